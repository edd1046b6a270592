package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/glossary"
)

func termsCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "terms",
		Short: "Search the termbase, bring terms in and hand them out",
		Args:  named,
		RunE:  help,
	}
	c.AddCommand(termsLookup(a), termsImport(a), termsExport(a))
	return c
}

func termsLookup(a *app) *cobra.Command {
	var from, to string
	var jsonl bool
	c := &cobra.Command{
		Use:   "lookup --from TAG --to TAG [TEXT…]",
		Short: "Find the terms that a text holds",
		Long: `Lookup marks the terms that a text holds and says what to do with them. Without
TEXT it reads stdin. With --jsonl it reads lines {"id","text"} from stdin and
answers each with one line {"id","terms"}.`,
		Example: `  wordferry terms lookup --from zh-Hans --to en 间充质干细胞可以分泌IL-10`,
		RunE: func(cmd *cobra.Command, args []string) error {
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
			if jsonl {
				return termLines(cmd.Context(), a.in, a.out, terms, pair)
			}
			text, err := a.asked(strings.Join(args, " "))
			if err != nil {
				return err
			}
			hits := terms.In(text, pair[0], pair[1])
			if a.json {
				return writeJSONLine(a.out, heldTerms{Terms: jsonTerms(text, hits)})
			}
			printHits(screenOf(a.out), text, hits)
			return nil
		},
	}
	c.Flags().StringVar(&from, "from", "", "source language")
	c.Flags().StringVar(&to, "to", "", "target language")
	c.Flags().BoolVar(&jsonl, "jsonl", false, "read lines of JSON, answer in lines of JSON")
	return a.jsonFlag(c)
}

// jsonTerm is a term as `terms lookup --json` shows it.
type jsonTerm struct {
	Source string              `json:"source"`
	Target string              `json:"target"`
	Status pipeline.TermStatus `json:"status"`
	Note   string              `json:"note,omitempty"`
	Start  int                 `json:"start"` // in the text, in bytes
	End    int                 `json:"end"`
	Quote  string              `json:"quote"` // as the text has it
}

// heldTerms is an answer of `terms lookup`.
type heldTerms struct {
	ID    string     `json:"id,omitempty"`
	Terms []jsonTerm `json:"terms"`
}

func jsonTerms(text string, hits []glossary.Hit) []jsonTerm {
	out := []jsonTerm{}
	for _, h := range hits {
		out = append(out, jsonTerm{Source: h.Term.Source, Target: h.Term.Target, Status: h.Term.Status, Note: h.Term.Note, Start: h.Start, End: h.End, Quote: text[h.Start:h.End]})
	}
	return out
}

func termLines(ctx context.Context, in io.Reader, out io.Writer, terms *glossary.Base, pair [2]language.Tag) error {
	return answerLines(ctx, in, out, func(x struct{ ID, Text string }) (any, error) {
		return heldTerms{x.ID, jsonTerms(x.Text, terms.In(x.Text, pair[0], pair[1]))}, nil
	})
}

// printHits shows the text with its terms marked, then each of them.
func printHits(s screen, text string, hits []glossary.Hit) {
	if len(hits) == 0 {
		fmt.Fprintln(s.w, "no terms")
		return
	}
	var at []span
	t := table{}
	for _, h := range hits {
		at = append(at, span{h.Start, h.End})
		x := h.Term
		t = append(t, []cell{{text: x.Source, style: bold}, {text: x.Target}, {text: string(x.Status), style: cyan}, {text: x.Note, style: dim}})
	}
	fmt.Fprintln(s.w, s.mark(text, at, plain))
	s.print(t)
}

// termsFile is where the termbase stands, or will.
func (a *app) termsFile() (path, name string, err error) {
	cfg, err := a.loadConfig(nil)
	if err != nil {
		return "", "", err
	}
	if name = cfg.Terms; name == "" {
		name = "locales/terms.csv"
	}
	return cfg.Path(name), name, nil
}

// onlyPair parses the languages of a filter; und for one that is not named.
func onlyPair(from, to string) (pair [2]language.Tag, err error) {
	for i, s := range []string{from, to} {
		if s == "" {
			continue
		}
		if pair[i], err = parseTag(s); err != nil {
			return pair, err
		}
	}
	return pair, nil
}

var errNoPair = usageError{errors.New("this format holds one pair of languages: name it with --from TAG --to TAG")}
