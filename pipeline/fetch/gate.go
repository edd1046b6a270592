package fetch

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// gate keeps the pace and the number of requests of one host, for all that
// ask it, and lets them in in the order in which they came.
type gate struct {
	mu       sync.Mutex
	pace     time.Duration // between two starts: the longest asked for
	parallel int           // the smallest asked for; 0: nobody has asked
	running  int
	next     time.Time // when the next request may start
	until    time.Time // the host asked to be left alone until then
	why      string    // says so
	lost     int       // requests in a row that could not connect
	queue    []*turn
	timer    *time.Timer
}

// A host that could not be connected to for maxLost requests in a row, each
// with its retries, is left alone for lostFor: a site that is down is not
// asked for each of its pages.
const (
	maxLost = 3
	lostFor = 10 * time.Minute
)

// turn is one request waiting.
type turn struct {
	ready    chan error // nil: go
	patience time.Duration
}

// heldError tells that a host is left alone for longer than the caller waits.
type heldError struct {
	why   string
	until time.Time
}

func (e *heldError) Error() string {
	return fmt.Sprintf("%s: left alone until %s", e.why, e.until.UTC().Format(time.RFC3339))
}

// gate returns that of a host.
func (c *Client) gate(host string) *gate {
	c.mu.Lock()
	defer c.mu.Unlock()
	g := c.gates[host]
	if g == nil {
		g = &gate{}
		c.gates[host] = g
	}
	return g
}

// slow takes over manners that are slower than those known.
func (g *gate) slow(pace time.Duration, parallel int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if pace > g.pace {
		// A request may have started under the shorter pace.
		if !g.next.IsZero() {
			g.next = g.next.Add(pace - g.pace)
		}
		g.pace = pace
	}
	if parallel > 0 && (g.parallel == 0 || parallel < g.parallel) {
		g.parallel = parallel
	}
}

// enter waits for a turn, at most for patience where the host asked to be
// left alone. Whoever got one leaves.
func (g *gate) enter(ctx context.Context, patience time.Duration) error {
	t := &turn{ready: make(chan error, 1), patience: patience}
	g.mu.Lock()
	if time.Until(g.until) > patience {
		defer g.mu.Unlock()
		return &heldError{g.why, g.until}
	}
	g.queue = append(g.queue, t)
	g.advance()
	g.mu.Unlock()
	select {
	case err := <-t.ready:
		return err
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if i := slices.Index(g.queue, t); i >= 0 {
		g.queue = slices.Delete(g.queue, i, i+1)
	} else if err := <-t.ready; err == nil { // the turn came while the caller went
		g.running--
		g.advance()
	}
	return context.Cause(ctx)
}

// started says that a request really went out now, after connecting: the
// pace counts from there.
func (g *gate) started() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if at := time.Now().Add(g.pace); at.After(g.next) {
		g.next = at
	}
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.running--
	g.advance()
}

// hold leaves the host alone until then, and says why. Whoever is not patient
// enough goes at once.
func (g *gate) hold(until time.Time, why string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.holdLocked(until, why)
}

// reached says whether a request could connect, when there are no more
// retries.
func (g *gate) reached(ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if ok {
		g.lost = 0
		return
	}
	if g.lost++; g.lost >= maxLost {
		g.holdLocked(time.Now().Add(lostFor), "the site cannot be reached")
	}
}

func (g *gate) holdLocked(until time.Time, why string) {
	if !until.After(g.until) {
		return
	}
	g.until, g.why = until, why
	g.queue = slices.DeleteFunc(g.queue, func(t *turn) bool {
		if time.Until(until) <= t.patience {
			return false
		}
		t.ready <- &heldError{why, until}
		return true
	})
}

// advance lets in whoever may start; g.mu is held.
func (g *gate) advance() {
	for len(g.queue) > 0 && g.running < max(g.parallel, 1) {
		at := g.next
		if g.until.After(at) {
			at = g.until
		}
		if wait := time.Until(at); wait > 0 {
			if g.timer == nil {
				g.timer = time.AfterFunc(wait, g.tick)
			} else {
				g.timer.Reset(wait)
			}
			return
		}
		t := g.queue[0]
		g.queue = slices.Delete(g.queue, 0, 1)
		g.running++
		g.next = time.Now().Add(g.pace)
		t.ready <- nil
	}
}

func (g *gate) tick() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.advance()
}
