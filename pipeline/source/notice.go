package source

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// notice tells people something now.
func (s *session) notice(where string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Notice != nil {
		s.Notice(where, err)
	}
}

// What may befall many pages at once. A site that is down is one thing to
// know, not two thousand.
const (
	notAsked = "could not be asked for again, its snapshot is used"
	notThere = "a list names this page, and it is not there"
	noFollow = "is named as the next page of an article, and is not there"
)

func (s *session) tell(what, where string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.many[what] = append(s.many[what], fault{where, err})
}

// sumUp tells what befell pages: each of few, or an example of many.
func (s *session) sumUp() {
	for _, what := range slices.Sorted(maps.Keys(s.many)) {
		all := slices.SortedFunc(slices.Values(s.many[what]), func(a, b fault) int { return cmp.Compare(a.where, b.where) })
		shown := all
		if len(all) > 5 {
			shown = all[:2]
		}
		for _, f := range shown {
			s.notice(f.where, f.err)
		}
		if n := len(all) - len(shown); n > 0 {
			s.notice(s.Name, &pipeline.Fault{Code: pipeline.CodeOf(all[0].err), Msg: fmt.Sprintf("and so with %d more pages: %s", n, what)})
		}
	}
}
