package check

import (
	"strings"

	"golang.org/x/text/language"
)

// interpret gives the values that groups of digits with separators may have
// in a language, and the values of the groups alone where they may be numbers
// of their own. What reads as grouped by thousands is not read otherwise.
func interpret(groups []string, seps []rune, tag language.Tag) (values, parts []string) {
	if len(seps) == 0 {
		return []string{canonical(groups[0], "")}, nil
	}
	pieces := make([]string, len(groups))
	for i, g := range groups {
		pieces[i] = canonical(g, "")
	}
	last := seps[len(seps)-1]
	whole, decimals := groups, ""
	uniform := same(seps)
	if !uniform && same(seps[:len(seps)-1]) && (last == '.' || last == ',') && last != seps[0] {
		whole, decimals = groups[:len(groups)-1], groups[len(groups)-1]
		if grouped(whole) {
			return []string{canonical(strings.Join(whole, ""), decimals)}, nil
		}
		return []string{strings.Join(groups, ".")}, pieces
	}
	if !uniform {
		return []string{strings.Join(groups, ".")}, pieces
	}
	switch {
	case last == ' ':
		return []string{canonical(strings.Join(groups, ""), "")}, pieces
	case last == '\'':
		return []string{canonical(strings.Join(groups, ""), "")}, nil
	case len(seps) > 1 && grouped(groups):
		return []string{canonical(strings.Join(groups, ""), "")}, nil
	case len(seps) > 1:
		return []string{strings.Join(pieces, ".")}, pieces
	}
	if grouped(groups) && last == groupMark(tag) {
		return []string{canonical(strings.Join(groups, ""), "")}, nil
	}
	return []string{canonical(groups[0], groups[1])}, pieces
}

// groupMark returns what groups thousands in a language, of "." and ",".
func groupMark(tag language.Tag) rune {
	region, _ := tag.Region()
	switch baseOf(tag) {
	case "de", "nl", "it", "pt", "id", "tr", "da", "el", "ro", "hr", "sl", "sr", "bs", "vi", "ca", "gl", "eu", "is":
		if r := region.String(); r == "CH" || r == "LI" {
			return '\''
		}
		return '.'
	case "es":
		switch region.String() {
		case "MX", "GT", "HN", "SV", "NI", "PA", "PR", "DO", "PE", "US", "419":
			return ','
		}
		return '.'
	case "fr", "ru", "uk", "be", "pl", "cs", "sk", "hu", "bg", "fi", "sv", "nb", "nn", "no", "et", "lv", "lt", "kk":
		return ' '
	default:
		return ','
	}
}

// grouped tells whether groups of digits are thousands, or lakhs and crores.
func grouped(groups []string) bool {
	first, last := groups[0], groups[len(groups)-1]
	if len(first) > 3 || first[0] == '0' || len(last) != 3 {
		return false
	}
	threes, twos := true, len(first) <= 2
	for _, g := range groups[1 : len(groups)-1] {
		threes = threes && len(g) == 3
		twos = twos && len(g) == 2
	}
	return threes || twos
}

func same(seps []rune) bool {
	for _, s := range seps {
		if s != seps[0] {
			return false
		}
	}
	return true
}

// canonical writes a number without leading and closing zeros.
func canonical(whole, decimals string) string {
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

// shift multiplies a canonical number with a power of ten.
func shift(v string, zeros int) string {
	sign := ""
	if strings.HasPrefix(v, "-") {
		sign, v = "-", v[1:]
	}
	whole, decimals, _ := strings.Cut(v, ".")
	if strings.Contains(decimals, ".") {
		return sign + v
	}
	for len(decimals) < zeros {
		decimals += "0"
	}
	return sign + canonical(whole+decimals[:zeros], decimals[zeros:])
}

func runsOfDigits(s string) []string {
	var out []string
	for _, run := range strings.FieldsFunc(s, func(c rune) bool { return !isDigit(c) }) {
		out = append(out, canonical(run, ""))
	}
	return out
}

// roman reads a Roman numeral up to 39; 0 if the word is none.
func roman(s string) int {
	if s == "" || len(s) > 7 {
		return 0
	}
	total, prev := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := strings.IndexByte("I___V____X", s[i]) + 1
		if v == 0 || s[i] == '_' {
			return 0
		}
		if v < prev {
			total -= v
		} else {
			total += v
			prev = v
		}
	}
	return total
}
