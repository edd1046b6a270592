package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/export"
	"github.com/wordferry/wordferry/pipeline/pack"
)

// site writes the plain files of every pack's current release for people to
// look at, with a page for each pack and locale that lists its articles.
func (p *parts) site(ctx context.Context) error {
	state, err := p.siteState(ctx)
	if err != nil {
		return err
	}
	if err := p.depot.Schemas(ctx, pack.Schemas()); err != nil {
		return err
	}
	if mark, err := p.store.Mark(ctx, "site"); err != nil {
		return err
	} else if mark == state {
		if ok, err := p.depot.SiteStands(ctx); ok || err != nil {
			return err
		}
	}
	files := map[string]pipeline.Digest{}
	var packs []export.PackRow
	for _, name := range p.packs() {
		rel, err := p.current(ctx, name)
		if err != nil {
			return err
		}
		row, err := p.sitePack(ctx, name, rel, files)
		if err != nil {
			return err
		}
		if len(row.Locales) > 0 {
			packs = append(packs, row)
		}
	}
	front, err := export.Packs(packs, "", p.messages)
	if err != nil {
		return err
	}
	if err := p.put(ctx, files, "index.html", front); err != nil {
		return err
	}
	if err := p.depot.Site(ctx, files); err != nil {
		return err
	}
	if state, err = p.siteState(ctx); err != nil {
		return err
	}
	return p.store.SetMark(ctx, "site", state)
}

// siteState is the digest of what the plain files are made from, and of the
// list of them that the depot keeps: a run that was killed between a pointer
// and its plain files finishes them the next time.
func (p *parts) siteState(ctx context.Context) (pipeline.Digest, error) {
	var b strings.Builder
	for _, name := range p.packs() {
		pointer, err := p.depot.Pointer(ctx, name, channel)
		if err != nil && pipeline.CodeOf(err) != pipeline.NotFound {
			return pipeline.Digest{}, err
		}
		b.Write(pointer)
	}
	shared, err := p.shared()
	if err != nil {
		return pipeline.Digest{}, err
	}
	b.Write(shared[:])
	list, err := p.stamps.Digest(filepath.Join(p.cfg.Path(p.cfg.Out), "site", "SHA256SUMS"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return pipeline.Digest{}, err
	}
	b.Write(list[:])
	return pipeline.DigestOf([]byte(b.String())), nil
}

// packs are the names of all configured packs, sorted.
func (p *parts) packs() []string {
	var out []string
	for _, s := range p.cfg.Sources {
		out = append(out, s.Pack)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (p *parts) sitePack(ctx context.Context, name string, rel pack.Release, files map[string]pipeline.Digest) (export.PackRow, error) {
	row := export.PackRow{Pack: name}
	in := map[pipeline.ArticleID][]language.Tag{}
	sources := map[pipeline.ArticleID]export.IndexRow{} // what an article is called in its own language
	tags := slices.Sorted(maps.Keys(rel.Indexes))
	for _, tag := range tags {
		for _, a := range rel.Indexes[tag].Articles {
			in[a.ID] = append(in[a.ID], language.MustParse(tag))
			if a.Status == "source" {
				sources[a.ID] = export.IndexRow{Title: a.Title, Lang: language.MustParse(tag)}
			}
		}
	}
	for _, tag := range tags {
		x := rel.Indexes[tag]
		locale := language.MustParse(tag)
		row.Locales = append(row.Locales, export.PackLocale{Locale: locale, Articles: len(x.Articles), Held: len(x.Held)})
		var rows []export.IndexRow
		for _, a := range x.Articles {
			for format, ref := range a.Files {
				files[fmt.Sprintf("%s/%s/%s.%s", name, tag, a.Slug, format)] = ref.SHA256
			}
			for path, ref := range a.Assets {
				files[name+"/"+tag+"/"+path] = ref.SHA256
			}
			rows = append(rows, export.IndexRow{
				ID: a.ID, Slug: a.Slug, Title: a.Title, Lang: locale, Status: a.Status, Locales: in[a.ID],
				Coverage: pipeline.Coverage{Segments: a.Coverage.Segments, Done: a.Coverage.Done, Related: a.Coverage.Related, Words: a.Coverage.Words},
			})
		}
		for _, h := range x.Held {
			s := sources[h.ID]
			rows = append(rows, export.IndexRow{ID: h.ID, Slug: export.Slug(h.ID), Title: s.Title, Lang: s.Lang, Held: h.Reason, Locales: in[h.ID]})
		}
		page, err := export.Index(name, locale, rows, p.messages)
		if err != nil {
			return row, err
		}
		if err := p.put(ctx, files, name+"/"+tag+"/index.html", page); err != nil {
			return row, err
		}
	}
	return row, nil
}

func (p *parts) put(ctx context.Context, files map[string]pipeline.Digest, path string, f pipeline.File) error {
	d, err := p.depot.Put(ctx, f.Data)
	files[path] = d
	return err
}
