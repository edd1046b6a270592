package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Whatever people do to the sample, one run brings it to rest, and the
// database only ever saves work: built anew, it gives the same bytes.
func TestSample_RandomEditsComeToRest(t *testing.T) {
	t.Parallel()
	dir := copySample(t)
	r := rand.New(rand.NewPCG(2, 11))
	run := func(what string) map[string][]byte {
		t.Helper()
		if _, stderr, code := wordferry(t, dir, "run", "--quiet"); code != exitDone {
			t.Fatalf("%s: exit code %d\n%s", what, code, stderr)
		}
		return below(t, dir, "out", "locales")
	}
	run("the first run")
	for i := range 8 {
		what := fmt.Sprintf("edit %d: %s", i, randomEdit(t, dir, r))
		after := run(what)
		wantSame(t, what+", run again", after, run(what))
		if err := os.RemoveAll(filepath.Join(dir, stateDir)); err != nil {
			t.Fatal(err)
		}
		wantSame(t, what+", built anew", after, run(what))
		if t.Failed() {
			return
		}
	}
}

var (
	emptyTarget = regexp.MustCompile(`(?m)^(k\w+) = ""$`)
	draftNote   = regexp.MustCompile(`(?m)^# draft:.*\n`)
	longWord    = regexp.MustCompile(`(?m)^(k\w+ = "[^"\n]*\pL{4,})`)
)

// randomEdit does what a translator or an author does, and says what.
func randomEdit(t *testing.T, dir string, r *rand.Rand) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "locales", "*", "*", "*.toml"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	name := files[r.IntN(len(files))]
	first := func(re *regexp.Regexp, n int, with func(string) string) func(string) string {
		return func(text string) string {
			return re.ReplaceAllStringFunc(text, func(m string) string {
				if n--; n < 0 {
					return m
				}
				return with(m)
			})
		}
	}
	var what string
	var change func(string) string
	switch r.IntN(4) {
	case 0:
		what = "translate"
		change = first(emptyTarget, 1+r.IntN(4), func(m string) string {
			return strings.Replace(m, `""`, fmt.Sprintf(`"Sentence %d."`, r.IntN(5)), 1)
		})
	case 1:
		what, change = "accept drafts", first(draftNote, 1+r.IntN(3), func(string) string { return "" })
	case 2:
		what, change = "edit", first(longWord, 1, func(m string) string { return m + "x" })
	default:
		what, name = "change the source", filepath.Join(dir, "sources", "clinic", "stem-cells.html")
		at := 20 + r.IntN(40)
		change = func(text string) string {
			parts := strings.Split(text, "。")
			parts[at] += "了"
			return strings.Join(parts, "。")
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(change(string(text))), 0o644); err != nil {
		t.Fatal(err)
	}
	rel, err := filepath.Rel(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	return what + " in " + filepath.ToSlash(rel)
}
