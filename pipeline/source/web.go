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
	LetGo     bool     // withdraw what has gone even if most of the source is gone at once
	Include   []string // patterns of addresses that a list may add; none: all
	Exclude   []string // patterns of addresses that are no articles; they win
	Limit     int      // new articles a run; 0: no limit
	Get       Getter   // not needed with Never
	Read      Reader   // may be nil
	Round     Round    // may be nil: nothing is remembered
	Digests   Digester
	Notice    func(where string, err error) // something that people should know and that leaves no article out; may be nil
	Progress  func(asked, total int)        // articles looked after so far, and known of; may be nil
}

func (w *Web) notice(where string, err error) {
	if w.Notice != nil {
		w.Notice(where, err)
	}
}

// Feed lists the articles that feeds name: RSS, Atom or JSON Feed.
type Feed struct {
	Web
	Addresses []string // of feeds
	MaxPages  int      // documents read of a feed that goes on in further ones; default 10
}

// Sitemap lists the pages that sitemaps name.
type Sitemap struct {
	Web
	Addresses []string                                                 // of sitemaps, or of sites: then what robots.txt names, or /sitemap.xml
	Sitemaps  func(ctx context.Context, site string) ([]string, error) // what the site's robots.txt names; may be nil
	MaxFiles  int                                                      // documents read; default 200
}

// Items yields the articles in the order of their ids.
func (f Feed) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return Pages{Web: f.Web}.Items(ctx)
}

// Items yields the articles in the order of their ids.
func (s Sitemap) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return Pages{Web: s.Web}.Items(ctx)
}
