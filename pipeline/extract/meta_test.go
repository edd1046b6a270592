package extract_test

import (
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

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
		{"declared with a zone", `<meta property="article:published_time" content="2026-09-18T10:26:00+08:00">`, "", "2026-09-18T10:26:00+08:00", ""},
		{"as mail writes it", `<meta name="last-modified" content="Fri, 18 Sep 2026 10:26:00 GMT"><meta name="date" content="18 Sep 2026">`, "", "2026-09-18", "2026-09-18T10:26:00Z"},
		{"a time element of the printed day", "", `<time datetime="2026-09-18T23:26:00+08:00">2026年9月18日</time>`, "2026-09-18T23:26:00+08:00", ""},
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

func TestBylinesAndDatesAreReadWherePagesPutThem(t *testing.T) {
	for _, c := range []struct{ name, page, author, date string }{
		{"an element for the name", `<div class="meta"><span class="post-author-name">Ann Bee</span></div>` + prose, "Ann Bee", ""},
		{"a byline with more in it", `<p class="article-byline">By Ann van Bee | Senior Editor</p>` + prose, "Ann van Bee", ""},
		{"a link to the author's page", `<p>By <a href="/authors/ann-bee/">Ann Bee</a> ⋅ Reviewer</p>` + prose, "Ann Bee", ""},
		{"an author by reference", `<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":"Ann Bee"}]}</script>` + prose, "Ann Bee", ""},
		{"not the name to log in with", `<meta name="author" content="annb42"><span class="author-name">Ann Bee</span>` + prose, "Ann Bee", ""},
		{"not who comments", prose + `<div class="comments"><span class="comment-author-name">Cee Dee</span><p>Yes.</p></div>`, "", ""},
		{"not one of many", prose + `<b class="author-name">A Bee</b> <b class="author-name">C Dee</b> <b class="author-name">E Eff</b> <b class="author-name">G Aitch</b>`, "", ""},
		{"nothing but a name in Chinese", `<h1>革命的比赛在这里</h1><p>梁知夏</p><p>` + strings.Repeat("正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来。", 4) + `</p>`, "梁知夏", ""},
		{"in brackets at the end", `<p>` + strings.Repeat("正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来。", 4) + `</p><p>（梁知夏）</p>`, "梁知夏", ""},
		{"a label above its date", `<div>Last updated:</div><div>Dec 12, 2025</div>` + prose, "", "2025-12-12"},
		{"meta elements of microdata", `<meta itemprop="datePublished" content="2020-12-23T11:48:54-0800">` + prose, "", "2020-12-23"},
		{"an Arabic month by both its names", `<p>الأربعاء، 28 آب/أغسطس 2013</p>` + prose, "", "2013-08-28"},
		{"a Polish month", `<p>24 października 2021</p>` + prose, "", "2021-10-24"},
		{"a Turkish month", `<p>3 Ağustos 2022</p>` + prose, "", "2022-08-03"},
		{"the page's own address", `<link rel="canonical" href="https://a.example/2021/04/22/story">` + prose, "", "2021-04-22"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, extract.Rules{}, item("https://a.example/b", "<title>A title of its own</title><body>"+c.page+prose+prose))
			date := ""
			if !d.Meta.Published.IsZero() {
				date = d.Meta.Published.Format(time.DateOnly)
			}
			if d.Meta.Byline != c.author || date != c.date {
				t.Errorf("by %q on %q, want %q on %q", d.Meta.Byline, date, c.author, c.date)
			}
		})
	}
}

func TestLinesAroundTheTextAreLeftOut(t *testing.T) {
	for _, line := range []string{
		`<p>Published 4:00 am, Wednesday, November 20, 2019</p>`, `<p>Tempo de leitura: 1 minuto</p>`, `<p>5 min read</p>`, `<div><a href=/>Home</a><a href=/n>News</a>How it works today</div>`,
	} {
		d := mustExtract(t, extract.Rules{}, item("https://a.example/b", `<title>How it works today</title><article><h1>How it works today</h1>`+line+prose+prose+`</article>`))
		if got := extract.PlainText(d); strings.Count(got, "\n") != 2 {
			t.Errorf("%s: got\n%s", line, got)
		}
	}
	d := mustExtract(t, extract.Rules{}, item("https://a.example/b", `<title>T</title><article>`+prose+prose+prose+`<div class="author-bio"><p>Ann Bee writes about ships and has a dog, which is more than most of us can say.</p></div></article>`))
	if got := extract.PlainText(d); strings.Contains(got, "Ann") {
		t.Errorf("got\n%s", got)
	}
}
