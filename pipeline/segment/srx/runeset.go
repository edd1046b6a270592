package srx

import (
	"slices"
	"sync"
	"unicode"
)

// runeSet is a set of characters as ranges: sorted, apart from each other.
type runeSet []span

type span struct{ lo, hi rune }

const maxRune = unicode.MaxRune

var anyRune = runeSet{{0, maxRune}}

func single(r rune) runeSet { return runeSet{{r, r}} }

func runesOf(s string) runeSet {
	var out runeSet
	for _, r := range s {
		out = append(out, span{r, r})
	}
	return out.tidy()
}

// tidy sorts the ranges and joins those that touch.
func (s runeSet) tidy() runeSet {
	slices.SortFunc(s, func(a, b span) int { return int(a.lo) - int(b.lo) })
	out := s[:0]
	for _, r := range s {
		if n := len(out); n > 0 && r.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, r.hi)
			continue
		}
		out = append(out, r)
	}
	return out
}

func (s runeSet) union(t runeSet) runeSet {
	return append(slices.Clone(s), t...).tidy()
}

func (s runeSet) not() runeSet {
	var out runeSet
	next := rune(0)
	for _, r := range s {
		if r.lo > next {
			out = append(out, span{next, r.lo - 1})
		}
		next = r.hi + 1
	}
	if next <= maxRune {
		out = append(out, span{next, maxRune})
	}
	return out
}

func (s runeSet) and(t runeSet) runeSet {
	var out runeSet
	for i, j := 0, 0; i < len(s) && j < len(t); {
		lo, hi := max(s[i].lo, t[j].lo), min(s[i].hi, t[j].hi)
		if lo <= hi {
			out = append(out, span{lo, hi})
		}
		if s[i].hi < t[j].hi {
			i++
		} else {
			j++
		}
	}
	return out
}

func (s runeSet) has(r rune) bool {
	_, ok := slices.BinarySearchFunc(s, r, func(s span, r rune) int {
		switch {
		case s.hi < r:
			return -1
		case s.lo > r:
			return 1
		}
		return 0
	})
	return ok
}

// fold adds what differs in case only: of ASCII, or of all Unicode.
func (s runeSet) fold(all bool) runeSet {
	out := slices.Clone(s)
	if !all {
		for _, r := range s {
			for c := max(r.lo, 'A'); c <= min(r.hi, 'Z'); c++ {
				out = append(out, span{c + 32, c + 32})
			}
			for c := max(r.lo, 'a'); c <= min(r.hi, 'z'); c++ {
				out = append(out, span{c - 32, c - 32})
			}
		}
		return out.tidy()
	}
	if len(s) == 1 && s[0].lo == s[0].hi {
		for f := unicode.SimpleFold(s[0].lo); f != s[0].lo; f = unicode.SimpleFold(f) {
			out = append(out, span{f, f})
		}
		return out.tidy()
	}
	for _, c := range cased() {
		if s.has(c) {
			for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
				out = append(out, span{f, f})
			}
		}
	}
	return out.tidy()
}

// cased returns every character that has another case.
var cased = sync.OnceValue(func() []rune {
	var out []rune
	for _, r := range tableSet(unicode.L, unicode.M, unicode.Nl, unicode.So) {
		for c := r.lo; c <= r.hi; c++ {
			if unicode.SimpleFold(c) != c {
				out = append(out, c)
			}
		}
	}
	return out
})

func tableSet(tables ...*unicode.RangeTable) runeSet {
	var out runeSet
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			out = append(out, span{lo, hi})
			return
		}
		for c := lo; c <= hi; c += stride {
			out = append(out, span{c, c})
		}
	}
	for _, t := range tables {
		for _, r := range t.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return out.tidy()
}
