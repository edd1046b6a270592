package source

import (
	"net/url"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/wordferry/wordferry/pipeline"
)

// filter says which of the addresses that a list names are articles.
type filter struct{ include, exclude []string }

// CheckPattern tells what is wrong with a pattern of Include or Exclude. A
// pattern is matched with the decoded path of an address, or, if it contains
// "://", with the whole of it, decoded: "/news/**", "*://shop.example/**".
func CheckPattern(pattern string) error {
	if pattern == "" || !doublestar.ValidatePattern(pattern) {
		return &pipeline.Fault{
			Code: pipeline.Invalid, Where: pattern, Msg: "is no pattern of addresses",
			Hint: "use *, ?, [a-z], {a,b} and ** for any folders: /news/**",
		}
	}
	return nil
}

func newFilter(include, exclude []string) (filter, error) {
	for _, ps := range [][]string{include, exclude} {
		for _, p := range ps {
			if err := CheckPattern(p); err != nil {
				return filter{}, err
			}
		}
	}
	return filter{include, exclude}, nil
}

// allows tells whether an address may be an article. home is the site that
// its list is of; nil where a list may name any site.
func (f filter) allows(u, home *url.URL) bool {
	if matchesAny(f.exclude, u, false) {
		return false
	}
	if home != nil && !sameSite(u, home) {
		return matchesAny(f.include, u, true)
	}
	return len(f.include) == 0 || matchesAny(f.include, u, false)
}

// matchesAny tells whether one of the patterns fits; whole: only of those of
// whole addresses.
func matchesAny(patterns []string, u *url.URL, whole bool) bool {
	path := u.Path
	if path == "" {
		path = "/"
	}
	for _, p := range patterns {
		subject := path
		switch {
		case strings.Contains(p, "://"):
			subject = u.Scheme + "://" + strings.ToLower(u.Host) + path
			if u.RawQuery != "" {
				subject += "?" + u.RawQuery
			}
		case whole:
			continue
		case !strings.HasPrefix(p, "/"):
			p = "/" + p
		}
		if ok, err := doublestar.Match(p, subject); ok && err == nil {
			return true
		}
		if trimmed := strings.TrimSuffix(subject, "/"); trimmed != subject {
			if ok, err := doublestar.Match(p, trimmed); ok && err == nil {
				return true
			}
		}
	}
	return false
}
