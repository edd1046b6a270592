package extract

import (
	"net/url"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markReadable runs readability over a copy of the page and sets what share
// of each piece it kept. The copy carries a number on every text node, as an
// attribute that no parser would give it; readability moves and copies nodes
// but hands attributes on, so no text has to be aligned afterwards. Where
// readability finds nothing the shares stay 0.
func (pg *page) markReadable(ps []*piece, unhide bool) {
	c := newCopier(pg.root, unhide)
	if c.texts > maxReadable {
		return
	}
	root := c.tree(pg.root)
	numbers := c.numbers
	base := pg.base
	if base == nil {
		base = &url.URL{Scheme: "file", Path: "/page.html"}
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // meta.go reads it, with limits
	article, err := parser.ParseAndMutate(root, base)
	if err != nil || article.Node == nil {
		return
	}
	kept := make([]bool, len(numbers)+1)
	markKept(article.Node, kept)
	for _, p := range ps {
		total, in := 0, 0
		for _, t := range p.toks {
			if t.typ != tokText {
				continue
			}
			n := weigh(t.text)
			total += n
			if kept[numbers[t.node]] {
				in += n
			}
		}
		switch {
		case total > 0:
			p.readable = float64(in) / float64(total)
		case p.node() != nil:
			if kept[numbers[p.node()]] {
				p.readable = 1
			}
		}
	}
}

// maxReadable is the number of text nodes up to which readability is asked;
// it takes several times the memory of the page.
const maxReadable = 200_000

const numberAttr = "wf"

// copier copies a page for readability without what that would throw away
// first. Nodes and attributes come from two slices: a page has thousands.
type copier struct {
	unhide  bool
	numbers map[*html.Node]int
	texts   int
	nodes   []html.Node
	attrs   []html.Attribute
}

func newCopier(n *html.Node, unhide bool) *copier {
	c := &copier{unhide: unhide}
	nodes, attrs := 0, 0
	var count func(n *html.Node)
	count = func(n *html.Node) {
		for ; n != nil; n = n.NextSibling {
			if discarded(n) {
				continue
			}
			nodes++
			attrs += len(n.Attr)
			if traced(n) {
				c.texts++
				attrs++
			}
			count(n.FirstChild)
		}
	}
	count(n)
	if c.texts <= maxReadable {
		c.nodes, c.attrs = make([]html.Node, nodes), make([]html.Attribute, attrs)
		c.numbers = make(map[*html.Node]int, c.texts)
	}
	return c
}

// discarded tells what readability leaves out in any case.
func discarded(n *html.Node) bool {
	switch n.Type {
	case html.CommentNode:
		return true
	case html.ElementNode:
		return n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Noscript || n.DataAtom == atom.Template || n.DataAtom == atom.Link
	}
	return false
}

// traced tells the nodes that are asked for afterwards.
func traced(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		return strings.ContainsFunc(n.Data, notSpace)
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Img, atom.Code, atom.Kbd, atom.Pre, atom.Samp, atom.Tt:
			return true
		}
	}
	return false
}

func (c *copier) tree(n *html.Node) *html.Node {
	k := &c.nodes[0]
	c.nodes = c.nodes[1:]
	k.Type, k.DataAtom, k.Data, k.Namespace = n.Type, n.DataAtom, n.Data, n.Namespace
	size := len(n.Attr)
	if c.unhide && n.Type == html.ElementNode && hidden(n) {
		size = 0
	}
	number := 0
	if traced(n) {
		number = 1
	}
	k.Attr = append(c.attrs[:0:size+number], n.Attr[:size]...)
	if number > 0 {
		number = len(c.numbers) + 1
		c.numbers[n] = number
		k.Attr = append(k.Attr, html.Attribute{Key: numberAttr, Val: strconv.Itoa(number)})
	}
	c.attrs = c.attrs[len(k.Attr):]
	for d := n.FirstChild; d != nil; d = d.NextSibling {
		if !discarded(d) {
			k.AppendChild(c.tree(d))
		}
	}
	return k
}

func markKept(n *html.Node, kept []bool) {
	for i := range n.Attr {
		if n.Attr[i].Key == numberAttr {
			if k, ok := atoi(n.Attr[i].Val); ok && k < len(kept) {
				kept[k] = true
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		markKept(c, kept)
	}
}

// node returns the node that stands for a piece without text of its own.
func (p *piece) node() *html.Node {
	for _, t := range p.toks {
		if t.node != nil && (t.typ == tokCode || t.typ == tokImage) {
			return t.node
		}
	}
	return p.el
}
