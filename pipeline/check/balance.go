package check

import (
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// counterparts pairs closing marks with their opening ones. Brackets match in
// either width.
var counterparts = map[rune]rune{
	'）': '(', ')': '(', '】': '【', '》': '《', '」': '「', '』': '『', '”': '“', ']': '[', '］': '[', '〉': '〈', '〕': '〔',
}

// sourceBalance finds brackets and quotes without a counterpart in their
// block. A sentence may well end before its bracket does, so that a segment
// alone proves nothing.
func sourceBalance(a *article) []note {
	if !a.writtenIn("zh", "ja", "en") {
		return nil
	}
	var notes []note
	for i := range a.blocks {
		for _, m := range unbalanced(&a.blocks[i]) {
			if a.base == "en" && (m.r == '“' || m.at.isSmiley(m.i)) { // a quotation of several paragraphs is closed once
				continue
			}
			notes = append(notes, note{m.at, m.at.mark(pipeline.Advice, m.i, m.i+1, fmt.Sprintf("%c has no counterpart", m.at.runes[m.i]), "")})
		}
	}
	return notes
}

// isSmiley tells of brackets that draw a face: ":)".
func (c *cluster) isSmiley(i int) bool {
	return i > 0 && strings.ContainsRune(":;-=8", c.runes[i-1]) || c.peek(i+1) == ':'
}

// lonely is the rune i of a sentence, a bracket or quote.
type lonely struct {
	at *sentence
	i  int
	r  rune // in half width
}

// unbalanced returns the marks of a block that have no counterpart.
func unbalanced(b *block) []lonely {
	var open, alone []lonely
	for _, s := range b.sentences {
		for i, r := range s.runes {
			here := lonely{s, i, narrow(r)}
			switch want, closes := counterparts[r]; {
			case strings.ContainsRune("（(【《「『“[［〈〔", r):
				open = append(open, here)
			case !closes:
			case len(open) > 0 && open[len(open)-1].r == want:
				open = open[:len(open)-1]
			case (r == ')' || r == '）') && s.numbering(i):
			default:
				if k := lastOf(open, want); k >= 0 {
					alone = append(alone, open[k+1:]...)
					open = open[:k]
				} else {
					alone = append(alone, here)
				}
			}
		}
	}
	return append(alone, open...)
}

// narrow gives brackets and colons in half width.
func narrow(r rune) rune {
	switch r {
	case '（':
		return '('
	case '［':
		return '['
	case '：':
		return ':'
	}
	return r
}

// depth is how many open marks are looked through for a counterpart.
const depth = 16

func lastOf(open []lonely, r rune) int {
	for i := len(open) - 1; i >= max(0, len(open)-depth); i-- {
		if open[i].r == r {
			return i
		}
	}
	return -1
}

// numbering tells whether the bracket at i closes a number of a list: "1)",
// "a)", "三）".
func (c *cluster) numbering(i int) bool {
	k := i
	for k > 0 && i-k <= 3 && !strings.ContainsRune(" \n　；;。，,：:、", c.runes[k-1]) {
		k--
	}
	if k == i || i-k > 3 {
		return false
	}
	for _, r := range c.runes[k:i] {
		if !isDigit(r) && !isHanNumeral(r) && !(i-k == 1 && isLatin(r)) && !(r >= '①' && r <= '⑳') && !(r >= '０' && r <= '９') {
			return false
		}
	}
	return true
}
