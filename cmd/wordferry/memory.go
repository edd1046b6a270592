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
		return a.learnFolder(ctx, dir)
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

func memoryImport(a *app, dir *string) *cobra.Command {
	return a.jsonFlag(&cobra.Command{
		Use:   "import FILE.tmx…",
		Short: "Bring in translation memories from TMX files",
		Long: `Import checks TMX files and copies them to locales/memory/, where every run
reads them: the files are the memory, so they belong into version control. A
file that is there already changes nothing, and an import that was cut off
goes on where it was.
With --memory they are copied to that folder, which is a memory by itself.

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
	folder, err := a.importFolder(dir)
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
			r.Unchanged, err = copyIn(file.path, filepath.Join(folder, file.name))
		}
		if err != nil {
			return err
		}
		anyRefused = anyRefused || r.RefusedUnits > 0
		if err := a.printImport(r); err != nil {
			return err
		}
	}
	if dir != "" {
		_, done, err := a.learnFolder(ctx, dir)
		if err != nil {
			return err
		}
		if err := done(); err != nil {
			return err
		}
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

// importFolder is where imported files go.
func (a *app) importFolder(dir string) (string, error) {
	if dir != "" {
		return dir, nil
	}
	cfg, err := a.loadConfig(nil)
	if err != nil {
		return "", err
	}
	return filepath.Join(cfg.Root, "locales", "memory"), nil
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
