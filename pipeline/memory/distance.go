package memory

// pattern is a query prepared for the bit-parallel edit distance of Myers
// (1999), in the form for patterns of several words given by Hyyrö (2003).
// Tokens are told apart by a few bits of their hashes only, so that a distance
// is never above the true one and seldom below.
type pattern struct {
	n     int      // tokens
	words int      // machine words a mask takes
	masks []uint64 // of slot s: masks[s*words:][:words]
	used  []uint16 // slots that are not empty
	pv    []uint64
	mv    []uint64
}

const patternSlots = 1024

func (p *pattern) set(hashes []uint32) {
	for _, s := range p.used {
		clear(p.masks[int(s)*p.words:][:p.words])
	}
	p.used = p.used[:0]
	p.n = len(hashes)
	p.words = max(1, (p.n+63)/64)
	if len(p.masks) < p.words*patternSlots {
		p.masks = make([]uint64, p.words*patternSlots)
		p.pv, p.mv = make([]uint64, p.words), make([]uint64, p.words)
	}
	for i, h := range hashes {
		s := shortToken(h) % patternSlots
		p.masks[int(s)*p.words+i/64] |= 1 << (i % 64)
		p.used = append(p.used, s)
	}
}

// distance returns a number not above the edit distance of the pattern to a
// text, in tokens, or some number above limit as soon as it is sure to be
// above.
func (p *pattern) distance(text []uint16, limit int) int {
	switch p.words {
	case 1:
	case 2:
		return p.distanceTwo(text, limit)
	default:
		return p.distanceBlocks(text, limit)
	}
	masks := (*[patternSlots]uint64)(p.masks)
	pv, mv := ^uint64(0), uint64(0)
	last := uint(p.n-1) & 63
	score, left := p.n, len(text)
	for _, t := range text {
		eq := masks[t%patternSlots]
		xv := eq | mv
		xh := (((eq & pv) + pv) ^ pv) | eq
		ph := mv | ^(xh | pv)
		mh := pv & xh
		score += int(ph>>last&1) - int(mh>>last&1)
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

// distanceTwo does it for patterns of two words, which stay in registers.
func (p *pattern) distanceTwo(text []uint16, limit int) int {
	masks := (*[2 * patternSlots]uint64)(p.masks)
	pv0, mv0, pv1, mv1 := ^uint64(0), uint64(0), ^uint64(0), uint64(0)
	last := uint(p.n-1) & 63
	score, left := p.n, len(text)
	for _, t := range text {
		at := t % patternSlots * 2
		eq := masks[at]
		xv := eq | mv0
		xh := (((eq & pv0) + pv0) ^ pv0) | eq
		ph, mh := mv0|^(xh|pv0), pv0&xh
		phIn, mhIn := ph>>63, mh>>63
		ph, mh = ph<<1|1, mh<<1
		pv0, mv0 = mh|^(xv|ph), ph&xv

		eq = masks[at+1]
		xv = eq | mv1
		eq |= mhIn
		xh = (((eq & pv1) + pv1) ^ pv1) | eq
		ph, mh = mv1|^(xh|pv1), pv1&xh
		score += int(ph>>last&1) - int(mh>>last&1)
		left--
		if score-left > limit {
			return limit + 1
		}
		ph, mh = ph<<1|phIn, mh<<1|mhIn
		pv1, mv1 = mh|^(xv|ph), ph&xv
	}
	return score
}

func (p *pattern) distanceBlocks(text []uint16, limit int) int {
	for i := range p.words {
		p.pv[i], p.mv[i] = ^uint64(0), 0
	}
	last := uint(p.n-1) % 64
	score, left := p.n, len(text)
	for _, t := range text {
		at := int(t%patternSlots) * p.words
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
				score += int(ph>>last&1) - int(mh>>last&1)
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
