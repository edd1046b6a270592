package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// byline takes the author from what the page declares, or from what its
// elements say that they hold.
func (pg *page) byline() string {
	f := &pg.facts
	shown := f.author()
	for _, v := range []string{f.ld.author, f.ld.persons[f.ld.person], f.meta["author"], f.meta["article:author"], f.meta["parsely-author"], f.meta["sailthru.author"], f.meta["byl"], f.meta["dc.creator"], f.meta["dc.creator.name"], f.meta["dcterms.creator"], f.meta["citation_author"], f.meta["authors"], f.meta["article:author_name"], f.meta["cxenseparse:author"], f.meta["item:author"], f.meta["og:article:author"], f.meta["rel:author"], f.meta["twitter:data1"]} {
		a := bylineOf(v)
		if a == "" || strings.EqualFold(a, f.meta["og:site_name"]) || strings.ContainsAny(a, "»›") {
			continue
		}
		if shown != "" && !spaced(a) && !hasHan(a) && !hasHangul(a) {
			return shown // the other is a name to log in with, or of the site
		}
		return a
	}
	return shown
}

// bylineOf makes a name of a declared author; "" if it is none.
func bylineOf(v string) string {
	v = clean(v)
	if v == "" || strings.Contains(v, "://") || strings.HasPrefix(v, "@") || len(v) > 200 || strings.Contains(v, "{") {
		return ""
	}
	for _, p := range bylinePrefixes {
		if len(v) > len(p) && strings.EqualFold(v[:len(p)], p) {
			v = strings.TrimSpace(v[len(p):])
			break
		}
	}
	if rest, ok := strings.CutPrefix(v, "by"); ok && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
		v = rest
	}
	v, _, _ = strings.Cut(v, " | ")
	v = strings.Trim(v, " :：|·-–—,")
	if strings.HasSuffix(v, " minutes") || strings.HasSuffix(v, " minute") || strings.HasSuffix(v, " min read") || strings.HasSuffix(v, " mins") {
		return "" // the time to read, which some pages put in the same place
	}
	if !strings.Contains(v, " ") && strings.Contains(v, ".") && !hasHan(v) {
		return "" // the name of a site
	}
	switch strings.ToLower(v) {
	case "admin", "administrator", "root", "webmaster", "editor", "author", "unknown", "staff", "user", "guest", "管理员", "佚名", "网络", "本站":
		return ""
	}
	if !strings.ContainsFunc(v, unicode.IsLetter) {
		return ""
	}
	return v
}

var bylinePrefixes = []string{"written by: ", "written by ", "posted by ", "reviewed by ", "by: ", "author: ", "author ", "by ", "von ", "par ", "por ", "作者：", "作者:", "文/", "文｜", "文：", "撰文：", "记者：", "记者 ", "本报记者 ", "責任編輯：", "编辑：", "编辑:"}

// authorMarks introduce a name in running text, best first.
var authorMarks = []string{"作者", "撰文", "文章作者", "本报记者", "本報記者", "特约记者", "通讯员", "记者", "記者", "撰稿", "执笔", "文字", "筆者", "執筆", "責任編輯", "责任编辑", "责编", "编辑", "編集"}

// bylineIn looks for author and date in the lines around the title and at
// the end of the article, where the page declares none.
func (pg *page) bylineIn(ps []*piece, m *pipeline.Meta) {
	first, last := -1, -1
	for i, p := range ps {
		if p.keep && p.text != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	var near []*piece
	for i := first; i >= 0 && i > first-30; i-- {
		near = append(near, ps[i])
	}
	for i := first + 1; i < len(ps) && i < first+6; i++ {
		near = append(near, ps[i])
	}
	for i := max(last-3, first+6); i < len(ps) && i < last+6; i++ {
		near = append(near, ps[i])
	}
	if m.Published.IsZero() {
		m.Published, _ = pg.dateNear(near)
	}
	m.Published = pg.momentOf(m.Published)
	if m.Modified.IsZero() {
		m.Modified, _ = markedDate(near, modifiedMarks)
	}
	if m.Byline == "" || !spaced(m.Byline) {
		// What a Chinese or Japanese page declares is often its editor, its
		// operator or its software; what it prints is its author.
		if a := firstOf(printedAuthor(near), inBrackets(ps[first:last+1])); a != "" {
			m.Byline = a
		}
	}
	if m.Byline == "" {
		m.Byline = firstOf(pg.authorNear(near), signedBy(ps[last].text), namesAbove(ps, first))
	}
}

// spaced tells whether a name is written in letters that need spaces.
func spaced(name string) bool { return !hasHan(name) && strings.Contains(name, " ") }

// printedAuthor returns the name behind the mark of an author in a short line.
func printedAuthor(near []*piece) string {
	for _, p := range near {
		if p.weight > 300 {
			continue
		}
		if hasPrefixAny(p.text, "文/", "文／", "文｜") {
			if a := nameAfter(p.text, "文"); a != "" {
				return a
			}
		}
		for _, mark := range []string{"作者：", "作者:", "作者 ：", "撰文：", "筆者：", "執筆："} {
			if strings.Contains(p.text, mark) {
				if a := nameAfter(p.text, strings.TrimRight(mark, " ：:")); a != "" {
					return a
				}
			}
		}
	}
	return ""
}

// inBrackets returns the name that stands alone in brackets at the end of an
// article.
func inBrackets(ps []*piece) string {
	for i := len(ps) - 1; i >= max(0, len(ps)-3); i-- {
		if t := ps[i].text; ps[i].keep && (strings.HasPrefix(t, "（") || strings.HasPrefix(t, "(")) {
			if name := signedBy(t); name != "" && strings.ContainsRune(surnames, []rune(name)[0]) {
				return name
			}
		}
	}
	return ""
}

// namesAbove returns the first of the lines around the beginning of a Chinese
// article that is nothing but names.
func namesAbove(ps []*piece, first int) string {
	for _, p := range ps[max(0, first-3):min(len(ps), first+3)] {
		if !p.hidden && p.weight <= 45 && chineseNames(p.text) {
			return strings.Join(strings.Fields(p.text), " ")
		}
	}
	return ""
}

// signedBy reads the name in brackets that a Chinese report ends with:
// （梁知夏）, （梁知夏 南岸报道）.
func signedBy(text string) string {
	text = strings.TrimRight(text, " 。")
	end := strings.TrimSuffix(strings.TrimSuffix(text, "）"), ")")
	if end == text {
		return ""
	}
	i := max(strings.LastIndex(end, "（"), strings.LastIndex(end, "("))
	if i < 0 {
		return ""
	}
	name := strings.TrimLeft(end[i:], "（(")
	var words []string
	for _, w := range strings.Fields(name) {
		if n := len([]rune(w)); n < 2 || n > 4 || !allHan(w) || strings.HasSuffix(w, "报道") || isLabel(w) {
			break
		}
		words = append(words, w)
	}
	if len(words) == 0 || len(words) > 4 || len(strings.Fields(name)) > len(words)+1 {
		return ""
	}
	return strings.Join(words, " ")
}

func allHan(s string) bool {
	for _, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	return s != ""
}

func (pg *page) authorNear(near []*piece) string {
	for _, mark := range authorMarks {
		for _, p := range near {
			if len(p.text) > 600 && !strings.HasPrefix(p.text, "（") {
				continue
			}
			if name := nameAfter(p.text, mark); name != "" {
				return name
			}
		}
	}
	for _, p := range near {
		if p.scope.el != nil && p.weight < 80 && p.weight > 3 && classSays(p.scope.el, "byline", "author") {
			if a := bylineOf(p.text); a != "" && !endsSentence(a) {
				if _, isDate := findDate(a); !isDate {
					return a
				}
			}
		}
		if len(p.text) < 160 {
			for _, pre := range []string{"By ", "by ", "BY ", "By: ", "Written by ", "Posted by ", "Author: ", "Text: ", "Von ", "von ", "VON ", "Par ", "Por ", "Autor: ", "Autorin: "} {
				if strings.HasPrefix(p.text, pre) {
					if name := personName(p.text); name != "" {
						return name
					}
				}
			}
		}
	}
	return ""
}

func classSays(n *html.Node, words ...string) bool {
	for up := 0; n != nil && n.Type == html.ElementNode && up < 2; n, up = n.Parent, up+1 {
		c := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
		for _, w := range words {
			if strings.Contains(c, w) {
				return true
			}
		}
	}
	return false
}

// nameAfter returns the name that stands after a mark: "作者：梁知夏　审核：…"
// gives 梁知夏.
func nameAfter(text, mark string) string {
	i := strings.Index(text, mark)
	if i < 0 {
		return ""
	}
	rest := text[i+len(mark):]
	t := strings.TrimLeft(rest, " ")
	switch {
	case strings.HasPrefix(t, "：") || strings.HasPrefix(t, ":") || strings.HasPrefix(t, "／") || strings.HasPrefix(t, "/") || strings.HasPrefix(t, "|") || strings.HasPrefix(t, "｜"):
		t = strings.TrimLeft(t, " ：:／/|｜")
	case len(t) < len(rest) && (mark == "记者" || mark == "記者" || mark == "作者" || mark == "通讯员" || strings.HasSuffix(mark, "记者")):
	case strings.HasSuffix(mark, "记者") || strings.HasSuffix(mark, "記者"):
		return reporter(text, t)
	default:
		return ""
	}
	end := strings.IndexFunc(t, func(r rune) bool { return strings.ContainsRune("（()）】]，,。;；|｜/\t\n", r) })
	if end >= 0 {
		t = t[:end]
	}
	// Names of two characters are often spread: 梁　夏.
	for _, end := range []string{"出自", "来源", "來源", "发表于"} {
		if i := strings.Index(t, end); i > 0 {
			t = t[:i]
		}
	}
	words := strings.Fields(t)
	var name []string
	for _, w := range words {
		if strings.ContainsAny(w, "：:") || strings.ContainsAny(w, "0123456789") || isLabel(w) || strings.HasSuffix(w, "报道") || len(name) == 3 {
			break
		}
		name = append(name, w)
	}
	n := strings.Join(name, " ")
	if len([]rune(n)) < 2 || len([]rune(n)) > 24 {
		return ""
	}
	return bylineOf(n)
}

// reporter reads a name that follows its mark without a space, where the line
// says no more than who reports from where.
func reporter(text, t string) string {
	if weigh(text) > 120 {
		return ""
	}
	n := []rune(t)
	for _, end := range []string{"发自", "报道", "報道", "摄影", "/文", "／文", "文/", "/图", "／图"} {
		if i := strings.Index(t, end); i > 0 {
			n = []rune(t[:i])
			break
		}
	}
	if len(n) < 2 || len(n) > 4 || !allHan(string(n)) {
		return ""
	}
	return string(n)
}

func isLabel(w string) bool {
	for _, l := range []string{"来源", "编辑", "责编", "发布", "时间", "日期", "点击", "浏览", "审核", "校对", "字号", "摄影", "图", "报道", "责任", "阅读", "评论", "更新", "發布", "來源"} {
		if strings.HasPrefix(w, l) {
			return true
		}
	}
	return false
}
