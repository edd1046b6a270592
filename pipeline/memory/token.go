package memory

import (
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
	mail := strings.IndexByte(t.plain, '@') >= 0
	placeholders := 0
	for at := 0; at < len(t.plain); {
		r, size := t.rune(at)
		start, from := at, len(t.folded)
		kind := punctuation
		switch {
		case r == marker:
			kind = placeholder
			at += size
			t.folded = append(t.folded, marker)
			if placeholders < len(t.names) {
				t.folded = append(t.folded, t.names[placeholders]...)
			}
			placeholders++
		case unicode.IsSpace(r) || ignorable(r):
			at += size
			continue
		case isDigit(r):
			kind = number
			at = t.endOfNumber(at)
			t.folded = append(t.folded, marker, '0')
		case isCharacter(r):
			kind = character
			t.folded = utf8.AppendRune(t.folded, r)
			at = t.takeMarks(at+size, from)
		case isWordRune(r):
			if end := endOfAddress(t.plain, at, mail); end > at {
				kind = address
				at = end
				t.folded = append(t.folded, marker, '@')
				break
			}
			kind = word
			at = t.takeWord(at)
		default:
			t.folded = utf8.AppendRune(t.folded, foldPunctuation(r))
			at = t.takeMarks(at+size, from)
		}
		t.tokens = append(t.tokens, token{kind, int32(start), int32(at), int32(from), int32(len(t.folded))})
	}
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
	for at < len(t.plain) {
		r, size := t.rune(at)
		if r < 0x300 || !unicode.IsMark(r) {
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
		if c := t.plain[at]; c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_':
				t.folded = append(t.folded, c)
				at++
				continue
			case 'A' <= c && c <= 'Z':
				t.folded = append(t.folded, c+'a'-'A')
				at++
				continue
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
