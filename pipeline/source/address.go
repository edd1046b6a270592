package source

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// maxAddress is the longest address that is followed, in bytes.
const maxAddress = 4096

// resolve reads an address as a site wrote it, relative to base if there is
// one. Only addresses that can be asked for come back without an error.
func resolve(base *url.URL, ref string) (*url.URL, error) {
	ref = strings.TrimSpace(ref)
	if len(ref) > maxAddress {
		return nil, fmt.Errorf("the address is longer than %d bytes", maxAddress)
	}
	u, err := url.Parse(ref)
	if err != nil {
		return nil, errors.New("is no address")
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("is no http or https address")
	case strings.Trim(u.Hostname(), ".") == "":
		return nil, errors.New("the address names no host")
	case u.User != nil:
		return nil, errors.New("the address holds a user name or password")
	}
	return u, nil
}

// keyOf is what two addresses of one page have in common (RFC 3986, 6.2): the
// host in lower case and without a default port, dot segments resolved,
// percent-encoding in one spelling, no fragment, no parameters that only tell
// where a visitor came from, and no scheme, as http and https lead to the same
// page. A slash at the end and the order of parameters count.
func keyOf(u *url.URL) string {
	key := "//" + hostOf(u)
	if port := u.Port(); port != "" && !(port == "80" && u.Scheme == "http") && !(port == "443" && u.Scheme == "https") {
		key += ":" + port
	}
	key += withoutDots(respell(u.EscapedPath()))
	if q := withoutTracking(u.RawQuery); q != "" {
		key += "?" + respell(q)
	}
	return key
}

// keyOfAddress is keyOf for an address that may be none: its own text then.
func keyOfAddress(address string) string {
	u, err := resolve(nil, address)
	if err != nil {
		return address
	}
	return keyOf(u)
}

func hostOfAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return hostOf(u)
}

// withoutVisitor is an address without what only tells where a visitor came
// from or looks at.
func withoutVisitor(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Fragment == "" && withoutTracking(u.RawQuery) == u.RawQuery {
		return address
	}
	u.Fragment, u.RawFragment, u.RawQuery = "", "", withoutTracking(u.RawQuery)
	return u.String()
}

// hostOf is the host in lower case and ASCII, without a port.
func hostOf(u *url.URL) string {
	host := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return host
}

// sameSite tells whether two addresses are of one host, with or without www.
func sameSite(a, b *url.URL) bool {
	return strings.TrimPrefix(hostOf(a), "www.") == strings.TrimPrefix(hostOf(b), "www.")
}

// front tells whether an address is the front page of its site.
func front(u *url.URL) bool {
	return (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}

// respell writes percent-encoding in one way: unreserved characters as
// themselves, everything outside ASCII encoded, digits in upper case.
func respell(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			if v := byte(unhex(s[i+1])<<4 | unhex(s[i+2])); unreserved(v) {
				b.WriteByte(v)
			} else {
				b.WriteString(strings.ToUpper(s[i : i+3]))
			}
			i += 2
			continue
		}
		if c <= ' ' || c >= 0x7f {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// withoutDots resolves the segments "." and ".." of a path (RFC 3986, 5.2.4).
func withoutDots(p string) string {
	var out []string
	segments := strings.Split(strings.TrimPrefix(p, "/"), "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch {
		case s == ".." && len(out) > 0:
			out = out[:len(out)-1]
		case s != "." && s != "..":
			out = append(out, s)
			continue
		}
		if last {
			out = append(out, "")
		}
	}
	return "/" + strings.Join(out, "/")
}

// withoutTracking drops the parameters of a query that say where a visitor
// came from and change nothing of the page.
func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !tracking(strings.ToLower(name)) {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "&")
}

func tracking(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "igsh",
		"mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "wickedid", "oly_anon_id", "oly_enc_id", "spm":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
