package locale

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAddresses_AreInTheBaseFile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"news/a/en.toml":      "# article: news/a   source: en   from: https://a.example/a?x=1&y=2\n",
		"news/a/de.toml":      "# article: news/a   source: en   target: de   from: https://wrong.example/\n",
		"news/b/en.toml":      "# article: news/b   source: en\n",
		"news/c/en.toml":      "# article: news/c   source: en   from: https://a.example/c\r\n",
		"news/d/en.toml":      strings.Repeat("x", 1<<20),
		"news/e/state.jsonl":  "# article: news/e   source: en   from: https://a.example/e\n",
		"other/f/en.toml":     "# article: other/f   source: en   from: https://a.example/f\n",
		"news/skipped/x.toml": "# article: news/skipped   source: en   from: https://a.example/s\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Open(dir, "").Addresses("news", func(name string) bool { return name == "skipped" })
	want := map[string]string{"a": "https://a.example/a?x=1&y=2", "c": "https://a.example/c"}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("%v %v", got, err)
	}
	if got, err := Open(dir, "").Addresses("nowhere", func(string) bool { return false }); err != nil || len(got) != 0 {
		t.Errorf("a source without files: %v %v", got, err)
	}
}
