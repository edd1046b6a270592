package memory

import "math/bits"

// signature has a bit for each token of a text; tokens share the bits. A bit
// that one text has and another has not stands for at least one edit.
type signature [2]uint64

func (s *signature) add(hash uint32) {
	b := signatureBit(hash)
	s[b>>6] |= 1 << (b & 63)
}

// apart is the least number of edits between texts of two signatures.
func (s *signature) apart(t *signature) int {
	return max(
		bits.OnesCount64(s[0]&^t[0])+bits.OnesCount64(s[1]&^t[1]),
		bits.OnesCount64(t[0]&^s[0])+bits.OnesCount64(t[1]&^s[1]),
	)
}

// allowed is the greatest distance at which texts, the longer of so many
// tokens, still share min percent.
func allowed(longer, min int) int { return longer * (100 - min) / 100 }

// longestPartner is the length of the longest text that can share min percent
// with one of n tokens.
func longestPartner(n, min int) int {
	m := n*100/min + 1
	for m-n > allowed(m, min) {
		m--
	}
	return m
}
