package export

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// sentence is a segment as it is served.
type sentence struct {
	segment *pipeline.Segment
	index   int             // in its block
	target  pipeline.Target // what is served; made from the source if there is nothing better
	lang    language.Tag    // of what is served
	joined  bool            // the translator put its text into a neighbour: nothing is shown
	pieces  []piece         // well nested
	after   string          // white space up to the next sentence shown
}

// piece is text, or one end of an inline element, or an element without
// content.
type piece struct {
	kind pieceKind
	code pipeline.Code // of all but text
	text string        // of text; of a void its own: code, alternative text, a newline for a break
}

type pieceKind uint8

const (
	text pieceKind = iota
	begin
	end
	void
)

// joinMark is what a translator writes for a segment whose text stands in its
// neighbour.
const joinMark = "<join/>"

// sentences gives the segments of a block as they are served. An element that
// began in one sentence and ends in a later one is closed and opened again at
// each border, so that every sentence is whole by itself.
func sentences(l pipeline.Localized, b *pipeline.Block) []sentence {
	segments := b.Segments
	if len(segments) == 0 && b.Text.Coded != "" {
		segments = []pipeline.Segment{{Text: b.Text}}
	}
	out := make([]sentence, 0, len(segments))
	var open []element
	for i := range segments {
		s := &segments[i]
		t, ok := l.Targets[s.Key]
		if s.Key == "" || !ok || t.Text == "" {
			t = pipeline.Target{
				Key: s.Key, Lang: l.Lang, Text: s.Text.Coded,
				Origin: pipeline.Origin{Kind: pipeline.FromSource},
			}
		}
		one := sentence{segment: s, index: i, target: t, lang: t.Lang}
		if one.joined = strings.TrimSpace(t.Text) == joinMark; !one.joined {
			one.pieces, open = nest(t.Text, s.Text, open)
		}
		out = append(out, one)
	}
	stitch(l.Lang, out)
	return out
}

// element is an inline element that is open.
type element struct {
	code  pipeline.Code
	local bool // opened in this sentence
	stays bool // may end in a later sentence
}

// maxNesting is how deep inline elements may stand in each other; deeper ones
// lose their markup, not their text.
const maxNesting = 32

// nest turns coded text into well nested pieces. The codes are those of the
// source segment; what the text has besides is dropped. Elements in open came
// from earlier sentences; those still open at the end are returned.
func nest(coded string, source pipeline.Text, open []element) ([]piece, []element) {
	var out []piece
	stack := slices.Clone(open)
	for i := range stack {
		stack[i].local = false
		out = append(out, piece{kind: begin, code: stack[i].code})
	}
	for _, k := range pipeline.Tokens(trimSpace(coded)) {
		if !k.IsCode() {
			out = append(out, piece{text: cleanText(k.Text)})
			continue
		}
		c, known := source.Code(k.N)
		switch {
		case !known:
		case c.Kind == pipeline.Placeholder:
			if !k.Close {
				out = append(out, placed(c)...)
			}
		case k.Open:
			if len(stack) < maxNesting {
				stack = append(stack, element{code: c, local: true, stays: c.Kind == pipeline.Opening})
				out = append(out, piece{kind: begin, code: c})
			}
		case k.Close:
			at := matching(stack, c)
			if at < 0 {
				break
			}
			for i := len(stack) - 1; i >= at; i-- {
				out = append(out, piece{kind: end, code: stack[i].code})
			}
			stack = slices.Delete(stack, at, at+1)
			for _, e := range stack[at:] {
				out = append(out, piece{kind: begin, code: e.code})
			}
		}
	}
	var still []element
	for i := len(stack) - 1; i >= 0; i-- {
		out = append(out, piece{kind: end, code: stack[i].code})
	}
	for _, e := range stack {
		if e.stays {
			still = append(still, e)
		}
	}
	return prune(out), still
}

// matching finds the open element that a closing code ends: the one with its
// number in this sentence or, for an end whose start is in an earlier
// sentence, the innermost of that name from there.
func matching(stack []element, c pipeline.Code) int {
	for i := len(stack) - 1; i >= 0; i-- {
		e := stack[i]
		if e.local && e.code.N == c.N || !e.local && c.Kind == pipeline.Closing && e.code.Name == c.Name {
			return i
		}
	}
	return -1
}

// placed gives the pieces of a code without content of its own. Literal text
// and names that no format knows are text.
func placed(c pipeline.Code) []piece {
	switch c.Name {
	case "br":
		return []piece{{kind: void, code: c, text: "\n"}}
	case "img":
		return []piece{{kind: void, code: c, text: cleanText(c.Get("alt"))}}
	case "code", "kbd", "samp", "tt", "var":
		if d := collapse(cleanCode(c.Data)); d != "" {
			return []piece{{kind: void, code: c, text: d}}
		}
		return nil
	}
	if c.Data == "" {
		return nil
	}
	return []piece{{text: cleanText(c.Data)}}
}

// prune takes out elements without content.
func prune(in []piece) []piece {
	out := in[:0]
	for _, p := range in {
		switch {
		case p.kind == text && p.text == "":
		case p.kind == end && len(out) > 0 && out[len(out)-1].kind == begin:
			out = out[:len(out)-1]
		default:
			out = append(out, p)
		}
	}
	return out
}

// plain is the text of a sentence without its elements.
func (s sentence) plain() string {
	var b strings.Builder
	for _, p := range s.pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// blockText is the text of a whole block on one line.
func blockText(ss []sentence) string {
	var b strings.Builder
	for _, s := range ss {
		b.WriteString(s.plain())
		b.WriteString(s.after)
	}
	return norm.NFC.String(strings.TrimSpace(collapse(b.String())))
}

// shown tells whether there is anything to see: text or an image.
func shown(ss []sentence) bool {
	for _, s := range ss {
		for _, p := range s.pieces {
			if strings.TrimSpace(p.text) != "" || p.kind == void && p.code.Name == "img" {
				return true
			}
		}
	}
	return false
}

func trimSpace(s string) string { return strings.Trim(s, " \t\r\n\f\v") }
