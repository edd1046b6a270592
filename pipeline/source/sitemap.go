package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// maxNested is how many indexes may stand above a sitemap.
const maxNested = 3

// Sitemap lists the pages that sitemaps name: XML, plain text, RSS or Atom,
// and indexes of them, compressed or not. Pages of other sites count only if
// a pattern of Include names their host.
type Sitemap struct {
	Web
	Addresses []string                                                 // of sitemaps, or of sites: then what robots.txt names, or /sitemap.xml
	Sitemaps  func(ctx context.Context, site string) ([]string, error) // what the site's robots.txt names; may be nil
	MaxFiles  int                                                      // documents read; default 200
}

// Items yields the pages in the order of the sitemaps, then those that a
// sitemap named once.
func (m Sitemap) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return m.items(ctx, kind{adopts: func(*Snapshot) bool { return true }, discover: m.discover, complete: true})
}

// branch is a sitemap to read.
type branch struct {
	address string
	home    *url.URL // the site that its pages are of
	nested  int
}

func (m Sitemap) discover(ctx context.Context, s *session) ([]entry, error) {
	c := s.collector()
	var todo []branch
	for _, address := range m.Addresses {
		u, err := resolve(nil, address)
		if err != nil {
			s.fail(address, &pipeline.Fault{Code: pipeline.Invalid, Where: address, Msg: "is no address of a sitemap or a site", Err: err})
			continue
		}
		if !front(u) {
			todo = append(todo, branch{address: address, home: u})
			continue
		}
		for _, a := range m.ofSite(ctx, s, u) {
			todo = append(todo, branch{address: a, home: u})
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	most := orDefault(m.MaxFiles, 200)
	seen := map[string]bool{}
	for read := 0; len(todo) > 0; {
		b := todo[0]
		todo = todo[1:]
		key := keyOfAddress(b.address)
		if seen[key] {
			continue
		}
		seen[key] = true
		if read++; read > most {
			s.notice(s.Name, &pipeline.Fault{
				Code: pipeline.Invalid, Msg: fmt.Sprintf("%d sitemaps are left out after the first %d", len(todo)+1, most),
				Hint: "give the addresses of those that matter instead of their index",
			})
			break
		}
		inner, err := m.file(ctx, s, c, b)
		if ctx.Err() != nil || errors.As(err, new(brokenRound)) {
			return nil, errors.Join(ctx.Err(), err)
		}
		if err != nil {
			s.fail(b.address, err)
			continue
		}
		todo = append(inner, todo...)
	}
	return c.done(), nil
}

// ofSite are the sitemaps of a site, as its robots rules name them.
func (m Sitemap) ofSite(ctx context.Context, s *session, site *url.URL) []string {
	if m.Sitemaps != nil {
		named, err := m.Sitemaps(ctx, site.String())
		if err != nil && ctx.Err() == nil {
			s.notice(site.String(), err)
		}
		if len(named) > 0 {
			return named
		}
	}
	return []string{site.Scheme + "://" + site.Host + "/sitemap.xml"}
}

// file reads one sitemap: its pages go to c, the sitemaps that it names come
// back, the newest first.
func (m Sitemap) file(ctx context.Context, s *session, c *collector, b branch) ([]branch, error) {
	var inner []branch
	_, err := s.document(ctx, Ask{Address: b.address, Kind: AskSitemap, MaxBytes: maxSitemap}, false, func(d document) error {
		inner = nil
		_, charset := d.snap.mediaType()
		read, err := parseSitemap(d.body, charset)
		if errors.Is(err, errFeed) {
			_, err = c.feed(d, b.home)
			return err
		}
		if err != nil && len(read.records) == 0 {
			return err
		}
		if err != nil {
			s.notice(b.address, fmt.Errorf("the sitemap is broken, what comes before counts: %w", err))
		}
		if read.more {
			s.notice(b.address, &pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("the sitemap has more than %d entries, which is as many as are read", maxRecords)})
		}
		if !read.index {
			for _, r := range read.records {
				c.add(d.base, b.home, r.loc, Listed{
					In: b.address, Title: r.title, Published: plausible(r.published, d.snap.Fetched), Modified: plausible(r.modified, d.snap.Fetched),
				})
			}
			return nil
		}
		if b.nested == maxNested {
			return &pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("indexes of sitemaps stand more than %d deep", maxNested)}
		}
		slices.SortStableFunc(read.records, func(x, y record) int {
			return cmp.Compare(plausible(y.modified, d.snap.Fetched).Unix(), plausible(x.modified, d.snap.Fetched).Unix())
		})
		for _, r := range read.records {
			u, err := resolve(d.base, r.loc)
			switch {
			case err != nil:
				c.refuse(err.Error(), r.loc, "")
			case !sameSite(u, b.home) && !sameSite(u, d.base) && !matchesAny(s.filter.include, u, true):
				c.refuse("sitemaps of other sites", u.String(), "include them with a pattern like *://"+hostOf(u)+"/** if you want them")
			default:
				inner = append(inner, branch{address: u.String(), home: b.home, nested: b.nested + 1})
			}
		}
		return nil
	})
	return inner, err
}
