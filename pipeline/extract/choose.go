package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// enough is the weight of hidden prose from which on it may be the article.
const enough = 300

// enoughBeside is less where the page shows no prose at all.
func enoughBeside(shown int) int {
	if shown == 0 {
		return enoughText
	}
	return enough
}

// choose decides which pieces of a page are the article. Where next to
// nothing is found although the page hides much, the hidden text is looked at
// too: some sites show their articles only after a script has run.
func (pg *page) choose(ps []*piece, m *model) {
	pg.markReadable(ps, false)
	chooseBy(ps, m)
	shown, away := 0, 0
	for _, p := range ps {
		switch {
		case !p.prose():
		case p.keep:
			shown += p.weight
		case p.hidden:
			away += p.weight
		}
	}
	if away < enoughBeside(shown) || away < 3*shown {
		return
	}
	for _, p := range ps {
		p.hidden, p.readable, p.keep, p.reason, p.rule = false, 0, false, "", ""
	}
	pg.markReadable(ps, true)
	chooseBy(ps, m)
}

func chooseBy(ps []*piece, m *model) {
	odds := m.odds(ps)
	any := false
	for i, p := range ps {
		limit := 0.0
		if p.readable < 0.5 {
			limit = 0.5 // against readability only with some confidence
		}
		if p.scope.hints&(hintNav|hintMenu) != 0 && p.linked*5 > p.weight*4 {
			continue // whatever else speaks for it, it is a menu
		}
		if p.judged() && !p.hidden && odds[i] > limit {
			p.keep, any = true, true
		}
	}
	if !any {
		for _, p := range ps {
			p.keep = p.judged() && !p.hidden && p.readable >= 0.5
			any = any || p.keep
		}
	}
	if !any {
		for _, p := range ps {
			p.keep = p.judged() && !p.hidden && p.scope.hints&hintAway == 0 && p.linked*2 <= p.weight
			any = any || p.keep
		}
	}
	if !any { // a page of links
		for _, p := range ps {
			p.keep = p.judged() && !p.hidden && p.scope.hints&hintAway == 0
		}
	}
	keepTogether(ps)
	keepBetween(ps)
	keepQuotes(ps)
	keepNotes(ps)
	headingsAlong(ps)
	keepMedia(ps)
	for _, p := range ps {
		if !p.keep {
			p.reason, p.rule = awayReason(p)
		}
	}
}

// keepTogether lets lists and tables stay or go as a whole, as most of their
// text does.
func keepTogether(ps []*piece) {
	for i := 0; i < len(ps); {
		whole := ps[i].whole()
		j := i + 1
		for j < len(ps) && whole != nil && ps[j].whole() == whole {
			j++
		}
		if j-i > 1 {
			in, all := 0, 0
			for _, p := range ps[i:j] {
				if p.judged() && !p.hidden {
					all += p.weight
					if p.keep {
						in += p.weight
					}
				}
			}
			for _, p := range ps[i:j] {
				p.keep = p.judged() && !p.hidden && in*2 >= all && all > 0
			}
		}
		i = j
	}
}

// whole returns the element of the table or outermost list that a cell or
// item belongs to.
func (p *piece) whole() *html.Node {
	if p.kind != pipeline.Cell && p.kind != pipeline.ListItem {
		return nil
	}
	var top *html.Node
	for s := p.scope; s != nil && s.el != nil; s = s.up {
		switch s.el.DataAtom {
		case atom.Table:
			return s.el
		case atom.Ul, atom.Ol:
			top = s.el
		case atom.Li:
		default:
			if top != nil && s.list == nil {
				return top
			}
		}
	}
	return top
}

// keepBetween keeps a short line between two paragraphs of the article that
// nothing speaks against: often it is a heading that looks like none.
func keepBetween(ps []*piece) {
	var last *piece
	for i, p := range ps {
		if !p.judged() || p.hidden {
			continue
		}
		if p.keep {
			last = p
			continue
		}
		if last == nil || p.weight > maxHeading || p.linked > 0 || p.scope.hints&hintAway != 0 || p.scope.quote > 0 {
			last = nil
			continue
		}
		next := i + 1
		for next < len(ps) && (!ps[next].judged() || ps[next].hidden) {
			next++
		}
		if next < len(ps) && ps[next].keep && ps[next].prose() && headingText(p.text, number{}) {
			p.keep = true
			last = p
		} else {
			last = nil
		}
	}
}

// keepQuotes keeps what is quoted between two pieces of the article, such as
// the messages that a report is about.
func keepQuotes(ps []*piece) {
	last := -1 // the last piece that is kept
	for i, p := range ps {
		if !p.judged() || p.hidden {
			continue
		}
		if p.keep {
			if last >= 0 {
				quotes := ps[last+1 : i]
				if !slices.ContainsFunc(quotes, func(q *piece) bool {
					return q.judged() && !q.hidden && (q.kind != pipeline.Quote || q.scope.hints&hintAway&^hintShare != 0)
				}) {
					for _, q := range quotes {
						q.keep = q.judged() && !q.hidden
					}
				}
			}
			last = i
		}
	}
}

// keepNotes keeps the notes that marks in the article lead to.
func keepNotes(ps []*piece) {
	marks := map[string]bool{}
	for _, p := range ps {
		if !p.keep {
			continue
		}
		for i, t := range p.toks {
			if t.typ == tokOpen && t.name == "a" && strings.HasPrefix(attr(t.node, "href"), "#") && noteMark(p.toks[i+1:]) {
				marks[attr(t.node, "href")[1:]] = true
			}
		}
	}
	if len(marks) == 0 {
		return
	}
	for _, p := range ps {
		if p.keep || p.hidden || !p.judged() || p.scope.hints&(hintComment|hintNav|hintMenu|hintRelated) != 0 {
			continue
		}
		for s, up := p.scope, 0; s != nil && s.el != nil && up < 2; s, up = s.up, up+1 {
			if id := attr(s.el, "id"); id != "" && marks[id] {
				p.keep = true
			}
		}
		for _, t := range p.toks {
			if t.node != nil && t.typ == tokOpen && (marks[attr(t.node, "id")] || marks[attr(t.node, "name")]) {
				p.keep = true
			}
		}
	}
}

// noteMark tells whether the text of a link is the mark of a note: a number
// or a sign, in brackets or not.
func noteMark(toks []token) bool {
	text := ""
	for _, t := range toks {
		if t.typ == tokClose && t.name == "a" {
			break
		}
		text += t.text
	}
	text = strings.Trim(text, " []()（）［］")
	if text == "" || len(text) > 6 {
		return false
	}
	return strings.Trim(text, "0123456789") == "" || strings.Trim(text, "*†‡§") == "" || len(text) == 1
}

// headingsAlong lets real headings go with what they head: one that stands
// right before text of the article is kept, and one that nothing of the
// article follows is not.
func headingsAlong(ps []*piece) {
	if !slices.ContainsFunc(ps, func(p *piece) bool { return p.keep && p.judged() && p.kind != pipeline.Heading }) {
		return
	}
	next, end := false, true // whether what follows is kept; whether nothing is
	for i := len(ps) - 1; i >= 0; i-- {
		p := ps[i]
		if !p.judged() || p.hidden {
			continue
		}
		if p.kind == pipeline.Heading {
			switch {
			case p.keep && end:
				p.keep = false
			case !p.keep && next && p.level > 1 && p.scope.hints&hintAway == 0 && p.linked*2 <= p.weight && !listHeading(p.text):
				p.keep = true
			}
		}
		next = p.keep
		end = end && !p.keep
	}
}

// keepMedia decides on what has no text to be judged by: images, listings and
// the like stay where the text around them does.
func keepMedia(ps []*piece) {
	next := make([]bool, len(ps))
	in := false
	for i := len(ps) - 1; i >= 0; i-- {
		next[i] = in
		if p := ps[i]; p.judged() && !p.hidden {
			in = p.keep
		}
	}
	in = false
	for i, p := range ps {
		if p.judged() {
			if !p.hidden {
				in = p.keep
			}
			continue
		}
		p.keep = !p.hidden && (in && next[i] || (in || next[i]) && p.readable >= 0.5)
	}
	for i, p := range ps {
		if p.kind == pipeline.Caption && !p.hidden {
			p.keep = i > 0 && ps[i-1].captioned() || i+1 < len(ps) && ps[i+1].captioned()
		}
	}
}

// captioned tells whether a piece is in the article and may have a caption.
func (p *piece) captioned() bool {
	switch p.kind {
	case pipeline.Image, pipeline.Embed, pipeline.Listing, pipeline.Cell, pipeline.Caption:
		return p.keep
	}
	return false
}

// judged tells whether a piece has text that is scored; a caption goes with
// what it is the caption of.
func (p *piece) judged() bool {
	return p.text != "" && p.kind != pipeline.Image && p.kind != pipeline.Caption
}

// awayReason names why a piece outside the article is outside.
func awayReason(p *piece) (reason, rule string) {
	h := p.scope.hints
	switch {
	case p.hidden:
		return "hidden", "the page does not show it"
	case h&(hintNav|hintMenu) != 0:
		return "navigation", "stands in navigation"
	case h&hintCrumb != 0:
		return "breadcrumb", "stands in a trail of links"
	case h&hintComment != 0:
		return "comments", "stands among comments"
	case h&hintShare != 0:
		return "share", "stands in a share bar"
	case h&hintRelated != 0:
		return "related", "stands among other articles"
	case h&hintPromo != 0:
		return "promotion", "stands in an advertisement or a notice"
	case h&(hintFooter) != 0:
		return "footer", "stands in the foot of the page"
	case h&(hintAside|hintDialog) != 0:
		return "aside", "stands beside the article"
	case h&hintHeader != 0:
		return "header", "stands in the head of the page"
	case p.weight > 0 && p.linked*2 > p.weight:
		return "links", "is mostly links"
	case p.kind == pipeline.Heading && p.level == 1:
		return "title", "is the title"
	default:
		return "outside", "is not part of the main text"
	}
}
