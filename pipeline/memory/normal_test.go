package memory

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestInert_IsRightAboutWhatItIsSureOf(t *testing.T) {
	for r := rune(1); r < 0x11000; r++ {
		for _, s := range []string{string(r), "a" + string(r), "干" + string(r) + "b", "a " + string(r), string(r) + string(r)} {
			if inert(s) && collapse(norm.NFC.String(s)) != s {
				t.Fatalf("%q is not its own normal form", s)
			}
		}
	}
	for _, s := range []string{"Read the guide.", "干细胞（MSC）。", "a “b” – c."} {
		if !inert(s) {
			t.Errorf("%q takes the long way", s)
		}
	}
	const alphabet = "ab <\t干é\u0301\u00a0\u3000x1,\u007f"
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune(alphabet+"abcdefghijklmnopq rstuvwxyz")), 0, 40, -1).Draw(t, "s")
		if inert(s) && normalForm(s) != collapse(norm.NFC.String(s)) || inert(s) && strings.Contains(s, "<") {
			t.Fatalf("%q is not its own normal form", s)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		if s := rapid.String().Draw(t, "s"); inert(s) && collapse(norm.NFC.String(s)) != s {
			t.Fatalf("%q is not its own normal form", s)
		}
	})
}
