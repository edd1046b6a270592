package main

import (
	"cmp"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

// What a question asks SQLite for: sentences with one of its rarest trigrams,
// the best by SQLite's own rank.
const (
	rarest = 12
	ranked = 100
)

// trigrams is SQLite's full-text index with the tokenizer trigram. It is told
// which trigrams are rare, since it has no cheap way to say so itself.
type trigrams struct {
	db     *sql.DB
	path   string
	counts map[[3]rune]int32
	ask    *sql.Stmt
}

func openTrigrams(dir string) (*trigrams, error) {
	p := &trigrams{path: filepath.Join(dir, "trigrams.db"), counts: map[[3]rune]int32{}}
	var err error
	if p.db, err = sql.Open("sqlite", p.path+"?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=cache_size(-500000)"); err != nil {
		return nil, err
	}
	p.db.SetMaxOpenConns(1)
	return p, nil
}

func (p *trigrams) build(c *corpus) (int64, error) {
	if _, err := p.db.Exec(`CREATE VIRTUAL TABLE sentences USING fts5(text, content='', tokenize='trigram')`); err != nil {
		return 0, err
	}
	tx, err := p.db.Begin()
	if err != nil {
		return 0, err
	}
	defer tx.Rollback() // does nothing after the commit
	insert, err := tx.Prepare(`INSERT INTO sentences (rowid, text) VALUES (?, ?)`)
	if err != nil {
		return 0, err
	}
	for i, text := range c.texts {
		if _, err := insert.Exec(i+1, text); err != nil {
			return 0, err
		}
		for _, g := range gramsOf(text) {
			p.counts[g]++
		}
	}
	if _, err := tx.Exec(`INSERT INTO sentences (sentences) VALUES ('optimize')`); err != nil {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	if p.ask, err = p.db.Prepare(`SELECT rowid - 1 FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?`); err != nil {
		return 0, err
	}
	info, err := os.Stat(p.path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// gramsOf returns the distinct trigrams of a text in lower case, in order.
func gramsOf(text string) (out [][3]rune) {
	r := []rune(strings.ToLower(text))
	for i := range max(0, len(r)-2) {
		out = append(out, [3]rune(r[i:]))
	}
	slices.SortFunc(out, func(a, b [3]rune) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(out)
}

func (p *trigrams) candidates(q *question) ([]int, error) {
	grams := gramsOf(q.Text)
	slices.SortStableFunc(grams, func(a, b [3]rune) int { return cmp.Compare(p.counts[a], p.counts[b]) })
	var wanted []string
	for _, g := range grams {
		if p.counts[g] > 0 && len(wanted) < rarest {
			wanted = append(wanted, `"`+strings.ReplaceAll(string(g[:]), `"`, `""`)+`"`)
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	return column(p.ask.Query(strings.Join(wanted, " OR "), ranked))
}

func column(rows *sql.Rows, err error) (out []int, _ error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e int
		if err := rows.Scan(&e); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

func (p *trigrams) spent() (time.Duration, error) { return figures.ProcessorTime(), nil }

func (p *trigrams) close() error { return p.db.Close() }
