package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
)

func termsCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "terms",
		Short: "Search the termbase",
		Args:  named,
		RunE:  help,
	}
	var from, to string
	lookup := &cobra.Command{
		Use:     "lookup --from TAG --to TAG TEXT…",
		Short:   "Find the terms that a text holds",
		Example: `  wordferry terms lookup --from zh-Hans --to en 间充质干细胞可以分泌IL-10`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			pair, err := parsePair(from, to)
			if err != nil {
				return err
			}
			cfg, err := a.loadConfig(nil)
			if err != nil {
				return err
			}
			terms, err := (&workspace{cfg: cfg}).termbase()
			if err != nil {
				return err
			}
			found := []pipeline.Term{}
			for _, h := range terms.In(strings.Join(args, " "), pair[0], pair[1]) {
				found = append(found, h.Term)
			}
			return a.printTerms(found)
		},
	}
	lookup.Flags().StringVar(&from, "from", "", "source language")
	lookup.Flags().StringVar(&to, "to", "", "target language")
	c.AddCommand(a.jsonFlag(lookup))
	return c
}

type jsonTerm struct {
	Source string              `json:"source"`
	Target string              `json:"target"`
	Status pipeline.TermStatus `json:"status"`
	Note   string              `json:"note,omitempty"`
}

func (a *app) printTerms(found []pipeline.Term) error {
	if a.json {
		out := []jsonTerm{}
		for _, t := range found {
			out = append(out, jsonTerm{t.Source, t.Target, t.Status, t.Note})
		}
		return writeJSONLine(a.out, map[string]any{"terms": out})
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(a.out, "no terms")
		return err
	}
	var t table
	for _, x := range found {
		t = append(t, []cell{{text: x.Source, style: bold}, {text: x.Target}, {text: string(x.Status), style: cyan}, {text: x.Note, style: dim}})
	}
	screenOf(a.out).print(t)
	return nil
}
