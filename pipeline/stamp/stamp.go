// Package stamp tells whether a file has changed since it was last read,
// without reading it again, the way git's index does: by size, times and
// inode. It keeps the cost of a quiet run near that of listing folders.
package stamp

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// Entry is what is remembered of one file.
type Entry struct {
	Size    int64
	ModTime int64 // nanoseconds since 1970
	Change  int64 // of the inode, nanoseconds since 1970; 0 where the system has none
	Inode   int64
	Digest  pipeline.Digest
}

// settle is how old a file must be when it is read for its entry to be
// trusted: a younger one may be written again within one tick of the file
// system's clock.
const settle = 20 * time.Millisecond

// Index knows the digests of files. It is safe for concurrent use.
type Index struct {
	mu      sync.Mutex
	known   map[string]Entry
	changed map[string]Entry
	asked   map[string]bool
}

// New returns an index that begins with what an earlier one knew. The map is
// the index's own from here on.
func New(known map[string]Entry) *Index {
	if known == nil {
		known = map[string]Entry{}
	}
	return &Index{known: known, changed: map[string]Entry{}, asked: make(map[string]bool, len(known))}
}

// Digest returns the SHA-256 of the file, reading it only if it may have
// changed. A missing file is an error that satisfies errors.Is(err, fs.ErrNotExist).
func (x *Index) Digest(path string) (pipeline.Digest, error) {
	info, err := os.Stat(path)
	if err != nil {
		return pipeline.Digest{}, err
	}
	return x.DigestOf(path, info)
}

// DigestOf is Digest for a caller who has the file's info already.
func (x *Index) DigestOf(path string, info fs.FileInfo) (pipeline.Digest, error) {
	now := entryOf(info)
	x.mu.Lock()
	x.asked[path] = true
	e, ok := x.known[path]
	x.mu.Unlock()
	if ok {
		now.Digest = e.Digest
		if now == e {
			return e.Digest, nil
		}
	}
	d, err := read(path)
	if err != nil {
		return pipeline.Digest{}, err
	}
	now.Digest = d
	// A file that changes again right after it was read could keep its
	// times; one that is older than the clock's tick cannot.
	if youngest := max(now.ModTime, now.Change); time.Now().UnixNano()-youngest < int64(settle) {
		now.Size = -1
	}
	x.mu.Lock()
	x.known[path], x.changed[path] = now, now
	x.mu.Unlock()
	return d, nil
}

// Changed returns the entries that are new or different since New, to be
// kept for the next index.
func (x *Index) Changed() map[string]Entry {
	x.mu.Lock()
	defer x.mu.Unlock()
	out := make(map[string]Entry, len(x.changed))
	for p, e := range x.changed {
		out[p] = e
	}
	return out
}

// Gone returns the files that nobody asked for since New and that are not
// there any more.
func (x *Index) Gone() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var out []string
	for path := range x.known {
		if x.asked[path] {
			continue
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

func read(path string) (d pipeline.Digest, err error) {
	f, err := os.Open(path)
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return d, err
	}
	h.Sum(d[:0])
	return d, nil
}
