package main

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"
)

// story is an article of the test site: what a reader would say is in it.
type story struct {
	number  int
	tongue  *tongue
	title   string
	parts   []storyPart
	shape   int // which of the site's templates it is shown in
	charset string
	day     time.Time
	images  []string // paths at its host
}

// storyPart is a heading, "" for none, with what stands under it.
type storyPart struct {
	heading    string
	paragraphs []string
	items      []string
}

// lines are the article as text: what an import must find, in this order.
func (s *story) lines() (all []string) {
	for _, p := range s.parts {
		if p.heading != "" {
			all = append(all, p.heading)
		}
		all = append(all, p.paragraphs...)
		all = append(all, p.items...)
	}
	return all
}

// newStory writes article number n, the same every time.
func newStory(n int, l *tongue, shape int) *story {
	r := rand.New(rand.NewPCG(uint64(n), 11))
	s := &story{
		number: n, tongue: l, shape: shape, title: fmt.Sprintf(l.title, n, l.places[r.IntN(len(l.places))]),
		day: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n%250),
	}
	first := storyPart{}
	for range 2 + r.IntN(2) {
		first.paragraphs = append(first.paragraphs, l.paragraph(r))
	}
	s.parts = []storyPart{first}
	if shape != bare && n%2 == 0 {
		for k := range 1 + r.IntN(2) {
			p := storyPart{heading: fmt.Sprintf(l.heading, l.places[r.IntN(len(l.places))], n*10+k+1), paragraphs: []string{l.paragraph(r)}}
			if n%4 == 0 {
				p.items = []string{l.sentence(r), l.sentence(r), l.sentence(r)}
			}
			s.parts = append(s.parts, p)
		}
	}
	if n%3 == 0 && shape != tables {
		s.images = []string{fmt.Sprintf("/pictures/%d.png", n%12)}
	}
	return s
}

// The templates of the test site.
const (
	paper  = iota // article elements, metadata, related reports beside
	tables        // layout by tables, paragraphs by <br>
	divs          // divisions with class names, share bar, comments
	bare          // little but the text
	shapes
)

// page writes a story as its site shows it. next is the address of its next
// page; part tells which of the story's parts stand here.
func (s *story) page(host, head, next string, parts []storyPart) string {
	l := s.tongue
	dir := "ltr"
	if l.lang == "ar" {
		dir = "rtl"
	}
	e := html.EscapeString
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=%q dir=%q><head><title>%s | %s</title>\n%s", l.lang, dir, e(s.title), e(l.home), head)
	if s.charset == "" {
		b.WriteString("<meta charset=\"utf-8\">\n")
	}
	teasers := func(class string) string {
		var t strings.Builder
		fmt.Fprintf(&t, "<h3>%s</h3><ul class=%q>", e(l.more), class)
		for k := range 4 {
			fmt.Fprintf(&t, `<li><a href="%s/reports/%d.html">%s</a></li>`, host, s.number+k+7, e(fmt.Sprintf(l.teaser, s.number+k+7)))
		}
		return t.String() + "</ul>"
	}
	nav := fmt.Sprintf(`<ul class="nav"><li><a href="/">%s</a></li><li><a href="/about.html">%s</a></li><li><a href="/print.html">%s</a></li></ul>`, e(l.home), e(l.share), e(l.print))
	onward := ""
	if next != "" {
		onward = fmt.Sprintf(`<p class="pages"><a rel="next" href="%s">%s →</a></p>`, next, map[string]string{"en": "Next page", "de": "Nächste Seite", "es": "Página siguiente", "zh": "下一页", "ja": "次のページ", "ko": "다음 페이지", "ar": "الصفحة التالية"}[l.lang])
	}
	body := func(open, shut, heading string) string {
		var t strings.Builder
		for _, p := range parts {
			if p.heading != "" {
				fmt.Fprintf(&t, heading+"\n", e(p.heading))
			}
			for i, x := range p.paragraphs {
				t.WriteString(open + e(x) + shut + "\n")
				if i == 0 && p.heading == "" {
					for _, src := range s.images {
						fmt.Fprintf(&t, "<img src=%q alt=\"\">\n", src)
					}
				}
			}
			if p.items != nil {
				t.WriteString("<ul>")
				for _, x := range p.items {
					t.WriteString("<li>" + e(x) + "</li>")
				}
				t.WriteString("</ul>\n")
			}
		}
		return t.String()
	}
	switch s.shape {
	case paper:
		ld, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": s.day.Format(time.DateOnly)})
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(&b, "<script type=\"application/ld+json\">%s</script></head><body><header>%s</header>\n<main><article><h1>%s</h1><p class=\"byline\">%s</p>\n%s%s</article>\n<aside>%s</aside></main>\n<footer>%s</footer></body></html>",
			ld, nav, e(s.title), e(l.by), body("<p>", "</p>", "<h2>%s</h2>"), onward, teasers("related"), e(l.share))
	case tables:
		fmt.Fprintf(&b, "</head><body bgcolor=\"#ffffff\"><table width=\"100%%\"><tr><td colspan=2>%s</td></tr><tr><td width=160 valign=top>%s</td><td valign=top><h1>%s</h1>\n<div class=\"text\">%s</div>%s</td></tr></table></body></html>",
			nav, teasers("left"), e(s.title), body("", "<br><br>", "<h2>%s</h2>"), onward)
	case divs:
		fmt.Fprintf(&b, "<meta name=\"date\" content=%q></head><body><div id=\"top\">%s</div><div class=\"page\"><h1 class=\"headline\">%s</h1><div class=\"share\"><a href=\"#\">%s</a></div>\n<div class=\"content\">%s</div>%s<div class=\"share\"><a href=\"#\">%s</a></div><div class=\"related\">%s</div></div></body></html>",
			s.day.Format(time.DateOnly), nav, e(s.title), e(l.share), body("<p>", "</p>", "<h3>%s</h3>"), onward, e(l.share), teasers("more"))
	default:
		fmt.Fprintf(&b, "</head><body>%s<h1>%s</h1>\n%s%s</body></html>", nav, e(s.title), body("<p>", "</p>", "<h2>%s</h2>"), onward)
	}
	return b.String()
}

// encoded writes a page in the story's encoding.
func (s *story) encoded(page string) []byte {
	if s.charset == "" {
		return []byte(page)
	}
	enc, err := htmlindex.Get(s.charset)
	if err != nil {
		panic(err)
	}
	b, err := enc.NewEncoder().Bytes([]byte(page))
	if err != nil {
		panic(fmt.Sprintf("story %d in %s: %v", s.number, s.charset, err))
	}
	return b
}

// pieces divides a story's parts over pages: the first keeps what comes before
// any heading.
func (s *story) pieces(pages int) [][]storyPart {
	r := rand.New(rand.NewPCG(uint64(s.number), 12))
	for len(s.parts) < pages {
		k := len(s.parts)
		s.parts = append(s.parts, storyPart{
			heading:    fmt.Sprintf(s.tongue.heading, s.tongue.places[k%6], s.number*10+k),
			paragraphs: []string{s.tongue.paragraph(r), s.tongue.paragraph(r)},
		})
	}
	var out [][]storyPart
	for p := range slices.Chunk(s.parts, (len(s.parts)+pages-1)/pages) {
		out = append(out, p)
	}
	return out
}
