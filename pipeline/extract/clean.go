package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean makes running text of raw text: NFC, one space where there was any
// white space, no control characters, nothing invisible that is not needed
// to write the language.
func clean(s string) string {
	return strings.TrimSpace(collapse(scrub(s), true))
}

// scrub takes out what nobody sees: C0 and C1 controls, zero-width spaces,
// byte order marks, soft hyphens, and the embeddings, overrides and isolates
// that can turn text around. Joiners stay where they can join something;
// direction marks stay in text that has right-to-left letters.
func scrub(s string) string {
	if !needsScrub(s) {
		return s
	}
	rtl := strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana)
	})
	var b strings.Builder
	b.Grow(len(s))
	prev := rune(0)
	for i, r := range s {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\f':
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			if r == 0x85 {
				r = '\n'
				break
			}
			continue
		case r == 0x200b || r == 0xfeff || r == 0x2060 || r == 0xad || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe007f:
			continue
		case r == 0x200e || r == 0x200f || r == 0x61c:
			if !rtl {
				continue
			}
		case r == 0x200c || r == 0x200d:
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !joins(prev) || !joins(next) {
				continue
			}
		case r == 0x2028 || r == 0x2029:
			r = '\n'
		}
		b.WriteRune(r)
		prev = r
	}
	return norm.NFC.String(b.String())
}

// joins tells whether a zero-width joiner beside r can have a meaning: in
// cursive and Indic scripts and in emoji.
func joins(r rune) bool {
	return r >= 0x0590 && r < 0x2000 || r >= 0x2190 && r < 0x2e80 || r >= 0xa000 && r < 0xac00 || r >= 0xfb50 && r <= 0xfe0f || r >= 0x1f000
}

func needsScrub(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			return strings.ContainsFunc(s, func(r rune) bool {
				return r < 0x20 && r != '\t' && r != '\n' && r != '\r' && r != '\f' || r >= 0x7f && r < 0xa0 || r == 0xad ||
					r == 0x61c || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r >= 0xfff9 && r <= 0xfffb ||
					r == 0xfeff || r >= 0xe0000 && r <= 0xe007f
			}) || !norm.NFC.IsNormalString(s)
		}
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f {
			return true
		}
	}
	return false
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', 0xa0, 0x1680, 0x202f, 0x205f, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

func notSpace(r rune) bool { return !isSpace(r) }

// collapse makes one space of every run of white space, and none of a line
// break between two characters of a script without spaces. atStart says that
// nothing stands before s, or white space does.
func collapse(s string, atStart bool) string {
	if s == "" {
		return ""
	}
	if collapsed(s, atStart) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	prev := rune(0)
	pending, broke := false, false
	for _, r := range s {
		if isSpace(r) {
			pending = true
			broke = broke || r == '\n'
			continue
		}
		if pending && !(atStart && b.Len() == 0) && !(broke && spaceless(prev) && spaceless(r)) {
			b.WriteByte(' ')
		}
		pending, broke = false, false
		b.WriteRune(r)
		prev = r
	}
	if pending && !(atStart && b.Len() == 0) {
		b.WriteByte(' ')
	}
	return b.String()
}

// collapsed tells whether collapse would change nothing: all white space of s
// is single spaces.
func collapsed(s string, atStart bool) bool {
	space := atStart
	for _, r := range s {
		if isSpace(r) && (r != ' ' || space) {
			return false
		}
		space = r == ' '
	}
	return true
}

// spaceless tells whether r belongs to a script that is written without
// spaces between words.
func spaceless(r rune) bool {
	return r >= 0x2e80 && r <= 0x9fff && r != 0x3000 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe4f || r >= 0xff01 && r <= 0xff9f || r >= 0x20000 && r <= 0x3ffff ||
		r == '“' || r == '”' || r == '‘' || r == '’' || r == '…' || r == '—'
}

// weigh returns how much text s is, in units that compare across scripts: a
// Latin letter counts 1, a Chinese character 3, a space nothing.
func weigh(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c > ' ' {
				n++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case isSpace(r):
		case r >= 0x3040 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 || r >= 0x20000 && r <= 0x3ffff:
			n += 3
		default:
			n++
		}
	}
	return n
}

// clip returns at most n runes of s.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// notWord tells what no word is made of.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
