package config

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestLoad_FlagsOverEnvironmentOverFile(t *testing.T) {
	workspace(t, map[string]string{"config.yaml": "out: file\nworkers: 1\nformats: [md]\nauthor: file\nmemory: {threshold: 60, limit: 2}\n"})
	t.Setenv("WORDFERRY_OUT", "env")
	t.Setenv("WORDFERRY_WORKERS", "2")
	t.Setenv("WORDFERRY_MEMORY_THRESHOLD", "70")
	t.Setenv("WORDFERRY_FORMATS", "html, json")
	t.Setenv("WORDFERRY_AUTHOR", "") // says nothing
	c, err := Load("", map[string]any{"workers": 3, "memory.threshold": 80})
	if err != nil {
		t.Fatal(faults(err))
	}
	if c.Out != "env" || c.Workers != 3 || c.Memory.Threshold != 80 || c.Memory.Limit != 2 || c.Author != "file" || !slices.Equal(c.Formats, []string{"html", "json"}) {
		t.Errorf("got %+v", c)
	}
	if c, err = Load("", map[string]any{"formats": []string{"json"}, "out": "flag"}); err != nil || c.Out != "flag" || !slices.Equal(c.Formats, []string{"json"}) || c.Memory.Threshold != 70 {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestLoad_WrongOutsideTheFile(t *testing.T) {
	workspace(t, map[string]string{"config.yaml": "workers: 1\nbad: 2\n"})
	t.Setenv("WORDFERRY_WORKERS", "many")
	t.Setenv("WORDFERRY_FORMATS", "json,htm")
	t.Setenv("WORDFERRY_MEMORY_LIMTI", "3")
	t.Setenv("WORDFERRY_SOMETHING_ELSE", "x")
	t.Setenv("WORDFERRY_OUT", "../x")
	t.Setenv("WORDFERRY_TERMS", "absent.csv")
	_, err := Load("", map[string]any{"memory.threshold": "low"})
	want := []string{
		`config.yaml:2:1: unknown key "bad" | it can be contact, author, out, workers, formats, locales, sources, memory, terms or suspects`,
		`WORDFERRY_WORKERS: must be a whole number from 0 to 1024, not "many"`,
		`WORDFERRY_FORMATS: unknown value "htm" | did you mean "html"?`,
		`--memory.threshold: must be a whole number from 50 to 100, not "low"`,
		`WORDFERRY_MEMORY_LIMTI: unknown variable | did you mean WORDFERRY_MEMORY_LIMIT?`,
		`WORDFERRY_OUT: "out" leaves the workspace: "../x" | write an absolute path if you mean it`,
		`WORDFERRY_TERMS: absent.csv does not exist`,
	}
	if got := faults(err); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if _, err := Load("", map[string]any{"wrkers": 3}); err == nil || err.Error() != `the flag for "wrkers" belongs to no key` {
		t.Errorf("got %v", err)
	}
}

// What viper is known to do to configurations; each of these went wrong with
// a plain ReadInConfig and Unmarshal.
func TestLoad_TrapsOfTheLibrary(t *testing.T) {
	t.Run("the case of names is kept", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "locales: [{tag: pt-BR}]\nauthor: Büro Ä\n"})
		if c, err := Load("", nil); err != nil || c.Locales[0].Tag != language.BrazilianPortuguese || c.Author != "Büro Ä" {
			t.Errorf("got %+v, %v", c, err)
		}
	})
	t.Run("a dot in a value or key splits nothing", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "memory.limit: 3\n"})
		_, err := Load("", nil)
		if got := faults(err); len(got) != 1 || !strings.HasPrefix(got[0], `config.yaml:1:1: unknown key "memory.limit"`) {
			t.Errorf("got %q", got)
		}
	})
	t.Run("an empty map is not lost", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "memory: {}\nsources:\n  - {name: a, kind: files, paths: [a.html], selct: {}}\n", "a.html": ""})
		_, err := Load("", nil)
		if got := faults(err); len(got) != 1 || !strings.Contains(got[0], `unknown key "selct" in source "a"`) {
			t.Errorf("got %q", got)
		}
	})
	t.Run("a variable reaches a key that the file does not have", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "out: x\n"})
		t.Setenv("WORDFERRY_MEMORY_LIMIT", "9")
		t.Setenv("WORDFERRY_AUTHOR", "desk")
		if c, err := Load("", nil); err != nil || c.Memory.Limit != 9 || c.Author != "desk" {
			t.Errorf("got %+v, %v", c, err)
		}
	})
	t.Run("one key of a group leaves the others their defaults", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "memory: {limit: 9}\n"})
		if c, err := Load("", nil); err != nil || c.Memory.Threshold != 75 || len(c.Memory.Files) != 1 {
			t.Errorf("got %+v, %v", c, err)
		}
	})
	t.Run("texts that look like something else stay texts", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "author: 010\nout: 2026-11-22\nlocales: [{tag: no}]\n"})
		if c, err := Load("", nil); err != nil || c.Author != "010" || c.Out != "2026-11-22" || c.Locales[0].Tag.String() != "no" {
			t.Errorf("got %+v, %v", c, err)
		}
	})
	t.Run("an empty list is not a missing one", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "locales: [{tag: pt}, {tag: pt-BR, fallback: []}]\nmemory: {files: []}\nterms: \"\"\n", "locales/terms.csv": ""})
		if c, err := Load("", nil); err != nil || len(c.Locales[1].Fallback) != 0 || len(c.Memory.Files) != 0 || c.Terms != "" {
			t.Errorf("got %+v, %v", c, err)
		}
	})
	t.Run("an alias stands for what it names", func(t *testing.T) {
		workspace(t, map[string]string{"config.yaml": "sources:\n  - {name: a, kind: files, paths: &p [a.html], select: &s {body: main}}\n  - {name: b, kind: files, paths: *p, select: *s}\n", "a.html": ""})
		if c, err := Load("", nil); err != nil || c.Sources[1].Select.Body != "main" || c.Sources[1].Paths[0] != "a.html" {
			t.Errorf("got %+v, %v", c, err)
		}
	})
}
