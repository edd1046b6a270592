package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/check"
)

func sourceCommand(a *app) *cobra.Command {
	c := &cobra.Command{Use: "source", Short: "Try out a source", Args: named, RunE: help}
	c.AddCommand(sourceTryCommand(a))
	return c
}

func sourceTryCommand(a *app) *cobra.Command {
	o := tryOptions{}
	c := &cobra.Command{
		Use:   "try NAME",
		Short: "Import the newest articles of a source without keeping anything",
		Long: `Try asks the source as a run would, takes its newest articles, and shows what
it makes of them. It writes nothing into the workspace: what it fetches lies in
a folder that is removed at the end.`,
		Example: `  wordferry source try clinic
  wordferry source try clinic --count 1 --explain`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.trySource(cmd.Context(), args[0], o) },
	}
	c.Flags().IntVar(&o.count, "count", 3, "how many articles")
	c.Flags().BoolVar(&o.explain, "explain", false, "list every piece of the pages: kept or not, by which rule, and the selector to write next")
	return a.jsonFlag(c)
}

type tryOptions struct {
	count   int
	explain bool
}

func (a *app) trySource(ctx context.Context, name string, o tryOptions) error {
	if o.count < 1 || o.count > 1000 {
		return usageError{fmt.Errorf("--count takes a number from 1 to 1000, not %d", o.count)}
	}
	w, err := a.openWorkspace(ctx, false, nil)
	if err != nil {
		return err
	}
	defer w.close()
	folder, err := os.MkdirTemp("", "wordferry-try-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	p := &parts{workspace: w, trial: &trial{folder: folder, count: o.count}, notice: func(format string, args ...any) {
		fmt.Fprintf(a.errs, "wordferry: "+format+"\n", args...)
	}}
	if err := p.pipelineSources([]string{name}); err != nil {
		return err
	}
	lexicon, err := w.suspects()
	if err != nil {
		return err
	}
	checks := check.Sources(lexicon)
	shown, failed := 0, false
	for it, err := range p.newest(ctx, p.sources[0]) {
		if shown == o.count {
			break
		}
		var doc *pipeline.Document
		if err == nil {
			it.Body, err = it.Load()
		}
		if err == nil {
			doc, err = p.tried(ctx, p.sources[0], it, checks)
		}
		if ctx.Err() != nil {
			return pipeline.ErrInterrupted
		}
		if err != nil {
			failed = true
			printError(a.errs, err)
			continue
		}
		if a.json {
			if err := writeJSONLine(a.out, newExtracted(string(it.ID), doc)); err != nil {
				return err
			}
		} else {
			s := screenOf(a.out)
			if shown > 0 {
				fmt.Fprintln(s.w)
			}
			fmt.Fprintln(s.w, s.paint(dim, it.URI))
			printDocument(s, doc, o.explain)
			if why, err := p.extractors[name].of(it.URI).Explain(ctx, it); o.explain && err == nil {
				printExplanation(s, &why)
			}
		}
		shown++
	}
	if ctx.Err() != nil {
		return pipeline.ErrInterrupted
	}
	if shown == 0 && !failed {
		return &pipeline.Fault{Code: pipeline.NotFound, Msg: fmt.Sprintf("the source %q lists no articles", name), Hint: "look at its include and exclude patterns"}
	}
	if failed {
		return outcome(exitPartial)
	}
	return nil
}

// trial is a run that keeps nothing.
type trial struct {
	folder string // for what is fetched
	count  int    // articles
}

// newest lists a source as a run does; files, which carry no other date, by
// the time they were last changed.
func (p *parts) newest(ctx context.Context, src pipeline.Source) iter.Seq2[pipeline.Item, error] {
	if src.Kind != "files" {
		return p.list(ctx, src)
	}
	return func(yield func(pipeline.Item, error) bool) {
		var items []pipeline.Item
		for it, err := range p.list(ctx, src) {
			if err == nil {
				items = append(items, it)
			} else if !yield(it, err) {
				return
			}
		}
		slices.SortStableFunc(items, func(a, b pipeline.Item) int { return b.Modified.Compare(a.Modified) })
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

func (p *parts) tried(ctx context.Context, src pipeline.Source, it pipeline.Item, checks []check.SourceCheck) (*pipeline.Document, error) {
	doc, err := p.extract(ctx, src, it)
	if err != nil {
		return nil, err
	}
	p.cutters[src.Name].document(doc)
	doc.Findings = append(doc.Findings, check.RunSource(doc, checks)...)
	slices.SortStableFunc(doc.Findings, func(x, y pipeline.Finding) int { return int(y.Severity) - int(x.Severity) })
	return doc, nil
}
