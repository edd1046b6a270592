package pipeline

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
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
	Digest(a ArticleID) (Digest, error)        // of all files of the article; DigestOf(nil) if it has none
}

// Ledger remembers what earlier runs did, so that what has not changed costs
// next to nothing. It may be empty at any time.
type Ledger interface {
	Known(source string) (map[ArticleID]Done, error)
	Save(d Done) error
	Wanted(a ArticleID) ([]OpenSegment, error)     // as saved; Known leaves them out, being many
	Forget(a ArticleID) error                      // it is an article of its source no more
	Current(a ArticleID, memory Digest) error      // the memory has moved on and has nothing new for the article
	Job(a ArticleID, stage, state, message string) // for a person who asks what a killed run was at
}

// Done is an article that went through the flow, with what it was made from.
type Done struct {
	Report Report
	Memory Digest // of the memory; counts only while the article is open
	Wanted []OpenSegment
}

// Flow is the path of articles through the house; its fields are the stages
// in order. Every stage is idempotent: doing it twice changes nothing.
type Flow struct {
	Learn   func(ctx context.Context) (Lesson, error) // what people did since, into the memory
	List    func(ctx context.Context, src Source) iter.Seq2[Item, error]
	Extract func(ctx context.Context, src Source, it Item) (*Document, error)
	Gather  func(ctx context.Context, src Source, doc *Document) ([]Asset, []Finding, error) // images and the like
	Split   func(src Source, doc *Document)
	Inspect func(doc *Document) []Finding // checks on the source text
	Locales Locales                       // people first,
	Recall  func(doc *Document, to language.Tag, missing []SegmentKey) (map[SegmentKey][]Match, error)
	Check   func(doc *Document, to language.Tag, targets map[SegmentKey]Target) []Finding
	Export  func(Localized) ([]File, error)
	Keep    func(ctx context.Context, f File) (Digest, error)
	Whole   func(ctx context.Context, r *Report) bool                         // is all that was published of it still there and right?
	Publish func(ctx context.Context, pack string, run *Run) (Release, error) // of what the run has of a pack
	Words   func(lang language.Tag, text string) int

	Ledger   Ledger
	Shared   Digest // of whatever else shapes every article: terms, interface messages, the program
	Events   Sink
	Parallel int
	Dry      bool           // write nothing anywhere
	Only     []language.Tag // locales to write drafts for; none: all
}

// maxPasses is how often a run goes over open articles before it leaves the
// rest to the next one. One pass can change what the memory knows, by moving
// sentences between new neighbours; a second finds nothing new.
const maxPasses = 3

// Run takes every article of the sources through the flow and publishes the
// packs they belong to. An article that fails is a Failure of the run, and
// the last published state of it stays in its pack; the error is for what
// ends the whole run.
func (f *Flow) Run(ctx context.Context, sources []Source) (*Run, error) {
	t := &trip{
		Flow: f, began: time.Now(), seen: map[string]string{},
		known: map[ArticleID]Done{}, reports: map[ArticleID]Report{}, worked: map[ArticleID]bool{}, wanted: map[ArticleID][]OpenSegment{}, failed: map[string][]Failure{}, gone: map[ArticleID]Withdrawal{}, looks: map[ArticleID]look{},
	}
	t.tell(Event{Kind: RunStarted})
	err := t.passes(ctx, sources)
	run := t.outcome()
	if ctx.Err() != nil {
		return run, ErrInterrupted
	}
	if err != nil || t.Dry {
		return run, err
	}
	return run, t.publish(ctx, sources, run)
}

// passes goes over all articles, then over the open ones again until the
// memory has nothing new for them.
func (t *trip) passes(ctx context.Context, sources []Source) (err error) {
	if t.lesson, err = t.Learn(ctx); err != nil {
		return err
	}
	todo, err := t.list(ctx, sources)
	for pass := 1; err == nil; pass++ {
		if err = t.pass(ctx, todo); err != nil || t.Dry || t.idle() {
			return err
		}
		before := t.lesson.Memory
		if t.lesson, err = t.Learn(ctx); err != nil || t.lesson.Memory == before || pass == maxPasses {
			return err
		}
		todo = slices.DeleteFunc(todo, func(j job) bool { return !t.reports[j.it.ID].Open })
	}
	return err
}

// job is one item to work on.
type job struct {
	src Source
	it  Item
}

// list asks every source for its items.
func (t *trip) list(ctx context.Context, sources []Source) ([]job, error) {
	var todo []job
	for _, src := range sources {
		known, err := t.Ledger.Known(src.Name)
		if err != nil {
			return nil, err
		}
		maps.Copy(t.known, known)
		for it, err := range t.List(ctx, src) {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if t.admit(src, it, err) {
				todo = append(todo, job{src, it})
			}
		}
	}
	todo, err := t.unique(todo)
	if err == nil {
		t.miss(todo)
	}
	return todo, err
}

func (t *trip) pass(ctx context.Context, todo []job) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(t.Parallel, 1))
	for _, j := range todo {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error { return t.article(ctx, j.src, j.it) })
	}
	return g.Wait()
}

// article takes one item through the flow. It returns an error only when the
// run as a whole cannot go on.
func (t *trip) article(ctx context.Context, src Source, it Item) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	inputs, err := t.inputs(src, it)
	if err != nil {
		t.fail(src, it, "locale", err)
		return nil
	}
	t.mu.Lock()
	old, ok := t.known[it.ID]
	t.mu.Unlock()
	same := ok && old.Report.Inputs == inputs && t.Whole(ctx, &old.Report)
	standing := same
	if standing && old.Report.Open && old.Memory != t.lesson.Memory {
		if standing, err = t.untouched(old); err != nil {
			return err
		}
	}
	if standing {
		t.finish(old.Report, ArticleUnchanged)
		t.hold(src, it, &old.Report)
		return nil
	}
	t.tell(Event{Kind: ArticleStarted, Article: it.ID, Source: src.Name})
	if !t.Dry {
		t.Ledger.Job(it.ID, "extract", "running", "")
	}
	var last *Report
	if same && !t.Dry {
		last = &old.Report
	}
	report, failures, stage, err := t.work(ctx, src, it, last)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		t.fail(src, it, stage, err)
		return nil
	}
	t.note(src, it, failures)
	kind := ArticleUnchanged
	if report != last {
		kind = ArticleDone
		if report.Inputs, err = t.inputs(src, it); err != nil { // as they are now that drafts are written
			return err
		}
	}
	t.finish(*report, kind)
	t.hold(src, it, report)
	// An article that was left out in a locale is tried again next time, and
	// one that was worked on for some locales only still has the others to come.
	if t.Dry || len(failures) > 0 || len(t.Only) > 0 {
		return nil
	}
	t.mu.Lock()
	d := Done{Report: *report, Memory: t.lesson.Memory, Wanted: t.wanted[it.ID]}
	t.known[it.ID] = d
	t.mu.Unlock()
	return t.Ledger.Save(d)
}

// untouched tells whether the memory has nothing new for an open article that
// was worked on when it last stood still, and notes that it has not.
func (t *trip) untouched(old Done) (bool, error) {
	if old.Memory != t.lesson.Before || t.lesson.Touches == nil {
		return false, nil
	}
	id := old.Report.Article
	open, err := t.Ledger.Wanted(id)
	if err != nil {
		return false, err
	}
	if touched, err := t.lesson.Touches(old.Report.Lang, open); touched || err != nil {
		return false, err
	}
	old.Memory = t.lesson.Memory
	t.mu.Lock()
	t.known[id] = old
	t.mu.Unlock()
	return true, t.Ledger.Current(id, old.Memory)
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
	for _, line := range it.Repeated {
		b.Write(binary.BigEndian.AppendUint64(nil, uint64(line)))
	}
	b.WriteString(it.URI)
	return DigestOf([]byte(b.String())), nil
}

// work is the path of one article that has changed, top to bottom. Last is
// what became of it the last time, when nothing but the memory is different
// now: if the memory has no other drafts for it either, that still stands.
func (t *trip) work(ctx context.Context, src Source, it Item, last *Report) (_ *Report, failures []Failure, stage string, err error) {
	if it.Body, err = it.Load(); err != nil {
		return nil, nil, "list", err
	}
	doc, err := t.Extract(ctx, src, it)
	if err != nil {
		t.emptied(src, it)
		return nil, nil, "extract", err
	}
	t.Split(src, doc)
	t.looked(src, it, doc)
	if err := t.Locales.Align(doc); err != nil {
		return nil, nil, "locale", err
	}
	doc.Findings = append(doc.Findings, t.Inspect(doc)...)
	if b := blocker(doc.Findings); b != nil && !src.Blocked {
		return t.heldReport(src, it, doc, b), nil, "", nil
	}

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
	t.mu.Lock()
	t.wanted[it.ID] = openSegments(doc, editions)
	t.mu.Unlock()
	if last != nil && len(failures) == 0 {
		if now, err := t.inputs(src, it); err == nil && now == last.Inputs {
			return last, nil, "", nil
		}
	}
	if !t.Dry {
		if err := t.Locales.Finish(doc, editions); err != nil {
			return nil, nil, "locale", err
		}
	}
	if !t.Dry {
		var missing []Finding
		if report.Assets, missing, err = t.Gather(ctx, src, doc); err != nil {
			return nil, nil, "extract", err
		}
		report.Findings = append(report.Findings, missing...)
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
