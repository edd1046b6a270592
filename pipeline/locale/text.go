package locale

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/wordferry/wordferry/pipeline"
)

// hash is how the state file names a text: 16 hexadecimal digits of the
// SHA-256 of it in NFC with white space collapsed, codes included.
func hash(text string) string {
	sum := sha256.Sum256([]byte(collapse(text)))
	return hex.EncodeToString(sum[:8])
}

func collapse(text string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text)), " ")
}

// same tells whether two source texts ask for the same translation: they
// differ at most in white space, in the width of characters, or in the numbers
// of their codes.
func same(a, b string) bool {
	return a == b || essence(a) == essence(b)
}

// essence is what two texts that are the same have in common.
func essence(text string) string {
	var b strings.Builder
	numbers := map[int]int{}
	for _, t := range pipeline.Tokens(text) {
		if !t.IsCode() {
			for _, r := range norm.NFC.String(width.Fold.String(t.Text)) {
				if !unicode.IsSpace(r) {
					b.WriteRune(r)
				}
			}
			continue
		}
		n, seen := numbers[t.N]
		if !seen {
			n = len(numbers) + 1
			numbers[t.N] = n
		}
		fmt.Fprintf(&b, "\x00%s %d %t %t\x00", t.Name, n, t.Open, t.Close)
	}
	return b.String()
}

// inComment writes a text so that it fits on one comment line and can be read
// back: line ends and other characters that a comment cannot hold become
// escapes, and a backslash is doubled only where it would look like one.
func inComment(text string) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if !strings.ContainsFunc(text, func(r rune) bool { return r == '\\' || unprintable(r) }) {
		return text
	}
	var b strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case unprintable(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		case r == '\\' && i+1 < len(runes) && (strings.ContainsRune(`\nrtu`, runes[i+1]) || unprintable(runes[i+1])):
			b.WriteString(`\\`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unprintable tells which characters may not stand in a line as they are:
// controls, and what some editors take for the end of a line.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

// fromComment undoes inComment.
func fromComment(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, `\`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		r, n := escaped(rest)
		if n == 0 {
			r = '\\'
		}
		b.WriteRune(r)
		text = rest[n:]
	}
}

// escaped reads what stands behind a backslash and returns the character and
// the length read; 0 if it is no escape.
func escaped(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	switch s[0] {
	case '\\':
		return '\\', 1
	case 'n':
		return '\n', 1
	case 'r':
		return '\r', 1
	case 't':
		return '\t', 1
	case 'u':
		var r rune
		if len(s) < 5 {
			return 0, 0
		}
		for _, c := range []byte(s[1:5]) {
			d := strings.IndexByte("0123456789abcdef", c)
			if d < 0 {
				return 0, 0
			}
			r = r<<4 | rune(d)
		}
		return r, 5
	}
	return 0, 0
}

// quote writes a text as a TOML string on one line, in the plainest way it
// can be: "…", then '…', then """…""".
func quote(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\ufffd")
	controls := strings.ContainsFunc(text, unprintable)
	awkward := strings.ContainsAny(text, `"\`)
	switch {
	case !awkward:
		return `"` + escape(text) + `"`
	case !controls && !strings.Contains(text, "'"):
		return "'" + text + "'"
	}
	text = escape(strings.ReplaceAll(text, `\`, `\\`))
	var b strings.Builder
	marks := 0 // quotation marks in a row
	for i, r := range text {
		if r != '"' {
			marks = 0
		} else if marks++; marks == 3 || i == len(text)-1 { // three would end the string
			b.WriteByte('\\')
			marks = 0
		}
		b.WriteRune(r)
	}
	return `"""` + b.String() + `"""`
}

// escape writes the characters that a basic string cannot hold as escapes.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case unprintable(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
