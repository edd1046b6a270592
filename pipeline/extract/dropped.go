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
					Reason: "selector", Rule: "remove: " + e.rules.Remove[i], Text: clip(innerText(n, 2000), 200),
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
// one.
func (c cut) dropped() []pipeline.Dropped {
	var out []pipeline.Dropped
	var last *piece
	for _, p := range c.ps {
		switch {
		case p.keep:
			last = nil
		case p.text == "":
		case last != nil && last.reason == p.reason && last.rule == p.rule:
			if d := &out[len(out)-1]; len(d.Text) < 600 {
				d.Text = clip(d.Text+" "+p.text, 200)
			}
		default:
			out = append(out, pipeline.Dropped{Reason: p.reason, Rule: p.rule, Text: clip(p.text, 200)})
			last = p
		}
	}
	return out
}
