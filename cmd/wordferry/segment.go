package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment"
)

func segmentCommand(a *app) *cobra.Command {
	var lang, rules, quotes, compare string
	var jsonl, explain, export, onBase bool
	var o segment.Options
	c := &cobra.Command{
		Use:   "segment --lang TAG",
		Short: "Cut text into sentences",
		Long: `Segment reads text from stdin and writes a segment a line, cut by the rules
that runs use. With --jsonl it reads lines {"id","lang","text"} and answers
{"id","segments","counts"}; the segments joined give the text back.

With --srx the rules of a file decide, in SRX 1.0 or 2.0. Its language maps
are asked for what --lang says: for LanguageTool's file that is en_one, where
a line break ends a segment, or en_two, where only an empty line does. With
--srx-base the house rules decide where no rule of the file matches.

With --compare it writes only what the rules of another file cut otherwise:
the segments before with -, those after with +.`,
		Example: `  echo '他说：“好！”然后走了。' | wordferry segment --lang zh-Hans
  wordferry segment --lang de --srx my.srx --explain < text.txt
  wordferry segment --lang de --srx old.srx --compare new.srx < text.txt
  wordferry segment --lang de --export-srx > house.srx`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			k, err := a.cutterOf(rules, quotes, onBase, o)
			if err != nil {
				return err
			}
			switch {
			case export:
				return exportRules(a.out, lang, cmd.Flags().Changed("lang"))
			case jsonl:
				return k.lines(cmd.Context(), lang, a.in, a.out)
			}
			text, err := io.ReadAll(io.LimitReader(a.in, 64<<20))
			if err != nil {
				return err
			}
			s, err := k.of(lang)
			if err != nil {
				return err
			}
			if compare != "" {
				other, err := a.cutterOf(compare, quotes, onBase, o)
				if err != nil {
					return err
				}
				after, err := other.of(lang)
				if err != nil {
					return err
				}
				return compareSegments(a.out, string(text), s, after)
			}
			if explain {
				return explainSegments(a.out, string(text), s)
			}
			return printSegments(a.out, string(text), s)
		},
	}
	f := c.Flags()
	f.StringVar(&lang, "lang", "und", "language of the text, as a BCP 47 tag")
	f.BoolVar(&jsonl, "jsonl", false, "read lines of JSON, answer in lines of JSON")
	f.BoolVar(&explain, "explain", false, "name the rule that decided at each place where a segment could end")
	f.BoolVar(&o.Semicolon, "semicolon", false, "let a semicolon end a segment")
	f.BoolVar(&o.KeepLineBreaks, "keep-line-breaks", false, "let a line break be white space, for text that is wrapped")
	f.StringVar(&quotes, "quotes", "", "\"keep\" what stands in quotes together, or \"split\" it; by the language if not given")
	f.StringVar(&rules, "srx", "", "cut by the rules of this SRX file")
	f.BoolVar(&onBase, "srx-base", false, "let the house rules decide where no rule of the SRX file matches")
	f.StringVar(&compare, "compare", "", "write only what the rules of this SRX file cut otherwise")
	f.BoolVar(&export, "export-srx", false, "write the house rules as SRX 2.0, of --lang or of all languages")
	return c
}

func parseTag(s string) (language.Tag, error) {
	tag, err := language.Parse(s)
	if err != nil {
		return tag, usageError{&pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("%q is no language tag", s), Hint: "write it as BCP 47 has it: en, zh-Hans, pt-BR"}}
	}
	return tag, nil
}

// cutterOf is the cutter that a command line asks for.
func (a *app) cutterOf(rules, quotes string, onBase bool, o segment.Options) (*cutter, error) {
	k := &cutter{o: o, notice: func(format string, args ...any) { fmt.Fprintf(a.errs, "wordferry: "+format+"\n", args...) }}
	var ok bool
	if k.o.Quotes, ok = quoteOptions[quotes]; !ok {
		return nil, usageError{&pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("--quotes cannot be %q", quotes), Hint: "write keep or split"}}
	}
	if rules == "" {
		if onBase {
			return nil, usageError{&pipeline.Fault{Code: pipeline.Invalid, Msg: "--srx-base says how the rules of a file are used, but there is no file", Hint: "name it with --srx"}}
		}
		return k, nil
	}
	f, err := rulesIn(rules, rules)
	if err != nil {
		return nil, err
	}
	k.bring(f, onBase)
	return k, nil
}

func exportRules(w io.Writer, lang string, one bool) error {
	if !one {
		return segment.ExportSRX(w, segment.Languages()...)
	}
	tag, err := parseTag(lang)
	if err != nil {
		return err
	}
	return segment.ExportSRX(w, tag)
}

func printSegments(w io.Writer, text string, s *segment.Splitter) error {
	out := bufio.NewWriter(w)
	at := 0
	for _, b := range s.Split(text) {
		if line := strings.TrimSpace(text[at:b.End]); line != "" {
			fmt.Fprintln(out, strings.Join(strings.Fields(line), " "))
		}
		at = b.End
	}
	return out.Flush()
}

// explainSegments writes a line for each place where a segment could end: its
// byte offset, whether one does, the rule, and the text around it.
func explainSegments(w io.Writer, text string, s *segment.Splitter) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n", s.ID())
	for _, d := range s.Explain(text) {
		what := "goes on"
		if d.Break {
			what = "ends"
		}
		fmt.Fprintf(out, "%d\t%s\t%s\t%s|%s\n", d.At, what, d.Rule, tail(text[:d.At], 24), head(text[d.At:], 16))
	}
	return out.Flush()
}

// compareSegments writes the stretches of a text that two splitters cut in
// different ways, and how many words lie in them.
func compareSegments(w io.Writer, text string, before, after *segment.Splitter) error {
	pieces := func(s *segment.Splitter) []string { return segmentsOf("", text, s).Segments }
	was, is := pieces(before), pieces(after)
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s → %s\n", before.ID(), after.ID())
	words := 0
	changes := segment.Compare(was, is)
	for i, c := range changes {
		if i > 0 {
			fmt.Fprintln(out)
		}
		for _, s := range was[c.Before[0]:c.Before[1]] {
			fmt.Fprintf(out, "- %s\n", strings.Join(strings.Fields(s), " "))
			words += before.Count(s).Words
		}
		for _, s := range is[c.After[0]:c.After[1]] {
			fmt.Fprintf(out, "+ %s\n", strings.Join(strings.Fields(s), " "))
		}
	}
	fmt.Fprintf(out, "# %s of %s are cut otherwise, in %s\n", thousands(words), plural(before.Count(text).Words, "word"), plural(len(changes), "place"))
	return out.Flush()
}

// head and tail return at most n bytes of s, in whole characters and on one
// line.
func head(s string, n int) string {
	if len(s) > n {
		for !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return oneLine(s)
}

func tail(s string, n int) string {
	if len(s) > n {
		i := len(s) - n
		for i < len(s) && !utf8.RuneStart(s[i]) {
			i++
		}
		s = s[i:]
	}
	return oneLine(s)
}

func oneLine(s string) string {
	return strings.NewReplacer("\n", "⏎", "\r", "", "\t", " ").Replace(s)
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

func (k *cutter) lines(ctx context.Context, lang string, in io.Reader, out io.Writer) error {
	return answerLines(ctx, in, out, func(q segmentQuestion) (any, error) {
		if q.Lang == "" {
			q.Lang = lang
		}
		s, err := k.of(q.Lang)
		if err != nil {
			return nil, err
		}
		return segmentsOf(q.ID, q.Text, s), nil
	})
}

func segmentsOf(id, text string, s *segment.Splitter) segmented {
	a := segmented{ID: id, Segments: []string{}}
	at := 0
	for _, b := range s.Split(text) {
		a.Segments = append(a.Segments, text[at:b.End])
		at = b.End
	}
	c := s.Count(text)
	a.Counts.Words, a.Counts.Chars, a.Counts.GMX = c.Words, c.Chars, c.GMX
	return a
}
