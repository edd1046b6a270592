package main

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/fetch"
	"github.com/wordferry/wordferry/pipeline/segment"
	"github.com/wordferry/wordferry/pipeline/source"
)

// lister is how a source offers its items; every kind of source is one.
type lister interface {
	Items(ctx context.Context) iter.Seq2[pipeline.Item, error]
}

// lister builds the lister of a configured source: the list of built-in kinds.
func (p *parts) lister(name string) lister {
	src := p.configured(name)
	if src.Web() {
		return source.Pages{
			Web: source.Web{
				Name: src.Name, Folder: p.cfg.Path(src.Snapshots), State: p.path(stateDir, "lists", src.Name), Refresh: p.refresh(src),
				Get: getter(fetch.New(fetch.Options{Version: version()}).For(fetch.Settings{AllowPrivate: src.AllowPrivate})), Read: p.reader(src), Digests: p.stamps,
				Notice: func(where string, err error) { p.notice("%s: %s", where, err) },
			},
			Addresses: src.Pages,
		}
	}
	return source.Files{Name: src.Name, Root: p.cfg.Root, Patterns: src.Paths, Digests: p.stamps}
}

func (p *parts) configured(name string) config.Source {
	i := slices.IndexFunc(p.cfg.Sources, func(s config.Source) bool { return s.Name == name })
	return p.cfg.Sources[i]
}

// refresh is the source's setting; a dry run works from snapshots alone.
func (p *parts) refresh(src config.Source) source.Refresh {
	if p.depot == nil {
		return source.Never
	}
	return source.Refresh(src.Refresh)
}

// reader reads of a page what its source needs to know.
func (p *parts) reader(src config.Source) source.Reader {
	if src.Select.Next == "" {
		return nil
	}
	return func(_ context.Context, it pipeline.Item) (r source.Reading, err error) {
		if it.Body, err = it.Load(); err == nil {
			r.Next = p.extractors[src.Name].NextPage(it)
		}
		return r, err
	}
}

func (p *parts) segmentOptions(name string) segment.Options {
	return segment.Options{Semicolon: p.configured(name).Semicolon}
}

// getter fetches what a source asks for.
func getter(f *fetch.Fetcher, wrong error) source.Getter {
	return func(ctx context.Context, ask source.Ask) (*source.Answer, error) {
		if wrong != nil {
			return nil, wrong
		}
		resp, err := f.Get(ctx, fetch.Request{Address: ask.Address, ETag: ask.ETag, LastModified: ask.LastModified})
		if err != nil {
			return nil, err
		}
		return &source.Answer{
			Address: resp.Address, Status: resp.Status, Unchanged: resp.Unchanged,
			Header: resp.Header.Values, Body: resp.Body, Time: time.Now(),
		}, nil
	}
}

// rules are what the source's configuration says of its pages.
func rules(src config.Source) extract.Rules {
	return extract.Rules{
		Title: src.Select.Title, Body: src.Select.Body, Author: src.Select.Author, Date: src.Select.Date,
		Next: src.Select.Next, Remove: src.Select.Remove, Lang: src.Lang,
	}
}

// pipelineSources turns the configuration into the flow's sources; names
// narrows them down.
func (p *parts) pipelineSources(names []string) error {
	for _, n := range names {
		if !slices.ContainsFunc(p.cfg.Sources, func(s config.Source) bool { return s.Name == n }) {
			return usageError{&pipeline.Fault{
				Code: pipeline.NotFound, Msg: fmt.Sprintf("there is no source %q", n), Hint: "the sources are: " + p.sourceNames(),
			}}
		}
	}
	if len(p.cfg.Sources) == 0 {
		return usageError{&pipeline.Fault{
			Code: pipeline.Invalid, Where: p.cfg.File, Msg: "there are no sources",
			Hint: "name a place that articles come from; `wordferry init FOLDER` writes an example",
		}}
	}
	p.extractors = map[string]*extract.Extractor{}
	for _, src := range p.cfg.Sources {
		if len(names) > 0 && !slices.Contains(names, src.Name) {
			continue
		}
		ex, err := extract.New(rules(src))
		if err != nil {
			return usageError{fmt.Errorf("source %s: %w", src.Name, err)}
		}
		p.extractors[src.Name] = ex
		s, err := p.pipelineSource(src, ex)
		if err != nil {
			return err
		}
		p.sources = append(p.sources, s)
	}
	return nil
}

func (p *parts) pipelineSource(src config.Source, ex *extract.Extractor) (pipeline.Source, error) {
	s := pipeline.Source{Name: src.Name, Kind: src.Kind, Pack: src.Pack, Lang: src.Lang}
	for _, l := range p.cfg.Locales {
		if len(src.Locales) > 0 && !slices.Contains(src.Locales, l.Tag) {
			continue
		}
		s.Locales = append(s.Locales, pipeline.Locale{Tag: l.Tag, Publish: policies[l.Publish], MinCoverage: l.MinCoverage, Fallback: l.Fallback})
	}
	shaping, err := json.Marshal(struct {
		Locales  []pipeline.Locale
		Pack     string
		Extract  string
		Segment  string
		Options  segment.Options
		Memory   config.Memory
		Language language.Tag
	}{s.Locales, s.Pack, ex.ID(), segment.New(src.Lang, p.segmentOptions(src.Name)).ID(), p.segmentOptions(src.Name), p.cfg.Memory, src.Lang})
	if err != nil {
		return s, err
	}
	s.Config = pipeline.DigestOf(shaping)
	return s, nil
}

var policies = map[string]pipeline.Policy{
	"drafts": pipeline.PublishDrafts, "translated": pipeline.PublishTranslated, "reviewed": pipeline.PublishReviewed,
}

func (w *workspace) targets() []language.Tag {
	var out []language.Tag
	for _, l := range w.cfg.Locales {
		out = append(out, l.Tag)
	}
	return out
}

// knownLocale refuses a language that is none of those there are.
func knownLocale(tag language.Tag, there []language.Tag) error {
	if slices.Contains(there, tag) {
		return nil
	}
	return usageError{&pipeline.Fault{
		Code: pipeline.NotFound, Msg: fmt.Sprintf("there is no locale %s", tag), Hint: "the locales are: " + strings.Trim(fmt.Sprint(there), "[]"),
	}}
}

func (p *parts) sourceNames() string {
	out := ""
	for i, s := range p.cfg.Sources {
		if i > 0 {
			out += ", "
		}
		out += s.Name
	}
	return out
}
