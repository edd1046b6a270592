package extract_test

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func TestArticleIsFoundWhereverThePageKeepsIt(t *testing.T) {
	text := strings.Repeat(prose, 3)
	body, err := json.Marshal(strings.ReplaceAll(strings.ReplaceAll(text, "<p>", ""), "</p>", "\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range map[string]string{
		"hidden until a script has run":   `<div id="content" style="visibility: hidden; opacity: 0">` + text + `</div>`,
		"noscript":                        `<div id="app">Loading...</div><noscript>` + text + `</noscript>`,
		"a template":                      `<div id="app"></div><template>` + text + `</template>`,
		"a shadow root":                   `<an-article><template shadowrootmode="open">` + text + `</template></an-article>`,
		"a document in a frame":           `<h1>Title</h1><iframe srcdoc="` + html.EscapeString(text) + `"></iframe>`,
		"JSON-LD":                         `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":` + string(body) + `}</script><div id="root"></div><footer>Imprint</footer>`,
		"JSON-LD with a teaser beside it": `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":` + string(body) + `}</script><article><h1>T</h1><p>Only a teaser.</p></article>`,
		"a streamed part":                 `<main><template id="B:0"></template><div>Loading...</div></main><div hidden id="S:0">` + text + `</div>`,
		"a streamed part of another":      `<main><template id="B:0"></template></main><div hidden id="S:0"><article><template id="P:1"></template></article></div><div hidden id="S:1">` + text + `</div>`,
	} {
		t.Run(name, func(t *testing.T) {
			d := mustExtract(t, extract.Rules{}, item("https://a.example/b", "<!DOCTYPE html><title>Title</title><body>"+page))
			if n := strings.Count(extract.PlainText(d), "told from the chrome"); n != 3 {
				t.Errorf("%d of 3 paragraphs:\n%s", n, extract.PlainText(d))
			}
		})
	}
}

func TestStreamedPartsStandWhereTheyAreShown(t *testing.T) {
	d := mustExtract(t, extract.Rules{}, item("https://a.example/b", `<title>T</title><main><p>First.</p>`+prose+`<template id="B:1"></template><p>Third.</p>`+prose+`</main><div hidden id="S:1"><p>Second.</p></div>`))
	got := extract.PlainText(d)
	i, j, k := strings.Index(got, "First."), strings.Index(got, "Second."), strings.Index(got, "Third.")
	if i < 0 || j < i || k < j {
		t.Errorf("got\n%s", got)
	}
}

func TestImagesAreFoundBehindTheirPlaceholders(t *testing.T) {
	for page, want := range map[string]string{
		`<img src="data:image/gif;base64,R0" data-src="/1.jpg">`:                                                   "https://a.example/1.jpg",
		`<img src="/img/placeholder-grey.png" data-lazy-srcset="/2.jpg 1x">`:                                       "https://a.example/2.jpg",
		`<picture><source srcset="/3.webp"><img src="/3.jpg"></picture>`:                                           "https://a.example/3.jpg",
		`<picture><source data-srcset="/4-s.jpg 400w, /4-l.jpg 800w"><img class="lazyload"></picture>`:             "https://a.example/4-l.jpg",
		`<figure><img srcset="/5,s.jpg 1x, /5,l.jpg 2x"></figure>`:                                                 "https://a.example/5,l.jpg",
		`<amp-img src="/6.jpg" width=600 height=400><noscript><img src="/6-no.jpg"></noscript></amp-img>`:          "https://a.example/6.jpg",
		`<div class="lazy"></div><noscript><img src="/7.jpg"></noscript>`:                                          "https://a.example/7.jpg",
		`<img src="/pixel.gif" width="1" height="1"><img src="/8.jpg"><img src="/preloaderbig.gif">`:               "https://a.example/8.jpg",
		`<p><img src="/lazy.png" data-original="//b.example/9.jpg"></p>`:                                           "https://b.example/9.jpg",
		`<figure><img data-src="/10.jpg" srcset="data:image/gif;base64,R0 1x"><figcaption>T</figcaption></figure>`: "https://a.example/10.jpg",
	} {
		d := mustExtract(t, extract.Rules{}, item("https://a.example/b", `<title>T</title><article>`+prose+page+prose+`</article>`))
		var got []string
		for b := range d.Blocks() {
			if b.Kind == pipeline.Image {
				got = append(got, b.Src)
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %v", page, got)
		}
	}
}

func TestNotesStayWithTheirMarks(t *testing.T) {
	d := mustExtract(t, extract.Rules{}, item("https://a.example/b", `<title>T</title><article>`+prose+`<p>A word<sup><a href="#n1">1</a></sup> that needs a note, in a paragraph that is no shorter than the others are.</p>`+prose+`<ol><li id="n1"><a href="#r1">↩</a> The note.</li></ol></article><ul><li id="n2"><a href="/">No note</a></li></ul>`))
	if got := extract.PlainText(d); !strings.Contains(got, "The note.") || strings.Contains(got, "No note") {
		t.Errorf("got\n%s", got)
	}
}

func TestScriptsAndCommentsChangeNothingThatIsRead(t *testing.T) {
	e, err := extract.New(extract.Rules{Body: "body"})
	if err != nil {
		t.Fatal(err)
	}
	unseen := []string{
		"<script>var a = '<p>no</p>';</script>", "<script src=x></script>", "<style>p > a { color: red }</style>", "<!-- <p>no</p> -->", "<!---->",
		"<script>if (a < b) { document.write('<scr' + 'ipt>') }</script>", "<SCRIPT TYPE='module'>1</SCRIPT >", "<svg viewBox='0 0 1 1'><path d='M0 0'/><g><use href='#a'/></g></svg>",
		"<script><!--\nvar a = 1;\n//--></script>", "<!-- a -- b -->",
	}
	seen := []string{"<p>one</p>", "<p title='a > b'>two</p>", "<textarea><script></textarea>", "<b>three</b>", "<ul><li>four</ul>", "<pre><code>a &lt; b</code></pre>", "text &lt;!-- text --&gt;", "<p>a < b</p>"}
	rapid.Check(t, func(t *rapid.T) {
		var with, without strings.Builder
		for range rapid.IntRange(1, 12).Draw(t, "parts") {
			s := rapid.SampledFrom(seen).Draw(t, "seen")
			without.WriteString(s)
			with.WriteString(rapid.SampledFrom(unseen).Draw(t, "unseen") + s)
		}
		read := func(body string) string {
			d, err := e.Extract(t.Context(), item("https://a.example/b", "<title>T</title><body>"+body))
			if err != nil {
				return err.Error()
			}
			return extract.PlainText(d)
		}
		if a, b := read(without.String()), read(with.String()); a != b {
			t.Errorf("%s\nreads %q, but\n%s\nreads %q", without.String(), a, with.String(), b)
		}
	})
}
