package check

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// documentOf makes a document of one block.
func documentOf(lang string, kind pipeline.BlockKind, sentences ...string) *pipeline.Document {
	b := pipeline.Block{Kind: kind}
	for _, s := range sentences {
		b.Segments = append(b.Segments, pipeline.Segment{Key: "ktest0001", Text: textOf(s)})
	}
	return &pipeline.Document{ID: "test/article", Lang: language.MustParse(lang), Sections: []pipeline.Section{{Blocks: []pipeline.Block{b}}}}
}

func TestSources(t *testing.T) {
	lex, err := ParseLexicon(strings.NewReader("suspect,meant,lang,note\n靠谱性,安全性,zh,\n靠谱,可靠,zh,\nhoneyed,sugared,en,\n慢疾病,,zh-Hans,unclear\n"), "suspects.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang, text string
		want       string // check:place=fix, …
	}{
		// What filters leave behind.
		{"zh", "可用于多种疾病（如糖尿病或）的研究。", "source-connective:或="},
		{"zh", "帮助患者恢复健康和。", "source-connective:和="},
		{"zh", "包括心脏、肝脏、。", "source-connective:、="},
		{"zh", "骨、软骨、）等", "source-connective:、= source-balance:）="},
		{"zh", "研究中心及！", "source-connective:及="},
		{"zh", "细胞具有很强的、可以分化。", "source-particle:的、="},
		{"zh", "间充质干细胞（）来源广泛。", "source-empty-brackets:（）="},
		{"zh", "干细胞()来源广泛。", "source-empty-brackets:()="},
		{"zh", "参见《》和【】。", "source-empty-brackets:《》= source-empty-brackets:【】="},
		{"zh", "提高免疫力，，增强体质。", "source-doubled-punctuation:，，=，"},
		{"zh", "治疗效果、，令人满意，。", "source-doubled-punctuation:、，=， source-doubled-punctuation:，。=。"},
		{"zh", "效果很好,,没有问题", "source-doubled-punctuation:,,=,"},
		{"zh", "这是一种处*药。", "source-mask:*="},
		{"zh", "患者可以买处**药。", "source-mask:**="},
		{"zh", "中国干□胞研究", "source-mask:□="},
		{"zh", "采用干×胞技术", "source-mask:×="},
		{"zh", "这是锟斤拷文本", "source-encoding:锟斤拷="},
		{"zh", "中文\uFFFD文", "source-encoding:\uFFFD="},
		{"en", "A cafÃ© in town", "source-encoding:Ã©=é"},
		{"en", "The patientâ€™s cells", "source-encoding:â€™=’"},
		{"zh-Hans", "它的靠谱性很靠谱", "source-swap:靠谱性=安全性 source-swap:靠谱=可靠"},
		{"zh", "<b1>靠</b1>谱性", "source-swap:靠</b1>谱性="},
		{"zh-Hant", "慢疾病", ""},
		{"en", "A honeyed word, honeyeds", "source-swap:honeyed=sugared"},
		{"ja", "安全性および）効果", "source-connective:および= source-balance:）="},
		{"ja", "肝臓、腎臓、。", "source-connective:、="},
		{"ja", "細胞は、、増える。", "source-doubled-punctuation:、、=、"},
		{"ja", "幹細胞（）の研究", "source-empty-brackets:（）="},
		{"en", "It is safe and (effective or).", "source-connective:or="},
		{"en", "The cells are safe,, they say.", "source-doubled-punctuation:,,=,"},
		{"zh", "他说“这样不行。", "source-balance:“="},
		// Close to it, and clean.
		{"zh", "血氧饱和。请大家参与。疫苗已普及。不得而涉及。", ""},
		{"zh", "计算两个数的和。", ""},
		{"zh", "逻辑或、按位与。", ""},
		{"zh", "用“和”、“或”连接。", ""},
		{"zh", "他来自埃及。", ""},
		{"zh", "目的、意义和方法。", ""},
		{"zh", "一种强大的、灵活的语言。", ""},
		{"zh", "好的、坏的、不好不坏。", ""},
		{"zh", "调用foo()和bar()，返回[]。", ""},
		{"zh", "下列说法正确的是（）。", ""},
		{"zh", "请填空（ ）。", ""},
		{"zh", "见图（<img1/>）。", ""},
		{"zh", "真的吗？？太好了！！等等……再说——好的。。。", ""},
		{"zh", "面积是长×宽，长*宽*高", ""},
		{"zh", "这是*重点*内容，也是重点内容", ""},
		{"zh", "□是□否", ""},
		{"zh", "价格*见注释。* 仅供参考", ""},
		{"zh", "某医院的某医生", ""},
		{"zh", "（一）总则；1）目的；a)方法", ""},
		{"zh", "是的，「好」（真的）。", ""},
		{"ja", "大和と昭和。", ""},
		{"ja", "〇〇さん、××さん", "source-anonymous:〇〇= source-anonymous:××="},
		{"ja", "A×B、「そうか」と。", ""},
		{"en", "Boolean operations (not, and, or).", ""},
		{"en", "It is and/or: whether or not.", ""},
		{"en", "The end... or is it?", ""},
		{"fr", "«LE CAFÉ» et (ou)", ""},
	} {
		doc := documentOf(c.lang, pipeline.Paragraph, c.text)
		var got []string
		for _, f := range RunSource(doc, Sources(lex)) {
			got = append(got, f.Check+":"+c.text[f.Start:f.End]+"="+f.Fix)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s %s:\n got %s\nwant %s", c.lang, c.text, g, c.want)
		}
	}
}

func TestSources_ABlockThatEndsInAConnective(t *testing.T) {
	for _, c := range []struct {
		kind      pipeline.BlockKind
		sentences []string
		want      int
	}{
		{pipeline.Heading, []string{"间充质干细胞的来源和"}, 1},
		{pipeline.ListItem, []string{"骨髓、脐带及"}, 1},
		{pipeline.Paragraph, []string{"来源和"}, 1},
		{pipeline.Paragraph, []string{"人们的进取心在这样一个漫长的冬天里和"}, 0}, // a line that the page broke
		{pipeline.Heading, []string{"来源和", "用途"}, 0},
		{pipeline.Heading, []string{"血氧的饱和"}, 0},
	} {
		found := RunSource(documentOf("zh", c.kind, c.sentences...), Sources(Lexicon{}))
		if len(found) != c.want {
			t.Errorf("%v %v: %+v", c.kind, c.sentences, found)
		}
	}
}

func TestSources_BracketsMayCloseInALaterSentence(t *testing.T) {
	found := RunSource(documentOf("zh", pipeline.Paragraph, "他说：“你好。", "再见。”（完）"), Sources(Lexicon{}))
	if len(found) != 0 {
		t.Errorf("found %+v", found)
	}
}

func TestRunSource_FillsInWhatEveryFindingHas(t *testing.T) {
	found := RunSource(documentOf("zh-Hans", pipeline.Paragraph, "很久很久以前有一个地方住着许多人，，他们都很快乐地生活在一起。"), Sources(Lexicon{}))
	want := pipeline.Finding{
		Article: "test/article", Lang: language.MustParse("zh-Hans"), Key: "ktest0001", Block: 4, Kind: "paragraph", Check: "source-doubled-punctuation",
		Severity: pipeline.Warning, Message: "two marks in a row: were words deleted between them?", Start: 48, End: 54, Quote: "，，",
		Excerpt: "以前有一个地方住着许多人，，他们都很快乐地生活在一起", Fix: "，",
	}
	if len(found) != 1 || found[0] != want {
		t.Errorf("got  %+v\nwant %+v", found, want)
	}
}

func TestParseLexicon(t *testing.T) {
	l, err := ParseLexicon(strings.NewReader("\uFEFFlang,note,meant,suspect\r\nzh,\"a, \"\"b\"\"\",安全性,靠谱性\r\n\r\n,,,任意\r\n"), "suspects.csv")
	if err != nil || l.Len() != 2 {
		t.Errorf("%d entries, %v", l.Len(), err)
	}
	if l, err := ParseLexicon(strings.NewReader(""), "suspects.csv"); err != nil || l.Len() != 0 {
		t.Errorf("empty file: %d, %v", l.Len(), err)
	}
	for _, c := range []struct{ csv, want string }{
		{"suspect,mean\n", `suspects.csv:1: unknown column "mean"`},
		{"meant,lang\n", "suspects.csv:1: there is no column suspect"},
		{"suspect,suspect\n", `suspects.csv:1: column "suspect" is there twice`},
		{"suspect,meant\na,b\n,b\n", "suspects.csv:3: the cell suspect is empty"},
		{"suspect,meant\na,a\n", "suspects.csv:2: a is both suspect and meant"},
		{"suspect,lang\na,zz-\n", `suspects.csv:2: "zz-" is no language`},
		{"suspect,lang\na,zh\na,zh\n", "suspects.csv:3: a is there already in line 2"},
		{"suspect\n\"a\n", "suspects.csv:2: is not CSV"},
		{"suspect\na,b\n", "suspects.csv:2: 2 cells, the header has 1"},
		{"suspect\n\xff\n", "suspects.csv: is not UTF-8"},
	} {
		_, err := ParseLexicon(strings.NewReader(c.csv), "suspects.csv")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.csv, err, c.want)
		}
		if pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%q: code %v", c.csv, pipeline.CodeOf(err))
		}
	}
}
