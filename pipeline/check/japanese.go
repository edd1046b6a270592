package check

import (
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// particles that follow one another only where a word between them is gone.
// What comes before and after must be no hiragana, so that both are particles
// and not pieces of words.
const neverInARow = "のの はの をに はに にを がに はを をで がの でを にに はが をの がを でが をを がが へを へに にが はは やを やに やが はへ がへ をへ をは "

// afterWo are hiragana that no word begins with that could follow を.
const afterWo = "っんーゃゅょぁぃぅぇぉるれげべづをが"

// japaneseSequence finds particles in a row, を before what begins no word,
// and a っ that is not followed by what it doubles.
func (s *sentence) japaneseSequence() []pipeline.Finding {
	var found []pipeline.Finding
	report := func(i, j int) {
		found = append(found, s.mark(pipeline.Warning, i, j, fmt.Sprintf("%s: were words deleted here?", string(s.runes[i:j])), ""))
	}
	for i, r := range s.runes {
		before, next := s.peek(i-1), s.peek(i+1)
		if r < 'ぁ' || r > 'ん' || !isWritten(before) {
			continue
		}
		after := s.peek(i + 2)
		switch {
		case strings.Contains(neverInARow, string([]rune{r, next})+" ") && (isWritten(after) || after != 0 && strings.ContainsRune("、。", after)):
			report(i, i+2)
		case r == 'を' && strings.ContainsRune(afterWo, next) && next != 0:
			report(i, i+2)
		case r == 'を' && s.at(i+1, "ます", "ました", "ません", "まして"):
			report(i, i+3)
		case (r == 'が' || r == 'は') && s.at(i+1, "です。"):
			report(i, i+3)
		case r == 'っ' && isHan(before) && next != 0 && !isHan(next) && !(next >= 'ぁ' && next <= 'ん' && !strings.ContainsRune("をがにのはもへ", next)) &&
			!(next >= 'ァ' && next <= 'ヿ') && !strings.ContainsRune("…‥・〜～！!—―─", next):
			report(i, i+1)
		}
	}
	return found
}

// isWritten tells of characters that carry meaning and are no hiragana.
func isWritten(r rune) bool {
	return isHan(r) || r >= 'ァ' && r <= 'ヺ' || r == 'ー' || isLatin(r) || isDigit(r)
}

// at tells whether one of the texts stands at the rune i.
func (c *cluster) at(i int, texts ...string) bool {
	if i >= len(c.runes) {
		return false
	}
	for _, t := range texts {
		if strings.HasPrefix(c.text[c.off[i]:], t) {
			return true
		}
	}
	return false
}
