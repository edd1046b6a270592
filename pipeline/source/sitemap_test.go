package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func TestSitemap_Forms(t *testing.T) {
	const urls = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n" xmlns:image="i">
		<url><loc> https://a.example/1?a=1&amp;b=2 </loc><lastmod>2026-10-06</lastmod><image:image><image:loc>https://a.example/1.png</image:loc></image:image></url>
		<url><lastmod>2026-10-06T09:30+02:00</lastmod><news:news><news:publication><news:name>N</news:name><news:language>en</news:language></news:publication>
			<news:publication_date>2026-10-05T09:00:00Z</news:publication_date><news:title>Two &amp; a half</news:title></news:news><loc><![CDATA[https://a.example/2]]></loc></url>
		<url><loc></loc></url></urlset>`
	for name, c := range map[string]struct {
		doc   string
		want  []string
		index bool
	}{
		"urls":             {urls, []string{"https://a.example/1?a=1&b=2 - 2026-10-06T00:00:00Z ", "https://a.example/2 2026-10-05T09:00:00Z 2026-10-06T07:30:00Z Two & a half"}, false},
		"compressed":       {gzipped(urls), []string{"https://a.example/1?a=1&b=2 - 2026-10-06T00:00:00Z ", "https://a.example/2 2026-10-05T09:00:00Z 2026-10-06T07:30:00Z Two & a half"}, false},
		"index":            {`<sitemapindex><sitemap><loc>https://a.example/s1.xml.gz</loc><lastmod>2026</lastmod></sitemap></sitemapindex>`, []string{"https://a.example/s1.xml.gz - 2026-01-01T00:00:00Z "}, true},
		"text":             {"\ufeffhttps://a.example/1\r\n\r\n# a remark\nhttps://a.example/2", []string{"https://a.example/1 - - ", "https://a.example/2 - - "}, false},
		"prefixes":         {`<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://a.example/1</s:loc></s:url></s:urlset>`, []string{"https://a.example/1 - - "}, false},
		"left open":        {`<urlset><url><loc>https://a.example/1</loc><x></url><url><loc>https://a.example/2</loc></url></urlset>`, []string{"https://a.example/1 - - ", "https://a.example/2 - - "}, false},
		"of another era":   {"<?xml version='1.0' encoding='gb2312'?><urlset><url><loc>https://a.example/\xd6\xd0</loc><lastmod>2026-10-06 10:00:00</lastmod></url></urlset>", []string{"https://a.example/中 - 2026-10-06T10:00:00Z "}, false},
		"a date of no day": {`<urlset><url><loc>https://a.example/1</loc><lastmod>yesterday</lastmod></url></urlset>`, []string{"https://a.example/1 - - "}, false},
	} {
		read, err := parseSitemap([]byte(c.doc), "")
		if err != nil || read.index != c.index {
			t.Errorf("%s: %+v %v", name, read, err)
			continue
		}
		var got []string
		for _, r := range read.records {
			line := r.loc
			for _, d := range []*time.Time{r.published, r.modified} {
				if d == nil {
					line += " -"
				} else {
					line += " " + d.UTC().Format(time.RFC3339)
				}
			}
			got = append(got, line+" "+r.title)
		}
		wantLines(t, name, got, c.want...)
	}
}

func TestSitemap_WhatIsNoSitemapSaysSo(t *testing.T) {
	for doc, want := range map[string]string{
		`<!doctype html><html><p>Hello<br></html>`: "is an HTML page, no sitemap",
		`<x/>`:              "outermost element is <x>",
		`not found`:         "line 1 is neither markup nor an address",
		``:                  "is empty",
		"\x1f\x8bnonsense!": "cannot be read|is not compressed",
		`<urlset`:           "cannot be read",
	} {
		_, err := parseSitemap([]byte(doc), "")
		f := faultOf(err)
		one, other, _ := strings.Cut(want, "|")
		if f == nil || !strings.Contains(f.Msg, one) && (other == "" || !strings.Contains(f.Msg, other)) {
			t.Errorf("%q: %v", doc, err)
		}
	}
	if _, err := parseSitemap([]byte(`<rss version="2.0"/>`), ""); !errors.Is(err, errFeed) {
		t.Error(err)
	}
}

func TestSitemap_AttacksCostNoMoreThanTheirSize(t *testing.T) {
	url := "<url><loc>https://a.example/1</loc></url>"
	for name, c := range map[string]struct {
		doc   string
		fails bool // what came before the attack counts in any case
	}{
		"ten million entries": {gzipped("<urlset>" + strings.Repeat("<url><loc>a</loc></url>", 2_000_000)), false},
		"bomb":                {gzipped("<urlset>" + url + strings.Repeat(" ", 60<<20)), true},
		"bomb of text":        {gzipped(strings.Repeat("https://a.example/1\n", 3_000_000)), false},
		"one long tag":        {"<urlset>" + url + "<url " + strings.Repeat(`a="" `, 2_000_000) + ">", true},
		"one long text":       {"<urlset>" + url + "<url><loc>" + strings.Repeat("a", 2_000_000), true},
		"one long line":       {"https://a.example/1\nhttps://a.example/" + strings.Repeat("a", 2_000_000), true},
		"nesting":             {"<urlset>" + url + strings.Repeat("<a>", 1_000_000), true},
		"entities":            {`<!DOCTYPE x [<!ENTITY a "` + strings.Repeat("lol", 1000) + `">]><urlset>` + url + "<url><loc>" + strings.Repeat("&a;", 100_000) + "</loc></url></urlset>", false},
	} {
		began := time.Now()
		read, err := parseSitemap([]byte(c.doc), "")
		if (err != nil) != c.fails || len(read.records) == 0 || len(read.records) > maxRecords {
			t.Errorf("%s: %d entries, %v", name, len(read.records), err)
		}
		for _, r := range read.records {
			if len(r.loc) > 2*maxField {
				t.Errorf("%s: an address of %d bytes", name, len(r.loc))
			}
		}
		t.Logf("%s: %d kB in %v: %v", name, len(c.doc)>>10, time.Since(began).Round(time.Millisecond), err)
	}
}

func TestSitemap_OfASite(t *testing.T) {
	site := newSite(t, map[string]served{
		"/index.xml": {media: "text/xml", body: `<sitemapindex><sitemap><loc>SITE/index.xml</loc></sitemap>
			<sitemap><loc>SITE/old.xml.gz</loc><lastmod>2025-01-01</lastmod></sitemap><sitemap><loc>SITE/new.txt</loc><lastmod>2026-01-01</lastmod></sitemap>
			<sitemap><loc>https://other.example/s.xml</loc></sitemap><sitemap><loc>SITE/feed.xml</loc></sitemap><sitemap><loc>SITE/gone.xml</loc></sitemap></sitemapindex>`},
		"/new.txt":     {media: "text/plain", body: "SITE/news/3\nSITE/news/3#again\nhttps://other.example/news/9\njavascript:alert(1)"},
		"/feed.xml":    {media: "text/xml", body: `<rss version="2.0"><channel><item><link>SITE/news/4?utm_source=rss</link></item><item><link>file:///etc/passwd</link></item><item><link>http://me:pw@a.example/</link></item></channel></rss>`},
		"/news/1":      {body: "one"},
		"/news/3":      {body: "three"},
		"/blog/2":      {body: "two"},
		"/sitemap.xml": {body: `<urlset><url><loc>SITE/blog/2</loc></url></urlset>`},
	})
	site.pages["/old.xml.gz"] = served{media: "application/gzip", body: gzipped("<urlset><url><loc>" + site.URL + "/news/1</loc></url><url><loc>" + site.URL + "/blog/2</loc></url></urlset>")}
	site.pages["/news/4?utm_source=rss"] = served{body: "four"}
	w, told := newWeb(t)
	w.Include = []string{"/news/**"}
	m := Sitemap{Web: w, Addresses: []string{site.URL}, Sitemaps: func(_ context.Context, address string) ([]string, error) {
		return []string{address + "/index.xml"}, nil
	}}
	got := outcome(m.Items(ctx))
	wantLines(t, "items", got, "! "+site.URL+"/gone.xml: ", "news/news-3", "news/news-1", "news/news-4")
	all := strings.Join(*told, "\n")
	for _, want := range []string{"such as \"https://other.example/s.xml\": sitemaps of other sites", `"https://other.example/news/9": of other sites`, `2 addresses in lists are left out, such as "javascript:alert(1)": is no http`, `a user name`} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing was said of %s:\n%s", want, all)
		}
	}
	site.forget()
	outcome(m.Items(ctx))
	if paths, bodies := site.counts(); bodies != 0 || len(paths) != 8 {
		t.Errorf("asked again for %v, %d with a body", paths, bodies)
	}
	m.Sitemaps = nil
	m.Include = nil
	wantLines(t, "without robots rules", outcome(m.Items(ctx)), "news/blog-2", "news/news-1", "news/news-3", "news/news-4")
}

func TestSitemap_IndexesInEachOtherEnd(t *testing.T) {
	pages := map[string]served{}
	for i := range 10 {
		pages[fmt.Sprintf("/s%d.xml", i)] = served{body: fmt.Sprintf("<sitemapindex><sitemap><loc>SITE/s%d.xml</loc></sitemap><sitemap><loc>SITE/s0.xml?%d</loc></sitemap></sitemapindex>", i+1, i)}
	}
	site := newSite(t, pages)
	w, _ := newWeb(t)
	got := outcome(Sitemap{Web: w, Addresses: []string{site.URL + "/s0.xml"}}.Items(ctx))
	if paths, _ := site.counts(); len(paths) > 8 || !strings.Contains(got[0], "more than 3 deep") {
		t.Errorf("asked for %v: %v", paths, got)
	}
	pages = map[string]served{}
	var all strings.Builder
	for i := range 300 {
		fmt.Fprintf(&all, "<sitemap><loc>SITE/s%d.xml</loc></sitemap>", i)
		pages[fmt.Sprintf("/s%d.xml", i)] = served{body: "<urlset></urlset>"}
	}
	pages["/s.xml"] = served{body: "<sitemapindex>" + all.String() + "</sitemapindex>"}
	site = newSite(t, pages)
	w, told := newWeb(t)
	outcome(Sitemap{Web: w, Addresses: []string{site.URL + "/s.xml"}, MaxFiles: 20}.Items(ctx))
	if paths, _ := site.counts(); len(paths) != 20 || len(*told) != 1 || !strings.Contains((*told)[0], "281 sitemaps are left out") {
		t.Errorf("%d documents: %v", len(paths), *told)
	}
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<urlset xmlns:news="n"><url><loc>https://a.example/1</loc><lastmod>2026-10-06T09:30+02:00</lastmod><news:news><news:title>x</news:title></news:news></url></urlset>`), "")
	f.Add([]byte(`<sitemapindex><sitemap><loc>x</loc></sitemap></sitemapindex>`), "gbk")
	f.Add([]byte("https://a.example/1\nhttps://a.example/2"), "utf-8")
	f.Add([]byte(gzipped("<urlset><url><loc>x</loc></url></urlset>")), "")
	f.Fuzz(func(t *testing.T, doc []byte, charset string) {
		a, err := parseSitemap(doc, charset)
		if err != nil && !errors.Is(err, errFeed) && faultOf(err) == nil {
			t.Fatalf("%v is no fault", err)
		}
		b, again := parseSitemap(doc, charset)
		if (err == nil) != (again == nil) || len(a.records) != len(b.records) || len(a.records) > maxRecords {
			t.Fatal("not the same twice")
		}
		for i := range a.records {
			if a.records[i].loc != b.records[i].loc || a.records[i].title != b.records[i].title || len(a.records[i].loc) > 2*maxField {
				t.Fatal("not the same twice")
			}
		}
	})
}
