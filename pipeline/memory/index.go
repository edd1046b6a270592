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
	Min        int    // least score, 1 to 102; 0 is 70
	Limit      int    // how many matches; 0 is 10
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
	pairs map[pairName]*pairIndex
	pool  sync.Pool // *scratch
}

// pairIndex holds one direction of translation. An entry is a source text;
// its units are a list.
type pairIndex struct {
	units   []pipeline.Unit
	next    []int32          // by unit: the next unit of the same entry; -1 at the end
	heads   []int32          // by entry: its first unit
	entries map[string]int32 // by normal form
	scan    *scan
}

// Build makes an index of units. Those without a target never match. The first
// error among the units ends it.
func Build(units iter.Seq2[pipeline.Unit, error]) (*Index, error) {
	builders := map[pairName]*builder{}
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		if u.Target == "" {
			continue
		}
		name := nameOf(u.From, u.To)
		b := builders[name]
		if b == nil {
			b = newBuilder(name.from.base.String())
			builders[name] = b
		}
		b.add(u)
	}
	x := &Index{pairs: make(map[pairName]*pairIndex, len(builders))}
	x.pool.New = func() any { return new(scratch) }
	for name, b := range builders {
		x.pairs[name] = b.finish()
	}
	return x, nil
}

type builder struct {
	pairIndex
	base  string
	words map[string]uint32
	texts []scanText
	text  analysis
	flat  []uint32 // what the tokens of texts are cut from
}

func newBuilder(base string) *builder {
	return &builder{
		pairIndex: pairIndex{entries: map[string]int32{}},
		base:      base,
		words:     map[string]uint32{},
	}
}

func (b *builder) add(u pipeline.Unit) {
	at := int32(len(b.units))
	b.units = append(b.units, u)
	normal := normalForm(u.Source)
	entry, known := b.entries[normal]
	if known {
		b.next = append(b.next, b.heads[entry])
		b.heads[entry] = at
		return
	}
	b.next = append(b.next, -1)
	entry = int32(len(b.heads))
	b.heads = append(b.heads, at)
	b.entries[normal] = entry

	b.text.set(u.Source, b.base)
	if n := len(b.text.tokens); n == 0 || n > LongestFuzzy {
		return
	}
	if cap(b.flat)-len(b.flat) < len(b.text.tokens) {
		b.flat = make([]uint32, 0, 1<<16)
	}
	start := len(b.flat)
	for _, t := range b.text.tokens {
		fold := b.text.fold(t)
		id, ok := b.words[string(fold)]
		if !ok {
			id = uint32(len(b.words) + 1)
			b.words[string(fold)] = id
		}
		b.flat = append(b.flat, id)
	}
	b.texts = append(b.texts, scanText{entry, b.flat[start:len(b.flat):len(b.flat)]})
}

func (b *builder) finish() *pairIndex {
	b.scan = newScan(b.words, b.texts)
	return &b.pairIndex
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
	if q.Min <= 0 {
		q.Min = 70
	}
	if q.Limit <= 0 {
		q.Limit = 10
	}
	w := x.pool.Get().(*scratch)
	defer x.pool.Put(w)
	base, _ := q.From.Base()
	w.query.set(q.Text, base.String())
	best := ranking{limit: q.Limit, min: q.Min}

	if w.query.normal == "" {
		return nil
	}
	same, known := p.entries[w.query.normal]
	if known {
		c := comparison{base: percent{100, 1}}
		best.addEntry(p, &c, &w.query, &w.query, same, &q)
	} else {
		same = -1
	}
	if q.Min < 100 && len(w.query.tokens) <= LongestFuzzy && !best.full(mostFuzzy) {
		p.scan.nearest(w, q.Min)
		for _, n := range w.found {
			if best.full(n.share()) {
				break
			}
			if n.entry == same {
				continue
			}
			w.unit.set(p.units[p.heads[n.entry]].Source, base.String())
			c := compare(&w.query, &w.unit, int(n.distance))
			best.addEntry(p, &c, &w.query, &w.unit, n.entry, &q)
		}
	}
	return best.matches()
}
