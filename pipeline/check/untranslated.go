package check

import (
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// little holds, for each language, some of its most frequent words: text that
// has them is prose and not a name.
var little = map[string]string{
	"en": " the a an of and or to in is are was with for on by from that this it as at be not you your can when if how what which will has have ",
	"de": " der die das den dem des ein eine und oder zu in ist sind war mit für auf von dass nicht sie ihr wenn wie was wird hat bei im zum zur ",
	"fr": " le la les un une des du de et ou à en est sont avec pour sur par que qui ne pas vous votre si quand il dans au aux ce ",
	"es": " el la los las un una de del y o en es son con para por que no su se si cuando al lo como más ",
	"pt": " o a os as um uma de do da e ou em é são com para por que não se seu quando ao na no como mais ",
	"it": " il lo la i gli le un una di del della e o in è sono con per da che non si se quando al nel come più ",
	"nl": " de het een en of van in is zijn met voor op door dat niet je uw als hoe wat wordt heeft bij te ",
}

// untranslated finds a target that is the source over again. What the two
// languages write alike is let through: code, addresses, names.
func untranslated(t Target) []pipeline.Finding {
	source, target := t.Segment.Text.Coded, t.Target.Text
	from, to := scriptOf(t.From), scriptOf(t.To)
	if from == "" || to == "" || baseOf(t.From) == baseOf(t.To) || collapse(source) != collapse(target) {
		return nil
	}
	words := translatable(viewOf(source).text, t.Terms)
	severity, ok := repeated(words, from, to, baseOf(t.From))
	if !ok {
		return nil
	}
	return []pipeline.Finding{{Severity: severity, Message: "the target is the source text, untranslated"}}
}

// repeated judges the words of a text that stands in both languages.
func repeated(words []string, from, to, lang string) (pipeline.Severity, bool) {
	if from != "Latn" && from != to {
		own := alphabet(from)
		shared := alphabet(to)
		foreign := 0
		for _, w := range words {
			for _, r := range w {
				if unicode.In(r, own...) && !unicode.In(r, shared...) {
					foreign++
				}
			}
		}
		return pipeline.Blocker, foreign >= 2
	}
	small, lower := 0, 0
	for _, w := range words {
		if strings.Contains(little[lang], " "+strings.ToLower(w)+" ") {
			small++
		}
		if len(w) > 1 && w == strings.ToLower(w) {
			lower++
		}
	}
	switch {
	case len(words) >= 4 && small >= 1 && lower >= 3:
		return pipeline.Blocker, true
	case from != to && lower >= 2, len(words) >= 3 && lower >= 2, len(words) >= 3 && small >= 1:
		return pipeline.Warning, true
	default:
		return 0, false
	}
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
