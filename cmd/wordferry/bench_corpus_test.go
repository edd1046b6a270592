//go:build unix

package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// The corpus of the measurements: articles about a harbour and its ferries
// that mean nothing, but have the sizes, the sentences, the inline markup and
// the page around them that articles have. The same number gives the same
// bytes everywhere.

// words are what sentences of a language are made of; a digit in a sentence
// shape stands for one of the words of that kind.
type words struct {
	shapes []string
	kinds  map[rune][]string
	space  string
	and    string // between the halves of a long sentence
	stop   string
}

var corpusWords = map[string]words{
	"en": {
		shapes: []string{
			"The 1 2 3 the 1 2 4", "5 the 2 3 a 1 2", "4 the 1 2 and the 2 3 the 2", "When the 2 3 the 1 2, the 2 3 the 2 5",
			"One 1 2 3 the 2, while the 2 4 3 a 2", "5, nobody 4 3 the 1 2 of the 2", "Every 2 4 3 the 2 5", "If one 2 3 the 2, the 1 2 3 it 4",
		},
		kinds: map[rune][]string{
			'2': list("ferry|harbour|captain|crane|ticket office|timetable|passenger|cargo|lighthouse|engine room|pilot|quay|storm|island|mail boat|fisherman|customs officer|bridge|chart|anchor|tide gauge|warehouse|lock keeper|rope|passage|deck hand|signal lamp|market|school class|ice breaker"),
			'3': list("reaches|repairs|carries|measures|awaits|crosses|counts|follows|paints|inspects|leaves|replaces|lifts|signals|describes|protects|delays|remembers"),
			'1': list("old|northern|crowded|quiet|late|narrow|new|yellow|heavy|broken|distant|early|wooden|silent|public|smaller|careful|wet"),
			'4': list("near the mole|in the bay|at the second pier|behind the dunes|under the bridge|on the open sea|beside the slipway|in the outer harbour|along the canal|at the mouth of the river"),
			'5': list("in the morning|on Sundays|before the season|after the flood|every winter|at low tide|since the strike|in fog|twice a week|at night"),
		},
		space: " ", and: ", and ", stop: ".",
	},
	"zh": {
		shapes: []string{
			"1的2在432", "5，23了1的2", "4的2和1的2都32", "当232的时候，1的2532", "虽然1的232，2仍然在432", "5没有人在431的2", "每一个25都32", "如果232，1的2就在43它",
		},
		kinds: map[rune][]string{
			'2': list("渡轮|港口|船长|起重机|售票处|时刻表|乘客|货物|灯塔|机舱|引航员|码头|暴风雨|小岛|邮船|渔夫|海关人员|大桥|海图|船锚|验潮仪|仓库|船闸管理员|缆绳|航道|水手|信号灯|集市|学生班级|破冰船"),
			'3': list("到达|修理|运送|测量|等待|穿过|清点|跟随|粉刷|检查|离开|更换|吊起|示意|描述|保护|耽误|记住"),
			'1': list("古老|北边|拥挤|安静|迟到|狭窄|崭新|黄色|沉重|破损|遥远|早班|木制|沉默|公共|较小|谨慎|潮湿"),
			'4': list("防波堤旁|海湾里|二号码头|沙丘后面|大桥下面|公海上|船台旁边|外港|运河沿岸|河口"),
			'5': list("清晨|每逢星期天|旺季之前|洪水之后|每年冬天|退潮时|罢工以来|大雾中|每周两次|夜里"),
		},
		and: "，而且", stop: "。",
	},
	"de": {
		shapes: []string{
			"2 und 2 3 4 1 2", "5 3 2 4 1 2", "4 3 2, 1 2 und 2", "Wenn 2 5 3, 3 2 1 2", "2 3 4, doch 2 3 5 1 2",
		},
		kinds: map[rune][]string{
			'2': list("die Fähre|der Hafen|die Kapitänin|der Kran|der Schalter|der Fahrplan|der Fahrgast|die Ladung|der Leuchtturm|der Maschinenraum|die Lotsin|der Kai|der Sturm|die Insel|das Postboot|der Fischer|die Brücke|die Seekarte|der Anker|der Pegel|das Lager|das Tau"),
			'3': list("erreicht|repariert|trägt|misst|erwartet|überquert|zählt|begleitet|streicht|prüft|verlässt|ersetzt|hebt|meldet|beschreibt|schützt|verspätet"),
			'1': list("meist|selten|still|spät|früh|behutsam|wieder|vorsichtig|langsam|offenbar|jedes Mal|endlich"),
			'4': list("an der Mole|in der Bucht|an der zweiten Brücke|hinter den Dünen|auf offener See|neben der Helling|im Vorhafen|am Kanal|an der Mündung"),
			'5': list("am Morgen|sonntags|vor der Saison|nach der Flut|jeden Winter|bei Ebbe|seit dem Streik|bei Nebel|zweimal in der Woche|nachts"),
		},
		space: " ", and: ", und ", stop: ".",
	},
	"ja": {
		shapes: []string{"5は4で2が2を3", "1な2が4の2を3", "2が2を3ので、1な2は5に2を3", "4では1な2と2が2を3", "5に2が3と、2も2を3"},
		kinds: map[rune][]string{
			'2': list("渡し船|港|船長|クレーン|切符売り場|時刻表|乗客|積み荷|灯台|機関室|水先人|岸壁|嵐|島|郵便船|漁師|税関職員|橋|海図|錨|検潮器|倉庫|閘門の係員|綱|航路|甲板員|信号灯|市場|砕氷船"),
			'3': list("修理する|運ぶ|測る|待つ|横切る|数える|追う|塗る|調べる|離れる|取り替える|持ち上げる|守る|覚えている"),
			'1': list("静か|小さ|大切|立派|急|安全|身近|丈夫|特別|慎重"),
			'4': list("防波堤のそば|湾内|第二桟橋|砂丘の裏|橋の下|外海|船台の横|外港|運河沿い|河口"),
			'5': list("朝|日曜日|季節の前|洪水の後|毎年の冬|干潮時|ストライキ以来|霧の日|週に二度|夜"),
		},
		and: "、そして", stop: "。",
	},
}

func list(s string) []string { return strings.Split(s, "|") }

// sentence makes one up, without its full stop.
func (w words) sentence(r *rand.Rand) string {
	s := w.clause(r)
	if r.IntN(3) > 0 {
		s += w.and + w.clause(r)
	}
	if w.space != "" {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

func (w words) clause(r *rand.Rand) string {
	var b strings.Builder
	for _, c := range w.shapes[r.IntN(len(w.shapes))] {
		if kind := w.kinds[c]; kind != nil {
			b.WriteString(kind[r.IntN(len(kind))])
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// markup adds what real sentences have inside them: a number, words in bold, a
// link. It is written with the tags given.
func (w words) markup(r *rand.Rand, s, bold, unbold, link, unlink string) string {
	switch r.IntN(12) {
	case 0:
		return fmt.Sprintf("%s%s(%d)%s", s, w.space, 10+r.IntN(90), w.stop)
	case 1:
		return bold + s + unbold + w.stop
	case 2:
		return s + w.space + link + "W-" + fmt.Sprint(100+r.IntN(900)) + unlink + w.stop
	}
	return s + w.stop
}

// translation is a text in another language for a sentence as it stands in a
// locale file: it means something else, but has its codes and its numbers.
func translation(source, lang string) string {
	w := corpusWords[lang]
	h := fnv.New64a()
	h.Write([]byte(source + lang))
	r := rand.New(rand.NewPCG(h.Sum64(), 0))
	text := w.sentence(r)
	if strings.HasPrefix(source, "<b1>") {
		return "<b1>" + text + "</b1>" + w.stop
	}
	if i, j := strings.Index(source, "<a1>"), strings.Index(source, "</a1>"); 0 <= i && i < j {
		return text + w.space + source[i:j] + "</a1>" + w.stop
	}
	if i, j := strings.LastIndex(source, "("), strings.LastIndex(source, ")"); 0 <= i && i < j {
		return text + w.space + source[i:j] + ")" + w.stop
	}
	return text + w.stop
}

// article is one page, between 10 and 20 kB of HTML.
func article(lang string, n int) string {
	w := corpusWords[lang]
	r := rand.New(rand.NewPCG(uint64(n), uint64(len(lang)+int(lang[0]))))
	heading := func() string { return w.sentence(r) }
	var b strings.Builder
	title := fmt.Sprintf("%s%s%d", heading(), w.space, n)
	tag := map[string]string{"en": "en", "zh": "zh-Hans"}[lang]
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=%q>\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n", tag, title)
	fmt.Fprintf(&b, "<meta property=\"article:published_time\" content=\"2026-%02d-%02dT09:00:00Z\">\n", 1+n%12, 1+n%28)
	b.WriteString("<link rel=\"stylesheet\" href=\"/site.css\">\n<script>window.site = {page: 1};</script>\n</head>\n<body>\n<nav><ul>")
	for i := range 12 {
		fmt.Fprintf(&b, "<li><a href=\"/%d/\">%s</a></li>", i, w.kinds['2'][i])
	}
	fmt.Fprintf(&b, "</ul></nav>\n<main><article>\n<h1>%s</h1>\n", title)
	paragraph := func(sentences int) {
		b.WriteString("<p>")
		for i := range sentences {
			if i > 0 {
				b.WriteString(w.space)
			}
			b.WriteString(w.markup(r, w.sentence(r), "<strong>", "</strong>", `<a href="/works/`+fmt.Sprint(r.IntN(1000))+`">`, "</a>"))
		}
		b.WriteString("</p>\n")
	}
	paragraph(3)
	for range 9 {
		fmt.Fprintf(&b, "<h2>%s</h2>\n", heading())
		for range 3 {
			paragraph(2 + r.IntN(3))
		}
		if r.IntN(3) == 0 {
			b.WriteString("<ul>\n")
			for range 4 {
				fmt.Fprintf(&b, "<li>%s</li>\n", w.sentence(r)+w.stop)
			}
			b.WriteString("</ul>\n")
		}
	}
	b.WriteString("</article></main>\n<aside><ul>\n")
	for range 10 {
		fmt.Fprintf(&b, "<li><a href=\"/more/%d.html\">%s</a></li>\n", r.IntN(1000), heading())
	}
	b.WriteString("</ul></aside>\n<footer><p>© 2026</p></footer>\n</body>\n</html>\n")
	return b.String()
}

const corpusConfig = `locales:
  - tag: de
    publish: drafts
  - tag: ja
    publish: translated
  - tag: en
    publish: translated
  - tag: zh-Hans
    publish: translated
sources:
  - name: harbour
    kind: files
    paths: ["sources/harbour/*.html"]
    lang: en
    locales: [zh-Hans, de, ja]
  - name: gangkou
    kind: files
    paths: ["sources/gangkou/*.html"]
    lang: zh-Hans
    locales: [en, de, ja]
`

// writeCorpus writes a workspace of so many articles, half of them English,
// half Chinese, each to be translated into three languages.
func writeCorpus(dir string, articles int) error {
	if err := writeFile(filepath.Join(dir, "config.yaml"), corpusConfig); err != nil {
		return err
	}
	for n := range articles {
		lang, source := "en", "harbour"
		if n%2 == 1 {
			lang, source = "zh", "gangkou"
		}
		if err := writeFile(filepath.Join(dir, "sources", source, fmt.Sprintf("%04d.html", n)), article(lang, n)); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// translateHalf fills in every second empty target of every locale file, as
// translators who are half-way through would, and returns how many.
func translateHalf(dir string) (filled int, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "locales", "*", "*", "*.toml"))
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return filled, err
		}
		lang, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".toml"), "-")
		lines := strings.SplitAfter(string(data), "\n")
		source, turn := "", false
		for i, line := range lines {
			if _, text, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, "# ") {
				source = strings.TrimSuffix(text, "\n")
			}
			key, ok := strings.CutSuffix(line, " = \"\"\n")
			if !ok {
				continue
			}
			if turn = !turn; turn {
				lines[i] = fmt.Sprintf("%s = %q\n", key, translation(source, lang))
				filled++
			}
		}
		if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o644); err != nil {
			return filled, err
		}
	}
	return filled, nil
}
