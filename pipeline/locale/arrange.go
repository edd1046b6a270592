package locale

import "strings"

// arrange gives every sentence an entry: those that moved in the source since
// the last run move along, those that are missing are put in at their place.
// Entries that a person moved stay where they are. Before is the order of the
// last run.
func (f *file) arrange(sentences []sentence, before []string) {
	moved := movedKeys(sentences, before)
	var last *entry
	for i, sent := range sentences {
		e := f.entries[sent.key]
		switch {
		case e == nil:
			e = f.restore(sentences, i, last, moved)
		case moved[sent.key] && last != nil && f.before(e.first) != last:
			f.move(e, f.place(sentences, i, last, moved))
		case moved[sent.key] && last == nil && f.before(e.first) != nil:
			f.move(e, f.place(sentences, i, nil, moved))
		}
		last = e
	}
}

// movedKeys are the fewest keys whose move explains the new order.
func movedKeys(sentences []sentence, before []string) map[string]bool {
	at := make(map[string]int, len(before))
	for i, key := range before {
		at[key] = i
	}
	pairs := make([]int, len(sentences))
	moved := map[string]bool{}
	for j, sent := range sentences {
		i, ok := at[sent.key]
		if !ok {
			i = -1
		}
		pairs[j] = i
		moved[sent.key] = ok
	}
	for _, j := range rising(pairs) {
		delete(moved, sentences[j].key)
	}
	return moved
}

// place is the line behind which sentence i stands: behind the sentence before
// it, and behind the title of its section if that is there.
func (f *file) place(sentences []sentence, i int, last *entry, moved map[string]bool) *line {
	sent := sentences[i]
	var at *line
	if last != nil {
		at = last.line
	} else if next := f.firstOf(sentences[i+1:], moved); next != nil {
		at = next.first.prev
		for l := at; l != &f.end && l.kind != entryLine; l = l.prev {
			if l.kind == sectionLine {
				if l.text == sent.section {
					return l
				}
				at = l.prev
			}
		}
		if at != &f.end && at.kind == blankLine && at.prev != &f.end {
			at = at.prev
		}
		return at
	} else {
		return f.bottom()
	}
	if sent.section == "" {
		return at
	}
	for l := at.next; l != &f.end && (l.kind == blankLine || l.kind == remarkLine || l.kind == sectionLine); l = l.next {
		if l.kind == sectionLine && l.text == sent.section {
			return l
		}
	}
	return at
}

// firstOf is the entry of the first of the sentences that has one and stays
// where it is.
func (f *file) firstOf(sentences []sentence, moved map[string]bool) *entry {
	for _, sent := range sentences {
		if e := f.entries[sent.key]; e != nil && !moved[sent.key] {
			return e
		}
	}
	return nil
}

// bottom is the last line above the segments that left the source.
func (f *file) bottom() *line {
	at := f.end.prev
	for l := f.end.prev; l != &f.end; l = l.prev {
		if l.kind == goneLine || l.kind == sectionLine && l.text == goneTitle {
			at = l.prev
		}
	}
	for at != &f.end && at.kind == blankLine && at.prev != &f.end && at != f.end.prev {
		at = at.prev
	}
	return at
}

// move puts an entry with its lines behind at.
func (f *file) move(e *entry, at *line) {
	for l := e.first; l != e.line.next; l = l.next {
		if l == at {
			return
		}
	}
	for l := e.first; ; {
		next := l.next
		f.remove(l)
		if !strings.HasSuffix(l.raw, "\n") {
			l.raw += f.eol
		}
		at = f.insert(at, l)
		if l == e.line {
			return
		}
		l = next
	}
}

// restore makes the entry of a sentence that the file has none of: from its
// lines at the end of the file if it was there before, else an empty one.
func (f *file) restore(sentences []sentence, i int, last *entry, moved map[string]bool) *entry {
	key := sentences[i].key
	at := f.place(sentences, i, last, moved)
	var e *entry
	if g := f.gone[key]; g != nil {
		e = &g.entry
		for l := e.first; ; {
			next := l.next
			at = f.insert(at, l)
			if l == e.line {
				break
			}
			l = next
		}
		f.bury(g)
	} else {
		raw := key + ` = ""` + f.eol
		lo := len(key) + len(" = ")
		e = &entry{key: key, line: &line{kind: entryLine, raw: raw}, lo: lo, hi: lo + 2}
		e.first = e.line
		for n, o := range f.orphans {
			if same(o.source, sentences[i].source) {
				at = o.last
				f.orphans = append(f.orphans[:n:n], f.orphans[n+1:]...)
				e.reclaim(o.last)
				break
			}
		}
		f.insert(at, e.line)
	}
	e.line.entry = e
	f.entries[key] = e
	f.keys = append(f.keys, key)
	return e
}

// reclaim gives an entry the lines that were left of it when a person deleted
// its key.
func (e *entry) reclaim(last *line) {
	for l := last; ; l = l.prev {
		e.marks[l.kind] = l
		e.first = l
		if l.kind == sourceLine {
			return
		}
	}
}

// headings shows above the first segment of each section what the section is
// called. Titles of the last run that stand elsewhere are changed or removed;
// a line that only looks like one is left alone.
func (f *file) headings(sentences []sentence, before map[string]bool) {
	ours := map[string]bool{}
	for title := range before {
		ours[title] = true
	}
	for _, sent := range sentences {
		ours[sent.section] = sent.section != ""
	}
	right := map[*line]bool{}
	for _, sent := range sentences {
		if sent.section == "" {
			continue
		}
		e := f.entries[sent.key]
		var old *line
		for l := e.first.prev; l != &f.end && l.kind != entryLine && !right[l]; l = l.prev {
			if l.kind != sectionLine {
				continue
			}
			if l.text == sent.section {
				old = l
				break
			}
			if old == nil && ours[l.text] {
				old = l
			}
		}
		if old == nil {
			l := f.comment(sectionLine, "", "== "+sent.section+" ==").titled(sent.section)
			at := e.first.prev
			if at != &f.end && at.kind != blankLine {
				at = f.insert(at, &line{raw: f.eol})
			}
			f.insert(at, l)
			old = l
		} else if old.text != sent.section {
			end := old.raw[len(strings.TrimRight(old.raw, "\r\n")):]
			old.raw, old.text = "# == "+sent.section+" =="+end, sent.section
		}
		right[old] = true
	}
	for l := f.end.next; l != &f.end; l = l.next {
		if l.kind == sectionLine && ours[l.text] && !right[l] && l.text != goneTitle {
			if l.prev != &f.end && l.prev.kind == blankLine {
				f.remove(l.prev)
			}
			f.remove(l)
		}
	}
}
