package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/check"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/glossary"
	"github.com/wordferry/wordferry/pipeline/locale"
	"github.com/wordferry/wordferry/pipeline/stamp"
	"github.com/wordferry/wordferry/pipeline/store"
)

// workspace is an open folder with its configuration: the parts that
// commands have in common.
type workspace struct {
	cfg     *config.Config
	store   *store.Store
	lock    *store.RunLock // nil for a command that only reads
	stamps  *stamp.Index
	locales *locale.Store // nil for a memory in a folder of its own
	fresh   sync.Map      // pipeline.ArticleID → pipeline.Digest of its locale files, for the first who asks
}

// stateDir holds what can be deleted at any time.
const stateDir = ".wordferry"

// memoryDir holds the indexes of the memory, inside stateDir or beside the
// database of a memory in a folder of its own.
const memoryDir = "memory"

func (a *app) loadConfig(flags map[string]any) (*config.Config, error) {
	cfg, err := config.Load(a.configPath, flags)
	if err != nil {
		return nil, usageError{err}
	}
	return cfg, nil
}

// openWorkspace reads the configuration and opens the database. A command
// that writes takes the run lock; another run is a Conflict then.
func (a *app) openWorkspace(ctx context.Context, writes bool, flags map[string]any) (*workspace, error) {
	cfg, err := a.loadConfig(flags)
	if err != nil {
		return nil, err
	}
	return a.openWith(ctx, cfg, writes, store.Open)
}

// openUntouched opens the workspace for a command that promises to write
// nothing, not even into the database.
func (a *app) openUntouched(ctx context.Context, flags map[string]any) (*workspace, error) {
	cfg, err := a.loadConfig(flags)
	if err != nil {
		return nil, err
	}
	return a.openWith(ctx, cfg, false, store.OpenCopy)
}

// openToLook opens the workspace for a command that answers a question. What
// it learns on the way is kept, where that may be.
func (a *app) openToLook(ctx context.Context) (*workspace, error) {
	w, err := a.openWorkspace(ctx, false, nil)
	if pipeline.CodeOf(err) == pipeline.Denied {
		return a.openUntouched(ctx, nil)
	}
	return w, err
}

func (a *app) openWith(ctx context.Context, cfg *config.Config, writes bool, open func(context.Context, string) (*store.Store, error)) (w *workspace, err error) {
	w = &workspace{cfg: cfg, locales: locale.Open(near(filepath.Join(cfg.Root, "locales")), cfg.Author)}
	db := filepath.Join(cfg.Root, stateDir, "wordferry.db")
	if writes {
		if w.lock, err = store.Lock(db); err != nil {
			return nil, err
		}
	}
	if err := a.openStore(ctx, w, db, open); err != nil {
		return nil, errors.Join(err, w.unlock())
	}
	return w, nil
}

// openStore opens the database of a workspace, and what it knows of files.
func (a *app) openStore(ctx context.Context, w *workspace, db string, open func(context.Context, string) (*store.Store, error)) (err error) {
	if w.store, err = open(ctx, db); err != nil {
		return err
	}
	if aside := w.store.Aside(); aside.Path != "" {
		fmt.Fprintf(a.errs, "wordferry: the database could not be used (%s); it was set aside as %s and is built again\n", aside.Why, w.shown(aside.Path))
	}
	known, err := w.store.LoadStamps(ctx)
	if err != nil {
		return errors.Join(err, w.store.Close())
	}
	entries := make(map[string]stamp.Entry, len(known))
	for path, f := range known {
		entries[path] = stamp.Entry{Size: f.Size, ModTime: f.ModTime, Change: f.Change, Inode: f.Inode, Digest: f.Digest}
	}
	w.stamps = stamp.New(entries)
	return nil
}

func (w *workspace) saveStamps(ctx context.Context) error {
	var changed []store.FileStamp
	for path, e := range w.stamps.Changed() {
		changed = append(changed, store.FileStamp{Path: path, Size: e.Size, ModTime: e.ModTime, Change: e.Change, Inode: e.Inode, Digest: e.Digest})
	}
	return w.store.SaveStamps(ctx, changed, w.stamps.Gone())
}

func (w *workspace) unlock() error {
	if w.lock == nil {
		return nil
	}
	return w.lock.Unlock()
}

func (w *workspace) close() error {
	return errors.Join(w.store.Close(), w.unlock())
}

func (w *workspace) path(elem ...string) string {
	return filepath.Join(append([]string{w.cfg.Root}, elem...)...)
}

// near is a path as it is reached from the current folder: what a store that
// names its files to people is opened with.
func near(path string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil {
			return rel
		}
	}
	return path
}

// shown is a path as a person would type it: relative to the workspace.
func (w *workspace) shown(path string) string {
	if rel, err := filepath.Rel(w.cfg.Root, path); err == nil {
		return rel
	}
	return path
}

// termbase opens the configured termbase; an empty one if there is none.
func (w *workspace) termbase() (*glossary.Base, error) {
	f, err := w.optional(w.cfg.Terms)
	if err != nil {
		return nil, err
	}
	if f == nil {
		return &glossary.Base{}, nil
	}
	defer f.Close()
	return glossary.Parse(f, w.cfg.Terms)
}

// suspects opens the lexicon of suspect swaps; an empty one if there is none.
func (w *workspace) suspects() (check.Lexicon, error) {
	f, err := w.optional(w.cfg.Suspects)
	if f == nil || err != nil {
		return check.Lexicon{}, err
	}
	defer f.Close()
	return check.ParseLexicon(f, w.cfg.Suspects)
}

// optional opens a file that need not be there: nil then.
func (w *workspace) optional(rel string) (*os.File, error) {
	if rel == "" {
		return nil, nil
	}
	f, err := os.Open(w.cfg.Path(rel))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: rel, Msg: "cannot be read", Err: err}
	}
	return f, nil
}

// messages opens the interface messages; the built-in English ones stand in
// for what is missing.
func (w *workspace) messages() (*locale.Messages, error) {
	return locale.OpenMessages(os.DirFS(w.path("locales", "ui")))
}
