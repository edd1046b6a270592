package check

import (
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// sourceMask finds characters that stand for others inside Chinese words:
// 处*药, 干□胞. Signs with a meaning of their own are let through: formulas,
// footnotes, emphasis, boxes of a form.
func sourceMask(s Source) []pipeline.Finding {
	if !writtenIn(s.Lang, "zh") {
		return nil
	}
	c := clusterOf(s.Segment.Text.Coded)
	var found []pipeline.Finding
	for i := 0; i < len(c.runes); {
		r := c.runes[i]
		j := i + 1
		if !isMask(r) {
			i = j
			continue
		}
		for c.peek(j) == r {
			j++
		}
		if isHan(c.peek(i-1)) && isHan(c.peek(j)) && c.masks(r, i, j) {
			found = append(found, c.mark(pipeline.Warning, i, j, "a masked character: what is the word?", ""))
		}
		i = j
	}
	return found
}

func isMask(r rune) bool { return r != 0 && strings.ContainsRune("*＊×□■_＿✕✖╳", r) }

// measures are words that are multiplied with one another.
const measures = "长宽高深厚径边底顶面积数量值率价倍次寸米元个件人天月年行列乘積長寬邊數量價"

// masks tells whether the sign at i..j masks something, and means nothing
// else.
func (c cluster) masks(r rune, i, j int) bool {
	n := j - i
	switch r {
	case '*', '＊':
		return n <= 4 && !c.emphasis(r, i, j) && !c.between(measures, i, j) && !strings.ContainsRune("符号用型號", c.peek(i-1))
	case '_', '＿':
		return n == 1 && c.only(r, i) && c.runes[0] != '_'
	case '□', '■':
		return n <= 4 && c.only(r, i)
	default:
		return n <= 3 && !c.between(measures, i, j) && c.only(r, i) && c.near(i, 2) && c.near(j, 2)
	}
}

// emphasis tells whether the sign opens or closes a stretch of text together
// with another of its length: **重点**.
func (c cluster) emphasis(r rune, i, j int) bool {
	runs := 0
	for k := 0; k < len(c.runes); {
		if c.runes[k] != r {
			k++
			continue
		}
		e := k
		for c.peek(e) == r {
			e++
		}
		if e-k == j-i {
			runs++
		}
		k = e
	}
	return runs%2 == 0
}

// between tells whether one of the two neighbours is among the characters.
func (c cluster) between(chars string, i, j int) bool {
	return strings.ContainsRune(chars, c.peek(i-1)) || strings.ContainsRune(chars, c.peek(j))
}

// only tells whether the sign is nowhere else in the text.
func (c cluster) only(r rune, i int) bool {
	for k, other := range c.runes {
		if other == r && k != i {
			return false
		}
	}
	return true
}

// near tells whether the characters around i are Chinese, n of them.
func (c cluster) near(i, n int) bool {
	for k := i - n; k < i; k++ {
		if r := c.peek(k); r != 0 && !isHan(r) && !isMask(r) && r < 0x3000 {
			return false
		}
	}
	return true
}
