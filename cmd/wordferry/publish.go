package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/depot"
	"github.com/wordferry/wordferry/pipeline/export"
	"github.com/wordferry/wordferry/pipeline/pack"
)

// channel is the only one there is until packs are signed.
const channel = "stable"

// whole tells whether every published file of an article is still in the
// depot, and its images are still those that lie beside it.
func (p *parts) whole(ctx context.Context, r *pipeline.Report) bool {
	digests := make([]pipeline.Digest, 0, len(r.Entries)+len(r.Assets))
	for _, e := range r.Entries {
		digests = append(digests, e.Digest)
	}
	for _, a := range r.Assets {
		if now, err := p.stamps.Digest(p.cfg.Path(a.File)); err != nil || now != a.Digest {
			return false
		}
		digests = append(digests, a.Digest)
	}
	missing, err := p.depot.Missing(ctx, digests)
	return err == nil && len(missing) == 0
}

// publish makes a release of a pack from what the run has of it, and from the
// release before for what the run left out: articles that failed and sources
// that were not asked.
func (p *parts) publish(ctx context.Context, name string, run *pipeline.Run) (pipeline.Release, error) {
	reports, failed := run.Of(name), run.Failures
	rel := pipeline.Release{Pack: name, Channel: channel}
	if standing, ok, err := p.standing(ctx, name, reports, failed); ok || err != nil {
		return standing, err
	}
	old, err := p.current(ctx, name)
	if err != nil {
		if len(failed) > 0 || len(p.sources) < len(p.cfg.Sources) {
			return rel, fmt.Errorf("the release before is needed for what this run left out, and cannot be read: %w", err)
		}
		p.notice("the release before of %s cannot be read; the new one is made without it: %s", name, err)
		old = pack.Release{}
	}
	contents := p.assemble(name, reports)
	p.carry(contents, old, run)
	p.hold(contents, reports)
	list := slices.SortedFunc(maps.Values(contents), func(a, b *pack.LocaleContent) int { return strings.Compare(a.Locale.String(), b.Locale.String()) })
	locales := make([]pack.LocaleContent, 0, len(list))
	ids := map[pipeline.ArticleID]bool{}
	for _, l := range list {
		locales = append(locales, *l)
		if len(l.Articles) > 0 {
			rel.Locales++
		}
		for _, a := range l.Articles {
			ids[a.ID] = true
		}
	}
	rel.Articles = len(ids)
	if len(locales) == 0 {
		return rel, nil // nothing has come as far as a first release
	}
	manifest, indexes, err := pack.Build(name, locales)
	if err != nil {
		return rel, err
	}
	for _, b := range append(indexes, manifest) {
		if _, err := p.depot.Put(ctx, b.Data); err != nil {
			return rel, err
		}
	}
	rel.Manifest = manifest.Ref.SHA256
	rel.Seq, rel.New, err = p.depot.Publish(ctx, name, channel, func(seq int64) ([]byte, error) {
		return pack.BuildPointer(name, channel, seq, manifest.Ref)
	})
	if err != nil {
		return rel, err
	}
	state, err := p.packState(ctx, name, reports, failed)
	if err != nil {
		return rel, err
	}
	return rel, p.store.SetMark(ctx, "pack "+name, state)
}

// standing answers without building anything when the pack's pointer is the
// one that was published for the very same articles.
func (p *parts) standing(ctx context.Context, name string, reports []pipeline.Report, failed []pipeline.Failure) (pipeline.Release, bool, error) {
	rel := pipeline.Release{Pack: name, Channel: channel, Articles: len(reports)}
	state, err := p.packState(ctx, name, reports, failed)
	if err != nil || state.IsZero() {
		return rel, false, err
	}
	mark, err := p.store.Mark(ctx, "pack "+name)
	if err != nil || mark != state {
		return rel, false, err
	}
	pointer, err := p.depot.Pointer(ctx, name, channel)
	if err != nil {
		return rel, false, err
	}
	ptr, err := pack.ReadPointer(pointer)
	if err != nil {
		return rel, false, err
	}
	manifest, err := p.depot.Get(ctx, ptr.Manifest.SHA256)
	if err != nil {
		return rel, false, nil // it is built again
	}
	var m pack.Manifest
	if err := json.Unmarshal(manifest, &m); err != nil {
		return rel, false, err
	}
	rel.Seq, rel.Manifest = ptr.Seq, ptr.Manifest.SHA256
	for _, l := range m.Locales {
		if l.Articles > 0 {
			rel.Locales++
		}
		if ok, err := p.depot.Has(ctx, l.Index.SHA256); !ok || err != nil {
			return rel, false, err
		}
	}
	return rel, true, nil
}

// packState is the digest of what a release of a pack is made from, the
// pointer it follows included; zero when the run left something out, since
// the release before matters then.
func (p *parts) packState(ctx context.Context, name string, reports []pipeline.Report, failed []pipeline.Failure) (pipeline.Digest, error) {
	if len(failed) > 0 || len(p.sources) < len(p.cfg.Sources) {
		return pipeline.Digest{}, nil
	}
	pointer, err := p.depot.Pointer(ctx, name, channel)
	if pipeline.CodeOf(err) == pipeline.NotFound {
		return pipeline.Digest{}, nil
	}
	if err != nil {
		return pipeline.Digest{}, err
	}
	var b strings.Builder
	b.Write(pointer)
	for i := range reports {
		b.WriteString(string(reports[i].Article) + " " + reports[i].Inputs.String() + "\n")
	}
	return pipeline.DigestOf([]byte(b.String())), nil
}

// current reads the release that a pack stands at; an empty one if there is
// none yet.
func (p *parts) current(ctx context.Context, name string) (pack.Release, error) {
	pointer, err := p.depot.Pointer(ctx, name, channel)
	if pipeline.CodeOf(err) == pipeline.NotFound {
		return pack.Release{}, nil
	}
	if err != nil {
		return pack.Release{}, err
	}
	return readRelease(ctx, p.depot, pointer)
}

func readRelease(ctx context.Context, d *depot.Depot, pointer []byte) (pack.Release, error) {
	ptr, err := pack.ReadPointer(pointer)
	if err != nil {
		return pack.Release{}, err
	}
	return pack.Read(func(g pipeline.Digest) ([]byte, error) { return d.Get(ctx, g) }, ptr.Pack, ptr.Manifest)
}

// assemble sorts what the run has of a pack by locale.
func (p *parts) assemble(name string, reports []pipeline.Report) map[language.Tag]*pack.LocaleContent {
	contents := map[language.Tag]*pack.LocaleContent{}
	for i := range reports {
		r := &reports[i]
		if r.Held != "" {
			continue
		}
		for _, lr := range r.Locales {
			c := p.content(contents, lr.Locale)
			if lr.Held != "" {
				c.Held = append(c.Held, pack.Held{ID: r.Article, Reason: lr.Held})
				continue
			}
			a := pack.Article{
				ID: r.Article, Slug: export.Slug(r.Article), Title: lr.Title, Status: lr.Status, Source: r.Digest, Stale: lr.Stale,
				Coverage: pack.Coverage{Segments: lr.Coverage.Segments, Done: lr.Coverage.Done, Related: lr.Coverage.Related, Words: lr.Coverage.Words},
				Files:    map[string]pack.Ref{},
				Assets:   map[string]pack.Ref{},
			}
			for _, x := range r.Assets {
				a.Assets[x.Path] = pack.Ref{SHA256: x.Digest, Size: x.Size}
			}
			for _, e := range r.Entries {
				if e.Locale == lr.Locale {
					a.Files[e.Format] = pack.Ref{SHA256: e.Digest, Size: e.Size}
				}
			}
			c.Articles = append(c.Articles, a)
		}
	}
	return contents
}

func (p *parts) content(contents map[language.Tag]*pack.LocaleContent, tag language.Tag) *pack.LocaleContent {
	c, ok := contents[tag]
	if !ok {
		c = &pack.LocaleContent{Locale: tag}
		for _, l := range p.cfg.Locales {
			if l.Tag == tag {
				c.Fallback = l.Fallback
			}
		}
		contents[tag] = c
	}
	return c
}

// carry brings over from the release before what this run has no word on, and
// notes what is withdrawn: published before, and neither published nor held
// back nor left out by mishap now.
func (p *parts) carry(contents map[language.Tag]*pack.LocaleContent, old pack.Release, run *pipeline.Run) {
	failed := run.Failures
	reasons := map[pipeline.ArticleID]string{}
	for _, w := range run.Withdrawn {
		reasons[w.Article] = w.Reason
	}
	for _, d := range run.Duplicates {
		reasons[d.Article] = "the same article as " + string(d.Of)
	}
	for _, tag := range slices.Sorted(maps.Keys(old.Indexes)) {
		locale := language.MustParse(tag) // pack.Read has checked it
		x := old.Indexes[tag]
		c := p.content(contents, locale)
		have := map[pipeline.ArticleID]bool{}
		for _, a := range c.Articles {
			have[a.ID] = true
		}
		for _, h := range c.Held {
			have[h.ID] = true
		}
		for _, w := range x.Withdrawn {
			if !have[w.ID] {
				c.Withdrawn = append(c.Withdrawn, w)
			}
		}
		for _, a := range x.Articles {
			switch {
			case have[a.ID]:
			case p.leftOut(a.ID, locale, failed):
				c.Articles = append(c.Articles, a)
			default:
				c.Withdrawn = append(c.Withdrawn, pack.Withdrawn{ID: a.ID, Slug: a.Slug, Reason: cmp.Or(reasons[a.ID], "the source has it no more")})
			}
		}
		for _, h := range x.Held {
			if !have[h.ID] && p.leftOut(h.ID, locale, failed) {
				c.Held = append(c.Held, h)
			}
		}
	}
}

// hold names the articles that are held from translation, in the locales that
// the release before did not have them in.
func (p *parts) hold(contents map[language.Tag]*pack.LocaleContent, reports []pipeline.Report) {
	for _, r := range reports {
		if r.Held == "" {
			continue
		}
		for _, lr := range r.Locales {
			c := p.content(contents, lr.Locale)
			if slices.ContainsFunc(c.Articles, func(a pack.Article) bool { return a.ID == r.Article }) {
				continue
			}
			c.Held = slices.DeleteFunc(c.Held, func(h pack.Held) bool { return h.ID == r.Article })
			c.Held = append(c.Held, pack.Held{ID: r.Article, Reason: lr.Held})
		}
	}
}

// leftOut tells whether the run has no word on an article in a locale.
func (p *parts) leftOut(id pipeline.ArticleID, locale language.Tag, failed []pipeline.Failure) bool {
	src, _, _ := strings.Cut(string(id), "/")
	for _, f := range failed {
		if f.Article == id && (f.Locale == language.Und || f.Locale == locale) {
			return true
		}
		if f.Article == "" && f.URI == src { // its list broke off
			return true
		}
	}
	asked := slices.ContainsFunc(p.sources, func(s pipeline.Source) bool { return s.Name == src })
	configured := slices.ContainsFunc(p.cfg.Sources, func(s config.Source) bool { return s.Name == src })
	return configured && !asked
}
