package locale

import (
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// termNote says which terms a segment holds and what they are called, in the
// order in which they stand: "crane = Kran or Hebekran, not Kranich; IL-10 =
// IL-10".
func termNote(terms []pipeline.Term) string {
	var order []string
	write, avoid := map[string][]string{}, map[string][]string{}
	for _, t := range terms {
		if write[t.Source] == nil && avoid[t.Source] == nil {
			order = append(order, t.Source)
		}
		list, target := write, t.Target
		switch t.Status {
		case pipeline.DoNotTranslate:
			target = t.Source
		case pipeline.Deprecated, pipeline.Forbidden:
			list = avoid
		}
		if !slices.Contains(list[t.Source], target) {
			list[t.Source] = append(list[t.Source], target)
		}
	}
	var parts []string
	for _, source := range order {
		said := strings.Join(write[source], " or ")
		if not := strings.Join(avoid[source], ", not "); not != "" {
			said = strings.TrimPrefix(said+", not "+not, ", ")
		}
		parts = append(parts, source+" = "+said)
	}
	return collapse(inComment(strings.Join(parts, "; ")))
}
