package extract

import (
	"net/url"
	"slices"

	"golang.org/x/net/html"
)

// aroundList is what links of a list do not stand in.
const aroundList = hintNav | hintMenu | hintFooter | hintCrumb | hintShare | hintComment | hintDialog

// listed returns the links of a list of articles: those in what the rules'
// Links selector matches, or those that stand neither in navigation nor in
// the foot of the page, among comments or in a share bar; all of them if that
// leaves none. A page's links to itself are left out, and an address comes
// once, where it is met first.
func (e *Extractor) listed(pg *page, self *url.URL) []Link {
	if e.links != nil {
		c := collector{self: self, at: map[string]int{}}
		for _, n := range outermost(pg.root, e.links, nil) {
			c.add(pg, n)
			for d := range n.Descendants() {
				c.add(pg, d)
			}
		}
		return c.links
	}
	main, all := collector{self: self, at: map[string]int{}}, collector{self: self, at: map[string]int{}}
	var walk func(n *html.Node, away bool)
	walk = func(n *html.Node, away bool) {
		if n.Type == html.ElementNode {
			away = away || hintsOf(n)&aroundList != 0
			all.add(pg, n)
			if !away {
				main.add(pg, n)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, away)
		}
	}
	walk(pg.body, false)
	if len(main.links) > 0 {
		return main.links
	}
	return all.links
}

// collector gathers links, each address once.
type collector struct {
	self  *url.URL
	links []Link
	at    map[string]int
}

func (c *collector) add(pg *page, n *html.Node) {
	if n.Type != html.ElementNode || n.Data != "a" && n.Data != "area" {
		return
	}
	u := pg.leads(attr(n, "href"))
	if u == nil || u.String() == c.self.String() {
		return
	}
	text := innerText(n, 2000)
	if text == "" {
		text = clean(firstOf(attr(n, "title"), attr(n, "aria-label"), attr(n, "alt")))
	}
	text = clip(text, 300)
	key := u.String()
	if i, ok := c.at[key]; ok {
		if len(text) > len(c.links[i].Text) {
			c.links[i].Text = text
		}
		return
	}
	if len(c.links) == maxLinks {
		return
	}
	c.at[key] = len(c.links)
	c.links = append(c.links, Link{key, text})
}

// olderPage finds the next page of a list: what rel=next names, else a link
// to older entries or to a next page, else the count of pages. It must be on
// the same site and have an address that the page itself does not have.
func olderPage(self *url.URL, head says, links []anchor) string {
	fits := func(to *url.URL) bool {
		return to != nil && to.String() != self.String() && sameSite(to, self)
	}
	if fits(head.next) {
		return head.next.String()
	}
	for rank := range 4 {
		for i := range links {
			a := &links[i]
			if !fits(a.to) {
				continue
			}
			_, next := follows(self, a.to)
			switch {
			case rank == 0 && a.next,
				rank == 1 && (a.saysPage() || slices.Contains(olderWords, a.text)),
				rank == 2 && a.saysNext() && (next || pageOf(a.to).number > 0),
				rank == 3 && next && a.number() > 1:
				return a.to.String()
			}
		}
	}
	return ""
}
