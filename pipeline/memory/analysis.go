package memory

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// analysis is all that the score needs to know of a source text.
type analysis struct {
	tokeniser
	hashed []uint32 // by token
	shared ends     // with the text it was made beside
	codes  []code
	normal string
	base   string // language subtag

	cautious bool // denials and measures are known
	denials  int  // in the text, without its spaces
	measures []string
	units    *unitTable
	denial   *negation // of the language denialOf
	denialOf string
}

// set analyses a text completely.
func (a *analysis) set(coded, base string) {
	a.normalise(coded, base)
	a.tokenise()
}

// normalise does what is needed to find the same text. tokenise does the rest.
func (a *analysis) normalise(coded, base string) {
	a.base, a.codes, a.names, a.cautious = base, nil, nil, false
	a.tokens = a.tokens[:0]
	if inert(coded) {
		a.plain, a.normal = coded, coded
		return
	}
	plain, codes, names := split(coded)
	a.plain, a.codes, a.names, a.normal = norm.NFC.String(plain), codes, names, normalForm(coded)
}

func (a *analysis) tokenise() {
	a.shared = ends{}
	a.cut()
	a.hashed = a.hashes(a.hashed[:0])
}

// inert tells of a text of common characters that it is its own normal form:
// that it has no codes, no characters that NFC would change or reorder, and
// single spaces inside only. Other texts may be so too.
func inert(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) { // as many as possible, eight at a time
			x := eightBytes(s[i:])
			spaces := bytesEqual(x, ' ')
			if x&eachHigh != 0 || (x+0x60*eachByte)&eachHigh != eachHigh || bytesEqual(x, '<') != 0 {
				break
			}
			if spaces&(spaces<<8) != 0 || space && spaces&0x80 != 0 {
				return false
			}
			space = spaces>>63 != 0
			i += 8
		}
		if i == len(s) {
			break
		}
		c := s[i]
		switch {
		case c == ' ':
			if space {
				return false
			}
			space = true
			continue
		case c < utf8.RuneSelf:
			if c < ' ' || c == '<' {
				return false
			}
		case i+2 >= len(s):
			return false
		case 0xe4 <= c && c <= 0xe9: // U+4000 to U+9FFF
			i += 2
		case c == 0xe3 && s[i+1] == 0x80 && 0x81 <= s[i+2] && s[i+2] < 0xaa: // U+3001 to U+3029, punctuation
			i += 2
		case c == 0xe3 && 0x81 <= s[i+1] && s[i+1] <= 0x83 && !(s[i+1] == 0x82 && 0x97 <= s[i+2] && s[i+2] <= 0x9a) && !(s[i+1] == 0x81 && s[i+2] == 0x80):
			i += 2 // U+3041 to U+30FF, kana, but for the marks that join them
		case c == 0xef && (s[i+1] == 0xbc || s[i+1] == 0xbd): // U+FF00 to U+FF7F, of full width
			i += 2
		case c == 0xe2 && s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] < 0xa8: // U+2010 to U+2027, dashes and quotes
			i += 2
		default:
			return false
		}
		space = false
	}
	return !space
}

const (
	eachByte = 0x0101010101010101
	eachHigh = 0x80 * eachByte
)

// bytesEqual sets the highest bit of every byte of x that is c; both are
// below 0x80.
func bytesEqual(x uint64, c byte) uint64 {
	return ^((x ^ uint64(c)*eachByte) + 0x7f*eachByte) & eachHigh
}

// following returns the folded text from a token on.
func (a *analysis) following(i int) []byte {
	if i >= len(a.tokens) {
		return nil
	}
	return a.folded[a.tokens[i].from:]
}
