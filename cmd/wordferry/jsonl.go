package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// answerLines reads lines of JSON and answers each with one. Answers go out as
// soon as no further line is waiting, so that a program on the other side can
// ask one thing after the other; those before a line that is wrong have gone
// out when it is named.
func answerLines[Q any](ctx context.Context, in io.Reader, out io.Writer, answer func(Q) (any, error)) (err error) {
	r, w := bufio.NewReader(in), bufio.NewWriter(out)
	defer func() {
		if err != nil {
			w.Flush() // err says already what is wrong
		}
	}()
	for n := 1; ; n++ {
		line, rerr := r.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			var q Q
			if err := json.Unmarshal(line, &q); err != nil {
				return usageError{fmt.Errorf("stdin:%d: is no line of JSON: %w", n, err)}
			}
			a, err := answer(q)
			if err != nil {
				return fmt.Errorf("stdin:%d: %w", n, err)
			}
			if err := writeJSONLine(w, a); err != nil {
				return err
			}
			if ctx.Err() != nil {
				return pipeline.ErrInterrupted
			}
		}
		if r.Buffered() == 0 || rerr != nil {
			if err := w.Flush(); err != nil {
				return err
			}
		}
		if errors.Is(rerr, io.EOF) {
			return nil
		}
		if rerr != nil {
			return rerr
		}
	}
}
