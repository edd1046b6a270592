package glossary

import (
	"bufio"
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

var columnNames = []string{"source", "from", "target", "to", "status", "note"}

// Parse reads a termbase from CSV with a header: the columns source, from,
// target, to and, where wanted, status and note, in any order, with a comma,
// semicolon or tab between them. Languages are BCP 47 tags; status is
// approved (also when empty), deprecated, forbidden or do-not-translate. A
// term that is never translated needs no target, and without "to" it holds
// for all languages. Cells are text, also those that begin like a formula.
// The error joins a fault for each bad line, with name and line.
func Parse(r io.Reader, name string) (*Base, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, &pipeline.Fault{Code: pipeline.Temporary, Where: name, Msg: "cannot be read", Err: err}
	case len(data) > maxFile:
		return nil, invalid(name, 0, "is larger than 64 MiB", "split it, or keep what matters")
	case !utf8.Valid(data):
		return nil, invalid(name, lineOfBadByte(data), "is not UTF-8", "save it as UTF-8")
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	p := parser{name: name, csv: csv.NewReader(bufio.NewReader(bytes.NewReader(data))), seen: map[string]seen{}}
	p.csv.FieldsPerRecord = -1
	p.csv.Comma = separator(data)
	if err := p.header(); err != nil {
		if errors.Is(err, io.EOF) {
			return New(nil), nil
		}
		return nil, err
	}
	for len(p.faults) < maxFaults {
		row, err := p.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			p.faults = append(p.faults, badCSV(name, err))
			break
		}
		line, _ := p.csv.FieldPos(0)
		p.row(line, row)
	}
	if len(p.faults) > 0 {
		return nil, errors.Join(p.faults...)
	}
	return New(p.terms), nil
}

type parser struct {
	name   string
	csv    *csv.Reader
	column map[string]int
	terms  []pipeline.Term
	seen   map[string]seen
	faults []error
}

type seen struct {
	line   int
	status pipeline.TermStatus
}

// separator tells what stands between the columns of the header.
func separator(data []byte) rune {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	for _, sep := range []byte{',', ';', '\t'} {
		if bytes.IndexByte(header, sep) >= 0 {
			return rune(sep)
		}
	}
	return ','
}

func (p *parser) header() error {
	const hint = "the first line names the columns: source,from,target,to,status,note"
	row, err := p.csv.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return err
		}
		return badCSV(p.name, err)
	}
	p.column = map[string]int{}
	for i, cell := range row {
		cell = strings.ToLower(strings.TrimSpace(cell))
		if !slices.Contains(columnNames, cell) {
			return invalid(p.name, 1, fmt.Sprintf("unknown column %q", cell), hint)
		}
		if _, twice := p.column[cell]; twice {
			return invalid(p.name, 1, fmt.Sprintf("column %q is there twice", cell), hint)
		}
		p.column[cell] = i
	}
	for _, need := range columnNames[:4] {
		if _, ok := p.column[need]; !ok {
			return invalid(p.name, 1, fmt.Sprintf("there is no column %q", need), hint)
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
	never := t.Status == pipeline.DoNotTranslate
	t.From = p.tag(line, "from", cell("from"), false)
	t.To = p.tag(line, "to", cell("to"), never)
	switch {
	case t.Source == "":
		p.fault(line, "write the term in the source language", "the cell source is empty")
	case len(wordsOf(t.Source)) == 0:
		p.fault(line, "write a term with letters or digits in it", "%q is no word", t.Source)
	case t.Target == "" && !never:
		p.fault(line, "write the term in the target language, or do-not-translate in status", "the cell target is empty")
	case never && t.Target != "" && t.Target != t.Source:
		p.fault(line, "leave target empty, or write approved in status", "%s is never translated, but has the target %s", t.Source, t.Target)
	case utf8.RuneCountInString(t.Source) > maxTerm || utf8.RuneCountInString(t.Target) > maxTerm:
		p.fault(line, "a termbase holds words, not texts", "a term of more than %d characters", maxTerm)
	}
	if len(p.faults) > before {
		return
	}
	id := strings.Join([]string{t.From.String(), t.To.String(), t.Source, t.Target}, "\x00")
	first, twice := p.seen[id]
	switch {
	case !twice:
		p.seen[id] = seen{line, t.Status}
		p.terms = append(p.terms, t)
	case first.status != t.Status:
		p.fault(line, "keep one of the two lines", "%s is %s here and %s in line %d", t.Source, t.Status, first.status, first.line)
	}
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
