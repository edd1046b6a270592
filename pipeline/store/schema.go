package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/wordferry/wordferry/pipeline"
)

// Texts are in columns of their own names: "from", "to" and "key" are words of
// SQL. A language column holds a canonical tag; a base column its language
// subtag alone.
var schema = []string{
	`CREATE TABLE meta (
		name  TEXT PRIMARY KEY,
		value TEXT NOT NULL
	)`,
	`CREATE TABLE stamp (
		path     TEXT PRIMARY KEY,
		size     BIGINT NOT NULL,
		modified BIGINT NOT NULL,
		changed  BIGINT NOT NULL,
		inode    BIGINT NOT NULL,
		digest   BLOB NOT NULL
	)`,
	`CREATE TABLE article (
		id      TEXT PRIMARY KEY,
		source  TEXT NOT NULL,
		uri     TEXT NOT NULL,
		inputs  BLOB NOT NULL,
		pending BOOLEAN NOT NULL,
		memory  BLOB NOT NULL,
		report  BLOB,
		wanted  BLOB
	)`,
	`CREATE INDEX article_source ON article (source)`,
	`CREATE TABLE run (
		id      TEXT PRIMARY KEY,
		sources TEXT NOT NULL,
		started BIGINT NOT NULL,
		ended   BIGINT NOT NULL,
		outcome TEXT NOT NULL,
		summary BLOB
	)`,
	`CREATE INDEX run_started ON run (started)`,
	`CREATE TABLE job (
		run     TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
		article TEXT NOT NULL,
		stage   TEXT NOT NULL,
		state   TEXT NOT NULL,
		message TEXT NOT NULL,
		PRIMARY KEY (run, article)
	)`,
	`CREATE TABLE reading (
		source  TEXT NOT NULL,
		address TEXT NOT NULL,
		digest  BLOB NOT NULL,
		reader  TEXT NOT NULL,
		content BLOB NOT NULL,
		PRIMARY KEY (source, address)
	)`,
	`CREATE TABLE round (
		source TEXT PRIMARY KEY,
		begun  BIGINT NOT NULL
	)`,
	`CREATE TABLE round_step (
		source TEXT NOT NULL REFERENCES round (source) ON DELETE CASCADE,
		step   TEXT NOT NULL,
		mark   BLOB NOT NULL,
		PRIMARY KEY (source, step)
	)`,
	`CREATE TABLE unit_file (
		file    TEXT PRIMARY KEY,
		digest  BLOB NOT NULL,
		content BLOB NOT NULL,
		offer   BLOB NOT NULL
	)`,
	`CREATE TABLE unit (
		file      TEXT NOT NULL REFERENCES unit_file (file) ON DELETE CASCADE,
		position  BIGINT NOT NULL,
		from_base TEXT NOT NULL,
		to_base   TEXT NOT NULL,
		from_lang TEXT NOT NULL,
		to_lang   TEXT NOT NULL,
		source    TEXT NOT NULL,
		target    TEXT NOT NULL,
		previous  TEXT NOT NULL,
		following TEXT NOT NULL,
		name      TEXT NOT NULL,
		state     BIGINT NOT NULL,
		author    TEXT NOT NULL,
		rules     TEXT NOT NULL,
		changed   BIGINT NOT NULL,
		PRIMARY KEY (file, position)
	)`,
	`CREATE INDEX unit_pair ON unit (from_base, to_base, file, position)`,
}

// schemaID changes with every change of the tables.
func schemaID() string {
	var all []byte
	for _, s := range schema {
		all = append(all, s...)
	}
	return pipeline.DigestOf(all).String()
}

var errOtherSchema = errors.New("the database has other tables")

// prepareSchema makes the tables of an empty database and answers
// errOtherSchema when there are tables other than ours.
func prepareSchema(ctx context.Context, tx *sql.Tx) error {
	var tables int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_master`).Scan(&tables); err != nil {
		return err
	}
	id := schemaID()
	if tables > 0 {
		var have string
		err := tx.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = $1`, "schema").Scan(&have)
		if errors.Is(err, sql.ErrNoRows) || (err != nil && resultCode(err) == sqliteError) || (err == nil && have != id) {
			return errOtherSchema // no such table is a plain SQLITE_ERROR
		}
		return err
	}
	for _, s := range schema {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (name, value) VALUES ($1, $2)`, "schema", id)
	return err
}
