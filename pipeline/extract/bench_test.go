package extract

import (
	"bytes"
	"context"
	"os"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// benchFolder is where EXTRACT_BENCH says the pages are; no page of them is
// in this repository.
func benchFolder(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("EXTRACT_BENCH")
	if dir == "" {
		t.Skip("set EXTRACT_BENCH to a folder with pages.jsonl, gold.jsonl and html/ to run this")
	}
	return dir
}

func benchPages(t testing.TB, dir, list string) []*gold.Page {
	t.Helper()
	pages, err := gold.Pages(dir, list)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func benchItem(t testing.TB, dir string, p *gold.Page) pipeline.Item {
	t.Helper()
	body, err := p.Bytes(dir)
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Item{URI: p.URL, MediaType: "text/html", Body: body}
}

// extractPage extracts a page; a page without an article gives an empty document.
func extractPage(t testing.TB, e *Extractor, it pipeline.Item) *pipeline.Document {
	t.Helper()
	d, err := e.Extract(context.Background(), it)
	if pipeline.CodeOf(err) == pipeline.Invalid {
		return &pipeline.Document{}
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// articleScore sums up what pages with a known article score.
type articleScore struct{ gold.Score }

func (s *articleScore) add(p *gold.Page, d *pipeline.Document) { s.Add(p, answer(d)) }

func answer(d *pipeline.Document) gold.Answer {
	a := gold.Answer{Text: PlainText(d), Title: d.Title.Text.Plain(), Author: d.Meta.Byline, Lang: d.Lang.String()}
	if t := d.Meta.Published; !t.IsZero() {
		a.Date = t.Format(time.DateOnly)
	}
	for _, e := range Outline(d) {
		a.Outline = append(a.Outline, gold.Heading(e))
	}
	return a
}

// BenchmarkPages measures pages a second on the articles of EXTRACT_BENCH:
// parsing alone, with selectors for title and body, and with none. What counts
// are the ratios.
func BenchmarkPages(b *testing.B) {
	dir := benchFolder(b)
	var items []pipeline.Item
	var selected []*Extractor
	for _, p := range benchPages(b, dir, gold.Articles) {
		if p.Set == "zyte" {
			items = append(items, benchItem(b, dir, p))
			selected = append(selected, withSelectors(b, items[len(items)-1]))
		}
	}
	automatic, err := New(Rules{})
	if err != nil {
		b.Fatal(err)
	}
	run := func(name string, page func(i int)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for i := range items {
					page(i)
				}
			}
			b.ReportMetric(float64(b.N*len(items))/b.Elapsed().Seconds(), "pages/s")
		})
	}
	run("parse", func(i int) {
		if _, err := html.Parse(bytes.NewReader(items[i].Body)); err != nil {
			b.Fatal(err)
		}
	})
	run("selectors", func(i int) { extractPage(b, selected[i], items[i]) })
	run("automatic", func(i int) { extractPage(b, automatic, items[i]) })
}

// withSelectors is the extractor that somebody would set up for a page's site.
func withSelectors(t testing.TB, it pipeline.Item) *Extractor {
	t.Helper()
	pg, err := parse(it)
	if err != nil {
		t.Fatal(err)
	}
	rules := Rules{Title: "h1", Remove: []string{"nav, aside", ".related, .share"}}
	for _, css := range []string{"[itemprop=articleBody]", ".entry-content", ".article-body", "article", "main", "body"} {
		if sel := cascadia.MustCompile(css); sel.MatchFirst(pg.root) != nil {
			rules.Body = css
			break
		}
	}
	e, err := New(rules)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
