package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"time"

	"golang.org/x/text/language"
)

// Digest is a SHA-256.
type Digest [sha256.Size]byte

// DigestOf returns the digest of b.
func DigestOf(b []byte) Digest { return sha256.Sum256(b) }

func (d Digest) String() string               { return hex.EncodeToString(d[:]) }
func (d Digest) Short() string                { return hex.EncodeToString(d[:6]) }
func (d Digest) IsZero() bool                 { return d == Digest{} }
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads 64 hexadecimal digits.
func (d *Digest) UnmarshalText(b []byte) error {
	if len(b) != 2*len(d) {
		return fmt.Errorf("a SHA-256 has 64 hexadecimal digits, this has %d characters", len(b))
	}
	_, err := hex.Decode(d[:], b)
	return err
}

// ArticleID names an article in the whole workspace: the name of its source,
// a slash, its own name: "clinic/stem-cells". It is NFC, made of letters,
// digits, '-', '_' and '.', and safe as a path.
type ArticleID string

// Item is what a source offers: the bytes of one page or file as they came.
type Item struct {
	ID        ArticleID
	URI       string // where it came from: an address, or a path relative to the workspace
	MediaType string // "text/html", "text/markdown", "text/plain"
	Charset   string // as declared by the transport; "" if it said nothing
	Modified  time.Time
	Digest    Digest                 // of the body
	Load      func() ([]byte, error) // reads the body; not called for an item that has not changed
	Body      []byte                 // what Load gave; set before extraction
	Next      []Item                 // the further pages of an article that is spread over several
	Canonical string                 // the address that the page names as its own; "" if it names none
	Text      Digest                 // of the text as extracted; zero where nobody has looked
	Repeated  []LineHash             // lines of the page that stand on other pages of its site too, ascending
}

// LineHash stands for a line of a page: the first 8 bytes of the SHA-256 of
// its text, white space folded.
type LineHash uint64

// Document is an article after extraction.
type Document struct {
	ID       ArticleID
	URI      string
	Lang     language.Tag // of the text: declared and confirmed, or detected
	Charset  string       // that the bytes were read in, as WHATWG names it: "utf-8", "gb18030"
	Meta     Meta
	Title    Block     // of kind TitleBlock
	Summary  Block     // of kind SummaryBlock; no segments when the article has none
	Sections []Section // flat, in reading order
	Dropped  []Dropped // what extraction left out of the page, and why
	Findings []Finding // on the source text
	Rules    string    // that cut the text into segments: "house/2:zh"; "" until it is cut
	Source   Digest    // of the item it was made from
}

// Meta is what an article says of itself besides its text.
type Meta struct {
	Byline    string
	Site      string
	Canonical string    // address
	Declared  string    // language as the page declares it; "" if it does not
	Published time.Time // midnight in UTC where only the day is known
	Modified  time.Time // the same
	Tags      []string
}

// Stamp writes a time of Meta: RFC 3339 in its own zone, or the day alone where
// no more is known; "" for the zero time and for years that RFC 3339 does not
// have.
func Stamp(t time.Time) string {
	switch {
	case t.IsZero() || t.Year() < 1 || t.Year() > 9999:
		return ""
	case t.Equal(t.Truncate(24 * time.Hour)):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// Dropped is a piece of the page that is not part of the article.
type Dropped struct {
	Reason string // a stable name: "navigation", "related", "consultation", "selector", …
	Rule   string // the rule or selector that decided
	Text   string // its first 200 characters
}

// Section is a heading and the blocks under it. The text before the first
// heading is a section without heading, at level 1.
type Section struct {
	Level   int // 1 for the top; a page's own h2 may well be level 1
	Heading Block
	Blocks  []Block
}

// BlockKind says what a block is.
type BlockKind uint8

const (
	Paragraph BlockKind = iota
	TitleBlock
	SummaryBlock
	Heading
	ListItem
	Quote
	Cell
	Caption
	Listing // preformatted code: Raw is its text, not translated
	Image   // Src is its address, its text is the alternative text
	Embed   // something that is kept as an address: video, frame
	Rule    // a thematic break
)

var blockKinds = [...]string{"paragraph", "title", "summary", "heading", "list-item", "quote", "cell", "caption", "listing", "image", "embed", "rule"}

func (k BlockKind) String() string {
	if int(k) < len(blockKinds) {
		return blockKinds[k]
	}
	return fmt.Sprintf("BlockKind(%d)", uint8(k))
}

// Block is a piece of an article that stands on lines of its own.
type Block struct {
	Kind     BlockKind
	Depth    int       // of lists and quotes: 1 outermost; 0 elsewhere
	Ordered  bool      // ListItem of a numbered list
	Start    bool      // ListItem that begins a new list at its depth; Cell that begins a new table
	Number   int       // ListItem: its number in an ordered list
	Row, Col int       // Cell, from 0
	Head     bool      // Cell of a heading row or column
	Lang     string    // Listing: its programming language, if given
	Src      string    // Image, Embed: absolute address, or path relative to the article
	Raw      string    // Listing: its text
	Text     Text      // as extracted; Split moves it into Segments
	Segments []Segment // of the text; nil until split
}

// SegmentKey names a segment in its article for as long as the sentence
// lives: "k" and 8 characters of base32, so that it is a bare TOML key, an XML
// id and never a reserved word of go-i18n.
type SegmentKey string

// Segment is one sentence: the unit of translation.
type Segment struct {
	Key   SegmentKey
	Text  Text
	After string // white space up to the next segment of the block, as in the source
	Note  string // for the translator
}

// Blocks yields every block that can hold text, in reading order, the title
// and summary first.
func (d *Document) Blocks() iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		if !yield(&d.Title) || !yield(&d.Summary) {
			return
		}
		for i := range d.Sections {
			s := &d.Sections[i]
			if !yield(&s.Heading) {
				return
			}
			for j := range s.Blocks {
				if !yield(&s.Blocks[j]) {
					return
				}
			}
		}
	}
}

// Segments yields every segment with its block, in reading order.
func (d *Document) Segments() iter.Seq2[*Block, *Segment] {
	return func(yield func(*Block, *Segment) bool) {
		for b := range d.Blocks() {
			for i := range b.Segments {
				if !yield(b, &b.Segments[i]) {
					return
				}
			}
		}
	}
}
