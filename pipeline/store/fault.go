package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/wordferry/wordferry/pipeline"
)

// Primary result codes of SQLite, https://www.sqlite.org/rescode.html.
const (
	sqliteError    = 1
	sqlitePerm     = 3
	sqliteBusy     = 5
	sqliteReadOnly = 8
	sqliteIOErr    = 10
	sqliteCorrupt  = 11
	sqliteFull     = 13
	sqliteCantOpen = 14
	sqliteNotADB   = 26
)

const (
	whyDamaged = "it is damaged"
	whyOther   = "it was made by another version of the program"
)

// resultCode returns the primary result code of an error of SQLite; 0 for
// other errors.
func resultCode(err error) int {
	var coded interface{ Code() int }
	if errors.As(err, &coded) {
		return coded.Code() & 0xff
	}
	return 0
}

// unusable tells why a database that failed with err should be set aside; ""
// if it should not.
func unusable(err error) string {
	if errors.Is(err, errOtherSchema) {
		return whyOther
	}
	switch resultCode(err) {
	case sqliteCorrupt, sqliteNotADB:
		return whyDamaged
	}
	return ""
}

func (s *Store) fault(doing string, err error) error {
	if err != nil && unusable(err) == whyDamaged {
		s.damaged.Store(true)
	}
	return fault(s.path, doing, err)
}

// fault turns an error of the database or of the file system into one for
// people. What the caller's context brought about stays as it is.
func fault(path, doing string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	f := &pipeline.Fault{Where: path, Msg: "cannot " + doing, Err: err}
	var already *pipeline.Fault
	if errors.As(err, &already) {
		return err
	}
	code := resultCode(err)
	switch {
	case code == sqliteFull || errors.Is(err, syscall.ENOSPC):
		f.Code, f.Hint = pipeline.Temporary, "the disk is full: make room, then run the command again; nothing is lost"
	case code == sqliteBusy:
		f.Code, f.Hint = pipeline.Temporary, "another program keeps the database busy: try again when it is done"
	case code == sqliteReadOnly || code == sqlitePerm || code == sqliteCantOpen ||
		errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		f.Code, f.Hint = pipeline.Denied, "the folder of the database has to be writable: "+folderOf(path)
	case code == sqliteCorrupt || code == sqliteNotADB:
		f.Hint = "run the command again: the damaged database is set aside and built anew"
	case errors.Is(err, syscall.ENOTDIR) || errors.Is(err, fs.ErrExist):
		f.Code, f.Hint = pipeline.Invalid, "a part of this path is a file and not a folder"
	case code == sqliteIOErr:
		f.Hint = "the disk could not be read or written: see the system's log, and how full the disk is"
	}
	return f
}

func folderOf(path string) string {
	for i := len(path) - 1; i > 0; i-- {
		if os.IsPathSeparator(path[i]) {
			return path[:i]
		}
	}
	return path
}
