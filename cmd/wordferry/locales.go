package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
)

func localesCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "locales",
		Short: "Record what people decided about translations",
		Args:  named,
		RunE:  help,
	}
	var by, state string
	var keys []string
	review := &cobra.Command{
		Use:   "review ARTICLE LOCALE",
		Short: "Sign translations off as reviewed",
		Long: `Review marks what is translated of an article in a locale as reviewed, or only
the segments given by --key, and records who did it and when in the article's
state.jsonl. Drafts and stale segments are left alone: they want a person's
text first.`,
		Example: `  wordferry locales review clinic/stem-cells en --by n.arden`,
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			tag, err := parseTag(args[1])
			if err != nil {
				return err
			}
			var st pipeline.State
			if err := st.UnmarshalText([]byte(state)); err != nil || st < pipeline.Translated {
				return usageError{&pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("%q is no state to sign off with", state), Hint: "use translated, reviewed or final"}}
			}
			w, err := a.openWorkspace(cmd.Context(), true, nil)
			if err != nil {
				return err
			}
			defer w.close()
			if by == "" {
				by = w.cfg.Author
			}
			var only []pipeline.SegmentKey
			for _, k := range keys {
				only = append(only, pipeline.SegmentKey(k))
			}
			n, err := w.locales.Review(pipeline.ArticleID(args[0]), tag, only, st, by, time.Now().UTC().Format(time.DateOnly))
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s in %s: %s %s\n", args[0], tag, plural(n, "segment"), st)
			return err
		},
	}
	review.Flags().StringVar(&by, "by", "", "who reviewed (default: author in the configuration)")
	review.Flags().StringVar(&state, "state", "reviewed", "translated, reviewed or final")
	review.Flags().StringArrayVar(&keys, "key", nil, "only this segment (may be repeated)")
	c.AddCommand(review)
	return c
}
