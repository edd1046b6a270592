package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/depot"
	"github.com/wordferry/wordferry/pipeline/export"
	"github.com/wordferry/wordferry/pipeline/store"
)

func runCommand(a *app) *cobra.Command {
	var o runOptions
	c := &cobra.Command{
		Use:   "run [SOURCE…]",
		Short: "Bring articles in, translate what can be, publish packs",
		Long: `Run takes every article of the sources (or of those named) through the whole
pipeline and publishes their packs. What has not changed is left alone.

Exit codes: 0 done; 1 failed; 2 wrong configuration or arguments; 3 done, but
some articles were left out, each named with its reason; 75 another run is
going on, try again later; 130 interrupted.`,
		Example: `  wordferry run
  wordferry run clinic --locale de --locale ar
  wordferry run --json > events.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.sources = args
			return a.runRun(cmd, o)
		},
	}
	c.Flags().StringArrayVar(&o.locales, "locale", nil, "write drafts for this locale only (may be repeated)")
	c.Flags().BoolVar(&o.dry, "dry-run", false, "say what would happen, write nothing")
	c.Flags().BoolVar(&o.letGo, "withdraw-all", false, "withdraw what its site has no more, even if that is most of a source")
	c.Flags().Int("workers", 0, "articles worked on at once (0: one a processor)")
	return a.jsonFlag(c)
}

type runOptions struct {
	sources, locales []string
	dry, letGo       bool
	foresee          bool       // make a forecast of a dry run
	forecast         []forecast // the forecast
	recuts           []recut    // and what other rules of segmentation cost
}

func (a *app) runRun(cmd *cobra.Command, o runOptions) error {
	ctx := cmd.Context()
	flags := map[string]any{}
	if f := cmd.Flags().Lookup("workers"); f.Changed {
		n, err := cmd.Flags().GetInt("workers")
		if err != nil {
			return usageError{err}
		}
		flags["workers"] = n
	}
	began := time.Now()
	var w *workspace
	var err error
	if o.dry {
		w, err = a.openUntouched(ctx, flags)
	} else {
		w, err = a.openWorkspace(ctx, true, flags)
	}
	if err != nil {
		return err
	}
	o.foresee = o.dry
	run, err := a.pass(ctx, w, &o, newProgress(a))
	if cerr := w.close(); err == nil {
		err = cerr
	}
	if run == nil || err != nil {
		return err
	}
	if err := a.printRun(run, time.Since(began), o); err != nil {
		return err
	}
	if len(run.Failures) > 0 {
		return outcome(exitPartial)
	}
	return nil
}

// pass is one run in an open workspace.
func (a *app) pass(ctx context.Context, w *workspace, o *runOptions, show progress) (_ *pipeline.Run, err error) {
	var said sync.Map // the memory is read more than once in a run
	notice := func(format string, args ...any) {
		text := fmt.Sprintf("wordferry: "+format+"\n", args...)
		if _, twice := said.LoadOrStore(text, true); !twice {
			io.WriteString(a.errs, text)
		}
	}
	defer show.Close()
	p, err := w.newParts(ctx, *o, notice)
	if err != nil {
		return nil, err
	}
	if p.depot != nil {
		defer func() { err = errors.Join(err, p.depot.Close()) }()
	}
	flow, memories, err := newFlow(ctx, p, show.Event)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err := memories.settle(); err != nil {
			notice("the index of the memory was not kept, so the next run makes it again: %s", err)
		}
		err = errors.Join(err, memories.close())
	}()
	for _, l := range o.locales {
		tag, err := parseTag(l)
		if err != nil {
			return nil, err
		}
		if err := knownLocale(tag, w.targets()); err != nil {
			return nil, err
		}
		flow.Only = append(flow.Only, tag)
	}
	if o.dry {
		run, err := flow.Run(ctx, p.sources)
		run.Failures = append(run.Failures, p.broken...)
		if err == nil && o.foresee {
			o.forecast, o.recuts, err = p.foreseen(flow, run, memories)
		}
		return run, err
	}
	rec := store.Run{ID: p.runID, Sources: strings.Join(o.sources, " "), Started: time.Now()}
	if err := w.store.BeginRun(ctx, rec); err != nil {
		return nil, err
	}
	run, err := flow.Run(ctx, p.sources)
	// The books are closed also for a run that was told to stop.
	ctx = context.WithoutCancel(ctx)
	rec.Ended, rec.Outcome = time.Now(), "done"
	if err != nil {
		rec.Outcome = err.Error()
	} else {
		err = errors.Join(p.site(ctx), p.closeRounds(ctx))
	}
	if run != nil {
		run.Failures = append(run.Failures, p.broken...)
		var jerr error
		rec.Summary, jerr = json.Marshal(run.Counts)
		err = errors.Join(err, jerr)
	}
	return run, errors.Join(err, w.saveStamps(ctx), w.store.EndRun(ctx, rec))
}

// newParts opens what a flow is built from; o.dry leaves the depot closed.
func (w *workspace) newParts(ctx context.Context, o runOptions, notice func(string, ...any)) (*parts, error) {
	p := &parts{workspace: w, today: today(), notice: notice, letGo: o.letGo, runID: time.Now().UTC().Format("20060102T150405.000000000Z")}
	if err := p.pipelineSources(o.sources); err != nil {
		return nil, err
	}
	var err error
	if p.terms, err = w.termbase(); err != nil {
		return nil, err
	}
	w.locales.Show(p.termsOf)
	if p.messages, err = w.messages(); err != nil {
		return nil, err
	}
	for _, e := range export.Formats() {
		for _, f := range w.cfg.Formats {
			if e.Format == f {
				p.exporters = append(p.exporters, e)
			}
		}
	}
	if o.foresee {
		p.foresight = &foresight{}
	}
	if !o.dry {
		if p.depot, err = depot.Open(ctx, w.cfg.Path(w.cfg.Out)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// summary is the last line of `run --json`.
type summary struct {
	Event      string                `json:"event"` // "run-finished"
	Counts     pipeline.Counts       `json:"counts"`
	Releases   []pipeline.Release    `json:"releases"`
	Failures   []failure             `json:"failures"`
	Withdrawn  []pipeline.Withdrawal `json:"withdrawn"`
	Duplicates []pipeline.Duplicate  `json:"duplicates"`
	Alarms     []pipeline.Alarm      `json:"alarms"`
	Articles   []pipeline.Report     `json:"articles"`
	Forecast   []forecast            `json:"forecast,omitempty"`     // of a dry run
	Recuts     []recut               `json:"segmentation,omitempty"` // of a dry run, where other rules cut than in the last run
}

type failure struct {
	Article pipeline.ArticleID `json:"article"`
	Locale  string             `json:"locale,omitempty"`
	URI     string             `json:"uri"`
	Stage   string             `json:"stage"`
	Error   string             `json:"error"`
	Hint    string             `json:"hint,omitempty"`
}

func failures(fs []pipeline.Failure) []failure {
	out := make([]failure, 0, len(fs))
	for _, f := range fs {
		x := failure{Article: f.Article, URI: f.URI, Stage: f.Stage, Error: f.Err.Error()}
		if f.Locale != language.Und {
			x.Locale = f.Locale.String()
		}
		var fault *pipeline.Fault
		if errors.As(f.Err, &fault) {
			x.Hint = fault.Hint
		}
		out = append(out, x)
	}
	return out
}

func (a *app) printRun(run *pipeline.Run, took time.Duration, o runOptions) error {
	if a.json {
		return writeJSONLine(a.out, summary{
			Event: "run-finished", Counts: run.Counts, Releases: run.Releases, Failures: failures(run.Failures),
			Withdrawn: orEmpty(run.Withdrawn), Duplicates: orEmpty(run.Duplicates), Alarms: orEmpty(run.Alarms), Articles: run.Reports,
			Forecast: o.forecast, Recuts: o.recuts,
		})
	}
	printFailures(a.errs, run.Failures)
	printAlarms(a.errs, run.Alarms)
	if a.quiet {
		return nil
	}
	s := screenOf(a.out)
	c := run.Counts
	if len(run.Reports) > 0 {
		printCoverage(s, run.Reports)
	}
	printAside(s, run)
	printForecast(s, o.forecast)
	printRecuts(s, o.recuts)
	for _, line := range headlines(run, o.dry) {
		fmt.Fprintln(s.w, line)
	}
	what := fmt.Sprintf("%s: %s unchanged, %s worked on", plural(c.Seen, "article"), thousands(c.Unchanged), thousands(c.Done))
	if c.Drafts > 0 {
		what += ", " + plural(c.Drafts, "new draft")
	}
	if c.Withdrawn > 0 {
		what += ", " + s.paint(yellow, thousands(c.Withdrawn)+" withdrawn")
	}
	if c.Duplicates > 0 {
		what += ", " + plural(c.Duplicates, "duplicate")
	}
	if c.Failed > 0 {
		what += ", " + s.paint(red, thousands(c.Failed)+" left out")
	}
	fmt.Fprintf(s.w, "%s %s\n", what, s.paint(dim, "in "+took.Round(10*time.Millisecond).String()))
	return nil
}

// orEmpty is a list that JSON shows as [] and not as null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// printAlarms says on stderr what a person has to look at.
func printAlarms(w io.Writer, alarms []pipeline.Alarm) {
	for _, a := range alarms {
		fmt.Fprintf(w, "wordferry: alarm: source %s, %s: %s\nwordferry: hint: %s\n", a.Source, a.Host, a.Message, a.Hint)
	}
}

// maxAside is how many withdrawn articles and duplicates are shown one by one.
const maxAside = 20

// printAside shows what the sources have no more, and what they have twice.
func printAside(s screen, run *pipeline.Run) {
	t := table{}
	for _, w := range run.Withdrawn[:min(len(run.Withdrawn), maxAside)] {
		t = append(t, []cell{{text: "withdrawn", style: yellow}, {text: string(w.Article)}, {text: w.Reason, style: dim}})
	}
	for _, d := range run.Duplicates[:min(len(run.Duplicates), maxAside)] {
		t = append(t, []cell{{text: "duplicate", style: dim}, {text: string(d.Article)}, {text: fmt.Sprintf("the same %s as %s", d.Why, d.Of), style: dim}})
	}
	if len(t) == 0 {
		return
	}
	s.print(t)
	if more := max(len(run.Withdrawn)-maxAside, 0) + max(len(run.Duplicates)-maxAside, 0); more > 0 {
		fmt.Fprintf(s.w, "%s\n", s.paint(dim, fmt.Sprintf("and %s more; --json lists all", thousands(more))))
	}
	fmt.Fprintln(s.w)
}

// headlines says what was published, or that nothing changed.
func headlines(run *pipeline.Run, dry bool) []string {
	if dry {
		return []string{"dry run: nothing was written"}
	}
	var out []string
	for _, r := range run.Releases {
		state := "no change"
		if r.New {
			state = "new release"
		}
		out = append(out, fmt.Sprintf("%s/%s  release %d, %s: %s in %s", r.Pack, r.Channel, r.Seq, state, plural(r.Articles, "article"), plural(r.Locales, "locale")))
	}
	if run.Counts.Done == 0 && run.Counts.Failed == 0 && run.Counts.Withdrawn == 0 && run.Counts.Releases == 0 {
		return append(out, "nothing changed")
	}
	return out
}
