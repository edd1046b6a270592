//go:build unix

package depot

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

func open(t *testing.T, dir string) *Depot {
	t.Helper()
	d, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func put(t *testing.T, d *Depot, s string) pipeline.Digest {
	t.Helper()
	g, err := d.Put(t.Context(), []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// pointerTo builds pointers as package pack does: the same for the same number.
func pointerTo(content string) func(int64) ([]byte, error) {
	return func(seq int64) ([]byte, error) {
		return []byte(fmt.Sprintf(`{"manifest":%q,"seq":%d}`, content, seq)), nil
	}
}

// files is everything in a folder, by path.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPut_KeepsBlobsByDigest(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	g := put(t, d, "tide")
	if again := put(t, d, "tide"); again != g {
		t.Fatal("same bytes, other digest")
	}
	got, err := d.Get(t.Context(), g)
	if err != nil || string(got) != "tide" {
		t.Fatalf("%q, %v", got, err)
	}
	s := g.String()
	if all := files(t, dir); len(all) != 1 || all["blobs/sha256/"+s[:2]+"/"+s] != "tide" {
		t.Fatalf("%v", all)
	}
	missing, err := d.Missing(t.Context(), []pipeline.Digest{g, {1}, g, {1}})
	if err != nil || len(missing) != 1 || missing[0] != (pipeline.Digest{1}) {
		t.Fatalf("%v, %v", missing, err)
	}
}

func TestMissing_KnowsWhatWasPutSinceAndWhatWasDeletedBefore(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	kept, gone := put(t, d, "tide"), put(t, d, "ebb")
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(blobKey(gone)))); err != nil {
		t.Fatal(err)
	}
	later := pipeline.DigestOf([]byte("flood"))
	ask := func() []pipeline.Digest {
		t.Helper()
		missing, err := d.Missing(t.Context(), []pipeline.Digest{gone, kept, later})
		if err != nil {
			t.Fatal(err)
		}
		return missing
	}
	if got := ask(); !slices.Equal(got, []pipeline.Digest{gone, later}) {
		t.Fatalf("%v", got)
	}
	put(t, d, "flood")
	put(t, d, "ebb")
	if got := ask(); len(got) > 0 {
		t.Fatalf("put, and still missing: %v", got)
	}
}

func TestGet_SaysWhichBlobIsDamaged(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	g := put(t, d, "tide")
	path := filepath.Join(dir, filepath.FromSlash(blobKey(g)))
	if err := os.WriteFile(path, []byte("ebb!"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := d.Get(t.Context(), g)
	var f *pipeline.Fault
	if !errors.As(err, &f) || f.Code != pipeline.Invalid || f.Where != path {
		t.Fatalf("%v", err)
	}
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	put(t, d, "tide")
	if _, err := d.Get(t.Context(), g); err != nil {
		t.Fatalf("a cut blob was not put again: %v", err)
	}
	if _, err := d.Get(t.Context(), pipeline.Digest{9}); pipeline.CodeOf(err) != pipeline.NotFound {
		t.Fatalf("%v", err)
	}
}

func TestPublish_OnlyWhatChanged(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	if _, err := d.Pointer(t.Context(), "clinic", "stable"); pipeline.CodeOf(err) != pipeline.NotFound {
		t.Fatalf("%v", err)
	}
	for _, c := range []struct {
		content string
		seq     int64
		changed bool
	}{{"one", 1, true}, {"one", 1, false}, {"two", 2, true}, {"two", 2, false}, {"one", 3, true}} {
		seq, changed, err := d.Publish(t.Context(), "clinic", "stable", pointerTo(c.content))
		if err != nil || seq != c.seq || changed != c.changed {
			t.Fatalf("%+v: %d, %v, %v", c, seq, changed, err)
		}
	}
	all := files(t, dir)
	if len(all) != 4 || all["clinic/channels/stable.json"] != all["clinic/history/stable/00000003.json"] {
		t.Fatalf("%v", all)
	}
}

func TestPublish_LostPointerOrHistory(t *testing.T) {
	t.Run("pointer lost, same content", func(t *testing.T) {
		dir := t.TempDir()
		d := open(t, dir)
		publish(t, d, "one", 1)
		publish(t, d, "two", 2)
		if err := os.Remove(filepath.Join(dir, "clinic/channels/stable.json")); err != nil {
			t.Fatal(err)
		}
		publish(t, d, "two", 2)
	})
	t.Run("pointer lost, other content", func(t *testing.T) {
		dir := t.TempDir()
		d := open(t, dir)
		publish(t, d, "one", 1)
		if err := os.Remove(filepath.Join(dir, "clinic/channels/stable.json")); err != nil {
			t.Fatal(err)
		}
		publish(t, d, "two", 2)
	})
	t.Run("history lost", func(t *testing.T) {
		dir := t.TempDir()
		d := open(t, dir)
		publish(t, d, "one", 1)
		publish(t, d, "two", 2)
		if err := os.RemoveAll(filepath.Join(dir, "clinic/history")); err != nil {
			t.Fatal(err)
		}
		publish(t, d, "three", 3)
	})
	t.Run("pointer unreadable", func(t *testing.T) {
		dir := t.TempDir()
		d := open(t, dir)
		publish(t, d, "one", 1)
		if err := os.WriteFile(filepath.Join(dir, "clinic/channels/stable.json"), []byte("{"), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, _, err := d.Publish(t.Context(), "clinic", "stable", pointerTo("two")); pipeline.CodeOf(err) != pipeline.Invalid {
			t.Fatalf("%v", err)
		}
	})
}

func publish(t *testing.T, d *Depot, content string, want int64) {
	t.Helper()
	seq, _, err := d.Publish(t.Context(), "clinic", "stable", pointerTo(content))
	if err != nil || seq != want {
		t.Fatalf("%s: %d, not %d; %v", content, seq, want, err)
	}
}

func TestNames_StayInTheDepot(t *testing.T) {
	d := open(t, t.TempDir())
	for _, name := range []string{"", ".", "..", "../x", "a/b", `a\b`, "C:x", "a\x00", ".git", "blobs", "site", strings.Repeat("a", 256)} {
		if _, _, err := d.Publish(t.Context(), name, "stable", pointerTo("x")); pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("pack %q: %v", name, err)
		}
	}
	g := put(t, d, "x")
	for _, name := range []string{"", "/x", "../x", "a/../../x", "a//b", "a/", `a\b`, ".htaccess", "SHA256SUMS"} {
		if err := d.Site(t.Context(), map[string]pipeline.Digest{name: g}); pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("site %q: %v", name, err)
		}
	}
}

func TestSite_MirrorsOnlyWhatIsOurs(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	a, b, c := put(t, d, "a"), put(t, d, "b"), put(t, d, "c")
	site := func(want map[string]pipeline.Digest) error { return d.Site(t.Context(), want) }
	see := func(step string, want map[string]string) {
		t.Helper()
		got := files(t, filepath.Join(dir, "site"))
		delete(got, "SHA256SUMS")
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s: %v", step, got)
		}
	}
	if err := site(map[string]pipeline.Digest{"clinic/en/x.html": a, "clinic/ar/x.html": b}); err != nil {
		t.Fatal(err)
	}
	see("first", map[string]string{"clinic/en/x.html": "a", "clinic/ar/x.html": "b"})
	own := filepath.Join(dir, "site/clinic/en/notes.txt")
	if err := os.WriteFile(own, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := site(map[string]pipeline.Digest{"clinic/en/x.html": c}); err != nil {
		t.Fatal(err)
	}
	see("changed", map[string]string{"clinic/en/x.html": "c", "clinic/en/notes.txt": "mine"})
	if _, err := os.Stat(filepath.Join(dir, "site/clinic/ar")); err == nil {
		t.Error("an empty folder was left")
	}
	before, err := os.Stat(filepath.Join(dir, "site/SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	if err := site(map[string]pipeline.Digest{"clinic/en/x.html": c}); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.Stat(filepath.Join(dir, "site/SHA256SUMS")); !os.SameFile(before, after) {
		t.Error("nothing changed, yet the list was written")
	}
	if err := os.WriteFile(filepath.Join(dir, "site/clinic/en/x.html"), []byte("C"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := site(map[string]pipeline.Digest{"clinic/en/x.html": c}); err != nil {
		t.Fatal(err)
	}
	see("edited by hand", map[string]string{"clinic/en/x.html": "c", "clinic/en/notes.txt": "mine"})

	err = site(map[string]pipeline.Digest{"clinic/en/notes.txt": a, "clinic/en/y.html": b})
	if pipeline.CodeOf(err) != pipeline.Conflict || !strings.Contains(err.Error(), "notes.txt") {
		t.Fatalf("%v", err)
	}
	see("in the way", map[string]string{"clinic/en/y.html": "b", "clinic/en/notes.txt": "mine"})
	if err := site(nil); err != nil {
		t.Fatal(err)
	}
	see("nothing asked for", map[string]string{"clinic/en/notes.txt": "mine"})
}

func TestOneProcessWritesAtATime(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	g := put(t, a, "a")
	put(t, b, "a") // there already: nothing to write
	if _, err := b.Get(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Put(t.Context(), []byte("b")); pipeline.CodeOf(err) != pipeline.Conflict {
		t.Fatalf("%v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Put(t.Context(), []byte("b")); err != nil {
		t.Fatal(err)
	}
}

// release is a whole publication, as a run makes it.
func release(ctx context.Context, d *Depot, edition string) error {
	site := map[string]pipeline.Digest{}
	for i := range 3 {
		g, err := d.Put(ctx, []byte(fmt.Sprintf("%s %d", edition, i)))
		if err != nil {
			return err
		}
		site[fmt.Sprintf("clinic/en/%s-%d.html", edition[:1], i)] = g
		site[fmt.Sprintf("clinic/en/%d.html", i)] = g
	}
	if _, _, err := d.Publish(ctx, "clinic", "stable", pointerTo(edition)); err != nil {
		return err
	}
	return d.Site(ctx, site)
}

// TestKilled_AnyStep runs this test program again, which kills itself at the
// n-th step of its second release. Whatever n is, the channel stands at one of
// the two releases with all its blobs, no file is half, and the next run makes
// exactly what an undisturbed one makes.
func TestKilled_AnyStep(t *testing.T) {
	if dir := os.Getenv("DEPOT_TEST_DIR"); dir != "" {
		killedRun(t, dir)
		return
	}
	want := func() map[string]string {
		dir := t.TempDir()
		d := open(t, dir)
		for _, e := range []string{"one", "two"} {
			if err := release(t.Context(), d, e); err != nil {
				t.Fatal(err)
			}
		}
		return files(t, dir)
	}()
	steps := 0
	for n := 1; ; n++ {
		dir := t.TempDir()
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled_AnyStep$")
		cmd.Env = append(os.Environ(), "DEPOT_TEST_DIR="+dir, "DEPOT_TEST_STEP="+strconv.Itoa(n))
		out, err := cmd.CombinedOutput()
		if err == nil {
			break // it ended before the n-th step
		}
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("step %d: %v\n%s", n, err, out)
		}
		steps++
		checkWhole(t, dir, want)
		d := open(t, dir)
		if err := release(t.Context(), d, "two"); err != nil {
			t.Fatalf("after step %d: %v", n, err)
		}
		if got := files(t, dir); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("after step %d:\n%v\nwant\n%v", n, got, want)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if steps < 40 {
		t.Fatalf("only %d steps", steps)
	}
}

func killedRun(t *testing.T, dir string) {
	d := open(t, dir)
	if err := release(t.Context(), d, "one"); err != nil {
		t.Fatal(err)
	}
	left, err := strconv.Atoi(os.Getenv("DEPOT_TEST_STEP"))
	if err != nil {
		t.Fatal(err)
	}
	d.step = func(string) error {
		if left--; left == 0 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}
	if err := release(t.Context(), d, "two"); err != nil {
		t.Fatal(err)
	}
}

// checkWhole reads a depot as a consumer does: no file that has its name is
// anything but whole, and the pointer's blobs are there.
func checkWhole(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	all := files(t, dir)
	pointer := all["clinic/channels/stable.json"]
	edition := "one"
	if pointer == want["clinic/channels/stable.json"] {
		edition = "two"
	} else if p, _ := pointerTo("one")(1); pointer != string(p) {
		t.Fatalf("the pointer is %q", pointer)
	}
	for i := range 3 {
		content := fmt.Sprintf("%s %d", edition, i)
		if all[blobKey(pipeline.DigestOf([]byte(content)))] != content {
			t.Fatalf("%s: a blob is not there", edition)
		}
	}
	for name, data := range all {
		digest, ok := strings.CutPrefix(name, "blobs/sha256/")
		if ok && len(digest) == 67 && pipeline.DigestOf([]byte(data)).String() != digest[3:] {
			t.Fatalf("%s is half", name)
		}
		if strings.HasPrefix(name, "site/clinic/") && !strings.HasSuffix(name, ".tmp") && len(data) != len("one 1") {
			t.Fatalf("%s is half: %q", name, data)
		}
	}
}

// TestDiskFull_AnyStep lets the n-th step of a release fail as a full disk
// does: a clear fault with the path, the old release untouched, nothing left
// behind, and the next try completes.
func TestDiskFull_AnyStep(t *testing.T) {
	for n := 1; ; n++ {
		dir := t.TempDir()
		d := open(t, dir)
		if err := release(t.Context(), d, "one"); err != nil {
			t.Fatal(err)
		}
		left := n
		d.step = func(string) error {
			if left--; left == 0 {
				return &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
			}
			return nil
		}
		err := release(t.Context(), d, "two")
		if left > 0 {
			break
		}
		var f *pipeline.Fault
		if !errors.As(err, &f) || f.Code != pipeline.Temporary || !strings.HasPrefix(f.Where, dir) || !strings.Contains(f.Msg, "full") || f.Hint == "" {
			t.Fatalf("step %d: %v", n, err)
		}
		for name := range files(t, dir) {
			if strings.HasSuffix(name, ".tmp") {
				t.Fatalf("step %d left %s", n, name)
			}
		}
		if err := release(t.Context(), d, "two"); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDiskFull_Really fills a small file system, where one may be mounted.
func TestDiskFull_Really(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=128k"); err != nil {
		t.Skip("no file system can be mounted here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, 0) })
	d := open(t, dir)
	if err := release(t.Context(), d, "one"); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	_, err := d.Put(t.Context(), make([]byte, 1<<20))
	if pipeline.CodeOf(err) != pipeline.Temporary {
		t.Fatalf("%v", err)
	}
	if after := files(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Fatalf("%v", after)
	}
}

func TestReadOnly_SaysSo(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	if err := release(t.Context(), d, "one"); err != nil {
		t.Fatal(err)
	}
	d.step = func(string) error { return syscall.EROFS }
	if err := release(t.Context(), d, "two"); pipeline.CodeOf(err) != pipeline.Denied {
		t.Fatalf("%v", err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), filepath.Join(file, "out")); err == nil || !strings.Contains(err.Error(), "file") {
		t.Fatalf("%v", err)
	}
}
