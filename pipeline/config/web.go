package config

import (
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
)

// listKeys say for each kind of the web which keys name where it looks.
var listKeys = map[string][]string{"page": {"pages", "lists"}, "feed": {"feeds"}, "sitemap": {"sitemaps"}}

// checkWeb checks a source whose articles come over the network.
func (c *Config) checkWeb(r *report, s *Source, at, in string) {
	named := map[string][]string{"paths": s.Paths, "pages": s.Pages, "lists": s.Lists, "feeds": s.Feeds, "sitemaps": s.Sitemaps}
	ours := listKeys[s.Kind]
	any := false
	for _, name := range []string{"paths", "pages", "lists", "feeds", "sitemaps"} {
		if !slices.Contains(ours, name) {
			if _, said := r.lines[at+"/"+name]; said {
				r.add(at+"/"+name, "it has "+strings.Join(ours, " and "), "%q is not for sources of kind %s, and %s is one", name, s.Kind, in)
			}
			continue
		}
		any = any || len(named[name]) > 0
		checkAddresses(r, named[name], at+"/"+name, in)
	}
	if !any {
		r.add(at+"/"+ours[0], fmt.Sprintf("add %s: [https://…]", ours[0]), "%s has no %q", in, ours[0])
	}
	for _, list := range []struct {
		name     string
		patterns []string
	}{{"include", s.Include}, {"exclude", s.Exclude}} {
		for j, p := range list.patterns {
			here := fmt.Sprintf("%s/%s/%d", at, list.name, j)
			switch {
			case !strings.HasPrefix(p, "/") && !strings.Contains(p, "://"):
				r.add(here, "as in /news/** or https://*.example.com/**", "%q in %s begins neither with / nor with a scheme", cut(p), in)
			case !doublestar.ValidatePattern(p):
				r.add(here, `a bracket is not closed, or a \ stands at the end`, "%q in %s is no pattern", cut(p), in)
			}
		}
	}
	for j, site := range s.Sites {
		here := fmt.Sprintf("%s/sites/%d/host", at, j)
		host := strings.TrimPrefix(site.Host, "*.")
		switch {
		case host == "":
			r.add(here, "add a host, as in - host: www.example.com", "site %d of %s has no \"host\"", j+1, in)
		case strings.ContainsAny(host, "/*: "):
			r.add(here, "as in www.example.com or *.example.com", "%q in %s is no host", cut(site.Host), in)
		case slices.IndexFunc(s.Sites, func(o Site) bool { return o.Host == site.Host }) < j:
			r.add(here, "", "the host %q stands twice in %s", cut(site.Host), in)
		}
	}
	r.inside(at+"/snapshots", "snapshots", s.Snapshots)
	checkFetch(r, &s.Fetch, at+"/fetch", in)
}

func checkAddresses(r *report, addresses []string, at, in string) {
	for j, p := range addresses {
		here := fmt.Sprintf("%s/%d", at, j)
		u, err := url.Parse(p)
		switch {
		case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
			r.add(here, "addresses begin with https:// or http://", "%q in %s is no address of a page", cut(p), in)
		case u.User != nil:
			r.add(here, "write it under fetch: headers, as Authorization", "an address in %s holds a user name or password", in)
		case slices.Index(addresses, p) < j:
			r.add(here, "", "%q stands twice in %s", cut(p), in)
		}
	}
}

// checkFetch also puts in the variables that headers, cookies and the proxy
// name.
func checkFetch(r *report, f *Fetch, at, in string) {
	f.Proxy = r.filled(at+"/proxy", f.Proxy, in)
	if f.Proxy != "" {
		if u, err := url.Parse(f.Proxy); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			r.add(at+"/proxy", "as in http://proxy.example.com:3128", "the \"proxy\" of %s is no address", in)
		}
	}
	for j, h := range f.Headers {
		here := fmt.Sprintf("%s/headers/%d", at, j)
		name, value, ok := strings.Cut(h, ":")
		name = strings.TrimSpace(name)
		switch {
		case !ok || !isToken(name):
			r.add(here, "as in Accept-Language: de", "a header of %s must be written with a name and a colon", in)
		case forbiddenHeader(name):
			r.add(here, "", "the header %q in %s is set by Wordferry itself", name, in)
		}
		f.Headers[j] = name + ": " + r.filled(here, strings.TrimSpace(value), in)
	}
	for j, c := range f.Cookies {
		here := fmt.Sprintf("%s/cookies/%d", at, j)
		name, value, ok := strings.Cut(c, "=")
		if name = strings.TrimSpace(name); !ok || !isToken(name) {
			r.add(here, "as in consent=yes", "a cookie of %s must be written with a name and an equals sign", in)
		}
		f.Cookies[j] = name + "=" + r.filled(here, strings.TrimSpace(value), in)
	}
}

func forbiddenHeader(name string) bool {
	switch strings.ToLower(name) {
	case "host", "content-length", "transfer-encoding", "connection", "accept-encoding", "cookie", "user-agent", "if-none-match", "if-modified-since":
		return true
	}
	return false
}

func isToken(s string) bool {
	return s != "" && strings.Trim(s, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

var variables = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)\}`) })

// filled puts the values of environment variables in place of ${NAME}, so that
// secrets need not stand in the file.
func (r *report) filled(at, s, in string) string {
	if strings.Contains(s, "${") {
		s = variables().ReplaceAllStringFunc(s, func(ref string) string {
			name := ref[2 : len(ref)-1]
			value, ok := os.LookupEnv(name)
			if !ok {
				r.add(at, "export "+name+"=…", "the variable %s that %s names is not set", name, in)
			}
			return value
		})
	}
	if strings.ContainsAny(s, "\r\n\x00") {
		r.add(at, "", "a value in %s has more than one line", in)
	}
	return s
}
