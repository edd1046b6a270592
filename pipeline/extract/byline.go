package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// byline takes the author from what the page declares.
func (pg *page) byline() string {
	f := &pg.facts
	for _, v := range []string{f.ld.author, f.meta["author"], f.meta["article:author"], f.meta["parsely-author"], f.meta["sailthru.author"], f.meta["byl"], f.meta["dc.creator"], f.meta["dcterms.creator"], f.meta["citation_author"], f.meta["item:author"], f.meta["og:article:author"], f.meta["rel:author"], f.meta["twitter:data1"]} {
		if a := bylineOf(v); a != "" && !strings.EqualFold(a, f.meta["og:site_name"]) {
			return a
		}
	}
	return ""
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
	v = strings.Trim(v, " :：|·-–—,")
	switch strings.ToLower(v) {
	case "admin", "administrator", "root", "webmaster", "editor", "author", "unknown", "staff", "user", "guest", "管理员", "佚名", "网络", "本站":
		return ""
	}
	if !strings.ContainsFunc(v, unicode.IsLetter) {
		return ""
	}
	return v
}

var bylinePrefixes = []string{"written by ", "posted by ", "by ", "von ", "par ", "por ", "作者：", "作者:", "文/", "文｜", "文：", "撰文：", "记者：", "记者 ", "本报记者 ", "責任編輯：", "编辑：", "编辑:"}

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
	for i := last; i < len(ps) && i < last+6; i++ {
		near = append(near, ps[i])
	}
	if m.Published.IsZero() {
		m.Published, _ = pg.dateNear(near)
	}
	if m.Modified.IsZero() {
		m.Modified, _ = markedDate(near, modifiedMarks)
	}
	if m.Byline == "" {
		m.Byline = pg.authorNear(near)
	}
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
		if len(p.text) < 80 {
			for _, pre := range []string{"By ", "by ", "BY ", "Von ", "Par ", "Por "} {
				if strings.HasPrefix(p.text, pre) && properName(p.text[len(pre):]) {
					return bylineOf(p.text)
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

// properName tells whether every word of s could be one of a name.
func properName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		r := []rune(w)[0]
		if !unicode.IsUpper(r) && w != "and" && w != "de" && w != "van" && w != "von" && w != "&" {
			return false
		}
	}
	return true
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
	case strings.HasPrefix(t, "：") || strings.HasPrefix(t, ":") || strings.HasPrefix(t, "／") || strings.HasPrefix(t, "/") || strings.HasPrefix(t, "|"):
		t = strings.TrimLeft(t, " ：:／/|")
	case len(t) < len(rest) && (mark == "记者" || mark == "記者" || mark == "作者" || mark == "通讯员" || strings.HasSuffix(mark, "记者")):
	default:
		return ""
	}
	end := strings.IndexFunc(t, func(r rune) bool { return strings.ContainsRune("（()）】]，,。;；|｜/\t\n", r) })
	if end >= 0 {
		t = t[:end]
	}
	// Names of two characters are often spread: 梁　夏.
	words := strings.Fields(t)
	var name []string
	for _, w := range words {
		if strings.ContainsAny(w, "：:") || strings.ContainsAny(w, "0123456789") || isLabel(w) || len(name) == 3 {
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

func isLabel(w string) bool {
	for _, l := range []string{"来源", "编辑", "责编", "发布", "时间", "日期", "点击", "浏览", "审核", "校对", "字号", "摄影", "图", "报道", "责任", "阅读", "评论", "更新", "發布", "來源"} {
		if strings.HasPrefix(w, l) {
			return true
		}
	}
	return false
}
