package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"hash"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

// Pair is a direction of translation that the memory holds units of.
type Pair struct {
	From, To language.Tag
	Units    int
}

// ReplaceUnits puts the units of a file in the place of those it had before,
// all or nothing. The digest is that of the file; UnitFiles gives it back.
func (s *Store) ReplaceUnits(ctx context.Context, file string, digest pipeline.Digest, units []pipeline.Unit) error {
	content, offer := contentOf(units)
	err := s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM unit WHERE file = $1`, file); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO unit_file (file, digest, content, offer) VALUES ($1, $2, $3, $4)
			ON CONFLICT (file) DO UPDATE SET digest = excluded.digest, content = excluded.content, offer = excluded.offer`,
			file, digest[:], content[:], offer[:])
		if err != nil {
			return err
		}
		return insertUnits(ctx, tx, file, 0, units)
	})
	return s.fault("save the memory of "+file, err)
}

// unitColumns in the order that insertUnits gives them.
const unitColumns = `file, position, from_base, to_base, from_lang, to_lang, source, target, previous, following, name, state, author, rules, changed`

const (
	unitWidth = 15
	unitBatch = 64 // rows in one statement: a call of the driver costs more than a row
)

// insertUnits adds units to a file that has as many already as first says.
func insertUnits(ctx context.Context, tx *sql.Tx, file string, first int, units []pipeline.Unit) error {
	var full *sql.Stmt
	args := make([]any, 0, unitWidth*unitBatch)
	for at := 0; at < len(units); at += unitBatch {
		batch := units[at:min(at+unitBatch, len(units))]
		args = args[:0]
		for i, u := range batch {
			args = append(args, file, first+at+i, base(u.From), base(u.To), u.From.String(), u.To.String(),
				u.Source, u.Target, u.Prev, u.Next, u.Key, int64(u.State), u.By, u.Rules, unixOf(u.Changed))
		}
		if len(batch) < unitBatch {
			if _, err := tx.ExecContext(ctx, insertText(len(batch)), args...); err != nil {
				return err
			}
			continue
		}
		if full == nil {
			var err error
			if full, err = tx.PrepareContext(ctx, insertText(unitBatch)); err != nil {
				return err
			}
			defer full.Close()
		}
		if _, err := full.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

func insertText(rows int) string {
	b := append([]byte(nil), "INSERT INTO unit ("+unitColumns+") VALUES "...)
	for n := range rows * unitWidth {
		switch {
		case n == 0:
			b = append(b, '(')
		case n%unitWidth == 0:
			b = append(b, "), ("...)
		default:
			b = append(b, ", "...)
		}
		b = append(b, '$')
		b = strconv.AppendInt(b, int64(n+1), 10)
	}
	return string(append(b, ')'))
}

// DropUnits forgets the units of a file; it is no error if there are none.
func (s *Store) DropUnits(ctx context.Context, file string) error {
	err := s.inTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM unit WHERE file = $1`, file); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM unit_file WHERE file = $1`, file)
		return err
	})
	return s.fault("drop the memory of "+file, err)
}

// UnitFiles returns the digest of each file that units were taken from, as it
// was given to ReplaceUnits.
func (s *Store) UnitFiles(ctx context.Context) (map[string]pipeline.Digest, error) {
	files := map[string]pipeline.Digest{}
	err := s.query(ctx, `SELECT file, digest FROM unit_file`, nil, func(rows *sql.Rows) error {
		var file string
		var d pipeline.Digest
		if err := rows.Scan(&file, digestTo(&d)); err != nil {
			return err
		}
		files[file] = d
		return nil
	})
	if err != nil {
		return nil, s.fault("read the files of the memory", err)
	}
	return files, nil
}

// Pairs returns the directions that there are units of, sorted.
func (s *Store) Pairs(ctx context.Context) ([]Pair, error) {
	var pairs []Pair
	err := s.query(ctx, `
		SELECT from_lang, to_lang, count(*) FROM unit
		GROUP BY from_lang, to_lang ORDER BY from_lang, to_lang`, nil, func(rows *sql.Rows) error {
		var p Pair
		var from, to string
		if err := rows.Scan(&from, &to, &p.Units); err != nil {
			return err
		}
		var err error
		if p.From, err = language.Parse(from); err != nil {
			return err
		}
		if p.To, err = language.Parse(to); err != nil {
			return err
		}
		pairs = append(pairs, p)
		return nil
	})
	return pairs, s.fault("read the languages of the memory", err)
}

const unitsText = `SELECT file, from_lang, to_lang, source, target, previous, following, name, state, author, rules, changed FROM unit`

// Units yields the units between two languages in whatever script or region:
// those of zh-Hant and zh for zh-Hans. und stands for any language. The order
// is that of the files' names and of the units in them. An error ends it.
func (s *Store) Units(ctx context.Context, from, to language.Tag) iter.Seq2[pipeline.Unit, error] {
	text, args := unitsBetween(from, to)
	return s.units(ctx, text, args...)
}

// FiledUnits calls each for the units that Units yields, with the name of their
// file, until it returns an error.
func (s *Store) FiledUnits(ctx context.Context, from, to language.Tag, each func(file string, u pipeline.Unit) error) error {
	text, args := unitsBetween(from, to)
	return s.eachUnit(ctx, text, args, each)
}

func unitsBetween(from, to language.Tag) (text string, args []any) {
	text = unitsText
	for _, side := range []struct {
		column string
		lang   language.Tag
	}{{"from_base", from}, {"to_base", to}} {
		if side.lang == language.Und {
			continue
		}
		word := " WHERE "
		if len(args) > 0 {
			word = " AND "
		}
		args = append(args, base(side.lang))
		text += word + side.column + " = $" + strconv.Itoa(len(args))
	}
	return text + ` ORDER BY file, position`, args
}

// FileUnits returns the units of one file, in their order in it.
func (s *Store) FileUnits(ctx context.Context, file string) iter.Seq2[pipeline.Unit, error] {
	return s.units(ctx, unitsText+` WHERE file = $1 ORDER BY position`, file)
}

func (s *Store) units(ctx context.Context, text string, args ...any) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		err := s.eachUnit(ctx, text, args, func(_ string, u pipeline.Unit) error {
			if !yield(u, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(pipeline.Unit{}, err)
		}
	}
}

var errEnough = errors.New("the reader has enough")

func (s *Store) eachUnit(ctx context.Context, text string, args []any, each func(file string, u pipeline.Unit) error) error {
	rows, err := s.read.QueryContext(ctx, text, args...)
	if err != nil {
		return s.fault("read the memory", err)
	}
	defer rows.Close()
	tags := tagCache{}
	for rows.Next() {
		var u pipeline.Unit
		var file, from, to string
		var changed int64
		err := rows.Scan(&file, &from, &to, &u.Source, &u.Target, &u.Prev, &u.Next, &u.Key, &u.State, &u.By, &u.Rules, &changed)
		if changed != 0 {
			u.Changed = time.Unix(changed, 0).UTC()
		}
		if err == nil {
			u.From, err = tags.parse(from)
		}
		if err == nil {
			u.To, err = tags.parse(to)
		}
		if err != nil {
			return s.fault("read the memory", err)
		}
		if err := each(file, u); err != nil {
			return err
		}
	}
	return s.fault("read the memory", rows.Err())
}

// UnitContents returns a digest of the units of each file that has some. It
// changes when they do.
func (s *Store) UnitContents(ctx context.Context) (map[string]pipeline.Digest, error) {
	contents := map[string]pipeline.Digest{}
	err := s.query(ctx, `SELECT file, content FROM unit_file`, nil, func(rows *sql.Rows) error {
		var file string
		var d pipeline.Digest
		if err := rows.Scan(&file, digestTo(&d)); err != nil {
			return err
		}
		if !d.IsZero() {
			contents[file] = d
		}
		return nil
	})
	if err != nil {
		return nil, s.fault("read the files of the memory", err)
	}
	return contents, nil
}

// UnitsDigest returns a digest of what all units have to propose. It depends
// on what the files hold and not on the order in which they came in, so that
// it is the same after the database was built anew; a file without units does
// not count. When a unit was changed is no part of it: of a person's work that
// is learned a run later than the work itself.
func (s *Store) UnitsDigest(ctx context.Context) (pipeline.Digest, error) {
	h := sha256.New()
	err := s.query(ctx, `SELECT file, offer FROM unit_file ORDER BY file`, nil, func(rows *sql.Rows) error {
		var file string
		var offer pipeline.Digest
		if err := rows.Scan(&file, digestTo(&offer)); err != nil {
			return err
		}
		if offer.IsZero() {
			return nil
		}
		writeField(h, file)
		h.Write(offer[:])
		return nil
	})
	if err != nil {
		return pipeline.Digest{}, s.fault("read the files of the memory", err)
	}
	return pipeline.Digest(h.Sum(nil)), nil
}

// unixOf is a time in seconds; 0 for none.
func unixOf(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// contentOf are the digests of the units of a file; zero for none. The second
// is that of what they have to propose. By whose rules they were cut is part of
// neither.
func contentOf(units []pipeline.Unit) (content, offer pipeline.Digest) {
	c := newContent()
	for i := range units {
		c.add(&units[i])
	}
	return c.digests()
}

// content is those digests in the making.
type content struct {
	offers, times hash.Hash
	units         int
}

func newContent() *content { return &content{offers: sha256.New(), times: sha256.New()} }

func (c *content) add(u *pipeline.Unit) {
	c.units++
	for _, field := range [...]string{u.From.String(), u.To.String(), u.Source, u.Target, u.Prev, u.Next, u.Key, u.State.String(), u.By} {
		writeField(c.offers, field)
	}
	var n [8]byte
	binary.LittleEndian.PutUint64(n[:], uint64(unixOf(u.Changed)))
	c.times.Write(n[:])
}

func (c *content) digests() (content, offer pipeline.Digest) {
	if c.units == 0 {
		return content, offer
	}
	offer = pipeline.Digest(c.offers.Sum(nil))
	c.times.Write(offer[:])
	return pipeline.Digest(c.times.Sum(nil)), offer
}

// writeField puts the length before the text, so that two fields never read
// as one.
func writeField(h hash.Hash, s string) {
	var n [8]byte
	binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
	h.Write(n[:])
	h.Write([]byte(s))
}

// base returns the language subtag of a tag: "zh" of zh-Hant-HK.
func base(t language.Tag) string {
	s, _, _ := strings.Cut(t.String(), "-")
	return s
}

// tagCache saves parsing the same few tags for every row.
type tagCache map[string]language.Tag

func (c tagCache) parse(s string) (language.Tag, error) {
	if t, ok := c[s]; ok {
		return t, nil
	}
	t, err := language.Parse(s)
	if err == nil {
		c[s] = t
	}
	return t, err
}
