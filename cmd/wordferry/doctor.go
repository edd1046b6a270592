package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

func doctorCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Look for what would keep a run from its work",
		Long: `Doctor reads the configuration, every source and locale file, the database and
every byte of the published packs, and says what is wrong. It changes nothing.

Exit codes: 0 all is well; 1 something is wrong; 2 the configuration is.`,
		Example: "  wordferry doctor",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.runDoctor(cmd.Context())
		},
	}
}

func (a *app) runDoctor(ctx context.Context) error {
	cfg, err := a.loadConfig(nil)
	if err != nil {
		return err
	}
	s := screenOf(a.out)
	sick := false
	say := func(what, how string, err error) {
		if err == nil {
			fmt.Fprintf(s.w, "%s  %s: %s\n", s.paint(green, "well"), what, how)
			return
		}
		sick = true
		fmt.Fprintf(s.w, "%s  %s\n", s.paint(red, "ill "), what)
		printError(a.errs, err)
	}
	say("configuration", cfg.File, nil)
	w, err := a.openWorkspace(ctx, false, nil)
	say("database", "can be opened and written", err)
	if err == nil {
		run, err := a.stockOf(ctx, w)
		var articles string
		if err == nil {
			articles = plural(run.Counts.Seen, "article")
			for _, f := range run.Failures {
				err = errors.Join(err, f.Err)
			}
		}
		say("sources, locale files, terms and memories", articles, err)
	}
	packs, err := a.verifyAll(ctx, cfg.Path(cfg.Out))
	say("packs", packs, err)
	if sick {
		return outcome(exitFailed)
	}
	return nil
}

// verifyAll verifies every pack of a depot that may not be there yet.
func (a *app) verifyAll(ctx context.Context, dir string) (string, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return "none published yet", nil
	}
	d, dir, err := a.openDepot(ctx, dir)
	if err != nil {
		return "", err
	}
	defer d.Close()
	names, err := packNames(dir)
	if err != nil {
		return "", err
	}
	faults := verifyPacks(ctx, d, names, func(string) {})
	return plural(len(names), "pack") + ", every byte as its pointer says", errors.Join(faults...)
}
