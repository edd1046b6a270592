package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// translatable returns the words of text that a translation would change:
// not addresses, code, product numbers, names in capitals, nor what the
// termbase says is never translated.
func translatable(text string, terms []pipeline.Term) []string {
	text = withoutNames(text, terms)
	var words []string
	for _, chunk := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\uFFFC' }) {
		if isAddress(chunk) {
			continue
		}
		bare := strings.TrimFunc(chunk, func(r rune) bool { return unicode.IsPunct(r) && r != '_' })
		if isCode(bare) {
			continue
		}
		for _, w := range wordsOf(bare) {
			if word := bare[w.start:w.end]; startsWithLetter(word) {
				words = append(words, word)
			}
		}
	}
	return words
}

// withoutNames blanks out what is never translated.
func withoutNames(text string, terms []pipeline.Term) string {
	for _, term := range terms {
		if term.Status == pipeline.DoNotTranslate && term.Source != "" {
			text = strings.ReplaceAll(text, term.Source, " ")
		}
	}
	return text
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// isAddress tells of web and mail addresses.
func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@") && strings.Contains(s, ".")
}

// isCode tells of identifiers, file names, versions and abbreviations: what
// stands in a text as it stands in a program. Text in scripts without
// capitals is never code.
func isCode(s string) bool {
	upper, lower, other, hump := 0, 0, 0, false
	prev := rune(0)
	for _, r := range s {
		switch {
		case r >= 0x80 && !isLatin(r) && unicode.IsLetter(r):
			return false
		case unicode.IsUpper(r):
			upper++
			hump = hump || unicode.IsLower(prev)
		case unicode.IsLower(r):
			lower++
		case r == '-', r == '\'', r == '’', r == '/':
		default:
			other++ // digits, "_", ".", "(", "=", …
		}
		prev = r
	}
	return lower+upper == 0 || other > 0 || hump || lower == 0 && upper > 1
}
