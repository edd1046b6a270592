package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// sourceOpening finds blocks that begin, and clauses that go on after a mark,
// with what can only continue something: a comma, 的, を.
func sourceOpening(s *sentence) []pipeline.Finding {
	var found []pipeline.Finding
	first := s == s.block.sentences[0] && !s.block.interrupted
	if first {
		if n := s.strayMark(); n > 0 {
			found = append(found, s.mark(pipeline.Warning, 0, n, "the text begins with a mark: were words deleted before it?", ""))
		}
	}
	var continues func(i int) int
	switch s.article.base {
	case "zh":
		continues = s.suffixAt
	case "ja":
		continues = s.particleAt
	default:
		return found
	}
	for i, r := range s.runes {
		start := i == 0 && first && s.block.Kind != pipeline.Cell && s.block.Kind != pipeline.Caption
		if !start && (i == 0 || !strings.ContainsRune("，。；：？！、（,(", s.runes[i-1])) {
			continue
		}
		if n := continues(i); n > 0 {
			found = append(found, s.mark(pipeline.Warning, i, i+n, fmt.Sprintf("%c has nothing before it: were words deleted?", r), ""))
		}
	}
	return found
}

// strayMark tells how many characters at the start of the sentence are marks
// that only follow something.
func (s *sentence) strayMark() int {
	r, next := s.peek(0), s.peek(1)
	switch {
	case r == 0 || next == 0:
		return 0
	case strings.ContainsRune("，。、；！？）】》」』", r):
		if next == r || isMark(next) { // "。。。", ornaments
			return 0
		}
		return 1
	case strings.ContainsRune(",;)", r) || r == '.' && next == ' ':
		if next == ' ' && unicode.IsLetter(s.peek(2)) || isCJK(next) || r != ';' && r != '.' && unicode.IsLower(next) {
			return 1
		}
	}
	return 0
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// suffixAt tells whether the clause of Chinese at i begins with a particle
// that only follows something, and how long that is. 的确, 了解 are words.
func (s *sentence) suffixAt(i int) int {
	next := s.peek(i + 1)
	if next == 0 || isMark(next) && !strings.ContainsRune("，。；", next) {
		return 0 // spoken of: “的”
	}
	switch s.runes[i] {
	case '的':
		if strings.ContainsRune("确確士哥姐话話卢盧黎里基士当當款", next) {
			return 0
		}
	case '了':
		if strings.ContainsRune("解不却卻结結然断斷无無得悟事望若知此", next) {
			return 0
		}
	case '们', '們':
	case '着':
		if strings.ContainsRune("火急手实實力重眼陆陸装裝迷凉涼色落想法床魔紧緊笔筆意床慌边邊棋数數地衣", next) {
			return 0
		}
	default:
		return 0
	}
	return 1
}

// particleAt does the same for Japanese. After a comma only をand, before
// what is no hiragana, の, に and が count.
func (s *sentence) particleAt(i int) int {
	next := s.peek(i + 1)
	switch s.runes[i] {
	case 'を':
		if isWritten(next) || next >= 'ぁ' && next <= 'ん' {
			return 1
		}
	case 'の', 'に', 'が', 'へ':
		if isHan(next) || next >= 'ァ' && next <= 'ヺ' {
			return 1
		}
	}
	return 0
}
