package extract

import (
	"github.com/wordferry/wordferry/pipeline"
)

// counted is what a line's number means among those of its article.
type counted struct {
	number
	rest string
	run  int  // the count it belongs to, from 1; 0 for lines without number
	not  bool // the count numbers items or sentences, not headings
}

// count is a row of lines that are numbered alike and count on.
type count struct {
	last  int   // its last value
	lines []int // indexes of pieces
	heads int   // lines that could be headings by their words
	bare  int   // lines that the next follows with no text between
	bold  bool
	real  bool // has headings of the page's own among it

	strict bool // begins with 1, leaves none out, and has three lines or more
}

// style tells numbers apart that belong to different counts.
type style struct {
	kind numberKind
	form string
	sub  int
}

// countRuns reads the numbers of all lines and finds which count on. A count
// of which most lines are sentences, or have no text between them, numbers a
// list.
func countRuns(ps []*piece) []counted {
	out := make([]counted, len(ps))
	open := map[style]int{}
	counts := []count{{}}
	for i, p := range ps {
		if p.text == "" || p.kind != pipeline.Paragraph && p.kind != pipeline.Heading {
			continue
		}
		c := &out[i]
		c.number, c.rest = numbering(p.text)
		if c.kind == noNumber && p.weight <= maxHeading/2 {
			c.number, c.rest = nakedNumber(p.text)
		}
		if c.kind == noNumber {
			continue
		}
		if c.kind == numRoman || c.kind == numRomanLower {
			c.number = asLetter(c.number, p.text, counts, open)
		}
		k := style{c.kind, c.form, c.sub}
		r := open[k]
		// A missing number does not end a count.
		if r == 0 || c.value != 0 && c.value != counts[r].last+1 && c.value != counts[r].last+2 {
			r = len(counts)
			counts = append(counts, count{})
			open[k] = r
		}
		c.run = r
		g := &counts[r]
		if n := len(g.lines); n > 0 && nothingBetween(ps, g.lines[n-1], i) {
			g.bare++
		}
		g.last = c.value
		g.lines = append(g.lines, i)
		g.bold = g.bold || p.bold
		g.real = g.real || p.kind == pipeline.Heading
		if p.weight <= maxHeading && headingText(p.text, c.number) {
			g.heads++
		}
	}
	for i := range counts {
		g := &counts[i]
		g.strict = len(g.lines) >= 3 && g.last == len(g.lines) && out[g.lines[0]].value == 1
	}
	for i := range out {
		g := &counts[out[i].run]
		switch {
		case out[i].run == 0:
		case out[i].form == " " && !g.strict:
			out[i] = counted{rest: ps[i].text} // a line that happens to begin with a number
		default:
			out[i].not = !g.real && g.items()
		}
	}
	return out
}

// items tells whether a count numbers items of a list.
func (g *count) items() bool {
	n := len(g.lines)
	if g.heads*3 < n*2 {
		return true
	}
	return n >= 3 && g.bare*2 >= n-1 && g.bare > 1
}

// asLetter takes a Roman number for the letter it also is where letters count
// up to it: H., I., J.
func asLetter(n number, text string, counts []count, open map[style]int) number {
	at := 0
	for at < len(text) && !letter(text[at]) {
		at++
	}
	if at+1 < len(text) && letter(text[at+1]) || at == len(text) {
		return n
	}
	kind, value := numLetter, int(text[at]-'A')+1
	if n.kind == numRomanLower {
		kind, value = numLetterLower, int(text[at]-'a')+1
	}
	if r := open[style{kind, n.form, 0}]; r > 0 && counts[r].last+1 == value {
		return number{kind, value, 0, n.form}
	}
	return n
}
