package store

import (
	"context"
	"database/sql"

	"github.com/wordferry/wordferry/pipeline"
)

// Article is what became of an article the last time it was worked on. If
// Inputs, and Memory for an open one, are still the same, it need not be
// worked on again.
type Article struct {
	ID     pipeline.ArticleID
	Source string
	URI    string
	Inputs pipeline.Digest // of all that went in, the memory apart
	Open   bool            // some segments are untranslated: a fuller memory may change it
	Memory pipeline.Digest // of the memory it was made with
	Report []byte          // JSON that the caller owns
	Wanted []byte          // JSON that the caller owns; Articles leaves it out, see Wanted
}

// Articles returns the articles of a source.
func (s *Store) Articles(ctx context.Context, source string) (map[pipeline.ArticleID]Article, error) {
	articles := map[pipeline.ArticleID]Article{}
	err := s.query(ctx, `
		SELECT id, source, uri, inputs, pending, memory, report
		FROM article WHERE source = $1`, []any{source}, func(rows *sql.Rows) error {
		var a Article
		err := rows.Scan(&a.ID, &a.Source, &a.URI, digestTo(&a.Inputs), &a.Open, digestTo(&a.Memory), &a.Report)
		if err != nil {
			return err
		}
		articles[a.ID] = a
		return nil
	})
	if err != nil {
		return nil, s.fault("read the articles of "+source, err)
	}
	return articles, nil
}

// SaveArticle keeps an article in the place of what was known of it.
func (s *Store) SaveArticle(ctx context.Context, a Article) error {
	_, err := s.write.ExecContext(ctx, `
		INSERT INTO article (id, source, uri, inputs, pending, memory, report, wanted)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (id) DO UPDATE SET
			source = excluded.source, uri = excluded.uri, inputs = excluded.inputs, pending = excluded.pending,
			memory = excluded.memory, report = excluded.report, wanted = excluded.wanted`,
		string(a.ID), a.Source, a.URI, a.Inputs[:], a.Open, a.Memory[:], a.Report, a.Wanted)
	return s.fault("save the article "+string(a.ID), err)
}

// Wanted returns what was saved as an article's Wanted; nil if it is not
// known.
func (s *Store) Wanted(ctx context.Context, id pipeline.ArticleID) (wanted []byte, err error) {
	err = s.query(ctx, `SELECT wanted FROM article WHERE id = $1`, []any{string(id)}, func(rows *sql.Rows) error {
		return rows.Scan(&wanted)
	})
	return wanted, s.fault("read the article "+string(id), err)
}

// SetMemory notes that an article stands as it is with another memory.
func (s *Store) SetMemory(ctx context.Context, id pipeline.ArticleID, memory pipeline.Digest) error {
	_, err := s.write.ExecContext(ctx, `UPDATE article SET memory = $1 WHERE id = $2`, memory[:], string(id))
	return s.fault("save the article "+string(id), err)
}

// DropArticle forgets an article; it is no error if it is not known.
func (s *Store) DropArticle(ctx context.Context, id pipeline.ArticleID) error {
	_, err := s.write.ExecContext(ctx, `DELETE FROM article WHERE id = $1`, string(id))
	return s.fault("drop the article "+string(id), err)
}
