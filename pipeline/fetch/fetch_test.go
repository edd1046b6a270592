package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func TestGet_RefusesPrivateAddresses(t *testing.T) {
	reached := false
	srv := serve(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	port := srv.URL[strings.LastIndexByte(srv.URL, ':'):]
	f := view(t, New(Options{}), Settings{Pace: new(time.Duration(0))})
	for _, host := range []string{
		"127.0.0.1", "localhost", "127.9.9.9", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
		"[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::]",
		"169.254.169.254", "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
		"198.18.0.1", "192.0.2.1", "１２７.0.0.1",
	} {
		for _, p := range []string{"", port} {
			_, err := f.Get(t.Context(), Request{Address: "http://" + host + p + "/"})
			if fault := wantCode(t, err, pipeline.Denied); !strings.Contains(fault.Hint, "allow_private") {
				t.Errorf("%s: the hint is %q", host+p, fault.Hint)
			}
		}
	}
	if reached {
		t.Error("a private server was reached")
	}
}

func TestGet_RefusesWhatIsNoWebAddress(t *testing.T) {
	f := view(t, New(Options{}), Settings{})
	for _, address := range []string{
		"", "file:///etc/passwd", "ftp://example.com/a", "http:///a", "http://user:secret@example.com/", "::", "http:example.com",
		"http://127.1/", "http://0x7f.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://0177.0.0.1/", "http://0/", "http://1.2.3.4.5/",
		"http://[fe80::1%25eth0]/", "http://a b/", "http://example.com:0/", "http://example.com:99999/", "http://example.com/" + strings.Repeat("a", MaxAddress),
		"javascript:alert(1)", "http://user:secret@exa mple.com/", "http://\x00/", "http://a..b\\@c/",
	} {
		_, err := f.Get(t.Context(), Request{Address: address})
		wantCode(t, err, pipeline.Invalid)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("the password is shown: %v", err)
		}
	}
}

func TestGet_AsksWhetherThePageChanged(t *testing.T) {
	full := 0
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if r.Header.Get("If-None-Match") == `"one"` && r.Header.Get("If-Modified-Since") == "Mon, 02 Jan 2023 15:04:05 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		full++
		w.Header().Set("ETag", `"one"`)
		w.Header().Set("Last-Modified", "Mon, 02 Jan 2023 15:04:05 GMT")
		w.Write([]byte("<p>hello"))
	}))
	f := impatient(t, Settings{})
	first, err := f.Get(t.Context(), Request{Address: srv.URL})
	if err != nil || string(first.Body) != "<p>hello" || first.Unchanged {
		t.Fatalf("%v %v", first, err)
	}
	again, err := f.Get(t.Context(), Request{Address: srv.URL, ETag: first.Header.Get("ETag"), LastModified: first.Header.Get("Last-Modified")})
	if err != nil || !again.Unchanged || len(again.Body) != 0 || full != 1 {
		t.Fatalf("%v %v", again, err)
	}
}

func TestGet_TellsWhyAPageDidNotCome(t *testing.T) {
	mux := http.NewServeMux()
	for path, status := range map[string]int{
		"/404": 404, "/410": 410, "/401": 401, "/403": 403, "/451": 451, "/400": 400, "/429": 429, "/500": 500, "/501": 501, "/503": 503,
		"/204": 204, "/206": 206, "/304": 304, "/301": 301,
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) })
	}
	srv := serve(t, mux)
	for path, want := range map[string]pipeline.FaultCode{
		"/404": pipeline.Gone, "/410": pipeline.Gone, "/401": pipeline.Denied, "/403": pipeline.Denied, "/451": pipeline.Denied,
		"/400": pipeline.Invalid, "/429": pipeline.Temporary, "/500": pipeline.Temporary, "/501": pipeline.Temporary, "/503": pipeline.Temporary,
		"/204": pipeline.Invalid, "/206": pipeline.Invalid, "/304": pipeline.Invalid, "/301": pipeline.Invalid,
	} {
		f := impatient(t, Settings{})
		resp, err := f.Get(t.Context(), Request{Address: srv.URL + path})
		if fault := wantCode(t, err, want); fault.Where != srv.URL+path || resp == nil || "/"+strconv.Itoa(resp.Status) != path {
			t.Errorf("%s is at %q: %+v", path, fault.Where, resp)
		}
	}
}
