package srx

import (
	"unicode/utf8"
)

// place is where expressions match: a byte offset, and the number of the set
// of them. Where inline codes stand, it is the offset behind them.
type place struct {
	at  int
	set int32
}

// marksAt tells which marks of a text stand on letters, in time that does not
// grow with their number.
type marksAt struct {
	from, to int // the run of marks that is known
	based    bool
}

// on tells whether the mark between from and to stands on a letter.
func (k *marksAt) on(a *alphabet, text string, from, to int) bool {
	if from >= k.from && to <= k.to {
		return k.based
	}
	run := marksAt{from: from, to: to}
	for run.from > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:run.from])
		if s := a.of(r); s < 0 || !a.marks[s] {
			run.based = carries(r)
			break
		}
		run.from -= n
		if run.from == k.from || run.from < k.to && run.from > k.from {
			run.from, run.based = k.from, k.based
			break
		}
	}
	*k = run
	return run.based
}

// forward reads a text from left to right and gives every place where a set
// of expressions matches.
func (m *machine) forward(text string, contexts []int32, found func(place)) {
	a := m.a
	d := m.begin()
	var marks marksAt
	for i := 0; i < len(text); {
		var s symbol
		n := 1
		if c := text[i]; c < utf8.RuneSelf {
			s = a.ascii[c]
		} else {
			var r rune
			r, n = utf8.DecodeRuneInString(text[i:])
			if s = a.of(r); s < 0 {
				i += n
				continue
			}
			if a.marks[s] && marks.on(a, text, i, i+n) {
				s++
			}
		}
		context := int32(0)
		if contexts != nil {
			context = contexts[i]
		}
		if d&1 != 0 {
			if set := m.accepted(d>>1, s, context); set != 0 {
				found(place{i, set})
			}
		}
		var next int32
		if context == 0 {
			next = m.trans[int(d>>1)*m.stride+int(s)]
		}
		if next == 0 {
			next = m.step(d>>1, s, context)
		}
		d = next
		i += n
	}
	if d&1 != 0 {
		if set := m.accepted(d>>1, nobody, at(contexts, len(text))); set != 0 {
			found(place{len(text), set})
		}
	}
}

func at(contexts []int32, i int) int32 {
	if contexts == nil {
		return 0
	}
	return contexts[i]
}

// backward reads a text from right to left and gives what matches at the
// places that it is asked for, which are offsets, falling; at every place if
// wanted is nil.
func (m *machine) backward(text string, contexts []int32, wanted func(at int) bool, found func(place)) {
	a := m.a
	d := m.begin()
	var marks marksAt
	for i := len(text); ; {
		// The places before and behind inline codes are one.
		end := i
		s, n := nobody, 0
		for i > 0 {
			if c := text[i-1]; c < utf8.RuneSelf {
				s, n = a.ascii[c], 1
				break
			}
			r, size := utf8.DecodeLastRuneInString(text[:i])
			if s, n = a.of(r), size; s >= 0 {
				if a.marks[s] && marks.on(a, text, i-n, i) {
					s++
				}
				break
			}
			s, n = nobody, 0
			i -= size
		}
		context := at(contexts, end)
		if d&1 != 0 && (wanted == nil || wanted(end)) {
			if set := m.accepted(d>>1, s, context); set != 0 {
				found(place{end, set})
			}
		}
		if n == 0 {
			return
		}
		var next int32
		if context == 0 {
			next = m.trans[int(d>>1)*m.stride+int(s)]
		}
		if next == 0 {
			next = m.step(d>>1, s, context)
		}
		d = next
		i -= n
	}
}

// contexts works out what the assertions of the other direction are at every
// place; nil if there are none.
func (m *machine) contexts(text string) []int32 {
	if m.before == nil {
		return nil
	}
	earlier := m.before.contexts(text)
	out := make([]int32, len(text)+1)
	found := func(p place) { out[p.at] = p.set }
	if m.before.back {
		m.before.backward(text, earlier, nil, found)
	} else {
		m.before.forward(text, earlier, found)
	}
	return out
}
