// Package fetch is the one HTTP client through which Wordferry reads other
// people's sites. It names itself, obeys robots.txt, keeps one pace for each
// host over all that ask, backs off when a site is busy, and asks whether a
// page has changed before it takes it again. It trusts nothing that comes
// back: sizes, times, redirects and compression are bounded, an answer that
// was cut short is never taken for whole, and private addresses are refused
// when connecting, after the name was looked up, unless a source allows them.
//
// A Client holds what hosts share (pace, robots.txt, connections) and there is
// one in a process; a Fetcher is the view that one source has of it, with the
// source's own settings, headers and cookies.
package fetch

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/http/httpguts"

	"github.com/wordferry/wordferry/pipeline/fetch/robots"
)

// Limits that no setting moves.
const (
	MaxRedirects       = 10       // of one request
	MaxRobotsRedirects = 5        // of robots.txt (RFC 9309 §2.3.1.2)
	MaxHeaderBytes     = 64 << 10 // of the header of one answer
	MaxAddress         = 8 << 10  // bytes of an address
)

// product is how the client names itself, in the user agent and as the
// product token of robots.txt.
const product = "Wordferry"

// Options are of the whole process.
type Options struct {
	Version string // of the program, for the user agent; "" names none

	// Notice hears what a person may want to know although nothing failed:
	// where is an address. It returns at once and is safe from many
	// goroutines; nil hears nothing.
	Notice func(where, message string)
}

// Client is what all sources share. It is safe for concurrent use.
type Client struct {
	version string
	notice  func(where, message string)

	// Replaced by tests:
	resolver  *net.Resolver
	guard     func(network, address string) error // refuses what is no public address
	tune      func(*http.Transport)               // nil
	firstWait time.Duration
	drip      drip

	mu         sync.Mutex
	gates      map[string]*gate
	robots     map[robotsKey]*robotsEntry
	transports map[transportKey]*http.Transport
}

// New returns a client.
func New(o Options) *Client {
	c := &Client{
		notice: o.Notice, resolver: net.DefaultResolver, guard: publicOnly(), firstWait: firstWait, drip: drip{bytes: 1 << 10, window: 30 * time.Second},
		gates: map[string]*gate{}, robots: map[robotsKey]*robotsEntry{}, transports: map[transportKey]*http.Transport{},
	}
	if v := strings.TrimPrefix(o.Version, "v"); v != "" && httpguts.ValidHeaderFieldName(v) {
		c.version = "/" + v
	}
	if c.notice == nil {
		c.notice = func(string, string) {}
	}
	return c
}

// Close closes the connections that are open and idle.
func (c *Client) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, t := range c.transports {
		t.CloseIdleConnections()
	}
}

// For returns the view of one source. It fails if the settings are wrong; the
// fault names the one that is, and no secret.
func (c *Client) For(s Settings) (*Fetcher, error) {
	m, err := s.manners()
	if err != nil {
		return nil, err
	}
	f := &Fetcher{client: c, manners: m, jar: newJar(), agent: product + c.version + " (+https://github.com/wordferry/wordferry"}
	if s.Contact != "" {
		f.agent += "; " + s.Contact
	}
	f.agent += ")"
	f.transport = c.transport(transportKey{private: s.AllowPrivate, proxy: s.Proxy}, m.proxy)
	return f, nil
}

// Fetcher fetches for one source. Cookies that sites set are kept with it as
// long as it lives. It is safe for concurrent use.
type Fetcher struct {
	client *Client
	manners
	agent     string
	transport *http.Transport
	jar       *jar
}

// UserAgent is how the fetcher names itself.
func (f *Fetcher) UserAgent() string { return f.agent }

// Sitemaps returns the addresses of sitemaps that the robots.txt of the site
// of an address names, in its order and without repetition. A site without
// robots.txt names none.
func (f *Fetcher) Sitemaps(ctx context.Context, address string) ([]string, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	rules, err := f.rules(ctx, u)
	if err != nil {
		return nil, f.scrub(at(address, err))
	}
	return sitemaps(originOf(u), rules), nil
}

func sitemaps(origin string, rules *robots.Rules) []string {
	base, err := url.Parse(origin + "/robots.txt")
	if err != nil {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, s := range rules.Sitemaps {
		ref, err := url.Parse(s)
		if err != nil {
			continue
		}
		u := base.ResolveReference(ref)
		if check(u) != nil || seen[u.String()] {
			continue
		}
		seen[u.String()] = true
		out = append(out, u.String())
	}
	return out
}
