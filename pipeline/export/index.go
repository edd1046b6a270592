package export

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// IndexRow is one article of an index page.
type IndexRow struct {
	ID       pipeline.ArticleID
	Slug     string
	Title    string
	Lang     language.Tag // of the title
	Status   string       // as Localized.Status gives it
	Coverage pipeline.Coverage
	Held     string         // why it is not published in this locale; "": it is
	Locales  []language.Tag // in which it is published
}

// Index writes the page of one pack in one locale: its articles by title, how
// far each has come, what is held back and why, and the other locales. It
// lies beside the articles' pages, so every link is relative.
func Index(pack string, locale language.Tag, rows []IndexRow, labels Labels) (pipeline.File, error) {
	p := &page{lang: locale, chain: []language.Tag{locale, language.English}, labels: labels}
	published := 0
	for _, r := range rows {
		if r.Held == "" {
			published++
		}
	}
	title, titleLang := labels.Plural(p.chain, "ArticlesIn", published, map[string]any{"Count": published, "Language": labels.LanguageName(locale, locale)})
	p.open(cleanText(pack)+": "+title, titleLang, "", "")
	p.raw(`<main class="wide">` + "\n<header>\n<h1><bdi>")
	p.text(cleanText(pack))
	p.raw("</bdi></h1>\n" + `<p class="summary">` + p.message(title, titleLang) + "</p>\n")
	p.locales(locale, rows)
	p.raw("</header>\n" + `<ul class="rows">` + "\n")
	for _, r := range sortedRows(rows) {
		p.indexRow(r)
	}
	p.raw("</ul>\n</main>\n")
	p.close()
	return pipeline.File{Format: "html", MediaType: "text/html; charset=utf-8", Data: []byte(p.String())}, nil
}

// sortedRows puts what is published before what is held back, each by id.
func sortedRows(rows []IndexRow) []IndexRow {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b IndexRow) int {
		if (a.Held == "") != (b.Held == "") {
			if a.Held == "" {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return rows
}

// locales links the other locales that articles of the pack are published in.
func (p *page) locales(here language.Tag, rows []IndexRow) {
	all := map[string]language.Tag{here.String(): here}
	for _, r := range rows {
		for _, t := range r.Locales {
			all[t.String()] = t
		}
	}
	if len(all) < 2 {
		return
	}
	p.raw(`<ul class="locales">`)
	for _, name := range sortedKeys(all) {
		t := all[name]
		p.raw("<li>" + p.localeLink("../"+name+"/index.html", t, t == here) + "</li>")
	}
	p.raw("</ul>\n")
}

// localeLink names a language in itself, as its readers look for it.
func (p *page) localeLink(href string, t language.Tag, current bool) string {
	mark := ""
	if current {
		mark = ` aria-current="page"`
	}
	return `<a href="` + html.EscapeString(href) + `" hreflang="` + t.String() + `"` + mark + ` lang="` + t.String() + `" dir="` + pipeline.Direction(t) + `">` +
		html.EscapeString(p.labels.LanguageName(t, t)) + "</a>"
}

func (p *page) indexRow(r IndexRow) {
	title := cleanText(r.Title)
	if title == "" {
		title = r.Slug
	}
	class := ""
	if r.Held != "" {
		class = ` class="held"`
	}
	p.raw("<li" + class + ">")
	if r.Held == "" {
		p.raw(`<a href="` + html.EscapeString(r.Slug+".html") + `"` + p.langIfOther(r.Lang) + ">" + html.EscapeString(title) + "</a>")
	} else {
		p.raw("<span" + p.langIfOther(r.Lang) + ">" + html.EscapeString(title) + "</span>")
	}
	p.raw("\n" + `<div class="row">`)
	if r.Held != "" {
		p.raw(`<span class="state held">` + p.message(p.labels.Text(p.chain, "HeldBack", nil)) + "</span><span>" + p.message(p.reason(r.Held)) + "</span>")
	} else {
		p.raw(`<span class="state ` + html.EscapeString(r.Status) + `">` + p.message(p.status(r.Status)) + "</span>")
	}
	p.coverage(r.Coverage)
	if id := cleanText(string(r.ID)); id != title {
		p.raw(`<code dir="ltr">` + html.EscapeString(id) + "</code>")
	}
	p.raw("</div></li>\n")
}

// reason says why an article is held back: in the reader's language where the
// reason is one of ours, else as it stands.
func (p *page) reason(held string) (string, language.Tag) {
	s, ok := pipeline.ParseShortfall(held)
	what := map[pipeline.Policy]string{pipeline.PublishDrafts: "Drafted", pipeline.PublishTranslated: "Translated", pipeline.PublishReviewed: "Reviewed"}[s.Policy]
	switch {
	case !ok:
		return cleanText(held), language.English
	case s.Nothing:
		return p.labels.Text(p.chain, "HeldNothing"+what, nil)
	}
	return p.labels.Text(p.chain, "Held"+what, map[string]any{"Percent": s.Percent, "Wanted": s.Wanted})
}

// status is what Localized.Status gives, for readers.
func (p *page) status(s string) (string, language.Tag) {
	switch s {
	case "draft", "partial", "reviewed", "source", "stale", "translated":
		return p.labels.Text(p.chain, "Status"+strings.ToUpper(s[:1])+s[1:], nil)
	}
	return s, language.English
}

func (p *page) coverage(c pipeline.Coverage) {
	if c.Segments == 0 {
		return
	}
	p.raw(fmt.Sprintf(`<span><meter min="0" max="%d" value="%d" aria-hidden="true"></meter> `, c.Segments, c.Done) +
		p.message(p.labels.Plural(p.chain, "Coverage", c.Segments, map[string]any{"Done": c.Done, "Count": c.Segments})))
	if c.Related > 0 {
		arrow := " → "
		if pipeline.Direction(p.lang) == "rtl" {
			arrow = " ← "
		}
		p.raw(arrow + p.message(p.labels.Text(p.chain, "CoverageRelated", map[string]any{"Done": c.Done + c.Related})))
	}
	p.raw("</span>")
}

// PackRow is one pack on the front page.
type PackRow struct {
	Pack    string
	Locales []PackLocale
}

// PackLocale is one locale of a pack on the front page.
type PackLocale struct {
	Locale   language.Tag
	Articles int // published
	Held     int
}

// Packs writes the front page: every pack with its locales. With one row it
// is the page of that pack; base is the way from the page to the folder that
// holds the packs, "" or "../".
func Packs(rows []PackRow, base string, labels Labels) (pipeline.File, error) {
	p := &page{lang: language.English, chain: []language.Tag{language.English}, labels: labels}
	title := "Article packs"
	if len(rows) == 1 {
		title = cleanText(rows[0].Pack)
	}
	p.open(title, language.English, "", "")
	p.raw(`<main class="wide">` + "\n<header>\n<h1>" + html.EscapeString(title) + "</h1>\n</header>\n")
	for _, r := range rows {
		if len(rows) > 1 {
			p.raw("<h2><bdi>" + html.EscapeString(cleanText(r.Pack)) + "</bdi></h2>\n")
		}
		p.raw(`<ul class="rows">` + "\n")
		for _, l := range r.Locales {
			p.raw("<li>" + p.localeLink(base+r.Pack+"/"+l.Locale.String()+"/index.html", l.Locale, false) + "\n" +
				`<div class="row">` + fmt.Sprintf("<span>%s</span><span>%d published</span>", l.Locale, l.Articles))
			if l.Held > 0 {
				p.raw(fmt.Sprintf(`<span class="state held">%d held back</span>`, l.Held))
			}
			p.raw("</div></li>\n")
		}
		p.raw("</ul>\n")
	}
	p.raw("</main>\n")
	p.close()
	return pipeline.File{Format: "html", MediaType: "text/html; charset=utf-8", Data: []byte(p.String())}, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
