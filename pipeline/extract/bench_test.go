package extract

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

// benchPage is a page whose article, outline or encoding is known, as a line
// of pages.jsonl, outline.jsonl, chrome.jsonl or enc.jsonl has it.
type benchPage struct {
	ID, Set, Type, URL, Enc string
	HTML, Raw               string // the file of the page, gzipped
	Src                     string // the page it was made of

	Text    string   // the article, a block a line
	Without []string // what must not be in the text
	Ignore  []string // headings that count neither way
	Gold    []benchHeading

	Title, Author, Date benchValue
}

// benchValue is a string, or several that count as one.
type benchValue string

func (v *benchValue) UnmarshalJSON(b []byte) error {
	var all []string
	if json.Unmarshal(b, &all) == nil {
		*v = benchValue(strings.Join(all, ", "))
		return nil
	}
	var s string
	err := json.Unmarshal(b, &s)
	*v = benchValue(s)
	return err
}

// benchHeading is [level, text].
type benchHeading struct {
	level int
	text  string
}

func (h *benchHeading) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&h.level, &h.text})
}

// benchFolder is where EXTRACT_BENCH says the pages are; no page of them is
// in this repository.
func benchFolder(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("EXTRACT_BENCH")
	if dir == "" {
		t.Skip("set EXTRACT_BENCH to a folder with pages.jsonl, gold.jsonl and html/ to run this")
	}
	return dir
}

// benchPages reads one of the lists of pages, for pages.jsonl with their gold.
// A list that the folder does not have is empty.
func benchPages(t *testing.T, dir, list string) []*benchPage {
	t.Helper()
	pages := benchLines(t, filepath.Join(dir, list))
	if list != "pages.jsonl" {
		return pages
	}
	gold := map[string]*benchPage{}
	for _, g := range benchLines(t, filepath.Join(dir, "gold.jsonl")) {
		gold[g.ID] = g
	}
	for _, p := range pages {
		if g := gold[p.ID]; g != nil {
			p.Text, p.Title, p.Author, p.Date = g.Text, g.Title, g.Author, g.Date
		}
	}
	return pages
}

func benchLines(t *testing.T, file string) []*benchPage {
	t.Helper()
	f, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []*benchPage
	for r := bufio.NewReader(f); ; {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			p := &benchPage{}
			if err := json.Unmarshal(line, p); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			out = append(out, p)
		}
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// item reads a page's file.
func (p *benchPage) item(t *testing.T, dir string) pipeline.Item {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(cmp.Or(p.HTML, p.Raw))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Item{URI: p.URL, MediaType: "text/html", Body: body}
}

// folds is into how many parts the pages are divided for validation.
const folds = 5

// fold is the part a page belongs to, the same for all pages of a host.
func (p *benchPage) fold() int {
	h := fnv.New32()
	host := p.URL
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		host = u.Host
	}
	io.WriteString(h, host)
	return int(h.Sum32() % folds)
}

// extractPage extracts a page; a page without an article gives an empty document.
func extractPage(t *testing.T, e *Extractor, it pipeline.Item) *pipeline.Document {
	t.Helper()
	d, err := e.Extract(context.Background(), it)
	if pipeline.CodeOf(err) == pipeline.Invalid {
		return &pipeline.Document{}
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}
