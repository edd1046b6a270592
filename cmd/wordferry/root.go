package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
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
		Args:          named,
		RunE:          help,
	}
	f := root.PersistentFlags()
	f.StringVar(&a.configPath, "config", "", "configuration file (default: config.yaml here or in a folder above)")
	f.BoolVar(&a.quiet, "quiet", false, "show no progress and no table, only errors")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return wrongLine(cmd, err, "") })
	root.AddCommand(
		runCommand(a), statusCommand(a), sourceCommand(a), extractCommand(a), segmentCommand(a), checkCommand(a),
		memoryCommand(a), termsCommand(a), localesCommand(a), packCommand(a), whyCommand(a),
		initCommand(a), configCommand(a), doctorCommand(a), versionCommand(a),
	)
	usageArgs(root)
	return root
}

// help and named are for commands that only hold others.
func help(cmd *cobra.Command, _ []string) error { return cmd.Help() }

func named(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	cmd.SuggestionsMinimumDistance = 2 // cobra only fills it in for its own check
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	return wrongLine(cmd, fmt.Errorf("unknown command %q", args[0]), hint)
}

// wrongLine is the error of a command line that cannot be read.
func wrongLine(cmd *cobra.Command, err error, hint string) error {
	if hint == "" {
		hint = cmd.CommandPath() + " --help shows what it takes"
	}
	return usageError{&pipeline.Fault{Code: pipeline.Invalid, Msg: err.Error(), Hint: hint}}
}

// usageArgs makes a wrong number of arguments a usage error, in all commands
// below c too.
func usageArgs(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(cmd *cobra.Command, args []string) error {
			err := check(cmd, args)
			var told usageError
			if err == nil || errors.As(err, &told) {
				return err
			}
			return wrongLine(cmd, err, "")
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
