package source

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// session is one import of a source under way.
type session struct {
	*Web
	kind   kind
	filter filter
	disk   *shelf           // what is in the folder
	before map[string]Mark  // of the round that was cut off
	checks map[string]check // of the last round

	mu     sync.Mutex
	own    map[string]bool    // keys of the articles
	marks  map[string]Mark    // of this round
	faults []fault            // of lists, for people
	many   map[string][]fault // what may befall many pages at once, by what it is
	kept   map[string]bool    // list documents that were used, by name
	torn   map[string]bool    // keys of lists that could not be read to their end
	asked  int
	total  int
}

// fault is something that is wrong with the source rather than with one of
// its articles.
type fault struct {
	where string
	err   error
}

// check is what is remembered of an address that its snapshot does not say,
// because the snapshot was not written again.
type check struct {
	Time         time.Time `json:"time"` // when the site was asked last
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
}

func (w *Web) open(ctx context.Context, k kind) (*session, error) {
	s := &session{Web: w, kind: k, marks: map[string]Mark{}, kept: map[string]bool{}, torn: map[string]bool{}, many: map[string][]fault{}}
	var err error
	if s.filter, err = newFilter(w.Include, w.Exclude); err != nil {
		return nil, err
	}
	if s.Refresh != Never {
		if w.Get == nil || w.State == "" {
			return nil, errors.New("source: Get or State is missing")
		}
		for _, folder := range []string{w.Folder, filepath.Join(w.Folder, "files"), filepath.Join(w.Folder, "files", "from")} {
			sweep(folder)
		}
		s.checks = readChecks(w.State)
		if w.Round != nil {
			if s.before, err = w.Round.Begin(ctx, w.Name); err != nil {
				return nil, err
			}
			maps.Copy(s.marks, s.before)
		}
	}
	if s.disk, err = openShelf(w.Folder); err != nil {
		return nil, err
	}
	if s.Refresh != Never && w.Lost != nil {
		err = s.disk.miss(w.Lost)
	}
	return s, err
}

// close ends the round, once everything that the source has was asked for.
func (s *session) close() error {
	if s.Refresh == Never {
		return nil
	}
	if err := s.writeChecks(); err != nil {
		return err
	}
	if len(s.faults) == 0 {
		s.dropLists()
	}
	if s.Round == nil {
		return nil
	}
	return s.Round.End()
}

func (s *session) fail(where string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, fault{where, err})
}

func (s *session) note(key string, m Mark) error {
	s.mu.Lock()
	s.marks[key] = m
	s.mu.Unlock()
	if s.Round == nil {
		return nil
	}
	return s.Round.Note(key, m)
}

// answered is the mark of an address that had its answer before the round was
// cut off.
func (s *session) answered(key string) (Mark, bool) {
	m := s.before[key]
	return m, m.Answered
}

// brokenRound is an error of what keeps the round: the import cannot go on.
type brokenRound struct{ error }

// ask asks a site and notes that it was asked. The caller notes the answer
// when it has kept what came: an interruption in between costs one more
// request, never an answer.
func (s *session) ask(ctx context.Context, key string, a Ask, m Mark) (*Answer, error) {
	m.Answered = false
	if err := s.note(key, m); err != nil {
		return nil, brokenRound{err}
	}
	got, err := s.Get(ctx, a)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return got, err
	case got.Unchanged && a.ETag == "" && a.LastModified == "":
		return got, &pipeline.Fault{
			Code: pipeline.Temporary, Where: a.Address, Msg: "the site answered that the page is unchanged, but no copy is at hand", Hint: "try again later",
		}
	case int64(len(got.Body)) > a.MaxBytes:
		return got, &pipeline.Fault{Code: pipeline.Invalid, Where: a.Address, Msg: sizeMessage(int64(len(got.Body)), a.MaxBytes)}
	}
	return got, nil
}

// markOf is how an error is remembered.
func markOf(m Mark, got *Answer, err error) Mark {
	m.Answered, m.Time = true, got.at()
	if got != nil {
		m.Status = got.Status
	}
	if err == nil {
		m.ETag, m.LastModified = first(got.header("Etag")), first(got.header("Last-Modified"))
		m.NoIndex = noIndex(got.header("X-Robots-Tag"))
		return m
	}
	m.Code, m.Msg = pipeline.CodeOf(err), err.Error()
	if f := (*pipeline.Fault)(nil); errors.As(err, &f) {
		m.Msg, m.Hint = (&pipeline.Fault{Msg: f.Msg, Err: f.Err}).Error(), f.Hint
	}
	return m
}

// fault is the error that a mark remembers.
func (m Mark) fault(where string) error {
	if m.Msg == "" {
		return nil
	}
	return &pipeline.Fault{Code: m.Code, Where: where, Msg: m.Msg, Hint: m.Hint}
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// validators are what tells the site which copy is at hand.
func (s *session) validators(a *Ask, key string, snap *Snapshot) {
	if snap == nil {
		return
	}
	a.ETag, a.LastModified, a.Copied = snap.Header["Etag"], snap.Header["Last-Modified"], snap.final()
	if c := s.checks[key]; c.Time.After(snap.Fetched) && c.ETag+c.LastModified != "" {
		a.ETag, a.LastModified = c.ETag, c.LastModified
	}
}

func (s *session) progress(done int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked += done
	if s.Progress != nil {
		s.Progress(s.asked, s.total)
	}
}

func checksFile(state string) string { return filepath.Join(state, "checks.json") }

// readChecks reads what the last round left. What cannot be read is as good
// as missing: more is asked for then.
func readChecks(state string) map[string]check {
	out := map[string]check{}
	if b, err := os.ReadFile(checksFile(state)); err == nil && json.Unmarshal(b, &out) != nil {
		return map[string]check{}
	}
	return out
}

func (s *session) writeChecks() error {
	out := make(map[string]check, len(s.marks))
	for key, c := range s.checks {
		if _, ok := s.marks[key]; !ok && s.Refresh != Always {
			out[key] = c
		}
	}
	for key, m := range s.marks {
		if m.Answered && m.Msg == "" && !s.torn[key] {
			out[key] = check{Time: m.Time, ETag: m.ETag, LastModified: m.LastModified}
		}
	}
	if err := os.MkdirAll(s.State, 0o755); err != nil {
		return err
	}
	return writeJSON(checksFile(s.State), out)
}
