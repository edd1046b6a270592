package locale

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// noteOf says what the codes of a segment stand for and what else the
// translator should know: "b1 = strong; a2 = link https://…". It is "" for
// plain text.
func noteOf(seg *pipeline.Segment) string {
	var parts []string
	for _, c := range seg.Text.Codes {
		parts = append(parts, c.Name+strconv.Itoa(c.N)+" = "+meaning(c))
	}
	if seg.Note != "" {
		parts = append(parts, seg.Note)
	}
	return collapse(inComment(strings.Join(parts, "; ")))
}

var elements = map[string]string{
	"a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "u": "underlined",
	"s": "struck out", "del": "deleted", "ins": "inserted", "sup": "superscript", "sub": "subscript",
	"br": "line break", "hr": "line", "img": "image", "q": "quotation", "cite": "title of a work", "mark": "highlighted",
	"small": "small print", "span": "marked passage", "abbr": "abbreviation", "code": "code", "kbd": "keys", "samp": "output",
	"var": "variable", "time": "time", "lit": "text",
}

// meaning describes one code.
func meaning(c pipeline.Code) string {
	what := elements[c.Name]
	if what == "" {
		what = c.Name
	}
	for _, attr := range []string{"href", "alt", "title", "lang"} {
		if v := c.Get(attr); v != "" {
			what += " " + v
			break
		}
	}
	if c.Data != "" {
		what += " " + c.Data
	}
	switch c.Kind {
	case pipeline.Opening:
		what += " (ends in a later sentence)"
	case pipeline.Closing:
		what += " (began in an earlier sentence)"
	}
	return what
}

var codeNote = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z]+[0-9]+ = `) })

// codesOnly tells whether a note says nothing but what codes stand for, as the
// program writes it.
func codesOnly(note string) bool {
	for _, part := range strings.Split(note, "; ") {
		if !codeNote().MatchString(part) {
			return false
		}
	}
	return true
}
