package memory

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/unicode/norm"
)

// codesDiffer counts the codes of one text that have no code of the same type
// in the other; one that is missing and one that is extra are one that is
// another. Codes in another order count as one.
func codesDiffer(a, b []code) int {
	if slices.EqualFunc(a, b, func(c, d code) bool { return c.typ() == d.typ() }) {
		return 0
	}
	if other := max(len(a), len(b)) - len(mapCodes(b, a)); other > 0 {
		return other
	}
	for i := range a {
		if a[i].typ() != b[i].typ() {
			return 1
		}
	}
	return 0
}

// mapCodes puts beside each code of from the next unused one of to that has
// the same type. It returns the index in to by the index in from.
func mapCodes(from, to []code) map[int]int {
	if len(from) == 0 || len(to) == 0 {
		return nil
	}
	waiting := map[codeType][]int{}
	for j, d := range to {
		waiting[d.typ()] = append(waiting[d.typ()], j)
	}
	m := make(map[int]int, len(from))
	for i, c := range from {
		if w := waiting[c.typ()]; len(w) > 0 {
			m[i], waiting[c.typ()] = w[0], w[1:]
		}
	}
	return m
}

// replaceCodes gives the codes of a target the names and numbers of the
// query's. A pair without a partner of its own type takes a pair of another:
// what was bold may be a link now, at the same words. A code without partner is
// left out.
func replaceCodes(query, unit []code, target string) string {
	partners := map[int]code{} // by the number in the unit
	same := mapCodes(unit, query)
	taken := make([]bool, len(query))
	for i, j := range same {
		partners[unit[i].n], taken[j] = query[j], true
	}
	j := 0
	for i, c := range unit {
		if _, done := same[i]; done || c.form != pair {
			continue
		}
		for j < len(query) && (taken[j] || query[j].form != pair) {
			j++
		}
		if j < len(query) {
			partners[c.n], taken[j] = query[j], true
		}
	}
	names := map[int]string{}
	for _, c := range unit {
		names[c.n] = c.name
	}
	var b strings.Builder
	for _, k := range pipeline.Tokens(target) {
		if !k.IsCode() {
			text := k.Text
			if before := b.String(); (before == "" || strings.HasSuffix(before, " ")) && k.Start > 0 {
				text = strings.TrimPrefix(text, " ") // a code that was left out stood between two spaces
			}
			b.WriteString(text)
			continue
		}
		if to, ok := partners[k.N]; ok && names[k.N] == k.Name {
			b.WriteString(tag(k, to.name, to.n))
		}
	}
	return b.String()
}

// replaceNumbers puts numbers and addresses of the query into a target, each
// where it cannot be mistaken: what the unit has stands once in its source and
// once in its target. Numbers are compared and written as their languages do;
// one that could be read in two ways is left alone, as is one that is written
// quite otherwise in the query.
func (w *scorer) replaceNumbers(q, u *analysis, unit *pipeline.Unit, target string, differing []couple) (string, int) {
	type edit struct {
		start, end int
		text       string
	}
	var edits []edit
	from, to := numberStyleOf(unit.From), numberStyleOf(unit.To)
	w.inTarget = w.numbersOf(target, to, w.inTarget[:0])
	w.inSource = numbersIn(&u.tokeniser, from, w.inSource[:0])
	found, sources := w.inTarget, w.inSource
	for _, k := range differing {
		is, was := q.raw(q.tokens[k.a]), u.raw(u.tokens[k.b])
		ours := numberAt{text: was, kind: u.tokens[k.b].kind}
		ours.numeral, ours.known = from.readToken(ours.kind, was)
		if from.group == ' ' && (partOfGroup(&q.tokeniser, int(k.a)) || partOfGroup(&u.tokeniser, int(k.b))) {
			continue
		}
		at, unique := theOnly(sources, ours)
		if unique {
			at, unique = theOnly(found, ours)
		}
		if !unique {
			continue
		}
		switch next, known := from.readToken(ours.kind, is); {
		case at.known && known && ours.known:
			if next.fits(ours.numeral) && next.fits(at.numeral) {
				edits = append(edits, edit{at.start, at.start + len(at.text), to.write(next, at.numeral, at.text)})
			}
		case ours.kind == address || !known && !ours.known && !at.known && shape(is) == shape(was):
			edits = append(edits, edit{at.start, at.start + len(at.text), is})
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return b.start - a.start })
	for _, e := range edits {
		target = target[:e.start] + e.text + target[e.end:]
	}
	return target, len(edits)
}

// numberAt is a number or an address in a text.
type numberAt struct {
	start int // in the coded text
	text  string
	kind  kind
	numeral
	known bool // what number it is
}

// theOnly returns the one of some numbers that says the same as n.
func theOnly(numbers []numberAt, n numberAt) (only numberAt, unique bool) {
	count := 0
	for _, x := range numbers {
		if x.known && n.known && x.isSame(n.numeral) || x.known == n.known && x.text == n.text {
			only = x
			count++
		}
	}
	return only, count == 1
}

func (s numberStyle) readToken(k kind, text string) (numeral, bool) {
	if k != number {
		return numeral{}, false
	}
	return s.read(text)
}

// numbersOf appends the numbers and addresses of a coded text in NFC.
func (w *scorer) numbersOf(coded string, style numberStyle, out []numberAt) []numberAt {
	t := &w.target
	if inert(coded) { // has no codes
		t.plain = coded
		t.cut()
		return numbersIn(t, style, out)
	}
	for _, run := range pipeline.Tokens(coded) {
		if run.IsCode() {
			continue
		}
		t.plain = norm.NFC.String(run.Text)
		t.cut()
		before := len(out)
		out = numbersIn(t, style, out)
		for i := range out[before:] {
			out[before+i].start += run.Start
		}
	}
	return out
}

// numbersIn appends the numbers and addresses of a text that was cut. Groups of
// digits with spaces between them are one number where that is how they are
// written.
func numbersIn(t *tokeniser, style numberStyle, out []numberAt) []numberAt {
	for i := 0; i < len(t.tokens); i++ {
		k := t.tokens[i]
		if k.kind != number && k.kind != address {
			continue
		}
		n := numberAt{start: int(k.start), text: t.raw(k), kind: k.kind}
		if style.group == ' ' && k.kind == number {
			last := i
			for last+1 < len(t.tokens) && followsInGroup(t, last) {
				last++
			}
			whole := t.plain[k.start:t.tokens[last].end]
			if all, ok := style.read(whole); ok && last > i {
				n.text, n.numeral, n.known = whole, all, true
				out = append(out, n)
				i = last
				continue
			}
		}
		n.numeral, n.known = style.readToken(k.kind, n.text)
		out = append(out, n)
	}
	return out
}

// followsInGroup tells whether a token and the next are numbers with one space
// between them.
func followsInGroup(t *tokeniser, i int) bool {
	if i < 0 || i+1 >= len(t.tokens) {
		return false
	}
	a, b := t.tokens[i], t.tokens[i+1]
	return a.kind == number && b.kind == number && a.end < b.start && foldWidthSign([]rune(t.plain[a.end:b.start])[0]) == ' ' && utf8.RuneCountInString(t.plain[a.end:b.start]) == 1
}

func partOfGroup(t *tokeniser, i int) bool { return followsInGroup(t, i) || followsInGroup(t, i-1) }

// fitSpaces gives a target the outer white space of the query, and the spaces
// for line breaks where the query has none: other tools break and indent the
// texts in their files.
func fitSpaces(query, target string) string {
	body := strings.TrimSpace(target)
	if hasBreaks(body) && !hasBreaks(query) {
		body = unbroken(body)
	}
	inner := strings.TrimSpace(query)
	if len(inner) == len(query) || inner == "" {
		return body
	}
	start := strings.Index(query, inner)
	return query[:start] + body + query[start+len(inner):]
}

// hasBreaks tells whether a text has line breaks or tabs.
func hasBreaks(s string) bool {
	for len(s) >= 8 {
		if x := eightBytes(s); (x-0x20*eachByte)&^x&eachHigh != 0 { // controls
			break
		}
		s = s[8:]
	}
	for i := range len(s) {
		if c := s[i]; c == '\n' || c == '\r' || c == '\t' {
			return true
		}
	}
	return false
}

// unbroken makes a space of every line break and tab with the spaces around
// it; nothing between characters that are written without spaces.
func unbroken(s string) string {
	var b strings.Builder
	for i, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }) {
		line = strings.Trim(line, " ")
		if line == "" {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(b.String())
		after, _ := utf8.DecodeRuneInString(line)
		if i > 0 && !(isDense(before) && isDense(after)) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

func isDense(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff65
}

// shape is how a number is written, its digits apart: "1,234.5" and
// "9,999.0" are alike, 10 and 1.0 are not.
func shape(number string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		if isDigit(r) {
			return r - r%0x10 // digits of another script are alike only among themselves
		}
		return r
	}, number)
}
