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

// One sentence of the long article is changed: in every locale file the lines
// of its segment change and no others, and going back restores every byte.
func TestSample_OneSentenceEdited(t *testing.T) {
	t.Parallel()
	const was, is = "间充质干细胞最早是在骨髓中发现的。", "间充质干细胞最早是在人的骨髓中发现的。"
	dir := copySample(t)
	if _, stderr, code := wordferry(t, dir, "run", "--quiet"); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	before := below(t, dir, "locales")
	key := ""
	for line := range strings.Lines(string(before["locales/clinic/stem-cells/zh-Hans.toml"])) {
		if k, text, _ := strings.Cut(line, " = "); strings.Contains(text, was) {
			key = k
		}
	}
	if key == "" {
		t.Fatal("the sentence stands in the sample no more")
	}

	rewrite(t, filepath.Join(dir, "sources/clinic/stem-cells.html"), was, is)
	if _, stderr, code := wordferry(t, dir, "run", "--quiet"); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	after := below(t, dir, "locales")
	rest := func(files map[string][]byte) map[string][]byte {
		out := maps.Clone(files)
		for path, data := range files {
			if strings.HasPrefix(path, "locales/clinic/stem-cells/") {
				out[path] = without(data, key)
			}
		}
		return out
	}
	wantSame(t, "lines of other segments", rest(before), rest(after))
	for path, data := range after {
		if strings.HasPrefix(path, "locales/clinic/stem-cells/") && strings.HasSuffix(path, ".toml") && !strings.Contains(string(data), is) {
			t.Errorf("%s does not have the new sentence", path)
		}
	}

	rewrite(t, filepath.Join(dir, "sources/clinic/stem-cells.html"), is, was)
	if _, stderr, code := wordferry(t, dir, "run", "--quiet"); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	wantSame(t, "going back", before, below(t, dir, "locales"))
}

func rewrite(t *testing.T, file, old, new string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(b, []byte(old)) != 1 {
		t.Fatalf("%s does not have %q once", file, old)
	}
	if err := os.WriteFile(file, bytes.Replace(b, []byte(old), []byte(new), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

// without drops the lines of one segment: its own, those of comments above
// it, and those of the state file.
func without(data []byte, key string) []byte {
	var out []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, `{"k":"`+key+`"`) {
			continue
		}
		if strings.HasPrefix(line, key+" = ") {
			for len(out) > 0 && strings.HasPrefix(out[len(out)-1], "# ") && !strings.HasPrefix(out[len(out)-1], "# ==") {
				out = out[:len(out)-1]
			}
			continue
		}
		out = append(out, line)
	}
	return []byte(strings.Join(out, ""))
}
