package check

import (
	"regexp"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// fragments match what is left of a number or a date when a part of it was
// deleted; the first group is what is shown.
var fragments = sync.OnceValue(func() map[string]*regexp.Regexp {
	const cjk = `[\p{Han}\p{Hiragana}\p{Katakana}]`
	east := regexp.MustCompile(`(?:^|[^0-9])([0-9]+\.[%％倍])` + // 3.%
		`|` + cjk + `(\.[0-9]+[%％倍万亿萬億])` + // 约.5%
		`|[0-9]([-–~～—][岁歳天个個人元円％%倍])` + // 10-岁
		`|(?:^|[，。（、；：于於在自从從到至])(年[0-9]{1,2}月)` + // 于年5月
		`|[于於自从從](年)[，。、起至到的）]` +
		`|(年月[0-9]{1,2}[日号號])|[0-9]月(日)(?:[^本常记記报報前后後内內照益程新语語文出落光子常历曆]|$)` +
		`|[今现現时時][年]?(年?岁|年?歲)(?:[的，。、（]|$)|[约有共](余[人名家年种種个個万萬])`)
	return map[string]*regexp.Regexp{
		"zh": east, "ja": east,
		"en": regexp.MustCompile(`(?:^|[a-z] )(\$)(?: (?:[a-z]|$)|[,.;)]|$)` + // cost $ per
			`|[a-z] (%)(?:[ ,.;)]|$)` +
			`|the (th|s|nd|rd)(?: |[,.;]|$)` + // the th century, in the s
			`| (-(?:years?|months?|days?|hours?|minutes?|weeks?|inch|foot|feet|mile|miles|person|page|percent|point|fold)\b)` +
			`| (,[0-9]{3})\b|[0-9](,,[0-9])`),
	}
})

// sourceFragment finds numbers and dates that lost a part: 3.%, 10-岁, "the th
// century", "a -year-old".
func sourceFragment(s *sentence) []pipeline.Finding {
	re := fragments()[s.article.base]
	if re == nil || s.article.technical || !strings.ContainsAny(s.text, "0123456789%％$年月岁歲余-") && s.article.base != "en" {
		return nil
	}
	var found []pipeline.Finding
	for _, m := range re.FindAllStringSubmatchIndex(s.text, -1) {
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				found = append(found, s.finding(pipeline.Warning, m[g], m[g+1], "a part of the number is missing: was it deleted?"))
			}
		}
	}
	return found
}

// sourceSmallStart finds sentences of English that begin with a small letter,
// their first word deleted. Some authors write so, and names too.
func sourceSmallStart(a *article) []note {
	if a.base != "en" || a.technical {
		return nil
	}
	var notes []note
	all := 0
	for _, s := range a.sentences {
		if s.block.Kind != pipeline.Paragraph || !s.closed() || s.block.interrupted || len(s.words()) < 5 {
			continue
		}
		all++
		first := s.words()[0]
		if first.start != 0 || s.segment.Text.Coded[0] == '<' || !isSmall(s.peek(0)) || !first.lower() || !first.free() || !strings.ContainsAny(first.text, "aeiouy") || first.after == '.' || first.after == ')' || strings.ContainsAny(first.text, "0123456789_'’") {
			continue
		}
		notes = append(notes, note{s, s.finding(pipeline.Warning, 0, first.end, "the sentence begins with a small letter: was a word deleted before it?")})
	}
	if len(notes) > fewSpaces || all < enoughSentences {
		return nil
	}
	return notes
}
