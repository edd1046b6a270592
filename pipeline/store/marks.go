package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/wordferry/wordferry/pipeline"
)

// Mark returns what SetMark noted under a name; zero if it noted nothing.
// Marks say for what state a piece of work was finished, so that it need not
// be done again for the same one.
func (s *Store) Mark(ctx context.Context, name string) (d pipeline.Digest, err error) {
	var text string
	err = s.read.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = $1`, "mark "+name).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return d, nil
	}
	if err != nil {
		return d, s.fault("read the mark "+name, err)
	}
	if d.UnmarshalText([]byte(text)) != nil {
		return pipeline.Digest{}, nil
	}
	return d, nil
}

// SetMark notes for what state a piece of work was finished.
func (s *Store) SetMark(ctx context.Context, name string, d pipeline.Digest) error {
	_, err := s.write.ExecContext(ctx, `
		INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
		"mark "+name, d.String())
	return s.fault("set the mark "+name, err)
}

// Note returns the text that SetNote kept under a name; "" for none.
func (s *Store) Note(ctx context.Context, name string) (text string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = $1`, "note "+name).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return text, s.fault("read the note "+name, err)
}

// SetNote keeps a text that the caller owns.
func (s *Store) SetNote(ctx context.Context, name, text string) error {
	_, err := s.write.ExecContext(ctx, `
		INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
		"note "+name, text)
	return s.fault("keep the note "+name, err)
}
