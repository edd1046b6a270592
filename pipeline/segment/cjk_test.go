package segment

import "testing"

// A case is a text with | where a sentence ends.

var chineseCases = []string{
	// H1: terminators, runs, half-width ones
	"干细胞可以分化。|免疫系统因此受益。",
	"你好吗？|我很好！|谢谢。",
	"什么？！|他惊呆了。",
	"太好了！！！|我们成功了。",
	"这是真的吗?|当然是真的!|好。",
	"治疗已经结束.|患者恢复良好.|随访一年.",
	"疗效显著．|安全性良好．",
	"真的｡|是的｡",
	"使用TGF-β.|效果很好。",
	"结果（见图3）.|然后继续。",
	// H2: closers, reference marks, emoji left; an opening bracket right
	"他回来了。|（三年之后。）|大家都很高兴。",
	"疗效得到证实。[1]|后续研究正在进行。",
	"疗效得到证实。[2,5-7]|后续研究正在进行。",
	"疗效得到证实。¹²|后续研究正在进行。",
	"恭喜恭喜！🎉|明天见。",
	"他走了。|“再见。”",
	"请看下文。|《论语》是一本书。",
	"细胞数量增加。|【注意】请勿冷冻。",
	// H3: nothing ends inside a pair
	"他在信中写道：“我很好。不要担心。”|然后他寄了出去。",
	"结果（第一组有效。第二组无效）见下表。|讨论如下。",
	"她说：「我不去。你去吧。」|他点点头。",
	"他说:\"我走了。你留下。\"|门关上了。",
	// H4: a closed quote goes on with a reporting clause
	"“快跑！”他喊道。|大家都跑了。",
	"“你去哪里？”她小声地问。|没有人回答。",
	"“我不知道。”老王说，“真的不知道。”|他低下头。",
	"“走吧！”说完，他转身离开。|雨还在下。",
	"“多吃蔬菜。”医生表示，“少吃盐。”",
	"“谁？”的声音传来。|门开了。",
	"“好。”|小说到此结束。",
	"他说：“好。”|然后他走了。",
	"“太贵了！”|问题是没有别的选择。",
	"他喊了一声“救命！”就跑了。|没有人追。",
	// H5: …… alone is no terminator
	"等等……他还没说完。|我们走吧。",
	"他想了想……。|然后走了。",
	"怎么会……！|他不信。",
	"嗯...我再想想。|好。",
	// H6: protected places
	"体温37.5度，正常。|继续观察。",
	"请访问https://www.example.com/a?b=1.html了解详情。|谢谢。",
	"写信到info@example.com.cn即可。|我们会回复。",
	"参见doi:10.1000/xyz.123。|全文可下载。",
	"打开report.v2.pdf文件。|看第3页。",
	"如Fig. 2所示，细胞增多。|见表1。",
	"由Smith et al. 首先报道。|后来得到证实。",
	"某公司ABC Co., Ltd. 生产。|质量可靠。",
	"作者J. K. Rowling写了这本书。|很畅销。",
	"TGF-β和IL-10都下降了。|TNF-α没有变化。",
	"多种因子（e.g. IL-6）升高。|需要复查。",
	"版本1.2.3已发布。|请更新。",
	// H7: list markers stay
	"1.引言",
	"1. 引言部分。|2. 方法部分。",
	"一、什么是干细胞？|二、它有什么用？",
	"（1）安全。|（2）有效。",
	"2．适应症。|3．禁忌症。",
	// H8: a line break is a boundary
	"第一章\n|干细胞的来源\n\n|它来自骨髓。",
	// H9: ；：，—— never
	"第一，安全；第二，有效；第三，便宜。|所以推荐。",
	"原因如下：费用高——非常高。|没有办法。",
	"“真的！”——他又说了一遍。|没人信。",
	// H10: titles and names
	"《你好！》是一部电影。|我看过。",
	"《怎么办？》写得好。|值得一读。",
	"雅虎即Yahoo!曾经很大。|现在不了。",
	// H11: the ideographic space
	"　　第一段。　|第二句。",
	// traditional script, and sentences next to Latin
	"他說：「好！」|然後離開。",
	"「好！」他說道。|大家笑了。",
	"我们用了iPSCs。|iPSCs很有用！|MSC也是。",
	"这是真的（真的！）吗？|是的。",
}

var japaneseCases = []string{
	"今日は晴れです。|明日は雨でしょう。",
	"本当ですか？|はい、本当です！|よかった。",
	"えっ！？|信じられない。",
	"本当？　|そうです。",
	"「はい。」と彼は言った。|それから帰った。",
	"「行こう！」と叫んだ。|みんな走った。",
	"「どうして？」って聞いた。|答えはなかった。",
	"「まさか！」という声がした。|振り返った。",
	"「大丈夫？」の一言で救われた。|ありがとう。",
	"「はい。」|彼は立ち上がった。",
	"「行こう。」|それは正しかった。",
	"彼は「もう遅い。帰ろう。」と言った。|私は残った。",
	"すごい！と思った。|また来たい。",
	"なぜだ？と聞かれた。|困った。",
	"『走れメロス。』という本です。|読みました。",
	"でも……まだわからない。|待とう。",
	"えーと…何だっけ。|忘れた。",
	"気温は36.5度です。|平熱です。",
	"詳細はhttps://example.jp/a.htmlをご覧ください。|以上です。",
	"細胞が増えた（図1。詳細は後述）ため中止した。|再開は未定。",
	"終わった。|（詳細は別紙。）",
	"Fig. 2に示す。|次に進む。",
	"Yahoo!ニュースを見た。|速報だった。",
	"1. 概要です。|2. 方法です。",
	"一、安全性。|二、有効性。",
	"結果です．|考察です．",
	"値は３．５です。|正常です。",
	"見出し\n|本文です。",
	"完了。|次。",
	"効果が示された。[3]|今後の課題だ。",
	"これはテストです!|次もテストです?|はい。",
}

var koreanCases = []string{
	"안녕하세요. |반갑습니다. |또 만나요!",
	"정말입니까? |네, 정말입니다.",
	"그는 “안녕. 반가워.”라고 말했다. |우리는 웃었다.",
	"“빨리 가자!”라고 그가 외쳤다. |모두 뛰었다.",
	"\"괜찮아요?\"라며 물었다. |대답이 없었다.",
	"“알겠습니다.” 하고 대답했다. |문이 닫혔다.",
	"“왜?”라는 질문이 남았다. |답은 없다.",
	"“좋아요.” |그녀는 웃었다.",
	"회의는 2024. 3. 5. 서울에서 열렸다. |다음은 부산이다.",
	"2024. 12. 31. 마감이다. |늦지 마세요.",
	"체온은 36.5도였다. |정상이다.",
	"가. 목적은 다음과 같다. |나. 방법은 다음과 같다.",
	"1. 개요이다. |2. 방법이다.",
	"자세한 내용은 https://example.kr/a.html 참조. |끝.",
	"글쎄... 잘 모르겠다. |다음에 보자.",
	"글쎄…… 잘 모르겠다. |다음에 보자.",
	"결과(그림 1. 참조)는 좋았다. |계속한다.",
	"Fig. 2에 나타냈다. |다음은 표이다.",
	"Kim et al. 연구가 있다. |최근 결과이다.",
	"끝났다.|시작이다.",
	"효과가 있다.[1] |추가 연구가 필요하다.",
	"제목\n|본문이다.",
	"TGF-β와 IL-10이 줄었다. |변화가 없다.",
}

func TestSplit_Chinese(t *testing.T)  { checkCases(t, "zh", Options{}, chineseCases) }
func TestSplit_Japanese(t *testing.T) { checkCases(t, "ja", Options{}, japaneseCases) }
func TestSplit_Korean(t *testing.T)   { checkCases(t, "ko", Options{}, koreanCases) }

func TestSplit_ChineseUnderAnyTag(t *testing.T) {
	for _, tag := range []string{"zh-Hant", "zh-Hant-HK", "zh-Hans-CN", "yue", "und", "en", "xx"} {
		checkCases(t, tag, Options{}, []string{
			"你好吗？|我很好！|谢谢。",
			"他在信中写道：“我很好。不要担心。”|然后他寄了出去。",
			"“快跑！”他喊道。|大家都跑了。",
			"《你好！》是一部电影。|我看过。",
		})
	}
}

func TestSplit_SemicolonOption(t *testing.T) {
	o := Options{Semicolon: true}
	checkCases(t, "zh", o, []string{"第一，安全；|第二，有效；|第三，便宜。", "他说：“一；二。”|好。"})
	checkCases(t, "en", o, []string{"First comes this; |then comes that.", "see a;b and go."})
	checkCases(t, "ar", o, []string{"ذهب الولد؛ |ثم عاد."})
}

func TestSplit_KeepLineBreaksOption(t *testing.T) {
	o := Options{KeepLineBreaks: true}
	checkCases(t, "en", o, []string{"One sentence over\ntwo lines. |Another\none.\n|Third."})
	checkCases(t, "zh", o, []string{"一句话分成\n两行。\n|第二句。"})
}
