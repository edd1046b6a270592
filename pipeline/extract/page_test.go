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

func TestEmptyPageIsAFault(t *testing.T) {
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	for _, mt := range []string{"text/html", "text/plain", "text/markdown"} {
		_, err = e.Extract(context.Background(), pipeline.Item{URI: "a", MediaType: mt})
		if pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%s: got %v, want a fault of code Invalid", mt, err)
		}
	}
}
