package export

import (
	"encoding/json"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Markdown writes CommonMark with tables and a front matter of JSON-quoted
// YAML. The title and the summary stand in the front matter, the sections
// under it, from "##" on. Hugo, Eleventy and MDX give back every sentence as
// it is in the JSON.
func Markdown(l pipeline.Localized, _ Labels) (pipeline.File, error) {
	m := &mdDocument{l: l}
	m.frontMatter()
	for i := range l.Sections {
		s := &l.Sections[i]
		if h := mdInline(l, sentences(l, &s.Heading), inLine); h != "" {
			m.paragraph(strings.Repeat("#", clamp(s.Level, 1, 5)+1) + " " + h)
		}
		for _, g := range groups(s.Blocks) {
			m.group(g)
		}
	}
	return pipeline.File{Format: "md", MediaType: "text/markdown; charset=utf-8", Data: []byte(m.b.String())}, nil
}

type mdDocument struct {
	l pipeline.Localized
	b strings.Builder
}

func (m *mdDocument) frontMatter() {
	l := m.l
	m.b.WriteString("---\n")
	for _, f := range [...]struct{ name, value string }{
		{"title", blockText(sentences(l, &l.Title))},
		{"description", blockText(own(l, &l.Summary))},
		{"slug", Slug(l.ID)},
		{"lang", l.To.String()},
		{"dir", pipeline.Direction(l.To)},
		{"translationKey", norm.NFC.String(string(l.ID))},
		{"state", l.Status()},
		{"date", pipeline.Stamp(l.Meta.Published.UTC())},
		{"author", cleanText(l.Meta.Byline)},
		{"source", cleanText(l.URI)},
		{"sourceLang", l.Lang.String()},
		{"sha256", l.Source.String()},
	} {
		if f.value != "" {
			m.b.WriteString(f.name + ": " + yamlString(f.value) + "\n")
		}
	}
	m.b.WriteString("---\n")
}

// yamlString quotes s as JSON does; YAML reads the same. The characters that
// YAML takes for line ends are escaped.
func yamlString(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always encodes
	return strings.NewReplacer("\u0085", `\u0085`, "\u2028", `\u2028`, "\u2029", `\u2029`).Replace(strings.TrimSuffix(b.String(), "\n"))
}

// paragraph writes a block with an empty line before it.
func (m *mdDocument) paragraph(s string) { m.b.WriteString("\n" + s + "\n") }

func (m *mdDocument) group(g []pipeline.Block) {
	switch g[0].Kind {
	case pipeline.ListItem:
		m.list(g)
	case pipeline.Quote:
		m.quote(g)
	case pipeline.Cell:
		m.table(g)
	default:
		for i := range g {
			m.block(&g[i])
		}
	}
}

func (m *mdDocument) block(b *pipeline.Block) {
	ss := sentences(m.l, b)
	switch b.Kind {
	case pipeline.Listing:
		m.listing(b)
	case pipeline.Rule:
		m.paragraph("* * *")
	case pipeline.Image:
		alt := blockText(ss)
		if src, ok := safeSrc(b.Src); ok {
			m.paragraph("![" + mdText(alt) + "](" + mdAddress(src) + ")")
		} else if alt != "" {
			m.paragraph(mdInline(m.l, ss, inParagraph))
		}
	case pipeline.Embed:
		src, ok := safeSrc(b.Src)
		name := mdInline(m.l, ss, inLine)
		if name == "" {
			name = mdText(src)
		}
		switch {
		case ok:
			m.paragraph("[" + name + "](" + mdAddress(src) + ")")
		case name != "":
			m.paragraph(name)
		}
	default:
		if s := mdInline(m.l, ss, inParagraph); s != "" {
			m.paragraph(s)
		}
	}
}

// listing writes code as a fenced block. A template engine would run {{ and
// {% inside a fence too, where no reference works: a listing with these is
// written line by line as code spans.
func (m *mdDocument) listing(b *pipeline.Block) {
	raw := strings.Trim(cleanCode(b.Raw), "\n")
	if raw == "" {
		return
	}
	if strings.Contains(raw, "{{") || strings.Contains(raw, "{%") || strings.Contains(raw, "{#") || strings.Contains(raw, "}}") {
		lines := strings.Split(raw, "\n")
		for i, line := range lines {
			lines[i] = "<code>" + strings.ReplaceAll(mdText(line), " ", "&#32;") + "</code>"
		}
		m.paragraph(strings.Join(lines, "\\\n"))
		return
	}
	fence := "```"
	for strings.Contains(raw, fence) {
		fence += "`"
	}
	m.paragraph(fence + fenceLang(b.Lang) + "\n" + raw + "\n" + fence)
}

func fenceLang(s string) string {
	if len(s) > 32 || strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("+-.#_", r))
	}) {
		return ""
	}
	return s
}

func (m *mdDocument) quote(g []pipeline.Block) {
	for i := range g {
		s := mdInline(m.l, sentences(m.l, &g[i]), inParagraph)
		if s == "" {
			continue
		}
		prefix := strings.Repeat("> ", clamp(g[i].Depth, 1, 16))
		gap := "\n"
		if i > 0 {
			gap = strings.TrimSpace(strings.Repeat("> ", min(clamp(g[i].Depth, 1, 16), clamp(g[i-1].Depth, 1, 16)))) + "\n"
		}
		m.b.WriteString(gap + prefix + strings.ReplaceAll(s, "\n", "\n"+prefix) + "\n")
	}
}

// list writes list items without empty lines between them. A list that begins
// where another one of the same depth ended takes another marker, as it would
// go on otherwise.
func (m *mdDocument) list(g []pipeline.Block) {
	m.b.WriteString("\n")
	type level struct {
		indent  int
		width   int
		next    int
		ordered bool
		other   bool
	}
	var levels []level
	for i := range g {
		b := &g[i]
		s := mdInline(m.l, sentences(m.l, b), inParagraph)
		if s == "" {
			continue // an item of white space would be the underline of a heading
		}
		depth := clamp(b.Depth, 1, len(levels)+1)
		fresh := depth > len(levels)
		if fresh {
			indent := 0
			if depth > 1 {
				indent = levels[depth-2].indent + levels[depth-2].width
			}
			levels = append(levels, level{indent: indent, next: 1})
		}
		levels = levels[:depth]
		v := &levels[depth-1]
		if !fresh && (b.Start || v.ordered != b.Ordered) {
			v.other, v.next, fresh = !v.other, 1, true
		}
		v.ordered = b.Ordered
		marker := "- "
		switch {
		case b.Ordered:
			if b.Number > 0 && b.Number < 1e9 {
				v.next = b.Number
			}
			if fresh && i > 0 && v.next != 1 {
				m.b.WriteString("\n") // only a list from 1 may follow a line of text at once
			}
			marker = strconv.Itoa(v.next) + ". "
			if v.other {
				marker = strconv.Itoa(v.next) + ") "
			}
			v.next++
		case v.other:
			marker = "+ "
		}
		v.width = len(marker)
		pad := strings.Repeat(" ", v.indent)
		s = strings.ReplaceAll(s, "\n", "\n"+pad+strings.Repeat(" ", v.width))
		m.b.WriteString(pad + marker + s + "\n")
	}
}

func (m *mdDocument) table(g []pipeline.Block) {
	t := tableOf(g)
	t.align(func(c *pipeline.Block) string { return blockText(sentences(m.l, c)) })
	row := func(cells []*pipeline.Block) {
		m.b.WriteString("|")
		for _, c := range cells {
			s := ""
			if c != nil {
				s = mdInline(m.l, sentences(m.l, c), inCell)
			}
			m.b.WriteString(" " + s + strings.Repeat(" ", min(len(s), 1)) + "|")
		}
		m.b.WriteString("\n")
	}
	m.b.WriteString("\n")
	rows := t.rows
	if t.headRow {
		row(rows[0])
		rows = rows[1:]
	} else {
		row(make([]*pipeline.Block, t.width))
	}
	m.b.WriteString("|")
	for _, n := range t.numbers {
		if n {
			m.b.WriteString(" ---: |")
		} else {
			m.b.WriteString(" --- |")
		}
	}
	m.b.WriteString("\n")
	for _, r := range rows {
		row(r)
	}
}
