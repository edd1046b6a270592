package srx

import (
	"encoding/binary"
)

// kind says what a state of a program does.
type kind uint8

const (
	onSet    kind = iota // takes a character of sets[arg] to out
	onSplit              // goes to out and to alt
	onWhen               // goes to out where conds[arg] holds
	onLook               // goes to out where assertion arg holds
	onAccept             // expression arg has matched
	onFound              // the inside of assertion arg has matched
)

type state struct {
	kind kind
	not  bool
	arg  int32
	out  int32
	alt  int32
}

// program is many expressions in one, all read in one direction. Each may
// begin anywhere.
type program struct {
	back   bool // reads from right to left
	states []state
	free   []int32 // first states of expressions that hang on no assertion
	bound  []int32 // first states of the others
	sets   []runeSet
	conds  []cond
	looks  []int32 // of every assertion: the expression of before that stands for it, or -1 for one that is worked out here
	before *program
}

// builder makes a program. Assertions that look in the direction that has
// been read become expressions of it, in an order in which they can be worked
// out; the others go into a program of the other direction that has to run
// before.
type builder struct {
	p      *program
	known  map[string]int32
	looks  map[*node]int32
	before *builder
	count  int32 // expressions
}

func newBuilder(back bool) *builder {
	return &builder{p: &program{back: back}, known: map[string]int32{}, looks: map[*node]int32{}}
}

// add puts an expression into the program under the next number.
func (b *builder) add(n *node) int32 {
	number := b.count
	b.count++
	b.seed(b.compile(n, b.state(state{kind: onAccept, arg: number})))
	return number
}

// skip leaves the next number to nothing.
func (b *builder) skip() { b.count++ }

func (b *builder) program() *program {
	if b.before != nil {
		b.p.before = b.before.program()
	}
	return b.p
}

func (b *builder) seed(start int32) {
	if b.hangs(start, map[int32]bool{}) {
		b.p.bound = append(b.p.bound, start)
	} else {
		b.p.free = append(b.p.free, start)
	}
}

func (b *builder) state(s state) int32 {
	b.p.states = append(b.p.states, s)
	return int32(len(b.p.states) - 1)
}

// hangs tells whether an assertion, or the end of one, can be reached from s
// before a character is taken.
func (b *builder) hangs(s int32, seen map[int32]bool) bool {
	for !seen[s] {
		seen[s] = true
		st := b.p.states[s]
		switch st.kind {
		case onLook, onFound:
			return true
		case onSet, onAccept:
			return false
		case onSplit:
			if b.hangs(st.alt, seen) {
				return true
			}
		}
		s = st.out
	}
	return false
}

// compile returns the first state of n, which goes on to next.
func (b *builder) compile(n *node, next int32) int32 {
	switch n.op {
	case opSet:
		return b.state(state{kind: onSet, arg: b.set(n.set), out: next})
	case opCat:
		for i := range n.sub {
			k := len(n.sub) - 1 - i
			if b.p.back {
				k = i
			}
			next = b.compile(n.sub[k], next)
		}
		return next
	case opAlt:
		first := b.compile(n.sub[0], next)
		for _, s := range n.sub[1:] {
			alt := b.compile(s, next)
			first = b.state(state{kind: onSplit, out: first, alt: alt})
		}
		return first
	case opRepeat:
		return b.repeat(n, next)
	case opWhen:
		b.p.conds = append(b.p.conds, n.when)
		return b.state(state{kind: onWhen, arg: int32(len(b.p.conds) - 1), out: next})
	case opLook:
		return b.state(state{kind: onLook, arg: b.look(n), not: n.not, out: next})
	}
	return next
}

func (b *builder) repeat(n *node, next int32) int32 {
	body := n.sub[0]
	if n.max < 0 {
		loop := b.state(state{kind: onSplit, alt: next})
		inner := b.compile(body, loop)
		b.p.states[loop].out = inner
		next = loop
	} else {
		end := next
		for range n.max - n.min {
			inner := b.compile(body, next)
			next = b.state(state{kind: onSplit, out: inner, alt: end})
		}
	}
	for range n.min {
		next = b.compile(body, next)
	}
	return next
}

// look returns the number of an assertion.
func (b *builder) look(n *node) int32 {
	if i, ok := b.looks[n]; ok {
		return i
	}
	expression := int32(-1)
	if n.behind == b.p.back {
		if b.before == nil {
			b.before = newBuilder(!b.p.back)
		}
		expression = b.before.add(n.sub[0])
	} else {
		found := b.state(state{kind: onFound})
		start := b.compile(n.sub[0], found)
		b.p.states[found].arg = int32(len(b.p.looks))
		b.seed(start)
	}
	i := int32(len(b.p.looks))
	b.looks[n] = i
	b.p.looks = append(b.p.looks, expression)
	return i
}

func (b *builder) set(s runeSet) int32 {
	key := make([]byte, 0, 8*len(s))
	for _, r := range s {
		key = binary.BigEndian.AppendUint32(key, uint32(r.lo))
		key = binary.BigEndian.AppendUint32(key, uint32(r.hi))
	}
	if i, ok := b.known[string(key)]; ok {
		return i
	}
	i := int32(len(b.p.sets))
	b.known[string(key)] = i
	b.p.sets = append(b.p.sets, s)
	return i
}

// alphabetOf returns the alphabet that all the programs can be read in.
func alphabetOf(programs ...*program) *alphabet {
	var sets []runeSet
	words, lines := false, false
	for _, p := range programs {
		for ; p != nil; p = p.before {
			sets = append(sets, p.sets...)
			for _, c := range p.conds {
				switch c.kind {
				case condLeft, condRight:
					sets = append(sets, c.set)
				case condWord:
					words = true
				case condLineBegin, condLineEnd:
					lines = true
				}
			}
		}
	}
	if lines {
		sets = append(sets, lineEnds, single('\r'), single('\n'))
	}
	return newAlphabet(sets, words)
}

// first returns the characters that a match of n can begin with, and whether
// it can be empty.
func (n *node) first() (runeSet, bool) {
	switch n.op {
	case opSet:
		return n.set, false
	case opCat:
		var all runeSet
		for _, s := range n.sub {
			set, empty := s.first()
			all = append(all, set...)
			if !empty {
				return all, false
			}
		}
		return all, true
	case opAlt:
		var all runeSet
		none := false
		for _, s := range n.sub {
			set, empty := s.first()
			all = append(all, set...)
			none = none || empty
		}
		return all, none
	case opRepeat:
		set, empty := n.sub[0].first()
		return set, empty || n.min == 0
	}
	return nil, true
}
