package memory

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// writing is a way to write: words that are one token each and alike to no
// other, and what stands between them.
type writing struct {
	name, lang, space string
	word              func(i int) string
}

func runes(first rune) func(int) string {
	return func(i int) string { return string(first + rune(i)) }
}

// lettered writes a number in 10 letters of a script, and so gives words.
func lettered(letters string) func(int) string {
	l := []rune(letters)
	return func(i int) string { return string([]rune{l[i/100%10], l[i/10%10], l[i%10], l[0]}) }
}

var writings = []writing{
	{"Latin", "en", " ", lettered("bcdfghklmn")},
	{"Latin with accents", "fr", " ", lettered("àbçdéfgîlñ")},
	{"Cyrillic", "ru", " ", lettered("бвгджзклмф")},
	{"Greek", "el", " ", lettered("βγδζθκλμξπ")},
	{"Arabic", "ar", " ", lettered("بتثجحخدرسش")},
	{"Hebrew", "he", " ", lettered("בגדהוזחטיל")},
	{"Devanagari", "hi", " ", lettered("कखगघचछजटडत")},
	{"Thai and Burmese", "th", "", func(i int) string {
		if i < 40 {
			return runes('ก')(i)
		}
		return runes('က')(i - 40)
	}},
	{"Han", "zh", "", runes('一')},
	{"kana", "ja", "", runes('ア')},
	{"Hangul", "ko", " ", lettered("가나다라마바사아자차")},
	{"emoji", "en", " ", runes('🐀')},
	{"mixed", "ja", " ", func(i int) string {
		return [...]func(int) string{lettered("bcdfghklmn"), runes('一'), runes('ぁ'), lettered("бвгджзклмф"), runes('🐀'), lettered("बभमयरलवशषस")}[i%6](i)
	}},
}

// sentence is n words from the given one on.
func (w writing) sentence(from, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = w.word(from + i)
	}
	return out
}

func (w writing) join(words []string) string { return strings.Join(words, w.space) }

// Every threshold there is, in every script, with codes and numbers among the
// words: the same matches as by brute force, in the same order.
func TestLookup_EqualsBruteForceAtEachThresholdInEachScript(t *testing.T) {
	for _, w := range writings {
		t.Run(w.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, uint64(len(w.name))))
			whole := w.sentence(0, 20)
			vary := func(edits int) string {
				words := slices.Clone(whole)
				for range edits {
					at := r.IntN(len(words))
					switch r.IntN(6) {
					case 0, 1:
						words[at] = w.word(40 + r.IntN(30))
					case 2:
						words = slices.Insert(words, at, w.word(40+r.IntN(30)))
					case 3:
						words[at] = fmt.Sprint(10 + r.IntN(5))
					case 4:
						words[at] = [...]string{"<b1>", "</b1>", "<br2/>"}[r.IntN(3)] + words[at]
					default:
						if len(words) > 2 {
							words = slices.Delete(words, at, at+1)
						}
					}
				}
				return w.join(words)
			}
			var units []pipeline.Unit
			for edits := range 40 {
				u := unit(w.lang, "fr", vary(edits), fmt.Sprint("t", edits))
				u.From = language.MustParse(w.lang)
				units = append(units, u)
			}
			x := build(t, units...)
			scores := map[int]bool{}
			for _, edits := range []int{1, 6} {
				q := query(w.lang, "fr", vary(edits))
				for q.Min = 1; q.Min <= 100; q.Min++ {
					q.Limit = [...]int{3, 40}[(q.Min+edits)%2]
					got, want := x.Lookup(q), bruteForce(units, q)
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got, want)
					}
					for _, m := range got {
						scores[m.Score] = true
					}
				}
			}
			if len(scores) < 20 {
				t.Errorf("only %d scores: the test shows little", len(scores))
			}
		})
	}
}

// A text that is edited further and further, by words that it has not, is
// never more like what it was.
func TestScore_FallsUnderEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SampledFrom(writings).Draw(t, "writing")
		words := w.sentence(0, rapid.IntRange(4, 20).Draw(t, "words"))
		source := w.join(words)
		score := func(text string) int {
			u := unit(w.lang, "fr", source, "x")
			x, err := Build(each([]pipeline.Unit{u}))
			if err != nil {
				t.Fatal(err)
			}
			q := query(w.lang, "fr", text)
			q.Min = 1
			for _, m := range x.Lookup(q) {
				return m.Score
			}
			return 0
		}
		if s := score(source); s != 100 {
			t.Fatalf("%q is like itself at %d", source, s)
		}
		before, fresh := 100, 40
		left := rapid.Permutation(slices.Clone(words)).Draw(t, "order") // what is not touched yet
		deletes := rapid.Bool().Draw(t, "deletes")
		for len(left) > 1 && fresh < 60 {
			at := slices.Index(words, left[0])
			switch {
			case deletes:
				words, left = slices.Delete(words, at, at+1), left[1:]
			case rapid.Bool().Draw(t, "inserts"):
				words = slices.Insert(words, at, w.word(fresh))
			default:
				words[at], left = w.word(fresh), left[1:]
			}
			fresh++
			now := score(w.join(words))
			if now > before || now < 0 || now >= 100 {
				t.Fatalf("%s: %q after %q: %d after %d", w.name, w.join(words), source, now, before)
			}
			before = now
		}
	})
}

func TestScore_IsSymmetricInEachScript(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SampledFrom(writings).Draw(t, "writing")
		draw := func(name string) string {
			var words []string
			for _, i := range rapid.SliceOfN(rapid.IntRange(0, 9), 1, 15).Draw(t, name) {
				words = append(words, w.word(i))
			}
			return w.join(words)
		}
		one, other := draw("one"), draw("other")
		base := func(a, b string) percent {
			var x, y analysis
			x.set(a, w.lang)
			y.set(b, w.lang)
			return new(scorer).compare(&x, &y).base
		}
		there, back := base(one, other), base(other, one)
		if there != back || there.num < 0 || there.floor() > 100 || (there.floor() == 100) != (one == other) {
			t.Fatalf("%s: %q %q: %v and %v", w.name, one, other, there, back)
		}
	})
}

// TestLookup_EqualsBruteForceOnRealTextAtEachThreshold does on the corpus of
// MEMORY_BENCH what its name says, for some queries of each language.
func TestLookup_EqualsBruteForceOnRealTextAtEachThreshold(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		t.Run(lang, func(t *testing.T) {
			c := readCorpus(t, lang)
			var units []pipeline.Unit
			for i, s := range c.sources {
				units = append(units, pipeline.Unit{From: language.MustParse(lang), To: language.French, Source: s, Target: c.targets[i], State: pipeline.Translated, Key: fmt.Sprint("m#", i)})
			}
			x := build(t, units...)
			r := rand.New(rand.NewPCG(5, 6))
			found := 0
			for range 4 {
				q := Query{Text: c.queries[r.IntN(len(c.queries))], From: units[0].From, To: language.French, Min: 1, Limit: len(units)}
				all := bruteForce(units, q)
				q.Limit = 10
				for q.Min = 1; q.Min <= 100; q.Min++ {
					var similar []pipeline.Unit
					for _, m := range all {
						if m.Score >= q.Min {
							similar = append(similar, m.Unit)
						}
					}
					got, want := x.Lookup(q), bruteForce(similar[:min(len(similar), 2000)], q)
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got, want)
					}
					found += len(got)
				}
			}
			fmt.Printf("%s: 4 queries at 100 thresholds: all %d matches found, in the same order\n", lang, found)
		})
	}
}
