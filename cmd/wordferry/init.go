package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
)

func initCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "init FOLDER",
		Short:   "Write a starter workspace that runs",
		Long:    `Init writes a commented config.yaml and a small article into a folder. It never overwrites a file.`,
		Example: "  wordferry init press && cd press && wordferry run",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := writeStarter(args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(a.out, "%s is ready; next:\n  cd %s && wordferry run\n", args[0], args[0])
			return err
		},
	}
}

// writeStarter checks first that nothing would be overwritten, so that it
// writes all or nothing.
func writeStarter(folder string) error {
	files := config.Starter()
	names := slices.Sorted(maps.Keys(files))
	for _, n := range names {
		to := filepath.Join(folder, filepath.FromSlash(n))
		if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
			return &pipeline.Fault{Code: pipeline.Invalid, Where: to, Msg: "is there already; nothing was written", Hint: "name an empty or a new folder"}
		}
	}
	for _, n := range names {
		to := filepath.Join(folder, filepath.FromSlash(n))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		if _, err := f.Write(files[n]); err != nil {
			return errors.Join(err, f.Close())
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
