package locale

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// record is a line of the state file: what was last known of one target. It
// counts only while its hashes are those of the texts.
type record struct {
	Key    string         `json:"k"`
	Lang   string         `json:"lang"`
	Src    string         `json:"src"`
	Tgt    string         `json:"tgt"`
	State  pipeline.State `json:"state"`
	Origin string         `json:"origin"`       // "human", "memory:85", "engine:name"
	By     string         `json:"by,omitempty"` // who translated
	At     string         `json:"at,omitempty"` // the day a person's act was noticed: "2026-11-22"

	Reviewer string `json:"reviewer,omitempty"` // who reviewed
	Reviewed string `json:"reviewed,omitempty"` // on what day

	Rules string `json:"rules,omitempty"` // that cut the source text, where it is not the text of the base file

	raw     string // the line as it stands; "" for a new one
	noticed bool   // At is the day it is written
}

const human = "human"

func (r *record) byHuman() bool { return r.Origin == human }

// day is when a person last had the target in hand; zero when nobody noted it.
func (r *record) day() time.Time {
	if r == nil {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, max(r.At, r.Reviewed))
	if err != nil {
		return time.Time{}
	}
	return t
}

// line returns the record as it is written.
func (r *record) line() string {
	if r.raw != "" {
		return r.raw
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		panic(err) // strings and a known state can always be written
	}
	return b.String()
}

// originOf writes where a draft came from as the state file does.
func originOf(o pipeline.Origin) string {
	if o.Kind == pipeline.FromMemory {
		return strings.TrimSpace("memory:" + strconv.Itoa(o.Score) + " " + o.Caution)
	}
	return string(o.Kind) + ":" + o.By
}

// parseOrigin undoes originOf.
func parseOrigin(s string) pipeline.Origin {
	kind, rest, _ := strings.Cut(s, ":")
	o := pipeline.Origin{Kind: pipeline.OriginKind(kind)}
	if o.Kind == pipeline.FromMemory {
		rest, o.Caution, _ = strings.Cut(rest, " ")
		o.Score, _ = strconv.Atoi(rest)
	} else {
		o.By = rest
	}
	return o
}

// states is a state file.
type states struct {
	data    []byte               // as it was read; nil if there is none
	records map[string][]*record // by language and key; several only after a merge
	err     error                // a line that cannot be read: the file is not written then
}

func stateKey(lang, key string) string { return lang + " " + key }

// find returns the record that says most of a target: one whose hashes are
// those of the texts, else the last.
func (st *states) find(lang, key, src, tgt string) *record {
	var found *record
	rank := func(r *record) int {
		switch {
		case r.Tgt == tgt && r.Src == src:
			return 2 + int(r.State)
		case r.Tgt == tgt:
			return 1
		}
		return 0
	}
	for _, r := range st.records[stateKey(lang, key)] {
		if found == nil || rank(r) >= rank(found) {
			found = r
		}
	}
	return found
}

// readState reads the state file of an article. A line that cannot be read is
// noted in err; the others are used.
func (s *Store) readState(id pipeline.ArticleID) (*states, error) {
	dir, err := folder(id)
	if err != nil {
		return nil, err
	}
	name := path.Join(dir, stateFile)
	data, err := s.load(name)
	if err != nil {
		return nil, err
	}
	st := &states{data: data, records: map[string][]*record{}}
	n := 0
	for raw := range strings.Lines(strings.TrimPrefix(string(data), bom)) {
		n++
		text := strings.TrimSpace(raw)
		if text == "" {
			continue
		}
		r := &record{raw: text + "\n"}
		if err := json.Unmarshal([]byte(text), r); err != nil || r.Key == "" || r.Lang == "" {
			if st.err == nil {
				st.err = &pipeline.Fault{Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", s.where(name), n), Msg: "this is no line of a state file",
					Hint: "keep one JSON object a line; after a merge, keep the lines of both sides and delete the marks"}
			}
			continue
		}
		k := stateKey(r.Lang, r.Key)
		st.records[k] = append(st.records[k], r)
	}
	return st, nil
}

// WriteState brings the state file up to date with what was read and written:
// one line a segment and language that has a target, in the order of the
// document, then by language. Languages that are not in eds keep their lines.
// The day is noted only where a person's act was noticed. Call it after Write,
// and not with an edition whose Write failed.
func (s *Store) WriteState(doc *pipeline.Document, eds []pipeline.Edition, today string) (changed bool, err error) {
	dir, err := folder(doc.ID)
	if err != nil {
		return false, err
	}
	name := path.Join(dir, stateFile)
	st, err := s.readState(doc.ID)
	if err != nil {
		return false, err
	}
	if st.err != nil {
		return false, st.err
	}
	var records []*record
	written, current := map[string]bool{}, map[string]string{}
	for _, seg := range doc.Segments() {
		current[string(seg.Key)] = hash(seg.Text.Coded)
	}
	for _, ed := range eds {
		h := heldOf(ed, doc.ID)
		if h == nil {
			return false, fmt.Errorf("locale: WriteState of %s with an edition that Read did not give", doc.ID)
		}
		if (h.state == nil) != (st.data == nil) || !bytes.Equal(h.state, st.data) {
			return false, &pipeline.Fault{Code: pipeline.Conflict, Where: s.where(name), Msg: "the file was changed while the program worked on it; nothing was written", Hint: "run again"}
		}
		written[ed.Lang.String()] = true
		for _, key := range sortedKeys(h.records) {
			r := *h.records[key]
			if r.noticed {
				r.At, r.raw = today, ""
			}
			h.cut(&r, current)
			records = append(records, &r)
		}
	}
	for _, k := range sortedKeys(st.records) {
		for _, r := range st.records[k] {
			if !written[r.Lang] {
				records = append(records, r)
			}
		}
	}
	place := map[string]int{}
	for _, seg := range doc.Segments() {
		place[string(seg.Key)] = len(place) + 1
	}
	data := stateLines(records, place)
	if bytes.Equal(data, st.data) {
		return false, nil
	}
	if err := s.save(name, st.data, data); err != nil {
		return false, err
	}
	for _, ed := range eds {
		h := heldOf(ed, doc.ID)
		h.state = data
		for _, r := range h.records {
			if r.noticed {
				r.At, r.raw, r.noticed = today, "", false
			}
		}
	}
	return true, nil
}

// cut notes by whose rules the source of a record was cut, once it is not what
// the base file has: then nothing else tells.
func (h *held) cut(r *record, current map[string]string) {
	rules := r.Rules
	switch {
	case current[r.Key] == r.Src || !r.byHuman():
		rules = ""
	case rules == "" && h.sources[r.Key] != "" && hash(h.sources[r.Key]) == r.Src:
		rules = h.rules
	}
	if rules != r.Rules {
		r.Rules, r.raw = rules, ""
	}
}

// stateLines sorts the records by their place in the article, those that left
// it last, and writes them.
func stateLines(records []*record, place map[string]int) []byte {
	slices.SortStableFunc(records, func(a, b *record) int {
		pa, pb := place[a.Key], place[b.Key]
		if (pa == 0) != (pb == 0) {
			return pb - pa
		}
		return cmp.Or(pa-pb, cmp.Compare(a.Key, b.Key), cmp.Compare(a.Lang, b.Lang))
	})
	var b bytes.Buffer
	for _, r := range records {
		b.WriteString(r.line())
	}
	return b.Bytes()
}

// Review notes that targets were reviewed, or that they were not: state is
// Translated, Reviewed or Final. Keys names segments whose target a person has
// made for the current source; nil means all of those. It returns how many
// lines changed.
func (s *Store) Review(article pipeline.ArticleID, to language.Tag, keys []pipeline.SegmentKey, state pipeline.State, by, today string) (n int, err error) {
	if state < pipeline.Translated || state > pipeline.Final {
		return 0, &pipeline.Fault{Code: pipeline.Invalid, Where: string(article), Msg: fmt.Sprintf("a review cannot give the state %q", state), Hint: "the states are translated, reviewed and final"}
	}
	base, _, err := s.findBase(article)
	if err != nil {
		return 0, err
	}
	if base == nil {
		return 0, &pipeline.Fault{Code: pipeline.NotFound, Where: string(article), Msg: "there are no locale files of this article", Hint: "run the pipeline first"}
	}
	ed, err := s.read(article, base.lang, base.sentences, base.file, to)
	if err != nil {
		return 0, err
	}
	h := heldOf(ed, article)
	if h.stateErr != nil {
		return 0, h.stateErr
	}
	if keys == nil {
		for _, st := range base.sentences {
			if t, ok := ed.Targets[pipeline.SegmentKey(st.key)]; ok && t.State >= pipeline.Translated {
				keys = append(keys, t.Key)
			}
		}
	}
	for _, key := range keys {
		if t := ed.Targets[key]; t.State < pipeline.Translated {
			return 0, &pipeline.Fault{Code: pipeline.Invalid, Where: string(article) + "#" + string(key), Msg: fmt.Sprintf("this segment is %s in %s; nothing was written", t.State, to),
				Hint: "only what a person translated from the current source can be reviewed"}
		}
	}
	for _, key := range keys {
		r := h.records[string(key)]
		reviewer, day := by, today
		if state == pipeline.Translated {
			reviewer, day = "", ""
		}
		if r.State == state && r.Reviewer == reviewer && !r.noticed {
			continue
		}
		if r.noticed {
			r.At, r.noticed = today, false
		}
		r.State, r.Reviewer, r.Reviewed, r.raw = state, reviewer, day, ""
		n++
	}
	if n == 0 {
		return 0, nil
	}
	doc := &pipeline.Document{ID: article, Title: pipeline.Block{Segments: make([]pipeline.Segment, len(base.sentences))}}
	for i, st := range base.sentences {
		doc.Title.Segments[i] = pipeline.Segment{Key: pipeline.SegmentKey(st.key), Text: pipeline.Text{Coded: st.source}}
	}
	_, err = s.WriteState(doc, []pipeline.Edition{ed}, today)
	return n, err
}
