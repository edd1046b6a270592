package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/language"
)

// Edition is one article in one language as its locale file has it.
type Edition struct {
	Bundle
	Issues []Finding // what is odd about the file: a deleted key, an unknown one
	Raw    []byte    // the file as it was read; nil if there was none
	Held   any       // what Read noted for Write and Finish; it means nothing to anybody else
}

// Locales are the files under locales/, where people's work lives. Nothing
// that a person wrote is ever overwritten: Write refuses with a Conflict when
// the file is not the one that was read.
type Locales interface {
	Align(doc *Document) error // gives every segment its key
	Read(doc *Document, to language.Tag) (Edition, error)
	Write(doc *Document, to language.Tag, ed Edition, drafts map[SegmentKey]Target) (changed bool, err error)
	Finish(doc *Document, eds []Edition) error // the source's own file, and the states
	Digest(a ArticleID) (Digest, error)        // of all files of the article
}

// Ledger remembers what earlier runs did, so that what has not changed costs
// next to nothing. It may be empty at any time.
type Ledger interface {
	Known(source string) (map[ArticleID]Done, error)
	Save(d Done) error
	Job(a ArticleID, stage, state, message string) // for a person who asks what a killed run was at
}

// Done is an article that went through the flow, with what it was made from.
type Done struct {
	Report Report
	Inputs Digest // of item, configuration and locale files
	Memory Digest // of the memory; counts only while the article is open
}

// Flow is the path of articles through the house; its fields are the stages
// in order. Every stage is idempotent: doing it twice changes nothing.
type Flow struct {
	List    func(ctx context.Context, src Source) iter.Seq2[Item, error]
	Extract func(ctx context.Context, src Source, it Item) (*Document, error)
	Split   func(src Source, doc *Document)
	Inspect func(doc *Document) []Finding // checks on the source text
	Locales Locales                       // people first,
	Recall  func(doc *Document, to language.Tag, missing []SegmentKey) (map[SegmentKey][]Match, error)
	Check   func(doc *Document, to language.Tag, targets map[SegmentKey]Target) []Finding
	Export  func(Localized) ([]File, error)
	Keep    func(ctx context.Context, f File) (Digest, error)
	Whole   func(ctx context.Context, es []Entry) bool // are all of them still there?
	Publish func(ctx context.Context, pack string, reports []Report, failed []Failure) (Release, error)
	Words   func(lang language.Tag, text string) int

	Ledger   Ledger
	Memory   Digest // of what Recall knows
	Shared   Digest // of whatever else shapes every article: terms, interface messages, the program
	Events   Sink
	Parallel int
	Dry      bool           // write nothing anywhere
	Only     []language.Tag // locales to write drafts for; none: all
}

// Run takes every article of the sources through the flow and publishes the
// packs they belong to. An article that fails is a Failure of the run, and
// the last published state of it stays in its pack; the error is for what
// ends the whole run.
func (f *Flow) Run(ctx context.Context, sources []Source) (*Run, error) {
	t := &trip{Flow: f, run: &Run{}, began: time.Now(), seen: map[string]string{}}
	t.tell(Event{Kind: RunStarted})
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(max(f.Parallel, 1))
	for _, src := range sources {
		known, err := f.Ledger.Known(src.Name)
		if err != nil {
			return nil, err
		}
		for it, err := range f.List(gctx, src) {
			if gctx.Err() != nil {
				break
			}
			if !t.admit(src, it, err) {
				continue
			}
			g.Go(func() error { return t.article(gctx, src, it, known) })
		}
	}
	err := g.Wait()
	t.run.sort()
	if ctx.Err() != nil {
		return t.run, ErrInterrupted
	}
	if err != nil {
		return t.run, err
	}
	return t.run, t.publish(ctx, sources)
}

// trip is one run under way.
type trip struct {
	*Flow
	began time.Time

	mu    sync.Mutex
	run   *Run
	seen  map[string]string // pack/name → URI
	total int
	done  int
}

func (t *trip) tell(e Event) {
	if t.Events == nil {
		return
	}
	t.mu.Lock()
	e.Done, e.Total, e.Elapsed = t.done, t.total, time.Since(t.began)
	t.mu.Unlock()
	t.Events(e)
}

// admit counts an item in, or notes why it cannot be.
func (t *trip) admit(src Source, it Item, err error) bool {
	t.mu.Lock()
	t.total++
	if err == nil {
		// One pack's articles share their addresses, whatever source they are of.
		_, name, _ := strings.Cut(string(it.ID), "/")
		key := src.Pack + "/" + name
		if other, twice := t.seen[key]; twice {
			err = &Fault{
				Code: Conflict, Where: it.URI,
				Msg:  fmt.Sprintf("gives the article name %q, which %s has already", name, other),
				Hint: "rename one of them; an article is named after its file or address",
			}
		} else {
			t.seen[key] = it.URI
		}
	}
	t.mu.Unlock()
	if err != nil {
		t.fail(src, it, "list", err)
		return false
	}
	return true
}

func (t *trip) fail(src Source, it Item, stage string, err error) {
	t.mu.Lock()
	t.done++
	t.run.Failures = append(t.run.Failures, Failure{Article: it.ID, URI: it.URI, Stage: stage, Err: err})
	t.mu.Unlock()
	if !t.Dry {
		t.Ledger.Job(it.ID, stage, "failed", err.Error())
	}
	t.tell(Event{Kind: ArticleFailed, Stage: stage, Article: it.ID, Source: src.Name, Err: err})
}

// article takes one item through the flow. It returns an error only when the
// run as a whole cannot go on.
func (t *trip) article(ctx context.Context, src Source, it Item, known map[ArticleID]Done) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	inputs, err := t.inputs(src, it)
	if err != nil {
		t.fail(src, it, "locale", err)
		return nil
	}
	old, ok := known[it.ID]
	if ok && old.Inputs == inputs && (!old.Report.Open || old.Memory == t.Memory) && t.Whole(ctx, old.Report.Entries) {
		t.finish(old.Report, ArticleUnchanged)
		return nil
	}
	t.tell(Event{Kind: ArticleStarted, Article: it.ID, Source: src.Name})
	if !t.Dry {
		t.Ledger.Job(it.ID, "extract", "running", "")
	}
	report, failures, stage, err := t.work(ctx, src, it)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		t.fail(src, it, stage, err)
		return nil
	}
	t.mu.Lock()
	t.run.Failures = append(t.run.Failures, failures...)
	t.mu.Unlock()
	for _, fl := range failures {
		t.tell(Event{Kind: ArticleFailed, Stage: fl.Stage, Article: it.ID, Source: src.Name, Err: fl.Err})
	}
	t.finish(*report, ArticleDone)
	if t.Dry {
		return nil
	}
	if len(failures) > 0 {
		// Not saved as done: the next run tries again.
		t.Ledger.Job(it.ID, failures[0].Stage, "failed", failures[0].Err.Error())
		return nil
	}
	if len(t.Only) > 0 {
		return nil // the other locales are still to come
	}
	if inputs, err = t.inputs(src, it); err != nil {
		return err
	}
	return t.Ledger.Save(Done{Report: *report, Inputs: inputs, Memory: t.Memory})
}

func (t *trip) finish(r Report, kind EventKind) {
	t.mu.Lock()
	t.done++
	if kind == ArticleUnchanged {
		t.run.Counts.Unchanged++
	} else {
		t.run.Counts.Done++
		for _, l := range r.Locales {
			t.run.Counts.Drafts += l.New
		}
	}
	t.run.Reports = append(t.run.Reports, r)
	t.mu.Unlock()
	t.tell(Event{Kind: kind, Article: r.Article, Source: r.Source, Report: &r})
}

// inputs is the digest of everything an article is made from, but for the
// memory.
func (t *trip) inputs(src Source, it Item) (Digest, error) {
	files, err := t.Locales.Digest(it.ID)
	if err != nil {
		return Digest{}, err
	}
	var b strings.Builder
	for _, d := range []Digest{it.Digest, src.Config, files, t.Shared} {
		b.Write(d[:])
	}
	b.WriteString(it.URI)
	return DigestOf([]byte(b.String())), nil
}

// work is the path of one article that has changed, top to bottom.
func (t *trip) work(ctx context.Context, src Source, it Item) (_ *Report, failures []Failure, stage string, err error) {
	if it.Body, err = it.Load(); err != nil {
		return nil, nil, "list", err
	}
	doc, err := t.Extract(ctx, src, it)
	if err != nil {
		return nil, nil, "extract", err
	}
	t.Split(src, doc)
	if err := t.Locales.Align(doc); err != nil {
		return nil, nil, "locale", err
	}
	doc.Findings = append(doc.Findings, t.Inspect(doc)...)

	targets := make([]Locale, 0, len(src.Locales))
	editions := make([]Edition, 0, len(src.Locales))
	report := t.newReport(src, it, doc)
	for _, l := range src.Locales {
		if l.Tag == doc.Lang {
			continue
		}
		ed, drafts, err := t.translate(doc, l)
		if err != nil {
			failures = append(failures, Failure{Article: it.ID, Locale: l.Tag, URI: it.URI, Stage: "locale", Err: err})
			continue
		}
		targets, editions = append(targets, l), append(editions, ed)
		report.Locales = append(report.Locales, LocaleReport{Locale: l.Tag, New: drafts})
		report.Findings = append(report.Findings, ed.Issues...)
	}
	if !t.Dry {
		if err := t.Locales.Finish(doc, editions); err != nil {
			return nil, nil, "locale", err
		}
	}
	found := t.judge(doc, targets, editions)
	for i, loc := range resolve(doc, targets, editions, found, t.Words) {
		var lr *LocaleReport
		if i == 0 { // the article in its own language
			report.Locales = slices.Insert(report.Locales, 0, LocaleReport{Locale: doc.Lang})
			lr = &report.Locales[0]
		} else {
			lr = &report.Locales[i]
			lr.Held = held(targets[i-1], loc.Coverage)
			report.Findings = append(report.Findings, found[i-1]...)
			report.Open = report.Open || loc.open()
		}
		lr.Title, lr.Status, lr.Coverage = loc.title(), loc.Status(), loc.Coverage
		lr.Stale, lr.Drafts = loc.Stale, loc.Drafts
		if lr.Held != "" || t.Dry {
			continue
		}
		entries, err := t.keep(ctx, loc)
		if err != nil {
			return nil, nil, "export", fmt.Errorf("%s in %s: %w", it.ID, loc.To, err)
		}
		report.Entries = append(report.Entries, entries...)
	}
	return report, failures, "", nil
}

func (t *trip) newReport(src Source, it Item, doc *Document) *Report {
	r := &Report{
		Article: it.ID, Source: src.Name, Pack: src.Pack, URI: it.URI, Lang: doc.Lang, Charset: doc.Charset,
		Published: doc.Meta.Published, Digest: it.Digest, Sections: len(doc.Sections), Dropped: len(doc.Dropped),
		Findings: doc.Findings,
	}
	for _, s := range doc.Segments() {
		r.Segments++
		r.Words += t.Words(doc.Lang, s.Text.Plain())
	}
	r.Title = blockText(doc.Title, doc.Lang, func(s Segment) string { return s.Text.Plain() })
	return r
}

// translate asks people's files first, then the memory, and writes what the
// memory proposes into the file as drafts.
func (t *trip) translate(doc *Document, l Locale) (Edition, int, error) {
	ed, err := t.Locales.Read(doc, l.Tag)
	if err != nil {
		return Edition{}, 0, err
	}
	var missing []SegmentKey
	for _, s := range doc.Segments() {
		if st := ed.Targets[s.Key].State; t.asked(l.Tag) && (st == Untranslated || st == Draft) {
			missing = append(missing, s.Key)
		}
	}
	drafts := map[SegmentKey]Target{}
	if len(missing) > 0 {
		found, err := t.Recall(doc, l.Tag, missing)
		if err != nil {
			return Edition{}, 0, err
		}
		for key, ms := range found {
			if len(ms) == 0 {
				continue
			}
			best := ms[0]
			now := ed.Targets[key]
			if now.State == Draft && now.Origin.Score >= best.Score {
				continue
			}
			drafts[key] = Target{
				Key: key, Lang: l.Tag, Text: best.Proposal, State: Draft, Match: best.Source,
				Origin: Origin{Kind: FromMemory, By: best.By, Score: best.Score, Unit: best.Key},
			}
		}
	}
	if !t.Dry {
		if _, err := t.Locales.Write(doc, l.Tag, ed, drafts); err != nil {
			return Edition{}, 0, err
		}
	}
	if ed.Targets == nil {
		ed.Targets = map[SegmentKey]Target{}
	}
	for _, s := range doc.Segments() {
		if d, ok := drafts[s.Key]; ok {
			d.Source = s.Text.Coded
			ed.Targets[s.Key] = d
		}
	}
	return ed, len(drafts), nil
}

// asked tells whether drafts are wanted in a locale.
func (t *trip) asked(l language.Tag) bool { return len(t.Only) == 0 || slices.Contains(t.Only, l) }

// judge runs the checks on every edition.
func (t *trip) judge(doc *Document, targets []Locale, eds []Edition) [][]Finding {
	found := make([][]Finding, len(targets))
	for i, l := range targets {
		found[i] = t.Check(doc, l.Tag, eds[i].Targets)
	}
	return found
}

func (t *trip) keep(ctx context.Context, loc Localized) ([]Entry, error) {
	files, err := t.Export(loc)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, len(files))
	for _, file := range files {
		d, err := t.Keep(ctx, file)
		if err != nil {
			return nil, err
		}
		entries = append(entries, Entry{Locale: loc.To, Format: file.Format, Digest: d, Size: int64(len(file.Data))})
	}
	return entries, nil
}

// publish makes a release of every pack that the sources feed.
func (t *trip) publish(ctx context.Context, sources []Source) error {
	if t.Dry {
		return nil
	}
	var packs []string
	for _, s := range sources {
		if !slices.Contains(packs, s.Pack) {
			packs = append(packs, s.Pack)
		}
	}
	slices.Sort(packs)
	for _, name := range packs {
		of := func(r Report) bool { return r.Pack == name }
		var reports []Report
		for _, r := range t.run.Reports {
			if of(r) {
				reports = append(reports, r)
			}
		}
		rel, err := t.Publish(ctx, name, reports, t.run.Failures)
		if err != nil {
			return fmt.Errorf("publish %s: %w", name, err)
		}
		if rel.New {
			t.run.Counts.Releases++
		}
		t.run.Releases = append(t.run.Releases, rel)
		t.tell(Event{Kind: PackPublished, Stage: "publish", Source: name})
	}
	return nil
}

// sort puts the outcome in the order of article ids, whatever order the
// workers had, and sums it up.
func (r *Run) sort() {
	slices.SortFunc(r.Reports, func(a, b Report) int { return strings.Compare(string(a.Article), string(b.Article)) })
	slices.SortFunc(r.Failures, func(a, b Failure) int {
		return strings.Compare(string(a.Article)+"\x00"+a.URI+a.Locale.String(), string(b.Article)+"\x00"+b.URI+b.Locale.String())
	})
	r.Failures = slices.DeleteFunc(r.Failures, func(f Failure) bool { return errors.Is(f.Err, context.Canceled) })
	left := map[string]bool{}
	for _, f := range r.Failures {
		left[f.URI] = true
	}
	r.Counts.Failed = len(left)
	for i := range r.Reports {
		r.Counts.Segments += r.Reports[i].Segments
		r.Counts.Findings += len(r.Reports[i].Findings)
	}
	r.Counts.Seen = r.Counts.Done + r.Counts.Unchanged
	for _, f := range r.Failures {
		if f.Locale == language.Und {
			r.Counts.Seen++
		}
	}
}
