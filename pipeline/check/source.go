package check

import (
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// Source is a segment of a source text with all that its checks need to know.
type Source struct {
	Lang    language.Tag
	Block   *pipeline.Block
	Segment *pipeline.Segment
}

// last tells whether the segment is the last one of its block.
func (s Source) last() bool {
	n := len(s.Block.Segments)
	return n == 0 || s.Segment == &s.Block.Segments[n-1]
}

// SourceCheck is one check on source texts.
type SourceCheck struct {
	Name     string            // stable, begins with "source-"
	Severity pipeline.Severity // the highest it reports
	Doc      string            // what it finds, in one sentence
	Run      func(Source) []pipeline.Finding
}

// Sources returns the built-in checks on source texts. They find what filters
// and wrong encodings have done to a text: words deleted, masked or swapped,
// without a trace but in the grammar around them. What a filter took away is
// for people to find out; only mojibake keeps a segment back.
func Sources(lex Lexicon) []SourceCheck {
	return []SourceCheck{
		{"source-encoding", pipeline.Blocker, "Characters that a wrong encoding left behind.", sourceEncoding},
		{"source-mask", pipeline.Warning, "A character masked inside a word, as in 处*药.", sourceMask},
		{"source-connective", pipeline.Warning, "A connective with nothing after it: 或 before a closing bracket or full stop.", sourceConnective},
		{"source-particle", pipeline.Warning, "的 right before 、, its noun lost.", sourceParticle},
		{"source-empty-brackets", pipeline.Warning, "Brackets or quotes with nothing between them.", sourceEmptyBrackets},
		{"source-doubled-punctuation", pipeline.Warning, "Two marks in a row where something between them was lost.", sourceDoubled},
		{"source-swap", pipeline.Warning, "A word of the lexicon of suspect swaps.", lex.check},
		{"source-balance", pipeline.Advice, "A bracket or quote without its counterpart.", sourceBalance},
	}
}

// RunSource runs the checks over the segments of a document. The findings are
// in reading order, then in the order of the checks and of their places.
func RunSource(doc *pipeline.Document, checks []SourceCheck) []pipeline.Finding {
	var all []pipeline.Finding
	for block, segment := range doc.Segments() {
		for _, c := range checks {
			found := c.Run(Source{Lang: doc.Lang, Block: block, Segment: segment})
			for i := range found {
				found[i].Lang = doc.Lang
				complete(&found[i], doc.ID, segment.Key, c.Name, segment.Text.Coded)
			}
			all = append(all, inPlace(found)...)
		}
	}
	return all
}

// cluster is a text cut into its characters, for checks that look at what
// stands next to what.
type cluster struct {
	view
	runes []rune
	off   []int // byte offset in the view of each rune, and the length at the end
}

func clusterOf(coded string) cluster {
	c := cluster{view: viewOf(coded)}
	c.runes = make([]rune, 0, len(c.text))
	for i, r := range c.text {
		c.runes = append(c.runes, r)
		c.off = append(c.off, i)
	}
	c.off = append(c.off, len(c.text))
	return c
}

// peek returns the rune at i, or 0 beyond the ends.
func (c cluster) peek(i int) rune {
	if i < 0 || i >= len(c.runes) {
		return 0
	}
	return c.runes[i]
}

// mark makes a finding on the runes from i up to j.
func (c cluster) mark(s pipeline.Severity, i, j int, message, fix string) pipeline.Finding {
	f := c.finding(s, c.off[i], c.off[j], message)
	if fix != "" && c.replaceable(c.off[i], c.off[j]) {
		f.Fix = fix
	}
	return f
}

// writtenIn tells whether a segment of the language is judged by the rules
// for Chinese and Japanese punctuation.
func writtenIn(tag language.Tag, langs ...string) bool {
	base := baseOf(tag)
	for _, l := range langs {
		if l == base {
			return true
		}
	}
	return false
}

func runeBefore(s string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return r
}
