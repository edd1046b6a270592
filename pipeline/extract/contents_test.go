package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func TestATableOfContentsNamesHeadingsAndIsNotKept(t *testing.T) {
	p := func(text string) string { return "<p>" + text + "</p>\n" }
	for _, c := range []struct {
		name, media, body string
		outline           []extract.Entry
		in, out           string // of the text
	}{
		{
			"links to lines that nothing else marks", "text/html",
			p("目录") + `<ul><li><a href="#a">河边</a><ul><li><a href="#b">左岸</a></li><li><a href="#c">右岸</a></li></ul></li><li><a href="#d">山上</a></li></ul>` +
				`<p id="a">河边</p>` + p(zhText) + `<p id="b">左岸</p>` + p(zhText2) + `<p id="c">右岸</p>` + p(zhText) + `<p id="d">山上</p>` + p(zhText2),
			[]extract.Entry{{Level: 1, Text: "河边"}, {Level: 2, Text: "左岸"}, {Level: 2, Text: "右岸"}, {Level: 1, Text: "山上"}}, "右岸\n", "目录",
		},
		{
			"lines that stand again", "text/html",
			p(jaText) + p("目次") + p("朝の支度") + p("昼の休み") + p("夜の片付け") + p("<b>朝の支度</b>") + p(jaText) + p("<b>昼の休み</b>") + p(jaText) + p("<b>夜の片付け</b>") + p(jaText),
			[]extract.Entry{{Level: 1, Text: "朝の支度"}, {Level: 1, Text: "昼の休み"}, {Level: 1, Text: "夜の片付け"}}, "", "目次",
		},
		{
			"page numbers, in plain text", "text/plain",
			"Inhalt\n\n1. Der Anfang ........ 3\n\n2. Die Mitte ......... 7\n\n3. Das Ende .......... 9\n\n1. Der Anfang\n\n" + deText + "\n\n2. Die Mitte\n\n" + deText + "\n\n3. Das Ende\n\n" + deText + "\n",
			[]extract.Entry{{Level: 1, Text: "1. Der Anfang"}, {Level: 1, Text: "2. Die Mitte"}, {Level: 1, Text: "3. Das Ende"}}, "", "....",
		},
		{
			"links over real headings", "text/html",
			`<div class="toc"><p>In this article</p><ol><li><a href="#s1">Salt</a></li><li><a href="#s2">Sand</a></li><li><a href="#s3">Stone</a></li></ol></div>` +
				p(enText) + "<h2 id=s1>Salt</h2>" + p(enText) + "<h2 id=s2>Sand</h2>" + p(enText) + "<h2 id=s3>Stone</h2>" + p(enText),
			[]extract.Entry{{Level: 1, Text: "Salt"}, {Level: 1, Text: "Sand"}, {Level: 1, Text: "Stone"}}, "", "In this article",
		},
		{
			"what is announced is a list of the text", "text/html",
			p(enText) + p("There are four kinds of them:") + "<ul><li>Salt</li><li>Sand</li><li>Stone</li><li>Snow</li></ul>" + "<h2>Salt</h2>" + p(enText) + "<h2>Sand</h2>" + p(enText) + "<h2>Stone</h2>" + p(enText) + "<h2>Snow</h2>" + p(enText),
			[]extract.Entry{{Level: 1, Text: "Salt"}, {Level: 1, Text: "Sand"}, {Level: 1, Text: "Stone"}, {Level: 1, Text: "Snow"}}, "four kinds of them:\nSalt\nSand\nStone\nSnow\n", "",
		},
		{
			"notes lead back and are kept", "text/html",
			p(enText+` <a href="#n1">1</a>`) + p(enText+` <a href="#n2">2</a>`) + p(enText) + `<ol><li id=n1>The harbour master, in a letter. <a href="#r1">^</a></li><li id=n2>The same, a year later. <a href="#r2">^</a></li><li id=n3>Nobody knows. <a href="#r3">^</a></li></ol>`,
			nil, "harbour master", "",
		},
		{
			"a refrain is no table of contents", "text/html",
			p(enText) + "<ul><li>oil</li><li>salt</li><li>bread</li><li>wine</li></ul>" + p(enText) + "<ul><li>oil</li><li>salt</li><li>bread</li><li>wine</li></ul>" + p(enText),
			nil, "oil\nsalt\nbread\nwine\n", "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := c.body
			if c.media == "text/html" {
				body = "<title>A title for it all</title><body><article><h1>A title for it all</h1>" + body + "</article>"
			}
			d := mustExtract(t, extract.Rules{}, pipeline.Item{URI: "https://a.example/1", MediaType: c.media, Charset: "utf-8", Body: []byte(body)})
			text := extract.PlainText(d)
			if got := extract.Outline(d); !slices.Equal(got, c.outline) {
				t.Errorf("outline %v, want %v", got, c.outline)
			}
			if !strings.Contains(text, c.in) || c.out != "" && strings.Contains(text, c.out) {
				t.Errorf("text\n%s\nwants %q and not %q", text, c.in, c.out)
			}
			dropped := slices.ContainsFunc(d.Dropped, func(x pipeline.Dropped) bool { return x.Reason == "contents" })
			for _, e := range c.outline {
				if n := strings.Count(text, e.Text); (c.out != "") != (n == 1) {
					t.Errorf("%q stands %d times", e.Text, n)
				}
			}
			if c.out == "" && dropped {
				t.Errorf("dropped %+v", d.Dropped)
			}
		})
	}
}
