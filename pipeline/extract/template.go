package extract

import (
	"crypto/sha256"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// maxRepeated is the weight of the longest line that is taken for part of a
// site's template: about 100 Chinese characters, or 50 English words.
const maxRepeated = 300

// lineHash stands for a line: the text of a piece, whose white space is
// folded already.
func lineHash(text string) pipeline.LineHash {
	sum := sha256.Sum256([]byte(text))
	var h pipeline.LineHash
	for _, b := range sum[:8] {
		h = h<<8 | pipeline.LineHash(b)
	}
	return h
}

// lineHashes returns the lines of a page that may be part of a template, and
// its title, ascending.
func lineHashes(ps []*piece, title string) []pipeline.LineHash {
	var out []pipeline.LineHash
	for _, p := range ps {
		if p.repeatable() {
			out = append(out, lineHash(p.text))
		}
	}
	if title != "" {
		out = append(out, lineHash(title))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// repeatable tells whether a piece is a line that could be part of a template.
func (p *piece) repeatable() bool {
	return p.weight > 0 && p.weight <= maxRepeated && p.kind != pipeline.Image && p.kind != pipeline.Listing
}

// Template returns the lines that belong to the template of a host, given the
// lines of its articles (Reading.Lines), those of all the pages of one
// article together: lines that stand in three articles or more and in at
// least one of 200; among two to four articles, in two. The result is
// ascending and does not depend on the order of the articles.
func Template(articles [][]pipeline.LineHash) []pipeline.LineHash {
	if len(articles) < 2 {
		return nil
	}
	enough := max(3, (len(articles)+199)/200)
	if len(articles) < 5 {
		enough = 2
	}
	var all []pipeline.LineHash
	for _, lines := range articles {
		own := slices.Clone(lines)
		slices.Sort(own)
		all = append(all, slices.Compact(own)...)
	}
	slices.Sort(all)
	var out []pipeline.LineHash
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j] == all[i] {
			j++
		}
		if j-i >= enough {
			out = append(out, all[i])
		}
		i = j
	}
	return out
}

// dropTemplate takes the lines of its site's template out of an article:
// those above the first prose and below the last, and those in the midst that
// stand together, beside what is dropped already, or lead away. A line alone
// in the text stays, be it on every page: articles of one kind have headings
// and phrases in common. So do a heading with text below it, items, cells, and
// facts such as "Serves: 4"; and all of it where the title repeats, since the
// other pages are then copies of this one.
func dropTemplate(ps []*piece, repeated []pipeline.LineHash, title string) {
	has := func(s string) bool {
		_, ok := slices.BinarySearch(repeated, lineHash(s))
		return ok
	}
	if len(repeated) == 0 || title != "" && has(title) {
		return
	}
	var lines []templateLine
	total, same := 0, 0
	for _, p := range ps {
		if p.hidden || p.text == "" || p.kind == pipeline.Image || p.kind == pipeline.Caption {
			continue
		}
		l := templateLine{piece: p, same: p.keep && p.repeatable() && !p.enumerated() && has(p.text)}
		if p.keep {
			total += p.weight
		}
		if l.same {
			same += p.weight
		}
		lines = append(lines, l)
	}
	if same*5 > total*2 {
		return // a text that is mostly shared is no template
	}
	keepHeadings(lines)
	first, last := proseSpan(lines)
	for i := range lines {
		l := &lines[i]
		switch {
		case !l.same:
		case i < first && !fact(l.text) && lone(lines[:i]) <= fewLines,
			i > last && lone(lines[i+1:]) <= fewLines,
			l.linked*2 > l.weight || phoneNumber(l.text),
			!fact(l.text) && accompanied(lines, i):
			l.out = true
		}
	}
	for _, l := range lines {
		if l.out {
			l.drop("template", "stands on other pages of the site too")
		}
	}
}

// templateLine is a piece as dropTemplate sees it.
type templateLine struct {
	*piece
	same bool // repeats on other pages
	out  bool
}

// fewLines is how many lines of an article's own may stand outside its prose
// for what is among them to count as its edge.
const fewLines = 4

// enumerated tells whether a piece is one of several of a kind: an item or a
// cell that leads nowhere. Articles share them: salt, pepper, fever, headache.
func (p *piece) enumerated() bool {
	return (p.kind == pipeline.ListItem || p.kind == pipeline.Cell) && p.linked*2 <= p.weight
}

// keepHeadings lets lines stay that look like headings and have text of the
// article's own below them.
func keepHeadings(lines []templateLine) {
	below := false // the next line that stays, if any, is there to be headed
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		switch {
		case !l.keep:
		case !l.same:
			below = true
		case below && l.heads():
			l.same = false
		case l.heads():
			below = false
		}
	}
}

// heads tells whether a line looks as if it headed what follows.
func (p *piece) heads() bool {
	if p.kind == pipeline.Heading {
		return true
	}
	num, _ := numbering(p.text)
	return headingText(p.text, num) && p.linked == 0 && (p.bold || num.kind != noNumber || p.weight <= 24)
}

// proseSpan returns the first and the last line of prose that is the
// article's own. Where there is none, both ends meet in its own lines.
func proseSpan(lines []templateLine) (first, last int) {
	first, last = -1, -1
	for _, want := range [...]func(p *piece) bool{(*piece).prose, func(*piece) bool { return true }} {
		for i, l := range lines {
			if l.keep && !l.same && want(l.piece) {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first >= 0 {
			break
		}
	}
	return first, last
}

// lone counts the lines that are kept and do not repeat.
func lone(lines []templateLine) int {
	n := 0
	for _, l := range lines {
		if l.keep && !l.same {
			n++
		}
	}
	return n
}

// accompanied tells whether another line that repeats, or chrome that is
// dropped already, stands right beside a line.
func accompanied(lines []templateLine, i int) bool {
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(lines) && (lines[j].same || !lines[j].keep && lines[j].reason != "title") {
			return true
		}
	}
	return false
}

// fact tells a line that gives a value to a name: "Serves: 4", "性别：女".
func fact(s string) bool {
	i := strings.IndexAny(s, ":：")
	return i > 0 && weigh(s[:i]) <= 40 && weigh(s) <= 90
}
