package source

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
)

var ctx = context.Background()

func entriesOf(t *testing.T, doc string) (out []string, read *feedRead) {
	t.Helper()
	home, _ := url.Parse("https://a.example/feeds/all.xml")
	read, err := parseFeed([]byte(doc), "", home)
	if err != nil {
		t.Fatalf("%v\n%s", err, doc)
	}
	for _, e := range read.entries {
		u, err := resolve(read.base, e.address)
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		line := u.String()
		for _, d := range []*time.Time{e.published, e.modified} {
			if d != nil {
				line += " " + d.UTC().Format("2006-01-02")
			} else {
				line += " -"
			}
		}
		out = append(out, line+" "+e.title)
	}
	return out, read
}

func TestFeed_Formats(t *testing.T) {
	for name, c := range map[string]struct {
		doc  string
		want []string
		next string
	}{
		"rss 2.0": {`<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>
			<title>N</title><link>https://a.example/news/</link><atom:link rel="next" href="https://a.example/feeds/2.xml"/>
			<item><title><![CDATA[One & only]]></title><link>one.html</link><pubDate>Tue, 06 Oct 2026 09:00:00 +0200</pubDate><description>&lt;p&gt;x</description></item>
			<item><title>Two &eacute; &amp; more</title><guid>https://a.example/two</guid></item>
			<item><title>No address</title><guid isPermaLink="false">tag:x</guid></item>
			<item><title>Three</title><link>https://proxy.example/~r/3</link><feedburner:origLink>https://a.example/three</feedburner:origLink></item>
			</channel></rss>`,
			[]string{"https://a.example/news/one.html 2026-10-06 - One & only", "https://a.example/two - - Two é & more", "https://a.example/three - - Three"}, "https://a.example/feeds/2.xml"},
		"rss 1.0": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
			<channel rdf:about="https://a.example/"><title>N</title><link>https://a.example/</link></channel>
			<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2026-10-06T09:00:00Z</dc:date></item></rdf:RDF>`,
			[]string{"https://a.example/1 2026-10-06 - One"}, ""},
		"rss 0.91": {`<rss version="0.91"><channel><title>N</title><link>https://a.example/</link><item><title>One</title><link>/1</link></item></channel></rss>`,
			[]string{"https://a.example/1 - - One"}, ""},
		"atom": {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/blog/index.xml"><title>N</title>
			<link rel="self" href="/feed"/><link rel="next" href="page2.xml"/>
			<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; one</title><id>tag:1</id><link rel="replies" href="/r"/><link href="2026/one"/>
			<published>2026-10-05T10:00:00Z</published><updated>2026-10-06T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="x">no</a></div></content></entry>
			<entry xml:base="deep/"><title>Two</title><link rel="alternate" href="two"/><source><title>No</title></source></entry></feed>`,
			[]string{"https://b.example/blog/2026/one 2026-10-05 2026-10-06 A <b>bold</b> one", "https://b.example/blog/deep/two - - Two"}, "https://b.example/blog/page2.xml"},
		"atom relative to itself": {`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link href="one"/></entry><link rel="prev-archive" href="old.xml"/></feed>`,
			[]string{"https://a.example/feeds/one - - One"}, "https://a.example/feeds/old.xml"},
		"json": {`{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":7,"url":"/one","title":"One","date_published":"2026-10-05T10:00:00+02:00","date_modified":"2026-10-06T10:00:00Z","content_html":"x"},
			"odd",{"id":"https://a.example/two","title":{"odd":1}}],"next_url":"/2.json"}`,
			[]string{"https://a.example/one 2026-10-05 2026-10-06 One", "https://a.example/two - - "}, "/2.json"},
		"unbalanced markup in it": {`<rss version="2.0"><channel><item><title>One</title><description><p>a<br><p>b</description><link>https://a.example/1</link></item><item><link>https://a.example/2</link></item></channel></rss>`,
			[]string{"https://a.example/1 - - One", "https://a.example/2 - - "}, ""},
		"cut off": {`<rss version="2.0"><channel><item><title>One</title><link>https://a.example/1</link></item><item><title>Tw`,
			[]string{"https://a.example/1 - - One"}, ""},
	} {
		got, read := entriesOf(t, c.doc)
		wantLines(t, name, got, c.want...)
		if read.next != c.next {
			t.Errorf("%s: next is %q, want %q", name, read.next, c.next)
		}
	}
}

func TestFeed_Encodings(t *testing.T) {
	home, _ := url.Parse("https://a.example/")
	rss := func(encoding, title string) string {
		return `<?xml version="1.0" encoding="` + encoding + `"?><rss version="2.0"><channel><item><title>` + title + `</title><link>https://a.example/1</link></item></channel></rss>`
	}
	utf16 := func(s string) string {
		out := "\xff\xfe"
		for _, r := range s {
			out += string([]byte{byte(r), byte(r >> 8)})
		}
		return out
	}
	for name, c := range map[string]struct{ doc, charset, want string }{
		"declared gb2312":             {rss("gb2312", "\xd6\xd0\xce\xc4"), "", "中文"},
		"declared by the transport":   {rss("utf-16", "\xd6\xd0\xce\xc4"), "gbk", "\uFFFD"},
		"shift_jis":                   {rss("Shift_JIS", "\x93\xfa\x96\x7b"), "", "日本"},
		"utf-8 that declares latin-1": {rss("ISO-8859-1", "é中"), "iso-8859-1", "é中"},
		"byte order mark":             {"\xef\xbb\xbf" + rss("utf-8", "é"), "", "é"},
		"utf-16":                      {utf16(rss("utf-16", "中")), "", "中"},
		"control characters":          {rss("utf-8", "a\x00\x08b"), "", "ab"},
	} {
		read, err := parseFeed([]byte(c.doc), c.charset, home)
		if err != nil || len(read.entries) != 1 || !strings.HasPrefix(read.entries[0].title, c.want) {
			t.Errorf("%s: %+v %v", name, read, err)
		}
	}
}

func TestFeed_WhatIsNoFeedSaysSo(t *testing.T) {
	home, _ := url.Parse("https://a.example/")
	for doc, want := range map[string]string{
		`<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"></head></html>`: "is an HTML page, no feed|https://a.example/rss?a=1&b=2",
		`<html><body><p>Hello<br>you</html>`: "is an HTML page, no feed|kind: page",
		`<urlset></urlset>`:                  "is a sitemap, no feed|kind: sitemap",
		`hello`:                              "is no feed|",
		``:                                   "is no feed|",
		`{"items":3}`:                        "the feed is broken|",
		`{"a":[1]}`:                          "is JSON without a list|",
		`<x>`:                                "outermost element is <x>|",
	} {
		_, err := parseFeed([]byte(doc), "", home)
		msg, hint, _ := strings.Cut(want, "|")
		f := faultOf(err)
		if f == nil || !strings.Contains(f.Msg, msg) || !strings.Contains(f.Hint, hint) {
			t.Errorf("%q: %+v", doc, f)
		}
	}
}

func TestFeed_AttacksCostNoMoreThanTheirSize(t *testing.T) {
	home, _ := url.Parse("https://a.example/")
	rss := func(inner string) string {
		return `<rss version="2.0"><channel><item><link>https://a.example/1</link></item>` + inner + `</channel></rss>`
	}
	var bomb strings.Builder
	bomb.WriteString(`<!DOCTYPE rss [<!ENTITY a0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">`)
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, `<!ENTITY a%d "%s">`, i, strings.Repeat(fmt.Sprintf("&a%d;", i-1), 10))
	}
	bomb.WriteString(`]>`)
	var spaces strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&spaces, ` xmlns:n%d="u%d"`, i, i)
	}
	for name, doc := range map[string]string{
		"entities":        bomb.String() + rss(`<item><title>&a29;&x;</title><link>https://a.example/2</link></item>`),
		"nesting":         rss(strings.Repeat("<a>", 300_000)),
		"nested items":    rss(strings.Repeat("<item>", 300_000)),
		"namespaces":      `<rss` + spaces.String() + `><channel><item><link>https://a.example/1</link></item>` + strings.Repeat("<item/>", 100_000) + `</channel></rss>`,
		"many items":      rss(strings.Repeat("<item/>", 1_000_000)),
		"many fragments":  rss(`<x:y>` + strings.Repeat("a<!---->", 500_000) + `</x:y>`),
		"many attributes": rss(`<item ` + strings.Repeat(`a="" `, 500_000) + `><link>https://a.example/2</link></item>`),
		"ampersands":      rss(`<item><title>` + strings.Repeat("&", 1_000_000) + `</title></item>`),
		"json":            `{"items":[{"url":"https://a.example/1"}` + strings.Repeat(`,{}`, 1_000_000) + `]}`,
		"json nesting":    `{"items":[{"url":"https://a.example/1"},` + strings.Repeat(`[`, 100_000) + `]}`,
		"html in atom":    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><entry><link href="1"/><content type="html">` + strings.Repeat("&lt;div&gt;", 100_000) + `</content></entry></feed>`,
	} {
		began := time.Now()
		read, err := parseFeed([]byte(doc), "", home)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(read.entries) < 1 || len(read.entries) > maxFeedEntries || !strings.HasSuffix(read.entries[0].address, "1") {
			t.Errorf("%s: %d entries", name, len(read.entries))
		}
		for _, e := range read.entries {
			if len(e.title) > 2*maxField || strings.Contains(e.title, "lollol") || strings.Contains(e.title, "root:") {
				t.Errorf("%s: title of %d bytes", name, len(e.title))
			}
		}
		t.Logf("%s: %d kB in %v", name, len(doc)>>10, time.Since(began).Round(time.Millisecond))
	}
}

func FuzzFeed(f *testing.F) {
	home, _ := url.Parse("https://a.example/x/")
	f.Add([]byte(`<rss version="2.0"><channel><link>/</link><item><title>One</title><link>1</link><guid isPermaLink="false">g</guid><pubDate>Tue, 06 Oct 2026 09:00:00 GMT</pubDate></item></channel></rss>`), "")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="b/"><entry><link href="1"/><title type="xhtml"><div>x</div></title><updated>2026-10-06</updated></entry><link rel="next" href="2"/></feed>`), "utf-8")
	f.Add([]byte(`<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><item><link>1</link></item></rdf:RDF>`), "gbk")
	f.Add([]byte(`{"version":"1","items":[{"id":1,"url":"/1","date_published":"2026"}],"next_url":"2"}`), "")
	f.Fuzz(func(t *testing.T, doc []byte, charset string) {
		a, err := parseFeed(doc, charset, home)
		if err != nil {
			if faultOf(err) == nil {
				t.Fatalf("%v is no fault", err)
			}
			return
		}
		b, err := parseFeed(doc, charset, home)
		if err != nil || len(a.entries) != len(b.entries) || len(a.entries) > maxFeedEntries {
			t.Fatal("not the same twice")
		}
		for i, e := range a.entries {
			if e.address != b.entries[i].address || e.title != b.entries[i].title {
				t.Fatal("not the same twice")
			}
			if u, err := resolve(a.base, e.address); err == nil && u.Scheme != "http" && u.Scheme != "https" {
				t.Fatalf("%s", u)
			}
		}
	})
}
