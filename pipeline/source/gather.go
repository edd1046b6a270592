package source

import (
	"context"
	"errors"
	"net/url"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/wordferry/wordferry/pipeline"
)

// How many articles are under way at a time. What really goes out at once, and
// how fast, is the fetcher's to say; this is what it has to choose from.
const (
	hostsAtOnce = 8
	perHost     = 16
)

// gather brings in the pages of all articles. Hosts go on side by side, so
// that a slow one holds up nobody else.
func (s *session) gather(ctx context.Context, arts []*article) error {
	hosts := map[string][]*article{}
	var order []string
	for _, a := range arts {
		if a.err != nil {
			continue
		}
		host := hostOfAddress(a.address)
		if hosts[host] == nil {
			order = append(order, host)
		}
		hosts[host] = append(hosts[host], a)
		s.total++
	}
	s.progress(0)
	all, within := errgroup.WithContext(ctx)
	all.SetLimit(hostsAtOnce)
	for _, host := range order {
		all.Go(func() error {
			g, ctx := errgroup.WithContext(within)
			g.SetLimit(perHost)
			for _, a := range s.cutOffLast(hosts[host]) {
				if ctx.Err() != nil {
					break
				}
				g.Go(func() error { return s.article(ctx, a) })
			}
			return g.Wait()
		})
	}
	if err := all.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// cutOffLast puts the articles last that were being asked for when the round
// was cut off: one that takes long to answer is not begun again and again by
// rounds that are cut off often.
func (s *session) cutOffLast(arts []*article) []*article {
	cut := func(a *article) int {
		if m, begun := s.before[pageKey(a.key)]; begun && !m.Answered {
			return 1
		}
		return 0
	}
	return slices.SortedStableFunc(slices.Values(arts), func(a, b *article) int { return cut(a) - cut(b) })
}

// article brings in the pages of one article. The error is for what ends the
// import.
func (s *session) article(ctx context.Context, a *article) error {
	ended := s.chain(ctx, a)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.progress(1)
	if broken := (brokenRound{}); errors.As(ended, &broken) {
		return broken.error
	}
	a.err = ended
	return nil
}

// chain is the first page of an article with the further ones that it goes
// on to.
func (s *session) chain(ctx context.Context, a *article) error {
	first, gone, err := s.page(ctx, pageAsk{
		address: a.address, key: a.key, name: a.name, snap: a.snap, listed: a.listed, wanted: s.wanted(a), fresh: !a.known,
	})
	if err != nil && gone == nil {
		return err
	}
	a.snap, a.gone, a.answered = first.snap, gone, first.answered
	if a.snap == nil {
		return err // withdrawn, and never imported
	}
	if !a.answered && a.gone == nil {
		a.gone = a.snap.Gone
	}
	p, err := s.read(ctx, a.key, a.item, a.snap, a.name)
	if err != nil {
		a.item = p.item
		return err
	}
	a.pages = []page{p}
	if a.gone == nil && (p.reading.NoIndex || first.noIndex || noIndex(a.snap.robots())) {
		a.gone = &Gone{Time: first.time, Status: a.snap.Status, Why: whyNoIndex}
		if first.time.IsZero() {
			a.gone.Time = a.snap.Fetched
		}
		if a.snap.Gone != nil && a.snap.Gone.Why == whyNoIndex {
			a.gone = a.snap.Gone
		}
	}
	return s.furtherPages(ctx, a, first.asked)
}

// furtherPages follows the links from page to page of an article.
func (s *session) furtherPages(ctx context.Context, a *article, asked bool) error {
	seen := map[string]bool{a.key: true}
	n := 1
	for ; n < maxPages; n++ {
		last := a.pages[len(a.pages)-1]
		next, err := url.Parse(last.reading.Next)
		home, homeErr := url.Parse(last.item.URI)
		if last.reading.Next == "" || err != nil || homeErr != nil || !sameSite(next, home) || seen[keyOf(next)] {
			break
		}
		key, name := keyOf(next), pageName(a.name, n+1)
		if s.own[key] && !numbered(a.key, key) {
			break // the next article rather than the next page
		}
		seen[key] = true
		snap, err := readSnapshot(s.Folder, name)
		if err != nil || keyOfAddress(snap.Address) != key {
			snap = nil
		}
		got, gone, err := s.page(ctx, pageAsk{
			address: next.String(), key: key, name: name, snap: snap, fresh: !a.known,
			wanted: s.Refresh != Never && a.gone == nil && (snap == nil || asked),
		})
		if gone != nil {
			s.tell(noFollow, next.String(), &pipeline.Fault{Code: pipeline.NotFound, Msg: noFollow + ": " + a.address})
			break
		}
		if err != nil {
			return err
		}
		p, err := s.read(ctx, key, pipeline.Item{ID: articleID(s.Name, name), URI: next.String()}, got.snap, name)
		if err != nil {
			return err
		}
		a.pages = append(a.pages, p)
	}
	if s.Refresh != Never {
		s.disk.dropPages(s.Folder, a.name, n+1)
	}
	return nil
}

// assemble makes an article's item of its pages.
func (a *article) assemble() {
	if len(a.pages) == 0 {
		return
	}
	first := a.pages[0]
	a.item = first.item
	if len(a.pages) == 1 {
		return
	}
	digests, texts := first.item.Digest[:], first.item.Text[:]
	for _, p := range a.pages[1:] {
		digests = append(slices.Clip(digests), p.item.Digest[:]...)
		texts = append(slices.Clip(texts), p.item.Text[:]...)
		a.item.Next = append(a.item.Next, p.item)
	}
	a.item.Digest = pipeline.DigestOf(digests)
	if !first.item.Text.IsZero() {
		a.item.Text = pipeline.DigestOf(texts)
	}
}
