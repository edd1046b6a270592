package memory

import "github.com/wordferry/wordferry/pipeline"

// Member is a memory among several.
type Member struct {
	*Memory
	Name     string  // how an explanation names it
	Penalty  float64 // what its matches lose, in percent; half points count
	Priority int     // of matches that are worth the same, those of the greater come first
}

// Beside is several memories of one direction that are asked together. A unit
// that stands in more than one is one match, with the best of them.
type Beside []Member

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
	if len(b) == 1 && b[0].Penalty == 0 && b[0].Priority == 0 {
		return b[0].now.Load()
	}
	all := &snapshot{}
	for _, m := range b {
		memo := &rating{name: m.Name, halves: int(2*m.Penalty + 0.5), priority: m.Priority}
		for _, s := range m.now.Load().shelves {
			s.memo = memo
			all.shelves = append(all.shelves, s)
		}
	}
	return all
}
