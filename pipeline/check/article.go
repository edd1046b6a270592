package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// article is a document made ready for the checks on sources: every text is
// read once, however many checks there are.
type article struct {
	lang      language.Tag
	base      string // ISO 639 code of the language
	blocks    []block
	sentences []*sentence // in reading order
	technical bool        // it shows code, so that words of programs stand among its own
}

// block is a block of the document, with text or without.
type block struct {
	*pipeline.Block
	number    int // as pipeline.Finding counts
	level     int // of a heading
	sentences []*sentence

	interrupted bool // code, an image or the like stands between it and the text before
}

// sentence is a segment as a reader sees it.
type sentence struct {
	cluster
	article *article
	block   *block
	segment *pipeline.Segment
	index   int // among the sentences of the article

	cut      bool // into words
	wordList []word
}

func articleOf(doc *pipeline.Document) *article {
	a := &article{lang: doc.Lang, base: baseOf(doc.Lang)}
	a.add(&doc.Title, 0)
	a.add(&doc.Summary, 0)
	for i := range doc.Sections {
		sec := &doc.Sections[i]
		a.add(&sec.Heading, sec.Level)
		for j := range sec.Blocks {
			a.add(&sec.Blocks[j], 0)
		}
	}
	for i := range a.blocks {
		b := &a.blocks[i]
		b.interrupted = i > 0 && a.blocks[i-1].isObject()
		a.technical = a.technical || b.Kind == pipeline.Listing
		for j := range b.Segments {
			s := &sentence{article: a, block: b, segment: &b.Segments[j], index: len(a.sentences)}
			s.cluster = clusterOf(s.segment.Text.Coded)
			for _, code := range s.segment.Text.Codes {
				a.technical = a.technical || strings.Contains(" code kbd samp var tt ", " "+code.Name+" ")
			}
			b.sentences = append(b.sentences, s)
			a.sentences = append(a.sentences, s)
		}
	}
	return a
}

func (a *article) add(b *pipeline.Block, level int) {
	a.blocks = append(a.blocks, block{Block: b, number: len(a.blocks) + 1, level: level})
}

// isObject tells of blocks that stand between the lines of a text.
func (b *block) isObject() bool {
	return b.Kind == pipeline.Listing || b.Kind == pipeline.Image || b.Kind == pipeline.Embed || b.Kind == pipeline.Rule
}

// writtenIn tells whether the article is in one of the languages.
func (a *article) writtenIn(langs ...string) bool { return slices.Contains(langs, a.base) }

// last tells whether the sentence is the last one of its block.
func (s *sentence) last() bool { return s == s.block.sentences[len(s.block.sentences)-1] }

// cluster is a text cut into its characters, for checks that look at what
// stands next to what.
type cluster struct {
	view
	runes []rune
	off   []int // byte offset in the view of each rune, and the length at the end
}

func clusterOf(coded string) cluster {
	c := cluster{view: viewOf(coded)}
	n := utf8.RuneCountInString(c.text)
	c.runes, c.off = make([]rune, 0, n), make([]int, 0, n+1)
	for i, r := range c.text {
		c.runes = append(c.runes, r)
		c.off = append(c.off, i)
	}
	c.off = append(c.off, len(c.text))
	return c
}

// peek returns the rune at i, or 0 beyond the ends.
func (c *cluster) peek(i int) rune {
	if i < 0 || i >= len(c.runes) {
		return 0
	}
	return c.runes[i]
}

// mark makes a finding on the runes from i up to j.
func (c *cluster) mark(s pipeline.Severity, i, j int, message, fix string) pipeline.Finding {
	f := c.finding(s, c.off[i], c.off[j], message)
	if fix != "" && c.replaceable(c.off[i], c.off[j]) {
		f.Fix = fix
	}
	return f
}
