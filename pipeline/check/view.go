package check

import (
	"strings"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// hole stands in a view for a code that is more than formatting: words and
// numbers do not continue across it, and brackets around it are not empty.
const hole = "\uFFFC"

// view is coded text as a reader sees it, without its codes, and knows where
// each byte of it stands in the coded text.
type view struct {
	text string
	at   []int // offset in the coded text of each byte of text; nil: the same
}

// viewOf takes the codes out of coded text. A bold pair leaves nothing
// behind; a placeholder and the ends of a superscript leave a hole.
func viewOf(coded string) view {
	if !strings.Contains(coded, "<") {
		return view{text: coded}
	}
	var b strings.Builder
	at := make([]int, 0, len(coded))
	for _, tok := range pipeline.Tokens(coded) {
		switch {
		case !tok.IsCode():
			b.WriteString(tok.Text)
			for i := range len(tok.Text) {
				at = append(at, tok.Start+i)
			}
		case !tok.Open && !tok.Close, tok.Name == "sup", tok.Name == "sub":
			b.WriteString(hole)
			at = append(at, tok.Start, tok.Start+1, tok.Start+len(tok.Text)-1)
		}
	}
	return view{text: b.String(), at: at}
}

// place gives the offsets in the coded text of text[start:end].
func (v view) place(start, end int) (int, int) {
	switch {
	case start >= end:
		return 0, 0
	case v.at == nil:
		return start, end
	default:
		return v.at[start], v.at[end-1] + 1
	}
}

// finding makes a finding on text[start:end] of the view.
func (v view) finding(s pipeline.Severity, start, end int, message string) pipeline.Finding {
	start, end = v.place(start, end)
	return pipeline.Finding{Severity: s, Start: start, End: end, Message: message}
}

// replaceable tells whether text[start:end] is one piece in the coded text
// too, so that a fix may stand in its place without losing a code.
func (v view) replaceable(start, end int) bool {
	from, to := v.place(start, end)
	return to-from == end-start
}

func runeBefore(s string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return r
}
