package extract

import (
	"html"
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// Entry is a heading in an outline.
type Entry struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

// Outline returns the headings of a document in reading order.
func Outline(d *pipeline.Document) []Entry {
	var out []Entry
	for i := range d.Sections {
		s := &d.Sections[i]
		if t := oneLine(s.Heading.Text.Plain()); t != "" {
			out = append(out, Entry{s.Level, t})
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// PlainText returns the article without its title: a block a line, and a line
// break where the block has one; the cells of a table row on one line,
// divided by tabs.
func PlainText(d *pipeline.Document) string {
	var b strings.Builder
	line := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		line(s.Heading.Text.Plain())
		for j := 0; j < len(s.Blocks); j++ {
			k := &s.Blocks[j]
			switch k.Kind {
			case pipeline.Listing:
				line(k.Raw)
			case pipeline.Image, pipeline.Embed, pipeline.Rule:
			case pipeline.Cell:
				cells := []string{oneLine(k.Text.Plain())}
				for j+1 < len(s.Blocks) && s.Blocks[j+1].Kind == pipeline.Cell && s.Blocks[j+1].Row == k.Row && !s.Blocks[j+1].Start {
					j++
					cells = append(cells, oneLine(s.Blocks[j].Text.Plain()))
				}
				line(strings.Join(cells, "\t"))
			default:
				line(k.Text.Plain())
			}
		}
	}
	return b.String()
}

// HTML returns the article without its title as clean HTML: headings from h2
// on, paragraphs, lists, tables, quotes, listings, figures.
func HTML(d *pipeline.Document) string {
	var b strings.Builder
	r := renderer{b: &b}
	for i := range d.Sections {
		s := &d.Sections[i]
		if !s.Heading.Text.Empty() {
			r.close(0)
			h := "h" + strconv.Itoa(min(s.Level+1, 6))
			b.WriteString("<" + h + ">" + inlineHTML(s.Heading.Text) + "</" + h + ">\n")
		}
		for j := range s.Blocks {
			r.block(&s.Blocks[j])
		}
	}
	r.close(0)
	return b.String()
}

// renderer keeps which lists, quotes and tables are open.
type renderer struct {
	b     *strings.Builder
	lists []string // "ul" or "ol", outermost first; each has an item open
	quote bool
	row   int // of the open table, -1 none
	table bool
}

// close ends tables and quotes, and lists deeper than depth.
func (r *renderer) close(depth int) {
	if r.table {
		r.b.WriteString("</tr></table>\n")
		r.table = false
	}
	if r.quote {
		r.b.WriteString("</blockquote>\n")
		r.quote = false
	}
	for len(r.lists) > depth {
		last := len(r.lists) - 1
		r.b.WriteString("</li></" + r.lists[last] + ">\n")
		r.lists = r.lists[:last]
	}
}

func (r *renderer) block(k *pipeline.Block) {
	w := r.b.WriteString
	switch k.Kind {
	case pipeline.ListItem:
		r.item(k)
		return
	case pipeline.Cell:
		r.cell(k)
		return
	case pipeline.Quote:
		if !r.quote {
			r.close(0)
			w("<blockquote>\n")
			r.quote = true
		}
		w("<p>" + inlineHTML(k.Text) + "</p>\n")
		return
	}
	r.close(0)
	switch k.Kind {
	case pipeline.Listing:
		w("<pre><code>" + html.EscapeString(k.Raw) + "</code></pre>\n")
	case pipeline.Image:
		w(`<figure><img src="` + html.EscapeString(k.Src) + `" alt="` + html.EscapeString(k.Text.Plain()) + `"></figure>` + "\n")
	case pipeline.Caption:
		w("<figcaption>" + inlineHTML(k.Text) + "</figcaption>\n")
	case pipeline.Rule:
		w("<hr>\n")
	case pipeline.Embed:
		w(`<p><a href="` + html.EscapeString(k.Src) + `">` + html.EscapeString(k.Src) + "</a></p>\n")
	default:
		w("<p>" + inlineHTML(k.Text) + "</p>\n")
	}
}

func (r *renderer) item(k *pipeline.Block) {
	depth := max(k.Depth, 1)
	if r.table || r.quote {
		r.close(0)
	}
	if k.Start && len(r.lists) >= depth {
		r.close(depth - 1)
	}
	r.close(depth)
	if len(r.lists) == depth {
		r.b.WriteString("</li>\n")
	}
	for len(r.lists) < depth {
		tag := "ul"
		if k.Ordered {
			tag = "ol"
		}
		r.b.WriteString("<" + tag + ">\n")
		r.lists = append(r.lists, tag)
		if len(r.lists) < depth {
			r.b.WriteString("<li>")
		}
	}
	r.b.WriteString("<li>" + inlineHTML(k.Text))
}

func (r *renderer) cell(k *pipeline.Block) {
	w := r.b.WriteString
	switch {
	case !r.table || k.Start:
		r.close(0)
		w("<table><tr>")
		r.table = true
	case k.Row != r.row:
		w("</tr>\n<tr>")
	}
	r.row = k.Row
	tag := "td"
	if k.Head {
		tag = "th"
	}
	w("<" + tag + ">" + inlineHTML(k.Text) + "</" + tag + ">")
}

// inlineHTML writes coded text as HTML.
func inlineHTML(t pipeline.Text) string {
	if len(t.Codes) == 0 {
		return html.EscapeString(t.Coded)
	}
	var b strings.Builder
	for _, k := range pipeline.Tokens(t.Coded) {
		c, ok := t.Code(k.N)
		if !k.IsCode() || !ok {
			b.WriteString(html.EscapeString(k.Text))
			continue
		}
		switch {
		case c.Name == "lit":
			b.WriteString(html.EscapeString(c.Data))
		case c.Data != "":
			b.WriteString("<" + c.Name + ">" + html.EscapeString(c.Data) + "</" + c.Name + ">")
		case k.Close:
			b.WriteString("</" + c.Name + ">")
		default:
			b.WriteString("<" + c.Name)
			for _, a := range c.Attr {
				b.WriteString(" " + a.Name + `="` + html.EscapeString(a.Value) + `"`)
			}
			b.WriteString(">")
		}
	}
	return b.String()
}
