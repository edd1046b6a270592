package pipeline

import (
	"errors"
	"slices"
	"time"

	"golang.org/x/text/language"
)

// Policy says from which state on a target may be published.
type Policy State

const (
	PublishDrafts     = Policy(Draft)    // also what no person has accepted
	PublishTranslated = Policy(Stale)    // what a person wrote, also when its source has changed since
	PublishReviewed   = Policy(Reviewed) // only what a second person accepted for the present source
)

// Allows tells whether a target in state s may be published.
func (p Policy) Allows(s State) bool { return s >= State(p) && s != Untranslated }

// Locale is a target language with its publishing policy.
type Locale struct {
	Tag         language.Tag
	Publish     Policy
	MinCoverage float64        // from 0 to 1; an article with less is held back
	Fallback    []language.Tag // after the locale itself, best first; the source language ends every chain
}

// Source is a configured place that articles come from.
type Source struct {
	Name    string
	Kind    string // "files", "page", "feed", "sitemap"
	Pack    string
	Lang    language.Tag // und: as declared or detected
	Locales []Locale
	Config  Digest // of everything configured that shapes its articles
	Blocked bool   // an article with a blocker in its source text is translated and published all the same
}

// Entry is one published file of an article.
type Entry struct {
	Locale language.Tag `json:"locale"`
	Format string       `json:"format"`
	Digest Digest       `json:"sha256"`
	Size   int64        `json:"size"`
}

// Asset is an image or the like that an article of a folder of files brings
// with it.
type Asset struct {
	Path   string `json:"path"` // as the article names it, decoded: relative to the article's own file
	File   string `json:"file"` // relative to the workspace
	Digest Digest `json:"sha256"`
	Size   int64  `json:"size"`
}

// Report is what is known of one article after it went through the flow.
type Report struct {
	Article   ArticleID      `json:"article"`
	Source    string         `json:"source"`
	Pack      string         `json:"pack"`
	URI       string         `json:"uri"`
	Title     string         `json:"title"`
	Lang      language.Tag   `json:"lang"`
	Charset   string         `json:"charset"`
	Published time.Time      `json:"published,omitzero"`
	Digest    Digest         `json:"sha256"` // of the item
	Inputs    Digest         `json:"inputs"` // of item, configuration, locale files and whatever shapes every article
	Sections  int            `json:"sections"`
	Segments  int            `json:"segments"`
	Words     int            `json:"words"`
	Dropped   int            `json:"dropped"` // pieces of the page left out as no part of the article
	Locales   []LocaleReport `json:"locales"`
	Findings  []Finding      `json:"findings,omitempty"`
	Entries   []Entry        `json:"entries,omitempty"`
	Assets    []Asset        `json:"assets,omitempty"`
	Open      bool           `json:"open"`           // something is untranslated or a draft, so the memory matters to it
	Held      string         `json:"held,omitempty"` // why the article is held from translation; "": it is not
}

// LocaleReport is one article in one locale.
type LocaleReport struct {
	Locale   language.Tag `json:"locale"`
	Title    string       `json:"title"`
	Status   string       `json:"status"` // as Localized.Status says
	Coverage Coverage     `json:"coverage"`
	New      int          `json:"new,omitempty"`  // drafts written in this run
	Held     string       `json:"held,omitempty"` // why the article is not in the pack in this locale; "": it is
	Stale    bool         `json:"stale,omitempty"`
	Drafts   bool         `json:"drafts,omitempty"`
}

// Failure is an article, or one locale of it, that was left out of a run.
type Failure struct {
	Article ArticleID
	Locale  language.Tag // und: the whole article
	URI     string
	Stage   string // "list", "extract", "inspect", "locale", "export", …; "memory" of a TMX file
	Err     error
}

// Withdrawal is an article that was withdrawn where it came from.
type Withdrawal struct {
	Article ArticleID `json:"article"`
	URI     string    `json:"uri"`
	Reason  string    `json:"reason"`
}

// Duplicate is an item left aside because another one is the same article.
type Duplicate struct {
	Article ArticleID `json:"article"` // that was left aside
	URI     string    `json:"uri"`
	Of      ArticleID `json:"of"`
	Why     string    `json:"why"` // "address": both name the same canonical one; "text": their texts are the same
}

// Counts sums up a run.
type Counts struct {
	Seen       int `json:"seen"`
	Unchanged  int `json:"unchanged"`
	Done       int `json:"done"`
	Failed     int `json:"failed"`
	Withdrawn  int `json:"withdrawn"`  // known before, and gone from their sites
	Duplicates int `json:"duplicates"` // items left aside
	Segments   int `json:"segments"`
	Drafts     int `json:"drafts"` // written in this run
	Findings   int `json:"findings"`
	Releases   int `json:"releases"` // packs that got a new release
}

// Run is one pass of the pipeline over some sources.
type Run struct {
	Reports    []Report // of every article seen, in the order of their ids
	Failures   []Failure
	Withdrawn  []Withdrawal // in the order of their ids
	Duplicates []Duplicate  // in the order of their ids
	Alarms     []Alarm
	Counts     Counts
	Releases   []Release
}

// Of returns the reports of a pack's articles.
func (r *Run) Of(pack string) []Report {
	return slices.DeleteFunc(slices.Clone(r.Reports), func(x Report) bool { return x.Pack != pack })
}

// Release is what a run published of one pack.
type Release struct {
	Pack     string `json:"pack"`
	Channel  string `json:"channel"`
	Seq      int64  `json:"seq"`
	Manifest Digest `json:"manifest"`
	New      bool   `json:"new"` // false: nothing in it changed
	Articles int    `json:"articles"`
	Locales  int    `json:"locales"`
}

// Event is what a flow tells while it works.
type Event struct {
	Kind    EventKind
	Stage   string // of the article: "list", "extract", "locale", "export", "publish"
	Article ArticleID
	Source  string
	Done    int // articles finished so far
	Total   int // articles known of so far
	Elapsed time.Duration
	Report  *Report // ArticleDone
	Err     error   // ArticleFailed, ArticleWithdrawn
}

// EventKind says what an event is about.
type EventKind string

const (
	RunStarted       EventKind = "run-started"
	ArticleStarted   EventKind = "article-started"
	ArticleUnchanged EventKind = "article-unchanged"
	ArticleDone      EventKind = "article-done"
	ArticleFailed    EventKind = "article-failed"
	SourceAsked      EventKind = "source-asked" // of Total pages that the source knows of, Done are looked after
	ArticleWithdrawn EventKind = "article-withdrawn"
	PackPublished    EventKind = "pack-published"
)

// Sink takes events. It returns at once, is safe for many goroutines and
// never fails a run.
type Sink func(Event)

// ErrInterrupted is what a run that was told to stop ends with. What it had
// finished is kept.
var ErrInterrupted = errors.New("interrupted")
