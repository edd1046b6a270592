package segment

import (
	"unicode"

	"golang.org/x/text/language"
)

// Counts is the size of a text in the units that translation is paid in.
// Tools differ, so each is named.
type Counts struct {
	// Words: every Han or kana character is one; so is every other run that
	// holds a letter or a digit and no white space, CJK punctuation, dash (—)
	// or ellipsis (…): IL-10, 3.5, an address; Hangul by its spaces.
	// Punctuation is none.
	Words int
	// Chars: code points without white space.
	Chars int
	// GMX: words after GMX-V 2.0: for Chinese, Japanese, Korean and Thai the
	// characters without white space and punctuation divided by 2.8, 3.0, 3.3
	// and 6.0, rounded half up; for other languages Words.
	GMX int
}

// Count measures a plain text.
func Count(lang language.Tag, text string) Counts { return count(baseOf(lang), text) }

// Count measures a plain text of the splitter's language.
func (s *Splitter) Count(text string) Counts { return count(s.name, text) }

func count(base, text string) Counts {
	var c Counts
	run, marks := false, 0
	for _, r := range text {
		if unicode.IsSpace(r) {
			run = false
			continue
		}
		c.Chars++
		if !unicode.IsPunct(r) {
			marks++
		}
		switch {
		case isHan(r) || isKana(r):
			c.Words++
			run = false
		case separates(r):
			run = false
		case !run && isWordly(r):
			c.Words++
			run = true
		}
	}
	c.GMX = c.Words
	if tenths := gmxTenths(base); tenths > 0 {
		c.GMX = (2*10*marks + tenths) / (2 * tenths)
	}
	return c
}

// gmxTenths returns how many tenths of a character GMX-V counts to a word; 0
// where it counts words.
func gmxTenths(base string) int {
	switch base {
	case "zh":
		return 28
	case "ja":
		return 30
	case "ko":
		return 33
	case "th":
		return 60
	default:
		return 0
	}
}

// separates tells the punctuation that ends a run that is counted as a word.
func separates(r rune) bool {
	switch {
	case r == '—' || r == '…' || r == '⋯' || r == '―' || r == '・':
		return true
	case r >= 0x3000 && r <= 0x303F && r != '々' && r != '〇':
		return true
	case r >= 0xFF00 && r <= 0xFFEF || r >= 0xFE10 && r <= 0xFE4F:
		return unicode.IsPunct(r)
	}
	return false
}
