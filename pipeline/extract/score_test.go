package extract

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
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
	scoreAll(t, dir, func(*gold.Page) *Extractor { return e })
	scoreEncodings(t, dir)
}

// scoreAll prints the scores of all pages, each extracted by what by names.
func scoreAll(t *testing.T, dir string, by func(*gold.Page) *Extractor) {
	t.Helper()
	scorePages(t, dir, by)
	scoreOutlines(t, dir, by)
	scoreChrome(t, dir, by)
	scoreLanguages(t, dir, by)
}

// scores are those of groups of pages.
type scores map[string]*articleScore

func (s scores) of(group string) *articleScore {
	if s[group] == nil {
		s[group] = &articleScore{}
	}
	return s[group]
}

func (s scores) groups() []string { return slices.Sorted(maps.Keys(s)) }

func scorePages(t *testing.T, dir string, by func(*gold.Page) *Extractor) {
	t.Helper()
	texts, facts := scores{}, scores{}
	var snippets gold.Fact
	var headings, items gold.Parts
	for _, p := range benchPages(t, dir, gold.Articles) {
		if p.Text == "" {
			continue
		}
		d := extractPage(t, by(p), benchItem(t, dir, p))
		facts.of("all pages").AddFacts(p, answer(d))
		facts.of("set "+p.Set).AddFacts(p, answer(d))
		if x := p.Compare(PlainText(d)); x.F1() < 0.9 {
			t.Logf("    %-26s %-13s P %.2f  R %.2f", p.ID, p.Type, x.Precision, x.Recall)
		}
		if p.Type == "article" || p.Type == "documentation" {
			scoreStructure(t, p, d, &headings, &items)
		}
		if p.Type != "article" {
			texts.of("type "+p.Type).add(p, d)
			continue
		}
		texts.of("articles").add(p, d)
		texts.of("articles of "+p.Set).add(p, d)
		if p.Lang == "zh" || p.Lang == "ja" || p.Lang == "ko" {
			texts.of("articles zh ja ko").add(p, d)
		}
		snippets.AddSnippets(p, PlainText(d))
	}
	if texts["articles"] == nil {
		t.Fatal("no articles in pages.jsonl")
	}
	for _, k := range texts.groups() {
		t.Logf("%-19s %v", k, texts[k])
	}
	for _, k := range facts.groups() {
		s := facts[k]
		t.Logf("facts of %-10s title %.3f right, %.3f near, of %d;  author F1 %.3f of %d;  date F1 %.3f of %d", k,
			gold.Ratio(s.Title.Right, s.Title.Known), gold.Ratio(s.Title.Near, s.Title.Known), s.Title.Known, s.Author.F1(), s.Author.Known, s.Date.F1(), s.Date.Known)
	}
	t.Logf("snippets            F1 %.3f;  headings F1 %.3f of %d pages;  list items F1 %.3f of %d pages",
		snippets.F1(), headings.F1(), headings.Pages, items.F1(), items.Pages)
}

// scoreStructure compares the headings and list items of a document's HTML.
func scoreStructure(t *testing.T, p *gold.Page, d *pipeline.Document, headings, items *gold.Parts) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(HTML(d)))
	if err != nil {
		t.Fatal(err)
	}
	var h, li []string
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case headingLevel(n) > 0:
			h = append(h, innerText(n, 0))
		case n.DataAtom == atom.Li:
			li = append(li, innerText(n, 0))
		}
	}
	headings.AddHeadings(p, h)
	items.AddItems(p, li)
}

func scoreOutlines(t *testing.T, dir string, by func(*gold.Page) *Extractor) {
	t.Helper()
	texts, levels := 0.0, 0.0
	pages := benchPages(t, dir, gold.Outlines)
	for _, p := range pages {
		a, b := p.OutlineF1(answer(extractPage(t, by(p), benchItem(t, dir, p))).Outline)
		texts, levels = texts+a, levels+b
	}
	if n := float64(len(pages)); n > 0 {
		t.Logf("outlines            %4d pages  F1 of texts %.3f, with levels %.3f", len(pages), texts/n, levels/n)
	}
}

func scoreChrome(t *testing.T, dir string, by func(*gold.Page) *Extractor) {
	t.Helper()
	var s articleScore
	leaked, lines := 0, 0
	for _, p := range benchPages(t, dir, gold.Chrome) {
		d := extractPage(t, by(p), benchItem(t, dir, p))
		s.add(p, d)
		lines += len(p.Without)
		leaked += p.Leaks(PlainText(d))
	}
	if len(s.Each) > 0 {
		t.Logf("chrome in text      %v  leak %.3f of %d lines", &s, gold.Ratio(leaked, lines), lines)
	}
}

// scoreLanguages counts the pages whose language is told right, of those
// whose language the lists name, other than English.
func scoreLanguages(t *testing.T, dir string, by func(*gold.Page) *Extractor) {
	t.Helper()
	right, all := 0, 0
	for _, p := range append(benchPages(t, dir, gold.Articles), benchPages(t, dir, gold.Charsets)...) {
		if p.Lang == "" || p.Lang == "en" || p.Lang == "latin" || p.Set == "enc" && p.Type != "none" {
			continue
		}
		d := extractPage(t, by(p), benchItem(t, dir, p))
		all++
		want, _, _ := strings.Cut(p.Lang, "-")
		if base, _ := d.Lang.Base(); base.String() == want {
			right++
		} else {
			t.Logf("    %s is in %s, read as %s", p.ID, p.Lang, d.Lang)
		}
	}
	if all > 0 {
		t.Logf("languages           %4d pages not in English, right %.3f", all, gold.Ratio(right, all))
	}
}

// scoreEncodings counts the files whose characters beyond ASCII are nearly all
// read right under the name that is found for their encoding.
func scoreEncodings(t *testing.T, dir string) {
	t.Helper()
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
			t.Logf("    %s read as %s", p.ID, pg.charset)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		t.Logf("encoding %-8s   %4d files  right %.3f", k, all[k], gold.Ratio(right[k], all[k]))
	}
}
