package memory

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// nearestTo searches one volume alone.
func (v *volume) nearestTo(w *scratch, lang, text string, least int) []near {
	if w.searches == nil {
		w.searches = make([]search, 1)
	}
	q := &w.searches[0]
	q.text.normalise(text, lang)
	q.min = least
	q.prepare()
	v.nearest(w, []*search{q}, 0)
	return q.found
}

// volumeOf makes a volume of source texts, one unit each.
func volumeOf(lang string, sources []string) *volume {
	b := newBuilder(lang, Threshold)
	for i, s := range sources {
		b.add(pipeline.Unit{From: language.MustParse(lang), To: language.German, Source: s, Target: fmt.Sprint("t", i), State: pipeline.Translated})
	}
	v := b.finish()
	b.index()
	return v
}

// nearestBySearch returns the sources found and their distances.
func nearestBySearch(v *volume, w *scratch, lang, text string, least int) map[string]int {
	out := map[string]int{}
	for _, n := range v.nearestTo(w, lang, text, least) {
		out[v.source(v.first(v.heads[n.entry]))] = int(n.distance)
	}
	return out
}

// TestNearest_MissesNothing compares the index with the textbook's distance to
// every text, at all thresholds: texts with few different words, so that pairs
// repeat, of all lengths around what has postings and what has not.
func TestNearest_MissesNothing(t *testing.T) {
	shapes := []struct{ texts, words, from, to, edits int }{
		{400, 3, 1, 9, 4},
		{400, 12, 1, 14, 6},
		{400, 300, 3, 40, 16},
		{150, 40, 40, 140, 60},
		{60, 200, 240, 330, 90},
	}
	for _, shape := range shapes {
		r := rand.New(rand.NewPCG(11, uint64(shape.texts+shape.words)))
		g := newGenerator(r, shape.words)
		var sources []string
		for len(sources) < shape.texts {
			s := g.sentence(shape.from + r.IntN(shape.to-shape.from+1))
			for range 1 + r.IntN(4) {
				sources = append(sources, s)
				s = g.edit(s, r.IntN(shape.edits+1))
			}
		}
		slices.Sort(sources)
		sources = slices.Compact(sources)
		v := volumeOf("en", sources)
		tokens := make([][]string, len(sources))
		for i, s := range sources {
			var a analysis
			a.set(s, "en")
			tokens[i] = foldedTokens(&a)
		}
		var w scratch
		found := 0
		for range 40 {
			text := g.edit(sources[r.IntN(len(sources))], r.IntN(shape.edits+1))
			var asked analysis
			asked.set(text, "en")
			distances := make([]int, len(sources))
			for i := range sources {
				distances[i] = plainDistance(foldedTokens(&asked), tokens[i])
			}
			for least := 50; least <= 100; least += 1 + r.IntN(4) {
				got := nearestBySearch(v, &w, "en", text, least)
				for i, s := range sources {
					longer := max(len(asked.tokens), len(tokens[i]))
					if distances[i] > allowed(longer, least) {
						continue
					}
					found++
					if d, ok := got[s]; !ok || d > distances[i] {
						t.Fatalf("%d %%: %q for %q is missed, distance %d of %d", least, s, text, distances[i], longer)
					}
				}
			}
		}
		if found < 100 {
			t.Errorf("%+v: only %d found: the test shows little", shape, found)
		}
	}
}

// TestNearest_EqualsTheYardstick holds what the index finds against the search
// without one.
func TestNearest_EqualsTheYardstick(t *testing.T) {
	g, units := generatedMemory(5_000)
	var sources []string
	for i, u := range units {
		sources = append(sources, u.Source)
		if i%3 == 0 {
			sources = append(sources, g.edit(u.Source, 1+g.r.IntN(5)))
		}
	}
	v, yard := volumeOf("en", sources), yardstickOf("en", sources)
	var w scratch
	var y yardScratch
	for range 300 {
		text := g.edit(sources[g.r.IntN(len(sources))], g.r.IntN(5))
		least := 60 + g.r.IntN(41)
		y.query.set(text, "en")
		yard.nearest(&y, least)
		var got, want []string
		for _, n := range v.nearestTo(&w, "en", text, least) {
			got = append(got, fmt.Sprint(n.distance, n.longer, " ", v.source(v.first(v.heads[n.entry]))))
		}
		for _, n := range y.found {
			want = append(want, fmt.Sprint(n.distance, n.longer, " ", yard.sources[n.entry]))
		}
		slices.Sort(got)
		got = slices.Compact(got) // an entry may be found twice
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%d %% of %q:\ngot  %q\nwant %q", least, text, got, want)
		}
	}
}

// yardstickOf makes the search without an index of the distinct source texts.
func yardstickOf(base string, sources []string) *yardIndex {
	var a analysis
	words := map[string]uint32{}
	seen := map[string]bool{}
	y := &yardIndex{}
	var texts []yardText
	for _, s := range sources {
		a.set(s, base)
		if len(a.tokens) == 0 || seen[a.normal] {
			continue
		}
		seen[strings.Clone(a.normal)] = true
		t := yardText{entry: int32(len(y.sources))}
		for _, k := range a.tokens {
			id, ok := words[string(a.fold(k))]
			if !ok {
				id = uint32(len(words) + 1)
				words[string(a.fold(k))] = id
			}
			t.tokens = append(t.tokens, id)
		}
		y.sources = append(y.sources, s)
		texts = append(texts, t)
	}
	y.yardScan = newYardScan(words, texts)
	return y
}

type yardIndex struct {
	*yardScan
	sources []string
}

func TestGrammar_CountsTheFewestEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	rarity := make([]uint8, 1<<6)
	for i := range rarity {
		rarity[i] = uint8(r.IntN(5))
	}
	var g grammar
	for range 500 {
		hashes := make([]uint32, 1+r.IntN(12))
		for i := range hashes {
			hashes[i] = uint32(r.IntN(6)) * 0x01234567
		}
		grams := g.set(hashes, 6, rarity)
		if !slices.IsSortedFunc(grams, func(a, b gram) int {
			return cmp.Or(cmp.Compare(rarity[a.feature], rarity[b.feature]), cmp.Compare(a.feature, b.feature))
		}) {
			t.Fatalf("%v are not in order", grams)
		}
		for i, gr := range grams {
			touched := make([]bool, len(hashes)+2)
			n := 0
			for _, k := range g.keys[:gr.rank] {
				touched[uint16(k)] = true
			}
			for at := 0; at < len(touched); at++ {
				if touched[at] { // from the left, each edit takes two places
					n++
					at++
				}
			}
			if int(gr.edits) != n {
				t.Fatalf("gram %d: %d edits, want %d", i, gr.edits, n)
			}
		}
	}
}
