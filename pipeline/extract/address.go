package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"
)

// self is the page's own address, nil for a file.
func (pg *page) self() *url.URL {
	return webAddress(pg.item.URI)
}

// webAddress parses an absolute address of the web and takes its fragment off;
// nil if it is none.
func webAddress(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	u.Host = strings.ToLower(u.Host)
	return u
}

// leads returns the absolute address of the web that an href leads to.
func (pg *page) leads(href string) *url.URL {
	s, ok := pg.link(href)
	if !ok {
		return nil
	}
	return webAddress(s)
}

// says is what the head of a page says of the page and its neighbours.
type says struct {
	noIndex bool
	next    *url.URL
	ampHTML *url.URL
}

// headSays reads the page's robots and link elements. They count wherever
// they stand: broken pages have them in the body.
func (pg *page) headSays() says {
	var s says
	for n := range pg.root.Descendants() {
		if n.Type != html.ElementNode || n.Namespace != "" {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			switch strings.ToLower(strings.TrimSpace(attr(n, "name"))) {
			case "robots", "wordferry":
				for _, w := range strings.FieldsFunc(strings.ToLower(attr(n, "content")), func(r rune) bool { return r == ',' || isSpace(r) }) {
					s.noIndex = s.noIndex || w == "noindex" || w == "none"
				}
			}
		case atom.Link:
			switch rel := strings.ToLower(attr(n, "rel")); {
			case hasWord(rel, "next") && s.next == nil:
				s.next = pg.leads(attr(n, "href"))
			case hasWord(rel, "amphtml") && s.ampHTML == nil:
				s.ampHTML = pg.leads(attr(n, "href"))
			}
		}
	}
	return s
}

// amp returns the address of the page's form for AMP, if it is another page.
func (s *says) amp(self *url.URL) string {
	if s.ampHTML == nil || s.ampHTML.String() == self.String() || !sameSite(s.ampHTML, self) {
		return ""
	}
	return s.ampHTML.String()
}

// canonical returns the address that the page names as its own, if it may be
// believed: on the same site, and no front page or list that the page is only
// part of.
func (pg *page) canonical(self *url.URL) string {
	for _, href := range []string{pg.facts.canon, pg.facts.meta["og:url"]} {
		if u := pg.leads(href); u != nil && believable(u, self) {
			return u.String()
		}
	}
	return ""
}

func believable(u, self *url.URL) bool {
	if !sameSite(u, self) {
		return false
	}
	up, own := barePath(u.Path), barePath(self.Path)
	switch {
	case up == own:
		return keepsIdentity(u, self)
	case up == "" && u.RawQuery == "":
		return false // the front page
	case strings.HasPrefix(own, up+"/"):
		return variant(own[len(up)+1:])
	}
	return true
}

// barePath is a path without the names of index files and slashes at its end.
func barePath(p string) string {
	p = strings.TrimRight(p, "/")
	dir, file := p[:strings.LastIndexByte(p, '/')+1], p[strings.LastIndexByte(p, '/')+1:]
	if name, _ := cutExtension(file); name == "index" || name == "default" {
		p = strings.TrimRight(dir, "/")
	}
	return p
}

// variant tells whether a path below an article's own only names another form
// or a further page of it.
func variant(rest string) bool {
	switch name, _ := cutExtension(rest); name {
	case "amp", "print", "mobile", "m", "index", "all", "full":
		return true
	}
	_, n, _, ok := cutNumber("/" + rest)
	return ok && n < 100
}

// keepsIdentity tells whether an address on the same path still carries the
// parameters that say which article the page is.
func keepsIdentity(u, self *url.URL) bool {
	theirs := u.Query()
	for name, vs := range self.Query() {
		if !identity(name) || len(vs) == 0 || vs[0] == "" {
			continue
		}
		if theirs.Get(name) != vs[0] {
			return false
		}
	}
	return true
}

// identity tells the parameters that name an article from those that count
// visitors.
func identity(name string) bool {
	switch name = strings.ToLower(name); name {
	case "gclid", "fbclid", "msclkid", "yclid", "dclid", "sessionid", "sid", "phpsessid", "cmpid", "icid", "campaignid":
		return false
	case "p", "a", "article", "story", "post", "news", "n", "no", "doc", "title", "name", "q":
		return true
	}
	return strings.HasSuffix(name, "id")
}

// sameSite tells whether two addresses belong to one registered domain.
func sameSite(a, b *url.URL) bool {
	if a.Host == b.Host {
		return true
	}
	x, err := publicsuffix.EffectiveTLDPlusOne(a.Hostname())
	if err != nil {
		return false
	}
	y, err := publicsuffix.EffectiveTLDPlusOne(b.Hostname())
	return err == nil && x == y
}
