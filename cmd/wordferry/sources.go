package main

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/source"
)

// list asks a configured source for its items: the list of built-in kinds.
func (p *parts) list(ctx context.Context, src pipeline.Source) iter.Seq2[pipeline.Item, error] {
	c := p.configured(src.Name)
	if c.Web() {
		return p.importer(c).items(ctx)
	}
	return source.Files{Name: c.Name, Root: p.cfg.Root, Patterns: c.Paths, Digests: p.stamps}.Items(ctx)
}

func (p *parts) configured(name string) config.Source {
	i := slices.IndexFunc(p.cfg.Sources, func(s config.Source) bool { return s.Name == name })
	return p.cfg.Sources[i]
}

// refresh is the source's setting; a dry run works from snapshots alone.
func (p *parts) refresh(src config.Source) source.Refresh {
	if p.trial != nil {
		return source.Always
	}
	if p.depot == nil {
		return source.Never
	}
	return source.Refresh(src.Refresh)
}

// rules are what the configuration says of the pages of a source, by the host
// they stand at.
func rules(src config.Source, sel config.Select) extract.Rules {
	return extract.Rules{
		Title: sel.Title, Body: sel.Body, Author: sel.Author, Date: sel.Date,
		Next: sel.Next, Links: sel.Links, Remove: sel.Remove, Keep: sel.Keep, Lang: src.Lang,
	}
}

// extractors are those of one source: of Select, and of each of its sites.
type extractors struct {
	src config.Source
	all map[string]*extract.Extractor // by site; "" for the others
}

func newExtractors(src config.Source) (extractors, error) {
	x := extractors{src: src, all: map[string]*extract.Extractor{}}
	var err error
	if x.all[""], err = extract.New(rules(src, src.Select)); err != nil {
		return x, usageError{fmt.Errorf("source %s: %w", src.Name, err)}
	}
	for _, site := range src.Sites {
		if x.all[site.Host], err = extract.New(rules(src, site.Select)); err != nil {
			return x, usageError{fmt.Errorf("source %s, site %s: %w", src.Name, site.Host, err)}
		}
	}
	return x, nil
}

// of is the extractor for the page at an address or in a file.
func (x extractors) of(uri string) *extract.Extractor {
	host := ""
	if u, err := url.Parse(uri); err == nil {
		host = strings.ToLower(u.Hostname())
	}
	_, site := x.src.Selectors(host)
	return x.all[site]
}

// id names all of them.
func (x extractors) id() string {
	var b strings.Builder
	for _, site := range slices.Sorted(maps.Keys(x.all)) {
		b.WriteString(site + " " + x.all[site].ID() + "\n")
	}
	return b.String()
}

// pipelineSources turns the configuration into the flow's sources; names
// narrows them down.
func (p *parts) pipelineSources(names []string) error {
	for _, n := range names {
		if !p.hasSource(n) {
			return p.noSource(n)
		}
	}
	if len(p.cfg.Sources) == 0 {
		return usageError{&pipeline.Fault{
			Code: pipeline.Invalid, Where: p.cfg.File, Msg: "there are no sources",
			Hint: "name a place that articles come from; `wordferry init FOLDER` writes an example",
		}}
	}
	wanted := slices.DeleteFunc(slices.Clone(p.cfg.Sources), func(s config.Source) bool { return len(names) > 0 && !slices.Contains(names, s.Name) })
	var err error
	if p.cutters, err = p.newCutters(wanted); err != nil {
		return err
	}
	p.extractors = map[string]extractors{}
	for _, src := range wanted {
		ex, err := newExtractors(src)
		if err != nil {
			return err
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

func (p *parts) pipelineSource(src config.Source, ex extractors) (pipeline.Source, error) {
	s := pipeline.Source{Name: src.Name, Kind: src.Kind, Pack: src.Pack, Lang: src.Lang, Blocked: src.Blockers == "translate"}
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
		Memory   [2]int
		Language language.Tag
		Assets   string
		Blockers string
	}{s.Locales, s.Pack, ex.id(), p.cutters[src.Name].id(src.Lang), [2]int{p.cfg.Memory.Threshold, p.cfg.Memory.VariantPenalty}, src.Lang, src.Assets, src.Blockers})
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

func (p *parts) hasSource(name string) bool {
	return slices.ContainsFunc(p.cfg.Sources, func(s config.Source) bool { return s.Name == name })
}

func (p *parts) noSource(name string) error {
	var names []string
	for _, s := range p.cfg.Sources {
		names = append(names, s.Name)
	}
	return usageError{&pipeline.Fault{
		Code: pipeline.NotFound, Msg: fmt.Sprintf("there is no source %q", name), Hint: "the sources are: " + strings.Join(names, ", "),
	}}
}
