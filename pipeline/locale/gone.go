package locale

import "strings"

// A segment that left the source is kept at the end of the file, its lines
// behind "#~":
//
//	#~ zh-Hans: 干细胞
//	#~ # a remark of a person keeps its own mark
//	#~ k7f3a9c1m = "Stem cells"

// groupGone reads the commented segments. Lines that cannot be understood are
// left alone.
func (f *file) groupGone() {
	var block []*line
	for l := f.end.next; l != &f.end; l = l.next {
		if l.kind != goneLine {
			f.muddled = f.muddled || len(block) > 0
			block = nil
			continue
		}
		block = append(block, l)
		if !keyLine(l.text) {
			continue
		}
		vals, err := values("", []byte(l.text))
		if err != nil || len(vals) != 1 || f.gone[vals[0].key] != nil {
			f.muddled, block = true, nil
			continue
		}
		f.gone[vals[0].key] = f.wake(block, vals[0])
		block = nil
	}
	f.muddled = f.muddled || len(block) > 0
}

// keyLine tells whether a commented line is a key and not a comment.
func keyLine(text string) bool {
	key, _, ok := strings.Cut(text, "=")
	key = strings.Trim(strings.TrimSpace(key), `"'`)
	return ok && isKey(key)
}

// wake gives the lines as they stood before the segment left, linked to each
// other but not yet to the file.
func (f *file) wake(block []*line, v value) *gone {
	g := &gone{lines: block}
	var marks []*line
	for _, l := range block[:len(block)-1] {
		w := &line{raw: "# " + l.text + f.eol}
		if strings.HasPrefix(l.text, "#") {
			w.kind, w.raw = remarkLine, l.text+f.eol
		} else {
			f.classify(w, f.from)
		}
		marks = append(marks, w)
	}
	k := &line{kind: entryLine, raw: block[len(block)-1].text + f.eol}
	g.entry = entry{key: v.key, text: v.text, line: k, lo: v.lo, hi: v.hi}
	for i, l := range marks {
		l.next = k
		if i+1 < len(marks) {
			l.next = marks[i+1]
		}
	}
	g.adopt(marks)
	return g
}

// retire moves an entry to the end of the file.
func (f *file) retire(e *entry) {
	last := f.goneEnd()
	add := func(text string) {
		l := &line{kind: goneLine, raw: "#~ " + text + f.eol, text: text}
		f.insert(last, l)
		last = l
	}
	for l := e.first; l != e.line; l = l.next {
		text := strings.TrimSpace(l.raw)
		switch {
		case l.kind == blankLine:
		case l.kind == remarkLine:
			add(text)
		default:
			add(strings.TrimSpace(strings.TrimPrefix(text, "#")))
		}
	}
	text := strings.TrimSpace(e.line.raw)
	if strings.Contains(text, "\n") { // a text of several lines is put on one
		text = strings.TrimSpace(e.line.raw[:e.lo] + quote(e.text) + e.line.raw[e.hi:])
	}
	add(text)
	f.cut(e)
	f.gone[e.key] = &gone{} // only its key matters until the file is read again
}

// goneEnd returns the line behind which the next segment that left stands,
// and begins that part of the file if there is none yet.
func (f *file) goneEnd() *line {
	for l := f.end.prev; l != &f.end; l = l.prev {
		if l.kind == goneLine || l.kind == sectionLine && l.text == goneTitle {
			return l
		}
	}
	last := f.end.prev
	if last != &f.end && last.kind != blankLine {
		last = f.insert(last, &line{raw: f.eol})
	}
	return f.insert(last, f.comment(sectionLine, "", "== "+goneTitle+" ==")).titled(goneTitle)
}

func (l *line) titled(title string) *line {
	l.text = title
	return l
}

// cut takes an entry and its lines out of the file.
func (f *file) cut(e *entry) {
	for l := e.first; ; l = l.next {
		f.remove(l)
		if l == e.line {
			break
		}
	}
	delete(f.entries, e.key)
}

// bury drops the commented lines of a segment that came back, and their title
// with the last of them.
func (f *file) bury(g *gone) {
	for _, l := range g.lines {
		f.remove(l)
	}
	delete(f.gone, g.key)
	for l := f.end.prev; l != &f.end; l = l.prev {
		if l.kind == goneLine {
			return
		}
	}
	for l := f.end.prev; l != &f.end; l = l.prev {
		if l.kind == sectionLine && l.text == goneTitle {
			if l.prev.kind == blankLine && l.prev != &f.end {
				f.remove(l.prev)
			}
			f.remove(l)
			return
		}
	}
}
