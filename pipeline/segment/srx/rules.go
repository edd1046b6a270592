package srx

import (
	"slices"
	"sync"
)

// Rule is a rule of a file.
type Rule struct {
	Name   string // of the language rule it is part of
	Line   int    // in the file, from 1
	Place  string // file:line, as people are told
	Break  bool
	After  string // the patterns as they stand in the file
	Before string

	before, after *node
}

// Rules are the rules of a file that hold for a language, in their order.
// They are safe for concurrent use.
type Rules struct {
	list []*Rule
	all  bool

	once          sync.Once
	before, after *program
	alphabet      *alphabet
	open          []bool     // rules that nothing has to follow
	follows       [][]uint64 // of every rule, the symbols that can follow; nil: any

	mu   sync.Mutex
	idle []*reader
}

// reader is what one goroutine reads texts with.
type reader struct {
	before, after *machine
	verdicts      map[[2]int32]int32
	places        []place
}

// Verdict is what the rules say of a place.
type Verdict struct {
	At   int // byte offset; behind the inline codes that stand there
	Rank int // of the rule: 0 for the first
	Rule *Rule
}

// Len returns how many rules there are.
func (r *Rules) Len() int { return len(r.list) }

// Judge gives, in order, the places of a text where a rule that ends a
// segment matches, with the rule that decides; after Every, the places where
// any rule does. It never gives the beginning or the end of the text.
func (r *Rules) Judge(text string, yield func(Verdict)) {
	if len(r.list) == 0 || text == "" {
		return
	}
	r.once.Do(r.compile)
	rd := r.take()
	defer r.give(rd)
	rd.places = rd.places[:0]
	rd.before.forward(text, rd.before.contexts(text), func(p place) {
		if p.at > 0 && p.at < len(text) {
			rd.places = append(rd.places, p)
		}
	})
	if len(rd.places) == 0 {
		return
	}
	rules := make([]int32, len(rd.places))
	k := len(rd.places) - 1
	wanted := func(at int) bool {
		for k >= 0 && rd.places[k].at > at {
			rules[k] = rd.verdict(r, rd.places[k].set, 0)
			k--
		}
		return k >= 0 && rd.places[k].at == at
	}
	rd.after.backward(text, rd.after.contexts(text), wanted, func(p place) {
		rules[k] = rd.verdict(r, rd.places[k].set, p.set)
		k--
	})
	wanted(-1)
	for i, p := range rd.places {
		if n := rules[i]; n >= 0 {
			yield(Verdict{At: p.at, Rank: int(n), Rule: r.list[n]})
		}
	}
}

// verdict returns the first rule of which both sides match; -1 if there is
// none.
func (rd *reader) verdict(r *Rules, before, after int32) int32 {
	key := [2]int32{before, after}
	if n, ok := rd.verdicts[key]; ok {
		return n
	}
	n := int32(-1)
	for _, e := range rd.before.sets.list[before] {
		if _, ok := slices.BinarySearch(rd.after.sets.list[after], e); ok || r.open[e] {
			n = e
			break
		}
	}
	if len(rd.verdicts) > 1<<16 {
		clear(rd.verdicts)
	}
	rd.verdicts[key] = n
	return n
}

func (r *Rules) compile() {
	before, after := newBuilder(false), newBuilder(true)
	r.open = make([]bool, len(r.list))
	for i, rule := range r.list {
		before.add(rule.before)
		if r.open[i] = rule.after.op == opEmpty; r.open[i] {
			after.skip()
		} else {
			after.add(rule.after)
		}
	}
	r.before, r.after = before.program(), after.program()
	r.alphabet = alphabetOf(r.before, r.after)
	r.alphabet.fill()
	r.follows = make([][]uint64, len(r.list))
	for i, rule := range r.list {
		if set, empty := rule.after.first(); !empty {
			r.follows[i] = symbolsOf(set.tidy().has, r.alphabet)
		}
	}
}

func (r *Rules) take() *reader {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.idle); n > 0 {
		rd := r.idle[n-1]
		r.idle = r.idle[:n-1]
		return rd
	}
	rd := &reader{before: newMachine(r.before, r.alphabet), after: newMachine(r.after, r.alphabet), verdicts: map[[2]int32]int32{}}
	if !r.all {
		rd.before.counts = func(e int32) bool { return r.list[e].Break }
	}
	rd.before.keep = func(e int32, next symbol) bool { return r.follows[e] == nil || has(r.follows[e], next) }
	rd.before.ready()
	rd.after.ready()
	return rd
}

// give keeps a reader for the next text.
func (r *Rules) give(rd *reader) {
	if cap(rd.places) > 1<<20 {
		rd.places = nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.idle) < maxIdle && !rd.before.worn() && !rd.after.worn() {
		r.idle = append(r.idle, rd)
	}
}

// maxIdle is how many readers are kept.
const maxIdle = 8

// matches tells whether the whole of s is a match of n.
func matches(n *node, s string) bool {
	b := newBuilder(false)
	b.add(cat([]*node{{op: opWhen, when: cond{kind: condBegin}}, n, {op: opWhen, when: cond{kind: condEnd}}}))
	p := b.program()
	a := alphabetOf(p)
	m := newMachine(p, a).ready()
	ok := false
	m.forward(s, m.contexts(s), func(at place) { ok = ok || at.at == len(s) })
	return ok
}
