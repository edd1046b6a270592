package fetch

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"sync"

	"golang.org/x/net/publicsuffix"
)

// Limits of what sites may leave with us; browsers have the like.
const (
	maxCookie  = 4 << 10  // bytes of one cookie
	maxCookies = 180      // of one host
	maxSent    = 16 << 10 // bytes of cookies with one request
)

// jar keeps the cookies that sites set, as long as its fetcher lives.
type jar struct {
	jar *cookiejar.Jar

	mu    sync.Mutex
	names map[string]map[string]bool // host → names of the cookies it has set
}

func newJar() *jar {
	// New fails for no options.
	j, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	return &jar{jar: j, names: map[string]map[string]bool{}}
}

func (j *jar) keep(u *url.URL, cookies []*http.Cookie) {
	if len(cookies) == 0 {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	names := j.names[u.Hostname()]
	if names == nil {
		names = map[string]bool{}
		j.names[u.Hostname()] = names
	}
	var taken []*http.Cookie
	for _, c := range cookies {
		if len(c.Name)+len(c.Value) > maxCookie || !names[c.Name] && len(names) >= maxCookies {
			continue
		}
		names[c.Name] = true
		taken = append(taken, c)
	}
	j.jar.SetCookies(u, taken)
}

func (j *jar) cookies(u *url.URL) []*http.Cookie {
	all := j.jar.Cookies(u)
	sum := 0
	for i, c := range all {
		if sum += len(c.Name) + len(c.Value) + 3; sum > maxSent {
			return all[:i]
		}
	}
	return all
}
