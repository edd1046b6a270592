package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func openTest(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func dbPath(t testing.TB) string {
	return filepath.Join(t.TempDir(), "state", "a b?c#d%41.db")
}

func TestOpen_MakesFolderAndSurvivesAwkwardName(t *testing.T) {
	path := dbPath(t)
	s := openTest(t, path)
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	if s.Aside() != (Aside{}) {
		t.Errorf("a new database set something aside: %v", s.Aside())
	}
}

func TestOpen_KeepsWhatWasSaved(t *testing.T) {
	ctx, path := context.Background(), dbPath(t)
	s := openTest(t, path)
	if err := s.SaveStamps(ctx, []FileStamp{{Path: "a", Size: 1}}, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	stamps, err := openTest(t, path).LoadStamps(ctx)
	if err != nil || len(stamps) != 1 {
		t.Fatalf("%v, %v", stamps, err)
	}
}

func TestOpen_SetsUnusableFileAside(t *testing.T) {
	ctx := context.Background()
	filled := func(t *testing.T, path string) {
		s := openTest(t, path)
		var stamps []FileStamp
		for i := range 2000 {
			stamps = append(stamps, FileStamp{Path: fmt.Sprint("file ", i)})
		}
		if err := s.SaveStamps(ctx, stamps, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	cases := map[string]struct {
		make func(t *testing.T, path string)
		why  string
	}{
		"not a database": {func(t *testing.T, path string) {
			write(t, path, []byte(strings.Repeat("not a database\n", 1000)))
		}, whyDamaged},
		"cut off": {func(t *testing.T, path string) {
			filled(t, path)
			b := read(t, path)
			write(t, path, b[:700])
		}, whyDamaged},
		"tables of another version": {func(t *testing.T, path string) {
			s := openTest(t, path)
			if _, err := s.write.Exec(`UPDATE meta SET value = 'old'`); err != nil {
				t.Fatal(err)
			}
			s.Close()
		}, whyOther},
		"tables of another program": {func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(`CREATE TABLE theirs (x)`); err != nil {
				t.Fatal(err)
			}
			db.Close()
		}, whyOther},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			c.make(t, path)
			s := openTest(t, path)
			if s.Aside() != (Aside{Path: path + ".broken", Why: c.why}) {
				t.Errorf("aside: %+v", s.Aside())
			}
			if len(read(t, path+".broken")) == 0 {
				t.Error("the old file is empty")
			}
			if err := s.SaveArticle(ctx, Article{ID: "a/b"}); err != nil {
				t.Error(err)
			}
			s.Close()
			if again := openTest(t, path); again.Aside() != (Aside{}) {
				t.Errorf("set aside twice: %+v", again.Aside())
			}
		})
	}
}

func TestStore_SetsAsideWhatProvesDamagedInUse(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	s := openTest(t, path)
	var stamps []FileStamp
	for i := range 5000 {
		stamps = append(stamps, FileStamp{Path: fmt.Sprint("file ", i)})
	}
	if err := s.SaveStamps(ctx, stamps, nil); err != nil {
		t.Fatal(err)
	}
	s.Close()
	b := read(t, path)
	for i := len(b) / 3; i < len(b); i++ {
		b[i] = 0xA5
	}
	write(t, path, b)

	s = openTest(t, path)
	_, err := s.LoadStamps(ctx)
	if err == nil || !strings.Contains(fmt.Sprintf("%+v", err.(*pipeline.Fault).Hint), "built anew") {
		t.Fatalf("want a fault that says what happens next, got %v", err)
	}
	s.Close()
	s = openTest(t, path)
	stamps2, err := s.LoadStamps(ctx)
	if err != nil || len(stamps2) != 0 {
		t.Fatalf("%d stamps, %v", len(stamps2), err)
	}
}

func TestOpen_DoesNotTakeTheDatabaseFromAnotherRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	write(t, path, []byte(strings.Repeat("not a database\n", 1000)))
	holdLockElsewhere(t, path)
	_, err := Open(context.Background(), path)
	if pipeline.CodeOf(err) != pipeline.Conflict {
		t.Fatalf("got %v", err)
	}
}

func TestOpen_ManyAtOnceOnANewFile(t *testing.T) {
	path := dbPath(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			s, err := Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			s.Close()
		})
	}
	wg.Wait()
}

func TestOpen_TellsWhatIsWrongWithTheFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), nil)
	_, err := Open(context.Background(), filepath.Join(dir, "file", "x.db"))
	if pipeline.CodeOf(err) != pipeline.Invalid {
		t.Errorf("a file as folder: %v", err)
	}
	_, err = Open(context.Background(), dir)
	if pipeline.CodeOf(err) != pipeline.Denied {
		t.Errorf("a folder as file: %v", err)
	}
	if os.Getuid() == 0 {
		return // nothing is read-only to root
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), filepath.Join(dir, "x.db"))
	if pipeline.CodeOf(err) != pipeline.Denied {
		t.Errorf("a read-only folder: %v", err)
	}
}

func TestStore_FullDisk(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	if _, err := s.write.Exec(`PRAGMA max_page_count = 40`); err != nil {
		t.Fatal(err)
	}
	err := s.SaveArticle(ctx, Article{ID: "a/b", Report: make([]byte, 1<<20)})
	if pipeline.CodeOf(err) != pipeline.Temporary || !strings.Contains(err.(*pipeline.Fault).Hint, "disk is full") {
		t.Fatalf("got %v", err)
	}
	if err := s.SaveArticle(ctx, Article{ID: "a/c"}); err != nil {
		t.Fatalf("the store is not usable afterwards: %v", err)
	}
}

func TestStamps(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	one := FileStamp{"a/一.html", 1 << 40, 1700000000123456789, 1700000000123456790, 42, pipeline.DigestOf([]byte("x"))}
	two := FileStamp{"b", 2, 2, 4, 2, pipeline.Digest{}}
	check(t, s.SaveStamps(ctx, []FileStamp{one, two}, nil))
	two.Size = 3
	check(t, s.SaveStamps(ctx, []FileStamp{two}, []string{"never was"}))
	got, err := s.LoadStamps(ctx)
	check(t, err)
	if len(got) != 2 || got[one.Path] != one || got[two.Path] != two {
		t.Errorf("got %v", got)
	}
	check(t, s.SaveStamps(ctx, nil, []string{"b"}))
	if got, _ = s.LoadStamps(ctx); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}

func TestArticles(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	a := Article{
		ID: "clinic/stem-cells", Source: "clinic", URI: "sources/clinic/stem-cells.html", Inputs: pipeline.DigestOf([]byte("in")),
		Open: true, Memory: pipeline.DigestOf([]byte("m")), Report: []byte(`{"a":1}`), Wanted: []byte(`[]`),
	}
	check(t, s.SaveArticle(ctx, Article{ID: a.ID, Source: "old"}))
	check(t, s.SaveArticle(ctx, a))
	check(t, s.SaveArticle(ctx, Article{ID: "other/x", Source: "other"}))
	got, err := s.Articles(ctx, "clinic")
	check(t, err)
	wanted, err := s.Wanted(ctx, a.ID)
	check(t, err)
	if string(wanted) != string(a.Wanted) {
		t.Errorf("wanted %s", wanted)
	}
	a.Wanted = nil // being many, they are left out of a list
	if len(got) != 1 || fmt.Sprint(got[a.ID]) != fmt.Sprint(a) {
		t.Errorf("got %v", got)
	}
	a.Memory = pipeline.DigestOf([]byte("other"))
	check(t, s.SetMemory(ctx, a.ID, a.Memory))
	if got, err = s.Articles(ctx, "clinic"); err != nil || got[a.ID].Memory != a.Memory {
		t.Errorf("%v, %v", got, err)
	}
	check(t, s.DropArticle(ctx, a.ID))
	check(t, s.DropArticle(ctx, a.ID))
	if got, _ := s.Articles(ctx, "clinic"); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestRuns(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	start := time.Date(2026, 1, 2, 3, 4, 5, 6e6, time.UTC)
	for i := range runsKept + 5 {
		r := Run{ID: fmt.Sprintf("r%04d", i), Sources: "clinic, docs", Started: start.Add(time.Duration(i) * time.Second)}
		check(t, s.BeginRun(ctx, r))
		check(t, s.SetJob(ctx, r.ID, "a/b", "extract", "running", ""))
	}
	last := Run{
		ID: fmt.Sprintf("r%04d", runsKept+4), Sources: "clinic, docs", Started: start.Add((runsKept + 4) * time.Second),
		Ended: start.Add(time.Hour), Outcome: "done", Summary: []byte(`{}`),
	}
	check(t, s.EndRun(ctx, last))
	runs, err := s.Runs(ctx, 1000)
	check(t, err)
	if len(runs) != runsKept || fmt.Sprint(runs[0]) != fmt.Sprint(last) || !runs[1].Ended.IsZero() {
		t.Errorf("%d runs, the first %v", len(runs), runs[0])
	}
	check(t, s.SetJob(ctx, last.ID, "a/b", "export", "failed", "no such file"))
	check(t, s.SetJob(ctx, last.ID, "a/a", "export", "done", ""))
	jobs, err := s.Jobs(ctx, last.ID)
	check(t, err)
	want := []Job{{"a/a", "export", "done", ""}, {"a/b", "export", "failed", "no such file"}}
	if !slices.Equal(jobs, want) {
		t.Errorf("got %v", jobs)
	}
	if jobs, _ := s.Jobs(ctx, "r0000"); len(jobs) != 0 {
		t.Errorf("jobs of a run that was forgotten: %v", jobs)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	check(t, err)
	return b
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	check(t, os.WriteFile(path, b, 0o644))
}
