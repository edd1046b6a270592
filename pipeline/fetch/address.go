package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"github.com/wordferry/wordferry/pipeline"
)

// parse reads an address that is to be fetched: its host in lower case and
// ASCII, its fragment left out.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		// url's error repeats the address, which may hold a password.
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: redact(address), Msg: "is no address"}
	}
	if err := check(u); err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: redact(address), Msg: err.Error()}
	}
	return u, nil
}

// check refuses what is no web address and brings the rest into the form that
// everything here compares.
func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("addresses begin with http:// or https://")
	case u.Host == "":
		return errors.New("the address names no host")
	case u.User != nil:
		return errors.New("an address may not hold a user name or password")
	case len(u.Path)+len(u.RawQuery) > MaxAddress:
		return errors.New("the address is longer than " + strconv.Itoa(MaxAddress) + " bytes")
	}
	host, err := hostname(u.Hostname())
	if err != nil {
		return err
	}
	port := u.Port()
	if n, err := strconv.ParseUint(port, 10, 16); port != "" && (err != nil || n == 0) {
		return errors.New("the address has no valid port")
	}
	if port == defaultPort(u.Scheme) {
		port = ""
	}
	switch {
	case port != "":
		host = net.JoinHostPort(host, port)
	case strings.Contains(host, ":"):
		host = "[" + host + "]"
	}
	u.Host, u.RawQuery, u.Fragment, u.RawFragment = host, query(u.RawQuery), "", ""
	return nil
}

// query encodes what may not be sent as it is; net/url does so for paths
// alone.
func query(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// hostname is a host in lower case and ASCII. A number that only some
// programs read as an IPv4 address (127.1, 0x7f.0.0.1, 2130706433) is
// refused: a proxy might read it so.
func hostname(host string) (string, error) {
	wrong := errors.New("the address has no valid host")
	for i := range len(host) {
		if host[i] >= 0x80 {
			ascii, err := idna.Lookup.ToASCII(host)
			if err != nil {
				return "", wrong
			}
			host = ascii
			break
		}
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip.Zone() != "" {
			return "", errors.New("an address may not name a network interface")
		}
		return ip.String(), nil
	}
	if host == "" || len(host) > 253 || strings.ContainsFunc(host, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"#%*/:<>?@[\]^|`+"`{}", r)
	}) {
		return "", wrong
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	if strings.Trim(last, "0123456789") == "" || strings.HasPrefix(last, "0x") && strings.Trim(last[2:], "0123456789abcdef") == "" {
		return "", errors.New("the address has a number for a host that is no IPv4 address of four decimal parts")
	}
	return host, nil
}

func defaultPort(scheme string) string {
	if scheme == "https" {
		return "443"
	}
	return "80"
}

// originOf is what a robots.txt holds for: scheme, host and port.
func originOf(u *url.URL) string { return u.Scheme + "://" + u.Host }

// gateOf names the host for pace and parallelism: http and https are one,
// other ports are servers of their own.
func gateOf(u *url.URL) string { return u.Host }

// redact takes a user name and password out of an address, well-formed or not.
func redact(address string) string {
	scheme, rest, ok := strings.Cut(address, "//")
	if !ok {
		scheme, rest = "", address
	} else {
		scheme += "//"
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	if i := strings.LastIndexByte(rest[:end], '@'); i >= 0 {
		rest = rest[i+1:]
	}
	return scheme + rest
}
