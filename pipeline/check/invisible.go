package check

import (
	"fmt"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// sourceInvisible finds characters that nobody sees and that every search,
// memory and count trips over: zero-width spaces in words, direction marks
// without an end, soft hyphens in Chinese, private characters.
func sourceInvisible(s *sentence) []pipeline.Finding {
	var found []pipeline.Finding
	var opened []int // direction controls that are not closed
	for i := 0; i < len(s.runes); i++ {
		r := s.runes[i]
		if r < 0xAD {
			continue
		}
		j := i + 1
		before, after := s.peek(i-1), s.peek(j)
		switch {
		case r >= 0x202A && r <= 0x202E && r != 0x202C, r >= 0x2066 && r <= 0x2068:
			if len(opened) < depth {
				opened = append(opened, i)
			}
		case r == 0x202C || r == 0x2069:
			if len(opened) == 0 {
				found = append(found, s.mark(pipeline.Advice, i, j, fmt.Sprintf("U+%04X ends a change of direction that does not begin", r), ""))
			} else {
				opened = opened[:len(opened)-1]
			}
		case r >= 0xE0000 && r <= 0xE007F && before != 0x1F3F4 && !(before >= 0xE0000):
			for s.peek(j) >= 0xE0000 && s.peek(j) <= 0xE007F {
				j++
			}
			found = append(found, s.mark(pipeline.Warning, i, j, fmt.Sprintf("%d characters that nobody sees", j-i), ""))
			i = j - 1
		case r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0xAD && isCJK(before):
			if joined(before) && joined(after) {
				found = append(found, s.mark(pipeline.Advice, i, j, fmt.Sprintf("U+%04X inside a word: nobody sees it", r), ""))
			}
		case r == 0x200D || r == 0x200C:
			if (isCJK(before) || isLatin(before)) && (isCJK(after) || isLatin(after)) {
				found = append(found, s.mark(pipeline.Advice, i, j, fmt.Sprintf("U+%04X inside a word: nobody sees it", r), ""))
			}
		case r >= 0xE000 && r <= 0xF8FF:
			if isCJK(before) && isCJK(after) || isLatin(before) && isLatin(after) {
				found = append(found, s.mark(pipeline.Warning, i, j, fmt.Sprintf("U+%04X is a private character: only the page's own font knows what it means", r), ""))
			}
		}
	}
	for _, i := range opened {
		severity := pipeline.Advice
		if s.runes[i] == 0x202D || s.runes[i] == 0x202E {
			severity = pipeline.Warning
		}
		found = append(found, s.mark(severity, i, i+1, fmt.Sprintf("U+%04X changes the direction and is not ended", s.runes[i]), ""))
	}
	return found
}

// joined tells of letters and digits.
func joined(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
