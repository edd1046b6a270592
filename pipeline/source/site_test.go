package source

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/stamp"
)

// served is what a test site answers to one path.
type served struct {
	body   string
	media  string // default text/html
	status int    // default 200
	to     string // redirect
	header map[string]string
	bare   bool // no validators
}

// testSite is a web site that a test changes while it runs.
type testSite struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]served
	asked map[string]int // requests by path
	full  map[string]int // those answered with a body
}

func newSite(t *testing.T, pages map[string]served) *testSite {
	t.Helper()
	s := &testSite{pages: pages, asked: map[string]int{}, full: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *testSite) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	p, ok := s.pages[r.URL.RequestURI()]
	s.asked[r.URL.RequestURI()]++
	s.mu.Unlock()
	body := strings.ReplaceAll(p.body, "SITE", s.URL)
	etag := `"` + pipeline.DigestOf([]byte(body)).Short() + `"`
	for k, v := range p.header {
		w.Header().Set(k, v)
	}
	switch {
	case !ok:
		http.NotFound(w, r)
	case p.to != "":
		http.Redirect(w, r, p.to, http.StatusMovedPermanently)
	case p.status != 0 && p.status != 200:
		w.WriteHeader(p.status)
	case !p.bare && r.Header.Get("If-None-Match") == etag:
		w.WriteHeader(http.StatusNotModified)
	default:
		if p.media == "" {
			p.media = "text/html; charset=utf-8"
		}
		w.Header().Set("Content-Type", p.media)
		if !p.bare {
			w.Header().Set("Etag", etag)
		}
		s.mu.Lock()
		s.full[r.URL.RequestURI()]++
		s.mu.Unlock()
		io.WriteString(w, body)
	}
}

// forget starts counting anew.
func (s *testSite) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.asked)
	clear(s.full)
}

// counts returns the paths asked for since forget and how often, and how many
// answers had a body.
func (s *testSite) counts() (paths []string, bodies int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for p, n := range s.asked {
		paths = append(paths, fmt.Sprintf("%s×%d", p, n))
	}
	for _, n := range s.full {
		bodies += n
	}
	slices.Sort(paths)
	return paths, bodies
}

// now is the time of all answers, so that two imports write the same bytes.
func now() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) }

// get is a Getter as the real one behaves, without its manners.
func get(ctx context.Context, ask Ask) (*Answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, ask.Address, nil)
	if err != nil {
		return nil, err
	}
	if ask.ETag != "" {
		req.Header.Set("If-None-Match", ask.ETag)
	}
	req.Header.Set("Accept-Encoding", "identity")
	a := &Answer{Time: now()}
	client := http.Client{CheckRedirect: func(req *http.Request, _ []*http.Request) error {
		a.Redirects = append(a.Redirects, Redirect{Status: req.Response.StatusCode, To: req.URL.String()})
		return nil
	}}
	resp, err := client.Do(req)
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Temporary, Where: ask.Address, Msg: "could not be fetched"}
	}
	defer resp.Body.Close()
	a.Address, a.Status, a.Header = resp.Request.URL.String(), resp.StatusCode, resp.Header.Values
	switch {
	case resp.StatusCode == 304:
		a.Unchanged = true
		return a, nil
	case resp.StatusCode == 404 || resp.StatusCode == 410:
		return a, &pipeline.Fault{Code: pipeline.Gone, Where: ask.Address, Msg: "the site answered " + resp.Status}
	case resp.StatusCode >= 500:
		return a, &pipeline.Fault{Code: pipeline.Temporary, Where: ask.Address, Msg: "the site answered " + resp.Status}
	case resp.StatusCode != 200:
		return a, &pipeline.Fault{Code: pipeline.Denied, Where: ask.Address, Msg: "the site answered " + resp.Status}
	}
	a.Body, err = io.ReadAll(resp.Body)
	return a, err
}

// read reads the pages of test sites, which say what they say a line each.
func read(_ context.Context, it pipeline.Item) (r Reading, err error) {
	b, err := it.Load()
	if err != nil {
		return r, err
	}
	r.Text = pipeline.DigestOf(b)
	for line := range strings.SplitSeq(string(b), "\n") {
		what, rest, _ := strings.Cut(line, " ")
		switch what {
		case "next":
			r.Next = rest
		case "canonical":
			r.Canonical = rest
		case "older":
			r.Older = rest
		case "noindex":
			r.NoIndex = true
		case "link":
			address, text, _ := strings.Cut(rest, " ")
			r.Links = append(r.Links, Link{address, text})
		}
	}
	return r, nil
}

// notices are what people were told.
type notices []string

func (n *notices) take(where string, err error) { *n = append(*n, where+": "+err.Error()) }

// newWeb is a source as most tests want it.
func newWeb(t *testing.T) (Web, *notices) {
	t.Helper()
	n := &notices{}
	dir := t.TempDir()
	return Web{
		Name: "news", Folder: filepath.Join(dir, "snapshots"), State: filepath.Join(dir, "state"),
		Get: get, Read: read, Digests: stamp.New(nil), Notice: n.take,
	}, n
}

// outcome is what an import yields, an item or error a line.
func outcome(seq func(func(pipeline.Item, error) bool)) (out []string) {
	for it, err := range seq {
		switch {
		case err == nil:
			out = append(out, string(it.ID))
		case it.ID != "":
			out = append(out, fmt.Sprintf("%s! %d %s", it.ID, pipeline.CodeOf(err), err))
		default:
			out = append(out, "! "+err.Error())
		}
	}
	return out
}

func wantLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for i := range got {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Fatalf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// tree is every file of a folder with its bytes.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(folder, path)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

// journal is a Round in a file.
type journal struct {
	mu   sync.Mutex
	file string
	open *os.File
}

func (j *journal) Begin(context.Context, string) (map[string]Mark, error) {
	marks := map[string]Mark{}
	if b, err := os.ReadFile(j.file); err == nil {
		lines := bufio.NewScanner(strings.NewReader(string(b)))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var l struct {
				Key  string
				Mark Mark
			}
			if json.Unmarshal(lines.Bytes(), &l) == nil {
				marks[l.Key] = l.Mark
			}
		}
	}
	var err error
	j.open, err = os.OpenFile(j.file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	return marks, err
}

func (j *journal) Note(key string, m Mark) error {
	b, err := json.Marshal(struct {
		Key  string
		Mark Mark
	}{key, m})
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err = j.open.Write(append(b, '\n'))
	return err
}

func (j *journal) End() error { return errors.Join(j.open.Close(), os.Remove(j.file)) }

func faultOf(err error) *pipeline.Fault {
	var f *pipeline.Fault
	errors.As(err, &f)
	return f
}
