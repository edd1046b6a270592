package main

import (
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"time"
)

// sitemaps writes the sitemaps of the press anew.
func (b *builder) sitemaps() {
	list := b.list
	for path := range b.pages[press] {
		if strings.HasPrefix(path, "/sitemaps/") {
			delete(b.pages[press], path)
		}
	}
	const head = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	index := head + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
	write := func(name string, entries []siteEntry, news bool) {
		var x strings.Builder
		x.WriteString(head + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">` + "\n")
		for _, e := range entries {
			fmt.Fprintf(&x, "<url><loc>%s</loc>", html.EscapeString(e.address))
			if news {
				fmt.Fprintf(&x, "<news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news>",
					e.day.Format(time.RFC3339), html.EscapeString(e.title))
			} else {
				fmt.Fprintf(&x, "<lastmod>%s</lastmod>", e.day.Format(time.DateOnly))
			}
			x.WriteString("</url>\n")
		}
		x.WriteString("</urlset>\n")
		body, media := []byte(x.String()), "application/xml"
		if strings.HasSuffix(name, ".gz") {
			body, media = packed("gzip", body), "application/gzip"
		}
		b.put(press, "/sitemaps/"+name, media, body, b.day)
		index += fmt.Sprintf("<sitemap><loc>%s/sitemaps/%s</loc><lastmod>2026-09-01</lastmod></sitemap>\n", b.base[press], name)
	}
	third := len(list) / 3
	write("one.xml.gz", list[:third], false)
	write("two.xml", list[third:2*third], false)
	write("news.xml.gz", list[2*third:], true)
	write("empty.xml", nil, false)
	b.put(press, "/sitemaps/index.xml.gz", "application/gzip", packed("gzip", []byte(index+"</sitemapindex>\n")), b.day)
}

// journal announces its articles in three feeds.
func (b *builder) journal() {
	var list []siteEntry
	for k := range journalPages {
		st := b.story()
		path := fmt.Sprintf("/%s/%d", st.tongue.lang, st.number)
		r := b.show(journal, path, st, "", 1)
		if k == 150 {
			r.troubles = []trouble{hurried}
		}
		list = append(list, siteEntry{path, st.day, st.title})
	}
	e := html.EscapeString
	third := len(list) / 3
	rss := `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Journal</title><link>` + b.base[journal] + `</link><description>Reports</description>` + "\n"
	for _, x := range list[:third] {
		rss += fmt.Sprintf("<item><title><![CDATA[%s]]></title><link>%s%s?utm_source=rss</link><guid isPermaLink=\"false\">%s</guid><pubDate>%s</pubDate></item>\n", x.title, b.base[journal], x.address, x.address, x.day.Format(time.RFC1123Z))
		w := b.wanted[b.base[journal]+x.address]
		w.at = append(w.at, b.base[journal]+x.address+"?utm_source=rss")
	}
	b.put(journal, "/feed.rss", "application/rss+xml", []byte(rss+"</channel></rss>\n"), siteDay)
	atom := `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Journal</title><id>urn:journal</id><updated>2026-09-01T06:00:00Z</updated>` + "\n"
	for _, x := range list[third-1 : 2*third] { // one is in both
		atom += fmt.Sprintf("<entry><title>%s</title><id>urn:journal:%s</id><link rel=\"alternate\" href=%q/><updated>%s</updated></entry>\n", e(x.title), x.address, x.address, x.day.Format(time.RFC3339))
	}
	b.put(journal, "/feed.atom", "application/atom+xml", []byte(atom+"</feed>\n"), siteDay)
	type item struct {
		ID    string `json:"id"`
		URL   string `json:"url"`
		Title string `json:"title"`
		Date  string `json:"date_published"`
	}
	feed := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Items   []item `json:"items"`
	}{Version: "https://jsonfeed.org/version/1.1", Title: "Journal"}
	for _, x := range list[2*third:] {
		feed.Items = append(feed.Items, item{x.address, b.base[journal] + x.address, x.title, x.day.Format(time.RFC3339)})
	}
	body, err := json.Marshal(feed)
	if err != nil {
		panic(err)
	}
	b.put(journal, "/feed.json", "application/feed+json", body, siteDay)
}

// archive has pages of links, each with one to the older ones, and articles
// that go on over several pages.
func (b *builder) archive() {
	var list []siteEntry
	for left := archivePages; left > 0; {
		st := b.story()
		pages := 1
		if st.number%16 == 0 {
			pages = min(2+st.number/16%3, left)
			if st.shape == bare {
				st.shape = paper
			}
		}
		path := fmt.Sprintf("/archive/%d.html", st.number)
		before := b.html
		b.show(archive, path, st, "", pages)
		left -= b.html - before
		list = append(list, siteEntry{path, st.day, st.title})
	}
	const each = 20
	for k := 0; k*each < len(list); k++ {
		var x strings.Builder
		fmt.Fprintf(&x, "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Archive, page %d</title></head><body><nav><a href=\"/\">Front page</a> <a href=\"/about.html\">About the archive</a></nav><main><h1>Archive</h1><ul class=\"reports\">\n", k+1)
		for _, e := range list[k*each : min((k+1)*each, len(list))] {
			fmt.Fprintf(&x, "<li><a href=%q>%s</a> <time datetime=%q>%s</time></li>\n", e.address, html.EscapeString(e.title), e.day.Format(time.DateOnly), e.day.Format("2 January 2006"))
		}
		x.WriteString("</ul>")
		if (k+1)*each < len(list) {
			fmt.Fprintf(&x, `<p class="pages"><a rel="next" href="/archive/?page=%d">Older reports</a></p>`, k+2)
		}
		x.WriteString("</main></body></html>")
		path := "/archive/"
		if k > 0 {
			path = fmt.Sprintf("/archive/?page=%d", k+1)
		}
		b.put(archive, path, "text/html; charset=utf-8", []byte(x.String()), siteDay)
	}
	b.put(archive, "/robots.txt", "text/plain", []byte(fmt.Sprintf("User-agent: *\nCrawl-delay: %.3f\nDisallow:\n", crawlDelay.Seconds())), siteDay)
}
