package extract

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// TestTemplateScore prints what the lines that repeat among the pages of a
// host do to extraction, on those pages of EXTRACT_BENCH that have neighbours.
func TestTemplateScore(t *testing.T) {
	dir := benchFolder(t)
	e, err := New(Rules{})
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{gold.Articles, gold.Chrome} {
		hosts := map[string][]*gold.Page{}
		var order []string
		for _, p := range benchPages(t, dir, list) {
			u, err := url.Parse(p.URL)
			if err != nil || u.Host == "" || p.Text == "" {
				continue
			}
			if hosts[u.Host] == nil {
				order = append(order, u.Host)
			}
			hosts[u.Host] = append(hosts[u.Host], p)
		}
		var alone, together articleScore
		leaks := [2]int{}
		for _, h := range order {
			pages := hosts[h]
			if len(pages) < 2 {
				continue
			}
			var items []pipeline.Item
			var lines [][]pipeline.LineHash
			for _, p := range pages {
				it := benchItem(t, dir, p)
				r, err := e.Read(context.Background(), it)
				if err != nil {
					t.Fatal(err)
				}
				items, lines = append(items, it), append(lines, r.Lines)
			}
			template := Template(lines)
			for i, p := range pages {
				a := extractPage(t, e, items[i])
				items[i].Repeated = template
				b := extractPage(t, e, items[i])
				alone.add(p, a)
				together.add(p, b)
				for k, d := range []*pipeline.Document{a, b} {
					leaks[k] += p.Leaks(PlainText(d))
				}
				for _, x := range b.Dropped {
					if x.Reason == "template" {
						right := strings.Contains(squeeze(p.Text), squeeze(x.Text))
						t.Logf("  %s drops %q, in the gold text: %v", p.ID, clip(x.Text, 80), right)
					}
				}
			}
		}
		t.Logf("%s alone    %v  leaks %d", list, &alone, leaks[0])
		t.Logf("%s together %v  leaks %d", list, &together, leaks[1])
	}
}
