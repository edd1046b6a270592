package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const repository = "../.."

// copySample copies the repository's own workspace, as committed or edited.
func copySample(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"sources", "locales"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(repository, name))); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(filepath.Join(repository, "config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.yaml"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// wordferry runs this program in a folder.
func wordferry(t *testing.T, dir string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "wordferry" // what TestMain goes by
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// shellLines are the commands in a Markdown file's sh blocks, without their
// comments.
func shellLines(text string) []string {
	var out []string
	for _, block := range regexp.MustCompile("(?ms)^```sh\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		for _, line := range strings.Split(block[1], "\n") {
			line, _, _ = strings.Cut(line, " #")
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}

func TestReadme_EveryCommandRuns(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join(repository, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	lines := shellLines(string(readme))
	if len(lines) == 0 || lines[0] != "make run" {
		t.Fatalf("the first command is not `make run`: %q", lines)
	}
	dir := copySample(t)
	for _, line := range lines {
		program := strings.Fields(line)
		if program[0] == "make" {
			rule := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(program[1]) + `:.*\n\t@?(.*)$`).FindStringSubmatch(string(makefile))
			if rule == nil {
				t.Errorf("%s: there is no such target", line)
				continue
			}
			if program = strings.Fields(rule[1]); program[0] != "go" {
				continue // a script of the repository: what this test is part of
			}
		}
		args, ok := arguments(program)
		if !ok {
			t.Errorf("%s: a command that this test does not know how to run", line)
			continue
		}
		stdout, stderr, code := wordferry(t, dir, args...)
		// The sample has findings to show: check says so by its exit code.
		if code != exitDone && !(args[0] == "check" && code == exitPartial) {
			t.Errorf("%s: exit code %d\n%s", line, code, stderr)
		}
		if stdout == "" {
			t.Errorf("%s: says nothing", line)
		}
	}
}

// arguments are those of wordferry in a command line that runs it.
func arguments(program []string) ([]string, bool) {
	for _, prefix := range [][]string{{"wordferry"}, {"bin/wordferry"}, {"go", "run", "./cmd/wordferry"}} {
		if len(program) > len(prefix) && slices.Equal(program[:len(prefix)], prefix) {
			return program[len(prefix):], true
		}
	}
	return nil, false
}

func TestReadme_EveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(string(readme), -1) {
		if _, err := os.Stat(filepath.Join(repository, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("%s is not there", m[1])
		}
	}
}
