package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// transportKey says which connections may be shared: one to a private address
// is never used by a source that may not reach it.
type transportKey struct {
	private bool
	proxy   string
}

// errPrivate is the refusal of an address that is not public.
var errPrivate = errors.New("leads to a private address or an unusual port")

// publicOnly returns the check of an address that is about to be connected
// to. It lets pass what IANA has assigned to the public Internet, at the ports
// of the web: no loopback, private, link-local, shared, multicast or
// documentation networks, no IPv4 wrapped in IPv6 (mapped, NAT64, 6to4,
// Teredo). A network that reaches IPv4 through NAT64 alone needs AllowPrivate.
func publicOnly() func(network, address string) error {
	g := ssrf.New(ssrf.WithPorts(80, 443, 8080, 8443))
	return func(network, address string) error {
		if g.Safe(network, address, nil) != nil {
			return errPrivate
		}
		return nil
	}
}

func (c *Client) transport(key transportKey, proxy *url.URL) *http.Transport {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t := c.transports[key]; t != nil {
		return t
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Resolver: c.resolver}
	if !key.private && proxy == nil {
		// Checked when connecting, after the name was looked up, so that a
		// name that changes its address between look-up and use gains nothing.
		// With a proxy it is the proxy that is connected to; see checkTarget.
		dialer.ControlContext = func(_ context.Context, network, address string, _ syscall.RawConn) error {
			return c.guard(network, address)
		}
	}
	t := &http.Transport{
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  30 * time.Second,
		IdleConnTimeout:        60 * time.Second,
		MaxResponseHeaderBytes: MaxHeaderBytes,
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    64, // parallel is kept by the gates
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // decoded here, with limits
	}
	if proxy != nil {
		t.Proxy = http.ProxyURL(proxy)
		t.OnProxyConnectResponse = func(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
			if resp.StatusCode != http.StatusOK {
				return &proxyError{resp.StatusCode}
			}
			return nil
		}
	}
	if c.tune != nil {
		c.tune(t)
	}
	c.transports[key] = t
	return t
}

// proxyError is a proxy that does not connect.
type proxyError struct{ status int }

func (e *proxyError) Error() string { return fmt.Sprintf("the proxy answered %d", e.status) }

// checkTarget looks up a host that a proxy is about to be asked for and
// refuses it if any of its addresses is not public. The proxy looks the name
// up again: a name that changes in between, or that the proxy resolves
// otherwise, is for the proxy to refuse.
func (f *Fetcher) checkTarget(ctx context.Context, u *url.URL) error {
	port := u.Port()
	if port == "" {
		port = defaultPort(u.Scheme)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return errPrivate
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	ips, err := f.client.resolver.LookupNetIP(ctx, "ip", u.Hostname())
	if err != nil {
		return err
	}
	for _, ip := range ips {
		ip = ip.Unmap()
		network := "tcp4"
		if ip.Is6() {
			network = "tcp6"
		}
		if err := f.client.guard(network, netip.AddrPortFrom(ip, uint16(n)).String()); err != nil {
			return err
		}
	}
	return nil
}
