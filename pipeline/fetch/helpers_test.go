package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// serve starts a site on this machine.
func serve(t *testing.T, h http.Handler) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv
}

// impatient returns a fetcher that may reach this machine and waits for nothing.
func impatient(t *testing.T, s Settings) *Fetcher {
	t.Helper()
	s.AllowPrivate = true
	if s.Pace == nil {
		s.Pace = new(time.Duration(0))
	}
	if s.Retries == nil {
		s.Retries = new(0)
	}
	c := New(Options{})
	c.firstWait = time.Millisecond
	return view(t, c, s)
}

func view(t *testing.T, c *Client, s Settings) *Fetcher {
	t.Helper()
	t.Cleanup(c.Close)
	f, err := c.For(s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(s)) }
}

// wantCode fails the test if err is no fault of this kind.
func wantCode(t *testing.T, err error, want pipeline.FaultCode) *pipeline.Fault {
	t.Helper()
	f, ok := err.(*pipeline.Fault)
	if !ok || f.Code != want {
		t.Fatalf("got %v (%T), want a fault of code %d", err, err, want)
	}
	return f
}

// network is one without wires, for tests in which time is not real: hosts by
// name, each with a real HTTP server behind it.
type network struct {
	hosts map[string]*pipes
}

type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}
func (p *pipes) Close() error   { p.once.Do(func() { close(p.closed) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func newNetwork() *network { return &network{hosts: map[string]*pipes{}} }

// host puts a server at http://NAME/.
func (n *network) host(t *testing.T, name string, h http.Handler) {
	p := &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}
	n.hosts[name+":80"] = p
	srv := &http.Server{Handler: h}
	go srv.Serve(p)
	t.Cleanup(func() {
		srv.Close()
		time.Sleep(time.Minute) // handlers see that they are alone
	})
}

// client returns a client of this network.
func (n *network) client(t *testing.T, o Options) *Client {
	c := New(o)
	c.tune = func(tr *http.Transport) {
		tr.DialContext = func(ctx context.Context, _, address string) (net.Conn, error) {
			p := n.hosts[address]
			if p == nil {
				return nil, &net.DNSError{Err: "no such host", Name: address, IsNotFound: true}
			}
			here, there := net.Pipe()
			select {
			case p.conns <- there:
				return here, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
	}
	t.Cleanup(c.Close)
	return c
}

// refuse connects to nothing and counts.
func refuse(dials *int) func(context.Context, string, string) (net.Conn, error) {
	return func(_ context.Context, network, _ string) (net.Conn, error) {
		*dials++
		return nil, &net.OpError{Op: "dial", Net: network, Err: syscall.ECONNREFUSED}
	}
}
