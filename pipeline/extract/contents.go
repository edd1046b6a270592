package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// contentsTitles head a table of contents.
var contentsTitles = []string{"目录", "目錄", "目次", "もくじ", "本文目录", "文章目录", "内容目录", "この記事の目次", "この記事の内容", "本文导航", "本文导读", "目次へ", "목차", "차례", "contents", "table of contents", "in this article", "on this page", "in this post", "in this guide", "jump to", "quick links", "what's inside", "article content", "article contents", "inhalt", "inhaltsverzeichnis", "auf dieser seite", "in diesem artikel", "sommaire", "table des matières", "au sommaire", "índice", "contenido", "tabla de contenidos", "en este artículo", "sumário", "indice", "indice dei contenuti", "inhoud", "inhoudsopgave", "содержание", "оглавление", "spis treści", "içindekiler", "mục lục", "daftar isi", "สารบัญ", "المحتويات", "جدول المحتويات", "محتويات المقال", "فهرس المحتويات", "الفهرس"}

// contentsTitle tells whether a line is the heading of a table of contents,
// maybe with a button to hide it.
func contentsTitle(s string) bool {
	s = strings.ToLower(strings.TrimFunc(s, notLetter))
	if i := strings.IndexAny(s, "[（(【"); i > 0 {
		s = strings.TrimRightFunc(s[:i], notLetter)
	}
	for _, tail := range [...]string{" hide", " show", " toggle"} {
		s = strings.TrimSuffix(s, tail)
	}
	return slices.Contains(contentsTitles, s)
}

// bareHead is what two printings of one heading have in common: its words
// without number. rest is the text after the number.
func bareHead(text, rest string) string {
	if s := squeeze(rest); s != "" {
		return s
	}
	return squeeze(text)
}

// fewEntries is how many lines make a table of contents that has no title, if
// they are links; where they are none, one more is needed.
const fewEntries = 3

// dropContents takes tables of contents out of an article: lines in a row
// that lead to places further down, or that each stand once more further down
// as the head of some text. It returns the bare words of the headings they
// name, with how deep each stands in them.
func dropContents(ps []*piece) map[string]int {
	c := newContents(ps)
	for i := 0; i < len(c.text); i++ {
		titled := i > 0 && contentsTitle(c.text[i-1].text)
		j := c.linkEntries(i)
		if j-i < fewEntries && !(titled && j-i > 1) {
			j = c.repeatEntries(i)
			leadIn := i > 0 && endsSentence(c.text[i-1].text)
			if j-i < fewEntries+1 && !(titled && j-i > 1) || leadIn && !titled {
				continue
			}
		}
		if c.weight(i, j)*5 > c.total*2 {
			continue
		}
		c.take(i, j)
		if titled && c.text[i-1].keep {
			c.text[i-1].drop("contents", "heads a table of contents")
		}
		i = j - 1
	}
	return c.named
}

// contents looks for tables of contents among the lines of a page.
type contents struct {
	text  []*piece
	keys  []string         // the bare words of each line that is short; "" of others
	at    map[string][]int // of each key, where it stands among what is kept
	total int
	tried int // up to where rows of links have been looked at
	named map[string]int
}

func newContents(ps []*piece) *contents {
	c := &contents{at: map[string][]int{}}
	for _, p := range ps {
		if p.keep {
			c.total += p.weight
		}
		if p.text == "" || p.hidden || p.kind == pipeline.Image {
			continue
		}
		key := ""
		if p.keep && p.weight <= maxHeading { // those of what is dropped are made when needed
			if key = entryKey(p); key != "" {
				c.at[key] = append(c.at[key], len(c.text))
			}
		}
		c.text = append(c.text, p)
		c.keys = append(c.keys, key)
	}
	return c
}

// entryKey is the bare words of a line as of an entry.
func entryKey(p *piece) string {
	words := entryText(p.text)
	_, rest := numbering(words)
	return bareHead(words, rest)
}

func (c *contents) weight(i, j int) int {
	n := 0
	for _, p := range c.text[i:j] {
		if p.keep {
			n += p.weight
		}
	}
	return n
}

// take drops the lines from i to j and notes what they name.
func (c *contents) take(i, j int) {
	if c.named == nil {
		c.named = map[string]int{}
	}
	for k, p := range c.text[i:j] {
		num, _ := numbering(entryText(p.text))
		if key := c.keys[i+k]; key != "" && c.named[key] == 0 {
			c.named[key] = max(p.depth, num.sub+1)
		}
		if p.keep {
			p.drop("contents", "is a table of contents")
		}
	}
}

// linkEntries returns where the lines end that begin at i and are links to
// places on the page itself, half of them at least to lines further down.
func (c *contents) linkEntries(i int) int {
	if i < c.tried {
		return i // inside a row that was looked at as a whole
	}
	j, known := i, 0
	for ; j < len(c.text) && c.text[j].leadsDown(); j++ {
	}
	c.tried = j
	if j-i < 2 {
		return i
	}
	for k := i; k < j; k++ {
		if c.keys[k] == "" {
			c.keys[k] = entryKey(c.text[k])
		}
		if at := c.at[c.keys[k]]; len(at) > 0 && at[len(at)-1] >= j {
			known++
		}
	}
	if known*2 < j-i {
		return i
	}
	return j
}

// leadsDown tells whether a line is little more than a link to a place on its
// own page.
func (p *piece) leadsDown() bool {
	if p.links == 0 || p.linked*10 < p.weight*6 || p.weight > maxHeading {
		return false
	}
	for _, t := range p.toks {
		if t.typ == tokOpen && t.name == "a" && (t.node == nil || !inPage(attr(t.node, "href"))) {
			return false
		}
	}
	return true
}

// inPage tells an address that is a place on its own page.
func inPage(href string) bool {
	href = strings.TrimSpace(href)
	return len(href) > 1 && href[0] == '#'
}

// repeatEntries returns where the lines end that begin at i and each stand
// once more, in the same order, below them all, where they look like headings.
func (c *contents) repeatEntries(i int) int {
	j, last := i, -1
	for ; j < len(c.text) && c.entry(j); j++ {
		at := c.at[c.keys[j]]
		if at[1] <= last || last >= 0 && at[1] == last+1 && !c.text[at[1]].heads() {
			break
		}
		last = at[1]
	}
	if j > i && c.at[c.keys[i]][1] < j {
		return i // runs into the very lines it names
	}
	return j
}

// entry tells whether a line could stand in a table of contents: it stands a
// second time, and no third, below, and heads text there.
func (c *contents) entry(i int) bool {
	p := c.text[i]
	at := c.at[c.keys[i]]
	if !p.keep || c.keys[i] == "" || len(at) != 2 || at[0] != i || p.kind == pipeline.Cell || fact(p.text) {
		return false
	}
	num, _ := numbering(p.text)
	if !headingText(entryText(p.text), num) || strings.HasSuffix(p.text, ".") {
		return false
	}
	head, next := c.text[at[1]], at[1]+1
	return next < len(c.text) && head.kind != pipeline.ListItem && head.kind != pipeline.Cell && (head.heads() || c.text[next].prose())
}

// entryText takes the page number off a line of a table of contents: "The
// tide ...... 12".
func entryText(s string) string {
	t := strings.TrimRightFunc(s, func(r rune) bool { return digitOf(r) >= 0 })
	if len(t) == len(s) {
		return s
	}
	u := strings.TrimRightFunc(t, func(r rune) bool { return strings.ContainsRune(".…·・．‥ 　", r) })
	if utf8.RuneCountInString(t)-utf8.RuneCountInString(u) < 2 || !strings.ContainsFunc(u, unicode.IsLetter) {
		return s
	}
	return u
}
