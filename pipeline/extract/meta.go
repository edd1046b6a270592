package extract

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// facts is what a page says of itself in meta elements, JSON-LD and
// microdata, each name in lower case with its first value.
type facts struct {
	meta  map[string]string
	ld    ldFacts
	title string // <title>
	h1    []*html.Node
	lang  string // <html lang>
	canon string
	tags  []string
	named []named // by the page's elements
	tried int     // elements that were looked at for names
}

// ldFacts are those of a page's JSON-LD that concern the article.
type ldFacts struct {
	headline, author, site, published, modified string

	body    string            // the article's text
	person  string            // whom the author is described as, by reference
	persons map[string]string // names by what they are referred to
}

// readFacts reads the page's head and microdata once.
func (pg *page) readFacts() {
	f := &pg.facts
	f.meta = map[string]string{}
	set := func(name, value string) {
		name = strings.ToLower(strings.TrimSpace(name))
		if strings.Contains(value, "&#") || strings.Contains(value, "&amp;") {
			value = html.UnescapeString(value) // escaped once too often
		}
		if value = clean(value); name != "" && value != "" {
			if _, ok := f.meta[name]; !ok {
				f.meta[name] = value
			}
			if name == "article:tag" && len(f.tags) < 50 {
				f.tags = append(f.tags, value)
			}
		}
	}
	ld := 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for ; n != nil; n = n.NextSibling {
			if n.Type == html.ElementNode {
				pg.readFact(n, &ld, set)
			}
			walk(n.FirstChild)
		}
	}
	walk(pg.root)
}

// readFact reads what one element says; ld counts the scripts of JSON-LD.
func (pg *page) readFact(n *html.Node, ld *int, set func(name, value string)) {
	f := &pg.facts
	switch n.DataAtom {
	case atom.Html:
		f.lang = attr(n, "lang")
		if f.lang == "" {
			f.lang = attr(n, "xml:lang")
		}
	case atom.Base:
		pg.rebase(attr(n, "href"))
	case atom.Meta:
		for _, key := range [...]string{"name", "property", "itemprop", "http-equiv"} {
			if v := attr(n, key); v != "" {
				set(v, attr(n, "content"))
			}
		}
		if v := attr(n, "itemprop"); v != "" {
			microdata(n, v, set)
		}
		return
	case atom.Title:
		if f.title == "" && n.Namespace == "" {
			f.title = clean(innerRaw(n))
		}
	case atom.Link:
		if f.canon == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			f.canon = attr(n, "href")
		}
	case atom.Script:
		if *ld < 20 && strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") {
			*ld++
			f.ld.read(innerRaw(n))
		}
	case atom.H1:
		if len(f.h1) < 20 {
			f.h1 = append(f.h1, n)
		}
	case atom.Time:
		v := attr(n, "datetime")
		if v == "" {
			v = innerText(n, 200)
		}
		if _, ok := findDate(v); ok {
			if hasAttr(n, "pubdate") || strings.Contains(attr(n, "class"), "publish") {
				set("time:published", v)
			}
			set("time:first", v)
		}
	}
	f.authorIn(n)
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "itemprop":
			microdata(n, n.Attr[i].Val, set)
		case "rel":
			if hasWord(n.Attr[i].Val, "author") {
				set("rel:author", innerText(n, 200))
			}
		}
	}
}

// microdata reads the marks of byline and date.
func microdata(n *html.Node, prop string, set func(name, value string)) {
	switch prop {
	case "datePublished", "dateModified", "dateCreated":
		v := attr(n, "datetime")
		if v == "" {
			v = attr(n, "content")
		}
		if v == "" {
			v = innerText(n, 200)
		}
		set("item:"+prop, v)
	case "author":
		set("item:author", personIn(n))
	}
}

func personIn(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && attr(d, "itemprop") == "name" {
			if v := attr(d, "content"); v != "" {
				return v
			}
			return innerText(d, 200)
		}
	}
	if v := attr(n, "content"); v != "" {
		return v
	}
	return innerText(n, 200)
}

// read takes what it finds from one JSON-LD script.
func (l *ldFacts) read(src string) {
	if len(src) > 1<<20 {
		return
	}
	var v any
	src = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(src), "<![CDATA["), "]]>")
	if json.Unmarshal([]byte(src), &v) != nil {
		// Line breaks inside strings are the usual fault of hand-written ones.
		if json.Unmarshal([]byte(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(src)), &v) != nil {
			return
		}
	}
	l.walk(v, 0)
}

func (l *ldFacts) walk(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for i, x := range v {
			if i == 50 {
				return
			}
			l.walk(x, depth+1)
		}
	case map[string]any:
		if articleType(v["@type"]) {
			first(&l.headline, str(v["headline"]))
			first(&l.headline, str(v["name"]))
			first(&l.author, names(v["author"], 0))
			first(&l.author, names(v["creator"], 0))
			first(&l.person, reference(v["author"]))
			first(&l.published, str(v["datePublished"]))
			if b, ok := v["articleBody"].(string); ok && len(b) <= maxElsewhere && len(b) > len(l.body) {
				l.body = b
			}
			first(&l.modified, str(v["dateModified"]))
			first(&l.site, names(v["publisher"], 0))
		}
		if id := str(v["@id"]); id != "" && str(v["name"]) != "" && len(l.persons) < 50 {
			if l.persons == nil {
				l.persons = map[string]string{}
			}
			l.persons[id] = str(v["name"])
		}
		if g, ok := v["@graph"]; ok {
			l.walk(g, depth+1)
		}
		if m, ok := v["mainEntity"]; ok {
			l.walk(m, depth+1)
		}
	}
}

// reference returns what a value refers to instead of describing it.
func reference(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return str(v["@id"])
	case []any:
		if len(v) > 0 {
			return reference(v[0])
		}
	}
	return ""
}

func first(to *string, v string) {
	if *to == "" {
		*to = clean(v)
	}
}

func str(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case []any:
		if len(v) > 0 {
			return str(v[0])
		}
	}
	return ""
}

// names reads a person or an organisation, or several.
func names(v any, depth int) string {
	switch v := v.(type) {
	case string:
		if strings.HasPrefix(v, "http") {
			return ""
		}
		return html.UnescapeString(v)
	case map[string]any:
		if depth > 3 {
			return ""
		}
		return names(v["name"], depth+1)
	case []any:
		var all []string
		for i, x := range v {
			if n := names(x, depth+1); n != "" && i < 10 && depth < 3 {
				all = append(all, n)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, x := range v {
			if articleType(x) {
				return true
			}
		}
	}
	return false
}

// meta gathers what the page says of the article besides its text.
func (pg *page) meta() pipeline.Meta {
	f := &pg.facts
	m := pipeline.Meta{Declared: f.lang, Byline: pg.byline(), Published: pg.date(publishedNames, f.ld.published), Modified: pg.date(modifiedNames, f.ld.modified)}
	if m.Declared == "" {
		m.Declared = f.meta["content-language"]
	}
	m.Site = firstOf(f.meta["og:site_name"], f.ld.site, f.meta["application-name"], f.meta["apple-mobile-web-app-title"])
	canon := firstOf(f.canon, f.meta["og:url"])
	if u, ok := pg.link(canon); ok && (strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://")) {
		m.Canonical = u
	}
	m.Tags = tagList(f.tags, firstOf(f.meta["keywords"], f.meta["news_keywords"]))
	return m
}

var (
	publishedNames = []string{"article:published_time", "og:published_time", "item:datePublished", "publishdate", "pubdate", "publish_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "article.published", "cxenseparse:recs:publishtime", "time:published", "date", "item:datecreated", "published", "weibo: article:create_at", "og:article:published_time", "bt:pubdate", "citation_publication_date", "citation_date", "originalpublicationdate", "apub:time", "publication_date", "publish-date", "publishtime", "publish_time", "publishedtime", "firstpublishedtime", "article:created", "article.created", "og:pubdate", "displaydate", "dc.date.created", "dcterms.dateaccepted", "release_date", "created", "ms.date"}
	modifiedNames  = []string{"article:modified_time", "og:updated_time", "og:modified_time", "item:dateModified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "revised", "weibo: article:update_at"}
)

// date returns the first of the named facts that is a date.
func (pg *page) date(names []string, ld string) time.Time {
	if t, ok := findDate(ld); ok {
		return t
	}
	for _, n := range names {
		if v := pg.facts.meta[strings.ToLower(n)]; v != "" {
			if t, ok := findDate(v); ok {
				return t
			}
		}
	}
	return time.Time{}
}

func firstOf(vs ...string) string {
	for _, v := range vs {
		if v != "" {
			return v
		}
	}
	return ""
}

func tagList(tags []string, keywords string) []string {
	if len(tags) == 0 && keywords != "" {
		tags = strings.FieldsFunc(keywords, func(r rune) bool { return strings.ContainsRune(",，、;；|", r) })
	}
	var out []string
	seen := map[string]bool{}
	for _, t := range tags {
		t = clean(t)
		if t == "" || len(t) > 120 || seen[t] || len(out) == 30 {
			continue
		}
		seen[t] = true
		out = append(out, t)
	}
	return out
}
