package source

import (
	"cmp"
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/wordferry/wordferry/pipeline"
)

// maxFile is the largest file that is read, in bytes. A parsed page takes some
// sixty times its size in memory.
const maxFile = 16 << 20

// Files lists the files that match patterns.
type Files struct {
	Name     string   // of the source
	Root     string   // the folder that patterns are relative to
	Patterns []string // with *, ?, [a-z], {a,b} and ** for any folders
	Digests  Digester
}

// Items yields the files in the order of their paths. One that cannot be
// read comes with an error, and the others go on.
func (f Files) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return func(yield func(pipeline.Item, error) bool) {
		found, err := f.match()
		if err != nil {
			yield(pipeline.Item{URI: f.Name}, err)
			return
		}
		for _, m := range found {
			if ctx.Err() != nil {
				return
			}
			if !yield(f.item(m)) {
				return
			}
		}
	}
}

// match is a file with the folder that its pattern begins in.
type match struct{ rel, base string }

func (f Files) match() ([]match, error) {
	seen := map[string]bool{}
	var out []match
	fsys := os.DirFS(f.Root)
	for _, p := range f.Patterns {
		clean := filepath.ToSlash(filepath.Clean(p))
		base, _ := doublestar.SplitPattern(clean)
		paths, err := doublestar.Glob(fsys, clean, doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
		if err != nil {
			return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: p, Msg: "cannot be searched", Err: err}
		}
		for _, path := range paths {
			if !seen[path] {
				seen[path] = true
				out = append(out, match{rel: path, base: base})
			}
		}
	}
	slices.SortFunc(out, func(a, b match) int { return cmp.Compare(a.rel, b.rel) })
	return out, nil
}

func (f Files) item(m match) (pipeline.Item, error) {
	below, err := filepath.Rel(m.base, m.rel)
	if err != nil {
		below = m.rel
	}
	it := pipeline.Item{ID: articleID(f.Name, nameOfPath(below)), URI: m.rel, MediaType: MediaType(m.rel)}
	if it.MediaType == "" {
		return it, unknownKind(m.rel)
	}
	full := filepath.Join(f.Root, filepath.FromSlash(m.rel))
	info, err := os.Stat(full)
	if err != nil {
		return it, unreadable(m.rel, err)
	}
	it.Modified = info.ModTime()
	it.Load = func() ([]byte, error) { return readFile(full, m.rel) }
	if info.Size() > maxFile {
		return it, tooLarge(m.rel, info.Size())
	}
	if it.Digest, err = f.Digests.Digest(full); err != nil {
		return it, unreadable(m.rel, err)
	}
	return it, nil
}

// readFile reads a file of at most maxFile bytes.
func readFile(full, shown string) ([]byte, error) {
	file, err := os.Open(full)
	if err != nil {
		return nil, unreadable(shown, err)
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err != nil {
		return nil, unreadable(shown, err)
	}
	if len(b) > maxFile {
		return nil, tooLarge(shown, int64(len(b)))
	}
	return b, nil
}
