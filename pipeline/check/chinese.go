package check

import (
	"fmt"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// needy are words of Chinese that something must follow, in simplified and
// traditional characters: nothing but a deletion ends a phrase with them.
// After a slash stand the characters that make another word of one: 即使 of
// 使.
var needy = [...]struct {
	before string // the marks and characters that cannot follow
	words  string
}{
	{"。；，、的", "以及 关于/相 關於/相 对于 對於 由于 由於 为了/认因以 為了/認因以 随着/伴跟 隨著/伴跟 分为 分為 有助于 有助於 以便/足予加 正在 能够 能夠 极其 極其 " +
		"不仅 不僅 用来 用來 用以 某个 某個 将会 將會 已被 将被 將被 会被/社协 會被/社協 将其 將其 为其 為其 对其 對其 及其 使其 并将 並將 应当 應當 " +
		"被/棉植毛绒絨盖蓋薄厚羽草垫墊踏泽澤 该/应活本理早合原應 該/应活本理早合原應 使/大天行促即假驱迫唆特公信主差支指出役致纵好若縱來来密奉节節副引 很/得 最/之 更/变變三五夜半打自四二"},
	{"。；，、", "位于 位於 来自 來自 具有 属于 屬於 基于 基於 取决于 取決於 更加 用于/适作信惯挪 用於/適作信慣挪 用作 另一 某些 各种 各種 下一 上一 每一 称为 稱為 视为 視為 改为 改為 设为 設為 成为 成為 化为 化為 " +
		"针对 針對 只需 无需 無需 带有 帶有 含有 任何 致力于 致力於 有利于 有利於 相当于 相當於 起源于 起源於 处于 處於 介于 介於 源于 源於 富含 高达 高達 长达 長達 多达 多達 不少于 不超过 不超過 不低于 不低於"},
	{"。；的", "并且 並且 而且 虽然 雖然 尽管 儘管 如果 即使 从而 從而 甚至 除非"},
	{"。；", "例如 譬如 只要 必须 必須 使得 总是 總是"},
}

// unfinished is a needy word.
type unfinished struct {
	word   string
	runes  int
	not    string // characters before it that make another word of it
	before string
}

// unfinishedWords has the needy words by their first character.
var unfinishedWords = sync.OnceValue(func() map[rune][]unfinished {
	m := map[rune][]unfinished{}
	for _, class := range needy {
		for entry := range strings.FieldsSeq(class.words) {
			word, not, _ := strings.Cut(entry, "/")
			r := firstRune(word)
			m[r] = append(m[r], unfinished{word, len([]rune(word)), not, class.before})
		}
	}
	return m
})

// chineseSequence finds words that something must follow right before a mark
// or 的: what followed them was deleted.
func (s *sentence) chineseSequence() []pipeline.Finding {
	words := unfinishedWords()
	var found []pipeline.Finding
	for i, r := range s.runes {
		before := s.peek(i - 1)
		if !isHan(r) || !isHan(before) && before != '，' && before != '、' && before != 0 {
			continue
		}
		for _, u := range words[r] {
			j := i + u.runes
			next := s.peek(j)
			if next == 0 || !strings.ContainsRune(u.before, next) || !s.at(i, u.word) || before != 0 && strings.ContainsRune(u.not, before) ||
				next == '的' && s.peek(j+1) != 0 && strings.ContainsRune("确確话話是", s.peek(j+1)) || u.runes == 1 && before == 0 {
				continue
			}
			found = append(found, s.mark(pipeline.Warning, i, j+1, fmt.Sprintf("nothing follows %s: were words deleted after it?", u.word), ""))
			break
		}
	}
	return found
}
