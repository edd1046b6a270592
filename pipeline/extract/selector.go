package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of the search for a selector.
const (
	nameAbove    = 5   // ancestors that may help to name an element
	manyMatches  = 100 // a selector that matches more elements names none
	manySiblings = 1000
)

// namer finds selectors for elements of one page. What it returns was held
// against the page: it matches the element and nothing that it must not.
type namer struct {
	root  *html.Node
	index map[string][]*html.Node // by key, in document order; more than manyMatches are cut there
	found map[compound][]*html.Node
	ways  map[*html.Node][]compound
}

// newNamer prepares to name the given elements. It looks at the page once.
func newNamer(root *html.Node, els []*html.Node) *namer {
	nm := &namer{root: root, index: map[string][]*html.Node{}, found: map[compound][]*html.Node{}, ways: map[*html.Node][]compound{}}
	seen := map[*html.Node]bool{}
	for _, el := range els {
		for up := 0; el != nil && el.Type == html.ElementNode && up <= nameAbove && !seen[el]; el, up = el.Parent, up+1 {
			seen[el] = up == 0 || seen[el] // an ancestor's own ancestors may still be wanted
			for _, c := range nm.compounds(el) {
				nm.index[c.key()] = nil
			}
		}
	}
	if len(nm.index) > 0 {
		nm.enter(root)
	}
	return nm
}

// enter adds the elements under n to the index, under the keys that are asked
// for.
func (nm *namer) enter(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		nm.add([]byte(c.Data), c)
		var room [96]byte
		for i := range c.Attr {
			switch a := &c.Attr[i]; a.Key {
			case "id":
				nm.add(append(append(room[:0], '#'), a.Val...), c)
			case "itemprop":
				nm.add(append(append(room[:0], '['), a.Val...), c)
			case "class":
				key := append(append(room[:0], c.Data...), '.')
				bare := len(key)
				for j := 0; j <= len(a.Val); j++ {
					if j < len(a.Val) && !cssSpace(rune(a.Val[j])) {
						key = append(key, a.Val[j])
						continue
					}
					if len(key) > bare {
						nm.add(key, c)
					}
					key = key[:bare]
				}
			}
		}
		nm.enter(c)
	}
}

func (nm *namer) add(key []byte, n *html.Node) {
	if ns, ok := nm.index[string(key)]; ok && len(ns) <= manyMatches && (len(ns) == 0 || ns[len(ns)-1] != n) {
		nm.index[string(key)] = append(ns, n)
	}
}

// all returns the elements that a compound matches, nil if they are too many.
func (nm *namer) all(c compound) []*html.Node {
	if ns, ok := nm.found[c]; ok {
		return ns
	}
	var out []*html.Node
	if ns := nm.index[c.key()]; len(ns) <= manyMatches {
		for _, n := range ns {
			if c.matches(n) {
				out = append(out, n)
			}
		}
	}
	nm.found[c] = out
	return out
}

// name returns the most lasting selector that matches el and whose matches
// the caller accepts; "" if there is none.
func (nm *namer) name(el *html.Node, accept func(matches []*html.Node) bool) string {
	if el == nil || el.Type != html.ElementNode {
		return ""
	}
	own := nm.compounds(el)
	if s := nm.nameAlone(el, accept); s != "" {
		return s
	}
	for _, child := range [...]bool{false, true} {
		for up, n := 1, el.Parent; n != nil && n.Type == html.ElementNode && up <= nameAbove && (up == 1 || !child); up, n = up+1, n.Parent {
			for _, above := range nm.compounds(n) {
				if above.id == "" && above.class == "" && above.prop == "" && !landmark(n) {
					continue
				}
				for _, c := range own {
					if ns := nm.under(above, c, child); len(ns) > 0 && accept(ns) {
						return above.css() + map[bool]string{false: " ", true: " > "}[child] + c.css()
					}
				}
			}
		}
	}
	return ""
}

// nameAlone names an element without those around it.
func (nm *namer) nameAlone(el *html.Node, accept func(matches []*html.Node) bool) string {
	for _, c := range nm.compounds(el) {
		if c == (compound{tag: el.Data}) && !landmark(el) {
			continue
		}
		if ns := nm.all(c); len(ns) > 0 && accept(ns) {
			return c.css()
		}
	}
	return ""
}

func (nm *namer) compounds(n *html.Node) []compound {
	cs, ok := nm.ways[n]
	if !ok {
		cs = compounds(n)
		nm.ways[n] = cs
	}
	return cs
}

// under returns what c matches inside what above matches.
func (nm *namer) under(above, c compound, child bool) []*html.Node {
	var out []*html.Node
	for _, n := range nm.all(c) {
		for up := n.Parent; up != nil; up = up.Parent {
			if above.matches(up) {
				out = append(out, n)
				break
			}
			if child {
				break
			}
		}
	}
	return out
}

// place names an element by where it stands, where nothing lasting does; ""
// where that is among too many.
func (nm *namer) place(el *html.Node) string {
	var steps []string
	for n := el; n != nil && n.Type == html.ElementNode; n = n.Parent {
		if n.DataAtom == atom.Body {
			return strings.Join(append([]string{n.Data}, steps...), " > ")
		}
		if n != el {
			if s := nm.nameAlone(n, only(n)); s != "" {
				return strings.Join(append([]string{s}, steps...), " > ")
			}
		}
		if !plainName(n.Data) {
			return ""
		}
		k, walked := 1, 0
		for p := n.PrevSibling; p != nil; p = p.PrevSibling {
			if p.Type == html.ElementNode && p.Data == n.Data {
				k++
			}
			if walked++; walked > manySiblings {
				return ""
			}
		}
		steps = append([]string{n.Data + ":nth-of-type(" + strconv.Itoa(k) + ")"}, steps...)
	}
	return "" // it stands in no page: what a script would put there
}

// only accepts the one element and no other.
func only(el *html.Node) func([]*html.Node) bool {
	return func(ns []*html.Node) bool { return len(ns) == 1 && ns[0] == el }
}

// around returns the smallest element that all nodes stand in.
func around(ns []*html.Node) *html.Node {
	var top *html.Node
	depth := func(n *html.Node) (d int) {
		for ; n.Parent != nil; n = n.Parent {
			d++
		}
		return d
	}
	for _, n := range ns {
		if n.Type != html.ElementNode {
			n = n.Parent
		}
		if top == nil || n == nil {
			top = n
			continue
		}
		a, b := depth(top), depth(n)
		for ; a > b; a-- {
			top = top.Parent
		}
		for ; b > a; b-- {
			n = n.Parent
		}
		for top != n {
			top, n = top.Parent, n.Parent
		}
	}
	return top
}

// nodes returns the text nodes of a piece, or what stands in their place.
func (p *piece) nodes() []*html.Node {
	var out []*html.Node
	for _, t := range p.toks {
		if t.node != nil && (t.typ == tokText && strings.TrimFunc(t.text, isSpace) != "" || t.typ == tokCode || t.typ == tokImage) {
			out = append(out, t.node)
		}
	}
	if len(out) == 0 && p.el != nil {
		out = append(out, p.el)
	}
	return out
}
