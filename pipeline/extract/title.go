package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// title chooses the article's title among what the page declares and its
// first headings. Where a heading and the head of the page agree, the heading
// is the title: it has no site name on it.
func (pg *page) title() string {
	f := &pg.facts
	og := firstOf(f.meta["og:title"], f.meta["twitter:title"])
	declared := []string{f.title, og, f.ld.headline, f.meta["headline"]}
	best, bestLen := "", 0
	for _, h := range f.h1 {
		if hiddenAbove(h) {
			continue
		}
		t := innerText(h, 2000)
		n := squeeze(t)
		for _, d := range declared {
			if sq := squeeze(d); n != "" && (sq == n || strings.HasPrefix(sq, n) && boundary(d, t) || len(n) > 12 && strings.Contains(sq, n)) && len(n) > bestLen {
				if t == f.meta["og:site_name"] && og != "" && squeeze(og) != n {
					continue
				}
				best, bestLen = t, len(n)
			}
		}
	}
	if best != "" {
		return best
	}
	if t := pg.onlyHeading(declared); t != "" {
		return t
	}
	if f.ld.headline != "" && len(f.ld.headline) < 400 {
		if sq := squeeze(f.ld.headline); strings.Contains(squeeze(f.title), sq) || squeeze(og) == sq {
			return f.ld.headline
		}
	}
	if og != "" {
		return pg.withoutSite(og)
	}
	if len(f.h1) == 1 && f.title == "" {
		return innerText(f.h1[0], 2000)
	}
	if f.title != "" {
		return pg.withoutSite(f.title)
	}
	for _, h := range f.h1 {
		if t := innerText(h, 2000); t != "" && !hiddenAbove(h) {
			return t
		}
	}
	return ""
}

// onlyHeading returns the text of the page's one heading of level 1, if it
// and a declared title, which is often written for search engines, are about
// the same.
func (pg *page) onlyHeading(declared []string) string {
	only := ""
	for _, h := range pg.facts.h1 {
		t := innerText(h, 2000)
		if t == "" || hiddenAbove(h) {
			continue
		}
		if only != "" && t != only {
			return ""
		}
		only = t
	}
	if weigh(only) < 15 || weigh(only) > 500 {
		return ""
	}
	for _, d := range declared {
		if d != "" && shares(squeeze(only), squeeze(d), 4, 0.4) {
			return only
		}
	}
	return ""
}

func hiddenAbove(n *html.Node) bool {
	for ; n != nil && n.Type == html.ElementNode; n = n.Parent {
		if hidden(n) {
			return true
		}
	}
	return false
}

// boundary tells whether declared goes on after the heading with a separator.
func boundary(declared, heading string) bool {
	rest, ok := strings.CutPrefix(declared, heading)
	if !ok {
		return true
	}
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || strings.ContainsAny(rest[:1], "|-_:,>") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "｜") || strings.HasPrefix(rest, "·") || strings.HasPrefix(rest, "»") || strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "－")
}

// separators stand between a title and the name of its site.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " > ", " < ", "｜", "_", "|", "－", " ― ", "—", "-"}

// withoutSite takes the name of the site, and of its sections, off a title.
func (pg *page) withoutSite(t string) string {
	site := squeeze(firstOf(pg.facts.meta["og:site_name"], pg.facts.ld.site))
	for i, sep := range separators {
		if !strings.Contains(t, sep) {
			continue
		}
		parts := strings.Split(t, sep)
		if head := parts[0]; strings.Contains(head, ".") && !strings.Contains(head, " ") && weigh(head)*2 < weigh(t) {
			return clean(strings.Join(parts[1:], sep)) // begins with the site's domain
		}
		if bare := i >= 10; bare && sep != "_" && sep != "｜" && sep != "|" && !hasHan(t) {
			continue // a hyphen without spaces belongs to a word
		}
		longest := 0
		for j, p := range parts {
			if weigh(p) > weigh(parts[longest]) {
				longest = j
			}
		}
		if sep == "-" || sep == "—" {
			// Only the tail may be a site here.
			last := parts[len(parts)-1]
			if len(parts) > 1 && weigh(last) <= 36 && weigh(last)*2 < weigh(t) && hasHan(last) {
				return clean(strings.Join(parts[:len(parts)-1], sep))
			}
			continue
		}
		if site != "" && squeeze(parts[len(parts)-1]) == site {
			return pg.withoutSite(clean(strings.Join(parts[:len(parts)-1], sep)))
		}
		if site != "" && squeeze(parts[0]) == site {
			return pg.withoutSite(clean(strings.Join(parts[1:], sep)))
		}
		if longest == 0 || weigh(parts[0])*2 > weigh(parts[longest]) && weigh(parts[0]) > 12 {
			if sep == " - " || sep == " – " || sep == " — " {
				// The title may have a dash of its own.
				return clean(strings.Join(parts[:len(parts)-1], sep))
			}
			return clean(parts[0])
		}
		return clean(parts[longest])
	}
	return t
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) })
}

// squeeze leaves of a text only its letters and digits, in one case and
// width, to compare texts that are printed twice.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			switch {
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
				b.WriteByte(c)
			case c >= 'A' && c <= 'Z':
				b.WriteByte(c | 0x20)
			}
			i++
			continue
		}
		from := i
		for i < len(s) && s[i] >= utf8.RuneSelf {
			i++
		}
		if r, _ := utf8.DecodeRuneInString(s[from:]); from > 0 && unicode.IsMark(r) {
			return composed(s) // with the letter before it, it makes another
		}
		b.WriteString(composed(s[from:i]))
	}
	return b.String()
}

func composed(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// settleTitle looks for the title on the page. A line that the head's title
// begins with is the better title, wherever it stands. Where the title stands
// inside the article it is dropped there.
func (pg *page) settleTitle(title string, ps []*piece) string {
	first := -1
	for i, p := range ps {
		if p.keep && p.weight > 0 {
			first = i
			break
		}
	}
	if first < 0 {
		return title
	}
	if !pg.titleFixed {
		if len(pg.facts.h1) == 0 || title == "" {
			declared := squeeze(firstOf(pg.facts.title, pg.facts.meta["og:title"]))
			best := ""
			for _, p := range ps[:min(first+5, len(ps))] {
				n := squeeze(p.text)
				if len(n) >= 12 && len(n) > len(squeeze(best)) && strings.HasPrefix(declared, n) && p.linked*2 <= p.weight && !p.hidden {
					best = p.text
				}
			}
			if best != "" {
				title = best
			}
		}
		if title == "" {
			title = titleByLook(ps, first)
		}
	}
	sq := squeeze(title)
	for i, p := range ps {
		if !p.keep || p.text == "" {
			continue
		}
		if i > first+8 && p.level != 1 {
			continue
		}
		if n := squeeze(p.text); p.links > 0 && len(sq) > 12 && strings.HasSuffix(n, sq) && len(n) < len(sq)+80 && p.level == 0 && i <= first+3 {
			p.drop("breadcrumb", "leads to the title")
		} else if n == sq || p.level == 1 && len(n) > 8 && strings.HasPrefix(sq, n) {
			p.drop("title", "repeats the title")
		}
	}
	return title
}

// titleByLook takes the first short line above the text when the page
// declares no title at all.
func titleByLook(ps []*piece, first int) string {
	for _, p := range ps[first:min(first+4, len(ps))] {
		if !p.keep || p.text == "" || p.kind == pipeline.Image {
			continue
		}
		if p.kind == pipeline.Heading || p.weight < 200 && !strings.HasSuffix(p.text, "。") && !strings.HasSuffix(p.text, ".") {
			if consultation(p.text) {
				continue
			}
			return p.text
		}
		return ""
	}
	return ""
}

// drop takes a piece out of the article.
func (p *piece) drop(reason, rule string) {
	p.keep, p.reason, p.rule = false, reason, rule
}
