package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// visits counts what a host sees: when requests begin and how many at once.
type visits struct {
	mu       sync.Mutex
	began    time.Time
	at       []time.Duration
	paths    []string
	now, max int
}

func newVisits() *visits { return &visits{began: time.Now()} }

func (v *visits) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	v.at = append(v.at, time.Since(v.began))
	v.paths = append(v.paths, r.URL.Path)
	v.now++
	v.max = max(v.max, v.now)
	v.mu.Unlock()
	time.Sleep(300 * time.Millisecond)
	v.mu.Lock()
	v.now--
	v.mu.Unlock()
	w.Write([]byte("ok"))
}

func getAll(t *testing.T, f *Fetcher, addresses ...string) {
	var wg sync.WaitGroup
	for _, a := range addresses {
		wg.Go(func() {
			if _, err := f.Get(t.Context(), Request{Address: a}); err != nil {
				t.Errorf("%s: %v", a, err)
			}
		})
		synctest.Wait() // so that they come in this order
	}
	wg.Wait()
}

func pages(host string, n int) (out []string) {
	for i := range n {
		out = append(out, fmt.Sprintf("http://%s/%d", host, i))
	}
	return out
}

func TestPace_OneRequestASecondInTheOrderAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, v := newNetwork(), newVisits()
		net.host(t, "slow.example", v)
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		getAll(t, f, pages("slow.example", 4)...)
		if got, want := fmt.Sprint(v.at, v.paths, v.max), "[0s 1s 2s 3s] [/0 /1 /2 /3] 1"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

func TestPace_HostsDoNotWaitForEachOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, a, b := newNetwork(), newVisits(), newVisits()
		net.host(t, "a.example", a)
		net.host(t, "b.example", b)
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		getAll(t, f, "http://a.example/", "http://b.example/", "http://a.example/", "http://b.example/")
		if got, want := fmt.Sprint(a.at, b.at), "[0s 1s] [0s 1s]"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

func TestPace_ParallelIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, v := newNetwork(), newVisits()
		net.host(t, "a.example", v)
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true, Pace: new(time.Duration(0)), Parallel: 3})
		getAll(t, f, pages("a.example", 9)...)
		if v.max != 3 || v.at[8] != 600*time.Millisecond {
			t.Errorf("%d at once, the last at %s", v.max, v.at[8])
		}
	})
}

func TestPace_TheSlowerSourceCountsForBoth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, v := newNetwork(), newVisits()
		net.host(t, "a.example", v)
		c := net.client(t, Options{})
		fast := view(t, c, Settings{IgnoreRobots: true, Pace: new(100 * time.Millisecond), Parallel: 5})
		slow := view(t, c, Settings{IgnoreRobots: true, Pace: new(5 * time.Second), Parallel: 1})
		getAll(t, fast, "http://a.example/")
		getAll(t, slow, "http://a.example/")
		getAll(t, fast, "http://a.example/", "http://a.example/")
		if got, want := fmt.Sprint(v.at, v.max), "[0s 5s 10s 15s] 1"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

func TestPace_CrawlDelayIsKeptUpToACap(t *testing.T) {
	for _, c := range []struct {
		delay, want, notice string
	}{
		{"7", "[0s 7s 14s]", ""},
		{"0.5", "[0s 1s 2s]", ""},
		{"3600", "[0s 1m0s 2m0s]", "http://a.example/robots.txt: asks for 1h0m0s between two requests (line 2); 1m0s are kept"},
	} {
		synctest.Test(t, func(t *testing.T) {
			net, v := newNetwork(), newVisits()
			mux := http.NewServeMux()
			mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
				fmt.Fprintf(w, "User-agent: *\nCrawl-delay: %s\n", c.delay)
				v.began = time.Now()
				v.at = append(v.at, 0)
			})
			mux.Handle("/", v)
			net.host(t, "a.example", mux)
			var notices []string
			f := view(t, net.client(t, Options{Notice: func(where, msg string) { notices = append(notices, where+": "+msg) }}), Settings{})
			getAll(t, f, "http://a.example/1", "http://a.example/2")
			if got := fmt.Sprint(v.at); got != c.want || strings.Join(notices, "\n") != c.notice {
				t.Errorf("%s: got %s, want %s; notices %q", c.delay, got, c.want, notices)
			}
		})
	}
}

func TestPace_WhoGivesUpLeavesTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, v := newNetwork(), newVisits()
		net.host(t, "a.example", v)
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		get := func(path string) func() {
			return func() {
				if _, err := f.Get(t.Context(), Request{Address: "http://a.example" + path}); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
		}
		wg.Go(get("/0"))
		synctest.Wait()
		wg.Go(func() {
			if _, err := f.Get(ctx, Request{Address: "http://a.example/1"}); err != context.Canceled {
				t.Errorf("got %v", err)
			}
		})
		synctest.Wait()
		wg.Go(get("/2"))
		synctest.Wait()
		cancel()
		wg.Wait()
		if got, want := fmt.Sprint(v.at, v.paths), "[0s 1s] [/0 /2]"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

// script answers the requests for pages one after the other; the last answer
// is for all that follow.
type script struct {
	mu    sync.Mutex
	began time.Time
	at    []time.Duration
	steps []http.HandlerFunc
}

func newScript(steps ...http.HandlerFunc) *script { return &script{began: time.Now(), steps: steps} }

func (s *script) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.at = append(s.at, time.Since(s.began))
	step := s.steps[min(len(s.at), len(s.steps))-1]
	s.mu.Unlock()
	step(w, r)
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

func TestRetry_TriesAgainWhatMayPass(t *testing.T) {
	for _, code := range []int{408, 425, 429, 500, 502, 503, 504} {
		synctest.Test(t, func(t *testing.T) {
			net, s := newNetwork(), newScript(status(code), status(code), text("there"))
			net.host(t, "a.example", s)
			f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true, Pace: new(time.Duration(0))})
			resp, err := f.Get(t.Context(), Request{Address: "http://a.example/"})
			if err != nil || string(resp.Body) != "there" || resp.Attempts != 3 {
				t.Fatalf("%d: %+v %v", code, resp, err)
			}
			first, second := s.at[1], s.at[2]-s.at[1]
			if first < 500*time.Millisecond || first > time.Second || second < time.Second || second > 2*time.Second {
				t.Errorf("%d: asked again after %s, then %s", code, first, second)
			}
		})
	}
}

func TestRetry_EndsAfterThree(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net, s := newNetwork(), newScript(status(503))
		net.host(t, "a.example", s)
		f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
		_, err := f.Get(t.Context(), Request{Address: "http://a.example/"})
		wantCode(t, err, pipeline.Temporary)
		if len(s.at) != 4 {
			t.Errorf("asked %d times", len(s.at))
		}
	})
}

func TestRetry_OtherAnswersStand(t *testing.T) {
	for _, code := range []int{400, 401, 403, 404, 410, 451, 501} {
		synctest.Test(t, func(t *testing.T) {
			net, s := newNetwork(), newScript(status(code))
			net.host(t, "a.example", s)
			f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
			if _, err := f.Get(t.Context(), Request{Address: "http://a.example/"}); err == nil || len(s.at) != 1 {
				t.Errorf("%d: asked %d times: %v", code, len(s.at), err)
			}
		})
	}
}

func TestRetry_WaitsAsTheSiteAsks(t *testing.T) {
	for _, form := range []string{"seconds", "date"} {
		synctest.Test(t, func(t *testing.T) {
			net := newNetwork()
			s := newScript(func(w http.ResponseWriter, r *http.Request) {
				after := "90"
				if form == "date" {
					after = time.Now().Add(90 * time.Second).UTC().Format(http.TimeFormat)
				}
				status(429, "Retry-After", after)(w, r)
			}, text("there"))
			net.host(t, "a.example", s)
			f := view(t, net.client(t, Options{}), Settings{IgnoreRobots: true})
			getAll(t, f, "http://a.example/1", "http://a.example/2") // the second leaves it alone too
			if got, want := fmt.Sprint(s.at), "[0s 1m30s 1m31s]"; got != want {
				t.Errorf("%s: got %s, want %s", form, got, want)
			}
		})
	}
}

func TestRetry_LeavesAloneForAllWhoAsksForLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := newNetwork()
		s := newScript(status(503, "Retry-After", "3600"), text("there"))
		net.host(t, "a.example", s)
		c := net.client(t, Options{})
		f, other := view(t, c, Settings{IgnoreRobots: true}), view(t, c, Settings{IgnoreRobots: true})
		var wg sync.WaitGroup
		for range 5 { // one is answered, the others wait for their turn
			wg.Go(func() {
				_, err := f.Get(t.Context(), Request{Address: "http://a.example/"})
				fault := wantCode(t, err, pipeline.Temporary)
				if want := "the site asks for a pause: left alone until 2000-01-01T01:00:00Z"; !strings.Contains(fault.Error(), want) {
					t.Errorf("got %v", fault)
				}
			})
		}
		wg.Wait()
		_, err := other.Get(t.Context(), Request{Address: "http://a.example/other"})
		wantCode(t, err, pipeline.Temporary)
		if len(s.at) != 1 || s.at[0] != 0 {
			t.Errorf("asked at %v", s.at)
		}
		time.Sleep(time.Hour)
		getAll(t, other, "http://a.example/other")
	})
}

func TestRetry_PassesOverNonsense(t *testing.T) {
	now := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"": 0, "0": 0, "-5": 0, "soon": 0, "1.5": 0, "17": 17 * time.Second, " 17 ": 17 * time.Second,
		"99999999999999999999999": longest, "999999999": longest,
		"Wed, 02 Jan 2030 03:05:05 GMT": time.Minute, "Wednesday, 02-Jan-30 03:05:05 GMT": time.Minute, "Wed Jan  2 03:05:05 2030": time.Minute,
		"Tue, 01 Jan 2030 03:05:05 GMT": 0, "Fri, 02 Jan 2099 03:05:05 GMT": longest,
	} {
		at, ok := retryAfter(http.Header{"Retry-After": {v}}, now)
		if got := at.Sub(now); ok != (want > 0) || ok && got != want {
			t.Errorf("%q: %s %v, want %s", v, got, ok, want)
		}
	}
	// A site whose clock is wrong means its own time.
	at, _ := retryAfter(http.Header{"Date": {"Tue, 01 Jan 2030 00:00:00 GMT"}, "Retry-After": {"Tue, 01 Jan 2030 00:00:30 GMT"}}, now)
	if got := at.Sub(now); got != 30*time.Second {
		t.Errorf("by the site's clock: %s", got)
	}
}

func TestRetry_AHostThatIsDownIsNotAskedForEachPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dials := 0
		net := newNetwork()
		c := net.client(t, Options{})
		c.tune = func(tr *http.Transport) { tr.DialContext = refuse(&dials) }
		f := view(t, c, Settings{IgnoreRobots: true})
		for range 10 {
			_, err := f.Get(t.Context(), Request{Address: "http://down.example/"})
			wantCode(t, err, pipeline.Temporary)
		}
		if dials != maxLost*4 {
			t.Errorf("%d connections were tried", dials)
		}
		time.Sleep(lostFor)
		if _, err := f.Get(t.Context(), Request{Address: "http://down.example/"}); err == nil || dials != maxLost*4+4 {
			t.Errorf("later: %d connections, %v", dials, err)
		}
	})
}
