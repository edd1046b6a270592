package memory

import (
	"context"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// The first volume is the great one that lies in the side file. What comes
// later stands in small ones beside it, which are merged with others of their
// size, so that there are never many. When they hold too much, or too much of
// the great one is gone, a new great one is made of all.

// mostDelta is how many units may stand beside a volume of so many: as many as
// a program reads from the rows at its start without anybody noticing.
func mostDelta(units int) int { return 2_000 + units/50 }

// atOnce is how many units are merged before an insert returns; more are left
// to the background.
const atOnce = 128

// tidy merges volumes where there are too many. m.mu is held.
func (m *Memory) tidy() {
	shelves := m.now.Load().shelves
	if m.since != nil || len(shelves) < 2 {
		return // the merge under way looks again when it is done
	}
	beside, from := 0, len(shelves)
	small := 0
	for i := len(shelves) - 1; i > 0; i-- {
		beside += shelves[i].live()
		if n := len(shelves); from == n && i == n-1 || from == i+1 && shelves[i].live() <= 2*small+atOnce {
			from, small = i, small+shelves[i].live()
		}
	}
	great := &shelves[0]
	switch {
	case beside > mostDelta(great.live()) || great.lost > great.count/4+2_000:
		m.background(slices.Clone(shelves), true)
	case len(shelves)-from < 4:
	case small <= atOnce:
		m.since = map[string]bool{}
		m.publish(shelves[from:], m.merged(m.runs(shelves[from:], false)))
		m.settled()
	default:
		m.background(slices.Clone(shelves[from:]), false)
	}
}

// background merges shelves and saves the great one. m.mu is held.
func (m *Memory) background(shelves []shelf, great bool) {
	m.since = map[string]bool{}
	runs := m.runs(shelves, great)
	m.work.Go(func() {
		var v *volume
		err := quietly(func() error {
			v = m.merged(runs)
			return nil
		})
		m.mu.Lock()
		if err == nil {
			m.publish(shelves, v)
		}
		m.settled()
		if err == nil {
			m.tidy()
		}
		m.mu.Unlock()
		switch {
		case err != nil: // the check finds it too, and makes a new one
		case great:
			m.save(v)
		}
	})
}

// run is the units of one file in a volume.
type run struct {
	volume *volume
	file   volumeFile
}

// runs lists what is live in shelves, by file; if all are asked for, also the
// files that have no units here. m.mu is held.
func (m *Memory) runs(shelves []shelf, all bool) []run {
	var out []run
	listed := map[string]bool{}
	for i := range shelves {
		v := shelves[i].volume
		for _, f := range v.files {
			if m.where[f.name] == v {
				out = append(out, run{v, f})
				listed[f.name] = true
			}
		}
	}
	if all {
		for name, content := range m.known {
			if !listed[name] {
				out = append(out, run{file: volumeFile{name: name, content: content}})
			}
		}
	}
	slices.SortFunc(out, func(a, b run) int { return strings.Compare(a.file.name, b.file.name) })
	return out
}

func (m *Memory) merged(runs []run) *volume {
	b := newBuilder(m.name.from.base.String(), Threshold)
	for _, r := range runs {
		b.file(r.file.name, r.file.content)
		for place := r.file.from; place < r.file.to; {
			var u pipeline.Unit
			u, place = r.volume.unit(place)
			b.add(u)
		}
	}
	v := b.finish()
	b.index()
	return v
}

// publish puts a volume in the place of those that it was made of. Files that
// were replaced in the meantime are gone from it. m.mu is held.
func (m *Memory) publish(old []shelf, v *volume) {
	now := m.now.Load()
	next := &snapshot{}
	put := false
	replaced := map[*volume]bool{}
	for i := range old {
		replaced[old[i].volume] = true
	}
	for _, s := range now.shelves {
		switch {
		case !replaced[s.volume]:
			next.shelves = append(next.shelves, s)
		case !put:
			put = true
			next.shelves = append(next.shelves, shelf{volume: v})
		}
	}
	if !put {
		next.shelves = slices.Insert(next.shelves, 0, shelf{volume: v})
	}
	for _, f := range v.files {
		if m.since[f.name] {
			next.forget(v, f.name)
			continue
		}
		m.where[f.name], m.known[f.name] = v, f.content
	}
	m.now.Store(next)
}

// rebuild makes everything anew from the rows. The texts are there for lookups
// when it returns; if later, the index follows in the background.
func (m *Memory) rebuild(ctx context.Context, later bool) error {
	m.mu.Lock()
	for m.since != nil { // a merge is under way
		m.idle.Wait()
	}
	m.since = map[string]bool{}
	old := slices.Clone(m.now.Load().shelves)
	m.mu.Unlock()

	b, err := m.read(ctx)
	if err != nil {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.settled()
		return err
	}
	v := b.finish()
	plain := *v
	m.mu.Lock()
	m.where, m.known = keepSince(m.where, m.since), keepSince(m.known, m.since)
	m.publish(old, &plain)
	m.mu.Unlock()

	finish := func() {
		b.index()
		m.mu.Lock()
		m.publish([]shelf{{volume: &plain}}, v)
		m.suspect.Store(false)
		m.settled()
		m.tidy()
		m.mu.Unlock()
		m.save(v)
	}
	if later {
		m.work.Go(finish)
	} else {
		finish()
	}
	return nil
}

// settled ends a merge. m.mu is held.
func (m *Memory) settled() {
	m.since = nil
	m.idle.Broadcast()
}

// keepSince returns what is known of files that were replaced in the meantime.
func keepSince[V any](all map[string]V, since map[string]bool) map[string]V {
	out := map[string]V{}
	for name := range since {
		if v, ok := all[name]; ok {
			out[name] = v
		}
	}
	return out
}

// read takes all units from the rows. A file whose content changes while they
// are read is noted without one, so that it is read again.
func (m *Memory) read(ctx context.Context) (*builder, error) {
	before, err := m.rows.UnitContents(ctx)
	if err != nil {
		return nil, err
	}
	b := newBuilder(m.name.from.base.String(), Threshold)
	current, any := "", false
	var last pipeline.Unit
	mine := m.mine(&last)
	err = m.rows.FiledUnits(ctx, m.from, m.to, func(file string, u pipeline.Unit) error {
		if !any || file != current {
			b.file(file, before[file])
			current, any = file, true
		}
		if u.From != last.From || u.To != last.To {
			last.From, last.To, mine = u.From, u.To, m.mine(&u)
		}
		if mine {
			b.add(u)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	after, err := m.rows.UnitContents(ctx)
	if err != nil {
		return nil, err
	}
	b.settle(before, after)
	return b, nil
}

// settle notes the files that have no units here, and clears the contents of
// those that have changed.
func (b *builder) settle(before, after map[string]pipeline.Digest) {
	there := make(map[string]bool, len(b.v.files))
	b.endFile()
	for i := range b.v.files {
		f := &b.v.files[i]
		there[f.name] = true
		if before[f.name] != after[f.name] {
			f.content = pipeline.Digest{}
		}
	}
	for name, content := range before {
		if !there[name] && after[name] == content {
			b.file(name, content)
		}
	}
}

// save writes the side file; what goes wrong there does no harm but to the
// time of the next start.
func (m *Memory) save(v *volume) {
	if m.options.Path == "" || m.options.ReadOnly || v.count < leastSaved {
		return
	}
	if err := quietly(func() error { return v.save(m.options.Path, m.name) }); err != nil {
		m.fail(err)
	}
}

// leastSaved is how many units are worth a file: fewer are read from the rows
// as fast as one can look.
const leastSaved = 500
