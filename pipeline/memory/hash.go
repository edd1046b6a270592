package memory

import "unsafe"

// Hashes are part of the side file: a change of them is a change of fileFormat.
const (
	hashSeed = 0x9e3779b97f4a7c15
	hashMul  = 0xd6e8feb86659fd93
)

// hash64 spreads a text over 64 bits. It is the same in every process, and
// therefore no defence: whatever it finds equal is compared again.
func hash64(s string) uint64 {
	h := uint64(len(s)) * hashSeed
	for len(s) >= 8 {
		h = (h ^ eightBytes(s)) * hashMul
		h ^= h >> 32
		s = s[8:]
	}
	var v uint64
	for i := range len(s) {
		v |= uint64(s[i]) << (8 * i)
	}
	h = (h ^ v) * hashMul
	h ^= h >> 32
	h *= hashMul
	return h ^ h>>29
}

// eightBytes reads the first eight bytes of a text as one number.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// hashes returns a number for each token of a text. Equal tokens have equal
// ones; different tokens hardly ever do, and a search that takes them for
// equal finds too much and never too little.
func (t *tokeniser) hashes(to []uint32) []uint32 {
	folded := viewString(t.folded)
	for _, k := range t.tokens {
		to = append(to, uint32(hash64(folded[k.from:k.to])>>32))
	}
	return to
}

// viewString shows bytes as a string that is good as long as they are.
func viewString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// What is kept of a token in the side file, and its bit in a signature.
func shortToken(hash uint32) uint16  { return uint16(hash) }
func signatureBit(hash uint32) uint8 { return uint8(hash >> 16 & 127) }

const (
	textStart = 0x7f4a7c15 // what stands before the first token
	textEnd   = 0x85ebca6b // what stands behind the last
)

// feature is the number of a pair of neighbouring tokens, of so many bits.
func feature(a, b uint32, bits uint8) uint32 {
	return uint32((uint64(a)<<32 | uint64(b)) * hashMul >> (64 - bits))
}
