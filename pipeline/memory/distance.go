package memory

import "math/bits"

// pattern is a query prepared for the bit-parallel edit distance of Myers
// (1999), in the form for patterns of several words given by Hyyrö (2003).
type pattern struct {
	n     int      // tokens
	words int      // machine words a mask takes
	keys  []uint32 // open addressing by token; 0 is free
	masks []uint64 // of the key at i: masks[i*words:][:words]
	shift uint     // of the hash
	pv    []uint64
	mv    []uint64
}

// set prepares the pattern. Tokens of value 0 match nothing.
func (p *pattern) set(tokens []uint32) {
	p.n = len(tokens)
	p.words = max(1, (p.n+63)/64)
	size := max(16, 1<<bits.Len(uint(2*p.n)))
	p.shift = uint(32 - bits.Len(uint(size-1)))
	p.keys = cleared(p.keys, size)
	p.masks = cleared(p.masks, size*p.words)
	p.pv = cleared(p.pv, p.words)
	p.mv = cleared(p.mv, p.words)
	for i, t := range tokens {
		if t == 0 {
			continue
		}
		s := p.slot(t)
		p.keys[s] = t
		p.masks[s*p.words+i/64] |= 1 << (i % 64)
	}
}

func cleared[T uint32 | uint64](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// slot returns where a token is, or the free place where it would be.
func (p *pattern) slot(t uint32) int {
	s := int(t * 2654435769 >> p.shift)
	for p.keys[s] != t && p.keys[s] != 0 {
		if s++; s == len(p.keys) {
			s = 0
		}
	}
	return s
}

// distance returns the edit distance of the pattern to a text, in tokens, or
// some number above limit as soon as it is sure to be above.
func (p *pattern) distance(text []uint32, limit int) int {
	if p.words > 1 {
		return p.distanceBlocks(text, limit)
	}
	pv, mv := ^uint64(0), uint64(0)
	last := uint64(1) << (p.n - 1)
	score, left := p.n, len(text)
	for _, t := range text {
		eq := p.masks[p.slot(t)]
		xv := eq | mv
		xh := (((eq & pv) + pv) ^ pv) | eq
		ph := mv | ^(xh | pv)
		mh := pv & xh
		if ph&last != 0 {
			score++
		} else if mh&last != 0 {
			score--
		}
		left--
		if score-left > limit {
			return limit + 1
		}
		ph = ph<<1 | 1
		pv = mh<<1 | ^(xv | ph)
		mv = ph & xv
	}
	return score
}

func (p *pattern) distanceBlocks(text []uint32, limit int) int {
	for i := range p.pv {
		p.pv[i], p.mv[i] = ^uint64(0), 0
	}
	last := uint64(1) << ((p.n - 1) % 64)
	score, left := p.n, len(text)
	for _, t := range text {
		at := p.slot(t) * p.words
		phIn, mhIn := uint64(1), uint64(0)
		for w := range p.words {
			pv, mv := p.pv[w], p.mv[w]
			eq := p.masks[at+w]
			xv := eq | mv
			eq |= mhIn
			xh := (((eq & pv) + pv) ^ pv) | eq
			ph := mv | ^(xh | pv)
			mh := pv & xh
			if w == p.words-1 {
				if ph&last != 0 {
					score++
				} else if mh&last != 0 {
					score--
				}
			}
			phOut, mhOut := ph>>63, mh>>63
			ph = ph<<1 | phIn
			mh = mh<<1 | mhIn
			p.pv[w] = mh | ^(xv | ph)
			p.mv[w] = ph & xv
			phIn, mhIn = phOut, mhOut
		}
		left--
		if score-left > limit {
			return limit + 1
		}
	}
	return score
}
