// Package fetch is the one HTTP client through which Wordferry reads other
// people's sites. It names itself, paces itself, caps size, time and
// redirects, asks whether a page has changed before it takes it again, and
// refuses private addresses unless a source allows them.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"code.dny.dev/ssrf"

	"github.com/wordferry/wordferry/pipeline"
)

// Limits of one request.
const (
	MaxBytes     = 16 << 20 // of the body, after decompression
	MaxRedirects = 5
	timeout      = 60 * time.Second // for the whole request, body included
	pace         = time.Second      // between two requests to one host
)

// UserAgent is how the client names itself.
const UserAgent = "Wordferry/0.1 (+https://github.com/wordferry/wordferry)"

// Request asks for one page.
type Request struct {
	Address      string
	ETag         string // of the copy at hand; "" if there is none
	LastModified string // of the copy at hand, as the site gave it
}

// Response is what the site answered.
type Response struct {
	Address   string // after redirects
	Status    int
	Unchanged bool // 304: the copy at hand is still right
	Header    http.Header
	Body      []byte
}

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	http *http.Client

	mu   sync.Mutex
	next map[string]time.Time // host → when the next request may start
}

// New returns a client. allowPrivate lets it reach loopback, private and
// link-local addresses.
func New(allowPrivate bool) *Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !allowPrivate {
		// Checked when connecting, after the name was looked up, so that a
		// name that changes its address between look-up and use gains nothing.
		dialer.Control = ssrf.New(ssrf.WithPorts(80, 443, 8080, 8443)).Safe
	}
	c := &Client{next: map[string]time.Time{}}
	c.http = &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			Proxy:                  nil, // a proxy would connect on our behalf, past the address check
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    10 * time.Second,
			ResponseHeaderTimeout:  30 * time.Second,
			MaxResponseHeaderBytes: 64 << 10,
			MaxIdleConnsPerHost:    2,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > MaxRedirects {
				return fmt.Errorf("more than %d redirects", MaxRedirects)
			}
			return checkURL(req.URL)
		},
	}
	return c
}

// Get fetches one page. A status other than 200 and 304 is a fault: NotFound
// for 404 and 410, Temporary for 429 and 5xx, else Invalid.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	u, err := url.Parse(r.Address)
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: r.Address, Msg: "is no address", Err: err}
	}
	if err := checkURL(u); err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: r.Address, Msg: err.Error()}
	}
	if err := c.wait(ctx, u.Host); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, refused(r.Address, err)
	}
	defer resp.Body.Close()
	out := &Response{Address: resp.Request.URL.String(), Status: resp.StatusCode, Header: resp.Header}
	switch {
	case resp.StatusCode == http.StatusNotModified:
		out.Unchanged = true
		return out, nil
	case resp.StatusCode != http.StatusOK:
		return nil, statusFault(r.Address, resp)
	}
	out.Body, err = io.ReadAll(io.LimitReader(resp.Body, MaxBytes+1))
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Temporary, Where: r.Address, Msg: "the answer broke off", Err: err}
	}
	if len(out.Body) > MaxBytes {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: r.Address, Msg: fmt.Sprintf("the page is larger than %d MB", MaxBytes>>20)}
	}
	return out, nil
}

// wait keeps the pace of one host, over all callers.
func (c *Client) wait(ctx context.Context, host string) error {
	c.mu.Lock()
	at := c.next[host]
	now := time.Now()
	if at.Before(now) {
		at = now
	}
	c.next[host] = at.Add(pace)
	c.mu.Unlock()
	t := time.NewTimer(at.Sub(now))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("addresses begin with http:// or https://, not %q", u.Scheme)
	case u.Host == "":
		return errors.New("the address names no host")
	case u.User != nil:
		return errors.New("an address may not hold a user name or password")
	}
	return nil
}

func refused(address string, err error) error {
	f := &pipeline.Fault{Code: pipeline.Temporary, Where: address, Msg: "could not be fetched", Err: err}
	if errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedPort) || errors.Is(err, ssrf.ErrInvalidHostPort) {
		f.Code = pipeline.Denied
		f.Msg = "leads to a private address or an unusual port"
		f.Hint = "set allow_private: true for this source if that is what you want"
		f.Err = nil
	}
	return f
}

func statusFault(address string, resp *http.Response) error {
	f := &pipeline.Fault{Code: pipeline.Invalid, Where: address, Msg: "the site answered " + resp.Status}
	switch {
	case resp.StatusCode == http.StatusNotFound || resp.StatusCode == http.StatusGone:
		f.Code = pipeline.NotFound
		f.Hint = "take the page out of the source if it is gone for good"
	case resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode >= 500:
		f.Code = pipeline.Temporary
		f.Hint = "try again later"
	}
	return f
}
