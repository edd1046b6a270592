package export

import (
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// seam is the white space between two sentences of a block as they are
// served: what the source had where both are the source's own, else what
// their languages set.
func seam(source language.Tag, a, b sentence) string {
	if a.lang == source && b.lang == source && b.index == a.index+1 {
		return collapse(a.segment.After)
	}
	return pipeline.Between(a.lang, b.lang)
}

// stitch sets the white space after each sentence that is shown; the last one
// has none.
func stitch(source language.Tag, ss []sentence) {
	last := -1
	for i := range ss {
		if ss[i].joined {
			continue
		}
		if last >= 0 {
			ss[last].after = seam(source, ss[last], ss[i])
		}
		last = i
	}
}
