package main

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// blocks are the elements that stand on lines of their own.
var blocks = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "center": true, "dd": true, "details": true, "div": true,
	"dl": true, "dt": true, "fieldset": true, "figcaption": true, "figure": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "header": true, "hr": true, "html": true, "li": true, "main": true, "nav": true, "ol": true, "p": true,
	"pre": true, "section": true, "summary": true, "table": true, "tbody": true, "tfoot": true, "thead": true, "tr": true, "ul": true,
}

// unseen are the elements without text for people.
var unseen = map[string]bool{"head": true, "noscript": true, "script": true, "style": true, "template": true, "textarea": true, "select": true, "svg": true}

// render writes what is under a node as text, a block a line, the cells of a
// row on one line, and lists its headings. It goes by the names of elements
// alone: extractors make nodes without the parser's atoms.
func render(n *html.Node) (text string, outline []gold.Heading) {
	if n == nil {
		return "", nil
	}
	r := renderer{}
	r.node(n, false)
	r.end()
	return strings.Join(r.lines, "\n"), r.outline
}

// parts are the texts of headings and of list items under a node.
func parts(n *html.Node) (headings, items []string) {
	if n == nil {
		return nil, nil
	}
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		switch strings.ToLower(d.Data) {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			headings = append(headings, inside(d))
		case "li":
			items = append(items, inside(d))
		}
	}
	return headings, items
}

func inside(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

type renderer struct {
	lines   []string
	line    strings.Builder
	outline []gold.Heading
}

func (r *renderer) end() {
	if s := strings.TrimSpace(r.line.String()); s != "" {
		r.lines = append(r.lines, s)
	}
	r.line.Reset()
}

func (r *renderer) node(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data, pre)
		return
	case html.ElementNode:
	case html.DocumentNode:
		r.children(n, pre)
		return
	default:
		return
	}
	name := strings.ToLower(n.Data)
	switch {
	case unseen[name]:
	case name == "br":
		r.end()
	case name == "td" || name == "th":
		if r.line.Len() > 0 {
			r.line.WriteByte('\t')
		}
		from := len(r.lines)
		r.children(n, pre)
		// What a cell has of blocks goes on the row's line.
		if len(r.lines) > from {
			inside := append(r.lines[from:len(r.lines):len(r.lines)], r.line.String())
			r.lines = r.lines[:from]
			r.line.Reset()
			r.line.WriteString(strings.Join(inside, "\t"))
		}
	case blocks[name]:
		r.end()
		from := len(r.lines)
		r.children(n, pre || name == "pre")
		r.end()
		if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
			if title := strings.Join(r.lines[from:], " "); title != "" {
				r.outline = append(r.outline, gold.Heading{Level: int(name[1] - '0'), Text: title})
			}
		}
	default:
		r.children(n, pre)
	}
}

func (r *renderer) children(n *html.Node, pre bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, pre)
	}
}

func (r *renderer) text(s string, pre bool) {
	if pre {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				r.end()
			}
			r.line.WriteString(l)
		}
		return
	}
	words := strings.Fields(s)
	if len(words) == 0 {
		if s != "" && r.line.Len() > 0 {
			r.line.WriteByte(' ')
		}
		return
	}
	if strings.TrimLeft(s, " \t\n\r\f") != s && r.line.Len() > 0 {
		r.line.WriteByte(' ')
	}
	r.line.WriteString(strings.Join(words, " "))
	if strings.TrimRight(s, " \t\n\r\f") != s {
		r.line.WriteByte(' ')
	}
}
