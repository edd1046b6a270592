package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/exchange"
	"github.com/wordferry/wordferry/pipeline/glossary"
)

const formatHelp = "csv (ours), tbx, tbx3, omegat (tab), deepl (CSV) or deepl-tsv"

func termFormat(s string) (exchange.TermFormat, error) {
	f := exchange.TermFormat(s)
	if s != "" && !slices.Contains(exchange.TermFormats, f) {
		return "", usageError{fmt.Errorf("--format %q is none of %s", s, formatHelp)}
	}
	return f, nil
}

func termsImport(a *app) *cobra.Command {
	var from, to, format, charset string
	var dry bool
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Bring terms into the termbase",
		Long: `Import adds the terms of TBX files (2 and 3), of OmegaT's and DeepL's glossaries
and of other termbases to locales/terms.csv, a line each, after the lines of
the same source. No line that is there changes: what contradicts one is named
and left out. The format is seen from what is in the file. TBX knows its
languages; --from and --to choose among them. Plain glossaries do not.

Exit codes: 0 all taken; 3 some were refused or in conflict, each named.`,
		Example: `  wordferry terms import --dry-run agency.tbx
  wordferry terms import --from en --to de glossary.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := termFormat(format)
			if err != nil {
				return err
			}
			pair, err := onlyPair(from, to)
			if err != nil {
				return err
			}
			return a.runTermsImport(args, f, exchange.GlossaryOptions{From: pair[0], To: pair[1], Charset: charset}, dry)
		},
	}
	fl := c.Flags()
	fl.StringVar(&from, "from", "", "source language")
	fl.StringVar(&to, "to", "", "target language")
	fl.StringVar(&format, "format", "", formatHelp+"; default: as it looks")
	fl.StringVar(&charset, "charset", "", "of a glossary that is not Unicode; default: the one of its languages on Windows")
	fl.BoolVar(&dry, "dry-run", false, "say what would be added, write nothing")
	return a.jsonFlag(c)
}

// termsImported is what `terms import --json` says of a file.
type termsImported struct {
	File      string         `json:"file"`
	Added     []importedTerm `json:"added"`
	There     int            `json:"there"`
	Conflicts []importedTerm `json:"conflicts"`
	Refused   []string       `json:"refused"`
	DryRun    bool           `json:"dry_run"`
}

type importedTerm struct {
	Source string              `json:"source"`
	From   language.Tag        `json:"from"`
	Target string              `json:"target,omitempty"`
	To     language.Tag        `json:"to"`
	Status pipeline.TermStatus `json:"status"`
	Beside []string            `json:"beside,omitempty"` // approved targets that it has already
	Line   int                 `json:"line,omitempty"`   // of the termbase that it contradicts
	Why    string              `json:"why,omitempty"`
}

func shownTerm(t pipeline.Term) importedTerm {
	return importedTerm{Source: t.Source, From: t.From, Target: t.Target, To: t.To, Status: t.Status}
}

func (t importedTerm) String() string {
	s := fmt.Sprintf("%s (%s)", t.Source, t.From)
	if t.Target != "" {
		s += fmt.Sprintf(" = %s (%s)", t.Target, t.To)
	}
	if t.Status != pipeline.Approved {
		s += ", " + string(t.Status)
	}
	return s
}

func (a *app) runTermsImport(files []string, format exchange.TermFormat, o exchange.GlossaryOptions, dry bool) error {
	path, name, err := a.termsFile()
	if err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	before := data
	var reports []termsImported
	for _, file := range files {
		r := termsImported{File: file, Added: []importedTerm{}, Conflicts: []importedTerm{}, Refused: []string{}, DryRun: dry}
		terms, refused, err := readTerms(file, format, o)
		if err != nil {
			return err
		}
		var m glossary.Merged
		if data, m, err = glossary.Merge(data, name, terms); err != nil {
			return err
		}
		for _, t := range m.Added {
			x := shownTerm(t.Term)
			x.Beside = t.Beside
			r.Added = append(r.Added, x)
		}
		for _, c := range m.Conflicts {
			x := shownTerm(c.Term)
			x.Line, x.Why = c.Line, c.Why
			r.Conflicts = append(r.Conflicts, x)
		}
		for _, e := range append(refused, m.Refused...) {
			r.Refused = append(r.Refused, e.Error())
		}
		r.There = m.There
		reports = append(reports, r)
	}
	if !dry && !bytes.Equal(data, before) {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := renameio.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	partial := false
	for _, r := range reports {
		partial = partial || len(r.Refused)+len(r.Conflicts) > 0
		if err := a.printTermsImport(r, name); err != nil {
			return err
		}
	}
	if partial {
		return outcome(exitPartial)
	}
	return nil
}

func (a *app) printTermsImport(r termsImported, name string) error {
	if a.json {
		return writeJSONLine(a.out, r)
	}
	for _, e := range r.Refused {
		fmt.Fprintln(a.errs, "wordferry: refused:", e)
	}
	for _, c := range r.Conflicts {
		where := "this import"
		if c.Line > 0 {
			where = fmt.Sprintf("%s:%d", name, c.Line)
		}
		fmt.Fprintf(a.errs, "wordferry: conflict: %s: %s: %s\n", where, c, c.Why)
	}
	if !a.quiet {
		for _, t := range r.Added {
			beside := ""
			if len(t.Beside) > 0 {
				beside = ", beside " + strings.Join(t.Beside, ", ")
			}
			fmt.Fprintf(a.out, "+ %s%s\n", t, beside)
		}
	}
	what := "added"
	if r.DryRun {
		what = "would be added"
	}
	_, err := fmt.Fprintf(a.out, "%s: %s %s, %s there already, %s, %s refused\n", r.File, plural(len(r.Added), "term"), what, thousands(r.There), plural(len(r.Conflicts), "conflict"), thousands(len(r.Refused)))
	return err
}

// readTerms reads a file of whatever format.
func readTerms(path string, format exchange.TermFormat, o exchange.GlossaryOptions) (terms []pipeline.Term, refused []error, err error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, &pipeline.Fault{Code: pipeline.Invalid, Where: name, Msg: "cannot be read", Err: err}
	}
	defer f.Close()
	if format == "" {
		head := make([]byte, 4096)
		n, err := io.ReadFull(f, head)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, nil, err
		}
		format = exchange.SniffTerms(head[:n])
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return nil, nil, err
		}
	}
	take := func(some []pipeline.Term, err error) error {
		var r *exchange.Refused
		if errors.As(err, &r) {
			refused = append(refused, err)
			return nil
		}
		if err == nil {
			terms = append(terms, some...)
		}
		return err
	}
	switch format {
	case exchange.TermsCSV:
		b, err := glossary.Parse(f, name)
		if err != nil {
			return nil, nil, err
		}
		return slices.DeleteFunc(b.Terms(), func(t pipeline.Term) bool { return !isWanted(t, [2]language.Tag{o.From, o.To}) }), nil, nil
	case exchange.TermsTBX, exchange.TermsTBX3:
		var to []language.Tag
		if o.To != language.Und {
			to = append(to, o.To)
		}
		for c, err := range exchange.ReadTBX(f, name) {
			var some []pipeline.Term
			if err == nil {
				some, err = c.Pairs(o.From, to)
			}
			if err := take(some, err); err != nil {
				return nil, nil, err
			}
		}
		return terms, refused, nil
	}
	read := exchange.ReadTabGlossary
	if format == exchange.DeepLCSV {
		read = exchange.ReadCSVGlossary
	} else if o.From == language.Und || o.To == language.Und {
		return nil, nil, errNoPair
	}
	for t, err := range read(f, name, o) {
		if err := take([]pipeline.Term{t}, err); err != nil {
			return nil, nil, err
		}
	}
	return terms, refused, nil
}

// isWanted tells whether a term is of a pair of languages, und for any.
func isWanted(t pipeline.Term, pair [2]language.Tag) bool {
	return (pair[0] == language.Und || glossary.Serves(t.From, pair[0])) && (pair[1] == language.Und || glossary.Serves(t.To, pair[1]))
}

func termsExport(a *app) *cobra.Command {
	var from, to, format string
	c := &cobra.Command{
		Use:   "export FILE",
		Short: "Hand the termbase out to other tools",
		Long: `Export writes the termbase, or one pair of its languages. The format is that of
--format, or else of the name: .tbx, .csv for ours, .txt, .tab and .utf8 for
OmegaT, .tsv for DeepL. OmegaT and DeepL list what to write, so that forbidden
and deprecated terms are left out there, and they hold one pair of languages.`,
		Example: `  wordferry terms export clinic.tbx
  wordferry terms export --from en --to de --format deepl clinic.csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := termFormat(format)
			if err != nil {
				return err
			}
			pair, err := onlyPair(from, to)
			if err != nil {
				return err
			}
			return a.runTermsExport(args[0], f, pair)
		},
	}
	c.Flags().StringVar(&from, "from", "", "only from this language")
	c.Flags().StringVar(&to, "to", "", "only to this language")
	c.Flags().StringVar(&format, "format", "", formatHelp+"; default: by the name of the file")
	return a.jsonFlag(c)
}

func (a *app) runTermsExport(file string, format exchange.TermFormat, pair [2]language.Tag) error {
	if format == "" {
		byName := map[string]exchange.TermFormat{".tbx": exchange.TermsTBX, ".csv": exchange.TermsCSV, ".txt": exchange.TermsTab, ".tab": exchange.TermsTab, ".utf8": exchange.TermsTab, ".tsv": exchange.DeepLTSV}
		if format = byName[strings.ToLower(filepath.Ext(file))]; format == "" {
			return usageError{fmt.Errorf("%s does not say its format: name it with --format: %s", file, formatHelp)}
		}
	}
	cfg, err := a.loadConfig(nil)
	if err != nil {
		return err
	}
	base, err := (&workspace{cfg: cfg}).termbase()
	if err != nil {
		return err
	}
	terms := slices.DeleteFunc(base.Terms(), func(t pipeline.Term) bool { return !isWanted(t, pair) })
	var b bytes.Buffer
	left := 0
	switch format {
	case exchange.TermsCSV:
		data, err := glossary.Write(terms)
		if err != nil {
			return err
		}
		b.Write(data)
	case exchange.TermsTBX:
		err = exchange.WriteTBX(&b, terms, 2)
	case exchange.TermsTBX3:
		err = exchange.WriteTBX(&b, terms, 3)
	default:
		if pair[0] == language.Und || pair[1] == language.Und {
			return errNoPair
		}
		switch format {
		case exchange.TermsTab:
			left, err = exchange.WriteTabGlossary(&b, terms)
		case exchange.DeepLCSV:
			left, err = exchange.WriteDeepL(&b, terms, ',')
		default:
			left, err = exchange.WriteDeepL(&b, terms, '\t')
		}
	}
	if err != nil {
		return err
	}
	if err := renameio.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return err
	}
	if a.json {
		return writeJSONLine(a.out, map[string]any{"file": file, "format": format, "terms": len(terms) - left, "left_out": left})
	}
	what := fmt.Sprintf("%s: %s", file, plural(len(terms)-left, "term"))
	if left > 0 {
		what += fmt.Sprintf("; %s left out, for which the format has no place", thousands(left))
	}
	_, err = fmt.Fprintln(a.out, what)
	return err
}
