package main

import (
	"context"
	"maps"
	"os"
	"runtime"
	"slices"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/sync/errgroup"

	"github.com/wordferry/wordferry/pipeline"
)

// learn brings into the memory what changed in locale files and TMX files
// since the last time, and forgets what is gone. A file that cannot be read
// leaves what was known of it. It returns what is different now.
func (w *workspace) learn(ctx context.Context, notice func(format string, args ...any)) (*difference, error) {
	known, err := w.store.UnitFiles(ctx)
	if err != nil {
		return nil, err
	}
	diff := &difference{large: len(known) == 0}
	replace := func(name string, d pipeline.Digest, units []pipeline.Unit) error {
		if err := diff.note(ctx, w.store, name, units); err != nil {
			return err
		}
		return w.store.ReplaceUnits(ctx, name, d, units)
	}
	there := map[string]bool{}
	articles, err := w.locales.Articles()
	if err != nil {
		return nil, err
	}
	digests, err := w.localeDigests(articles)
	if err != nil {
		return nil, err
	}
	var g errgroup.Group // files are read side by side; the database takes them in one by one
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, id := range slices.Sorted(maps.Keys(articles)) {
		name, d := "locales/"+string(id), digests[id]
		there[name] = true
		w.fresh.Store(id, d)
		if d == known[name] {
			continue
		}
		g.Go(func() error {
			units, err := w.locales.Units(id)
			if err != nil {
				return nil // the run names the file and what is wrong with it
			}
			return replace(name, d, units)
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	tmx, err := w.memoryFiles()
	if err != nil {
		return nil, err
	}
	purged, err := w.purged()
	if err != nil {
		return nil, err
	}
	for _, name := range tmx {
		there[name] = true
		d, err := w.stamps.Digest(w.path(name))
		if err != nil {
			return nil, err
		}
		d = purged.stamp(name, d)
		if d == known[name] {
			continue
		}
		file := tmxFile{path: w.path(name), name: name}
		units, err := file.read(largest, purged.drops, func(r error) { notice("%s", r) })
		switch {
		case err != nil && ctx.Err() == nil:
			notice("%s", err)
		case err == nil && !file.large:
			err = replace(name, d, units)
		case err == nil:
			diff.tooMuch()
			_, err = w.store.TakeUnits(ctx, name, d, file.units(purged.drops, func(error) {}))
		}
		if err != nil && pipeline.CodeOf(err) != pipeline.Invalid {
			return nil, err
		}
	}
	for name := range known {
		if !there[name] {
			if err := diff.note(ctx, w.store, name, nil); err != nil {
				return nil, err
			}
			if err := w.store.DropUnits(ctx, name); err != nil {
				return nil, err
			}
		}
	}
	return diff, nil
}

// localeDigests takes the digests of many articles' files. All it asks of most
// of them is their times, for which the system keeps several processors busy.
func (w *workspace) localeDigests(articles map[pipeline.ArticleID][]string) (map[pipeline.ArticleID]pipeline.Digest, error) {
	var mu sync.Mutex
	digests := make(map[pipeline.ArticleID]pipeline.Digest, len(articles))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for ids := range slices.Chunk(slices.Collect(maps.Keys(articles)), 64) {
		g.Go(func() error {
			for _, id := range ids {
				d, err := w.localeDigest(articles[id])
				if err != nil {
					return err
				}
				mu.Lock()
				digests[id] = d
				mu.Unlock()
			}
			return nil
		})
	}
	return digests, g.Wait()
}

// memoryFiles lists the configured TMX files in the order of their paths.
func (w *workspace) memoryFiles() ([]string, error) {
	var out []string
	for _, p := range w.cfg.Memory.Files {
		found, err := doublestar.Glob(os.DirFS(w.cfg.Root), p, doublestar.WithFilesOnly())
		if err != nil {
			return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: p, Msg: "is no pattern of files", Err: err}
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// messageFiles are the interface messages that shape every page.
func (w *workspace) messageFiles() []string {
	found, err := doublestar.Glob(os.DirFS(w.cfg.Root), "locales/ui/*.toml", doublestar.WithFilesOnly())
	if err != nil {
		return nil
	}
	slices.Sort(found)
	return found
}
