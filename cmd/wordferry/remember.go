package main

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// remembered is a report as the database keeps it between two runs. It is in
// a form of its own because a run reads all of them before it knows that
// nothing has changed, and JSON takes ten times as long.
func remembered(r *pipeline.Report) []byte {
	c := &carrier{}
	c.report(r)
	return c.out
}

var errForgotten = errors.New("the report was kept by another version of the program, or is damaged")

// recalled reads what remembered wrote.
func recalled(b []byte) (r pipeline.Report, err error) {
	c := &carrier{in: string(b), reading: true}
	c.report(&r)
	if c.bad || c.in != "" {
		return pipeline.Report{}, errForgotten
	}
	return r, nil
}

// carrier carries values over in both directions, so that one list of fields
// serves for both.
type carrier struct {
	reading bool
	bad     bool // what was read is nothing that was written
	in      string
	out     []byte
	tags    []language.Tag
	names   []string // of the tags, as they were read
}

// form changes with every change below.
const form = 2

func (c *carrier) report(r *pipeline.Report) {
	version := form
	c.int(&version)
	if version != form {
		c.bad = true
		return
	}
	text(c, &r.Article)
	text(c, &r.Source)
	text(c, &r.Pack)
	text(c, &r.URI)
	text(c, &r.Title)
	c.tag(&r.Lang)
	text(c, &r.Charset)
	c.time(&r.Published)
	c.digest(&r.Digest)
	c.digest(&r.Inputs)
	c.int(&r.Sections)
	c.int(&r.Segments)
	c.int(&r.Words)
	c.int(&r.Dropped)
	c.bool(&r.Open)
	text(c, &r.Held)
	each(c, &r.Locales, c.locale)
	each(c, &r.Findings, c.finding)
	each(c, &r.Entries, c.entry)
	each(c, &r.Assets, c.asset)
}

func (c *carrier) locale(l *pipeline.LocaleReport) {
	c.tag(&l.Locale)
	text(c, &l.Title)
	text(c, &l.Status)
	c.int(&l.Coverage.Segments)
	c.int(&l.Coverage.Words)
	c.int(&l.Coverage.Done)
	c.int(&l.Coverage.Related)
	c.counts(&l.Coverage.States)
	c.int(&l.Coverage.Blockers)
	c.int(&l.Coverage.Warnings)
	c.int(&l.New)
	text(c, &l.Held)
	c.bool(&l.Stale)
	c.bool(&l.Drafts)
}

func (c *carrier) finding(f *pipeline.Finding) {
	text(c, &f.Article)
	c.tag(&f.Lang)
	text(c, &f.Key)
	c.int(&f.Block)
	text(c, &f.Kind)
	text(c, &f.Check)
	severity := int(f.Severity)
	c.int(&severity)
	f.Severity = pipeline.Severity(severity)
	text(c, &f.Message)
	c.int(&f.Start)
	c.int(&f.End)
	text(c, &f.Quote)
	text(c, &f.Excerpt)
	text(c, &f.Fix)
}

func (c *carrier) entry(e *pipeline.Entry) {
	c.tag(&e.Locale)
	text(c, &e.Format)
	c.digest(&e.Digest)
	c.int64(&e.Size)
}

func (c *carrier) asset(a *pipeline.Asset) {
	text(c, &a.Path)
	text(c, &a.File)
	c.digest(&a.Digest)
	c.int64(&a.Size)
}

// each carries a list over: its length, then its elements.
func each[T any](c *carrier, list *[]T, carry func(*T)) {
	n := len(*list)
	c.int(&n)
	if c.reading {
		*list = nil
		if n < 0 || n > len(c.in) { // an element takes a byte at least
			c.bad = true
		}
		if c.bad || n == 0 {
			return
		}
		*list = make([]T, n)
	}
	for i := range *list {
		carry(&(*list)[i])
	}
}

// text carries a string over; what is read shares its memory with all of the
// report.
func text[T ~string](c *carrier, s *T) {
	n := len(*s)
	c.int(&n)
	switch {
	case !c.reading:
		c.out = append(c.out, *s...)
	case n < 0 || n > len(c.in):
		c.bad = true
	default:
		*s, c.in = T(c.in[:n]), c.in[n:]
	}
}

func (c *carrier) int64(n *int64) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, *n)
		return
	}
	var u uint64
	for i := 0; ; i++ {
		if c.bad || i == len(c.in) || i == binary.MaxVarintLen64 {
			c.bad, *n = true, 0
			return
		}
		b := c.in[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.in = c.in[i+1:]
			*n = int64(u>>1) ^ -int64(u&1)
			return
		}
	}
}

func (c *carrier) int(n *int) {
	wide := int64(*n)
	c.int64(&wide)
	*n = int(wide)
}

func (c *carrier) bool(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.int(&n)
	*b = n != 0
}

func (c *carrier) digest(d *pipeline.Digest) {
	switch {
	case !c.reading:
		c.out = append(c.out, d[:]...)
	case len(c.in) < len(d):
		c.bad = true
	default:
		copy(d[:], c.in)
		c.in = c.in[len(d):]
	}
}

// tag parses each language of a report once.
func (c *carrier) tag(t *language.Tag) {
	name := ""
	if !c.reading {
		name = t.String()
	}
	text(c, &name)
	if !c.reading || c.bad {
		return
	}
	if i := slices.Index(c.names, name); i >= 0 {
		*t = c.tags[i]
		return
	}
	parsed, err := language.Parse(name)
	if err != nil {
		c.bad = true
		return
	}
	c.names, c.tags = append(c.names, name), append(c.tags, parsed)
	*t = parsed
}

func (c *carrier) time(t *time.Time) {
	var b []byte
	if !c.reading && !t.IsZero() {
		b, _ = t.MarshalBinary() // fails for offsets that RFC 3339 does not have either
	}
	s := string(b)
	text(c, &s)
	if c.reading && s != "" && t.UnmarshalBinary([]byte(s)) != nil {
		c.bad = true
	}
}

func (c *carrier) counts(m *map[string]int) {
	names := slices.Sorted(maps.Keys(*m))
	each(c, &names, func(s *string) { text(c, s) })
	if c.reading && len(names) > 0 {
		*m = make(map[string]int, len(names))
	}
	for _, name := range names {
		n := (*m)[name]
		c.int(&n)
		if c.reading {
			(*m)[name] = n
		}
	}
}
