package main

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// articleSelector is what somebody who configures a source would write for a
// page: a selector of the one element whose text is most like the article.
func articleSelector(root *html.Node, g *gold.Page) string {
	want := len([]rune(g.Text))
	if want == 0 {
		return "" // only pages with their article can be configured this way
	}
	var best *html.Node
	score := -1.0
	var look func(n *html.Node) int
	look = func(n *html.Node) int {
		if n.Type == html.TextNode {
			return len([]rune(strings.TrimSpace(n.Data)))
		}
		if n.Type == html.ElementNode && unseen[n.Data] {
			return 0
		}
		size := 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			size += look(c)
		}
		if n.Type == html.ElementNode && n.Data != "html" && cssName.MatchString(n.Data) && size*3 > want && (size < 4*want || n.Data == "body") {
			text, _ := render(n)
			// From the inside out: an element around the same text gains nothing.
			if f := g.Compare(text).F1(); f > score+0.002 {
				best, score = n, f
			}
		}
		return size
	}
	look(root)
	if best == nil {
		return "body"
	}
	return selectorOf(root, best)
}

var cssName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

// selectorOf is a short selector that names this element and no other.
func selectorOf(root, n *html.Node) string {
	for _, s := range own(n) {
		if only(root, n, s) {
			return s
		}
	}
	for p := n.Parent; p != nil && p.Type == html.ElementNode; p = p.Parent {
		for _, above := range own(p) {
			for _, s := range own(n) {
				if full := above + " " + s; only(root, n, full) {
					return full
				}
			}
		}
	}
	return path(n)
}

// own are selectors of an element by what it says of itself, best first.
func own(n *html.Node) []string {
	var out []string
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for _, c := range strings.Fields(a.Val) {
				if cssName.MatchString(c) {
					out = append(out, n.Data+"."+c)
				}
			}
		case "id":
			if cssName.MatchString(a.Val) {
				out = append(out, n.Data+"#"+a.Val)
			}
		}
	}
	return append(out, n.Data)
}

func only(root, n *html.Node, css string) bool {
	sel, err := cascadia.Parse(css)
	if err != nil {
		return false
	}
	all := cascadia.QueryAll(root, sel)
	return len(all) == 1 && all[0] == n
}

// path names an element by its place among its siblings, all the way down.
func path(n *html.Node) string {
	if n.Parent == nil || n.Parent.Type != html.ElementNode {
		return n.Data
	}
	k := 1
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			k++
		}
	}
	return path(n.Parent) + " > :nth-child(" + strconv.Itoa(k) + ")"
}
