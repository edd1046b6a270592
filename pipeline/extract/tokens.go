package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// codeName returns the name under which an inline element is kept, or "" if
// only its text is; for a link also its address.
func (w *walker) codeName(n *html.Node) (name, addr string) {
	if n.DataAtom == atom.A {
		if u, ok := w.pg.link(attr(n, "href")); ok {
			return "a", u
		}
		return "", ""
	}
	return markName(n), ""
}

// markName names an element that marks text without leading anywhere.
func markName(n *html.Node) string {
	switch n.DataAtom {
	case atom.Strong, atom.B:
		return "b"
	case atom.Em, atom.I:
		return "i"
	case atom.U:
		return "u"
	case atom.S, atom.Strike, atom.Del:
		return "s"
	case atom.Sup:
		return "sup"
	case atom.Sub:
		return "sub"
	case atom.Q:
		return "q"
	}
	if st := styleOf(n); st != "" {
		if boldStyle(st) {
			return "b"
		}
		if strings.Contains(st, "font-style:italic") {
			return "i"
		}
	}
	if n.DataAtom == atom.Span || n.DataAtom == atom.Bdo || n.DataAtom == atom.Bdi {
		if hasAttr(n, "lang") || hasAttr(n, "dir") {
			return "span"
		}
	}
	return ""
}

// boldStyle tells whether a style, as styleOf gives it, is bold.
func boldStyle(st string) bool {
	_, v, ok := strings.Cut(st, "font-weight:")
	if !ok {
		return false
	}
	v, _, _ = strings.Cut(v, ";")
	v = strings.TrimSuffix(v, "!important")
	return v == "bold" || v == "bolder" || v == "600" || v == "700" || v == "800" || v == "900"
}

// splitLines cuts a run at its line breaks where they stand for the end of a
// paragraph: two or more in a row, one before an indented line, one around a
// line that looks like a heading, or every one if all lines are prose.
// Inline elements that a cut divides are closed and opened again.
func splitLines(toks []token) [][]token {
	if !slices.ContainsFunc(toks, func(t token) bool { return t.typ == tokBreak }) {
		return [][]token{toks}
	}
	lines := linesOf(toks)
	prose, full := 0, 0
	for _, l := range lines {
		if l.blank {
			continue
		}
		full++
		if weigh(l.text) >= 60 && endsSentence(l.text) {
			prose++
		}
	}
	all := full >= 2 && prose*10 >= full*6
	var cuts []int // token indexes at which a new paragraph begins
	last := -1     // the last line that is not blank
	for i, l := range lines {
		if l.blank {
			continue
		}
		listed := listHeading(l.text)
		if last >= 0 && (all || listed || i-last > 1 || l.indented || l.alone(lines[last]) || lines[last].alone(l)) {
			cuts = append(cuts, l.from)
		}
		all = all || listed // what follows is a list of other articles
		last = i
	}
	return cutTokens(toks, cuts)
}

// line is what stands between two line breaks of a run.
type line struct {
	from     int // its first token
	text     string
	blank    bool
	indented bool
	bold     bool
	linked   bool // a link and nothing else
}

// alone tells whether the line is no part of its neighbour's sentence: it
// looks like a heading, is a link and nothing else, or is a line by which a
// site calls its readers.
func (l line) alone(other line) bool {
	if len(l.text) > 200 {
		return false
	}
	if l.linked || consultation(l.text) || strings.HasSuffix(l.text, "？") && weigh(l.text) < 90 {
		return true
	}
	if num, _ := numbering(clean(l.text)); num.kind != noNumber {
		return true
	}
	return l.bold && !other.bold
}

func linesOf(toks []token) []line {
	var lines []line
	var b strings.Builder
	at, bolds, images, plain := 0, 0, 0, 0
	anchors, bare := 0, 0
	end := func(next int) {
		raw := b.String()
		text := strings.TrimFunc(raw, isSpace)
		lead := raw[:len(raw)-len(strings.TrimLeftFunc(raw, isSpace))]
		lines = append(lines, line{
			from: at, text: text, blank: text == "" && images == 0,
			indented: strings.Contains(lead, "\u3000") || strings.Count(lead, "\u00a0") >= 2 || strings.Contains(lead, "\u2003"),
			bold:     text != "" && plain == 0,
			linked:   text != "" && bare == 0,
		})
		b.Reset()
		at, images, plain, bare = next, 0, 0, 0
	}
	for i, t := range toks {
		switch t.typ {
		case tokBreak:
			end(i + 1)
		case tokText, tokCode:
			if bolds == 0 && strings.TrimFunc(t.text, isSpace) != "" {
				plain++
			}
			if anchors == 0 && strings.TrimFunc(t.text, notWord) != "" {
				bare++
			}
			b.WriteString(t.text)
		case tokImage:
			images++
		case tokOpen:
			switch t.name {
			case "a":
				anchors++
			case "b":
				bolds++
			}
		case tokClose:
			switch t.name {
			case "a":
				anchors--
			case "b":
				bolds--
			}
		}
	}
	end(len(toks))
	return lines
}

func cutTokens(toks []token, cuts []int) [][]token {
	if len(cuts) == 0 {
		return [][]token{toks}
	}
	var parts [][]token
	var part, open []token
	for i, t := range toks {
		if len(cuts) > 0 && i == cuts[0] {
			cuts = cuts[1:]
			for j := len(open) - 1; j >= 0; j-- {
				part = append(part, token{typ: tokClose, node: open[j].node, name: open[j].name})
			}
			parts = append(parts, part)
			part = append([]token(nil), open...)
		}
		switch t.typ {
		case tokOpen:
			open = append(open, t)
		case tokClose:
			open = open[:len(open)-1]
		}
		part = append(part, t)
	}
	return append(parts, part)
}

// tidy collapses the white space of a run, drops what has no content, and
// lifts images out that have a text of their own or stand alone.
func tidy(toks []token, pg *page) (kept, images []token) {
	words := false
	for _, t := range toks {
		if (t.typ == tokText || t.typ == tokCode) && strings.ContainsFunc(t.text, notSpace) {
			words = true
			break
		}
	}
	kept = make([]token, 0, len(toks))
	start := true // nothing but white space so far, or since the last line break
	prev := -1    // index in kept of the text that ends in a space
	for _, t := range toks {
		switch t.typ {
		case tokText:
			raw := scrub(t.text)
			t.text = collapse(raw, start)
			if t.text == "" {
				continue
			}
			t.breaks = endBreaks(raw)
			start = strings.HasSuffix(t.text, " ")
			kept = append(kept, t)
			prev = len(kept) - 1
			continue
		case tokImage:
			src, ok := pg.imageSource(t.node)
			if !ok {
				if emoji := smiley(t.node); emoji != "" {
					kept = append(kept, token{typ: tokText, node: t.node, text: emoji})
					start, prev = false, -1
				}
				continue
			}
			t.text = src
			if !words || clean(attr(t.node, "alt")) != "" {
				images = append(images, t)
				continue
			}
			start, prev = false, -1
		case tokCode:
			start, prev = false, -1
		case tokBreak:
			if prev >= 0 {
				kept[prev].text = strings.TrimSuffix(kept[prev].text, " ")
			}
			start, prev = true, -1
		}
		kept = append(kept, t)
	}
	closeGaps(kept)
	return trimTokens(kept), images
}

// endBreaks tells at which ends of a raw text a line of the source breaks.
func endBreaks(raw string) (ends [2]bool) {
	body := strings.TrimLeftFunc(raw, isSpace)
	ends[0] = strings.Contains(raw[:len(raw)-len(body)], "\n")
	ends[1] = strings.Contains(body[len(strings.TrimRightFunc(body, isSpace)):], "\n")
	return ends
}

// closeGaps takes the space of a source line break away where the text goes
// on, beyond the end of an inline element, in a script without spaces.
func closeGaps(toks []token) {
	last := -1
	for i, t := range toks {
		switch t.typ {
		case tokOpen, tokClose:
			continue
		case tokText:
			if last >= 0 {
				a, b := strings.TrimRight(toks[last].text, " "), strings.TrimLeft(t.text, " ")
				before, _ := utf8.DecodeLastRuneInString(a)
				after, _ := utf8.DecodeRuneInString(b)
				broke := len(a) < len(toks[last].text) && toks[last].breaks[1] || len(b) < len(t.text) && t.breaks[0]
				if broke && spaceless(before) && spaceless(after) {
					toks[last].text, toks[i].text = a, b
				}
			}
			last = i
		default:
			last = -1
		}
	}
}

// trimTokens takes white space and line breaks off both ends, and pairs that
// hold nothing.
func trimTokens(toks []token) []token {
	content := func(t token) bool {
		return t.typ == tokCode || t.typ == tokImage || t.typ == tokText && strings.TrimSpace(t.text) != ""
	}
	first, last := -1, -1
	for i, t := range toks {
		if content(t) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return nil
	}
	out := toks[:0]
	for i, t := range toks {
		if (i < first || i > last) && (t.typ == tokText || t.typ == tokBreak) {
			continue
		}
		if t.typ == tokText {
			if i == first {
				t.text = strings.TrimLeft(t.text, " ")
			}
			if i == last {
				t.text = strings.TrimRight(t.text, " ")
			}
			if t.text == "" {
				continue
			}
		}
		if t.typ == tokClose {
			// An open tag straight before its close holds nothing.
			if n := len(out); n > 0 && out[n-1].typ == tokOpen && out[n-1].node == t.node {
				out = out[:n-1]
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// measure fills in what can be counted in the tokens.
func (p *piece) measure() {
	var b strings.Builder
	links, bolds, plain := 0, 0, 0
	for _, t := range p.toks {
		switch t.typ {
		case tokText, tokCode:
			b.WriteString(t.text)
			n := weigh(t.text)
			p.weight += n
			if links > 0 {
				p.linked += n
			}
			if bolds == 0 && strings.ContainsFunc(t.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				plain++
			}
		case tokBreak:
			b.WriteByte(' ')
		case tokOpen:
			switch t.name {
			case "a":
				links++
				p.links++
			case "b":
				bolds++
			}
		case tokClose:
			switch t.name {
			case "a":
				links--
			case "b":
				bolds--
			}
		}
	}
	p.text = strings.TrimSpace(b.String())
	p.bold = p.weight > 0 && plain == 0
}

// endsSentence tells whether a text ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return isSpace(r) || strings.ContainsRune("\"'”’」』）)》]】", r)
	})
	for _, end := range []string{".", "!", "?", "…", "。", "！", "？", "；", "：", ":", ";", "؟", "۔", "।", "．"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
