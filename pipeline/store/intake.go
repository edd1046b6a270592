package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strconv"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// intakeStep is how many units of a large file are kept at a time.
const intakeStep = 4096

// TakeUnits does what ReplaceUnits does for a file that is too large to be
// held, in steps: the units before the one at which it was cut off are kept,
// and the next call with the same digest goes on after them. It returns how
// many units it kept itself. Until all are there, UnitFiles knows the file by
// another digest. Another process may be at work on the same file: the two
// take it in together.
//
// The first error among the units ends it; what came before is kept.
func (s *Store) TakeUnits(ctx context.Context, file string, digest pipeline.Digest, units iter.Seq2[pipeline.Unit, error]) (taken int, err error) {
	there, err := s.beginIntake(ctx, file, unfinished(digest))
	if err != nil {
		return 0, s.fault("save the memory of "+file, err)
	}
	seen, all := 0, newContent()
	step := make([]pipeline.Unit, 0, intakeStep)
	done := false // by another process
	keep := func() error {
		kept := 0
		err := s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			have, finished, err := intakeState(ctx, tx, file, digest)
			if done = finished; err != nil || done {
				return err
			}
			known := min(have-there, len(step))
			if known < 0 {
				return errTakenOver
			}
			kept = len(step) - known
			return insertUnits(ctx, tx, file, there+known, step[known:])
		})
		if err == nil {
			there, taken, step = there+len(step), taken+kept, step[:0]
		}
		return s.fault("save the memory of "+file, err)
	}
	for u, err := range units {
		if err != nil {
			return taken, err
		}
		all.add(&u)
		if seen++; seen <= there {
			continue
		}
		if step = append(step, u); len(step) == intakeStep {
			if err := keep(); err != nil || done {
				return taken, err
			}
		}
	}
	if err := keep(); err != nil || done {
		return taken, err
	}
	content, offer := all.digests()
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE unit_file SET digest = $2, content = $3, offer = $4 WHERE file = $1`, file, digest[:], content[:], offer[:])
		return err
	})
	return taken, s.fault("save the memory of "+file, err)
}

var errTakenOver = &pipeline.Fault{
	Code: pipeline.Conflict, Msg: "another process began to take in another file of this name",
	Hint: "let it finish, then try again",
}

// intakeState tells how many units of a file are there, and whether that is
// all. The units of another file are errTakenOver.
func intakeState(ctx context.Context, tx *sql.Tx, file string, digest pipeline.Digest) (have int, finished bool, err error) {
	var now pipeline.Digest
	err = tx.QueryRowContext(ctx, `SELECT digest FROM unit_file WHERE file = $1`, file).Scan(digestTo(&now))
	if errors.Is(err, sql.ErrNoRows) || err == nil && now != digest && now != unfinished(digest) {
		err = errTakenOver
	}
	if err != nil {
		return 0, false, err
	}
	err = tx.QueryRowContext(ctx, `SELECT coalesce(max(position) + 1, 0) FROM unit WHERE file = $1`, file).Scan(&have)
	return have, now == digest, err
}

// unfinished is what a file is known by while some of its units are missing.
func unfinished(d pipeline.Digest) pipeline.Digest {
	return pipeline.DigestOf(append([]byte("unfinished "), d[:]...))
}

// beginIntake makes room for the units of a file, or counts those that an
// earlier intake of the same file has kept.
func (s *Store) beginIntake(ctx context.Context, file string, mark pipeline.Digest) (there int, err error) {
	err = s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var begun int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM unit_file WHERE file = $1 AND digest = $2`, file, mark[:]).Scan(&begun); err != nil {
			return err
		}
		if begun > 0 {
			return tx.QueryRowContext(ctx, `SELECT count(*) FROM unit WHERE file = $1`, file).Scan(&there)
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM unit WHERE file = $1`, file); err != nil {
			return err
		}
		var none pipeline.Digest
		_, err := tx.ExecContext(ctx, `
			INSERT INTO unit_file (file, digest, content, offer) VALUES ($1, $2, $3, $3)
			ON CONFLICT (file) DO UPDATE SET digest = excluded.digest, content = excluded.content, offer = excluded.offer`,
			file, mark[:], none[:])
		return err
	})
	return there, err
}

// Selection says which units of the memory are meant; an empty field stands
// for any.
type Selection struct {
	Author string
	Before time.Time // units whose last change is known and older
}

func (sel Selection) where() (text string, args []any) {
	text = " WHERE 1 = 1"
	add := func(condition string, arg any) {
		args = append(args, arg)
		text += " AND " + condition + " $" + strconv.Itoa(len(args))
	}
	if sel.Author != "" {
		add("author =", sel.Author)
	}
	if !sel.Before.IsZero() {
		add("changed > 0 AND changed <", sel.Before.Unix())
	}
	return text, args
}

// CountUnits counts the units of each file that are meant.
func (s *Store) CountUnits(ctx context.Context, sel Selection) (map[string]int, error) {
	where, args := sel.where()
	count := map[string]int{}
	err := s.query(ctx, `SELECT file, count(*) FROM unit`+where+` GROUP BY file`, args, func(rows *sql.Rows) error {
		var file string
		var n int
		if err := rows.Scan(&file, &n); err != nil {
			return err
		}
		count[file] = n
		return nil
	})
	return count, s.fault("count the units of the memory", err)
}
