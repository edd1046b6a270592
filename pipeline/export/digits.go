package export

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// inDigitsOf gives labels that write numbers with the digits of the article:
// a language may have two kinds, as Arabic has, and a page should show one.
// Where the article's translator wrote 0 to 9 more often than the language's
// own digits, so do the labels.
func inDigitsOf(l pipeline.Localized, labels Labels) Labels {
	latin, native := 0, 0
	for b := range l.Blocks() {
		for _, s := range own(l, b) {
			for _, r := range s.plain() {
				switch {
				case r >= '0' && r <= '9':
					latin++
				case r >= 0x80 && unicode.Is(unicode.Nd, r):
					native++
				}
			}
		}
	}
	if latin > native {
		return latinDigits{labels}
	}
	return labels
}

// latinDigits writes the numbers of other labels with 0 to 9.
type latinDigits struct{ Labels }

func (d latinDigits) Text(chain []language.Tag, id string, data map[string]any) (string, language.Tag) {
	s, t := d.Labels.Text(chain, id, data)
	return strings.Map(latinDigit, s), t
}

func (d latinDigits) Plural(chain []language.Tag, id string, n int, data map[string]any) (string, language.Tag) {
	s, t := d.Labels.Plural(chain, id, n, data)
	return strings.Map(latinDigit, s), t
}

func (d latinDigits) Date(to language.Tag, t time.Time, long bool) string {
	return strings.Map(latinDigit, d.Labels.Date(to, t, long))
}

// latinDigit gives the digit of the value of r; r itself if it is none. Every
// script has its ten digits in a row.
func latinDigit(r rune) rune {
	if r < 0x80 {
		return r
	}
	for _, x := range unicode.Nd.R16 {
		if r <= rune(x.Hi) {
			if r >= rune(x.Lo) {
				return '0' + (r-rune(x.Lo))%10
			}
			break
		}
	}
	return r
}
