package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// printTable prints a line a measure, a column an extractor.
func printTable(w io.Writer, c *collection, engines []*engine, speeds []speed) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(what string, cell func(e *engine) string) {
		cells := []string{what + strings.Repeat(" ", max(0, 40-utf8.RuneCountInString(what)))} // the first column is to the left
		for _, e := range engines {
			cells = append(cells, cell(e))
		}
		fmt.Fprintln(t, strings.Join(cells, "\t")+"\t")
	}
	score := func(what string, of func(m *marks) float64) {
		row(what, func(e *engine) string { return fmt.Sprintf("%.3f", of(e.marks)) })
	}
	row("measure", func(e *engine) string { return e.name })

	score(fmt.Sprintf("article F1, %d pages", len(c.articles)), func(m *marks) float64 { return m.articles.F1() })
	row("  ours minus it, 95 %", func(e *engine) string {
		if e == engines[0] {
			return ""
		}
		mean, low, high := gold.Interval(&engines[0].marks.articles, &e.marks.articles)
		return fmt.Sprintf("%+.3f (%+.3f…%+.3f)", mean, low, high)
	})
	score("  precision", func(m *marks) float64 { return m.articles.Precision() })
	score("  recall", func(m *marks) float64 { return m.articles.Recall() })
	if n := len(engines[0].marks.asian.Each); n > 0 {
		score(fmt.Sprintf("  F1 of %d in zh, ja, ko", n), func(m *marks) float64 { return m.asian.F1() })
	}
	score("  line F1", func(m *marks) float64 { return m.articles.Line() })
	row("  bad pages (F1 < 0.5)", func(e *engine) string {
		return fmt.Sprintf("%.1f %%", 100*gold.Ratio(e.marks.articles.Bad(), len(c.articles)))
	})
	score("  title, exact", func(m *marks) float64 { return gold.Ratio(m.articles.Title.Right, m.articles.Title.Known) })
	score("  title, nearly", func(m *marks) float64 { return gold.Ratio(m.articles.Title.Near, m.articles.Title.Known) })
	score("  author F1", func(m *marks) float64 { return m.articles.Author.F1() })
	score("  date F1", func(m *marks) float64 { return m.articles.Date.F1() })
	for i, what := range []string{"language, English", "language, not English"} {
		if n := engines[0].marks.langs[i][1]; n > 0 {
			score(fmt.Sprintf("  %s (%d)", what, n), func(m *marks) float64 { return gold.Ratio(m.langs[i][0], m.langs[i][1]) })
		}
	}
	score("  snippets F1", func(m *marks) float64 { return m.snippets.F1() })
	if n := engines[0].marks.real.Pages; n > 0 {
		score(fmt.Sprintf("real headings F1, %d pages", n), func(m *marks) float64 { return m.real.F1() })
	}
	if n := engines[0].marks.items.Pages; n > 0 {
		score(fmt.Sprintf("list items F1, %d pages", n), func(m *marks) float64 { return m.items.F1() })
	}
	if n := len(c.outlines); n > 0 {
		score(fmt.Sprintf("outline F1, %d pages", n), func(m *marks) float64 { return m.levels / float64(n) })
		score("  texts of headings alone", func(m *marks) float64 { return m.headings / float64(n) })
	}
	if n := len(c.chrome); n > 0 {
		score(fmt.Sprintf("chrome leaked, %d pages", n), func(m *marks) float64 { return gold.Ratio(m.leaked, m.lines) })
		score("  at F1", func(m *marks) float64 { return m.chrome.F1() })
	}
	for _, k := range slices.Sorted(maps.Keys(engines[0].marks.encodings)) {
		row(fmt.Sprintf("encoding: %s, %d files", encodingKinds(k), engines[0].marks.encodings[k][1]), func(e *engine) string {
			if e.encoding == nil {
				return "–"
			}
			n := e.marks.encodings[k]
			return fmt.Sprintf("%.3f", gold.Ratio(n[0], n[1]))
		})
	}
	column := func(e *engine) int { return slices.Index(engines, e) + 1 }
	row("pages/s on one core", func(e *engine) string { return fmt.Sprintf("%.0f", speeds[column(e)].all) })
	row(fmt.Sprintf("  of html.Parse (%.0f)", speeds[0].all), func(e *engine) string { return fmt.Sprintf("%.2f", speeds[column(e)].all/speeds[0].all) })
	for _, set := range slices.Sorted(maps.Keys(speeds[0].of)) {
		row(fmt.Sprintf("  on %s alone (%.0f)", set, speeds[0].of[set]), func(e *engine) string {
			return fmt.Sprintf("%.2f", speeds[column(e)].of[set]/speeds[0].of[set])
		})
	}
	t.Flush()
}

func encodingKinds(kind string) string {
	switch kind {
	case "none":
		return "none declared"
	case "wrong":
		return "wrong declared"
	case "asfound":
		return "as found"
	case "short":
		return "short text"
	}
	return kind
}
