package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// half is the first half of a fixed pair, and what may be the second.
type half struct {
	first  string
	not    []string // longer words that begin with it
	second []string
}

var halves = sync.OnceValue(func() map[string][]half {
	pairs := func(list ...string) []half {
		var out []half
		for _, line := range list {
			f := strings.Fields(line)
			for i := range f {
				f[i] = strings.ReplaceAll(f[i], "_", " ")
			}
			h := half{first: f[0]}
			for _, w := range f[1:] {
				if n, no := strings.CutPrefix(w, "!"); no {
					h.not = append(h.not, n)
				} else {
					h.second = append(h.second, w)
				}
			}
			out = append(out, h)
		}
		return out
	}
	return map[string][]half{
		"zh": pairs(
			"不但 而且 还 也 更 并 反而 反倒 又 甚至 還 並 同时 同時 都",
			"不仅 !不仅如此 !不仅仅 而且 还 也 更 并 又 甚至 同时 反而 均 都",
			"不僅 !不僅如此 !不僅僅 而且 還 也 更 並 又 甚至 同時 反而 均 都",
			"虽然 但 却 可 还 也 仍 不过 然而 只是 依旧 依然 都 其实 实际 最终 最后",
			"雖然 但 卻 可 還 也 仍 不過 然而 只是 依舊 依然 都 其實 實際 最終 最後",
			"，与其 !，与其他 !，与其它 !，与其中 !，与其所 !，与其相 !，与其同 !，与其自 不如 宁",
			"，一方面 另 一方面 也 同时 同時",
		),
		"en": pairs("neither nor neither or", "not_only but also too _as_well ;"),
		"ja": pairs("たとえ !たとえば ても でも とも たところ よう たって うが", "決して ない ず ぬ なく なかっ ません なし まい な"),
	}
})

// sourceHalves finds the first half of a fixed pair without the second, in
// its sentence and the next: 不但 without 而且, "neither" without "nor".
func sourceHalves(s *sentence) []pipeline.Finding {
	if s.block.Kind != pipeline.Paragraph && s.block.Kind != pipeline.Quote && s.block.Kind != pipeline.ListItem {
		return nil
	}
	var found []pipeline.Finding
	for _, h := range halves()[s.article.base] {
		text := s.text
		if s.article.base == "en" {
			text = strings.ToLower(text)
		}
		i := strings.Index(text, h.first)
		if i < 0 || len(text) != len(s.text) || h.elsewhere(text[i:]) || !standsAlone(text, i, i+len(h.first)) ||
			strings.ContainsRune("而决決并並但解也還还", runeBefore(text, i)) && i > 0 {
			continue
		}
		rest := text[i+len(h.first):]
		if n := s.following(); n != nil {
			rest += n.text
		}
		if len(rest) < 6 || slices.ContainsFunc(h.second, func(w string) bool { return strings.Contains(rest, w) }) {
			continue
		}
		found = append(found, s.finding(pipeline.Advice, i, i+len(h.first), fmt.Sprintf("%s without its counterpart, such as %s: was a part deleted?", s.text[i:i+len(h.first)], h.second[0])))
	}
	return found
}

func (h half) elsewhere(text string) bool {
	return slices.ContainsFunc(h.not, func(w string) bool { return strings.HasPrefix(text, w) })
}

// following returns the next sentence of the block, or nil.
func (s *sentence) following() *sentence {
	if s.last() {
		return nil
	}
	return s.article.sentences[s.index+1]
}
