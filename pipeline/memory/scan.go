package memory

import (
	"cmp"
	"math/bits"
	"slices"
)

// signature has a bit for each token of a text; tokens share the bits. A bit
// that one text has and another has not stands for at least one edit.
type signature [2]uint64

func (s *signature) add(token uint32) {
	h := token * 2654435769 >> 25
	s[h>>6] |= 1 << (h & 63)
}

// without counts the bits of s that t has not.
func (s *signature) without(t *signature) int {
	return bits.OnesCount64(s[0]&^t[0]) + bits.OnesCount64(s[1]&^t[1])
}

// scan is the search without an index: every text whose length and signature
// allow the distance is measured. It finds all there is.
type scan struct {
	words      map[string]uint32 // folded tokens, numbered from 1
	first      []int32           // by length: where its entries begin; one more at the end
	signatures []signature
	texts      []uint32
	starts     []int32 // by place: where the text begins; one more at the end
	entries    []int32 // by place
}

// near is a candidate: an entry and its distance.
type near struct {
	entry    int32
	distance int32
	longer   int32 // tokens of the longer text
}

func (n near) share() percent { return share(int(n.distance), int(n.longer)) }

// scanText is a text that waits to be sorted into a scan.
type scanText struct {
	entry  int32
	tokens []uint32
}

func newScan(words map[string]uint32, texts []scanText) *scan {
	slices.SortStableFunc(texts, func(a, b scanText) int { return cmp.Compare(len(a.tokens), len(b.tokens)) })
	s := &scan{words: words, signatures: make([]signature, len(texts)), entries: make([]int32, len(texts)), first: []int32{0}}
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
func (s *scan) longest() int { return len(s.first) - 2 }

// scratch is what one lookup works with.
type scratch struct {
	query   analysis
	unit    analysis
	tokens  []uint32
	pattern pattern
	found   []near
}

// nearest appends to w.found all entries that share at least min percent of
// their tokens with the query, the most similar first.
func (s *scan) nearest(w *scratch, min int) {
	w.found = w.found[:0]
	q := &w.query
	n := len(q.tokens)
	if n == 0 || min < 1 {
		return
	}
	w.tokens = w.tokens[:0]
	var sig signature
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
	slices.SortFunc(w.found, func(a, b near) int {
		if c := cmp.Compare(a.distance*b.longer, b.distance*a.longer); c != 0 {
			return c
		}
		return cmp.Compare(a.entry, b.entry)
	})
}

// allowed is the greatest distance at which texts, the longer of so many
// tokens, still share min percent.
func allowed(longer, min int) int { return longer * (100 - min) / 100 }

// measure looks at the texts of one length, which share a limit.
func (s *scan) measure(w *scratch, sig *signature, length, limit, unknown int) {
	n := len(w.tokens)
	from, to := s.first[length], s.first[length+1]
	for i, t := range s.signatures[from:to] {
		if sig.without(&t) > limit-unknown || t.without(sig) > limit {
			continue
		}
		at := int(from) + i
		d := w.pattern.distance(s.texts[s.starts[at]:s.starts[at+1]], limit)
		if d <= limit {
			w.found = append(w.found, near{s.entries[at], int32(d), int32(max(n, length))})
		}
	}
}
