package extract

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nextWords are what a link to the next page says. Those in pageWords name
// the page; the others could as well lead to another article.
var (
	pageWords  = []string{"下一页", "下一頁", "下页", "下頁", "后一页", "後一頁", "次のページ", "次ページ", "次のページへ", "다음 페이지", "다음페이지", "next page", "go to next page", "nächste seite", "page suivante", "página siguiente", "siguiente página", "pagina successiva", "próxima página", "página seguinte", "volgende pagina", "следующая страница", "الصفحة التالية", "następna strona", "sonraki sayfa", "trang sau", "halaman berikutnya", "หน้าถัดไป"}
	nextWords  = []string{"next", "次へ", "次", "다음", "weiter", "nächste", "vor", "suivant", "suivante", "siguiente", "التالي", "avanti", "successiva", "próximo", "próxima", "seguinte", "volgende", "далее", "следующая", "вперёд", "вперед", "dalej", "sonraki", "tiếp", "berikutnya", "ถัดไป"}
	olderWords = []string{"older", "older posts", "older entries", "older articles", "older stories", "more posts", "more articles", "earlier posts", "ältere beiträge", "ältere artikel", "ältere einträge", "articles plus anciens", "articles précédents", "entradas antiguas", "entradas anteriores", "entradas más antiguas", "post più vecchi", "articoli meno recenti", "postagens mais antigas", "oudere berichten", "المشاركات القديمة", "المقالات الأقدم", "過去の記事", "過去の記事へ", "以前の記事", "이전 글 보기", "更早的文章", "较早的文章", "较旧的文章", "舊文章", "старые записи"}
)

// anchor is a link of the page.
type anchor struct {
	node *html.Node
	to   *url.URL
	text string // in lower case, without arrows and brackets around it
	next bool   // rel=next
}

// anchors returns the links under n that lead to pages of the web, at most
// maxLinks, in document order.
func (pg *page) anchors(n *html.Node) []anchor {
	var out []anchor
	for d := range n.Descendants() {
		if d.Type != html.ElementNode || d.DataAtom != atom.A && d.DataAtom != atom.Area || len(out) == maxLinks {
			continue
		}
		if u := pg.leads(attr(d, "href")); u != nil {
			out = append(out, anchor{d, u, pagerText(d), hasWord(strings.ToLower(attr(d, "rel")), "next")})
		}
	}
	return out
}

// maxLinks is how many links of one page are looked at.
const maxLinks = 5000

// pagerText is what a link of a pager says.
func pagerText(n *html.Node) string {
	s := trimPager(innerText(n, 60))
	for _, key := range [...]string{"aria-label", "title"} {
		if s == "" {
			s = trimPager(clip(attr(n, key), 60))
		}
	}
	return s
}

func trimPager(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }))
}

// saysPage tells whether a link's text names a next page.
func (a *anchor) saysPage() bool {
	for _, w := range pageWords {
		if rest, ok := strings.CutPrefix(a.text, w); ok && !strings.ContainsFunc(rest, unicode.IsLetter) {
			return true
		}
	}
	return false
}

func (a *anchor) saysNext() bool { return slices.Contains(nextWords, a.text) }

// number is the page that a link's text counts, 0 if it counts none.
func (a *anchor) number() int {
	if n, ok := atoi(a.text); ok && len(a.text) <= 3 {
		return n
	}
	return 0
}

// nextPage finds the next page of the same article: an address on the same
// host that differs from the page's own by a page number, one higher, and
// that a link to a next page or a count of pages leads to. What could be the
// next article of a blog is none: where both addresses end in a number that
// may as well name articles, the page must also link to a first page without
// number, and the link must name the page.
func nextPage(self *url.URL, head says, links []anchor, canonical string) string {
	firsts := map[string]bool{} // addresses without a page number
	for i := range links {
		firsts[place(links[i].to)] = true
	}
	if u := webAddress(canonical); u != nil {
		firsts[place(u)] = true
	}
	fits := func(to *url.URL, says bool, count int) bool {
		if to == nil || to.Host != self.Host {
			return false
		}
		step, ok := follows(self, to)
		if !ok || count > 0 && count != step.number && count != step.number+1 {
			return false
		}
		return step.explicit || step.opens || (says || count > 0) && firsts[step.stem]
	}
	if fits(head.next, false, 0) {
		return head.next.String()
	}
	for rank := range 4 {
		for i := range links {
			a := &links[i]
			n := 0
			switch {
			case rank == 0 && a.next, rank == 1 && a.saysPage(), rank == 2 && a.saysNext():
			case rank == 3 && a.number() > 1:
				n = a.number()
			default:
				continue
			}
			if fits(a.to, a.saysPage(), n) {
				return a.to.String()
			}
		}
	}
	return ""
}

// step is what leads from one page to the next.
type step struct {
	number   int    // of the page that is led to
	stem     string // the address of the first page, without number
	explicit bool   // the number is called a page
	opens    bool   // the page led from has no number
}

// follows tells whether an address is that of the page after another: the
// same but for a page number that is one higher. A page without number is the
// first, or, where the second has the number 1, the one before it.
func follows(from, to *url.URL) (step, bool) {
	a, b := pageOf(from), pageOf(to)
	if b.number == 0 {
		return step{}, false
	}
	if b.stem == place(from) { // from has no number, or one that is part of its name
		if b.number == 2 || b.number == 1 && b.mark == '_' {
			return step{b.number, b.stem, b.explicit, true}, true
		}
		return step{}, false
	}
	if a.number > 0 && a.stem == b.stem && b.number == a.number+1 && a.explicit == b.explicit {
		return step{b.number, b.stem, b.explicit, false}, true
	}
	return step{}, false
}

// numbered is an address with a page number.
type numbered struct {
	number   int // 0 if there is none
	stem     string
	explicit bool
	mark     byte // before the number
}

// place is an address in the form in which stems are compared.
func place(u *url.URL) string {
	p := barePath(u.Path)
	p, _ = cutExtension(p)
	return u.Host + p + "?" + u.Query().Encode()
}

// pageOf reads the page number of an address: a parameter that is called so,
// or the end of the path.
func pageOf(u *url.URL) numbered {
	q := u.Query()
	for _, name := range pageParameters {
		v, ok := atoi(q.Get(name))
		if !ok || v < 1 || v > maxPage || name == "p" && barePath(u.Path) == "" {
			continue // ?p=12 of a front page is the twelfth article
		}
		q.Del(name)
		first := *u
		first.RawQuery = q.Encode()
		return numbered{v, place(&first), true, '?'}
	}
	path := strings.TrimRight(u.Path, "/")
	path, _ = cutExtension(path)
	stem, n, mark, ok := cutNumber(path)
	if !ok {
		return numbered{}
	}
	first := *u
	first.RawPath, first.Path = "", stem
	return numbered{n, place(&first), mark == 'p', mark}
}

// maxPage is the highest number that is taken for a page's.
const maxPage = 500

var pageParameters = []string{"page", "p", "pn", "pg", "pageno", "page_no", "pagenum", "pageNum", "pageNo", "paged", "pageindex", "pageIndex", "curpage", "currentPage", "seite", "pagina", "cpage"}

// cutNumber divides the page number from the end of a path: /a_2, /a-2, /a/2,
// /a,2, /a/page/2, /a-p2. The mark is the character before the number, 'p'
// where the number is called a page.
func cutNumber(path string) (stem string, number int, mark byte, ok bool) {
	i := len(path)
	for i > 0 && path[i-1] >= '0' && path[i-1] <= '9' {
		i--
	}
	number, ok = atoi(path[i:])
	if !ok || number < 1 || number > maxPage || path[i] == '0' || i == 0 {
		return "", 0, 0, false
	}
	stem = path[:i]
	bare := strings.TrimRight(stem, "-_/=")
	for _, word := range [...]string{"page", "seite", "pagina", "pg", "p"} {
		rest, is := strings.CutSuffix(strings.ToLower(bare), word)
		if is && rest != "" && strings.IndexByte("-_/.,", rest[len(rest)-1]) >= 0 {
			return stem[:len(rest)-1], number, 'p', true
		}
	}
	mark = stem[len(stem)-1]
	if strings.IndexByte("-_/,.", mark) < 0 {
		return "", 0, 0, false
	}
	return stem[:len(stem)-1], number, mark, true
}

// cutExtension takes the ending of a page's file off a path.
func cutExtension(path string) (name, ext string) {
	i := strings.LastIndexByte(path, '.')
	if i <= strings.LastIndexByte(path, '/') {
		return path, ""
	}
	switch ext = strings.ToLower(path[i:]); ext {
	case ".html", ".htm", ".shtml", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".jspx", ".do", ".cfm":
		return path[:i], ext
	}
	return path, ""
}

// selectedNext is the next page as the rules' selector finds it.
func (e *Extractor) selectedNext(pg *page) string {
	n := cascadia.Query(pg.root, e.next)
	if n == nil {
		return ""
	}
	href := attr(n, "href")
	if href == "" {
		if a := firstElement(n, atom.A); a != nil {
			href = attr(a, "href")
		}
	}
	u := pg.leads(href)
	if self := pg.self(); u == nil || self != nil && u.String() == self.String() {
		return ""
	}
	return u.String()
}
