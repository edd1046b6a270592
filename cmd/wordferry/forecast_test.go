package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func shownForecast(fs []forecast) string {
	var b strings.Builder
	for _, f := range fs {
		fmt.Fprintf(&b, "%s %d/%d/%d:", f.Locale, f.Articles, f.Segments, f.Words)
		for _, c := range f.Bands {
			if c.Segments > 0 || c.Words > 0 {
				fmt.Fprintf(&b, " %s %d/%d", c.Band, c.Segments, c.Words)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestForesee_CountsEveryWordOnce(t *testing.T) {
	got := shownForecast(foresee([]work{
		{"c/b", language.German, 3, 30, []openSegment{{"same  text", 10, 60}, {"fuzzy", 10, 94}}},
		{"c/a", language.German, 8, 77, []openSegment{{"in place", 7, 102}, {"one", 8, 101}, {"exact", 9, 100}, {"same text", 10, 0}, {"same text", 10, 0}, {"near", 11, 99}, {"exact", 9, 100}}},
		{"c/a", language.French, 8, 77, nil},
	}))
	want := `de 2/11/107: translated 2/23 context 2/15 exact 2/18 repeated 1/10 repeated-articles 1/10 95-99 1/11 85-94 1/10 new 1/10
fr 1/8/77: translated 8/77
`
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

func TestForesee_BandsAddUpInWhateverOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []work
		for i := range rapid.IntRange(0, 5).Draw(t, "articles") {
			for _, to := range []language.Tag{language.German, language.French} {
				w := work{article: pipeline.ArticleID(fmt.Sprint("c/", i)), to: to}
				for range rapid.IntRange(0, 6).Draw(t, "segments") {
					w.open = append(w.open, openSegment{rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "text"), 3, rapid.IntRange(0, 102).Draw(t, "score")})
				}
				w.segments, w.words = len(w.open)+2, 3*len(w.open)+5
				all = append(all, w)
			}
		}
		fs := foresee(all)
		for _, f := range fs {
			segments, words := 0, 0
			for _, b := range f.Bands {
				segments, words = segments+b.Segments, words+b.Words
			}
			if segments != f.Segments || words != f.Words {
				t.Fatalf("%+v", f)
			}
		}
		shuffled := slices.Clone(all)
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if a, b := shownForecast(fs), shownForecast(foresee(shuffled)); a != b {
			t.Fatalf("%s\n%s", a, b)
		}
	})
}
