package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const noticeConfig = `locales: [{tag: de}, {tag: zh-Hans}]
sources:
  - {name: yard, kind: files, paths: ["sources/*.md"], lang: en}
`

// noticing is a workspace with two published articles, of which one is
// translated into German.
func noticing(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"config.yaml":       noticeConfig,
		"sources/crane.md":  "# Night cranes\n\nThe harbour has two new cranes. They are quiet.\n",
		"sources/lights.md": "# Lights\n\nThe lamps are yellow now.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ran(t)
	file := "locales/yard/crane/de.toml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(data), ` = ""`, ` = "Etwas auf Deutsch."`)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll("out"); err != nil {
		t.Fatal(err)
	}
	ran(t)
}

// ran is a run that must end well, and what it said.
func ran(t *testing.T) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := execute(context.Background(), []string{"run"}, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	return out.String()
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all[filepath.ToSlash(path)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sameTree(t *testing.T, what string, was, is map[string]string) {
	t.Helper()
	for path := range was {
		if now, ok := is[path]; !ok {
			t.Errorf("%s: %s is not there", what, path)
		} else if now != was[path] {
			t.Errorf("%s: %s has other bytes", what, path)
		}
	}
	for path := range is {
		if _, ok := was[path]; !ok {
			t.Errorf("%s: %s is new", what, path)
		}
	}
}

// A quiet run asks little; whatever is gone must be noticed all the same.
func TestRun_MakesAgainWhatIsGone(t *testing.T) {
	noticing(t)
	if said := ran(t); !strings.Contains(said, "nothing changed") {
		t.Fatalf("nothing to notice yet, and it says:\n%s", said)
	}
	before := tree(t, "out")
	for path := range before {
		if strings.Contains(path, "/history/") && strings.HasSuffix(path, "1.json") {
			continue
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		ran(t)
		sameTree(t, "without "+path, before, tree(t, "out"))
	}
	for _, path := range []string{"out", ".wordferry", "out/site", "out/blobs", "out/site/SHA256SUMS"} {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		ran(t)
		sameTree(t, "without "+path, before, tree(t, "out"))
	}
	if said := ran(t); !strings.Contains(said, "nothing changed") {
		t.Fatalf("all is there again, and it says:\n%s", said)
	}
}

func TestRun_LeavesAnOlderPointerBehindThatWasPutBackByHand(t *testing.T) {
	noticing(t)
	pointer := "out/yard/channels/stable.json"
	older, err := os.ReadFile(pointer)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("sources/lights.md", fmt.Append(nil, "# Lights\n\nThe lamps are white now.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	ran(t)
	before := tree(t, "out")
	if before[pointer] == string(older) {
		t.Fatal("the edit was not published")
	}
	if err := os.WriteFile(pointer, older, 0o644); err != nil {
		t.Fatal(err)
	}
	ran(t)
	sameTree(t, "with the older pointer", before, tree(t, "out"))
}
