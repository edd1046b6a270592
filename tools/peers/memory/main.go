// Memory finds similar sentences as others do, so that the translation memory
// can be measured beside them: SQLite's full-text index of trigrams,
// PostgreSQL's pg_trgm, and brute force with a known package for the edit
// distance. It is a module of its own, so that none of them is ever linked
// into the program. scripts/memory.sh builds it; the tests of
// pipeline/memory start it, ask it and judge what it says.
//
// The corpus is a file of lines: the tokens of a sentence, a tab, the sentence.
// Tokens are characters here, one for each distinct token, so that a distance
// of characters is the distance that the memory's score begins with. On stdin
// come questions and on stdout go answers, in lines of JSON; the first line
// tells what the index took to build.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// peer is a way to find similar sentences.
type peer interface {
	// build indexes all sentences, and returns the bytes that the index takes.
	build(c *corpus) (bytes int64, err error)
	// candidates returns the sentences that may be similar; entries.
	candidates(q *question) ([]int, error)
	// spent is the processor time that the peer has had so far.
	spent() (time.Duration, error)
	close() error
}

type question struct{ Text, Tokens string }

type built struct {
	Name  string `json:"name"`
	CPU   int64  `json:"cpu"` // ns
	Bytes int64  `json:"bytes"`
}

type answer struct {
	Entries []int `json:"entries"` // most similar first
	CPU     int64 `json:"cpu"`     // ns
	Wall    int64 `json:"wall"`    // ns
}

// missing says why a peer cannot be measured here.
type missing struct{ why string }

func (m missing) Error() string { return m.why }

func main() {
	name := flag.String("peer", "", "fts5, gist, gin or levenshtein")
	file := flag.String("corpus", "", "the sentences")
	least := flag.Int("min", 70, "the least share of equal tokens, in percent")
	limit := flag.Int("limit", 10, "how many matches a question")
	flag.Parse()
	err := run(*name, *file, scorer{*least, *limit})
	var m missing
	if errors.As(err, &m) {
		fmt.Printf("{\"missing\":%q}\n", m.why)
		return
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", *name, err)
		os.Exit(1)
	}
}

func run(name, file string, s scorer) (err error) {
	// In no folder of the caller's: the user that PostgreSQL runs as must get at it.
	dir, err := os.MkdirTemp("", "peer")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	c, err := readCorpus(file)
	if err != nil {
		return err
	}
	var p peer
	switch name {
	case "fts5":
		p, err = openTrigrams(dir)
	case "gist", "gin":
		p, err = openPostgres(dir, name)
	case "levenshtein":
		p = &everything{scorer: s}
	default:
		return errors.New("is no peer")
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	began, err := p.spent()
	if err != nil {
		return err
	}
	size, err := p.build(c)
	if err != nil {
		return err
	}
	ended, err := p.spent()
	if err != nil {
		return err
	}
	if len(c.texts) > 0 { // what is only done once is no part of a question
		if _, err := p.candidates(&question{Text: c.texts[0], Tokens: c.tokens[0]}); err != nil {
			return err
		}
	}
	out := json.NewEncoder(os.Stdout)
	if err := out.Encode(built{Name: name, CPU: int64(ended - began), Bytes: size}); err != nil {
		return err
	}
	return serve(p, c, s, bufio.NewReader(os.Stdin), out)
}

func serve(p peer, c *corpus, s scorer, in io.Reader, out *json.Encoder) error {
	for questions := json.NewDecoder(in); ; {
		var q question
		if err := questions.Decode(&q); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		before, err := p.spent()
		if err != nil {
			return err
		}
		began := time.Now()
		candidates, err := p.candidates(&q)
		if err != nil {
			return err
		}
		a := answer{Entries: s.best(c, q.Tokens, candidates)}
		a.Wall = int64(time.Since(began))
		after, err := p.spent()
		if err != nil {
			return err
		}
		a.CPU = int64(after - before)
		if err := out.Encode(a); err != nil {
			return err
		}
	}
}

// corpus is the sentences and their tokens, by entry.
type corpus struct{ texts, tokens []string }

func readCorpus(name string) (*corpus, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	c := &corpus{}
	for line := range strings.Lines(string(b)) {
		tokens, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: has no tab", name, len(c.texts)+1)
		}
		c.tokens, c.texts = append(c.tokens, tokens), append(c.texts, text)
	}
	return c, nil
}
