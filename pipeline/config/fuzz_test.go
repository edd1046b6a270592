package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func FuzzLoad(f *testing.F) {
	f.Add([]byte(good))
	f.Add(Starter()[Name])
	f.Add([]byte("locales: &a [*a, {<<: *a}]\nmemory: {threshold: !!int \"7\"}\n? [x]\n: y\n"))
	f.Add([]byte("out: |\n  x\n\tworkers: 1"))
	dir := f.TempDir()
	path := filepath.Join(dir, Name)
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := Load(path, nil)
		if err == nil {
			if c.Root != dir || c.Out == "" || len(c.Formats) == 0 || c.Memory.Threshold < 50 {
				t.Errorf("got %+v", c)
			}
			return
		}
		all := []error{err}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			all = many.Unwrap()
		}
		for _, e := range all {
			var fault *pipeline.Fault
			if !errors.As(e, &fault) || fault.Code != pipeline.Invalid || !strings.HasPrefix(fault.Where, path) {
				t.Errorf("got %v", e)
			}
		}
	})
}

func TestSlips_AreADistance(t *testing.T) {
	word := rapid.SliceOfN(rapid.RuneFrom([]rune("abcä")), 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d := slips(a, b)
		if d != slips(b, a) || (d == 0) != (string(a) == string(b)) || d > max(len(a), len(b)) || d < max(len(a)-len(b), len(b)-len(a)) {
			t.Fatalf("got %d", d)
		}
	})
	for pair, want := range map[[2]string]int{{"selctor", "selector"}: 1, {"lcoales", "locales"}: 1, {"", "out"}: 3, {"kitten", "sitting"}: 3} {
		if got := slips([]rune(pair[0]), []rune(pair[1])); got != want {
			t.Errorf("%v: got %d, want %d", pair, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	dir := workspace(b, map[string]string{"config.yaml": good, "sources/clinic/a.html": "x"})
	for b.Loop() {
		if _, err := Load(filepath.Join(dir, Name), nil); err != nil {
			b.Fatal(err)
		}
	}
}
