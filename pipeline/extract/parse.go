package extract

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// maxDepth is how deep elements may stand in each other before we flatten
// them; the parser itself refuses 512.
const maxDepth = 400

// page is a parsed page.
type page struct {
	item    pipeline.Item
	root    *html.Node // the document
	body    *html.Node
	base    *url.URL // what relative addresses are resolved against; nil for files
	charset string
	unread  int // characters that could not be decoded

	rebased    bool // by a base element
	facts      facts
	titleFixed bool // by a selector or front matter
}

// parse decodes and parses an item.
func parse(it pipeline.Item) (*page, error) {
	text, pg, err := decode(it, true)
	if err != nil {
		return nil, err
	}
	if err := pg.read(text); err != nil {
		return nil, err
	}
	pg.readFacts()
	return pg, nil
}

func (pg *page) read(text string) error {
	l := lighten(text)
	var root *html.Node
	err := error(nil)
	if !l.hostile {
		root, err = html.Parse(l.reader())
	}
	if l.hostile || err != nil {
		root, err = html.Parse(strings.NewReader(flatten(l.text())))
	}
	if err != nil {
		return fault(pg.item, "page cannot be parsed", "its elements are nested too deep, or it is no HTML", err)
	}
	if strings.Contains(text, `id="S:`) {
		settleStreams(root)
	}
	if strings.Contains(text, "<template shadowroot") {
		settleShadows(root)
	}
	if strings.Contains(text, "<amp-") {
		settleAMP(root)
	}
	pg.root = root
	pg.body = firstElement(root, atom.Body)
	if pg.body == nil {
		pg.body = root
	}
	if u, err := url.Parse(pg.item.URI); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		pg.base = u
	}
	return nil
}

// rebase follows the first base element of the page.
func (pg *page) rebase(href string) {
	if pg.rebased {
		return
	}
	pg.rebased = true
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return
	}
	if pg.base != nil {
		u = pg.base.ResolveReference(u)
	}
	if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		pg.base = u
	}
}

// link returns an address as it may stand in a document: absolute for pages
// of a site, relative for files, and only of schemes that open something
// harmless. The second result is false for any other.
func (pg *page) link(href string) (string, bool) {
	href = strings.TrimSpace(href)
	if href == "" || len(href) > 4096 {
		return "", false
	}
	u, err := url.Parse(href)
	if err != nil {
		// Real pages carry spaces and bare percent signs in addresses.
		if u, err = url.Parse(strings.NewReplacer(" ", "%20", "%", "%25", "\n", "", "\r", "", "\t", "").Replace(href)); err != nil {
			return "", false
		}
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return "", false
		}
	case "mailto", "tel":
		return u.String(), true
	case "":
		if pg.base != nil && !strings.HasPrefix(href, "#") {
			u = pg.base.ResolveReference(u)
		} else if u.Host != "" {
			u.Scheme = "https"
		}
	default:
		return "", false
	}
	u.User = nil
	return u.String(), true
}

// flatten writes a page again without the start and end tags that stand
// deeper than maxDepth in it, or deeper than 16 in formatting elements.
func flatten(text string) string {
	z := html.NewTokenizer(strings.NewReader(text))
	var out bytes.Buffer
	out.Grow(len(text))
	var stack []string
	open, left := map[string]int{}, map[string]int{}
	inFormat, depth := 0, 0
	for {
		tt := z.Next()
		if tt == html.ErrorToken {
			return out.String()
		}
		raw := z.Raw()
		switch tt {
		case html.StartTagToken:
			name, _ := z.TagName()
			tag := string(name)
			if voidElement(atom.Lookup(name)) || impliedEnd(atom.Lookup(name)) {
				break
			}
			f := formatting(tag)
			if depth >= maxDepth || f && inFormat >= 16 {
				left[tag]++
				continue
			}
			if f {
				inFormat++
			}
			stack = append(stack, tag)
			open[tag]++
			depth += levels(tag)
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := string(name)
			if left[tag] > 0 {
				left[tag]--
				continue
			}
			for open[tag] > 0 {
				top := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				open[top]--
				depth -= levels(top)
				if formatting(top) {
					inFormat--
				}
				if top == tag {
					break
				}
			}
		}
		out.Write(raw)
	}
}

// levels is how many elements a start tag may open: a table brings its body,
// row and cell along, others a paragraph or an item.
func levels(tag string) int {
	if tag == "table" {
		return 4
	}
	return 2
}

func voidElement(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func impliedEnd(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dd, atom.Dt, atom.Td, atom.Th, atom.Tr, atom.Option:
		return true
	}
	return false
}
