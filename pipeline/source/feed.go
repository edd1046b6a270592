package source

import (
	"context"
	"iter"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	feedjson "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"github.com/wordferry/wordferry/pipeline"
)

const (
	maxFeed        = 16 << 20 // bytes of one document
	maxFeedEntries = 10_000   // entries read of one document
)

// Feed lists the articles that feeds name: RSS, Atom or JSON Feed.
type Feed struct {
	Web
	Addresses []string // of feeds
	MaxPages  int      // documents read of a feed that goes on in further ones (RFC 5005); default 200
}

// Items yields the articles in the order of the feeds, then those that a feed
// named once.
func (f Feed) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return f.items(ctx, kind{adopts: func(*Snapshot) bool { return true }, discover: f.discover})
}

func (f Feed) discover(ctx context.Context, s *session) ([]entry, error) {
	c := s.collector()
	for _, address := range f.Addresses {
		err := s.follow(ctx, c, Ask{Address: address, Kind: AskFeed, MaxBytes: maxFeed}, orDefault(f.MaxPages, 200), func(d document) (string, error) {
			return c.feed(d, nil)
		})
		if err != nil {
			return nil, err
		}
	}
	return c.done(), nil
}

// feed takes the entries of a feed and returns the address of the document
// that it goes on in.
func (c *collector) feed(d document, home *url.URL) (next string, err error) {
	_, charset := d.snap.mediaType()
	read, err := parseFeed(d.body, charset, d.base)
	if err != nil {
		return "", err
	}
	for _, e := range read.entries {
		c.add(read.base, home, e.address, Listed{
			In: d.snap.Address, Title: e.title, Published: plausible(e.published, d.snap.Fetched), Modified: plausible(e.modified, d.snap.Fetched),
		})
	}
	return read.next, nil
}

// feedRead is what a feed says.
type feedRead struct {
	base    *url.URL // that the addresses are relative to
	entries []feedEntry
	next    string // address of the document with older entries
}

type feedEntry struct {
	address, title      string
	published, modified *time.Time
}

// parseFeed reads RSS, Atom or JSON Feed. The document is first made small and
// plain (see plainXML, plainJSON), so that nothing in it can cost more than its
// size, and then read by gofeed, which knows the formats and the hundred ways
// to write a date.
func parseFeed(body []byte, charset string, base *url.URL) (read *feedRead, err error) {
	// The parser reads what strangers wrote; a mistake in it is not to end the
	// whole run.
	defer func() {
		if r := recover(); r != nil {
			read, err = nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the feed cannot be read"}
		}
	}()
	var plain []byte
	if text := trimStart(body); len(text) > 0 && text[0] == '{' {
		plain, err = plainJSON(text)
	} else {
		plain, err = plainXML(body, charset, base)
	}
	if err != nil {
		return nil, err
	}
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	f, err := p.Parse(strings.NewReader(string(plain)))
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the feed cannot be read", Err: err}
	}
	read = &feedRead{base: base}
	ids := map[int]string{}
	switch o := f.OriginalFeed().(type) {
	case *rss.Feed:
		if u, err := resolve(base, f.Link); err == nil && f.Link != "" {
			read.base = u
		}
		for i, it := range o.Items {
			if it.GUID != nil && !strings.EqualFold(it.GUID.IsPermalink, "false") {
				ids[i] = it.GUID.Value
			}
		}
		for _, prefix := range []string{"atom", "atom10", "atom03"} {
			for _, l := range o.Extensions[prefix]["link"] {
				read.next = orNext(read.next, l.Attrs["rel"], l.Attrs["href"])
			}
		}
	case *atom.Feed:
		for _, l := range o.Links {
			read.next = orNext(read.next, l.Rel, l.Href)
		}
	case *feedjson.Feed:
		read.next = o.NextURL
		for i, it := range o.Items {
			ids[i] = it.ID
		}
	}
	for i, it := range f.Items {
		e := feedEntry{address: it.Link, title: it.Title, published: it.PublishedParsed, modified: it.UpdatedParsed}
		if f.FeedType == "rss" && e.modified != nil && e.published != nil && e.modified.Equal(*e.published) {
			e.modified = nil // one date that was taken for both: nothing is said of changes
		}
		for _, prefix := range []string{"feedburner", "pheedo"} { // the address behind one that counts visitors
			if x := it.Extensions[prefix]["origLink"]; len(x) > 0 && strings.HasPrefix(x[0].Value, "http") {
				e.address = x[0].Value
			}
		}
		if e.address == "" && strings.HasPrefix(ids[i], "http") {
			e.address = ids[i]
		}
		if strings.TrimSpace(e.address) != "" {
			read.entries = append(read.entries, e)
		}
	}
	return read, nil
}

// orNext takes the address of the next document from a link: of a paged feed,
// or else of an archived one.
func orNext(next, rel, href string) string {
	if rel == "next" || rel == "prev-archive" && next == "" {
		return href
	}
	return next
}
