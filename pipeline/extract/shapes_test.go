package extract_test

import (
	"context"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

// article is what a shape is made of: lines of text, "# " and "## " before
// headings, and the chrome a site puts around them.
type article struct {
	lang, title, suffix string
	above               []string // consultation lines, above the title or the text
	lines               []string
	below               []string // headings of lists of other articles, "- " before their entries
	legacy              encoding.Encoding
	wrong               string // declared instead
}

func escape(s string) string { return html.EscapeString(s) }

// shape writes an article as one kind of site would.
type shape struct {
	name  string
	media string
	write func(a article) []byte
}

func shapes() []shape {
	page := func(a article, body string) string {
		return `<!DOCTYPE html><html lang="` + a.lang + `"><head><meta charset="utf-8"><title>` + html.EscapeString(a.title+a.suffix) + `</title></head><body>` +
			`<div class="nav"><a href="/">Home</a> <a href="/a">A</a> <a href="/b">B</a></div>` + body + `</body></html>`
	}
	links := func(a article, item string) string {
		var b strings.Builder
		for i, l := range a.below {
			if t, ok := strings.CutPrefix(l, "- "); ok {
				fmt.Fprintf(&b, item, fmt.Sprintf(`<a href="/r/%d.html">%s</a>`, i, html.EscapeString(t)))
			} else {
				fmt.Fprintf(&b, item, html.EscapeString(l))
			}
		}
		return b.String()
	}
	// paragraphs writes every line with one of three formats.
	paragraphs := func(a article, h1, h2, p string) string {
		var b strings.Builder
		for _, l := range a.above {
			fmt.Fprintf(&b, p, `<a href="/swt/">`+html.EscapeString(l)+`</a>`)
		}
		for _, l := range a.lines {
			switch {
			case strings.HasPrefix(l, "## "):
				fmt.Fprintf(&b, h2, html.EscapeString(l[3:]))
			case strings.HasPrefix(l, "# "):
				fmt.Fprintf(&b, h1, html.EscapeString(l[2:]))
			default:
				fmt.Fprintf(&b, p, html.EscapeString(l))
			}
		}
		return b.String()
	}
	semantic := func(a article) string {
		return page(a, "<main><article><h1>"+html.EscapeString(a.title)+"</h1>"+paragraphs(a, "<h2>%s</h2>\n", "<h3>%s</h3>\n", "<p>%s</p>\n")+
			"</article><section>"+links(a, "<p>%s</p>")+"</section></main>")
	}
	bold := func(a article) string {
		return page(a, `<div class="content"><h1>`+html.EscapeString(a.title)+"</h1>"+
			paragraphs(a, "<p><strong>%s</strong></p>\n", "<p><strong>%s</strong></p>\n", "<p>%s</p>\n")+links(a, "<p>%s</p>\n")+"</div>")
	}
	plainP := func(a article) string {
		return page(a, `<div class="content"><p>`+html.EscapeString(a.title)+"</p>"+paragraphs(a, "<p>%s</p>\n", "<p>%s</p>\n", "<p>%s</p>\n")+links(a, "<p>%s</p>\n")+"</div>")
	}
	brs := func(a article) string {
		return page(a, "<div>"+html.EscapeString(a.title)+"<br><br>\n"+paragraphs(a, "%s<br><br>\n", "%s<br><br>\n", "%s<br><br>\n")+links(a, "%s<br>\n")+"</div>")
	}
	spans := func(a article) string {
		return page(a, `<div><div><span style="font-size:20px"><span>`+html.EscapeString(a.title)+"</span></span></div>"+
			paragraphs(a, `<div><span><span style="font-weight: bold;"><span>%s</span></span></span></div>`, `<div><span><span style="font-weight: bold;"><span>%s</span></span></span></div>`, "<div><span><span>%s</span></span></div>")+
			links(a, "<div><span>%s</span></div>")+"</div>")
	}
	table := func(a article) string {
		return page(a, `<table width="960"><tr><td width="200"><a href="/x">X</a><br><a href="/y">Y</a></td><td><table><tr><td><b>`+html.EscapeString(a.title)+"</b></td></tr><tr><td>"+
			paragraphs(a, "<p><b>%s</b></p>", "<p><b>%s</b></p>", "<p>%s</p>")+"</td></tr><tr><td>"+links(a, "<p>%s</p>")+"</td></tr></table></td></tr></table>")
	}
	text := func(a article) string {
		all := append([]string{a.title}, a.above...)
		for _, l := range a.lines {
			all = append(all, strings.TrimLeft(l, "# "))
		}
		for _, l := range a.below {
			all = append(all, strings.TrimPrefix(l, "- "))
		}
		return strings.Join(all, "\n\n") + "\n"
	}
	encode := func(a article, s string) []byte {
		out, err := encoding.ReplaceUnsupported(a.legacy.NewEncoder()).Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return out
	}
	utf8 := func(f func(article) string) func(article) []byte {
		return func(a article) []byte { return []byte(f(a)) }
	}
	const html = "text/html"
	return []shape{
		{"semantic headings", html, utf8(semantic)},
		{"bold paragraphs", html, utf8(bold)},
		{"plain paragraphs", html, utf8(plainP)},
		{"line breaks in one div", html, utf8(brs)},
		{"nested spans", html, utf8(spans)},
		{"layout table", html, utf8(table)},
		{"legacy encoding, not declared", html, func(a article) []byte {
			return encode(a, strings.Replace(bold(a), `<meta charset="utf-8">`, "", 1))
		}},
		{"legacy encoding, wrongly declared", html, func(a article) []byte {
			return encode(a, strings.Replace(bold(a), `"utf-8"`, `"`+a.wrong+`"`, 1))
		}},
		{"plain text", "text/plain", utf8(text)},
		{"plain text, a line a paragraph", "text/plain", utf8(func(a article) string { return strings.ReplaceAll(text(a), "\n\n", "\r\n") })},
		{"plain text, consultation above the title", "text/plain", utf8(func(a article) string {
			return a.above[0] + "\n\n" + text(a)
		})},
		{"consultation above the title", html, utf8(func(a article) string {
			return strings.Replace(bold(a), "<h1>", `<p><a href="/swt/">`+a.above[0]+"</a></p><h1>", 1)
		})},
		{"no title in the head, no heading", html, utf8(func(a article) string {
			page := plainP(a)
			from, to := strings.Index(page, "<title>"), strings.Index(page, "</title>")
			return page[:from] + page[to:]
		})},
		{"indented lines with single breaks", html, utf8(func(a article) string {
			return page(a, "<h1>"+escape(a.title)+"</h1><div>"+paragraphs(a, "　　<b>%s</b><br>\n", "　　<b>%s</b><br>\n", "　　%s<br>\n")+links(a, "%s<br>\n")+"</div>")
		})},
		{"larger font and site's classes", html, utf8(func(a article) string {
			return page(a, `<div class="art"><div class="tit">`+escape(a.title)+"</div>"+
				paragraphs(a, `<div class="s1">%s</div>`, `<div class="s2">%s</div>`, `<div class="p">%s</div>`)+`</div><div class="rel">`+links(a, "<div>%s</div>")+"</div>")
		})},
	}
}

func articles() []article {
	return []article{
		{
			lang: "zh-CN", title: "耳鸣是怎么回事？耳鸣能自己好吗？耳鸣挂什么科？", suffix: "_耳鼻喉科普_青禾门诊", legacy: simplifiedchinese.GB18030, wrong: "big5",
			above: []string{"【在线咨询】点击与值班医生沟通 >>", "咨询热线：400-0000-0199"},
			lines: []string{
				"夜里安静下来，耳朵里却响个不停，像蝉鸣，又像电流声。不少人因此睡不好觉，也有人担心自己得了重病。",
				"这篇文章说明耳鸣从哪里来，哪些情况要尽快就医，以及平时可以做些什么。",
				"# 一、耳鸣从哪里来",
				"耳鸣不是一种病，而是一种感觉。多数时候，它与内耳的毛细胞受损有关，大脑会把缺少的声音“补”回来。",
				"# 二、常见的几种原因",
				"原因往往不止一个，医生会结合听力检查(PTA)和病史来判断。",
				"## 1.噪声",
				"长时间戴耳机、在机器旁工作，都会损伤毛细胞。每天超过85分贝的环境，最好不要停留8小时以上。",
				"## 2.耵聍堵塞",
				"耵聍俗称耳屎，堵住外耳道时会有闷胀感和嗡嗡声，清理之后大多立刻好转。",
				"## 3.药物",
				"少数抗生素和大剂量的阿司匹林可能引起耳鸣，停药以前要先问医生。",
				"# 三、什么时候要马上就医",
				"突然一侧听不清，并且伴有耳鸣，应当在3天之内就诊。和心跳同步的耳鸣，也需要做影像检查。",
				"# 四、平时可以做什么",
				"下面5点对多数人有帮助，可以先试两到三个月。",
				"## 1.放一点背景声",
				"电扇、雨声、轻音乐都可以，音量比耳鸣略低就够了。",
				"## 2.规律睡眠",
				"固定起床时间，比早早躺下更要紧。",
				"## 3.少喝咖啡",
				"下午以后不喝咖啡和浓茶，有些人会觉得响声轻一些。",
				"## 4.听力康复",
				"听力下降的人配戴助听器以后，耳鸣常常不再那么明显。",
				"## 5.放松训练",
				"每天用10分钟练习缓慢的呼吸，可以减少烦躁。",
				"# 五、小结",
				"耳鸣很常见，多数不危险。弄清原因，保护听力，给大脑一点时间，它往往会慢慢退到背景里去。",
			},
			below: []string{"相关阅读", "- 耳朵进水了怎么办", "- 中耳炎会影响听力吗？", "- 孩子总说耳朵疼，要不要去医院", "热门话题", "- 春季过敏", "- 失眠自测", "更多 +"},
		},
		{
			lang: "en", title: "How a Lighthouse Lens Bends the Light", suffix: " | Tidewater Notes", legacy: charmap.Windows1252, wrong: "utf-8",
			above: []string{"Book an appointment: free consultation for members"},
			lines: []string{
				"A lamp that would barely fill a hall can be seen from twenty miles away, if the right glass stands around it. The glass doesn’t add any light; it only sends nearly all of it the same way.",
				"This article takes such a lens apart, ring by ring, and explains what each ring is for.",
				"# 1. Why a mirror wasn’t enough",
				"Early keepers put a polished bowl behind the flame. It lost about half of the light, and salt dulled it within weeks.",
				"# 2. The shape of the glass",
				"A thick lens would weigh tons and crack in the heat, so the makers kept only its curved surface and cut it into steps.",
				"## 2.1 The bull’s-eye",
				"In the middle sits a small lens of the usual kind. It bends the rays that leave the lamp almost level.",
				"## 2.2 The outer rings",
				"Farther out the light has to turn more sharply, and simple bending is no longer enough. There the glass reflects it inside itself.",
				"# 3. How the beam turns",
				"The whole lens floats on a ring of mercury, so that a clockwork no stronger than a kitchen clock’s can carry four tons around.",
				"# 4. What replaced it",
				"Many towers now use small lamps of diodes. Sailors miss the broad sweep of the old beam — they could see it below the horizon.",
			},
			below: []string{"Related articles", "- Who paid for the first lightships?", "- A winter on the rock", "Hot topics", "- Storm signals", "- Brass polish"},
		},
		{
			lang: "ja", title: "雨の日の山道を安全に歩くために", suffix: "｜こみち登山部", legacy: japanese.ShiftJIS, wrong: "euc-kr",
			above: []string{"無料相談はこちらからどうぞ"},
			lines: []string{
				"雨の山道は、晴れた日とはまるで別の場所になる。石は滑り、沢は増水し、体は気づかないうちに冷えていく。",
				"この記事では、出発の前に決めておくことと、歩きながら気をつけることを順に説明する。",
				"# 一、出発を決める前に",
				"天気予報は前の晩と当日の朝の二度確かめる。降水量が1時間に10ミリを超える予報なら、延期したほうがよい。",
				"# 二、歩き方を変える",
				"歩幅をいつもの三分の二にして、足の裏全体で地面を踏むと滑りにくい。",
				"## 1. 木の根と木道",
				"濡れた木は氷のように滑る。踏まずにまたぐか、横向きにゆっくり足を置く。",
				"## 2. 沢を渡るとき",
				"膝より深い流れには入らない。水が濁り始めたら、上流で増水している合図だと考える。",
				"# 三、体を冷やさない",
				"雨具の下に汗がたまると、休んだときに一気に冷える。休憩は短くし、止まる前に一枚はおる。",
				"# 四、引き返す勇気",
				"迷ったら戻る。山は来週もそこにあるが、けがをすれば来週は来られない。",
			},
			below: []string{"関連記事", "- 雨具の手入れを五分で終える方法", "- 沢の音で増水を知る", "人気記事", "- はじめての山小屋"},
		},
	}
}

func TestAnArticleIsTheSameInEveryShape(t *testing.T) {
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles() {
		var lines []string
		var outline []extract.Entry
		for _, l := range a.lines {
			text := strings.TrimLeft(l, "# ")
			lines = append(lines, text)
			if n := strings.Index(l, " "); strings.HasPrefix(l, "#") {
				outline = append(outline, extract.Entry{Level: n, Text: text})
			}
		}
		want := strings.Join(lines, "\n") + "\n"
		for _, s := range shapes() {
			t.Run(a.lang+"/"+s.name, func(t *testing.T) {
				d, err := e.Extract(context.Background(), pipeline.Item{URI: "sources/a/b", MediaType: s.media, Body: s.write(a)})
				if err != nil {
					t.Fatal(err)
				}
				if got := d.Title.Text.Coded; got != a.title {
					t.Errorf("title %q, want %q", got, a.title)
				}
				if got := extract.Outline(d); !slices.Equal(got, outline) {
					t.Errorf("outline\n%v\nwant\n%v", got, outline)
				}
				if got := extract.PlainText(d); got != want {
					t.Errorf("text\n%s\nwant\n%s\ndropped %+v", got, want, d.Dropped)
				}
				if base, _ := d.Lang.Base(); base.String() != a.lang[:2] {
					t.Errorf("language %v, want %s", d.Lang, a.lang)
				}
			})
		}
	}
}
