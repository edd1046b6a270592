package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/memory"
)

// A memory answers in a few microseconds; reading and writing JSON by
// reflection would take longer than that. So what every line has is read and
// written here, and what is unusual in a question is left to encoding/json.

// lookupQuestion is a line of `memory lookup --jsonl`.
type lookupQuestion struct{ ID, Text, Prev, Next string }

// mostTogether is how many lines are looked up together, if so many have come.
const mostTogether = 256

// lookupLines answers each line of questions with one, in order, as soon as no
// further line is waiting.
func lookupLines(ctx context.Context, in io.Reader, out io.Writer, m memory.Beside, q memory.Query) (err error) {
	lines, w := newQuestions(in), bufio.NewWriterSize(out, 1<<16)
	defer func() { err = errors.Join(err, w.Flush()) }()
	var ids []string
	var queries []memory.Query
	var answer []byte
	for {
		ids, queries = ids[:0], queries[:0]
		var failed error // while more lines were read
		for len(queries) == 0 || len(queries) < mostTogether && lines.waiting() {
			var line []byte
			var asked lookupQuestion
			if line, failed = lines.next(); failed != nil {
				break
			}
			if failed = asked.read(line); failed != nil {
				failed = lines.notJSON(failed)
				break
			}
			q.Text, q.Prev, q.Next = asked.Text, asked.Prev, asked.Next
			ids, queries = append(ids, asked.ID), append(queries, q)
		}
		found, err := m.LookupAll(queries)
		if err != nil {
			return fmt.Errorf("stdin:%d: %w", lines.line, err)
		}
		for i, matches := range found {
			answer = appendAnswer(answer[:0], ids[i], matches)
			if _, err := w.Write(answer); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(failed, io.EOF):
			return nil
		case failed != nil:
			return failed
		case ctx.Err() != nil:
			return pipeline.ErrInterrupted
		case !lines.waiting():
			if err := w.Flush(); err != nil {
				return err
			}
		}
	}
}

// read takes a question from its line.
func (q *lookupQuestion) read(line []byte) error {
	*q = lookupQuestion{}
	if q.readPlain(line) {
		return nil
	}
	*q = lookupQuestion{}
	return json.Unmarshal(line, q)
}

// readPlain reads an object whose members are strings with the usual names. It
// reports false for everything else, of which q may hold a part then.
func (q *lookupQuestion) readPlain(line []byte) bool {
	r := plainJSON{line}
	if !r.skip('{') {
		return false
	}
	for {
		name, ok := r.string()
		if !ok || !r.skip(':') {
			return false
		}
		value, ok := r.string()
		if !ok {
			return false
		}
		switch name {
		case "id":
			q.ID = value
		case "text":
			q.Text = value
		case "prev":
			q.Prev = value
		case "next":
			q.Next = value
		default:
			return false
		}
		if !r.skip(',') {
			return r.skip('}') && len(r.rest) == 0
		}
	}
}

// plainJSON reads the plainest of JSON.
type plainJSON struct{ rest []byte }

// skip takes a character, if it comes next, and the white space around it.
func (r *plainJSON) skip(c byte) bool {
	r.space()
	if len(r.rest) == 0 || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	r.space()
	return true
}

func (r *plainJSON) space() {
	for len(r.rest) > 0 && (r.rest[0] == ' ' || r.rest[0] == '\t') {
		r.rest = r.rest[1:]
	}
}

// string takes a string of valid UTF-8 that escapes no more than one character
// each.
func (r *plainJSON) string() (string, bool) {
	if len(r.rest) == 0 || r.rest[0] != '"' {
		return "", false
	}
	text := r.rest[1:]
	end := bytes.IndexByte(text, '"')
	if end < 0 {
		return "", false
	}
	if bytes.IndexByte(text[:end], '\\') >= 0 {
		return r.escaped()
	}
	r.rest, text = text[end+1:], text[:end]
	return string(text), isPlain(text)
}

func (r *plainJSON) escaped() (string, bool) {
	text := r.rest[1:]
	var out []byte
	for {
		end := bytes.IndexAny(text, `"\`)
		if end < 0 || end+1 >= len(text) || !isPlain(text[:end]) {
			return "", false
		}
		out = append(out, text[:end]...)
		if text[end] == '"' {
			r.rest = text[end+1:]
			return string(out), true
		}
		c := text[end+1]
		switch at := bytes.IndexByte([]byte(`"\/nrtbf`), c); {
		case at < 0:
			return "", false
		default:
			out = append(out, "\"\\/\n\r\t\b\f"[at])
		}
		text = text[end+2:]
	}
}

// isPlain tells whether a text may stand in a string of JSON and be taken as it
// is.
func isPlain(text []byte) bool {
	for _, c := range text {
		if c < ' ' {
			return false
		}
	}
	return utf8.Valid(text)
}

// appendAnswer writes the line that encoding/json writes of a lookedUp.
func appendAnswer(b []byte, id string, matches []pipeline.Match) []byte {
	b = appendJSON(append(b, `{"id":`...), id)
	b = append(b, `,"matches":[`...)
	for i := range matches {
		m := &matches[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"score":`...)
		b = strconv.AppendInt(b, int64(m.Score), 10)
		b = appendJSON(append(b, `,"kind":`...), string(m.Kind))
		b = appendJSON(append(b, `,"source":`...), m.Source)
		b = appendJSON(append(b, `,"target":`...), m.Proposal)
		b = appendJSON(append(b, `,"why":`...), m.Why)
		b = appendJSON(append(b, `,"origin":`...), m.Key)
		if m.Memory != "" {
			b = appendJSON(append(b, `,"memory":`...), m.Memory)
		}
		if m.Caution != "" {
			b = appendJSON(append(b, `,"caution":`...), m.Caution)
		}
		if m.Ambiguous {
			b = append(b, `,"ambiguous":true`...)
		}
		b = appendJSON(append(b, `,"state":`...), m.State.String())
		if m.By != "" {
			b = appendJSON(append(b, `,"author":`...), m.By)
		}
		if !m.Changed.IsZero() {
			b = append(b, `,"changed":"`...)
			b = append(m.Changed.AppendFormat(b, changedFormat), '"')
		}
		b = append(b, '}')
	}
	return append(b, "]}\n"...)
}

// appendJSON writes a string as encoding/json does when it does not escape
// HTML.
func appendJSON(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = append(b, s[done:i]...)
			switch at := bytes.IndexByte([]byte("\"\\\n\r\t\b\f"), c); {
			case at >= 0:
				b = append(b, '\\', `"\nrtbf`[at])
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			done = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(append(b, s[done:i]...), `\ufffd`...)
			done = i + size
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[done:i]...), '\\', 'u', '2', '0', '2', hex[r&15])
			done = i + size
		}
		i += size
	}
	return append(append(b, s[done:]...), '"')
}
