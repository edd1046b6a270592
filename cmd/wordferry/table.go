package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// listed is up to how many articles a table has a row each; beyond it has one
// a source.
const listed = 40

// coverageTable has one column a locale and one row an article, or one a
// source when there are many.
func coverageTable(reports []pipeline.Report) table {
	locales := localesOf(reports)
	head := []cell{{text: "article", style: dim}, {text: "source", style: dim}, {text: "segments", style: dim, right: true}, {text: "words", style: dim, right: true}}
	for _, l := range locales {
		head = append(head, cell{text: l.String(), style: dim})
	}
	t := table{head}
	for _, src := range sourcesOf(reports) {
		of := slices.DeleteFunc(slices.Clone(reports), func(r pipeline.Report) bool { return r.Source != src })
		if len(reports) > listed {
			t = append(t, sourceRow(src, of, locales))
			continue
		}
		for _, r := range of {
			t = append(t, articleRow(r, locales))
		}
	}
	return t
}

// printCoverage shows the table, in parts below each other where the screen is
// narrow.
func printCoverage(s screen, reports []pipeline.Report) {
	for i, part := range s.fit(coverageTable(reports), 4) {
		if i > 0 {
			fmt.Fprintln(s.w)
		}
		s.print(part)
	}
	line := legend[0]
	for _, l := range legend[1:] {
		if s.width > 0 && runewidth.StringWidth(line+" · "+l) > s.width {
			fmt.Fprintln(s.w, s.paint(dim, line))
			line = l
			continue
		}
		line += " · " + l
	}
	fmt.Fprintf(s.w, "%s\n\n", s.paint(dim, line))
}

func articleRow(r pipeline.Report, locales []language.Tag) []cell {
	row := []cell{
		{text: clip(string(r.Article), 40), style: bold}, {text: r.Lang.String(), style: cyan},
		{text: thousands(r.Segments), right: true}, {text: thousands(r.Words), right: true},
	}
	for _, l := range locales {
		i := slices.IndexFunc(r.Locales, func(lr pipeline.LocaleReport) bool { return lr.Locale == l })
		switch {
		case l == r.Lang:
			row = append(row, cell{text: "source", style: cyan})
		case i < 0:
			row = append(row, cell{text: "–", style: dim})
		default:
			row = append(row, localeCell(r, r.Locales[i]))
		}
	}
	return row
}

// localeCell shows how far an article is in a locale: the share that its
// policy lets through, in brackets when the article is held back, then what
// asks for attention.
func localeCell(r pipeline.Report, lr pipeline.LocaleReport) cell {
	c := cell{text: percent(lr.Coverage.Ratio()), style: yellow}
	if lr.Coverage.Related > 0 {
		c.text += "→" + percent(lr.Coverage.Readable())
	}
	switch {
	case lr.Held != "":
		c = cell{text: "(" + c.text + ")", style: red}
	case lr.Coverage.Done == lr.Coverage.Segments:
		c.style = green
	}
	for _, m := range []struct {
		n    int
		mark string
	}{
		{lr.Coverage.States[pipeline.Stale.String()], "~"},
		{lr.Coverage.States[pipeline.Draft.String()], "+"},
		{lr.Coverage.Blockers + lr.Coverage.Warnings, "!"},
	} {
		if m.n > 0 {
			c.text += " " + m.mark + strconv.Itoa(m.n)
		}
	}
	return c
}

func sourceRow(name string, of []pipeline.Report, locales []language.Tag) []cell {
	var segments, words int
	for _, r := range of {
		segments, words = segments+r.Segments, words+r.Words
	}
	row := []cell{
		{text: fmt.Sprintf("%s (%s articles)", name, thousands(len(of))), style: bold}, {text: of[0].Lang.String(), style: cyan},
		{text: thousands(segments), right: true}, {text: thousands(words), right: true},
	}
	for _, l := range locales {
		row = append(row, sumCell(of, l))
	}
	return row
}

func sumCell(of []pipeline.Report, l language.Tag) cell {
	sum := pipeline.LocaleReport{Coverage: pipeline.Coverage{States: map[string]int{}}}
	found, held := 0, 0
	for _, r := range of {
		for _, lr := range r.Locales {
			if lr.Locale != l || l == r.Lang {
				continue
			}
			found++
			if lr.Held != "" {
				held++
			}
			sum.Coverage.Segments += lr.Coverage.Segments
			sum.Coverage.Done += lr.Coverage.Done
			sum.Coverage.Related += lr.Coverage.Related
			sum.Coverage.Blockers += lr.Coverage.Blockers
			sum.Coverage.Warnings += lr.Coverage.Warnings
			for s, n := range lr.Coverage.States {
				sum.Coverage.States[s] += n
			}
		}
	}
	if found == 0 {
		if l == of[0].Lang {
			return cell{text: "source", style: cyan}
		}
		return cell{text: "–", style: dim}
	}
	c := localeCell(pipeline.Report{}, sum)
	if held > 0 {
		c.text += fmt.Sprintf(" (%d)", held)
	}
	return c
}

// legend explains the marks in a cell.
var legend = []string{
	"% of the segments that the locale's policy lets through", "→ with its fallback chain", "(…) held back",
	"~ stale", "+ drafts to accept", "! findings",
}

// localesOf returns the target locales in the order in which the reports name
// them, the languages that are only a source's own last.
func localesOf(reports []pipeline.Report) []language.Tag {
	var targets, own []language.Tag
	add := func(list *[]language.Tag, t language.Tag) {
		if !slices.Contains(*list, t) {
			*list = append(*list, t)
		}
	}
	for _, r := range reports {
		for _, lr := range r.Locales {
			if lr.Locale == r.Lang {
				add(&own, lr.Locale)
			} else {
				add(&targets, lr.Locale)
			}
		}
	}
	slices.SortFunc(targets, func(a, b language.Tag) int { return strings.Compare(a.String(), b.String()) })
	for _, t := range own {
		add(&targets, t)
	}
	return targets
}

func sourcesOf(reports []pipeline.Report) []string {
	var out []string
	for _, r := range reports {
		if !slices.Contains(out, r.Source) {
			out = append(out, r.Source)
		}
	}
	return out
}

func printFailures(w io.Writer, failures []pipeline.Failure) {
	for _, f := range failures {
		what := f.URI
		if f.Article != "" {
			what = string(f.Article)
		}
		if f.Locale != language.Und {
			what += " in " + f.Locale.String()
		}
		fmt.Fprintf(w, "wordferry: left out: %s (%s)\n", what, f.Stage)
		printError(w, f.Err)
	}
}

// percent never rounds up to 100: that figure is for what is complete.
func percent(ratio float64) string { return strconv.Itoa(int(100*ratio+1e-9)) + "%" }

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + one + "s"
}
