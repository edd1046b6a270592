package segment

import (
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"
	"golang.org/x/text/language"
)

// TestSplit_KnowsTheTerminatorsOfUnicode compares with an implementation of
// UAX #29, character by character.
func TestSplit_KnowsTheTerminatorsOfUnicode(t *testing.T) {
	s := New(language.Und, Options{})
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		text := "Abc" + string(r) + " Xyz abc."
		if it := sentences.FromString(text); it.Next() && len(it.Value()) < len(text) && len(s.Split(text)) < 2 {
			t.Errorf("U+%04X ends a sentence", r)
		}
	}
}
