package segment

import (
	"math"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// Change is a stretch of a block that two splitters cut in different ways:
// what a memory knows of Before will not be found for After.
type Change struct {
	Kind          pipeline.BlockKind
	Before, After []pipeline.Segment
}

// Compare returns, in reading order, what of a document is cut in another way
// by after than by before. It leaves the document as it is. Whoever counts the
// words of Before knows what leverage a change of rules costs.
func Compare(doc *pipeline.Document, before, after *Splitter) []Change {
	var out []Change
	for b := range doc.Blocks() {
		if b.Kind == pipeline.Listing || !readable(b.Text.Plain()) {
			continue
		}
		out = append(out, compare(b, before.cuts(b.Text), after.cuts(b.Text))...)
	}
	return out
}

func compare(b *pipeline.Block, old, new []int) []Change {
	if slices.Equal(old, new) {
		return nil
	}
	was, is := segmentsAt(b.Text, old), segmentsAt(b.Text, new)
	var out []Change
	i, k := 0, 0 // segments that are done
	for i < len(was) {
		m, n := i+1, k+1
		for endOf(old, m) != endOf(new, n) {
			if endOf(old, m) < endOf(new, n) {
				m++
			} else {
				n++
			}
		}
		if m-i > 1 || n-k > 1 {
			out = append(out, Change{Kind: b.Kind, Before: was[i:m], After: is[k:n]})
		}
		i, k = m, n
	}
	return out
}

// endOf returns where the first n segments end; past everything for the last.
func endOf(cuts []int, n int) int {
	if n > len(cuts) {
		return math.MaxInt
	}
	return cuts[n-1]
}
