package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"time"
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
