package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

// extractBody extracts a page whose whole body is the article.
func extractBody(t *testing.T, uri, body string) *pipeline.Document {
	t.Helper()
	e, err := extract.New(extract.Rules{Body: "body"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := e.Extract(context.Background(), pipeline.Item{URI: uri, MediaType: "text/html; charset=utf-8", Body: []byte("<title>The title of it all</title><body>" + body)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// describe writes the blocks of a document, one a line.
func describe(d *pipeline.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		if !s.Heading.Text.Empty() {
			fmt.Fprintf(&b, "heading %d: %s\n", s.Level, s.Heading.Text.Coded)
		}
		for _, k := range s.Blocks {
			fmt.Fprintf(&b, "%s", k.Kind)
			switch k.Kind {
			case pipeline.ListItem:
				fmt.Fprintf(&b, " %d", k.Depth)
				if k.Ordered {
					fmt.Fprintf(&b, " number %d", k.Number)
				}
				if k.Start {
					b.WriteString(" start")
				}
			case pipeline.Cell:
				fmt.Fprintf(&b, " %d,%d", k.Row, k.Col)
				if k.Head {
					b.WriteString(" head")
				}
				if k.Start {
					b.WriteString(" start")
				}
			case pipeline.Quote:
				fmt.Fprintf(&b, " %d", k.Depth)
			case pipeline.Listing:
				fmt.Fprintf(&b, " %q %q", k.Lang, k.Raw)
			}
			if k.Src != "" {
				b.WriteString(" " + k.Src)
			}
			fmt.Fprintf(&b, ": %s\n", k.Text.Coded)
		}
	}
	return b.String()
}

func TestMarkupBecomesBlocks(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"headings keep their order and close gaps", "<h2>A</h2><p>a</p><h4>B</h4><p>b</p><h2>C</h2><p>c</p>",
			"heading 1: A\nparagraph: a\nheading 2: B\nparagraph: b\nheading 1: C\nparagraph: c\n"},
		{"a bold heading is plain", "<h2><strong>A <i>b</i></strong></h2><p>a</p>", "heading 1: A <i1>b</i1>\nparagraph: a\n"},
		{"nested lists", "<ol start=3><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol><ul><li>e</ul>",
			"list-item 1 number 3 start: a\nlist-item 2 start: b\nlist-item 2: c\nlist-item 1 number 4: d\nlist-item 1 start: e\n"},
		{"a second paragraph of an item", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "list-item 1 start: a<br1/>b\nlist-item 1: c\n"},
		{"quotes in quotes", "<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", "quote 1: a\nquote 2: b\n"},
		{"a table of data", "<table><tr><th>A</th><th>B</th></tr><tr><th>1</th><td rowspan=2>2<br>3</td></tr><tr><td>4</td></tr></table>",
			"cell 0,0 head start: A\ncell 0,1 head: B\ncell 1,0 head: 1\ncell 1,1: 2<br1/>3\ncell 2,0: 4\n"},
		{"a table that lays out the page", "<table><tr><td><a href=/>x</a></td><td><table><tr><td><p>a</p><p>b</p></td></tr></table></td></tr></table>",
			"paragraph: <a1>x</a1>\nparagraph: a\nparagraph: b\n"},
		{"code", `<pre><code class="language-go">a := 1` + "\n\n" + `	b()</code></pre><p>call <code>b()</code> now</p>`,
			"listing \"go\" \"a := 1\\n\\n\\tb()\": \nparagraph: call <code1/> now\n"},
		{"an image with its caption", `<figure><img src="a.png" alt="An  A"><figcaption>See <b>A</b></figcaption></figure>`,
			"image a.png: An A\ncaption: See <b1>A</b1>\n"},
		{"an image in the text", `<p>one <img src="a.png" alt="An A"> two <img src="b.png"> three</p>`,
			"paragraph: one two <img1/> three\nimage a.png: An A\n"},
		{"a lazy image", `<p><img src="data:image/gif;base64,R0" data-original="a.jpg"></p><p>x <img src="pixel.gif" width="1" height="1"></p>`,
			"image a.jpg: \nparagraph: x\n"},
		{"line breaks within and between paragraphs", "<p>a<br>b<br><br>c</p>", "paragraph: a<br1/>b\nparagraph: c\n"},
		{"inline elements around blocks", "<b>a<div>b</div>c</b>", "paragraph: <b1>a</b1>\nparagraph: <b1>b</b1>\nparagraph: <b1>c</b1>\n"},
		{"a thematic break and a video", `<p>a</p><hr><iframe src="https://www.youtube.com/embed/x"></iframe><iframe src="https://ads.example/"></iframe>`,
			"paragraph: a\nrule: \nembed https://www.youtube.com/embed/x: \n"},
		{"what nobody reads is left out", "<p>a</p><script>x</script><style>y</style><!-- z --><svg><text>s</text></svg><math><mi>m</mi></math><p hidden>h</p><template><p>t</p></template><button>b</button>",
			"paragraph: a\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := describe(extractBody(t, "sources/a/b", c.html)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestInlineMarkupBecomesCodes(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"emphasis by its meaning", "<strong>a</strong> <em>b</em> <u>c</u> H<sub>2</sub>O <q>d</q>", "<b1>a</b1> <i2>b</i2> <u3>c</u3> H<sub4>2</sub4>O <q5>d</q5>"},
		{"style counts as emphasis", `x <span style="font-weight: 700">a</span> <font color="red">b</font>`, "x <b1>a</b1> b"},
		{"nothing twice", "x <b><b>a</b></b><b>b</b> <i></i><b> </b>", "x <b1>ab</b1>"},
		{"text that looks like a code", "write &lt;b1> here, &lt;/b1> there, &lt;B1> not", "write <lit1/> here, <lit2/> there, <B1> not"},
		{"text that looks like a code when joined", "x &lt;b<i></i>1>", "x <lit1/>"},
		{"breaks at the ends", "<br>a<br>b<br>", "a<br1/>b"},
		{"white space", "  a\n\t b&nbsp;&nbsp;c\u200b\ufeff\u00add ", "a b cd"},
		{"line breaks of Chinese source", "中文的\n换行，\n<b>不</b>\n要空格 but keep", "中文的换行，<b1>不</b1>要空格 but keep"},
		{"controls of direction", "a\u202eb\u2066c\u2069", "abc"},
		{"not to be translated", `use <span translate="no">Wordferry Pro</span> and <kbd>Ctrl</kbd>`, "use <code1/> and <code2/>"},
		{"language and direction", `x <span lang="ar" dir="rtl" class="y" onclick="z">ا</span>`, "x <span1>ا</span1>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := extractBody(t, "sources/a/b", "<p>"+c.html+"</p>")
			if got := d.Sections[0].Blocks[0].Text.Coded; got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if err := checkText(d.Sections[0].Blocks[0].Text); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAddressesAreMadeSafe(t *testing.T) {
	for _, c := range []struct{ uri, href, want string }{
		{"https://a.example/b/c.html", "../d?e=1#f", "https://a.example/d?e=1#f"},
		{"https://a.example/b/c.html", "//cdn.example/x", "https://cdn.example/x"},
		{"https://a.example/b/c.html", "#part", "#part"},
		{"sources/clinic/a.html", "images/x.png", "images/x.png"},
		{"sources/clinic/a.html", "/kepu/", "/kepu/"},
		{"sources/clinic/a.html", "mailto:a@b.example", "mailto:a@b.example"},
		{"sources/clinic/a.html", "https://user:secret@b.example/", "https://b.example/"},
		{"sources/clinic/a.html", "javascript:alert(1)", ""},
		{"sources/clinic/a.html", "java\tscript:alert(1)", ""},
		{"sources/clinic/a.html", " JavaScript:alert(1)", ""},
		{"sources/clinic/a.html", "data:text/html,x", ""},
		{"sources/clinic/a.html", "vbscript:x", ""},
		{"sources/clinic/a.html", "file:///etc/passwd", ""},
	} {
		d := extractBody(t, c.uri, `<p>see <a href="`+c.href+`">this</a> now</p>`)
		x := d.Sections[0].Blocks[0].Text
		got := ""
		if len(x.Codes) > 0 {
			got = x.Codes[0].Get("href")
		}
		if got != c.want {
			t.Errorf("%s on %s: got %q, want %q", c.href, c.uri, got, c.want)
		}
	}
}

func TestHTMLOfADocumentIsClean(t *testing.T) {
	d := extractBody(t, "sources/a/b", `<h2>A</h2><p>x &lt;script> <a href="u&quot;v">y</a></p><ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><blockquote>q</blockquote>`)
	want := "<h2>A</h2>\n<p>x &lt;script&gt; <a href=\"u%22v\">y</a></p>\n<ol>\n<li>a<ul>\n<li>b</li></ul>\n</li>\n<li>c</li></ol>\n<table><tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr></table>\n<blockquote>\n<p>q</p>\n</blockquote>\n"
	if got := extract.HTML(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := extract.PlainText(d), "A\nx <script> y\na\nb\nc\nA\tB\n1\t2\nq\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
