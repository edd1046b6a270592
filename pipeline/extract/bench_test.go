package extract

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// benchFolder is where EXTRACT_BENCH says the pages are; no page of them is
// in this repository.
func benchFolder(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("EXTRACT_BENCH")
	if dir == "" {
		t.Skip("set EXTRACT_BENCH to a folder with pages.jsonl, gold.jsonl and html/ to run this")
	}
	return dir
}

func benchPages(t *testing.T, dir, list string) []*gold.Page {
	t.Helper()
	pages, err := gold.Pages(dir, list)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func benchItem(t *testing.T, dir string, p *gold.Page) pipeline.Item {
	t.Helper()
	body, err := p.Bytes(dir)
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Item{URI: p.URL, MediaType: "text/html", Body: body}
}

// extractPage extracts a page; a page without an article gives an empty document.
func extractPage(t *testing.T, e *Extractor, it pipeline.Item) *pipeline.Document {
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
