package extract_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func mustExplain(t *testing.T, r extract.Rules, it pipeline.Item) extract.Explanation {
	t.Helper()
	e, err := extract.New(r)
	if err != nil {
		t.Fatal(err)
	}
	x, err := e.Explain(context.Background(), it)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// matches returns the texts of what a selector selects on a page.
func matches(t *testing.T, page, css string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	sel, err := cascadia.ParseGroup(css)
	if err != nil {
		t.Fatalf("%q: %v", css, err)
	}
	var out []string
	for _, n := range cascadia.QueryAll(root, sel) {
		var b strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data)
			}
		}
		out = append(out, strings.Join(strings.Fields(b.String()), " "))
	}
	return out
}

const explained = `<html lang="en"><title>The pier at dawn | Harbour Notes</title><meta property="article:published_time" content="2026-03-04T05:06:07Z">` +
	`<body><div class="top-nav"><a href="/">Home</a> <a href="/all">All stories</a></div>` +
	`<div class="css-1x9k2z"><div class="story-head"><h1 class="headline">The pier at dawn</h1><p>By <span class="writer">Ann Quay</span></p></div>` +
	`<div class="story-text mt-4">` + prose + prose + `<p class="callout">Our shop has lamps for every pier.</p>` + prose +
	`<p><b>Where the boats go</b></p>` + prose + `</div><div class="share-bar"><a href="/s">Share on a board</a></div></div>` +
	`<div class="css-77ab1"><a href="/x">Another story that is told elsewhere</a><a href="/y">And one more</a></div></body></html>`

func TestExplanationTellsWhatBecameOfEveryPiece(t *testing.T) {
	it := item("https://a.example/pier", explained)
	x := mustExplain(t, extract.Rules{}, it)
	find := func(text string) extract.Piece {
		t.Helper()
		i := slices.IndexFunc(x.Pieces, func(p extract.Piece) bool { return strings.Contains(p.Text, text) })
		if i < 0 {
			t.Fatalf("no piece says %q: %+v", text, x.Pieces)
		}
		return x.Pieces[i]
	}
	if p := find("Home"); p.Kept || p.Reason != "navigation" || p.Selector != "div.top-nav" || p.Config != `keep: ["div.top-nav"]` {
		t.Errorf("navigation: %+v", p)
	}
	if p := find("lamps for every"); !p.Kept || p.Selector != "p.callout" || p.Config != `remove: ["p.callout"]` || !p.Scored || p.Rule == "" {
		t.Errorf("callout: %+v", p)
	}
	if p := find("Where the boats"); p.Kind != pipeline.Heading || p.Level != 1 || !strings.Contains(p.Selector, ":nth-of-type") || p.Config != "" {
		t.Errorf("heading: %+v", p)
	}
	if p := find("Share on"); p.Kept || p.Selector != "div.share-bar" {
		t.Errorf("share bar: %+v", p)
	}
	if p := find("Another story"); p.Kept || strings.Contains(p.Config, "css-") {
		t.Errorf("a name made by a program was suggested: %+v", p)
	}
	for _, c := range []struct{ what, got, want string }{
		{"body", x.Body.Config, `body: "div.story-text"`},
		{"title", x.Title.Config, `title: "h1"`},
		{"author", x.Author.Config, `author: "span.writer"`},
		{"date", x.Date.Config, `date: "meta[property=\"article:published_time\"]"`},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	last := -1
	for _, text := range []string{"Home", "The pier at dawn", "By Ann Quay", "lamps for every", "Where the boats", "Share on", "Another story"} {
		i := slices.IndexFunc(x.Pieces, func(p extract.Piece) bool { return strings.Contains(p.Text, text) })
		if i <= last {
			t.Errorf("%q is out of order", text)
		}
		last = i
	}
}

func TestWhatIsSuggestedDoesWhatItSays(t *testing.T) {
	it := item("https://a.example/pier", explained)
	x := mustExplain(t, extract.Rules{}, it)
	before := mustExtract(t, extract.Rules{}, it)
	ruled := mustExtract(t, extract.Rules{Body: x.Body.Selector, Title: x.Title.Selector, Author: x.Author.Selector, Date: x.Date.Selector}, it)
	if extract.PlainText(before) != extract.PlainText(ruled) || before.Title.Text.Coded != ruled.Title.Text.Coded || before.Meta.Byline != ruled.Meta.Byline || !before.Meta.Published.Equal(ruled.Meta.Published) {
		t.Errorf("with the suggested rules: %+v\n%s", ruled.Meta, extract.PlainText(ruled))
	}
	for _, p := range x.Pieces {
		if p.Config == "" {
			continue
		}
		got := matches(t, explained, p.Selector)
		if len(got) != 1 || got[0] != p.Text && !strings.Contains(p.Text, got[0]) {
			t.Errorf("%s selects %q, wanted %q", p.Selector, got, p.Text)
		}
	}
	without := extract.PlainText(mustExtract(t, extract.Rules{Body: x.Body.Selector, Remove: []string{"p.callout"}}, it))
	if want := strings.Replace(extract.PlainText(ruled), "Our shop has lamps for every pier.\n", "", 1); without != want {
		t.Errorf("without the callout:\n%s", without)
	}
	with := extract.PlainText(mustExtract(t, extract.Rules{Keep: []string{"div.share-bar"}}, it))
	if !strings.Contains(with, "Share on a board") {
		t.Errorf("with the share bar:\n%s", with)
	}
	both := extract.PlainText(mustExtract(t, extract.Rules{Body: x.Body.Selector, Keep: []string{"div.share-bar"}}, it))
	if !strings.HasSuffix(both, "Share on a board\n") {
		t.Errorf("with body and the share bar:\n%s", both)
	}
}

func TestExplanationShowsWhatRulesDid(t *testing.T) {
	it := item("https://a.example/pier", explained)
	x := mustExplain(t, extract.Rules{Body: ".story-text", Remove: []string{"", ".callout"}, Keep: []string{".share-bar"}}, it)
	rules := map[string]string{}
	for _, p := range x.Pieces {
		rules[p.Text] = p.Reason + "|" + p.Rule
	}
	for text, want := range map[string]string{
		"Our shop has lamps for every pier.": "selector|remove: .callout",
		"The pier at dawn":                   "outside|is not in body: .story-text",
		"Where the boats go":                 "|body: .story-text",
		"Share on a board":                   "|keep",
	} {
		if rules[text] != want {
			t.Errorf("%s: %s, want %s", text, rules[text], want)
		}
	}
	if x.Body.Selector != ".story-text" || x.Body.Config != "" {
		t.Errorf("body %+v", x.Body)
	}
}

func TestAPageWithoutArticleIsExplainedBesideTheFault(t *testing.T) {
	for _, c := range []struct {
		rules extract.Rules
		page  string
	}{
		{extract.Rules{}, `<nav><a href="/x">Somewhere else to go</a></nav><p style="display:none">Gone`},
		{extract.Rules{Body: ".gone"}, explained},
	} {
		e, err := extract.New(c.rules)
		if err != nil {
			t.Fatal(err)
		}
		x, err := e.Explain(context.Background(), item("https://a.example/", c.page))
		var f *pipeline.Fault
		if !errors.As(err, &f) || f.Code != pipeline.Invalid {
			t.Errorf("got %v", err)
		}
		if len(x.Pieces) == 0 {
			t.Error("nothing is explained")
		}
	}
	e, _ := extract.New(extract.Rules{})
	if _, err := e.Explain(context.Background(), pipeline.Item{URI: "a.md", MediaType: "text/markdown", Body: []byte("# A")}); pipeline.CodeOf(err) != pipeline.Invalid {
		t.Errorf("Markdown: %v", err)
	}
}
