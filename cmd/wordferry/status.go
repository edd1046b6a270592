package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
)

func statusCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "status",
		Short: "Show coverage for every source, article and locale",
		Long: `Status reads sources, snapshots and locale files as they are now and shows how
far every article is in every locale. It fetches nothing and writes nothing but
the index in .wordferry.`,
		Example: `  wordferry status
  wordferry status --json | jq '.articles[].locales[] | select(.held)'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			run, err := a.takeStock(cmd.Context())
			if err != nil {
				return err
			}
			return a.printStatus(run)
		},
	}
	return a.jsonFlag(c)
}

// takeStock is a run that writes nothing but the index.
func (a *app) takeStock(ctx context.Context) (*pipeline.Run, error) {
	w, err := a.openToLook(ctx)
	if err != nil {
		return nil, err
	}
	return a.stockOf(ctx, w)
}

func (a *app) stockOf(ctx context.Context, w *workspace) (*pipeline.Run, error) {
	run, err := a.pass(ctx, w, &runOptions{dry: true}, silent{})
	if cerr := w.close(); err == nil {
		err = cerr
	}
	return run, err
}

// stock is what `status --json` answers; docs/reference has its schema.
type stock struct {
	Articles []pipeline.Report      `json:"articles"`
	Failures []failure              `json:"failures"`
	Totals   map[string]localeStock `json:"totals"`
}

type localeStock struct {
	Articles  int            `json:"articles"`
	Published int            `json:"published"`
	Held      int            `json:"held"`
	Segments  int            `json:"segments"`
	Words     int            `json:"words"`
	Done      int            `json:"done"`
	States    map[string]int `json:"states"`
	Blockers  int            `json:"blockers"`
	Warnings  int            `json:"warnings"`
}

func newStock(run *pipeline.Run) stock {
	st := stock{Articles: run.Reports, Failures: failures(run.Failures), Totals: map[string]localeStock{}}
	for _, r := range run.Reports {
		for _, lr := range r.Locales {
			if lr.Locale == r.Lang {
				continue
			}
			t := st.Totals[lr.Locale.String()]
			if t.States == nil {
				t.States = map[string]int{}
			}
			t.Articles++
			if lr.Held == "" {
				t.Published++
			} else {
				t.Held++
			}
			t.Segments += lr.Coverage.Segments
			t.Words += lr.Coverage.Words
			t.Done += lr.Coverage.Done
			t.Blockers += lr.Coverage.Blockers
			t.Warnings += lr.Coverage.Warnings
			for s, n := range lr.Coverage.States {
				t.States[s] += n
			}
			st.Totals[lr.Locale.String()] = t
		}
	}
	return st
}

func (a *app) printStatus(run *pipeline.Run) error {
	st := newStock(run)
	if a.json {
		return writeJSONLine(a.out, st)
	}
	s := screenOf(a.out)
	printFailures(a.errs, run.Failures)
	if len(run.Reports) == 0 {
		fmt.Fprintln(s.w, "no articles")
		return nil
	}
	printCoverage(s, run.Reports)
	t := table{{{text: "locale", style: dim}, {text: "published", style: dim, right: true}, {text: "reviewed", style: dim, right: true}, {text: "translated", style: dim, right: true}, {text: "stale", style: dim, right: true}, {text: "draft", style: dim, right: true}, {text: "untranslated", style: dim, right: true}, {text: "findings", style: dim, right: true}}}
	for _, l := range localesOf(run.Reports) {
		x, ok := st.Totals[l.String()]
		if !ok {
			continue
		}
		t = append(t, []cell{
			{text: l.String(), style: bold}, {text: fmt.Sprintf("%d of %d", x.Published, x.Articles), right: true},
			{text: thousands(x.States["reviewed"] + x.States["final"]), style: green, right: true}, {text: thousands(x.States["translated"]), right: true},
			{text: thousands(x.States["stale"]), style: yellow, right: true}, {text: thousands(x.States["draft"]), style: yellow, right: true},
			{text: thousands(x.States["untranslated"]), right: true}, {text: thousands(x.Blockers + x.Warnings), style: red, right: true},
		})
	}
	s.print(t)
	return printHeld(s, run.Reports)
}

// printHeld names what is not published and why, and the source texts that
// look broken.
func printHeld(s screen, reports []pipeline.Report) error {
	t := table{}
	broken := 0
	for _, r := range reports {
		for _, lr := range r.Locales {
			if lr.Held != "" {
				t = append(t, []cell{{text: "held back", style: red}, {text: string(r.Article)}, {text: lr.Locale.String()}, {text: lr.Held, style: dim}})
			}
		}
		for _, f := range r.Findings {
			if f.Lang == r.Lang && f.Severity > pipeline.Advice {
				broken++
			}
		}
	}
	if len(t) > 0 && len(reports) <= listed {
		fmt.Fprintln(s.w)
		s.print(t)
	}
	if broken > 0 {
		fmt.Fprintf(s.w, "\n%s in source texts; `wordferry check` shows them\n", plural(broken, "finding"))
	}
	return nil
}
