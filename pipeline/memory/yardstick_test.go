package memory

import (
	"cmp"
	"math/bits"
	"slices"
)

// What follows is the search that the memory had before it had an index, with
// the tokens in a dictionary and a yardSignature for each text. The index is
// measured against it, and must find what it finds.

// yardSignature has a bit for each token of a text; tokens share the bits. A bit
// that one text has and another has not stands for at least one edit.
type yardSignature [2]uint64

func (s *yardSignature) add(token uint32) {
	h := token * 2654435769 >> 25
	s[h>>6] |= 1 << (h & 63)
}

// without counts the bits of s that t has not.
func (s *yardSignature) without(t *yardSignature) int {
	return bits.OnesCount64(s[0]&^t[0]) + bits.OnesCount64(s[1]&^t[1])
}

// scan is the search without an index: every text whose length and yardSignature
// allow the distance is measured. It finds all there is.
type yardScan struct {
	words      map[string]uint32 // folded tokens, numbered from 1
	first      []int32           // by length: where its entries begin; one more at the end
	signatures []yardSignature
	texts      []uint32
	starts     []int32 // by place: where the text begins; one more at the end
	entries    []int32 // by place
}

// yardNear is a candidate: an entry and its distance.
type yardNear struct {
	entry    int32
	distance int32
	longer   int32 // tokens of the longer text
}

// yardText is a text that waits to be sorted into a scan.
type yardText struct {
	entry  int32
	tokens []uint32
}

func newYardScan(words map[string]uint32, texts []yardText) *yardScan {
	slices.SortStableFunc(texts, func(a, b yardText) int { return cmp.Compare(len(a.tokens), len(b.tokens)) })
	s := &yardScan{words: words, signatures: make([]yardSignature, len(texts)), entries: make([]int32, len(texts)), first: []int32{0}}
	for i, t := range texts {
		for len(s.first) <= len(t.tokens) {
			s.first = append(s.first, int32(i))
		}
		s.entries[i] = t.entry
		s.starts = append(s.starts, int32(len(s.texts)))
		s.texts = append(s.texts, t.tokens...)
		for _, k := range t.tokens {
			s.signatures[i].add(k)
		}
	}
	s.first = append(s.first, int32(len(texts)))
	s.starts = append(s.starts, int32(len(s.texts)))
	return s
}

// longest is the greatest length there is, in tokens.
func (s *yardScan) longest() int { return len(s.first) - 2 }

// yardScratch is what one lookup works with.
type yardScratch struct {
	query   analysis
	tokens  []uint32
	pattern yardPattern
	found   []yardNear
}

// nearest appends to w.found all entries that share at least min percent of
// their tokens with the query, the most similar first.
func (s *yardScan) nearest(w *yardScratch, min int) {
	w.found = w.found[:0]
	q := &w.query
	n := len(q.tokens)
	if n == 0 || min < 1 {
		return
	}
	w.tokens = w.tokens[:0]
	var sig yardSignature
	unknown := 0
	for _, t := range q.tokens {
		id := s.words[string(q.fold(t))]
		w.tokens = append(w.tokens, id)
		if id == 0 {
			unknown++ // no text has it: an edit whatever the text
		} else {
			sig.add(id)
		}
	}
	w.pattern.set(w.tokens)
	for m := max(1, n-allowed(n, min)); m <= s.longest(); m++ {
		k := allowed(max(n, m), min)
		if m-n > k {
			break
		}
		if unknown > k {
			continue
		}
		s.measure(w, &sig, m, k, unknown)
	}
	slices.SortFunc(w.found, func(a, b yardNear) int {
		if c := cmp.Compare(a.distance*b.longer, b.distance*a.longer); c != 0 {
			return c
		}
		return cmp.Compare(a.entry, b.entry)
	})
}

// measure looks at the texts of one length, which share a limit.
func (s *yardScan) measure(w *yardScratch, sig *yardSignature, length, limit, unknown int) {
	n := len(w.tokens)
	from, to := s.first[length], s.first[length+1]
	for i, t := range s.signatures[from:to] {
		if sig.without(&t) > limit-unknown || t.without(sig) > limit {
			continue
		}
		at := int(from) + i
		d := w.pattern.distance(s.texts[s.starts[at]:s.starts[at+1]], limit)
		if d <= limit {
			w.found = append(w.found, yardNear{s.entries[at], int32(d), int32(max(n, length))})
		}
	}
}

// yardPattern is a query prepared for the bit-parallel edit distance of Myers
// (1999), in the form for patterns of several words given by Hyyrö (2003).
type yardPattern struct {
	n     int      // tokens
	words int      // machine words a mask takes
	keys  []uint32 // open addressing by token; 0 is free
	masks []uint64 // of the key at i: masks[i*words:][:words]
	shift uint     // of the hash
	pv    []uint64
	mv    []uint64
}

// set prepares the yardPattern. Tokens of value 0 match nothing.
func (p *yardPattern) set(tokens []uint32) {
	p.n = len(tokens)
	p.words = max(1, (p.n+63)/64)
	size := max(16, 1<<bits.Len(uint(2*p.n)))
	p.shift = uint(32 - bits.Len(uint(size-1)))
	p.keys = yardCleared(p.keys, size)
	p.masks = yardCleared(p.masks, size*p.words)
	p.pv = yardCleared(p.pv, p.words)
	p.mv = yardCleared(p.mv, p.words)
	for i, t := range tokens {
		if t == 0 {
			continue
		}
		s := p.slot(t)
		p.keys[s] = t
		p.masks[s*p.words+i/64] |= 1 << (i % 64)
	}
}

func yardCleared[T uint32 | uint64](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// slot returns where a token is, or the free place where it would be.
func (p *yardPattern) slot(t uint32) int {
	s := int(t * 2654435769 >> p.shift)
	for p.keys[s] != t && p.keys[s] != 0 {
		if s++; s == len(p.keys) {
			s = 0
		}
	}
	return s
}

// distance returns the edit distance of the yardPattern to a text, in tokens, or
// some number above limit as soon as it is sure to be above.
func (p *yardPattern) distance(text []uint32, limit int) int {
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

func (p *yardPattern) distanceBlocks(text []uint32, limit int) int {
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
