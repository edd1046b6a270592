package check

import (
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// How many such spaces an article may have before they are how its author
// writes, and how many sentences it must have for that to be known.
const (
	fewSpaces       = 3
	enoughSentences = 8
)

// sourceSpace finds spaces that a deleted word has left: before a mark, two in
// a row, between Chinese characters in the middle of a sentence. Many writers
// put such spaces everywhere, so that only rare ones count.
func sourceSpace(a *article) []note {
	var marks, inside, doubled []note
	for _, s := range a.sentences {
		for i := 0; i < len(s.runes); i++ {
			j := i
			for isBlankRune(s.peek(j)) {
				j++
			}
			before, after := s.peek(i-1), s.peek(j)
			if j == i || before == 0 || after == 0 {
				i = max(i, j-1)
				continue
			}
			switch {
			case a.base == "en" && strings.ContainsRune(",.;", after) && isLatin(before) && (s.peek(j+1) == ' ' || s.peek(j+1) == 0),
				a.writtenIn("zh", "ja") && isCJK(before) && strings.ContainsRune("，。；！？、", after):
				marks = append(marks, note{s, s.mark(pipeline.Warning, i, j+1, "a space before the mark: was a word deleted?", string(after))})
			case a.writtenIn("zh", "ja") && isCJK(before) && isCJK(after) && s.block.Kind == pipeline.Paragraph && s.closed():
				inside = append(inside, note{s, s.mark(pipeline.Advice, i, j, "a space between characters: was a word deleted?", "")})
			case j-i > 1 && (isLatin(before) || before == ',') && isLatin(after):
				doubled = append(doubled, note{s, s.mark(pipeline.Advice, i, j, "several spaces in a row: was a word deleted?", " ")})
			}
			i = j - 1
		}
	}
	var notes []note
	for _, found := range [][]note{marks, inside, doubled} {
		if len(found) <= fewSpaces && len(a.sentences) >= enoughSentences {
			notes = append(notes, found...)
		}
	}
	return notes
}

func isBlankRune(r rune) bool { return r == ' ' || r == '\u3000' || r == '\u00a0' }

// closed tells whether the sentence ends with a stop, and so is no heading,
// signature or piece of a table.
func (s *sentence) closed() bool {
	kind, _ := endingOf(s.text, s.article.base)
	return kind == stop || kind == question || kind == exclamation || kind == ellipsis
}
