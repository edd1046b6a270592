package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// maxHeading is the longest line that can be a fake heading, in units of
// weigh.
const maxHeading = 210

// fakeLevel is the level from which fake headings are counted: below all
// real ones, which have 1 to 6.
const fakeLevel = 8

// look is what makes a line stand out. Lines that look the same are headings
// of one level, or none of them is one.
type look struct {
	num   numberKind
	sub   int
	bold  bool
	size  int    // font size in pixels, where it is larger than the text's
	class string // element and class, where only short lines have it
}

// candidate is a line that may be a heading.
type candidate struct {
	at    int // index of its piece
	look  look
	value int
}

// outline finds the headings of an article that its markup does not mark as
// headings, and gives every heading its level. Real headings keep theirs.
func outline(ps []*piece) {
	cands := candidates(ps)
	cands = withoutLists(ps, cands)
	groups := map[look][]candidate{}
	var order []look
	for _, c := range cands {
		if _, ok := groups[c.look]; !ok {
			order = append(order, c.look)
		}
		groups[c.look] = append(groups[c.look], c)
	}
	var taken []look
	marked := realHeadings(ps) >= enoughHeadings
	for _, l := range order {
		if marked && l.num == noNumber {
			continue
		}
		if convincing(l, groups[l], ps) {
			taken = append(taken, l)
		}
	}
	levels := levelsOf(taken, groups)
	for _, l := range taken {
		for _, c := range groups[l] {
			p := ps[c.at]
			p.kind, p.level, p.depth = pipeline.Heading, fakeLevel+levels[l], 0
		}
	}
}

// enoughHeadings is how many real headings show that an article's author, or
// the editor used, knows how to mark them. Bold lines then stress something.
const enoughHeadings = 3

// realHeadings counts the headings of the page's markup that stand over prose.
func realHeadings(ps []*piece) (n int) {
	over := false
	for _, p := range ps {
		switch {
		case p.kind == pipeline.Heading:
			over = p.level > 1
		case over && p.prose():
			n++
			over = false
		}
	}
	return n
}

// candidates are the short lines that stand out and are followed by text.
func candidates(ps []*piece) []candidate {
	classes := shortClasses(ps)
	usual := usualSize(ps)
	out := make([]candidate, 0, 16)
	for i, p := range ps {
		if p.kind != pipeline.Paragraph || p.text == "" || p.weight > maxHeading || p.weight < 2 {
			continue
		}
		num, rest := numbering(p.text)
		if !headingText(p.text, num) || num.kind == numAnswer || num.kind == numArabicParen && !p.bold || num.kind == numLetter && !p.bold {
			continue
		}
		if num.kind != noNumber && strings.TrimSpace(rest) == "" && num.kind != numChapter && num.kind != numSection {
			continue
		}
		l := look{num: num.kind, bold: p.bold}
		if num.kind == numDecimal {
			l.sub = num.sub
		}
		if size := p.fontSize(); usual > 0 && size > usual || usual == 0 && size >= 17 {
			l.size = size
		}
		if c := classOf(p); classes[c] {
			l.class = c
		}
		if l == (look{}) {
			continue
		}
		if num.kind != noNumber {
			l.class = "" // the number says the level
			l.size = 0
		}
		if p.linked*10 > p.weight*8 && num.kind == noNumber {
			continue
		}
		out = append(out, candidate{i, l, num.value})
	}
	return out
}

// headingText tells whether a line could be a heading by its words alone.
func headingText(s string, num number) bool {
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return false
	}
	for _, end := range []string{"。", "；", "，", "、", ",", ";", "…", "．"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && (num.kind == noNumber || weigh(s) > 60) {
		return false
	}
	if strings.HasSuffix(s, "”") || strings.HasSuffix(s, "\"") && num.kind == noNumber {
		return !strings.HasPrefix(s, "“") && !strings.HasPrefix(s, "\"")
	}
	if strings.Count(s, "。")+strings.Count(s, ". ") > 1 {
		return false
	}
	return true
}

// withoutLists leaves out runs of three and more lines of one look with no
// text between them: they are a list.
func withoutLists(ps []*piece, cands []candidate) []candidate {
	var out []candidate
	for i := 0; i < len(cands); {
		j := i + 1
		for j < len(cands) && cands[j].look == cands[i].look && nothingBetween(ps, cands[j-1].at, cands[j].at) {
			j++
		}
		run := cands[i:j]
		last := run[len(run)-1]
		switch {
		case len(run) >= 3:
		case len(run) == 2 && cands[i].look.num == noNumber && !hasBody(ps, last.at):
		case len(run) == 2 && cands[i].look.num != noNumber:
			// A list of two, or a heading without text before the next.
			if hasBody(ps, last.at) && run[0].look.bold {
				out = append(out, run...)
			}
		default:
			for _, c := range run {
				if hasBody(ps, c.at) || len(run) == 2 {
					out = append(out, c)
				}
			}
		}
		i = j
	}
	return out
}

func nothingBetween(ps []*piece, i, j int) bool {
	for _, p := range ps[i+1 : j] {
		if p.kind != pipeline.Image && p.kind != pipeline.Caption && p.kind != pipeline.Rule {
			return false
		}
	}
	return true
}

// hasBody tells whether something that a heading can head follows a line.
func hasBody(ps []*piece, i int) bool {
	for _, p := range ps[i+1:] {
		switch p.kind {
		case pipeline.Caption, pipeline.Rule:
			continue
		case pipeline.Image, pipeline.Embed, pipeline.Listing, pipeline.Cell, pipeline.ListItem, pipeline.Quote, pipeline.Heading:
			return true
		}
		return p.text != ""
	}
	return false
}

// body returns the weight of the text under a line up to the next of the
// given lines.
func body(ps []*piece, i, next int) int {
	n := 0
	for _, p := range ps[i+1 : next] {
		n += p.weight
		if p.kind == pipeline.Image || p.kind == pipeline.Listing {
			n += 40
		}
	}
	return n
}

// convincing decides on all lines of one look together.
func convincing(l look, group []candidate, ps []*piece) bool {
	text, own, bare := 0, 0, 0
	rising := 0
	for i, c := range group {
		next := len(ps)
		if i+1 < len(group) {
			next = group[i+1].at
		}
		b := body(ps, c.at, next)
		text += b
		own += ps[c.at].weight
		if b < ps[c.at].weight {
			bare++
		}
		if i > 0 && c.value == group[i-1].value+1 {
			rising++
		}
	}
	n := len(group)
	if bare*2 > n || text < own*2 {
		return false
	}
	switch l.num {
	case numChapter, numSection, numHan, numHanParen, numStep:
		return n > 1 || group[0].value <= 1 || l.bold
	case numArabic, numDecimal, numRoman:
		if l.bold {
			return true
		}
		// Plain numbered lines are headings if they count on and are short.
		return n >= 2 && (rising*2 >= n-1 || own < n*90) && own < n*110
	case numQuestion:
		return true
	case numArabicParen, numLetter:
		return l.bold && n >= 2
	}
	if l.bold || l.size > 0 {
		return own <= n*150
	}
	return n >= 2 && own <= n*110
}

// levelsOf ranks looks: by their numbers in the order that everybody uses,
// larger fonts before smaller ones, otherwise as they come. Lines without
// numbers stand above those with numbers if they are met first, else below.
func levelsOf(taken []look, groups map[look][]candidate) map[look]int {
	levels := map[look]int{}
	var plain, numbered []look
	for _, l := range taken {
		if l.num == noNumber {
			plain = append(plain, l)
		} else {
			numbered = append(numbered, l)
		}
	}
	slices.SortStableFunc(plain, func(a, b look) int { return b.size - a.size })
	slices.SortStableFunc(numbered, func(a, b look) int {
		return cmp.Or(numberRank(a.num)-numberRank(b.num), a.sub-b.sub)
	})
	level := 0
	rankPlain := func() {
		for i, l := range plain {
			if i > 0 && l.size == plain[i-1].size && (l.class == plain[i-1].class || l.class == "" || plain[i-1].class == "") {
				level--
			}
			levels[l] = level
			level++
		}
	}
	above := len(taken) > 0 && taken[0].num == noNumber
	if above {
		rankPlain()
	}
	for i, l := range numbered {
		if i > 0 {
			before := numbered[i-1]
			same := numberRank(l.num) == numberRank(before.num) && l.sub == before.sub
			if same || countTogether(groups[before], groups[l]) {
				level--
			}
		}
		levels[l] = level
		level++
	}
	if !above {
		rankPlain()
	}
	return levels
}

// countTogether tells whether two ways of numbering count one sequence: 1.,
// （二）, 3., （四）.
func countTogether(a, b []candidate) bool {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y candidate) int { return x.at - y.at })
	steps, on := 0, 0
	for i := 1; i < len(all); i++ {
		if all[i].look.num != all[i-1].look.num {
			steps++
			if all[i].value == all[i-1].value+1 {
				on++
			}
		}
	}
	firsts := func(cs []candidate) bool {
		return slices.ContainsFunc(cs, func(c candidate) bool { return c.value == 1 })
	}
	return steps >= 2 && on*2 > steps && (!firsts(a) || !firsts(b)) || steps == 1 && on == 1 && !firsts(b)
}

func numberRank(k numberKind) int {
	switch k {
	case numChapter:
		return 0
	case numSection:
		return 1
	case numHan, numRoman:
		return 2
	case numHanParen:
		return 3
	case numQuestion:
		return 4
	case numStep:
		return 5
	case numArabic, numDecimal:
		return 6
	default:
		return 7
	}
}

// shortClasses finds the classes that only short lines have, each followed by
// longer ones.
func shortClasses(ps []*piece) map[string]bool {
	type tally struct{ n, long, weight int }
	seen := map[string]*tally{}
	texts := 0
	for _, p := range ps {
		if p.text == "" || p.kind == pipeline.Cell || p.kind == pipeline.ListItem || p.kind == pipeline.Image {
			continue
		}
		texts++
		c := classOf(p)
		if c == "" {
			continue
		}
		t := seen[c]
		if t == nil {
			t = &tally{}
			seen[c] = t
		}
		t.n++
		t.weight += p.weight
		if p.kind != pipeline.Paragraph || p.weight > maxHeading || !headingText(p.text, number{}) {
			t.long++
		}
	}
	out := map[string]bool{}
	for c, t := range seen {
		if t.n >= 2 && t.long == 0 && t.n*5 < texts*3 {
			out[c] = true
		}
	}
	return out
}

// classOf returns the element and class of a piece's own element.
func classOf(p *piece) string {
	if p.scope.el == nil {
		return ""
	}
	c := attr(p.scope.el, "class")
	if c == "" {
		return ""
	}
	return p.scope.el.Data + "." + c
}
