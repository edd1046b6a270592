package pipeline

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// State is how far the translation of a segment has come.
type State uint8

const (
	Untranslated State = iota
	Draft              // from the memory or a machine; no person has accepted it
	Stale              // the source changed after it was translated
	Translated         // by a person
	Reviewed           // by a second person
	Final              // not to be changed any more
)

var states = [...]string{"untranslated", "draft", "stale", "translated", "reviewed", "final"}

func (s State) String() string {
	if int(s) < len(states) {
		return states[s]
	}
	return fmt.Sprintf("State(%d)", uint8(s))
}

func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a state.
func (s *State) UnmarshalText(b []byte) error {
	for i, name := range states {
		if name == string(b) {
			*s = State(i)
			return nil
		}
	}
	return fmt.Errorf("unknown state %q; the states are %s", b, strings.Join(states[:], ", "))
}

// OriginKind says what kind of source a target has.
type OriginKind string

const (
	FromSource OriginKind = "source" // the source text itself, where nothing better may be published
	FromHuman  OriginKind = "human"
	FromMemory OriginKind = "memory"
	FromEngine OriginKind = "engine"
)

// Origin says where a target came from.
type Origin struct {
	Kind  OriginKind `json:"kind"`
	By    string     `json:"by,omitempty"`    // the person; the memory, if it has a name; the engine with its version
	Score int        `json:"score,omitempty"` // memory: 102 and 101 context, 100 exact, less fuzzy
	Unit  string     `json:"unit,omitempty"`  // memory: the unit, as "clinic/stem-cells#k7f3a9c1m"

	Caution string `json:"caution,omitempty"` // memory: what differs, "negation" or "unit", or Ambiguous
}

// Ambiguous is the caution of a draft whose source has other targets too, where
// nothing decides between them.
const Ambiguous = "ambiguous"

// Target is the translation of one segment into one language.
type Target struct {
	Key    SegmentKey
	Lang   language.Tag
	Text   string // coded; its codes are those of the source segment
	State  State
	Origin Origin
	Source string // the coded source text it was made from; stale if that has moved on
	Match  string // a draft from a fuzzy match: the source text of the unit
	Note   string // what a person wrote beside it
}

// Bundle is one article in one language as translators keep it.
type Bundle struct {
	Article ArticleID
	Lang    language.Tag
	Targets map[SegmentKey]Target
	Faults  []error // why some or all of the file could not be read; nothing of it is overwritten then
}

// Unit is what a memory keeps: a source segment with its target.
type Unit struct {
	From, To       language.Tag
	Source, Target string // coded
	Prev, Next     string // the neighbours' source text, coded; "" at the ends or when unknown
	Key            string // where it stands: "clinic/stem-cells#k7f3a9c1m", "health.tmx#12"
	State          State
	By             string
	Rules          string    // that cut the source text: "house/2:zh"; "" when unknown
	Changed        time.Time // when a person last had it in hand, in UTC to the second; zero when unknown
}

// MatchKind says how a unit was found.
type MatchKind string

const (
	ContextMatch MatchKind = "context" // same text between the same neighbours
	ExactMatch   MatchKind = "exact"
	FuzzyMatch   MatchKind = "fuzzy"
)

// Match is a unit that a memory found for a text.
type Match struct {
	Unit
	Kind     MatchKind
	Score    int    // percent: 102 both neighbours equal, 101 one, 100 exact, 99 and less fuzzy
	Why      string // how the score came about: "88 = 90 - 2 number"
	Proposal string // the unit's target, with numbers replaced where that is safe
	Memory   string // the memory that has the unit; "" for what people wrote in the locale files and memories without a name

	Caution   string // what differs and turns the sense around: "negation", "unit", "negation and unit"
	Ambiguous bool   // the same text has other targets, and nothing decides between them
}

// TermStatus is what is to be done with a term.
type TermStatus string

const (
	Approved       TermStatus = "approved"
	Deprecated     TermStatus = "deprecated"
	Forbidden      TermStatus = "forbidden"
	DoNotTranslate TermStatus = "do-not-translate"
)

// Term is an entry of the termbase for one pair of languages.
type Term struct {
	Source, Target string
	From, To       language.Tag // To is und for a term that is never translated
	Status         TermStatus   // of Target
	Exact          bool         // only in this letter case: Polish is not polish
	Note           string
}

// Severity of a finding.
type Severity uint8

const (
	Advice Severity = iota
	Warning
	Blocker // keeps the segment out of a pack
)

var severities = [...]string{"advice", "warning", "blocker"}

func (s Severity) String() string {
	if int(s) < len(severities) {
		return severities[s]
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a severity.
func (s *Severity) UnmarshalText(b []byte) error {
	for i, name := range severities {
		if name == string(b) {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q; the severities are %s", b, strings.Join(severities[:], ", "))
}

// Finding is what a check says of a source or a target, and of which place in
// it.
type Finding struct {
	Article  ArticleID    `json:"article"`
	Lang     language.Tag `json:"lang"` // of the text that was checked
	Key      SegmentKey   `json:"key,omitempty"`
	Block    int          `json:"block,omitempty"` // the segment's block, counted from 1 over Document.Blocks: 1 the title, 2 the summary; 0: no place in the article
	Kind     string       `json:"kind,omitempty"`  // of the block, as BlockKind writes it: "paragraph"
	Check    string       `json:"check"`           // stable name: "numbers", "source-connective"
	Severity Severity     `json:"severity"`
	Message  string       `json:"message"`
	Start    int          `json:"start"` // byte offsets of the place in the coded text of the segment; Start == End: the whole text
	End      int          `json:"end"`
	Quote    string       `json:"quote,omitempty"`   // the text from Start to End
	Excerpt  string       `json:"excerpt,omitempty"` // the same with some text around it
	Fix      string       `json:"fix,omitempty"`     // what could stand there; only ever proposed
}

// Localized is one article in one language, as it goes to the exporters.
type Localized struct {
	*Document
	To       language.Tag
	Chain    []language.Tag        // where text may come from, best first; the last is the source language
	Targets  map[SegmentKey]Target // what is published for each segment; Lang tells the language served
	Coverage Coverage
	Stale    bool // some published target is older than its source
	Drafts   bool // some published target was accepted by no person
}

// Coverage counts the segments of one article in one language.
type Coverage struct {
	Segments int            `json:"segments"`
	Words    int            `json:"words"`   // of the source
	Done     int            `json:"done"`    // segments of the locale itself that its policy lets through
	Related  int            `json:"related"` // segments served, along the chain, in another variant of the same language
	States   map[string]int `json:"states"`
	Blockers int            `json:"blockers"`
	Warnings int            `json:"warnings"`
}

// Ratio is the share of segments done, from 0 to 1. An article without
// segments is done.
func (c Coverage) Ratio() float64 { return share(c.Done, c.Segments) }

// Readable is the share of segments that a reader of the locale gets in a
// variant of the language: zh-Hans for zh-Hant counts, English does not. A
// locale's minimum coverage is about it.
func (c Coverage) Readable() float64 { return share(c.Done+c.Related, c.Segments) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// File is what an exporter makes.
type File struct {
	Format    string // "json", "md", "html"
	MediaType string
	Data      []byte
}
