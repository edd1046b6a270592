package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

// TestSamplesHaveTheOutlineTheirAuthorsMeant extracts the workspace's own
// sources and compares what they are made of with files that people have read.
func TestSamplesHaveTheOutlineTheirAuthorsMeant(t *testing.T) {
	for pattern, media := range map[string]string{"*/*.html": "text/html", "*/*.md": "text/markdown"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "sources", filepath.FromSlash(pattern)))
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources %s: %v", pattern, err)
		}
		for _, f := range files {
			name := strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))
			t.Run(name, func(t *testing.T) {
				body, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				d := mustExtract(t, extract.Rules{}, pipeline.Item{URI: filepath.ToSlash(f[len("../../"):]), MediaType: media, Body: body})
				checkDocument(t, d)
				got := summarize(d)
				golden := filepath.Join("testdata", "samples", name+".txt")
				if *extract.Update {
					if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
}

// summarize writes what a document is made of: metadata, headings, and how
// many blocks of each kind stand under them, and what was dropped.
func summarize(d *pipeline.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nsummary: %s\nbyline: %s\nlanguage: %s\ncharset: %s\n", d.Title.Text.Coded, d.Summary.Text.Coded, d.Meta.Byline, d.Lang, d.Charset)
	if !d.Meta.Published.IsZero() {
		fmt.Fprintf(&b, "published: %s\n", pipeline.Stamp(d.Meta.Published))
	}
	if !d.Meta.Modified.IsZero() {
		fmt.Fprintf(&b, "modified: %s\n", pipeline.Stamp(d.Meta.Modified))
	}
	fmt.Fprintf(&b, "canonical: %s\n\n", d.Meta.Canonical)
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "%s %s\n ", strings.Repeat("#", s.Level), s.Heading.Text.Coded)
		for i := 0; i < len(s.Blocks); {
			j := i + 1
			for j < len(s.Blocks) && s.Blocks[j].Kind == s.Blocks[i].Kind {
				j++
			}
			fmt.Fprintf(&b, " %s×%d", s.Blocks[i].Kind, j-i)
			i = j
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	for _, x := range d.Dropped {
		fmt.Fprintf(&b, "dropped %s (%s): %s\n", x.Reason, x.Rule, short(x.Text))
	}
	return b.String()
}

func short(s string) string {
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}
