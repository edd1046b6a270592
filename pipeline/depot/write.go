package depot

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// errExists is what a write that must not replace anything ends with.
var errExists = errors.New("is there already")

// write gives data the name key, all of it or nothing, and on the disk before
// it has the name. With once, it fails with errExists rather than replace
// another file; the lock on the folder makes that sure, as the file bucket
// looks and renames in two steps.
func (d *Depot) write(ctx context.Context, key string, data []byte, once bool) error {
	if err := d.begin(); err != nil {
		return err
	}
	if err := d.step("create " + key); err != nil {
		return d.fault(key, "cannot be written", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var file *os.File
	w, err := d.bucket.NewWriter(ctx, key, &blob.WriterOptions{
		ContentType: "application/octet-stream", // else the bucket guesses, and buffers for it
		IfNotExist:  once,
		BeforeWrite: func(as func(any) bool) error { as(&file); return nil },
	})
	if err != nil {
		return d.fault(key, "cannot be written", err)
	}
	if err = d.fill(key, w, file, data); err != nil {
		cancel() // so that Close gives the file up instead of naming it
		_ = w.Close()
		return d.fault(key, "cannot be written", err)
	}
	if err := w.Close(); err != nil {
		if once && gcerrors.Code(err) == gcerrors.FailedPrecondition {
			return errExists
		}
		return d.fault(key, "cannot be written", err)
	}
	d.note(d.path(key))
	return nil
}

// fill writes data to where it has no name yet, and to the disk.
func (d *Depot) fill(key string, w *blob.Writer, file *os.File, data []byte) error {
	if err := d.step("fill " + key); err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	if err := d.step("sync " + key); err != nil {
		return err
	}
	if file != nil {
		if err := file.Sync(); err != nil {
			return err
		}
	}
	return d.step("name " + key)
}

// replace writes a file unless it has these bytes already.
func (d *Depot) replace(ctx context.Context, key string, data []byte) error {
	old, err := d.bucket.ReadAll(ctx, key)
	if err == nil && bytes.Equal(old, data) {
		return nil
	}
	return d.write(ctx, key, data, false)
}

// remove deletes a file of ours, and the folders that are empty without it.
func (d *Depot) remove(ctx context.Context, key string) error {
	if err := d.begin(); err != nil {
		return err
	}
	if err := d.step("remove " + key); err != nil {
		return d.fault(key, "cannot be removed", err)
	}
	if err := d.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return d.fault(key, "cannot be removed", err)
	}
	for dir := filepath.Dir(d.path(key)); len(dir) > len(d.dir) && os.Remove(dir) == nil; {
		dir = filepath.Dir(dir)
	}
	return nil
}

// begin takes the lock and sweeps up after a killed process, once.
func (d *Depot) begin() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.lock != nil {
		return nil
	}
	f, err := lockFolder(d.dir)
	if err != nil {
		return err
	}
	d.lock = f
	d.sweep()
	return nil
}

// leftover is how the file bucket names a file that is not whole yet.
var leftover = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\.[0-9a-f]{14,16}\.tmp$`) })

// sweep removes what killed processes left half-written. The lock is held, so
// nobody is at work on them. What cannot be removed is left: a depot that
// cannot be written to says so at the first write.
func (d *Depot) sweep() {
	_ = filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && leftover().MatchString(e.Name()) {
			_ = os.Remove(path)
		}
		return nil
	})
}

// note remembers the folders whose list of names has to reach the disk.
func (d *Depot) note(path string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for dir := filepath.Dir(path); len(dir) >= len(d.dir); dir = filepath.Dir(dir) {
		d.dirty[dir] = struct{}{}
	}
}

// sync makes all names given so far durable.
func (d *Depot) sync() error {
	d.mu.Lock()
	dirs := slices.Sorted(maps.Keys(d.dirty))
	clear(d.dirty)
	d.mu.Unlock()
	for _, dir := range dirs {
		f, err := os.Open(dir)
		if err != nil {
			return fault(dir, "cannot be made durable", err)
		}
		err = f.Sync()
		_ = f.Close()
		if err != nil && !cannotSync(err) {
			return fault(dir, "cannot be made durable", err)
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
