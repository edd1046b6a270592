package check

import (
	"fmt"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// widths is how many characters a language needs for what English says in a
// hundred: rough figures, which the factor around them makes good for. Others
// are taken as 110.
var widths = map[string]int{
	"en": 100, "zh": 34, "ja": 46, "ko": 52, "ar": 92, "he": 82, "fa": 98, "de": 114, "nl": 110, "fr": 117, "es": 114,
	"pt": 110, "it": 112, "ru": 108, "uk": 104, "pl": 108, "tr": 104, "vi": 108, "th": 96, "hi": 104, "id": 108,
}

const (
	shortest = 60 // of English characters that a length is judged from
	loosest  = 3  // times as long, or as short, as usual
)

// length compares the length of a target with what such a source usually
// gets. Short texts vary too much to be judged.
func length(t Target) []pipeline.Finding {
	source, target := visible(t.sourceView().text), visible(t.view().text)
	from, to := width(baseOf(t.From)), width(baseOf(t.To))
	if target == 0 || source*100/from < shortest && target*100/to < shortest {
		return nil
	}
	usual := max(source*to/from, 1)
	if target <= loosest*usual && usual <= loosest*target {
		return nil
	}
	how := "short"
	if target > usual {
		how = "long"
	}
	return []pipeline.Finding{{Severity: pipeline.Advice,
		Message: fmt.Sprintf("%s for its source: %d characters where about %d are usual", how, target, usual)}}
}

func width(lang string) int {
	if w, ok := widths[lang]; ok {
		return w
	}
	return 110
}

// visible counts the characters of text without white space and combining
// marks.
func visible(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) && !unicode.IsMark(r) && !isInvisible(r) && r != '\uFFFC' {
			n++
		}
	}
	return n
}
