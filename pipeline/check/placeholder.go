package check

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// placeholders match what a template, an editor or a filter left for somebody
// to fill in.
var placeholders = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`\{\{[^{}]*\}\}|\$\{[A-Za-z_][^{}\s]*\}|\{%[^{}]*%\}|<%[^<>]*%>|\[%[^\[\]]*%\]`),
		regexp.MustCompile(`(?i)\[(?:your |the )?(?:first |last |full |company |product |brand |city |hospital |doctor'?s? |patient'?s? )?(?:name|date|title|address|number|phone|email|location|link|url|price|amount)(?: here)?\]|\[insert [^\[\]]+\]|\[(?:tbd|tbc|todo|placeholder|xxx+|redacted|deleted|removed|blank|missing)\]|\((?:tbd|tbc|todo)\)`),
		regexp.MustCompile(`(?i)lorem ipsum|dolor sit amet`),
		regexp.MustCompile(`[\[【（(［](?:此处|此處|这里|這裡)?(?:待补充|待補充|待定稿|待完善|待填写|待填寫|待更新|待核实|待核實|请填写|請填寫|请输入|請輸入|插入图|插入圖|插入链接|插入連結|插入视频|插入影片)[^\]】）)］]*[\]】）)］]|(?:此处|此處)(?:插入|填写|填寫|省略|删除|刪除)|[\[【（(［](?:已删除|已刪除|已屏蔽|敏感词|敏感詞|违禁词|違禁詞|屏蔽词|马赛克|内容已隐藏|內容已隱藏)[\]】）)］]`),
		regexp.MustCompile(`[（(［\[【](?:要確認|要修正|後で記入|ここに[^）)］\]】]+|仮|ダミー|準備中|削除済み)[）)］\]】]|ここにテキストを?入力`),
	}
})

// longPlaceholder is the length beyond which brackets hold a remark, in bytes.
const longPlaceholder = 80

// formats match the directives of message templates.
var formats = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`%(?:[0-9]+\$)?[sd@]\b|%@|%\([a-z_]+\)[sd]|\{[0-9]\}|\{[a-z]+_[a-z_]+\}`)
})

// sourcePlaceholder finds what was to be filled in and was not: [name],
// {{title}}, %s, lorem ipsum, 【待补充】. In an article about programs they
// may be what it is about.
func sourcePlaceholder(s *sentence) []pipeline.Finding {
	var found []pipeline.Finding
	report := func(severity pipeline.Severity, from, to int) {
		found = append(found, s.finding(severity, from, to, fmt.Sprintf("%s is a placeholder: what was to stand there?", s.text[from:to])))
	}
	may := [...]bool{
		strings.ContainsAny(s.text, "{<["), strings.ContainsAny(s.text, "[("),
		containsFold(s.text, "lorem") || containsFold(s.text, "dolor"),
		strings.ContainsAny(s.text, "待填输輸插此已敏违違屏马"), strings.ContainsAny(s.text, "要後こ仮ダ準削"),
	}
	for i, re := range placeholders() {
		if !may[i] {
			continue
		}
		severity := pipeline.Warning
		if i == 0 && s.article.technical {
			severity = pipeline.Advice
		}
		for _, m := range re.FindAllStringIndex(s.text, -1) {
			if m[1]-m[0] <= longPlaceholder {
				report(severity, m[0], m[1])
			}
		}
	}
	if s.article.technical || !strings.ContainsAny(s.text, "%{") {
		return found
	}
	for _, m := range formats().FindAllStringIndex(s.text, -1) {
		if m[0] == 0 || !isDigit(runeBefore(s.text, m[0])) { // "50%s"
			report(pipeline.Warning, m[0], m[1])
		}
	}
	return found
}

// containsFold finds a word of small ASCII letters in any case.
func containsFold(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

// sourceAnonymous finds names that somebody blotted out with letters: XX医院,
// ○○さん. Often that is meant.
func sourceAnonymous(s *sentence) []pipeline.Finding {
	if !s.article.writtenIn("zh", "ja") {
		return nil
	}
	var found []pipeline.Finding
	for i := 0; i < len(s.runes); {
		r := s.runes[i]
		j := i + 1
		for j < len(s.runes) && s.runes[j] == r {
			j++
		}
		switch {
		case !strings.ContainsRune("XxＸ×○〇◯●△▲", r) || j-i < 2 || j-i > 6:
		case isLatin(r) && (isLatin(s.peek(i-1)) || isLatin(s.peek(j)) || isDigit(s.peek(j)) || isDigit(s.peek(i-1)) || r == 'X' && j-i == 2 && s.peek(j) == ' '):
		case isCJK(s.peek(i-1)) || isCJK(s.peek(j)):
			found = append(found, s.mark(pipeline.Advice, i, j, fmt.Sprintf("%s stands for a name: was it blotted out?", string(s.runes[i:j])), ""))
		}
		i = j
	}
	return found
}
