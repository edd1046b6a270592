package memory

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is taken from the ends of another text is what would have been found.
func TestTokeniseBeside_IsTheSameAsAlone(t *testing.T) {
	pieces := []string{
		"a", "A", "the", "The", "don't", "n’t", "'", "co-op", " ", " ", " ", ".", ",", "1", "1,234.5", "٣", "12", "３．５", "ｋｍ",
		"http", "https", "https://a.b/c.,;", "www.x.org...", "ftp://", "://", "me@x.org", "@", "<b1>", "</b1>", "<br2/>", "\u00ad", "\u0301", "é",
		"ｶ", "ﾞ", "汉字", "。", "か", "゙", "ไทย", "\xff", "\xe4\xb8", "µ", "²", "\ufe0f", "☺", "\u200d", "_", "mg", "not", "unsafe", "safe",
	}
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.SampledFrom(pieces)
		first := rapid.SliceOfN(of, 1, 24).Draw(t, "first")
		second := slices.Clone(first)
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			at := rapid.IntRange(0, len(second)).Draw(t, "at")
			to := min(len(second), at+rapid.IntRange(0, 3).Draw(t, "deleted"))
			second = slices.Concat(second[:at], rapid.SliceOfN(of, 0, 2).Draw(t, "inserted"), second[to:])
		}
		var q, alone, beside analysis
		q.set(strings.Join(first, ""), "en")
		alone.set(strings.Join(second, ""), "en")
		beside.set("left over from before", "en")
		beside.normalise(strings.Join(second, ""), "en")
		beside.tokeniseBeside(&q)
		if !slices.Equal(alone.tokens, beside.tokens) || !slices.Equal(alone.hashed, beside.hashed) || string(alone.folded) != string(beside.folded) {
			t.Fatalf("%q beside %q\ngot  %+v %v %q\nwant %+v %v %q", alone.plain, q.plain, beside.tokens, beside.hashed, beside.folded, alone.tokens, alone.hashed, alone.folded)
		}
		every := func(a *analysis) (all []int) {
			for i := range a.tokens {
				all = append(all, i)
			}
			return all
		}
		var w scorer
		couples, _ := w.align(&q, &beside)
		w.unsafeDifferences(&q, &beside, couples)
		if q.deniesOtherwise(&beside, w.inQuery, w.inUnit) != q.deniesOtherwise(&beside, every(&q), every(&beside)) {
			t.Fatalf("%q beside %q: words that both have make a difference", alone.plain, q.plain)
		}
		got, want := new(scorer).compare(&q, &beside), new(scorer).compare(&q, &alone)
		if len(got.numbers)+len(want.numbers) == 0 {
			got.numbers, want.numbers = nil, nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q beside %q\ngot  %+v\nwant %+v", alone.plain, q.plain, got, want)
		}
	})
}
