package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// OpenReadOnly opens the database of somebody else, who may be at work on it.
// Nothing is made, mended or set aside: a database that is not there, is
// damaged or was made by another version of the program is a fault. The
// methods that write fail.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault(path, "open the database", err)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, &pipeline.Fault{Code: pipeline.NotFound, Where: path, Msg: "there is no such database"}
	}
	s, err := openReadOnly(ctx, path, url.Values{"mode": {"ro"}})
	if resultCode(err) == sqliteCantOpen {
		// The folder may not be written, so that the log cannot be looked
		// into. Then nobody else writes there either.
		s, err = openReadOnly(ctx, path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	}
	switch why := unusable(err); {
	case why != "":
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: path, Msg: "the database cannot be read, because " + why, Hint: "a command of the workspace that it belongs to makes it again: wordferry memory stats", Err: err}
	case err != nil:
		return nil, fault(path, "open the database", err)
	}
	return s, nil
}

func openReadOnly(ctx context.Context, path string, q url.Values) (*Store, error) {
	q["_pragma"] = []string{"busy_timeout(5000)", "query_only(1)"}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(4)
	var have string
	err = db.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = $1`, "schema").Scan(&have)
	switch {
	case errors.Is(err, sql.ErrNoRows) || resultCode(err) == sqliteError || err == nil && have != schemaID():
		err = errOtherSchema
	case err == nil:
		return &Store{path: path, write: db, read: db, borrowed: true}, nil
	}
	return nil, errors.Join(err, db.Close())
}
