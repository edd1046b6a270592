package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
)

// OpenCopy opens a copy of the database at path, for those who must not change
// it. The copy goes when it is closed. Where there is no database that can be
// read, it is an empty one: the files that it would be an index of are all
// there.
func OpenCopy(ctx context.Context, path string) (*Store, error) {
	dir, err := os.MkdirTemp("", "wordferry-")
	if err != nil {
		return nil, fault(os.TempDir(), "make a folder for a copy of the database", err)
	}
	to := filepath.Join(dir, "copy.db")
	copied := false
	if path, err = filepath.Abs(path); err == nil {
		if _, err := os.Stat(path); err == nil {
			copied = copyDatabase(ctx, path, to) == nil
		}
	}
	if !copied {
		err = errors.Join(os.RemoveAll(to), os.RemoveAll(to+"-wal"), os.RemoveAll(to+"-shm"))
	}
	var s *Store
	if err == nil {
		s, err = Open(ctx, to)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	s.copied, s.aside = dir, Aside{} // nobody misses a copy
	return s, nil
}

// copyDatabase copies what is committed, whoever else is at work on the file.
func copyDatabase(ctx context.Context, from, to string) error {
	db, err := handle(from, "query_only(1)")
	if err != nil {
		return err
	}
	defer db.Close()
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(driver any) error {
		b, err := driver.(interface {
			NewBackup(to string) (*sqlite.Backup, error)
		}).NewBackup(to)
		if err != nil {
			return err
		}
		for more := true; more && err == nil; {
			if err = ctx.Err(); err == nil {
				more, err = b.Step(1 << 14) // pages, 64 MiB
			}
		}
		return errors.Join(err, b.Finish())
	})
}
