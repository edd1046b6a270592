package extract_test

import (
	"context"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

// scheme is an article in one way of heading its parts: lines, "#" before
// headings as deep as they are, "*" before what is bold, "!" before what must
// not be in the text.
type scheme struct {
	name, lang string
	lines      string
}

const (
	zhText  = "这一段讲的是具体的做法和原因，读的人照着去做就可以，不需要别的工具，也不需要很多时间，做完以后记得把东西收好。"
	zhText2 = "如果中间出了问题，就先停下来，找到原因再往下走，不要着急，也不要一次改动太多的地方，否则很难知道是哪一步起了作用。"
	jaText  = "ここでは、実際の手順とその理由を順に説明する。特別な道具は必要なく、家にあるものだけで始められるので、気軽に試してほしい。"
	koText  = "이 부분에서는 실제로 무엇을 어떻게 하는지 차례대로 설명한다. 특별한 도구는 필요하지 않으며 집에 있는 것만으로 시작할 수 있다."
	enText  = "This part tells what is done and why it is done that way. Nothing special is needed for it, and most people have what it takes somewhere in the house already."
	deText  = "Dieser Teil sagt, was zu tun ist und warum man es so macht. Besonderes Werkzeug braucht niemand dafür, und das meiste liegt ohnehin schon irgendwo im Haus bereit."
	arText  = "يشرح هذا الجزء ما ينبغي فعله ولماذا يجري على هذا النحو، ولا يحتاج المرء فيه إلى أدوات خاصة، فمعظم ما يلزم موجود في البيت من قبل."
)

func schemes() []scheme {
	return []scheme{
		{"parts, chapters and sections", "zh", "# 第一编 准备\nT\n## 第一章 选地方\nT\n### 第一节 光线\nT\n### 第二节 通风\nT\n## 第二章 选材料\nT\n# 第二编 动手\nT\n## 第三章 打底\nT\n## 第四章 上色\nT"},
		{"articles counted across chapters", "zh", "# 第一章 总则\n## 第一条 目的\nT\n## 第二条 范围\nT\n# 第二章 费用\n## 第三条 支付\nT\n## 第四条 退还\nT"},
		{"han, parens, digits, circles", "zh", "T\n# 一、为什么要修\nT\n## （一）看得见的原因\nT\n### 1.漏水\nT\n### 2.开裂\nT\n## （二）看不见的原因\nT\n# 二、怎么修\nT\n## （一）找到漏点\nT\n## （二）补上它\nT"},
		{"circles under digits", "zh", "T\n# 1、春天的活\nT\n## ① 松土\nT\n## ② 播种\nT\n# 2、夏天的活\nT\n## ① 浇水\nT\n## ② 除草\nT"},
		{"digits above han", "zh", "T\n# 1. 屋顶\nT\n## 一、瓦片\nT\n## 二、木梁\nT\n# 2. 墙面\nT\n## 一、砖头\nT\n## 二、灰泥\nT\n# 3. 地面\nT"},
		{"formal figures and stems", "zh", "# 壹、缘起\nT\n## 甲、从前\nT\n## 乙、后来\nT\n# 贰、经过\nT\n## 甲、第一年\nT\n## 乙、第二年\nT\n# 叁、结果\nT"},
		{"labels", "zh", "T\n# 误区一：天天浇水才好\nT\n# 误区二：肥料越多越好\nT\n# 误区三：太阳越大越好\nT"},
		{"steps as words", "zh", "T\n# 第一步：擦干净\nT\n# 第二步：涂一层胶\nT\n# 第三步：压紧\nT"},
		{"brackets", "zh", "T\n# 【材料】\nT\n# 【做法】\nT\n# 【保存】\nT"},
		{"signs", "zh", "T\n# ◆ 先看天气\nT\n# ◆ 再看路线\nT\n# ◆ 最后看装备\nT"},
		{"a list is none", "zh", "T\n# 一、要带的东西\nT\n1、水壶\n2、帽子\n3、手电\nT\n# 二、要走的路\nT"},
		{"numbered sentences are none", "zh", "T\n# 一、规矩\nT\n1、不要在河边生火，走的时候把垃圾带走，不留下任何东西。\n2、不要一个人离开队伍，先告诉领队要去哪里、多久回来。\nT\n# 二、路线\nT"},
		{"bold over plain numbers", "zh", "T\n# *怎么挑\nT\n## 1. 看颜色\nT\n## 2. 闻味道\nT\n# *怎么存\nT\n## 1. 放在阴凉处\nT\n## 2. 不要洗\nT"},
		{"nothing but short lines", "zh", "T\n# 河边的早晨\nT\n# 船上的午饭\nT\n# 桥下的黄昏\nT\n# 回家的夜路\nT"},

		{"chapters and sections", "ja", "# 第1章 はじめる前に\nT\n## 第1節 場所を決める\nT\n## 第2節 道具をそろえる\nT\n# 第2章 実際にやってみる\nT"},
		{"digits in three dresses", "ja", "T\n# 1. 下ごしらえ\nT\n## (1) 皮をむく\nT\n### ア．まな板を使う場合\nT\n### イ．手で持つ場合\nT\n## (2) 水にさらす\nT\n# 2. 火を通す\nT\n## (1) 弱火で煮る\nT\n## (2) ふたをする\nT"},
		{"half brackets", "ja", "T\n# 1）雨の日\nT\n# 2）風の日\nT\n# 3）雪の日\nT"},
		{"squares and diamonds", "ja", "T\n# ■ 準備\nT\n## ◆ 靴を選ぶ\nT\n## ◆ 地図を読む\nT\n# ■ 当日\nT\n## ◆ 早く出る\nT\n## ◆ 早く帰る\nT"},
		{"points", "ja", "T\n# ポイント1：水は少なめに\nT\n# ポイント2：火は弱めに\nT\n# ポイント3：時間は長めに\nT"},
		{"questions", "ja", "# Q1. 何時に出ればよいですか\nT\n# Q2. 雨でも歩けますか\nT\n# Q3. 子ども連れでも大丈夫ですか\nT"},

		{"chapters and syllables", "ko", "# 제1장 준비\nT\n## 1. 장소 고르기\nT\n### 가. 햇빛\nT\n### 나. 바람\nT\n## 2. 재료 고르기\nT\n# 제2장 실행\nT\n## 1. 첫날\nT\n## 2. 둘째 날\nT"},
		{"syllables and half brackets", "ko", "T\n# 가. 봄에 할 일\nT\n## 1) 흙 고르기\nT\n## 2) 씨 뿌리기\nT\n# 나. 여름에 할 일\nT\n## 1) 물 주기\nT\n## 2) 풀 뽑기\nT"},
		{"ordinals", "ko", "T\n# 첫째, 물을 아낀다\nT\n# 둘째, 불을 아낀다\nT\n# 셋째, 시간을 아낀다\nT"},

		{"parts and chapters", "en", "# Part One: The Coast\nT\n## Chapter 1: Sand\nT\n## Chapter 2: Salt\nT\n# Part Two: The Hills\nT\n## Chapter 3: Stone\nT\n## Chapter 4: Snow\nT"},
		{"an outline as taught at school", "en", "# I. Before the trip\nT\n## A. What to pack\nT\n### 1. Clothes\nT\n### 2. Tools\nT\n## B. Whom to tell\nT\n# II. On the way\nT\n## A. When to rest\nT\n## B. When to turn back\nT\n# III. Back home\nT"},
		{"decimals", "en", "# 1. Wood\nT\n## 1.1 Oak\nT\n### 1.1.1 Old oak\nT\n### 1.1.2 Young oak\nT\n## 1.2 Pine\nT\n# 2. Stone\nT\n## 2.1 Slate\nT\n## 2.2 Chalk\nT"},
		{"steps", "en", "T\n# Step 1: Sand the board\nT\n# Step 2: Oil it twice\nT\n# Step 3: Let it dry\nT"},
		{"tips", "en", "T\n# Tip #1: Go early\nT\n# Tip #2: Go slowly\nT\n# Tip #3: Go home\nT"},
		{"capitals", "en", "T\n# WHERE IT BEGINS\nT\n# WHERE IT BENDS\nT\n# WHERE IT ENDS\nT"},
		{"letters up to J", "en", "# A. Ash\nT\n# B. Birch\nT\n# C. Cedar\nT\n# D. Dogwood\nT\n# E. Elm\nT\n# F. Fir\nT\n# G. Gum\nT\n# H. Hazel\nT\n# I. Ironwood\nT\n# J. Juniper\nT"},
		{"a shopping list is none", "en", "T\n# *What you need\nT\n1. Two boards\n2. A saw\n3. Some oil\nT\n# *What you do\nT"},
		{"numbered sentences are none", "en", "T\n# *How to do it\n1. Preheat the oven to the highest setting and put a tray of water on its floor.\n2. Knead the dough for ten minutes, then leave it alone for an hour or two.\n3. Bake it.\nT\n# *How to keep it\nT"},
		{"a run of bold numbers and a last word", "en", "T\n# *1. Wash it\nT\n# *2. Dry it\nT\n# *3. Fold it\nT\n# *One more thing\nT"},

		{"Kapitel und Abschnitte", "de", "# Kapitel 1: Anfang\nT\n## Abschnitt 1: Der Boden\nT\n## Abschnitt 2: Die Wand\nT\n# Kapitel 2: Ende\nT\n## Abschnitt 1: Das Dach\nT\n## Abschnitt 2: Der Kamin\nT"},
		{"Paragraphen", "de", "T\n# § 1 Geltung\nT\n# § 2 Kosten\nT\n# § 3 Fristen\nT"},
		{"Ziffern und Buchstaben", "de", "T\n# I. Sachverhalt\nT\n# II. Gründe\nT\n## 1. Zulässigkeit\nT\n### a) Form\nT\n#### aa) Schrift\nT\n#### bb) Unterschrift\nT\n### b) Frist\nT\n## 2. Begründetheit\nT\n# III. Ergebnis\nT"},
		{"Schritte", "de", "T\n# Schritt 1: Schleifen\nT\n# Schritt 2: Ölen\nT\n# Schritt 3: Trocknen\nT"},
		{"Zahlen ohne Punkt", "de", "# 1 Einleitung\nT\n## 1.1 Anlass\nT\n## 1.2 Ziel\nT\n# 2 Verfahren\nT\n## 2.1 Proben\nT\n## 2.2 Messung\nT\n# 3 Ergebnis\nT"},

		{"فصول ومباحث", "ar", "# الفصل الأول: البداية\nT\n## المبحث الأول: المكان\nT\n## المبحث الثاني: الزمان\nT\n# الفصل الثاني: النهاية\nT\n## المبحث الأول: الطريق\nT\n## المبحث الثاني: العودة\nT"},
		{"أولا وثانيا", "ar", "T\n# أولاً: الأسباب\nT\n## 1- الماء\nT\n## 2- الملح\nT\n# ثانيًا: العلاج\nT\n## 1- الراحة\nT\n## 2- النوم\nT\n# ثالثا: الوقاية\nT"},
		{"أرقام مشرقية", "ar", "T\n# ١. الأدوات\nT\n# ٢. الخطوات\nT\n# ٣. الحفظ\nT"},
	}
}

// dress writes a scheme as a page of one kind.
func dress(s scheme, text map[string][]string, how string) (body, media string) {
	var b strings.Builder
	n := 0
	for l := range strings.SplitSeq(s.lines, "\n") {
		bold := false
		switch {
		case l == "T":
			t := text[s.lang]
			l = fmt.Sprintf("%s%s", t[n%len(t)], strings.Repeat(" ", 0))
			n++
		case strings.HasPrefix(l, "#"):
			l = strings.TrimLeft(l, "# ")
			l, bold = strings.CutPrefix(l, "*")
		}
		in := html.EscapeString(l)
		if bold {
			in = "<b>" + in + "</b>"
		}
		switch how {
		case "paragraphs":
			fmt.Fprintf(&b, "<p>%s</p>\n", in)
		case "line breaks":
			fmt.Fprintf(&b, "%s<br><br>\n", in)
		case "divs":
			fmt.Fprintf(&b, "<div><span>%s</span></div>\n", in)
		default:
			fmt.Fprintf(&b, "%s\n\n", l)
		}
	}
	if how == "plain text" {
		return "A title for it all\n\n" + b.String(), "text/plain"
	}
	return `<html lang="` + s.lang + `"><title>A title for it all</title><body><h1>A title for it all</h1><div class="art">` + b.String() + "</div></body></html>", "text/html"
}

func TestEveryWayOfHeadingPartsIsUnderstood(t *testing.T) {
	text := map[string][]string{"zh": {zhText, zhText2}, "ja": {jaText}, "ko": {koText}, "en": {enText}, "de": {deText}, "ar": {arText}}
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schemes() {
		var want []extract.Entry
		for l := range strings.SplitSeq(s.lines, "\n") {
			if strings.HasPrefix(l, "#") {
				words := strings.TrimLeft(l, "#")
				want = append(want, extract.Entry{Level: len(l) - len(words), Text: strings.TrimPrefix(strings.TrimSpace(words), "*")})
			}
		}
		for _, how := range []string{"paragraphs", "line breaks", "divs", "plain text"} {
			if how == "plain text" && strings.Contains(s.lines, "*") {
				continue // nothing is bold there
			}
			t.Run(s.lang+"/"+s.name+"/"+how, func(t *testing.T) {
				body, media := dress(s, text, how)
				d, err := e.Extract(context.Background(), pipeline.Item{URI: "sources/a/b", MediaType: media, Body: []byte(body)})
				if err != nil {
					t.Fatal(err)
				}
				if got := extract.Outline(d); !slices.Equal(got, want) {
					t.Errorf("outline\n%v\nwant\n%v\ndropped %v", got, want, d.Dropped)
				}
			})
		}
	}
}
