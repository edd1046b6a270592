package glossary

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

const (
	maxFile   = 64 << 20 // bytes of a termbase
	maxTerm   = 500      // characters of a term
	maxFaults = 50       // named in one go
)

var columnNames = []string{"source", "from", "target", "to", "status", "case", "note"}

// Parse reads a termbase from CSV with a header: the columns source, from,
// target, to and, where wanted, status, case and note, in any order, with a
// comma, semicolon or tab between them. Languages are BCP 47 tags; status is
// approved (also when empty), deprecated, forbidden or do-not-translate; case
// is exact for a term that is none in other letter case. A term that is never
// translated needs no target, and without "to" it holds for all languages.
// Lines that begin with # are comments. Cells are text, also those that begin
// like a formula. The error joins a fault for each bad line, with name and
// line.
func Parse(r io.Reader, name string) (*Base, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Temporary, Where: name, Msg: "cannot be read", Err: err}
	}
	p, err := parse(data, name)
	if err != nil {
		return nil, err
	}
	terms := make([]pipeline.Term, len(p.rows))
	for i, r := range p.rows {
		terms[i] = r.term
	}
	return New(terms), nil
}

// parse reads the rows of a termbase with their places.
func parse(data []byte, name string) (*parser, error) {
	switch {
	case len(data) > maxFile:
		return nil, invalid(name, 0, "is larger than 64 MiB", "split it, or keep what matters")
	case !utf8.Valid(data):
		return nil, invalid(name, lineOfBadByte(data), "is not UTF-8", "save it as UTF-8")
	}
	p := &parser{name: name, seen: map[string]seen{}}
	if rest, ok := bytes.CutPrefix(data, []byte("\uFEFF")); ok {
		p.skipped, data = len(data)-len(rest), rest
	}
	p.csv = csv.NewReader(bytes.NewReader(data))
	p.csv.FieldsPerRecord, p.csv.Comment = -1, comment
	p.csv.Comma = separator(data)
	if err := p.header(); err != nil {
		if errors.Is(err, io.EOF) {
			return p, nil
		}
		return nil, err
	}
	for len(p.faults) < maxFaults {
		cells, err := p.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			p.faults = append(p.faults, badCSV(name, err))
			break
		}
		line, _ := p.csv.FieldPos(0)
		p.row(line, cells)
	}
	return p, errors.Join(p.faults...)
}

// comment begins a line that holds no entry.
const comment = '#'

// entry is an entry with its place.
type entry struct {
	term pipeline.Term
	line int
	end  int // byte offset after it, its line end included
}

type parser struct {
	name    string
	csv     *csv.Reader
	column  map[string]int
	rows    []entry
	seen    map[string]seen
	faults  []error
	skipped int // bytes before the first that csv saw
}

type seen struct {
	line   int
	status pipeline.TermStatus
}

// separator tells what stands between the columns of the header.
func separator(data []byte) rune {
	header, rest, _ := bytes.Cut(data, []byte("\n"))
	for len(rest) > 0 && (len(bytes.TrimSpace(header)) == 0 || header[0] == comment) {
		header, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	for _, sep := range []byte{',', ';', '\t'} {
		if bytes.IndexByte(header, sep) >= 0 {
			return rune(sep)
		}
	}
	return ','
}

func (p *parser) header() error {
	const hint = "the first line names the columns: source,from,target,to,status,case,note"
	row, err := p.csv.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return err
		}
		return badCSV(p.name, err)
	}
	line, _ := p.csv.FieldPos(0)
	p.column = map[string]int{}
	for i, cell := range row {
		cell = strings.ToLower(strings.TrimSpace(cell))
		if !slices.Contains(columnNames, cell) {
			return invalid(p.name, line, fmt.Sprintf("unknown column %q", cell), hint)
		}
		if _, twice := p.column[cell]; twice {
			return invalid(p.name, line, fmt.Sprintf("column %q is there twice", cell), hint)
		}
		p.column[cell] = i
	}
	for _, need := range columnNames[:4] {
		if _, ok := p.column[need]; !ok {
			return invalid(p.name, line, fmt.Sprintf("there is no column %q", need), hint)
		}
	}
	return nil
}

func (p *parser) fault(line int, hint, format string, args ...any) {
	p.faults = append(p.faults, invalid(p.name, line, fmt.Sprintf(format, args...), hint))
}

// row reads one entry. A blank row is nothing; one that is there already,
// with the same status, is not kept twice.
func (p *parser) row(line int, row []string) {
	cell := func(column string) string {
		if i, ok := p.column[column]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return
	}
	if len(row) > len(p.column) {
		p.fault(line, "put quotes around a cell with a comma in it", "%d cells, the header has %d", len(row), len(p.column))
		return
	}
	t := pipeline.Term{Source: cell("source"), Target: cell("target"), Note: cell("note")}
	before := len(p.faults)
	t.Status = p.status(line, cell("status"))
	switch c := strings.ToLower(cell("case")); c {
	case "":
	case "exact":
		t.Exact = true
	default:
		p.fault(line, "leave it empty, or write exact for a term that is none in other letter case", "unknown case %q", c)
	}
	never := t.Status == pipeline.DoNotTranslate
	t.From = p.tag(line, "from", cell("from"), false)
	t.To = p.tag(line, "to", cell("to"), never)
	if msg, hint := flaw(t); msg != "" {
		p.fault(line, hint, "%s", msg)
	}
	if len(p.faults) > before {
		return
	}
	first, twice := p.seen[idOf(t)]
	switch {
	case !twice:
		p.seen[idOf(t)] = seen{line, t.Status}
		p.rows = append(p.rows, entry{t, line, p.skipped + int(p.csv.InputOffset())})
	case first.status != t.Status:
		p.fault(line, "keep one of the two lines", "%s is %s here and %s in line %d", t.Source, t.Status, first.status, first.line)
	}
}

// idOf tells entries apart.
func idOf(t pipeline.Term) string {
	return strings.Join([]string{t.From.String(), t.To.String(), t.Source, t.Target}, "\x00")
}

// flaw says what is wrong with an entry, its languages aside, and what to do;
// "" for nothing.
func flaw(t pipeline.Term) (msg, hint string) {
	never := t.Status == pipeline.DoNotTranslate
	switch {
	case t.Source == "":
		return "the cell source is empty", "write the term in the source language"
	case len(wordsOf(t.Source)) == 0:
		return fmt.Sprintf("%q is no word", t.Source), "write a term with letters or digits in it"
	case t.Target == "" && !never:
		return "the cell target is empty", "write the term in the target language, or do-not-translate in status"
	case never && t.Target != "" && t.Target != t.Source:
		return fmt.Sprintf("%s is never translated, but has the target %s", t.Source, t.Target), "leave target empty, or write approved in status"
	case utf8.RuneCountInString(t.Source) > maxTerm || utf8.RuneCountInString(t.Target) > maxTerm:
		return fmt.Sprintf("a term of more than %d characters", maxTerm), "a termbase holds words, not texts"
	}
	return "", ""
}

func (p *parser) status(line int, cell string) pipeline.TermStatus {
	switch s := pipeline.TermStatus(strings.ToLower(cell)); s {
	case "":
		return pipeline.Approved
	case pipeline.Approved, pipeline.Deprecated, pipeline.Forbidden, pipeline.DoNotTranslate:
		return s
	}
	p.fault(line, "a status is approved, deprecated, forbidden or do-not-translate", "unknown status %q", cell)
	return ""
}

func (p *parser) tag(line int, column, cell string, mayBeEmpty bool) language.Tag {
	if cell == "" && mayBeEmpty {
		return language.Und
	}
	t, err := language.Parse(cell)
	if err != nil || t == language.Und && !mayBeEmpty {
		p.fault(line, `write a BCP 47 tag such as "en", "zh-Hans" or "pt-BR"`, "%q in column %s is no language", cell, column)
		return language.Und
	}
	return t
}

func invalid(name string, line int, msg, hint string) error {
	where := name
	if line > 0 {
		where = fmt.Sprintf("%s:%d", name, line)
	}
	return &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: msg, Hint: hint}
}

func badCSV(name string, err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return invalid(name, p.Line, "is not CSV: "+p.Err.Error(), `put quotes around a cell with a quote in it, and write the quote twice: "a ""b"" c"`)
	}
	return invalid(name, 0, err.Error(), "")
}

func lineOfBadByte(data []byte) int {
	line := 1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		i += n
	}
	return line
}
