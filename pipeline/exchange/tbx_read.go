package exchange

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// Concept is an entry of a termbase: what several languages call one thing.
type Concept struct {
	ID         string
	Lang       language.Tag // the file's own, und if it names none
	Note       string       // subject field and definition
	Never      bool         // its terms are never translated
	Terms      []ConceptTerm
	file       string
	line, unit int
}

// ConceptTerm is what one language calls it.
type ConceptTerm struct {
	Lang   language.Tag
	Text   string
	Status pipeline.TermStatus
	Note   string
	Exact  bool // in other letter case it is none
}

var tbxVocabulary = vocabulary{roots: []string{"martif", "tbx", "TBX"}, headers: []string{"languages"}, units: []string{"termEntry", "conceptEntry", "entry"}, stops: []string{"body", "text", "martif", "tbx", "TBX"}}

// maxTerms of one concept.
const maxTerms = 200

// ReadTBX yields the concepts of a TBX file: version 2 (martif, as ISO 30042 of
// 2008 and TBX-Basic have it) and version 3 (tbx, of 2019) in both its styles,
// with data categories as attributes (DCA) or as elements (DCT), and the first
// TBX-Min, which has a vocabulary of its own. It reads as
// ReadTMX does: a *Refused is about one concept, any other error ends the file.
func ReadTBX(r io.Reader, name string) iter.Seq2[Concept, error] {
	return func(yield func(Concept, error) bool) {
		t := tbxReader{file: fileReader{name: name, kind: "TBX", unit: "concept", hint: "a termbase has to be TBX of version 2 or 3, in UTF-8 or UTF-16"}}
		if err := t.read(r, yield); err != nil {
			yield(Concept{}, err)
		}
	}
}

type tbxReader struct {
	file fileReader
	lang language.Tag
	tags tagReader
	xml  xmlReader
}

func (t *tbxReader) read(r io.Reader, yield func(Concept, error) bool) error {
	s, err := newPieceScanner(r, tbxVocabulary)
	if err != nil {
		return t.file.fault(1, err)
	}
	for root := false; ; {
		p, err := s.next()
		switch {
		case err != nil && !root && errors.Is(err, io.EOF):
			return t.file.fault(s.line, errFile("it is no TBX file: there is no <martif> and no <tbx>"))
		case err != nil:
			return t.file.fault(s.line, err)
		case p.kind != rootPiece && !root:
			return t.file.fault(p.line, errFile("it is no TBX file: it does not begin with <martif> or <tbx>"))
		}
		switch p.kind {
		case rootPiece:
			root = true
			x := xmlReader{data: p.text}
			start, err := x.next()
			if err != nil {
				return t.file.fault(p.line, errFile("its first tag cannot be read: "+err.Error()))
			}
			if l := start.attr("lang"); l != "" {
				t.lang, _ = t.tags.parse(l) // what is no language is none
			}
		case headerPiece: // of TBX-Min: <languages source="de" target="en"/>
			x := xmlReader{data: p.text}
			if start, err := x.next(); err == nil && t.lang == language.Und && start.attr("source") != "" {
				t.lang, _ = t.tags.parse(start.attr("source"))
			}
		case endPiece:
			return nil
		case unitPiece:
			c, err := t.concept(p)
			if err != nil {
				if !yield(Concept{}, err) {
					return nil
				}
				continue
			}
			if !yield(c, nil) {
				return nil
			}
		}
	}
}

func (t *tbxReader) concept(p piece) (Concept, error) {
	t.file.count++
	c := Concept{Lang: t.lang, file: t.file.name, line: p.line, unit: t.file.count}
	if p.bad != "" {
		return c, c.refused(p.bad)
	}
	t.xml = xmlReader{data: p.text, open: t.xml.open[:0], attrs: t.xml.attrs[:0]}
	w := tbxWalk{tbxReader: t, c: &c}
	if err := w.walk(); err != nil {
		return c, c.refused(err.Error())
	}
	if len(c.Terms) == 0 {
		return c, c.refused("it has no term")
	}
	return c, nil
}

func (c *Concept) refused(why string) error {
	what := fmt.Sprintf("concept %d", c.unit)
	if c.ID != "" {
		what = "concept " + clip(c.ID)
	}
	return &Refused{&pipeline.Fault{Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", c.file, c.line), Msg: what + " was left out: " + why}}
}

// tbxWalk goes through one concept. Where a note stands says what it is about:
// the concept, a language or a term.
type tbxWalk struct {
	*tbxReader
	c       *Concept
	lang    language.Tag
	current *section // that a note belongs to
	concept section
	langs   section
	term    section
}

// section gathers what is said in one place.
type section struct {
	text   string
	notes  []string
	status pipeline.TermStatus
	never  bool
	exact  bool
}

func (w *tbxWalk) walk() error {
	w.current = &w.concept
	for {
		t, err := w.xml.next()
		if errors.Is(err, errEnds) && len(w.xml.open) == 0 {
			break
		}
		if err != nil {
			return err
		}
		switch t.kind {
		case xmlStart:
			err = w.start(t)
		case xmlEnd:
			w.end(string(t.name))
		}
		if len(w.c.Terms) > maxTerms {
			return fmt.Errorf("it has more than %d terms", maxTerms)
		}
		if err != nil {
			return err
		}
	}
	w.c.Note, w.c.Never = joinNotes(w.concept.notes), w.concept.never
	return nil
}

func (w *tbxWalk) start(t xmlToken) (err error) {
	name := string(t.name)
	switch name {
	case "termEntry", "conceptEntry", "entry":
		w.c.ID = t.attr("id")
	case "langSet", "langSec", "langGroup":
		if w.lang, err = w.tags.parse(t.attr("lang")); err != nil {
			return err
		}
		w.langs = section{}
		w.current = &w.langs
	case "tig", "ntig", "termSec", "termGroup":
		w.term = section{}
		w.current = &w.term
	case "term":
		text, err := w.text()
		w.term.text = strings.Join(strings.Fields(text), " ")
		return err
	case "termNote", "descrip", "admin", "note":
		kind := t.attr("type")
		if name == "note" {
			kind = "note"
		}
		text, err := w.text()
		w.say(kind, text)
		return err
	case "administrativeStatus", "normativeAuthorization", "definition", "subjectField", "context", "usageNote", "termStatus": // DCT and TBX-Min
		text, err := w.text()
		w.say(name, text)
		return err
	case "termCompList", "transacGrp", "transac", "ref", "xref", "date":
		_, err := w.text()
		return err
	}
	return nil
}

func (w *tbxWalk) end(name string) {
	switch name {
	case "langSet", "langSec", "langGroup":
		w.current = &w.concept
	case "tig", "ntig", "termSec", "termGroup":
		if w.term.text != "" {
			status := w.term.status
			if status == "" {
				status = pipeline.Approved
			}
			w.c.Terms = append(w.c.Terms, ConceptTerm{Lang: w.lang, Text: w.term.text, Status: status, Exact: w.term.exact, Note: joinNotes(append(slices.Clone(w.langs.notes), w.term.notes...))})
			w.concept.never = w.concept.never || w.term.never || w.langs.never
		}
		w.current = &w.langs
	}
}

// say notes what is said of the concept, the language or the term at hand.
func (w *tbxWalk) say(kind, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return
	}
	switch strings.ToLower(strings.ReplaceAll(kind, " ", "")) {
	case "administrativestatus", "normativeauthorization", "termstatus":
		if s, ok := statusNamed(text); ok {
			w.current.status = s
		}
	case "translationneeded":
		w.current.never = strings.EqualFold(text, "no")
	case "note":
		switch text {
		case string(pipeline.DoNotTranslate):
			w.current.never = true
			return
		case exactCase:
			w.current.exact = true
			return
		case string(pipeline.Forbidden):
			w.current.status = pipeline.Forbidden
			return
		}
		w.current.notes = append(w.current.notes, text)
	case "definition", "subjectfield", "context", "usagenote", "explanation":
		w.current.notes = append(w.current.notes, text)
	}
}

// statusNamed reads what TBX and the tools that write it call a status.
func statusNamed(text string) (pipeline.TermStatus, bool) {
	name, _, _ := strings.Cut(strings.ToLower(text), "-")
	switch name {
	case "preferredterm", "admittedterm", "standardizedterm", "regulatedterm", "legalterm", "preferred", "admitted", "approved":
		return pipeline.Approved, true
	case "deprecatedterm", "supersededterm", "deprecated", "superseded", "obsolete":
		return pipeline.Deprecated, true
	case "forbidden", "prohibited", "notrecommended":
		return pipeline.Forbidden, true
	}
	return "", false
}

func (w *tbxWalk) text() (string, error) {
	var b strings.Builder
	for depth := len(w.xml.open); ; {
		t, err := w.xml.next()
		if err != nil {
			return "", err
		}
		switch t.kind {
		case xmlText:
			b.Write(t.text)
		case xmlEnd:
			if len(w.xml.open) < depth {
				return b.String(), nil
			}
		}
	}
}

// joinNotes writes notes in one line, each once.
func joinNotes(notes []string) string {
	var out []string
	for _, n := range notes {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, "; ")
}

// Pairs gives the entries of the concept from a language into each other one
// of to; none of to stands for all. With from und, it is the language of the
// file, or else that of the first term. A concept without such terms is
// Refused.
func (c Concept) Pairs(from language.Tag, to []language.Tag) ([]pipeline.Term, error) {
	if from == language.Und {
		if from = c.Lang; !slices.ContainsFunc(c.Terms, func(t ConceptTerm) bool { return speaks(t.Lang, from) }) {
			from = c.Terms[0].Lang
		}
	}
	var out []pipeline.Term
	any := false
	for _, s := range c.Terms {
		if !speaks(s.Lang, from) {
			continue
		}
		any = true
		if c.Never {
			out = append(out, pipeline.Term{Source: s.Text, From: s.Lang, Status: pipeline.DoNotTranslate, Exact: s.Exact, Note: joinNotes(nonEmpty(c.Note, s.Note))})
			continue
		}
		for _, t := range c.Terms {
			if speaks(t.Lang, from) || len(to) > 0 && !slices.ContainsFunc(to, func(l language.Tag) bool { return speaks(t.Lang, l) }) {
				continue
			}
			out = append(out, pipeline.Term{Source: s.Text, Target: t.Text, From: s.Lang, To: t.Lang, Status: t.Status, Exact: s.Exact, Note: joinNotes(nonEmpty(c.Note, s.Note, t.Note))})
		}
	}
	switch {
	case !any:
		return nil, c.refused(fmt.Sprintf("it has no term in %s", from))
	case len(out) == 0:
		return nil, c.refused("it has no translation")
	}
	return out, nil
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// speaks tells whether a term in one language is one in the wanted language:
// en-US for en, and zh-Hans for zh-Hans-CN.
func speaks(have, want language.Tag) bool {
	if have == want {
		return true
	}
	h, _ := have.Base()
	w, _ := want.Base()
	if h != w {
		return false
	}
	_, hs, hr := have.Raw()
	_, ws, wr := want.Raw()
	none := language.Region{}
	return (hs == ws || hs == language.Script{} || ws == language.Script{}) && (hr == wr || hr == none || wr == none)
}
