package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

func checkCommand(a *app) *cobra.Command {
	var locales []string
	var advice bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Show what is wrong with sources and targets",
		Long: `Check looks at the source text of every article and at every target in the
locale files, and shows what it finds. A blocker keeps its segment out of
packs. A repair is only ever proposed.

Exit codes: 0 no blocker; 3 a blocker stands.`,
		Example: `  wordferry check --locale de`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var only []language.Tag
			for _, l := range locales {
				tag, err := parseTag(l)
				if err != nil {
					return err
				}
				only = append(only, tag)
			}
			run, err := a.takeStock(cmd.Context())
			if err != nil {
				return err
			}
			for _, tag := range only {
				if err := knownLocale(tag, localesOf(run.Reports)); err != nil {
					return err
				}
			}
			return a.printCheck(run, only, advice)
		},
	}
	c.Flags().StringArrayVar(&locales, "locale", nil, "only findings in this language (may be repeated)")
	c.Flags().BoolVar(&advice, "advice", false, "show advice too")
	return a.jsonFlag(c)
}

func (a *app) printCheck(run *pipeline.Run, only []language.Tag, advice bool) error {
	found := []pipeline.Finding{}
	blockers := 0
	for _, r := range run.Reports {
		for _, f := range r.Findings {
			if len(only) > 0 && !slices.Contains(only, f.Lang) || f.Severity == pipeline.Advice && !advice && !a.json {
				continue
			}
			if f.Severity == pipeline.Blocker {
				blockers++
			}
			found = append(found, f)
		}
	}
	printFailures(a.errs, run.Failures)
	switch {
	case a.json:
		if err := writeJSONLine(a.out, map[string]any{"findings": found}); err != nil {
			return err
		}
	case len(found) == 0:
		fmt.Fprintln(a.out, "no findings")
	default:
		s := screenOf(a.out)
		printFindings(s, found)
		fmt.Fprintf(s.w, "\n%s, of them %s\n", plural(len(found), "finding"), plural(blockers, "blocker"))
	}
	if blockers > 0 {
		return outcome(exitPartial)
	}
	return nil
}
