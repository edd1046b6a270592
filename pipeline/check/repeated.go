package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// How long a text must be, in characters, for its repetition to be no chance:
// a sentence that follows itself, a paragraph that stands somewhere again.
// Chinese and Japanese say as much in a third.
const (
	longSentence  = 36
	longParagraph = 120
)

// sourceRepeated finds what was pasted twice. What stands three times is a
// form that the text is built of.
func sourceRepeated(a *article) []note {
	scale := 1
	if a.writtenIn("zh", "ja", "ko") {
		scale = 3
	}
	var notes []note
	places := map[string][]*block{}
	for i := range a.blocks {
		b := &a.blocks[i]
		if len(b.sentences) == 0 || b.Kind != pipeline.Paragraph {
			continue
		}
		for k, s := range b.sentences {
			if k > 0 && s.text == b.sentences[k-1].text && utf8.RuneCountInString(s.text) >= longSentence/scale && s.closed() {
				notes = append(notes, note{s, s.finding(pipeline.Warning, 0, len(s.text), "this sentence stands twice in a row")})
			}
		}
		if text := b.plain(); utf8.RuneCountInString(text) >= longParagraph/scale && b.sentences[len(b.sentences)-1].closed() {
			places[text] = append(places[text], b)
		}
	}
	for _, at := range places {
		if len(at) == 2 {
			s := at[1].sentences[0]
			notes = append(notes, note{s, s.finding(pipeline.Warning, 0, len(s.text), fmt.Sprintf("this paragraph stands in block %d already", at[0].number))})
		}
	}
	return notes
}

// plain returns the text of the block without its codes.
func (b *block) plain() string {
	var t strings.Builder
	for _, s := range b.sentences {
		t.WriteString(s.text)
		t.WriteString(s.segment.After)
	}
	return t.String()
}
