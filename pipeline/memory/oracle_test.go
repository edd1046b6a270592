package memory

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// plainDistance is the edit distance as a textbook has it.
func plainDistance(a, b []string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func foldedTokens(a *analysis) []string {
	out := make([]string, len(a.tokens))
	for i, t := range a.tokens {
		out[i] = string(a.fold(t))
	}
	return out
}

// bruteForce scores every unit and leaves nothing out.
func bruteForce(units []pipeline.Unit, q Query) []pipeline.Match {
	var asked analysis
	base, _ := q.From.Base()
	asked.set(q.Text, base.String())
	searches := make([]search, 1)
	r := &searches[0].ranking
	searches[0].text = asked
	r.begin(&asked, q.Text, q.Limit, q.Min)
	best := map[string]scored{}
	for _, u := range units {
		var a analysis
		a.set(u.Source, base.String())
		var w scorer
		c := w.compare(&asked, &a)
		distance := plainDistance(foldedTokens(&asked), foldedTokens(&a))
		if asked.normal != a.normal {
			c.base = share(distance, max(len(asked.tokens), len(a.tokens)))
		}
		if asked.normal == "" || len(asked.tokens) == 0 && asked.normal != a.normal {
			continue
		}
		var s scored
		w.unit(&s, &c, &asked, &a, &u, &q, nil)
		key := a.normal + "\x00" + u.Target
		if have, ok := best[key]; s.match.Score >= q.Min && (!ok || r.before(&s, &have)) {
			best[key] = s
		}
	}
	for _, s := range best {
		r.best = append(r.best, s)
	}
	slices.SortFunc(r.best, func(a, b scored) int {
		if r.before(&a, &b) {
			return -1
		}
		return 1
	})
	var out [1][]pipeline.Match
	own(searches, out[:])
	return out[0]
}

// pieces have words of several scripts, few enough to be alike by chance.
var pieces = map[string][]string{
	"en":      {"the", "The", "THE", "guide", "don't", "not", "10", "2.5", "mg", ".", ",", "“", "\"", "(", "naïve", "https://a.example", "a@b.example"},
	"zh":      {"干", "细", "胞", "不", "。", "，", ",", "MSC", "10", "１０", "毫克", "（", "(", "\u3000"},
	"ja":      {"ガ", "ｶﾞ", "イ", "を", "読", "む", "ない", "。", "、", "ー", "3"},
	"ar":      {"الدليل", "لا", "كتاب", "،", "١٠", "10", "؟"},
	"th":      {"อ่าน", "คู่", "มือ", "ไม่", "1"},
	"ko":      {"안내서를", "읽어", "않는", "주세요", "."},
	"hi":      {"पढ़ें", "पढ़ें", "नहीं", "किताब", "१०", "10", "।", "को"},
	"he":      {"ספר", "לא", "קראו", "סֵפֶר", "10", "\u200f"},
	"ja-Latn": {"the", "読", "む", "читай", "لا", "🎉", "👩‍⚕️", "ไม่", "5", "mg", "안내서를", "."}, // all at once
	"ru":      {"не", "Читай", "читай", "книгу", "5", "мг", "—", "-"},
}

var codes = []string{"<b1>", "</b1>", "<a2>", "</a2>", "<code3/>", "<br4/>"}

func drawText(t *rapid.T, lang, name string) string {
	some := rapid.SliceOfN(rapid.SampledFrom(pieces[lang]), 0, 12).Draw(t, name)
	if rapid.IntRange(0, 3).Draw(t, "codes?") == 0 {
		some = slices.Insert(some, rapid.IntRange(0, len(some)).Draw(t, "at"), rapid.SampledFrom(codes).Draw(t, "code"))
	}
	return strings.Join(some, rapid.SampledFrom([]string{" ", " ", "", "  "}).Draw(t, "space"))
}

func TestLookup_EqualsBruteForceAtEveryThreshold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(slices.Sorted(maps.Keys(pieces))).Draw(t, "lang")
		from := language.MustParse(lang)
		var units []pipeline.Unit
		for i := range rapid.IntRange(1, 30).Draw(t, "units") {
			units = append(units, pipeline.Unit{
				From: from, To: language.German, Key: fmt.Sprintf("k#%d", i%7),
				Source: drawText(t, lang, "source"), Target: "t" + drawText(t, lang, "target"),
				Prev: drawText(t, lang, "prev"), State: rapid.SampledFrom([]pipeline.State{pipeline.Draft, pipeline.Translated, pipeline.Final}).Draw(t, "state"),
			})
		}
		x, err := Build(each(rapid.Permutation(units).Draw(t, "order")))
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			q := Query{
				Text: drawText(t, lang, "text"), From: from, To: language.German, Prev: units[0].Prev,
				Min: rapid.IntRange(1, 102).Draw(t, "min"), Limit: rapid.IntRange(1, 8).Draw(t, "limit"),
			}
			if got, want := x.Lookup(q), bruteForce(units, q); !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got, want)
			}
		}
	})
}

func TestLookup_EqualsBruteForceOnLongTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	g := newGenerator(r, 40)
	var units []pipeline.Unit
	for i := range 100 {
		units = append(units, unit("en", "de", g.sentence(50+r.IntN(150)), fmt.Sprint("t", i)))
	}
	for i := range 100 {
		u := units[r.IntN(100)]
		u.Source, u.Target = g.edit(u.Source, r.IntN(60)), fmt.Sprint("e", i)
		units = append(units, u)
	}
	x := build(t, units...)
	found := 0
	for range 30 {
		q := query("en", "de", g.edit(units[r.IntN(len(units))].Source, r.IntN(40)))
		q.Min, q.Limit = 20+r.IntN(70), 10
		got, want := x.Lookup(q), bruteForce(units, q)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got, want)
		}
		found += len(got)
	}
	if found < 30 {
		t.Errorf("only %d matches: the test shows little", found)
	}
}

func TestDistance_IsTheTextbooksOrLess(t *testing.T) {
	var p pattern
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.Uint32Range(1, uint32(rapid.SampledFrom([]int{2, 5, 100, 3000}).Draw(t, "alphabet")))
		size := rapid.SampledFrom([]int{8, 64, 65, 128, 200}).Draw(t, "size")
		a := rapid.SliceOfN(letters, 1, size).Draw(t, "a")
		b := rapid.SliceOfN(letters, 0, size).Draw(t, "b")
		// As the pattern sees them: those that share a slot are the same.
		words := func(s []uint32) (out []string) {
			for _, v := range s {
				out = append(out, fmt.Sprint(v%patternSlots))
			}
			return out
		}
		short := make([]uint16, len(b))
		for i, v := range b {
			short[i] = shortToken(v)
		}
		want := plainDistance(words(a), words(b))
		p.set(a)
		for _, limit := range []int{0, want - 1, want, want + 1, 1000} {
			if got := p.distance(short, limit); want <= limit && got != want || want > limit && got <= limit {
				t.Fatalf("limit %d: %d, want %d", limit, got, want)
			}
		}
	})
}

func TestScore_IsSymmetricAndInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(slices.Sorted(maps.Keys(pieces))).Draw(t, "lang")
		one, other := drawText(t, lang, "one"), drawText(t, lang, "other")
		score := func(a, b string) int {
			u := unit(lang, "de", b, "x")
			q := query(lang, "de", a)
			q.Min = 1
			x, err := Build(each([]pipeline.Unit{u}))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range x.Lookup(q) {
				return m.Score
			}
			return 0
		}
		there, back := score(one, other), score(other, one)
		if there != back || there < 0 || there > 100 {
			t.Fatalf("%q %q: %d and %d", one, other, there, back)
		}
		if (there == 100) != (normalForm(one) == normalForm(other) && normalForm(one) != "") {
			t.Fatalf("%q %q: %d", one, other, there)
		}
	})
}

// generator makes texts whose words are as uneven in number as those of a
// language.
type generator struct {
	r     *rand.Rand
	words []string
}

func newGenerator(r *rand.Rand, words int) *generator {
	g := &generator{r: r}
	for range words {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteByte("bcdfghklmnprstvz"[r.IntN(16)])
			b.WriteByte("aeiou"[r.IntN(5)])
		}
		g.words = append(g.words, b.String())
	}
	return g
}

func (g *generator) word() string {
	f := g.r.Float64()
	return g.words[int(f*f*f*float64(len(g.words)))]
}

func (g *generator) sentence(n int) string {
	s := make([]string, n)
	for i := range s {
		s[i] = g.word()
	}
	return strings.Join(s, " ") + "."
}

func (g *generator) edit(s string, edits int) string {
	words := strings.Fields(s)
	for range edits {
		at := g.r.IntN(len(words))
		switch g.r.IntN(3) {
		case 0:
			words[at] = g.word()
		case 1:
			words = slices.Insert(words, at, g.word())
		default:
			if len(words) > 1 {
				words = slices.Delete(words, at, at+1)
			}
		}
	}
	return strings.Join(words, " ")
}

func generatedMemory(n int) (*generator, []pipeline.Unit) {
	r := rand.New(rand.NewPCG(7, 7))
	g := newGenerator(r, 30_000)
	units := make([]pipeline.Unit, n)
	for i := range units {
		units[i] = pipeline.Unit{
			From: language.English, To: language.German, Source: g.sentence(4 + r.IntN(20)),
			Target: fmt.Sprint("Ziel ", i), Key: fmt.Sprint("m#", i), State: pipeline.Translated,
		}
	}
	return g, units
}

func BenchmarkLookup(b *testing.B) {
	g, units := generatedMemory(100_000)
	x := build(b, units...)
	var queries []Query
	for i := range 1000 {
		q := Query{Text: units[g.r.IntN(len(units))].Source, From: language.English, To: language.German, Min: 70, Limit: 10}
		if i%2 == 0 {
			q.Text = g.edit(q.Text, 1+g.r.IntN(4))
		}
		queries = append(queries, q)
	}
	i := 0
	for b.Loop() {
		x.Lookup(queries[i%len(queries)])
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "queries/s")
}

func BenchmarkBuild(b *testing.B) {
	_, units := generatedMemory(100_000)
	for b.Loop() {
		build(b, units...)
	}
	b.ReportMetric(float64(len(units))*float64(b.N)/b.Elapsed().Seconds(), "units/s")
}

func FuzzLookup(f *testing.F) {
	f.Add("Read <b1>the</b1> guide 10.", "Read the <a2>guide</a2> 20.", "Lies 10 <b1/>")
	f.Add("ｶﾞ1２,3", "\x02\xff<b1>", "</b1><b1>")
	f.Add("a@b.c www.x http://", "5 mg/kg 10-天 %", "<br1/> <br1/>")
	f.Fuzz(func(t *testing.T, source, text, target string) {
		x := build(t, unit("ja", "de", source, target), unit("ja", "de", text+source, target))
		q := query("ja", "de", text)
		q.Min = 1
		for _, m := range x.Lookup(q) {
			if m.Score < 1 || m.Score > 102 || (m.Score >= 100) != (m.Kind != pipeline.FuzzyMatch) {
				t.Fatalf("%+v", m)
			}
		}
	})
}
