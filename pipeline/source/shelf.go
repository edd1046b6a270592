package source

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// shelf is what is in a folder of snapshots: the first pages of articles.
type shelf struct {
	names  []string             // in order
	snaps  map[string]*Snapshot // by name
	broken map[string]error     // descriptions that cannot be read, by name
	byKey  map[string]string    // key of an address → name
	lost   map[string]string    // name → address of articles whose snapshots were deleted
}

func openShelf(folder string) (*shelf, error) {
	sh := &shelf{snaps: map[string]*Snapshot{}, broken: map[string]error{}, byKey: map[string]string{}}
	entries, err := os.ReadDir(folder)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return sh, nil
		}
		return nil, unreadable(folder, err)
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".json")
		if !ok || e.IsDir() || name == "" || strings.Contains(name, ".") { // with a dot: a further page of an article
			continue
		}
		snap, err := readSnapshot(folder, name)
		if err != nil {
			sh.broken[name] = err
			continue
		}
		sh.names = append(sh.names, name)
		sh.snaps[name] = snap
	}
	slices.Sort(sh.names)
	for _, final := range []bool{false, true} { // an address of its own goes before one that a redirect led to
		for _, name := range sh.names {
			key := keyOfAddress(sh.snaps[name].Address)
			if final {
				key = keyOfAddress(sh.snaps[name].final())
			}
			if _, taken := sh.byKey[key]; !taken {
				sh.byKey[key] = name
			}
		}
	}
	return sh, nil
}

// miss adds the articles that were imported once and are on the shelf no more.
func (sh *shelf) miss(lost func(there func(name string) bool) (map[string]string, error)) (err error) {
	sh.lost, err = lost(func(name string) bool { return sh.snaps[name] != nil || sh.broken[name] != nil })
	for _, name := range slices.Sorted(maps.Keys(sh.lost)) {
		if key := keyOfAddress(sh.lost[name]); sh.byKey[key] == "" {
			sh.byKey[key] = name
		}
	}
	return err
}

// name gives the articles that are not on the shelf their names, of which no
// two are the same: the one whose address comes first in the alphabet has the
// plain name, others get a piece of their address's digest. What is on the
// shelf keeps its name, so the order of a list and what it adds change nothing.
// With all, also what is on the shelf and is none of the articles does.
func (sh *shelf) name(arts []*article, all bool) error {
	taken := map[string]bool{}
	var rest []*article
	for _, a := range arts {
		if name, ok := sh.byKey[a.key]; ok && !taken[name] {
			a.name, a.snap, taken[name] = name, sh.snaps[name], true
			continue
		}
		rest = append(rest, a)
	}
	for _, name := range sh.names {
		taken[name] = taken[name] || all
	}
	slices.SortFunc(rest, func(a, b *article) int { return strings.Compare(a.key, b.key) })
	for _, a := range rest {
		base, err := nameOfAddress(a.address)
		if err != nil {
			return err
		}
		a.name = base
		for n := 6; taken[a.name]; n += 6 {
			a.name = base + "-" + pipeline.DigestOf([]byte(a.key)).String()[:min(n, 64)]
		}
		taken[a.name] = true
		a.err = sh.broken[a.name]
	}
	return nil
}

// leftover are the names of files that an interrupted write leaves behind.
var leftover = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\..+\.[a-z0-9]{1,5}\d{3,}$`)
})

// sweep removes what interrupted writes left in a folder.
func sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") && leftover().MatchString(e.Name()) && e.Type().IsRegular() {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
