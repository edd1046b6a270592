package check

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// misspelt matches what people, editors and engines make of a code: capitals,
// spaces, full-width letters, entities instead of brackets.
var misspelt = sync.OnceValue(func() *regexp.Regexp {
	const space = `[ \x{00A0}\x{2000}-\x{200B}\x{202F}\x{3000}]{0,3}`
	return regexp.MustCompile(`(?:&lt;|[<＜〈‹])` + space + `([/／\\]?)` + space +
		`([A-Za-zＡ-Ｚａ-ｚ]{1,12})` + space + `([0-9０-９]{1,4})` + space + `([/／]?)` + space + `(?:&gt;|[>＞〉›])`)
})

// nearMisses names pieces of plain text that were meant to be codes. Only
// what is a code of the source counts: "<T1>" of a text about templates is
// left alone.
func (c *codeReader) nearMisses() {
	if len(c.want.Codes) == 0 {
		return
	}
	for _, m := range misspelt().FindAllStringSubmatchIndex(c.text, -1) {
		piece := c.text[m[0]:m[1]]
		if len(codeTokens(piece)) > 0 {
			continue
		}
		group := func(i int) string { return strings.ToLower(norm.NFKC.String(c.text[m[2*i]:m[2*i+1]])) }
		n, _ := strconv.Atoi(group(3))
		code, ok := c.want.Code(n)
		if !ok || code.Name != group(2) {
			continue
		}
		k := pipeline.Token{Text: piece, Start: m[0], Name: code.Name, N: n}
		shut, self := group(1) != "", group(4) != ""
		s := &c.seen[n]
		switch {
		case code.Kind == pipeline.Placeholder:
			s.alone = append(s.alone, k)
		case shut || self:
			k.Close = true
			s.close = append(s.close, k)
		default:
			k.Open = true
			s.open = append(s.open, k)
		}
		fix := renamed(k, code.Name)
		c.reportToken(k, fix, "%s is not a code; write %s", piece, fix)
	}
}
