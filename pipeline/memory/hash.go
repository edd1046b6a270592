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
	over := len(s) % 8
	var last uint64
	if len(s) >= 8 {
		last = eightBytes(s[len(s)-8:]) >> (8 * (8 - over) & 63)
		if over == 0 {
			last = 0
		}
	}
	for len(s) >= 8 {
		h = (h ^ eightBytes(s)) * hashMul
		h ^= h >> 32
		s = s[8:]
	}
	if last == 0 {
		for i := range len(s) {
			last |= uint64(s[i]) << (8 * i)
		}
	}
	return mixed(h ^ last)
}

// mixed is the last step of hash64.
func mixed(h uint64) uint64 {
	h *= hashMul
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

// hashOf is the hash of a token.
func hashOf(folded string) uint32 { return uint32(hash64(folded) >> 32) }

// hashes returns a number for each token of a text. Equal tokens have equal
// ones; different tokens hardly ever do, and a search that takes them for
// equal finds too much and never too little.
func (t *tokeniser) hashes(to []uint32) []uint32 { return t.hashesOf(t.tokens, to) }

func (t *tokeniser) hashesOf(tokens []token, to []uint32) []uint32 {
	t.folded = append(t.folded, make([]byte, 8)...) // to read a little beyond the end
	folded := viewString(t.folded)
	for _, k := range tokens {
		n := uint64(k.to - k.from)
		if n < 8 {
			h := n*hashSeed ^ eightBytes(folded[k.from:])&(1<<(8*n)-1)
			to = append(to, uint32(mixed(h)>>32))
		} else {
			to = append(to, hashOf(folded[k.from:k.to]))
		}
	}
	t.folded = t.folded[:len(t.folded)-8]
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
