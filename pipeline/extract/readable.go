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
	numbers := map[*html.Node]int{}
	root := copyTree(pg.root, numbers, unhide)
	if len(numbers) > maxReadable {
		return
	}
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

func copyTree(n *html.Node, numbers map[*html.Node]int, unhide bool) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	switch n.Type {
	case html.ElementNode:
		c.Attr = append(make([]html.Attribute, 0, len(n.Attr)+1), n.Attr...)
		if unhide && hidden(n) {
			c.Attr = c.Attr[:0]
		}
		if n.DataAtom == atom.Img || n.DataAtom == atom.Code || n.DataAtom == atom.Kbd || n.DataAtom == atom.Pre || n.DataAtom == atom.Samp || n.DataAtom == atom.Tt {
			numbers[n] = len(numbers) + 1
			c.Attr = append(c.Attr, html.Attribute{Key: numberAttr, Val: strconv.Itoa(numbers[n])})
		}
	case html.TextNode:
		if strings.TrimSpace(n.Data) != "" {
			numbers[n] = len(numbers) + 1
			c.Attr = []html.Attribute{{Key: numberAttr, Val: strconv.Itoa(numbers[n])}}
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.AppendChild(copyTree(k, numbers, unhide))
	}
	return c
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
