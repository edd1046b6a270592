package store

import (
	"context"
	"database/sql"

	"github.com/wordferry/wordferry/pipeline"
)

// Reading is what a page was found to say, so that it need not be parsed to
// know that again.
type Reading struct {
	Digest  pipeline.Digest // of the page
	Reader  string          // what decides the result besides the page
	Content []byte          // that the caller owns
}

// Readings returns the readings of a source by the addresses of its pages.
func (s *Store) Readings(ctx context.Context, source string) (map[string]Reading, error) {
	out := map[string]Reading{}
	err := s.query(ctx, `SELECT address, digest, reader, content FROM reading WHERE source = $1`, []any{source}, func(rows *sql.Rows) error {
		var address string
		var r Reading
		if err := rows.Scan(&address, digestTo(&r.Digest), &r.Reader, &r.Content); err != nil {
			return err
		}
		out[address] = r
		return nil
	})
	if err != nil {
		return nil, s.fault("read what the pages of "+source+" say", err)
	}
	return out, nil
}

// SaveReading keeps the reading of a page in the place of an earlier one.
func (s *Store) SaveReading(ctx context.Context, source, address string, r Reading) error {
	_, err := s.write.ExecContext(ctx, `
		INSERT INTO reading (source, address, digest, reader, content) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (source, address) DO UPDATE SET digest = excluded.digest, reader = excluded.reader, content = excluded.content`,
		source, address, r.Digest[:], r.Reader, r.Content)
	return s.fault("keep what "+address+" says", err)
}
