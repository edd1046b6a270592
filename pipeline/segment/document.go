package segment

import (
	"sort"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment/srx"
)

// Document cuts the text of every block into Segments, notes by whose rules,
// and leaves the text as it is. Listings, and blocks in whose text there is no letter or digit, get
// none. A line without letters stays with the sentence before it.
//
// Codes do not hide a sentence's end: closing codes and line breaks stay with
// the sentence before, opening codes go with the one after; anything else
// that stands in the text counts as a word.
func (s *Splitter) Document(doc *pipeline.Document) {
	doc.Rules = s.ID()
	for b := range doc.Blocks() {
		b.Segments = nil
		if b.Kind == pipeline.Listing || !readable(b.Text.Plain()) {
			continue
		}
		b.Segments = s.segments(b.Text)
	}
}

func (s *Splitter) segments(t pipeline.Text) []pipeline.Segment { return segmentsAt(t, s.cuts(t)) }

// cuts returns the offsets in the coded text where one segment ends and the
// next begins.
func (s *Splitter) cuts(t pipeline.Text) []int {
	m := maskOf(t.Coded)
	var cuts []int
	from, begun := 0, false
	for _, b := range s.Split(m.text) {
		readable := strings.ContainsFunc(m.text[from:b.End], isWordly)
		if begun && readable {
			cuts = append(cuts, m.cut(from, s.handle))
		}
		begun = begun || readable
		from = b.End
	}
	return cuts
}

func segmentsAt(t pipeline.Text, cuts []int) []pipeline.Segment {
	var out []pipeline.Segment
	for _, part := range t.Cut(cuts) {
		text, after := part.Trim()
		out = append(out, pipeline.Segment{Text: text, After: after})
	}
	return out
}

func readable(plain string) bool {
	return strings.ContainsFunc(plain, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// mask is a coded text as the rules see it: codes around text are gone, a
// line break is one, everything else is an object.
type mask struct {
	text   string
	pieces []piece
	marks  []mark
	size   int // of the coded text
}

// piece is a stretch of the mask and the offset it has in the coded text.
type piece struct{ at, coded int }

// mark is an opening or closing code, which has no width in the mask.
type mark struct {
	at         int // offset in the mask
	start, end int // offsets in the coded text
	n          int
	open       bool
}

func maskOf(coded string) *mask {
	m := &mask{size: len(coded)}
	var b strings.Builder
	raised := false
	for _, t := range pipeline.Tokens(coded) {
		if t.Open || t.Close {
			m.marks = append(m.marks, mark{at: b.Len(), start: t.Start, end: t.Start + len(t.Text), n: t.N, open: t.Open})
			raised = t.Open && t.Name == "sup"
			continue
		}
		m.pieces = append(m.pieces, piece{at: b.Len(), coded: t.Start})
		switch {
		case t.Name == "br":
			b.WriteByte('\n')
		case t.IsCode():
			b.WriteRune(object)
		case raised && strings.Trim(t.Text, "0123456789,*") == "":
			b.WriteRune('¹') // a reference mark, not a number that a stop could stand in
		default:
			b.WriteString(t.Text)
		}
		raised = false
	}
	m.text = b.String()
	return m
}

// cut returns where the coded text is to be cut for a boundary at offset at
// of the mask: of the codes around it, h says which stay before.
func (m *mask) cut(at int, h srx.Handle) int {
	// Codes may stand anywhere in the white space before the boundary.
	zone := len(strings.TrimRightFunc(m.text[:at], unicode.IsSpace))
	if k := strings.LastIndexByte(m.text[zone:at], '\n'); k >= 0 {
		zone += k + 1
	}
	lo := sort.Search(len(m.marks), func(i int) bool { return m.marks[i].at >= zone })
	hi := sort.Search(len(m.marks), func(i int) bool { return m.marks[i].at > at })
	closed := map[int]bool{}
	for _, k := range m.marks[lo:hi] {
		closed[k.n] = closed[k.n] || !k.open
	}
	for _, k := range m.marks[lo:hi] {
		if k.open && !closed[k.n] && !h.Start || !k.open && !h.End {
			return k.start
		}
	}
	i := sort.Search(len(m.pieces), func(i int) bool { return m.pieces[i].at > at }) - 1
	return m.pieces[i].coded + at - m.pieces[i].at
}
