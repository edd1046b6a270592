package extract

import (
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// coded turns tokens into text with codes. Pairs come out balanced because
// tokens are; what says the same twice is merged, what holds nothing is left
// out, and text that looks like a code becomes one.
func coded(toks []token, plainBold bool) pipeline.Text {
	toks = simplify(toks, plainBold)
	var b strings.Builder
	var t pipeline.Text
	number := map[int]int{} // index of an open token → number of its code
	var open []int
	add := func(c pipeline.Code) pipeline.Code {
		c.N = len(t.Codes) + 1
		t.Codes = append(t.Codes, c)
		return c
	}
	for i, k := range toks {
		switch k.typ {
		case tokText:
			literal(&b, k.text, add)
		case tokBreak:
			b.WriteString(add(pipeline.Code{Name: "br", Kind: pipeline.Placeholder}).Tag())
		case tokCode:
			b.WriteString(add(pipeline.Code{Name: "code", Kind: pipeline.Placeholder, Data: k.text}).Tag())
		case tokImage:
			c := pipeline.Code{Name: "img", Kind: pipeline.Placeholder, Attr: []pipeline.Attr{{Name: "src", Value: k.text}}}
			if alt := clean(attr(k.node, "alt")); alt != "" {
				c.Attr = append(c.Attr, pipeline.Attr{Name: "alt", Value: alt})
			}
			b.WriteString(add(c).Tag())
		case tokOpen:
			c := add(pipeline.Code{Name: k.name, Kind: pipeline.Paired, Attr: attributes(k)})
			number[i] = c.N
			open = append(open, i)
			b.WriteString(c.Tag())
		case tokClose:
			if len(open) == 0 {
				continue
			}
			at := open[len(open)-1]
			open = open[:len(open)-1]
			b.WriteString("</" + toks[at].name + strconv.Itoa(number[at]) + ">")
		}
	}
	t.Coded = b.String()
	return t
}

// literal writes text; pieces of it that look like a code become codes.
func literal(b *strings.Builder, s string, add func(pipeline.Code) pipeline.Code) {
	if !strings.Contains(s, "<") || !pipeline.LooksLikeCode(s) {
		b.WriteString(s)
		return
	}
	for _, k := range pipeline.Tokens(s) {
		if k.IsCode() {
			b.WriteString(add(pipeline.Code{Name: "lit", Kind: pipeline.Placeholder, Data: k.Text}).Tag())
		} else {
			b.WriteString(k.Text)
		}
	}
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
