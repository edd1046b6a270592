package srx

import (
	"encoding/binary"
	"slices"
)

// maxMachine is how much memory, in bytes, the states of a machine take. Once
// they are more, all but the current one are forgotten.
const maxMachine = 8 << 20

// machine is a program as an automaton that is made while it reads. It is for
// one reader at a time.
type machine struct {
	*program
	a      *alphabet
	before *machine
	counts func(expression int32) bool // tells the expressions that make a state hot
	keep   func(expression int32, next symbol) bool

	stride  int
	trans   []int32 // by state and symbol: the state that follows, twice, plus one if it is hot; 0: not known
	states  []deterministic
	index   map[string]int32
	far     map[farKey]int32 // transitions where assertions of the program before hold
	size    int              // bytes
	always  bool             // every state is hot
	members [][]uint64       // of every set, the symbols
	holds   [][]uint64       // of every condition, the symbols that its set holds
	sides   []int32          // of every symbol, and of nobody at the end: what conditions can tell of it
	likes   []symbol         // of every side, one of its symbols
	seeded  map[int32]*seeding
	sets    sets

	// for working out a state
	mark            []uint32
	turn            uint32
	stack           []int32
	reached         []int32
	accepts         []int32
	blocked         []int32
	found, resolved []uint32
	truth           []bool
	targets         []int32
	key             []byte
}

// deterministic is a state of the automaton: the states of the program that
// it is in, and what conditions can tell of the character before.
type deterministic struct {
	in   []int32
	side int32
	acc  []int32 // by symbol that follows: the set of expressions that match; -1: not known
}

type farKey struct {
	state, symbol, context int32
	accept                 bool
}

// seeding is what begins at a place between two given characters.
type seeding struct{ targets, accepts []int32 }

// sets numbers sets of expressions; 0 is the empty one.
type sets struct {
	list  [][]int32
	index map[string]int32
}

func (s *sets) number(of []int32, key []byte) int32 {
	if len(of) == 0 {
		return 0
	}
	key = appendInts(key[:0], of)
	if i, ok := s.index[string(key)]; ok {
		return i
	}
	i := int32(len(s.list))
	s.index[string(key)] = i
	s.list = append(s.list, slices.Clone(of))
	return i
}

func appendInts(key []byte, list []int32) []byte {
	for _, v := range list {
		key = binary.LittleEndian.AppendUint32(key, uint32(v))
	}
	return key
}

func newMachine(p *program, a *alphabet) *machine {
	m := &machine{
		program: p, a: a, stride: a.size + 1, seeded: map[int32]*seeding{},
		mark: make([]uint32, len(p.states)), found: make([]uint32, len(p.looks)), resolved: make([]uint32, len(p.looks)), truth: make([]bool, len(p.looks)),
		counts: func(int32) bool { return true }, keep: func(int32, symbol) bool { return true },
	}
	m.members = membersOf(p.sets, a)
	for _, c := range p.conds {
		m.holds = append(m.holds, holding(c, a))
	}
	m.divide()
	m.sets = sets{list: make([][]int32, 1), index: map[string]int32{}}
	if p.before != nil {
		m.before = newMachine(p.before, a)
	}
	return m
}

// ready makes the first state. It comes after counts and keep are set.
func (m *machine) ready() *machine {
	if m.before != nil {
		m.before.ready()
	}
	for _, s := range append(slices.Clone(m.free), m.bound...) {
		m.always = m.always || m.mayAccept([]int32{s})
	}
	m.forget()
	return m
}

func (m *machine) forget() {
	m.trans = make([]int32, m.stride, 64*m.stride)
	m.states = make([]deterministic, 1, 64)
	m.index = map[string]int32{}
	m.far = map[farKey]int32{}
	m.size = 0
}

// begin returns the state at the edge of a text.
func (m *machine) begin() int32 {
	return m.intern(nil, m.sides[m.a.size])
}

// worn tells that so many sets were met that it is better to begin anew.
func (m *machine) worn() bool {
	return len(m.sets.list) > 1<<15 || m.before != nil && m.before.worn()
}

func membersOf(list []runeSet, a *alphabet) [][]uint64 {
	out := make([][]uint64, len(list))
	for i, s := range list {
		out[i] = symbolsOf(s.has, a)
	}
	return out
}

func symbolsOf(has func(rune) bool, a *alphabet) []uint64 {
	bits := make([]uint64, (a.size+63)/64)
	for k, like := range a.like {
		if has(like) {
			bits[k/64] |= 1 << (k % 64)
		}
	}
	return bits
}

func has(bits []uint64, s symbol) bool { return s >= 0 && bits[s/64]&(1<<(s%64)) != 0 }

func holding(c cond, a *alphabet) []uint64 {
	switch c.kind {
	case condWord:
		bits := make([]uint64, (a.size+63)/64)
		for k := range a.size {
			if a.word(symbol(k), c.all) {
				bits[k/64] |= 1 << (k % 64)
			}
		}
		return bits
	case condLineBegin, condLineEnd:
		return symbolsOf(lineEnds.has, a)
	}
	return symbolsOf(c.set.has, a)
}

// divide finds which symbols the conditions can tell apart.
func (m *machine) divide() {
	m.sides = make([]int32, m.a.size+1)
	if len(m.conds) == 0 {
		m.likes = []symbol{nobody}
		return
	}
	known := map[string]int32{}
	for k := 0; k <= m.a.size; k++ {
		s := symbol(k)
		key := []byte{0}
		if k == m.a.size {
			s, key[0] = nobody, 3
		} else if r := m.a.like[s]; r == '\r' || r == '\n' {
			key[0] = byte(r)
		}
		for _, bits := range m.holds {
			b := byte(0)
			if has(bits, s) {
				b = 1
			}
			key = append(key, b)
		}
		i, ok := known[string(key)]
		if !ok {
			i = int32(len(m.likes))
			known[string(key)] = i
			m.likes = append(m.likes, s)
		}
		m.sides[k] = i
	}
}

// when tells whether condition i holds between what was read last and what
// comes next.
func (m *machine) when(i int32, side int32, next symbol) bool {
	left, right := m.likes[side], next
	if m.back {
		left, right = right, left
	}
	c, bits := m.conds[i], m.holds[i]
	ok := false
	switch c.kind {
	case condBegin:
		ok = left == nobody
	case condEnd:
		ok = right == nobody
	case condLeft:
		ok = has(bits, left)
	case condRight:
		ok = has(bits, right)
	case condWord:
		ok = has(bits, left) != has(bits, right)
	case condLineBegin:
		ok = left == nobody || right != nobody && has(bits, left) && !m.inside(left, right)
	case condLineEnd:
		ok = right == nobody || has(bits, right) && !m.inside(left, right)
	}
	return ok != c.not
}

// inside tells the place in the middle of \r\n.
func (m *machine) inside(left, right symbol) bool {
	return left >= 0 && right >= 0 && m.a.like[left] == '\r' && m.a.like[right] == '\n'
}

// closure finds every state of the program that can be reached from those in
// seeds before next is read.
func (m *machine) closure(seeds []int32, more []int32, side int32, next symbol, context int32) {
	m.turn++
	m.stack = append(append(m.stack[:0], seeds...), more...)
	m.reached, m.accepts, m.blocked = m.reached[:0], m.accepts[:0], m.blocked[:0]
	m.drain(side, next)
	for k := range m.looks {
		m.truth[k] = m.found[k] == m.turn
		if e := m.looks[k]; e >= 0 {
			_, m.truth[k] = slices.BinarySearch(m.before.sets.list[context], e)
		}
		m.resolved[k] = m.turn
		for _, s := range m.blocked {
			if st := &m.program.states[s]; st.arg == int32(k) && m.truth[k] != st.not {
				m.stack = append(m.stack, st.out)
			}
		}
		m.drain(side, next)
	}
}

func (m *machine) drain(side int32, next symbol) {
	for len(m.stack) > 0 {
		s := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		for m.mark[s] != m.turn {
			m.mark[s] = m.turn
			st := &m.program.states[s]
			switch st.kind {
			case onSet:
				m.reached = append(m.reached, s)
				continue
			case onAccept:
				m.accepts = append(m.accepts, st.arg)
				continue
			case onFound:
				m.found[st.arg] = m.turn
				continue
			case onSplit:
				m.stack = append(m.stack, st.alt)
			case onWhen:
				if !m.when(st.arg, side, next) {
					continue
				}
			case onLook:
				if m.resolved[st.arg] != m.turn {
					m.blocked = append(m.blocked, s)
					continue
				}
				if m.truth[st.arg] == st.not {
					continue
				}
			}
			s = st.out
		}
	}
}

// seeds returns what begins between side and next.
func (m *machine) seeds(side int32, next symbol) *seeding {
	key := side*int32(m.stride+1) + int32(next) + 1
	if s := m.seeded[key]; s != nil {
		return s
	}
	m.closure(m.free, nil, side, next, 0)
	s := &seeding{accepts: slices.Clone(m.accepts)}
	if next >= 0 {
		s.targets = slices.Clone(m.take(nil, next))
	}
	m.seeded[key] = s
	return s
}

// take adds the states behind what was reached that next leads to.
func (m *machine) take(list []int32, next symbol) []int32 {
	for _, s := range m.reached {
		st := &m.program.states[s]
		if has(m.members[st.arg], next) {
			list = append(list, st.out)
		}
	}
	return list
}

// step works out the state after d when next is read.
func (m *machine) step(d int32, next symbol, context int32) int32 {
	if context != 0 {
		if n, ok := m.far[farKey{d, int32(next), context, false}]; ok {
			return n
		}
	}
	st := m.states[d]
	begun := m.seeds(st.side, next)
	m.closure(st.in, m.bound, st.side, next, context)
	m.targets = append(m.take(m.targets[:0], next), begun.targets...)
	slices.Sort(m.targets)
	m.targets = slices.Compact(m.targets)
	if m.size > maxMachine {
		m.forget()
		return m.intern(m.targets, m.sides[next])
	}
	n := m.intern(m.targets, m.sides[next])
	if context != 0 {
		m.far[farKey{d, int32(next), context, false}] = n
		m.size += 48
	} else {
		m.trans[int(d)*m.stride+int(next)] = n
	}
	return n
}

// intern returns the state that is in the given states of the program, twice,
// plus one if it is hot.
func (m *machine) intern(in []int32, side int32) int32 {
	m.key = binary.LittleEndian.AppendUint32(m.key[:0], uint32(side))
	m.key = appendInts(m.key, in)
	if n, ok := m.index[string(m.key)]; ok {
		return n
	}
	d := int32(len(m.states))
	m.states = append(m.states, deterministic{in: slices.Clone(in), side: side})
	m.trans = append(m.trans, make([]int32, m.stride)...)
	n := 2 * d
	if m.always || m.mayAccept(in) {
		n++
	}
	m.index[string(m.key)] = n
	m.size += 4*m.stride + 8*len(in) + 128
	return n
}

// mayAccept tells whether an expression that counts can end in these states,
// if all conditions and assertions hold.
func (m *machine) mayAccept(in []int32) bool {
	m.turn++
	m.stack = append(m.stack[:0], in...)
	for len(m.stack) > 0 {
		s := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		for m.mark[s] != m.turn {
			m.mark[s] = m.turn
			st := &m.program.states[s]
			switch st.kind {
			case onSet, onFound:
				continue
			case onAccept:
				if m.counts(st.arg) {
					m.stack = m.stack[:0]
					return true
				}
				continue
			case onSplit:
				m.stack = append(m.stack, st.alt)
			}
			s = st.out
		}
	}
	return false
}

// accepted returns the number of the set of expressions that match at the
// place before next.
func (m *machine) accepted(d int32, next symbol, context int32) int32 {
	st := &m.states[d]
	if context != 0 {
		if n, ok := m.far[farKey{d, int32(next), context, true}]; ok {
			return n
		}
	} else if st.acc != nil {
		if n := st.acc[next+1]; n >= 0 {
			return n
		}
	}
	begun := m.seeds(st.side, next)
	m.closure(st.in, m.bound, st.side, next, context)
	all := append(m.accepts, begun.accepts...)
	slices.Sort(all)
	all = slices.Compact(all)
	all = slices.DeleteFunc(all, func(e int32) bool { return !m.keep(e, next) })
	if !slices.ContainsFunc(all, m.counts) {
		all = all[:0]
	}
	n := m.sets.number(all, m.key)
	m.accepts = all[:0]
	if context != 0 {
		m.far[farKey{d, int32(next), context, true}] = n
		m.size += 48
		return n
	}
	if st.acc == nil {
		st.acc = slices.Repeat([]int32{-1}, m.stride+1)
		m.size += 4 * m.stride
	}
	st.acc[next+1] = n
	return n
}
