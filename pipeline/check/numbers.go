package check

import (
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// numbers compares the numbers of a source and its target by value: "1,234.5"
// in English is "1.234,5" in German, 三 is three, 2026年10月5日 is the 5th of
// October 2026. A value that stands twice in one text may stand once in the
// other.
func numbers(t Target) []pipeline.Finding {
	v := t.view()
	source := readNumbers(t.sourceView().text, t.From)
	target := readNumbers(v.text, t.To)
	minus := hasMinusWord(source) || hasMinusWord(target)
	missing, extra := settle(unmatched(source, target, minus), unmatched(target, source, minus))
	var found []pipeline.Finding
	if len(missing) == 1 && len(extra) == 1 {
		e := extra[0]
		return append(found, v.finding(pipeline.Warning, e.start, e.end,
			fmt.Sprintf("the source has %s, here stands %s", missing[0].text, e.text)))
	}
	if len(missing) > 0 {
		found = append(found, pipeline.Finding{Severity: pipeline.Warning,
			Message: fmt.Sprintf("%s of the source %s missing", texts(missing), isAre(len(missing)))})
	}
	for _, e := range extra {
		found = append(found, v.finding(pipeline.Warning, e.start, e.end, fmt.Sprintf("%s is not in the source", e.text)))
	}
	return found
}

// unmatched returns the numbers of one text whose value the other text does
// not have; whatever their sign, if one of the texts has a word for minus.
func unmatched(these, those []number, minus bool) []number {
	have := map[string]bool{}
	for _, n := range those {
		n.collect(have)
	}
	var out []number
	for _, n := range these {
		if !n.soft && !n.in(have, minus) {
			out = append(out, n)
		}
	}
	return out
}

func hasMinusWord(list []number) bool {
	for _, n := range list {
		if n.minusWord {
			return true
		}
	}
	return false
}

// settle drops numbers that were simply not written, where that is no
// mistake: those in names, as in "IL-10" and "H2O", and the number one, which
// is an article or nothing in the next language. Only another number in their
// place is worth a word.
func settle(missing, extra []number) ([]number, []number) {
	if len(missing) == 0 {
		extra = withoutWeak(extra)
	}
	if len(extra) == 0 {
		missing = withoutWeak(missing)
	}
	return missing, extra
}

func withoutWeak(list []number) []number {
	var out []number
	for _, n := range list {
		if one := len(n.values) == 1 && n.values[0] == "1"; !n.named && !one {
			out = append(out, n)
		}
	}
	return out
}

func texts(list []number) string {
	var all []string
	for _, n := range list {
		if len(all) == 0 || all[len(all)-1] != n.text {
			all = append(all, n.text)
		}
	}
	return strings.Join(all, ", ")
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
