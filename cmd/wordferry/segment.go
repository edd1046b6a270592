package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment"
)

func segmentCommand(a *app) *cobra.Command {
	var lang string
	var jsonl, explain, semicolon bool
	c := &cobra.Command{
		Use:   "segment --lang TAG",
		Short: "Cut text into sentences",
		Long: `Segment reads text from stdin and writes a segment a line, cut by the rules
that runs use. With --jsonl it reads lines {"id","lang","text"} and answers
{"id","segments","counts"}; the segments joined give the text back.`,
		Example: `  echo '他说：“好！”然后走了。' | wordferry segment --lang zh-Hans`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o := segment.Options{Semicolon: semicolon}
			if jsonl {
				return segmentLines(cmd.Context(), a.in, a.out, lang, o)
			}
			tag, err := parseTag(lang)
			if err != nil {
				return err
			}
			text, err := io.ReadAll(io.LimitReader(a.in, 64<<20))
			if err != nil {
				return err
			}
			return printSegments(a.out, string(text), segment.New(tag, o), explain)
		},
	}
	c.Flags().StringVar(&lang, "lang", "und", "language of the text, as a BCP 47 tag")
	c.Flags().BoolVar(&jsonl, "jsonl", false, "read lines of JSON, answer in lines of JSON")
	c.Flags().BoolVar(&explain, "explain", false, "name the rule that decided each boundary")
	c.Flags().BoolVar(&semicolon, "semicolon", false, "let a semicolon end a segment")
	return c
}

func parseTag(s string) (language.Tag, error) {
	tag, err := language.Parse(s)
	if err != nil {
		return tag, usageError{&pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("%q is no language tag", s), Hint: "write it as BCP 47 has it: en, zh-Hans, pt-BR"}}
	}
	return tag, nil
}

func printSegments(w io.Writer, text string, s *segment.Splitter, explain bool) error {
	out := bufio.NewWriter(w)
	if explain {
		for _, d := range s.Explain(text) {
			fmt.Fprintln(out, d)
		}
		return out.Flush()
	}
	at := 0
	for _, b := range s.Split(text) {
		if line := strings.TrimSpace(text[at:b.End]); line != "" {
			fmt.Fprintln(out, strings.Join(strings.Fields(line), " "))
		}
		at = b.End
	}
	return out.Flush()
}

type segmented struct {
	ID       string   `json:"id"`
	Segments []string `json:"segments"`
	Counts   struct {
		Words int `json:"words"`
		Chars int `json:"chars"`
		GMX   int `json:"gmx"`
	} `json:"counts"`
}

// segmentQuestion is a line of `segment --jsonl`.
type segmentQuestion struct{ ID, Lang, Text string }

func segmentLines(ctx context.Context, in io.Reader, out io.Writer, lang string, o segment.Options) error {
	return answerLines(ctx, in, out, func(q segmentQuestion) (any, error) {
		if q.Lang == "" {
			q.Lang = lang
		}
		tag, err := parseTag(q.Lang)
		if err != nil {
			return nil, err
		}
		return segmentsOf(q.ID, q.Text, tag, o), nil
	})
}

func segmentsOf(id, text string, tag language.Tag, o segment.Options) segmented {
	s := segmented{ID: id, Segments: []string{}}
	at := 0
	for _, b := range segment.New(tag, o).Split(text) {
		s.Segments = append(s.Segments, text[at:b.End])
		at = b.End
	}
	c := segment.Count(tag, text)
	s.Counts.Words, s.Counts.Chars, s.Counts.GMX = c.Words, c.Chars, c.GMX
	return s
}
