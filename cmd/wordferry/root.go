package main

import (
	"io"

	"github.com/spf13/cobra"
)

// app is what every command shares: where it reads and writes, and the flags
// that mean the same everywhere.
type app struct {
	in         io.Reader
	out, errs  io.Writer
	configPath string
	quiet      bool
	json       bool
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "wordferry",
		Short: "Turn source articles into localized article packs",
		Long: `Wordferry turns source articles into localized article packs: it extracts them,
cuts them into segments, brings in what translators wrote and what the memory
holds, checks the result and publishes packs that other sites pull.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	f := root.PersistentFlags()
	f.StringVar(&a.configPath, "config", "", "configuration file (default: config.yaml here or in a folder above)")
	f.BoolVar(&a.quiet, "quiet", false, "show no progress and no table, only errors")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(
		runCommand(a), statusCommand(a), extractCommand(a), segmentCommand(a), checkCommand(a),
		memoryCommand(a), termsCommand(a), localesCommand(a), packCommand(a), whyCommand(a),
		initCommand(a), configCommand(a), versionCommand(a),
	)
	for _, c := range root.Commands() {
		usageArgs(c)
	}
	return root
}

// usageArgs makes a wrong number of arguments a usage error, in all commands
// below c too.
func usageArgs(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usageError{err}
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		usageArgs(sub)
	}
}

// jsonFlag gives a command that answers a question its --json.
func (a *app) jsonFlag(c *cobra.Command) *cobra.Command {
	c.Flags().BoolVar(&a.json, "json", false, "answer in JSON")
	return c
}
