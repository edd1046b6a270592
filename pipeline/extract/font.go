package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// usualSize is the font size that most of the text has, 0 if it says none.
func usualSize(ps []*piece) int {
	weights := map[int]int{}
	for _, p := range ps {
		if p.kind == pipeline.Paragraph || p.kind == pipeline.ListItem {
			weights[p.fontSize()] += p.weight
		}
	}
	best := 0
	for size, w := range weights {
		if w > weights[best] || w == weights[best] && size < best {
			best = size
		}
	}
	return best
}

// fontSize returns the size in pixels that all of a piece's text has; 0 if
// nothing says so.
func (p *piece) fontSize() int {
	size := -1
	for _, t := range p.toks {
		if t.typ != tokText || strings.TrimSpace(t.text) == "" || t.node == nil {
			continue
		}
		s := 0
		up := 0
		for n := t.node.Parent; n != nil && n.Type == html.ElementNode && up < 8; n, up = n.Parent, up+1 {
			if s = sizeOf(n); s > 0 || n == p.scope.el {
				break
			}
		}
		if size >= 0 && s != size {
			return 0
		}
		size = s
	}
	return max(size, 0)
}

// sizeOf reads the font size an element sets itself.
func sizeOf(n *html.Node) int {
	if n.DataAtom == atom.Font {
		switch s := attr(n, "size"); s {
		case "4", "+1":
			return 18
		case "5", "+2":
			return 24
		case "6", "7", "+3", "+4":
			return 32
		}
	}
	_, v, ok := strings.Cut(styleOf(n), "font-size:")
	if !ok {
		return 0
	}
	v, _, _ = strings.Cut(v, ";")
	digits := 0
	for digits < len(v) && v[digits] >= '0' && v[digits] <= '9' {
		digits++
	}
	size, ok := atoi(v[:digits])
	unit := v[digits:]
	if i := strings.IndexFunc(unit, unicode.IsLetter); i > 0 {
		unit = unit[i:]
	}
	switch {
	case !ok:
		switch v {
		case "large":
			return 18
		case "x-large", "larger":
			return 24
		case "xx-large":
			return 32
		}
		return 0
	case strings.HasPrefix(unit, "px"):
		return size
	case strings.HasPrefix(unit, "pt"):
		return size * 4 / 3
	case strings.HasPrefix(unit, "%"):
		return size * 16 / 100
	case strings.HasPrefix(unit, "em") || strings.HasPrefix(unit, "rem"):
		if strings.Contains(v[digits:], ".") && len(v) > digits+1 && v[digits+1] >= '5' {
			return size*16 + 8
		}
		return size * 16
	}
	return 0
}
