package locale

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// match pairs equal texts: for each of now the index in old, or -1. The
// longest common subsequence goes first, so that what stayed in order stays
// paired; texts that moved follow, first with first.
func match(old, now []string) []int {
	pairs := inOrder(old, now)
	taken := make([]bool, len(old))
	for _, i := range pairs {
		if i >= 0 {
			taken[i] = true
		}
	}
	free := map[string][]int{}
	for i, t := range old {
		if !taken[i] {
			free[t] = append(free[t], i)
		}
	}
	for j, t := range now {
		if pairs[j] < 0 && len(free[t]) > 0 {
			pairs[j], free[t] = free[t][0], free[t][1:]
		}
	}
	return pairs
}

// maxCells bounds the tables below. An article that differs from its old
// version over more than 2,000 sentences pairs equal texts first with first.
const maxCells = 4 << 20

// inOrder is a longest common subsequence.
func inOrder(old, now []string) []int {
	pairs := make([]int, len(now))
	for j := range pairs {
		pairs[j] = -1
	}
	lo := 0
	for lo < len(old) && lo < len(now) && old[lo] == now[lo] {
		pairs[lo] = lo
		lo++
	}
	n, m := len(old), len(now)
	for n > lo && m > lo && old[n-1] == now[m-1] {
		n, m = n-1, m-1
		pairs[m] = n
	}
	a, b := old[lo:n], now[lo:m]
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > maxCells {
		return pairs
	}
	width := len(b) + 1
	best := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pairs[lo+j] = lo + i
			i, j = i+1, j+1
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// rising is a longest rising subsequence of the pairs: the sentences that did
// not move. It gives the chosen places in now.
func rising(pairs []int) []int {
	var tails []int // tails[n]: place of the smallest end of a rising run of n+1
	before := make([]int, len(pairs))
	for j, i := range pairs {
		if i < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(tails, i, func(t, i int) int { return pairs[t] - i })
		before[j] = -1
		if n > 0 {
			before[j] = tails[n-1]
		}
		tails = append(tails[:n], append([]int{j}, tails[min(n+1, len(tails)):]...)...)
	}
	if len(tails) == 0 {
		return nil
	}
	var out []int
	for j := tails[len(tails)-1]; j >= 0; j = before[j] {
		out = append(out, j)
	}
	slices.Reverse(out)
	return out
}

// alike is the similarity from which a changed sentence is the same one.
const alike = 0.5

// edited gives segments that are still without a key the key of the sentence
// that stood between the same neighbours, is not taken, and is most like them. Order is kept
// and the sum of the similarities is the greatest.
func edited(old []sentence, now []*pipeline.Segment, pairs []int, taken []bool) {
	gap := func(i0, i1, j0, j1 int) {
		var is, js []int
		for i := i0; i < i1; i++ {
			if !taken[i] {
				is = append(is, i)
			}
		}
		for j := j0; j < j1; j++ {
			if pairs[j] == -1 {
				js = append(js, j)
			}
		}
		if len(is) == 0 || len(js) == 0 || len(is)*len(js) > maxCells {
			return
		}
		a, b := make([]tokens, len(is)), make([]tokens, len(js))
		for x, i := range is {
			a[x] = tokensOf(old[i].source)
		}
		for y, j := range js {
			b[y] = tokensOf(now[j].Text.Coded)
		}
		for _, p := range bestInOrder(a, b) {
			pairs[js[p[1]]] = is[p[0]]
			now[js[p[1]]].Key = pipeline.SegmentKey(old[is[p[0]]].key)
		}
	}
	i0, j0 := 0, 0
	for _, j := range rising(pairs) {
		gap(i0, pairs[j], j0, j)
		i0, j0 = pairs[j]+1, j+1
	}
	gap(i0, len(old), j0, len(now))
}

// bestInOrder pairs without crossing so that the sum of the similarities is
// the greatest.
func bestInOrder(a, b []tokens) [][2]int {
	width := len(b) + 1
	sim := make([]float32, len(a)*len(b))
	best := make([]float32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			s := float32(similarity(a[i], b[j]))
			sim[i*len(b)+j] = s
			v := max(best[(i+1)*width+j], best[i*width+j+1])
			if s >= alike {
				v = max(v, best[(i+1)*width+j+1]+s)
			}
			best[i*width+j] = v
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		s := sim[i*len(b)+j]
		switch {
		case s >= alike && best[i*width+j] == best[(i+1)*width+j+1]+s:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case best[i*width+j] == best[(i+1)*width+j]:
			i++
		default:
			j++
		}
	}
	return out
}

// tokens are what two texts are compared by: words, single characters of
// scripts without spaces, single marks, codes.
type tokens struct {
	list  []string
	count map[string]int
}

func tokensOf(coded string) tokens {
	t := tokens{count: map[string]int{}}
	add := func(s string) {
		t.list = append(t.list, s)
		t.count[s]++
	}
	for _, tok := range pipeline.Tokens(coded) {
		if tok.IsCode() {
			add("<" + tok.Name + ">")
			continue
		}
		word := strings.Builder{}
		flush := func() {
			if word.Len() > 0 {
				add(word.String())
				word.Reset()
			}
		}
		for _, r := range strings.ToLower(tok.Text) {
			switch {
			case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
				flush()
				add(string(r))
			case unicode.In(r, unicode.L, unicode.M, unicode.N):
				word.WriteRune(r)
			default:
				flush()
				if !unicode.IsSpace(r) {
					add(string(r))
				}
			}
		}
		flush()
	}
	return t
}

// similarity is 1 minus the edit distance in tokens over the longer length;
// 0 if it cannot reach alike.
func similarity(a, b tokens) float64 {
	if len(a.list) > len(b.list) {
		a, b = b, a
	}
	n := len(b.list)
	if n == 0 {
		return 1
	}
	common := 0
	for t, c := range a.count {
		common += min(c, b.count[t])
	}
	if float64(common) < alike*float64(n) {
		return 0
	}
	row := make([]int, len(a.list)+1)
	for i := range row {
		row[i] = i
	}
	for j, y := range b.list {
		diagonal := row[0]
		row[0] = j + 1
		for i, x := range a.list {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[i], row[i+1])
			}
			diagonal, row[i+1] = row[i+1], cost
		}
	}
	return 1 - float64(row[len(a.list)])/float64(n)
}
