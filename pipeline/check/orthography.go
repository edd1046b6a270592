package check

import (
	"fmt"

	"github.com/wordferry/wordferry/pipeline"
)

// sourceOrthography finds the odd traditional character in a simplified text
// and the other way round: a swap that passes a filter, or a piece pasted from
// elsewhere. A text that is written half in either is left alone.
func sourceOrthography(a *article) []note {
	if a.base != "zh" {
		return nil
	}
	m := orthographies()
	simplified, traditional := 0, 0
	for _, s := range a.sentences {
		for _, r := range s.runes {
			switch m.side[r] {
			case 1:
				simplified++
			case -1:
				traditional++
			}
		}
	}
	odd, name := int8(-1), "traditional"
	if traditional > simplified {
		odd, name = 1, "simplified"
		simplified, traditional = traditional, simplified
	}
	if traditional == 0 || simplified < 20 || traditional*20 > simplified {
		return nil
	}
	var notes []note
	for _, s := range a.sentences {
		own, other := 0, 0
		for _, r := range s.runes {
			switch m.side[r] {
			case odd:
				other++
			case -odd:
				own++
			}
		}
		if other == 0 || other*3 > own {
			continue // a name, or a sentence quoted as it was written
		}
		for i, r := range s.runes {
			if m.side[r] == odd && !quoted(s.text, s.off[i]) {
				notes = append(notes, note{s, s.mark(pipeline.Warning, i, i+1, fmt.Sprintf("%c is a %s character", r, name), string(m.other[r]))})
				break
			}
		}
	}
	return notes
}
