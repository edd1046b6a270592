package extract

import (
	"maps"
	"slices"
	"testing"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// TestScore prints what extraction scores on the pages of EXTRACT_BENCH, with
// the measures of the published benchmarks: runs of four words for text, whole
// lines for paragraphs, headings with their level for outlines.
func TestScore(t *testing.T) {
	dir := benchFolder(t)
	e, err := New(Rules{})
	if err != nil {
		t.Fatal(err)
	}
	scorePages(t, dir, e)
	scoreOutlines(t, dir, e)
	scoreChrome(t, dir, e)
	scoreEncodings(t, dir)
}

func scorePages(t *testing.T, dir string, e *Extractor) {
	var articles articleScore
	sets, others := map[string]*articleScore{}, map[string]*articleScore{}
	of := func(m map[string]*articleScore, key string) *articleScore {
		if m[key] == nil {
			m[key] = &articleScore{}
		}
		return m[key]
	}
	for _, p := range benchPages(t, dir, gold.Articles) {
		if p.Text == "" {
			continue
		}
		d := extractPage(t, e, benchItem(t, dir, p))
		if p.Type != "article" {
			of(others, p.Type).add(p, d)
			continue
		}
		articles.add(p, d)
		of(sets, p.Set).add(p, d)
	}
	if len(articles.Each) == 0 {
		t.Fatal("no articles in pages.jsonl")
	}
	t.Logf("articles         %v", &articles)
	for _, m := range []map[string]*articleScore{sets, others} {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			t.Logf("  %-14s %v", k, m[k])
		}
	}
	t.Logf("facts of articles: title %.3f right, author F1 %.3f, date F1 %.3f",
		gold.Ratio(articles.Title.Right, articles.Title.Known), articles.Author.F1(), articles.Date.F1())
}

func scoreOutlines(t *testing.T, dir string, e *Extractor) {
	texts, levels := 0.0, 0.0
	pages := benchPages(t, dir, gold.Outlines)
	for _, p := range pages {
		a, b := p.OutlineF1(answer(extractPage(t, e, benchItem(t, dir, p))).Outline)
		texts, levels = texts+a, levels+b
	}
	if n := float64(len(pages)); n > 0 {
		t.Logf("outlines         %4d pages  F1 of texts %.3f, with levels %.3f", len(pages), texts/n, levels/n)
	}
}

func scoreChrome(t *testing.T, dir string, e *Extractor) {
	var s articleScore
	leaked, lines := 0, 0
	for _, p := range benchPages(t, dir, gold.Chrome) {
		d := extractPage(t, e, benchItem(t, dir, p))
		s.add(p, d)
		lines += len(p.Without)
		leaked += p.Leaks(PlainText(d))
	}
	if len(s.Each) > 0 {
		t.Logf("chrome in text   %v  leak %.3f of %d lines", &s, gold.Ratio(leaked, lines), lines)
	}
}

// scoreEncodings counts the files whose characters beyond ASCII are nearly all
// read right under the name that is found for their encoding.
func scoreEncodings(t *testing.T, dir string) {
	right, all := map[string]int{}, map[string]int{}
	for _, p := range benchPages(t, dir, gold.Charsets) {
		it := benchItem(t, dir, p)
		_, pg, err := decode(it, true)
		if err != nil {
			t.Errorf("%s: %v", p.ID, err)
			continue
		}
		all[p.Type]++
		ok, err := gold.ReadRight(it.Body, p.Enc, pg.charset)
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			right[p.Type]++
		} else {
			t.Logf("  %s read as %s", p.ID, pg.charset)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		t.Logf("encoding %-8s %4d files  right %.3f", k, all[k], gold.Ratio(right[k], all[k]))
	}
}
