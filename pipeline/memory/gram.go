package memory

import "slices"

// The index rests on pairs of neighbouring tokens, with a start and an end
// added: a text of n tokens has n+1 of them. An edit touches one or two pairs
// that stand side by side. Put all pairs in one order for all texts, the
// rarest first: if two texts are at most k edits apart, then the first pair
// that the edits leave alone is in both, and in each of them all pairs before
// it are touched, which takes no more than k edits. So it is enough to keep of
// a text, and to ask for, those pairs before which k edits can touch all.

// gram is a pair of neighbouring tokens of a text, in the order of rarity.
type gram struct {
	feature  uint32
	rank     uint16 // how many pairs come before it
	edits    uint16 // the fewest edits that touch all of those
	at       uint16 // its place in the text, from 0
	repeated bool   // stands in more than one place
}

// grammar makes the grams of texts; it is used again to save memory.
type grammar struct {
	keys  []uint64 // from the upper bits down: rarity, feature, and 16 for the place
	runs  []uint16 // by place, at both ends of a run of touched pairs: how long it is
	grams []gram
}

// set makes the grams of a text. Those that stand in several places come once.
func (g *grammar) set(hashes []uint32, bits uint8, rarity []uint8) []gram {
	g.pairs(hashes, bits)
	return g.order(rarity)
}

// pairs notes the features of a text with their places.
func (g *grammar) pairs(hashes []uint32, bits uint8) {
	g.keys = g.keys[:0]
	last := uint32(textStart)
	for at, next := range hashes {
		g.keys = append(g.keys, uint64(feature(last, next, bits))<<16|uint64(at))
		last = next
	}
	g.keys = append(g.keys, uint64(feature(last, textEnd, bits))<<16|uint64(len(hashes)))
}

// order makes the grams of what pairs noted.
func (g *grammar) order(rarity []uint8) []gram {
	for i, k := range g.keys {
		g.keys[i] = k | uint64(rarity[k>>16])<<48
	}
	sortKeys(g.keys)

	if n := len(g.keys) + 2; cap(g.runs) < n {
		g.runs = make([]uint16, n, 2*n)
	} else {
		g.runs = g.runs[:n]
		clear(g.runs)
	}
	g.grams = g.grams[:0]
	edits := uint16(0)
	known := uint64(1) << 63
	for rank, k := range g.keys {
		at := uint16(k)
		if k>>16 != known {
			known = k >> 16
			g.grams = append(g.grams, gram{
				feature: uint32(k >> 16), rank: uint16(rank), edits: edits, at: at,
				repeated: rank+1 < len(g.keys) && g.keys[rank+1]>>16 == known,
			})
		}
		left, right := g.runs[at], g.runs[at+2] // a place stands at its number + 1
		run := left + right + 1
		edits += (run+1)/2 - (left+1)/2 - (right+1)/2
		g.runs[at+1-left], g.runs[at+1+right] = run, run
	}
	return g.grams
}

func sortKeys(keys []uint64) {
	if len(keys) > 40 {
		slices.Sort(keys)
		return
	}
	for i := 1; i < len(keys); i++ {
		k := keys[i]
		j := i
		for j > 0 && keys[j-1] > k {
			keys[j] = keys[j-1]
			j--
		}
		keys[j] = k
	}
}

// rarityOf puts how many texts have a feature in one of few classes, the
// greater the more.
func rarityOf(count uint32) uint8 {
	class := uint8(0)
	for count >= 16 {
		count >>= 1
		class += 8
	}
	return class + uint8(count)
}
