package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

// drip is the least that a body must bring in a stretch of time.
type drip struct {
	bytes  int64
	window time.Duration
}

// A body that unpacks to more than maxRatio times what was sent, once it is
// over freeBytes, is a bomb. Markup of pages packs 5 to 30 times.
const (
	maxRatio  = 250
	freeBytes = 1 << 20
)

var errBomb = fmt.Errorf("unpacks to more than %d times its size", maxRatio)

// sizeError is a body over the limit.
type sizeError struct{ max int64 }

func (e *sizeError) Error() string { return "is larger than " + size(e.max) }

// slowError is a body that comes too slowly.
type slowError struct{ drip }

func (e *slowError) Error() string {
	return fmt.Sprintf("comes too slowly: less than %s in %s", size(e.bytes), e.window)
}

// body reads the body of one answer and sees to it that it keeps coming.
type body struct {
	resp   *http.Response
	cancel context.CancelCauseFunc
	wire   atomic.Int64 // bytes that came, before decompression
	limit  int64        // of wire; 0: none yet
	timer  *time.Timer
}

// newBody begins to watch; cancel breaks the request off.
func newBody(resp *http.Response, d drip, cancel context.CancelCauseFunc) *body {
	b := &body{resp: resp, cancel: cancel}
	var last int64
	ready := make(chan struct{})
	b.timer = time.AfterFunc(d.window, func() {
		<-ready
		now := b.wire.Load()
		if now-last < d.bytes {
			cancel(&slowError{d})
			return
		}
		last = now
		b.timer.Reset(d.window)
	})
	close(ready)
	return b
}

func (b *body) stop() { b.timer.Stop() }

// Read counts what comes in.
func (b *body) Read(p []byte) (int, error) {
	n, err := b.resp.Body.Read(p)
	if sum := b.wire.Add(int64(n)); b.limit > 0 && sum > b.limit {
		return n, &sizeError{b.limit}
	}
	return n, err
}

// drain reads a little of a body that nobody wants, for a short while, so that
// the connection can be used again.
func (b *body) drain() {
	const most = 16 << 10
	if b.resp.ContentLength > most {
		return
	}
	t := time.AfterFunc(time.Second, func() { b.cancel(nil) })
	defer t.Stop()
	io.CopyN(io.Discard, b, most)
}

// read returns the whole body, unpacked. A body longer than limit is refused,
// or with cut ends there.
func (b *body) read(limit int64, cut bool) ([]byte, error) {
	codings, err := codingsOf(b.resp.Header)
	if err != nil {
		return nil, err
	}
	if length := b.resp.ContentLength; length > limit && !cut {
		return nil, &sizeError{limit}
	}
	b.limit = limit
	if cut {
		b.limit = 2*limit + 64<<10 // what packs nothing endlessly ends too
	}
	var r io.Reader = b
	if len(codings) > 0 {
		d, err := unpack(b, codings, limit)
		if err != nil || d == nil {
			return nil, err
		}
		defer d.Close()
		r = d
	}
	var out []byte
	if n := b.resp.ContentLength; n > 0 && len(codings) == 0 {
		out = make([]byte, 0, min(n, limit, 1<<20)+512)
	} else {
		out = make([]byte, 0, 32<<10)
	}
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case int64(len(out)) > limit && cut:
			return out[:limit], nil
		case int64(len(out)) > limit:
			return nil, &sizeError{limit}
		case len(codings) > 0 && len(out) > freeBytes && int64(len(out)) > maxRatio*b.wire.Load():
			return nil, errBomb
		case err == io.EOF:
			b.drain() // what follows a packed body: nothing, or the end of its chunks
			return out, nil
		case err != nil:
			return nil, err
		}
	}
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	if n >= 1<<10 {
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
