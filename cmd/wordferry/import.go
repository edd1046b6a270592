package main

import (
	"context"
	"encoding/json"
	"iter"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/fetch"
	"github.com/wordferry/wordferry/pipeline/source"
	"github.com/wordferry/wordferry/pipeline/store"
)

// importer brings in the articles of one source of the web: it connects what
// knows how to ask (fetch), what to ask for (source) and what a page says
// (extract), and lets the database remember.
type importer struct {
	p   *parts
	src config.Source
	ask *fetch.Fetcher // nil when nothing may be fetched

	mu       sync.Mutex
	readings map[string]store.Reading       // by address
	lines    map[string][]pipeline.LineHash // of the pages read in this run, by address
	round    *round
	files    func() *source.Assets
}

// importer returns the importer of a source, the same one for a whole run.
func (p *parts) importer(src config.Source) *importer {
	if m := p.importers[src.Name]; m != nil {
		return m
	}
	m := &importer{p: p, src: src, lines: map[string][]pipeline.LineHash{}, round: &round{source: src.Name, store: p.store}}
	m.files = sync.OnceValue(m.assets)
	if p.importers == nil {
		p.importers = map[string]*importer{}
	}
	p.importers[src.Name] = m
	return m
}

// items yields the articles, each with those of its lines that stand on other
// pages of its host too.
func (m *importer) items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return func(yield func(pipeline.Item, error) bool) {
		lister, err := m.lister(ctx)
		if err != nil {
			yield(pipeline.Item{URI: m.src.Name}, err)
			return
		}
		type found struct {
			it  pipeline.Item
			err error
		}
		var all []found
		for it, err := range lister.Items(ctx) {
			all = append(all, found{it, err})
		}
		if ctx.Err() != nil {
			return
		}
		hosts := map[string][][]pipeline.LineHash{}
		for _, f := range all {
			if f.err == nil {
				host := hostOf(f.it.URI)
				hosts[host] = append(hosts[host], m.linesOf(f.it))
			}
		}
		templates := map[string][]pipeline.LineHash{}
		for host, pages := range hosts {
			templates[host] = extract.Template(pages)
		}
		for _, f := range all {
			if f.err == nil {
				f.it.Repeated = common(templates[hostOf(f.it.URI)], m.linesOf(f.it))
			}
			if !yield(f.it, f.err) {
				return
			}
		}
	}
}

// linesOf are the lines of an article's pages, ascending.
func (m *importer) linesOf(it pipeline.Item) []pipeline.LineHash {
	m.mu.Lock()
	defer m.mu.Unlock()
	lines := slices.Clone(m.lines[it.URI])
	for _, next := range it.Next {
		lines = append(lines, m.lines[next.URI]...)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// common returns what two ascending lists have in common.
func common(a, b []pipeline.LineHash) []pipeline.LineHash {
	var out []pipeline.LineHash
	for _, x := range b {
		if _, there := slices.BinarySearch(a, x); there {
			out = append(out, x)
		}
	}
	return out
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// lister is how a source of the web offers its items; every kind is one.
type lister interface {
	Items(ctx context.Context) iter.Seq2[pipeline.Item, error]
}

func (m *importer) lister(ctx context.Context) (lister, error) {
	var err error
	if m.readings, err = m.p.store.Readings(ctx, m.src.Name); err != nil {
		return nil, err
	}
	web := source.Web{
		Name: m.src.Name, Folder: m.p.cfg.Path(m.src.Snapshots), State: m.p.path(stateDir, "lists", m.src.Name),
		Refresh: m.p.refresh(m.src), Withdrawn: source.Withdrawal(m.src.Withdrawn), LetGo: m.p.letGo,
		Include: m.src.Include, Exclude: m.src.Exclude, Limit: m.src.Limit,
		Lost: func(there func(string) bool) (map[string]string, error) {
			return m.p.locales.Addresses(m.src.Name, there)
		},
		Read: m.read, Digests: m.p.stamps,
		Notice: m.notice,
		Progress: func(asked, total int) {
			if m.p.events != nil {
				m.p.events(pipeline.Event{Kind: pipeline.SourceAsked, Stage: "list", Source: m.src.Name, Done: asked, Total: total})
			}
		},
	}
	if t := m.p.trial; t != nil {
		web.Folder, web.State, web.Limit = filepath.Join(t.folder, "snapshots"), filepath.Join(t.folder, "lists"), t.count
	}
	if web.Refresh != source.Never {
		if m.ask, err = m.p.fetcher(m.src); err != nil {
			return nil, err
		}
		web.Get = m.get
		if m.p.trial == nil {
			web.Round = m.round
		}
	}
	switch m.src.Kind {
	case "feed":
		return source.Feed{Web: web, Addresses: m.src.Feeds}, nil
	case "sitemap":
		s := source.Sitemap{Web: web, Addresses: m.src.Sitemaps}
		if m.ask != nil {
			s.Sitemaps = m.ask.Sitemaps
		}
		return s, nil
	}
	return source.Pages{Web: web, Addresses: m.src.Pages, Lists: m.src.Lists}, nil
}

// notice says what people should know although nothing is left out.
func (m *importer) notice(where string, err error) {
	text := err.Error()
	if !strings.HasPrefix(text, where) {
		text = where + ": " + text
	}
	m.p.notice("%s", text)
}

// fetcher asks sites in the manners that a source is configured with.
func (p *parts) fetcher(src config.Source) (*fetch.Fetcher, error) {
	if p.client == nil {
		p.client = fetch.New(fetch.Options{
			Version: version(), Notice: func(where, message string) { p.notice("%s: %s", where, message) },
		})
	}
	return p.client.For(settings(src, p.cfg.Contact))
}

func settings(src config.Source, contact string) fetch.Settings {
	f := src.Fetch
	s := fetch.Settings{
		AllowPrivate: src.AllowPrivate, Pace: f.Pace, Parallel: f.Parallel, Retries: f.Retries, Timeout: f.Timeout,
		MaxBytes: int64(f.MaxMB) << 20, IgnoreRobots: f.Robots == "ignore", Proxy: f.Proxy, Contact: contact,
	}
	hosts := hostsOf(src)
	for _, h := range f.Headers {
		name, value, _ := strings.Cut(h, ": ")
		s.Headers = append(s.Headers, fetch.Header{Name: name, Value: value, Hosts: hosts})
	}
	for _, c := range f.Cookies {
		name, value, _ := strings.Cut(c, "=")
		s.Cookies = append(s.Cookies, fetch.Cookie{Name: name, Value: value, Hosts: hosts})
	}
	return s
}

// hostsOf are the hosts that a source names: its headers and cookies are for
// them alone.
func hostsOf(src config.Source) []string {
	var out []string
	for _, list := range [][]string{src.Pages, src.Lists, src.Feeds, src.Sitemaps} {
		for _, address := range list {
			if u, err := url.Parse(address); err == nil {
				out = append(out, strings.ToLower(u.Hostname()))
			}
		}
	}
	for _, site := range src.Sites {
		out = append(out, site.Host)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// accepts says for each kind of request what it would like to be answered.
var accepts = map[source.AskKind]string{
	source.AskPage: fetch.Page, source.AskList: fetch.Page, source.AskFeed: fetch.Feed, source.AskSitemap: fetch.Sitemap, source.AskFile: fetch.File,
}

// get fetches what the source asks for.
func (m *importer) get(ctx context.Context, ask source.Ask) (*source.Answer, error) {
	resp, err := m.ask.Get(ctx, fetch.Request{
		Address: ask.Address, Accept: accepts[ask.Kind], MaxBytes: ask.MaxBytes, ETag: ask.ETag, LastModified: ask.LastModified, Copied: ask.Copied,
	})
	if resp == nil {
		return nil, err
	}
	a := &source.Answer{
		Address: resp.Address, Status: resp.Status, Unchanged: resp.Unchanged,
		Header: resp.Header.Values, Body: resp.Body, Time: time.Now(),
	}
	for _, hop := range resp.Redirects {
		a.Redirects = append(a.Redirects, source.Redirect{Status: hop.Status, To: hop.To})
	}
	return a, err
}

// read tells what a page says of itself. It is read again only when it or its
// rules have changed.
func (m *importer) read(ctx context.Context, it pipeline.Item) (source.Reading, error) {
	x := m.p.extractors[m.src.Name].of(it.URI)
	m.mu.Lock()
	known, ok := m.readings[it.URI]
	m.mu.Unlock()
	var r extract.Reading
	if !ok || known.Digest != it.Digest || known.Reader != x.ID() || json.Unmarshal(known.Content, &r) != nil {
		var err error
		if it.Body, err = it.Load(); err != nil {
			return source.Reading{}, err
		}
		if r, err = x.Read(ctx, it); err != nil {
			return source.Reading{}, err
		}
		if err := m.keep(ctx, it, x.ID(), r); err != nil {
			return source.Reading{}, err
		}
	}
	m.mu.Lock()
	m.lines[it.URI] = r.Lines
	m.mu.Unlock()
	out := source.Reading{Next: r.Next, Canonical: r.Canonical, NoIndex: r.NoIndex, Older: r.Older, Text: r.Text}
	for _, l := range r.Links {
		out.Links = append(out.Links, source.Link{Address: l.Address, Text: l.Text})
	}
	return out, nil
}

// keep remembers a reading, unless nothing may be written.
func (m *importer) keep(ctx context.Context, it pipeline.Item, reader string, r extract.Reading) error {
	if m.p.depot == nil {
		return nil
	}
	content, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return m.p.store.SaveReading(ctx, m.src.Name, it.URI, store.Reading{Digest: it.Digest, Reader: reader, Content: content})
}

// round is what the database remembers of an import, until the run that it is
// part of has ended.
type round struct {
	source string
	store  *store.Store
	ended  bool
}

const maxRound = 24 * time.Hour

func (r *round) Begin(ctx context.Context, name string) (map[string]source.Mark, error) {
	taken, err := r.store.BeginRound(ctx, name, time.Now(), maxRound)
	if err != nil || len(taken) == 0 {
		return nil, err
	}
	marks := make(map[string]source.Mark, len(taken))
	for key, text := range taken {
		var m source.Mark
		if json.Unmarshal(text, &m) == nil {
			marks[key] = m
		}
	}
	return marks, nil
}

func (r *round) Note(key string, m source.Mark) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return r.store.TakeStep(context.Background(), r.source, key, text)
}

func (r *round) End() error {
	r.ended = true
	return nil
}

// closeRounds forgets the rounds that came to their end, once what came of
// them is published.
func (p *parts) closeRounds(ctx context.Context) error {
	for _, name := range slices.Sorted(maps.Keys(p.importers)) {
		if r := p.importers[name].round; r.ended {
			if err := p.store.EndRound(ctx, name); err != nil {
				return err
			}
		}
	}
	return nil
}
