package source

import (
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// askAgain is for how long a page that was withdrawn is asked for again
// although no list names it.
const askAgain = 30 * 24 * time.Hour

// entry is what a list says of one article.
type entry struct {
	address string // absolute, as it is asked for
	key     string
	Listed
}

// date is by when an article is new.
func (e entry) date() time.Time {
	if e.Published.IsZero() {
		return e.Modified
	}
	return e.Published
}

// article is one article on its way through an import.
type article struct {
	address  string
	key      string
	name     string
	explicit bool
	listed   *Listed   // nil: no list of this run names it
	date     time.Time // that the list gives
	snap     *Snapshot // of its first page; nil: there is none
	known    bool      // was there before the round began, and not withdrawn
	answered bool      // the site was asked for it in this round
	gone     *Gone     // its page was withdrawn
	lost     bool      // it was imported once, and its snapshot is not there
	pages    []page    // as read, in order
	item     pipeline.Item
	err      error
}

// page is one page of an article.
type page struct {
	key     string
	item    pipeline.Item
	reading Reading
}

// plan puts together what is asked for: the addresses that people gave, what
// the lists name, and what was imported before.
func (s *session) plan(listed []entry) ([]*article, error) {
	var arts []*article
	byKey := map[string]*article{}
	add := func(address, key string) *article {
		if snap := s.disk.snaps[s.disk.byKey[key]]; snap != nil && keyOfAddress(snap.Address) != key {
			address, key = snap.Address, keyOfAddress(snap.Address) // where a known article leads to
		}
		a := byKey[key]
		if a == nil {
			a = &article{address: address, key: key}
			byKey[key] = a
			arts = append(arts, a)
		}
		return a
	}
	for _, address := range s.kind.explicit {
		u, err := resolve(nil, address)
		if err != nil {
			arts = append(arts, &article{address: address, item: pipeline.Item{URI: address}, err: &pipeline.Fault{
				Code: pipeline.Invalid, Where: address, Msg: "is no address of a page", Err: err,
			}})
			continue
		}
		add(strings.TrimSpace(address), keyOf(u)).explicit = true
	}
	for _, e := range listed {
		a := add(e.address, e.key)
		if a.listed == nil || a.listed.Modified.Before(e.Modified) {
			a.listed, a.date = &e.Listed, e.date()
		}
	}
	s.own = map[string]bool{}
	if s.kind.adopts != nil {
		for _, name := range s.disk.names {
			snap := s.disk.snaps[name]
			u, err := url.Parse(snap.Address)
			key := keyOfAddress(snap.Address)
			if err != nil || s.disk.byKey[key] != name || !s.kind.adopts(snap) || !s.filter.allows(u, nil) {
				continue
			}
			add(snap.Address, key)
		}
		for _, name := range slices.Sorted(maps.Keys(s.disk.lost)) {
			address := s.disk.lost[name]
			u, err := resolve(nil, address)
			if err == nil && s.disk.byKey[keyOf(u)] == name && s.filter.allows(u, nil) {
				add(address, keyOf(u)).lost = true
			}
		}
	}
	named := slices.DeleteFunc(slices.Clone(arts), func(a *article) bool { return a.err != nil })
	if err := s.disk.name(named, s.kind.adopts != nil); err != nil {
		return nil, err
	}
	for _, a := range named {
		s.own[a.key] = true
		a.item = pipeline.Item{ID: articleID(s.Name, a.name), URI: a.address}
		a.known = a.snap != nil && a.snap.Gone == nil && !s.before[pageKey(a.key)].New
	}
	if s.kind.adopts != nil {
		for _, name := range slices.Sorted(maps.Keys(s.disk.broken)) {
			if !slices.ContainsFunc(named, func(a *article) bool { return a.name == name }) {
				s.fail(filepath.Join(s.Folder, name+".json"), s.disk.broken[name])
			}
		}
	}
	return s.limit(arts), nil
}

// limit leaves out the oldest of the new articles if there are too many. What
// was begun before an interruption counts.
func (s *session) limit(arts []*article) []*article {
	if s.Limit <= 0 {
		return arts
	}
	var fresh []*article
	room := s.Limit
	for _, a := range arts {
		switch _, begun := s.before[pageKey(a.key)]; {
		case a.explicit || a.err != nil:
		case begun && s.before[pageKey(a.key)].New:
			room--
		case a.snap == nil && !a.lost:
			fresh = append(fresh, a)
		}
	}
	room = max(room, 0)
	if len(fresh) <= room {
		return arts
	}
	slices.SortStableFunc(fresh, func(a, b *article) int { return b.date.Compare(a.date) })
	later := map[*article]bool{}
	for _, a := range fresh[room:] {
		later[a] = true
	}
	s.notice(s.Name, &pipeline.Fault{
		Code: pipeline.Temporary, Msg: fmt.Sprintf("%d new articles are left for the next run", len(later)),
		Hint: fmt.Sprintf("the source takes %d new articles a run (limit)", s.Limit),
	})
	return slices.DeleteFunc(arts, func(a *article) bool { return later[a] })
}

// wanted tells whether the site is asked for an article.
func (s *session) wanted(a *article) bool {
	if a.snap == nil {
		return s.Refresh != Never
	}
	if a.snap.Gone != nil && a.listed == nil && !a.explicit && time.Since(a.snap.Gone.Time) > askAgain {
		return false
	}
	switch s.Refresh {
	case Missing, Never:
		return false
	case Changed:
		if a.listed == nil {
			return a.explicit || s.kind.complete && len(s.faults) == 0 // why does its list not name it any more?
		}
		return a.listed.Modified.IsZero() || latest(a.listed.Modified).After(s.lastAsked(a))
	}
	return true
}

// latest is the last moment that a date may mean: a day alone lasts until its
// end.
func latest(t time.Time) time.Time {
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Add(24 * time.Hour)
	}
	return t
}

func (s *session) lastAsked(a *article) time.Time {
	if c := s.checks[pageKey(a.key)]; c.Time.After(a.snap.Fetched) {
		return c.Time
	}
	return a.snap.Fetched
}

func pageKey(key string) string { return "page " + key }
