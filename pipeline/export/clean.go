package export

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanText is running text as every format shows it: valid UTF-8 in NFC,
// white space in single spaces, nothing that XML or a terminal chokes on.
func cleanText(s string) string {
	return norm.NFC.String(strings.Map(printable, collapse(s)))
}

// cleanCode is the text of a listing or a code span: like cleanText, its white
// space kept.
func cleanCode(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return norm.NFC.String(strings.Map(printable, s))
}

// printable drops control and non-characters. Tab and line feed stay.
func printable(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return r
	case r == utf8.RuneError:
		return r
	case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe, r == 0xfeff:
		return -1
	}
	return r
}

// collapse makes one space of each run of ASCII white space.
func collapse(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t', '\n', '\f', '\r', '\v':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(c)
			space = false
		}
	}
	return b.String()
}

// safeHref returns an address that may stand in a link: http, https, mailto
// or relative to the page. Anything else is refused, also an address without
// scheme but with a host, and any with white space or a control character
// inside, which browsers skip over when they look for a scheme.
func safeHref(s string) (string, bool) {
	s = norm.NFC.String(strings.Trim(s, " \t\r\n\f"))
	if s == "" || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || printable(r) < 0 }) {
		return "", false
	}
	if len(s) > 1 && (s[0] == '/' || s[0] == '\\') && (s[1] == '/' || s[1] == '\\') {
		return "", false
	}
	if i := strings.IndexAny(s, ":/?#"); i >= 0 && s[i] == ':' {
		switch strings.ToLower(s[:i]) {
		case "http", "https", "mailto":
		default:
			return "", false
		}
	}
	return s, true
}

// safeSrc returns an address that an image or an embed may have.
func safeSrc(s string) (string, bool) {
	s, ok := safeHref(s)
	if !ok || len(s) >= 7 && strings.EqualFold(s[:7], "mailto:") {
		return "", false
	}
	return s, true
}
