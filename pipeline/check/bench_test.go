package check_test

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/check"
	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/segment"
)

// benchArticles yields the articles of the pages in the folder that
// CHECK_BENCH names, extracted and split. It has lists like those that
// pipeline/extract is measured with: pages.jsonl (id, type, lang, url, and
// html, the name of a gzipped file), whose pages of type "article" count.
func benchArticles(t *testing.T) []*pipeline.Document {
	t.Helper()
	dir := os.Getenv("CHECK_BENCH")
	if dir == "" {
		t.Skip("set CHECK_BENCH to a folder with pages.jsonl and html/ to run this")
	}
	list, err := os.ReadFile(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	extractor, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	var docs []*pipeline.Document
	for line := range strings.Lines(string(list)) {
		var page struct{ ID, Type, URL, HTML string }
		if err := json.Unmarshal([]byte(line), &page); err != nil {
			t.Fatal(err)
		}
		if page.Type != "article" {
			continue
		}
		body, err := gunzip(filepath.Join(dir, page.HTML))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := extractor.Extract(context.Background(), pipeline.Item{ID: pipeline.ArticleID("bench/" + page.ID), URI: page.URL, MediaType: "text/html", Body: body})
		if err != nil {
			continue // extraction's own measurements tell
		}
		segment.New(doc.Lang, segment.Options{}).Document(doc)
		docs = append(docs, doc)
	}
	return docs
}

func gunzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = os.Open(filepath.Join(filepath.Dir(name), "html", filepath.Base(name)))
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	_, err = bufio.NewReader(z).WriteTo(&b)
	return []byte(b.String()), err
}

// alarms counts the findings on clean text of one language.
type alarms struct {
	articles, segments int
	count              map[string]int // check and severity: segments
	blocked            int            // articles with a blocker
	examples           map[string][]string
}

func languageOf(doc *pipeline.Document) string {
	base, _ := doc.Lang.Base()
	return base.String()
}

func (a *alarms) add(doc *pipeline.Document, found []pipeline.Finding) {
	a.articles++
	for range doc.Segments() {
		a.segments++
	}
	seen := map[string]bool{}
	blocked := false
	for _, f := range found {
		name := f.Severity.String() + " " + f.Check
		if id := fmt.Sprint(name, f.Block, f.Key); !seen[id] {
			seen[id] = true
			a.count[name]++
		}
		a.examples[name] = append(a.examples[name], fmt.Sprintf("%s block %d: %s: %q", doc.ID, f.Block, f.Message, f.Excerpt))
		blocked = blocked || f.Severity == pipeline.Blocker
	}
	if blocked {
		a.blocked++
	}
}

// TestCleanArticles measures false alarms on the articles of CHECK_BENCH.
// CHECK_SHOW says how many examples of each check it shows. It fails if more
// than one article in 200 has a blocker.
func TestCleanArticles(t *testing.T) {
	docs := benchArticles(t)
	checks := check.Sources(check.Lexicon{})
	show := 2
	fmt.Sscan(os.Getenv("CHECK_SHOW"), &show)
	langs := map[string]*alarms{}
	for _, doc := range docs {
		l := langs[languageOf(doc)]
		if l == nil {
			l = &alarms{count: map[string]int{}, examples: map[string][]string{}}
			langs[languageOf(doc)] = l
		}
		l.add(doc, check.RunSource(doc, checks))
	}
	articles, blocked := 0, 0
	for _, lang := range sortedKeys(langs) {
		a := langs[lang]
		articles, blocked = articles+a.articles, blocked+a.blocked
		t.Logf("%s: %d articles, %d segments, %d articles with a blocker", lang, a.articles, a.segments, a.blocked)
		sums := map[string]int{}
		for _, name := range sortedKeys(a.count) {
			n := a.count[name]
			severity, _, _ := strings.Cut(name, " ")
			sums[severity] += n
			t.Logf("  %-40s %5d %7.2f per 1,000", name, n, 1000*float64(n)/float64(a.segments))
			for _, e := range a.examples[name][:min(show, len(a.examples[name]))] {
				t.Logf("      %s", e)
			}
		}
		for _, severity := range sortedKeys(sums) {
			t.Logf("  all %-36s %5d %7.2f per 1,000", severity+"s", sums[severity], 1000*float64(sums[severity])/float64(a.segments))
		}
	}
	if blocked > 1 && blocked*200 > articles {
		t.Errorf("%d of %d articles have a blocker", blocked, articles)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare[string])
	return keys
}
