package extract

import (
	"cmp"
	"context"
	"slices"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// Explanation tells what became of every piece of a page, by what, and what
// to write into the source's rules to have it otherwise.
//
// Every selector in it was held against the page. One that stands in Config
// selects what it is said to and no other text of the article; names that a
// program made, and places counted among siblings, never stand in one.
type Explanation struct {
	Title, Author, Date, Body Found
	Pieces                    []Piece // in the order of the page
}

// Found is something that extraction looks for on a page.
type Found struct {
	Text     string // of the body, its first 200 characters; "" if there is none
	Selector string // that finds the same; "" if the page has none that lasts
	Config   string // the rule that says so; "" if there is one already
}

// Piece is a line or paragraph of the page, a cell, an image.
type Piece struct {
	Kind     pipeline.BlockKind
	Level    int // of a heading that is kept, from 1, as in the document
	Kept     bool
	Reason   string  // of what is not kept, as in pipeline.Dropped
	Rule     string  // what decided
	Odds     float64 // logarithm of the odds that it belongs to the article, where it is Scored
	Scored   bool
	Selector string // of its element, with :nth-of-type where it has no lasting name; "" if it shares its element with other text
	Config   string // the rule to write to turn its fate; "" if none is safe
	Text     string
}

// Explain explains what Extract does with a page; of an article on several
// pages, with the first. Where Extract would fail because it finds no article,
// the explanation stands beside the error, and where that is because the Body
// selector matches nothing, it is of the page without that rule. Markdown and
// plain text, of which all is article, are a fault of code Invalid.
func (e *Extractor) Explain(ctx context.Context, it pipeline.Item) (Explanation, error) {
	if err := ctx.Err(); err != nil {
		return Explanation{}, err
	}
	if err := tooLarge(it); err != nil {
		return Explanation{}, err
	}
	if mediaType(it) != "text/html" {
		return Explanation{}, fault(it, "is no web page", "all of a Markdown or text file is article: there is no choice to explain", nil)
	}
	pg, err := parse(it)
	if err != nil {
		return Explanation{}, err
	}
	it.Next = nil
	s, err := e.sheet(ctx, it, pg)
	if e.body != nil && pipeline.CodeOf(err) == pipeline.Invalid {
		free := *e
		free.body, free.rules.Body = nil, ""
		x, ferr := free.Explain(ctx, it)
		return x, cmp.Or(ctx.Err(), err, ferr)
	}
	if err != nil {
		return Explanation{}, err
	}
	x := &explainer{e: e, sheet: s, ps: s.cuts[0].ps, odds: map[*piece]float64{}, levels: map[*piece]int{}}
	if e.body == nil {
		for i, o := range e.model.odds(x.ps) {
			x.odds[x.ps[i]] = o
		}
	}
	_, err = e.finish(s)
	x.survey()
	out := Explanation{Title: x.title(), Author: x.author(), Date: x.date(), Body: x.body(ctx), Pieces: x.pieces()}
	if ctx.Err() != nil {
		return Explanation{}, ctx.Err()
	}
	return out, err
}

// explainer holds what is known of a page while it is explained.
type explainer struct {
	e *Extractor
	*sheet
	ps     []*piece // of the whole page
	odds   map[*piece]float64
	levels map[*piece]int
	nodes  map[*piece][]*html.Node
	kept   map[*html.Node]int // nodes of kept pieces under an element
	read   map[*html.Node]int // nodes of all pieces under an element
	order  map[*html.Node]int // on the page
	names  *namer
}

// survey counts what stands under every element, and adds to the pieces what
// extraction has not looked at: what rules removed, or left outside the body.
func (x *explainer) survey() {
	var kept []*piece
	for _, p := range x.ps {
		if p.keep {
			kept = append(kept, p)
		}
	}
	ranks := levelRanks(kept)
	for _, p := range kept {
		if p.kind == pipeline.Heading {
			x.levels[p] = ranks[p.level]
		}
	}
	x.order = map[*html.Node]int{}
	var els []*html.Node
	for n := range x.pg.root.Descendants() {
		x.order[n] = len(x.order)
		if n.Type == html.ElementNode {
			els = append(els, n)
		}
	}
	x.ps = append(slices.Clip(x.ps), x.unseen()...)
	x.nodes, x.kept, x.read = map[*piece][]*html.Node{}, map[*html.Node]int{}, map[*html.Node]int{}
	for _, p := range x.ps {
		ns := p.nodes()
		x.nodes[p] = ns
		for _, n := range ns {
			for ; n != nil; n = n.Parent {
				x.read[n]++
				if p.keep {
					x.kept[n]++
				}
			}
		}
	}
	slices.SortStableFunc(x.ps, func(p, q *piece) int { return cmp.Compare(x.order[p.at()], x.order[q.at()]) })
	x.names = newNamer(x.pg.root, els)
}

// unseen are the pieces that no rule has let extraction look at.
func (x *explainer) unseen() []*piece {
	var all []*html.Node
	removed := map[*html.Node]string{}
	for i, sel := range x.e.remove {
		for _, n := range outermost(x.pg.root, sel, nil) {
			if removed[n] == "" {
				removed[n] = "remove: " + x.e.rules.Remove[i]
			}
		}
	}
	if x.e.body == nil && len(removed) == 0 {
		return nil
	}
	all = []*html.Node{x.pg.body}
	seen := map[*html.Node]bool{}
	for _, p := range x.ps {
		for _, n := range p.nodes() {
			seen[n] = true
		}
	}
	var out []*piece
	for _, p := range x.pg.pieces(all, nil) {
		at := p.at()
		if seen[at] || p.text == "" {
			continue
		}
		p.reason, p.rule = "outside", "is not in body: "+x.e.rules.Body
		gone := false
		for n := at; n != nil && !gone; n = n.Parent {
			if rule := removed[n]; rule != "" {
				p.reason, p.rule, gone = "selector", rule, true
			}
		}
		if gone || x.e.body != nil {
			out = append(out, p)
		}
	}
	return out
}

// pieces describes every piece.
func (x *explainer) pieces() []Piece {
	var out []Piece
	for _, p := range x.ps {
		q := Piece{Kind: p.kind, Level: x.levels[p], Kept: p.keep, Reason: p.reason, Rule: p.rule, Text: cmp.Or(p.raw, p.src, p.text)}
		if q.Text == "" && p.kind != pipeline.Image {
			continue
		}
		q.Odds, q.Scored = x.odds[p]
		if !p.judged() || p.hidden {
			q.Odds, q.Scored = 0, false
		}
		if p.keep {
			q.Rule = x.keptBy(p, q)
		}
		x.point(p, &q)
		out = append(out, q)
	}
	return out
}

func (x *explainer) keptBy(p *piece, q Piece) string {
	switch {
	case x.e.keep != nil && slices.ContainsFunc(ancestors(p.at()), x.e.keep.Match):
		return "keep"
	case x.e.body != nil:
		return "body: " + x.e.rules.Body
	case q.Scored && q.Odds > 0:
		return "looks like the article"
	case p.readable >= 0.5:
		return "readability takes it for the article"
	}
	return "stands with what is kept"
}

// ancestors returns the elements that a node stands in, and itself if it is
// one, innermost first.
func ancestors(n *html.Node) []*html.Node {
	var out []*html.Node
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

// element returns the largest element that holds a piece and no other; nil if
// it shares its element.
func (x *explainer) element(p *piece) *html.Node {
	ns := x.nodes[p]
	el := around(ns)
	if el == nil || x.read[el] != len(ns) {
		return nil
	}
	for el.Parent != nil && el.Parent != x.pg.body && x.read[el.Parent] == len(ns) {
		el = el.Parent
	}
	return el
}

// point sets the selector of a piece, and the rule that would turn its fate.
func (x *explainer) point(p *piece, q *Piece) {
	el := x.element(p)
	if el == nil {
		return
	}
	own := len(x.nodes[p])
	sel := x.names.name(el, only(el))
	if sel == "" {
		// Others may share its name if no text of the article is among them.
		sel = x.names.name(el, func(ns []*html.Node) bool {
			kept := 0
			for _, n := range ns {
				kept += x.kept[n]
			}
			return slices.Contains(ns, el) && (p.keep && kept == own || !p.keep && kept == 0)
		})
	}
	switch {
	case sel == "":
		q.Selector = x.names.place(el)
	case p.keep:
		q.Selector, q.Config = sel, listRule("remove", x.e.rules.Remove, sel)
	case p.reason == "selector":
		q.Selector = sel // what would keep it is one rule less
	default:
		q.Selector, q.Config = sel, listRule("keep", x.e.rules.Keep, sel)
	}
}
