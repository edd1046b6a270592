package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/memory"
)

// lookupOptions are the flags of `memory lookup`.
type lookupOptions struct {
	from, to      string
	min, limit    int
	jsonl, words  bool
	article, file string
}

func memoryLookup(a *app, dir *string) *cobra.Command {
	var o lookupOptions
	c := &cobra.Command{
		Use:   "lookup --from TAG --to TAG [TEXT…]",
		Short: "Find what the memory holds for a sentence or an article",
		Long: `Lookup finds context, exact and fuzzy matches, best first, and says how each
score came about. With --jsonl it reads lines {"id","text","prev","next"} from
stdin and answers each with one line {"id","matches"}.

With --article or --file it looks up a whole text at once: an article of the
workspace as the last run cut it, or a text file, each sentence between its
neighbours. It shows the best match of each sentence; --json has them all.

With --concordance it looks for words inside the texts instead, in sources and
targets, in whatever case, and with or without accents where you write none:
first where they stand as they are, then where all of them stand in any order.`,
		Example: `  wordferry memory lookup --from zh-Hans --to en 干细胞是什么？
  wordferry memory lookup --article clinic/stem-cells --to en
  wordferry memory lookup --from en --to de --file letter.txt
  wordferry memory lookup --from en --to de --concordance 'stem cell'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runLookup(cmd.Context(), *dir, o, strings.Join(args, " "))
		},
	}
	f := c.Flags()
	f.StringVar(&o.from, "from", "", "source language")
	f.StringVar(&o.to, "to", "", "target language")
	f.IntVar(&o.min, "min", 70, "lowest score, in percent")
	f.IntVar(&o.limit, "limit", 5, "most matches a text")
	f.StringVar(&o.article, "article", "", "look up this article of the workspace")
	f.StringVar(&o.file, "file", "", "look up this text file")
	f.BoolVar(&o.words, "concordance", false, "look for words inside the texts")
	f.BoolVar(&o.jsonl, "jsonl", false, "read lines of JSON, answer in lines of JSON")
	return a.jsonFlag(c)
}

func (a *app) runLookup(ctx context.Context, dir string, o lookupOptions, text string) error {
	if o.min < 1 || o.min > 100 {
		return usageError{fmt.Errorf("--min is %d; it goes from 1 to 100 percent", o.min)}
	}
	asked := 0
	for _, is := range []bool{o.article != "", o.file != "", o.words, o.jsonl} {
		if is {
			asked++
		}
	}
	switch {
	case o.words && o.jsonl:
		return usageError{errors.New("--concordance has no --jsonl; --json answers one question")}
	case asked > 1:
		return usageError{errors.New("ask one thing at a time: --article, --file, --jsonl or --concordance")}
	case text != "" && (o.article != "" || o.file != "" || o.jsonl):
		return usageError{fmt.Errorf("what is %q? --article, --file and --jsonl say what to look up", text)}
	}
	if o.article != "" {
		return a.lookupArticle(ctx, dir, o)
	}
	pair, err := parsePair(o.from, o.to)
	if err != nil {
		return err
	}
	m, done, err := a.openMemory(ctx, dir)
	if err != nil {
		return err
	}
	defer done()
	if o.words {
		return a.lookupWords(m.units(ctx, pair[0], pair[1]), text, o.limit)
	}
	defer m.settle() // an index that could not be kept is made again
	if o.file != "" {
		return a.lookupFile(ctx, m, pair, o)
	}
	all, err := m.between(ctx, pair[0], pair[1])
	if err != nil {
		return err
	}
	q := m.query(pair, o)
	if o.jsonl {
		return lookupLines(ctx, a.in, a.out, all, q)
	}
	return a.lookupText(all, q, text)
}

// query is what all questions of a command have in common.
func (m *memories) query(pair [2]language.Tag, o lookupOptions) memory.Query {
	return memory.Query{From: pair[0], To: pair[1], Min: o.min, Limit: o.limit, Variant: m.variant}
}

// jsonMatch is a match as `lookup --jsonl` shows it.
type jsonMatch struct {
	Score     int    `json:"score"`
	Kind      string `json:"kind"`
	Source    string `json:"source"`
	Target    string `json:"target"`
	Why       string `json:"why"`
	Origin    string `json:"origin"`
	Memory    string `json:"memory,omitempty"`    // "" for the workspace's own
	Caution   string `json:"caution,omitempty"`   // "negation", "unit": never to be taken as it is
	Ambiguous bool   `json:"ambiguous,omitempty"` // the same text has other targets
	State     string `json:"state"`
	Author    string `json:"author,omitempty"`
	Changed   string `json:"changed,omitempty"` // RFC 3339
}

const changedFormat = "2006-01-02T15:04:05Z"

func jsonMatches(ms []pipeline.Match) []jsonMatch {
	out := make([]jsonMatch, 0, len(ms))
	for _, m := range ms {
		j := jsonMatch{m.Score, string(m.Kind), m.Source, m.Proposal, m.Why, m.Key, m.Memory, m.Caution, m.Ambiguous, m.State.String(), m.By, ""}
		if !m.Changed.IsZero() {
			j.Changed = m.Changed.Format(changedFormat)
		}
		out = append(out, j)
	}
	return out
}

type lookedUp struct {
	ID      string      `json:"id"`
	Matches []jsonMatch `json:"matches"`
}

// asked is the text of a question: from the command line, or else from stdin.
func (a *app) asked(text string) (string, error) {
	if text == "" {
		b, err := io.ReadAll(io.LimitReader(a.in, 1<<20))
		if err != nil {
			return "", err
		}
		text = strings.TrimSpace(string(b))
	}
	if strings.TrimSpace(text) == "" {
		return "", usageError{errors.New("there is no text to look up")}
	}
	return text, nil
}

// lookupWords answers with the units that hold the words.
func (a *app) lookupWords(units iter.Seq2[pipeline.Unit, error], text string, limit int) error {
	text, err := a.asked(text)
	if err != nil {
		return err
	}
	hits, err := newConcordance(text).search(units, max(limit, 1))
	if err != nil {
		return err
	}
	if a.json {
		return writeJSONLine(a.out, map[string]any{"hits": jsonHits(hits)})
	}
	s := screenOf(a.out)
	if len(hits) == 0 {
		fmt.Fprintln(s.w, "not found")
	}
	for _, h := range hits {
		fmt.Fprintf(s.w, "%s\n    %s\n    %s\n", s.paint(dim, h.Key), s.mark(h.Unit.Source, h.Source, plain), s.mark(h.Unit.Target, h.Target, bold))
	}
	return nil
}

func (a *app) lookupText(m memory.Beside, q memory.Query, text string) (err error) {
	if q.Text, err = a.asked(text); err != nil {
		return err
	}
	ms, err := m.Lookup(q)
	if err != nil {
		return err
	}
	if a.json {
		return writeJSONLine(a.out, lookedUp{Matches: jsonMatches(ms)})
	}
	s := screenOf(a.out)
	if len(ms) == 0 {
		fmt.Fprintf(s.w, "no match at %d%% or better\n", q.Min)
	}
	for _, m := range ms {
		fmt.Fprintf(s.w, "%s %s  %s\n    %s\n    %s\n", s.score(m), m.Kind, s.paint(dim, m.Why+"  "+whereOf(m)), m.Source, s.paint(bold, m.Proposal))
	}
	return nil
}

// score shows what a match is worth: green for the same text, red for what
// must not be taken as it is.
func (s screen) score(m pipeline.Match) string {
	return s.paint(scoreStyle(m), fmt.Sprintf("%3d%%", m.Score))
}

func scoreStyle(m pipeline.Match) style {
	switch {
	case m.Caution != "":
		return red
	case m.Score < 100 || m.Ambiguous:
		return yellow
	}
	return green
}

// whereOf says where a unit stands, and in which memory.
func whereOf(m pipeline.Match) string {
	if m.Memory == "" {
		return m.Key
	}
	return m.Memory + ": " + m.Key
}
