package pipeline

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
)

// trip is one run under way.
type trip struct {
	*Flow
	began  time.Time
	lesson Lesson

	mu      sync.Mutex
	seen    map[string]string // pack/name → URI
	known   map[ArticleID]Done
	reports map[ArticleID]Report
	worked  map[ArticleID]bool // not left alone as unchanged
	wanted  map[ArticleID][]OpenSegment
	failed  map[string][]Failure // by URI, those of a list apart
	gone    map[ArticleID]Withdrawal
	twins   []Duplicate
	looks   map[ArticleID]look
	drafts  int
	total   int
}

func (t *trip) tell(e Event) {
	if t.Events == nil {
		return
	}
	t.mu.Lock()
	e.Done, e.Total, e.Elapsed = len(t.reports)+t.lost(), t.total, time.Since(t.began)
	t.mu.Unlock()
	t.Events(e)
}

// admit counts an item in, or notes why it cannot be.
func (t *trip) admit(src Source, it Item, err error) bool {
	t.mu.Lock()
	t.total++
	if err == nil {
		// One pack's articles share their addresses, whatever source they are of.
		_, name, _ := strings.Cut(string(it.ID), "/")
		key := src.Pack + "/" + name
		if other, twice := t.seen[key]; twice {
			err = &Fault{
				Code: Conflict, Where: it.URI,
				Msg:  fmt.Sprintf("gives the article name %q, which %s has already", name, other),
				Hint: "rename one of them; an article is named after its file or address",
			}
		} else {
			t.seen[key] = it.URI
		}
	}
	t.mu.Unlock()
	if CodeOf(err) == Gone {
		t.withdraw(src, it, err)
		return false
	}
	if err != nil {
		t.fail(src, it, "list", err)
		return false
	}
	return true
}

// withdraw notes an article that is gone from its site. One that no run knew
// is nothing that anybody could miss.
func (t *trip) withdraw(src Source, it Item, err error) {
	t.mu.Lock()
	t.total--
	_, known := t.known[it.ID]
	if known {
		t.gone[it.ID] = Withdrawal{Article: it.ID, URI: it.URI, Reason: reasonOf(err)}
	}
	t.mu.Unlock()
	if known {
		t.tell(Event{Kind: ArticleWithdrawn, Stage: "list", Article: it.ID, Source: src.Name, Err: err})
	}
}

// miss notes the articles that a source had before and did not list now,
// unless its list broke off.
func (t *trip) miss(todo []job) {
	t.mu.Lock()
	defer t.mu.Unlock()
	there := map[ArticleID]bool{}
	for _, j := range todo {
		there[j.it.ID] = true
	}
	for _, d := range t.twins {
		there[d.Article] = true
	}
	broken := map[string]bool{}
	for _, fs := range t.failed {
		there[fs[0].Article] = true
		if fs[0].Article == "" {
			broken[fs[0].URI] = true
		}
	}
	for id, old := range t.known {
		if _, gone := t.gone[id]; !gone && !there[id] && !broken[old.Report.Source] {
			t.gone[id] = Withdrawal{Article: id, URI: old.Report.URI, Reason: "the source has it no more"}
		}
	}
}

// reasonOf is what a fault says, without its place.
func reasonOf(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Msg
	}
	return err.Error()
}

// lost counts the items of which nothing could be made. The lock is held.
func (t *trip) lost() int {
	n := 0
	for _, fs := range t.failed {
		if fs[0].Locale == language.Und && fs[0].Stage != inspecting {
			n++
		}
	}
	return n
}

// inspecting is the stage at which an article is held from translation. It
// has a report all the same.
const inspecting = "inspect"

// hold names an article that a blocker in its source keeps from translation.
func (t *trip) hold(src Source, it Item, r *Report) {
	if r.Held == "" {
		return
	}
	t.note(src, it, []Failure{{Article: it.ID, URI: it.URI, Stage: inspecting, Err: &Fault{
		Code: Invalid, Where: it.URI, Msg: "is held from translation: " + r.Held,
		Hint: "mend the source, or set blockers: translate for it; until then what was published of it before stands",
	}}})
}

// idle tells that no article was touched, so that there is nothing to learn
// from what the run wrote.
func (t *trip) idle() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.worked) == 0 && len(t.failed) == 0
}

func (t *trip) fail(src Source, it Item, stage string, err error) {
	if stage != "list" { // of a list, it may be another item of the same name that is fine
		t.mu.Lock()
		delete(t.reports, it.ID)
		t.mu.Unlock()
	}
	t.note(src, it, []Failure{{Article: it.ID, URI: it.URI, Stage: stage, Err: err}})
}

// note keeps what was left out of an item, in the place of what an earlier
// pass noted.
func (t *trip) note(src Source, it Item, fs []Failure) {
	t.mu.Lock()
	delete(t.failed, it.URI)
	switch {
	case len(fs) == 0:
	case fs[0].Stage == "list":
		t.failed["list "+it.URI] = fs
	default:
		t.failed[it.URI] = fs
	}
	t.mu.Unlock()
	for _, f := range fs {
		if !t.Dry {
			t.Ledger.Job(it.ID, f.Stage, "failed", f.Err.Error())
		}
		t.tell(Event{Kind: ArticleFailed, Stage: f.Stage, Article: it.ID, Source: src.Name, Err: f.Err})
	}
}

func (t *trip) finish(r Report, kind EventKind) {
	t.mu.Lock()
	t.reports[r.Article] = r
	if kind == ArticleDone {
		t.worked[r.Article] = true
		for _, l := range r.Locales {
			t.drafts += l.New
		}
	}
	t.mu.Unlock()
	t.tell(Event{Kind: kind, Article: r.Article, Source: r.Source, Report: &r})
}

// outcome puts what happened in the order of article ids, whatever order the
// workers had, and sums it up.
func (t *trip) outcome() *Run {
	t.mu.Lock()
	defer t.mu.Unlock()
	r := &Run{}
	for _, id := range slices.Sorted(maps.Keys(t.reports)) {
		rep := t.reports[id]
		r.Reports = append(r.Reports, rep)
		r.Counts.Segments += rep.Segments
		r.Counts.Findings += len(rep.Findings)
	}
	for _, uri := range slices.Sorted(maps.Keys(t.failed)) {
		r.Failures = append(r.Failures, t.failed[uri]...)
	}
	slices.SortStableFunc(r.Failures, func(a, b Failure) int { return strings.Compare(string(a.Article), string(b.Article)) })
	for _, id := range slices.Sorted(maps.Keys(t.gone)) {
		r.Withdrawn = append(r.Withdrawn, t.gone[id])
	}
	r.Duplicates, r.Alarms = t.twins, t.alarms()
	r.Counts.Withdrawn, r.Counts.Duplicates = len(r.Withdrawn), len(r.Duplicates)
	r.Counts.Done = len(t.worked)
	r.Counts.Unchanged = len(t.reports) - len(t.worked)
	r.Counts.Drafts = t.drafts
	r.Counts.Failed = len(t.failed)
	r.Counts.Seen = len(t.reports) + t.lost()
	return r
}
