package locale

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// Write brings the file of one language up to date with the document: new
// segments get their place, those that left move to the end behind "#~",
// changed sources are shown with the old one beside them, and drafts go into
// targets that are empty or hold another draft that nobody touched; an
// untranslated one takes such a draft back. No other text changes, and a file
// without changes is not written.
//
// Ed is what Read gave for the same document. If the file has changed since
// then, the error is a Conflict and nothing is written. The targets of ed follow
// what was written: drafts that were taken, and those that were taken back. Today is for the state file only.
func (s *Store) Write(doc *pipeline.Document, to language.Tag, ed pipeline.Edition, drafts map[pipeline.SegmentKey]pipeline.Target, today string) (changed bool, err error) {
	h := heldOf(ed, doc.ID)
	if h == nil || ed.Lang != to {
		if len(ed.Faults) > 0 {
			return false, ed.Faults[0]
		}
		return false, fmt.Errorf("locale: Write of %s in %s with an edition that Read did not give", doc.ID, to)
	}
	sentences, err := sentencesOf(doc)
	if err != nil {
		return false, err
	}
	f := h.file
	if h.file = nil; f == nil { // this edition was written before
		if f, err = parse(s.where(h.name), h.data, doc.Lang.String()); err != nil {
			return false, err
		}
	}
	head := header(string(doc.ID), doc.Lang, to)
	if f.end.next == &f.end {
		f.begin(head, advice)
	} else if f.from != doc.Lang.String() {
		f.readdress(head)
	}
	f.retireAll(sentences, func(e *entry) bool { return h.isSegment(e) }, func(e *entry) bool {
		return len(e.remarks()) > 0 || strings.TrimSpace(e.text) != "" && !s.untouched(e, h)
	})
	h.forget(f, sentences)
	f.arrange(sentences, h.before)
	mark := doc.Lang.String() + ": "
	for _, sent := range sentences {
		e := f.entries[sent.key]
		v := h.verdicts[sent.key]
		if text, ok := h.carried[sent.key]; ok {
			e.setText(text)
		}
		f.set(e, sourceLine, mark, inComment(sent.source), strings.TrimSpace(sent.source) != "")
		f.setNote(e, sent.note, h.notes[sent.key])
		if s.terms != nil {
			terms := termNote(s.terms(sent.plain, doc.Lang, to))
			f.set(e, termLine, "term: ", terms, terms != "")
		}
		f.set(e, wasLine, "was: ", inComment(v.was), v.was != "")
		draft, has := drafts[pipeline.SegmentKey(sent.key)]
		draft.Text = strings.ToValidUTF8(draft.Text, "\ufffd")
		switch {
		case has && s.takes(e, v, h.records[sent.key], draft):
			v = verdict{state: pipeline.Draft, from: sent.source, draft: draftNote(draft), mine: true, record: draftRecord(sent, to, draft)}
			e.setText(draft.Text)
		case has && v.state == pipeline.Draft && !v.mine && v.was == "" && draft.Text == e.text && draftNote(draft) == v.draft:
			// A run that was killed before it wrote the state file left this
			// draft without a record; the memory says the same again.
			v.mine, v.record = true, draftRecord(sent, to, draft)
		case v.revoked || has && lapsed(v, draft):
			e.setText("")
			v = verdict{}
		}
		f.set(e, draftLine, "draft: ", v.draft, v.draft != "")
		h.put(ed.Targets, e, v, to)
	}
	f.headings(sentences, h.titles)
	data := f.bytes()
	if h.data != nil && bytes.Equal(data, h.data) {
		return false, nil
	}
	if err := s.save(h.name, h.data, data); err != nil {
		return false, err
	}
	h.data = data
	return true, nil
}

func draftRecord(sent sentence, to language.Tag, draft pipeline.Target) *record {
	return &record{Key: sent.key, Lang: to.String(), Src: hash(sent.source), Tgt: hash(draft.Text), State: pipeline.Draft, Origin: originOf(draft.Origin)}
}

// put notes what now stands in the file.
func (h *held) put(targets map[pipeline.SegmentKey]pipeline.Target, e *entry, v verdict, to language.Tag) {
	h.verdicts[e.key] = v
	if v.record != nil {
		h.records[e.key] = v.record
	} else if v.state == pipeline.Untranslated && h.records[e.key] != nil && !h.records[e.key].byHuman() && e.text == "" {
		delete(h.records, e.key)
	}
	if v.state == pipeline.Untranslated {
		delete(targets, pipeline.SegmentKey(e.key))
	} else if v.mine {
		targets[pipeline.SegmentKey(e.key)] = targetOf(e, v, to)
	}
}

// lapsed tells whether a draft as the program wrote it is one of the memory
// that the memory proposes no more.
func lapsed(v verdict, draft pipeline.Target) bool {
	old, _ := parseDraft(v.draft)
	return draft.State == pipeline.Untranslated && v.state == pipeline.Draft && v.mine && old.Kind == pipeline.FromMemory
}

// takes tells whether a draft may stand in a target: one that is empty, or
// that holds another draft as the program wrote it. A draft that a person
// threw out is not offered again.
func (s *Store) takes(e *entry, v verdict, rec *record, draft pipeline.Target) bool {
	if strings.TrimSpace(draft.Text) == "" {
		return false
	}
	switch {
	case v.revoked:
		return true
	case v.state == pipeline.Untranslated && e.text == "":
		return rec == nil || rec.byHuman() || rec.Tgt != hash(draft.Text)
	case v.state == pipeline.Draft && v.mine:
		return supersedes(draft, v.draft, e.text)
	}
	return false
}

// untouched tells whether the text of a segment that left is a draft just as
// the program wrote it.
func (s *Store) untouched(e *entry, h *held) bool {
	rec := h.records[e.key]
	return e.marks[draftLine] != nil && rec != nil && !rec.byHuman() && rec.Tgt == hash(e.text)
}

// WriteSource writes the base file: the key and text of every segment. It goes
// on naming the rules that cut them as long as others do not cut otherwise.
// Call it after every Write. A file without changes is not written.
func (s *Store) WriteSource(doc *pipeline.Document) (changed bool, err error) {
	sentences, err := sentencesOf(doc)
	if err != nil {
		return false, err
	}
	name, err := localeFile(doc.ID, doc.Lang)
	if err != nil {
		return false, err
	}
	was, err := s.load(name)
	if err != nil {
		return false, err
	}
	f, err := parse(s.where(name), was, "")
	if err != nil {
		return false, remade(err)
	}
	if was == nil {
		f.begin(baseHeader(doc, doc.Rules), warning)
	} else if !f.base {
		return false, &pipeline.Fault{Code: pipeline.Conflict, Where: s.where(name), Msg: "this file would be overwritten by the source text, but it was not made by the program",
			Hint: "move it away; it is named for the language of the article"}
	} else {
		rules := f.rules
		if rules == "" || !slices.EqualFunc(f.sentences(), sentences, func(a, b sentence) bool { return a.key == b.key && a.source == b.source }) {
			rules = doc.Rules
		}
		f.readdress(baseHeader(doc, rules))
	}
	h := newHeld()
	h.remember(f)
	f.retireAll(sentences, func(e *entry) bool { return isKey(e.key) }, func(*entry) bool { return false })
	f.arrange(sentences, h.before)
	for _, sent := range sentences {
		e := f.entries[sent.key]
		f.setNote(e, sent.note, h.notes[sent.key])
		if e.text != strings.ReplaceAll(sent.source, "\r\n", "\n") {
			e.setText(sent.source)
		}
	}
	f.headings(sentences, h.titles)
	data := f.bytes()
	if was != nil && bytes.Equal(data, was) {
		return false, nil
	}
	if err := s.save(name, was, data); err != nil {
		return false, err
	}
	return true, s.removeOldBase(doc.ID, doc.Lang)
}

// removeOldBase removes the base file of a time when the article was taken for
// another language.
func (s *Store) removeOldBase(id pipeline.ArticleID, lang language.Tag) error {
	names, err := s.Files(id)
	if err != nil {
		return err
	}
	for _, name := range names {
		tag, ok := tagOf(name)
		if !ok || tag == lang {
			continue
		}
		data, err := s.load(name)
		if err != nil {
			return err
		}
		head, rest, _ := strings.Cut(string(data), "\n")
		more, ours := strings.CutPrefix(head, header(string(id), tag, language.Und))
		if ours && (more == "" || strings.HasPrefix(more, "   ")) && !strings.Contains(more, " target: ") && strings.HasPrefix(rest, warning+"\n") {
			if err := s.removeFile(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// begin writes the first lines of a new file.
func (f *file) begin(head, advice string) {
	at := f.insert(&f.end, &line{kind: headerLine, raw: head + f.eol})
	at = f.insert(at, &line{kind: headerLine, raw: advice + f.eol})
	f.insert(at, &line{raw: f.eol})
}

// readdress brings the first line up to date when the article's language has
// changed. A file whose first line a person deleted stays without.
func (f *file) readdress(head string) {
	if l := f.end.next; l.kind == headerLine {
		l.raw = head + l.raw[len(strings.TrimRight(l.raw, "\r\n")):]
	}
}

// forget drops the records of segments that are in the file no more.
func (h *held) forget(f *file, sentences []sentence) {
	current := map[string]bool{}
	for _, sent := range sentences {
		current[sent.key] = true
	}
	for key := range h.records {
		if !current[key] && f.gone[key] == nil && !f.muddled {
			delete(h.records, key)
		}
	}
}

// setNote shows what the codes of a segment stand for. A note that a person
// changed is kept as it is, and the program's goes beside it.
func (f *file) setNote(e *entry, note, before string) {
	old := e.marks[noteLine]
	for i, l := range e.extra {
		if old != nil && l.kind == noteLine && l.text == note {
			e.extra[i], e.marks[noteLine] = old, l
			return
		}
	}
	if old != nil && old.text != note && old.text != before && !codesOnly(old.text) {
		if note == "" {
			return
		}
		e.marks[noteLine] = nil
		f.set(e, noteLine, "n: ", note, true)
		e.extra = append(e.extra, old)
		return
	}
	f.set(e, noteLine, "n: ", note, note != "")
}

// retireAll takes out the segments that left the source. Those of which keep
// says so go to the end of the file, the others are dropped.
func (f *file) retireAll(sentences []sentence, segment, keep func(*entry) bool) {
	stay := map[string]bool{}
	for _, sent := range sentences {
		stay[sent.key] = true
	}
	for _, key := range f.keys {
		e := f.entries[key]
		switch {
		case stay[key] || !segment(e):
		case keep(e):
			f.retire(e)
		default:
			f.drop(e)
		}
	}
	f.keys = slices.DeleteFunc(f.keys, func(key string) bool { return f.entries[key] == nil })
}

// drop takes the program's lines of an entry out of the file and leaves what a
// person wrote between them.
func (f *file) drop(e *entry) {
	for kind := sourceLine; kind <= draftLine; kind++ {
		f.unset(e, kind)
	}
	f.remove(e.line)
	delete(f.entries, e.key)
}
