package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// page is a page in UTF-8, as all extractors get it.
type page struct {
	*gold.Page
	address  *url.URL
	body     []byte
	selected *extract.Extractor // with the article's element named
}

// collection is a folder of pages.
type collection struct {
	dir                        string
	articles, outlines, chrome []*page
	documents                  []*page // documentation, for its headings and lists
	charsets                   []*gold.Page
}

func load(dir string) (*collection, error) {
	c := &collection{dir: dir}
	for list, to := range map[string]*[]*page{gold.Articles: &c.articles, gold.Outlines: &c.outlines, gold.Chrome: &c.chrome} {
		all, err := gold.Pages(dir, list)
		if err != nil {
			return nil, err
		}
		for _, g := range all {
			if list == gold.Articles && (g.Type != "article" && g.Type != "documentation" || g.Text == "") {
				continue
			}
			p, err := c.page(g)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", g.ID, err)
			}
			if g.Type == "documentation" && list == gold.Articles {
				c.documents = append(c.documents, p)
				continue
			}
			*to = append(*to, p)
		}
	}
	var err error
	c.charsets, err = gold.Pages(dir, gold.Charsets)
	if err == nil && len(c.articles) == 0 {
		err = fmt.Errorf("%s has no articles", dir)
	}
	return c, err
}

func (c *collection) page(g *gold.Page) (*page, error) {
	raw, err := g.Bytes(c.dir)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(raw) { // Enc is what the site served; the file may be UTF-8 already
		text, err := gold.Decode(raw, g.Enc)
		if err != nil {
			return nil, err
		}
		raw = []byte(text)
	}
	p := &page{Page: g, address: address(g.URL), body: bytes.TrimPrefix(raw, []byte("\uFEFF"))}
	root, err := html.Parse(bytes.NewReader(p.body))
	if err != nil {
		return nil, err
	}
	p.selected, err = extract.New(extract.Rules{Body: articleSelector(root, g)})
	return p, err
}

// marks are what an extractor earned on a collection.
type marks struct {
	articles, asian, chrome gold.Score
	snippets                gold.Fact
	real, items             gold.Parts // headings and list items that pages mark as such
	leaked, lines           int
	headings, levels        float64 // sums over the pages
	encodings               map[string][2]int
	langs                   [2][2]int // of pages in English, in others: right, all
	said                    map[string]answer
	labels                  map[string]string // encodings found
}

func (c *collection) judge(e *engine) (*marks, error) {
	m := &marks{encodings: map[string][2]int{}, said: map[string]answer{}, labels: map[string]string{}}
	ask := func(p *page) (answer, error) {
		tell, err := e.extract(p)
		if err != nil {
			return answer{}, fmt.Errorf("%s, %s: %w", e.name, p.ID, err)
		}
		a := tell()
		m.said[p.ID] = a
		return a, nil
	}
	for _, p := range c.articles {
		a, err := ask(p)
		if err != nil {
			return nil, err
		}
		m.articles.Add(p.Page, a.Answer)
		if asian(p.Lang) {
			m.asian.Add(p.Page, a.Answer)
		}
		m.language(p, a.Answer)
		m.snippets.AddSnippets(p.Page, a.Text)
		m.structure(p, a)
	}
	for _, p := range c.documents {
		a, err := ask(p)
		if err != nil {
			return nil, err
		}
		m.structure(p, a)
	}
	for _, p := range c.chrome {
		a, err := ask(p)
		if err != nil {
			return nil, err
		}
		m.chrome.Add(p.Page, a.Answer)
		m.leaked, m.lines = m.leaked+p.Leaks(a.Text), m.lines+len(p.Without)
	}
	for _, p := range c.outlines {
		a, err := ask(p)
		if err != nil {
			return nil, err
		}
		texts, levels := p.OutlineF1(a.Outline)
		m.headings, m.levels = m.headings+texts, m.levels+levels
	}
	if e.encoding == nil {
		return m, nil
	}
	for _, p := range c.charsets {
		raw, err := p.Bytes(c.dir)
		if err != nil {
			return nil, err
		}
		m.labels[p.ID] = e.encoding(raw)
		ok, err := gold.ReadRight(raw, p.Enc, m.labels[p.ID])
		if err != nil {
			return nil, err
		}
		n := m.encodings[p.Type]
		if n[1]++; ok {
			n[0]++
		}
		m.encodings[p.Type] = n
	}
	return m, nil
}

// structure compares headings and lists with those of pages that are known in
// Markdown.
func (m *marks) structure(p *page, a answer) {
	m.real.AddHeadings(p.Page, a.headings)
	m.items.AddItems(p.Page, a.items)
}

func asian(lang string) bool { return lang == "zh" || lang == "ja" || lang == "ko" }

// language takes what was said of the language; "latin" is a page in some
// language of that script that nobody looked at.
func (m *marks) language(p *page, a gold.Answer) {
	if p.Lang == "" || p.Lang == "latin" {
		return
	}
	which := 0
	if p.Lang != "en" {
		which = 1
	}
	m.langs[which][1]++
	said, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(a.Lang, "_", "-")), "-")
	if said == p.Lang {
		m.langs[which][0]++
	}
}

// prediction is a line of what an extractor said, for other scorers to read.
type prediction struct {
	ID      string         `json:"id"`
	Text    string         `json:"text"`
	HTML    string         `json:"html,omitempty"`
	Title   string         `json:"title,omitempty"`
	Author  string         `json:"author,omitempty"`
	Date    string         `json:"date,omitempty"`
	Lang    string         `json:"lang,omitempty"`
	Outline []gold.Heading `json:"outline"`
	Enc     string         `json:"enc,omitempty"`
}

func (m *marks) write(folder, name string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(folder, name+".jsonl"))
	if err != nil {
		return err
	}
	defer f.Close()
	w := json.NewEncoder(f)
	w.SetEscapeHTML(false)
	for id, a := range m.said {
		if a.Outline == nil {
			a.Outline = []gold.Heading{}
		}
		if err := w.Encode(prediction{id, a.Text, a.html, a.Title, a.Author, a.Date, a.Lang, a.Outline, ""}); err != nil {
			return err
		}
	}
	for id, label := range m.labels {
		if err := w.Encode(prediction{ID: id, Enc: label}); err != nil {
			return err
		}
	}
	return f.Close()
}
