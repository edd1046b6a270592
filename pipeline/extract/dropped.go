package extract

import (
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// removed finds what the Remove selectors name and lists it as dropped.
func (e *Extractor) removed(from []*html.Node, d *pipeline.Document) map[*html.Node]bool {
	skip := map[*html.Node]bool{}
	for i, sel := range e.remove {
		for _, top := range from {
			for _, n := range outermost(top, sel, skip) {
				skip[n] = true
				d.Dropped = append(d.Dropped, pipeline.Dropped{
					Reason: "selector", Rule: "remove: " + e.rules.Remove[i], Selector: e.rules.Remove[i], Text: clip(innerText(n, 2000), 200),
				})
			}
		}
	}
	return skip
}

// restore keeps what the Keep selectors name.
func (e *Extractor) restore(pg *page, ps []*piece) {
	if e.keep == nil {
		return
	}
	in := map[*html.Node]bool{}
	for _, n := range outermost(pg.root, e.keep, nil) {
		in[n] = true
	}
	for _, p := range ps {
		for n := p.at(); n != nil && !p.keep; n = n.Parent {
			if in[n] {
				p.keep, p.reason, p.rule = true, "", ""
			}
		}
	}
}

// at is where a piece begins: its first node, or the element it stands in.
func (p *piece) at() *html.Node {
	if ns := p.nodes(); len(ns) > 0 {
		return ns[0]
	}
	return p.scope.el
}

// dropped lists what of a page is not kept, neighbours with one reason as
// one. The selector of each matches where it stands, and no text that is kept;
// a line that shares its element with such text has none.
func (c cut) dropped() []pipeline.Dropped {
	var out []pipeline.Dropped
	var runs [][]*html.Node // of text, for each
	var last *piece
	for _, p := range c.ps {
		if p.keep || p.text == "" {
			if p.keep {
				last = nil
			}
			continue
		}
		if last != nil && last.reason == p.reason && last.rule == p.rule {
			if d := &out[len(out)-1]; len(d.Text) < 600 {
				d.Text = clip(d.Text+" "+p.text, 200)
			}
			runs[len(runs)-1] = append(runs[len(runs)-1], p.nodes()...)
			continue
		}
		out = append(out, pipeline.Dropped{Reason: p.reason, Rule: p.rule, Text: clip(p.text, 200)})
		runs = append(runs, p.nodes())
		last = p
	}
	if len(out) == 0 || c.pg.root == nil || mediaType(c.pg.item) != "text/html" {
		return out // there is no page that a selector could be of
	}
	kept := map[*html.Node]bool{} // holds text that is kept
	for _, p := range c.ps {
		if p.keep {
			for _, n := range p.nodes() {
				for ; n != nil && !kept[n]; n = n.Parent {
					kept[n] = true
				}
			}
		}
	}
	els := make([]*html.Node, len(runs))
	for i, ns := range runs {
		if els[i] = around(ns); kept[els[i]] {
			els[i] = around(ns[:1]) // together they share an element with the article
		}
	}
	names := newNamer(c.pg.root, els)
	clean := func(el *html.Node) func([]*html.Node) bool {
		return func(ns []*html.Node) bool {
			in := false
			for _, n := range ns {
				if kept[n] {
					return false
				}
				in = in || n == el
			}
			return in
		}
	}
	for i, el := range els {
		if el != nil && !kept[el] {
			if out[i].Selector = names.name(el, clean(el)); out[i].Selector == "" {
				out[i].Selector = names.place(el)
			}
		}
	}
	return out
}
