package pipeline

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Alarm says that the pages of a site are not understood as they were: its
// layout has changed, or its selectors do not fit.
type Alarm struct {
	Source   string      `json:"source"`
	Host     string      `json:"host"`
	Kind     AlarmKind   `json:"kind"`
	Message  string      `json:"message"`
	Hint     string      `json:"hint"`
	Articles []ArticleID `json:"articles"` // that show it, in order
}

// AlarmKind says what is the matter.
type AlarmKind string

const (
	Shrunk   AlarmKind = "shrunk"   // articles lost much of their text, or all of it
	Untitled AlarmKind = "untitled" // titles are gone, or one stands for all
	Chrome   AlarmKind = "chrome"   // a line stands in most articles
)

// An alarm takes this many pages of a host, and most of those looked at.
const (
	fewPages  = 3 // for what was known before
	somePages = 5 // for what only shows when pages are compared
)

const (
	shrunkTo    = 0.6 // of the words it had: less is a loss
	worthLosing = 50  // words; a shorter article says little when it shrinks
	shortLine   = 120 // runes; chrome comes in short lines
)

// look is what a run saw of one article of the web.
type look struct {
	source, host  string
	before, words int
	changed       bool // its page is another one than the last time
	title         string
	lines         []string // short lines that are no headings, each once
}

// looked notes an article that was extracted.
func (t *trip) looked(src Source, it Item, doc *Document) {
	if src.Kind == "files" {
		return
	}
	l := t.lookAt(src, it)
	l.title = doc.Title.Text.Plain()
	if l.title == "" {
		for _, s := range doc.Title.Segments {
			l.title += s.Text.Plain()
		}
	}
	seen := map[string]bool{}
	for b := range doc.Blocks() {
		text := ""
		for _, s := range b.Segments {
			text += s.Text.Plain() + s.After
			l.words += t.Words(doc.Lang, s.Text.Plain())
		}
		text = strings.TrimSpace(text)
		ours := b.Kind == Paragraph || b.Kind == ListItem || b.Kind == Quote
		if ours && text != "" && utf8.RuneCountInString(text) <= shortLine && !seen[text] {
			seen[text] = true
			l.lines = append(l.lines, text)
		}
	}
	t.see(it.ID, l)
}

// see keeps the first look of a run: a later pass finds its own work there.
func (t *trip) see(id ArticleID, l look) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, seen := t.looks[id]; !seen {
		t.looks[id] = l
	}
}

// emptied notes an article of which nothing could be extracted any more.
func (t *trip) emptied(src Source, it Item) {
	if src.Kind == "files" {
		return
	}
	t.see(it.ID, t.lookAt(src, it))
}

func (t *trip) lookAt(src Source, it Item) look {
	l := look{source: src.Name}
	if u, err := url.Parse(it.URI); err == nil {
		l.host = u.Hostname()
	}
	t.mu.Lock()
	old, known := t.known[it.ID]
	t.mu.Unlock()
	if known {
		l.before, l.changed = old.Report.Words, old.Report.Digest != it.Digest
	}
	return l
}

// alarms looks over what the run saw of each host. The lock is held.
func (t *trip) alarms() []Alarm {
	hosts := map[[2]string][]ArticleID{}
	for _, id := range slices.Sorted(maps.Keys(t.looks)) {
		l := t.looks[id]
		hosts[[2]string{l.source, l.host}] = append(hosts[[2]string{l.source, l.host}], id)
	}
	var out []Alarm
	for key, ids := range hosts {
		read := slices.DeleteFunc(slices.Clone(ids), func(id ArticleID) bool { return t.looks[id].words == 0 })
		for _, a := range []*Alarm{t.shrunk(ids), t.untitled(read), t.leaked(read)} {
			if a != nil {
				a.Source, a.Host = key[0], key[1]
				a.Hint = fmt.Sprintf("has the site a new layout? `wordferry extract ADDRESS --source %s --explain` shows what is taken, and the selectors to write", key[0])
				out = append(out, *a)
			}
		}
	}
	slices.SortFunc(out, func(a, b Alarm) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Host, b.Host), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

func (t *trip) shrunk(ids []ArticleID) *Alarm {
	compared := 0
	var hit []ArticleID
	for _, id := range ids {
		l := t.looks[id]
		if !l.changed || l.before < worthLosing {
			continue
		}
		compared++
		if float64(l.words) < shrunkTo*float64(l.before) {
			hit = append(hit, id)
		}
	}
	if len(hit) < fewPages || len(hit)*2 <= compared {
		return nil
	}
	return &Alarm{Kind: Shrunk, Articles: hit, Message: fmt.Sprintf("%d of %d changed pages lost more than %d %% of their words", len(hit), compared, 100-int(shrunkTo*100))}
}

func (t *trip) untitled(ids []ArticleID) *Alarm {
	titles := map[string][]ArticleID{}
	for _, id := range ids {
		titles[t.looks[id].title] = append(titles[t.looks[id].title], id)
	}
	for _, title := range slices.Sorted(maps.Keys(titles)) {
		hit := titles[title]
		if len(hit) < fewPages || len(hit)*2 <= len(ids) {
			continue
		}
		msg := fmt.Sprintf("%d of %d pages have the same title, %q", len(hit), len(ids), title)
		if title == "" {
			msg = fmt.Sprintf("%d of %d pages have no title", len(hit), len(ids))
		}
		return &Alarm{Kind: Untitled, Articles: hit, Message: msg}
	}
	return nil
}

func (t *trip) leaked(ids []ArticleID) *Alarm {
	in := map[string][]ArticleID{}
	for _, id := range ids {
		for _, line := range t.looks[id].lines {
			in[line] = append(in[line], id)
		}
	}
	worst := ""
	for _, line := range slices.Sorted(maps.Keys(in)) {
		if n := len(in[line]); n >= somePages && n*2 > len(ids) && n > len(in[worst]) {
			worst = line
		}
	}
	if worst == "" {
		return nil
	}
	return &Alarm{Kind: Chrome, Articles: in[worst], Message: fmt.Sprintf("%d of %d articles hold the line %q", len(in[worst]), len(ids), worst)}
}
