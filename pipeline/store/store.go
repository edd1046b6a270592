// Package store keeps what the program knows of the workspace between two
// runs: digests of files, what became of each article, the ledger of runs, and
// the units of the memory. It is the only package that speaks SQL.
//
// The database is an index of files. It can be deleted at any time; the next
// run builds it again. So a file that is damaged, or has the tables of another
// version of the program, is set aside and not mended.
//
// The query texts are meant for PostgreSQL as well as SQLite: $1 placeholders,
// BIGINT milliseconds, upserts with excluded.
package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	_ "modernc.org/sqlite" // the driver named "sqlite"
)

// Store is an open database. Its methods may be called from many goroutines.
type Store struct {
	path    string
	write   *sql.DB // one connection: SQLite has one writer
	read    *sql.DB
	aside   Aside
	copied  string // the folder of a copy; "" for a database that stays
	damaged atomic.Bool

	borrowed bool // it is somebody else's, and only read
}

// Aside says that a database could not be used and was renamed.
type Aside struct {
	Path string // where the old file is now
	Why  string // "it is damaged", "it was made by another version of the program"
}

// Open opens the database at path and makes it, and its folder, when they are
// not there. Aside tells whether an unusable file had to make room. It fails
// when the folder cannot be written, or when the file is unusable and another
// run is still at work on it (Conflict).
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault(path, "open the database", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fault(path, "make the folder of the database", err)
	}
	s, err := openPatiently(ctx, path)
	why := unusable(err)
	if why == "" {
		return s, err
	}
	old, err := setAside(path, why)
	if err != nil {
		return nil, err
	}
	s, err = openPatiently(ctx, path)
	if err != nil {
		return nil, err
	}
	s.aside = Aside{Path: old, Why: why}
	return s, nil
}

// openPatiently tries for some seconds while others are at the file: where two
// turn a new database to WAL, one is told at once that it is busy, whatever
// busy_timeout says.
func openPatiently(ctx context.Context, path string) (*Store, error) {
	for wait := time.Millisecond; ; wait *= 2 {
		s, err := open(ctx, path)
		if resultCode(err) != sqliteBusy || wait > 4*time.Second {
			return s, err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func open(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path}
	var err error
	// NORMAL: in WAL mode a power cut can lose the last commits but cannot
	// damage the file, and what was lost is in the files it was made from.
	if s.write, err = handle(path, "synchronous(NORMAL)"); err != nil {
		return nil, s.fault("open the database", err)
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = handle(path, "query_only(1)"); err != nil {
		s.write.Close()
		return nil, s.fault("open the database", err)
	}
	s.read.SetMaxOpenConns(4)
	if err := s.inTx(ctx, prepareSchema); err != nil {
		s.write.Close()
		s.read.Close()
		return nil, s.fault("open the database", err)
	}
	return s, nil
}

func handle(path string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}}
	// busy_timeout first: the switch to WAL itself may have to wait.
	for _, p := range append([]string{"busy_timeout(5000)", "journal_mode(WAL)", "foreign_keys(1)"}, pragmas...) {
		q.Add("_pragma", p)
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}
	return sql.Open("sqlite", u.String())
}

// Aside returns what Open had to set aside; the zero value for nothing.
func (s *Store) Aside() Aside { return s.aside }

// Path returns the absolute path of the database.
func (s *Store) Path() string { return s.path }

// Close closes the database. If damage was met while it was open, the file is
// set aside, so that the next Open begins anew.
func (s *Store) Close() error {
	if s.borrowed {
		return s.read.Close()
	}
	err := errors.Join(s.read.Close(), s.write.Close())
	if s.copied != "" {
		return errors.Join(err, os.RemoveAll(s.copied))
	}
	if s.damaged.Load() {
		_, asideErr := setAside(s.path, whyDamaged)
		return errors.Join(err, asideErr)
	}
	return err
}

// inTx runs f in a transaction of the one writer.
func (s *Store) inTx(ctx context.Context, f func(context.Context, *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(ctx, tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// setAside renames an unusable database, with its log, and returns the new
// name.
func setAside(path, why string) (string, error) {
	if holder, held := holderOf(path); held && holder.PID != os.Getpid() {
		return "", &pipeline.Fault{
			Code: pipeline.Conflict, Where: path,
			Msg:  "the database cannot be used, because " + why + ", and another run is at work on it: " + holder.String(),
			Hint: "wait for that run to end, then try again",
		}
	}
	old := path + ".broken"
	for _, suffix := range []string{"-wal", "-shm", ""} {
		err := os.Rename(path+suffix, old+suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", fault(path, "set the unusable database aside", err)
		}
	}
	return old, nil
}
