package exchange

import (
	"strconv"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// tmxVariant is a <tuv>: the text in one language.
type tmxVariant struct {
	lang                 string
	tag                  language.Tag
	createdBy, changedBy string
	changed              time.Time
	props                map[string]string
	runs                 []run
	codes                int // elements among the runs
}

// run is a piece of a text: plain when it has no element, else a code.
type run struct {
	text    string // of a code: what it stands for in the format it came from
	element string // "bpt", "ept", "it", "ph", "ut", "hi"
	kind    string // its type attribute
	i, x    string // which codes belong together: in this text, and in all languages
	end     bool
}

func (v *tmxVariant) empty() bool {
	for _, r := range v.runs {
		if strings.TrimSpace(r.text) != "" || r.element == "ph" {
			return false
		}
	}
	return true
}

// codedTexts writes a source and a target with codes. What we wrote ourselves
// holds our codes as they are; the codes of others are numbered in the order of
// the source, and those of the target find their partner there.
func codedTexts(source, target []run) (string, string) {
	if ours(source) && ours(target) {
		return joined(source), joined(target)
	}
	s := groupCodes(source)
	for i := range s {
		s[i].n = i + 1
	}
	t := groupCodes(target)
	partner(s, t)
	return written(source, s), written(target, t)
}

// ours tells whether all codes of a text hold a code as we write it.
func ours(runs []run) bool {
	for _, r := range runs {
		if r.element != "" && !isOurs(r.text) {
			return false
		}
	}
	return true
}

func isOurs(text string) bool {
	if !strings.HasPrefix(text, "<") {
		return false
	}
	tokens := pipeline.Tokens(text)
	return len(tokens) == 1 && tokens[0].IsCode()
}

func joined(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// foreignCode is a code of another tool, a pair counted once.
type foreignCode struct {
	n      int
	name   string
	x      string
	form   string // "pair", "open", "close", "single"
	start  int    // its run
	finish int    // the run of its end; -1 if it has none
}

// groupCodes lists the codes of a text in the order they begin.
func groupCodes(runs []run) []foreignCode {
	var codes []foreignCode
	opened := map[string][]int{} // by element and i
	for at, r := range runs {
		switch {
		case r.element == "":
		case (r.element == "ept" || r.element == "hi") && r.end:
			key := pairKey(r)
			if open := opened[key]; len(open) > 0 {
				c := &codes[open[len(open)-1]]
				c.finish, c.form = at, "pair"
				opened[key] = open[:len(open)-1]
				continue
			}
			codes = append(codes, foreignCode{name: pairedName(r), x: r.x, form: "close", start: at, finish: -1})
		case r.element == "bpt" || r.element == "hi":
			opened[pairKey(r)] = append(opened[pairKey(r)], len(codes))
			codes = append(codes, foreignCode{name: pairedName(r), x: r.x, form: "open", start: at, finish: -1})
		case r.element == "it":
			form := "open"
			if r.end {
				form = "close"
			}
			codes = append(codes, foreignCode{name: pairedName(r), x: r.x, form: form, start: at, finish: -1})
		default:
			codes = append(codes, foreignCode{name: singleName(r), x: r.x, form: "single", start: at, finish: -1})
		}
	}
	return codes
}

func pairKey(r run) string {
	if r.element == "hi" {
		return "hi"
	}
	return "bpt" + r.i
}

// partner gives each code of a target the number of the code of the source it
// translates: the one with the same x, else the next of the same name, else of
// the same form. One without partner gets a number of its own.
func partner(source, target []foreignCode) {
	used := make([]bool, len(source))
	find := func(c *foreignCode, fits func(s *foreignCode) bool) {
		for i := range source {
			if s := &source[i]; c.n == 0 && !used[i] && s.form == c.form && fits(s) {
				used[i], c.n, c.name = true, s.n, s.name
			}
		}
	}
	for i := range target {
		c := &target[i]
		find(c, func(s *foreignCode) bool { return c.x != "" && s.x == c.x })
	}
	for i := range target {
		c := &target[i]
		find(c, func(s *foreignCode) bool { return s.name == c.name })
	}
	next := len(source)
	for i := range target {
		c := &target[i]
		find(c, func(*foreignCode) bool { return true })
		if c.n == 0 {
			next++
			c.n = next
		}
	}
}

// written joins the runs of a text with its codes as we write them.
func written(runs []run, codes []foreignCode) string {
	tags := map[int]string{}
	for _, c := range codes {
		name := c.name + strconv.Itoa(c.n)
		switch c.form {
		case "single":
			tags[c.start] = "<" + name + "/>"
		case "close":
			tags[c.start] = "</" + name + ">"
		default:
			tags[c.start] = "<" + name + ">"
			if c.finish >= 0 {
				tags[c.finish] = "</" + name + ">"
			}
		}
	}
	var b strings.Builder
	for i, r := range runs {
		if r.element == "" {
			b.WriteString(r.text)
		} else {
			b.WriteString(tags[i])
		}
	}
	return b.String()
}

// pairedName says by its type or by the markup it holds what a formatting code
// of another tool is; g where neither tells.
func pairedName(r run) string {
	switch strings.ToLower(r.kind) {
	case "bold":
		return "b"
	case "italic":
		return "i"
	case "ulined", "underlined", "dulined":
		return "u"
	case "link":
		return "a"
	}
	if name := elementName(r.kind, r.text); name != "" {
		return name
	}
	return "g"
}

// singleName is the same for a placeholder; x where nothing tells.
func singleName(r run) string {
	switch strings.ToLower(r.kind) {
	case "image":
		return "img"
	case "lb":
		return "br"
	}
	if name := elementName(r.kind, r.text); name != "" {
		return name
	}
	return "x"
}

// elementName returns the element that a type of the kind x-sup, or a piece of
// HTML, names, when it is one that segments can have.
func elementName(kind, markup string) string {
	name, ok := strings.CutPrefix(strings.ToLower(kind), "x-")
	if !ok {
		name = strings.ToLower(strings.TrimLeft(strings.TrimSpace(markup), "</"))
		if !strings.HasPrefix(strings.TrimSpace(markup), "<") {
			return ""
		}
	}
	end := 0
	for end < len(name) && 'a' <= name[end] && name[end] <= 'z' {
		end++
	}
	switch name[:end] {
	case "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "hr", "i", "img", "ins", "kbd",
		"lit", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr":
		return name[:end]
	}
	return ""
}
