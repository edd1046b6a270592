package fetch

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// hop is one request to one address.
type hop struct {
	url    *url.URL
	header http.Header
	max    int64 // bytes of the body
	cut    bool  // a longer body is cut there; else it is refused
}

// answer is what came back: a body only with a status of success.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a *answer) redirects() bool {
	switch a.status {
	case 301, 302, 303, 307, 308:
		return a.header.Get("Location") != ""
	}
	return false
}

// Waits between attempts: they double from the first to the last, and each is
// shortened by up to half at random, so that many clients that failed together
// do not come back together.
const (
	firstWait = time.Second
	lastWait  = 30 * time.Second
)

func (c *Client) backOff(retry int) time.Duration {
	d := min(c.firstWait<<min(retry, 10), lastWait)
	return d - time.Duration(rand.Int64N(int64(d)/2))
}

// ask makes one hop, again where it may pass. attempts counts over all hops of
// one Get.
func (f *Fetcher) ask(ctx context.Context, h *hop, attempts *int) (*answer, error) {
	g := f.client.gate(gateOf(h.url))
	g.slow(f.pace, f.parallel)
	for {
		if err := g.enter(ctx, f.maxWait); err != nil {
			if held, ok := errors.AsType[*heldError](err); ok {
				return nil, heldFault(held)
			}
			return nil, err
		}
		a, err := f.once(ctx, h, g)
		g.leave()
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		last := *attempts > f.retries
		wait := f.client.backOff(*attempts - 1)
		if err == nil {
			g.reached(true)
		}
		switch {
		case err != nil:
			if last || !passing(err) {
				g.reached(!isDial(err))
				return nil, f.failed(err, *attempts)
			}
		case busy(a.status):
			if again, ok := retryAfter(a.header, time.Now()); ok {
				g.hold(again, asked)
				if time.Until(again) > f.maxWait {
					return nil, heldFault(&heldError{asked, again})
				}
				wait = 0 // the gate keeps it
			} else if a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable {
				g.hold(time.Now().Add(wait), asked)
				wait = 0
			}
			if last {
				return a, nil
			}
		default:
			return a, nil
		}
		*attempts++
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// asked is why a busy host is left alone.
const asked = "the site asks for a pause"

// isDial tells whether no connection was made.
func isDial(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial" && !errors.Is(err, errPrivate)
}

// busy tells which answers may be others the next time.
func busy(status int) bool {
	switch status {
	case 408, 425, 429, 500, 502, 503, 504:
		return true
	}
	return false
}

// retryAfter is when a site asks to be asked again, said in seconds or as a
// date (RFC 9110 §10.2.3); false if it does not say, or says at once.
func retryAfter(h http.Header, now time.Time) (time.Time, bool) {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if v == "" {
		return time.Time{}, false
	}
	if strings.Trim(v, "0123456789") == "" {
		s, err := strconv.ParseInt(v, 10, 64)
		if err != nil || s > int64(longest/time.Second) {
			s = int64(longest / time.Second)
		}
		return now.Add(time.Duration(s) * time.Second), s > 0
	}
	at, err := http.ParseTime(v)
	if err != nil {
		return time.Time{}, false
	}
	// By the site's own clock, which may be wrong.
	clock, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		clock = now
	}
	wait := min(at.Sub(clock), longest)
	return now.Add(wait), wait > 0
}

// longest is how long one answer can have its host left alone: a program that
// runs for weeks asks again some day.
const longest = 24 * time.Hour

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// once sends one request and takes its answer, the body included.
func (f *Fetcher) once(parent context.Context, h *hop, g *gate) (*answer, error) {
	ctx, cancel := context.WithCancelCause(parent)
	defer cancel(nil)
	ctx, done := context.WithTimeoutCause(ctx, f.timeout, &lateError{f.timeout})
	defer done()
	a, err := f.exchange(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: g.started}), cancel, h)
	if err != nil && ctx.Err() != nil {
		err = context.Cause(ctx) // says why, where err only says that it was cancelled
	}
	return a, err
}

func (f *Fetcher) exchange(ctx context.Context, cancel context.CancelCauseFunc, h *hop) (*answer, error) {
	if f.proxy != nil && !f.private {
		if err := f.checkTarget(ctx, h.url); err != nil {
			return nil, err
		}
	}
	req := (&http.Request{Method: http.MethodGet, URL: h.url, Host: h.url.Host, Header: h.header.Clone()}).WithContext(ctx)
	resp, err := f.transport.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	f.jar.keep(h.url, resp.Cookies())
	b := newBody(resp, f.client.drip, cancel)
	defer b.stop()
	a := &answer{status: resp.StatusCode, header: resp.Header}
	if a.status/100 != 2 {
		b.drain()
		return a, nil
	}
	if a.body, err = b.read(h.max, h.cut); err != nil && passing(err) {
		err = &brokenError{err}
	}
	return a, err
}

// lateError is a request that took longer than it may.
type lateError struct{ after time.Duration }

func (e *lateError) Error() string { return fmt.Sprintf("took longer than %s", e.after) }

// brokenError is a body that was cut short or cannot be unpacked.
type brokenError struct{ err error }

func (e *brokenError) Error() string { return e.err.Error() }
func (e *brokenError) Unwrap() error { return e.err }

// heldFault says when to come back.
func heldFault(e *heldError) error {
	return &pipeline.Fault{Code: pipeline.Temporary, Err: e, Hint: "run again after that time"}
}
