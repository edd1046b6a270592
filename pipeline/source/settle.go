package source

import (
	"fmt"

	"github.com/wordferry/wordferry/pipeline"
)

// mass is how many pages must vanish at once for it to look like a mistake of
// the site rather than a decision.
const mass = 5

// settle decides what becomes of articles whose pages were withdrawn, which
// takes all of them together, and makes the items.
func (s *session) settle(arts []*article) ([]*article, error) {
	known, vanished := 0, 0
	for _, a := range arts {
		if !a.known {
			continue
		}
		known++
		if a.gone != nil && a.snap != nil {
			vanished++
		}
	}
	halt := s.Withdrawn != Keep && !s.LetGo && vanished >= mass && 2*vanished > known
	if halt {
		s.fail(s.Name, &pipeline.Fault{
			Code: pipeline.Invalid, Where: s.Name,
			Msg:  fmt.Sprintf("%d of %d articles answer that they are gone or not to be indexed, all at once; none was withdrawn", vanished, known),
			Hint: "look at the site; if they really are gone, run once with --withdraw-all",
		})
	}
	inner := innerPages(arts)
	var out []*article
	for _, a := range arts {
		if inner[a.key] && !a.explicit && a.gone == nil {
			continue
		}
		if a.gone != nil && a.snap == nil && !a.explicit {
			s.tell(notThere, a.address, &pipeline.Fault{Code: pipeline.NotFound, Msg: notThere})
			continue
		}
		if err := s.verdict(a, halt && a.known); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// innerPages are the articles that are further pages of another one, which a
// list names besides. Of articles that lead to each other the one stays whose
// address comes first.
func innerPages(arts []*article) map[string]bool {
	follows := map[string]map[string]bool{}
	for _, a := range arts {
		if a.err == nil && a.gone == nil && len(a.pages) > 1 {
			follows[a.key] = map[string]bool{}
			for _, p := range a.pages[1:] {
				follows[a.key][p.key] = true
			}
		}
	}
	out := map[string]bool{}
	for first, pages := range follows {
		for key := range pages {
			if !follows[key][first] || first < key {
				out[key] = true
			}
		}
	}
	return out
}

// verdict makes the item of one article. spared: it stays although its page
// was withdrawn.
func (s *session) verdict(a *article, spared bool) error {
	a.assemble()
	switch {
	case a.snap == nil && a.gone != nil:
		a.err = &pipeline.Fault{
			Code: pipeline.NotFound, Where: a.address, Msg: "there is no such page: " + a.reason(),
			Hint: "correct the address, or take it out of the source",
		}
		return nil
	case a.snap == nil:
		return nil
	case a.gone == nil:
		// What was fetched before a list named it would be forgotten with the list.
		adopt := a.listed != nil && a.snap.Listed == nil && s.kind.adopts != nil && !s.kind.adopts(a.snap)
		if a.snap.Gone != nil && a.answered || adopt {
			return s.remember(a, nil) // it is back
		}
		return nil
	case spared:
		return nil
	}
	if a.snap.Gone == nil {
		if err := s.remember(a, a.gone); err != nil {
			return err
		}
	}
	if s.Withdrawn != Keep {
		a.err = &pipeline.Fault{
			Code: pipeline.Gone, Where: a.address, Msg: "the page was withdrawn: " + a.reason(),
			Hint: "set withdrawn: keep for this source to go on with the snapshot",
		}
	}
	return nil
}

// reason says how a page was withdrawn.
func (a *article) reason() string {
	switch {
	case a.gone.Why == whyNoIndex:
		return "it asks not to be indexed"
	case a.gone.Why == whyFront:
		return "its address leads to the front page of the site"
	case a.gone.Status != 0:
		return fmt.Sprintf("the site answers %d", a.gone.Status)
	}
	return "the site says that it is gone"
}

// remember keeps with the snapshot what became of its page since: that it was
// withdrawn, or is back.
func (s *session) remember(a *article, gone *Gone) error {
	if s.Refresh == Never {
		return nil
	}
	snap := *a.snap
	snap.Gone = gone
	if snap.Listed == nil {
		snap.Listed = a.listed
	}
	return snap.describe(s.Folder, a.name)
}
