package source

import (
	"context"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// AskKind says what is asked for, so that whoever fetches can ask with the
// right Accept header and limits.
type AskKind string

const (
	AskPage    AskKind = "page"    // a page of an article
	AskList    AskKind = "list"    // a page whose links lead to articles
	AskFeed    AskKind = "feed"    // RSS, Atom, JSON Feed
	AskSitemap AskKind = "sitemap" // a sitemap or an index of sitemaps, perhaps compressed
	AskFile    AskKind = "file"    // an image or another file of an article
)

// Ask is a request for one address.
type Ask struct {
	Address      string
	ETag         string // of the copy at hand; "" if there is none
	LastModified string // of the copy at hand, as the site gave it
	Copied       string // the address that answered with the copy, after redirects
	Kind         AskKind
	MaxBytes     int64 // of the body, after the transport's decompression
}

// Redirect is one step on the way from the address asked for to the one that
// answered.
type Redirect struct {
	Status int    `json:"status"`
	To     string `json:"to"`
}

// Answer is what a site answered.
type Answer struct {
	Address   string // after redirects
	Redirects []Redirect
	Status    int
	Unchanged bool                       // 304: the copy at hand is still right, Body is empty
	Header    func(name string) []string // may be nil
	Body      []byte
	Time      time.Time // of the answer; zero: now
}

// Getter fetches one address. Errors are faults: pipeline.Gone for 404 and
// 410, Denied for what robots rules or we ourselves forbid, Temporary for what
// may work later, else Invalid. With a Gone the answer comes along, for its
// status and time; it may be nil with every error.
type Getter func(ctx context.Context, ask Ask) (*Answer, error)

// Link is a link of a list page.
type Link struct {
	Address string // absolute
	Text    string
}

// Reading is what a page says of itself. What a page does not say is zero.
type Reading struct {
	Next      string          // absolute address of the article's next page
	Canonical string          // absolute address that the page names as its own
	NoIndex   bool            // its markup asks not to be indexed
	Links     []Link          // of a list page, in page order
	Older     string          // absolute address of a list's next page, with older articles
	Text      pipeline.Digest // of the text as extracted
}

// Reader reads a page: it.Load gives its bytes, it.Digest tells them apart, so
// that a reading can be kept. It is called from several goroutines.
type Reader func(ctx context.Context, it pipeline.Item) (Reading, error)
