package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"iter"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/check"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/depot"
	"github.com/wordferry/wordferry/pipeline/export"
	"github.com/wordferry/wordferry/pipeline/fetch"
	"github.com/wordferry/wordferry/pipeline/glossary"
	"github.com/wordferry/wordferry/pipeline/locale"
	"github.com/wordferry/wordferry/pipeline/memory"
	"github.com/wordferry/wordferry/pipeline/segment"
	"github.com/wordferry/wordferry/pipeline/store"
)

// parts are what a flow is built from.
type parts struct {
	*workspace
	sources    []pipeline.Source
	extractors map[string]extractors // by source
	cutters    map[string]*cutter    // by source
	terms      *glossary.Base
	messages   *locale.Messages
	exporters  []export.Exporter
	depot      *depot.Depot
	runID      string
	today      string
	notice     func(format string, args ...any)
	events     pipeline.Sink
	client     *fetch.Client
	importers  map[string]*importer // by source
	trial      *trial               // nil but for a source that is only tried
	foresight  *foresight           // nil but for a dry run that is to say what it would cost
	broken     []pipeline.Failure   // memories that could not be read, when they were last looked at
	letGo      bool                 // withdraw articles although most of a source is gone at once
}

// newFlow connects the rooms. p.depot is nil for a dry run. The memories are
// to be closed after the run.
func newFlow(ctx context.Context, p *parts, events pipeline.Sink) (*pipeline.Flow, *recaller, error) {
	p.events = events
	lexicon, err := p.suspects()
	if err != nil {
		return nil, nil, err
	}
	sourceChecks, targetChecks := check.Sources(lexicon), check.Targets()
	shared, err := p.shared()
	if err != nil {
		return nil, nil, err
	}
	all, err := p.openMemories(ctx)
	if err != nil {
		return nil, nil, err
	}
	all.dry = p.depot == nil
	recall := &recaller{ctx: ctx, memories: all, min: p.cfg.Memory.Threshold, limit: p.cfg.Memory.Limit}
	f := &pipeline.Flow{
		Learn: func(ctx context.Context) (pipeline.Lesson, error) {
			l, err := p.lesson(ctx, all)
			if err != nil {
				return l, err
			}
			return l, all.refresh(ctx)
		},
		List:    p.list,
		Extract: p.extract,
		Gather:  p.gather,
		Split: func(src pipeline.Source, doc *pipeline.Document) {
			p.cutters[src.Name].document(doc)
			if p.foresight != nil {
				p.foresight.recuts.note(src, doc, p.locales.Source)
			}
		},
		Inspect: func(doc *pipeline.Document) []pipeline.Finding { return check.RunSource(doc, sourceChecks) },
		Locales: &localeFiles{workspace: p.workspace, today: p.today},
		Recall:  recall.matches,
		Check: func(doc *pipeline.Document, to language.Tag, targets map[pipeline.SegmentKey]pipeline.Target) []pipeline.Finding {
			return checkTargets(doc, to, targets, p.terms, targetChecks)
		},
		Export:   p.export,
		Words:    func(lang language.Tag, text string) int { return segment.Count(lang, text).Words },
		Ledger:   newLedger(ctx, p.store, p.runID, p.sources),
		Shared:   shared,
		Events:   events,
		Parallel: p.cfg.Workers,
		Dry:      p.depot == nil,
	}
	if p.foresight != nil {
		recall.min = min(recall.min, leastForeseen)
		f.Recall = p.foresight.watch(recall.matches, p.cfg.Memory.Threshold)
	}
	if f.Parallel == 0 {
		f.Parallel = runtime.GOMAXPROCS(0)
	}
	if p.depot != nil {
		f.Keep = func(ctx context.Context, file pipeline.File) (pipeline.Digest, error) {
			return p.depot.Put(ctx, file.Data)
		}
		f.Whole = p.whole
		go p.depot.Missing(ctx, nil) // lists the blobs while other things are read
		f.Publish = p.publish
	} else {
		f.Whole = func(context.Context, *pipeline.Report) bool { return true }
	}
	return f, recall, nil
}

// foreseen is the forecast of a dry run, and what other rules of segmentation
// would cost.
func (p *parts) foreseen(flow *pipeline.Flow, run *pipeline.Run, recall *recaller) ([]forecast, []recut, error) {
	best := func(from, to language.Tag, o pipeline.OpenSegment) (int, error) {
		m, err := recall.between(recall.ctx, from, to)
		if err != nil {
			return 0, err
		}
		ms, err := m.Lookup(memory.Query{Text: o.Text, From: from, To: to, Prev: o.Prev, Next: o.Next, Min: leastForeseen, Limit: 1, Variant: recall.variant})
		if err != nil || len(ms) == 0 {
			return 0, err
		}
		return ms[0].Score, nil
	}
	words, err := p.foresight.of(run, flow.Only, flow.Ledger.Wanted, best)
	if err != nil {
		return nil, nil, err
	}
	cuts, err := p.foresight.recuts.report(flow.Only, p.locales.Units, best)
	return words, cuts, err
}

// lesson lets the memory learn from the files, and from how they count now.
func (p *parts) lesson(ctx context.Context, all *memories) (l pipeline.Lesson, err error) {
	before, err := p.store.UnitsDigest(ctx)
	if err != nil {
		return l, err
	}
	diff, broken, err := p.learn(ctx, p.notice)
	p.broken = broken
	if err != nil {
		return l, err
	}
	l.Touches = func(from language.Tag, open []pipeline.OpenSegment) (bool, error) {
		return diff.touches(from, open, p.cfg.Memory.Threshold)
	}
	counted, counts, err := all.recount(ctx, diff)
	if err != nil {
		return l, err
	}
	now, err := p.store.UnitsDigest(ctx)
	l.Before, l.Memory = together(before, counted), together(now, counts)
	return l, err
}

// together is the digest of units that count in some way.
func together(units pipeline.Digest, counting string) pipeline.Digest {
	if counting == "" {
		return units
	}
	return pipeline.DigestOf(append(units[:], counting...))
}

// shared is the digest of what shapes every article, the program itself
// among it: another build may make something else of the same article.
func (p *parts) shared() (pipeline.Digest, error) {
	var b strings.Builder
	program, err := os.Executable()
	if err != nil {
		return pipeline.Digest{}, err
	}
	build, err := p.stamps.Digest(program)
	if err != nil {
		return pipeline.Digest{}, err
	}
	b.Write(build[:])
	for _, rel := range append([]string{p.cfg.Terms, p.cfg.Suspects}, p.messageFiles()...) {
		if rel == "" {
			continue
		}
		d, err := p.stamps.Digest(p.cfg.Path(rel))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return pipeline.Digest{}, err
		}
		b.WriteString(rel + " " + d.String() + "\n")
	}
	for _, e := range p.exporters {
		b.WriteString(e.Format + " ")
	}
	return pipeline.DigestOf([]byte(b.String())), nil
}

// extract reads an article with the further pages that it is spread over.
func (p *parts) extract(ctx context.Context, src pipeline.Source, it pipeline.Item) (*pipeline.Document, error) {
	it.Next = slices.Clone(it.Next)
	for i := range it.Next {
		var err error
		if it.Next[i].Body, err = it.Next[i].Load(); err != nil {
			return nil, err
		}
	}
	return p.extractors[src.Name].of(it.URI).Extract(ctx, it)
}

func (p *parts) export(l pipeline.Localized) ([]pipeline.File, error) {
	files := make([]pipeline.File, 0, len(p.exporters))
	for _, e := range p.exporters {
		f, err := e.Export(l, p.messages)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// checkTargets runs the checks on what stands in one locale's file. A stale
// target was made from another text, so only what would break a page is worth
// saying of it.
func checkTargets(doc *pipeline.Document, to language.Tag, targets map[pipeline.SegmentKey]pipeline.Target, terms *glossary.Base, checks []check.TargetCheck) []pipeline.Finding {
	var blocking []check.TargetCheck
	for _, c := range checks {
		if c.Severity == pipeline.Blocker {
			blocking = append(blocking, c)
		}
	}
	var out []pipeline.Finding
	number := 0
	for b := range doc.Blocks() {
		number++
		for i := range b.Segments {
			s := &b.Segments[i]
			t, ok := targets[s.Key]
			if !ok || t.State == pipeline.Untranslated {
				continue
			}
			run := checks
			if t.State == pipeline.Stale {
				run = blocking
			}
			held := termsIn(terms, s.Text.Plain(), doc.Lang, to)
			out = append(out, check.RunTargets(doc.ID, check.Target{Segment: s, Block: b.Kind, Number: number, Target: t, From: doc.Lang, To: to, Terms: held, Places: glossary.Places}, run)...)
		}
	}
	return out
}

// termsOf is what the locale files say of terms.
func (p *parts) termsOf(text string, from, to language.Tag) []pipeline.Term {
	return termsIn(p.terms, text, from, to)
}

// termsIn lists the terms that a text holds, in the order of their places.
func termsIn(base *glossary.Base, text string, from, to language.Tag) []pipeline.Term {
	var out []pipeline.Term
	for _, hit := range base.In(text, from, to) {
		out = append(out, hit.Term)
	}
	return out
}

// localeFiles is what the flow asks of locales/.
type localeFiles struct {
	*workspace
	today string
}

func (l *localeFiles) Align(doc *pipeline.Document) error { return l.locales.Align(doc) }

func (l *localeFiles) Read(doc *pipeline.Document, to language.Tag) (pipeline.Edition, error) {
	return l.locales.Read(doc, to)
}

func (l *localeFiles) Write(doc *pipeline.Document, to language.Tag, ed pipeline.Edition, drafts map[pipeline.SegmentKey]pipeline.Target) (bool, error) {
	return l.locales.Write(doc, to, ed, drafts, l.today)
}

func (l *localeFiles) Finish(doc *pipeline.Document, eds []pipeline.Edition) error {
	if _, err := l.locales.WriteState(doc, eds, l.today); err != nil {
		return err
	}
	_, err := l.locales.WriteSource(doc)
	return err
}

// Digest covers every file of the article; an article without files has one
// too. What learning has just taken is good for the first asking: a file that
// is edited in between is noticed by the next run.
func (l *localeFiles) Digest(a pipeline.ArticleID) (pipeline.Digest, error) {
	if d, ok := l.fresh.LoadAndDelete(a); ok {
		return d.(pipeline.Digest), nil
	}
	files, err := l.locales.Files(a)
	if err != nil {
		return pipeline.Digest{}, err
	}
	return l.localeDigest(files)
}

func (w *workspace) localeDigest(files []string) (pipeline.Digest, error) {
	var b strings.Builder
	for _, f := range files {
		d, err := w.stamps.Digest(w.path("locales", f))
		if err != nil {
			return pipeline.Digest{}, err
		}
		b.WriteString(f + " ")
		b.Write(d[:])
	}
	return pipeline.DigestOf([]byte(b.String())), nil
}

// ledger is what the flow asks of the store.
type ledger struct {
	ctx   context.Context
	store *store.Store
	run   string
	known map[string]func() (map[pipeline.ArticleID]pipeline.Done, error) // by source
}

// newLedger begins to read what is known of the sources, while the run looks
// at their files.
func newLedger(ctx context.Context, st *store.Store, run string, sources []pipeline.Source) *ledger {
	l := &ledger{ctx: ctx, store: st, run: run, known: map[string]func() (map[pipeline.ArticleID]pipeline.Done, error){}}
	for _, src := range sources {
		read := sync.OnceValues(func() (map[pipeline.ArticleID]pipeline.Done, error) { return l.read(src.Name) })
		l.known[src.Name] = read
		go read()
	}
	return l
}

func (l *ledger) Known(source string) (map[pipeline.ArticleID]pipeline.Done, error) {
	return l.known[source]()
}

func (l *ledger) read(source string) (map[pipeline.ArticleID]pipeline.Done, error) {
	articles, err := l.store.Articles(l.ctx, source)
	if err != nil {
		return nil, err
	}
	out := make(map[pipeline.ArticleID]pipeline.Done, len(articles))
	for id, a := range articles {
		d := pipeline.Done{Memory: a.Memory}
		if d.Report, err = recalled(a.Report); err == nil {
			out[id] = d // one that cannot be read is worked on again
		}
	}
	return out, nil
}

func (l *ledger) Save(d pipeline.Done) error {
	r := &d.Report
	// Kept also when the run was just told to stop: the work is done.
	ctx := context.WithoutCancel(l.ctx)
	wanted, err := json.Marshal(d.Wanted)
	if err != nil {
		return err
	}
	if err := l.store.SaveArticle(ctx, store.Article{
		ID: r.Article, Source: r.Source, URI: r.URI, Inputs: r.Inputs, Open: r.Open, Memory: d.Memory, Report: remembered(r), Wanted: wanted,
	}); err != nil {
		return err
	}
	return l.store.SetJob(ctx, l.run, r.Article, "export", "done", "")
}

func (l *ledger) Wanted(a pipeline.ArticleID) (wanted []pipeline.OpenSegment, err error) {
	b, err := l.store.Wanted(l.ctx, a)
	if err != nil {
		return nil, err
	}
	return wanted, json.Unmarshal(b, &wanted)
}

func (l *ledger) Forget(a pipeline.ArticleID) error {
	return l.store.DropArticle(context.WithoutCancel(l.ctx), a)
}

func (l *ledger) Current(a pipeline.ArticleID, memory pipeline.Digest) error {
	return l.store.SetMemory(context.WithoutCancel(l.ctx), a, memory)
}

func (l *ledger) Job(a pipeline.ArticleID, stage, state, message string) {
	// A job is a note for people; the run does not depend on it.
	_ = l.store.SetJob(context.WithoutCancel(l.ctx), l.run, a, stage, state, message)
}

// recaller asks the memories what an article is missing.
type recaller struct {
	*memories
	ctx        context.Context
	min, limit int
}

// variantPenalty is what another region costs, as a query says it.
func variantPenalty(cfg *config.Config) int {
	if cfg.Memory.VariantPenalty == 0 {
		return -1
	}
	return cfg.Memory.VariantPenalty
}

func (r *recaller) matches(doc *pipeline.Document, to language.Tag, missing []pipeline.SegmentKey) (map[pipeline.SegmentKey][]pipeline.Match, error) {
	m, err := r.between(r.ctx, doc.Lang, to)
	if err != nil {
		return nil, err
	}
	want := make(map[pipeline.SegmentKey]bool, len(missing))
	for _, k := range missing {
		want[k] = true
	}
	var keys []pipeline.SegmentKey
	var queries []memory.Query
	for key, q := range queriesOf(doc, to) {
		if want[key] {
			q.Min, q.Limit, q.Variant = r.min, r.limit, r.variant
			keys, queries = append(keys, key), append(queries, q)
		}
	}
	found, err := m.LookupAll(queries)
	if err != nil {
		return nil, err
	}
	out := map[pipeline.SegmentKey][]pipeline.Match{}
	for i, ms := range found {
		if len(ms) > 0 {
			out[keys[i]] = ms
		}
	}
	return out, nil
}

// queriesOf yields a question for each segment of an article, with its
// neighbours and its place.
func queriesOf(doc *pipeline.Document, to language.Tag) iter.Seq2[pipeline.SegmentKey, memory.Query] {
	return func(yield func(pipeline.SegmentKey, memory.Query) bool) {
		var all []*pipeline.Segment
		for _, s := range doc.Segments() {
			all = append(all, s)
		}
		for i, s := range all {
			q := memory.Query{Text: s.Text.Coded, From: doc.Lang, To: to, Key: string(doc.ID) + "#" + string(s.Key)}
			if i > 0 {
				q.Prev = all[i-1].Text.Coded
			}
			if i+1 < len(all) {
				q.Next = all[i+1].Text.Coded
			}
			if !yield(s.Key, q) {
				return
			}
		}
	}
}

func today() string { return time.Now().UTC().Format(time.DateOnly) }
