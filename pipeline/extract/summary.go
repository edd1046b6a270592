package extract

import (
	"iter"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// Bounds of a summary in units of weigh: a sentence at least, a short
// paragraph at most.
const (
	minSummary = 60
	maxSummary = 600
)

// summary returns the page's description of itself if an editor wrote it for
// this article: whole sentences about the same things in words of their own.
// The article's first words again are none, nor is a text that is cut off, nor
// what the site says about itself on every page.
func (pg *page) summary(ps []*piece) pipeline.Text {
	s := firstOf(pg.facts.meta["og:description"], pg.facts.meta["description"])
	if w := weigh(s); w < minSummary || w > maxSummary || !endsSentence(s) || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
		return pipeline.Text{}
	}
	const enough = 1 << 14 // bytes of the article to compare with
	var b strings.Builder
	for _, p := range ps {
		if p.keep && b.Len() < enough {
			b.WriteString(squeeze(p.text))
		}
	}
	own, text := squeeze(s), b.String()
	if shares(own, text, 12, 0.5) {
		return pipeline.Text{} // the article's own sentences
	}
	// In Chinese two characters are a word, and other words for the same
	// thing share few runs of four.
	if hasHan(s) && !shares(own, text, 2, 0.35) || !hasHan(s) && !shares(own, text, 4, 0.5) {
		return pipeline.Text{}
	}
	return plainText(s)
}

// shares tells whether at least the given share of the runs of n characters
// of a is also in b. It looks no longer than it has to: most texts are all of
// other words, or the same.
func shares(a, b string, n int, least float64) bool {
	all, in, out := max(utf8.RuneCountInString(a)-n+1, 1), 0, 0
	enough := int(math.Ceil(least * float64(all)))
	for run := range runs(a, n) {
		if strings.Contains(b, run) {
			in++
		} else {
			out++
		}
		if in >= enough || all-out < enough {
			break
		}
	}
	return in >= enough
}

// runs yields every run of n characters of s.
func runs(s string, n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		starts := make([]int, 0, n) // of the last n characters
		for i := range s {
			if len(starts) == n {
				if !yield(s[starts[0]:i]) {
					return
				}
				starts = append(starts[:0], starts[1:]...)
			}
			starts = append(starts, i)
		}
		if len(starts) == n {
			yield(s[starts[0]:])
		}
	}
}
