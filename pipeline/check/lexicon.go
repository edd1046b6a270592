package check

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

// Lexicon holds words that filters put in place of others, and what was
// meant: "靠谱性" for "安全性". The zero Lexicon is empty.
type Lexicon struct {
	swaps []swap // longest first
}

type swap struct {
	suspect, meant string
	lang           language.Tag // und: any
	note           string
}

// Len counts the entries.
func (l Lexicon) Len() int { return len(l.swaps) }

const maxLexicon = 4 << 20 // bytes of a lexicon

// ParseLexicon reads a lexicon of suspect swaps from CSV with a header: the
// columns suspect and lang, and where known meant and note, in any order.
// What stands in lang is a BCP 47 tag, or nothing for any language. The error
// joins a fault for each bad line, with name and line.
func ParseLexicon(r io.Reader, name string) (Lexicon, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxLexicon+1))
	switch {
	case err != nil:
		return Lexicon{}, &pipeline.Fault{Code: pipeline.Temporary, Where: name, Msg: "cannot be read", Err: err}
	case len(data) > maxLexicon:
		return Lexicon{}, invalid(name, 0, "is larger than 4 MiB", "split it, or keep what matters")
	case !utf8.Valid(data):
		return Lexicon{}, invalid(name, 0, "is not UTF-8", "save it as UTF-8")
	}
	cr := csv.NewReader(bufio.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))))
	cr.FieldsPerRecord = -1
	header, err := cr.Read()
	if errors.Is(err, io.EOF) {
		return Lexicon{}, nil
	}
	if err != nil {
		return Lexicon{}, badCSV(name, err)
	}
	columns, err := lexiconColumns(name, header)
	if err != nil {
		return Lexicon{}, err
	}
	var l Lexicon
	var faults []error
	seen := map[string]int{}
	for {
		row, err := cr.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Lexicon{}, errors.Join(append(faults, badCSV(name, err))...)
		}
		line, _ := cr.FieldPos(0)
		s, blank, err := lexiconRow(name, line, row, columns)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if blank {
			continue
		}
		id := s.suspect + "\x00" + s.lang.String()
		if first, twice := seen[id]; twice {
			faults = append(faults, invalid(name, line, fmt.Sprintf("%s is there already in line %d", s.suspect, first), "keep one of the two lines"))
			continue
		}
		seen[id] = line
		l.swaps = append(l.swaps, s)
	}
	if len(faults) > 0 {
		return Lexicon{}, errors.Join(faults...)
	}
	slices.SortStableFunc(l.swaps, func(a, b swap) int { return len(b.suspect) - len(a.suspect) })
	return l, nil
}

// lexiconColumns finds the columns by their names.
func lexiconColumns(name string, header []string) (map[string]int, error) {
	const hint = "the columns are suspect, meant, lang, note"
	at := map[string]int{}
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		if h != "suspect" && h != "meant" && h != "lang" && h != "note" {
			return nil, invalid(name, 1, fmt.Sprintf("unknown column %q", h), hint)
		}
		if _, twice := at[h]; twice {
			return nil, invalid(name, 1, fmt.Sprintf("column %q is there twice", h), hint)
		}
		at[h] = i
	}
	if _, ok := at["suspect"]; !ok {
		return nil, invalid(name, 1, "there is no column suspect", hint)
	}
	return at, nil
}

func lexiconRow(name string, line int, row []string, columns map[string]int) (s swap, blank bool, err error) {
	if len(row) > len(columns) {
		return s, false, invalid(name, line, fmt.Sprintf("%d cells, the header has %d", len(row), len(columns)), "put quotes around a cell with a comma in it")
	}
	cell := func(column string) string {
		if i, ok := columns[column]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	s = swap{suspect: cell("suspect"), meant: cell("meant"), note: cell("note")}
	lang := cell("lang")
	switch {
	case s.suspect+s.meant+s.note+lang == "":
		return s, true, nil
	case s.suspect == "":
		return s, false, invalid(name, line, "the cell suspect is empty", "write the word that should be noticed")
	case s.suspect == s.meant:
		return s, false, invalid(name, line, fmt.Sprintf("%s is both suspect and meant", s.suspect), "write in meant what the word stands for, or nothing")
	}
	if lang != "" {
		if s.lang, err = language.Parse(lang); err != nil {
			return s, false, invalid(name, line, fmt.Sprintf("%q is no language", lang), `write a BCP 47 tag such as "zh" or "zh-Hant"`)
		}
	}
	return s, false, nil
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

// serves tells whether the entry is for texts in the language: one for zh is
// for zh-Hans and zh-Hant too.
func (s swap) serves(tag language.Tag) bool {
	if s.lang == language.Und {
		return true
	}
	if baseOf(s.lang) != baseOf(tag) {
		return false
	}
	_, script, region := s.lang.Raw()
	return script == (language.Script{}) && region == (language.Region{}) || scriptOf(s.lang) == scriptOf(tag)
}

// check finds the words of the lexicon: as whole words where a language puts
// spaces between words, anywhere in Chinese and Japanese. Longer entries win.
func (l Lexicon) check(s *sentence) []pipeline.Finding {
	if len(l.swaps) == 0 {
		return nil
	}
	v := s.view
	folded := foldInPlace(v.text)
	var found []pipeline.Finding
	taken := make([]bool, len(v.text)) // by a longer word
	for _, w := range l.swaps {
		if !w.serves(s.article.lang) {
			continue
		}
		suspect := foldInPlace(w.suspect)
		for at := 0; ; {
			i := strings.Index(folded[at:], suspect)
			if i < 0 {
				break
			}
			hit := span{at + i, at + i + len(suspect)}
			at = hit.end
			if !standsAlone(v.text, hit.start, hit.end) || taken[hit.start] || taken[hit.end-1] {
				continue
			}
			for i := hit.start; i < hit.end; i++ {
				taken[i] = true
			}
			found = append(found, w.finding(v, hit))
		}
	}
	return found
}

func (w swap) finding(v view, hit span) pipeline.Finding {
	message := fmt.Sprintf("%s is suspect", v.text[hit.start:hit.end])
	if w.meant != "" {
		message += fmt.Sprintf(": was %s meant?", w.meant)
	}
	if w.note != "" {
		message += " (" + w.note + ")"
	}
	f := v.finding(pipeline.Warning, hit.start, hit.end, message)
	if v.replaceable(hit.start, hit.end) {
		f.Fix = w.meant
	}
	return f
}
