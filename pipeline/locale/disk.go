package locale

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/wordferry/wordferry/pipeline"
)

// open opens the root folder so that no path and no link leads out of it.
// Without create a folder that is not there gives nil and no error.
func (s *Store) open(create bool) (*os.Root, error) {
	if create {
		if err := os.MkdirAll(s.root, 0o777); err != nil {
			return nil, s.wrap(".", err)
		}
	}
	root, err := os.OpenRoot(s.root)
	if errors.Is(err, fs.ErrNotExist) && !create {
		return nil, nil
	}
	return root, s.wrap(".", err)
}

// where is how a file below the root is named to people.
func (s *Store) where(name string) string {
	return path.Join(filepath.ToSlash(s.root), name)
}

func (s *Store) wrap(name string, err error) error {
	if err == nil {
		return nil
	}
	code := pipeline.Internal
	if errors.Is(err, fs.ErrPermission) {
		code = pipeline.Denied
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = fmt.Errorf("%s: %w", pe.Op, pe.Err) // the path is in Where already
	}
	return &pipeline.Fault{Code: code, Where: s.where(name), Err: err}
}

// load reads a file below the root; nil if there is none.
func (s *Store) load(name string) ([]byte, error) {
	root, err := s.open(false)
	if err != nil || root == nil {
		return nil, err
	}
	defer root.Close()
	return s.loadIn(root, name)
}

func (s *Store) loadIn(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, s.wrap(name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, s.wrap(name, err)
	}
	if len(data) > maxFile {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: s.where(name), Msg: fmt.Sprintf("larger than %d MB", maxFile>>20), Hint: "cut the article in two"}
	}
	if data == nil {
		data = []byte{} // an empty file is not a missing one
	}
	return data, nil
}

// save puts data in place of the file below the root in one step, keeping its
// permissions, unless the file no longer holds what was read from it: then
// nothing is written and the fault is a Conflict. was is nil for a new file.
func (s *Store) save(name string, was, data []byte) (err error) {
	root, err := s.open(true)
	if err != nil {
		return err
	}
	defer root.Close()
	dir := path.Dir(name)
	if err := root.MkdirAll(dir, 0o777); err != nil {
		return s.wrap(dir, err)
	}
	mode := fs.FileMode(0o666)
	if info, err := root.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	// One name for the file in the making: what a killed run leaves behind is
	// overwritten by the next one.
	tmp := path.Join(dir, "."+path.Base(name)+".tmp")
	defer func() {
		if err != nil {
			root.Remove(tmp)
		}
	}()
	f, err := root.OpenFile(tmp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, mode)
	if err != nil {
		return s.wrap(name, err)
	}
	_, err = f.Write(data)
	if err == nil && was != nil {
		err = f.Chmod(mode)
	}
	if err == nil && !s.hasty {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return s.wrap(name, err)
	}
	now, err := s.loadIn(root, name)
	if err != nil {
		return err
	}
	if (now == nil) != (was == nil) || !bytes.Equal(now, was) {
		return &pipeline.Fault{Code: pipeline.Conflict, Where: s.where(name), Msg: "the file was changed while the program worked on it; nothing was written",
			Hint: "run again"}
	}
	if err := root.Rename(tmp, name); err != nil {
		return s.wrap(name, err)
	}
	if s.hasty {
		return nil
	}
	return s.wrap(dir, syncDir(root, dir))
}

// syncDir makes a rename last; a system that cannot sync a folder is not an
// error.
func syncDir(root *os.Root, dir string) error {
	d, err := root.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, os.ErrInvalid) {
		return err
	}
	return nil
}

// removeFile removes a file below the root.
func (s *Store) removeFile(name string) error {
	root, err := s.open(false)
	if err != nil || root == nil {
		return err
	}
	defer root.Close()
	return s.wrap(name, root.Remove(name))
}
