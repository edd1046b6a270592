package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const sentences = `abcdefg	the crane lifts a heavy crate today
abcdefh	the crane lifts a heavy crate tomorrow
abcijkl	the crane stands by the old gate
mnopqrs	nobody knows "where" it's moored at night
tuvwxyz	吊车今天吊起了一个沉重的箱子
`

func TestPeers_FindWhatIsSimilar(t *testing.T) {
	file := filepath.Join(t.TempDir(), "corpus")
	if err := os.WriteFile(file, []byte(sentences), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := readCorpus(file)
	if err != nil {
		t.Fatal(err)
	}
	s := scorer{least: 70, limit: 10}
	open := map[string]func() (peer, error){
		"levenshtein": func() (peer, error) { return &everything{scorer: s}, nil },
		"fts5":        func() (peer, error) { return openTrigrams(t.TempDir()) },
		"gist":        func() (peer, error) { return openAnywhere(t, "gist") },
		"gin":         func() (peer, error) { return openAnywhere(t, "gin") },
	}
	for name, open := range open {
		t.Run(name, func(t *testing.T) {
			p, err := open()
			var m missing
			if errors.As(err, &m) {
				t.Skip(m.why)
			}
			if err != nil {
				t.Fatal(err)
			}
			defer func() {
				if err := p.close(); err != nil {
					t.Error(err)
				}
			}()
			if _, err := p.build(c); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			in := strings.NewReader(`{"text":"the crane lifts a heavy crate tomorrow","tokens":"abcdefh"}
{"text":"nobody knows \"where\" it's moored","tokens":"mnopqr"}
{"text":"吊车今天吊起了一个箱子","tokens":"tuvwxy"}
{"text":"no","tokens":"ß"}
`)
			if err := serve(p, c, s, in, json.NewEncoder(&out)); err != nil {
				t.Fatal(err)
			}
			var got [][]int
			for d := json.NewDecoder(&out); d.More(); {
				var a answer
				if err := d.Decode(&a); err != nil {
					t.Fatal(err)
				}
				got = append(got, a.Entries)
			}
			if want := [][]int{{1, 0}, {3}, {4}, {}}; !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// openAnywhere makes a folder that another user can get at.
func openAnywhere(t *testing.T, method string) (peer, error) {
	dir, err := os.MkdirTemp("", "peer")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return openPostgres(dir, method)
}
