package memory

import (
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// ranking keeps the best matches, best first.
type ranking struct {
	best  []scored
	query *analysis
	text  string // of the query, as it was asked
	limit int    // at least 2, so that a second target of the same text is seen
	shown int
	min   int
	alike likeness
}

func (r *ranking) begin(query *analysis, text string, limit, min int) {
	clear(r.best) // what they point at may go
	r.best, r.query, r.limit, r.shown, r.min = r.best[:0], query, max(limit, 2), limit, min
	r.text = text
	r.alike.ready = false
}

// full tells whether nothing of at most this value can come in any more.
func (r *ranking) full(most percent) bool {
	return len(r.best) == r.limit && most.less(r.best[r.limit-1].value)
}

// before tells whether s is the better match: it is worth more, its memory
// comes first, it is more like the query in its characters, or it is the
// better unit.
func (r *ranking) before(s, t *scored) bool {
	if c := compareValue(s, t); c != 0 {
		return c < 0
	}
	if s.normal != t.normal {
		r.resemble(s)
		r.resemble(t)
		if s.likeness != t.likeness {
			return s.likeness > t.likeness
		}
	}
	return compareUnits(&s.match, &t.match) < 0
}

// resemble finds out how much a match is like the query, once.
func (r *ranking) resemble(s *scored) {
	if s.likeness >= 0 {
		return
	}
	s.likeness = r.alike.between(r.query.normal, s.normal)
}

// add takes in a match. Of those with the same text and target it keeps one.
func (r *ranking) add(s *scored) {
	if len(r.best) == r.limit && compareValue(&r.best[r.limit-1], s) < 0 {
		return
	}
	at, end := 0, len(r.best)
	for at < end {
		if mid := (at + end) / 2; r.before(&r.best[mid], s) {
			at = mid + 1
		} else {
			end = mid
		}
	}
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
	r.best = append(r.best, scored{})
	copy(r.best[at+1:], r.best[at:])
	r.best[at] = *s
}

// finish settles what is shown of what was ranked, and whether it has equals.
func (r *ranking) finish() (shown []scored, ambiguous bool) {
	equals := r.undecided()
	if r.min > 100 && equals > 1 {
		return nil, true
	}
	return r.best[:min(len(r.best), r.shown)], equals > 1
}

// undecided counts the targets of the same text among which neither the
// neighbours nor the memories decide. If there is more than one, none of that
// text has more than 100.
func (r *ranking) undecided() int {
	n := 0
	for n < len(r.best) && r.best[n].match.Score >= 100 && compareValue(&r.best[0], &r.best[n]) == 0 {
		n++
	}
	if n < 2 {
		return n
	}
	for i := range r.best {
		if s := &r.best[i]; s.match.Score > 100 {
			s.match.Score, s.match.Kind = 100, pipeline.ExactMatch
		}
	}
	return n
}

// own puts what was ranked into out, with texts of its own: the others may lie
// in a file that is closed tomorrow. The texts of all queries lie together.
func own(searches []search, out [][]pipeline.Match) {
	matches, size := 0, 0
	for i := range searches {
		q := &searches[i]
		q.shown, q.ambiguous = q.ranking.finish()
		matches += len(q.shown)
		for j := range q.shown {
			s := &q.shown[j]
			s.propose(&q.text, q.ranking.text)
			m := &s.match
			size += len(m.Source) + len(m.Target) + len(m.Prev) + len(m.Next) + len(m.Key) + len(m.By) + len(m.Proposal)
		}
	}
	if matches == 0 {
		return
	}
	all := make([]pipeline.Match, 0, matches)
	texts := make([]byte, 0, size+whySize*matches)
	copied := func(s *string) {
		from := len(texts)
		texts = append(texts, *s...)
		*s = viewString(texts[from:])
	}
	for i := range searches {
		q := &searches[i]
		from := len(all)
		for j := range q.shown {
			s := &q.shown[j]
			m := &s.match
			isTarget := m.Proposal == m.Target
			for _, text := range [...]*string{&m.Source, &m.Target, &m.Prev, &m.Next, &m.Key, &m.By} {
				copied(text)
			}
			if isTarget {
				m.Proposal = m.Target
			} else {
				copied(&m.Proposal)
			}
			at := len(texts)
			texts = s.explain(texts)
			if q.ambiguous && m.Score == 100 {
				m.Ambiguous = true
				texts = append(texts, ", one of several targets"...)
			}
			m.Why = viewString(texts[at:])
			if m.Score < 100 {
				m.Caution = s.unsafe.String()
			}
			all = append(all, *m)
		}
		if len(q.shown) > 0 {
			out[i] = all[from:len(all):len(all)]
		}
	}
}

// whySize is room enough for most explanations.
const whySize = 48
