package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/wordferry/wordferry/pipeline"
)

// progress shows how a run gets on. Close is called once, before anything
// else is printed.
type progress interface {
	Event(pipeline.Event)
	Close()
}

// newProgress chooses by where the words go: JSON lines when asked for, a bar
// on a terminal, else a plain line now and then.
func newProgress(a *app) progress {
	switch {
	case a.json:
		return &jsonLines{w: a.out}
	case a.quiet:
		return silent{}
	}
	if s := screenOf(a.errs); s.tty && os.Getenv("CI") == "" {
		return newBar(s)
	}
	return &plainLines{w: a.errs, began: time.Now(), last: time.Now()}
}

type silent struct{}

func (silent) Event(pipeline.Event) {}
func (silent) Close()               {}

// jsonLines writes one object an event.
type jsonLines struct {
	mu sync.Mutex
	w  io.Writer
}

// jsonEvent is an event as --json shows it; docs/reference/events.md has it.
type jsonEvent struct {
	Event   pipeline.EventKind `json:"event"`
	Source  string             `json:"source,omitempty"`
	Article pipeline.ArticleID `json:"article,omitempty"`
	Stage   string             `json:"stage,omitempty"`
	Done    int                `json:"done"`
	Total   int                `json:"total"`
	Error   string             `json:"error,omitempty"`
}

func (j *jsonLines) Event(e pipeline.Event) {
	out := jsonEvent{Event: e.Kind, Source: e.Source, Article: e.Article, Stage: e.Stage, Done: e.Done, Total: e.Total}
	if e.Err != nil {
		out.Error = e.Err.Error()
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	writeJSONLine(j.w, out)
}

func (*jsonLines) Close() {}

// writeJSONLine writes v on a line of its own; a reader that has gone away is
// noticed at the end of the command.
func writeJSONLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// plainLines says where a run is every ten seconds.
type plainLines struct {
	mu          sync.Mutex
	w           io.Writer
	began, last time.Time
	listing     bool
}

const plainEvery = 10 * time.Second

func (p *plainLines) Event(e pipeline.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if e.Kind == pipeline.SourceAsked {
		p.asked(e)
		return
	}
	if p.listing { // the time that listing took says nothing about the articles
		p.listing, p.began = false, time.Now()
	}
	if e.Done == 0 || time.Since(p.last) < plainEvery {
		return
	}
	p.last = time.Now()
	rate := float64(e.Done) / time.Since(p.began).Seconds()
	left := time.Duration(float64(e.Total-e.Done) / rate * float64(time.Second)).Round(time.Second)
	fmt.Fprintf(p.w, "wordferry: %s of %s, %.0f a second, %s left\n", thousands(e.Done), plural(e.Total, "article"), rate, left)
}

func (p *plainLines) asked(e pipeline.Event) {
	p.listing = true
	if time.Since(p.last) < plainEvery {
		return
	}
	p.last = time.Now()
	fmt.Fprintf(p.w, "wordferry: source %s: asked for %s of %s\n", e.Source, thousands(e.Done), plural(e.Total, "page"))
}

func (*plainLines) Close() {}

// bar is one line on a terminal.
type bar struct {
	p      *mpb.Progress
	b      *mpb.Bar
	at     atomic.Value // string: what is worked on; the bar asks for it while it is told something
	mu     sync.Mutex
	n      int
	source string // that is being asked; "" when the articles are worked on
}

func newBar(s screen) *bar {
	x := &bar{p: mpb.New(mpb.WithOutput(s.w), mpb.WithWidth(40), mpb.WithRefreshRate(100*time.Millisecond))}
	x.start("articles")
	return x
}

// start shows a new bar in the place of the one before.
func (x *bar) start(what string) {
	if x.b != nil {
		x.b.SetTotal(-1, true)
		x.b.Abort(true)
	}
	x.n = 0
	x.b = x.p.New(0, mpb.BarStyle().Lbound("").Rbound("").Filler("━").Tip("━").Padding("─"),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.CountersNoUnit("%d of %d "+what+"  ")),
		mpb.AppendDecorators(
			decor.AverageSpeed(0, "  %.0f/s", decor.WCSyncSpace),
			decor.AverageETA(decor.ET_STYLE_GO, decor.WCSyncSpace),
			decor.Any(func(decor.Statistics) string { return " left  " + x.current() }),
		))
}

func (x *bar) current() string {
	at, _ := x.at.Load().(string)
	return clip(at, 30)
}

func (x *bar) Event(e pipeline.Event) {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch asked := e.Kind == pipeline.SourceAsked; {
	case asked && x.source != e.Source:
		x.source = e.Source
		x.at.Store(e.Source)
		x.start("pages")
	case !asked && x.source != "" && e.Kind == pipeline.ArticleStarted:
		x.source = ""
		x.start("articles")
	case !asked && x.source != "":
		return // of the list, which has a bar of its own
	}
	if e.Article != "" {
		x.at.Store(string(e.Article))
	}
	step := e.Done - x.n
	x.n = max(x.n, e.Done)
	x.b.SetTotal(int64(e.Total), false)
	if step > 0 {
		x.b.IncrBy(step)
	}
}

func (x *bar) Close() {
	x.b.SetTotal(-1, true)
	x.b.Abort(true)
	x.p.Wait()
}
