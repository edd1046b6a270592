package memory

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// kind of a token. Numbers, addresses and placeholders are classes: any two
// of a class are the same token to the edit distance, and what they say is
// compared afterwards.
type kind uint8

const (
	word        kind = iota
	character        // Han, kana and the scripts of South-East Asia, which put no spaces between words
	punctuation      // and symbols
	number
	address // of the web or of mail
	placeholder
)

// token is a piece of a plain text. Its folded form, by which tokens are
// compared, is lower-cased, with the width and the form of punctuation folded.
type token struct {
	kind       kind
	start, end int32 // in the plain text
	from, to   int32 // in the folded text
}

// marker stands in a plain text for a placeholder.
const marker = '\x02'

// tokeniser cuts plain texts; it is used again to save memory.
type tokeniser struct {
	plain  string // NFC
	folded []byte
	tokens []token
	names  []string // of the placeholders, in order
}

func (t *tokeniser) fold(k token) []byte { return t.folded[k.from:k.to] }
func (t *tokeniser) raw(k token) string  { return t.plain[k.start:k.end] }

// cut makes the tokens of the plain text, whose markers stand for placeholders
// with the given names.
func (t *tokeniser) cut() {
	t.folded = t.folded[:0]
	t.tokens = t.tokens[:0]
	t.cutOn(0, len(t.plain), strings.IndexByte(t.plain, '@') >= 0)
}

// cutOn makes the tokens from a place on, which is where one ends, and stops
// as soon as one ends at another place or behind it. It returns where.
func (t *tokeniser) cutOn(at, until int, mail bool) int {
	placeholders := 0
	for at < until {
		start, from := at, len(t.folded)
		var k kind
		if c := t.plain[at]; c < utf8.RuneSelf {
			switch classes[c] {
			case unseen:
				at++
				continue
			case digit:
				k, at = t.takeNumber(at)
			case letter:
				k, at = t.takeLetters(at, mail)
			case mark:
				k = placeholder
				at++
				t.folded = append(t.folded, marker)
				if placeholders < len(t.names) {
					t.folded = append(t.folded, t.names[placeholders]...)
				}
				placeholders++
			default:
				k = punctuation
				t.folded = append(t.folded, c)
				at = t.takeMarks(at+1, from)
			}
		} else {
			r, size := t.rune(at)
			single := isCharacter(r)
			switch {
			case (!single || r < 0x3000) && isDigit(r): // of Lao and Myanmar, say
				k, at = t.takeNumber(at)
			case single:
				k = character
				t.folded = utf8.AppendRune(t.folded, r)
				at = t.takeMarks(at+size, from)
			case unicode.IsSpace(r) || ignorable(r):
				at += size
				continue
			case isWordRune(r):
				k, at = t.takeLetters(at, mail)
			default:
				k = punctuation
				t.folded = utf8.AppendRune(t.folded, foldPunctuation(r))
				at = t.takeMarks(at+size, from)
			}
		}
		t.tokens = append(t.tokens, token{k, int32(start), int32(at), int32(from), int32(len(t.folded))})
	}
	return at
}

// takeNumber takes a number, which is folded to the same whatever it is.
func (t *tokeniser) takeNumber(at int) (kind, int) {
	t.folded = append(t.folded, marker, '0')
	return number, t.endOfNumber(at)
}

// takeLetters takes an address or a word.
func (t *tokeniser) takeLetters(at int, mail bool) (kind, int) {
	if mail || beginsAddress(t.plain[at]) {
		if end := endOfAddress(t.plain, at, mail); end > at {
			t.folded = append(t.folded, marker, '@')
			return address, end
		}
	}
	return word, t.takeWord(at)
}

// class is what an ASCII character is at the beginning of a token.
type class uint8

const (
	sign   class = iota // punctuation and symbols
	unseen              // white space and controls
	letter              // or an underscore
	digit
	mark // the marker
)

var classes = [utf8.RuneSelf]class{
	0: unseen, 1: unseen, marker: mark, 3: unseen, 4: unseen, 5: unseen, 6: unseen, 7: unseen,
	8: unseen, 9: unseen, 10: unseen, 11: unseen, 12: unseen, 13: unseen, 14: unseen, 15: unseen,
	16: unseen, 17: unseen, 18: unseen, 19: unseen, 20: unseen, 21: unseen, 22: unseen, 23: unseen,
	24: unseen, 25: unseen, 26: unseen, 27: unseen, 28: unseen, 29: unseen, 30: unseen, 31: unseen,
	' ': unseen, '_': letter, 0x7f: unseen,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter, 'h': letter, 'i': letter,
	'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter, 'o': letter, 'p': letter, 'q': letter, 'r': letter,
	's': letter, 't': letter, 'u': letter, 'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter, 'H': letter, 'I': letter,
	'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter, 'O': letter, 'P': letter, 'Q': letter, 'R': letter,
	'S': letter, 'T': letter, 'U': letter, 'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
}

// rune reads the rune at a place with its width folded.
func (t *tokeniser) rune(at int) (rune, int) {
	if c := t.plain[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, size := utf8.DecodeRuneInString(t.plain[at:])
	return foldWidth(r), size
}

// endOfNumber takes digits, and single points and commas between them.
func (t *tokeniser) endOfNumber(at int) int {
	for at < len(t.plain) {
		r, size := t.rune(at)
		if isDigit(r) {
			at += size
			continue
		}
		if !isSeparator(r) || at+size >= len(t.plain) {
			return at
		}
		if next, _ := t.rune(at + size); !isDigit(next) {
			return at
		}
		at += size
	}
	return at
}

// takeMarks adds the combining marks at a place to the folded token.
func (t *tokeniser) takeMarks(at, from int) int {
	marked := false
	for at < len(t.plain) && t.plain[at] >= 0xcc { // U+0300 is the first mark
		r, size := t.rune(at)
		if isPlainCharacter(r) || !unicode.IsMark(r) {
			break
		}
		if !isVariation(r) {
			t.folded = utf8.AppendRune(t.folded, r)
			marked = true
		}
		at += size
	}
	if marked { // half-width kana come with their marks apart
		composed := norm.NFC.Bytes(t.folded[from:])
		t.folded = append(t.folded[:from], composed...)
	}
	return at
}

// takeWord adds a run of letters, marks and digits to the folded text. An
// apostrophe between letters belongs to the word.
func (t *tokeniser) takeWord(at int) int {
	for at < len(t.plain) {
		for at+8 <= len(t.plain) { // as many as possible, eight at a time
			lower, n := wordBytes(eightBytes(t.plain[at:]))
			t.folded = binary.LittleEndian.AppendUint64(t.folded, lower)
			t.folded = t.folded[:len(t.folded)-8+n]
			if at += n; n < 8 {
				break
			}
		}
		if at == len(t.plain) {
			break
		}
		if c := t.plain[at]; c < utf8.RuneSelf {
			switch {
			case classes[c] == letter || classes[c] == digit:
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				t.folded = append(t.folded, c)
				at++
				continue
			case c != '\'' && (classes[c] != unseen || c == ' '):
				return at
			}
		}
		r, size := t.rune(at)
		switch {
		case isApostrophe(r):
			if at+size >= len(t.plain) {
				return at
			}
			if next, _ := t.rune(at + size); !isWordRune(next) || isCharacter(next) {
				return at
			}
			t.folded = append(t.folded, '\'')
		case r == marker || isCharacter(r):
			return at
		case ignorable(r):
		case isWordRune(r) || isDigit(r):
			t.folded = utf8.AppendRune(t.folded, foldLetter(r))
		default:
			return at
		}
		at += size
	}
	return at
}

// wordBytes makes the ASCII letters among eight bytes lower-case, and counts
// the bytes from the first on that are ASCII letters, digits and underscores.
func wordBytes(x uint64) (lower uint64, n int) {
	low := x &^ eachHigh // so that no sum runs over
	upper := between(low, 'A', 'Z') &^ x
	lower = x | upper>>2
	in := upper | between(low, 'a', 'z') | between(low, '0', '9') | bytesEqual(low, '_')
	return lower, bits.TrailingZeros64((in^eachHigh)&eachHigh|x&eachHigh) / 8
}

// between sets the highest bit of every byte of x that is not below a and not
// above z; all bytes are below 0x80.
func between(x uint64, a, z byte) uint64 {
	return (x + (0x80-uint64(a))*eachByte) &^ (x + (0x7f-uint64(z))*eachByte) & eachHigh
}

func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r > 0x7f && unicode.IsDigit(r)
}

func isSeparator(r rune) bool { return r == '.' || r == ',' || r == '\u066b' || r == '\u066c' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func isWordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_'
	default:
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) && !unicode.IsDigit(r)
	}
}

// ignorable tells what nobody sees: controls, joiners, directional marks, soft
// hyphens.
func ignorable(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	return r <= 0x9f || r == 0xad || r >= 0x600 && unicode.Is(unicode.Cf, r) || isVariation(r)
}

func isVariation(r rune) bool { return r >= 0xfe00 && r <= 0xfe0f }

// isPlainCharacter tells the commonest of isCharacter, which width does not
// concern.
func isPlainCharacter(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa
}

// isCharacter tells the scripts in which one character is one token.
func isCharacter(r rune) bool {
	switch {
	case r < 0xe01:
		return false
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3041 && r <= 0x3096, r >= 0x30a1 && r <= 0x30fa:
		return true
	case r < 0x10a0: // Thai, Lao, Myanmar
		return r <= 0xe4e && r != 0xe3f || r >= 0xe81 && r <= 0xedf || r >= 0x1000
	case r >= 0x1780 && r <= 0x17d3: // Khmer
		return true
	case r < 0x2e80:
		return false
	}
	return r <= 0x2fdf || r >= 0x3005 && r <= 0x3007 || r >= 0x3021 && r <= 0x3029 ||
		r >= 0x309d && r <= 0x309f || r >= 0x30fc && r <= 0x30ff || r >= 0x3105 && r <= 0x312f ||
		r >= 0x31f0 && r <= 0x31ff || r >= 0x3400 && r <= 0x4dbf || r >= 0xf900 && r <= 0xfaff ||
		r >= 0x1b000 && r <= 0x1b16f || r >= 0x20000 && r <= 0x3ffff
}

func foldWidth(r rune) rune {
	if r < 0xff00 || r > 0xffef {
		return r
	}
	if r > 0xff00 && r < 0xff5f { // ASCII of full width
		return r - 0xfee0
	}
	if f := width.LookupRune(r).Folded(); f != 0 {
		return f
	}
	return r
}

func foldLetter(r rune) rune {
	if r == 'µ' { // the sign, not the letter
		return 'μ'
	}
	return unicode.ToLower(r)
}

// foldPunctuation makes one of what differs in form alone.
func foldPunctuation(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛':
		return '\''
	case '“', '”', '„', '‟':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	case '。':
		return '.'
	case '、', '،':
		return ','
	case '؛':
		return ';'
	case '؟':
		return '?'
	}
	return r
}

// The longest parts of a mail address, RFC 5321 section 4.5.3.1. Without an
// end to the search, a long text full of points would be read again and again.
const (
	maxLocal  = 64
	maxDomain = 255
)

// beginsAddress tells the letters that an address of the web begins with.
func beginsAddress(c byte) bool {
	c |= 0x20
	return c == 'h' || c == 'w' || c == 'f'
}

// endOfAddress returns where the web or mail address ends that begins at a
// place, or the place itself.
func endOfAddress(s string, at int, mail bool) int {
	rest := s[at:]
	if hasPrefixFold(rest, "http://") || hasPrefixFold(rest, "https://") || hasPrefixFold(rest, "ftp://") || hasPrefixFold(rest, "www.") {
		end := 0
		for end < len(rest) && isAddressByte(rest[end]) {
			end++
		}
		for end > 0 && strings.IndexByte(".,;:!?'", rest[end-1]) >= 0 {
			end--
		}
		return at + end
	}
	if !mail {
		return at
	}
	local := 0
	for local < min(len(rest), maxLocal) && (isAlnum(rest[local]) || strings.IndexByte("._%+-", rest[local]) >= 0) {
		local++
	}
	if local == 0 || local == len(rest) || rest[local] != '@' {
		return at
	}
	end, dots := local+1, 0
	for end < min(len(rest), local+maxDomain) && (isAlnum(rest[end]) || rest[end] == '-' || rest[end] == '.') {
		if rest[end] == '.' {
			dots++
		}
		end++
	}
	if rest[end-1] == '.' {
		end, dots = end-1, dots-1
	}
	if dots < 1 {
		return at
	}
	return at + end
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && s[0]|0x20 == prefix[0] && strings.EqualFold(s[:len(prefix)], prefix)
}

func isAlnum(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

func isAddressByte(c byte) bool {
	return c > ' ' && c < 0x7f && strings.IndexByte("<>\"(){}|\\^`", c) < 0
}
