package glossary

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Merged is what became of terms that were brought into a termbase.
type Merged struct {
	Added     []Added
	There     int        // were there already
	Conflicts []Conflict // contradict what is there, and were left out
	Refused   []error    // are no terms
}

// Added is a term that is new.
type Added struct {
	pipeline.Term
	Beside []string // the approved targets that the source has already
}

// Conflict is a term that contradicts a line of the termbase, which stands.
type Conflict struct {
	pipeline.Term
	Line int // of the termbase; 0: an entry of the same import
	Why  string
}

// Merge adds terms to the bytes of a termbase, each in a line of its own:
// after the last entry of the same source, or else at the end. No other line
// changes, whatever its order, its quotes and its line end. A term that
// contradicts an entry is told and left out; so is one that needs a column
// which the file does not have. Without a file, data is nil.
func Merge(data []byte, name string, terms []pipeline.Term) ([]byte, Merged, error) {
	p, err := parse(data, name)
	if err == nil && p.column == nil { // there are comments at most
		if data = slices.Clip(data); len(data) > 0 && data[len(data)-1] != '\n' {
			data = append(data, '\n')
		}
		data = append(data, head(terms)...)
		p, err = parse(data, name)
	}
	if err != nil {
		return nil, Merged{}, err
	}
	m := merger{parser: p, data: data, eol: "\n", of: map[string][]int{}, last: map[string]int{}}
	if i := bytes.IndexByte(data, '\n'); i > 0 && data[i-1] == '\r' {
		m.eol = "\r\n"
	}
	for i, r := range p.rows {
		key := sourceOf(r.term)
		m.of[key], m.last[key] = append(m.of[key], i), r.end
	}
	var out Merged
	for _, t := range terms {
		m.merge(t, &out)
	}
	return m.bytes(), out, nil
}

type merger struct {
	*parser
	data     []byte
	eol      string
	of       map[string][]int // by source: its entries
	last     map[string]int   // by source: where the last of them in the file ends
	inserted []insertion
}

type insertion struct {
	at   int
	line string
}

// sourceOf tells sources apart, but for their letter case.
func sourceOf(t pipeline.Term) string {
	return t.From.String() + "\x00" + strings.ToLower(norm.NFC.String(t.Source))
}

func (m *merger) merge(t pipeline.Term, out *Merged) {
	t.Source, t.Target, t.Note = inCell(t.Source), inCell(t.Target), inCell(t.Note)
	if t.Status == "" {
		t.Status = pipeline.Approved
	}
	msg, hint := flaw(t)
	where := ""
	switch {
	case msg != "":
	case !m.has("status") && t.Status != pipeline.Approved:
		where = m.name
		msg, hint = fmt.Sprintf("%s is %s, and the file has no column status", t.Source, t.Status), "add the column to "+m.name
	case !m.has("case") && t.Exact:
		where = m.name
		msg, hint = fmt.Sprintf("%s is a term in this letter case only, and the file has no column case", t.Source), "add the column to "+m.name
	}
	if msg != "" {
		out.Refused = append(out.Refused, &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: msg, Hint: hint})
		return
	}
	key := sourceOf(t)
	added := Added{Term: t}
	for _, i := range m.of[key] {
		have := m.rows[i].term
		if (have.Exact || t.Exact) && norm.NFC.String(have.Source) != norm.NFC.String(t.Source) {
			continue
		}
		sameTo := have.To == t.To
		switch {
		case sameTo && norm.NFC.String(have.Target) == norm.NFC.String(t.Target) && have.Status == t.Status:
			out.There++
			return
		case sameTo && norm.NFC.String(have.Target) == norm.NFC.String(t.Target),
			have.Status == pipeline.DoNotTranslate && t.Status == pipeline.Approved && Serves(have.To, t.To) && t.Target != t.Source,
			t.Status == pipeline.DoNotTranslate && have.Status == pipeline.Approved && Serves(t.To, have.To) && have.Target != have.Source:
			out.Conflicts = append(out.Conflicts, Conflict{Term: t, Line: m.rows[i].line, Why: fmt.Sprintf("it is %s there", described(have))})
			return
		case sameTo && have.Status == pipeline.Approved && t.Status == pipeline.Approved:
			added.Beside = append(added.Beside, have.Target)
		}
	}
	at, ok := m.last[key]
	if !ok {
		at = len(m.data)
	}
	m.inserted = append(m.inserted, insertion{at, m.line(t)})
	m.of[key] = append(m.of[key], len(m.rows))
	m.rows = append(m.rows, entry{term: t})
	out.Added = append(out.Added, added)
}

func described(t pipeline.Term) string {
	if t.Status == pipeline.DoNotTranslate {
		return "never translated"
	}
	return fmt.Sprintf("%s as %s", t.Target, t.Status)
}

// inCell is a text in one line.
func inCell(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

func (m *merger) has(column string) bool {
	_, ok := m.column[column]
	return ok
}

// line writes an entry in the columns of the file.
func (m *merger) line(t pipeline.Term) string {
	cells := make([]string, len(m.column))
	set := func(column, text string) {
		if i, ok := m.column[column]; ok {
			cells[i] = text
		}
	}
	set("source", t.Source)
	set("from", t.From.String())
	set("target", t.Target)
	if !(t.Status == pipeline.DoNotTranslate && t.To.IsRoot()) {
		set("to", t.To.String())
	}
	set("status", string(t.Status))
	set("note", t.Note)
	if t.Exact {
		set("case", "exact")
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = m.csv.Comma
	w.Write(cells) // a buffer takes everything
	w.Flush()
	line := strings.TrimSuffix(b.String(), "\n")
	if strings.HasPrefix(line, string(comment)) {
		first, rest, _ := strings.Cut(line, string(m.csv.Comma))
		line = `"` + first + `"` + string(m.csv.Comma) + rest
	}
	return line
}

// bytes puts the new lines where they belong.
func (m *merger) bytes() []byte {
	slices.SortStableFunc(m.inserted, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	var out bytes.Buffer
	done := 0
	for _, in := range m.inserted {
		out.Write(m.data[done:in.at])
		done = in.at
		if b := out.Bytes(); len(b) > 0 && b[len(b)-1] != '\n' {
			out.WriteString(m.eol)
		}
		out.WriteString(in.line + m.eol)
	}
	out.Write(m.data[done:])
	return out.Bytes()
}

// head is the first line of a new termbase, with the columns that the terms
// need.
func head(terms []pipeline.Term) string {
	if slices.ContainsFunc(terms, func(t pipeline.Term) bool { return t.Exact }) {
		return "source,from,target,to,status,case,note\n"
	}
	return "source,from,target,to,status,note\n"
}

// Write writes terms as a termbase, in their order.
func Write(terms []pipeline.Term) ([]byte, error) {
	head := head(terms)
	p, err := parse([]byte(head), "")
	if err != nil {
		return nil, err
	}
	m := merger{parser: p}
	var b bytes.Buffer
	b.WriteString(head)
	for _, t := range terms {
		if msg, _ := flaw(t); msg != "" {
			return nil, errors.New(msg)
		}
		b.WriteString(m.line(t) + "\n")
	}
	return b.Bytes(), nil
}
