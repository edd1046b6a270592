package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// firstElement returns the first element of the kind under n, or nil.
func firstElement(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == a {
			return d
		}
	}
	return nil
}

// innerText returns the text under n with white space collapsed, at most
// about limit bytes of it; 0 means all.
func innerText(n *html.Node, limit int) string {
	if n.Type == html.TextNode {
		return clean(n.Data)
	}
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !unread(d.Parent):
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && (d.DataAtom == atom.Br || isBlock(d)):
			b.WriteByte(' ')
		}
		if limit > 0 && b.Len() > limit {
			break
		}
	}
	return clean(b.String())
}

func unread(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template:
		return true
	}
	return false
}

// isBlock tells whether the element breaks the line before and after itself.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P,
		atom.Plaintext, atom.Pre, atom.Search, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Xmp, atom.Listing:
		return true
	case 0:
		return strings.Contains(n.Data, "-") // a custom element: nearly always a box
	}
	return strings.Contains(styleOf(n), "display:block")
}

// styleOf returns an element's style attribute in lower case without spaces.
func styleOf(n *html.Node) string {
	return strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
}

func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	if attr(n, "role") == "heading" && (isBlock(n) || n.DataAtom == atom.Div) {
		if l := attr(n, "aria-level"); len(l) == 1 && l[0] >= '1' && l[0] <= '6' {
			return int(l[0] - '0')
		}
		return 2
	}
	return 0
}
