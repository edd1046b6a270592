package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// usualLooks is what most of an article's text looks like, against which a
// line stands out.
type usualLooks struct {
	size    int
	color   string
	caps    bool
	classes map[string]bool // that only short lines have
}

func usualLook(ps []*piece) *usualLooks {
	u := &usualLooks{size: usualSize(ps), classes: shortClasses(ps)}
	colors := map[string]int{}
	upper, all := 0, 0
	for _, p := range ps {
		if p.kind != pipeline.Paragraph && p.kind != pipeline.ListItem {
			continue
		}
		colors[p.color()] += p.weight
		if p.weight > maxHeading {
			all++
			if capitals(p.text) {
				upper++
			}
		}
	}
	best := 0
	for c, w := range colors {
		if w > best || w == best && c < u.color {
			best, u.color = w, c
		}
	}
	u.caps = upper*2 > all
	return u
}

// lookOf returns how a line without number stands out. What is slight counts
// only where nothing else tells: an editor who makes headings bold does not
// care which of them are centred, coloured or in capitals.
func (u *usualLooks) lookOf(p *piece) look {
	l := look{bold: p.bold, mark: mark(p.text)}
	if size := p.fontSize(); u.size > 0 && size > u.size || u.size == 0 && size >= 17 {
		l.size = size
	}
	if c := classOf(p); u.classes[c] {
		l.class = c
	}
	if l != (look{}) {
		return l
	}
	return u.fine(p)
}

// fine returns how a line stands out slightly.
func (u *usualLooks) fine(p *piece) look {
	l := look{line: p.allIn("u"), mid: p.centred(), caps: !u.caps && capitals(p.text)}
	if c := p.color(); c != "" && c != u.color {
		l.color = c
	}
	return l
}

// slight tells looks that captions and notes have as often as headings.
func (l look) slight() bool {
	return l.num == noNumber && !l.bold && l.size == 0 && l.mark == 0 && !l.plain && !titleClass(l.class)
}

// marks stand before fake headings as signs. Dots and strokes are not among
// them: they stand before items.
const marks = "■◆▼★◎◇□▲△▶►※♦✦☆✿❖◉▌▎▍●○"

// mark returns the sign that a line begins with, or the bracket that stands
// around it; 0 if there is none.
func mark(s string) rune {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(marks, r) && strings.TrimSpace(s[size:]) != "" {
		return r
	}
	last, lastSize := utf8.DecodeLastRuneInString(s)
	switch {
	case len(s) < size+lastSize+2:
	case r == '【' && last == '】' && strings.Count(s, "【") == 1, r == '［' && last == '］', r == '〔' && last == '〕':
		return '【'
	case r == '＜' && last == '＞', r == '〈' && last == '〉', r == '<' && last == '>':
		return '〈'
	case (r == '·' || r == '—' || r == '＝' || r == '=' || r == '☆' || r == '~' || r == '～' || r == '-') && last == r:
		return r
	}
	return 0
}

// capitals tells whether a text in a script that has them is all capitals.
func capitals(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) || r >= 0x2e80 {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 4
}

// allIn tells whether all of a piece's text stands in elements of a name.
func (p *piece) allIn(name string) bool {
	in, any := 0, false
	for _, t := range p.toks {
		switch t.typ {
		case tokOpen:
			if t.name == name {
				in++
			}
		case tokClose:
			if t.name == name {
				in--
			}
		case tokText, tokCode:
			if in == 0 && strings.ContainsFunc(t.text, unicode.IsLetter) {
				return false
			}
			any = true
		}
	}
	return any
}

// centred tells whether the piece's own element is centred.
func (p *piece) centred() bool {
	n := p.scope.el
	if n == nil {
		return false
	}
	return n.Data == "center" || strings.EqualFold(attr(n, "align"), "center") || strings.Contains(styleOf(n), "text-align:center")
}

// color returns the colour that all of a piece's text has; "" if nothing says
// so.
func (p *piece) color() string {
	found, first := "", true
	for _, t := range p.toks {
		if t.typ != tokText || t.node == nil || strings.TrimSpace(t.text) == "" {
			continue
		}
		c, up := "", 0
		for n := t.node.Parent; n != nil && n.Type == html.ElementNode && up < 8; n, up = n.Parent, up+1 {
			if c = colorOf(n); c != "" || n == p.scope.el {
				break
			}
		}
		if !first && c != found {
			return ""
		}
		found, first = c, false
	}
	return found
}

// colorOf reads the text colour an element sets itself.
func colorOf(n *html.Node) string {
	if n.Data == "font" {
		if c := attr(n, "color"); c != "" {
			return strings.ToLower(c)
		}
	}
	for decl := range strings.SplitSeq(styleOf(n), ";") {
		if c, ok := strings.CutPrefix(decl, "color:"); ok {
			return c
		}
	}
	return ""
}

// shortClasses finds the classes that only short lines have, most of them
// followed by longer ones; of those whose name says heading, one line is
// enough.
func shortClasses(ps []*piece) map[string]bool {
	type tally struct{ n, long int }
	seen := map[string]*tally{}
	texts := 0
	for _, p := range ps {
		if p.text == "" || p.kind == pipeline.Cell || p.kind == pipeline.ListItem || p.kind == pipeline.Image {
			continue
		}
		texts++
		c := classOf(p)
		if c == "" {
			continue
		}
		t := seen[c]
		if t == nil {
			t = &tally{}
			seen[c] = t
		}
		t.n++
		if p.kind != pipeline.Paragraph && p.kind != pipeline.Quote || p.weight > maxHeading || !headingText(p.text, number{}) {
			t.long++
		}
	}
	out := map[string]bool{}
	for c, t := range seen {
		titled := titleClass(c)
		if (t.n >= 2 || titled) && (t.long == 0 || titled && t.long*4 <= t.n) && (t.n*5 < texts*3 || t.n == 1) {
			out[c] = true
		}
	}
	return out
}

// classOf returns the element and class of a piece's own element.
func classOf(p *piece) string {
	if p.scope.el == nil {
		return ""
	}
	c := attr(p.scope.el, "class")
	if c == "" {
		return ""
	}
	return p.scope.el.Data + "." + c
}

// titleWords are the words of class names that say heading.
var titleWords = []string{"title", "titles", "tit", "heading", "headings", "headline", "subtitle", "subheading", "subhead", "subheader", "h1", "h2", "h3", "h4", "h5", "h6", "biaoti", "midashi", "ueberschrift", "titre", "titulo", "titulo2"}

// titleClass tells whether an element with its class, as classOf returns it,
// is named as a heading.
func titleClass(c string) bool {
	_, class, ok := strings.Cut(c, ".")
	if !ok {
		return false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(class), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for _, t := range titleWords {
			if w == t {
				return true
			}
		}
	}
	return false
}
