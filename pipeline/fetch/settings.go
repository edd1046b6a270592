package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"github.com/wordferry/wordferry/pipeline"
)

// Settings are of one source; their zero value is polite. Where two sources
// speak to one host, the longer pace and the smaller parallel of those that
// have asked it count for both.
//
// A proxy connects on our behalf, so with one the check of addresses is
// weaker: the host of every request is looked up here and refused if any of
// its addresses is private, but the proxy looks it up again and may find
// another. It must itself refuse what it may not reach. The proxy's own
// address may be private.
type Settings struct {
	AllowPrivate bool           // private, loopback and link-local addresses and any port may be reached
	Pace         *time.Duration // between the starts of two requests to one host; nil: 1 s
	Parallel     int            // requests to one host at a time; 0: 1
	Retries      *int           // of one request, after the first attempt; nil: 3
	Timeout      time.Duration  // of one attempt, its body included, waiting for its turn not; 0: 60 s
	MaxBytes     int64          // of a body after decompression; 0: 16 MB
	IgnoreRobots bool           // robots.txt is not asked for pages, nor its crawl-delay kept
	MaxDelay     time.Duration  // what is kept of a longer crawl-delay; 0: 60 s
	MaxWait      time.Duration  // the longest Retry-After that is waited for; 0: 2 min
	Proxy        string         // http://, https:// or socks5:// address; "": none, whatever the environment says
	Headers      []Header       // sent to their hosts only
	Cookies      []Cookie       // sent to their hosts only; one that the site sets later wins
	Contact      string         // who to turn to, for the user agent: an e-mail or web address; "": nobody named
}

// Header is sent with every request to its hosts. It does not follow from
// https to http, nor is it sent for robots.txt.
type Header struct {
	Name, Value string
	Hosts       []string // "www.example.com", "*.example.com" for all below; at least one
}

// Cookie is sent as Header is.
type Cookie struct {
	Name, Value string
	Hosts       []string
}

// Defaults of Settings.
const (
	DefaultPace     = time.Second
	DefaultParallel = 1
	DefaultRetries  = 3
	DefaultTimeout  = 60 * time.Second
	DefaultMaxBytes = 16 << 20
	DefaultMaxDelay = 60 * time.Second
	DefaultMaxWait  = 2 * time.Minute
)

// manners are settings with nothing left open.
type manners struct {
	private  bool
	pace     time.Duration
	parallel int
	retries  int
	timeout  time.Duration
	maxBytes int64
	robots   bool
	maxDelay time.Duration
	maxWait  time.Duration
	proxy    *url.URL
	own      []own
	secrets  []string // what no error may show
}

// own is a header or cookie that the source gives.
type own struct {
	cookie      bool
	name, value string
	hosts       []string
}

func (s Settings) manners() (manners, error) {
	m := manners{
		private: s.AllowPrivate, robots: !s.IgnoreRobots, pace: DefaultPace, retries: DefaultRetries,
		parallel: or(s.Parallel, DefaultParallel), timeout: or(s.Timeout, DefaultTimeout), maxBytes: or(s.MaxBytes, DefaultMaxBytes),
		maxDelay: or(s.MaxDelay, DefaultMaxDelay), maxWait: or(s.MaxWait, DefaultMaxWait),
	}
	if s.Pace != nil {
		m.pace = *s.Pace
	}
	if s.Retries != nil {
		m.retries = *s.Retries
	}
	if m.pace < 0 || m.retries < 0 || m.parallel < 0 || m.timeout < 0 || m.maxBytes < 0 || m.maxDelay < 0 || m.maxWait < 0 {
		return m, wrong("pace, parallel, retries, timeout and sizes of a source are not negative", "")
	}
	if err := m.setProxy(s.Proxy); err != nil {
		return m, err
	}
	if strings.ContainsFunc(s.Contact, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) }) || len(s.Contact) > 200 {
		return m, wrong("the contact holds characters that a user agent cannot show", "give an e-mail or web address")
	}
	for _, h := range s.Headers {
		if err := m.add(own{name: http.CanonicalHeaderKey(h.Name), value: h.Value, hosts: h.Hosts}); err != nil {
			return m, err
		}
	}
	for _, c := range s.Cookies {
		if err := m.add(own{cookie: true, name: c.Name, value: c.Value, hosts: c.Hosts}); err != nil {
			return m, err
		}
	}
	return m, nil
}

func or[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

// setProxy takes the address of the proxy. Its text may hold a password, so
// no error repeats it.
func (m *manners) setProxy(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || !slices.Contains([]string{"http", "https", "socks5"}, u.Scheme) {
		return wrong("the address of the proxy is none", "write http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT")
	}
	m.proxy = u
	if u.User != nil {
		m.secret(u.User.Username())
		if p, ok := u.User.Password(); ok {
			m.secret(p)
		}
	}
	return nil
}

// managed are headers that the client itself must set.
var managed = []string{
	"Accept-Encoding", "Connection", "Content-Length", "Expect", "Host", "If-Modified-Since", "If-None-Match", "If-Range",
	"Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "Range", "Te", "Trailer", "Transfer-Encoding", "Upgrade",
}

func (m *manners) add(o own) error {
	kind := "header"
	if o.cookie {
		kind = "cookie"
	}
	switch {
	case !httpguts.ValidHeaderFieldName(o.name):
		return wrong(fmt.Sprintf("a %s of the source has no valid name", kind), "a name is letters, digits and hyphens")
	case !httpguts.ValidHeaderFieldValue(o.value) || o.cookie && strings.ContainsAny(o.value, ";, \t\"\\"):
		return wrong(fmt.Sprintf("the %s %s holds characters that may not be sent", kind, o.name), "")
	case !o.cookie && o.name == "User-Agent":
		return wrong("the user agent names the program and cannot be set", "set a contact to be reached by sites")
	case !o.cookie && o.name == "Cookie":
		return wrong("cookies are no headers", "list them as cookies")
	case !o.cookie && slices.Contains(managed, o.name):
		return wrong("the header "+o.name+" is set by the program itself", "take it out")
	case len(o.hosts) == 0:
		return wrong(fmt.Sprintf("the %s %s names no host that it is meant for", kind, o.name), "")
	}
	o.hosts = slices.Clone(o.hosts)
	for i, h := range o.hosts {
		below, wild := strings.CutPrefix(h, "*.")
		host, err := hostname(below)
		if err != nil {
			return wrong(fmt.Sprintf("the %s %s is meant for %q, which is no host", kind, o.name, h), "")
		}
		if wild {
			host = "*." + host
		}
		o.hosts[i] = host
	}
	m.own = append(m.own, o)
	m.secret(o.value)
	return nil
}

// secret notes what no error may show. A header such as "Bearer abc" counts
// as a whole and by its words; words shorter than four bytes would hide
// nothing but the rest of the message.
func (m *manners) secret(s string) {
	for _, part := range append(strings.Fields(s), s) {
		if len(part) >= 4 && !slices.Contains([]string{"Basic", "Bearer", "Digest"}, part) {
			m.secrets = append(m.secrets, part)
		}
	}
	// The longest first, or a part would be hidden and the rest shown.
	slices.SortFunc(m.secrets, func(a, b string) int { return len(b) - len(a) })
}

// meantFor tells whether a header or cookie goes to a host.
func (o own) meantFor(host string) bool {
	for _, h := range o.hosts {
		if below, ok := strings.CutPrefix(h, "*."); ok {
			if strings.HasSuffix(host, "."+below) {
				return true
			}
		} else if host == h {
			return true
		}
	}
	return false
}

func wrong(msg, hint string) error {
	return &pipeline.Fault{Code: pipeline.Invalid, Msg: msg, Hint: hint}
}
