package extract_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func mustRead(t *testing.T, r extract.Rules, it pipeline.Item) extract.Reading {
	t.Helper()
	e, err := extract.New(r)
	if err != nil {
		t.Fatal(err)
	}
	got, err := e.Read(context.Background(), it)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestNextPageIsOfTheSameArticle(t *testing.T) {
	const s = "https://a.example"
	for _, c := range []struct{ name, self, page, want string }{
		{"number after a stroke", "/n/a.html", `<a href="a_2.html">下一页</a>`, "/n/a_2.html"},
		{"from the second to the third", "/n/a_2.html", `<a href="a.html">1</a> <a href="a_3.html">下一页</a>`, "/n/a_3.html"},
		{"counted from zero", "/n/t20_7.html", `<a href="t20_7.html">1</a><a href="t20_7_1.html">2</a>`, "/n/t20_7_1.html"},
		{"a folder below", "/n/a", `<a href="/n/a/2">Next</a>`, "/n/a/2"},
		{"a folder below, with slash", "/n/a/", `<a href="/n/a/2/">次へ</a>`, "/n/a/2/"},
		{"a folder called page", "/n/a/", `<a href="/n/a/page/2/">»</a><a href="/n/a/page/2/">다음</a>`, "/n/a/page/2/"},
		{"an index file", "/n/a/index.html", `<a href="/n/a/index_2.html">Weiter</a>`, "/n/a/index_2.html"},
		{"a parameter", "/n/a?id=7", `<a href="/n/a?id=7&amp;page=2">Suivant</a>`, "/n/a?id=7&page=2"},
		{"a parameter counted on", "/n/a?page=2&id=7", `<a href="/n/a?id=7&amp;page=3">Siguiente »</a>`, "/n/a?id=7&page=3"},
		{"a short parameter", "/n/a", `<a href="?p=2">التالي</a>`, "/n/a?p=2"},
		{"numbers only", "/n/a.html", `<span>1</span> <a href="a_2.html">2</a> <a href="a_3.html">3</a>`, "/n/a_2.html"},
		{"in the head", "/n/a.html", `<link rel="next" href="a-2.html">`, "/n/a-2.html"},
		{"rel on the link", "/n/a.html", `<a rel="next" href="a-2.html">on we go</a>`, "/n/a-2.html"},
		{"a symbol with a label", "/n/a.html", `<a aria-label="Next page" href="a-2.html">›</a>`, "/n/a-2.html"},
		{"the words end with a count", "/n/a.html", `<a href="a_2.html">下一页 (2/5) &gt;</a>`, "/n/a_2.html"},

		{"the next post of a blog", "/n/a.html", `<a rel="next" href="/n/b.html">Next</a>`, ""},
		{"the next post with a number", "/post/12", `<a rel="next" href="/post/13">Next</a> <a href="/post">All posts</a>`, ""},
		{"the next article by name", "/n/12.html", `<a href="/n/13.html">下一篇：别的文章</a><a href="/n/11.html">上一篇</a>`, ""},
		{"a neighbour that only counts on", "/n/story_2.html", `<a href="/n/story_3.html">Next page</a>`, ""},
		{"the next post of a front page", "/?p=1", `<a href="/?p=2">Next</a>`, ""},
		{"another article's second page", "/n/a.html", `<a href="/n/b_2.html">下一页</a>`, ""},
		{"another parameter differs", "/n/a?id=7", `<a href="/n/a?id=8&amp;page=2">Next</a>`, ""},
		{"another host", "/n/a.html", `<a href="https://b.example/n/a_2.html">Next page</a>`, ""},
		{"skips a page", "/n/a.html", `<a href="a_3.html">Next page</a>`, ""},
		{"goes back", "/n/a_3.html", `<a href="a.html">1</a><a href="a_2.html">Next page</a>`, ""},
		{"a link that says something else", "/n/a.html", `<a href="a_2.html">The second part, as a comic</a>`, ""},
		{"a script", "/n/a.html", `<a href="javascript:next()">Next page</a>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := c.want
			if want != "" {
				want = s + want
			}
			r := mustRead(t, extract.Rules{}, item(s+c.self, "<title>A</title><body>"+prose+prose+c.page))
			if r.Next != want {
				t.Errorf("next page %q, want %q", r.Next, want)
			}
		})
	}
}

func TestAConfiguredSelectorNamesTheNextPage(t *testing.T) {
	page := prose + `<a href="a_2.html">Next page</a><p class="on"><a href="/other#x">read on</a></p>`
	if r := mustRead(t, extract.Rules{Next: ".on"}, item("https://a.example/a.html", page)); r.Next != "https://a.example/other" {
		t.Errorf("next page %q", r.Next)
	}
	if r := mustRead(t, extract.Rules{Next: ".none"}, item("https://a.example/a.html", page)); r.Next != "" {
		t.Errorf("next page %q, want none: the selector matches nothing", r.Next)
	}
}

func TestCanonicalIsBelievedWithinReason(t *testing.T) {
	for _, c := range []struct{ self, href, want string }{
		{"https://www.a.example/n/5.html?utm_source=x", "https://www.a.example/n/5.html", "https://www.a.example/n/5.html"},
		{"https://m.a.example/5", "https://www.a.example/n/5.html", "https://www.a.example/n/5.html"},
		{"https://a.example/n/5.html", "/2026/a-title/", "https://a.example/2026/a-title/"},
		{"https://a.example/n/5/amp/", "https://a.example/n/5/", "https://a.example/n/5/"},
		{"https://a.example/n/5/2", "https://a.example/n/5", "https://a.example/n/5"},
		{"https://a.example/?p=5", "https://a.example/a-title/", "https://a.example/a-title/"},
		{"https://a.example/", "https://a.example/", "https://a.example/"},
		{"https://a.example/n/5.html", "https://a.example/", ""},
		{"https://a.example/n/5.html", "https://a.example/index.html", ""},
		{"https://a.example/n/some-title", "https://a.example/n/", ""},
		{"https://a.example/show.php?id=5", "https://a.example/show.php", ""},
		{"https://a.example/show.php?id=5", "https://a.example/show.php?id=6", ""},
		{"https://a.example/show.php?id=5&from=feed", "https://a.example/show.php?id=5", "https://a.example/show.php?id=5"},
		{"https://a.example/n/5.html", "https://b.example/n/5.html", ""},
		{"https://one.blogspot.com/n/5.html", "https://two.blogspot.com/n/5.html", ""},
		{"https://a.example/n/5.html", "javascript:alert(1)", ""},
		{"https://a.example/n/5.html", "mailto:x@a.example", ""},
	} {
		for _, mark := range []string{`<link rel="canonical" href="%s">`, `<meta property="og:url" content="%s">`} {
			r := mustRead(t, extract.Rules{}, item(c.self, fmt.Sprintf(mark, c.href)+prose))
			if r.Canonical != c.want {
				t.Errorf("%s names %s: got %q, want %q", c.self, c.href, r.Canonical, c.want)
			}
		}
	}
}

func TestAPageMayAskNotToBeKept(t *testing.T) {
	for page, want := range map[string]bool{
		`<meta name="robots" content="index, follow">`:                                      false,
		`<meta name="robots" content="NOINDEX,nofollow">`:                                   true,
		`<meta name="ROBOTS" content="none">`:                                               true,
		`<meta name="wordferry" content="noindex">`:                                         true,
		`<meta name="otherbot" content="noindex">`:                                          false,
		`<meta name="robots" content="index"><meta name="robots" content="noindex">`:        true,
		`<meta name="description" content="noindex">`:                                       false,
		`<meta name="robots" content="max-image-preview:large, max-snippet:-1, noarchive">`: false,
	} {
		if r := mustRead(t, extract.Rules{}, item("https://a.example/a", page+prose)); r.NoIndex != want {
			t.Errorf("%s: %v, want %v", page, r.NoIndex, want)
		}
	}
}

func TestLinksOfAList(t *testing.T) {
	page := `<base href="/news/"><header class="site-header"><nav><a href="/about">About</a></nav></header><main>` +
		`<div class="card"><a href="1.html"><img src="i.jpg"></a><h2><a href="1.html#top">The first story</a></h2><a href="1.html">More</a></div>` +
		`<div class="card"><h2><a href="2.html">The second story</a></h2></div><a href="javascript:x()">no</a><a href="#top">up</a><a href="mailto:a@a.example">write</a>` +
		`<ul class="side"><li><a href="https://b.example/3">Elsewhere</a></li></ul></main><footer><a href="/imprint">Imprint</a></footer>`
	got := mustRead(t, extract.Rules{}, item("https://a.example/list", page)).Links
	want := []extract.Link{
		{Address: "https://a.example/news/1.html", Text: "The first story"},
		{Address: "https://a.example/news/2.html", Text: "The second story"},
		{Address: "https://b.example/3", Text: "Elsewhere"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for css, want := range map[string][]extract.Link{
		".card h2":   want[:2],
		".card h2 a": want[:2],
		".none":      nil,
		"footer":     {{Address: "https://a.example/imprint", Text: "Imprint"}},
	} {
		if got := mustRead(t, extract.Rules{Links: css}, item("https://a.example/list", page)).Links; !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", css, got, want)
		}
	}
	if got := mustRead(t, extract.Rules{}, item("https://a.example/list", `<nav><a href="/x">X</a></nav>`)).Links; len(got) != 1 {
		t.Errorf("a page that is all navigation: got %v", got)
	}
}

func TestAListGoesOnToOlderEntries(t *testing.T) {
	for _, c := range []struct{ self, page, want string }{
		{"/blog/", `<a href="/blog/page/2/">Older posts</a>`, "/blog/page/2/"},
		{"/", `<a href="/page/2">Next »</a>`, "/page/2"},
		{"/list_3.html", `<a href="/list_2.html">上一页</a><a href="/list_4.html">下一页</a>`, "/list_4.html"},
		{"/list", `<link rel="next" href="/list?cursor=abc">`, "/list?cursor=abc"},
		{"/list?page=2", `<a href="/list?page=1">1</a><a href="/list?page=2">2</a><a href="/list?page=3">3</a>`, "/list?page=3"},
		{"/list", `<a href="/story/next">Next</a>`, ""},
		{"/list", `<a href="https://b.example/list?page=2">Next page</a>`, ""},
	} {
		want := c.want
		if want != "" {
			want = "https://a.example" + want
		}
		if r := mustRead(t, extract.Rules{}, item("https://a.example"+c.self, "<ul><li><a href=/1>One</a></ul>"+c.page)); r.Older != want {
			t.Errorf("%s with %s: got %q, want %q", c.self, c.page, r.Older, want)
		}
	}
}

func TestReadingTellsWhenTwoPagesHaveOneText(t *testing.T) {
	page := func(chrome, text string) string {
		return "<title>A</title><body><nav><a href=/>" + chrome + "</a></nav><article><h1>A</h1>" + text + "</article>"
	}
	read := func(body string) pipeline.Digest {
		return mustRead(t, extract.Rules{}, item("https://a.example/a", body)).Text
	}
	a := read(page("Home", prose+prose))
	if a.IsZero() || a != read(page("Start", strings.ReplaceAll(prose+prose, "paragraph", "<b>paragraph</b>"))) {
		t.Error("one text in two pages has two digests")
	}
	if a == read(page("Home", prose+prose+prose)) {
		t.Error("two texts have one digest")
	}
	if !read("<p>Please sign in.").IsZero() || !read("").IsZero() {
		t.Error("too little text has a digest")
	}
	if r := mustRead(t, extract.Rules{}, pipeline.Item{URI: "a.md", MediaType: "text/markdown", Body: []byte("---\ncanonical: https://a.example/x\n---\n" + strings.Repeat("Some words that fill a line of text well enough.\n", 8))}); r.Text.IsZero() || r.Canonical != "https://a.example/x" {
		t.Errorf("Markdown: %+v", r)
	}
}
