package memory

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// Rows is where the units are kept. What stands there is true; the index is
// made of it.
type Rows interface {
	// UnitContents returns a digest of the units of every file that has some.
	// It changes when they do.
	UnitContents(ctx context.Context) (map[string]pipeline.Digest, error)
	// FiledUnits calls each for the units between two languages, of whatever
	// script or region, with the name of their file. Those of a file come
	// together.
	FiledUnits(ctx context.Context, from, to language.Tag, each func(file string, u pipeline.Unit) error) error
	// FileUnits yields all units of one file.
	FileUnits(ctx context.Context, file string) iter.Seq2[pipeline.Unit, error]
}

// Options say how a memory keeps its index.
type Options struct {
	Path     string                   // of the side file; "" for none
	ReadOnly bool                     // the side file is used, and never written
	Rate     func(file string) Rating // what the units of a file count; nil if all count the same
}

// FileName is the usual name of the side file of a direction, which is the
// same for all regions of its languages: "en-Latn.zh-Hans.index".
func FileName(from, to language.Tag) string {
	a, b := nameOf(from, to).strings()
	return a + "." + b + ".index"
}

// Memory is the units of one direction of translation, ready for lookups. It
// follows the rows: Refresh takes in what has changed there, and Replace what
// a caller changes itself. Lookups may run at any time and wait for nothing.
type Memory struct {
	rows     Rows
	from, to language.Tag
	name     pairName
	options  Options
	ctx      context.Context // of work in the background

	now       atomic.Pointer[snapshot]
	lastRated atomic.Pointer[ratedSnapshot]
	suspect   atomic.Bool // the side file has not been checked completely
	pool      sync.Pool   // *scratch
	work      sync.WaitGroup

	mu     sync.Mutex
	where  map[string]*volume         // by file: where its units are
	known  map[string]pipeline.Digest // by file: what they are
	since  map[string]bool            // files that were replaced while volumes are merged; nil when none are
	idle   sync.Cond                  // since is nil
	failed error                      // in the background
}

// Open makes a memory ready: from its side file and what has changed since, or
// from the rows if there is none that can be used. In that case lookups look
// at every text until the index is done. The context is that of work in the
// background too.
func Open(ctx context.Context, rows Rows, from, to language.Tag, options Options) (*Memory, error) {
	m := &Memory{rows: rows, from: from, to: to, name: nameOf(from, to), options: options, ctx: ctx}
	m.pool.New = func() any { return new(scratch) }
	m.idle.L = &m.mu
	m.now.Store(&snapshot{})
	if options.Path != "" {
		if v, check, err := openVolume(options.Path, m.name, Threshold); err == nil {
			m.suspect.Store(true)
			m.adopt(v)
			if ok, err := m.follow(ctx); err != nil {
				return nil, err
			} else if ok {
				m.work.Go(func() { m.verify(check) })
				return m, nil
			}
		}
	}
	if err := m.rebuild(ctx, true); err != nil {
		return nil, err
	}
	return m, nil
}

// adopt makes a volume all that there is.
func (m *Memory) adopt(v *volume) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.where, m.known = make(map[string]*volume, len(v.files)), make(map[string]pipeline.Digest, len(v.files))
	for _, f := range v.files {
		m.where[f.name], m.known[f.name] = v, f.content
	}
	m.now.Store(&snapshot{shelves: []shelf{{volume: v}}})
}

// verify checks the side file to its end. One that is damaged is not used any
// more.
func (m *Memory) verify(check func() error) {
	err := quietly(check)
	if err == nil {
		m.suspect.Store(false)
		return
	}
	if err := m.rebuild(m.ctx, false); err != nil {
		m.fail(err)
	}
}

var errUnreadable = errors.New("the side file cannot be read")

// quietly turns the panic of reading what is damaged into an error.
func quietly(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if recover() != nil {
			err = errUnreadable
		}
	}()
	return f()
}

func (m *Memory) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failed = errors.Join(m.failed, err)
}

// Close waits for what is done in the background and returns what went wrong
// there. The memory is still good for lookups.
func (m *Memory) Close() error {
	m.work.Wait()
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.failed
}

// Lookup returns what the memory has for a sentence, best first, as
// Index.Lookup does. The languages are those of the memory, in whatever
// region.
func (m *Memory) Lookup(q Query) ([]pipeline.Match, error) {
	all, err := m.LookupAll([]Query{q})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// LookupAll looks up many sentences, as those of an article, in one state of
// the memory.
func (m *Memory) LookupAll(queries []Query) ([][]pipeline.Match, error) {
	return Beside{m}.LookupAll(queries)
}

// Len is the number of units.
func (m *Memory) Len() int {
	n := 0
	for i := range m.now.Load().shelves {
		n += m.now.Load().shelves[i].live()
	}
	return n
}

// Refresh takes in what has changed in the rows.
func (m *Memory) Refresh(ctx context.Context) error {
	ok, err := m.follow(ctx)
	if err != nil || ok {
		return err
	}
	return m.rebuild(ctx, true)
}

// follow takes in what has changed in the rows; ok is false if that is too
// much, and nothing was done.
func (m *Memory) follow(ctx context.Context) (ok bool, err error) {
	contents, err := m.rows.UnitContents(ctx)
	if err != nil {
		return false, err
	}
	m.mu.Lock()
	known := maps.Clone(m.known)
	total := 0
	for i := range m.now.Load().shelves {
		total += m.now.Load().shelves[i].live()
	}
	m.mu.Unlock()
	changed := map[string][]pipeline.Unit{}
	for name := range known {
		if _, there := contents[name]; !there {
			changed[name] = nil
		}
	}
	units := 0
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		if known[name] == contents[name] {
			continue
		}
		changed[name] = nil
		for u, err := range m.rows.FileUnits(ctx, name) {
			if err != nil {
				return false, err
			}
			if !m.mine(&u) {
				continue
			}
			if units++; units > mostDelta(total) {
				return false, nil
			}
			changed[name] = append(changed[name], u)
		}
	}
	if len(changed) > 0 {
		m.replace(changed, contents)
	}
	return true, nil
}

func (m *Memory) mine(u *pipeline.Unit) bool { return nameOf(u.From, u.To) == m.name }

// Replace puts the units of a file in the place of those it had before. Units
// of other languages are left out. The digest is the one that the rows have
// for the content; Refresh compares it.
func (m *Memory) Replace(file string, content pipeline.Digest, units []pipeline.Unit) {
	var mine []pipeline.Unit
	for i := range units {
		if m.mine(&units[i]) {
			mine = append(mine, units[i])
		}
	}
	contents := map[string]pipeline.Digest{}
	if len(units) > 0 {
		contents[file] = content
	}
	m.replace(map[string][]pipeline.Unit{file: mine}, contents)
}

// replace makes a new volume of the changed files and lets go of what they
// were. A file that has no content is gone.
func (m *Memory) replace(changed map[string][]pipeline.Unit, contents map[string]pipeline.Digest) {
	b := newBuilder(m.name.from.base.String(), Threshold)
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		b.file(name, contents[name])
		for _, u := range changed[name] {
			b.add(u)
		}
	}
	v := b.finish()
	b.index()

	m.mu.Lock()
	defer m.mu.Unlock()
	next := m.now.Load().copy()
	if m.where == nil {
		m.where, m.known = map[string]*volume{}, map[string]pipeline.Digest{}
	}
	for name := range changed {
		if old := m.where[name]; old != nil {
			next.forget(old, name)
		}
		if m.since != nil {
			m.since[name] = true
		}
		if content, there := contents[name]; there {
			m.where[name], m.known[name] = v, content
		} else {
			delete(m.where, name)
			delete(m.known, name)
		}
	}
	next.shelves = slices.DeleteFunc(next.shelves, func(s shelf) bool { return s.count > 0 && s.live() == 0 })
	if v.count > 0 {
		next.shelves = append(next.shelves, shelf{volume: v})
	}
	m.now.Store(next)
	m.tidy()
}

// live counts the units that were not deleted.
func (s *shelf) live() int { return s.count - s.lost }

func (s *snapshot) copy() *snapshot { return &snapshot{shelves: slices.Clone(s.shelves)} }

// forget marks the units that a volume has of a file. Other snapshots keep
// their marks.
func (s *snapshot) forget(v *volume, file string) {
	f, ok := v.file(file)
	i := slices.IndexFunc(s.shelves, func(sh shelf) bool { return sh.volume == v })
	if !ok || i < 0 || f.from >= f.to {
		return
	}
	sh := &s.shelves[i]
	at, there := slices.BinarySearchFunc(sh.gone, f.from, func(g span, from uint32) int { return cmp.Compare(g.from, from) })
	if there {
		return
	}
	sh.gone = slices.Concat(sh.gone[:at], []span{f.span}, sh.gone[at:])
	sh.lost += int(f.units)
}
