package memory

import (
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// Beside is several memories of one direction that are asked together. A unit
// that stands in more than one is one match, with the best of them.
type Beside []*Memory

// Lookup returns what the memories have for a sentence, best first.
func (b Beside) Lookup(q Query) ([]pipeline.Match, error) {
	all, err := b.LookupAll([]Query{q})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// LookupAll looks up many sentences in one state of the memories. The error is
// that of reading the rows, after a side file turned out to be damaged.
func (b Beside) LookupAll(queries []Query) ([][]pipeline.Match, error) {
	if len(b) == 0 {
		return make([][]pipeline.Match, len(queries)), nil
	}
	out, err := b.lookupAll(queries)
	if err == nil {
		return out, nil
	}
	for _, m := range b {
		if m.suspect.Load() {
			if err := m.rebuild(m.ctx, false); err != nil {
				return nil, err
			}
		}
	}
	return b.lookupAll(queries)
}

func (b Beside) lookupAll(queries []Query) (out [][]pipeline.Match, err error) {
	s := b.snapshot()
	w := b[0].pool.Get().(*scratch)
	ask := func() error {
		out = make([][]pipeline.Match, len(queries))
		s.lookupAll(w, queries, out)
		return nil
	}
	suspect := false
	for _, m := range b {
		suspect = suspect || m.suspect.Load()
	}
	if suspect {
		err = quietly(ask)
	} else {
		err = ask()
	}
	if err == nil {
		b[0].pool.Put(w) // one that was left in the middle of a lookup is not used again
	}
	return out, err
}

// snapshot puts the present state of all memories together.
func (b Beside) snapshot() *snapshot {
	if len(b) == 1 {
		return b[0].rated()
	}
	all := &snapshot{}
	for _, m := range b {
		all.shelves = append(all.shelves, m.rated().shelves...)
	}
	return all
}

// Rating is what units count beside those of other memories. The zero value
// is that of a memory alone.
type Rating struct {
	Name     string  // of the memory: explanations and origins say it; "" for none
	Penalty  float64 // what its matches lose, in percent; half points count
	Priority int     // of matches that are worth the same, those of the greater come first
	Machine  bool    // no person has accepted its units
}

// rating is a Rating as the score counts.
type rating struct {
	name     string
	halves   int
	priority int
	machine  bool
}

// ratings are those of the units of a volume, in runs.
type ratings struct {
	from []uint32 // the first unit of each run
	of   []*rating
}

// at returns the rating of a unit; nil for none.
func (r *ratings) at(unit uint32) *rating {
	if r == nil {
		return nil
	}
	i, found := slices.BinarySearch(r.from, unit)
	if !found {
		i--
	}
	if i < 0 {
		return nil
	}
	return r.of[i]
}

// ratedSnapshot is a snapshot with ratings, and the one it was made of.
type ratedSnapshot struct {
	*snapshot
	plain *snapshot
}

// rated is the present state of the memory with the ratings of its files.
func (m *Memory) rated() *snapshot {
	now := m.now.Load()
	if m.options.Rate == nil {
		return now
	}
	last := m.lastRated.Load()
	if last != nil && last.plain == now {
		return last.snapshot
	}
	next := &ratedSnapshot{now.copy(), now}
	for i := range next.shelves {
		sh := &next.shelves[i]
		sh.rated = nil
		known := -1
		if last != nil {
			known = slices.IndexFunc(last.shelves, func(old shelf) bool { return old.volume == sh.volume })
		}
		if known >= 0 {
			sh.rated = last.shelves[known].rated
		} else {
			sh.rated = rate(sh.files, m.options.Rate)
		}
	}
	m.lastRated.Store(next)
	return next.snapshot
}

// rate asks for the rating of each file. It returns nil if none has any.
func rate(files []volumeFile, of func(file string) Rating) *ratings {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b volumeFile) int { return int(a.from) - int(b.from) })
	r := &ratings{}
	made := map[Rating]*rating{{}: nil}
	any := false
	for _, f := range files {
		if f.from >= f.to {
			continue
		}
		given := of(f.name)
		its, known := made[given]
		if !known {
			its = &rating{given.Name, int(2*given.Penalty + 0.5), given.Priority, given.Machine}
			made[given] = its
		}
		any = any || its != nil
		if n := len(r.of); n == 0 || r.of[n-1] != its {
			r.from, r.of = append(r.from, f.from), append(r.of, its)
		}
	}
	if !any {
		return nil
	}
	return r
}
