package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// BeginRound begins to look through a source, or goes on with a round that
// was cut off less than maxAge ago; then it returns the steps that were taken
// in it with their marks.
func (s *Store) BeginRound(ctx context.Context, source string, now time.Time, maxAge time.Duration) (taken map[string][]byte, err error) {
	taken = map[string][]byte{}
	var begun int64
	err = s.read.QueryRowContext(ctx, `SELECT begun FROM round WHERE source = $1`, source).Scan(&begun)
	switch age := now.Sub(time.Unix(0, begun)); {
	case errors.Is(err, sql.ErrNoRows) || err == nil && (age > maxAge || age < 0):
		return taken, s.restartRound(ctx, source, now)
	case err != nil:
		return nil, s.fault("begin the round of "+source, err)
	}
	err = s.query(ctx, `SELECT step, mark FROM round_step WHERE source = $1`, []any{source}, func(rows *sql.Rows) error {
		var step string
		var mark []byte
		err := rows.Scan(&step, &mark)
		taken[step] = mark
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

// TakeStep notes a step of the round that is going on, with a mark that the
// caller owns; a later mark of the same step wins.
func (s *Store) TakeStep(ctx context.Context, source, step string, mark []byte) error {
	_, err := s.write.ExecContext(ctx, `
		INSERT INTO round_step (source, step, mark) VALUES ($1, $2, $3)
		ON CONFLICT (source, step) DO UPDATE SET mark = excluded.mark`, source, step, mark)
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
