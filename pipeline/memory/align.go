package memory

import "bytes"

// couple is a token of one text and the equal token of another that an
// alignment puts beside it.
type couple struct{ a, b int32 }

// aligner finds alignments with the fewest edits; it is used again to save
// memory.
type aligner struct {
	couples []couple
	d       []int32
}

// align returns the couples of an alignment with the fewest edits, and their
// number. Of several alignments it takes one by a fixed rule, so that a score
// is always the same. The couples are good until the next call.
func (l *aligner) align(a, b *analysis) (couples []couple, edits int) {
	same := func(i, j int) bool {
		return a.hashed[i] == b.hashed[j] && bytes.Equal(a.fold(a.tokens[i]), b.fold(b.tokens[j]))
	}
	n, m := len(a.tokens), len(b.tokens)
	l.couples = l.couples[:0]
	head := 0
	for head < n && head < m && same(head, head) {
		l.couples = append(l.couples, couple{int32(head), int32(head)})
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && same(n-1-tail, m-1-tail) {
		tail++
	}
	edits = l.middle(head, n-tail, head, m-tail, same)
	for i := range tail {
		l.couples = append(l.couples, couple{int32(n - tail + i), int32(m - tail + i)})
	}
	return l.couples, edits
}

// middle fills the whole table of distances; the common ends are gone, so it
// is small for texts that are worth comparing.
func (l *aligner) middle(a0, a1, b0, b1 int, same func(i, j int) bool) int {
	n, m := a1-a0, b1-b0
	if n == 0 || m == 0 {
		return max(n, m)
	}
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
			case same(a0+i, b0+j):
				d[i*row+j] = d[(i+1)*row+j+1]
			default:
				d[i*row+j] = 1 + min(d[(i+1)*row+j+1], d[(i+1)*row+j], d[i*row+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(a0+i, b0+j):
			l.couples = append(l.couples, couple{int32(a0 + i), int32(b0 + j)})
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
