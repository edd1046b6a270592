package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/wordferry/wordferry/pipeline"
)

// nameserver is a DNS server on this machine. answer says the IPv4 addresses
// of a name at its nth look-up, from 1; none: there is no such host.
func nameserver(t *testing.T, answer func(name string, n int) []string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		asked := map[string]int{}
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			name := strings.TrimSuffix(strings.ToLower(q.Name.String()), ".")
			reply := dnsmessage.Message{
				Header:    dnsmessage.Header{ID: m.ID, Response: true, Authoritative: true, RecursionAvailable: true},
				Questions: m.Questions,
			}
			nth := asked[name] + 1
			if q.Type == dnsmessage.TypeA {
				asked[name] = nth
			}
			ips := answer(name, nth)
			if len(ips) == 0 {
				reply.RCode = dnsmessage.RCodeNameError
			}
			for _, ip := range ips {
				if q.Type == dnsmessage.TypeA {
					reply.Answers = append(reply.Answers, dnsmessage.Resource{
						Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 0},
						Body:   &dnsmessage.AResource{A: netip.MustParseAddr(ip).As4()},
					})
				}
			}
			if b, err := reply.Pack(); err == nil {
				conn.WriteTo(b, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// twoMachines starts a site on 127.0.0.2, which these tests take for public,
// and one on 127.0.0.1, which is private, at the same port.
func twoMachines(t *testing.T, h http.Handler) (c *Client, port string, reached *atomic.Int64) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("this machine has no second loopback address")
	}
	srv := &http.Server{Handler: h}
	go srv.Serve(l)
	t.Cleanup(func() { srv.Close() })
	port = strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	inner, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		t.Skip("the port is taken: ", err)
	}
	reached = new(atomic.Int64)
	go func() {
		for {
			c, err := inner.Accept()
			if err != nil {
				return
			}
			reached.Add(1)
			c.Close()
		}
	}()
	t.Cleanup(func() { inner.Close() })
	c = New(Options{})
	c.firstWait = time.Millisecond
	c.guard = func(_, address string) error {
		if strings.HasPrefix(address, "127.0.0.2:") {
			return nil
		}
		return errPrivate
	}
	return c, port, reached
}

func TestGuard_NameThatChangesItsAddress(t *testing.T) {
	c, port, reached := twoMachines(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close") // so that the name is looked up again
		w.Write([]byte("public"))
	}))
	c.resolver = nameserver(t, func(name string, n int) []string {
		switch {
		case name == "both.example":
			return []string{"127.0.0.1", "127.0.0.2"}
		case name == "rebind.example" && n == 1:
			return []string{"127.0.0.2"}
		case name == "rebind.example":
			return []string{"127.0.0.1"}
		}
		return nil
	})
	f := view(t, c, Settings{IgnoreRobots: true, Pace: new(time.Duration(0))})
	rebind := Request{Address: "http://rebind.example:" + port + "/"}
	if resp, err := f.Get(t.Context(), rebind); err != nil || string(resp.Body) != "public" {
		t.Fatalf("%v %v", resp, err)
	}
	for range 3 {
		_, err := f.Get(t.Context(), rebind)
		wantCode(t, err, pipeline.Denied)
	}
	// A name with addresses of both kinds leads to the public one, if anywhere.
	if resp, err := f.Get(t.Context(), Request{Address: "http://both.example:" + port + "/"}); err == nil && string(resp.Body) != "public" {
		t.Errorf("%v", resp)
	}
	_, err := f.Get(t.Context(), Request{Address: "http://nowhere.example/"})
	wantCode(t, err, pipeline.NotFound)
	if reached.Load() != 0 {
		t.Error("the private machine was reached")
	}
}

func TestGuard_RedirectToAPrivateAddress(t *testing.T) {
	mux := http.NewServeMux()
	c, port, reached := twoMachines(t, mux)
	to := ""
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Location", to); w.WriteHeader(302) })
	f := view(t, c, Settings{IgnoreRobots: true, Pace: new(time.Duration(0)), Retries: new(3)})
	for _, host := range []string{"127.0.0.1", "localhost", "127.0.0.3", "[::1]", "[::ffff:127.0.0.1]", "10.1.2.3", "169.254.169.254", "[fe80::1]", "0.0.0.0", "192.168.1.1"} {
		to = "http://" + host + ":" + port + "/"
		_, err := f.Get(t.Context(), Request{Address: "http://127.0.0.2:" + port + "/page"})
		if fault := wantCode(t, err, pipeline.Denied); !strings.Contains(fault.Msg, "redirects to http") || fault.Where != "http://127.0.0.2:"+port+"/page" {
			t.Error(err)
		}
	}
	if reached.Load() != 0 {
		t.Error("the private machine was reached")
	}
}

func TestGuard_RobotsRedirectToAPrivateAddress(t *testing.T) {
	mux := http.NewServeMux()
	c, port, reached := twoMachines(t, mux)
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://127.0.0.1:"+port+"/robots.txt", http.StatusFound)
	})
	mux.HandleFunc("/page", text("public"))
	_, err := view(t, c, Settings{Pace: new(time.Duration(0))}).Get(t.Context(), Request{Address: "http://127.0.0.2:" + port + "/page"})
	wantCode(t, err, pipeline.Temporary)
	if reached.Load() != 0 {
		t.Error("the private machine was reached")
	}
}

func TestGuard_OddPortsAreRefused(t *testing.T) {
	guard := publicOnly()
	for address, want := range map[string]error{
		"93.184.216.34:80": nil, "93.184.216.34:443": nil, "93.184.216.34:8080": nil, "[2606:2800:220:1::1]:443": nil,
		"93.184.216.34:22": errPrivate, "93.184.216.34:6379": errPrivate, "10.0.0.1:80": errPrivate, "[2002:a00:1::]:80": errPrivate,
	} {
		network := "tcp4"
		if strings.HasPrefix(address, "[") {
			network = "tcp6"
		}
		if got := guard(network, address); !errors.Is(got, want) {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// A connection that one source may use is not lent to another that may not.
func TestGuard_OpenConnectionsAreNotLent(t *testing.T) {
	srv := serve(t, text("inner"))
	c := New(Options{})
	open := view(t, c, Settings{AllowPrivate: true, IgnoreRobots: true, Pace: new(time.Duration(0))})
	closed := view(t, c, Settings{IgnoreRobots: true, Pace: new(time.Duration(0))})
	if _, err := open.Get(t.Context(), Request{Address: srv.URL}); err != nil {
		t.Fatal(err)
	}
	_, err := closed.Get(t.Context(), Request{Address: srv.URL})
	wantCode(t, err, pipeline.Denied)
}

// proxy is a real one: it forwards http and connects https and SOCKS to one
// inner site, whatever the name, and notes what it was asked for.
type proxy struct {
	inner  string // address of the site behind
	auth   string // wanted Proxy-Authorization; "" for none
	asked  []string
	plain  http.Handler
	status int // of CONNECT, when it is not 200
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.asked = append(p.asked, r.Method+" "+r.RequestURI)
	if p.auth != "" && r.Header.Get("Proxy-Authorization") != p.auth {
		w.WriteHeader(407)
		return
	}
	if r.Method != http.MethodConnect {
		p.plain.ServeHTTP(w, r)
		return
	}
	if p.status != 0 {
		w.WriteHeader(p.status)
		return
	}
	there, err := net.Dial("tcp", p.inner)
	if err != nil {
		w.WriteHeader(502)
		return
	}
	here, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
	join(here, there)
}

func join(a, b net.Conn) {
	go func() { io.Copy(a, b); a.Close() }()
	io.Copy(b, a)
	b.Close()
}

func TestProxy_IsAskedForPublicTargetsOnly(t *testing.T) {
	p := &proxy{auth: "Basic dXNlcjpodW50ZXIyMg==", plain: text("by proxy")}
	srv := serve(t, p)
	c := New(Options{})
	c.firstWait = time.Millisecond
	c.resolver = nameserver(t, func(name string, n int) []string {
		switch name {
		case "example.com":
			return []string{"93.184.216.34"}
		case "inner.example":
			return []string{"93.184.216.34", "10.0.0.1"}
		}
		return nil
	})
	address := strings.Replace(srv.URL, "http://", "http://user:hunter22@", 1)
	f := view(t, c, Settings{Proxy: address, IgnoreRobots: true, Pace: new(time.Duration(0)), Retries: new(0)})
	resp, err := f.Get(t.Context(), Request{Address: "http://example.com/a?b"})
	if err != nil || string(resp.Body) != "by proxy" || p.asked[0] != "GET http://example.com/a?b" {
		t.Fatalf("%v %v %q", resp, err, p.asked)
	}
	p.asked = nil
	for address, want := range map[string]pipeline.FaultCode{
		"http://inner.example/": pipeline.Denied, "https://inner.example/": pipeline.Denied, "http://127.0.0.1/": pipeline.Denied, "http://[::1]/": pipeline.Denied,
		"http://[::ffff:10.0.0.1]/": pipeline.Denied, "http://169.254.169.254/": pipeline.Denied, "http://localhost/": pipeline.Denied,
		"http://example.com:22/": pipeline.Denied, "http://nowhere.example/": pipeline.NotFound, "http://127.1/": pipeline.Invalid, "http://0x7f.1/": pipeline.Invalid,
	} {
		_, err := f.Get(t.Context(), Request{Address: address})
		wantCode(t, err, want)
	}
	if len(p.asked) != 0 {
		t.Errorf("the proxy was asked for %q", p.asked)
	}
	// Who may reach private addresses leaves names to the proxy.
	f = view(t, c, Settings{Proxy: address, AllowPrivate: true, IgnoreRobots: true})
	if _, err := f.Get(t.Context(), Request{Address: "http://intranet/"}); err != nil {
		t.Error(err)
	}
}

func TestProxy_RedirectsThroughItAreChecked(t *testing.T) {
	p := &proxy{plain: status(302, "Location", "http://10.0.0.1/admin")}
	srv := serve(t, p)
	c := New(Options{})
	c.resolver = nameserver(t, func(string, int) []string { return []string{"93.184.216.34"} })
	_, err := view(t, c, Settings{Proxy: srv.URL, IgnoreRobots: true}).Get(t.Context(), Request{Address: "http://example.com/"})
	if wantCode(t, err, pipeline.Denied); len(p.asked) != 1 {
		t.Errorf("the proxy was asked for %q", p.asked)
	}
}

func TestProxy_ConnectsForHTTPS(t *testing.T) {
	site := httptest.NewTLSServer(text("by tunnel"))
	t.Cleanup(site.Close)
	p := &proxy{inner: site.Listener.Addr().String()}
	srv := serve(t, p)
	c := New(Options{})
	c.tune = trust(site)
	c.firstWait = time.Millisecond
	c.resolver = nameserver(t, func(string, int) []string { return []string{"93.184.216.34"} })
	f := view(t, c, Settings{Proxy: srv.URL, IgnoreRobots: true, Pace: new(time.Duration(0))})
	resp, err := f.Get(t.Context(), Request{Address: "https://example.com/"})
	if err != nil || string(resp.Body) != "by tunnel" || p.asked[0] != "CONNECT example.com:443" {
		t.Fatalf("%v %v %q", resp, err, p.asked)
	}
	for status, want := range map[int]pipeline.FaultCode{407: pipeline.Denied, 403: pipeline.Denied, 502: pipeline.Temporary} {
		p.status = status
		c.Close()
		_, err = f.Get(t.Context(), Request{Address: "https://example.com/"})
		if fault := wantCode(t, err, want); !strings.Contains(fault.Msg, strconv.Itoa(status)) {
			t.Error(err)
		}
	}
}

func TestProxy_SpeaksSOCKS(t *testing.T) {
	site := serve(t, text("by socks"))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	asked := make(chan string, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		b := make([]byte, 256)
		io.ReadFull(c, b[:2])    // version, number of methods
		io.ReadFull(c, b[:b[1]]) // methods
		c.Write([]byte{5, 0})    // none needed
		io.ReadFull(c, b[:5])    // version, connect, 0, a name, its length
		n := int(b[4])
		io.ReadFull(c, b[:n+2])
		asked <- string(b[:n])
		c.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
		there, err := net.Dial("tcp", site.Listener.Addr().String())
		if err != nil {
			return
		}
		join(c, there)
	}()
	c := New(Options{})
	c.resolver = nameserver(t, func(string, int) []string { return []string{"93.184.216.34"} })
	f := view(t, c, Settings{Proxy: "socks5://" + l.Addr().String(), IgnoreRobots: true, Retries: new(0)})
	resp, err := f.Get(t.Context(), Request{Address: "http://example.com/"})
	if err != nil || string(resp.Body) != "by socks" || <-asked != "example.com" {
		t.Fatalf("%v %v", resp, err)
	}
}
