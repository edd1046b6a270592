package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// maxGlossary is how large a glossary may be, in bytes.
const maxGlossary = 64 << 20

// GlossaryOptions say what a plain glossary does not say itself.
type GlossaryOptions struct {
	From, To language.Tag // of rows that name no languages
	Charset  string       // of text that is not Unicode; "": the one that Windows has for the languages
}

// ReadTabGlossary yields the entries of a glossary as OmegaT has it: on each
// line a term, a tab, its translation and, after another tab, a comment; lines
// that begin with # are comments of the file. It is UTF-8 or UTF-16, or in the
// charset of an older system. A *Refused is about one line.
func ReadTabGlossary(r io.Reader, name string, o GlossaryOptions) iter.Seq2[pipeline.Term, error] {
	return func(yield func(pipeline.Term, error) bool) {
		f := glossaryFile(name)
		text, err := glossaryText(r, &o)
		if err != nil {
			yield(pipeline.Term{}, f.fault(1, err))
			return
		}
		line := 0
		for row := range strings.Lines(text) {
			line++
			f.count = line
			row = strings.TrimRight(row, "\r\n")
			if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
				continue
			}
			t, err := glossaryRow(strings.Split(row, "\t"), o)
			if err != nil {
				err = f.refused(line, err.Error())
			}
			if !yield(t, err) {
				return
			}
		}
	}
}

// ReadCSVGlossary is the same for rows of comma- or semicolon-separated
// values, quoted where needed: term, translation and comment as OmegaT has
// them; or term, translation and the two languages as DeepL has them. There is
// no header: its first row is an entry too.
func ReadCSVGlossary(r io.Reader, name string, o GlossaryOptions) iter.Seq2[pipeline.Term, error] {
	return func(yield func(pipeline.Term, error) bool) {
		f := glossaryFile(name)
		text, err := glossaryText(r, &o)
		if err != nil {
			yield(pipeline.Term{}, f.fault(1, err))
			return
		}
		rows := csv.NewReader(strings.NewReader(text))
		rows.FieldsPerRecord, rows.LazyQuotes = -1, true
		if first, _, _ := strings.Cut(text, "\n"); strings.Count(first, ";") > strings.Count(first, ",") {
			rows.Comma = ';'
		}
		for {
			row, err := rows.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			var syntax *csv.ParseError
			if errors.As(err, &syntax) {
				yield(pipeline.Term{}, f.fault(syntax.StartLine, errFile("it is not CSV: "+syntax.Err.Error())))
				return
			}
			line, _ := rows.FieldPos(0)
			f.count = line
			if strings.TrimSpace(strings.Join(row, "")) == "" {
				continue
			}
			t, err := glossaryRow(row, o)
			if err != nil {
				err = f.refused(line, err.Error())
			}
			if !yield(t, err) {
				return
			}
		}
	}
}

func glossaryFile(name string) fileReader {
	return fileReader{name: name, unit: "line", hint: "a glossary has a term and its translation on each line, between them a tab or a comma"}
}

// glossaryRow makes an entry of a row. Two cells that name languages are no
// comment.
func glossaryRow(row []string, o GlossaryOptions) (pipeline.Term, error) {
	for i := range row {
		row[i] = strings.TrimSpace(row[i])
	}
	for len(row) > 2 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	t := pipeline.Term{From: o.From, To: o.To, Status: pipeline.Approved}
	switch {
	case len(row) < 2:
		return t, errors.New("it has no translation")
	case row[0] == "":
		return t, errors.New("it has no term")
	case row[1] == "":
		return t, errors.New("it has no translation")
	}
	t.Source, t.Target = row[0], row[1]
	if len(row) == 4 {
		var tags tagReader
		from, err := tags.parse(row[2])
		to, err2 := tags.parse(row[3])
		if err == nil && err2 == nil {
			t.From, t.To = from, to
			return t, nil
		}
	}
	t.Note = strings.Join(row[2:], "; ")
	if t.From == language.Und || t.To == language.Und {
		return t, errors.New("it does not say its languages, and neither did you")
	}
	return t, nil
}

// glossaryText reads a whole glossary as UTF-8.
func glossaryText(r io.Reader, o *GlossaryOptions) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxGlossary+1))
	switch {
	case err != nil:
		return "", err
	case len(data) > maxGlossary:
		return "", errFile("it is larger than 64 MiB")
	}
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case o.Charset != "":
		if e, err = htmlindex.Get(o.Charset); err != nil {
			return "", errFile(fmt.Sprintf("the charset %q is unknown", clip(o.Charset)))
		}
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\ufeff"), nil
	default:
		label := ansi(o.To)
		if label == "windows-1252" {
			label = ansi(o.From)
		}
		if e, err = htmlindex.Get(label); err != nil {
			return "", err
		}
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", errFile("it is not in the charset that it should be in")
	}
	if bytes.ContainsRune(out, utf8.RuneError) || bytes.IndexByte(out, 0) >= 0 {
		return "", errFile("it is not in the charset that it should be in; name the right one")
	}
	return strings.TrimPrefix(string(out), "\ufeff"), nil
}

// ansi is the charset that Windows uses for files of a language when they are
// not Unicode.
func ansi(t language.Tag) string {
	base, _ := t.Base()
	script, _ := t.Script()
	switch s := script.String(); {
	case s == "Hans":
		return "gb18030"
	case s == "Hant":
		return "big5"
	case s == "Jpan":
		return "shift_jis"
	case s == "Kore":
		return "euc-kr"
	case s == "Cyrl":
		return "windows-1251"
	case s == "Grek":
		return "windows-1253"
	case s == "Hebr":
		return "windows-1255"
	case s == "Arab":
		return "windows-1256"
	case s == "Thai":
		return "windows-874"
	}
	switch base.String() {
	case "cs", "sk", "pl", "hu", "sl", "hr", "bs", "ro", "sq":
		return "windows-1250"
	case "tr", "az":
		return "windows-1254"
	case "et", "lv", "lt":
		return "windows-1257"
	case "vi":
		return "windows-1258"
	}
	return "windows-1252"
}
