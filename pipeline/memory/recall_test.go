package memory

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// TestRecall_IsCompleteOnRealText compares the top 10 on the corpus of
// MEMORY_BENCH with those of the search without an index, for every query and
// many thresholds, and with brute force for some.
func TestRecall_IsCompleteOnRealText(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		t.Run(lang, func(t *testing.T) {
			c := readCorpus(t, lang)
			var units []pipeline.Unit
			for i, s := range c.sources {
				units = append(units, pipeline.Unit{From: language.MustParse(lang), To: language.French, Source: s, Target: c.targets[i], State: pipeline.Translated, Key: fmt.Sprint("m#", i)})
			}
			x := build(t, units...)
			yard := yardstickOf(lang, c.sources)
			byForm := map[string][]pipeline.Unit{}
			for _, u := range units {
				byForm[normalForm(u.Source)] = append(byForm[normalForm(u.Source)], u)
			}
			var y yardScratch
			found := 0
			for _, text := range c.queries {
				for _, least := range []int{50, 60, 69, 70, 75, 85, 95, 100} {
					q := Query{Text: text, From: units[0].From, To: language.French, Min: least, Limit: 10}
					y.query.set(text, lang)
					yard.nearest(&y, least)
					similar := slices.Clone(byForm[normalForm(text)])
					for _, n := range y.found {
						if form := normalForm(yard.sources[n.entry]); form != normalForm(text) {
							similar = append(similar, byForm[form]...)
						}
					}
					got, want := x.Lookup(q), bruteForce(similar, q)
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got, want)
					}
					found += len(want)
				}
			}
			fmt.Printf("%s: %d queries at 8 thresholds: all %d matches found, in the same order\n", lang, len(c.queries), found)
			r := rand.New(rand.NewPCG(4, 4))
			for range 3 {
				q := Query{Text: c.queries[r.IntN(len(c.queries))], From: units[0].From, To: language.French, Min: 50 + r.IntN(40), Limit: 10}
				if got, want := x.Lookup(q), bruteForce(units, q); !reflect.DeepEqual(got, want) {
					t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got, want)
				}
			}
		})
	}
}
