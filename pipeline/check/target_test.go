package check

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// cases are targets for one check: silent when want is "".
type targetCase struct {
	langs, source, target string
	want                  string // severity and a piece of the message of the first finding
}

func runCases(t *testing.T, check string, cases []targetCase) {
	t.Helper()
	for _, c := range cases {
		tr := pair(c.langs, c.source, c.target)
		got := ""
		if found := only(check, tr); len(found) > 0 {
			got = found[0].Severity.String() + " " + found[0].Message
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s %q → %q: got %q, want %q", c.langs, c.source, c.target, got, c.want)
		}
	}
}

func TestEmpty(t *testing.T) {
	runCases(t, "empty", []targetCase{
		{"en>de", "Hello", " \u00a0\u3000", "blocker the target holds"},
		{"en>de", "<b1>Hello</b1>", "<b1> </b1>", "blocker"},
		{"en>de", "<img1/>", "<img1/>", ""},
		{"en>de", "Hello", "—", ""},
	})
}

func TestMarkup(t *testing.T) {
	runCases(t, "markup", []targetCase{
		{"en>de", "Read this.", "Lies <a href=\"x\">das</a>.", "blocker <a href"},
		{"en>de", "Read this.", "Lies <b>das</b>.", "blocker <b> is HTML"},
		{"en>de", "Read this.", "Lies<br/>das.", "blocker <br/>"},
		{"en>de", "Read this.", "Lies das.<script>x</script>", "blocker <script>"},
		{"en>de", "Read this.", "Lies das.<!-- later -->", "blocker <!-- later -->"},
		{"en>de", "Read this.", "Lies&nbsp;das.", "warning &nbsp;"},
		{"en>de", "The <b> element", "Das Element <b>", ""},
		{"en>de", "a < b > c", "a < b > c", ""},
		{"en>de", "if a < b", "wenn a < b", ""},
		{"en>de", "vector<int>", "vector<int>", ""},
		{"en>de", "<b1>x</b1>", "<b1>x</b1>", ""},
	})
}

func TestCorrupt(t *testing.T) {
	runCases(t, "corrupt", []targetCase{
		{"en>fr", "Coffee", "CafÃ©", "blocker UTF-8 that was read as Latin-1"},
		{"en>de", "It’s", "Itâ€™s", "blocker UTF-8"},
		{"en>zh", "x", "锟斤拷", "blocker"},
		{"en>de", "x", "Gr\uFFFDn", "blocker a replacement character"},
		{"en>de", "x", "Gr\xfcn", "blocker a byte that is not UTF-8"},
		{"en>zh", "Chinese", "ä¸\u00adæ–‡", "blocker"},
		{"zh>en", "文档", "鏂囨。锛氫竴涓銆傜殑", "blocker UTF-8 that was read as GBK"},
		{"en>fr", "coffee", "« LE CAFÉ », où ça été", ""},
		{"en>fr", "coffee", "«LE CAFÉ»", ""},
		{"en>pt", "brothers", "SÃO JOÃO, irmã e irmão", ""},
		{"en>vi", "x", "Ảnh hưởng của tế bào gốc", ""},
		{"en>de", "x", "Größe – ÄÖÜ “x”…", ""},
		{"en>zh", "x", "锛子", ""},
	})
}

func TestScript(t *testing.T) {
	runCases(t, "script", []targetCase{
		{"en>zh-Hans", "The cells are kept at low temperature.", "Die Zellen werden bei niedriger Temperatur gelagert.", "blocker hardly any"},
		{"zh>en", "细胞在低温下保存。", "这些细胞保存在低温下。", "blocker hardly any"},
		{"en>ru", "The cells are kept cold.", "Клетки хранят в холоде.", ""},
		{"en>ru", "The cells are kept cold.", "the cells stay in a cold place", "blocker"},
		{"en>ar", "Use Visual Studio Code and GitHub.", "Visual Studio Code, GitHub", ""},
		{"en>zh", "Install numpy with pip install numpy", "pip install numpy", ""},
		{"zh-Hans>zh-Hant", "干细胞治疗的效果", "干细胞治疗的效果", "blocker"},
		{"zh-Hans>zh-Hant", "干细胞治疗的效果", "幹細胞治療的效果", ""},
		{"zh-Hans>zh-Hant", "中心简介", "中心简介", "warning"},
		{"zh-Hans>zh-Hant", "太后", "太后面前", ""},
		{"en>zh-Hans", "the effect of stem cells", "幹細胞治療的效果與風險", "blocker"},
		{"en>zh-Hans", "the letters of 'country'", "“國”字的写法", ""},
		{"en>zh-Hans", "the cells are here", "細胞はここにあります", "blocker this is Japanese"},
		{"en>zh-Hans", "a taste of home", "家の味", ""},
		{"zh>ja", "干细胞治疗的效果与风险", "干细胞治疗的效果与风险", "blocker this is Chinese"},
		{"zh>ja", "干细胞治疗", "幹細胞治療", ""},
		{"zh>ja", "间充质干细胞的临床研究管理办法", "間葉系幹細胞臨床研究管理規程実施要領", "warning no kana"},
		{"zh>en", "中医的针灸", "Acupuncture (针灸) in Chinese medicine", ""},
		{"zh>en", "中医的针灸", "The 针灸 of Chinese medicine", "warning 针灸 is left over"},
		{"zh>en", "中", "The character 中", ""},
		{"en>ja", "See the manual", "マニュアルを見る", ""},
		{"en>ko", "stem cells of the bone", "뼈의 줄기세포", ""},
		{"en>hi", "stem cells of the bone", "stem cells of the bone marrow in adults", "blocker"},
		{"en>de", "It is 5 µm and α.", "Es sind 5 µm und α.", ""},
		{"en>sr-Latn", "The cells live.", "Ćelije žive.", ""},
		{"en>sr", "The cells live.", "Ћелије живе.", ""},
	})
}

func TestUntranslated(t *testing.T) {
	runCases(t, "untranslated", []targetCase{
		{"en>de", "The cells are kept at low temperature.", "The cells are kept at low temperature.", "blocker"},
		{"zh>en", "细胞治疗", "细胞治疗", "blocker"},
		{"en>zh", "The cells are kept cold.", "The cells are kept cold.", "blocker"},
		{"en>zh", "stem cells", "stem cells", "warning"},
		{"ja>en", "これは", "これは", "blocker"},
		{"en>de", "<b1>The cells are kept at room temperature</b1>", "<b1>The cells are kept at room temperature</b1>", "blocker"},
		{"en>de", "Software", "Software", ""},
		{"en>de", "Visual Studio Code", "Visual Studio Code", ""},
		{"en>zh", "Microsoft Visual C++ 2019", "Microsoft Visual C++ 2019", ""},
		{"en>zh", "iPSC", "iPSC", ""},
		{"en>zh", "https://example.com/the/of/and", "https://example.com/the/of/and", ""},
		{"en>zh", "std::vector_of(the_value)", "std::vector_of(the_value)", ""},
		{"en>de", "12.5 %", "12.5 %", ""},
		{"zh-Hans>ja", "京都大学", "京都大学", ""},
		{"zh-Hans>zh-Hant", "中心", "中心", ""},
		{"en>en-GB", "The cells are kept cold.", "The cells are kept cold.", ""},
	})
	tr := pair("zh>en", "间充质", "间充质")
	tr.Terms = []pipeline.Term{{Source: "间充质", From: language.Chinese, Status: pipeline.DoNotTranslate}}
	if found := only("untranslated", tr); len(found) > 0 {
		t.Errorf("a name that is never translated: %+v", found)
	}
}

func TestEndPunctuation(t *testing.T) {
	runCases(t, "end-punctuation", []targetCase{
		{"zh>en", "安全吗？", "Is it safe?", ""},
		{"zh>en", "安全吗？", "It is safe.", "warning ends with a full stop, its source with a question mark"},
		{"en>ar", "Is it safe?", "هل هو آمن؟", ""},
		{"en>el", "Is it safe?", "Είναι ασφαλές;", ""},
		{"en>hi", "It is safe.", "यह सुरक्षित है।", ""},
		{"en>th", "It is safe.", "ปลอดภัย", ""},
		{"zh>en", "很安全。", "It is safe", "advice ends with no punctuation"},
		{"en>ja", "He said “yes.”", "彼は「はい」と言った。", ""},
		{"en>zh", "Wait...", "等等……", ""},
		{"en>zh", "Steps:", "步骤：", ""},
		{"en>zh", "(See below.)", "（见下文。）", ""},
		{"en>de", "<b1>Stop.</b1>", "<b1>Halt.</b1>", ""},
		{"en>es", "Run!", "¡Corre!", ""},
		{"en>de", "Run!", "Lauf.", ""},
		{"en>hy", "It is safe.", "Անվտանգ է։", ""},
	})
	tr := pair("en>zh", "It is safe.", "<b1>很安全</b1>")
	if f := only("end-punctuation", tr); len(f) != 1 || f[0].Fix != "全。" || tr.Target.Text[f[0].Start:f[0].End] != "全" {
		t.Errorf("fix: %+v", f)
	}
	tr.Block = pipeline.Heading
	if f := only("end-punctuation", tr); len(f) != 0 {
		t.Errorf("in a heading: %+v", f)
	}
}

func TestWhitespace(t *testing.T) {
	runCases(t, "whitespace", []targetCase{
		{"en>de", "a b", "a b ", "advice white space at the end"},
		{"en>de", "a b", "\u3000a b", "advice white space at the start"},
		{"en>de", "a b", "a  b", "advice 2 spaces in a row"},
		{"en>de", "a  b", "a  b", ""},
		{"en>fr", "a?", "a\u202f?", ""},
		{"en>de", "x", "   ", ""},
	})
}

func TestDoubledWord(t *testing.T) {
	runCases(t, "doubled-word", []targetCase{
		{"zh>en", "细胞", "the the cell", "advice \"the\" stands twice"},
		{"zh>en", "细胞", "The <b1>the</b1> cell", "advice"},
		{"zh>en", "细胞", "I know that that is so", ""},
		{"zh>de", "细胞", "Zellen, die die Leber bilden", ""},
		{"zh>fr", "细胞", "nous nous levons", ""},
		{"zh>ja", "细胞", "細胞細胞", ""},
		{"zh>vi", "细胞", "luôn luôn", ""},
		{"en>de", "Duran Duran sing", "Duran Duran singen", ""},
		{"zh>en", "细胞", "5 5 cells, no, no", ""},
	})
}

func TestLength(t *testing.T) {
	long := strings.Repeat("Every cell has its own story. ", 5)
	runCases(t, "length", []targetCase{
		{"en>de", long, "Jede Zelle.", "advice short"},
		{"en>zh", long, strings.Repeat("每个细胞都有自己的故事。", 5), ""},
		{"en>zh", long, strings.Repeat("每个细胞都有自己的故事。", 25), "advice long"},
		{"en>de", "OK", "Einverstanden, so soll es sein", ""},
	})
}

func TestTerms(t *testing.T) {
	zhEn := []pipeline.Term{
		{Source: "干细胞", Target: "stem cell", Status: pipeline.Approved},
		{Source: "干细胞", Target: "progenitor cell", Status: pipeline.Approved},
		{Source: "干细胞", Target: "cell", Status: pipeline.Forbidden},
		{Source: "干细胞", Target: "trunk cell", Status: pipeline.Deprecated},
		{Source: "MSC", Status: pipeline.DoNotTranslate},
	}
	enDe := []pipeline.Term{{Source: "stem cell", Target: "Stammzelle", Status: pipeline.Approved}}
	enZh := []pipeline.Term{{Source: "stem cell", Target: "干细胞", Status: pipeline.Approved}, {Source: "stem cell", Target: "茎细胞", Status: pipeline.Forbidden}}
	for _, c := range []struct {
		langs, source, target string
		terms                 []pipeline.Term
		want, fix             string
	}{
		{"zh>en", "MSC是干细胞", "MSCs are not MSC but stem cells", zhEn, "", ""},
		{"zh>en", "MSC是干细胞", "An MSC is a progenitor cell", zhEn, "", ""},
		{"zh>en", "干细胞", "They are basic", zhEn, "干细胞 of the source should be stem cell or progenitor cell", ""},
		{"zh>en", "MSC是干细胞", "It is a stem cell", zhEn, "MSC is never translated and should stand here as it is", ""},
		{"zh>en", "干细胞", "a stem cell, a trunk cell", zhEn, "trunk cell is a deprecated term for 干细胞; write stem cell or progenitor cell; cell is a forbidden term for 干细胞; write stem cell or progenitor cell", "stem cell"},
		{"en>de", "stem cell therapy", "Stammzelltherapie", enDe, "", ""},
		{"en>de", "stem cells", "mit den Stammzellen", enDe, "", ""},
		{"en>de", "stem cells", "Zellen", enDe, "stem cell of the source should be Stammzelle", ""},
		{"en>zh", "stem cells", "间充质干细胞", enZh, "", ""},
		{"en>zh", "stem cells", "干细胞不是茎细胞", enZh, "茎细胞 is a forbidden term for stem cell; write 干细胞", "干细胞"},
		{"en>zh", "<code1/> is", "<code1/>是", []pipeline.Term{{Source: "MSC", Status: pipeline.DoNotTranslate}}, "", ""},
	} {
		tr := pair(c.langs, c.source, c.target)
		tr.Terms = c.terms
		var got []string
		fix := ""
		for _, f := range only("terms", tr) {
			got = append(got, f.Message)
			fix = max(fix, f.Fix)
		}
		if g := strings.Join(got, "; "); g != c.want || fix != c.fix {
			t.Errorf("%s %q: got %q fix %q, want %q fix %q", c.langs, c.target, g, fix, c.want, c.fix)
		}
	}
}
