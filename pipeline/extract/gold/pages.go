// Package gold holds what extraction is measured by: pages whose article is
// known, and the measures of the published benchmarks. Tests and the
// comparison with other extractors use it; the program does not.
//
// A folder of such pages has lists, a line of JSON for a page: pages.jsonl
// with gold.jsonl, outline.jsonl, chrome.jsonl, enc.jsonl. The documentation
// of package extract says what is in them.
package gold

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// The lists of a folder.
const (
	Articles = "pages.jsonl"
	Outlines = "outline.jsonl"
	Chrome   = "chrome.jsonl"
	Charsets = "enc.jsonl"
)

// Page is a page whose article, outline or encoding is known.
type Page struct {
	ID, Set, Type, Lang, URL, Enc string
	HTML, Raw                     string // the file of the page, gzipped
	Src                           string // the page it was made of

	Text    string   // the article, a block a line
	MD      string   // the same as Markdown
	With    []string // what must be in the text
	Without []string // what must not
	Ignore  []string // headings that count neither way
	Gold    []Heading

	Title, Author, Date Value
}

// Value is a string, or several that count as one. It knows whether the page's
// list said anything at all: nothing, said expressly, is a fact too.
type Value struct {
	Text  string
	Given bool
}

func (v *Value) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*v = Value{Given: true}
		return nil
	}
	var all []string
	if json.Unmarshal(b, &all) == nil {
		*v = Value{strings.Join(all, ", "), true}
		return nil
	}
	var s string
	err := json.Unmarshal(b, &s)
	*v = Value{s, true}
	return err
}

// Heading is [level, text] in a list.
type Heading struct {
	Level int
	Text  string
}

func (h *Heading) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &[]any{&h.Level, &h.Text}) }

func (h Heading) MarshalJSON() ([]byte, error) { return json.Marshal([]any{h.Level, h.Text}) }

// Pages reads one of the lists of a folder; that of articles with their gold.
// A list that the folder does not have is empty.
func Pages(dir, list string) ([]*Page, error) {
	pages, err := lines(filepath.Join(dir, list))
	if err != nil || list != Articles {
		return pages, err
	}
	golds, err := lines(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	known := map[string]*Page{}
	for _, g := range golds {
		known[g.ID] = g
	}
	for _, p := range pages {
		if g := known[p.ID]; g != nil {
			p.Text, p.MD, p.With, p.Without = g.Text, g.MD, g.With, g.Without
			p.Title, p.Author, p.Date = g.Title, g.Author, g.Date
		}
	}
	return pages, nil
}

func lines(file string) ([]*Page, error) {
	f, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*Page
	for r := bufio.NewReader(f); ; {
		line, err := r.ReadBytes('\n')
		if len(line) > 1 {
			p := &Page{}
			if err := json.Unmarshal(line, p); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, p)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// Bytes reads a page's file, as its site served it.
func (p *Page) Bytes(dir string) ([]byte, error) {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(cmp.Or(p.HTML, p.Raw))))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Folds is into how many parts pages are divided for validation.
const Folds = 5

// Fold is the part a page belongs to, the same for all pages of a host.
func (p *Page) Fold() int {
	h := fnv.New32()
	host := p.URL
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		host = u.Host
	}
	io.WriteString(h, host)
	return int(h.Sum32() % Folds)
}
