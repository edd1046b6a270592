package extract_test

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>Read <a href='/g'>the <b>guide</b></a>.<br>Then &lt;b1&gt; go on.</p>",
		"<h1>T</h1><p><b>一、甲</b><br>乙乙乙乙乙乙，乙乙乙乙。</p><table><tr><td>1<td>2<tr><td>3<td>4</table>",
		"<ul><li>a<ul><li>b</ul><li><p>c<p>d</ul><pre>x\n y</pre><img src=a.png alt=b><figure><img data-src=c><figcaption>d</figcaption></figure>",
		"<div>a<br><br><i>b<br><br>c</i></div><p>&lt;b<i></i>1&gt;</p><p><q>a<sup>1</sup></q></p>",
		"<p>\u202eabc\u200b\u0000\ufeffd</p><table><td><table><td>x</table></table><base href='http://[::1'>",
	} {
		f.Add([]byte(s))
	}
	e, err := extract.New(extract.Rules{})
	if err != nil {
		f.Fatal(err)
	}
	whole, err := extract.New(extract.Rules{Body: "body", Title: "h1", Remove: []string{".x"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, x := range []*extract.Extractor{e, whole} {
			if d, err := x.Extract(context.Background(), pipeline.Item{URI: "https://a.example/b/c.html", MediaType: "text/html", Charset: "utf-8", Body: body}); err == nil {
				checkDocument(t, d)
			}
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"---\ntitle: A\ntags: [b, c]\n---\n# A\n\ntext *with* `code` and \\<b1>\n\n- a\n  - b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
		"---\nauthor:\n  - name: B\n---\n> a\n> > b\n\n1. x\n2. y\n\n![alt](a.png \"Figure\")\n",
	} {
		f.Add(s)
	}
	e, err := extract.New(extract.Rules{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if d, err := e.Extract(context.Background(), pipeline.Item{URI: "a/b.md", MediaType: "text/markdown", Body: []byte(body)}); err == nil {
			checkDocument(t, d)
		}
	})
}

// checkDocument checks what holds of every document.
func checkDocument(t *testing.T, d *pipeline.Document) {
	t.Helper()
	for b := range d.Blocks() {
		if err := checkText(b.Text); err != nil {
			t.Fatalf("%s block %q: %v", b.Kind, b.Text.Coded, err)
		}
		if b.Src != "" && strings.HasPrefix(strings.ToLower(b.Src), "javascript:") || strings.HasPrefix(b.Src, "data:") {
			t.Fatalf("source %q", b.Src)
		}
	}
	for i, s := range d.Sections {
		if s.Level < 1 {
			t.Fatalf("section %d has level %d", i, s.Level)
		}
	}
	extract.PlainText(d)
	extract.HTML(d)
	extract.Outline(d)
}

// checkText checks that every code of a text is known, stands once, and that
// pairs are closed in the order they were opened.
func checkText(x pipeline.Text) error {
	if !utf8.ValidString(x.Coded) {
		return fmt.Errorf("is not valid UTF-8")
	}
	for _, r := range x.Coded {
		if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200b {
			return fmt.Errorf("holds %U", r)
		}
	}
	seen := map[int]int{}
	var open []int
	for _, k := range pipeline.Tokens(x.Coded) {
		if !k.IsCode() {
			if !norm.NFC.IsNormalString(k.Text) {
				return fmt.Errorf("%q is not NFC", k.Text)
			}
			continue
		}
		c, ok := x.Code(k.N)
		if !ok || c.N != k.N || c.Name != k.Name {
			return fmt.Errorf("%s is not among its codes", k.Text)
		}
		seen[k.N]++
		switch {
		case k.Open:
			open = append(open, k.N)
		case k.Close:
			if len(open) == 0 || open[len(open)-1] != k.N {
				return fmt.Errorf("%s closes nothing", k.Text)
			}
			open = open[:len(open)-1]
		}
		for _, a := range c.Attr {
			if !strings.Contains(" href title src alt lang dir ", " "+a.Name+" ") {
				return fmt.Errorf("attribute %s", a.Name)
			}
			if v := strings.ToLower(a.Value); strings.HasPrefix(v, "javascript:") || strings.HasPrefix(v, "data:") || strings.HasPrefix(v, "vbscript:") {
				if a.Name == "href" || a.Name == "src" {
					return fmt.Errorf("address %s", a.Value)
				}
			}
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%d pairs are not closed", len(open))
	}
	for i, c := range x.Codes {
		want := 1
		if c.Kind == pipeline.Paired {
			want = 2
		}
		if seen[i+1] != want {
			return fmt.Errorf("code %d stands %d times", i+1, seen[i+1])
		}
	}
	return nil
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<link rel=canonical href=/a><link rel=next href=/a_2><meta name=robots content=none><p>x <a href=/b/2>2</a><a href="//[::1">y</a>`,
		`<base href="http://b.example/"><nav><a href="?page=2">Next</a></nav><a href="#x">z</a><a href="/b/c_2.html">下一页</a>`,
	} {
		f.Add([]byte(s))
	}
	e, err := extract.New(extract.Rules{Links: "div a, p"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := e.Read(context.Background(), pipeline.Item{URI: "https://a.example/b/c.html", MediaType: "text/html", Charset: "utf-8", Body: body})
		if err != nil {
			return
		}
		all := []string{r.Next, r.Canonical, r.AMP, r.Older}
		for _, l := range r.Links {
			all = append(all, l.Address)
		}
		for _, s := range all {
			if u, err := url.Parse(s); s != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Fragment != "") {
				t.Fatalf("address %q", s)
			}
		}
		if r.Next != "" && !strings.HasPrefix(r.Next, "https://a.example/b/c") && !strings.HasPrefix(r.Next, "http://a.example/b/c") {
			t.Fatalf("next page %q", r.Next)
		}
		if !slices.IsSorted(r.Lines) {
			t.Fatal("lines do not ascend")
		}
	})
}

func FuzzExplain(f *testing.F) {
	for _, s := range []string{
		`<div class="story x-1"><h1 id=t>T</h1><p class=a>Read <a href=/g>the <b>guide</b></a>.<br>Then go on.</p><p class=a>More of it.</p></div><nav>x</nav>`,
		`<article itemprop=articleBody><p>a</p><svg><a class=q>b</a></svg><table><tr><td class=c>d</table></article><font>e`,
	} {
		f.Add([]byte(s))
	}
	e, err := extract.New(extract.Rules{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		x, err := e.Explain(context.Background(), pipeline.Item{URI: "https://a.example/b/c.html", MediaType: "text/html", Charset: "utf-8", Body: body})
		if err != nil && pipeline.CodeOf(err) != pipeline.Invalid {
			t.Fatal(err)
		}
		all := []string{x.Title.Selector, x.Body.Selector, x.Author.Selector, x.Date.Selector}
		for _, p := range x.Pieces {
			all = append(all, p.Selector)
		}
		for _, s := range all {
			if _, err := extract.New(extract.Rules{Body: s}); err != nil {
				t.Fatalf("selector %q: %v", s, err)
			}
		}
	})
}
