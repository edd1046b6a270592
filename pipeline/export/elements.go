package export

import (
	"html"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// inlineElements are the inline elements that pages may hold, by the name of
// the code. Links, images and breaks are apart. What is not here loses its
// markup and keeps its text.
var inlineElements = map[string]string{
	"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "s": "s", "del": "del", "ins": "ins",
	"sup": "sup", "sub": "sub", "small": "small", "mark": "mark", "q": "q", "cite": "cite", "abbr": "abbr", "dfn": "dfn",
	"code": "code", "tt": "code", "kbd": "kbd", "samp": "samp", "var": "var", "span": "span", "bdi": "bdi", "bdo": "bdo",
	"ruby": "ruby", "rb": "rb", "rt": "rt", "rp": "rp", "time": "span",
}

// attributes gives the attributes of an inline element that pass: its
// language, its direction and its title.
func attributes(c pipeline.Code) string {
	var b strings.Builder
	for _, a := range [...]struct{ name, value string }{
		{"lang", langAttr(c)}, {"dir", dirAttr(c)}, {"title", cleanText(c.Get("title"))},
	} {
		if a.value != "" {
			b.WriteString(" " + a.name + `="` + html.EscapeString(a.value) + `"`)
		}
	}
	return b.String()
}
