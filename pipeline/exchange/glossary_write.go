package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// WriteTabGlossary writes terms as OmegaT reads them, in UTF-8 without a
// header: term, translation, comment. What must not be used has no place in a
// list of proposals; left counts it.
func WriteTabGlossary(w io.Writer, terms []pipeline.Term) (left int, err error) {
	b := bufio.NewWriter(w)
	for _, t := range terms {
		target, ok := proposed(t)
		if !ok {
			left++
			continue
		}
		line := inTab(t.Source) + "\t" + inTab(target)
		if t.Note != "" {
			line += "\t" + inTab(t.Note)
		}
		if strings.HasPrefix(line, "#") { // a comment otherwise
			line = " " + line
		}
		b.WriteString(line + "\n")
	}
	return left, b.Flush()
}

// inTab is a text that stands between two tabs.
func inTab(s string) string { return strings.Join(strings.Fields(s), " ") }

// WriteDeepL writes terms as DeepL's glossaries want them, with a comma or a
// tab between term and translation: no header, each term once, with its first
// approved translation. left counts the others. Terms are those of one pair of
// languages.
func WriteDeepL(w io.Writer, terms []pipeline.Term, comma rune) (left int, err error) {
	seen := map[string]bool{}
	b := bufio.NewWriter(w)
	for _, t := range terms {
		target, ok := proposed(t)
		source := inTab(t.Source)
		if !ok || seen[source] {
			left++
			continue
		}
		seen[source] = true
		if comma == '\t' { // which knows no quotes
			b.WriteString(source + "\t" + inTab(target) + "\n")
			continue
		}
		var row bytes.Buffer
		c := csv.NewWriter(&row)
		c.Comma = comma
		if err := c.Write([]string{source, inTab(target)}); err != nil {
			return left, err
		}
		c.Flush()
		b.Write(row.Bytes())
	}
	return left, b.Flush()
}

// proposed is what a term should be translated as.
func proposed(t pipeline.Term) (string, bool) {
	switch t.Status {
	case pipeline.Approved:
		return t.Target, true
	case pipeline.DoNotTranslate:
		return t.Source, true
	}
	return "", false
}

// TermFormat is a format of termbases.
type TermFormat string

const (
	TermsCSV  TermFormat = "csv"       // terms.csv as this program keeps it
	TermsTBX  TermFormat = "tbx"       // TBX 2, or whichever a file is in
	TermsTBX3 TermFormat = "tbx3"      // TBX 3
	TermsTab  TermFormat = "omegat"    // tab-separated, as OmegaT has it
	DeepLCSV  TermFormat = "deepl"     // comma-separated without a header
	DeepLTSV  TermFormat = "deepl-tsv" // tab-separated without comments
)

// TermFormats lists them all.
var TermFormats = []TermFormat{TermsCSV, TermsTBX, TermsTBX3, TermsTab, DeepLCSV, DeepLTSV}

// SniffTerms tells by its beginning in what format a termbase is.
func SniffTerms(head []byte) TermFormat {
	text := string(head)
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) || bytes.IndexByte(head, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "") // what is looked for is ASCII
	}
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\ufeff"} {
		text = strings.TrimPrefix(text, mark)
	}
	text = strings.TrimLeft(text, " \t\r\n")
	if strings.HasPrefix(text, "<") {
		return TermsTBX
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lower := strings.ToLower(line)
		columns := strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune(",;\t\" ", r) })
		if isSubset([]string{"source", "from", "target", "to"}, columns) {
			return TermsCSV
		}
		if strings.Contains(line, "\t") {
			return TermsTab
		}
		return DeepLCSV
	}
	return TermsTab
}

func isSubset(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}
