package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/memory"
	"github.com/wordferry/wordferry/pipeline/store"
)

// memories are all that is asked for matches: the workspace's own units, each
// file of which counts as configured, and what other folders hold.
type memories struct {
	store   *store.Store
	dir     string                // of the workspace's own indexes
	dry     bool                  // no index is written
	variant int                   // what another region costs, as a query says it
	named   []config.NamedMemory  // as configured
	of      func(file string) int // the number of the named memory that a file belongs to; negative for none
	apart   []apart               // of other folders

	mu   sync.Mutex
	open map[[2]language.Tag]func() (memory.Beside, error)
}

// apart is a memory in another folder.
type apart struct {
	config.NamedMemory
	store *store.Store
	dir   string // of its indexes
}

// openMemories opens the memories of other folders beside the workspace's own.
func (w *workspace) openMemories(ctx context.Context) (*memories, error) {
	m := &memories{store: w.store, dir: w.path(stateDir, memoryDir), named: w.cfg.Memory.Memories, of: w.memoryOf, variant: variantPenalty(w.cfg)}
	for _, n := range m.named {
		if n.Folder == "" {
			continue
		}
		db := w.cfg.Database(n)
		s, err := store.OpenReadOnly(ctx, db)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("memory %s: %w", n.Name, err), m.close())
		}
		m.apart = append(m.apart, apart{n, s, filepath.Join(filepath.Dir(db), memoryDir)})
	}
	return m, nil
}

// memoryOf returns the number of the named memory that a TMX file belongs to;
// negative for none, as for all locale files.
func (w *workspace) memoryOf(file string) int {
	if !isTMX(file) {
		return -1
	}
	return slices.IndexFunc(w.cfg.Memory.Memories, func(n config.NamedMemory) bool {
		return slices.ContainsFunc(n.Files, func(pattern string) bool {
			ok, err := doublestar.Match(filepath.ToSlash(filepath.Clean(pattern)), file)
			return ok && err == nil
		})
	})
}

func isTMX(file string) bool { return strings.EqualFold(filepath.Ext(file), ".tmx") }

func ratingOf(n config.NamedMemory) memory.Rating {
	return memory.Rating{Name: n.Name, Penalty: float64(n.Penalty), Priority: n.Priority, Machine: n.Machine}
}

// rate is what the units of a file of the workspace count.
func (m *memories) rate(file string) memory.Rating {
	if i := m.of(file); i >= 0 {
		return ratingOf(m.named[i])
	}
	return memory.Rating{}
}

// between returns the memories of a direction, which are opened when the first
// article asks for them.
func (m *memories) between(ctx context.Context, from, to language.Tag) (memory.Beside, error) {
	m.mu.Lock()
	if m.open == nil {
		m.open = map[[2]language.Tag]func() (memory.Beside, error){}
	}
	pair := [2]language.Tag{from, to}
	open, ok := m.open[pair]
	if !ok {
		open = sync.OnceValues(func() (memory.Beside, error) { return m.openPair(ctx, from, to) })
		m.open[pair] = open
	}
	m.mu.Unlock()
	return open()
}

func (m *memories) openPair(ctx context.Context, from, to language.Tag) (all memory.Beside, err error) {
	name := memory.FileName(from, to)
	own, err := memory.Open(ctx, m.store, from, to, memory.Options{Path: filepath.Join(m.dir, name), ReadOnly: m.dry, Rate: m.rate})
	if err != nil {
		return nil, err
	}
	all = memory.Beside{own}
	for _, a := range m.apart {
		// Its own index serves if it has one; else the workspace keeps one.
		o := memory.Options{Path: filepath.Join(a.dir, name), ReadOnly: true, Rate: func(string) memory.Rating { return ratingOf(a.NamedMemory) }}
		if _, err := os.Stat(o.Path); err != nil {
			o.Path, o.ReadOnly = filepath.Join(m.dir, a.Name, name), m.dry
		}
		other, err := memory.Open(ctx, a.store, from, to, o)
		if err != nil {
			return nil, fmt.Errorf("memory %s: %w", a.Name, err)
		}
		all = append(all, other)
	}
	return all, nil
}

func (m *memories) opened() []func() (memory.Beside, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Collect(maps.Values(m.open))
}

// refresh takes in what has changed in the stores.
func (m *memories) refresh(ctx context.Context) error {
	for _, open := range m.opened() {
		all, err := open()
		for _, one := range all {
			err = cmp.Or(err, one.Refresh(ctx))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// settle waits for indexes that are still written.
func (m *memories) settle() (err error) {
	for _, open := range m.opened() {
		all, oerr := open()
		if oerr != nil {
			continue
		}
		for _, one := range all {
			err = errors.Join(err, one.Close())
		}
	}
	return err
}

// close lets go of the other folders. Nothing may be looked up any more.
func (m *memories) close() (err error) {
	for _, a := range m.apart {
		err = errors.Join(err, a.store.Close())
	}
	return err
}

// units yields the units of all memories; the places of those in other folders
// begin with the memory.
func (m *memories) units(ctx context.Context, from, to language.Tag) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		all := []*store.Store{m.store}
		for _, a := range m.apart {
			all = append(all, a.store)
		}
		for i, s := range all {
			for u, err := range s.Units(ctx, from, to) {
				if i > 0 && err == nil {
					u.Key = m.apart[i-1].Name + ": " + u.Key
				}
				if !yield(u, err) || err != nil {
					return
				}
			}
		}
	}
}

// counting is how all units counted in a run: by it the next run tells what a
// changed configuration touches.
type counting struct {
	Files   map[string]memory.Rating `json:"files,omitempty"`
	Folders map[string]countedFolder `json:"folders,omitempty"`
}

type countedFolder struct {
	Rating memory.Rating
	Units  pipeline.Digest
}

// countingName is the note that keeps it.
const countingName = "memories"

func (m *memories) counting(ctx context.Context) (c counting, err error) {
	c = counting{map[string]memory.Rating{}, map[string]countedFolder{}}
	if len(m.named) == 0 {
		return c, nil
	}
	files, err := m.store.UnitFiles(ctx)
	if err != nil {
		return c, err
	}
	for file := range files {
		if i := m.of(file); i >= 0 {
			c.Files[file] = ratingOf(m.named[i])
		}
	}
	for _, a := range m.apart {
		d, err := a.store.UnitsDigest(ctx)
		if err != nil {
			return c, err
		}
		c.Folders[a.Name] = countedFolder{ratingOf(a.NamedMemory), d}
	}
	return c, nil
}

// recount notes in a difference what counts otherwise than before, and keeps
// how it counts now. It returns both as texts that are equal when they are.
func (m *memories) recount(ctx context.Context, diff *difference) (before, now string, err error) {
	if before, err = m.store.Note(ctx, countingName); err != nil {
		return "", "", err
	}
	c, err := m.counting(ctx)
	if err != nil {
		return "", "", err
	}
	if len(c.Files)+len(c.Folders) > 0 {
		b, err := json.Marshal(c) // maps come sorted
		if err != nil {
			return "", "", err
		}
		now = string(b)
	}
	if now == before {
		return before, now, nil
	}
	var old counting
	if before != "" && json.Unmarshal([]byte(before), &old) != nil {
		diff.tooMuch() // another version of the program kept it
	}
	for _, file := range differing(old.Files, c.Files) {
		if err := diff.noteAll(m.store.FileUnits(ctx, file)); err != nil {
			return "", "", err
		}
	}
	for _, name := range differing(old.Folders, c.Folders) {
		i := slices.IndexFunc(m.apart, func(a apart) bool { return a.Name == name })
		if i < 0 || old.Folders[name].Units != c.Folders[name].Units {
			diff.tooMuch() // what it had before, nobody knows any more
		} else if err := diff.noteAll(m.apart[i].store.Units(ctx, language.Und, language.Und)); err != nil {
			return "", "", err
		}
	}
	return before, now, m.store.SetNote(ctx, countingName, now)
}

// differing lists the keys that do not have the same value in both maps.
func differing[V comparable](a, b map[string]V) []string {
	var out []string
	for key, v := range a {
		if w, ok := b[key]; !ok || w != v {
			out = append(out, key)
		}
	}
	for key := range b {
		if _, ok := a[key]; !ok {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}
