package extract

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// listRule writes a rule that is a list with one more selector at its end.
func listRule(name string, old []string, sel string) string {
	var all []string
	for _, s := range append(slices.Clip(old), sel) {
		all = append(all, strconv.Quote(s))
	}
	return name + ": [" + strings.Join(all, ", ") + "]"
}

// suggest finds a selector for one of some elements, the first that can be
// named, such that the first element it matches passes the test.
func (x *explainer) suggest(name, text string, els []*html.Node, test func(*html.Node) bool) Found {
	f := Found{Text: text}
	for _, unique := range [...]bool{true, false} {
		for _, el := range els {
			sel := x.names.name(el, func(ns []*html.Node) bool { return ns[0] == el && (len(ns) == 1 || !unique) })
			if sel == "" {
				sel = metaSelector(el)
			}
			if sel == "" {
				continue
			}
			group, err := cascadia.ParseGroup(sel)
			if err != nil {
				continue
			}
			if n := cascadia.Query(x.pg.root, group); n != nil && test(n) {
				f.Selector, f.Config = sel, fmt.Sprintf("%s: %q", name, sel)
				return f
			}
		}
	}
	return f
}

// metaSelector names a meta element by what it declares.
func metaSelector(n *html.Node) string {
	if n.DataAtom != atom.Meta {
		return ""
	}
	for _, key := range [...]string{"property", "name", "itemprop"} {
		v := attr(n, key)
		if v != "" && plainName(strings.NewReplacer(":", "", ".", "").Replace(v)) {
			return "meta[" + key + `="` + v + `"]`
		}
	}
	return ""
}

// title finds the element of the title: a heading, the line itself, else what
// the head declares.
func (x *explainer) title() Found {
	if x.e.title != nil && cascadia.Query(x.pg.root, x.e.title) != nil {
		return Found{Text: x.sheet.title, Selector: x.e.rules.Title}
	}
	want := x.sheet.title
	test := func(n *html.Node) bool { return want != "" && contentOf(n) == want }
	var els []*html.Node
	for _, p := range x.ps {
		if !p.hidden && p.text == want && len(els) < 20 {
			els = append(els, chain(around(x.nodes[p]), test)...)
		}
	}
	slices.SortStableFunc(els, func(a, b *html.Node) int {
		return headingOrder(a) - headingOrder(b)
	})
	return x.suggest("title", want, append(els, x.declared(test)...), test)
}

func headingOrder(n *html.Node) int {
	switch {
	case n.DataAtom == atom.H1:
		return 0
	case headingLevel(n) > 0:
		return 1
	}
	return 2
}

// chain returns the elements from n upwards that pass the test.
func chain(n *html.Node, test func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for ; n != nil && n.Type == html.ElementNode && len(out) < 4 && test(n); n = n.Parent {
		out = append(out, n)
	}
	return out
}

// declared returns the elements of the head that pass the test.
func (x *explainer) declared(test func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for n := range x.pg.root.Descendants() {
		if n.Type == html.ElementNode && (n.DataAtom == atom.Meta && hasAttr(n, "content") || n.DataAtom == atom.Title) && test(n) {
			out = append(out, n)
		}
	}
	return out
}

// author finds the element of the byline.
func (x *explainer) author() Found {
	if x.e.author != nil && cascadia.Query(x.pg.root, x.e.author) != nil {
		return Found{Text: x.d.Meta.Byline, Selector: x.e.rules.Author}
	}
	want := x.d.Meta.Byline
	test := func(n *html.Node) bool { return want != "" && bylineOf(contentOf(n)) == want }
	return x.suggest("author", want, append(x.within(want, test), x.declared(test)...), test)
}

// date finds the element of the day of publication.
func (x *explainer) date() Found {
	want := x.d.Meta.Published
	text := pipeline.Stamp(want)
	if x.e.date != nil && cascadia.Query(x.pg.root, x.e.date) != nil {
		return Found{Text: text, Selector: x.e.rules.Date}
	}
	test := func(n *html.Node) bool {
		t, ok := momentIn(n)
		return ok && !want.IsZero() && t.Equal(want)
	}
	var els []*html.Node
	for n := range x.pg.root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom != atom.Meta && (hasAttr(n, "datetime") || hasAttr(n, "content")) && test(n) {
			els = append(els, n)
		}
	}
	els = append(els, x.declared(test)...)
	return x.suggest("date", text, append(els, x.within("", test)...), test)
}

// within returns the elements of short lines, and of parts of them, that hold
// the text and pass the test.
func (x *explainer) within(text string, test func(*html.Node) bool) []*html.Node {
	const shortLine = 300
	var out []*html.Node
	for _, p := range x.ps {
		if p.hidden || p.weight == 0 || p.weight > shortLine || !strings.Contains(p.text, text) {
			continue
		}
		top := around(x.nodes[p])
		for _, n := range x.nodes[p] {
			for n = n.Parent; n != nil && n.Type == html.ElementNode; n = n.Parent {
				if !slices.Contains(out, n) && test(n) {
					out = append(out, n)
				}
				if n == top {
					break
				}
			}
		}
		if len(out) >= 10 {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b *html.Node) int { return len(contentOf(a)) - len(contentOf(b)) })
	return out
}

// nearBody is how much of the article a suggested body must give, and how
// little else: the F1 of its text by weight.
const nearBody = 0.95

// body finds the element, or the elements of a kind, that hold the article.
// Each that comes into question is tried: the article is chosen again with it
// as the rule, and what comes out is compared.
func (x *explainer) body(ctx context.Context) Found {
	var f Found
	total := 0
	for _, p := range x.cuts[0].ps {
		if p.keep {
			total += p.weight
			if f.Text == "" && p.prose() {
				f.Text = clip(p.text, 200)
			}
		}
	}
	if x.e.body != nil {
		f.Selector = x.e.rules.Body
		return f
	}
	if total == 0 {
		return f
	}
	best := 0.0
	for _, sel := range x.bodies(x.densest(total)) {
		if ctx.Err() != nil {
			return f
		}
		if s := x.try(sel, total); s >= nearBody && s > best+0.01 {
			best, f.Selector = s, sel
		}
	}
	if f.Selector != "" {
		f.Config = fmt.Sprintf("body: %q", f.Selector)
	}
	return f
}

// densest returns the deepest element that holds nearly all that is kept.
func (x *explainer) densest(total int) *html.Node {
	held := map[*html.Node]int{}
	for _, p := range x.cuts[0].ps {
		if p.keep {
			for n := p.at(); n != nil; n = n.Parent {
				held[n] += p.weight
			}
		}
	}
	el := x.pg.body
down:
	for c := el.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && held[c]*100 >= total*98 {
			el = c
			goto down
		}
	}
	return el
}

// bodies are the selectors that may be the body's: those of the element, of
// what is around it, and of kinds of elements in it.
func (x *explainer) bodies(el *html.Node) []string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) && len(out) < 12 {
			out = append(out, s)
		}
	}
	for n, up := el, 0; n != nil && n != x.pg.body && up < 4; n, up = n.Parent, up+1 {
		add(x.names.name(n, only(n)))
	}
	for c := el.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || x.kept[c] == 0 {
			continue
		}
		for _, k := range compounds(c) {
			held := 0
			for _, n := range x.names.all(k) {
				held += x.kept[n]
			}
			if (k.class != "" || k.prop != "") && held*100 >= x.kept[x.pg.root]*95 {
				add(k.css())
			}
		}
	}
	return out
}

// try returns the F1, by weight of whole pieces, of what a body rule would
// give, against what is kept without it.
func (x *explainer) try(sel string, total int) float64 {
	group, err := cascadia.ParseGroup(sel)
	if err != nil {
		return 0
	}
	ruled := *x.e
	ruled.body, ruled.rules.Body = group, sel
	pg := *x.pg
	pg.titleFixed = true
	ps, err := ruled.article(&pg, &pipeline.Document{})
	if err != nil {
		return 0
	}
	pg.settleTitle(x.sheet.title, ps)
	dropChrome(ps)
	dropContents(ps)
	dropTemplate(ps, x.pg.item.Repeated, x.sheet.title)
	ruled.restore(&pg, ps)
	was := map[*html.Node]bool{}
	for _, p := range x.cuts[0].ps {
		if p.keep {
			was[p.at()] = true
		}
	}
	in, all := 0, 0
	for _, p := range ps {
		if p.keep {
			all += p.weight
			if was[p.at()] {
				in += p.weight
			}
		}
	}
	if in == 0 {
		return 0
	}
	p, r := float64(in)/float64(all), float64(in)/float64(total)
	return 2 * p * r / (p + r)
}
