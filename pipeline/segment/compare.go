package segment

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// Change is a stretch of a text that is cut in two ways: what a memory knows
// of the segments before will not be found for those after. Both are ranges
// of segments, the end not included.
type Change struct{ Before, After [2]int }

// Compare returns, in order, the stretches of a text that are cut in another
// way after than before; it is given the coded texts of the segments. White
// space and codes do not count, and where the text itself is another one,
// nothing is said. Whoever counts the words before knows what leverage a change
// of rules costs.
func Compare(before, after []string) []Change {
	c := comparison{was: bareTexts(before), is: bareTexts(after)}
	var out []Change
	for i, k := 0, 0; i < len(c.was) && k < len(c.is); {
		m, n, same := c.stretch(i, k)
		if !same {
			i, k = c.resume(i, k)
			continue
		}
		if m-i > 1 || n-k > 1 {
			out = append(out, Change{Before: [2]int{i, m}, After: [2]int{k, n}})
		}
		i, k = m, n
	}
	return out
}

type comparison struct {
	was, is []string
	places  map[string][]int // in is
}

// stretch returns the ends of the shortest stretches from i and k on that hold
// the same text.
func (c *comparison) stretch(i, k int) (m, n int, same bool) {
	m, n = i+1, k+1
	a, b := c.was[i], c.is[k] // of both, what the other does not have yet
	for {
		switch {
		case strings.HasPrefix(a, b):
			a, b = a[len(b):], ""
		case strings.HasPrefix(b, a):
			a, b = "", b[len(a):]
		default:
			return 0, 0, false
		}
		switch {
		case a == "" && b == "":
			return m, n, true
		case a == "" && m < len(c.was):
			a = c.was[m]
			m++
		case b == "" && n < len(c.is):
			b = c.is[n]
			n++
		default:
			return 0, 0, false
		}
	}
}

// Where texts differ, places are tried that are near, together, and then far
// segments that are in both.
const (
	near = 8
	far  = 256
)

// resume returns the nearest place behind i and k from which the texts are
// the same.
func (c *comparison) resume(i, k int) (int, int) {
	for sum := 1; sum <= near; sum++ {
		for j := i + sum; j >= i; j-- {
			if at := k + sum - (j - i); j < len(c.was) && at < len(c.is) {
				if _, _, same := c.stretch(j, at); same {
					return j, at
				}
			}
		}
	}
	if c.places == nil {
		c.places = map[string][]int{}
		for at, text := range c.is {
			c.places[text] = append(c.places[text], at)
		}
	}
	bestI, bestK := len(c.was), len(c.is)
	for j := i; j < min(len(c.was), i+far) && j-i < bestI-i+bestK-k; j++ {
		from := k
		if j == i {
			from++ // else it would be where we are
		}
		there := c.places[c.was[j]]
		at, _ := slices.BinarySearch(there, from)
		if at < len(there) && j-i+there[at]-k < bestI-i+bestK-k {
			bestI, bestK = j, there[at]
		}
	}
	return bestI, bestK
}

// bareTexts are texts without white space and codes.
func bareTexts(coded []string) []string {
	out := make([]string, len(coded))
	for i, text := range coded {
		var b strings.Builder
		for _, t := range pipeline.Tokens(text) {
			if t.IsCode() {
				continue
			}
			for _, r := range t.Text {
				if !unicode.IsSpace(r) {
					b.WriteRune(r)
				}
			}
		}
		out[i] = b.String()
	}
	return out
}
