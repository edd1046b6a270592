package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/renameio/v2"
	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/store"
)

// purgedFile lists what the memory leaves out of the TMX files beside it. The
// files are people's, and stay as they are.
const purgedFile = "purged.csv"

const purgedHead = `# What the memory leaves out of the TMX files in this folder: a line for a rule, an empty cell for any.
# wordferry memory purge adds lines; delete one and its units come back.
import,author,before
`

// purge is a rule: units of an import, by an author, changed before a day.
type purge struct {
	file   string // the name of a TMX file, or its path in the workspace
	author string
	before time.Time
}

func (p purge) drops(name string, u *pipeline.Unit) bool {
	return p.concerns(name) && (p.author == "" || p.author == u.By) &&
		(p.before.IsZero() || !u.Changed.IsZero() && u.Changed.Before(p.before))
}

func (p purge) concerns(name string) bool {
	return p.file == "" || p.file == name || p.file == path.Base(name)
}

func (p purge) row() []string {
	day := ""
	if !p.before.IsZero() {
		day = p.before.Format(time.DateOnly)
	}
	return []string{p.file, p.author, day}
}

func (p purge) line() string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(p.row()) // a buffer takes everything
	w.Flush()
	return b.String()
}

// purges are all rules of a workspace.
type purges []purge

func (ps purges) drops(name string, u *pipeline.Unit) bool {
	return slices.ContainsFunc(ps, func(p purge) bool { return p.drops(name, u) })
}

// stamp is the digest of a file together with the rules that concern it.
func (ps purges) stamp(name string, file pipeline.Digest) pipeline.Digest {
	var rules strings.Builder
	for _, p := range ps {
		if p.concerns(name) {
			rules.WriteString(p.line())
		}
	}
	if rules.Len() == 0 {
		return file
	}
	return pipeline.DigestOf(append(file[:], rules.String()...))
}

// keepAll is for memories without rules.
func keepAll(string, *pipeline.Unit) bool { return false }

// purgedFile is where the rules of the workspace are.
func (w *workspace) purgedFile() string {
	if w.locales == nil {
		return purgedFile
	}
	return "locales/memory/" + purgedFile
}

// purged reads the rules of the workspace.
func (w *workspace) purged() (purges, error) {
	name := w.purgedFile()
	data, err := os.ReadFile(w.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: name, Msg: "cannot be read", Err: err}
	}
	return parsePurges(data, name)
}

func parsePurges(data []byte, name string) (purges, error) {
	bad := func(line int, msg string) error {
		return &pipeline.Fault{Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", name, line), Msg: msg,
			Hint: "after the line import,author,before, a line has a TMX file, an author and a day such as 2020-01-31; an empty cell stands for any"}
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comment, r.FieldsPerRecord = '#', -1
	var ps purges
	for headed := false; ; headed = true {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return ps, nil
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			return nil, bad(syntax.Line, "is not CSV: "+syntax.Err.Error())
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		switch {
		case !headed && !slices.Equal(row, []string{"import", "author", "before"}):
			return nil, bad(line, "the columns are not import,author,before")
		case !headed || strings.Join(row, "") == "":
			continue
		case len(row) != 3:
			return nil, bad(line, fmt.Sprintf("%d cells, the header has 3", len(row)))
		}
		p := purge{file: row[0], author: row[1]}
		if row[2] != "" {
			if p.before, err = time.Parse(time.DateOnly, row[2]); err != nil {
				return nil, bad(line, fmt.Sprintf("%q is no day", row[2]))
			}
		}
		ps = append(ps, p)
	}
}

func memoryPurge(a *app, dir *string) *cobra.Command {
	var file, author, before string
	var dry bool
	c := &cobra.Command{
		Use:   "purge [--import FILE] [--author NAME] [--before DATE]",
		Short: "Leave units of imported memories out from now on",
		Long: `Purge takes units out of the memory that came with TMX files: those of one
file, by one author, last changed before a day, or all of these together. The
files under locales/memory/ are people's and stay as they are: purge adds a
rule to locales/memory/purged.csv, which every run reads. Delete its line and
the units are back. What translators wrote in locale files is never purged.

With --memory the same is done with the files and rules of that folder.`,
		Example: `  wordferry memory purge --author MT --dry-run
  wordferry memory purge --import health.tmx --before 2020-01-01`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			p := purge{author: author}
			if file != "" {
				p.file = filepath.ToSlash(filepath.Clean(file))
			}
			if before != "" {
				var err error
				if p.before, err = time.Parse(time.DateOnly, before); err != nil {
					return usageError{fmt.Errorf("--before %q is no day such as 2020-01-31", before)}
				}
			}
			if p == (purge{}) {
				return usageError{errors.New("say what to purge: --import FILE, --author NAME, --before DATE")}
			}
			return a.runPurge(cmd.Context(), *dir, p, dry)
		},
	}
	f := c.Flags()
	f.StringVar(&file, "import", "", "units of this TMX file")
	f.StringVar(&author, "author", "", "units last changed by this person or program")
	f.StringVar(&before, "before", "", "units last changed before this day; those without a date stay")
	f.BoolVar(&dry, "dry-run", false, "say what would go, change nothing")
	return a.jsonFlag(c)
}

// purgeReport is what `memory purge --json` answers.
type purgeReport struct {
	Purged   map[string]int `json:"purged"`              // units by file
	Kept     int            `json:"kept"`                // units of locale files that the rule fits
	ReadOnly map[string]int `json:"read_only,omitempty"` // units of read-only memories that it fits, by file; they stay
	DryRun   bool           `json:"dry_run"`
}

func (a *app) runPurge(ctx context.Context, dir string, p purge, dry bool) error {
	m, done, err := a.openMemory(ctx, dir)
	if err != nil {
		return err
	}
	rep, err := a.purge(ctx, m, dir, p, dry)
	if err = errors.Join(err, done()); err != nil {
		return err
	}
	if a.json {
		return writeJSONLine(a.out, rep)
	}
	total := 0
	for _, name := range slices.Sorted(maps.Keys(rep.Purged)) {
		total += rep.Purged[name]
		fmt.Fprintf(a.out, "%s: %s\n", name, plural(rep.Purged[name], "unit"))
	}
	what := " purged"
	if dry {
		what = " would be purged"
	}
	fmt.Fprintln(a.out, plural(total, "unit")+what)
	for _, name := range slices.Sorted(maps.Keys(rep.ReadOnly)) {
		fmt.Fprintf(a.errs, "wordferry: %s of %s stay; their memory is read-only\n", plural(rep.ReadOnly[name], "such unit"), name)
	}
	if rep.Kept > 0 {
		fmt.Fprintf(a.errs, "wordferry: %s of locale files stay; they are edited there\n", plural(rep.Kept, "such unit"))
	}
	return nil
}

func (a *app) purge(ctx context.Context, m *memories, dir string, p purge, dry bool) (purgeReport, error) {
	rep := purgeReport{Purged: map[string]int{}, ReadOnly: map[string]int{}, DryRun: dry}
	files, err := m.store.UnitFiles(ctx)
	if err != nil {
		return rep, err
	}
	if _, there := files[p.file]; p.file != "" && !there {
		asked := p.file
		p.file = path.Base(asked)
		if !slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(name string) bool { return isTMX(name) && p.concerns(name) }) {
			return rep, noImport(asked, files)
		}
	}
	count, err := m.store.CountUnits(ctx, store.Selection{Author: p.author, Before: p.before})
	if err != nil {
		return rep, err
	}
	for name, n := range count {
		switch {
		case !isTMX(name):
			if p.file == "" {
				rep.Kept += n
			}
		case !p.concerns(name):
		case m.readOnly(name):
			rep.ReadOnly[name] = n
		default:
			rep.Purged[name] = n
		}
	}
	if dry || len(rep.Purged) == 0 {
		return rep, nil
	}
	folder, err := a.importFolder(dir)
	if err != nil {
		return rep, err
	}
	return rep, addPurge(filepath.Join(folder, purgedFile), p)
}

// noImport says which imports there are.
func noImport(file string, files map[string]pipeline.Digest) error {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if isTMX(name) {
			names = append(names, filepath.Base(name))
		}
	}
	hint := "the memory has no TMX files"
	if len(names) > 0 {
		hint = "the memory has " + strings.Join(names[:min(len(names), 20)], ", ")
	}
	return usageError{&pipeline.Fault{Code: pipeline.NotFound, Msg: fmt.Sprintf("no import is called %q", file), Hint: hint}}
}

// readOnly tells whether no purge may touch a file.
func (m *memories) readOnly(file string) bool {
	i := m.of(file)
	return i >= 0 && m.named[i].ReadOnly
}

// addPurge adds a rule at the end of the file, unless it is there.
func addPurge(path string, p purge) error {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		data = []byte(purgedHead)
	case err != nil:
		return err
	}
	ps, err := parsePurges(data, path)
	if err != nil || slices.Contains(ps, p) {
		return err
	}
	if !bytes.HasSuffix(data, []byte("\n")) {
		data = append(data, '\n')
	}
	return renameio.WriteFile(path, append(data, p.line()...), 0o644)
}
