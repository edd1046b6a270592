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

// mostNoticed is how many refused units of a TMX file a run names; the import
// of the file has named them before.
const mostNoticed = 20

// learn brings into the memory what changed in locale files and TMX files
// since the last time, and forgets what is gone. A file that cannot be read
// leaves what was known of it. It returns what is different now.
func (w *workspace) learn(ctx context.Context, notice func(format string, args ...any)) (_ *difference, broken []pipeline.Failure, _ error) {
	known, err := w.store.UnitFiles(ctx)
	if err != nil {
		return nil, nil, err
	}
	diff := &difference{large: len(known) == 0}
	replace := func(name string, d pipeline.Digest, units []pipeline.Unit) error {
		if err := diff.note(ctx, w.store, name, units); err != nil {
			return err
		}
		return w.store.ReplaceUnits(ctx, name, d, units)
	}
	there := map[string]bool{}
	if w.locales != nil {
		if err := w.learnArticles(known, there, replace); err != nil {
			return nil, nil, err
		}
	}
	tmx, err := w.memoryFiles()
	if err != nil {
		return nil, nil, err
	}
	purged, err := w.purged()
	if err != nil {
		return nil, nil, err
	}
	for _, name := range tmx {
		there[name] = true
		d, err := w.stamps.Digest(w.path(name))
		if err != nil {
			return nil, nil, err
		}
		rules := purged
		if i := w.memoryOf(name); i >= 0 && w.cfg.Memory.Memories[i].ReadOnly {
			rules = nil
		}
		d = rules.stamp(name, d)
		if d == known[name] {
			continue
		}
		file := tmxFile{path: w.path(name), name: name}
		var refused []error
		units, err := file.read(largest, rules.drops, func(r error) { refused = append(refused, r) })
		if err == nil {
			noticeRefused(name, refused, notice)
		}
		switch {
		case err != nil && pipeline.CodeOf(err) == pipeline.Invalid:
			broken, err = append(broken, pipeline.Failure{URI: name, Stage: "memory", Err: err}), nil
		case err == nil && !file.large:
			err = replace(name, d, units)
		case err == nil:
			diff.tooMuch()
			_, err = w.store.TakeUnits(ctx, name, d, file.units(rules.drops, func(error) {}))
		}
		if err != nil {
			return nil, nil, err
		}
	}
	for name := range known {
		if !there[name] {
			if err := diff.note(ctx, w.store, name, nil); err != nil {
				return nil, nil, err
			}
			if err := w.store.DropUnits(ctx, name); err != nil {
				return nil, nil, err
			}
		}
	}
	return diff, broken, nil
}

// learnArticles brings in what changed in locale files.
func (w *workspace) learnArticles(known map[string]pipeline.Digest, there map[string]bool, replace func(string, pipeline.Digest, []pipeline.Unit) error) error {
	articles, err := w.locales.Articles()
	if err != nil {
		return err
	}
	digests, err := w.localeDigests(articles)
	if err != nil {
		return err
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
	return g.Wait()
}

// noticeRefused names units that could not be used, not all if there are many.
func noticeRefused(file string, refused []error, notice func(format string, args ...any)) {
	for i, r := range refused {
		if i == mostNoticed {
			notice("%s: %s more were left out; wordferry memory import %s names them", file, plural(len(refused)-i, "unit"), file)
			return
		}
		notice("%s", r)
	}
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
	patterns := slices.Clone(w.cfg.Memory.Files)
	for _, m := range w.cfg.Memory.Memories {
		patterns = append(patterns, m.Files...)
	}
	for _, p := range patterns {
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
