package memory

import (
	"cmp"
	"runtime"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// Memory is far away, and much of it can be asked for at once. So sentences
// are looked up in blocks, step by step for all of a block: each step asks for
// what the next one needs, and uses nothing of it.

// block is how many sentences are looked up together.
const block = 16

// search is a query on its way through a memory.
type search struct {
	asked      *Query
	min, limit int
	text       analysis
	hash       uint64 // of the normal form
	sig        signature
	grammar    grammar
	from, to   int         // lengths of the texts that may be similar, in tokens
	limits     [256]limits // by length
	lists      []list
	places     []uint32 // of the postings that will be read
	hits       []posting
	texts      []text
	found      []near
	ranking    ranking
	shown      []scored
	ambiguous  bool
}

// scratch is what lookups work with.
type scratch struct {
	searches []search
	similar  []*search // that look for more than the same text
	indexed  []*search // those of them that the postings of a volume can answer
	scorer   scorer
	unit     analysis
	pattern  pattern
	seen     seen
	language language.Tag // of the last query
	base     string       // its language subtag
	touched  uint64       // keeps what was only asked for from being optimised away
}

func (s *snapshot) lookup(w *scratch, q Query) []pipeline.Match {
	var out [1][]pipeline.Match
	s.lookupAll(w, []Query{q}, out[:])
	return out[0]
}

func (s *snapshot) lookupAll(w *scratch, queries []Query, out [][]pipeline.Match) {
	for len(queries) > 0 {
		n := min(block, len(queries))
		s.lookupBlock(w, queries[:n], out[:n])
		queries, out = queries[n:], out[n:]
	}
	runtime.KeepAlive(s) // until now the texts were those of its volumes
}

func (s *snapshot) lookupBlock(w *scratch, queries []Query, out [][]pipeline.Match) {
	if more := len(queries) - len(w.searches); more > 0 {
		w.searches = append(w.searches, make([]search, more)...)
	}
	searches := w.searches[:len(queries)]
	for i := range queries {
		w.touched += touchAll(queries[i].Text)
	}
	for i := range searches {
		searches[i].begin(&queries[i], w)
	}
	for i := range s.shelves {
		s.shelves[i].same(w, searches)
	}
	w.similar = w.similar[:0]
	for i := range searches {
		if q := &searches[i]; q.text.normal != "" && q.min < 100 && !q.ranking.full(mostFuzzy) {
			q.prepare()
			w.similar = append(w.similar, q)
		}
	}
	if len(w.similar) > 0 {
		for i := range s.shelves {
			s.shelves[i].nearest(w, w.similar, i)
		}
		s.rank(w)
	}
	own(searches, out)
}

func (q *search) begin(asked *Query, w *scratch) {
	q.asked, q.min, q.limit = asked, asked.Min, asked.Limit
	if q.min <= 0 {
		q.min = 70
	}
	if q.limit <= 0 {
		q.limit = 10
	}
	if w.base == "" || asked.From != w.language {
		base, _ := asked.From.Base()
		w.language, w.base = asked.From, base.String()
	}
	q.text.normalise(asked.Text, w.base)
	q.hash = hash64(q.text.normal)
	q.ranking.begin(&q.text, asked.Text, q.limit, q.min)
}

// prepare makes the query ready for the search of similar texts.
func (q *search) prepare() {
	q.text.tokenise()
	q.sig = signature{}
	for _, h := range q.text.hashed {
		q.sig.add(h)
	}
	q.found = q.found[:0]
}

// same ranks the units that have the same text.
func (sh *shelf) same(w *scratch, searches []search) {
	v := sh.volume
	mask := uint64(len(v.same) - 1)
	touched := uint64(0)
	for i := range searches {
		touched += v.same[searches[i].hash&mask]
	}
	for i := range searches {
		q := &searches[i]
		if head, ok := v.likely(q.hash); ok {
			touched += v.touch(head, len(q.text.normal))
		}
	}
	w.touched += touched
	for i := range searches {
		q := &searches[i]
		if q.text.normal == "" {
			continue
		}
		if head, ok := v.find(q.text.normal, q.hash); ok {
			c := comparison{base: percent{100, 1}}
			q.addUnits(w, sh, &c, &q.text, head)
		}
	}
}

// touch asks for the record of the first unit, whose texts have about so many
// bytes each.
func (v *volume) touch(head uint32, length int) uint64 {
	if head&several != 0 {
		return uint64(v.more[head&^several])
	}
	record := v.texts[int(head)*recordAlign:]
	return touchAll(viewString(record[:min(2*length+2*cacheLine, len(record))]))
}

// cacheLine is how many bytes of memory come at once on most machines.
const cacheLine = 64

// mostTouched is how much of a text is asked for; the machine sees by itself
// where that leads to.
const mostTouched = 8 * cacheLine

// touchAll asks for a text.
func touchAll(s string) (touched uint64) {
	for at := 0; at < min(len(s), mostTouched); at += cacheLine {
		touched += uint64(s[at])
	}
	return touched
}

// rank compares what was found with the queries, the most similar first, until
// nothing can be among the best any more.
func (s *snapshot) rank(w *scratch) {
	touched := uint64(0)
	for _, q := range w.similar {
		slices.SortFunc(q.found, func(a, b near) int {
			return cmp.Or(
				cmp.Compare(a.distance*b.longer, b.distance*a.longer),
				cmp.Compare(a.part, b.part),
				cmp.Compare(a.entry, b.entry),
			)
		})
	}
	for _, q := range w.similar {
		for _, n := range q.found[:min(len(q.found), q.limit)] {
			touched += uint64(s.shelves[n.part].heads[n.entry])
		}
	}
	for _, q := range w.similar {
		for _, n := range q.found[:min(len(q.found), q.limit)] {
			v := s.shelves[n.part].volume
			touched += v.touch(v.heads[n.entry], len(q.text.normal))
		}
	}
	w.touched += touched
	for _, q := range w.similar {
		for i, n := range q.found {
			if q.ranking.full(n.share()) {
				break
			}
			if i > 0 && n == q.found[i-1] {
				continue
			}
			sh := &s.shelves[n.part]
			head := sh.heads[n.entry]
			w.unit.normalise(sh.source(sh.first(head)), q.text.base)
			if w.unit.normal == q.text.normal {
				continue // found already
			}
			w.unit.tokeniseBeside(&q.text)
			c := w.scorer.compare(&q.text, &w.unit)
			q.addUnits(w, sh, &c, &w.unit, head)
		}
	}
}

// addUnits ranks the units of an entry.
func (q *search) addUnits(w *scratch, sh *shelf, c *comparison, u *analysis, head uint32) {
	var one [1]uint32
	for _, place := range sh.places(head, &one) {
		if !sh.has(place) {
			continue
		}
		unit, _ := sh.unit(place)
		s := &w.scorer.scored
		w.scorer.unit(s, c, &q.text, u, &unit, q.asked, sh.rated.at(place))
		if s.match.Score >= q.min {
			q.ranking.add(s)
		}
	}
}
