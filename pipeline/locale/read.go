package locale

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// held is what an edition remembers between Read, Write and WriteState.
type held struct {
	name     string // of the file, below the root
	data     []byte // as read; nil if there is none
	file     *file  // what data says; Write takes it
	state    []byte // the state file as read
	stateErr error
	verdicts map[string]verdict
	records  map[string]*record
	known    map[string]bool   // keys that are or were segments of the article
	rules    string            // that cut the text in the last run
	sources  map[string]string // the texts of the last run, by key
	before   []string          // the keys of the last run, in its order
	titles   map[string]bool   // the section titles of the last run
	notes    map[string]string
	carried  map[string]string // texts that new sentences get, of those that they were made of
}

// heldOf returns what Read noted of an article; nil for an edition of another
// making.
func heldOf(ed pipeline.Edition, id pipeline.ArticleID) *held {
	h, _ := ed.Held.(*held)
	if ed.Article != id {
		return nil
	}
	return h
}

func newHeld() *held {
	return &held{verdicts: map[string]verdict{}, records: map[string]*record{}, known: map[string]bool{}, titles: map[string]bool{}, notes: map[string]string{}, carried: map[string]string{}}
}

// Read reads what people wrote of an aligned document in one language. A file
// that is not there gives an edition without targets. A file that cannot be
// used gives a fault with its place, also in Bundle.Faults; Write refuses such
// an edition, so that nothing in the file is lost.
func (s *Store) Read(doc *pipeline.Document, to language.Tag) (pipeline.Edition, error) {
	sentences, err := sentencesOf(doc)
	if err != nil {
		return pipeline.Edition{}, err
	}
	base, err := s.readBase(doc.ID, doc.Lang)
	if err != nil {
		return pipeline.Edition{}, err
	}
	return s.read(doc.ID, doc.Lang, sentences, base, to)
}

func (s *Store) read(id pipeline.ArticleID, from language.Tag, sentences []sentence, base *file, to language.Tag) (pipeline.Edition, error) {
	ed := pipeline.Edition{Bundle: pipeline.Bundle{Article: id, Lang: to, Targets: map[pipeline.SegmentKey]pipeline.Target{}}}
	fail := func(err error) (pipeline.Edition, error) {
		ed.Bundle.Faults = []error{err}
		return ed, err
	}
	name, err := localeFile(id, to)
	if err != nil {
		return fail(err)
	}
	if to == from {
		return fail(&pipeline.Fault{Code: pipeline.Invalid, Where: s.where(name), Msg: "this is the language of the article: there is nothing to translate"})
	}
	data, err := s.load(name)
	if err != nil {
		return fail(err)
	}
	if data == nil {
		if err := s.misnamed(name, to); err != nil {
			return fail(err)
		}
	}
	f, err := parse(s.where(name), data, from.String())
	if err != nil {
		return fail(err)
	}
	if f.base {
		return fail(&pipeline.Fault{Code: pipeline.Invalid, Where: s.where(name), Msg: "this is a base file: it holds source text, not a translation",
			Hint: "the article was taken for another language before; delete the file, or give it a first line with \"target: " + to.String() + "\" if people translated in it"})
	}
	st, err := s.readState(id)
	if err != nil {
		return fail(err)
	}
	h := newHeld()
	h.name, h.data, h.file, h.state, h.stateErr = name, data, f, st.data, st.err
	ed.Held, ed.Raw = h, data
	issue := func(key, check, message string) {
		ed.Issues = append(ed.Issues, pipeline.Finding{Article: id, Lang: to, Key: pipeline.SegmentKey(key), Check: check, Severity: pipeline.Warning, Message: message})
	}
	sources := h.remember(base)
	lang := to.String()
	current := map[string]bool{}
	deleted := 0
	for _, sent := range sentences {
		h.known[sent.key], current[sent.key] = true, true
		e := f.entries[sent.key]
		if e == nil && f.gone[sent.key] != nil {
			e = &f.gone[sent.key].entry
		}
		if e == nil {
			for _, r := range st.records[stateKey(lang, sent.key)] {
				if !r.byHuman() {
					continue
				}
				h.records[sent.key] = r // it counts again when the text comes back
				deleted++
				if data != nil {
					issue(sent.key, "key-deleted", fmt.Sprintf("key %s was deleted from %s.toml; it is put back empty; restore the text from git or from the memory", sent.key, to))
				}
				break
			}
			continue
		}
		v := s.judge(e, sent.source, sources[sent.key], lang, st)
		h.verdicts[sent.key] = v
		if v.record != nil {
			h.records[sent.key] = v.record
		}
		if v.state != pipeline.Untranslated {
			ed.Bundle.Targets[pipeline.SegmentKey(sent.key)] = targetOf(e, v, to)
		}
	}
	if data == nil && deleted > 0 {
		issue("", "file-missing", fmt.Sprintf("%s.toml is gone with %d translated segments; it is made again, empty; restore it from git", to, deleted))
	}
	s.carry(h, sentences, to, st, ed.Bundle.Targets)
	for k, rs := range st.records {
		l, key, _ := strings.Cut(k, " ")
		if l == lang && !current[key] && (f.muddled || f.gone[key] != nil || f.entries[key] != nil) {
			h.records[key] = rs[len(rs)-1]
		}
		h.known[key] = true
	}
	for _, key := range f.keys {
		if !h.isSegment(f.entries[key]) {
			issue(key, "key-unknown", fmt.Sprintf("key %s of %s.toml belongs to no segment of the article; it is left as it is", key, to))
		}
	}
	if f.muddled {
		issue("", "gone-unreadable", fmt.Sprintf(`some "#~" lines at the end of %s.toml cannot be read; they are left as they are`, to))
	}
	if st.err != nil {
		issue("", "state-unreadable", st.err.Error())
	}
	return ed, nil
}

// isSegment tells a key of this article from one that a person added.
func (h *held) isSegment(e *entry) bool {
	return h.known[e.key] || e.marks[sourceLine] != nil && isKey(e.key)
}

// remember takes from the base file of the last run what changes are measured
// against, and returns its source texts.
func (h *held) remember(base *file) map[string]string {
	sources := map[string]string{}
	h.sources = sources
	if base == nil {
		return sources
	}
	h.rules = base.rules
	for l := base.end.next; l != &base.end; l = l.next {
		switch l.kind {
		case sectionLine:
			h.titles[l.text] = true
		case entryLine:
			e := l.entry
			h.before = append(h.before, e.key)
			h.known[e.key] = true
			sources[e.key] = e.text
			if n := e.marks[noteLine]; n != nil {
				h.notes[e.key] = n.text
			}
		}
	}
	return sources
}

// targetOf is a target as the rest of the pipeline sees it.
func targetOf(e *entry, v verdict, to language.Tag) pipeline.Target {
	t := pipeline.Target{Key: pipeline.SegmentKey(e.key), Lang: to, Text: e.text, State: v.state, Source: v.from, Note: strings.Join(e.remarks(), "\n")}
	if strings.TrimSpace(e.text) == Join {
		t.Text = ""
	}
	if t.Source == unknownSource {
		t.Source = ""
	}
	t.Origin = pipeline.Origin{Kind: pipeline.FromHuman}
	if v.draft != "" {
		t.Origin, t.Match = parseDraft(v.draft)
	} else if v.record != nil {
		t.Origin.By = v.record.By
	}
	return t
}

// misnamed finds a file that is meant for the language but not named by its
// canonical tag.
func (s *Store) misnamed(name string, to language.Tag) error {
	root, err := s.open(false)
	if err != nil || root == nil {
		return err
	}
	defer root.Close()
	dir, want := path.Split(name)
	dir = path.Clean(dir)
	d, err := root.Open(dir)
	if err != nil {
		return nil // no folder, no file
	}
	defer d.Close()
	names, err := d.Readdirnames(-1)
	if err != nil {
		return s.wrap(dir, err)
	}
	for _, n := range names {
		stem, ok := strings.CutSuffix(n, ".toml")
		if tag, err := language.Parse(stem); ok && err == nil && tag == to && n != want {
			return &pipeline.Fault{Code: pipeline.Invalid, Where: s.where(dir + "/" + n), Msg: fmt.Sprintf("%q is not how the language %s is written", stem, to), Hint: "rename the file to " + want}
		}
	}
	return nil
}
