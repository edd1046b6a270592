package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func configCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "config",
		Short: "Look at the configuration",
		Args:  named,
		RunE:  help,
	}
	c.AddCommand(&cobra.Command{
		Use:   "check",
		Short: "Say everything that is wrong with the configuration",
		Long: `Check reads config.yaml, the environment (WORDFERRY_…), the selectors and the
files of segmentation rules, and says everything that is wrong at once, each
with file, line and column.

Exit codes: 0 all is right; 2 something is wrong.`,
		Example: "  wordferry config check",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			cfg, err := a.loadConfig(nil)
			if err != nil {
				return err
			}
			p := &parts{workspace: &workspace{cfg: cfg}, notice: func(string, ...any) {}}
			if err := p.pipelineSources(nil); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s: %s, %s: all is right\n", cfg.File, plural(len(cfg.Sources), "source"), plural(len(cfg.Locales), "locale"))
			return err
		},
	})
	return c
}
