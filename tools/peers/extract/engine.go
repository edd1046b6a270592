package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/gogs/chardet"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/extract/charset"
	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// engine is one way to extract an article.
type engine struct {
	name, file string
	// extract is what is timed: from the bytes of a page in UTF-8 to the
	// extractor's own result. What it returns tells the answer, untimed.
	extract func(p *page) (func() answer, error)
	// encoding names the encoding of bytes that say nothing of it.
	encoding func(body []byte) string
	marks    *marks
}

// answer is what an extractor makes of a page.
type answer struct {
	gold.Answer
	headings, items []string // texts of elements
	html            string
}

var nothing = func() answer { return answer{} }

func house() *engine {
	x, err := extract.New(extract.Rules{})
	if err != nil {
		panic(err) // no selector can be wrong where there is none
	}
	return &engine{
		name: "wordferry", file: "wordferry",
		extract: func(p *page) (func() answer, error) { return ours(x, p) },
		encoding: func(body []byte) string {
			_, how := charset.Decode(body, "", true)
			return how.Name
		},
	}
}

// selectors is the program with the article's element named for every page, as
// the configuration of a source does for its site.
func selectors() *engine {
	return &engine{
		name: "+ selectors", file: "wordferry-selectors",
		extract: func(p *page) (func() answer, error) { return ours(p.selected, p) },
	}
}

func ours(x *extract.Extractor, p *page) (func() answer, error) {
	d, err := x.Extract(context.Background(), pipeline.Item{URI: p.URL, MediaType: "text/html", Body: p.body})
	if pipeline.CodeOf(err) == pipeline.Invalid {
		return nothing, nil
	}
	if err != nil {
		return nil, err
	}
	return func() answer {
		var a answer
		a.html = extract.HTML(d)
		if root, err := html.Parse(strings.NewReader(a.html)); err == nil {
			a.headings, a.items = parts(root)
		}
		a.Answer = gold.Answer{Text: extract.PlainText(d), Title: d.Title.Text.Plain(), Author: d.Meta.Byline, Date: day(d.Meta.Published), Lang: d.Lang.String()}
		for _, e := range extract.Outline(d) {
			a.Outline = append(a.Outline, gold.Heading(e))
		}
		return a
	}, nil
}

func readable(encoding func([]byte) string) *engine {
	return &engine{
		name: "go-readability", file: "go-readability", encoding: encoding,
		extract: func(p *page) (func() answer, error) {
			doc, err := html.Parse(bytes.NewReader(p.body))
			if err != nil {
				return nil, err
			}
			parser := readability.NewParser()
			a, err := parser.ParseAndMutate(doc, p.address)
			if err != nil {
				return nothing, nil
			}
			return func() answer {
				published, _ := a.PublishedTime()
				out := fromNode(a.Node)
				out.Title, out.Author, out.Date, out.Lang = a.Title(), a.Byline(), day(published), a.Language()
				return out
			}, nil
		},
	}
}

func trafilated(name string, fallback bool, encoding func([]byte) string) *engine {
	file := "go-trafilatura"
	if fallback {
		file += "-fallback"
	}
	return &engine{
		name: name, file: file, encoding: encoding,
		extract: func(p *page) (func() answer, error) {
			doc, err := html.Parse(bytes.NewReader(p.body))
			if err != nil {
				return nil, err
			}
			r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{OriginalURL: p.address, EnableFallback: fallback})
			if err != nil {
				return nothing, nil
			}
			return func() answer {
				out := fromNode(r.ContentNode)
				out.Title, out.Author, out.Date, out.Lang = r.Metadata.Title, r.Metadata.Author, day(r.Metadata.Date), r.Metadata.Language
				return out
			}, nil
		},
	}
}

func fromNode(n *html.Node) (a answer) {
	a.Text, a.Outline = render(n)
	a.headings, a.items = parts(n)
	var b strings.Builder
	if n != nil && html.Render(&b, n) == nil {
		a.html = b.String()
	}
	return a
}

// detector is how both peers read bytes: the library that they hand pages to
// asks it and nothing else. It does not say the same every time, so what it
// said first counts for both.
func detector() func(body []byte) string {
	said := map[[32]byte]string{}
	return func(body []byte) string {
		key := sha256.Sum256(body)
		if _, known := said[key]; !known {
			said[key] = "utf-8"
			if r, err := chardet.NewHtmlDetector().DetectBest(body); err == nil {
				said[key] = r.Charset
			}
		}
		return said[key]
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func address(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		u = &url.URL{Scheme: "https", Host: "page.example", Path: "/"}
	}
	return u
}
