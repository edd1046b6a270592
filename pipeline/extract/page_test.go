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

func TestEachSelectorWorksWithoutTheOthers(t *testing.T) {
	page := `<html lang="en"><title>The declared title | Site</title><meta name="author" content="Declared Name"><meta name="date" content="2026-01-01">` +
		`<div class="hl">The marked title</div><p class="who">By Marked Name</p><time class="when" datetime="2026-02-02T10:00:00+02:00">yesterday</time>` +
		`<div class="text"><p>Kept one.</p><p class="ad">Buy this.</p><p>Kept two.</p></div><div class="rest">` + prose + prose + prose + `</div>`
	for _, c := range []struct {
		name                string
		rules               extract.Rules
		title, author, date string
		in, out             string
	}{
		{"none", extract.Rules{}, "The declared title", "Declared Name", "2026-01-01", "A paragraph of the article", ""},
		{"title", extract.Rules{Title: ".hl"}, "The marked title", "Declared Name", "2026-01-01", "A paragraph of the article", "The marked title"},
		{"author", extract.Rules{Author: ".who"}, "The declared title", "Marked Name", "2026-01-01", "A paragraph of the article", ""},
		{"date", extract.Rules{Date: ".when"}, "The declared title", "Declared Name", "2026-02-02T08:00:00Z", "A paragraph of the article", ""},
		{"remove", extract.Rules{Remove: []string{".rest p:first-child"}}, "The declared title", "Declared Name", "2026-01-01", "A paragraph of the article", ""},
		{"body", extract.Rules{Body: ".text"}, "The declared title", "Declared Name", "2026-01-01", "Kept one.\nBuy this.\nKept two.\n", "A paragraph"},
		{"body and remove", extract.Rules{Body: ".text", Remove: []string{".ad"}}, "The declared title", "Declared Name", "2026-01-01", "Kept one.\nKept two.\n", "Buy"},
		{"body around the removed and the title", extract.Rules{Body: "body", Title: ".hl", Remove: []string{".ad", ".rest", ".who", ".when"}}, "The marked title", "Declared Name", "2026-01-01", "Kept one.\nKept two.\n", "The marked title"},
		{"a title inside what is removed", extract.Rules{Title: ".hl", Body: ".text", Remove: []string{".hl"}}, "The marked title", "Declared Name", "2026-01-01", "Kept one.", "The marked title"},
		{"title, author and date that match nothing", extract.Rules{Title: ".x", Author: ".x", Date: ".x"}, "The declared title", "Declared Name", "2026-01-01", "A paragraph of the article", ""},
		{"nested matches of body", extract.Rules{Body: ".text, .text p"}, "The declared title", "Declared Name", "2026-01-01", "Kept one.\nBuy this.\nKept two.\n", "A paragraph"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, c.rules, item("https://a.example/1", page))
			if got := d.Title.Text.Coded; got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			if d.Meta.Byline != c.author || pipeline.Stamp(d.Meta.Published) != c.date {
				t.Errorf("by %q on %s, want %q on %s", d.Meta.Byline, pipeline.Stamp(d.Meta.Published), c.author, c.date)
			}
			text := extract.PlainText(d)
			if !strings.Contains(text, c.in) || c.out != "" && strings.Contains(text, c.out) {
				t.Errorf("text %q, want %q in it and %q not", text, c.in, c.out)
			}
		})
	}
}

func TestBodySelectorThatMatchesNothingIsAFault(t *testing.T) {
	e, err := extract.New(extract.Rules{Body: ".x"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = e.Extract(context.Background(), item("https://a.example/1", prose)); pipeline.CodeOf(err) != pipeline.Invalid || !strings.Contains(err.Error(), "no article text") {
		t.Errorf("got %v", err)
	}
}

func TestSummaryIsWhatAnEditorWrote(t *testing.T) {
	zh := `<html lang="zh"><title>泡菜</title><body><h1>泡菜</h1>` + strings.Repeat("<p>泡菜靠乳酸菌发酵，盐水的浓度决定它酸得快不快。盐太少，杂菌就会先长起来；盐太多，发酵会停下。</p><p>夏天两三天就能吃，冬天要等一个星期。坛口要用水封住，不让空气进去。</p>", 2)
	for _, c := range []struct{ name, description, want string }{
		{"in words of its own", "盐水的浓度和天气决定泡菜几天能吃。本文说明怎样封住坛口，又怎样不让杂菌先长起来。", "盐水的浓度和天气决定泡菜几天能吃。本文说明怎样封住坛口，又怎样不让杂菌先长起来。"},
		{"the first sentence again", "泡菜靠乳酸菌发酵，盐水的浓度决定它酸得快不快。", ""},
		{"the first sentences after the title", "泡菜：泡菜靠乳酸菌发酵，盐水的浓度决定它酸得快不快。盐太少，杂菌就会先长起来。", ""},
		{"cut off", "盐水的浓度和天气决定泡菜几天能吃，坛口要封住，也不要让杂菌先长起…", ""},
		{"no sentence", "泡菜,乳酸菌,发酵,盐水,坛子,四川泡菜的做法,泡菜要泡几天", ""},
		{"about the site", "某某网是国内领先的生活门户，每天为千万用户提供菜谱、视频和购物服务。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, extract.Rules{}, item("https://a.example/1", `<meta name="description" content="`+c.description+`">`+zh))
			if got := d.Summary.Text.Coded; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOnlyATimeWithItsZoneIsAMoment(t *testing.T) {
	body := strings.Repeat("<p>正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来，并且有句号。</p>", 4)
	for _, c := range []struct{ name, head, line, published, modified string }{
		{"printed without a zone", "", "发布时间：2026-09-18 10:26　更新时间：2026-09-25 16:40", "2026-09-18", "2026-09-25"},
		{"update before publication", "", "更新时间：2026-09-25 16:40　发布时间：2026-09-18 10:26", "2026-09-18", "2026-09-25"},
		{"declared without a zone", `<meta property="article:published_time" content="2026-09-18T10:26:00">`, "", "2026-09-18", ""},
		{"declared with a zone", `<meta property="article:published_time" content="2026-09-18T10:26:00+08:00">`, "", "2026-09-18T02:26:00Z", ""},
		{"as mail writes it", `<meta name="last-modified" content="Fri, 18 Sep 2026 10:26:00 GMT"><meta name="date" content="18 Sep 2026">`, "", "2026-09-18", "2026-09-18T10:26:00Z"},
		{"a time element of the printed day", "", `<time datetime="2026-09-18T23:26:00+08:00">2026年9月18日</time>`, "2026-09-18T15:26:00Z", ""},
		{"a day that the calendar has not", "", "发布时间：2026-02-31", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, extract.Rules{}, item("a.html", "<html lang=zh><title>标题在这里</title>"+c.head+"<body><h1>标题在这里</h1><div>"+c.line+"</div>"+body))
			if p, m := pipeline.Stamp(d.Meta.Published), pipeline.Stamp(d.Meta.Modified); p != c.published || m != c.modified {
				t.Errorf("published %q, modified %q; want %q, %q", p, m, c.published, c.modified)
			}
		})
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

func TestAPageOfNothingButLinesOrLinksIsNotEmpty(t *testing.T) {
	for _, body := range []string{
		"<p>这件外套太好看了，这个冬天就穿它 首页 登录 个人中心 帐号设置 意见反馈 退出 发布时间：2026-03-08 阅读：12</p>",
		"<table><tr><th>Title</th><th>Year</th></tr>" + strings.Repeat(`<tr><td><a href="/p">A paper about something that matters</a></td><td>2026</td></tr>`, 8) + "</table>",
	} {
		mustExtract(t, extract.Rules{}, item("https://a.example/1", "<title>T</title><body>"+body))
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
