package extract_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

const prose = "<p>A paragraph of the article that is long enough to be told from the chrome around it, with a comma or two, some words to fill it, and a full stop at its very end.</p>\n"

func item(uri, body string) pipeline.Item {
	return pipeline.Item{URI: uri, MediaType: "text/html", Charset: "utf-8", Body: []byte(body)}
}

func mustExtract(t *testing.T, r extract.Rules, it pipeline.Item) *pipeline.Document {
	t.Helper()
	e, err := extract.New(r)
	if err != nil {
		t.Fatal(err)
	}
	d, err := e.Extract(context.Background(), it)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func TestPageSaysWhatItIs(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       pipeline.Meta
		title      string
	}{
		{"meta elements", `<html lang="en-GB"><title>How it works | The Site</title><meta property="og:site_name" content="The Site"><meta name="author" content="By Ann Bee"><meta property="article:published_time" content="2026-03-04T05:06:07+01:00"><meta name="keywords" content="a, b,a"><link rel="canonical" href="/how"><body><h1>How it works</h1>` + prose + prose,
			pipeline.Meta{Byline: "Ann Bee", Site: "The Site", Canonical: "https://a.example/how", Declared: "en-GB", Published: time.Date(2026, 3, 4, 5, 6, 7, 0, time.FixedZone("", 3600)), Tags: []string{"a", "b"}}, "How it works"},
		{"JSON-LD", `<title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"no"},{"@type":["NewsArticle"],"headline":"The &amp; headline","author":[{"name":"A B"},{"name":"C D"}],"datePublished":"2026-01-02","dateModified":"2026-01-03","publisher":{"name":"P"}}]}</script><meta property="og:title" content="The & headline"><body>` + prose + prose,
			pipeline.Meta{Byline: "A B, C D", Site: "P", Published: day(2026, 1, 2), Modified: day(2026, 1, 3)}, "The & headline"},
		{"lines of a Chinese page", `<html lang="zh"><title>标题在这里_频道_某某网</title><body><h1>标题在这里</h1><div>作者：王　小明　来源：某报　发布时间：2026年10月5日 08:30</div>` + strings.Repeat("<p>正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来，并且有句号。</p>", 4),
			pipeline.Meta{Byline: "王 小明", Declared: "zh", Published: day(2026, 10, 5)}, "标题在这里"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, extract.Rules{}, item("https://a.example/b/c", c.page))
			if got := d.Title.Text.Coded; got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			g := d.Meta
			if g.Byline != c.want.Byline || g.Site != c.want.Site || g.Canonical != c.want.Canonical || g.Declared != c.want.Declared || !g.Published.Equal(c.want.Published) || !g.Modified.Equal(c.want.Modified) || strings.Join(g.Tags, "|") != strings.Join(c.want.Tags, "|") {
				t.Errorf("got  %+v\nwant %+v", g, c.want)
			}
			if strings.Contains(extract.PlainText(d), c.title) {
				t.Errorf("the title stands in the text too:\n%s", extract.PlainText(d))
			}
		})
	}
}

func TestRulesOverrideWhatIsFound(t *testing.T) {
	page := `<html lang="de"><title>Wrong</title><div class="hl">The right title</div><div class="who">Author: Eve</div><span class="when" content="2026-05-06">lately</span>` +
		`<div class="text"><p>Short.</p><div class="ad">Buy!</div><p>Also short.</p></div><div class="other">` + prose + prose + `</div><div class="text"><p>More.</p></div><p class="next"><a href="2.html">next</a></p>`
	r := extract.Rules{Title: ".hl", Body: "div.text, .more", Author: ".who", Date: ".when", Next: "p.next", Remove: []string{".ad"}, Lang: language.French}
	it := item("https://a.example/b/1.html", page)
	d := mustExtract(t, r, it)
	if got, want := extract.PlainText(d), "Short.\nAlso short.\nMore.\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if d.Title.Text.Coded != "The right title" || !d.Meta.Published.Equal(day(2026, 5, 6)) || d.Lang != language.French || !strings.Contains(d.Meta.Byline, "Eve") {
		t.Errorf("title %q, meta %+v, language %v", d.Title.Text.Coded, d.Meta, d.Lang)
	}
	if len(d.Dropped) != 1 || d.Dropped[0].Reason != "selector" || d.Dropped[0].Rule != "remove: .ad" || d.Dropped[0].Text != "Buy!" {
		t.Errorf("dropped %+v", d.Dropped)
	}
	e, err := extract.New(r)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := e.NextPage(it), "https://a.example/b/2.html"; got != want {
		t.Errorf("next page %q, want %q", got, want)
	}
	if got := e.NextPage(item("https://a.example/b/1.html", "<p>no more")); got != "" {
		t.Errorf("next page %q, want none", got)
	}
}

func TestIDChangesWithTheRules(t *testing.T) {
	a, _ := extract.New(extract.Rules{})
	b, _ := extract.New(extract.Rules{Remove: []string{".ad"}})
	c, _ := extract.New(extract.Rules{Remove: []string{".ad"}})
	if a.ID() == b.ID() || b.ID() != c.ID() || !strings.HasPrefix(a.ID(), "house/") {
		t.Errorf("%s %s %s", a.ID(), b.ID(), c.ID())
	}
}

func TestFurtherPagesFollow(t *testing.T) {
	page := func(n string) string {
		return `<title>A story</title><body><div class="top"><a href=/>Home</a></div><h1>A story</h1><p>` + n + ` page.</p>` + prose + prose
	}
	it := item("https://a.example/1.html", page("First"))
	it.Next = []pipeline.Item{item("https://a.example/2.html", page("Second"))}
	got := extract.PlainText(mustExtract(t, extract.Rules{}, it))
	if i, j := strings.Index(got, "First page."), strings.Index(got, "Second page."); i < 0 || j < i || strings.Contains(got, "A story") {
		t.Errorf("got\n%s", got)
	}
}

func TestWhatIsDroppedIsListedWithItsReason(t *testing.T) {
	page := `<title>标题</title><body><nav><a href=/>首页</a></nav><div class="c"><p>当前位置：<a href=/>首页</a> > 正文</p><h1>标题</h1>` +
		`<p>【在线咨询】点击这里</p>` + strings.Repeat("<p>正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来，并且有句号。</p>", 4) +
		`<p>（责任编辑：李四）</p><p>分享到：微信 微博</p><p>版权声明：本文归本站所有。</p><p>上一篇：<a href=/1>别的</a></p><p>相关阅读</p><p><a href=/2>另一篇文章的标题</a></p></div><div class="footer"><p>备案号</p></div>`
	d := mustExtract(t, extract.Rules{}, item("https://a.example/1.html", page))
	got := map[string]bool{}
	for _, x := range d.Dropped {
		got[x.Reason] = true
		if x.Rule == "" || x.Selector == "" || x.Text == "" {
			t.Errorf("incomplete: %+v", x)
		}
	}
	for _, want := range []string{"navigation", "breadcrumb", "title", "consultation", "editor", "share", "copyright", "pager", "related", "footer"} {
		if !got[want] {
			t.Errorf("no %q in %+v", want, d.Dropped)
		}
	}
	if n := strings.Count(extract.PlainText(d), "\n"); n != 4 {
		t.Errorf("text\n%s", extract.PlainText(d))
	}
}

func TestHiddenArticleIsFound(t *testing.T) {
	page := `<title>T</title><body><p>Loading...</p><div id="js_content" style="visibility: hidden">` + strings.Repeat(prose, 6) + `</div>`
	if got := extract.PlainText(mustExtract(t, extract.Rules{}, item("https://a.example/1", page))); strings.Count(got, "\n") != 6 {
		t.Errorf("got %q", got)
	}
}

func TestUnreadableCharactersAreCounted(t *testing.T) {
	d := mustExtract(t, extract.Rules{}, pipeline.Item{URI: "a", MediaType: "text/plain", Charset: "utf-8", Body: []byte("标题\n\n这一段文字在传送的路上丢了\xe4\xb8两个\xff字，别的都还在，所以应当说出来，而不是默默地放过去，让读者自己去猜丢了什么。\n这里还有一行完好的文字，它让编码没有疑问。\n")})
	if len(d.Findings) != 1 || d.Findings[0].Check != "source-undecodable" || !strings.HasPrefix(d.Findings[0].Message, "2 places") {
		t.Errorf("findings %+v, charset %s", d.Findings, d.Charset)
	}
}

func TestMarkdown(t *testing.T) {
	src := "---\ntitle: \"A: title\"\ndescription: What it is about.\nauthor: [Ann, Bob]\ndate: 2026-02-03\ntags: x, y\nlang: en\n---\n# A: title\n\nText with **bold**, `code` and [a link](b.md \"T\").\n\n## Part\n\n![Alt](i.png \"Figure 1\")\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n2. two\n"
	d := mustExtract(t, extract.Rules{}, pipeline.Item{URI: "sources/x/a.md", MediaType: "text/markdown", Body: []byte(src)})
	want := "paragraph: Text with <b1>bold</b1>, <code2/> and <a3>a link</a3>.\nheading 1: Part\nimage i.png: Alt\ncaption: Figure 1\ncell 0,0 head start: a\ncell 0,1 head: b\ncell 1,0: 1\ncell 1,1: 2\nlist-item 1 number 1 start: one\nlist-item 1 number 2: two\n"
	if got := describe(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d.Title.Text.Coded != "A: title" || d.Summary.Text.Coded != "What it is about." || d.Meta.Byline != "Ann, Bob" || !d.Meta.Published.Equal(day(2026, 2, 3)) || len(d.Meta.Tags) != 2 || d.Lang != language.English {
		t.Errorf("title %q, summary %q, language %v, %+v", d.Title.Text.Coded, d.Summary.Text.Coded, d.Lang, d.Meta)
	}
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Extract(context.Background(), pipeline.Item{URI: "a.md", MediaType: "text/markdown", Body: []byte("---\na: b: c\n---\nx\n")}); pipeline.CodeOf(err) != pipeline.Invalid {
		t.Errorf("bad front matter: %v", err)
	}
}

func TestHostilePagesEndInADocumentOrAFault(t *testing.T) {
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	r := strings.Repeat
	for name, body := range map[string]string{
		"nested tags":       r("<div>", 100_000) + prose + prose,
		"nested and closed": r("<div>", 100_000) + prose + r("</div>", 100_000) + prose,
		"nested tables":     r("<table><tr><td>", 20_000) + prose,
		"nested lists":      r("<ul><li>", 20_000) + prose,
		"nested formatting": r("<b><i>", 50_000) + prose,
		"formatting opened again": func() string {
			var b strings.Builder
			for i := range 400 {
				b.WriteString("<font id=" + r("x", i+1) + ">")
			}
			return b.String() + r("<p>x y z</p>", 5_000)
		}(),
		"wide cells":    "<table>" + r("<tr><td>a<td rowspan=1000 colspan=1000>b", 5_000) + "</table>",
		"line breaks":   r("a line<br>", 20_000),
		"codes":         "<p>" + r("<b>x</b> y ", 12_000) + "</p>",
		"looks like":    "<p>" + r("&lt;b1> ", 12_000) + "</p>",
		"images":        r("<img src=a.jpg alt=b>", 50_000) + prose,
		"headings":      r("<h3>Related articles</h3><p>x</p>", 20_000) + prose,
		"nothing":       "",
		"only comments": r("<!-- x -->", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := e.Extract(context.Background(), item("https://a.example/", "<body>"+body))
			var f *pipeline.Fault
			switch {
			case err == nil:
				checkDocument(t, d)
			case !errors.As(err, &f) || f.Code != pipeline.Invalid || f.Hint == "":
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestTooLargePageIsRefused(t *testing.T) {
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Extract(context.Background(), pipeline.Item{URI: "big.html", MediaType: "text/html", Body: bytes.Repeat([]byte("x"), extract.MaxBody+1)})
	if want := "big.html: page has 17 MB, the limit is 16 MB"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestCancelledExtractionStops(t *testing.T) {
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Extract(ctx, item("a", prose)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkExtract(b *testing.B) {
	var page strings.Builder
	page.WriteString(`<html lang="en"><title>A page - Site</title><body><nav><ul>` + strings.Repeat(`<li><a href="/x">Somewhere else</a></li>`, 60) + `</ul></nav><main><h1>A page</h1>`)
	for range 12 {
		page.WriteString("<h2>A part</h2>" + strings.Repeat(prose, 4) + `<ul><li>one <b>thing</b></li><li>another</li></ul>`)
	}
	page.WriteString(`</main><div class="sidebar">` + strings.Repeat(`<div class="teaser"><a href="/y"><img src="t.jpg" alt="t"> A teaser of another article</a><p>Some words.</p></div>`, 40) + `</div>`)
	e, err := extract.New(extract.Rules{})
	if err != nil {
		b.Fatal(err)
	}
	it := item("https://a.example/b", page.String())
	b.SetBytes(int64(len(it.Body)))
	for b.Loop() {
		if _, err := e.Extract(context.Background(), it); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
