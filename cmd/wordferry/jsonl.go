package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/wordferry/wordferry/pipeline"
)

// questions reads lines and knows when another would have to be waited for.
type questions struct {
	r    *bufio.Reader
	line int // the number of the last one
	long []byte
}

func newQuestions(in io.Reader) *questions { return &questions{r: bufio.NewReaderSize(in, 1<<16)} }

// next returns the next line that is not empty; it is good as long as no line
// is waited for. At the end it returns io.EOF.
func (q *questions) next() ([]byte, error) {
	for {
		line, err := q.r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			q.long = append(q.long[:0], line...)
			for errors.Is(err, bufio.ErrBufferFull) {
				line, err = q.r.ReadSlice('\n')
				q.long = append(q.long, line...)
			}
			line = q.long
		}
		if len(line) > 0 {
			q.line++
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return line, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// waiting tells whether a whole line has come already, which is none of the
// longest.
func (q *questions) waiting() bool {
	come, _ := q.r.Peek(q.r.Buffered())
	return bytes.IndexByte(come, '\n') >= 0
}

// notJSON says which line cannot be read.
func (q *questions) notJSON(err error) error {
	return usageError{fmt.Errorf("stdin:%d: is no line of JSON: %w", q.line, err)}
}

// answerLines reads lines of JSON and answers each with one. Answers go out as
// soon as no further line is waiting, so that a program on the other side can
// ask one thing after the other; those before a line that is wrong have gone
// out when it is named.
func answerLines[Q any](ctx context.Context, in io.Reader, out io.Writer, answer func(Q) (any, error)) (err error) {
	lines, w := newQuestions(in), bufio.NewWriter(out)
	defer func() { err = errors.Join(err, w.Flush()) }()
	for {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		var q Q
		if err := json.Unmarshal(line, &q); err != nil {
			return lines.notJSON(err)
		}
		a, err := answer(q)
		if err != nil {
			return fmt.Errorf("stdin:%d: %w", lines.line, err)
		}
		if err := writeJSONLine(w, a); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return pipeline.ErrInterrupted
		}
		if !lines.waiting() {
			if err := w.Flush(); err != nil {
				return err
			}
		}
	}
}
