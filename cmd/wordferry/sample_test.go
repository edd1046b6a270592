package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// below reads every file below folders of dir.
func below(t *testing.T, dir string, folders ...string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, f := range folders {
		err := fs.WalkDir(os.DirFS(dir), f, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			out[path], err = os.ReadFile(filepath.Join(dir, path))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func wantSame(t *testing.T, what string, before, after map[string][]byte) {
	t.Helper()
	all := maps.Clone(before)
	maps.Copy(all, after)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		was, is := before[path], after[path]
		switch {
		case was == nil:
			t.Errorf("%s: %s is new", what, path)
		case is == nil:
			t.Errorf("%s: %s is gone", what, path)
		case !bytes.Equal(was, is):
			t.Errorf("%s: %s is different", what, path)
		}
	}
}

// What is committed is what a run leaves: a newcomer's `git status` is clean.
func TestSample_IsAFixedPoint(t *testing.T) {
	t.Parallel()
	dir := copySample(t)
	before := below(t, dir, "sources", "locales")
	stdout, stderr, code := wordferry(t, dir, "run")
	if code != exitDone || stderr != "" {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	t.Logf("\n%s", stdout)
	wantSame(t, "the first run", before, below(t, dir, "sources", "locales"))
	published := below(t, dir, "out")

	stdout, stderr, code = wordferry(t, dir, "run")
	if code != exitDone || stderr != "" || !strings.Contains(stdout, "\nnothing changed\n") {
		t.Errorf("the second run: exit code %d\n%s%s", code, stdout, stderr)
	}
	wantSame(t, "the second run", before, below(t, dir, "sources", "locales"))
	wantSame(t, "the second run", published, below(t, dir, "out"))

	for _, folder := range []string{".wordferry", "out"} {
		if err := os.RemoveAll(filepath.Join(dir, folder)); err != nil {
			t.Fatal(err)
		}
	}
	if _, stderr, code = wordferry(t, dir, "run", "--quiet", "--workers", "5"); code != exitDone {
		t.Errorf("the third run: exit code %d\n%s", code, stderr)
	}
	wantSame(t, "a run from nothing", before, below(t, dir, "sources", "locales"))
	wantSame(t, "a run from nothing", published, below(t, dir, "out"))
	if _, stderr, code = wordferry(t, dir, "pack", "verify"); code != exitDone {
		t.Errorf("pack verify: exit code %d\n%s", code, stderr)
	}
}
