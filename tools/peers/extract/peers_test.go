package main

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

const harbour = `<html><body><nav class="menu"><a href="/">Home</a> <a href="/news">News</a></nav>
<div class="wrap"><div class="text"><h2>Night <em>cranes</em></h2><p>Ships wait <b>less</b>.<br>The town sleeps.</p>
<table><tr><th>Berth</th><td><p>North</p></td></tr></table><ul><li>one<li>two</ul><pre>a
b</pre><script>no()</script></div><p>Related: more ships</p></div></body></html>`

func parse(t *testing.T, s string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRender_PutsABlockALine(t *testing.T) {
	text, outline := render(parse(t, harbour))
	want := "Home News\nNight cranes\nShips wait less.\nThe town sleeps.\nBerth\tNorth\none\ntwo\na\nb\nRelated: more ships"
	if text != want {
		t.Errorf("got  %q\nwant %q", text, want)
	}
	if b, _ := json.Marshal(outline); string(b) != `[[2,"Night cranes"]]` {
		t.Errorf("outline %s", b)
	}
}

func TestArticleSelector_NamesTheElementOfTheArticle(t *testing.T) {
	article := "Night cranes\nShips wait less.\nThe town sleeps.\nBerth North\none\ntwo\na\nb"
	if got := articleSelector(parse(t, harbour), &gold.Page{Text: article}); got != "div.text" {
		t.Errorf("got %q", got)
	}
	twice := strings.ReplaceAll(harbour, `<p>Related`, `<div class="text"></div><p>Related`)
	got := articleSelector(parse(t, twice), &gold.Page{Text: article})
	if got != "html > :nth-child(2) > :nth-child(2) > :nth-child(1)" {
		t.Errorf("got %q", got)
	}
}
