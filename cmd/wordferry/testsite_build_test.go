package main

import (
	"encoding/json"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"bytes"
)

// The hosts of the test site.
const (
	press   = iota // articles that sitemaps list
	journal        // that feeds announce
	archive        // that pages of links lead to
	hosts
)

// How many addresses of pages each host has.
const (
	pressPages   = 1300
	journalPages = 300
	archivePages = 400
)

// crawlDelay is what the archive asks for in its robots.txt.
const crawlDelay = 5 * time.Millisecond

var siteDay = time.Date(2026, 9, 1, 6, 0, 0, 0, time.UTC)

// builder is what the parts of the site share while it is built.
type builder struct {
	*webSite
	day    time.Time // of lists
	images map[int]map[string]bool
}

func (s *webSite) build() {
	b := &builder{webSite: s, day: siteDay, images: map[int]map[string]bool{press: {}, journal: {}, archive: {}}}
	b.press()
	b.journal()
	b.archive()
	for host, paths := range b.images {
		for path := range paths {
			s.put(host, path, "image/png", picture(path), siteDay)
		}
		for _, path := range []string{"/", "/about.html", "/print.html"} {
			s.put(host, path, "text/html; charset=utf-8", []byte("<!doctype html><title>Harbour</title><p>Go on to the reports.</p>"), siteDay)
		}
	}
}

func (b *builder) story() *story {
	b.stories++
	n := b.stories
	l := &tongues[n%len(tongues)]
	st := newStory(n, l, (n/len(tongues))%shapes)
	if st.shape == tables {
		switch l.lang { // these say nothing of their encoding
		case "zh":
			st.charset = "gb18030"
		case "ja":
			st.charset = "shift_jis"
		case "ko":
			st.charset = "euc-kr"
		}
	}
	return st
}

// show puts a story at a path, spread over as many pages; an import must have
// it once.
func (b *builder) show(host int, path string, st *story, head string, pages int) *resource {
	parts := [][]storyPart{st.parts}
	if pages > 1 {
		parts = st.pieces(pages)
	}
	var first *resource
	for i, p := range parts {
		at, next := path, ""
		if i > 0 {
			at = fmt.Sprintf("%s?page=%d", path, i+1)
		}
		if i+1 < len(parts) {
			next = fmt.Sprintf("%s?page=%d", path, i+2)
		}
		r := b.put(host, at, st.media(), st.encoded(st.page(b.base[host], head, next, p)), st.day)
		r.coding = []string{"", "gzip", "", "br", "gzip", "zstd"}[st.number%6]
		if first == nil {
			first = r
		}
		b.html++
	}
	for _, src := range st.images {
		b.images[host][src] = true
	}
	b.wanted[b.base[host]+path] = &wanted{story: st, at: []string{b.base[host] + path}}
	return first
}

func (s *story) media() string {
	if s.charset == "" && s.number%2 == 0 {
		return "text/html; charset=utf-8"
	}
	return "text/html"
}

// move has an address lead to another one.
func (b *builder) move(host int, from, to string, status int) {
	r := b.put(host, from, "text/html", nil, siteDay)
	r.status, r.etag, r.modified = status, "", time.Time{}
	r.header.Set("Location", to)
	b.html++
}

// entry is an address in a sitemap.
type siteEntry struct {
	address string
	day     time.Time
	title   string
}

// press has everything that happens to pages over the years.
func (b *builder) press() {
	at := func(path string) string { return b.base[press] + path }
	add := func(path string, st *story) { b.list = append(b.list, siteEntry{at(path), st.day, st.title}) }
	article := func(n int) string { return fmt.Sprintf("/reports/%d.html", n) }
	left := pressPages

	for k := range 20 { // moved: the list has the old address
		st := b.story()
		b.show(press, article(st.number), st, "", 1)
		old := fmt.Sprintf("/old/%d.php", st.number)
		switch {
		case k < 10:
			b.move(press, old, article(st.number), []int{http.StatusMovedPermanently, http.StatusPermanentRedirect}[k%2])
		case k < 15:
			b.move(press, old, at(article(st.number)), []int{http.StatusFound, http.StatusTemporaryRedirect, http.StatusSeeOther}[k%3])
		default: // by way of two others
			b.move(press, old, fmt.Sprintf("/old/%d/a", st.number), http.StatusMovedPermanently)
			b.move(press, fmt.Sprintf("/old/%d/a", st.number), fmt.Sprintf("/old/%d/b", st.number), http.StatusFound)
			b.move(press, fmt.Sprintf("/old/%d/b", st.number), article(st.number), http.StatusMovedPermanently)
			left -= 2
		}
		left -= 2
		add(old, st)
		w := b.wanted[at(article(st.number))]
		delete(b.wanted, at(article(st.number)))
		w.at = append(w.at, at(old))
		b.wanted[at(old)] = w
	}
	b.move(press, "/old/round.php", "/old/round-again.php", http.StatusFound)
	b.move(press, "/old/round-again.php", "/old/round.php", http.StatusFound)
	b.list = append(b.list, siteEntry{at("/old/round.php"), siteDay, ""})
	b.refused[at("/old/round.php")] = "redirect"
	left -= 2

	for k := range 8 { // withdrawn
		path := fmt.Sprintf("/reports/withdrawn-%d.html", k)
		r := b.put(press, path, "text/html", []byte("<h1>Gone</h1>"), siteDay)
		r.status, r.etag, r.modified = []int{http.StatusGone, http.StatusNotFound}[k%2], "", time.Time{}
		b.list = append(b.list, siteEntry{at(path), siteDay, ""})
		b.absent = append(b.absent, at(path))
		b.html++
		left--
	}
	for k := range 8 { // not to be indexed
		st := b.story()
		head := ""
		if k%2 == 0 {
			head = `<meta name="robots" content="noindex, nofollow">`
		}
		r := b.show(press, article(st.number), st, head, 1)
		if k%2 == 1 {
			r.header.Set("X-Robots-Tag", "noindex")
		}
		add(article(st.number), st)
		delete(b.wanted, at(article(st.number)))
		b.absent = append(b.absent, at(article(st.number)))
		left--
	}
	for range 6 { // closed to robots
		st := b.story()
		path := fmt.Sprintf("/private/%d.html", st.number)
		b.show(press, path, st, "", 1)
		add(path, st)
		delete(b.wanted, at(path))
		b.refused[at(path)] = "robots.txt"
		left--
	}
	for k := range 30 { // listed twice or thrice
		st := b.story()
		path := article(st.number)
		head := fmt.Sprintf("<link rel=\"canonical\" href=%q>\n", at(path))
		b.show(press, path, st, head, 1)
		add(path, st)
		w := b.wanted[at(path)]
		switch k % 3 {
		case 0: // a version to print that names the page as its own address
			print := *st
			print.shape = bare
			b.show(press, path+"?print=1", &print, head, 1)
			delete(b.wanted, at(path+"?print=1"))
			b.list = append(b.list, siteEntry{at(path + "?print=1"), st.day, st.title})
			w.at = append(w.at, at(path+"?print=1"))
		case 1: // with where visitors came from
			b.list = append(b.list, siteEntry{at(path + "?utm_source=letter&utm_medium=mail"), st.day, st.title})
			w.at = append(w.at, at(path+"?utm_source=letter&utm_medium=mail"))
			left++
		default: // a copy that names no address
			copied := *st
			mirror := fmt.Sprintf("/mirror/%d.html", st.number)
			b.show(press, mirror, &copied, "", 1)
			delete(b.wanted, at(mirror))
			b.list = append(b.list, siteEntry{at(mirror), st.day, st.title})
			w.at = append(w.at, at(mirror))
		}
		left -= 2
	}
	for k := range 3 { // broken for good
		st := b.story()
		path := article(st.number)
		r := b.show(press, path, st, "", 1)
		r.always = []trouble{error5, cut, reset}[k]
		add(path, st)
		delete(b.wanted, at(path))
		b.refused[at(path)] = []string{"500", "in 3 attempts", "in 3 attempts"}[k]
		left--
	}
	for k := range left { // and what is just there, at times not at the first attempt
		st := b.story()
		r := b.show(press, article(st.number), st, "", 1)
		add(article(st.number), st)
		switch {
		case k%40 == 7:
			r.troubles = []trouble{[]trouble{error5, cut, chopped, reset}[k/40%4]}
		case k == 500:
			r.troubles = []trouble{hurried}
		case k == 900:
			r.troubles = []trouble{busy}
		case k%100 == 50:
			r.slow = 200 * time.Millisecond
		case k >= 600 && k < 640:
			r.slow = 80 * time.Millisecond // many at once
		case len(st.images) == 0:
			b.plain = append(b.plain, at(article(st.number)))
		}
	}
	b.put(press, "/robots.txt", "text/plain", []byte("User-agent: *\nDisallow: /private/\nAllow: /\n\nSitemap: "+at("/sitemaps/index.xml.gz")+"\n"), siteDay)
	b.sitemaps()
}

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

// news is what became of a site: addresses of articles.
type news struct{ edited, withdrawn, fresh []string }

// change has the press edit some articles, withdraw others in every way there
// is, and publish new ones.
func (s *webSite) change() (n news) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := &builder{webSite: s, day: siteDay.AddDate(0, 0, 1), images: map[int]map[string]bool{press: {}}}
	for k, address := range s.plain[:20] {
		path, st := strings.TrimPrefix(address, s.base[press]), s.wanted[address].story
		r := s.pages[press][path]
		if k < 12 {
			st.parts[0].paragraphs = append(st.parts[0].paragraphs, st.tongue.sentence(rand.New(rand.NewPCG(uint64(k), 13))))
			delete(s.pages[press], path)
			s.put(press, path, r.media, st.encoded(st.page(s.base[press], "", "", st.parts)), b.day).coding = r.coding
			n.edited = append(n.edited, address)
			continue
		}
		switch k {
		case 12, 13, 14:
			r.status, r.body, r.etag, r.modified = http.StatusGone, nil, "", time.Time{}
		case 15, 16:
			r.status, r.body, r.etag, r.modified = http.StatusNotFound, nil, "", time.Time{}
		case 17, 18: // nothing else is new
			r.header.Set("X-Robots-Tag", "noindex")
		case 19:
			r.status, r.body = http.StatusFound, nil
			r.header.Set("Location", "/")
		}
		delete(s.wanted, address)
		n.withdrawn = append(n.withdrawn, address)
	}
	for range 12 {
		st := b.story()
		st.images = nil
		path := fmt.Sprintf("/reports/%d.html", st.number)
		b.show(press, path, st, "", 1)
		s.list = append(s.list, siteEntry{s.base[press] + path, b.day, st.title})
		n.fresh = append(n.fresh, s.base[press]+path)
	}
	b.sitemaps()
	return n
}

// picture is a small image that differs from others.
func picture(path string) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 24, 24))
	for i, c := range []byte(path) {
		m.Set(i%24, i/24, color.RGBA{c, byte(i), 128, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}
