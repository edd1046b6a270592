package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// compound is what a selector demands of one element. The zero tag is any.
type compound struct {
	tag, id, class, class2, prop string
}

func (c compound) css() string {
	s := c.tag
	if c.id != "" {
		s += "#" + c.id
	}
	if c.class != "" {
		s += "." + c.class
	}
	if c.class2 != "" {
		s += "." + c.class2
	}
	if c.prop != "" {
		s += `[itemprop="` + c.prop + `"]`
	}
	return s
}

func (c compound) matches(n *html.Node) bool {
	return n.Type == html.ElementNode && (c.tag == "" || c.tag == n.Data) &&
		(c.id == "" || attr(n, "id") == c.id) && (c.prop == "" || attr(n, "itemprop") == c.prop) &&
		(c.class == "" || hasClass(n, c.class)) && (c.class2 == "" || hasClass(n, c.class2))
}

func hasClass(n *html.Node, name string) bool {
	list := attr(n, "class")
	if !strings.Contains(list, name) {
		return false
	}
	for w := range strings.FieldsFuncSeq(list, cssSpace) {
		if w == name {
			return true
		}
	}
	return false
}

func cssSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f'
}

// key is what of a compound the index knows elements by.
func (c compound) key() string {
	switch {
	case c.id != "":
		return "#" + c.id
	case c.class != "":
		return c.tag + "." + c.class
	case c.prop != "":
		return "[" + c.prop
	}
	return c.tag
}

// compounds are the ways to name an element by itself, the most lasting
// first: its id, what it says it is, its class, two of its classes, its tag.
// Names that a program made, or that only say how things look, are left out.
func compounds(n *html.Node) []compound {
	if !plainName(n.Data) {
		return nil
	}
	var out []compound
	if id := attr(n, "id"); lasting(id) {
		out = append(out, compound{id: id})
	}
	if p := attr(n, "itemprop"); plainName(p) {
		out = append(out, compound{tag: n.Data, prop: p})
	}
	if landmark(n) {
		out = append(out, compound{tag: n.Data})
	}
	var classes []string
	for w := range strings.FieldsFuncSeq(clip(attr(n, "class"), 400), cssSpace) {
		if lasting(w) && len(classes) < 3 {
			classes = append(classes, w)
		}
	}
	for _, c := range classes {
		out = append(out, compound{tag: n.Data, class: c})
	}
	for i, c := range classes {
		for _, d := range classes[i+1:] {
			out = append(out, compound{tag: n.Data, class: c, class2: d})
		}
	}
	if !landmark(n) {
		out = append(out, compound{tag: n.Data})
	}
	return out
}

// landmark tells the elements that a page has one of, or few.
func landmark(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Main, atom.Article, atom.H1, atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Time, atom.Address:
		return true
	}
	return false
}

// lasting tells whether an id or class can stand in a selector and is likely
// to be there on the site's other pages, and next year: it says what the
// element is, and is no number, no hash and no measure.
func lasting(name string) bool {
	if !plainName(name) || len(name) < 3 {
		return false
	}
	digits, switches := 0, 0
	for i := 0; i < len(name); i++ {
		d := digit(name[i])
		if d {
			digits++
		}
		if i > 0 && (letter(name[i-1]) && d || digit(name[i-1]) && letter(name[i])) {
			switches++
		}
	}
	if digits > 2 || switches > 1 {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' })
	if len(words) == 0 || slices.Contains(madeWords, words[0]) {
		return false
	}
	return name == "text" || slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(lookWords, w) && !digit(w[0]) })
}

// madeWords begin names that programs make anew, or that say what state an
// element is in.
var madeWords = []string{"css", "sc", "jsx", "svelte", "emotion", "styled", "chakra", "is", "has", "js"}

// lookWords say how an element looks or where it stands, and nothing of what
// it is.
var lookWords = []string{
	"m", "mt", "mb", "ml", "mr", "mx", "my", "p", "pt", "pb", "pl", "pr", "px", "py", "w", "h", "d", "z", "xs", "sm", "md", "lg", "xl", "fs", "fw", "lh",
	"col", "cols", "row", "flex", "grid", "bg", "border", "rounded", "float", "align", "justify", "items", "order", "gap", "space", "max", "min", "full", "auto", "none",
	"hidden", "visible", "clear", "clearfix", "cf", "fl", "fr", "left", "right", "center", "top", "bottom", "active", "current", "first", "last", "odd", "even", "open", "show", "fade",
	"container", "wrapper", "wrap", "inner", "outer", "box", "block", "inline", "relative", "absolute", "fixed", "sticky", "overflow", "font", "size", "leading", "tracking",
	"uppercase", "bold", "italic", "normal", "text", "white", "black", "gray", "grey", "red", "blue", "green", "primary", "secondary", "muted", "dark", "light", "small", "large",
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// plainName tells whether s can stand in a selector without escapes.
func plainName(s string) bool {
	if s == "" || len(s) > 64 || digit(s[0]) || s[0] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c == '-' || c == '_' || digit(c) || letter(c)) {
			return false
		}
	}
	return true
}
