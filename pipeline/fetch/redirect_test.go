package fetch

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func TestRedirect_IsFollowedAndRecorded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		a := http.NewServeMux()
		a.HandleFunc("/one", status(301, "Location", "/two#part"))
		a.HandleFunc("/two", status(308, "Location", "three?x=1"))
		a.HandleFunc("/three", status(302, "Location", "//B.example:80/four"))
		net.host(t, "a.example", a)
		b := http.NewServeMux()
		b.HandleFunc("/four", text("there"))
		net.host(t, "b.example", b)
		resp, err := view(t, net.client(t, Options{}), Settings{}).Get(t.Context(), Request{Address: "http://a.example/one"})
		if err != nil {
			t.Fatal(err)
		}
		want := []Redirect{
			{"http://a.example/one", 301, "http://a.example/two"}, {"http://a.example/two", 308, "http://a.example/three?x=1"},
			{"http://a.example/three?x=1", 302, "http://b.example/four"},
		}
		if !slices.Equal(resp.Redirects, want) || resp.Address != "http://b.example/four" || resp.Attempts != 1 || string(resp.Body) != "there" {
			t.Errorf("%+v", resp)
		}
	})
}

func TestRedirect_EndsInTime(t *testing.T) {
	for name, to := range map[string]func(n int) string{
		"a thousand": func(n int) string { return fmt.Sprint("/", n+1) },
		"in place":   func(n int) string { return "/1" },
		"round":      func(n int) string { return fmt.Sprint("/", n%3+1) },
	} {
		asked := 0
		srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked++
			n := 0
			fmt.Sscanf(r.URL.Path, "/%d", &n)
			if n == 1000 {
				w.Write([]byte("the end"))
				return
			}
			w.Header().Set("Location", to(n))
			w.WriteHeader(302)
		}))
		_, err := impatient(t, Settings{IgnoreRobots: true, Retries: new(3)}).Get(t.Context(), Request{Address: srv.URL + "/1"})
		wantCode(t, err, pipeline.Invalid)
		if asked > MaxRedirects+1 || name != "a thousand" && asked > 3 {
			t.Errorf("%s: asked %d times: %v", name, asked, err)
		}
	}
}

func TestRedirect_ToTheSameAddressWithACookie(t *testing.T) {
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("seen"); err == nil && c.Value == "1" {
			w.Write([]byte("welcome"))
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
	}))
	resp, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL + "/a"})
	if err != nil || string(resp.Body) != "welcome" {
		t.Errorf("%v %v", resp, err)
	}
}

func TestRedirect_ToWhatIsNoWebAddress(t *testing.T) {
	for _, to := range []string{
		"file:///etc/passwd", "ftp://a.example/", "gopher://127.0.0.1:6379/_", "javascript:alert(1)", "http://user:hunter22@a.example/", "http://", "//",
		"http://[::1", "http://0x7f.1/", "http://2130706433/", "http://a.example:0/", "/" + strings.Repeat("x", 9000), "data:text/html,hi", "http://%zz/",
	} {
		srv := serve(t, status(302, "Location", to))
		_, err := impatient(t, Settings{IgnoreRobots: true}).Get(t.Context(), Request{Address: srv.URL})
		if wantCode(t, err, pipeline.Invalid); strings.Contains(err.Error(), "hunter22") {
			t.Errorf("the password is shown: %v", err)
		}
	}
}

func TestRedirect_CopyAtHandIsOfOneAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		mux := http.NewServeMux()
		mux.HandleFunc("/old", status(301, "Location", "/new"))
		mux.HandleFunc("/gone", status(302, "Location", "/front"))
		for _, path := range []string{"/new", "/front"} {
			mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Modified-Since") != "" {
					w.WriteHeader(304)
					return
				}
				w.Write([]byte(path))
			})
		}
		net.host(t, "a.example", mux)
		f := view(t, net.client(t, Options{}), Settings{})
		r := Request{Address: "http://a.example/old", ETag: `"x"`, Copied: "http://a.example/new"}
		if resp, err := f.Get(t.Context(), r); err != nil || !resp.Unchanged {
			t.Errorf("%+v %v", resp, err)
		}
		// A page that now leads to the front page has not stayed unchanged
		// because the front page is older than it.
		r = Request{Address: "http://a.example/gone", LastModified: "Mon, 02 Jan 2023 15:04:05 GMT"}
		if resp, err := f.Get(t.Context(), r); err != nil || string(resp.Body) != "/front" {
			t.Errorf("%+v %v", resp, err)
		}
	})
}

func TestHeader_GoesToItsHostsOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		got := map[string]string{}
		host := func(name, to string) {
			net.host(t, name, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				got[name+r.URL.Path] = strings.Join([]string{r.Header.Get("Authorization"), r.Header.Get("X-Key"), r.Header.Get("Cookie")}, "|")
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				http.SetCookie(w, &http.Cookie{Name: "sid", Value: "of-" + name})
				if to == "" {
					w.Write([]byte("there"))
					return
				}
				http.Redirect(w, r, to, http.StatusFound)
			}))
		}
		host("a.example", "http://evil.example/")
		host("evil.example", "http://x.b.example/")
		host("x.b.example", "http://b.example/")
		host("b.example", "http://nota.example/")
		host("nota.example", "")
		f := view(t, net.client(t, Options{}), Settings{
			Headers: []Header{{"authorization", "Bearer hunter22", []string{"A.example"}}, {"x-key", "key-of-b", []string{"*.b.example"}}},
			Cookies: []Cookie{{"member", "m1", []string{"a.example", "b.example"}}, {"sid", "mine", []string{"a.example"}}},
		})
		for range 2 {
			if _, err := f.Get(t.Context(), Request{Address: "http://a.example/"}); err != nil {
				t.Fatal(err)
			}
		}
		for at, want := range map[string]string{
			"a.example/": "Bearer hunter22||member=m1; sid=of-a.example", "a.example/robots.txt": "||",
			"evil.example/": "||sid=of-evil.example", "x.b.example/": "|key-of-b|sid=of-x.b.example",
			"b.example/": "||member=m1; sid=of-b.example", "nota.example/": "||sid=of-nota.example",
		} {
			if got[at] != want {
				t.Errorf("%s got %q, want %q", at, got[at], want)
			}
		}
	})
}

func TestHeader_DoesNotFollowFromHTTPSToHTTP(t *testing.T) {
	f := impatient(t, Settings{
		Headers: []Header{{"X-Key", "hunter22", []string{"a.example"}}}, Cookies: []Cookie{{"member", "m1", []string{"a.example"}}},
	})
	secure, err := parse("https://a.example/")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := parse("http://a.example/")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		h    http.Header
		want string
	}{
		{"https", f.header(secure, secure), "hunter22"}, {"http", f.header(plain, plain), "hunter22"},
		{"http to https", f.header(plain, secure), "hunter22"}, {"https to http", f.header(secure, plain), ""},
	} {
		if got := c.h.Get("X-Key"); got != c.want || (c.h.Get("Cookie") != "") != (c.want != "") {
			t.Errorf("%s: %v", c.name, c.h)
		}
	}
}

func TestHeader_NamesTheProgramAndAContact(t *testing.T) {
	var got http.Header
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { got = r.Header }))
	f := view(t, New(Options{Version: "v1.2.3"}), Settings{AllowPrivate: true, IgnoreRobots: true, Contact: "crawl@example.org"})
	if _, err := f.Get(t.Context(), Request{Address: srv.URL, Accept: Image}); err == nil {
		if want := "Wordferry/1.2.3 (+https://github.com/wordferry/wordferry; crawl@example.org)"; got.Get("User-Agent") != want || f.UserAgent() != want {
			t.Errorf("User-Agent is %q", got.Get("User-Agent"))
		}
	}
	if got.Get("Accept") != Image || got.Get("Referer") != "" {
		t.Errorf("%v", got)
	}
}

func TestCookie_JarIsOfOneSourceAndBounded(t *testing.T) {
	sent := 0
	srv := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent = len(r.Header.Get("Cookie"))
		for i := range 40 {
			http.SetCookie(w, &http.Cookie{Name: fmt.Sprintf("c%d-%d", time.Now().UnixNano(), i), Value: strings.Repeat("x", 1000)})
		}
	}))
	c := New(Options{})
	s := Settings{AllowPrivate: true, IgnoreRobots: true, Pace: new(time.Duration(0))}
	f := view(t, c, s)
	for range 20 {
		if _, err := f.Get(t.Context(), Request{Address: srv.URL}); err != nil {
			t.Fatal(err)
		}
	}
	if sent == 0 || sent > maxSent {
		t.Errorf("%d bytes of cookies were sent", sent)
	}
	u, err := parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(f.jar.jar.Cookies(u)); n > maxCookies {
		t.Errorf("%d cookies are kept", n)
	}
	if _, err := view(t, c, s).Get(t.Context(), Request{Address: srv.URL}); err != nil || sent != 0 {
		t.Errorf("another source sent %d bytes of cookies (%v)", sent, err)
	}
}
