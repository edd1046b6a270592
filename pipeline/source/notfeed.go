package source

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// notAFeed says what a document is that was taken for a feed.
func notAFeed(root string, body []byte, home *url.URL) error {
	f := &pipeline.Fault{Code: pipeline.Invalid, Msg: "is no feed: its outermost element is <" + cut(root, 40) + ">"}
	switch root {
	case "urlset", "sitemapindex":
		f.Msg, f.Hint = "is a sitemap, no feed", "use kind: sitemap"
	case "html", "head", "body":
		f.Msg, f.Hint = "is an HTML page, no feed", "look for an RSS or Atom address on the site, or list the page itself with kind: page"
		if feed := feedOf(body, home); feed != "" {
			f.Hint = "the page says that its feed is " + feed
		}
	}
	return f
}

func looksLikeHTML(body []byte) bool {
	head := bytes.ToLower(body[:min(len(body), 4096)])
	return bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<!doctype html"))
}

// feedOf is the address of the feed that an HTML page names, for a hint.
func feedOf(body []byte, home *url.URL) string {
	text := string(body[:min(len(body), 1<<18)])
	for _, kind := range []string{"application/rss+xml", "application/atom+xml", "application/feed+json"} {
		at := strings.Index(text, kind)
		if at < 0 {
			continue
		}
		from, to := strings.LastIndexByte(text[:at], '<'), strings.IndexByte(text[at:], '>')
		if from < 0 || to < 0 {
			continue
		}
		_, href, ok := strings.Cut(text[from:at+to], "href=")
		if !ok || len(href) < 2 {
			continue
		}
		if href[0] == '"' || href[0] == '\'' {
			href, _, _ = strings.Cut(href[1:], href[:1])
		} else {
			href, _, _ = strings.Cut(href, " ")
		}
		if u, err := resolve(home, html.UnescapeString(href)); err == nil {
			return u.String()
		}
	}
	return ""
}
