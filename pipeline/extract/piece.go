package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// piece is a run of inline content that stands on lines of its own: what
// becomes one block of the document, or none.
type piece struct {
	kind    pipeline.BlockKind
	toks    []token
	text    string // as a reader sees it, white space collapsed
	weight  int    // of text, see weigh
	linked  int    // weight of the text inside links
	links   int    // number of links
	scope   *scope
	level   int  // of a real heading, 1 to 6
	depth   int  // of lists and quotes
	ordered bool // list item
	number  int
	start   bool // begins a list or a table
	row     int  // of a cell, as col
	col     int
	head    bool
	raw     string     // listing
	lang    string     // listing
	src     string     // embed
	el      *html.Node // listing: its element
	hidden  bool       // the page does not show it
	bold    bool       // every letter of it is bold

	readable float64 // share of its text that readability kept
	keep     bool
	reason   string // why it is dropped, when it is
	rule     string // what decided
}

// prose tells whether a piece is a paragraph of running text.
func (p *piece) prose() bool {
	return p.weight >= 120 && p.linked*2 < p.weight && p.kind != pipeline.Heading && (endsSentence(p.text) || p.weight >= 240)
}

// scope is a block element with what its ancestors say of it.
type scope struct {
	up    *scope
	el    *html.Node
	hints hint
	list  *list
	quote int
	head  int // heading level
	capt  bool
	hide  bool
	items int // pieces directly in a list item so far
	item  bool
}

type list struct {
	depth   int
	ordered bool
	next    int
	fresh   bool // no item yet
}

// token is a piece of inline content in document order.
type token struct {
	typ  tokenType
	node *html.Node // the element, or the text node
	text string     // of text and code; the address of a link or image
	name string     // of a code: "b", "a"

	breaks [2]bool // of text: the source breaks its line at the start, at the end
}

type tokenType uint8

const (
	tokText tokenType = iota
	tokOpen
	tokClose
	tokBreak
	tokImage
	tokCode // text that is not translated
)

// maxInline is how many inline elements are kept open in each other; deeper
// ones only give their text.
const maxInline = 12

// walker cuts a body into pieces.
type walker struct {
	pg     *page
	pieces []*piece
	toks   []token
	open   []token // inline elements that are open, outermost first
	scope  *scope
	skip   map[*html.Node]bool // what the rules remove
}

func (pg *page) pieces(from []*html.Node, skip map[*html.Node]bool) []*piece {
	w := &walker{pg: pg, skip: skip}
	for _, n := range from {
		w.scope = &scope{el: n, hints: hintsAbove(n)}
		w.element(n)
		w.flush()
	}
	return w.pieces
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if c.Data != "" {
				w.toks = append(w.toks, token{typ: tokText, node: c, text: c.Data})
			}
		case html.ElementNode:
			w.element(c)
		}
	}
}

func (w *walker) element(n *html.Node) {
	if w.skip[n] || n.Namespace != "" {
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Meta, atom.Link, atom.Object, atom.Applet,
		atom.Canvas, atom.Audio, atom.Map, atom.Select, atom.Textarea, atom.Input, atom.Button, atom.Option, atom.Datalist,
		atom.Frame, atom.Frameset, atom.Noframes, atom.Rp, atom.Rt, atom.Param, atom.Source, atom.Track, atom.Progress, atom.Meter:
		return
	case atom.Noscript:
		w.noscript(n)
		return
	case atom.Br:
		w.toks = append(w.toks, token{typ: tokBreak, node: n})
		return
	case atom.Wbr:
		return
	case atom.Hr:
		w.flush()
		w.pieces = append(w.pieces, &piece{kind: pipeline.Rule, scope: w.scope, hidden: w.scope.hide})
		return
	case atom.Img:
		w.toks = append(w.toks, token{typ: tokImage, node: n})
		return
	case atom.Iframe, atom.Embed, atom.Video:
		w.embed(n)
		return
	case atom.Pre, atom.Xmp, atom.Listing, atom.Plaintext:
		w.listing(n)
		return
	case atom.Table:
		if w.dataTable(n) {
			w.table(n)
			return
		}
	}
	if isBlock(n) {
		w.block(n)
		return
	}
	if hidden(n) {
		old := w.scope
		w.flush()
		w.scope = &scope{up: old, el: n, hints: old.hints, list: old.list, quote: old.quote, hide: true}
		w.children(n)
		w.flush()
		w.scope = old
		return
	}
	if data, ok := untranslated(n); ok && len(w.open) < maxInline {
		w.toks = append(w.toks, token{typ: tokCode, node: n, text: data})
		return
	}
	name, addr := w.codeName(n)
	if name == "" || len(w.open) >= maxInline {
		w.children(n)
		return
	}
	t := token{typ: tokOpen, node: n, name: name, text: addr}
	w.open = append(w.open, t)
	w.toks = append(w.toks, t)
	w.children(n)
	w.toks = append(w.toks, token{typ: tokClose, node: n, name: name})
	w.open = w.open[:len(w.open)-1]
}

// untranslated returns the text of an element that stands for itself: code,
// keys to press, and what the page itself marks as not to be translated.
func untranslated(n *html.Node) (string, bool) {
	switch n.DataAtom {
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
	default:
		if attr(n, "translate") != "no" && !hasWord(attr(n, "class"), "notranslate") {
			return "", false
		}
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (isBlock(d) || d.DataAtom == atom.Img || d.DataAtom == atom.Br) {
			return "", false
		}
	}
	data := innerText(n, 0)
	return data, data != ""
}

func hasWord(list, word string) bool {
	return strings.Contains(list, word) && strings.Contains(" "+list+" ", " "+word+" ")
}

func (w *walker) block(n *html.Node) {
	w.flush()
	up := w.scope
	s := &scope{up: up, el: n, hints: up.hints | hintsOf(n), list: up.list, quote: up.quote, head: up.head, capt: up.capt, hide: up.hide || hidden(n)}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		s.list = &list{depth: 1, ordered: n.DataAtom == atom.Ol, next: 1, fresh: true}
		if up.list != nil {
			s.list.depth = up.list.depth + 1
		}
		if st, ok := atoi(attr(n, "start")); ok {
			s.list.next = st
		}
	case atom.Li:
		s.item = true
		if s.list == nil {
			s.list = &list{depth: 1, fresh: true, next: 1}
		}
	case atom.Blockquote:
		s.quote++
	case atom.Figcaption, atom.Caption:
		s.capt = true
	case atom.Table:
		s.list = nil // a layout table inside a list says nothing of items
	}
	if l := headingLevel(n); l > 0 {
		s.head = l
	}
	w.scope = s
	w.children(n)
	w.flush()
	w.scope = up
}

// flush ends the run gathered so far and cuts it into pieces.
func (w *walker) flush() {
	toks := w.toks
	if len(toks) == len(w.open) { // only elements opened again
		w.reopen()
		return
	}
	w.toks = nil
	for i := len(w.open) - 1; i >= 0; i-- {
		toks = append(toks, token{typ: tokClose, node: w.open[i].node, name: w.open[i].name})
	}
	for _, part := range splitLines(toks) {
		w.emit(part)
	}
	w.reopen()
}

func (w *walker) reopen() {
	w.toks = append(w.toks[:0:0], w.open...)
}

func (w *walker) emit(toks []token) {
	toks, images := tidy(toks, w.pg)
	s := w.scope
	p := &piece{toks: toks, scope: s, hidden: s.hide}
	p.measure()
	if p.text != "" {
		w.classify(p)
		w.pieces = append(w.pieces, p)
	}
	for _, img := range images {
		w.pieces = append(w.pieces, &piece{kind: pipeline.Image, toks: []token{img}, text: clean(attr(img.node, "alt")), scope: s, hidden: s.hide})
	}
}

// classify says what kind of block a run is by where it stands.
func (w *walker) classify(p *piece) {
	s := p.scope
	if s.quote > 0 {
		p.kind, p.depth = pipeline.Quote, s.quote
	}
	if s.capt {
		p.kind, p.depth = pipeline.Caption, 0
	}
	if item := s.listItem(); item != nil && !s.capt {
		if item.items == 0 {
			l := item.list
			p.kind, p.depth, p.ordered = pipeline.ListItem, l.depth, l.ordered
			p.start, l.fresh = l.fresh, false
			if v, ok := atoi(attr(item.el, "value")); ok && l.ordered {
				l.next = v
			}
			if l.ordered {
				p.number = l.next
				l.next++
			}
		}
		item.items++
	}
	if s.head > 0 {
		p.kind, p.level, p.depth = pipeline.Heading, s.head, 0
	}
}

// listItem returns the item of a list that the scope stands in, if no table
// or heading comes between.
func (s *scope) listItem() *scope {
	for ; s != nil; s = s.up {
		switch {
		case s.item:
			return s
		case s.el.DataAtom == atom.Table || s.el.DataAtom == atom.Ul || s.el.DataAtom == atom.Ol:
			return nil
		}
	}
	return nil
}

func hidden(n *html.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	if attr(n, "aria-hidden") == "true" && n.DataAtom != atom.I && n.DataAtom != atom.Span {
		return true
	}
	st := styleOf(n)
	return strings.Contains(st, "display:none") || strings.Contains(st, "visibility:hidden")
}

func atoi(s string) (int, bool) {
	if s == "" || len(s) > 8 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
