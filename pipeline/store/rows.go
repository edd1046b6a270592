package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// query calls each for every row; its error ends the query.
func (s *Store) query(ctx context.Context, text string, args []any, each func(*sql.Rows) error) error {
	rows, err := s.read.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// digestTo scans a digest column into d.
func digestTo(d *pipeline.Digest) sql.Scanner { return digestScanner{d} }

type digestScanner struct{ to *pipeline.Digest }

func (d digestScanner) Scan(value any) error {
	b, ok := value.([]byte)
	if !ok || len(b) != len(d.to) {
		return fmt.Errorf("a digest has %d bytes, the database holds %T of %d", len(d.to), value, len(b))
	}
	copy(d.to[:], b)
	return nil
}

// Times are kept as milliseconds since 1970; 0 is no time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
