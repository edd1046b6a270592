package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/fetch/robots"
)

// How long what is known of a robots.txt holds: RFC 9309 §2.4 has 24 hours as
// the most; a site that could not be asked is left alone for the rest of most
// runs.
const (
	robotsFresh = 24 * time.Hour
	robotsLost  = 10 * time.Minute
)

// robotsKey is a site, as seen through one proxy or none.
type robotsKey struct{ origin, proxy string }

// robotsEntry is what is known of one robots.txt.
type robotsEntry struct {
	mu    sync.Mutex
	busy  chan struct{} // closed when whoever reads it now is done
	until time.Time     // for how long rules and err hold
	rules *robots.Rules // nil: never read
	err   error         // why it could not be read
}

// permit tells whether robots.txt lets a page be fetched, and takes over its
// crawl-delay.
func (f *Fetcher) permit(ctx context.Context, u *url.URL) error {
	if !f.robots {
		return nil
	}
	rules, err := f.rules(ctx, u)
	if err != nil {
		return err
	}
	if rules.Delay > 0 {
		f.client.gate(gateOf(u)).slow(min(rules.Delay, f.maxDelay), 0)
	}
	path := u.EscapedPath()
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	rule, forbidden := rules.Forbids(path)
	if !forbidden {
		return nil
	}
	return &pipeline.Fault{
		Code: pipeline.Denied, Msg: fmt.Sprintf("is forbidden by line %d of %s/robots.txt, %q", rule.Line, originOf(u), rule.String()),
		Hint: "exclude the page, or ask the site for leave; robots: ignore is for sites of your own",
	}
}

// rules returns what the robots.txt of a site says, reading it at most once
// at a time for all that ask.
func (f *Fetcher) rules(ctx context.Context, u *url.URL) (*robots.Rules, error) {
	key := robotsKey{origin: originOf(u)}
	if f.proxy != nil {
		key.proxy = f.proxy.String()
	}
	f.client.mu.Lock()
	e := f.client.robots[key]
	if e == nil {
		e = &robotsEntry{}
		f.client.robots[key] = e
	}
	f.client.mu.Unlock()
	for {
		e.mu.Lock()
		if time.Now().Before(e.until) {
			defer e.mu.Unlock()
			return e.rules, e.err
		}
		if e.busy == nil {
			break
		}
		busy := e.busy
		e.mu.Unlock()
		select {
		case <-busy:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	busy := make(chan struct{})
	e.busy = busy
	e.mu.Unlock()
	rules, err := f.read(ctx, u)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.busy = nil
	close(busy)
	switch {
	case err == nil:
		e.rules, e.err, e.until = rules, nil, time.Now().Add(robotsFresh)
	case ctx.Err() != nil || pipeline.CodeOf(err) == pipeline.Denied || is[*heldError](err):
		return nil, err // says nothing to others, or the gate says it
	case e.rules != nil:
		// An older copy counts as long as there is no newer one.
		e.err, e.until = nil, time.Now().Add(robotsLost)
	default:
		e.err, e.until = unread(u, err), time.Now().Add(robotsLost)
	}
	return e.rules, e.err
}

// read fetches and parses a robots.txt. It fails where RFC 9309 §2.3.1.4 has
// the whole site disallowed: when the site cannot be reached or is busy.
func (f *Fetcher) read(ctx context.Context, site *url.URL) (*robots.Rules, error) {
	u := &url.URL{Scheme: site.Scheme, Host: site.Host, Path: "/robots.txt"}
	attempts := 1
	for n := 0; n <= MaxRobotsRedirects; n++ {
		h := http.Header{"User-Agent": {f.agent}, "Accept-Encoding": {accepted}, "Accept": {"text/plain,*/*;q=0.1"}}
		// One byte more tells the parser that it was cut.
		a, err := f.ask(ctx, &hop{url: u, header: h, max: robots.MaxBytes + 1, cut: true}, &attempts)
		switch {
		case err != nil && n > 0 && pipeline.CodeOf(err) == pipeline.Denied:
			return nil, &pipeline.Fault{Code: pipeline.Temporary, Msg: "it redirects to a private address or an unusual port"}
		case err != nil:
			return nil, err
		case a.redirects():
			if u, err = follow(u, a); err != nil {
				return &robots.Rules{}, nil
			}
			continue
		case busy(a.status) || a.status >= 500:
			return nil, &pipeline.Fault{Code: pipeline.Temporary, Msg: fmt.Sprintf("the site answered %d", a.status)}
		case a.status/100 != 2:
			return &robots.Rules{}, nil
		}
		rules := robots.Parse(a.body, strings.ToLower(product))
		if rules.Delay > f.maxDelay {
			f.client.notice(u.String(), fmt.Sprintf("asks for %s between two requests (line %d); %s are kept", rules.Delay, rules.DelayLine, f.maxDelay))
		}
		return rules, nil
	}
	return &robots.Rules{}, nil // redirected on and on: as if there were none (§2.3.1.2)
}

// unread is the fault of a page whose robots.txt could not be read.
func unread(u *url.URL, err error) error {
	f, ok := errors.AsType[*pipeline.Fault](err)
	if !ok {
		return err
	}
	g := *f
	g.Where, g.Msg = "", fmt.Sprintf("is left alone, as %s/robots.txt could not be read", originOf(u))
	g.Err = errors.New(f.Error())
	return &g
}
