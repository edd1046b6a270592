package export

import (
	"html"
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// group writes blocks that belong together and says how many of the groups
// after it were written with it: the caption before or after a table.
func (w *htmlArticle) group(g []pipeline.Block, rest [][]pipeline.Block) int {
	switch g[0].Kind {
	case pipeline.ListItem:
		w.list(g)
	case pipeline.Quote:
		w.quote(g)
	case pipeline.Cell:
		if len(rest) > 0 && rest[0][0].Kind == pipeline.Caption {
			w.table(g, &rest[0][0])
			return 1
		}
		w.table(g, nil)
	case pipeline.Caption:
		if len(rest) > 0 && rest[0][0].Kind == pipeline.Cell {
			w.table(rest[0], &g[0])
			return 1
		}
		w.block("p", ` class="caption"`, &g[0])
	case pipeline.Image:
		w.image(&g[0], g[1:])
	case pipeline.Embed:
		w.embed(&g[0], g[1:])
	case pipeline.Listing:
		w.listing(&g[0])
	case pipeline.Rule:
		w.raw("<hr>\n")
	default:
		w.block("p", "", &g[0])
	}
	return 0
}

// block writes a block as one element; nothing if nothing is to be read.
func (w *htmlArticle) block(element, attributes string, b *pipeline.Block) {
	ss := sentences(w.l, b)
	if !shown(ss) {
		return
	}
	w.element(element, attributes, ss)
	w.raw("\n")
}

// list writes list items as nested lists. A list deeper than the one before
// stands inside its last item.
func (w *htmlArticle) list(g []pipeline.Block) {
	var open []string // the lists that are open, outermost first
	var next []int    // the number that the next item of each has by itself
	shut := func(depth int) {
		for len(open) > depth {
			w.raw("</li>\n</" + open[len(open)-1] + ">")
			open, next = open[:len(open)-1], next[:len(next)-1]
		}
	}
	for i := range g {
		b := &g[i]
		ss := sentences(w.l, b)
		if !shown(ss) {
			continue
		}
		depth := clamp(b.Depth, 1, len(open)+1)
		element := "ul"
		if b.Ordered {
			element = "ol"
		}
		shut(depth)
		if len(open) == depth {
			if b.Start || open[depth-1] != element {
				shut(depth - 1)
			} else {
				w.raw("</li>\n")
			}
		}
		value := ""
		if len(open) < depth {
			start := ""
			n := 1
			if b.Ordered && b.Number > 1 {
				n, start = b.Number, ` start="`+strconv.Itoa(b.Number)+`"`
			}
			w.raw("<" + element + start + ">\n")
			open, next = append(open, element), append(next, n)
		} else if b.Ordered && b.Number > 0 && b.Number != next[depth-1] {
			value, next[depth-1] = ` value="`+strconv.Itoa(b.Number)+`"`, b.Number
		}
		next[depth-1]++
		w.raw("<li" + value + ">")
		w.inline(ss)
	}
	shut(0)
	w.raw("\n")
}

func (w *htmlArticle) quote(g []pipeline.Block) {
	depth := 0
	for i := range g {
		want := clamp(g[i].Depth, 1, 16)
		for ; depth < want; depth++ {
			w.raw("<blockquote>\n")
		}
		for ; depth > want; depth-- {
			w.raw("</blockquote>\n")
		}
		w.block("p", "", &g[i])
	}
	w.raw(strings.Repeat("</blockquote>\n", depth))
}

func (w *htmlArticle) table(g []pipeline.Block, caption *pipeline.Block) {
	t := tableOf(g)
	t.align(func(c *pipeline.Block) string { return blockText(sentences(w.l, c)) })
	// A wide table scrolls by itself, so it has to be reachable by keyboard.
	w.raw(`<div class="table" tabindex="0"><table>` + "\n")
	if caption != nil {
		w.block("caption", "", caption)
	}
	rows := t.rows
	if t.headRow {
		w.raw("<thead>\n")
		w.row(t, rows[0], "col")
		w.raw("</thead>\n")
		rows = rows[1:]
	}
	w.raw("<tbody>\n")
	for _, r := range rows {
		w.row(t, r, "row")
	}
	w.raw("</tbody>\n</table></div>\n")
}

func (w *htmlArticle) row(t table, cells []*pipeline.Block, scope string) {
	w.raw("<tr>")
	for i, c := range cells {
		if c == nil {
			w.raw("<td></td>")
			continue
		}
		class := ""
		if t.numbers[i] {
			class = ` class="number"`
		}
		if c.Head {
			w.element("th", ` scope="`+scope+`"`+class, sentences(w.l, c))
		} else {
			w.element("td", class, sentences(w.l, c))
		}
	}
	w.raw("</tr>\n")
}

func (w *htmlArticle) image(b *pipeline.Block, captions []pipeline.Block) {
	ss := sentences(w.l, b)
	src, ok := safeSrc(b.Src)
	w.figure++
	w.raw(`<figure`)
	if len(captions) == 0 && ok {
		text, lang := w.labels.Text(w.chain, "Figure", map[string]any{"Number": w.figure})
		w.raw(` aria-label="` + html.EscapeString(text) + `"` + w.langIfOther(lang))
	}
	w.raw(">\n")
	switch {
	case ok:
		// The alternative text is a sentence as any other; an attribute cannot
		// hold a span, so the key stands on the image.
		w.raw(`<img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(blockText(ss)) + `" loading="lazy"` + imageKeys(w, ss) + ">\n")
	case shown(ss):
		w.element("p", "", ss)
		w.raw("\n")
	}
	w.captions(captions)
	w.raw("</figure>\n")
}

func imageKeys(w *htmlArticle, ss []sentence) string {
	var keys []string
	attrs := ""
	for _, s := range ss {
		if s.segment.Key != "" {
			keys = append(keys, string(s.segment.Key))
		}
		if attrs == "" {
			attrs = w.langIfOther(s.lang)
		}
	}
	if len(keys) > 0 {
		attrs += ` data-key="` + html.EscapeString(strings.Join(keys, " ")) + `"`
	}
	return attrs
}

func (w *htmlArticle) captions(captions []pipeline.Block) {
	if len(captions) == 1 {
		w.block("figcaption", "", &captions[0])
		return
	}
	if len(captions) > 1 {
		w.raw("<figcaption>\n")
		for i := range captions {
			w.block("p", "", &captions[i])
		}
		w.raw("</figcaption>\n")
	}
}

// embed writes something that plays elsewhere as a link to it: no frame, no
// player, no address that a reader's browser would fetch unasked.
func (w *htmlArticle) embed(b *pipeline.Block, captions []pipeline.Block) {
	ss := sentences(w.l, b)
	src, ok := safeSrc(b.Src)
	if !ok && !shown(ss) && len(captions) == 0 {
		return
	}
	w.raw(`<figure class="embed">` + "\n<p>")
	if ok {
		w.raw(`<a href="` + html.EscapeString(src) + `" rel="noreferrer">`)
	}
	if shown(ss) {
		w.inline(ss)
	} else {
		w.raw("<bdi>" + html.EscapeString(src) + "</bdi>")
	}
	if ok {
		w.raw("</a>")
	}
	w.raw("</p>\n")
	w.captions(captions)
	w.raw("</figure>\n")
}

func (w *htmlArticle) listing(b *pipeline.Block) {
	class := ""
	if lang := fenceLang(b.Lang); lang != "" {
		class = ` class="language-` + html.EscapeString(lang) + `"`
	}
	// Code runs from the left in every language.
	w.raw(`<pre dir="ltr" tabindex="0"><code` + class + ">" + html.EscapeString(strings.Trim(cleanCode(b.Raw), "\n")) + "</code></pre>\n")
}
