package export_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/gowebpki/jcs"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/export"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// tideArabic leaves some sentences to the source, merges two, adds codes that
// do not exist and forgets to close one.
func tideArabic() pipeline.Localized {
	l := into(tide(), language.Arabic, map[pipeline.SegmentKey]string{
		"k0000001": "صنع ساعة مدّ بعقرب واحد",
		"k0000002": "ساعة بعقرب واحد، تدور مرة في كل مدّ.",
		"k0000003": "<join/>",
		"k0000004": "اقرأ <a1>الدليل <b2>أولًا</a1></b2> <b9>الآن</b9>.",
		"k0000005": "<b1>هذا يبدأ هنا",
		"k0000006": "وينتهي هنا</b1>.",
		"k0000010": "الأجزاء",
		"k0000016": "القرص عند الجزر.",
		"k0000017": "الجزء",
	})
	t := l.Targets["k0000016"]
	t.State, t.Origin = pipeline.Draft, pipeline.Origin{Kind: pipeline.FromMemory, By: "health.tmx", Score: 92, Unit: "health.tmx#12"}
	l.Targets["k0000016"] = t
	l.Drafts = true
	return l
}

func exported(t fatal, l pipeline.Localized, format string) []byte {
	for _, e := range export.Formats() {
		if e.Format == format {
			f, err := e.Export(l, labels{})
			if err != nil {
				t.Fatalf("%v", err)
			}
			return f.Data
		}
	}
	t.Fatalf("no format %s", format)
	return nil
}

type fatal interface{ Fatalf(string, ...any) }

func TestGolden(t *testing.T) {
	for name, l := range map[string]pipeline.Localized{"tide.en": original(tide()), "tide.ar": tideArabic()} {
		for _, e := range export.Formats() {
			path := filepath.Join("testdata", name+"."+e.Format)
			got := exported(t, l, e.Format)
			if again := exported(t, l, e.Format); !bytes.Equal(got, again) {
				t.Errorf("%s differs the second time", path)
			}
			if *update {
				if err := os.WriteFile(path, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: run with -update and read the difference\n%s", path, got)
			}
		}
	}
}

// document is what the tests read of article/1.
type document struct {
	Title    string
	Head     []block
	Sections []struct {
		ID      string
		Heading *block
		Blocks  []block
	}
}

type block struct {
	Type     string
	Raw      string
	Src      string
	Segments []struct {
		ID, Text, After, Lang, State string
		Joined                       bool
		Marks                        []struct {
			Type       string
			Start, End int
		}
	}
}

func read(t fatal, data []byte) document {
	var d document
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

func (d document) blocks() []block {
	bs := append([]block{}, d.Head...)
	for _, s := range d.Sections {
		if s.Heading != nil {
			bs = append(bs, *s.Heading)
		}
		bs = append(bs, s.Blocks...)
	}
	return bs
}

func (b block) text() string {
	var s strings.Builder
	for _, g := range b.Segments {
		s.WriteString(g.Text + g.After)
	}
	return squash(s.String())
}

// squash is text as readers compare it.
func squash(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

func TestJSON_SentencesJoinAsTheyAreServed(t *testing.T) {
	en, zh, ja, th := language.English, language.Chinese, language.Japanese, language.French
	for _, c := range []struct {
		name   string
		source language.Tag
		after  string // in the source
		to     []language.Tag
		want   string
	}{
		{"spaced", en, " ", []language.Tag{th, th, th}, "A B C"},
		{"unspaced to spaced", zh, "", []language.Tag{en, en, en}, "A B C"},
		{"spaced to unspaced", en, " ", []language.Tag{ja, ja, ja}, "ABC"},
		{"source keeps its own", en, "", []language.Tag{en, en, en}, "ABC"},
		{"seam between two", zh, "", []language.Tag{en, zh, en}, "A B C"},
		{"seam within one family", zh, "", []language.Tag{ja, zh, ja}, "ABC"},
		{"source beside source", zh, "\u3000", []language.Tag{en, zh, zh}, "A B\u3000C"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{}
			p := b.block(pipeline.Paragraph, "A", "B", "C")
			for i := range p.Segments {
				p.Segments[i].After = c.after
			}
			d := &pipeline.Document{ID: "s/a", Lang: c.source, Sections: []pipeline.Section{{Level: 1, Blocks: []pipeline.Block{p}}}}
			l := original(d)
			l.To = c.to[0]
			for i, to := range c.to {
				tg := l.Targets[p.Segments[i].Key]
				if tg.Lang = to; to != c.source {
					tg.Origin.Kind = pipeline.FromHuman
				}
				l.Targets[p.Segments[i].Key] = tg
			}
			var got string
			for _, s := range read(t, exported(t, l, "json")).Sections[0].Blocks[0].Segments {
				got += s.Text + s.After
			}
			if got != c.want {
				t.Fatalf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestJSON_FollowsItsSchema(t *testing.T) {
	schema := compiled(t)
	for _, l := range []pipeline.Localized{original(tide()), tideArabic(), original(&pipeline.Document{ID: "s/empty", Lang: language.English})} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(exported(t, l, "json")))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s in %s: %v", l.ID, l.To, err)
		}
		v.(map[string]any)["locale"] = "not a tag!"
		if schema.Validate(v) == nil {
			t.Error("the schema lets anything through")
		}
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data := export.Schemas()["article/1"]
	public, err := os.ReadFile("../../docs/reference/schema/article-1.schema.json")
	if err != nil || !bytes.Equal(public, data) {
		t.Errorf("docs/reference/schema/article-1.schema.json is not the schema in use (%v); copy it there", err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertVocabs()
	if err := c.AddResource("article.json", v); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("article.json")
}

// body reads Markdown as sites do.
func body(t fatal, md []byte) *goquery.Document {
	_, text, ok := bytes.Cut(md, []byte("\n---\n"))
	if !ok {
		t.Fatalf("no front matter:\n%s", md)
	}
	var b bytes.Buffer
	g := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Typographer, extension.Footnote, extension.DefinitionList),
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)
	if err := g.Convert(text, &b); err != nil {
		t.Fatalf("%v", err)
	}
	doc, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return doc
}

// visible is the text of a page with what stands for it in attributes.
func visible(sel *goquery.Selection) string {
	sel = sel.Clone()
	sel.Find("br").ReplaceWithHtml("\n")
	sel.Find("img").Each(func(_ int, img *goquery.Selection) {
		img.ReplaceWithHtml("<i></i>")
	})
	return squash(sel.Text())
}

// texts are pieces of text that mean something to Markdown, to template
// engines, to typographers or to HTML.
var texts = rapid.OneOf(
	rapid.SampledFrom([]string{
		"{{ 7 | times: 6 }}", "{{< x >}}", "{% raw %}", "{x}", "<b>", "</script>", "<!-- -->", "# ", "## x", "1. ", "2) ", "- ", "+ ", "* ",
		"> ", "```", "~~~", "---", "===", "***", "**a**", "_a_", "__", "`x`", "[a](b)", "[a]: b", "![a](b)", "!", "[^1]", "|", "| a |", "\\", "&amp;", "&",
		"http://a.example/x_y", "www.a.example", "a@b.example", ":smile:", "::: note", ": x", "...", "--", "\"q\"", "it's", "$x$", "$$", "^a^", "~a~", "~~a~~", "==a==",
		"import x", "export default", "    code", "\tcode", "中文。", "「引号」", "日本", "العربية", "é", "😀", "a", "word", " ", ".", ",", "(c)", "(", ")", "é̂", "\u00a0", "\u2028", "x<y", "a&lt;b", "%}", "100%", "€", "+5",
		":100:", "10:30:15", ":+1:", "注:这", "Q & A", "&copy", "&#35;", "#tag", "C#", "##", "a > b", "->", ">>", "++a++", "%", "a:b",
	}),
	rapid.StringMatching(`[a-z*_. \-#]{1,6}`),
	rapid.String(),
)

// codedText draws a sentence with codes around and between its pieces.
func codedText(t *rapid.T, label string) pipeline.Text {
	var b strings.Builder
	var codes []pipeline.Code
	var open []string
	for range rapid.IntRange(1, 6).Draw(t, label) {
		n := string(rune('1' + len(codes)))
		kind := rapid.IntRange(0, 9).Draw(t, "kind")
		if len(codes) == 9 {
			kind = 9
		}
		switch kind {
		case 0, 1, 2:
			name := rapid.SampledFrom([]string{"b", "i", "em", "strong", "a", "sup", "u", "span", "blink"}).Draw(t, "name")
			c := code(name, pipeline.Paired, "href", rapid.SampledFrom([]string{"https://a.example/(x)?a=1&copy=2", "x y.html", "java\tscript:alert(1)", "{{x}}"}).Draw(t, "href"))
			b.WriteString("<" + name + n + ">")
			codes, open = append(codes, c), append(open, name+n)
		case 3:
			codes = append(codes, data(rapid.SampledFrom([]string{"code", "kbd", "lit"}).Draw(t, "name"), rapid.SampledFrom([]string{"x", "a`b", "{{x}}", "<b1>", "a b", "|", "`", "*x*"}).Draw(t, "data")))
			b.WriteString("<" + codes[len(codes)-1].Name + n + "/>")
		case 4:
			codes = append(codes, code("br", pipeline.Placeholder))
			b.WriteString("<br" + n + "/>")
		case 5:
			if len(open) > 0 {
				b.WriteString("</" + open[len(open)-1] + ">")
				open = open[:len(open)-1]
			}
		default:
			if s := texts.Draw(t, "text"); !pipeline.LooksLikeCode(b.String()+s) || !pipeline.LooksLikeCode(s) {
				b.WriteString(s)
			}
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return coded(b.String(), codes...)
}

// drawn is a document of all kinds of blocks with drawn text.
func drawn(t *rapid.T) pipeline.Localized {
	b := &builder{}
	var blocks []pipeline.Block
	for range rapid.IntRange(1, 5).Draw(t, "blocks") {
		var ss []any
		for range rapid.IntRange(1, 3).Draw(t, "sentences") {
			ss = append(ss, codedText(t, "pieces"))
		}
		switch rapid.IntRange(0, 4).Draw(t, "block") {
		case 0:
			blocks = append(blocks, b.item(rapid.IntRange(0, 4).Draw(t, "depth"), rapid.Bool().Draw(t, "ordered"), rapid.Bool().Draw(t, "start"), rapid.IntRange(0, 12).Draw(t, "number"), ss...))
		case 1:
			blocks = append(blocks, b.cell(rapid.IntRange(0, 2).Draw(t, "row"), rapid.IntRange(0, 3).Draw(t, "col"), rapid.Bool().Draw(t, "head"), ss...))
		case 2:
			q := b.block(pipeline.Quote, ss...)
			q.Depth = rapid.IntRange(0, 3).Draw(t, "depth")
			blocks = append(blocks, q)
		default:
			blocks = append(blocks, b.block(pipeline.Paragraph, ss...))
		}
	}
	d := &pipeline.Document{
		ID: "s/a", Lang: rapid.SampledFrom([]language.Tag{language.English, language.Japanese}).Draw(t, "lang"),
		Title:    b.block(pipeline.TitleBlock, texts.Draw(t, "title")),
		Sections: []pipeline.Section{{Level: rapid.IntRange(-1, 9).Draw(t, "level"), Heading: b.block(pipeline.Heading, codedText(t, "heading")), Blocks: blocks}},
	}
	l := original(d)
	if rapid.Bool().Draw(t, "foreign") {
		l.To = language.Arabic
	}
	return l
}

func TestMarkdown_SaysWhatTheJSONSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		md := exported(t, l, "md")
		var want []string
		for i, b := range read(t, exported(t, l, "json")).blocks() {
			if s := b.text(); s != "" && (i > 0 || b.Type != "title") {
				want = append(want, s)
			}
		}
		var got []string
		body(t, md).Find("h1,h2,h3,h4,h5,h6,p,li,td,th").Each(func(_ int, s *goquery.Selection) {
			s = s.Clone()
			s.Find("ul,ol").Remove()
			if s.Is("li") && s.ChildrenFiltered("p").Length() > 0 {
				return
			}
			if v := visible(s); v != "" {
				got = append(got, v)
			}
		})
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("got\n%q\nwant\n%q\nMarkdown\n%s", got, want, md)
		}
	})
}

// TestMarkdown_StaysReadable holds what needs no reference to its own
// character.
func TestMarkdown_StaysReadable(t *testing.T) {
	b := &builder{}
	img := b.block(pipeline.Image, "Knee: bone, cartilage (drawn), 2.5 cm")
	img.Src = "knee.svg"
	head := b.block(pipeline.Heading, "1. What it is")
	plain := "At least 95 % of 10:30, i.e. C# & more; a > b (see below): yes, 50%."
	d := &pipeline.Document{ID: "s/a", Lang: language.English, Sections: []pipeline.Section{{Level: 1, Heading: head, Blocks: []pipeline.Block{
		b.block(pipeline.Paragraph, plain), img, b.block(pipeline.Paragraph, "2. not a list"),
		b.block(pipeline.Paragraph, coded("看<b1>“随机”</b1>试验，<i2>不</i2>是。", code("b", pipeline.Paired), code("i", pipeline.Paired))),
		b.block(pipeline.Paragraph, "{% raw %} {{ x }} :smile: &copy;"),
	}}}}
	md := string(exported(t, original(d), "md"))
	for _, want := range []string{
		"\n## 1. What it is\n", "\n" + plain + "\n", "\n![Knee: bone, cartilage (drawn), 2.5 cm](knee.svg)\n",
		"\n2&#46; not a list\n", "\n看<strong>“随机”</strong>试验，<em>不</em>是。\n", "\n&#123;&#37; raw &#37;&#125; &#123;&#123; x &#125;&#125; &#58;smile: &#38;copy;\n",
	} {
		if !strings.Contains(md, want) {
			t.Errorf("%q is not in\n%s", want, md)
		}
	}
}

func TestHTML_SaysWhatTheJSONSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		page := exported(t, l, "html")
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
		if err != nil {
			t.Fatalf("%v", err)
		}
		got := map[string]string{}
		doc.Find("span[data-key]").Each(func(_ int, s *goquery.Selection) {
			got[s.AttrOr("data-key", "")] = visible(s)
		})
		for _, b := range read(t, exported(t, l, "json")).blocks() {
			for _, s := range b.Segments {
				if got[s.ID] != squash(s.Text) {
					t.Fatalf("%s is %q, want %q\n%s", s.ID, got[s.ID], s.Text, page)
				}
			}
		}
		if n := doc.Find("script, iframe, object, embed, base, form, svg, math, blink").Length(); n > 0 {
			t.Fatalf("%d elements that have no place here\n%s", n, page)
		}
		doc.Find("[href], [src]").Each(func(_ int, s *goquery.Selection) {
			a := s.AttrOr("href", "") + s.AttrOr("src", "")
			if strings.Contains(strings.ToLower(a), "script:") {
				t.Fatalf("address %q", a)
			}
		})
	})
}

func TestJSON_IsCanonicalAndItsMarksStandInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := exported(t, drawn(t), "json")
		if again, err := jcs.Transform(data); err != nil || !bytes.Equal(data, again) {
			t.Fatalf("not canonical: %v\n%s", err, data)
		}
		for _, b := range read(t, data).blocks() {
			for _, s := range b.Segments {
				if !norm.NFC.IsNormalString(s.Text) {
					t.Fatalf("not in NFC: %q", s.Text)
				}
				for _, m := range s.Marks {
					if n := len([]rune(s.Text)); m.Start < 0 || m.Start > m.End || m.End > n {
						t.Fatalf("mark %+v in %d code points of %q", m, n, s.Text)
					}
				}
			}
		}
	})
}
