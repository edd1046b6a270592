//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

// nearest is how many sentences PostgreSQL is asked for.
const nearest = 50

// postgres is an index of trigrams in a PostgreSQL of its own, used as Weblate
// uses it: the nearest by GiST, or by GIN those whose trigrams are similar by
// half.
type postgres struct {
	server *server
	db     *pgx.Conn
	method string
	ask    string
}

var ways = map[string]struct{ index, ask string }{
	"gist": {
		`CREATE INDEX trigrams ON sentences USING gist (text gist_trgm_ops)`,
		`SELECT entry FROM sentences ORDER BY text <-> $1 LIMIT $2`,
	},
	"gin": {
		`CREATE INDEX trigrams ON sentences USING gin (text gin_trgm_ops)`,
		`SELECT entry FROM sentences WHERE text % $1 ORDER BY similarity(text, $1) DESC LIMIT $2`,
	},
}

var ctx = context.Background()

func openPostgres(dir, method string) (*postgres, error) {
	s, err := startServer(dir)
	if err != nil {
		return nil, err
	}
	p := &postgres{server: s, method: method, ask: ways[method].ask}
	if err := p.open(); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

func (p *postgres) open() (err error) {
	if p.db, err = pgx.Connect(ctx, fmt.Sprintf("host=%s user=%s dbname=postgres", p.server.socket, p.server.user)); err != nil {
		return err
	}
	for _, s := range []string{
		`CREATE EXTENSION pg_trgm`,
		`CREATE TABLE sentences (entry integer, text text)`,
		`SET pg_trgm.similarity_threshold = 0.5`,
		`SET plan_cache_mode = force_generic_plan`, // to plan for each text takes longer than to find it
	} {
		if _, err := p.db.Exec(ctx, s); err != nil {
			if strings.Contains(err.Error(), "pg_trgm") {
				return missing{"this PostgreSQL has no pg_trgm (Debian: postgresql-contrib): " + err.Error()}
			}
			return err
		}
	}
	return nil
}

func (p *postgres) build(c *corpus) (size int64, err error) {
	_, err = p.db.CopyFrom(ctx, pgx.Identifier{"sentences"}, []string{"entry", "text"}, pgx.CopyFromSlice(len(c.texts), func(i int) ([]any, error) {
		return []any{i, strings.ToValidUTF8(strings.ReplaceAll(c.texts[i], "\x00", " "), " ")}, nil
	}))
	if err != nil {
		return 0, err
	}
	for _, s := range []string{ways[p.method].index, `VACUUM ANALYZE sentences`} {
		if _, err := p.db.Exec(ctx, s); err != nil {
			return 0, err
		}
	}
	return size, p.db.QueryRow(ctx, `SELECT pg_relation_size('trigrams')`).Scan(&size)
}

func (p *postgres) candidates(q *question) ([]int, error) {
	rows, err := p.db.Query(ctx, p.ask, q.Text, nearest)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int])
}

// spent is the time of this process and of the one that works for it: the
// server is told to use no other.
func (p *postgres) spent() (time.Duration, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", p.db.PgConn().PID()))
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(b), " ")
	ns, err := strconv.ParseInt(first, 10, 64)
	return figures.ProcessorTime() + time.Duration(ns), err
}

func (p *postgres) close() (err error) {
	if p.db != nil {
		err = p.db.Close(ctx)
	}
	return errors.Join(err, p.server.stop())
}
