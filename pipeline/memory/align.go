package memory

import "bytes"

// couple is a token of one text and the equal token of another that an
// alignment puts beside it.
type couple struct{ a, b int32 }

// align returns the couples of an alignment with the fewest edits. Of several
// it takes one by a fixed rule, so that a score is always the same.
func align(a, b *tokeniser) []couple {
	same := func(i, j int) bool { return bytes.Equal(a.fold(a.tokens[i]), b.fold(b.tokens[j])) }
	n, m := len(a.tokens), len(b.tokens)
	couples := make([]couple, 0, min(n, m))
	head := 0
	for head < n && head < m && same(head, head) {
		couples = append(couples, couple{int32(head), int32(head)})
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && same(n-1-tail, m-1-tail) {
		tail++
	}
	couples = append(couples, alignMiddle(head, n-tail, head, m-tail, same)...)
	for i := range tail {
		couples = append(couples, couple{int32(n - tail + i), int32(m - tail + i)})
	}
	return couples
}

// alignMiddle fills the whole table of distances; the common ends are gone, so
// it is small for texts that are worth comparing.
func alignMiddle(a0, a1, b0, b1 int, same func(i, j int) bool) []couple {
	n, m := a1-a0, b1-b0
	if n == 0 || m == 0 {
		return nil
	}
	d := make([]int32, (n+1)*(m+1)) // d[i*(m+1)+j]: from the i-th of a and the j-th of b to their ends
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
	var couples []couple
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(a0+i, b0+j):
			couples = append(couples, couple{int32(a0 + i), int32(b0 + j)})
			i, j = i+1, j+1
		case d[i*row+j] == 1+d[(i+1)*row+j+1]:
			i, j = i+1, j+1
		case d[i*row+j] == 1+d[(i+1)*row+j]:
			i++
		default:
			j++
		}
	}
	return couples
}
