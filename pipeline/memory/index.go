// Package memory finds in a translation memory what was translated before:
// the same sentence between the same neighbours, the same sentence, and every
// sentence that is similar enough.
//
// The score begins with the share of equal tokens: 100 times one minus the
// edit distance in tokens over the length of the longer text. Letter case,
// width and forms of punctuation are folded first; numbers and addresses are
// equal to each other; a Han or kana character is a token, elsewhere a word,
// and a punctuation mark always. Formatting codes are no tokens; a placeholder
// is one. Then each difference that was folded costs points. A match that is
// not the same text has 99 at most, and Why shows the sum.
//
// A short text has few tokens: below 1/(1-min) of them no other word is
// allowed, and only another case, number or code is still a match.
package memory

import (
	"iter"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// Query asks for one sentence.
type Query struct {
	Text       string // coded
	From, To   language.Tag
	Prev, Next string // source texts of the neighbours, coded; "" for none
	Key        string // where it stands, as Unit.Key; "" for nowhere
	Min        int    // least score, 1 to 102; 0 is 70
	Limit      int    // how many matches; 0 is 10
	Variant    int    // points that another region costs, for source and target each; 0 is 1, less is none
}

// LongestFuzzy is the length, in tokens, of the longest text that is found by
// similarity. A longer one is no sentence; it is found when it is the same.
const LongestFuzzy = 1000

// mostFuzzy is above every share of two texts of that length that differ in a
// token, and below that of the same text.
var mostFuzzy = percent{100*LongestFuzzy - 50, LongestFuzzy}

// Index is a memory made ready for lookups. It does not change; lookups may
// run at the same time.
type Index struct {
	pairs map[pairName]*snapshot
	pool  sync.Pool // *scratch
}

// Threshold is the least score that an index is made for. It answers lower
// ones too, by looking at every text.
const Threshold = 70

// Build makes an index of units. Those without a target never match. The first
// error among the units ends it.
func Build(units iter.Seq2[pipeline.Unit, error]) (*Index, error) {
	builders := map[pairName]*builder{}
	var last pipeline.Unit
	var b *builder
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		if u.Target == "" {
			continue
		}
		if b == nil || u.From != last.From || u.To != last.To {
			name := nameOf(u.From, u.To)
			if b = builders[name]; b == nil {
				b = newBuilder(name.from.base.String(), Threshold)
				builders[name] = b
			}
			last.From, last.To = u.From, u.To
		}
		b.add(u)
	}
	x := &Index{pairs: make(map[pairName]*snapshot, len(builders))}
	x.pool.New = func() any { return new(scratch) }
	for name, b := range builders {
		v := b.finish()
		b.index()
		x.pairs[name] = &snapshot{shelves: []shelf{{volume: v}}}
	}
	return x, nil
}

// Lookup returns what the memory has for a sentence, best first. It finds
// every match of the wanted score; the order does not depend on the order in
// which the units came. Units with the same source and target are one match,
// with the best of them.
func (x *Index) Lookup(q Query) []pipeline.Match {
	p := x.pairs[nameOf(q.From, q.To)]
	if p == nil {
		return nil
	}
	w := x.pool.Get().(*scratch)
	defer x.pool.Put(w)
	return p.lookup(w, q)
}

// LookupAll looks up many sentences, as those of an article; it is faster than
// one after the other.
func (x *Index) LookupAll(queries []Query) [][]pipeline.Match {
	out := make([][]pipeline.Match, len(queries))
	w := x.pool.Get().(*scratch)
	defer x.pool.Put(w)
	for from := 0; from < len(queries); {
		q := &queries[from]
		to := from + 1
		for to < len(queries) && queries[to].From == q.From && queries[to].To == q.To {
			to++
		}
		if p := x.pairs[nameOf(q.From, q.To)]; p != nil {
			p.lookupAll(w, queries[from:to], out[from:to])
		}
		from = to
	}
	return out
}

// snapshot is what a memory holds of one direction at one time.
type snapshot struct{ shelves []shelf }

// shelf is a volume as a lookup sees it.
type shelf struct {
	*volume
	gone  []span   // the units that were deleted, in order
	lost  int      // how many
	rated *ratings // nil for none
}

// has tells whether the unit at a place was not deleted.
func (s *shelf) has(place uint32) bool {
	from, to := 0, len(s.gone) // of what begins behind it
	for from < to {
		if at := int(uint(from+to) / 2); s.gone[at].from <= place {
			from = at + 1
		} else {
			to = at
		}
	}
	return from == 0 || place >= s.gone[from-1].to
}
