package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"github.com/wordferry/wordferry/pipeline"
)

// pack packs a body as Content-Encoding says.
func pack(t testing.TB, coding string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "bare":
		w, err = flate.NewWriter(&b, 9)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, err = zstd.NewWriter(&b)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// page is a text of n bytes that packs as text does.
func page(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("the harbour has two new cranes and they work at night while town sleeps <p> </p> Straße 港口")
	var b bytes.Buffer
	for b.Len() < n {
		b.WriteString(words[r.IntN(len(words))])
		fmt.Fprint(&b, " ", r.IntN(1000), " ")
	}
	return b.Bytes()[:n]
}

func packed(coding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", coding)
		w.Write(body)
	}
}

func TestBody_IsUnpacked(t *testing.T) {
	want := page(300_000)
	mux := http.NewServeMux()
	for path, h := range map[string]http.HandlerFunc{
		"/plain":    text(string(want)),
		"/identity": packed("identity", want),
		"/mistake":  packed("UTF-8", want),
		"/gzip":     packed("gzip", pack(t, "gzip", want)),
		"/x-gzip":   packed("X-GZip", pack(t, "gzip", want)),
		"/members":  packed("gzip", append(pack(t, "gzip", want[:1000]), pack(t, "gzip", want[1000:])...)),
		"/padded":   packed("gzip", append(pack(t, "gzip", want), make([]byte, 99)...)),
		"/deflate":  packed("deflate", pack(t, "deflate", want)),
		"/bare":     packed("deflate", pack(t, "bare", want)),
		"/br":       packed("br", pack(t, "br", want)),
		"/zstd":     packed("zstd", pack(t, "zstd", want)),
		"/twice":    packed("gzip, br", pack(t, "br", pack(t, "gzip", want))),
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if got := r.Header.Get("Accept-Encoding"); got != "gzip, deflate, br, zstd" {
				t.Errorf("Accept-Encoding is %q", got)
			}
			h(w, r)
		})
	}
	srv := serve(t, mux)
	f := impatient(t, Settings{IgnoreRobots: true})
	for _, path := range []string{"/plain", "/identity", "/mistake", "/gzip", "/x-gzip", "/members", "/padded", "/deflate", "/bare", "/br", "/zstd", "/twice"} {
		resp, err := f.Get(t.Context(), Request{Address: srv.URL + path})
		if err != nil {
			t.Errorf("%s: %v", path, err)
		} else if !bytes.Equal(resp.Body, want) {
			t.Errorf("%s: %d bytes of %d", path, len(resp.Body), len(want))
		}
	}
}

func TestBody_OfAPackedFileComesAsItIs(t *testing.T) {
	file := pack(t, "gzip", page(1000))
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/gzip")
		w.Write(file)
	}))
	resp, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL + "/sitemap.xml.gz", Accept: Sitemap})
	if err != nil || !bytes.Equal(resp.Body, file) {
		t.Errorf("%v", err)
	}
}

func TestBody_MayBeEmpty(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/plain", status(200))
	mux.HandleFunc("/packed", status(200, "Content-Encoding", "gzip", "Content-Length", "0"))
	srv := serve(t, mux)
	for _, path := range []string{"/plain", "/packed"} {
		resp, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL + path})
		if err != nil || len(resp.Body) != 0 {
			t.Errorf("%s: %v %v", path, resp, err)
		}
	}
}

func TestBody_LimitIsExact(t *testing.T) {
	for _, coding := range []string{"", "gzip", "br", "zstd"} {
		for n, want := range map[int]bool{9_999: true, 10_000: true, 10_001: false} {
			body := page(n)
			if coding != "" {
				body = pack(t, coding, body)
			}
			for _, chunked := range []bool{false, true} {
				srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if coding != "" {
						w.Header().Set("Content-Encoding", coding)
					}
					if chunked {
						w.(http.Flusher).Flush()
					}
					w.Write(body)
				}))
				resp, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL, MaxBytes: 10_000})
				if (err == nil) != want || want && len(resp.Body) != n {
					t.Errorf("%s, %d bytes, chunked %v: %v", coding, n, chunked, err)
				}
			}
		}
	}
}

func TestBody_BombsEndEarly(t *testing.T) {
	zeros := make([]byte, 4<<20)
	for coding, body := range map[string][]byte{
		"gzip": pack(t, "gzip", zeros), "br": pack(t, "br", zeros), "zstd": pack(t, "zstd", zeros), "deflate": pack(t, "deflate", zeros),
		"gzip, gzip": pack(t, "gzip", pack(t, "gzip", zeros)),
		"br, zstd":   pack(t, "zstd", pack(t, "br", zeros)),
	} {
		asked := 0
		srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked++; packed(coding, body)(w, r) }))
		f := impatient(t, Settings{IgnoreRobots: true, Retries: new(3), MaxBytes: 1 << 30})
		_, err := f.Get(t.Context(), Request{Address: srv.URL})
		wantCode(t, err, pipeline.Invalid)
		if !strings.Contains(err.Error(), "more than 250 times") || asked != 1 {
			t.Errorf("%s: asked %d times: %v", coding, asked, err)
		}
	}
}

func TestBody_IsRefusedInUnknownOrDeepPacking(t *testing.T) {
	gz := pack(t, "gzip", pack(t, "gzip", pack(t, "gzip", page(100))))
	for coding, want := range map[string]string{
		"gzip, gzip, gzip": "packed more than 2 times", "compress": "was not asked for", "gzip, exi": "was not asked for",
		strings.Repeat("gzip,", 5000): "packed more than 2 times",
	} {
		srv := serve(t, packed(coding, gz))
		_, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL})
		if fault := wantCode(t, err, pipeline.Invalid); !strings.Contains(fault.Msg, want) {
			t.Errorf("%.40s: %v", coding, err)
		}
	}
}

func TestBody_OfAWideWindowIsRefused(t *testing.T) {
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(64<<20))
	if err != nil {
		t.Fatal(err)
	}
	w.Write(page(100_000))
	w.Flush()
	w.Write(page(100_000))
	w.Close()
	asked := 0
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked++; packed("zstd", b.Bytes())(w, r) }))
	_, err = impatient(t, Settings{IgnoreRobots: true, Retries: new(3)}).Get(t.Context(), Request{Address: srv.URL})
	if wantCode(t, err, pipeline.Invalid); asked != 1 {
		t.Errorf("asked %d times", asked)
	}
}

// raw serves one answer after the other, byte for byte, each on a connection
// of its own.
func raw(t *testing.T, answers ...string) (address string, asked *atomic.Int64) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	asked = new(atomic.Int64)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			n := int(asked.Add(1))
			c.Read(make([]byte, 4096))
			io.WriteString(c, answers[min(n, len(answers))-1])
			c.Close()
		}
	}()
	return "http://" + l.Addr().String() + "/", asked
}

func TestBody_CutShortIsNeverTakenForWhole(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	full := page(5000)
	coded := func(coding string) string {
		p := pack(t, coding, full)
		return fmt.Sprintf("%sContent-Encoding: %s\r\nConnection: close\r\n\r\n%s", ok, coding, p[:len(p)-6])
	}
	garbled := pack(t, "gzip", full)
	garbled[len(garbled)/2] ^= 0x55
	whole := fmt.Sprintf("%sContent-Length: 5\r\n\r\nwhole", ok)
	for name, answer := range map[string]string{
		"content length":    ok + "Content-Length: 100\r\n\r\nonly this",
		"chunk":             ok + "Transfer-Encoding: chunked\r\n\r\n64\r\nonly this",
		"no last chunk":     ok + "Transfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n",
		"no chunk length":   ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\nonly this\r\n0\r\n\r\n",
		"gzip":              coded("gzip"),
		"deflate":           coded("deflate"),
		"br":                coded("br"),
		"zstd":              coded("zstd"),
		"gzip, garbled":     ok + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + string(garbled),
		"gzip, not at all":  ok + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n<p>hello",
		"gzip, nothing":     ok + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n",
		"header":            ok + "Content-Le",
		"nothing":           "",
		"no HTTP":           "220 mail.example ESMTP\r\n",
		"two lengths":       ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nonly this",
		"length and chunks": ok + "Content-Length: -7\r\n\r\nonly this",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, asked := raw(t, answer, whole)
			resp, err := impatient(t, Settings{IgnoreRobots: true, Retries: new(1)}).Get(t.Context(), Request{Address: address})
			if err != nil || string(resp.Body) != "whole" || asked.Load() != 2 {
				t.Errorf("in the end: %v %v, asked %d times", resp, err, asked.Load())
			}
			address, _ = raw(t, answer)
			resp, err = impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: address})
			if resp != nil {
				t.Errorf("taken for whole: %q", resp.Body)
			}
			wantCode(t, err, pipeline.Temporary)
		})
	}
}

func TestBody_EndlessStreamEnds(t *testing.T) {
	var sent atomic.Int64
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		chunk := make([]byte, 64<<10)
		for r.Context().Err() == nil {
			n, err := w.Write(chunk)
			sent.Add(int64(n))
			if err != nil {
				return
			}
		}
	}))
	_, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL})
	if fault := wantCode(t, err, pipeline.Invalid); !strings.Contains(fault.Msg, "larger than 16 MB") {
		t.Error(err)
	}
}

// Members of gzip that hold nothing can go on for ever without a byte of body.
func TestBody_EndlessNothingEnds(t *testing.T) {
	empty := bytes.Repeat(pack(t, "gzip", nil), 1000)
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		for r.Context().Err() == nil {
			if _, err := w.Write(empty); err != nil {
				return
			}
		}
	}))
	_, err := impatient(t, Settings{IgnoreRobots: true, MaxBytes: 1 << 20}).Get(t.Context(), Request{Address: srv.URL})
	wantCode(t, err, pipeline.Invalid)
}

func TestBody_SlowDripBreaksOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, asked := newNetwork(), 0
		net.host(t, "drip.example", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked++
			w.WriteHeader(200)
			for r.Context().Err() == nil {
				w.Write([]byte("."))
				w.(http.Flusher).Flush()
				time.Sleep(time.Second)
			}
		}))
		began := time.Now()
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true, Timeout: time.Hour})
		_, err := f.Get(t.Context(), Request{Address: "http://drip.example/"})
		wantCode(t, err, pipeline.Temporary)
		if d := time.Since(began); d != 30*time.Second || asked != 1 || !strings.Contains(err.Error(), "less than 1 KB in 30s") {
			t.Errorf("after %s, asked %d times: %v", d, asked, err)
		}
	})
}

func TestBody_OfAnErrorIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		net.host(t, "drip.example", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(404)
			for r.Context().Err() == nil {
				w.Write([]byte("."))
				w.(http.Flusher).Flush()
				time.Sleep(100 * time.Millisecond)
			}
		}))
		began := time.Now()
		resp, err := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: "http://drip.example/"})
		wantCode(t, err, pipeline.Gone)
		if d := time.Since(began); d != time.Second || resp == nil || resp.Status != 404 {
			t.Errorf("after %s: %+v", d, resp)
		}
	})
}

func TestBody_SlowButSteadyComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		net.host(t, "slow.example", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			for range 50 {
				w.Write(make([]byte, 100))
				w.(http.Flusher).Flush()
				time.Sleep(time.Second)
			}
		}))
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		resp, err := f.Get(t.Context(), Request{Address: "http://slow.example/"})
		if err != nil || len(resp.Body) != 5000 {
			t.Errorf("%v", err)
		}
	})
}

func TestBody_HasATimeForAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		net.host(t, "long.example", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				w.Write(make([]byte, 1000))
				w.(http.Flusher).Flush()
				time.Sleep(time.Second)
			}
		}))
		began := time.Now()
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		_, err := f.Get(t.Context(), Request{Address: "http://long.example/"})
		wantCode(t, err, pipeline.Temporary)
		if d := time.Since(began); d != time.Minute || !strings.Contains(err.Error(), "took longer than 1m0s") {
			t.Errorf("after %s: %v", d, err)
		}
	})
}

// twoVersions runs a test over HTTP/1.1 and over TLS with HTTP/2.
func twoVersions(t *testing.T, h http.Handler, s Settings, test func(t *testing.T, f *Fetcher, address string)) {
	t.Run("1.1", func(t *testing.T) {
		test(t, impatient(t, s), serve(t, h).URL)
	})
	t.Run("2", func(t *testing.T) {
		srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.ProtoMajor != 2 {
				t.Errorf("asked by %s", r.Proto)
			}
			h.ServeHTTP(w, r)
		}))
		srv.EnableHTTP2 = true
		srv.StartTLS()
		t.Cleanup(srv.Close)
		c := New(Options{})
		c.tune = trust(srv)
		s.AllowPrivate = true
		s.Pace = new(time.Duration(0))
		if s.Retries == nil {
			s.Retries = new(0)
		}
		test(t, view(t, c, s), srv.URL)
	})
}

func trust(srv *httptest.Server) func(*http.Transport) {
	return func(tr *http.Transport) {
		pool := x509.NewCertPool()
		pool.AddCert(srv.Certificate())
		tr.TLSClientConfig = &tls.Config{RootCAs: pool}
	}
}

func TestHTTP_BothVersions(t *testing.T) {
	want := page(200_000)
	mux := http.NewServeMux()
	mux.HandleFunc("/page", packed("br", pack(t, "br", want)))
	mux.HandleFunc("/header", func(w http.ResponseWriter, r *http.Request) {
		for i := range 66 {
			w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("x", 1000))
		}
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "1000")
		w.Write([]byte("only this"))
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	twoVersions(t, mux, Settings{IgnoreRobots: true, MaxBytes: 1 << 20}, func(t *testing.T, f *Fetcher, address string) {
		resp, err := f.Get(t.Context(), Request{Address: address + "/page"})
		if err != nil || !bytes.Equal(resp.Body, want) {
			t.Fatal(err)
		}
		_, err = f.Get(t.Context(), Request{Address: address + "/header"})
		if fault := wantCode(t, err, pipeline.Invalid); !strings.Contains(fault.Msg, "header of the answer is larger than 64 KB") {
			t.Error(err)
		}
		_, err = f.Get(t.Context(), Request{Address: address + "/cut"})
		wantCode(t, err, pipeline.Temporary)
		_, err = f.Get(t.Context(), Request{Address: address + "/endless"})
		wantCode(t, err, pipeline.Invalid)
	})
}

func TestHTTP_UntrustedCertificateIsRefused(t *testing.T) {
	asked := false
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	t.Cleanup(srv.Close)
	_, err := impatient(t, Settings{IgnoreRobots: true, Retries: new(3)}).Get(t.Context(), Request{Address: srv.URL})
	if fault := wantCode(t, err, pipeline.Invalid); !strings.Contains(fault.Msg, "certificate") || asked {
		t.Error(err)
	}
}

func TestHTTP_EndlessHeaderEnds(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				c.Read(make([]byte, 4096))
				io.WriteString(c, "HTTP/1.1 200 OK\r\n")
				for i := 0; ; i++ {
					if _, err := fmt.Fprintf(c, "X-%d: %s\r\n", i, strings.Repeat("x", 500)); err != nil {
						return
					}
				}
			}()
		}
	}()
	_, err = impatient(t, Settings{IgnoreRobots: true, Retries: new(3)}).Get(t.Context(), Request{Address: "http://" + l.Addr().String()})
	wantCode(t, err, pipeline.Invalid)
}
