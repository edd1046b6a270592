package extract

import (
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// maxHeading is the longest line that can be a fake heading, in units of
// weigh.
const maxHeading = 210

// look is what makes a line stand out. Lines that look the same are headings
// of one level, or none of them is one.
type look struct {
	num   numberKind
	form  string // of the number
	sub   int
	bold  bool
	line  bool   // underlined as a whole
	mid   bool   // centred
	caps  bool   // in capitals, where the text is not
	mark  rune   // a sign before it, or a bracket around it
	color string // of the whole line, where the text has another
	size  int    // font size in pixels, where it is larger than the text's
	class string // element and class, where only short lines have it
	plain bool   // nothing: it is known by where it stands, or by a table of contents
	depth int    // in a table of contents, of what is plain
}

// candidate is a line that may be a heading.
type candidate struct {
	at    int // index of its piece
	look  look
	fine  look // how it differs from others of its look, of lines without number
	value int
	run   int // of lines that count on, the same for all of one count
}

// outline finds the headings of an article that its markup does not mark as
// headings, and gives every heading its level. toc is what a table of contents
// in the page says: the bare words of headings with their depth.
func outline(ps []*piece, toc map[string]int) {
	runs := countRuns(ps)
	cands := candidates(ps, runs, toc)
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
	marked := wellMarked(ps)
	for _, l := range order {
		if listed(groups[l], ps, toc) || !(marked && l.num == noNumber) && convincing(l, groups[l], ps) {
			taken = append(taken, l)
		}
	}
	if len(taken) == 0 && !slices.ContainsFunc(ps, func(p *piece) bool { return p.kind == pipeline.Heading }) {
		if g := bareHeadings(ps); g != nil {
			l := look{plain: true}
			taken, groups[l] = []look{l}, g
		}
	}
	if len(taken) > maxLooks {
		taken = taken[:maxLooks]
	}
	setLevels(ps, taken, groups)
}

// maxLooks is how many looks of headings an article can have; more are noise.
const maxLooks = 24

// enoughHeadings is how many real headings show that an article's author, or
// the editor used, knows how to mark them. Bold lines then stress something.
const enoughHeadings = 3

// wellMarked tells whether real headings stand over most of the prose, and
// not only over a part that the site puts below it.
func wellMarked(ps []*piece) bool {
	n, before, all := 0, 0, 0
	over, met := false, false
	for _, p := range ps {
		switch {
		case p.kind == pipeline.Heading:
			over = p.level > 1
			met = met || over
		case p.prose():
			all += p.weight
			if !met {
				before += p.weight
			}
			if over {
				n++
				over = false
			}
		}
	}
	return n >= enoughHeadings && before*2 < all
}

// candidates are the short lines that stand out and are followed by text.
func candidates(ps []*piece, runs []counted, toc map[string]int) []candidate {
	usual := usualLook(ps)
	out := make([]candidate, 0, 16)
	for i, p := range ps {
		if p.kind != pipeline.Paragraph || p.text == "" || p.weight > maxHeading || p.weight < 2 {
			continue
		}
		num, rest := runs[i].number, runs[i].rest
		if runs[i].not || !headingText(p.text, num) || num.kind == numAnswer || credit(p.text) || contentsTitle(p.text) {
			continue
		}
		if num.kind != noNumber && num.kind != numUnit && num.kind != numLabel && strings.TrimSpace(rest) == "" {
			continue
		}
		depth, known := toc[bareHead(p.text, rest)]
		var l look
		if num.kind == numLabel {
			l = usual.lookOf(p) // any word with a number may be part of a heading that is marked otherwise
		}
		if num.kind != noNumber && l == (look{}) {
			l = look{num: num.kind, form: num.form, sub: num.sub, bold: p.bold}
		} else if num.kind == noNumber {
			if p.linked*10 > p.weight*8 && !known {
				continue
			}
			if leadsIn(p) {
				continue
			}
			l = usual.lookOf(p)
			if l.slight() && (besideItself(ps, i) || onlyDated(p)) {
				continue
			}
			if known && l == (look{}) {
				l = look{plain: true, depth: depth}
			}
		}
		if l != (look{}) {
			c := candidate{at: i, look: l, value: num.value, run: runs[i].run}
			if l.num == noNumber {
				c.fine = usual.fine(p)
			}
			out = append(out, c)
		}
	}
	return out
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

// listed tells whether a table of contents names most lines of one look.
func listed(group []candidate, ps []*piece, toc map[string]int) bool {
	if len(toc) == 0 {
		return false
	}
	n := 0
	for _, c := range group {
		_, rest := numbering(ps[c.at].text)
		if _, ok := toc[bareHead(ps[c.at].text, rest)]; ok {
			n++
		}
	}
	return n*2 > len(group)
}

// convincing decides on all lines of one look together.
func convincing(l look, group []candidate, ps []*piece) bool {
	text, own, bare := 0, 0, 0
	rising, below := 0, 0
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
		if c.at > 0 && ps[c.at-1].kind == pipeline.Image {
			below++
		}
		if i > 0 && c.run == group[i-1].run && c.value == group[i-1].value+1 {
			rising++
		}
	}
	n := len(group)
	if bare*2 > n || text < own*2 || l.slight() && (below*2 > n || repeats(group, ps)) {
		return false
	}
	switch l.num {
	case noNumber:
		at := group[0].at
		return l.convinces(n, own, at > 0 && slices.ContainsFunc(ps[at+1:min(at+3, len(ps))], (*piece).prose))
	case numUnit, numHan, numHanParen, numOrdinal:
		return n > 1 || group[0].value <= 1 || l.bold
	case numQuestion:
		return true
	case numArabic, numDecimal, numRoman, numHangul, numStem, numLabel:
		if l.bold && l.num != numLabel {
			return true
		}
		// Plain numbered lines are headings if they count on and are short.
		return n >= 2 && (rising*2 >= n-1 || own < n*90) && (rising > 0 || l.num != numLabel) && own < n*110
	default: // what mostly numbers items, and the lowest of headings
		return n >= 2 && (l.bold || rising > 0 && bare == 0 && own < n*70 && text > own*4)
	}
}

// repeats tells whether most lines of one look are the same line again.
func repeats(group []candidate, ps []*piece) bool {
	seen := map[string]bool{}
	for _, c := range group {
		seen[ps[c.at].text] = true
	}
	return len(seen)*2 <= len(group)
}

// convinces decides on n lines without number that weigh own together; prose
// says whether some follows the first of them closely, and it is not the title
// once more.
func (l look) convinces(n, own int, prose bool) bool {
	switch {
	case l.plain:
		return false // only a table of contents can tell
	case l.bold || l.size > 0:
		return own <= n*150
	case titleClass(l.class), l.mark == '【':
		return own <= n*130 && (n > 1 || prose)
	case l.caps && l.class == "" && l.mark == 0 && !l.line && !l.mid:
		return n >= 2 && own <= n*60
	}
	return n >= 2 && own <= n*110
}
