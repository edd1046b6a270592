package fetch

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// What a request would like to be answered.
const (
	Page    = "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.1"
	Feed    = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1"
	Sitemap = "application/xml,text/xml,text/plain;q=0.9,application/gzip;q=0.8,*/*;q=0.1"
	Image   = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.9,*/*;q=0.1"
	File    = "*/*"
)

// Request asks for one page or file.
type Request struct {
	Address  string
	Accept   string // Page, Feed, Sitemap, Image, File or another Accept header; "": Page
	MaxBytes int64  // of the body after decompression; 0: as the source's settings say

	// What is known of the copy at hand, as the site gave it; "" if there is
	// none. Copied is the address that answered with it (Response.Address), ""
	// for Address itself: these say nothing about any other page that a
	// redirect leads to, and are not sent there.
	ETag, LastModified string
	Copied             string
}

// Response is what the site answered.
type Response struct {
	Address   string     // after redirects
	Redirects []Redirect // in order
	Status    int        // 200, 203 or 304; another comes with a fault
	Unchanged bool       // 304: the copy at hand is still right, and there is no Body
	Header    http.Header
	Body      []byte // decompressed as Content-Encoding says; a file that is itself compressed comes as it is
	Attempts  int    // 1 and the retries
}

// Redirect is one hop.
type Redirect struct {
	From   string
	Status int
	To     string
}

// Get fetches one page. It follows redirects, tries again what may pass, and
// waits as long as the pace of the host and the site's own Retry-After say.
//
// What fails is a *pipeline.Fault: Gone for 404 and 410; Denied for what
// robots.txt forbids, private addresses, 401, 403, 407 and 451; NotFound for a
// host that does not exist; Temporary for 408, 429, 5xx, time-outs and
// connections that break; Invalid for the rest. Where it was the site's answer
// that is at fault, the Response comes along, without a body. When ctx ends,
// its cause comes as it is.
func (f *Fetcher) Get(ctx context.Context, r Request) (*Response, error) {
	resp, err := f.get(ctx, r)
	if err != nil {
		return resp, f.scrub(at(redact(r.Address), err))
	}
	return resp, nil
}

func (f *Fetcher) get(ctx context.Context, r Request) (*Response, error) {
	u, err := parse(r.Address)
	if err != nil {
		return nil, err
	}
	first, copied := u, u
	if r.Copied != "" {
		if copied, err = parse(r.Copied); err != nil {
			return nil, err
		}
	}
	out := &Response{Attempts: 1}
	seen := map[string]bool{}
	crumbs := false // the site has set a cookie on the way: the same address may answer otherwise
	for {
		if err := f.permit(ctx, u); err != nil {
			return nil, via(out, err)
		}
		h := f.header(first, u)
		h.Set("Accept", or(r.Accept, Page))
		asked := u.String() == copied.String() && conditional(h, r)
		a, err := f.ask(ctx, &hop{url: u, header: h, max: or(r.MaxBytes, f.maxBytes)}, &out.Attempts)
		if err != nil {
			return nil, via(out, err)
		}
		if !a.redirects() {
			out.Address, out.Status, out.Header, out.Body = u.String(), a.status, a.header, a.body
			out.Unchanged = a.status == http.StatusNotModified && asked
			return out, via(out, statusFault(a, asked))
		}
		next, err := follow(u, a)
		if err != nil {
			return nil, via(out, err)
		}
		seen[u.String()] = true
		crumbs = crumbs || len(a.header["Set-Cookie"]) > 0
		out.Redirects = append(out.Redirects, Redirect{u.String(), a.status, next.String()})
		switch {
		case seen[next.String()] && !crumbs:
			return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the site's redirects lead round in a circle", Hint: circleHint}
		case len(out.Redirects) > MaxRedirects:
			return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the site answers with more than 10 redirects", Hint: circleHint}
		}
		u = next
	}
}

const circleHint = "open the address in a browser; if it needs a cookie, give it to the source"

// conditional asks whether the page has changed, if there is a copy at hand.
func conditional(h http.Header, r Request) bool {
	if r.ETag != "" {
		h.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		h.Set("If-Modified-Since", r.LastModified)
	}
	return r.ETag != "" || r.LastModified != ""
}

// header is what goes out with a request to u that began with a request to
// first: the source's own headers and cookies go to the hosts they are meant
// for, and not in the clear when they were first to go encrypted.
func (f *Fetcher) header(first, u *url.URL) http.Header {
	h := http.Header{"User-Agent": {f.agent}, "Accept-Encoding": {accepted}}
	cookies := map[string]string{}
	var order []string
	if u.Scheme == "https" || first.Scheme == "http" {
		for _, o := range f.own {
			if !o.meantFor(u.Hostname()) {
				continue
			}
			if !o.cookie {
				h.Add(o.name, o.value)
				continue
			}
			if _, ok := cookies[o.name]; !ok {
				order = append(order, o.name)
			}
			cookies[o.name] = o.value
		}
	}
	for _, c := range f.jar.cookies(u) {
		if _, ok := cookies[c.Name]; !ok {
			order = append(order, c.Name)
		}
		cookies[c.Name] = c.Value
	}
	var line strings.Builder
	for _, name := range order {
		if line.Len() > 0 {
			line.WriteString("; ")
		}
		line.WriteString(name + "=" + cookies[name])
	}
	if line.Len() > 0 {
		h.Set("Cookie", line.String())
	}
	return h
}

// follow is where a redirect leads.
func follow(u *url.URL, a *answer) (*url.URL, error) {
	location := a.header.Get("Location")
	ref, err := url.Parse(location)
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the site redirects to what is no address"}
	}
	next := u.ResolveReference(ref)
	if err := check(next); err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the site redirects to an address that is not followed: " + err.Error()}
	}
	return next, nil
}
