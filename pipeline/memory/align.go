package memory

import (
	"bytes"
	"math/bits"
)

// couple is a token of one text and the equal token of another that an
// alignment puts beside it.
type couple struct{ a, b int32 }

// aligner finds alignments with the fewest edits; it is used again to save
// memory.
type aligner struct {
	couples []couple
	columns []column
	d       []int32
}

// align returns the couples of an alignment with the fewest edits, and their
// number. Of several alignments it takes one by a fixed rule, so that a score
// is always the same. The couples are good until the next call.
//
// It goes by the hashes of the tokens. Different tokens of one hash cannot make
// the distance greater; so if none of them stand beside each other, nothing
// would be otherwise without them.
func (l *aligner) align(a, b *analysis, shared ends) (couples []couple, edits int) {
	couples, edits = l.alignNumbers(a.hashed, b.hashed, shared)
	for _, k := range shared.others(couples, len(a.hashed), len(b.hashed)) {
		if !bytes.Equal(a.fold(a.tokens[k.a]), b.fold(b.tokens[k.b])) {
			as, bs := numbered(a, b)
			return l.alignNumbers(as, bs, shared)
		}
	}
	return couples, edits
}

// numbered gives each different token of two texts a number.
func numbered(a, b *analysis) (as, bs []uint32) {
	known := map[string]uint32{}
	number := func(t *analysis) (out []uint32) {
		for _, k := range t.tokens {
			n, ok := known[string(t.fold(k))]
			if !ok {
				n = uint32(len(known))
				known[string(t.fold(k))] = n
			}
			out = append(out, n)
		}
		return out
	}
	return number(a), number(b)
}

// Tokens that are known to be shared are not looked at.
func (l *aligner) alignNumbers(a, b []uint32, shared ends) (couples []couple, edits int) {
	n, m := len(a), len(b)
	l.couples = l.couples[:0]
	head := min(shared.head, n, m)
	for i := range head {
		l.couples = append(l.couples, couple{int32(i), int32(i)})
	}
	for head < n && head < m && a[head] == b[head] {
		l.couples = append(l.couples, couple{int32(head), int32(head)})
		head++
	}
	tail := min(shared.tail, n-head, m-head)
	for tail < n-head && tail < m-head && a[n-1-tail] == b[m-1-tail] {
		tail++
	}
	// The common ends are gone; what is between is short for texts that are
	// worth comparing.
	if a, b := a[head:n-tail], b[head:m-tail]; len(a) <= 64 {
		edits = l.byColumns(a, b, head)
	} else {
		edits = l.byTable(a, b, head)
	}
	for i := range tail {
		l.couples = append(l.couples, couple{int32(n - tail + i), int32(m - tail + i)})
	}
	return l.couples, edits
}

// column says of the distances from each place of a to its end, beside one
// place of b, in bits from the end of a on: where one is equal to the distance
// of both next places, and where it is greater than that from the next of a.
type column struct{ same, greater uint64 }

// byColumns walks through the table of distances between what is left of two
// texts, of which it keeps differences only: they are those of the bit-parallel
// distance, from the end.
func (l *aligner) byColumns(a, b []uint32, head int) int {
	n, m := len(a), len(b)
	if n == 0 || m == 0 {
		return max(n, m)
	}
	if cap(l.columns) < m {
		l.columns = make([]column, m, 2*m)
	}
	columns := l.columns[:m]
	var likely [64]uint64 // where the tokens of a are, by bits of theirs
	for i, t := range a {
		likely[t%64] |= 1 << (n - 1 - i)
	}
	pv, mv := ^uint64(0), uint64(0)
	for j := m - 1; j >= 0; j-- {
		eq := likely[b[j]%64]
		for rest := eq; rest != 0; rest &= rest - 1 {
			if at := bits.TrailingZeros64(rest); a[n-1-at] != b[j] {
				eq &^= 1 << at
			}
		}
		same := (((eq & pv) + pv) ^ pv) | eq | mv
		ph := mv | ^(same | pv)
		mh := pv & same
		ph = ph<<1 | 1
		pv, mv = mh<<1|^(eq|mv|ph), ph&(eq|mv)
		columns[j] = column{same, pv}
	}
	edits, i, j := 0, 0, 0
	for i < n && j < m {
		switch at := n - 1 - i; {
		case a[i] == b[j]:
			l.couples = append(l.couples, couple{int32(head + i), int32(head + j)})
			i, j = i+1, j+1
		case columns[j].same>>at&1 == 0:
			i, j, edits = i+1, j+1, edits+1
		case columns[j].greater>>at&1 == 1:
			i, edits = i+1, edits+1
		default:
			j, edits = j+1, edits+1
		}
	}
	return edits + n - i + m - j
}

// byTable does the same with the whole table.
func (l *aligner) byTable(a, b []uint32, head int) int {
	n, m := len(a), len(b)
	if size := (n + 1) * (m + 1); cap(l.d) < size {
		l.d = make([]int32, size, 2*size)
	}
	d := l.d[:(n+1)*(m+1)] // d[i*row+j]: from the i-th of a and the j-th of b to their ends
	row := m + 1
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			switch {
			case i == n:
				d[i*row+j] = int32(m - j)
			case j == m:
				d[i*row+j] = int32(n - i)
			case a[i] == b[j]:
				d[i*row+j] = d[(i+1)*row+j+1]
			default:
				d[i*row+j] = 1 + min(d[(i+1)*row+j+1], d[(i+1)*row+j], d[i*row+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i] == b[j]:
			l.couples = append(l.couples, couple{int32(head + i), int32(head + j)})
			i, j = i+1, j+1
		case d[i*row+j] == 1+d[(i+1)*row+j+1]:
			i, j = i+1, j+1
		case d[i*row+j] == 1+d[(i+1)*row+j]:
			i++
		default:
			j++
		}
	}
	return int(d[0])
}
