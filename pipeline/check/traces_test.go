package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

// found gives what RunSource finds as "check:quote=fix", without the name's
// "source-" and without what is only advice.
func found(doc *pipeline.Document, advice bool) []string {
	var out []string
	for _, f := range RunSource(doc, Sources(Lexicon{})) {
		if f.Severity == pipeline.Advice && !advice {
			continue
		}
		s := strings.TrimPrefix(f.Check, "source-") + ":" + f.Quote
		if f.Fix != "" {
			s += "=" + f.Fix
		}
		out = append(out, s)
	}
	return out
}

func TestTracesOfDeletion(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		// English: words that never follow one another, and nothing where something must be.
		{"en", "The nurse opened the of the ward.", "sequence:the of"},
		{"en", "She gave him a of water.", "sequence:a of"},
		{"en", "The crew went to to the pier.", "sequence:to to"},
		{"en", "It was as as before.", "sequence:as as"},
		{"en", "They put it in the.", "sequence:the"},
		{"en", "Nobody knew the, and nobody asked.", "sequence:the"},
		{"en", "We saw an the harbour.", "sequence:an the"},
		{"en", "The result is than last year.", "sequence:is than"},
		{"en", "The road between and the sea is closed.", "sequence:between and"},
		{"en", "He took an different road.", "article:an different=a different"},
		{"en", "He took a easy road.", "article:a easy=an easy"},
		{"en", "The dose rose to about mg in the second week.", "number:about mg"},
		{"en", "Prices grew by about % in March.", "fragment:%"},
		{"en", "A -year-old man came in.", "fragment:-year"},
		{"en", "It was built in the th century.", "fragment:th"},
		{"en", "The ticket costs $ per day.", "fragment:$"},
		{"en", "They spent $ million on it.", "fragment:$"},
		{"en", "The cells () are kept cold.", "empty-brackets:()"},
		{"en", ", and the crew went home.", "opening:,"},
		{"en", "The in-house team wrote a UTF-8 file for an hour-long show.", ""},
		{"en", "What the others do is a must, an honest try, a one-off, a European idea.", ""},
		{"en", "The will to live; the can of paint; a while ago; the above; her own.", ""},
		{"en", "Grades run from A to F, and the former of the two is the best.", ""},
		{"en", "It is, to be sure, the most that one can do.", ""},
		{"en", "The “the” in the title was wrong.", ""},
		{"en", "The with statement closes the file; use the for loop.", ""},
		{"en", "Call print() or exit().", ""},
		{"en", "An unusual user used a unique utility on an unimportant errand.", ""},
		// Chinese.
		{"zh", "由于，船没有开。", "sequence:由于，"},
		{"zh", "这种药物具有。", "sequence:具有。"},
		{"zh", "它被的时候没有人看见。", "sequence:被的"},
		{"zh", "这是该的特点。", "sequence:该的"},
		{"zh", "港口位于，交通方便。", "sequence:位于，"},
		{"zh", "，的效果更好。", "opening:， opening:的"},
		{"zh", "天气好的时候，们都出门。", "opening:们"},
		{"zh", "的效果更好。", "opening:的"},
		{"zh", "每天约毫克，饭后服用。", "number:约毫克"},
		{"zh", "详见第章的说明。", "number:第章"},
		{"zh", "增长了3.%。", "fragment:3.%"},
		{"zh", "患者多为10-岁的儿童。", "fragment:-岁"},
		{"zh", "公司于年5月成立。", "fragment:年5月"},
		{"zh", "他说：“”。", "empty-brackets:“”"},
		{"zh", "即使下雨，大使也来。不应该。变更，之最。", ""},
		{"zh", "的确如此，了解一下。目的的意义。", ""},
		{"zh", "第一章讲方法，第二届会议，及第，次第。", ""},
		{"zh", "大约20毫克，约3.5%，10-12岁，去年5月，2019年5月8日。", ""},
		{"zh", "它针对的是孩子，所以来自的地方不重要。", ""},
		// Japanese.
		{"ja", "医師が薬をに渡した。", "sequence:をに"},
		{"ja", "結果はの通りです。", "sequence:はの"},
		{"ja", "新しい船をっている。", "sequence:をっ"},
		{"ja", "港をます。", "sequence:をます"},
		{"ja", "彼は学校に行っ。", "sequence:っ"},
		{"ja", "を使うと便利です。", "opening:を"},
		{"ja", "しかし、の結果は違った。", "opening:の"},
		{"ja", "第章を参照してください。", "number:第章"},
		{"ja", "薬（）を飲む。", "empty-brackets:（）"},
		{"ja", "船を沖に出し、港で待っています。突っ込む、真っ赤、空っぽ。", ""},
		{"ja", "それはものの数ではない。そののち、彼は港へ行った。", ""},
		{"ja", "「の」と「を」の使い方。人にがっかりした。", ""},
	} {
		if got := strings.Join(found(documentOf(c.lang, pipeline.Paragraph, c.text), false), " "); got != c.want {
			t.Errorf("%s %s:\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

func TestTracesOfSwaps(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Dear [name], welcome.", "placeholder:[name]"},
		{"en", "Welcome to {{ site.title }}, friend.", "placeholder:{{ site.title }}"},
		{"en", "Hello %s, you have mail.", "placeholder:%s"},
		{"en", "Lorem ipsum dolor sit amet.", "placeholder:Lorem ipsum placeholder:dolor sit amet"},
		{"zh", "该药【待补充】后上市。", "placeholder:【待补充】"},
		{"en", "Fish &amp; chips&nbsp;here.", "markup:&amp;=& markup:&nbsp;=\u00a0"},
		{"en", "Fish &amp;amp; chips.", "markup:&amp;amp;=&"},
		{"en", "One line<br>another.", "markup:<br>"},
		{"en", "A picture [caption id=\"a1\" align=\"left\"] of it.", "shortcode:[caption id=\"a1\" align=\"left\"]"},
		{"zh", "这是**重点**内容。", "shortcode:**重点**"},
		{"en", "The pаtient left.", "lookalike:pаtient=patient"},
		{"zh", "用⼼做事。", "lookalike:⼼=心"},
		{"ja", "デ一タを読む。", "lookalike:一=ー"},
		{"zh", "干细胞zhi疗的效果。", "spelled:zhi"},
		{"zh", "肿liu患者很多。", "spelled:liu"},
		{"zh", "这种gan细胞很多。", "spelled:gan"},
		{"zh", "售价1２8元。", "digits:1２8=128"},
		{"en", "It cost 1O0 dollars.", "digits:1O0=100"},
		{"en", "A d*ctor and a nurse.", "mask:*"},
		{"en", "They sold the *** drug again.", "mask:***"},
		{"en", "\u202eThe end.", "invisible:\u202e"},
		{"zh", "文字\ue123加密。", "invisible:\ue123"},
		{"en", "The patientÃ¢â‚¬â„¢s cells", "encoding:Ã¢â‚¬â„¢=’"},
		{"ru", "ÐŸÑ€Ð¸Ð²ÐµÑ‚ всем", "encoding:ÐŸÑ€Ð¸Ð²ÐµÑ‚=Привет"},
		{"zh", "ÖÐ¹úµÄ¸Û¿Ú", "encoding:ÖÐ¹úµÄ¸Û¿Ú"},
		{"zh", "娓彛鐨勫啲澶╋紝椋庡緢澶с��", "encoding:娓彛鐨勫啲澶╋紝椋庡緢澶с��"},
		{"ja", "‚±‚ê‚Í–{‚Å‚·", "encoding:‚±‚ê‚Í–{‚Å‚"},
		{"ja", "???? ??? ???? ??。", "encoding:???? ??? ???? ??"},
		{"en", "It is 20 Â° outside.", "encoding:Â°=°"},
		// Clean.
		{"en", "Use TGF-β and IFNγ at 5 µm; TシャツOK.", ""},
		{"zh", "用app和wifi，pH值7.4，维生素C，打call，vs他。", ""},
		{"en", "In 1990s Tokyo, O2 and H2O, 10l, 0o755 and IO.", ""},
		{"en", "Citroën, naïve, Ångström, «ÀÉ» and “très”.", ""},
		{"zh", "价格为100％，全角１２３，约1,000元。", ""},
		{"en", "AT&T; R&D; a < b and c > d.", ""},
		{"fr", "ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇ et àâäéèêëîïôöùûüÿç", ""},
		{"en", "What???? Really??", ""},
	} {
		if got := strings.Join(found(documentOf(c.lang, pipeline.Paragraph, c.text), false), " "); got != c.want {
			t.Errorf("%s %s:\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}

func TestAnArticleAboutCodeMayShowIt(t *testing.T) {
	doc := documentOf("en", pipeline.Paragraph, "Write <code1/> to get &amp; and {{name}}; a int, the for loop, %s.")
	doc.Sections[0].Blocks[0].Segments[0].Text.Codes = []pipeline.Code{{N: 1, Name: "code", Kind: pipeline.Placeholder, Data: "x"}}
	if got := found(doc, false); len(got) > 0 {
		t.Errorf("%v", got)
	}
}

func TestWhatOnlyTheWholeArticleShows(t *testing.T) {
	for name, c := range map[string]struct{ lang, text, want string }{
		"a number left out of a list": {"zh-Hans", prosaZh + "\n1. 风\n2. 浪\n4. 雪", "numbering:4."},
		"of Chinese headings":         {"zh-Hans", prosaZh + "\n# 一、风\n很大。\n# 二、浪\n很高。\n# 四、雪\n很厚。", "numbering:四、"},
		"of clauses":                  {"zh-Hans", prosaZh + "\n第一，看风。\t第二，看浪。\t第四，看雪。", "numbering:第四"},
		"of bracketed numerals":       {"zh-Hans", prosaZh + "\n（一）风\n（二）浪\n（四）雪", "numbering:（四）"},
		"the second of four":          {"en", prose + "\n1. Wind\n3. Snow\n4. Ice", "numbering:3."},
		"one inside the other":        {"en", prose + "\n1. Wind\n2. Waves\n1. small\n2. large\n3. Snow\n4. Ice", ""},
		"a year is no number of one":  {"en", prose + "\n1. Wind\n2. Waves\n2024. That was a year.", ""},
		"a list shorter than said":    {"zh-Hans", prosaZh + "\n请注意以下3点：\n- 风\n- 浪", "count:3点"},
		"and as long as said":         {"zh-Hans", prosaZh + "\n请注意以下3点：\n- 风\n- 浪\n- 雪", ""},
		"in English":                  {"en", prose + "\nTake the following three steps:\n- Look\n- Wait", "count:three"},
		"a colon and nothing":         {"en", prose + "\nThe rules are as follows:", "lead-in::"},
		"in Chinese":                  {"zh-Hans", prosaZh + "\n# 规则\n具体要求如下：\n# 总结\n就这些。", "lead-in:："},
		"in Japanese":                 {"ja", prosaJa + "\n規則は次のとおりです：", "lead-in:："},
		"a colon before a picture":    {"en", prose + "\nThe rules are as follows:\n! rules", ""},
		"a sentence twice":            {"en", prose + "\nThe cranes stop when the wind is stronger.\tThe cranes stop when the wind is stronger.", "repeated:The cranes stop when the wind is stronger."},
		"a paragraph twice":           {"ja", prosaJa + "\n" + strings.Split(prosaJa, "\n")[3], "repeated:食堂のコーヒーはなくなることがなく、いつも誰かが話をしています。"},
		"a traditional character":     {"zh-Hans", prosaZh + "\n工人們很满意，因为风小了，船进港了。", "orthography:們=们"},
		"a space before a comma":      {"en", prose + "\nThe crew of the , and the pilot, went home.", "sequence:the space: ,=,"},
		"a paragraph that breaks off": {"zh-Hans", prosaZh + "\n港务长说，明年还要再买两台新的吊车，因为旧的已经用了三十多年，修起来，", "unfinished:，"},
		"a small start":               {"en", prose + "\nThe night was long.\tharbour lights were seen from the hill.", "small-start:harbour"},
		"another language":            {"zh-Hans", "题\nThe cranes stop when the wind is stronger than force eight and the crews go home to wait.\nIn the canteen the coffee never runs out, and someone always has a story that was told before.\n完。", "language:The cranes stop when the wind is stronger than force eight and the crews go home to wait."},
	} {
		if got := strings.Join(found(articleIn(c.lang, c.text), false), " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestAdviceOnWhatMayWellBeRight(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"zh-Hans", prosaZh + "\n# 后记\n# 附录\n见下。", "empty-section:后记"},
		{"en", prose + "\nAs Figure 3 shows, the wind was strong.", "reference:Figure 3"},
		{"zh-Hans", prosaZh + "\n风力变化如图2所示。", "reference:图2"},
		{"zh-Hans", prosaZh + "\n他不但会开吊车。", "half:不但"},
		{"ja", prosaJa + "\nたとえ嵐が来る。", "half:たとえ"},
		{"en", prose + "\nIt is not only large.", "half:not only"},
		{"zh-Hans", prosaZh + "\n某市XX医院的医生说，风很大。", "anonymous:XX"},
		{"en", prose + "\nThe wind (force nine was strong.", "balance:("},
		{"zh-Hans", prosaZh + "\n两个月以后港务长又买了两台新的吊车，可是没有人知道怎么把它们开起来而且", "unfinished:且"},
		{"en", prose + "\nThe\u200b wind\u200bfall was sold.", "invisible:\u200b"},
		{"zh-Hans", prosaZh + "\n港口的 工人都回家了。", "space: "},
	} {
		if got := strings.Join(found(articleIn(c.lang, c.text), true), " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text[strings.LastIndex(c.text, "\n")+1:], got, c.want)
		}
	}
}

func TestEveryFindingSaysWhereItIs(t *testing.T) {
	doc := articleIn("zh-Hans", prosaZh+"\n- 很好，，很好。")
	f := RunSource(doc, Sources(Lexicon{}))
	if len(f) != 1 {
		t.Fatalf("%+v", f)
	}
	var blocks []*pipeline.Block
	for b := range doc.Blocks() {
		blocks = append(blocks, b)
	}
	b := blocks[f[0].Block-1]
	if b.Kind.String() != f[0].Kind || f[0].Kind != "list-item" || b.Segments[0].Key != f[0].Key || b.Segments[0].Text.Coded[f[0].Start:f[0].End] != f[0].Quote || f[0].Quote != "，，" {
		t.Errorf("%+v", f[0])
	}
}

func TestSources_NamesAreStable(t *testing.T) {
	var names []string
	for _, c := range Sources(Lexicon{}) {
		if !strings.HasPrefix(c.Name, "source-") || !strings.HasSuffix(c.Doc, ".") || slices.Contains(names, c.Name) {
			t.Errorf("%+v", c)
		}
		names = append(names, c.Name)
	}
}
