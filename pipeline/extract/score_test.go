package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/wordferry/wordferry/pipeline"
)

// articleScore sums up what pages with a known article score.
type articleScore struct {
	pages, found                  int
	precision, recall, line, each float64
	bad, empty                    int
	title, author, date           factScore
}

// factScore counts a fact: how often it is known, found, found right.
type factScore struct{ known, found, right int }

func (f *factScore) add(known, found string, same func(a, b string) bool) {
	if known != "" {
		f.known++
	}
	if found != "" {
		f.found++
	}
	if known != "" && found != "" && same(known, found) {
		f.right++
	}
}

func (f *factScore) f1() float64 {
	return harmonic(ratio(f.right, f.found), ratio(f.right, f.known))
}

// add scores the text of a page and, where the page's gold has them, facts.
func (s *articleScore) add(p *benchPage, d *pipeline.Document) {
	text := PlainText(d)
	right, found := shingles(p.Text), shingles(text)
	pr, re := precisionRecall(right, found)
	if found.total() > 0 {
		s.precision += pr
		s.found++
	} else {
		s.empty++
	}
	s.pages++
	s.recall += re
	f := harmonic(pr, re)
	s.each += f
	if f < 0.5 {
		s.bad++
	}
	s.line += harmonic(precisionRecall(bareLines(p.Text), bareLines(text)))
	s.facts(p, d)
}

func (s *articleScore) facts(p *benchPage, d *pipeline.Document) {
	date := ""
	if t := d.Meta.Published; !t.IsZero() {
		date = t.Format(time.DateOnly)
	}
	// Where a collection gives facts at all, a missing one is known to be none.
	all := p.Set == "wcxb" || p.Set == "traf" || p.Set == "plight" || p.Set == "zhwce"
	if all || p.Title != "" {
		s.title.add(string(p.Title), d.Title.Text.Plain(), sameTitle)
	}
	if all || p.Author != "" {
		s.author.add(string(p.Author), d.Meta.Byline, sameAuthor)
	}
	if all || p.Date != "" {
		s.date.add(string(p.Date), date, sameDay)
	}
}

func (s *articleScore) f1() float64 {
	if s.found == 0 {
		return 0
	}
	return harmonic(s.precision/float64(s.found), s.recall/float64(s.pages))
}

func (s *articleScore) String() string {
	n := float64(s.pages)
	return fmt.Sprintf("%4d pages  P %.3f  R %.3f  F1 %.3f  mean of pages %.3f  bad %d  empty %d  line F1 %.3f",
		s.pages, s.precision/float64(max(s.found, 1)), s.recall/n, s.f1(), s.each/n, s.bad, s.empty, s.line/n)
}

// TestScore prints what extraction scores on the pages of EXTRACT_BENCH, with
// the measures of the published benchmarks: runs of four words for text, whole
// lines for paragraphs, headings with their level for outlines.
func TestScore(t *testing.T) {
	dir := benchFolder(t)
	e, err := New(Rules{})
	if err != nil {
		t.Fatal(err)
	}
	scorePages(t, dir, e)
	scoreOutlines(t, dir, e)
	scoreChrome(t, dir, e)
	scoreEncodings(t, dir)
}

func scorePages(t *testing.T, dir string, e *Extractor) {
	var articles articleScore
	sets, others := map[string]*articleScore{}, map[string]*articleScore{}
	of := func(m map[string]*articleScore, key string) *articleScore {
		if m[key] == nil {
			m[key] = &articleScore{}
		}
		return m[key]
	}
	for _, p := range benchPages(t, dir, "pages.jsonl") {
		if p.Text == "" {
			continue
		}
		d := extractPage(t, e, p.item(t, dir))
		if p.Type != "article" {
			of(others, p.Type).add(p, d)
			continue
		}
		articles.add(p, d)
		of(sets, p.Set).add(p, d)
	}
	if articles.pages == 0 {
		t.Fatal("no articles in pages.jsonl")
	}
	t.Logf("articles         %v", &articles)
	for _, m := range []map[string]*articleScore{sets, others} {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			t.Logf("  %-14s %v", k, m[k])
		}
	}
	t.Logf("facts of articles: title %.3f right, author F1 %.3f, date F1 %.3f",
		ratio(articles.title.right, articles.title.known), articles.author.f1(), articles.date.f1())
}

func scoreOutlines(t *testing.T, dir string, e *Extractor) {
	texts, levels := 0.0, 0.0
	pages := benchPages(t, dir, "outline.jsonl")
	for _, p := range pages {
		a, b := outlineScores(p, Outline(extractPage(t, e, p.item(t, dir))))
		texts, levels = texts+a, levels+b
	}
	if n := float64(len(pages)); n > 0 {
		t.Logf("outlines         %4d pages  F1 of texts %.3f, with levels %.3f", len(pages), texts/n, levels/n)
	}
}

func scoreChrome(t *testing.T, dir string, e *Extractor) {
	var s articleScore
	leaked, lines := 0, 0
	for _, p := range benchPages(t, dir, "chrome.jsonl") {
		d := extractPage(t, e, p.item(t, dir))
		s.add(p, d)
		text := strings.ToLower(strings.Join(strings.Fields(PlainText(d)), " "))
		for _, w := range p.Without {
			lines++
			if strings.Contains(text, strings.ToLower(strings.Join(strings.Fields(w), " "))) {
				leaked++
			}
		}
	}
	if s.pages > 0 {
		t.Logf("chrome in text   %v  leak %.3f of %d lines", &s, ratio(leaked, lines), lines)
	}
}

// scoreEncodings counts the files whose characters beyond ASCII are nearly all
// read right under the name that is found for their encoding.
func scoreEncodings(t *testing.T, dir string) {
	right, all := map[string]int{}, map[string]int{}
	for _, p := range benchPages(t, dir, "enc.jsonl") {
		it := p.item(t, dir)
		_, pg, err := decode(it, true)
		if err != nil {
			t.Errorf("%s: %v", p.ID, err)
			continue
		}
		all[p.Type]++
		want, got := beyondASCII(t, it.Body, p.Enc), beyondASCII(t, it.Body, pg.charset)
		delete(want, "\uFFFD")
		both := 0
		for s, n := range want {
			both += min(n, got[s])
		}
		if n := float64(want.total()); float64(both) >= 0.995*n && float64(got.total()-both) <= 0.005*n+2 {
			right[p.Type]++
		} else {
			t.Logf("  %s read as %s", p.ID, pg.charset)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		t.Logf("encoding %-8s %4d files  right %.3f", k, all[k], ratio(right[k], all[k]))
	}
}

func beyondASCII(t *testing.T, body []byte, label string) counts {
	t.Helper()
	var enc encoding.Encoding
	var err error
	switch label {
	case "gbk", "gb2312":
		label = "gb18030"
	case "utf-8-sig":
		label = "utf-8"
	}
	if enc, err = htmlindex.Get(label); err != nil {
		t.Fatalf("encoding %q: %v", label, err)
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		t.Fatal(err)
	}
	c := counts{}
	for _, r := range string(text) {
		if r >= utf8.RuneSelf {
			c[string(r)]++
		}
	}
	return c
}
