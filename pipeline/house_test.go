package pipeline_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/wordferry/wordferry"

// stairs are the imports between rooms that are allowed, each with its
// reason.
var stairs = map[string]string{
	"remote → pack": "a pull verifies before it uses",
}

// keepers are the only packages that may import what is named.
var keepers = map[string][]string{
	"database/sql":                       {"pipeline/store"},
	"modernc.org/sqlite":                 {"pipeline/store"},
	"github.com/spf13/cobra":             {"cmd/wordferry"},
	"github.com/spf13/viper":             {"pipeline/config"},
	"github.com/nicksnyder/go-i18n":      {"pipeline/locale"},
	"github.com/PuerkitoBio/goquery":     {"pipeline/extract"},
	"codeberg.org/readeck":               {"pipeline/extract"},
	"gocloud.dev":                        {"pipeline/depot"},
	"net/http":                           {"pipeline/fetch", "pipeline/remote", "pipeline/web"},
	"github.com/clipperhouse/uax29":      {"pipeline/segment"},
	"github.com/markusmobius":            {}, // costs 142 ms at every start: docs/decisions/02-extraction.md
	"github.com/wordferry/wordferry/cmd": {},
}

// TestHouse holds the three floors: pipeline stands on no room, a room on
// pipeline alone (and what is inside it), cmd/wordferry on all of them. It
// reads the imports of everything but tests.
func TestHouse(t *testing.T) {
	rooms := map[string]bool{}
	for pkg, imports := range packages(t, "..") {
		room := roomOf(pkg)
		if room != "" {
			rooms[room] = true
		}
		for _, imp := range imports {
			checkKeeper(t, pkg, imp)
			target, ours := strings.CutPrefix(imp, module+"/")
			if !ours {
				continue
			}
			other := roomOf(target)
			switch {
			case pkg == "pipeline" && other != "":
				t.Errorf("pipeline imports %s: the ground floor stands on no room", target)
			case room != "" && other != "" && other != room && stairs[room+" → "+other] == "":
				t.Errorf("%s imports %s: rooms know pipeline alone; declare a small interface where you need it, or give the stair a reason in this test", pkg, target)
			}
		}
	}
	drawn, err := os.ReadFile("../docs/explain/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		if !strings.Contains(string(drawn), "`pipeline/"+room+"`") {
			t.Errorf("room %s is missing from docs/explain/architecture.md", room)
		}
	}
}

func checkKeeper(t *testing.T, pkg, imp string) {
	t.Helper()
	for what, who := range keepers {
		if imp != what && !strings.HasPrefix(imp, what+"/") {
			continue
		}
		if !slices.ContainsFunc(who, func(k string) bool { return pkg == k || strings.HasPrefix(pkg, k+"/") }) {
			t.Errorf("%s imports %s, which only %s may", pkg, imp, strings.Join(who, " and "))
		}
	}
}

// roomOf returns the room that a package is or is inside of; "" for others.
func roomOf(pkg string) string {
	rest, ok := strings.CutPrefix(pkg, "pipeline/")
	if !ok {
		return ""
	}
	room, _, _ := strings.Cut(rest, "/")
	return room
}

// packages maps every package of the module to its imports, tests left out.
func packages(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "tools") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		out[pkg] = append(out[pkg], "")
		for _, imp := range file.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			out[pkg] = append(out[pkg], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
