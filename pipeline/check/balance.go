package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

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
func sourceBalance(s Source) []pipeline.Finding {
	if !writtenIn(s.Lang, "zh", "ja") {
		return nil
	}
	var found []pipeline.Finding
	for _, at := range unbalanced(s.Block) {
		if at.segment != s.Segment {
			continue
		}
		v := viewOf(s.Segment.Text.Coded)
		found = append(found, v.finding(pipeline.Advice, at.start, at.end, fmt.Sprintf("%s has no counterpart", v.text[at.start:at.end])))
	}
	return found
}

type lonely struct {
	span
	segment *pipeline.Segment
	r       rune
}

// unbalanced returns the marks of a block that have no counterpart.
func unbalanced(b *pipeline.Block) []lonely {
	var open, alone []lonely
	for i := range b.Segments {
		seg := &b.Segments[i]
		text := viewOf(seg.Text.Coded).text
		for at, r := range text {
			here := lonely{span{at, at + len(string(r))}, seg, narrow(r)}
			switch want, closes := counterparts[r]; {
			case strings.ContainsRune("（(【《「『“[［〈〔", r):
				open = append(open, here)
			case !closes, r == ')' && numbering(text[:at]), r == '）' && numbering(text[:at]):
			case len(open) > 0 && open[len(open)-1].r == want:
				open = open[:len(open)-1]
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

func lastOf(open []lonely, r rune) int {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].r == r {
			return i
		}
	}
	return -1
}

// numbering tells whether a bracket after before closes a number of a list:
// "1)", "a)", "三）".
func numbering(before string) bool {
	var tail []rune
	for len(before) > 0 && len(tail) <= 3 {
		r, n := utf8.DecodeLastRuneInString(before)
		if strings.ContainsRune(" \n　；;。，,：:、", r) {
			break
		}
		tail = append(tail, r)
		before = before[:len(before)-n]
	}
	if len(tail) == 0 || len(tail) > 3 {
		return false
	}
	for _, r := range tail {
		if !isDigit(r) && !isHanNumeral(r) && !(len(tail) == 1 && isLatin(r)) && !(r >= '①' && r <= '⑳') && !(r >= '０' && r <= '９') {
			return false
		}
	}
	return true
}
