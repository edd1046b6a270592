package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElsewhere is the most bytes that are read as markup out of one element
// or from JSON-LD.
const maxElsewhere = 2 << 20

// elsewhere looks for the article in places that a browser shows only in some
// cases, where the page itself has next to no text: in noscript, in templates,
// in documents inside frames, and last in the page's JSON-LD.
func (e *Extractor) elsewhere(pg *page, ps []*piece, skip map[*html.Node]bool) []*piece {
	found := keptProse(ps)
	if found < enough && pg.unwrap() {
		more := pg.pieces([]*html.Node{pg.body}, skip)
		pg.choose(more, e.model)
		if n := keptProse(more); n > found {
			ps, found = more, n
		}
	}
	body := pg.facts.ld.body
	if w := weigh(body); w < enoughBeside(found) || w < 3*found {
		return ps
	}
	var told []*piece
	if strings.Contains(body, "</p>") || strings.Contains(body, "<br") {
		told = pg.pieces(inDiv(fragment(body)), nil)
		for _, p := range told {
			p.keep = !p.hidden
		}
	} else {
		told = plainPieces(body)
	}
	if len(told) == 0 {
		return ps
	}
	for _, p := range ps {
		if p.keep {
			p.drop("outside", "the page's own description of the article says more")
		}
	}
	return append(ps, told...)
}

func keptProse(ps []*piece) (n int) {
	for _, p := range ps {
		if p.keep && p.prose() {
			n += p.weight
		}
	}
	return n
}

// unwrap puts what stands in noscript, templates and frames of the body in
// their place, where it is prose, and tells whether there was any.
func (pg *page) unwrap() bool {
	any := false
	for _, n := range elements(pg.body) {
		var inside []*html.Node
		switch n.DataAtom {
		case atom.Noscript:
			if text := innerRaw(n); len(text) > enough {
				inside = fragment(text)
			}
		case atom.Iframe:
			if text := attr(n, "srcdoc"); len(text) > enough {
				inside = fragment(text)
			}
		case atom.Template:
			inside = takeChildren(n)
		default:
			continue
		}
		any = any || len(inside) > 0
		replace(n, inside)
	}
	return any
}

// elements lists the elements under n in reading order.
func elements(n *html.Node) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			out = append(out, d)
		}
	}
	return out
}

// replace puts nodes where n stands; without any it leaves n.
func replace(n *html.Node, with []*html.Node) {
	if len(with) == 0 || n.Parent == nil {
		return
	}
	for _, w := range with {
		n.Parent.InsertBefore(w, n)
	}
	n.Parent.RemoveChild(n)
}

func takeChildren(n *html.Node) (out []*html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		out = append(out, c)
	}
	return out
}

// fragment parses markup that was found inside of a page; none if it cannot
// be parsed.
func fragment(text string) []*html.Node {
	if len(text) > maxElsewhere {
		return nil
	}
	l := lighten(text)
	text = l.text()
	if l.hostile {
		text = flatten(text)
	}
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return nil
	}
	return nodes
}

// inDiv puts nodes into an element of their own.
func inDiv(nodes []*html.Node) []*html.Node {
	if len(nodes) == 0 {
		return nil
	}
	div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range nodes {
		div.AppendChild(n)
	}
	return []*html.Node{div}
}

// settleShadows shows what stands in the shadow roots that a page declares.
func settleShadows(root *html.Node) {
	for _, n := range elements(root) {
		if n.DataAtom == atom.Template && (hasAttr(n, "shadowrootmode") || hasAttr(n, "shadowroot")) {
			replace(n, takeChildren(n))
		}
	}
}

// settleAMP makes the elements of AMP those that they stand for.
func settleAMP(root *html.Node) {
	for _, n := range elements(root) {
		name, ok := strings.CutPrefix(n.Data, "amp-")
		if !ok || n.DataAtom != 0 {
			continue
		}
		switch name {
		case "img", "anim":
			n.Data, n.DataAtom = "img", atom.Img
			takeChildren(n)
		case "video":
			n.Data, n.DataAtom = "video", atom.Video
		case "iframe":
			n.Data, n.DataAtom = "iframe", atom.Iframe
			takeChildren(n)
		case "youtube":
			if id := attr(n, "data-videoid"); id != "" {
				n.Data, n.DataAtom = "iframe", atom.Iframe
				n.Attr = append(n.Attr, html.Attribute{Key: "src", Val: "https://www.youtube.com/embed/" + id})
				takeChildren(n)
			}
		}
	}
}
