package memory

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// corpus is what MEMORY_BENCH names: a folder with en-zh.100k.tsv.gz, pairs of
// sentences, and queries.en.500.tsv.gz and queries.zh.500.tsv.gz, of which the
// last column is the sentence. Nothing of it is in this repository.
type corpus struct {
	lang             string
	sources, targets []string
	queries          []string
}

func readCorpus(t testing.TB, lang string) *corpus {
	t.Helper()
	dir := os.Getenv("MEMORY_BENCH")
	if dir == "" {
		t.Skip("set MEMORY_BENCH to a folder with en-zh.100k.tsv.gz and queries.LANG.500.tsv.gz to run this")
	}
	c := &corpus{lang: lang}
	for _, row := range readTSV(t, filepath.Join(dir, "en-zh.100k.tsv.gz")) {
		from, to := row[0], row[1]
		if lang == "zh" {
			from, to = to, from
		}
		c.sources, c.targets = append(c.sources, from), append(c.targets, to)
	}
	for _, row := range readTSV(t, filepath.Join(dir, "queries."+lang+".500.tsv.gz")) {
		c.queries = append(c.queries, row[len(row)-1])
	}
	return c
}

// mostMade is how many sentences are made of patterns. From there on they are
// edited.
const mostMade = 100_000

// corpusFor is a corpus of n pairs, and where it is from: the one of
// MEMORY_BENCH, which is real, or sentences made here; both grown by edits.
func corpusFor(t testing.TB, lang string, n int) (c *corpus, origin string, real bool) {
	dir := os.Getenv("MEMORY_BENCH")
	real = dir != "" && (lang == "en" || lang == "zh")
	switch {
	case real:
		c, origin = readCorpus(t, lang), "Real sentences of "+filepath.Base(dir)
	case dir != "":
		c, origin = makeCorpus(lang, min(n, mostMade), 500), "Sentences made of patterns, since there is no corpus of "+lang
	default:
		c, origin = makeCorpus(lang, min(n, mostMade), 500), "Sentences made of patterns, since MEMORY_BENCH names no corpus"
	}
	if known := len(c.sources); known < n {
		c.grow(n)
		origin += fmt.Sprintf("; %s of them are edits of others", thousands(n-known))
	}
	c.sources, c.targets = c.sources[:n], c.targets[:n]
	return c, origin + ".", real
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func readTSV(t testing.TB, name string) (rows [][]string) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if row := strings.Split(lines.Text(), "\t"); len(row) > 1 {
			rows = append(rows, row)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

// grow makes a corpus of n pairs by seeded edits of its sources, of 1 to 60 %
// of their pieces.
func (c *corpus) grow(n int) {
	r := rand.New(rand.NewPCG(20, 26))
	real := len(c.sources)
	seen := make(map[string]bool, n)
	for _, s := range c.sources {
		seen[s] = true
	}
	for i := 0; len(c.sources) < n; i++ {
		if s := c.edit(r, c.sources[i%real], 1+r.IntN(60)); !seen[s] {
			seen[s] = true
			c.sources, c.targets = append(c.sources, s), append(c.targets, fmt.Sprint(c.targets[i%real], " ", i))
		}
	}
}

// pieces are the words of a sentence, or its characters where no spaces
// are written.
func (c *corpus) pieces(s string) []string { return strings.Split(s, c.separator()) }

func (c *corpus) separator() string {
	if c.lang == "zh" || c.lang == "ja" {
		return ""
	}
	return " "
}

// edit replaces, deletes, inserts, or changes in number, case or punctuation
// so many percent of the pieces of a sentence.
func (c *corpus) edit(r *rand.Rand, s string, percent int) string {
	donor := func() string {
		p := c.pieces(c.sources[r.IntN(len(c.sources))])
		return p[r.IntN(len(p))]
	}
	p := c.pieces(s)
	for range max(1, len(p)*percent/100) {
		at := r.IntN(len(p))
		switch r.IntN(6) {
		case 0, 1:
			p[at] = donor()
		case 2:
			if len(p) > 1 {
				p = append(p[:at], p[at+1:]...)
			}
		case 3:
			p = append(p[:at], append([]string{donor()}, p[at:]...)...)
		case 4:
			p[at] = strings.Map(func(c rune) rune {
				if unicode.IsDigit(c) {
					return '0' + r.Int32N(10)
				}
				if unicode.IsUpper(c) {
					return unicode.ToLower(c)
				}
				return unicode.ToUpper(c)
			}, p[at])
		default:
			p[at] += string([]rune(",;:-!。，")[r.IntN(7)])
		}
	}
	return strings.Join(p, c.separator())
}
