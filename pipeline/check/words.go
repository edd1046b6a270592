package check

import "strings"

// word is a word of a sentence with what stands directly around it.
type word struct {
	span
	text          string // as it stands
	low           string // in lower case
	before, after rune   // 0 at the ends of the sentence
}

// words cuts the sentence into words, once.
func (s *sentence) words() []word {
	if s.cut {
		return s.wordList
	}
	s.cut = true
	for _, w := range wordsOf(s.text) {
		text := s.text[w.start:w.end]
		after := rune(0)
		for _, r := range s.text[w.end:] {
			after = r
			break
		}
		before := rune(0)
		if w.start > 0 {
			before = runeBefore(s.text, w.start)
		}
		s.wordList = append(s.wordList, word{w, text, strings.ToLower(text), before, after})
	}
	return s.wordList
}

// free tells whether the word stands by itself: not as a part of "in-house",
// "and/or", "x.y", nor in quotes as a word that is spoken of.
func (w word) free() bool {
	return (w.before == 0 || w.before == ' ' || w.before == '(') &&
		(w.after == 0 || strings.ContainsRune(" ,.;:!?)", w.after))
}

// lower tells whether the word is written in small letters.
func (w word) lower() bool { return w.text == w.low }

// set makes a set of the words of a list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
