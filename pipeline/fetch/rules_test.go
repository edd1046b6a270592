package fetch

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/fetch/robots"
)

// site is a host with a robots.txt and pages, and counts what it is asked for.
type site struct {
	robots http.HandlerFunc
	mu     sync.Mutex
	asked  map[string]int
}

func newSite(robots http.HandlerFunc) *site { return &site{robots: robots, asked: map[string]int{}} }

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked[r.URL.Path]++
	s.mu.Unlock()
	if r.URL.Path == "/robots.txt" {
		s.robots(w, r)
		return
	}
	w.Write([]byte("page"))
}

func TestRobots_ForbidsAndSaysWhy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, s := newNetwork(), newSite(text("# ours\nUser-agent: *\nDisallow: /private/ # not this\nAllow: /private/news\n"))
		net.host(t, "a.example", s)
		c := net.client(t, Options{})
		f := view(t, c, Settings{})
		_, err := f.Get(t.Context(), Request{Address: "http://a.example/private/x?y=z"})
		fault := wantCode(t, err, pipeline.Denied)
		if want := `is forbidden by line 3 of http://a.example/robots.txt, "Disallow: /private/"`; fault.Msg != want || fault.Hint == "" || fault.Where != "http://a.example/private/x?y=z" {
			t.Errorf("%+v", fault)
		}
		getAll(t, f, "http://a.example/private/news", "http://a.example/", "http://a.example/private/news/2")
		getAll(t, view(t, c, Settings{IgnoreRobots: true}), "http://a.example/private/x")
		if s.asked["/robots.txt"] != 1 || s.asked["/private/x"] != 1 {
			t.Errorf("asked for %v", s.asked)
		}
	})
}

func TestRobots_IsReadOnceForAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		s := newSite(func(w http.ResponseWriter, r *http.Request) { time.Sleep(5 * time.Second); http.NotFound(w, r) })
		net.host(t, "a.example", s)
		c := net.client(t, Options{})
		var wg sync.WaitGroup
		ctx, cancel := context.WithCancel(t.Context())
		wg.Go(func() { // whoever reads it gives up: the next in line takes over
			view(t, c, Settings{}).Get(ctx, Request{Address: "http://a.example/"})
		})
		synctest.Wait()
		for range 8 {
			f := view(t, c, Settings{})
			wg.Go(func() {
				if _, err := f.Get(t.Context(), Request{Address: "http://a.example/"}); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		cancel()
		wg.Wait()
		if s.asked["/robots.txt"] != 2 || s.asked["/"] != 8 {
			t.Errorf("asked for %v", s.asked)
		}
		time.Sleep(25 * time.Hour)
		getAll(t, view(t, c, Settings{}), "http://a.example/", "http://a.example/")
		if s.asked["/robots.txt"] != 3 {
			t.Errorf("a day later asked for %v", s.asked)
		}
	})
}

func TestRobots_AnswersThatAreNone(t *testing.T) {
	big := "User-agent: *\nDisallow: /x\n" + strings.Repeat("# and on\n", 200_000)
	for name, c := range map[string]struct {
		robots http.HandlerFunc
		want   pipeline.FaultCode // of /x; Internal: it is fetched
		asks   int                // for robots.txt
	}{
		"not there":              {status(404), pipeline.Internal, 1},
		"gone":                   {status(410), pipeline.Internal, 1},
		"for members":            {status(401), pipeline.Internal, 1},
		"forbidden":              {status(403), pipeline.Internal, 1},
		"empty":                  {text(""), pipeline.Internal, 1},
		"no content":             {status(204), pipeline.Internal, 1},
		"a page":                 {text("<html><body>Disallow: /x"), pipeline.Internal, 1},
		"broken server":          {status(500), pipeline.Temporary, 4},
		"not implemented":        {status(501), pipeline.Temporary, 1},
		"busy":                   {status(429), pipeline.Temporary, 4},
		"redirect":               {status(301, "Location", "http://b.example/robots.txt"), pipeline.Denied, 1},
		"redirect to nothing":    {status(301), pipeline.Internal, 1},
		"redirect in place":      {status(302, "Location", "/robots.txt"), pipeline.Internal, 6},
		"redirect to no address": {status(302, "Location", "file:///etc/passwd"), pipeline.Internal, 1},
		"byte order mark":        {text("\xef\xbb\xbfUser-agent: wordferry\nDisallow: /x"), pipeline.Denied, 1},
		"large":                  {text(big), pipeline.Denied, 1},
		"packed":                 {packed("gzip", pack(t, "gzip", []byte(big))), pipeline.Denied, 1},
		"bomb":                   {packed("gzip", pack(t, "gzip", make([]byte, 4<<20))), pipeline.Internal, 1},
		"cut short": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100")
			w.Write([]byte("User-agent: *"))
			panic(http.ErrAbortHandler)
		}, pipeline.Temporary, 4},
	} {
		synctest.Test(t, func(t *testing.T) {
			net, s := newNetwork(), newSite(c.robots)
			net.host(t, "a.example", s)
			net.host(t, "b.example", newSite(text("User-agent: *\nDisallow: /x")))
			f := view(t, net.client(t, Options{}), Settings{})
			for range 3 { // what is known is not asked for again
				resp, err := f.Get(t.Context(), Request{Address: "http://a.example/x"})
				switch {
				case c.want == pipeline.Internal && (err != nil || string(resp.Body) != "page"):
					t.Errorf("%s: %v", name, err)
				case c.want != pipeline.Internal && pipeline.CodeOf(err) != c.want:
					t.Errorf("%s: %v", name, err)
				}
			}
			if s.asked["/robots.txt"] != c.asks || c.want != pipeline.Internal && s.asked["/x"] != 0 {
				t.Errorf("%s: asked for %v", name, s.asked)
			}
		})
	}
}

func TestRobots_OlderCopyCountsWhileTheSiteIsBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, down := newNetwork(), false
		s := newSite(func(w http.ResponseWriter, r *http.Request) {
			if down {
				w.WriteHeader(500)
				return
			}
			w.Write([]byte("User-agent: *\nDisallow: /x"))
		})
		net.host(t, "a.example", s)
		f := view(t, net.client(t, Options{}), Settings{})
		getAll(t, f, "http://a.example/")
		down = true
		time.Sleep(30 * time.Hour)
		getAll(t, f, "http://a.example/")
		_, err := f.Get(t.Context(), Request{Address: "http://a.example/x"})
		wantCode(t, err, pipeline.Denied)
	})
}

func TestRobots_UnreadableIsTriedAgainLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, down := newNetwork(), true
		s := newSite(func(w http.ResponseWriter, r *http.Request) {
			if down {
				w.WriteHeader(502)
			}
		})
		net.host(t, "a.example", s)
		f := view(t, net.client(t, Options{}), Settings{})
		_, err := f.Get(t.Context(), Request{Address: "http://a.example/x"})
		fault := wantCode(t, err, pipeline.Temporary)
		if want := "http://a.example/x: is left alone, as http://a.example/robots.txt could not be read: the site answered 502"; fault.Error() != want {
			t.Errorf("got  %s\nwant %s", fault, want)
		}
		down = false
		time.Sleep(robotsLost)
		getAll(t, f, "http://a.example/x")
	})
}

func TestRobots_OfEveryHostOnTheWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		a := http.NewServeMux()
		a.HandleFunc("/robots.txt", http.NotFound)
		a.HandleFunc("/", status(302, "Location", "http://b.example/private"))
		net.host(t, "a.example", a)
		b := newSite(text("User-agent: *\nDisallow: /private"))
		net.host(t, "b.example", b)
		_, err := view(t, net.client(t, Options{}), Settings{}).Get(t.Context(), Request{Address: "http://a.example/"})
		fault := wantCode(t, err, pipeline.Denied)
		if want := `redirects to http://b.example/private: is forbidden by line 2 of http://b.example/robots.txt, "Disallow: /private"`; fault.Msg != want || b.asked["/private"] != 0 {
			t.Errorf("%v", err)
		}
	})
}

func TestSitemaps_OfRobots(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		net.host(t, "a.example", newSite(text("Sitemap: http://a.example/1.xml\nUser-agent: *\nDisallow: /\nSitemap: /2.xml.gz\nsitemap: http://a.example/1.xml\nSitemap: ftp://a.example/3\nSitemap: ::\nSitemap: https://cdn.example/4.xml")))
		net.host(t, "b.example", newSite(http.NotFound))
		net.host(t, "c.example", newSite(status(500)))
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		got, err := f.Sitemaps(t.Context(), "http://a.example/some/page")
		if want := []string{"http://a.example/1.xml", "http://a.example/2.xml.gz", "https://cdn.example/4.xml"}; err != nil || !slices.Equal(got, want) {
			t.Errorf("%q %v", got, err)
		}
		if got, err := f.Sitemaps(t.Context(), "http://b.example/"); err != nil || len(got) != 0 {
			t.Errorf("%q %v", got, err)
		}
		_, err = f.Sitemaps(t.Context(), "http://c.example/")
		wantCode(t, err, pipeline.Temporary)
		_, err = f.Sitemaps(t.Context(), "c.example")
		wantCode(t, err, pipeline.Invalid)
	})
}

func TestRobots_LimitIsThatOfTheParser(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		file := "User-agent: *\n" + strings.Repeat("#", robots.MaxBytes) + "\nDisallow: /\n"
		net := newNetwork()
		net.host(t, "a.example", newSite(text(file)))
		getAll(t, view(t, net.client(t, Options{}), Settings{}), "http://a.example/x")
	})
}

func TestFault_ShowsNoSecret(t *testing.T) {
	echo := func(w http.ResponseWriter, r *http.Request) {
		// A site that sends back what it was sent.
		all := r.Header.Get("Authorization") + r.Header.Get("Cookie")
		switch r.URL.Path {
		case "/location":
			w.Header().Set("Location", "/404?"+strings.ReplaceAll(all, " ", "%20"))
			w.WriteHeader(302)
		case "/404":
			w.WriteHeader(404)
		default:
			c, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				return
			}
			fmt.Fprintf(c, "%s\r\n\r\n", all)
			c.Close()
		}
	}
	srv := serve(t, http.HandlerFunc(echo))
	f := impatient(t, Settings{
		IgnoreRobots: true,
		Headers:      []Header{{"Authorization", "Bearer hunter22", []string{"127.0.0.1"}}}, Cookies: []Cookie{{"sid", "hunter33", []string{"127.0.0.1"}}},
	})
	for _, path := range []string{"/location", "/malformed"} {
		_, err := f.Get(t.Context(), Request{Address: srv.URL + path})
		if err == nil || strings.Contains(err.Error(), "hunter") || !strings.Contains(err.Error(), "[hidden]") {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, proxy := range []string{"http://user:hunter22@127.0.0.1:1", "http://user:hunter22@[::1", "ftp://user:hunter22@host", "http://user:hunter22@"} {
		f, err := New(Options{}).For(Settings{Proxy: proxy, AllowPrivate: true, IgnoreRobots: true, Retries: new(0)})
		if err == nil {
			_, err = f.Get(t.Context(), Request{Address: srv.URL})
		}
		if err == nil || strings.Contains(fmt.Sprintf("%v %+v", err, err), "hunter") {
			t.Errorf("%v", err)
		}
	}
}

func TestSettings_AreChecked(t *testing.T) {
	hosts := []string{"a.example"}
	for name, s := range map[string]Settings{
		"negative pace":        {Pace: new(-time.Second)},
		"negative size":        {MaxBytes: -1},
		"no proxy":             {Proxy: "proxy"},
		"proxy of another art": {Proxy: "ftp://proxy:21"},
		"contact with lines":   {Contact: "a\r\nX-Evil: 1"},
		"contact with bracket": {Contact: "me)"},
		"header without host":  {Headers: []Header{{"X-Key", "hunter22", nil}}},
		"header of no host":    {Headers: []Header{{"X-Key", "hunter22", []string{"http://a"}}}},
		"header of all hosts":  {Headers: []Header{{"X-Key", "hunter22", []string{"*"}}}},
		"header with lines":    {Headers: []Header{{"X-Key", "hunter22\r\nX: y", hosts}}},
		"header without name":  {Headers: []Header{{"", "hunter22", hosts}}},
		"header that is ours":  {Headers: []Header{{"host", "hunter22", hosts}}},
		"user agent":           {Headers: []Header{{"user-agent", "hunter22", hosts}}},
		"cookie header":        {Headers: []Header{{"Cookie", "hunter22", hosts}}},
		"two cookies in one":   {Cookies: []Cookie{{"a", "hunter22; b=c", hosts}}},
		"cookie without name":  {Cookies: []Cookie{{"", "hunter22", hosts}}},
	} {
		_, err := New(Options{}).For(s)
		if fault := wantCode(t, err, pipeline.Invalid); strings.Contains(fault.Error()+fault.Hint, "hunter22") {
			t.Errorf("%s: %v", name, fault)
		}
	}
}
