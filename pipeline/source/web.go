package source

import (
	"context"
	"iter"

	"github.com/wordferry/wordferry/pipeline"
)

// Refresh says when a page is asked for although a snapshot is at hand.
type Refresh string

const (
	Always  Refresh = "always"  // ask the site whether the page has changed, once a run
	Changed Refresh = "changed" // the same, unless its list says that it has not changed since
	Missing Refresh = "missing" // only when there is no snapshot
	Never   Refresh = "never"   // work from snapshots alone, without the network
)

// Withdrawal says what becomes of an article whose page was withdrawn: it
// answers 404 or 410, asks not to be indexed, or leads to the front page.
type Withdrawal string

const (
	Remove Withdrawal = "remove" // it comes with a fault of code pipeline.Gone; the default
	Keep   Withdrawal = "keep"   // it stays an item, from its snapshot
)

// Web is what the kinds of sources that read sites have in common.
type Web struct {
	Name      string  // of the source
	Folder    string  // where snapshots are kept
	State     string  // folder of what is kept of lists between runs; it can be deleted at any time
	Refresh   Refresh // default Always
	Withdrawn Withdrawal
	LetGo     bool                                                          // withdraw what has gone even if most of the source is gone at once
	Include   []string                                                      // patterns of addresses that a list may add; none: all
	Exclude   []string                                                      // patterns of addresses that are no articles; they win
	Limit     int                                                           // new articles a run; 0: no limit
	Lost      func(there func(name string) bool) (map[string]string, error) // addresses of articles imported before, by name, for those that are not there: snapshots can be deleted; may be nil
	Get       Getter                                                        // not needed with Never
	Read      Reader                                                        // may be nil
	Round     Round                                                         // may be nil: nothing is remembered
	Digests   Digester
	Notice    func(where string, err error) // something that people should know and that leaves no article out; may be nil; not called from two goroutines at a time
	Progress  func(asked, total int)        // articles looked after so far, and known of; may be nil
}

// kind is what the kinds differ in.
type kind struct {
	explicit []string                                               // addresses of articles that people gave
	adopts   func(*Snapshot) bool                                   // is this snapshot, which no list names any more, still an article of the source?
	discover func(ctx context.Context, s *session) ([]entry, error) // asks the lists; errors end the import
	complete bool                                                   // its lists name all articles, not just the newest
}

// items is the import of a source: its lists, then its articles, then what
// follows from all of them together.
func (w *Web) items(ctx context.Context, k kind) iter.Seq2[pipeline.Item, error] {
	return func(yield func(pipeline.Item, error) bool) {
		s, arts, err := w.collect(ctx, k)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			yield(pipeline.Item{URI: w.Name}, err)
			return
		}
		for _, f := range s.faults {
			if !yield(pipeline.Item{URI: f.where}, f.err) {
				return
			}
		}
		for _, a := range arts {
			if ctx.Err() != nil || !yield(a.item, a.err) {
				return
			}
		}
	}
}

func (w *Web) collect(ctx context.Context, k kind) (*session, []*article, error) {
	s, err := w.open(ctx, k)
	if err != nil {
		return nil, nil, err
	}
	var listed []entry
	if k.discover != nil && s.Refresh != Never {
		if listed, err = k.discover(ctx, s); err != nil {
			return nil, nil, err
		}
	}
	arts, err := s.plan(listed)
	if err != nil {
		return nil, nil, err
	}
	if err := s.gather(ctx, arts); err != nil {
		return nil, nil, err
	}
	if arts, err = s.settle(arts); err != nil {
		return nil, nil, err
	}
	s.sumUp()
	return s, arts, s.close()
}
