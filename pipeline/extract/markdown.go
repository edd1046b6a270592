package extract

import (
	"bytes"
	"context"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"

	xhtml "golang.org/x/net/html"
)

// maxQuotes is how deep quotes and lists of a Markdown file may stand in each
// other; the parser takes quadratic time on hostile ones.
const maxQuotes = 100

// front is the front matter of a Markdown file that we read; other keys are
// of no concern to us.
type front struct {
	Title       string   `yaml:"title"`
	Description string   `yaml:"description"`
	Summary     string   `yaml:"summary"`
	Author      anyNames `yaml:"author"`
	Authors     anyNames `yaml:"authors"`
	Date        string   `yaml:"date"`
	Published   string   `yaml:"published"`
	Updated     string   `yaml:"updated"`
	Modified    string   `yaml:"modified"`
	LastMod     string   `yaml:"lastmod"`
	Tags        anyNames `yaml:"tags"`
	Keywords    anyNames `yaml:"keywords"`
	Lang        string   `yaml:"lang"`
	Language    string   `yaml:"language"`
	Canonical   string   `yaml:"canonical"`
	Site        string   `yaml:"site"`
}

// anyNames is a list, or one name.
type anyNames []string

// UnmarshalYAML reads a string, a list of strings, or a list of persons.
func (a *anyNames) UnmarshalYAML(n *yaml.Node) error {
	switch n.Kind {
	case yaml.ScalarNode:
		for _, s := range strings.Split(n.Value, ",") {
			if s = strings.TrimSpace(s); s != "" {
				*a = append(*a, s)
			}
		}
	case yaml.SequenceNode:
		for _, c := range n.Content {
			if err := a.UnmarshalYAML(c); err != nil {
				return err
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "name" {
				*a = append(*a, n.Content[i+1].Value)
			}
		}
	}
	return nil
}

// markdown extracts a Markdown file: its front matter, then its text as the
// page it would become. All of it is article.
func (e *Extractor) markdown(ctx context.Context, it pipeline.Item) (*pipeline.Document, error) {
	text, pg, err := decode(it, false)
	if err != nil {
		return nil, err
	}
	pg.titleFixed = true
	head, text := splitFront(text)
	var f front
	if head != "" {
		if err := yaml.Unmarshal([]byte(head), &f); err != nil {
			return nil, fault(it, "front matter is no YAML", "the lines between the two --- at the top; quote values that hold a colon", err)
		}
	}
	if nestedTooDeep(text) {
		return nil, fault(it, "quotes or lists are nested too deep", "the limit is 100 levels", nil)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAttribute()), goldmark.WithRendererOptions(html.WithUnsafe()))
	var page bytes.Buffer
	if err := md.Convert([]byte(text), &page); err != nil {
		return nil, fault(it, "Markdown cannot be read", "", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := pg.read("<!DOCTYPE html><body>" + page.String()); err != nil {
		return nil, err
	}
	d := newDocument(it, pg)
	skip := e.removed([]*xhtml.Node{pg.root}, d)
	f.into(d, pg)
	ps := pg.pieces([]*xhtml.Node{pg.body}, skip)
	for _, p := range ps {
		p.keep = !p.hidden
	}
	title := clean(f.Title)
	if title == "" {
		for _, p := range ps {
			if p.kind == pipeline.Heading && p.level == 1 {
				title = p.text
				break
			}
			if p.kind == pipeline.Heading && title == "" {
				title = p.text
			}
		}
	}
	title = pg.settleTitle(title, ps)
	ps = imageTitles(ps)
	return e.finish(&sheet{pg: pg, d: d, cuts: []cut{{pg, ps, dropContents(ps)}}, title: title})
}

// into sets what the front matter says.
func (f *front) into(d *pipeline.Document, pg *page) {
	m := &d.Meta
	m.Byline = bylineOf(strings.Join(append(f.Author, f.Authors...), ", "))
	m.Site = clean(f.Site)
	m.Declared = firstOf(f.Lang, f.Language)
	if _, err := language.Parse(m.Declared); err != nil {
		m.Declared = ""
	}
	if u, ok := pg.link(f.Canonical); ok {
		m.Canonical = u
	}
	m.Tags = tagList(append(f.Tags, f.Keywords...), "")
	date := func(vs ...string) time.Time {
		for _, v := range vs {
			if t, ok := findDate(v); ok {
				return t
			}
		}
		return time.Time{}
	}
	m.Published = date(f.Date, f.Published)
	m.Modified = date(f.Updated, f.Modified, f.LastMod)
	if s := clean(firstOf(f.Summary, f.Description)); s != "" {
		d.Summary.Text = plainText(s)
	}
}

// imageTitles makes captions of the titles of images that stand alone, which
// is how Markdown writes them.
func imageTitles(ps []*piece) []*piece {
	var out []*piece
	for i, p := range ps {
		out = append(out, p)
		if p.kind != pipeline.Image || len(p.toks) == 0 || p.toks[0].node == nil {
			continue
		}
		t := clean(attr(p.toks[0].node, "title"))
		if t == "" || i+1 < len(ps) && ps[i+1].kind == pipeline.Caption {
			continue
		}
		c := &piece{kind: pipeline.Caption, toks: []token{{typ: tokText, text: t}}, scope: p.scope, keep: p.keep, hidden: p.hidden}
		c.measure()
		out = append(out, c)
	}
	return out
}

// splitFront divides front matter from text.
func splitFront(s string) (head, text string) {
	s = strings.TrimPrefix(s, "\ufeff")
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimRight(first, " \r") != "---" {
		return "", s
	}
	at := 0
	for at < len(rest) {
		line, _, more := strings.Cut(rest[at:], "\n")
		if l := strings.TrimRight(line, " \r"); l == "---" || l == "..." {
			return rest[:at], rest[min(at+len(line)+1, len(rest)):]
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	return "", s
}

// nestedTooDeep tells whether a line begins with more marks of quotes and
// lists than anybody writes.
func nestedTooDeep(s string) bool {
	for len(s) > 0 {
		line, rest, _ := strings.Cut(s, "\n")
		marks := 0
		for i := 0; i < len(line); i++ {
			c := line[i]
			if c == '>' || (c == '-' || c == '*' || c == '+') && i+1 < len(line) && line[i+1] == ' ' {
				marks++
			} else if c != ' ' && c != '\t' {
				break
			}
		}
		if marks > maxQuotes {
			return true
		}
		s = rest
	}
	return false
}
