package extract

import (
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hint is what an element's tag, role, class and id say of what it holds.
type hint uint32

const (
	hintNav hint = 1 << iota
	hintFooter
	hintHeader
	hintAside
	hintMain
	hintComment // comments of readers
	hintRelated // other articles
	hintShare
	hintCrumb
	hintPromo // advertising, newsletters, consent
	hintMenu
	hintDialog
	hintLinks // link lists by name
	hintBio   // who wrote it
)

// hintAway are the hints that speak against a piece being the article.
const hintAway = hintNav | hintFooter | hintAside | hintComment | hintRelated | hintShare | hintCrumb | hintPromo | hintMenu | hintDialog | hintLinks

// hintWords are looked for in the words of class and id.
var hintWords = []struct {
	h     hint
	words []string
}{
	{hintNav, []string{"nav", "navbar", "navigation", "topnav", "subnav", "sitemap", "toolbar"}},
	{hintMenu, []string{"menu", "menus", "dropdown", "submenu"}},
	{hintFooter, []string{"footer", "foot", "bottom", "copyright", "colophon"}},
	{hintHeader, []string{"header", "masthead", "banner", "topbar", "logo"}},
	{hintAside, []string{"sidebar", "side", "aside", "rail", "sidebox", "widget", "widgets", "right", "rightbar"}},
	{hintComment, []string{"comment", "comments", "respond", "disqus", "reply", "replies", "pinglun", "discuss", "commentlist"}},
	{hintRelated, []string{"related", "recommend", "recommended", "recommendations", "more", "similar", "popular", "trending", "hot", "latest", "teaser", "teasers", "xiangguan", "tuijian", "prev", "next", "pager", "pagination", "carousel", "outbrain", "taboola"}},
	{hintShare, []string{"share", "sharing", "social", "sns", "bdshare", "addthis", "sharedaddy", "follow"}},
	{hintCrumb, []string{"breadcrumb", "breadcrumbs", "crumb", "crumbs", "position", "weizhi", "location"}},
	{hintPromo, []string{"ad", "ads", "advert", "advertisement", "promo", "promotion", "sponsor", "sponsored", "newsletter", "subscribe", "subscription", "signup", "cookie", "cookies", "consent", "gdpr", "paywall", "cta", "donate"}},
	{hintBio, []string{"bio", "biography", "author", "authors", "authorbox", "authorinfo", "contributor", "contributors", "about"}},
	{hintDialog, []string{"modal", "popup", "dialog", "overlay", "lightbox", "tooltip"}},
	{hintLinks, []string{"links", "linklist", "blogroll", "categories", "archives", "tagcloud", "friendlink", "ranking", "rank", "paihang"}},
}

func hintsOf(n *html.Node) hint {
	var h hint
	switch n.DataAtom {
	case atom.Nav:
		h |= hintNav
	case atom.Footer:
		h |= hintFooter
	case atom.Header:
		h |= hintHeader
	case atom.Aside:
		h |= hintAside
	case atom.Main:
		h |= hintMain
	case atom.Dialog:
		h |= hintDialog
	case atom.Menu:
		h |= hintMenu
	case atom.Body, atom.Html:
		return 0 // their classes are about the whole page
	}
	switch attr(n, "role") {
	case "navigation":
		h |= hintNav
	case "contentinfo":
		h |= hintFooter
	case "banner":
		h |= hintHeader
	case "complementary":
		h |= hintAside
	case "main":
		h |= hintMain
	case "dialog", "alertdialog", "alert":
		h |= hintDialog
	case "menu", "menubar":
		h |= hintMenu
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if (a.Key == "class" || a.Key == "id") && a.Val != "" {
			h |= wordHints(a.Val)
		}
	}
	return h
}

// wordHints reads the words of a class or id: "post-content", "articleBody"
// and "nav_left" each give two.
func wordHints(s string) hint {
	if len(s) > 400 {
		s = s[:400]
	}
	var h hint
	from := 0
	for i := 0; i <= len(s); i++ {
		cut := i == len(s) || !(s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z')
		camel := i > from && i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && s[i-1] >= 'a' && s[i-1] <= 'z'
		if !cut && !camel {
			continue
		}
		if i > from+1 {
			h |= wordHint(s[from:i])
		}
		from = i
		if cut {
			from = i + 1
		}
	}
	return h
}

func wordHint(w string) hint {
	const longest = 16
	if len(w) > longest {
		return 0
	}
	var low [longest]byte
	for i := range len(w) {
		low[i] = w[i] | 0x20
	}
	return hintsByWord()[string(low[:len(w)])]
}

// hintsByWord is hintWords from word to hints.
var hintsByWord = sync.OnceValue(func() map[string]hint {
	m := map[string]hint{}
	for _, h := range hintWords {
		for _, w := range h.words {
			m[w] |= h.h
		}
	}
	return m
})

// hintsAbove gathers the hints of an element and its ancestors.
func hintsAbove(n *html.Node) hint {
	var h hint
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode {
			h |= hintsOf(n)
		}
	}
	return h
}
