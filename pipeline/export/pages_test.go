package export_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/export"
)

func page(t testing.TB, f pipeline.File, err error) *goquery.Document {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(f.Data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestHTML_TellsWhatAReaderShouldKnow(t *testing.T) {
	f, err := export.HTML(tideArabic(), labels{})
	doc := page(t, f, err)
	if html := doc.Find("html"); html.AttrOr("lang", "") != "ar" || html.AttrOr("dir", "") != "rtl" {
		t.Error("the page does not say that it is Arabic")
	}
	if n := doc.Find(".notice.draft").Text(); n != "مسودة لم تُراجع بعد." {
		t.Errorf("draft notice %q", n)
	}
	if n := doc.Find(".notice.partial [lang=en][dir=ltr]").Text(); !strings.Contains(n, "الإنجليزية") {
		t.Errorf("notice of other languages %q", n)
	}
	if doc.Find(".notice.stale").Length() != 0 {
		t.Error("nothing is stale")
	}
	if s := doc.Find("[lang=en][dir=ltr] > span[data-key=k0000007]"); s.Length() != 1 {
		t.Error("a sentence in English does not say so")
	}
	if s := doc.Find("span[data-key=k0000016]"); s.AttrOr("data-state", "") != "draft" {
		t.Error("a draft does not say so")
	}
	if doc.Find("span[data-key=k0000003]").Length() != 0 {
		t.Error("a sentence that was joined to its neighbour is shown")
	}
	if doc.Find("link[rel=canonical]").Length() != 0 {
		t.Error("a translation names its source as canonical")
	}
	f, err = export.HTML(original(tide()), labels{})
	doc = page(t, f, err)
	if doc.Find("link[rel=canonical]").AttrOr("href", "") != "https://harbour.example/tide?a=1&b=2" {
		t.Error("the original does not name its address")
	}
	if doc.Find(".notice").Length() != 0 {
		t.Error("the original has a notice")
	}
}

func TestHTML_NeighboursInOneLanguageAreOneElement(t *testing.T) {
	b := &builder{}
	d := &pipeline.Document{ID: "s/a", Lang: language.English, Title: b.block(pipeline.TitleBlock, "Is it safe?", "Who pays?"), Sections: []pipeline.Section{{Level: 1, Blocks: []pipeline.Block{
		b.block(pipeline.Paragraph, "One.", "Two.", "Three.", "Four."), b.block(pipeline.Paragraph, "Five.", "Six."),
		b.item(1, false, true, 0, "Seven."),
	}}}}
	f, err := export.HTML(into(d, language.Arabic, map[pipeline.SegmentKey]string{"k0000001": "هل هو آمن؟", "k0000003": "واحد.", "k0000004": "<join/>"}), labels{})
	doc := page(t, f, err)
	p := doc.Find("section p")
	if html, _ := p.Eq(0).Html(); p.Eq(0).AttrOr("lang", "") != "" || html != `<span data-key="k0000003" data-state="reviewed">واحد.</span> `+
		`<span lang="en" dir="ltr"><span data-key="k0000005">Three.</span> <span data-key="k0000006">Four.</span></span>` {
		t.Errorf("a paragraph in two languages: %s", html)
	}
	if html, _ := p.Eq(1).Html(); p.Eq(1).AttrOr("lang", "") != "en" || p.Eq(1).AttrOr("dir", "") != "ltr" ||
		html != `<span data-key="k0000007">Five.</span> <span data-key="k0000008">Six.</span>` {
		t.Errorf("a paragraph in another language: %s", html)
	}
	if li := doc.Find("li:has([data-key])"); li.AttrOr("dir", "") != "" || li.Find("span[lang=en][dir=ltr]").Length() != 1 {
		t.Error("an item in another language takes the list's marker with it")
	}
	if !doc.Find("article").HasClass("mixed") || !doc.Find("h1").HasClass("lines") {
		t.Error("the article does not say that it is mixed, or its title that it has several sentences")
	}
	if title := doc.Find("title"); title.Text() != "هل هو آمن؟" || title.AttrOr("lang", "") != "" {
		t.Errorf("title %q", title.Text())
	}
}

func TestHTML_TheHeadHoldsNoForeignTextUnmarked(t *testing.T) {
	b := &builder{}
	d := &pipeline.Document{ID: "s/a", Lang: language.English, Title: b.block(pipeline.TitleBlock, "A tide clock"), Summary: b.block(pipeline.SummaryBlock, "It has one hand.", "It turns once in a tide.")}
	for name, c := range map[string]struct {
		texts                    map[pipeline.SegmentKey]string
		title, lang, description string
	}{
		"nothing translated":      {nil, "A tide clock", "en", ""},
		"half of the description": {map[pipeline.SegmentKey]string{"k0000003": "Sie geht einmal je Tide herum."}, "A tide clock", "en", "Sie geht einmal je Tide herum."},
		"all": {map[pipeline.SegmentKey]string{"k0000001": "Eine Gezeitenuhr", "k0000002": "Sie hat einen Zeiger.", "k0000003": "Sie geht einmal je Tide herum."},
			"Eine Gezeitenuhr", "", "Sie hat einen Zeiger. Sie geht einmal je Tide herum."},
	} {
		f, err := export.HTML(into(d, language.German, c.texts), labels{})
		doc := page(t, f, err)
		title, description := doc.Find("title"), doc.Find("meta[name=description]").AttrOr("content", "")
		if title.Text() != c.title || title.AttrOr("lang", "") != c.lang || description != c.description {
			t.Errorf("%s: title %q in %q, description %q", name, title.Text(), title.AttrOr("lang", ""), description)
		}
	}
}

func TestHTML_ChineseTitlesBreakBetweenClausesThatFit(t *testing.T) {
	for title, want := range map[string]bool{
		"干细胞能治膝骨关节炎吗？做一次大概要花多少钱？": true, "十一种语言，一个发件箱：我们如何渲染派送通知": true, "汐见港夜间装卸改用电动起重机，以减少噪声": false,
	} {
		b := &builder{}
		f, err := export.HTML(original(&pipeline.Document{ID: "s/a", Lang: language.Chinese, Title: b.block(pipeline.TitleBlock, title)}), labels{})
		if got := page(t, f, err).Find("h1").HasClass("clauses"); got != want {
			t.Errorf("%s: %t", title, got)
		}
	}
}

func TestHTML_NumbersAreWrittenWithTheDigitsOfTheText(t *testing.T) {
	for text, want := range map[string]string{"له 2 عقرب.": "4 March 2026", "له ٢ عقرب.": "٤ March ٢٠٢٦", "له عقرب.": "٤ March ٢٠٢٦"} {
		b := &builder{}
		d := &pipeline.Document{ID: "s/a", Lang: language.English, Title: b.block(pipeline.TitleBlock, "It has 2 hands, 24 hours."), Meta: tide().Meta}
		f, err := export.HTML(into(d, language.Arabic, map[pipeline.SegmentKey]string{"k0000001": text}), easternDigits{})
		if got := page(t, f, err).Find("time").Text(); !strings.Contains(got, want) {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// easternDigits are labels with the digits of the Arabic east.
type easternDigits struct{ labels }

func (e easternDigits) Date(to language.Tag, t time.Time, long bool) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, e.labels.Date(to, t, long))
}

func TestTables_AlignColumnsOfNumbers(t *testing.T) {
	b := &builder{}
	d := &pipeline.Document{ID: "s/a", Lang: language.English, Sections: []pipeline.Section{{Level: 1, Blocks: []pipeline.Block{
		b.cell(0, 0, true, "Part"), b.cell(0, 1, true, "Share"), b.cell(0, 2, true, "Cost"),
		b.cell(1, 0, true, "Shaft"), b.cell(1, 1, false, "41%"), b.cell(1, 2, false, "12"),
		b.cell(2, 0, true, "Dial"), b.cell(2, 1, false, "−0.5 %"), b.cell(2, 2, false, "none"),
	}}}}
	f, err := export.HTML(original(d), labels{})
	var got []string
	page(t, f, err).Find(".number").Each(func(_ int, s *goquery.Selection) { got = append(got, s.Text()) })
	if strings.Join(got, " | ") != "Share | 41% | −0.5 %" {
		t.Errorf("%q", got)
	}
	if md := exported(t, original(d), "md"); !bytes.Contains(md, []byte("| --- | ---: | --- |")) {
		t.Errorf("%s", md)
	}
}

func TestHTML_HeadingsNeverSkipALevel(t *testing.T) {
	b := &builder{}
	d := &pipeline.Document{ID: "s/a", Lang: language.English, Title: b.block(pipeline.TitleBlock, "T")}
	for _, level := range []int{3, 5, 1, 9, -4, 2} {
		d.Sections = append(d.Sections, pipeline.Section{Level: level, Heading: b.block(pipeline.Heading, "H")})
	}
	f, err := export.HTML(original(d), labels{})
	var got []string
	doc := page(t, f, err)
	doc.Find("header h1, section h2, section h3, section h4, section h5, section h6").Each(func(_ int, s *goquery.Selection) { got = append(got, goquery.NodeName(s)) })
	if strings.Join(got, " ") != "h1 h2 h3 h2 h3 h2 h3" {
		t.Errorf("%v", got)
	}
	if n := doc.Find("nav a").Length(); n != 6 {
		t.Errorf("%d entries in the contents", n)
	}
	doc.Find("nav a").Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); !strings.HasPrefix(href, "#c-") || doc.Find(href).Length() != 1 {
			t.Errorf("%s leads nowhere", href)
		}
	})
}

func TestIndex_NamesWhatIsHeldBack(t *testing.T) {
	rows := []export.IndexRow{
		{ID: "clinic/b", Slug: "b", Title: "B <script>", Lang: language.English, Held: "40% is reviewed, the policy asks for 80%", Coverage: pipeline.Coverage{Segments: 10, Done: 4}},
		{ID: "clinic/a", Slug: "a", Title: "أ", Lang: language.Arabic, Status: "reviewed", Locales: []language.Tag{language.Arabic, language.Japanese}, Coverage: pipeline.Coverage{Segments: 10, Done: 10}},
	}
	f, err := export.Index("clinic", language.Arabic, rows, labels{})
	doc := page(t, f, err)
	if got := doc.Find(".rows > li > a"); got.Length() != 1 || got.AttrOr("href", "") != "a.html" {
		t.Error("the published article is not linked")
	}
	if held := doc.Find("li.held").Text(); !strings.Contains(held, "B <script>") || !strings.Contains(held, "40% is reviewed, 80% is needed") || !strings.Contains(held, "مؤجَّل النشر") {
		t.Errorf("%q", held)
	}
	if doc.Find("li.held .state [lang]").Length() != 0 || doc.Find("li.held [lang=en][dir=ltr]").Length() != 3 {
		t.Error("what is said in Arabic, and what is not, is not told apart")
	}
	if other := doc.Find(".locales a[hreflang=ja]"); other.AttrOr("href", "") != "../ja/index.html" || other.Text() != "日本語" {
		t.Error("the other locale is not linked by its own name")
	}
	f, err = export.Index("clinic", language.English, []export.IndexRow{
		{ID: "clinic/c", Slug: "c", Title: "clinic/c", Held: "the editor is on holiday"},
		{ID: "clinic/d", Slug: "d", Held: "nothing is translated yet"},
		{ID: "clinic/e", Slug: "e", Title: "E", Lang: language.English, Status: "reviewed", Coverage: pipeline.Coverage{Segments: 10, Done: 4, Related: 5}},
	}, labels{})
	for i, want := range []string{"E Reviewed 4 of 10 sentences → 9 with fallback clinic/e", "clinic/c Held back the editor is on holiday", "d Held back Nothing is translated yet clinic/d"} {
		li := page(t, f, err).Find(".rows > li").Eq(i)
		li.Find("span, code").BeforeHtml(" ")
		if got := squash(li.Text()); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	f, err = export.Packs([]export.PackRow{{Pack: "clinic", Locales: []export.PackLocale{{Locale: language.Arabic, Articles: 1, Held: 1}}}}, "../", labels{})
	if a := page(t, f, err).Find(".rows a"); a.AttrOr("href", "") != "../clinic/ar/index.html" || a.Text() != "العربية" {
		t.Error("the locale is not linked")
	}
}

func TestStatus_IsTheWorstThatHolds(t *testing.T) {
	d := tide()
	all := map[pipeline.SegmentKey]string{}
	for _, s := range d.Segments() {
		all[s.Key] = s.Text.Coded
	}
	change := func(f func(*pipeline.Localized)) pipeline.Localized {
		l := into(d, language.German, all)
		f(&l)
		return l
	}
	for want, l := range map[string]pipeline.Localized{
		"source":   original(d),
		"reviewed": change(func(*pipeline.Localized) {}),
		"translated": change(func(l *pipeline.Localized) {
			t := l.Targets["k0000004"]
			t.State = pipeline.Translated
			l.Targets["k0000004"] = t
		}),
		"partial": change(func(l *pipeline.Localized) { delete(l.Targets, "k0000004") }),
		"stale":   change(func(l *pipeline.Localized) { l.Stale = true; delete(l.Targets, "k0000004") }),
		"draft":   change(func(l *pipeline.Localized) { l.Stale, l.Drafts = true, true }),
	} {
		if got := l.Status(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestSlug_IsAFileNameEverywhere(t *testing.T) {
	for id, want := range map[pipeline.ArticleID]string{
		"clinic/stem-cells": "stem-cells", "clinic/干细胞": "干细胞", "a/con": "con-", "a/index": "index-", "a/v1.2_x": "v1-2-x-", "a/_x": "x-", "a/..": "", "a/e\u0301": "é",
	} {
		got := export.Slug(id)
		if !strings.HasPrefix(got, want) || got == "" || strings.ContainsAny(got, "./_") || strings.HasSuffix(want, "-") != (len(got) == len(want)+6) && want != "" {
			t.Errorf("%s: %q", id, got)
		}
	}
	if export.Slug("a/x_y") == export.Slug("a/x.y") {
		t.Error("two names became one")
	}
}

// FuzzExport puts outside text where a target and an address stand. No format
// panics; the page holds only our elements and addresses that lead nowhere but
// where they say.
func FuzzExport(f *testing.F) {
	f.Add("<a1>x</a1><b9/></b2><join/>", "java\tscript:alert(1)")
	f.Add("<a1><a1></a1>", "//evil.example")
	f.Add("</a1><img2/><br3>", "HTTPS://a.example/%zz")
	f.Add("\x7f", "0")
	f.Add("{{ x }}\x00\ufeff\xff", "mailto:a@b.example?subject=<x>")
	f.Fuzz(func(t *testing.T, target, href string) {
		b := &builder{}
		src := coded("<a1>x</a1><img2/><br3/><b4>", code("a", pipeline.Paired, "href", href), code("img", pipeline.Placeholder, "src", href, "alt", target), code("br", pipeline.Placeholder), code("b", pipeline.Opening))
		img := b.block(pipeline.Image, target)
		img.Src = href
		d := &pipeline.Document{ID: "s/a", URI: href, Lang: language.English, Meta: pipeline.Meta{Canonical: href, Byline: target}, Sections: []pipeline.Section{{
			Level: 1, Heading: b.block(pipeline.Heading, src), Blocks: []pipeline.Block{b.block(pipeline.Paragraph, src, src), img, {Kind: pipeline.Listing, Raw: target, Lang: href}},
		}}}
		texts := map[pipeline.SegmentKey]string{}
		for _, s := range d.Segments() {
			texts[s.Key] = target
		}
		for _, l := range []pipeline.Localized{original(d), into(d, language.Arabic, texts)} {
			exported(t, l, "md")
			read(t, exported(t, l, "json"))
			f, err := export.HTML(l, labels{})
			page(t, f, err).Find("body *").Each(func(_ int, s *goquery.Selection) {
				switch goquery.NodeName(s) {
				case "script", "iframe", "object", "embed", "base", "form", "svg", "math", "style", "link", "meta":
					t.Fatalf("%s in the page\n%s", goquery.NodeName(s), f.Data)
				}
				for _, name := range []string{"href", "src"} {
					a, ok := s.Attr(name)
					if !ok {
						continue
					}
					if u, err := url.Parse(strings.TrimSpace(a)); err == nil && (u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" || u.Scheme == "" && u.Host != "") {
						t.Fatalf("address %q", a)
					}
				}
			})
		}
	})
}

func BenchmarkExport(b *testing.B) {
	l := tideArabic()
	for _, e := range export.Formats() {
		b.Run(e.Format, func(b *testing.B) {
			for b.Loop() {
				if _, err := e.Export(l, labels{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
