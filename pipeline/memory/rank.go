package memory

import (
	"slices"
	"strconv"

	"github.com/wordferry/wordferry/pipeline"
)

// ranking keeps the best matches, best first.
type ranking struct {
	best  []scored
	limit int
	min   int
}

func (r *ranking) begin(limit, min int) {
	clear(r.best) // what they point at may go
	r.best, r.limit, r.min = r.best[:0], limit, min
}

// full tells whether nothing of at most this value can come in any more.
func (r *ranking) full(most percent) bool {
	return len(r.best) == r.limit && most.less(r.best[r.limit-1].value)
}

// addEntry ranks the units of an entry.
func (r *ranking) addEntry(sh *shelf, c *comparison, q, u *analysis, entry uint32, query *Query) {
	for _, i := range sh.unitsOf(entry) {
		if !sh.has(i) {
			continue
		}
		unit := sh.unit(i)
		if s := scoreUnit(c, q, u, &unit, query, sh.memo); s.match.Score >= r.min {
			r.add(&s)
		}
	}
}

// add takes in a match. Of those with the same text and target it keeps one.
func (r *ranking) add(s *scored) {
	at, _ := slices.BinarySearchFunc(r.best, s, func(have scored, s *scored) int {
		if have.before(s) {
			return -1
		}
		return 1
	})
	for i := range r.best[:at] {
		if r.best[i].isSame(s) {
			return
		}
	}
	for i := at; i < len(r.best); i++ {
		if r.best[i].isSame(s) {
			r.best = slices.Delete(r.best, i, i+1)
			break
		}
	}
	if at == r.limit {
		return
	}
	if len(r.best) == r.limit {
		r.best = r.best[:r.limit-1]
	}
	r.best = slices.Insert(r.best, at, *s)
}

// matches returns what was ranked, with texts of its own. Where the same text
// has several targets that nothing tells apart, each says so.
func (r *ranking) matches(q *analysis) []pipeline.Match {
	if len(r.best) == 0 {
		return nil
	}
	equals := 1
	for equals < len(r.best) && r.best[0].match.Score >= 100 && r.best[equals].match.Score == r.best[0].match.Score {
		equals++
	}
	out := make([]pipeline.Match, len(r.best))
	for i := range r.best {
		s := &r.best[i]
		s.explain()
		if equals > 1 && i < equals {
			s.match.Why += ", one of " + strconv.Itoa(equals) + " targets"
		}
		s.propose(q)
		out[i] = s.match
		own(&out[i])
	}
	return out
}

// own copies the texts of a match, which may lie in a file that is closed
// tomorrow.
func own(m *pipeline.Match) {
	texts := [...]*string{&m.Source, &m.Target, &m.Proposal, &m.Prev, &m.Next, &m.Key, &m.By}
	size := 0
	for _, s := range texts {
		size += len(*s)
	}
	all := make([]byte, 0, size)
	for _, s := range texts {
		from := len(all)
		all = append(all, *s...)
		*s = viewString(all[from:])
	}
}
