package memory

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// numberStyle is how a language writes numbers: the sign before decimals and
// the one between groups of three digits. The zero value is that of a language
// that nothing is known of.
type numberStyle struct{ decimal, group rune }

// numberStyleOf knows the styles of CLDR for the languages of which all
// regions write alike, and for the regions that do not.
func numberStyleOf(t language.Tag) numberStyle {
	base, _ := t.Base()
	region, sure := t.Region()
	point, comma, spaced := numberStyle{'.', ','}, numberStyle{',', '.'}, numberStyle{',', ' '}
	switch base.String() {
	case "en":
		if sure == language.Exact && region.String() == "ZA" {
			return numberStyle{}
		}
		return point
	case "zh", "yue", "ja", "ko", "th", "he", "hi", "ms":
		return point
	case "es":
		switch region.String() {
		case "ES", "AR", "BO", "CL", "CO", "CR", "EC", "PY", "UY", "VE":
			return comma
		}
		return point
	case "de", "it":
		if r := region.String(); r == "CH" || r == "LI" {
			return numberStyle{}
		}
		return comma
	case "pt":
		return comma
	case "nl", "da", "id", "tr", "el", "ro", "hr", "sl", "sr", "ca", "vi":
		return comma
	case "fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "nn", "no", "fi", "hu", "bg", "lt", "lv", "et":
		return spaced
	}
	return numberStyle{}
}

// numeral is a number as it is read.
type numeral struct {
	whole, decimals string // in ASCII digits, as written: zeros count
	grouped         bool
	zero            rune // of its digits
}

func (n numeral) isSame(m numeral) bool { return n.whole == m.whole && n.decimals == m.decimals }

// read understands a number token, or some that stand in one group each; ok is
// false where it is no number or could be two different ones.
func (s numberStyle) read(text string) (n numeral, ok bool) {
	var digits strings.Builder
	var parts []string
	var signs []rune
	n.zero = -1
	for _, r := range text {
		r = foldWidthSign(r)
		if zero, is := zeroOf(r); is {
			if n.zero >= 0 && n.zero != zero {
				return n, false
			}
			n.zero = zero
			digits.WriteByte(byte('0' + r - zero))
			continue
		}
		parts, signs = append(parts, digits.String()), append(signs, r)
		digits.Reset()
	}
	parts = append(parts, digits.String())
	if n.zero < 0 {
		return n, false
	}
	if last := len(signs) - 1; last >= 0 && signs[last] == s.decimal {
		n.decimals = parts[last+1]
		signs, parts = signs[:last], parts[:last+1]
		if n.decimals == "" {
			return n, false
		}
	}
	for i, sign := range signs {
		if sign != s.group || len(parts[i+1]) != 3 {
			return n, false
		}
	}
	n.grouped = len(signs) > 0
	if first := parts[0]; first == "" || n.grouped && (len(first) > 3 || first[0] == '0') {
		return n, false
	}
	n.whole = strings.Join(parts, "")
	return n, true
}

// zeroOf returns the zero of the digits that r is one of.
func zeroOf(r rune) (rune, bool) {
	switch {
	case '0' <= r && r <= '9':
		return '0', true
	case r < 0x80 || !unicode.IsDigit(r):
		return 0, false
	}
	zero := r // digits of a script stand in a row of ten
	for zero > 0 && unicode.IsDigit(zero-1) && r-zero < 9 && (zero-1)&0xf != 0xf {
		zero--
	}
	return zero, true
}

// foldWidthSign makes the signs inside numbers one of point, comma and space.
func foldWidthSign(r rune) rune {
	switch r {
	case '．', '٫':
		return '.'
	case '，', '٬':
		return ','
	case '\u00a0', '\u202f', '\u2009':
		return ' '
	}
	return r
}

// fits tells whether a number can stand where another stands without anybody
// wondering: both have decimals or none, and long ones are both grouped or
// both not, as a quantity is and a year is not.
func (n numeral) fits(old numeral) bool {
	if (n.decimals == "") != (old.decimals == "") {
		return false
	}
	return len(n.whole) < 4 || len(old.whole) < 4 || n.grouped == old.grouped
}

// write puts a number in the place of one that was written as old.
func (s numberStyle) write(n, old numeral, oldText string) string {
	var b strings.Builder
	digit := func(d byte) { b.WriteRune(old.zero + rune(d-'0')) }
	grouped := n.grouped || old.grouped
	for i := range len(n.whole) {
		if left := len(n.whole) - i; grouped && i > 0 && left%3 == 0 {
			b.WriteString(s.signIn(oldText, s.group))
		}
		digit(n.whole[i])
	}
	if n.decimals != "" {
		b.WriteString(s.signIn(oldText, s.decimal))
		for i := range len(n.decimals) {
			digit(n.decimals[i])
		}
	}
	return b.String()
}

// signIn returns a sign as it stands in a text already, or else as usual.
func (s numberStyle) signIn(text string, sign rune) string {
	for _, r := range text {
		if foldWidthSign(r) == sign {
			return string(r)
		}
	}
	if sign == ' ' {
		return "\u00a0"
	}
	return string(sign)
}
