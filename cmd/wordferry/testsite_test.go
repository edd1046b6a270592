package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// webSite is three hosts of articles that nobody runs for our pleasure: they
// have rules, move and withdraw pages, are slow, busy and broken at times. It
// remembers what it was asked.
type webSite struct {
	base  []string // of each host: "http://127.0.0.1:40123"
	pages []map[string]*resource

	wanted  map[string]*wanted // articles that an import must have, by the address that lists name
	refused map[string]string  // what cannot be had, by address, with the reason that people must be told
	absent  []string           // addresses that are no articles, and that nobody needs to hear of
	html    int                // addresses of pages that lists and pages lead to
	list    []siteEntry        // what the sitemaps name
	plain   []string           // addresses of articles that are just there, from the first request on
	stories int

	mu  sync.Mutex
	log []visit
}

// wanted is an article with where it may be said to come from: the address
// that a list names, and the one that it is found at.
type wanted struct {
	*story
	at []string
}

// resource is what one address answers.
type resource struct {
	status   int
	media    string
	body     []byte
	header   http.Header
	etag     string
	modified time.Time
	coding   string // gzip, br, zstd: if the client takes it
	slow     time.Duration
	troubles []trouble // of the first requests, one each
	always   trouble   // of every request

	mu   sync.Mutex
	seen int
}

type trouble uint8

const (
	none    trouble = iota
	error5          // 500
	busy            // 503, Retry-After
	hurried         // 429, Retry-After
	cut             // the body ends in the middle, against its Content-Length
	chopped         // the same, of a body of unknown length
	reset           // the connection does
)

// retryAfter is what busy answers ask for, in seconds.
const retryAfter = 1

// visit is one request with its answer.
type visit struct {
	host         int
	address      string // path and query
	conditional  bool
	status       int
	full         bool // the whole page was sent
	trouble      trouble
	began, ended time.Time
	agent        string
}

func (v visit) String() string {
	return fmt.Sprintf("%s host %d %s conditional=%t → %d full=%t trouble=%d", v.began.Format("15:04:05.000"), v.host, v.address, v.conditional, v.status, v.full, v.trouble)
}

// startWebSite serves the test site until the test ends.
func startWebSite(t *testing.T) *webSite {
	t.Helper()
	s := &webSite{wanted: map[string]*wanted{}, refused: map[string]string{}}
	for i := range hosts {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.%d:0", i+1))
		if err != nil { // not every system has all of 127/8
			l, err = net.Listen("tcp", "127.0.0.1:0")
		}
		if err != nil {
			t.Fatal(err)
		}
		server := &httptest.Server{Listener: l, Config: &http.Server{Handler: s.handler(i)}}
		server.Start()
		t.Cleanup(func() {
			server.CloseClientConnections()
			server.Close()
		})
		s.base = append(s.base, server.URL)
		s.pages = append(s.pages, map[string]*resource{})
	}
	s.build()
	return s
}

// reset forgets all requests; what was broken is broken again.
func (s *webSite) reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
	for _, pages := range s.pages {
		for _, r := range pages {
			r.seen = 0
		}
	}
}

// visits returns the log, and begins a new one.
func (s *webSite) visits() []visit {
	s.mu.Lock()
	defer s.mu.Unlock()
	log := s.log
	s.log = nil
	slices.SortStableFunc(log, func(a, b visit) int { return a.began.Compare(b.began) })
	return log
}

func (s *webSite) handler(host int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := visit{
			host: host, address: r.URL.RequestURI(), began: time.Now(), agent: r.Header.Get("User-Agent"),
			conditional: r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Modified-Since") != "",
		}
		defer func() {
			if v.ended.IsZero() {
				v.ended = time.Now()
			}
			s.mu.Lock()
			s.log = append(s.log, v)
			s.mu.Unlock()
		}()
		s.mu.Lock()
		page := s.pages[host][withoutSource(r.URL.RequestURI())]
		s.mu.Unlock()
		if page == nil {
			v.status, v.ended = http.StatusNotFound, time.Now()
			http.NotFound(w, r)
			return
		}
		page.answer(w, r, &v)
	})
}

// withoutSource drops the parameters that say where a visitor came from, as
// sites do.
func withoutSource(address string) string {
	path, _, _ := strings.Cut(address, "?utm_")
	return path
}

func (p *resource) answer(w http.ResponseWriter, r *http.Request, v *visit) {
	p.mu.Lock()
	v.trouble = p.always
	if p.seen < len(p.troubles) {
		v.trouble = p.troubles[p.seen]
	}
	p.seen++
	p.mu.Unlock()
	if p.slow > 0 {
		select {
		case <-time.After(p.slow):
		case <-r.Context().Done():
			return
		}
	}
	send := func(status int) {
		v.status, v.ended = status, time.Now() // before the client can know of it
		w.WriteHeader(status)
	}
	switch v.trouble {
	case error5:
		send(http.StatusInternalServerError)
		return
	case busy, hurried:
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
		send(map[trouble]int{busy: http.StatusServiceUnavailable, hurried: http.StatusTooManyRequests}[v.trouble])
		return
	case reset:
		v.ended = time.Now()
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok {
				tcp.SetLinger(0)
			}
			conn.Close()
		}
		return
	}
	for k, values := range p.header {
		w.Header()[k] = values
	}
	if p.etag != "" {
		w.Header().Set("Etag", p.etag)
	}
	if !p.modified.IsZero() {
		w.Header().Set("Last-Modified", p.modified.Format(http.TimeFormat))
	}
	if v.trouble == none && p.status == http.StatusOK && p.unchanged(r) {
		send(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", p.media)
	body := p.body
	if p.coding != "" && strings.Contains(r.Header.Get("Accept-Encoding"), p.coding) {
		w.Header().Set("Content-Encoding", p.coding)
		w.Header().Set("Vary", "Accept-Encoding")
		body = packed(p.coding, body)
	}
	switch v.trouble {
	case cut:
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		send(p.status)
		w.Write(body[:len(body)/2])
		panic(http.ErrAbortHandler)
	case chopped:
		send(p.status)
		w.Write(body[:len(body)/2])
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	v.full = p.status == http.StatusOK
	send(p.status)
	w.Write(body)
}

// unchanged tells whether the client has what there is (RFC 9110 §13.2.2).
func (p *resource) unchanged(r *http.Request) bool {
	if tags := r.Header.Get("If-None-Match"); tags != "" {
		for t := range strings.SplitSeq(tags, ",") {
			if t = strings.TrimSpace(t); p.etag != "" && (t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(p.etag, "W/")) {
				return true
			}
		}
		return false
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !p.modified.IsZero() && !p.modified.After(since)
}

func packed(coding string, body []byte) []byte {
	var b bytes.Buffer
	switch coding {
	case "gzip":
		z := gzip.NewWriter(&b)
		z.Write(body)
		z.Close()
	case "br":
		z := brotli.NewWriter(&b)
		z.Write(body)
		z.Close()
	case "zstd":
		z, err := zstd.NewWriter(&b)
		if err != nil {
			panic(err)
		}
		z.Write(body)
		z.Close()
	}
	return b.Bytes()
}

// put has an address answer with a body, and with what tells one version of it
// from another: an entity tag, a date, or both.
func (s *webSite) put(host int, path, media string, body []byte, day time.Time) *resource {
	sum := sha256.Sum256(append([]byte(path), body...))
	p := &resource{status: http.StatusOK, media: media, body: body, header: http.Header{}}
	kind := int(sum[0])
	if kind%3 != 0 {
		p.etag = fmt.Sprintf("%q", fmt.Sprintf("%x", sum[:6]))
		if kind%5 == 0 {
			p.etag = "W/" + p.etag
		}
	}
	if kind%3 != 1 {
		p.modified = day
	}
	if s.pages[host][path] != nil {
		panic("two pages at " + path)
	}
	s.pages[host][path] = p
	return p
}
