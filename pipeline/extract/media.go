package extract

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wordferry/wordferry/pipeline"
)

// lazySources are the attributes in which pages keep the address of an image
// that a script would load later; they go before src, which then holds a
// placeholder.
var lazySources = []string{"data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-lazy", "data-url", "data-echo", "data-srcset", "data-lazy-srcset", "srcset"}

// imageSource returns the address of an image, and whether it is one to keep:
// not a tracking pixel, a spacer, or an image that is only there as data.
func (pg *page) imageSource(n *html.Node) (string, bool) {
	if tiny(attr(n, "width")) || tiny(attr(n, "height")) {
		return "", false
	}
	if smiley(n) != "" {
		return "", false
	}
	candidates := make([]string, 0, 4)
	src := strings.TrimSpace(attr(n, "src"))
	if src != "" && !placeholder(src) {
		candidates = append(candidates, src)
	}
	from := n
	if len(candidates) == 0 && n.Parent != nil && n.Parent.DataAtom == atom.Picture && !hasAttr(n, "srcset") && !lazy(n) {
		// A script would fill the image in from the picture's first source.
		if source := firstElement(n.Parent, atom.Source); source != nil {
			from = source
		}
	}
	for _, name := range lazySources {
		v := strings.TrimSpace(attr(from, name))
		if v == "" {
			continue
		}
		if strings.HasSuffix(name, "srcset") {
			v = largest(v)
		}
		if name == "srcset" || strings.HasSuffix(name, "srcset") && len(candidates) > 0 {
			candidates = append(candidates, v)
		} else {
			candidates = append([]string{v}, candidates...)
		}
	}
	for _, c := range candidates {
		if u, ok := pg.link(c); ok && !strings.HasPrefix(u, "mailto:") && !strings.HasPrefix(u, "tel:") && !strings.HasPrefix(u, "#") {
			return u, true
		}
	}
	return "", false
}

// lazy tells whether an image has an address for a script to load.
func lazy(n *html.Node) bool {
	for _, name := range lazySources {
		if attr(n, name) != "" {
			return true
		}
	}
	return false
}

// largest returns the address of a srcset with the greatest width or density.
func largest(srcset string) string {
	best, most := "", -1.0
	for len(srcset) > 0 {
		// An address may hold commas; a comma before white space, or after a
		// descriptor, ends a candidate.
		srcset = strings.TrimLeftFunc(srcset, func(r rune) bool { return isSpace(r) || r == ',' })
		end := strings.IndexFunc(srcset, isSpace)
		if end < 0 {
			end = len(srcset)
		}
		addr := srcset[:end]
		srcset = srcset[end:]
		size := 1.0
		if trimmed := strings.TrimRight(addr, ","); trimmed != addr {
			addr = trimmed
		} else {
			var desc string
			desc, srcset, _ = strings.Cut(srcset, ",")
			if desc = strings.TrimSpace(desc); desc != "" {
				if f, err := strconv.ParseFloat(desc[:len(desc)-1], 64); err == nil && f > 0 {
					size = f
				}
			}
		}
		if addr != "" && size > most {
			best, most = addr, size
		}
	}
	return best
}

func tiny(size string) bool {
	n, ok := atoi(strings.TrimSuffix(strings.TrimSpace(size), "px"))
	return ok && n <= 2
}

func placeholder(src string) bool {
	s := strings.ToLower(src)
	if strings.HasPrefix(s, "data:") || strings.HasPrefix(s, "about:") {
		return true
	}
	name, _, _ := strings.Cut(path.Base(s), "?")
	for _, w := range []string{"blank.", "spacer.", "pixel.", "transparent.", "loading.", "preloader", "lazyload.", "lazy.", "1x1.", "grey.gif", "gray.gif"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return strings.Contains(name, "placeholder")
}

// smiley returns the character that a small image stands for.
func smiley(n *html.Node) string {
	alt := strings.TrimSpace(attr(n, "alt"))
	if alt == "" || len(alt) > 40 {
		return ""
	}
	class := attr(n, "class")
	if !strings.Contains(class, "emoji") && !strings.Contains(class, "smiley") {
		return ""
	}
	for _, r := range alt {
		if unicode.IsLetter(r) {
			return ""
		}
	}
	return scrub(alt)
}

// videoHosts are players whose address is worth keeping in an article.
var videoHosts = []string{"youtube.com", "youtube-nocookie.com", "vimeo.com", "dailymotion.com", "bilibili.com", "v.qq.com", "youku.com", "nicovideo.jp", "twitch.tv"}

// embed keeps the address of a video.
func (w *walker) embed(n *html.Node) {
	src := attr(n, "src")
	if src == "" {
		src = attr(n, "data-src")
	}
	if src == "" && n.DataAtom == atom.Video {
		if s := firstElement(n, atom.Source); s != nil {
			src = attr(s, "src")
		}
	}
	addr, ok := w.pg.link(src)
	if !ok {
		return
	}
	if n.DataAtom != atom.Video {
		u, err := url.Parse(addr)
		if err != nil || !videoHost(u.Hostname()) {
			return
		}
	}
	w.flush()
	w.pieces = append(w.pieces, &piece{kind: pipeline.Embed, src: addr, scope: w.scope, hidden: w.scope.hide})
}

func videoHost(host string) bool {
	for _, h := range videoHosts {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// noscript keeps the image that a page shows only where no script runs, when
// no image stands right before it.
func (w *walker) noscript(n *html.Node) {
	text := innerRaw(n)
	if len(text) > 8192 || !strings.Contains(text, "<img") {
		return
	}
	for i := len(w.toks) - 1; i >= 0; i-- {
		if w.toks[i].typ == tokImage {
			if _, ok := w.pg.imageSource(w.toks[i].node); ok {
				return
			}
			break
		}
	}
	if prev := n.PrevSibling; prev != nil {
		if len(w.pieces) > 0 && w.pieces[len(w.pieces)-1].kind == pipeline.Image {
			return
		}
	}
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil || len(nodes) == 0 {
		return
	}
	for _, f := range nodes {
		if f.Type != html.ElementNode {
			continue
		}
		img := f
		if f.DataAtom != atom.Img {
			img = firstElement(f, atom.Img)
		}
		if img != nil {
			w.toks = append(w.toks, token{typ: tokImage, node: img})
			return
		}
	}
}

func innerRaw(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// listing keeps preformatted text. Old sites also put prose into <pre>; that
// becomes paragraphs.
func (w *walker) listing(n *html.Node) {
	var b strings.Builder
	code := firstElement(n, atom.Code) != nil
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !unread(d.Parent):
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && d.DataAtom == atom.Br:
			b.WriteByte('\n')
		case d.Type == html.ElementNode && d.DataAtom == atom.P:
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		}
	}
	raw := strings.Trim(strings.ReplaceAll(scrub(b.String()), "\r\n", "\n"), "\n")
	if strings.TrimSpace(raw) == "" {
		return
	}
	w.flush()
	lang := codeLanguage(n)
	if !code && lang == "" && proseInPre(raw) {
		for _, l := range strings.Split(raw, "\n") {
			w.toks = append(w.toks, token{typ: tokText, node: n, text: l})
			w.flush()
		}
		return
	}
	p := &piece{kind: pipeline.Listing, raw: raw, lang: lang, el: n, scope: w.scope, hidden: w.scope.hide, weight: weigh(raw)}
	w.pieces = append(w.pieces, p)
}

// proseInPre tells prose in old pages' <pre> from listings: nearly all lines
// that are not empty end sentences or are Chinese or Japanese text.
func proseInPre(raw string) bool {
	lines, prose := 0, 0
	for _, l := range strings.Split(raw, "\n") {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		lines++
		cjk := 0
		for _, r := range l {
			if r >= 0x3040 && r <= 0x9fff {
				cjk++
			}
		}
		if 3*cjk > len(l)/3 {
			prose++
		}
	}
	return lines > 0 && prose*10 >= lines*8
}

// codeLanguage reads the language of a listing from the classes that
// highlighters use.
func codeLanguage(n *html.Node) string {
	try := []*html.Node{n}
	if c := firstElement(n, atom.Code); c != nil {
		try = append(try, c)
	}
	if n.Parent != nil && n.Parent.Type == html.ElementNode {
		try = append(try, n.Parent)
	}
	for _, e := range try {
		for _, c := range strings.Fields(attr(e, "class")) {
			for _, pre := range []string{"language-", "lang-", "highlight-source-", "brush:"} {
				if l, ok := strings.CutPrefix(c, pre); ok && l != "" && len(l) < 24 {
					return strings.ToLower(l)
				}
			}
		}
		if l := attr(e, "data-lang"); l != "" && len(l) < 24 {
			return strings.ToLower(l)
		}
	}
	return ""
}
