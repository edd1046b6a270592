package pipeline

import "golang.org/x/text/language"

// Lesson is what the memory holds after it learned from the files.
type Lesson struct {
	Memory Digest // of all units
	Before Digest // the same before it learned
	// Touches tells whether a unit that came or went between the two could be
	// a match for one of the segments.
	Touches func(from language.Tag, open []OpenSegment) (bool, error)
}

// OpenSegment is a segment that the memory may yet have something for.
type OpenSegment struct {
	To         []language.Tag // in which it is untranslated or a draft
	Text       string         // coded
	Prev, Next string         // of its neighbours, coded
}

// openSegments lists what is untranslated or a draft in some edition.
func openSegments(doc *Document, eds []Edition) []OpenSegment {
	var all []*Segment
	for _, s := range doc.Segments() {
		all = append(all, s)
	}
	var out []OpenSegment
	for i, s := range all {
		var o OpenSegment
		for _, ed := range eds {
			if st := ed.Targets[s.Key].State; st == Untranslated || st == Draft {
				o.To = append(o.To, ed.Lang)
			}
		}
		if o.To == nil {
			continue
		}
		o.Text = s.Text.Coded
		if i > 0 {
			o.Prev = all[i-1].Text.Coded
		}
		if i+1 < len(all) {
			o.Next = all[i+1].Text.Coded
		}
		out = append(out, o)
	}
	return out
}
