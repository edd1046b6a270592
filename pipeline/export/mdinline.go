package export

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// Article text is template code to the programs that read Markdown: Liquid
// runs {{ }} and {% %}, Hugo {{< >}}, MDX takes <, { and a line that begins
// with "import" for code, typographers exchange quotes. So every character
// that means something to one of them where it stands is written as a decimal
// character reference, which all of them turn back into the character and
// nothing else. The others stay as they are, for people to read.

// glyph is one character of running text, or one piece of markup.
type glyph struct {
	r      rune
	ref    bool   // to be written as a reference
	markup string // not "": markup, which begins and ends with punctuation
	delim  int8   // markup is an emphasis delimiter: 1 opens, -1 closes
}

// special are the characters that mean something almost anywhere; mdWriter.guard
// knows those that do so only in some places.
const special = "\\`*_{}[]<|~^$\"'@\u0085\u2028\u2029"

// place says where inline text stands, which decides what may be in it.
type place uint8

const (
	inParagraph place = iota
	inLine            // heading: one line, after its mark
	inCell            // of a table: one line, no bars
	inMarkup          // between two tags or brackets
)

// mdInline writes the sentences of a block as Markdown.
func mdInline(l pipeline.Localized, ss []sentence, at place) string {
	if !shown(ss) {
		return ""
	}
	w := mdWriter{at: at}
	for _, r := range runs(ss) {
		if r.lang != l.To {
			w.tag(`<span lang="` + r.lang.String() + `" dir="` + pipeline.Direction(r.lang) + `">`)
		}
		for i, s := range r.sentences {
			for _, p := range s.pieces {
				w.piece(p)
			}
			if i < len(r.sentences)-1 {
				w.text(s.after)
			}
		}
		if r.lang != l.To {
			w.tag("</span>")
		}
		w.text(r.after())
	}
	return w.String()
}

type mdWriter struct {
	at     place
	out    []glyph
	open   []string // how each open element ends; "" for one that is not shown
	strong int
	em     int
	link   int
}

func (w *mdWriter) text(s string) {
	for _, r := range s {
		w.out = append(w.out, glyph{r: r, ref: r < ' ' || strings.ContainsRune(special, r)})
	}
}

func (w *mdWriter) tag(s string) { w.out = append(w.out, glyph{markup: s}) }

func (w *mdWriter) piece(p piece) {
	switch p.kind {
	case text:
		w.text(p.text)
	case begin:
		w.begin(p.code)
	case end:
		w.end()
	case void:
		w.void(p)
	}
}

func (w *mdWriter) begin(c pipeline.Code) {
	ending := ""
	switch c.Name {
	case "b", "strong":
		w.strong++
		if w.strong == 1 {
			w.delim("**", 1)
		}
		ending = "**"
	case "i", "em":
		w.em++
		if w.em == 1 {
			w.delim("_", 1)
		}
		ending = "_"
	case "a":
		href, ok := safeHref(c.Get("href"))
		if !ok || w.link > 0 {
			break
		}
		w.link++
		w.tag("[")
		ending = "](" + mdAddress(href) + mdTitle(c.Get("title")) + ")"
	default:
		if e, ok := inlineElements[c.Name]; ok {
			w.tag("<" + e + attributes(c) + ">")
			ending = "</" + e + ">"
		}
	}
	w.open = append(w.open, ending)
}

func (w *mdWriter) end() {
	ending := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	switch {
	case ending == "":
	case ending == "**":
		w.strong--
		if w.strong == 0 {
			w.delim("**", -1)
		}
	case ending == "_":
		w.em--
		if w.em == 0 {
			w.delim("_", -1)
		}
	default:
		if strings.HasPrefix(ending, "](") {
			w.link--
		}
		w.tag(ending)
	}
}

// delim writes one end of an emphasis. A start right after an end of the same
// kind takes both away, as four asterisks in a row would mean something else.
func (w *mdWriter) delim(s string, side int8) {
	if n := len(w.out); side > 0 && n > 0 && w.out[n-1].markup == s && w.out[n-1].delim < 0 {
		w.out = w.out[:n-1]
		return
	}
	w.out = append(w.out, glyph{markup: s, delim: side})
}

func (w *mdWriter) void(p piece) {
	switch p.code.Name {
	case "br":
		w.tag("<br />")
	case "img":
		src, ok := safeSrc(p.code.Get("src"))
		if !ok {
			w.text(p.text)
			return
		}
		w.tag("![" + mdText(p.text) + "](" + mdAddress(src) + mdTitle(p.code.Get("title")) + ")")
	case "code", "tt":
		if n := len(w.out); plainCode(p.text) && (n == 0 || !strings.HasSuffix(w.out[n-1].markup, "`")) {
			w.tag("`" + p.text + "`")
			return
		}
		w.tag("<code>" + mdText(p.text) + "</code>")
	default:
		e := inlineElements[p.code.Name]
		w.tag("<" + e + ">" + mdText(p.text) + "</" + e + ">")
	}
}

// plainCode tells whether a code span with backticks shows s as it is to every
// reader: references do not work inside one.
func plainCode(s string) bool {
	return !strings.ContainsAny(s, "`{}|\n\u2028\u2029") && strings.TrimSpace(s) == s
}

// String settles what is written as a reference and writes everything.
func (w *mdWriter) String() string {
	if w.at != inMarkup {
		w.trim()
		w.breaks()
	}
	for i := range w.out {
		w.guard(i)
	}
	for w.flank() {
	}
	var b strings.Builder
	for _, g := range w.out {
		switch {
		case g.markup != "":
			b.WriteString(g.markup)
		case g.ref:
			b.WriteString(reference(g.r))
		default:
			b.WriteRune(g.r)
		}
	}
	return b.String()
}

func (w *mdWriter) trim() {
	blank := func(g glyph) bool { return g.markup == "<br />" || g.markup == "" && g.r == ' ' }
	for len(w.out) > 0 && blank(w.out[0]) {
		w.out = w.out[1:]
	}
	for len(w.out) > 0 && blank(w.out[len(w.out)-1]) {
		w.out = w.out[:len(w.out)-1]
	}
}

// breaks writes a line break as a backslash at the end of a line where a line
// may end and text stands on both sides.
func (w *mdWriter) breaks() {
	if w.at != inParagraph {
		return
	}
	for i := 1; i < len(w.out)-1; i++ {
		if w.out[i].markup == "<br />" && w.out[i-1].markup == "" && w.out[i+1].markup == "" {
			w.out[i].markup = "\\\n"
		}
	}
}

// guard looks at the characters that mean something only where they stand.
func (w *mdWriter) guard(i int) {
	g := &w.out[i]
	if g.markup != "" || g.ref {
		return
	}
	start := w.at != inMarkup && (i == 0 || w.out[i-1].markup == "\\\n")
	switch prev, next := w.char(i-1), w.char(i+1); g.r {
	case '-', '.':
		g.ref = start && g.r == '-' || prev == g.r || next == g.r || g.r == '.' && w.before(i, "www")
	case '+', '=':
		g.ref = start || prev == g.r || next == g.r
	case '>':
		g.ref = prev != ' ' || next != ' ' // the end of a tag, an arrow, a quotation mark
	case '%':
		g.ref = start || prev == '{' || next == '}'
	case '#':
		g.ref = !isWord(prev) // C# is no heading
	case '&':
		g.ref = next == '#' || isWord(next)
	case ':':
		g.ref = start || next != 0 && strings.ContainsRune(":/+-", next) || w.shortcode(i+1)
	case '!':
		g.ref = i+1 < len(w.out) && next == 0
	case 'i', 'e':
		g.ref = start && w.at == inParagraph && (w.follows(i, "import") || w.follows(i, "export"))
	case 'x', 'X', ' ': // a link named so would be a box to tick
		g.ref = start && g.r == ' ' || i > 0 && w.out[i-1].markup == "["
	}
	if start && w.at == inParagraph {
		w.number(i)
	}
}

// shortcode tells whether ASCII letters or digits from i on could be the name
// of a picture or a directive: a letter at the start, or a colon at the end.
func (w *mdWriter) shortcode(i int) bool {
	if r := w.char(i); r < 0x80 && unicode.IsLetter(r) {
		return true
	}
	for n := i; ; n++ {
		r := w.char(n)
		if r >= 0x80 || !isWord(r) && r != '_' && r != '+' && r != '-' {
			return n > i && r == ':'
		}
	}
}

// number keeps "1." and "1)" at the start of a line from beginning a list.
func (w *mdWriter) number(i int) {
	for n := 0; ; n++ {
		r := w.char(i + n)
		switch {
		case r >= '0' && r <= '9':
		case n > 0 && (r == '.' || r == ')'):
			w.out[i+n].ref = true
			return
		default:
			return
		}
	}
}

// flank sees to it that each emphasis delimiter is one: what stands inside it
// is no white space, and where punctuation stands inside, no letter stands
// outside (CommonMark, left- and right-flanking delimiter runs). Space is
// written as a reference, which begins and ends with punctuation. Where a
// letter is in the way, as it is in text without spaces between its words, the
// emphasis is written as tags. Reports whether anything changed.
func (w *mdWriter) flank() bool {
	changed := false
	for i, g := range w.out {
		if g.delim == 0 {
			continue
		}
		inside, outside := i+int(g.delim), i-int(g.delim)
		if r, ok := w.rune(inside); ok && isSpace(r) && !w.out[inside].ref {
			w.out[inside].ref, changed = true, true
		}
		r, ok := w.rune(outside)
		if !ok || w.out[outside].ref || isSpace(r) || unicode.IsPunct(r) {
			continue
		}
		in, ok := w.rune(inside)
		if g.markup == "_" || !ok || w.out[inside].ref || unicode.IsPunct(in) || unicode.IsSymbol(in) {
			w.tags(i)
			changed = true
		}
	}
	return changed
}

// tags writes the emphasis of which one end is at i as an element.
func (w *mdWriter) tags(i int) {
	markup, side := w.out[i].markup, w.out[i].delim
	name := "strong>"
	if markup == "_" {
		name = "em>"
	}
	for j := i; j >= 0 && j < len(w.out); j += int(side) {
		if g := w.out[j]; g.markup == markup && g.delim != 0 {
			w.out[j] = glyph{markup: "<" + name}
			if g.delim < 0 {
				w.out[j].markup = "</" + name
			}
			if j != i {
				return
			}
		}
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || unicode.Is(unicode.Zs, r) }

func (w *mdWriter) rune(i int) (rune, bool) {
	if i < 0 || i >= len(w.out) || w.out[i].markup != "" {
		return 0, false
	}
	return w.out[i].r, true
}

// char is the character at i; 0 if markup or nothing is there.
func (w *mdWriter) char(i int) rune { r, _ := w.rune(i); return r }

func (w *mdWriter) is(i int, r rune) bool { got, ok := w.rune(i); return ok && got == r }

func (w *mdWriter) follows(i int, word string) bool {
	for n, r := range word {
		if !w.is(i+n, r) {
			return false
		}
	}
	return true
}

func (w *mdWriter) before(i int, word string) bool { return w.follows(i-len(word), word) }

func reference(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// mdText writes text that stands inside markup.
func mdText(s string) string {
	w := mdWriter{at: inMarkup}
	w.text(s)
	return w.String()
}

// mdAddress writes an address into a link. What a template engine or the
// Markdown reader would take for its own is percent-encoded.
func mdAddress(href string) string {
	var b strings.Builder
	for _, r := range href {
		switch {
		case r == '&':
			b.WriteString("&#38;")
		case strings.ContainsRune(" \"'\\`<>{}|^()[]*_~$", r):
			b.WriteString("%" + strings.ToUpper(strconv.FormatInt(int64(r)+0x100, 16)[1:]))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func mdTitle(title string) string {
	if title = cleanText(title); title == "" {
		return ""
	}
	return ` "` + mdText(title) + `"`
}
