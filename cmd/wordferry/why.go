package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
)

func whyCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "why LOCALE KEY",
		Short:   "Show where a published sentence came from",
		Long:    `Why looks a segment up in the current releases and shows its source text, who or what translated it, and how far it has come.`,
		Example: `  wordferry why de k7f3a9c1m`,
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			tag, err := parseTag(args[0])
			if err != nil {
				return err
			}
			return a.runWhy(cmd.Context(), tag.String(), args[1])
		},
	}
	return a.jsonFlag(c)
}

// publishedSegment is what an article's JSON says of a segment.
type publishedSegment struct {
	Article string          `json:"article"`
	Locale  string          `json:"locale"`
	ID      string          `json:"id"`
	Source  string          `json:"src"`
	Text    string          `json:"text"`
	State   string          `json:"state"`
	Lang    string          `json:"lang,omitempty"`
	Origin  pipeline.Origin `json:"origin"`
}

func (a *app) runWhy(ctx context.Context, locale, key string) error {
	found := 0
	err := a.eachPublished(ctx, locale, func(id string, data []byte) error {
		if !strings.Contains(string(data), `"`+key+`"`) {
			return nil
		}
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
		return eachSegment(doc, func(raw map[string]any) error {
			if raw["id"] != key {
				return nil
			}
			b, err := json.Marshal(raw)
			if err != nil {
				return err
			}
			s := publishedSegment{Article: id, Locale: locale}
			if err := json.Unmarshal(b, &s); err != nil {
				return err
			}
			found++
			return a.printWhy(s)
		})
	})
	if err == nil && found == 0 {
		err = &pipeline.Fault{
			Code: pipeline.NotFound, Msg: fmt.Sprintf("no published sentence has the key %s in %s", key, locale),
			Hint: "keys stand in front of the sentences in locales/<source>/<article>/; an article may be held back in this locale (wordferry status)",
		}
	}
	return err
}

// eachSegment walks an article for objects that are segments.
func eachSegment(v any, f func(map[string]any) error) error {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			if err := eachSegment(e, f); err != nil {
				return err
			}
		}
	case map[string]any:
		if _, ok := x["src"]; ok && x["origin"] != nil {
			return f(x)
		}
		for _, e := range x {
			if err := eachSegment(e, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) printWhy(s publishedSegment) error {
	if a.json {
		return writeJSONLine(a.out, s)
	}
	sc := screenOf(a.out)
	origin := string(s.Origin.Kind)
	if s.Origin.By != "" {
		origin += " " + s.Origin.By
	}
	if s.Origin.Score > 0 {
		origin += fmt.Sprintf(", match %d%%", s.Origin.Score)
	}
	if s.Origin.Unit != "" {
		origin += ", unit " + s.Origin.Unit
	}
	rows := table{
		{{text: "article", style: dim}, {text: s.Article + " in " + s.Locale}},
		{{text: "key", style: dim}, {text: s.ID}},
		{{text: "source", style: dim}, {text: s.Source}},
		{{text: "target", style: dim}, {text: s.Text, style: bold}},
		{{text: "state", style: dim}, {text: s.State}},
		{{text: "origin", style: dim}, {text: origin}},
	}
	if s.Lang != "" {
		rows = append(rows, []cell{{text: "served in", style: dim}, {text: s.Lang + ", along the fallback chain"}})
	}
	sc.print(rows)
	return nil
}
