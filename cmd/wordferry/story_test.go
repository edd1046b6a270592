package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/testscript"
)

// kept is the key of what `keep` remembers in a story: by name, then path.
type kept struct{}

func prepare(env *testscript.Env) error {
	env.Values[kept{}] = map[string]map[string][]byte{}
	env.Values[siteKey{}] = &site{}
	env.Values[trapKey{}] = &trap{}
	// Stories see the same whoever runs them; HOME must be a folder that is there.
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("TZ", "UTC")
	return nil
}

func storyCommands() map[string]func(ts *testscript.TestScript, neg bool, args []string) {
	return map[string]func(ts *testscript.TestScript, neg bool, args []string){
		"exits":     exits,
		"drop":      drop,
		"edit":      edit,
		"translate": translate,
		"append":    appendFile,
		"confirm":   confirm,
		"key":       key,
		"keep":      keep,
		"same":      sameBytes,
		"changes":   changes,
		"jsonlines": jsonLinesOf,
		"timeless":  timeless,
	}
}

// exits CODE COMMAND…: runs a command that must end with this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := exitOf(ts, ts.Exec(args[1], args[2:]...)); got != want || neg {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func exitOf(ts *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	ts.Check(err)
	return 0
}

// edit FILE OLD NEW: replaces the one place where OLD stands.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%s has %q %d times", args[0], args[1], n)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// append FILE OTHER: puts the text of another file at the end.
func appendFile(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])), 0o644))
}

// place finds the line of a locale file that holds the target of a source
// sentence, as a translator does: by the comment above it.
func place(ts *testscript.TestScript, file, source string) (lines []string, at int) {
	lines = strings.SplitAfter(ts.ReadFile(file), "\n")
	comment := regexp.MustCompile(`^# [A-Za-z-]+: ` + regexp.QuoteMeta(source) + `\n$`)
	found := -1
	for i, l := range lines {
		if !comment.MatchString(l) || strings.HasPrefix(l, "# was: ") {
			continue
		}
		if found >= 0 {
			ts.Fatalf("%s has %q twice", file, source)
		}
		for found = i; found < len(lines) && strings.HasPrefix(lines[found], "#"); found++ {
		}
	}
	if found < 0 {
		ts.Fatalf("%s has no %q", file, source)
	}
	return lines, found
}

// translate FILE SOURCE TARGET: puts a target in, as a translator does.
func translate(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: translate FILE SOURCE TARGET")
	}
	lines, at := place(ts, args[0], args[1])
	name, _, _ := strings.Cut(lines[at], " = ")
	lines[at] = fmt.Sprintf("%s = %q\n", name, args[2])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(lines, "")), 0o644))
}

// confirm FILE SOURCE: deletes the "# was:" or "# draft:" line above a target.
func confirm(ts *testscript.TestScript, _ bool, args []string) {
	lines, at := place(ts, args[0], args[1])
	i := at - 1
	for ; strings.HasPrefix(lines[i], "#"); i-- {
		if strings.HasPrefix(lines[i], "# was:") || strings.HasPrefix(lines[i], "# draft:") {
			ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(slices.Delete(lines, i, i+1), "")), 0o644))
			return
		}
	}
	ts.Fatalf("%s: %q waits for nobody", args[0], args[1])
}

// drop FILE SOURCE: deletes a sentence's line and the comments above it.
func drop(ts *testscript.TestScript, _ bool, args []string) {
	lines, at := place(ts, args[0], args[1])
	from := at
	for strings.HasPrefix(lines[from-1], "#") && !strings.HasPrefix(lines[from-1], "# ==") {
		from--
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(slices.Delete(lines, from, at+1), "")), 0o644))
}

// key VAR FILE SOURCE: sets a variable to the key of a sentence.
func key(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: key VAR FILE SOURCE")
	}
	lines, at := place(ts, args[1], args[2])
	name, _, _ := strings.Cut(lines[at], " = ")
	ts.Setenv(args[0], name)
}

// bytesOf reads files and everything below folders.
func bytesOf(ts *testscript.TestScript, paths []string) map[string][]byte {
	out := map[string][]byte{}
	for _, p := range paths {
		err := filepath.WalkDir(ts.MkAbs(p), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(ts.MkAbs("."), path)
			if err != nil {
				return err
			}
			out[filepath.ToSlash(rel)], err = os.ReadFile(path)
			return err
		})
		ts.Check(err)
	}
	return out
}

func memoryOf(ts *testscript.TestScript) map[string]map[string][]byte {
	return ts.Value(kept{}).(map[string]map[string][]byte)
}

// keep NAME PATH…: remembers every byte of files and folders.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	found := bytesOf(ts, args[1:])
	if len(found) == 0 {
		ts.Fatalf("there are no files in %v", args[1:])
	}
	found[""] = []byte(strings.Join(args[1:], "\n"))
	memoryOf(ts)[args[0]] = found
}

// since compares what `keep` remembered with what is there now.
func since(ts *testscript.TestScript, name string) (before, now map[string][]byte, changed []string) {
	before, ok := memoryOf(ts)[name]
	if !ok {
		ts.Fatalf("nothing was kept as %q", name)
	}
	var there []string
	for _, p := range strings.Split(string(before[""]), "\n") {
		if _, err := os.Lstat(ts.MkAbs(p)); err == nil {
			there = append(there, p)
		}
	}
	now = bytesOf(ts, there)
	now[""] = before[""]
	all := maps.Clone(before)
	maps.Copy(all, now)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		_, was := before[path]
		_, is := now[path]
		if was != is || !bytes.Equal(before[path], now[path]) {
			changed = append(changed, path)
		}
	}
	return before, now, changed
}

// same NAME: every byte is as it was kept, and no file more or less.
func sameBytes(ts *testscript.TestScript, neg bool, args []string) {
	before, now, changed := since(ts, args[0])
	switch {
	case neg && len(changed) == 0:
		ts.Fatalf("nothing is different from %q", args[0])
	case !neg && len(changed) > 0:
		for _, path := range changed {
			if before[path] != nil && now[path] != nil {
				d := diff.Diff(path+" before", before[path], path, now[path])
				ts.Logf("%s", d[:min(len(d), 4000)])
			}
		}
		ts.Fatalf("not the same: %s", strings.Join(changed, ", "))
	}
}

// changes NAME: prints the lines that are gone (-) and new (+) since `keep`.
func changes(ts *testscript.TestScript, _ bool, args []string) {
	before, now, changed := since(ts, args[0])
	for _, path := range changed {
		fmt.Fprintf(ts.Stdout(), "%s\n", path)
		for _, l := range strings.SplitAfter(string(diff.Diff("a", before[path], "b", now[path])), "\n") {
			if strings.HasPrefix(l, "+++") || strings.HasPrefix(l, "---") || l == "" || l[0] != '+' && l[0] != '-' {
				continue
			}
			fmt.Fprint(ts.Stdout(), dayNoted.ReplaceAllString(l, `"at":"today"`))
		}
	}
}

// dayNoted is the day of a person's act in a state file, which is that of the test.
var dayNoted = regexp.MustCompile(`"at":"[0-9-]+"`)

// jsonlines FILE: every line is an object of its own, and there is one.
func jsonLinesOf(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Split(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
	for i, l := range lines {
		var v map[string]any
		if err := json.Unmarshal([]byte(l), &v); err != nil {
			ts.Fatalf("%s:%d: %v: %q", args[0], i+1, err, l)
		}
	}
}

var duration = regexp.MustCompile(` in [0-9.]+[mµ]?s\n`)

// timeless: prints what the last command printed without how long it took.
func timeless(ts *testscript.TestScript, _ bool, _ []string) {
	text := ts.ReadFile("stdout")
	fmt.Fprint(ts.Stdout(), duration.ReplaceAllString(text, " in …\n"))
}
