package source

import (
	"maps"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// repeatedIn says on how many different articles of a host a line must stand
// to count as repeated, when the host has n: two of few may be versions of one
// text.
func repeatedIn(n int) int {
	if n < 6 {
		return 2
	}
	return 3
}

// repeated tells every page which of its lines stand on pages of other
// articles of its host, too.
func repeated(arts []*article) {
	type site struct {
		texts    map[pipeline.Digest]bool
		articles int
		lines    map[pipeline.LineHash]int
	}
	sites := map[string]*site{}
	for _, a := range arts {
		if a.err != nil || len(a.pages) == 0 {
			continue
		}
		host := hostOfAddress(a.item.URI)
		st := sites[host]
		if st == nil {
			st = &site{texts: map[pipeline.Digest]bool{}, lines: map[pipeline.LineHash]int{}}
			sites[host] = st
		}
		if st.texts[a.item.Text] && !a.item.Text.IsZero() { // the same article at another address
			continue
		}
		st.texts[a.item.Text] = true
		st.articles++
		mine := map[pipeline.LineHash]bool{}
		for _, p := range a.pages {
			for _, l := range p.reading.Lines {
				mine[l] = true
			}
		}
		for l := range mine {
			st.lines[l]++
		}
	}
	for _, a := range arts {
		if a.err != nil || len(a.pages) == 0 {
			continue
		}
		st := sites[hostOfAddress(a.item.URI)]
		need := repeatedIn(st.articles)
		for i, p := range a.pages {
			found := map[pipeline.LineHash]bool{}
			for _, l := range p.reading.Lines {
				if st.lines[l] >= need {
					found[l] = true
				}
			}
			lines := slices.Sorted(maps.Keys(found))
			if i == 0 {
				a.item.Repeated = lines
			} else {
				a.item.Next[i-1].Repeated = lines
			}
		}
	}
}
