package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// dataTable tells a table of data from one that only lays out the page.
func (w *walker) dataTable(t *html.Node) bool {
	if r := attr(t, "role"); r == "presentation" || r == "none" {
		return false
	}
	rows, cells, widest, heads := 0, 0, 0, 0
	long, rich := 0, 0
	for d := range t.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		switch d.DataAtom {
		case atom.Table, atom.Form, atom.Article, atom.Section, atom.Nav, atom.H1:
			return false
		case atom.Tr:
			rows++
			n := 0
			for c := d.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.ElementNode && (c.DataAtom == atom.Td || c.DataAtom == atom.Th) {
					n++
				}
			}
			cells += n
			widest = max(widest, n)
		case atom.Th, atom.Thead, atom.Caption:
			heads++
		case atom.Td:
			if weigh(innerText(d, 2000)) > 600 {
				long++
			}
			if blocksIn(d) > 2 {
				rich++
			}
		case atom.H2, atom.H3, atom.H4:
			rich++
		}
	}
	if rows < 2 || widest < 2 || cells < rows*2-1 {
		return false
	}
	if heads > 0 {
		return long*3 <= cells
	}
	return long == 0 && rich*4 <= cells && cells >= 4
}

func blocksIn(n *html.Node) int {
	k := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (isBlock(c) || c.DataAtom == atom.Br) {
			k++
		}
	}
	return k
}

// table makes a cell of each cell that has text.
func (w *walker) table(t *html.Node) {
	w.flush()
	up := w.scope
	s := &scope{up: up, el: t, hints: up.hints | hintsOf(t), hide: up.hide || hidden(t)}
	w.scope = s
	row, first := 0, true
	var covered []int // by column: the first row that no cell of an earlier row covers
	var rows func(n *html.Node, inHead bool)
	rows = func(n *html.Node, inHead bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || w.skip[c] {
				continue
			}
			switch c.DataAtom {
			case atom.Caption:
				w.block(c)
			case atom.Thead:
				rows(c, true)
			case atom.Tbody, atom.Tfoot:
				rows(c, false)
			case atom.Tr:
				covered = w.row(c, row, inHead, &first, covered)
				row++
			}
		}
	}
	rows(t, false)
	w.scope = up
}

func (w *walker) row(tr *html.Node, row int, inHead bool, first *bool, covered []int) []int {
	allHead := true
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom == atom.Td {
			allHead = false
		}
	}
	col := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for col < len(covered) && covered[col] > row {
			col++
		}
		cs, rs := span(attr(c, "colspan")), span(attr(c, "rowspan"))
		for j := col; j < col+cs && j < maxColumns; j++ {
			for len(covered) <= j {
				covered = append(covered, 0)
			}
			covered[j] = max(covered[j], row+rs)
		}
		if p := w.cell(c); p != nil {
			p.row, p.col, p.head = row, col, inHead || allHead || c.DataAtom == atom.Th
			p.start, *first = *first, false
			w.pieces = append(w.pieces, p)
		}
		col += cs
	}
	return covered
}

// maxColumns is up to where cells that reach over several rows are followed.
const maxColumns = 1000

func span(s string) int {
	if n, ok := atoi(strings.TrimSpace(s)); ok && n > 0 && n <= 100 {
		return n
	}
	return 1
}

// cell gathers all of a cell into one run; its paragraphs and items become
// lines of it.
func (w *walker) cell(c *html.Node) *piece {
	sub := &walker{pg: w.pg, skip: w.skip, scope: w.scope}
	var gather func(n *html.Node)
	gather = func(n *html.Node) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			switch {
			case k.Type == html.TextNode:
				sub.toks = append(sub.toks, token{typ: tokText, node: k, text: k.Data})
			case k.Type != html.ElementNode || w.skip[k] || hidden(k):
			case isBlock(k) && k.DataAtom != atom.Pre && k.DataAtom != atom.Table && k.DataAtom != atom.Hr:
				sub.lineBreak()
				gather(k)
				sub.lineBreak()
			case k.DataAtom == atom.Pre:
				sub.toks = append(sub.toks, token{typ: tokCode, node: k, text: clean(innerRaw(k))})
			default:
				sub.element(k)
			}
		}
	}
	gather(c)
	toks := sub.toks
	for _, p := range sub.pieces { // what an inline element with blocks inside gave
		toks = append(toks, p.toks...)
	}
	kept, images := tidy(toks, w.pg)
	if len(kept) == 0 {
		kept = images // a cell that is only an image keeps it as a code
	}
	p := &piece{kind: pipeline.Cell, toks: kept, scope: w.scope, hidden: w.scope.hide}
	p.measure()
	if len(kept) == 0 {
		return nil
	}
	return p
}

// lineBreak ends a line of a cell, once.
func (w *walker) lineBreak() {
	for i := len(w.toks) - 1; i >= 0; i-- {
		t := w.toks[i]
		if t.typ == tokBreak {
			return
		}
		if t.typ == tokText && strings.TrimFunc(t.text, isSpace) == "" || t.typ == tokOpen || t.typ == tokClose {
			continue
		}
		w.toks = append(w.toks, token{typ: tokBreak})
		return
	}
}
