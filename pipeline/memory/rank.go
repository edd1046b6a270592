package memory

import (
	"fmt"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// ranking keeps the best matches, best first.
type ranking struct {
	best  []scored
	limit int
	min   int
}

// full tells whether nothing of at most this value can come in any more.
func (r *ranking) full(most percent) bool {
	return len(r.best) == r.limit && most.less(r.best[r.limit-1].value)
}

// addEntry ranks the units of an entry, one a target.
func (r *ranking) addEntry(p *pairIndex, c *comparison, q, u *analysis, entry int32, query *Query) {
	first := p.heads[entry]
	if p.next[first] < 0 {
		r.add(scoreUnit(c, q, u, &p.units[first], query))
		return
	}
	byTarget := map[string]scored{}
	for i := first; i >= 0; i = p.next[i] {
		s := scoreUnit(c, q, u, &p.units[i], query)
		if have, ok := byTarget[s.match.Target]; !ok || s.before(&have) {
			byTarget[s.match.Target] = s
		}
	}
	for _, s := range byTarget {
		r.add(s)
	}
}

func (r *ranking) add(s scored) {
	if s.match.Score < r.min {
		return
	}
	at, _ := slices.BinarySearchFunc(r.best, &s, func(have scored, s *scored) int {
		if have.before(s) {
			return -1
		}
		return 1
	})
	if at == r.limit {
		return
	}
	if len(r.best) == r.limit {
		r.best = r.best[:r.limit-1]
	}
	r.best = slices.Insert(r.best, at, s)
}

// matches returns what was ranked. Where the same text has several targets
// that nothing tells apart, each says so.
func (r *ranking) matches() []pipeline.Match {
	if len(r.best) == 0 {
		return nil
	}
	equals := 1
	for equals < len(r.best) && r.best[0].match.Score >= 100 && r.best[equals].match.Score == r.best[0].match.Score {
		equals++
	}
	out := make([]pipeline.Match, len(r.best))
	for i := range r.best {
		out[i] = r.best[i].match
		if equals > 1 && i < equals {
			out[i].Why += fmt.Sprintf(", one of %d targets", equals)
		}
	}
	return out
}
