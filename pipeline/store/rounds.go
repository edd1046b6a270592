package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// BeginRound begins to look through a source, or goes on with a round that
// was cut off less than maxAge ago; then it returns the steps that were taken
// in it.
func (s *Store) BeginRound(ctx context.Context, source string, now time.Time, maxAge time.Duration) (taken map[string]bool, err error) {
	taken = map[string]bool{}
	var begun int64
	err = s.read.QueryRowContext(ctx, `SELECT begun FROM round WHERE source = $1`, source).Scan(&begun)
	switch age := now.Sub(time.Unix(0, begun)); {
	case errors.Is(err, sql.ErrNoRows) || err == nil && (age > maxAge || age < 0):
		return taken, s.restartRound(ctx, source, now)
	case err != nil:
		return nil, s.fault("begin the round of "+source, err)
	}
	err = s.query(ctx, `SELECT step FROM round_step WHERE source = $1`, []any{source}, func(rows *sql.Rows) error {
		var step string
		err := rows.Scan(&step)
		taken[step] = true
		return err
	})
	return taken, s.fault("read the round of "+source, err)
}

func (s *Store) restartRound(ctx context.Context, source string, now time.Time) error {
	if err := s.EndRound(ctx, source); err != nil {
		return err
	}
	_, err := s.write.ExecContext(ctx, `INSERT INTO round (source, begun) VALUES ($1, $2)`, source, now.UnixNano())
	return s.fault("begin the round of "+source, err)
}

// TakeStep notes a step of the round that is going on.
func (s *Store) TakeStep(ctx context.Context, source, step string) error {
	_, err := s.write.ExecContext(ctx, `INSERT INTO round_step (source, step) VALUES ($1, $2) ON CONFLICT DO NOTHING`, source, step)
	return s.fault("note a step in the round of "+source, err)
}

// EndRound closes a round: the next one begins anew.
func (s *Store) EndRound(ctx context.Context, source string) error {
	if _, err := s.write.ExecContext(ctx, `DELETE FROM round_step WHERE source = $1`, source); err != nil {
		return s.fault("end the round of "+source, err)
	}
	_, err := s.write.ExecContext(ctx, `DELETE FROM round WHERE source = $1`, source)
	return s.fault("end the round of "+source, err)
}
