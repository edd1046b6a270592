package memory

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// corpus is what MEMORY_BENCH names: a folder with en-zh.100k.tsv.gz, pairs of
// sentences, and queries.en.500.tsv.gz and queries.zh.500.tsv.gz, of which the
// last column is the sentence. Nothing of it is in this repository.
type corpus struct {
	sources, targets []string
	queries          []string
}

func readCorpus(t testing.TB, lang string) *corpus {
	t.Helper()
	dir := os.Getenv("MEMORY_BENCH")
	if dir == "" {
		t.Skip("set MEMORY_BENCH to a folder with en-zh.100k.tsv.gz and queries.LANG.500.tsv.gz to run this")
	}
	c := &corpus{}
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

// grow makes a corpus of n pairs by seeded edits of its sources: 1 to 60 % of
// the words (of Chinese: the characters) are replaced, deleted, inserted, or
// changed in number, case or punctuation.
func (c *corpus) grow(lang string, n int) {
	r := rand.New(rand.NewPCG(20, 26))
	sep := " "
	if lang == "zh" {
		sep = ""
	}
	pieces := func(s string) []string {
		if sep == " " {
			return strings.Fields(s)
		}
		return strings.Split(s, "")
	}
	real := len(c.sources)
	donor := func() string {
		p := pieces(c.sources[r.IntN(real)])
		return p[r.IntN(len(p))]
	}
	seen := make(map[string]bool, n)
	for _, s := range c.sources {
		seen[s] = true
	}
	for i := 0; len(c.sources) < n; i++ {
		p := pieces(c.sources[i%real])
		for range max(1, len(p)*(1+r.IntN(60))/100) {
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
				p[at] += string(",;:-!。，"[r.IntN(5)])
			}
		}
		if s := strings.Join(p, sep); !seen[s] {
			seen[s] = true
			c.sources, c.targets = append(c.sources, s), append(c.targets, fmt.Sprint(c.targets[i%real], " ", i))
		}
	}
}
