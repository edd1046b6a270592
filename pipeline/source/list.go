package source

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// maxEntries is how many articles a source may have.
const maxEntries = 200_000

// Pages lists pages of the web by their addresses, and by list pages whose
// links lead to them.
type Pages struct {
	Web
	Addresses []string // of articles
	Lists     []string // of pages whose links lead to articles
	MaxLists  int      // list pages read of each of Lists, over their links to older ones; default 200
}

// Items yields the articles at Addresses in that order, then those that the
// lists name, then those that a list named once. A page that cannot be fetched
// is read from its snapshot; without one it comes with an error, and the
// others go on.
func (p Pages) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	k := kind{explicit: p.Addresses}
	if len(p.Lists) > 0 {
		k.adopts = func(snap *Snapshot) bool { return snap.Listed != nil }
		k.discover = p.discover
	}
	return p.items(ctx, k)
}

func (p Pages) discover(ctx context.Context, s *session) ([]entry, error) {
	c := s.collector()
	for _, address := range p.Lists {
		err := s.follow(ctx, c, Ask{Address: address, Kind: AskList, MaxBytes: maxFile}, orDefault(p.MaxLists, 200), func(d document) (string, error) {
			return p.list(ctx, s, c, d)
		})
		if err != nil {
			return nil, err
		}
	}
	return c.done(), nil
}

// list reads one list page and returns the address of the one with older
// articles.
func (p Pages) list(ctx context.Context, s *session, c *collector, d document) (string, error) {
	if p.Read == nil {
		return "", errors.New("source: Read is missing")
	}
	if err := acceptable(d.snap.Address, d.answer()); err != nil {
		return "", err
	}
	media, charset := d.snap.mediaType()
	reading, err := p.Read(ctx, pipeline.Item{
		ID: articleID(s.Name, d.name), URI: d.base.String(), MediaType: media, Charset: charset, Modified: d.snap.Fetched,
		Digest: d.snap.Digest, Load: func() ([]byte, error) { return d.body, nil },
	})
	if err != nil {
		return "", err
	}
	for _, l := range reading.Links {
		c.add(d.base, d.base, l.Address, Listed{In: d.snap.Address, Title: l.Text})
	}
	return reading.Older, nil
}

// follow reads a list that goes on over several documents: read returns the
// address of the next one, which is followed as long as it is of the same
// site. Behind a document that has not changed, those at hand are taken as they
// are: what is new comes in at the front.
func (s *session) follow(ctx context.Context, c *collector, ask Ask, most int, read func(document) (next string, err error)) error {
	first := ask.Address
	at, err := resolve(nil, ask.Address)
	if err != nil {
		s.fail(first, &pipeline.Fault{Code: pipeline.Invalid, Where: first, Msg: "is no address of a list", Err: err})
		return nil
	}
	seen := map[string]bool{}
	unchanged := false
	for n := 1; ; n++ {
		seen[keyOf(at)], c.lists[keyOf(at)] = true, true
		before := c.unknown
		var next string
		ask.Address = at.String()
		unchanged, err = s.document(ctx, ask, unchanged, func(d document) (err error) {
			next, err = read(d)
			return err
		})
		if ctx.Err() != nil || errors.As(err, new(brokenRound)) {
			return errors.Join(ctx.Err(), err)
		}
		if err != nil {
			s.fail(ask.Address, err)
			s.torn[listKey(Ask{Address: first, Kind: ask.Kind})] = true
			return nil
		}
		u, err := resolve(at, next)
		if next == "" || err != nil || !sameSite(u, at) || seen[keyOf(u)] {
			return nil
		}
		if n == most {
			if c.unknown > before {
				s.notice(first, &pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("the list goes on after %d documents, which is as many as are read", most)})
			}
			return nil
		}
		at = u
	}
}

func orDefault(n, otherwise int) int {
	if n > 0 {
		return n
	}
	return otherwise
}

// document is a list as it came: a list page, a feed, a sitemap.
type document struct {
	name string
	snap *Snapshot
	base *url.URL // after redirects
	body []byte
}

func (d document) answer() *Answer {
	return &Answer{Address: d.snap.final(), Header: func(name string) []string {
		if v, ok := d.snap.Header[name]; ok {
			return []string{v}
		}
		return nil
	}, Body: d.body}
}

// document asks for one document of a list, or takes the copy at hand if the
// site says that it is unchanged, and has it parsed. It is kept when it parsed,
// so that the next time costs a conditional request, and a round that was cut
// off none. With trust the copy at hand does without a request. unchanged says
// that the document is what it was when it was asked for last.
func (s *session) document(ctx context.Context, ask Ask, trust bool, parse func(document) error) (unchanged bool, err error) {
	u, err := resolve(nil, ask.Address)
	if err != nil {
		return false, &pipeline.Fault{Code: pipeline.Invalid, Where: ask.Address, Msg: "is no address of a list", Err: err}
	}
	key := listKey(ask)
	folder := s.listFolder()
	name := name(u.Host+u.Path) + "-" + pipeline.DigestOf([]byte(key)).Short()
	s.mu.Lock()
	s.kept[name] = true
	s.mu.Unlock()
	at := func(snap *Snapshot, body []byte) error {
		base, err := url.Parse(snap.final())
		if err != nil {
			base = u
		}
		err = parse(document{name: name, snap: snap, base: base, body: body})
		if f := (*pipeline.Fault)(nil); errors.As(err, &f) && f.Where == "" {
			f.Where = ask.Address
		}
		return err
	}
	snap, body := s.listAtHand(folder, name)
	if m, done := s.answered(key); done {
		if err := m.fault(ask.Address); err != nil {
			return false, err
		}
		if snap != nil {
			return false, at(snap, body)
		}
	} else if trust && snap != nil && at(snap, body) == nil {
		return true, nil
	}
	s.validators(&ask, key, snap)
	got, err := s.ask(ctx, key, ask, Mark{})
	if ctx.Err() != nil || errors.As(err, new(brokenRound)) {
		return false, err
	}
	if c, ended := s.checks[key]; ended && snap != nil && !c.Time.Before(snap.Fetched) { // the copy is of a round that came to its end
		unchanged = err == nil && (got.Unchanged || pipeline.DigestOf(got.Body) == snap.Digest)
	}
	switch {
	case err == nil && got.Unchanged:
		if err = at(snap, body); err != nil {
			os.Remove(filepath.Join(folder, name+".json")) // do not ask for what is newer than a copy that is of no use
		}
	case err == nil:
		snap = newSnapshot(ask.Address, got)
		if err = at(snap, got.Body); err == nil {
			err = s.keepList(folder, name, snap, got.Body)
		}
	case pipeline.CodeOf(err) == pipeline.Gone:
		err = &pipeline.Fault{
			Code: pipeline.NotFound, Where: ask.Address, Msg: "the list is not there",
			Hint: "correct its address; the articles that it once named stay",
		}
	}
	if noteErr := s.note(key, markOf(Mark{}, got, err)); noteErr != nil {
		return false, brokenRound{noteErr}
	}
	return unchanged, err
}

func listKey(a Ask) string { return string(a.Kind) + " " + keyOfAddress(a.Address) }

func (s *session) listFolder() string { return filepath.Join(s.State, "lists") }

const listEnding = ".list"

// listAtHand is the copy of a document that is kept, if it is whole.
func (s *session) listAtHand(folder, name string) (*Snapshot, []byte) {
	snap, err := readSnapshot(folder, name)
	if err != nil {
		return nil, nil
	}
	body, err := os.ReadFile(filepath.Join(folder, name+listEnding))
	if err != nil || pipeline.DigestOf(body) != snap.Digest {
		return nil, nil
	}
	return snap, body
}

func (s *session) keepList(folder, name string, snap *Snapshot, body []byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(folder, name+listEnding), body); err != nil {
		return err
	}
	return snap.describe(folder, name)
}

// dropLists removes the documents that no list names any more.
func (s *session) dropLists() {
	folder := s.listFolder()
	sweep(folder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := strings.TrimSuffix(strings.TrimSuffix(e.Name(), ".json"), listEnding)
		if !s.kept[name] && !strings.HasPrefix(name, ".") {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// collector takes what lists name and keeps what may be asked for.
type collector struct {
	s       *session
	entries []entry
	seen    map[string]int // key → index in entries
	unknown int            // entries that were not imported yet
	refused map[string]*refusal
	order   []string
	lists   map[string]bool // keys of the documents that were read: they are no articles
}

// refusal counts what was left out for one reason.
type refusal struct {
	count   int
	example string
	hint    string
}

func (s *session) collector() *collector {
	return &collector{s: s, seen: map[string]int{}, refused: map[string]*refusal{}, lists: map[string]bool{}}
}

// add takes one address. base is what it is relative to; home is the site that
// the list is of, nil where it may name any.
func (c *collector) add(base, home *url.URL, ref string, l Listed) {
	u, err := resolve(base, ref)
	if err != nil {
		c.refuse(err.Error(), ref, "")
		return
	}
	switch {
	case c.s.filter.allows(u, home):
	case home != nil && !sameSite(u, home) && !matchesAny(c.s.filter.exclude, u, false):
		c.refuse("of other sites", u.String(), "include them with a pattern like *://"+hostOf(u)+"/** if you want them")
		return
	default:
		return // as people wanted
	}
	if len(c.entries) == maxEntries {
		c.refuse(fmt.Sprintf("after the first %d", maxEntries), u.String(), "narrow the source down with include and exclude")
		return
	}
	u.Fragment, u.RawFragment = "", ""
	l.Title = cut(strings.Join(strings.Fields(l.Title), " "), 300)
	key := keyOf(u)
	if i, again := c.seen[key]; again {
		old := &c.entries[i]
		if old.Title == "" {
			old.Title = l.Title
		}
		if old.Published.IsZero() {
			old.Published = l.Published
		}
		if old.Modified.Before(l.Modified) {
			old.Modified = l.Modified
		}
		return
	}
	c.seen[key] = len(c.entries)
	c.entries = append(c.entries, entry{address: u.String(), key: key, Listed: l})
	if _, known := c.s.disk.byKey[key]; !known {
		c.unknown++
	}
}

func (c *collector) refuse(why, address, hint string) {
	r := c.refused[why]
	if r == nil {
		r = &refusal{example: cut(address, 200), hint: hint}
		c.refused[why] = r
		c.order = append(c.order, why)
	}
	r.count++
}

// done tells what was left out, and returns the rest.
func (c *collector) done() []entry {
	for _, why := range c.order {
		r := c.refused[why]
		c.s.notice(c.s.Name, &pipeline.Fault{
			Code: pipeline.Invalid, Msg: fmt.Sprintf("%d addresses in lists are left out, such as %q: %s", r.count, r.example, why), Hint: r.hint,
		})
	}
	return slices.DeleteFunc(c.entries, func(e entry) bool { return c.lists[e.key] })
}

// cut shortens a text to at most n bytes of whole characters.
func cut(s string, n int) string {
	s = strings.ToValidUTF8(s, "")
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// plausible is a date that a list gave, in UTC, or none if it cannot be right:
// before the web, or more than a day after the list was fetched.
func plausible(t *time.Time, fetched time.Time) time.Time {
	if t == nil || t.Year() < 1990 || t.After(fetched.Add(24*time.Hour)) {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Second)
}
