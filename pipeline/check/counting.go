package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// mark of a list: the number that an item of it begins with.
type itemMark struct {
	at     *sentence
	i, j   int    // the runes of it
	scheme string // how it is written: "1.", "（一）", "第一，"
	n      int
}

// sourceNumbering finds numbers that are missing from a row that the text
// counts: 1. 2. 4., （一）（三）, 第一 第三.
func sourceNumbering(a *article) []note {
	rows := map[string][]itemMark{}
	for i := range a.blocks {
		for k, s := range a.blocks[i].sentences {
			for _, m := range s.itemMarks(k == 0) {
				rows[m.scheme] = append(rows[m.scheme], m)
			}
		}
	}
	var notes []note
	for _, marks := range rows {
		notes = append(notes, gaps(marks)...)
	}
	return notes
}

// gaps follows the rows of one scheme, one inside the other, and tells where
// one of them leaves numbers out.
func gaps(marks []itemMark) []note {
	var notes []note
	var open []int // the last number of each row
	for at, m := range marks {
		last := -1
		for k := len(open) - 1; k >= max(0, len(open)-depth); k-- {
			if open[k]+1 == m.n {
				last = k
				break
			}
		}
		switch top := len(open) - 1; {
		case m.n == 1:
			open = append(open, 1)
		case last >= 0:
			open = append(open[:last], m.n)
		case top >= 0 && (open[top] >= 2 || at+1 < len(marks) && marks[at+1].n == m.n+1) && m.n > open[top]+1 && m.n <= open[top]+3:
			missing := strconv.Itoa(open[top] + 1)
			if m.n > open[top]+2 {
				missing += " to " + strconv.Itoa(m.n-1)
			}
			notes = append(notes, note{m.at, m.at.mark(pipeline.Warning, m.i, m.j, fmt.Sprintf("%s is missing between %d and %d: was it deleted?", missing, open[top], m.n), "")})
			open[top] = m.n
		}
	}
	return notes
}

// itemMarks finds the marks of lists in a sentence: at the start of a block
// "1.", "（一）", "第一章"; inside it only what nothing else looks like.
func (s *sentence) itemMarks(first bool) []itemMark {
	var marks []itemMark
	for i := 0; i < len(s.runes); i++ {
		if i > 0 && !strings.ContainsRune(" 。；，：:;,\u3000", s.runes[i-1]) {
			continue
		}
		j, n, kind := s.numeral(i)
		before := s.peek(i)
		switch after := s.peek(j); {
		case before == '第' && n > 0 && kind == "一" && (after == '，' || after == '、' || after == '：' || after == ','):
			marks = append(marks, itemMark{s, i, j, "第一，", n})
		case before == '第' && n > 0 && i == 0 && first && after != 0 && strings.ContainsRune("章节節步", after):
			marks = append(marks, itemMark{s, i, j + 1, "第" + kind + string(after) + s.block.Kind.String(), n})
		case before == '第' || n == 0:
		case (before == '（' || before == '(') && (after == '）' || after == ')') && (i == 0 || kind != "1" || before == '（'):
			where := "in text"
			if i == 0 && first {
				where = s.block.Kind.String()
			}
			marks = append(marks, itemMark{s, i, j + 1, "(" + kind + ")" + where, n})
		case before == '（' || before == '(':
		case kind == "①":
			marks = append(marks, itemMark{s, i, j, "①", n})
		case i > 0 || !first || s.block.Kind == pipeline.Cell || s.block.Kind == pipeline.Caption:
		case after == '、' || after == '．' || kind == "1" && (after == '.' || after == ')') && !isDigit(s.peek(j+1)) && j < 3:
			marks = append(marks, itemMark{s, i, j + 1, kind + string(after) + s.block.Kind.String(), n})
		}
		i = max(i, j-1)
	}
	return marks
}

// numeral reads the numeral at i, after 第 or an opening bracket if one is
// there: its end, its value, and how it is written. The value is 0 where
// there is none of 1 to 99.
func (s *sentence) numeral(i int) (j, n int, kind string) {
	switch r := s.peek(i); {
	case r >= '①' && r <= '⑳':
		return i + 1, int(r-'①') + 1, "①"
	case r == '第' || r == '（' || r == '(':
		i++
	}
	j = i
	for isDigit(s.peek(j)) && j-i < 3 && s.runes[j] < 0x80 {
		n = n*10 + int(s.runes[j]-'0')
		j++
	}
	if j > i {
		if j-i > 2 {
			n = 0
		}
		return j, n, "1"
	}
	const digits = "一二三四五六七八九"
	tens, units := 0, 0
	for ; j-i < 3; j++ {
		r := s.peek(j)
		if r == '十' && tens == 0 {
			tens, units = max(units, 1), 0
			continue
		}
		d := strings.IndexRune(digits, r)
		if d < 0 || r == 0 || units > 0 {
			break
		}
		units = d/3 + 1
	}
	return j, tens*10 + units, "一"
}

// announced are the words that a number of items is announced with.
var announced = map[string][]string{
	"zh": {"以下", "如下", "下列", "下面", "這", "这"},
	"ja": {"次の", "以下の", "下記の"},
	"en": {"following", "these"},
}

// sourceCount compares the number of items that a text announces with the list
// that follows: 以下5点： and four items.
func sourceCount(a *article) []note {
	words := announced[a.base]
	var notes []note
	for i := range a.blocks {
		b := &a.blocks[i]
		if len(words) == 0 || b.Kind != pipeline.Paragraph || len(b.sentences) == 0 || i+1 == len(a.blocks) || a.blocks[i+1].Kind != pipeline.ListItem {
			continue
		}
		s := b.sentences[len(b.sentences)-1]
		if !strings.HasSuffix(s.text, "：") && !strings.HasSuffix(s.text, ":") {
			continue
		}
		at, n := s.announces(words)
		if n < 2 || n > 20 {
			continue
		}
		items := 0
		for k := i + 1; k < len(a.blocks) && a.blocks[k].Kind == pipeline.ListItem && !(k > i+1 && a.blocks[k].Start && a.blocks[k].Depth == a.blocks[i+1].Depth); k++ {
			if a.blocks[k].Depth == a.blocks[i+1].Depth {
				items++
			}
		}
		if items != n && items > 1 {
			notes = append(notes, note{s, s.finding(pipeline.Warning, at.start, at.end, fmt.Sprintf("%d are announced, %d follow: was one deleted?", n, items))})
		}
	}
	return notes
}

// announces finds the number that follows one of the words directly: its
// place and value.
func (s *sentence) announces(words []string) (span, int) {
	text := strings.ToLower(s.text)
	if len(text) != len(s.text) {
		return span{}, 0
	}
	for _, w := range words {
		i := strings.LastIndex(text, w)
		if i < 0 {
			continue
		}
		rest := text[i+len(w):]
		gap := len(rest) - len(strings.TrimLeft(rest, " "))
		start := i + len(w) + gap
		if s.article.base == "en" {
			name, _, _ := strings.Cut(text[start:], " ")
			if n := slices.Index([]string{"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}, name); n >= 2 {
				return span{start, start + len(name)}, n
			}
			if n, err := strconv.Atoi(name); err == nil {
				return span{start, start + len(name)}, n
			}
			continue
		}
		k, found := slices.BinarySearch(s.off, start)
		if !found || k >= len(s.runes) {
			continue
		}
		j, n, _ := s.numeral(k)
		if s.peek(k) == '两' || s.peek(k) == '兩' {
			j, n = k+1, 2
		}
		if n > 0 && j < len(s.runes) && strings.ContainsRune("点點个個种種项項条條类類步方大つ", s.runes[j]) {
			return span{s.off[k], s.off[j+1]}, n
		}
	}
	return span{}, 0
}
