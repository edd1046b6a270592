package memory

import (
	"testing"

	"pgregory.net/rapid"
)

// What two texts have in common at their ends does not change how much they
// are alike.
func TestLikeness_IsThatOfWholeTexts(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("aaabcd é汉ｶ")), 1, 90, -1)
	var l likeness
	rapid.Check(t, func(t *rapid.T) {
		start, end := text.Draw(t, "start"), text.Draw(t, "end")
		a, b := start+text.Draw(t, "a")+end, start+text.Draw(t, "b")+end
		l.ready = false
		got := l.between(a, b)
		l.set(a)
		if want := l.to(b); got != want {
			t.Fatalf("%q and %q: %d, want %d", a, b, got, want)
		}
	})
}
