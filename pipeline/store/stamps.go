package store

import (
	"context"
	"database/sql"

	"github.com/wordferry/wordferry/pipeline"
)

// FileStamp is what the file system said of a file when its digest was taken.
// A file with the same stamp need not be read again.
type FileStamp struct {
	Path    string // relative to the workspace
	Size    int64  // bytes
	ModTime int64  // nanoseconds since 1970
	Change  int64  // of the inode, nanoseconds since 1970; 0 where the system has none
	Inode   int64  // 0 where the system has none
	Digest  pipeline.Digest
}

// LoadStamps returns all stamps by path.
func (s *Store) LoadStamps(ctx context.Context) (map[string]FileStamp, error) {
	stamps := map[string]FileStamp{}
	err := s.query(ctx, `SELECT path, size, modified, changed, inode, digest FROM stamp`, nil, func(rows *sql.Rows) error {
		var f FileStamp
		if err := rows.Scan(&f.Path, &f.Size, &f.ModTime, &f.Change, &f.Inode, digestTo(&f.Digest)); err != nil {
			return err
		}
		stamps[f.Path] = f
		return nil
	})
	if err != nil {
		return nil, s.fault("read the file stamps", err)
	}
	return stamps, nil
}

// SaveStamps keeps the changed stamps and forgets those of files that are
// gone, all or nothing.
func (s *Store) SaveStamps(ctx context.Context, changed []FileStamp, gone []string) error {
	if len(changed) == 0 && len(gone) == 0 {
		return nil
	}
	err := s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		put, err := tx.PrepareContext(ctx, `
			INSERT INTO stamp (path, size, modified, changed, inode, digest) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (path) DO UPDATE SET
				size = excluded.size, modified = excluded.modified, changed = excluded.changed,
				inode = excluded.inode, digest = excluded.digest`)
		if err != nil {
			return err
		}
		defer put.Close()
		for _, f := range changed {
			if _, err := put.ExecContext(ctx, f.Path, f.Size, f.ModTime, f.Change, f.Inode, f.Digest[:]); err != nil {
				return err
			}
		}
		for _, path := range gone {
			if _, err := tx.ExecContext(ctx, `DELETE FROM stamp WHERE path = $1`, path); err != nil {
				return err
			}
		}
		return nil
	})
	return s.fault("save the file stamps", err)
}
