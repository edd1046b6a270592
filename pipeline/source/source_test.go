package source

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/stamp"
)

func write(t *testing.T, root, rel, text string) {
	t.Helper()
	file := filepath.Join(root, rel)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFiles_NamesAndOrder(t *testing.T) {
	root := t.TempDir()
	for _, f := range []string{"src/b.html", "src/2024/b.html", "src/2025/index.md", "src/干细胞 治疗.txt", "src/notes.docx"} {
		write(t, root, f, f)
	}
	var ids, bad []string
	for it, err := range (Files{Name: "blog", Root: root, Patterns: []string{"src/**/*", "src/*.html"}, Digests: stamp.New(nil)}).Items(context.Background()) {
		if err != nil {
			bad = append(bad, err.Error())
			continue
		}
		ids = append(ids, string(it.ID))
		b, err := it.Load()
		if err != nil || string(b) != it.URI || it.Digest != pipeline.DigestOf(b) {
			t.Errorf("%s: %q %v", it.URI, b, err)
		}
	}
	if got, want := strings.Join(ids, " "), "blog/2024-b blog/2025 blog/b blog/干细胞-治疗"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if len(bad) != 1 || !strings.Contains(bad[0], "notes.docx") {
		t.Errorf("failures: %q", bad)
	}
}

func TestName(t *testing.T) {
	long := strings.Repeat("长", 100)
	for in, want := range map[string]string{
		"A  B--c!": "a-b-c", "…": "article-", "Ünï_x.y": "ünï_x-y", "CON": "con", "../../etc": "etc",
	} {
		if got := name(in); !strings.HasPrefix(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if a, b := name(long+"1"), name(long+"2"); a == b || len([]rune(a)) > maxName {
		t.Errorf("long names: %q %q", a, b)
	}
}

func FuzzName(f *testing.F) {
	f.Add("a/b.html")
	f.Fuzz(func(t *testing.T, s string) {
		n := name(s)
		if n == "" || strings.ContainsAny(n, "/\\\x00.") || len([]rune(n)) > maxName {
			t.Errorf("%q gives %q", s, n)
		}
	})
}

func TestNameOfAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://harbour.example/news/port-reopens.html": "news-port-reopens",
		"https://harbour.example/":                       "harbour-example",
		"https://harbour.example/a?id=1":                 "a-",
	} {
		got, err := nameOfAddress(in)
		if err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q %v", in, got, err)
		}
	}
}

// site answers as a web site would, from a map that the test changes.
type site map[string]string

func (s site) get(_ context.Context, ask Ask) (*Answer, error) {
	body, ok := s[ask.Address]
	if !ok {
		return nil, errors.New("no such host")
	}
	etag := pipeline.DigestOf([]byte(body)).Short()
	if ask.ETag == etag {
		return &Answer{Address: ask.Address, Status: 304, Unchanged: true}, nil
	}
	h := http.Header{"Content-Type": {"text/html; charset=Shift_JIS"}, "Etag": {etag}}
	return &Answer{Address: ask.Address, Status: 200, Header: h.Values, Body: []byte(body), Time: time.Unix(1e9, 0)}, nil
}

func items(t *testing.T, p Pages) (out []pipeline.Item, errs []error) {
	t.Helper()
	for it, err := range p.Items(context.Background()) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, it)
	}
	return out, errs
}

func TestPages_WorkFromSnapshotsAfterwards(t *testing.T) {
	web := site{"https://h.example/a": "one"}
	var notices []string
	p := Pages{
		Web: Web{
			Name: "harbour", Folder: filepath.Join(t.TempDir(), "snap"), State: t.TempDir(), Refresh: Always, Get: web.get, Digests: stamp.New(nil),
			Notice: func(a string, _ error) { notices = append(notices, a) },
		},
		Addresses: []string{"https://h.example/a", "https://h.example/b"},
	}
	got, errs := items(t, p)
	if len(got) != 1 || len(errs) != 1 || got[0].Charset != "Shift_JIS" {
		t.Fatalf("%v %v", got, errs)
	}
	delete(web, "https://h.example/a")
	got, _ = items(t, p)
	if len(got) != 1 || len(notices) != 1 {
		t.Fatalf("without the network: %v, notices %v", got, notices)
	}
	if b, err := got[0].Load(); err != nil || string(b) != "one" {
		t.Fatalf("%q %v", b, err)
	}
	p.Refresh, p.Get = Never, nil
	if got, errs := items(t, p); len(got) != 1 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "no snapshot") {
		t.Fatalf("%v %v", got, errs)
	}
}

func TestPages_ACutOffSnapshotIsFetchedAgain(t *testing.T) {
	web := site{"https://h.example/a": "one"}
	p := Pages{Web: Web{Name: "h", Folder: t.TempDir(), State: t.TempDir(), Refresh: Missing, Get: web.get, Digests: stamp.New(nil)}, Addresses: []string{"https://h.example/a"}}
	items(t, p)
	write(t, p.Folder, "a.html", "on")
	got, errs := items(t, p)
	if len(errs) != 0 || got[0].Digest != pipeline.DigestOf([]byte("one")) {
		t.Fatalf("%v %v", got, errs)
	}
	write(t, p.Folder, "a.html", "my own")
	p.Refresh = Never
	if _, errs := items(t, p); len(errs) != 1 || !strings.Contains(errs[0].Error(), "not what was fetched") {
		t.Fatalf("%v", errs)
	}
}

func TestPages_JoinsThePagesOfOneArticle(t *testing.T) {
	web := site{"https://h.example/a": "https://h.example/a2", "https://h.example/a2": "https://h.example/a"}
	p := Pages{
		Web: Web{
			Name: "h", Folder: t.TempDir(), State: t.TempDir(), Refresh: Missing, Get: web.get, Digests: stamp.New(nil),
			Read: func(_ context.Context, it pipeline.Item) (Reading, error) {
				b, err := it.Load()
				return Reading{Next: string(b)}, err
			},
		},
		Addresses: []string{"https://h.example/a"},
	}
	got, errs := items(t, p)
	if len(errs) != 0 || len(got) != 1 || len(got[0].Next) != 1 || got[0].Next[0].URI != "https://h.example/a2" {
		t.Fatalf("%v %v", got, errs)
	}
}
