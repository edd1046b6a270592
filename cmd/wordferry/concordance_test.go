package main

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func unitsOf(texts ...string) func(func(pipeline.Unit, error) bool) {
	return func(yield func(pipeline.Unit, error) bool) {
		for i := 0; i < len(texts); i += 2 {
			if !yield(pipeline.Unit{From: language.English, To: language.German, Source: texts[i], Target: texts[i+1], Key: fmt.Sprint("k", i/2)}, nil) {
				return
			}
		}
	}
}

func TestConcordance_FindsWordsInWhateverForm(t *testing.T) {
	units := unitsOf(
		"A long text that has the cell and, apart from it, the STEM of a tree.", "x",
		"Some <b1>stem</b1> cells.", "Einige Stammzellen.",
		"Stem cell", "Stammzelle",
		"人类干细胞ＭＳＣ研究", "Human MSC",
		"Café cell", "Cafe\u0301",
		"Straße", "STRASSE",
		"Ещё мой", "x",
		"ｶﾞｽとカス", "x",
		"العَرَبِيَّةُ", "x",
		"λόγος", "x",
		"Nguyễn", "x",
	)
	for _, c := range []struct {
		query string
		limit int
		want  string
	}{
		{"stem cell", 9, "[Stem cell]=Stammzelle|Some <b1>[stem</b1> cell]s.=Einige Stammzellen.|A long text that has the [cell] and, apart from it, the [STEM] of a tree.=x|"},
		{"stem cell", 1, "[Stem cell]=Stammzelle|"},
		{"STAMMZELLE", 9, "Stem cell=[Stammzelle]|Some <b1>stem</b1> cells.=Einige [Stammzelle]n.|"},
		{"msc", 9, "人类干细胞[ＭＳＣ]研究=Human [MSC]|"},
		{"干细胞", 9, "人类[干细胞]ＭＳＣ研究=Human MSC|"},
		{"café", 9, "[Café] cell=[Cafe\u0301]|"},
		{"cafe", 9, "[Café] cell=[Cafe\u0301]|"},
		{"strasse", 9, "[Straße]=[STRASSE]|"},
		{"straße", 9, "[Straße]=STRASSE|"},
		{"еще", 9, "[Ещё] мой=x|"},
		{"мои", 9, ""},
		{"ガス", 9, "[ｶﾞｽ]とカス=x|"},
		{"カス", 9, "ｶﾞｽと[カス]=x|"},
		{"العربية", 9, "[العَرَبِيَّةُ]=x|"},
		{"λογος", 9, "[λόγος]=x|"},
		{"nguyen", 9, "[Nguyễn]=x|"},
		{"nothing", 9, ""},
		{" ", 9, ""},
	} {
		hits, err := newConcordance(c.query).search(units, c.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, h := range hits {
			got.WriteString(screen{}.mark(h.Unit.Source, h.Source, plain) + "=" + screen{}.mark(h.Unit.Target, h.Target, plain) + "|")
		}
		if got.String() != c.want {
			t.Errorf("%q, %d:\n got %s\nwant %s", c.query, c.limit, got.String(), c.want)
		}
	}
}

func TestConcordance_EveryPlaceLiesInTheText(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "A", "ａ", " ", "\u3000", "é", "e", "\u0301", "<b1>", "</b1>", "ｶ", "ﾞ", "ガ", "İ", "ß", "\xff", "한", "ᄒ", "ᅡ", "ᆫ"})
	rapid.Check(t, func(t *rapid.T) {
		join := func(name string, most int) string {
			return strings.Join(rapid.SliceOfN(piece, 0, most).Draw(t, name), "")
		}
		text := join("text", 20)
		c := newConcordance(join("query", 3))
		if c.query == "" {
			return
		}
		at, whole := c.find(text)
		end := 0
		for _, s := range at {
			if s.Start >= s.End || s.End > len(text) || !whole && s.Start < end {
				t.Fatalf("%q: %v", text, at)
			}
			end = s.End
		}
		if found, _ := newConcordance(text).find(text); strings.TrimSpace(text) != "" && newConcordance(text).query != "" && found == nil {
			t.Fatalf("%q is not found in itself", text)
		}
	})
}

func BenchmarkConcordance(b *testing.B) {
	text := "The <b1>quick</b1> brown fox jumps over the lazy dog, and the river runs past the town below."
	c := newConcordance("river runs deep")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c.find(text)
	}
}
