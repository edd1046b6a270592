package check

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// TestCleanPairs measures false alarms on parallel text that people have
// translated: WORDFERRY_PAIRS names a file (.gz or not) of lines "source TAB
// target", WORDFERRY_PAIRS_LANGS its languages as "en zh-Hans". Both
// directions are checked, and both sides as sources. It fails if more than
// one target in a thousand would be blocked.
func TestCleanPairs(t *testing.T) {
	name := os.Getenv("WORDFERRY_PAIRS")
	if name == "" {
		t.Skip("WORDFERRY_PAIRS names no file")
	}
	a, b, _ := strings.Cut(os.Getenv("WORDFERRY_PAIRS_LANGS"), " ")
	left, right := language.MustParse(a), language.MustParse(b)
	m := measure{t: t, count: map[string]int{}, example: map[string]string{}}
	for source, target := range pairsOf(t, name) {
		m.pairs++
		m.target(left, right, source, target)
		m.target(right, left, target, source)
		m.source(left, source)
		m.source(right, target)
	}
	m.report()
}

type measure struct {
	t       *testing.T
	pairs   int
	count   map[string]int
	example map[string]string
}

func (m *measure) add(direction, text string, found []pipeline.Finding) {
	seen := map[string]bool{}
	for _, f := range found {
		key := direction + " " + f.Check + " " + f.Severity.String()
		if !seen[key] {
			seen[key] = true
			m.count[key]++
			m.example[key] = f.Message + ": " + text
		}
	}
}

func (m *measure) target(from, to language.Tag, source, target string) {
	seg := &pipeline.Segment{Key: "k", Text: pipeline.Text{Coded: source}}
	tr := Target{Segment: seg, From: from, To: to, Target: pipeline.Target{Text: target, State: pipeline.Reviewed}}
	m.add(from.String()+">"+to.String(), target, RunTargets("a/b", tr, Targets()))
}

func (m *measure) source(lang language.Tag, text string) {
	m.add(lang.String(), text, RunSource(documentOf(lang.String(), pipeline.Paragraph, text), Sources(Lexicon{})))
}

func (m *measure) report() {
	var keys []string
	blocked := 0
	for k, n := range m.count {
		keys = append(keys, k)
		if strings.Contains(k, ">") && strings.HasSuffix(k, "blocker") {
			blocked += n
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		m.t.Logf("%-45s %6d %6.2f per 1,000; %s", k, m.count[k], 1000*float64(m.count[k])/float64(m.pairs), m.example[k])
	}
	m.t.Logf("%d pairs, %d targets blocked", m.pairs, blocked)
	if blocked*1000 > 2*m.pairs {
		m.t.Errorf("more than one target in 1,000 is blocked")
	}
}

func pairsOf(t *testing.T, name string) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var r io.Reader = f
		if strings.HasSuffix(name, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				t.Fatal(err)
			}
		}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			source, target, ok := strings.Cut(lines.Text(), "\t")
			if ok && !pipeline.LooksLikeCode(source) && !pipeline.LooksLikeCode(target) && !yield(source, target) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
}
