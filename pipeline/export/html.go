package export

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// HTML writes a whole page: it stands alone, holds no script, and every
// sentence is a span that names its segment (data-key) and its state. What is
// served in another language than the page's says so in lang and dir. Ids
// begin with "c-", so that no heading can shadow a name of the browser.
func HTML(l pipeline.Localized, labels Labels) (pipeline.File, error) {
	p := &page{lang: l.To, chain: chainOf(l), labels: inDigitsOf(l, labels)}
	w := &htmlArticle{page: p, l: l, level: 1}
	name, lang := pageTitle(l)
	p.open(name, lang, blockText(own(l, &l.Summary)), canonicalLink(l))
	p.raw("<main>\n<article" + w.mixed() + ">\n")
	w.header(sentences(l, &l.Title))
	w.contents()
	for i := range l.Sections {
		w.section(i)
	}
	w.footer()
	p.raw("</article>\n</main>\n")
	p.close()
	return pipeline.File{Format: "html", MediaType: "text/html; charset=utf-8", Data: []byte(p.String())}, nil
}

// pageTitle is the title that stands in the head, and its language: what of it
// is in the page's language, or else all that is served. Nothing there can be
// marked as foreign in part.
func pageTitle(l pipeline.Localized) (string, language.Tag) {
	if title := blockText(own(l, &l.Title)); title != "" {
		return title, l.To
	}
	ss := sentences(l, &l.Title)
	if title := blockText(ss); title != "" {
		return title, wholly(ss)
	}
	return Slug(l.ID), l.To
}

// mixed marks an article that is served in its page's language and in others,
// so that the others may look different.
func (w *htmlArticle) mixed() string {
	here, other := false, false
	for b := range w.l.Blocks() {
		for _, r := range runs(sentences(w.l, b)) {
			here, other = here || r.lang == w.lang, other || r.lang != w.lang
		}
	}
	if here && other {
		return ` class="mixed"`
	}
	return ""
}

// canonicalLink is the link to an article's own address. A translation has
// none yet: to name the source's would tell search engines to drop it.
func canonicalLink(l pipeline.Localized) string {
	if l.To != l.Lang {
		return ""
	}
	href, ok := safeSrc(l.Meta.Canonical)
	if !ok || !strings.HasPrefix(strings.ToLower(href), "http") {
		return ""
	}
	return href
}

// chainOf is where our own messages come from: where the text does, but
// English in place of the source's language, which the reader of a
// translation cannot be expected to know.
func chainOf(l pipeline.Localized) []language.Tag {
	chain := []language.Tag{l.To}
	for _, t := range append(slices.Clone(l.Chain), language.English) {
		if t != l.Lang || t == language.English {
			chain = appendNew(chain, t)
		}
	}
	return chain
}

type htmlArticle struct {
	*page
	l      pipeline.Localized
	figure int
	level  int // of the last heading
}

func (w *htmlArticle) header(title []sentence) {
	w.raw("<header>\n")
	w.element("h1", titleClass(title), title)
	w.raw("\n")
	w.block("p", ` class="summary"`, &w.l.Summary)
	w.facts()
	w.notices()
	w.raw("</header>\n")
}

// titleClass says how a title breaks: "lines" for several sentences, each on a
// line of its own; "clauses" if it may break after its punctuation only, as
// every clause of it fits into a line of a telephone. Browsers know no words
// in Chinese and would break inside them.
func titleClass(title []sentence) string {
	var class []string
	parts := 0
	for _, r := range runs(title) {
		parts += len(r.sentences)
	}
	if parts > 1 {
		class = append(class, "lines")
	}
	clause, longest := 0, 0
	for _, r := range blockText(title) {
		if clause++; unicode.IsPunct(r) || unicode.IsSpace(r) {
			clause, longest = 0, max(longest, clause)
		}
	}
	if base, _ := wholly(title).Base(); base.String() == "zh" && max(longest, clause) <= 12 {
		class = append(class, "clauses")
	}
	if len(class) == 0 {
		return ""
	}
	return ` class="` + strings.Join(class, " ") + `"`
}

// facts is the line under the title: who, when, how long.
func (w *htmlArticle) facts() {
	m := w.l.Meta
	w.raw(`<ul class="facts">` + "\n")
	if by := cleanText(m.Byline); by != "" {
		w.label("li", "", "By", map[string]any{"Name": by})
	}
	for _, d := range [...]struct {
		id  string
		utc string
		txt func() string
	}{
		{"Published", pipeline.Stamp(m.Published.UTC()), func() string { return w.labels.Date(w.lang, m.Published, true) }},
		{"Updated", pipeline.Stamp(m.Modified.UTC()), func() string { return w.labels.Date(w.lang, m.Modified, true) }},
	} {
		if d.utc != "" {
			w.raw(`<li><time datetime="` + d.utc + `">` + w.message(w.labels.Text(w.chain, d.id, map[string]any{"Date": d.txt()})) + "</time></li>\n")
		}
	}
	n := minutes(w.l)
	w.raw("<li>" + w.message(w.labels.Plural(w.chain, "MinutesToRead", n, map[string]any{"Count": n})) + "</li>\n</ul>\n")
}

// notices say what a reader should know before trusting the text.
func (w *htmlArticle) notices() {
	var machine, draft bool
	var others []language.Tag
	for b := range w.l.Blocks() {
		for _, s := range sentences(w.l, b) {
			if s.lang != w.l.To && !s.joined && len(s.pieces) > 0 {
				others = appendNew(others, s.lang)
				continue
			}
			if s.target.State == pipeline.Draft {
				machine = machine || s.target.Origin.Kind == pipeline.FromEngine
				draft = draft || s.target.Origin.Kind != pipeline.FromEngine
			}
		}
	}
	switch {
	case machine:
		w.label("p", "notice draft", "MachineTranslated", nil)
	case draft || w.l.Drafts:
		w.label("p", "notice draft", "DraftNotice", nil)
	}
	if w.l.Stale {
		w.label("p", "notice stale", "SourceChanged", nil)
	}
	for _, o := range others {
		w.label("p", "notice partial", "NotTranslated", map[string]any{"Language": w.labels.LanguageName(o, w.lang)})
	}
}

func appendNew(ts []language.Tag, t language.Tag) []language.Tag {
	if slices.Contains(ts, t) {
		return ts
	}
	return append(ts, t)
}

// contents lists the headings when there are enough to look through.
func (w *htmlArticle) contents() {
	type entry struct {
		id    string
		level int
		ss    []sentence
	}
	var es []entry
	for i := range w.l.Sections {
		s := &w.l.Sections[i]
		if ss := sentences(w.l, &s.Heading); blockText(ss) != "" {
			es = append(es, entry{sectionID(s, i), clamp(s.Level, 1, 5), ss})
		}
	}
	if len(es) < 3 {
		return
	}
	w.raw(`<nav class="contents" aria-labelledby="c-contents">` + "\n")
	w.raw(`<h2 id="c-contents">` + w.message(w.labels.Text(w.chain, "Contents", nil)) + "</h2>\n<ol>")
	var levels []int // of the lists that are open
	for i, e := range es {
		switch {
		case i == 0:
			levels = append(levels, e.level)
		case e.level > levels[len(levels)-1]:
			w.raw("\n<ol>")
			levels = append(levels, e.level)
		default:
			for len(levels) > 1 && levels[len(levels)-2] >= e.level {
				w.raw("</li>\n</ol>")
				levels = levels[:len(levels)-1]
			}
			w.raw("</li>")
		}
		w.raw("\n" + `<li><a href="#c-` + html.EscapeString(e.id) + `">`)
		for _, r := range runs(e.ss) {
			if t := blockText(r.sentences); t != "" {
				w.raw("<span" + w.langIfOther(r.lang) + ">" + html.EscapeString(t) + "</span>" + r.after())
			}
		}
		w.raw("</a>")
	}
	w.raw(strings.Repeat("</li>\n</ol>", len(levels)) + "\n</nav>\n")
}

func (w *htmlArticle) section(i int) {
	s := &w.l.Sections[i]
	heading := sentences(w.l, &s.Heading)
	id := html.EscapeString("c-" + sectionID(s, i))
	if blockText(heading) == "" {
		w.raw(`<section id="` + id + `">` + "\n")
	} else {
		w.raw(`<section aria-labelledby="` + id + `">` + "\n")
		// Never more than one deeper than the heading before.
		level := min(clamp(s.Level, 1, 5)+1, w.level+1)
		w.level = level
		w.element("h"+strconv.Itoa(level), ` id="`+id+`"`, heading)
		w.raw("\n")
	}
	gs := groups(s.Blocks)
	for n := 0; n < len(gs); n++ {
		n += w.group(gs[n], gs[n+1:])
	}
	w.raw("</section>\n")
}

func (w *htmlArticle) footer() {
	if w.l.To == w.l.Lang {
		return
	}
	w.raw("<footer>\n")
	if c := w.l.Coverage; c.Segments > 0 {
		n := c.States[pipeline.Reviewed.String()] + c.States[pipeline.Final.String()]
		w.raw("<p>" + w.message(w.labels.Plural(w.chain, "SegmentsReviewed", n, map[string]any{"Count": n, "Total": c.Segments})) + "</p>\n")
	}
	text := w.message(w.labels.Text(w.chain, "OriginalLanguage", map[string]any{"Language": w.labels.LanguageName(w.l.Lang, w.lang)}))
	if href, ok := safeSrc(w.l.Meta.Canonical); ok {
		text = `<a href="` + html.EscapeString(href) + `" hreflang="` + w.l.Lang.String() + `" rel="noreferrer">` + text + "</a>"
	}
	w.raw("<p>" + text + "</p>\n</footer>\n")
}
