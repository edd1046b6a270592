package extract

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// TestExplainScore prints for how many pages of EXTRACT_BENCH explanations
// find lasting selectors, and fails where one does not do what it says.
func TestExplainScore(t *testing.T) {
	dir := benchFolder(t)
	e, err := New(Rules{})
	if err != nil {
		t.Fatal(err)
	}
	pages, bodies, titles, authors, dates, knownAuthors, knownDates := 0, 0, 0, 0, 0, 0, 0
	pieces, kept, named, shared, pointed := 0, 0, 0, 0, 0
	same := 0.0
	for _, p := range benchPages(t, dir, gold.Articles) {
		if p.Type != "article" {
			continue
		}
		it := benchItem(t, dir, p)
		x, err := e.Explain(context.Background(), it)
		if err != nil {
			continue
		}
		pages++
		d := extractPage(t, e, it)
		r := Rules{Title: x.Title.Selector, Body: x.Body.Selector, Author: x.Author.Selector, Date: x.Date.Selector}
		ruled, err := New(r)
		if err != nil {
			t.Fatal(err)
		}
		b := extractPage(t, ruled, it)
		if x.Body.Selector != "" {
			bodies++
			f := gold.Harmonic(gold.PrecisionRecall(gold.Shingles(PlainText(d)), gold.Shingles(PlainText(b))))
			same += f
			if f < 0.9 {
				t.Errorf("%s: body %s gives another text: %.3f", p.ID, x.Body.Selector, f)
			}
		}
		if x.Title.Selector != "" {
			titles++
			if d.Title.Text.Coded != b.Title.Text.Coded {
				t.Errorf("%s: title %s gives %q, not %q", p.ID, x.Title.Selector, b.Title.Text.Coded, d.Title.Text.Coded)
			}
		}
		if d.Meta.Byline != "" {
			knownAuthors++
		}
		if x.Author.Selector != "" {
			authors++
			if d.Meta.Byline != b.Meta.Byline {
				t.Errorf("%s: author %s gives %q, not %q", p.ID, x.Author.Selector, b.Meta.Byline, d.Meta.Byline)
			}
		}
		if !d.Meta.Published.IsZero() {
			knownDates++
		}
		if x.Date.Selector != "" {
			dates++
			if !d.Meta.Published.Equal(b.Meta.Published) {
				t.Errorf("%s: date %s gives %v, not %v", p.ID, x.Date.Selector, b.Meta.Published, d.Meta.Published)
			}
		}
		pg, err := parse(it)
		if err != nil {
			t.Fatal(err)
		}
		hits := func(css string) []*html.Node {
			sel, err := cascadia.ParseGroup(css)
			if err != nil {
				t.Fatalf("%s: %q: %v", p.ID, css, err)
			}
			return cascadia.QueryAll(pg.root, sel)
		}
		for _, q := range x.Pieces {
			pieces++
			if q.Kept {
				kept++
			}
			switch {
			case q.Selector == "":
				shared++
				continue
			case q.Config == "":
				pointed++
			case q.Kept:
				named++
			}
			ns := hits(q.Selector)
			if len(ns) == 0 || q.Config == "" && len(ns) != 1 {
				t.Errorf("%s: %s matches %d elements", p.ID, q.Selector, len(ns))
			}
			word := ""
			for _, w := range strings.Fields(q.Text) {
				if word = squeeze(w); word != "" {
					break
				}
			}
			if word != "" && q.Kind != pipeline.Image && q.Kind != pipeline.Embed && !slices.ContainsFunc(ns, func(n *html.Node) bool { return strings.Contains(squeeze(innerText(n, 0)), word) }) {
				t.Errorf("%s: %s does not hold %q", p.ID, q.Selector, q.Text)
			}
		}
	}
	t.Logf("%d pages: body %d (text the same %.3f), title %d, author %d of %d, date %d of %d", pages, bodies, same/float64(max(bodies, 1)), titles, authors, knownAuthors, dates, knownDates)
	t.Logf("%d pieces, %d kept, %d of them with a rule to write, %d by place only, %d share their element", pieces, kept, named, pointed, shared)
}
