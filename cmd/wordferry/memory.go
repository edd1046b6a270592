package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/google/renameio/v2"
	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/exchange"
	"github.com/wordferry/wordferry/pipeline/store"
)

func memoryCommand(a *app) *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "memory",
		Short: "Import, export, search and purge the translation memory",
		Args:  named,
		RunE:  help,
	}
	c.PersistentFlags().StringVar(&dir, "memory", "", "use the memory in this folder instead of the workspace's")
	c.AddCommand(memoryImport(a, &dir), memoryExport(a, &dir), memoryLookup(a, &dir), memoryStats(a, &dir), memoryPurge(a, &dir))
	return c
}

// openMemory opens the workspace's memories, brought up to date, or the one
// that stands in a folder of its own.
func (a *app) openMemory(ctx context.Context, dir string) (*memories, func() error, error) {
	if dir != "" {
		s, err := openApart(ctx, dir)
		if err != nil {
			return nil, nil, err
		}
		return memoryAlone(s, dir), s.Close, nil
	}
	w, err := a.openToLook(ctx)
	if err != nil {
		return nil, nil, err
	}
	all, broken, err := w.learned(ctx, func(format string, args ...any) { fmt.Fprintf(a.errs, "wordferry: "+format+"\n", args...) })
	if err != nil {
		return nil, nil, errors.Join(err, w.close())
	}
	printFailures(a.errs, broken)
	return all, func() error { return errors.Join(all.close(), w.close()) }, nil
}

// learned opens the memories of a workspace after it has learned.
func (w *workspace) learned(ctx context.Context, notice func(format string, args ...any)) (*memories, []pipeline.Failure, error) {
	_, broken, err := w.learn(ctx, notice)
	if err != nil {
		return nil, nil, err
	}
	all, err := w.openMemories(ctx)
	return all, broken, err
}

// memoryFile is the database of a memory in a folder of its own.
const memoryFile = "memory.db"

// openApart opens a memory in a folder of its own to look into it.
func openApart(ctx context.Context, dir string) (*store.Store, error) {
	file := filepath.Join(dir, memoryFile)
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return nil, &pipeline.Fault{Code: pipeline.NotFound, Where: dir, Msg: "there is no memory in this folder", Hint: "wordferry memory import --memory " + dir + " FILE.tmx makes one"}
	}
	s, err := store.Open(ctx, file)
	if pipeline.CodeOf(err) == pipeline.Denied {
		return store.OpenCopy(ctx, file)
	}
	return s, err
}

func memoryImport(a *app, dir *string) *cobra.Command {
	return a.jsonFlag(&cobra.Command{
		Use:   "import FILE.tmx…",
		Short: "Bring in translation memories from TMX files",
		Long: `Import checks TMX files and copies them to locales/memory/, where every run
reads them: the files are the memory, so they belong into version control. A
file that is there already changes nothing, and an import that was cut off
goes on where it was.
With --memory the units go into the memory of that folder alone.

Exit codes: 0 all units taken; 3 some were refused, each named with its line.`,
		Example: `  wordferry memory import ~/health.tmx`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runMemoryImport(cmd.Context(), *dir, args)
		},
	})
}

// imported is what `memory import --json` says of a file.
type imported struct {
	File         string   `json:"file"`
	Taken        int      `json:"taken"`
	Unchanged    bool     `json:"unchanged"`     // it was there already
	RefusedUnits int      `json:"refused_units"` // how many
	Refused      []string `json:"refused"`       // the first of them, each with its line
}

// mostRefused is how many refused units of a file are named.
const mostRefused = 1000

func (a *app) runMemoryImport(ctx context.Context, dir string, files []string) error {
	into, done, err := a.importTarget(ctx, dir)
	if err != nil {
		return err
	}
	anyRefused := false
	for _, path := range files {
		r := imported{File: path, Refused: []string{}}
		file := tmxFile{path: path, name: filepath.Base(path)}
		_, err := file.read(0, keepAll, func(e error) {
			if r.RefusedUnits++; r.RefusedUnits <= mostRefused {
				r.Refused = append(r.Refused, e.Error())
			}
		})
		if err == nil {
			r.Taken = file.count
			r.Unchanged, err = into(&file)
		}
		if err != nil {
			return errors.Join(err, done())
		}
		anyRefused = anyRefused || r.RefusedUnits > 0
		if err := a.printImport(r); err != nil {
			return errors.Join(err, done())
		}
	}
	if err := done(); err != nil {
		return err
	}
	if anyRefused {
		return outcome(exitPartial)
	}
	return nil
}

func (a *app) printImport(r imported) error {
	if a.json {
		return writeJSONLine(a.out, r)
	}
	for _, e := range r.Refused {
		fmt.Fprintln(a.errs, "wordferry: refused:", e)
	}
	if more := r.RefusedUnits - len(r.Refused); more > 0 {
		fmt.Fprintf(a.errs, "wordferry: refused: %s more\n", thousands(more))
	}
	what := "taken"
	if r.Unchanged {
		what = "there already"
	}
	_, err := fmt.Fprintf(a.out, "%s: %s %s, %s refused\n", r.File, plural(r.Taken, "unit"), what, thousands(r.RefusedUnits))
	return err
}

// importTarget says where imported units go. Into tells whether they were
// there already; an import that was cut off goes on when it is asked again.
func (a *app) importTarget(ctx context.Context, dir string) (into func(*tmxFile) (unchanged bool, err error), done func() error, err error) {
	if dir != "" {
		s, err := store.Open(ctx, filepath.Join(dir, memoryFile))
		if err != nil {
			return nil, nil, err
		}
		return func(file *tmxFile) (bool, error) {
			d, err := fileDigest(file.path)
			if err != nil {
				return false, err
			}
			known, err := s.UnitFiles(ctx)
			if err != nil || known[file.name] == d {
				return true, err
			}
			_, err = s.TakeUnits(ctx, file.name, d, file.units(keepAll, func(error) {}))
			return false, err
		}, s.Close, nil
	}
	cfg, err := a.loadConfig(nil)
	if err != nil {
		return nil, nil, err
	}
	folder := filepath.Join(cfg.Root, "locales", "memory")
	return func(file *tmxFile) (bool, error) {
		return copyIn(file.path, filepath.Join(folder, file.name))
	}, func() error { return nil }, nil
}

// copyIn puts a file where it is not yet. It is there whole or not at all.
func copyIn(file, to string) (unchanged bool, err error) {
	if same(file, to) {
		return true, nil
	}
	d, err := fileDigest(file)
	if err != nil {
		return false, err
	}
	switch old, err := fileDigest(to); {
	case err == nil && old == d:
		return true, nil
	case err == nil:
		return false, &pipeline.Fault{Code: pipeline.Invalid, Where: to, Msg: "is there already", Hint: "rename the file to import, or replace the old one yourself"}
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return false, err
	}
	from, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer from.Close()
	f, err := renameio.NewPendingFile(to, renameio.WithPermissions(0o644))
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, f.Cleanup()) }()
	if _, err := io.Copy(f, from); err != nil {
		return false, err
	}
	return false, f.CloseAtomicallyReplace()
}

func fileDigest(path string) (d pipeline.Digest, err error) {
	f, err := os.Open(path)
	if err != nil {
		return d, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return pipeline.Digest(h.Sum(nil)), err
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

func memoryExport(a *app, dir *string) *cobra.Command {
	var from, to, profile string
	c := &cobra.Command{
		Use:   "export FILE.tmx",
		Short: "Write the memory of one pair of languages as TMX",
		Long: `Export writes TMX 1.4 in UTF-8. The profile standard is for Trados, memoQ and
most others; omegat is for OmegaT, which drops the codes of any file that it
did not make itself.`,
		Example: `  wordferry memory export --from zh-Hans --to en health.tmx
  wordferry memory export --from en --to de --profile omegat tm/auto/wordferry.tmx`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			pair, err := parsePair(from, to)
			if err != nil {
				return err
			}
			if !slices.Contains(exchange.Profiles, exchange.Profile(profile)) {
				return usageError{fmt.Errorf("--profile %q is none of standard, omegat", profile)}
			}
			m, done, err := a.openMemory(cmd.Context(), *dir)
			if err != nil {
				return err
			}
			n, err := exportTMX(cmd.Context(), m.store, pair, exchange.Profile(profile), args[0])
			if err = errors.Join(err, done()); err != nil {
				return err
			}
			if a.json {
				return writeJSONLine(a.out, map[string]any{"file": args[0], "profile": profile, "units": n})
			}
			_, err = fmt.Fprintf(a.out, "%s: %s\n", args[0], plural(n, "unit"))
			return err
		},
	}
	c.Flags().StringVar(&from, "from", "", "source language")
	c.Flags().StringVar(&to, "to", "", "target language")
	c.Flags().StringVar(&profile, "profile", string(exchange.StandardProfile), "for whom: standard or omegat")
	return a.jsonFlag(c)
}

// exportTMX returns how many units it wrote.
func exportTMX(ctx context.Context, s *store.Store, pair [2]language.Tag, profile exchange.Profile, file string) (n int, err error) {
	f, err := renameio.NewPendingFile(file, renameio.WithPermissions(0o644))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Cleanup()) }()
	counted := func(yield func(pipeline.Unit, error) bool) {
		for u, err := range s.Units(ctx, pair[0], pair[1]) {
			if err == nil {
				n++
			}
			if !yield(u, err) {
				return
			}
		}
	}
	if err := exchange.WriteTMX(f, counted, exchange.TMXHeader{Source: pair[0], Version: version(), Profile: profile}); err != nil {
		return 0, err
	}
	return n, f.CloseAtomicallyReplace()
}

func parsePair(from, to string) (pair [2]language.Tag, err error) {
	for i, s := range []string{from, to} {
		if s == "" {
			return pair, usageError{errors.New("name the languages: --from TAG --to TAG")}
		}
		if pair[i], err = parseTag(s); err != nil {
			return pair, err
		}
	}
	return pair, nil
}
