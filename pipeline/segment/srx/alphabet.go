package srx

import (
	"slices"
	"sort"
	"sync"
	"unicode"
	"unicode/utf8"
)

// symbol is a class of characters that no rule tells apart. nobody stands for
// the edge of the text, skipped for what rules do not see.
type symbol int32

const (
	nobody  symbol = -1
	skipped symbol = -2
)

// object stands for an inline code, which rules do not see.
const object = '\uFFFC'

// alphabet maps characters to symbols. Marks that attach have two: alone, and
// on a letter, where they are part of the word.
type alphabet struct {
	ascii  [utf8.RuneSelf]symbol
	pages  [][]symbol // of 256 characters, for the first 0x20000
	starts []rune     // of the stretches of one symbol
	syms   []symbol
	like   []rune // a character of each symbol
	based  []bool // a mark on a letter
	marks  []bool // a mark
	size   int
}

// newAlphabet divides all characters so that each set is a union of symbols.
// words asks it to know what \b has to know.
func newAlphabet(sets []runeSet, words bool) *alphabet {
	var marks runeSet
	if words {
		marks = markSet()
		sets = append(sets, marks, unicodeWord(), single('_'), carrierSet())
	}
	type edge struct {
		at  rune
		key [2]uint64
	}
	var edges []edge
	for i, s := range sets {
		key := [2]uint64{scatter(uint64(2*i + 1)), scatter(uint64(2*i + 2))}
		for _, r := range s {
			edges = append(edges, edge{r.lo, key}, edge{r.hi + 1, key})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return int(a.at) - int(b.at) })
	a := &alphabet{}
	known := map[[2]uint64]symbol{}
	var sum [2]uint64
	open := func(at rune) {
		s, ok := known[sum]
		if !ok {
			s = symbol(a.size)
			known[sum] = s
			a.add(at, false, marks.has(at))
			if marks.has(at) {
				a.add(at, true, true)
			}
		}
		if n := len(a.syms); n > 0 && a.syms[n-1] == s {
			return
		}
		a.starts, a.syms = append(a.starts, at), append(a.syms, s)
	}
	if len(edges) == 0 || edges[0].at > 0 {
		open(0)
	}
	for i := 0; i < len(edges); {
		at := edges[i].at
		for ; i < len(edges) && edges[i].at == at; i++ {
			sum[0] ^= edges[i].key[0]
			sum[1] ^= edges[i].key[1]
		}
		if at <= maxRune {
			open(at)
		}
	}
	for r := range a.ascii {
		a.ascii[r] = a.find(rune(r))
	}
	return a
}

func (a *alphabet) add(like rune, based, mark bool) {
	a.like, a.based, a.marks = append(a.like, like), append(a.based, based), append(a.marks, mark)
	a.size++
}

// scatter makes a number of which the bits look random.
func scatter(x uint64) uint64 {
	x *= 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

func (a *alphabet) find(r rune) symbol {
	i := sort.Search(len(a.starts), func(i int) bool { return a.starts[i] > r })
	return a.syms[i-1]
}

// fill makes the table of the characters that a text is likely to hold.
func (a *alphabet) fill() {
	a.pages = make([][]symbol, 0x20000>>8)
	for p := range a.pages {
		lo := rune(p) << 8
		i := sort.Search(len(a.starts), func(i int) bool { return a.starts[i] > lo }) - 1
		if next := i + 1; next == len(a.starts) || a.starts[next] > lo+255 {
			continue // one symbol: found by searching, once for the page
		}
		page := make([]symbol, 256)
		for k := range page {
			for i+1 < len(a.starts) && a.starts[i+1] <= lo+rune(k) {
				i++
			}
			page[k] = a.syms[i]
		}
		a.pages[p] = page
	}
	whole := map[symbol][]symbol{}
	for p := range a.pages {
		if a.pages[p] != nil {
			continue
		}
		s := a.find(rune(p) << 8)
		if whole[s] == nil {
			whole[s] = slices.Repeat([]symbol{s}, 256)
		}
		a.pages[p] = whole[s]
	}
}

// of returns the symbol of r; that of a mark alone, for a mark.
func (a *alphabet) of(r rune) symbol {
	if r == object {
		return skipped
	}
	if p := int(r) >> 8; p < len(a.pages) {
		return a.pages[p][r&0xFF]
	}
	return a.find(r)
}

// word tells whether s is part of a word, as \b has it.
func (a *alphabet) word(s symbol, all bool) bool {
	switch {
	case s < 0:
		return false
	case all:
		return unicodeWordHas(a.like[s])
	case a.marks[s]:
		return a.based[s]
	}
	return a.like[s] == '_' || carries(a.like[s])
}

var (
	markSet    = sync.OnceValue(func() runeSet { return tableSet(unicode.Mn) })
	carrierSet = sync.OnceValue(func() runeSet { return tableSet(unicode.L, unicode.Nd) })
)

// carries tells the characters on which a mark is part of a word.
func carries(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) }

func unicodeWordHas(r rune) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_Alphabetic, unicode.M, unicode.Nd, unicode.Pc) || r == 0x200C || r == 0x200D
}
