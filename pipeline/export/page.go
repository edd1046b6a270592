package export

import (
	_ "embed"
	"html"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

//go:embed style.css
var style string

// page writes one HTML page.
type page struct {
	b      strings.Builder
	lang   language.Tag
	chain  []language.Tag
	labels Labels
}

func (p *page) raw(s string)   { p.b.WriteString(s) }
func (p *page) text(s string)  { p.b.WriteString(html.EscapeString(s)) }
func (p *page) String() string { return p.b.String() }

// open writes everything up to the body. The policy in the head holds also
// where the page is opened from a disk: no script ever runs in it.
func (p *page) open(title string, lang language.Tag, description, canonical string) {
	p.raw("<!DOCTYPE html>\n" + `<html lang="` + p.lang.String() + `" dir="` + pipeline.Direction(p.lang) + `">` + "\n<head>\n" +
		`<meta charset="utf-8">` + "\n" +
		`<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'">` + "\n" +
		`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n" +
		`<meta name="color-scheme" content="light dark">` + "\n<title" + p.langIfOther(lang) + ">")
	p.text(title)
	p.raw("</title>\n")
	if description != "" {
		p.raw(`<meta name="description" content="` + html.EscapeString(description) + `">` + "\n")
	}
	if canonical != "" {
		p.raw(`<link rel="canonical" href="` + html.EscapeString(canonical) + `">` + "\n")
	}
	p.raw("<style>\n" + style + "</style>\n</head>\n<body>\n")
}

func (p *page) close() { p.raw("</body>\n</html>\n") }

// label writes a message of our own in an element.
func (p *page) label(element, class, id string, data map[string]any) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	p.raw("<" + element + class + ">" + p.message(p.labels.Text(p.chain, id, data)) + "</" + element + ">\n")
}

// message is a text of our own. One in another language than the page's is a
// span, so that the box around it keeps to the page's side.
func (p *page) message(text string, lang language.Tag) string {
	if other := p.langIfOther(lang); other != "" {
		return "<span" + other + ">" + html.EscapeString(text) + "</span>"
	}
	return html.EscapeString(text)
}

// langIfOther gives lang and dir for text in another language than the page's.
// An element with dir is isolated, so its direction does not spill over.
func (p *page) langIfOther(t language.Tag) string {
	if t == p.lang || t == language.Und {
		return ""
	}
	return ` lang="` + t.String() + `" dir="` + pipeline.Direction(t) + `"`
}

// element writes a block as one element, which carries the language of its
// sentences where they are all in another than the page's.
func (p *page) element(name, attributes string, ss []sentence) {
	lang := wholly(ss)
	p.raw("<" + name + attributes + p.langIfOther(lang) + ">")
	if lang == language.Und {
		lang = p.lang
	}
	p.within(lang, ss)
	p.raw("</" + name + ">")
}

// inline writes sentences, each a span of its own, and each run of them in
// another language than the page's in a span around.
func (p *page) inline(ss []sentence) { p.within(p.lang, ss) }

// within is inline in an element of the given language.
func (p *page) within(lang language.Tag, ss []sentence) {
	for _, r := range runs(ss) {
		if r.lang != lang {
			p.raw("<span" + p.langIfOther(r.lang) + ">")
		}
		for i, s := range r.sentences {
			p.sentence(s)
			if i < len(r.sentences)-1 {
				p.text(s.after)
			}
		}
		if r.lang != lang {
			p.raw("</span>")
		}
		p.text(r.after())
	}
}

func (p *page) sentence(s sentence) {
	p.raw("<span")
	if s.segment.Key != "" {
		p.raw(` data-key="` + html.EscapeString(string(s.segment.Key)) + `"`)
	}
	if s.target.Origin.Kind != pipeline.FromSource {
		p.raw(` data-state="` + s.target.State.String() + `"`)
	}
	p.raw(">")
	p.pieces(s.pieces)
	p.raw("</span>")
}

func (p *page) pieces(pieces []piece) {
	var open []string
	link := 0
	for _, x := range pieces {
		switch x.kind {
		case text:
			p.text(x.text)
		case begin:
			ending := ""
			if x.code.Name == "a" {
				if href, ok := safeHref(x.code.Get("href")); ok && link == 0 {
					p.raw(`<a href="` + html.EscapeString(href) + `"` + attributes(x.code) + ` rel="noreferrer">`)
					ending = "</a>"
					link++
				}
			} else if e, ok := inlineElements[x.code.Name]; ok {
				p.raw("<" + e + attributes(x.code) + ">")
				ending = "</" + e + ">"
			}
			open = append(open, ending)
		case end:
			ending := open[len(open)-1]
			open = open[:len(open)-1]
			if ending == "</a>" {
				link--
			}
			p.raw(ending)
		case void:
			p.void(x)
		}
	}
}

func (p *page) void(x piece) {
	switch x.code.Name {
	case "br":
		p.raw("<br>")
	case "img":
		if src, ok := safeSrc(x.code.Get("src")); ok {
			p.raw(`<img class="inline" src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(x.text) + `"` + attributes(x.code) + ">")
		} else {
			p.text(x.text)
		}
	default:
		e := inlineElements[x.code.Name]
		p.raw("<" + e + ` dir="ltr">` + html.EscapeString(x.text) + "</" + e + ">")
	}
}

// minutes estimates how long reading takes, at least one: 238 words a minute
// (Brysbaert 2019, silent reading of English non-fiction) and 500 characters a
// minute of Han, kana and other scripts that set no space between words.
func minutes(l pipeline.Localized) int {
	words, chars := 0, 0
	for b := range l.Blocks() {
		for _, s := range sentences(l, b) {
			w, c := count(s.plain())
			words, chars = words+w, chars+c
		}
	}
	return max(1, int(math.Round(float64(words)/238+float64(chars)/500)))
}

func count(s string) (words, chars int) {
	inside := false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			chars++
			inside = false
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if !inside {
				words++
			}
			inside = true
		case !unicode.Is(unicode.M, r) && r != '\'' && r != '’' && r != '-':
			inside = false
		}
	}
	return words, chars
}
