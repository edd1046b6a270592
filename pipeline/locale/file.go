package locale

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// lineKind says what a line of a locale file is, and with it whose it is.
// Blank lines, remarks and texts are people's; the rest is the program's.
type lineKind uint8

const (
	blankLine   lineKind = iota
	remarkLine           // a comment of a person
	headerLine           // # article: clinic/stem-cells   source: zh-Hans   target: en
	sectionLine          // # == Introduction ==
	sourceLine           // # zh-Hans: 干细胞
	noteLine             // # n: b1 = strong
	termLine             // # term: crane = Kran
	wasLine              // # was: the source that a stale target was made from
	draftLine            // # draft: memory 85
	goneLine             // #~ …: a segment that left the source
	entryLine            // key = "text"; several lines when the text is
)

// line is one line of a file, its end included; raw is never re-encoded.
type line struct {
	kind       lineKind
	raw        string
	text       string // what a comment says behind its mark, as it stands
	entry      *entry // of an entryLine
	prev, next *line
}

// entry is a key with its text and the comment lines that belong to it.
type entry struct {
	key    string
	text   string
	line   *line
	lo, hi int                  // where the value stands in line.raw, its quotes included
	marks  [draftLine + 1]*line // source, note, term, was and draft line; nil if there is none
	extra  []*line              // further marks of the same kinds
	first  *line                // of the lines that belong to it
}

// says returns the text of a mark; false if the entry has none.
func (e *entry) says(kind lineKind) (string, bool) {
	if e.marks[kind] == nil {
		return "", false
	}
	return fromComment(e.marks[kind].text), true
}

// gone is a segment that left the source: its lines are commented out.
type gone struct {
	entry
	lines []*line
}

// orphan is a source line whose key was deleted below it.
type orphan struct {
	source string
	last   *line
}

// file is a locale file as a list of lines.
type file struct {
	bom     bool
	eol     string
	end     line // a ring: end.next is the first line, end.prev the last
	entries map[string]*entry
	keys    []string // in the order of the file
	gone    map[string]*gone
	orphans []orphan
	from    string // the source language, as the header says it
	base    bool   // the header names no target
	rules   string // that cut the sentences, as the header of a base file says it
	muddled bool   // some gone lines could not be understood
}

const (
	bom       = "\ufeff"
	goneTitle = "no longer in the source"
	advice    = `# Edit only the quoted text. "" is untranslated. Deleting a "# was:" or "# draft:" line confirms the text under it.`
	warning   = `# Made from the source by the program, which overwrites edits here. Translate in the other files.`
)

func newFile() *file {
	f := &file{eol: "\n", entries: map[string]*entry{}, gone: map[string]*gone{}}
	f.end.prev, f.end.next = &f.end, &f.end
	return f
}

// baseHeader is the first line of the base file. It names the rules that cut
// the text. An article of the web says where it came from: its snapshot can be
// lost, and translators can look.
func baseHeader(doc *pipeline.Document, rules string) string {
	h := header(string(doc.ID), doc.Lang, language.Und)
	if rules != "" {
		h += "   rules: " + rules
	}
	if strings.Contains(doc.URI, "://") && !strings.ContainsFunc(doc.URI, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		h += "   from: " + doc.URI
	}
	return h
}

// header is the first line of a file; to is und for the base file.
func header(article string, from, to language.Tag) string {
	h := "# article: " + article + "   source: " + from.String()
	if to.IsRoot() {
		return h
	}
	return h + "   target: " + to.String()
}

// bytes joins the lines again.
func (f *file) bytes() []byte {
	var b strings.Builder
	if f.bom {
		b.WriteString(bom)
	}
	for l := f.end.next; l != &f.end; l = l.next {
		b.WriteString(l.raw)
	}
	return []byte(b.String())
}

// insert puts a line behind at, which is &f.end for the top of the file.
func (f *file) insert(at, l *line) *line {
	if at != &f.end && !strings.HasSuffix(at.raw, "\n") {
		at.raw += f.eol
	}
	l.prev, l.next = at, at.next
	at.next.prev = l
	at.next = l
	return l
}

func (f *file) remove(l *line) {
	l.prev.next, l.next.prev = l.next, l.prev
}

// comment makes a line of the program's own.
func (f *file) comment(kind lineKind, mark, text string) *line {
	raw := strings.TrimRight("# "+mark+text, " ") + f.eol
	return &line{kind: kind, raw: raw, text: strings.TrimSpace(text)}
}

// set makes one of the marks of an entry say text; with has false the entry
// loses it. A mark that says so already is not touched.
func (f *file) set(e *entry, kind lineKind, mark, text string, has bool) {
	old := e.marks[kind]
	text = strings.TrimSpace(text)
	switch {
	case !has:
		f.unset(e, kind)
	case old == nil:
		l := f.comment(kind, mark, text)
		f.insert(f.spot(e, kind), l)
		if l.next == e.first {
			e.first = l
		}
		e.marks[kind] = l
	case old.text != text || kind == sourceLine && !strings.HasPrefix(strings.TrimLeft(old.raw, "# \t"), mark):
		end := old.raw[len(strings.TrimRight(old.raw, "\r\n")):]
		l := f.comment(kind, mark, text)
		old.raw, old.text = strings.TrimRight(l.raw, "\r\n")+end, l.text
	}
}

func (f *file) unset(e *entry, kind lineKind) {
	drop := func(l *line) {
		if e.first == l {
			e.first = l.next
		}
		f.remove(l)
	}
	if l := e.marks[kind]; l != nil {
		drop(l)
		e.marks[kind] = nil
	}
	keep := e.extra[:0]
	for _, l := range e.extra {
		if l.kind == kind {
			drop(l)
		} else {
			keep = append(keep, l)
		}
	}
	e.extra = keep
}

// spot is the line behind which a new mark of an entry stands: marks follow
// each other in the order of their kinds, right above the key.
func (f *file) spot(e *entry, kind lineKind) *line {
	for k := kind - 1; k >= sourceLine; k-- {
		if e.marks[k] != nil {
			return e.marks[k]
		}
	}
	for k := kind + 1; k <= draftLine; k++ {
		if e.marks[k] != nil {
			return e.marks[k].prev
		}
	}
	return e.line.prev
}

// setText replaces the value of an entry and nothing around it.
func (e *entry) setText(text string) {
	q := quote(text)
	e.line.raw = e.line.raw[:e.lo] + q + e.line.raw[e.hi:]
	e.hi = e.lo + len(q)
	e.text = text
}

// before returns the last entry above l; nil at the top.
func (f *file) before(l *line) *entry {
	for p := l.prev; p != &f.end; p = p.prev {
		if p.kind == entryLine {
			return p.entry
		}
	}
	return nil
}

// remarks returns what people wrote between the lines of an entry.
func (e *entry) remarks() []string {
	var out []string
	for l := e.first; l != e.line; l = l.next {
		if l.kind == remarkLine {
			out = append(out, strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(l.raw), "#")))
		}
	}
	return out
}
