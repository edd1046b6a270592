package main

import (
	"cmp"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

// scorer keeps what is similar enough. The peers' own scores are of trigrams
// or of ranks, so all of them are judged by the same distance.
type scorer struct {
	least int // percent
	limit int
}

// best returns the candidates that share enough tokens with a question.
func (s scorer) best(c *corpus, tokens string, candidates []int) []int {
	type match struct{ entry, distance, longer int }
	var found []match
	n := utf8.RuneCountInString(tokens)
	for _, e := range candidates {
		longer := max(n, utf8.RuneCountInString(c.tokens[e]))
		d := levenshtein.ComputeDistance(tokens, c.tokens[e])
		if longer > 0 && 100*(longer-d) >= s.least*longer {
			found = append(found, match{e, d, longer})
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.distance*b.longer, b.distance*a.longer), cmp.Compare(a.entry, b.entry))
	})
	entries := []int{}
	for _, m := range found[:min(s.limit, len(found))] {
		entries = append(entries, m.entry)
	}
	return entries
}

// everything is brute force: all sentences are candidates but those whose
// length alone is too many edits.
type everything struct {
	scorer
	lengths []int
}

func (p *everything) build(c *corpus) (int64, error) {
	for _, t := range c.tokens {
		p.lengths = append(p.lengths, utf8.RuneCountInString(t))
	}
	return 0, nil
}

func (p *everything) candidates(q *question) (out []int, err error) {
	n := utf8.RuneCountInString(q.Tokens)
	for e, m := range p.lengths {
		if 100*min(n, m) >= p.least*max(n, m) {
			out = append(out, e)
		}
	}
	return out, nil
}

func (p *everything) spent() (time.Duration, error) { return figures.ProcessorTime(), nil }

func (p *everything) close() error { return nil }
