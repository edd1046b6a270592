package extract

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// maxCodes is how many codes one text can have: a number has four digits.
const maxCodes = 9999

// coder writes text with codes.
type coder struct {
	b    strings.Builder
	text pipeline.Text
}

// coded turns tokens into text with codes. Pairs come out balanced because
// tokens are; what says the same twice is merged, what holds nothing is left
// out, and text that looks like a code becomes one.
func coded(toks []token, plainBold bool) pipeline.Text {
	var c coder
	type pair struct {
		name string
		n    int // 0 for one that found no number any more
	}
	var open []pair
	for _, k := range joinText(simplify(toks, plainBold)) {
		switch k.typ {
		case tokText:
			c.literal(k.text)
		case tokBreak:
			if c.add(pipeline.Code{Name: "br", Kind: pipeline.Placeholder}) == 0 {
				c.b.WriteByte(' ')
			}
		case tokCode:
			if c.add(pipeline.Code{Name: "code", Kind: pipeline.Placeholder, Data: k.text}) == 0 {
				c.literal(k.text)
			}
		case tokImage:
			img := pipeline.Code{Name: "img", Kind: pipeline.Placeholder, Attr: []pipeline.Attr{{Name: "src", Value: k.text}}}
			if alt := clean(attr(k.node, "alt")); alt != "" {
				img.Attr = append(img.Attr, pipeline.Attr{Name: "alt", Value: alt})
			}
			c.add(img)
		case tokOpen:
			open = append(open, pair{k.name, c.add(pipeline.Code{Name: k.name, Kind: pipeline.Paired, Attr: attributes(k)})})
		case tokClose:
			if len(open) == 0 {
				continue
			}
			if p := open[len(open)-1]; p.n > 0 {
				c.b.WriteString("</" + p.name + strconv.Itoa(p.n) + ">")
			}
			open = open[:len(open)-1]
		}
	}
	c.text.Coded = c.b.String()
	return c.text
}

// add writes a code and returns its number, 0 if there is none left.
func (c *coder) add(code pipeline.Code) int {
	if len(c.text.Codes) >= maxCodes {
		return 0
	}
	code.N = len(c.text.Codes) + 1
	c.text.Codes = append(c.text.Codes, code)
	c.b.WriteString(code.Tag())
	return code.N
}

// literal writes text; pieces of it that look like a code become codes.
func (c *coder) literal(s string) {
	if !strings.Contains(s, "<") || !pipeline.LooksLikeCode(s) {
		c.b.WriteString(s)
		return
	}
	for _, k := range pipeline.Tokens(s) {
		if k.IsCode() {
			c.add(pipeline.Code{Name: "lit", Kind: pipeline.Placeholder, Data: k.Text})
		} else {
			c.b.WriteString(k.Text)
		}
	}
}

// joinText joins neighbouring text, so that what looks like a code only when
// it stands together is seen.
func joinText(toks []token) []token {
	out := make([]token, 0, len(toks))
	for i := 0; i < len(toks); {
		t, j := toks[i], i+1
		for j < len(toks) && t.typ == tokText && toks[j].typ == tokText {
			j++
		}
		if j-i > 1 {
			var b strings.Builder
			for _, part := range toks[i:j] {
				b.WriteString(part.text)
			}
			t.text = norm.NFC.String(b.String())
		}
		out = append(out, t)
		i = j
	}
	return out
}

// attributes are what of an element passes extraction.
func attributes(k token) []pipeline.Attr {
	var out []pipeline.Attr
	take := func(name, value string) {
		if value != "" {
			out = append(out, pipeline.Attr{Name: name, Value: value})
		}
	}
	if k.node == nil {
		return nil
	}
	if k.name == "a" {
		take("href", k.text)
		take("title", clean(attr(k.node, "title")))
	}
	take("lang", tagLike(attr(k.node, "lang")))
	switch d := strings.ToLower(attr(k.node, "dir")); d {
	case "ltr", "rtl", "auto":
		take("dir", d)
	}
	return out
}

// tagLike returns s if it has the form of a language tag.
func tagLike(s string) string {
	if len(s) > 35 {
		return ""
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			return ""
		}
	}
	return s
}

// simplify drops pairs that hold nothing or say what a pair around them says
// already, merges equal neighbours, and, for headings, takes bold away.
func simplify(toks []token, plainBold bool) []token {
	for {
		matches := pairs(toks)
		drop := make([]bool, len(toks))
		nested := map[string]int{}
		for i, t := range toks {
			switch t.typ {
			case tokOpen:
				if drop[i] {
					break // merged with the pair before it
				}
				j := matches[i]
				same := t.name != "span" && nested[t.name] > 0
				if j < 0 || same || plainBold && t.name == "b" || empty(toks[i+1:j]) {
					drop[i] = true
					if j >= 0 {
						drop[j] = true
					}
				} else if j+1 < len(toks) && t.name != "a" && t.name != "span" && toks[j+1].typ == tokOpen && toks[j+1].name == t.name && !drop[j] {
					// </b><b>: one pair is enough.
					if k := matches[j+1]; k >= 0 {
						drop[j], drop[j+1] = true, true
					}
				}
				if !drop[i] {
					nested[t.name]++
				}
			case tokClose:
				if !drop[i] {
					nested[t.name]--
				}
			}
		}
		out := make([]token, 0, len(toks))
		for i, t := range toks {
			if !drop[i] {
				out = append(out, t)
			}
		}
		if len(out) == len(toks) {
			return out
		}
		toks = out
	}
}

// pairs returns for every opening token the index of its closing one.
func pairs(toks []token) []int {
	m := make([]int, len(toks))
	var open []int
	for i, t := range toks {
		m[i] = -1
		switch t.typ {
		case tokOpen:
			open = append(open, i)
		case tokClose:
			if n := len(open); n > 0 {
				m[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return m
}

// empty tells whether tokens hold nothing to read or see.
func empty(toks []token) bool {
	for _, t := range toks {
		if t.typ == tokImage || t.typ == tokBreak || (t.typ == tokText || t.typ == tokCode) && t.text != "" {
			return false
		}
	}
	return true
}
