package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment"
)

// printDocument shows a document as an outline that a person reads.
func printDocument(s screen, doc *pipeline.Document, explain bool) {
	segments, words := 0, 0
	for _, seg := range doc.Segments() {
		segments++
		words += segment.Count(doc.Lang, seg.Text.Plain()).Words
	}
	fmt.Fprintln(s.w, s.paint(bold, doc.Title.Text.Plain()))
	meta := []string{doc.Lang.String(), doc.Charset}
	if doc.Meta.Byline != "" {
		meta = append(meta, doc.Meta.Byline)
	}
	if !doc.Meta.Published.IsZero() {
		meta = append(meta, doc.Meta.Published.Format(time.DateOnly))
	}
	meta = append(meta, plural(len(doc.Sections), "section"), plural(segments, "segment"), plural(words, "word"))
	fmt.Fprintln(s.w, s.paint(dim, strings.Join(meta, " · ")))
	fmt.Fprintln(s.w)
	for _, sec := range doc.Sections {
		head := sec.Heading.Text.Plain()
		if head == "" {
			head = "(introduction)"
		}
		kinds := map[pipeline.BlockKind]int{}
		var order []pipeline.BlockKind
		for _, b := range sec.Blocks {
			if kinds[b.Kind]++; kinds[b.Kind] == 1 {
				order = append(order, b.Kind)
			}
		}
		var parts []string
		for _, k := range order {
			parts = append(parts, plural(kinds[k], strings.ReplaceAll(k.String(), "-", " ")))
		}
		fmt.Fprintf(s.w, "%s%s  %s\n", strings.Repeat("  ", max(sec.Level, 1)), head, s.paint(dim, strings.Join(parts, ", ")))
	}
	if len(doc.Findings) > 0 {
		fmt.Fprintln(s.w)
		printFindings(s, doc.Findings)
	}
	if !explain && len(doc.Dropped) > 0 {
		fmt.Fprintf(s.w, "\n%s\n", s.paint(dim, plural(len(doc.Dropped), "piece")+" of the page left out; --explain lists them"))
	}
}

// printFindings shows findings, the worst first in the order given.
func printFindings(s screen, findings []pipeline.Finding) {
	t := table{}
	for _, sev := range []pipeline.Severity{pipeline.Blocker, pipeline.Warning, pipeline.Advice} {
		for _, f := range findings {
			if f.Severity != sev {
				continue
			}
			st := map[pipeline.Severity]style{pipeline.Blocker: red, pipeline.Warning: yellow}[sev]
			where := string(f.Article)
			if where == "extract/page" {
				where = ""
			}
			place := strings.TrimSpace(where + " " + f.Lang.String() + " " + string(f.Key))
			msg := f.Message
			if f.Excerpt != "" {
				msg += "  " + s.paint(dim, "…"+f.Excerpt+"…")
			}
			if f.Fix != "" {
				msg += "  → " + f.Fix
			}
			t = append(t, []cell{{text: sev.String(), style: st}, {text: place}, {text: f.Check, style: cyan}, {text: msg}})
		}
	}
	s.print(t)
}
