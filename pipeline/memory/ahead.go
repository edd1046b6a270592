package memory

// Memory is far away, and much of it can be asked for at once. What follows
// asks for what will be needed soon, step by step for many texts together, and
// uses nothing of it.

// block is how many texts are asked for together.
const block = 16

// aheadOfSame asks for what finding the same texts needs.
func (s *snapshot) aheadOfSame(w *scratch, queries []Query) {
	var slots [block]uint64
	var entries [block]uint32
	n := min(len(queries), block)
	for i := range n {
		slots[i] = hash64(normalForm(queries[i].Text))
	}
	for i := range s.shelves {
		v := s.shelves[i].volume
		mask := uint64(len(v.same) - 1)
		asked := uint64(0)
		for _, h := range slots[:n] {
			asked += v.same[h&mask]
		}
		w.touched += posting(asked)
		known := 0
		for _, h := range slots[:n] {
			if found := v.same[h&mask]; found>>32 == h>>32 && found != 0 {
				entries[known] = uint32(found) - 1
				known++
			}
		}
		v.aheadOfTexts(w, entries[:known])
	}
}

// aheadOfTexts asks for the first unit of some entries. It changes entries.
func (v *volume) aheadOfTexts(w *scratch, entries []uint32) {
	for i, e := range entries {
		entries[i] = v.unitsFrom[e]
	}
	for i, at := range entries {
		entries[i] = v.unitList[at]
	}
	for i, unit := range entries {
		entries[i] = v.unitAt[unit]
	}
	touched := byte(0)
	for _, at := range entries {
		touched += v.texts[int(at)*recordAlign]
	}
	w.touched += posting(touched)
}
