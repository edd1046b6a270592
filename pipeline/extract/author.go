package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// named is a name that an element of the page gives by its class, or by the
// page it links to.
type named struct {
	name string
	sure bool // the element says that it holds a name
}

// maxNamed is how many elements are looked at for such names.
const maxNamed = 50

// authorIn reads the name of an author from an element whose class says that
// it holds one, or that links to the page of one. Names among comments or
// other articles are not taken.
func (f *facts) authorIn(n *html.Node) {
	if f.tried == maxNamed {
		return
	}
	sure, ok := authorClass(attr(n, "class"))
	if !ok {
		sure, ok = authorClass(attr(n, "id"))
	}
	if !ok && (n.DataAtom != atom.A || !authorLink(attr(n, "href"))) {
		return
	}
	f.tried++
	const around = hintComment | hintRelated | hintFooter | hintNav | hintMenu | hintAside | hintLinks
	if hintsAbove(n)&around != 0 {
		return
	}
	for up, k := n.Parent, 0; up != nil && k < 8; up, k = up.Parent, k+1 {
		if containsAny(strings.ToLower(attr(up, "class")), "testimonial", "quote", "review", "slide", "card", "teaser") {
			return
		}
	}
	if name := personName(personIn(n)); name != "" {
		f.named = append(f.named, named{name, sure})
	}
}

// authorClass tells whether a class, or an id, names an element that holds an
// author, and whether it is for the name alone.
func authorClass(class string) (sure, ok bool) {
	if len(class) < 5 || len(class) > 400 || !containsAny(class, "uth", "UTH", "yline", "utor", "uteur", "riter") {
		return false, false
	}
	for c := range strings.FieldsSeq(strings.ToLower(class)) {
		if !containsAny(c, "author", "byline", "autor", "auteur", "writer") || containsAny(c, "comment", "avatar", "image", "img", "photo", "social", "desc", "title", "authority", "authori", "related", "count", "posts", "follow", "date") {
			continue
		}
		ok = true
		sure = sure || containsAny(c, "name", "link", "url") || c == "p-author"
	}
	return sure, ok
}

// authorLink tells whether an address is that of an author's page.
func authorLink(href string) bool {
	if !containsAny(href, "/au", "/contributor", "/writer", "/journalist", "/columnist") {
		return false
	}
	for _, dir := range []string{"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/contributor/", "/contributors/", "/writer/", "/writers/", "/journalist/", "/columnist/"} {
		if _, who, ok := strings.Cut(href, dir); ok && strings.Trim(who, "/") != "" {
			return true
		}
	}
	return false
}

// author returns the name that the page's elements give, the surest first. A
// page of many names lists articles, or people.
func (f *facts) author() string {
	best := ""
	names := map[string]bool{}
	for _, a := range f.named {
		names[a.name] = true
		if a.sure && best == "" {
			best = a.name
		}
	}
	if len(f.named) == 0 || len(names) > 3 {
		return ""
	}
	return firstOf(best, f.named[0].name)
}

// nameless are words with an upper-case letter that come after a name, or
// instead of one.
var nameless = []string{"published", "updated", "posted", "last", "on", "in", "at", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "senior", "staff", "contributor", "contributing", "editor", "reporter", "correspondent", "writer", "founder", "co-founder", "ceo", "written", "by", "view", "read", "follow", "share", "about", "author", "authors", "home", "photo", "image", "veröffentlicht", "aktualisiert", "am", "redakteur", "redakteurin", "publié", "publicado"}

// particles are words of names that begin in lower case.
var particles = []string{"and", "und", "et", "y", "e", "de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "ten", "ter", "zu", "la", "le", "bin", "ibn", "al", "el", "&"}

// personName takes the name of a person, or of several, off the beginning of
// a byline; "" if it begins with none.
func personName(s string) string {
	s = bylineOf(s)
	if s == "" {
		return ""
	}
	for _, sep := range []string{" | ", " • ", " · ", "⋅", " – ", " — ", " - ", "／", "｜", "\t"} {
		s, _, _ = strings.Cut(s, sep)
	}
	s = strings.TrimSpace(s)
	if hasHan(s) || hasHangul(s) {
		if n := len([]rune(s)); n < 2 || n > 16 || strings.ContainsFunc(s, func(r rune) bool {
			return unicode.IsDigit(r) || strings.ContainsRune("。，！？：:「」『』【】…", r)
		}) {
			return ""
		}
		return s
	}
	var name []string
	full := 0
	for w := range strings.FieldsSeq(s) {
		bare := strings.ToLower(strings.Trim(w, ",.:;()"))
		r := []rune(w)[0]
		if slices.Contains(particles, bare) && len(name) > 0 {
			name = append(name, w)
			continue
		}
		if !unicode.IsLetter(r) || unicode.IsLower(r) || slices.Contains(nameless, bare) || strings.ContainsAny(w, "0123456789@»›/") {
			break
		}
		name = append(name, w)
		full++
		if len(name) > 14 {
			return ""
		}
	}
	for len(name) > 0 && slices.Contains(particles, strings.ToLower(name[len(name)-1])) {
		name = name[:len(name)-1]
	}
	if full < 2 || full > 9 {
		return ""
	}
	return strings.TrimRight(strings.Join(name, " "), ",;:")
}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 })
}

// surnames are the family names of nine in ten Chinese.
const surnames = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪简車车项項连連芦麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛"

// chineseNames tells whether a line is nothing but one to four names such as
// 梁知夏: two or three characters, of which the first is a family name.
func chineseNames(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return isSpace(r) || r == '、' || r == '，' || r == ',' || r == '/' || r == '／' })
	for _, w := range words {
		r := []rune(w)
		if len(r) < 2 || len(r) > 3 || !allHan(w) || !strings.ContainsRune(surnames, r[0]) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 4
}
