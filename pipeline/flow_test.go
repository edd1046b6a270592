package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

var (
	en     = language.English
	de     = language.German
	ptBR   = language.BrazilianPortuguese
	pt     = language.Portuguese
	clinic = pipeline.Source{Name: "clinic", Pack: "clinic"}
)

// trade is a small world for a flow: articles are lines of text, locale
// files are maps, and everything that happens is written down.
type trade struct {
	mu        sync.Mutex
	articles  map[string]string // name → lines, a sentence each
	people    map[language.Tag]map[string]pipeline.Target
	memory    map[string]string // source sentence → proposal
	blocked   string            // a target text that a check stands against
	known     map[pipeline.ArticleID]pipeline.Done
	extracted []string
	wrote     []string
	published []pipeline.Report
}

func newTrade(articles map[string]string) *trade {
	return &trade{articles: articles, people: map[language.Tag]map[string]pipeline.Target{}, known: map[pipeline.ArticleID]pipeline.Done{}}
}

func (w *trade) say(to language.Tag, source, target string, state pipeline.State) {
	if w.people[to] == nil {
		w.people[to] = map[string]pipeline.Target{}
	}
	w.people[to][source] = pipeline.Target{Lang: to, Text: target, State: state, Source: source}
}

func (w *trade) Known(string) (map[pipeline.ArticleID]pipeline.Done, error) {
	return maps.Clone(w.known), nil
}

func (w *trade) Save(d pipeline.Done) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.known[d.Report.Article] = d
	return nil
}

func (w *trade) Wanted(a pipeline.ArticleID) ([]pipeline.OpenSegment, error) {
	return w.known[a].Wanted, nil
}

func (w *trade) Forget(a pipeline.ArticleID) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.known, a)
	return nil
}

func (w *trade) Current(a pipeline.ArticleID, memory pipeline.Digest) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	d := w.known[a]
	d.Memory = memory
	w.known[a] = d
	return nil
}

func (w *trade) Job(pipeline.ArticleID, string, string, string) {}

func (w *trade) Align(doc *pipeline.Document) error {
	n := 0
	for _, s := range doc.Segments() {
		n++
		s.Key = pipeline.SegmentKey(fmt.Sprintf("k%d", n))
	}
	return nil
}

func (w *trade) Read(doc *pipeline.Document, to language.Tag) (pipeline.Edition, error) {
	ed := pipeline.Edition{Bundle: pipeline.Bundle{Article: doc.ID, Lang: to, Targets: map[pipeline.SegmentKey]pipeline.Target{}}}
	for _, s := range doc.Segments() {
		t, ok := w.people[to][s.Text.Coded]
		if ok && t.Text == "!syntax" {
			return ed, &pipeline.Fault{Code: pipeline.Invalid, Where: to.String() + ".toml:3:1", Msg: "is no TOML"}
		}
		if ok {
			t.Key = s.Key
			ed.Targets[s.Key] = t
		}
	}
	return ed, nil
}

func (w *trade) Write(doc *pipeline.Document, to language.Tag, ed pipeline.Edition, drafts map[pipeline.SegmentKey]pipeline.Target) (bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	changed := false
	for _, k := range slices.Sorted(maps.Keys(drafts)) {
		if drafts[k].State == pipeline.Untranslated {
			continue
		}
		ed.Targets[k], changed = drafts[k], true
		w.wrote = append(w.wrote, fmt.Sprintf("%s %s %s=%s", doc.ID, to, k, drafts[k].Text))
	}
	return changed, nil
}

func (w *trade) Finish(*pipeline.Document, []pipeline.Edition) error { return nil }
func (w *trade) Digest(a pipeline.ArticleID) (pipeline.Digest, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	files := fmt.Append(nil, w.people)
	for _, line := range w.wrote {
		if strings.HasPrefix(line, string(a)+" ") {
			files = append(files, line...)
		}
	}
	return pipeline.DigestOf(files), nil
}

func (w *trade) flow() *pipeline.Flow {
	return &pipeline.Flow{
		Learn: func(context.Context) (pipeline.Lesson, error) {
			return pipeline.Lesson{Memory: pipeline.DigestOf(fmt.Append(nil, w.memory))}, nil
		},
		List: func(_ context.Context, src pipeline.Source) iter.Seq2[pipeline.Item, error] {
			return func(yield func(pipeline.Item, error) bool) {
				for _, name := range slices.Sorted(maps.Keys(w.articles)) {
					body := []byte(w.articles[name])
					it := pipeline.Item{
						ID: pipeline.ArticleID(src.Name + "/" + name), URI: name, Digest: pipeline.DigestOf(body),
						Load: func() ([]byte, error) { return body, nil },
					}
					if !yield(it, nil) {
						return
					}
				}
			}
		},
		Extract: func(_ context.Context, _ pipeline.Source, it pipeline.Item) (*pipeline.Document, error) {
			w.mu.Lock()
			w.extracted = append(w.extracted, it.URI)
			w.mu.Unlock()
			if strings.HasPrefix(string(it.Body), "bad") {
				return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: it.URI, Msg: "no article text found"}
			}
			return &pipeline.Document{ID: it.ID, URI: it.URI, Lang: en, Sections: []pipeline.Section{{
				Blocks: []pipeline.Block{{Text: pipeline.Text{Coded: string(it.Body)}}},
			}}}, nil
		},
		Gather: func(context.Context, pipeline.Source, *pipeline.Document) ([]pipeline.Asset, []pipeline.Finding, error) {
			return nil, nil, nil
		},
		Split: func(_ pipeline.Source, doc *pipeline.Document) {
			for i := range doc.Sections[0].Blocks {
				b := &doc.Sections[0].Blocks[i]
				for line := range strings.Lines(b.Text.Coded) {
					b.Segments = append(b.Segments, pipeline.Segment{Text: pipeline.Text{Coded: strings.TrimSpace(line)}})
				}
			}
		},
		Inspect: func(*pipeline.Document) []pipeline.Finding { return nil },
		Locales: w,
		Recall: func(doc *pipeline.Document, _ language.Tag, missing []pipeline.SegmentKey) (map[pipeline.SegmentKey][]pipeline.Match, error) {
			out := map[pipeline.SegmentKey][]pipeline.Match{}
			for _, s := range doc.Segments() {
				if p, ok := w.memory[s.Text.Coded]; ok && slices.Contains(missing, s.Key) {
					out[s.Key] = []pipeline.Match{{Score: 100, Proposal: p}}
				}
			}
			return out, nil
		},
		Check: func(doc *pipeline.Document, _ language.Tag, targets map[pipeline.SegmentKey]pipeline.Target) (out []pipeline.Finding) {
			for k, t := range targets {
				if w.blocked != "" && t.Text == w.blocked {
					out = append(out, pipeline.Finding{Key: k, Check: "codes", Severity: pipeline.Blocker})
				}
			}
			return out
		},
		Export: func(l pipeline.Localized) ([]pipeline.File, error) {
			var b strings.Builder
			for _, s := range l.Segments() {
				t := l.Targets[s.Key]
				fmt.Fprintf(&b, "%s:%s|", t.Lang, t.Text)
			}
			return []pipeline.File{{Format: "txt", Data: []byte(b.String())}}, nil
		},
		Keep: func(_ context.Context, f pipeline.File) (pipeline.Digest, error) {
			return pipeline.DigestOf(f.Data), nil
		},
		Whole: func(context.Context, *pipeline.Report) bool { return true },
		Publish: func(_ context.Context, pack string, run *pipeline.Run) (pipeline.Release, error) {
			w.published = run.Of(pack)
			return pipeline.Release{Pack: pack}, nil
		},
		Words:  func(_ language.Tag, s string) int { return len(strings.Fields(s)) },
		Ledger: w, Parallel: 4,
	}
}

func (w *trade) run(t *testing.T, locales ...pipeline.Locale) *pipeline.Run {
	t.Helper()
	src := clinic
	src.Locales, src.Config = locales, pipeline.DigestOf(fmt.Append(nil, locales))
	run, err := w.flow().Run(context.Background(), []pipeline.Source{src})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// served returns what was published of the only article in a locale.
func (w *trade) served(t *testing.T, to language.Tag) string {
	t.Helper()
	for _, e := range w.published[0].Entries {
		if e.Locale == to {
			return e.Digest.Short()
		}
	}
	return "held"
}

func short(s string) string { return pipeline.DigestOf([]byte(s)).Short() }

func TestFlow_OneBadArticleLeavesTheOthersAlone(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.", "b": "bad", "c": "Three."})
	run := w.run(t, pipeline.Locale{Tag: de, Publish: pipeline.PublishTranslated})
	if len(run.Reports) != 2 || len(run.Failures) != 1 || run.Failures[0].Stage != "extract" || run.Counts.Seen != 3 || run.Counts.Failed != 1 {
		t.Errorf("%+v", run)
	}
	if len(w.published) != 2 {
		t.Errorf("published %v", w.published)
	}
}

func TestFlow_WhatDidNotChangeIsNotExtracted(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.", "b": "Two.", "c": "bad"})
	l := pipeline.Locale{Tag: de, Publish: pipeline.PublishTranslated}
	first := w.run(t, l)
	w.extracted = nil
	second := w.run(t, l)
	if got := strings.Join(w.extracted, " "); got != "c" {
		t.Errorf("extracted %s; only what failed is tried again", got)
	}
	if second.Counts.Unchanged != 2 || second.Counts.Done != 0 {
		t.Errorf("%+v", second.Counts)
	}
	if diff := cmp.Diff(fmt.Sprint(first.Reports), fmt.Sprint(second.Reports)); diff != "" {
		t.Error(diff)
	}
	w.articles["b"] = "Two and a half."
	w.extracted = nil
	w.run(t, l)
	if slices.Sort(w.extracted); strings.Join(w.extracted, " ") != "b c" {
		t.Errorf("extracted %s", w.extracted)
	}
}

func TestFlow_PolicyAndChainDecideWhatIsServed(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.\nTwo.\nThree.\nFour."})
	w.say(ptBR, "One.", "Um.", pipeline.Translated)
	w.say(ptBR, "Two.", "Dois antigo.", pipeline.Stale)
	w.say(pt, "Three.", "Três.", pipeline.Reviewed)
	w.say(pt, "Four.", "Quatro.", pipeline.Draft)
	locales := func(p pipeline.Policy) []pipeline.Locale {
		return []pipeline.Locale{{Tag: ptBR, Publish: p, Fallback: []language.Tag{pt}}, {Tag: pt, Publish: pipeline.PublishReviewed}}
	}
	for policy, want := range map[pipeline.Policy]string{
		pipeline.PublishTranslated: "pt-BR:Um.|pt-BR:Dois antigo.|pt:Três.|en:Four.|",
		pipeline.PublishReviewed:   "en:One.|en:Two.|pt:Três.|en:Four.|", // Portuguese is a variant of its own language
	} {
		w.run(t, locales(policy)...)
		if got := w.served(t, ptBR); got != short(want) && got != want {
			t.Errorf("policy %d: not %s", policy, want)
		}
	}
}

// A reader of one variant can read the source in another, where the chain
// says so; a chain stops at the source language.
func TestFlow_TheSourceCountsWhereTheChainNamesAVariant(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.\nTwo."})
	gb, us := language.BritishEnglish, language.AmericanEnglish
	w.say(gb, "One.", "One, old chap.", pipeline.Translated)
	w.say(de, "Two.", "Zwei.", pipeline.Translated)
	p := pipeline.PublishTranslated
	run := w.run(t, pipeline.Locale{Tag: gb, Publish: p, MinCoverage: 1, Fallback: []language.Tag{en, de}}, pipeline.Locale{Tag: us, Publish: p, MinCoverage: 1}, pipeline.Locale{Tag: de, Publish: p})
	if got := w.served(t, gb); got != short("en-GB:One, old chap.|en:Two.|") {
		t.Errorf("en-GB: %+v", run.Reports[0].Locales[1])
	}
	if run.Reports[0].Locales[2].Held == "" {
		t.Error("en-US names no fallback, and is published all the same")
	}
}

func TestFlow_ABlockerIsNotPublished(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.\nTwo."})
	w.say(de, "One.", "Eins.", pipeline.Reviewed)
	w.say(de, "Two.", "Zwei</b1>", pipeline.Reviewed)
	w.blocked = "Zwei</b1>"
	run := w.run(t, pipeline.Locale{Tag: de, Publish: pipeline.PublishReviewed})
	if got := w.served(t, de); got != short("de:Eins.|en:Two.|") {
		t.Errorf("the broken target was served")
	}
	if c := run.Reports[0].Locales[1].Coverage; c.Blockers != 1 || c.Done != 1 {
		t.Errorf("%+v", c)
	}
}

func TestFlow_TooLittleIsHeldBackAndSaidSo(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.\nTwo.\nThree."})
	w.say(de, "One.", "Eins.", pipeline.Translated)
	run := w.run(t, pipeline.Locale{Tag: de, Publish: pipeline.PublishTranslated, MinCoverage: 0.5})
	if got, want := run.Reports[0].Locales[1].Held, "33% is translated, the policy asks for 50%"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := w.served(t, de); got != "held" {
		t.Error("it was published all the same")
	}
}

func TestFlow_MemoryFillsOnlyWhatPeopleLeftOpen(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.\nTwo."})
	w.say(de, "One.", "Eins von Hand.", pipeline.Translated)
	w.memory = map[string]string{"One.": "Eins.", "Two.": "Zwei."}
	w.run(t, pipeline.Locale{Tag: de, Publish: pipeline.PublishTranslated})
	if got, want := strings.Join(w.wrote, "; "), "clinic/a de k2=Zwei."; got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
	if got := w.served(t, de); got != short("de:Eins von Hand.|en:Two.|") {
		t.Error("a draft was published without leave")
	}
}

func TestFlow_OneUnreadableLocaleFileLeavesTheOthersAlone(t *testing.T) {
	w := newTrade(map[string]string{"a": "One."})
	w.say(de, "One.", "!syntax", pipeline.Translated)
	w.say(pt, "One.", "Um.", pipeline.Translated)
	p := pipeline.PublishTranslated
	run := w.run(t, pipeline.Locale{Tag: de, Publish: p}, pipeline.Locale{Tag: pt, Publish: p})
	if len(run.Failures) != 1 || run.Failures[0].Locale != de {
		t.Errorf("%+v", run.Failures)
	}
	if got := w.served(t, pt); got != short("pt:Um.|") {
		t.Error("Portuguese is missing")
	}
	if len(w.known) != 0 {
		t.Error("the article counts as done, so a repaired file would not be read")
	}
}

// What a pass writes may move units to other neighbours; open articles get
// the benefit in the same run, so that the next one has nothing to do.
func TestFlow_OpenArticlesSeeWhatThePassBroughtIntoTheMemory(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.", "b": "Two."})
	f := w.flow()
	learned := 0
	f.Learn = func(context.Context) (pipeline.Lesson, error) {
		if learned++; learned == 2 {
			w.memory = map[string]string{"Two.": "Zwei."}
		}
		return pipeline.Lesson{Memory: pipeline.DigestOf(fmt.Append(nil, w.memory))}, nil
	}
	src := clinic
	src.Locales = []pipeline.Locale{{Tag: de, Publish: pipeline.PublishDrafts}}
	run, err := f.Run(context.Background(), []pipeline.Source{src})
	if err != nil || run.Counts.Drafts != 1 || run.Counts.Done != 2 || run.Counts.Seen != 2 {
		t.Fatalf("%+v %v", run.Counts, err)
	}
	w.extracted = nil
	if run, err = f.Run(context.Background(), []pipeline.Source{src}); err != nil || run.Counts.Unchanged != 2 || len(w.extracted) > 0 {
		t.Errorf("%+v %v, extracted %v", run.Counts, err, w.extracted)
	}
}

// A fuller memory concerns every open article, but most of them not really.
func TestFlow_WhatTheMemoryHasNothingNewForStands(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.", "b": "Two."})
	drafts := pipeline.Locale{Tag: de, Publish: pipeline.PublishDrafts}
	w.run(t, drafts)
	w.memory = map[string]string{"Two.": "Zwei."}
	run := w.run(t, drafts)
	if run.Counts.Done != 1 || run.Counts.Unchanged != 1 || run.Counts.Drafts != 1 {
		t.Fatalf("%+v", run.Counts)
	}
	w.extracted = nil
	if run = w.run(t, drafts); run.Counts.Unchanged != 2 || len(w.extracted) > 0 {
		t.Fatalf("%+v, extracted %v", run.Counts, w.extracted)
	}
}

// What the memory learned is looked up in what articles still want; an article
// that nothing new is a match for is not opened.
func TestFlow_AnEditLeavesAloneWhatItCannotTouch(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.", "b": "Two."})
	f := w.flow()
	src := clinic
	src.Locales = []pipeline.Locale{{Tag: de, Publish: pipeline.PublishDrafts}}
	var last pipeline.Digest
	f.Learn = func(context.Context) (pipeline.Lesson, error) {
		l := pipeline.Lesson{Before: last, Memory: pipeline.DigestOf(fmt.Append(nil, w.memory))}
		l.Touches = func(_ language.Tag, open []pipeline.OpenSegment) (bool, error) {
			return slices.ContainsFunc(open, func(o pipeline.OpenSegment) bool { return w.memory[o.Text] != "" }), nil
		}
		last = l.Memory
		return l, nil
	}
	if _, err := f.Run(context.Background(), []pipeline.Source{src}); err != nil {
		t.Fatal(err)
	}
	w.extracted, w.memory = nil, map[string]string{"Two.": "Zwei."}
	run, err := f.Run(context.Background(), []pipeline.Source{src})
	if err != nil || run.Counts.Drafts != 1 || strings.Join(w.extracted, " ") != "b" {
		t.Errorf("%+v %v, extracted %v", run.Counts, err, w.extracted)
	}
	w.extracted = nil
	if _, err := f.Run(context.Background(), []pipeline.Source{src}); err != nil || len(w.extracted) > 0 {
		t.Errorf("%v, extracted %v the next time", err, w.extracted)
	}
}

func TestFlow_TwoItemsOfOneName(t *testing.T) {
	w := newTrade(map[string]string{"a": "One."})
	f := w.flow()
	list := f.List
	f.List = func(ctx context.Context, s pipeline.Source) iter.Seq2[pipeline.Item, error] {
		return func(yield func(pipeline.Item, error) bool) {
			list(ctx, s)(yield)
			list(ctx, s)(yield)
		}
	}
	run, err := f.Run(context.Background(), []pipeline.Source{clinic})
	if err != nil || len(run.Failures) != 1 || !strings.Contains(run.Failures[0].Err.Error(), "has already") {
		t.Errorf("%+v %v", run, err)
	}
}

func TestFlow_AnInterruptedRunPublishesNothing(t *testing.T) {
	w := newTrade(map[string]string{"a": "One.", "b": "Two.", "c": "Three."})
	f := w.flow()
	ctx, cancel := context.WithCancel(context.Background())
	extract := f.Extract
	f.Extract = func(c context.Context, s pipeline.Source, it pipeline.Item) (*pipeline.Document, error) {
		if it.URI == "b" {
			cancel()
		}
		return extract(c, s, it)
	}
	f.Parallel = 1
	_, err := f.Run(ctx, []pipeline.Source{clinic})
	if !errors.Is(err, pipeline.ErrInterrupted) || w.published != nil {
		t.Fatalf("%v, published %v", err, w.published)
	}
	if _, ok := w.known["clinic/a"]; !ok {
		t.Error("what was finished is forgotten")
	}
}

func TestFlow_AnyNumberOfWorkersGivesTheSame(t *testing.T) {
	articles := map[string]string{}
	for i := range 50 {
		articles[fmt.Sprintf("a%02d", i)] = strings.Repeat(fmt.Sprintf("Sentence %d.\n", i), i%5+1)
	}
	articles["a07"] = "bad"
	var first string
	for _, n := range []int{1, 2, 16} {
		w := newTrade(articles)
		w.memory = map[string]string{"Sentence 3.": "Satz 3."}
		f := w.flow()
		f.Parallel = n
		src := clinic
		src.Locales = []pipeline.Locale{{Tag: de, Publish: pipeline.PublishDrafts}}
		run, err := f.Run(context.Background(), []pipeline.Source{src})
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(run.Reports, run.Failures[0].URI, run.Counts)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("%d workers give something else", n)
		}
	}
}

func TestFlow_DryRunWritesNothing(t *testing.T) {
	w := newTrade(map[string]string{"a": "One."})
	w.memory = map[string]string{"One.": "Eins."}
	f := w.flow()
	f.Dry = true
	f.Keep = func(context.Context, pipeline.File) (pipeline.Digest, error) {
		t.Error("a blob was written")
		return pipeline.Digest{}, nil
	}
	src := clinic
	src.Locales = []pipeline.Locale{{Tag: de, Publish: pipeline.PublishDrafts}}
	run, err := f.Run(context.Background(), []pipeline.Source{src})
	if err != nil || len(w.wrote) > 0 || len(w.known) > 0 || w.published != nil {
		t.Errorf("%v %v %v %v", err, w.wrote, w.known, w.published)
	}
	if run.Counts.Drafts != 1 {
		t.Errorf("it does not say what it would do: %+v", run.Counts)
	}
}
