package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// Run is one pass of the pipeline. One that was killed has no end.
type Run struct {
	ID             string
	Sources        string // their names, as the caller lists them
	Started, Ended time.Time
	Outcome        string // "" while it goes on
	Summary        []byte // JSON that the caller owns
}

// Job is how far one article came in a run.
type Job struct {
	Article pipeline.ArticleID
	Stage   string
	State   string // "running", "done", "failed"
	Message string // why it failed
}

const runsKept = 200

// BeginRun opens the ledger of a run. The oldest runs are forgotten when
// there are more than 200.
func (s *Store) BeginRun(ctx context.Context, r Run) error {
	err := s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO run (id, sources, started, ended, outcome, summary) VALUES ($1, $2, $3, $4, $5, $6)`,
			r.ID, r.Sources, millis(r.Started), millis(r.Ended), r.Outcome, r.Summary)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			DELETE FROM run WHERE id NOT IN (SELECT id FROM run ORDER BY started DESC, id DESC LIMIT $1)`, runsKept)
		return err
	})
	return s.fault("begin the run", err)
}

// EndRun closes the ledger of a run.
func (s *Store) EndRun(ctx context.Context, r Run) error {
	_, err := s.write.ExecContext(ctx, `UPDATE run SET ended = $1, outcome = $2, summary = $3 WHERE id = $4`,
		millis(r.Ended), r.Outcome, r.Summary, r.ID)
	return s.fault("end the run", err)
}

// Runs returns the latest runs, newest first.
func (s *Store) Runs(ctx context.Context, limit int) ([]Run, error) {
	var runs []Run
	err := s.query(ctx, `
		SELECT id, sources, started, ended, outcome, summary
		FROM run ORDER BY started DESC, id DESC LIMIT $1`, []any{limit}, func(rows *sql.Rows) error {
		var r Run
		var started, ended int64
		if err := rows.Scan(&r.ID, &r.Sources, &started, &ended, &r.Outcome, &r.Summary); err != nil {
			return err
		}
		r.Started, r.Ended = fromMillis(started), fromMillis(ended)
		runs = append(runs, r)
		return nil
	})
	return runs, s.fault("read the runs", err)
}

// SetJob says where an article is in a run.
func (s *Store) SetJob(ctx context.Context, run string, a pipeline.ArticleID, stage, state, message string) error {
	_, err := s.write.ExecContext(ctx, `
		INSERT INTO job (run, article, stage, state, message) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (run, article) DO UPDATE SET
			stage = excluded.stage, state = excluded.state, message = excluded.message`,
		run, string(a), stage, state, message)
	return s.fault("note the job of "+string(a), err)
}

// Jobs returns the jobs of a run by article.
func (s *Store) Jobs(ctx context.Context, run string) ([]Job, error) {
	var jobs []Job
	err := s.query(ctx, `
		SELECT article, stage, state, message FROM job WHERE run = $1 ORDER BY article`, []any{run}, func(rows *sql.Rows) error {
		var j Job
		if err := rows.Scan(&j.Article, &j.Stage, &j.State, &j.Message); err != nil {
			return err
		}
		jobs = append(jobs, j)
		return nil
	})
	return jobs, s.fault("read the jobs", err)
}
