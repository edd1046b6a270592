package extract

import (
	"iter"
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
	if mostlyIn(own, text, 12) {
		return pipeline.Text{} // the article's own sentences
	}
	// In Chinese two characters are a word, and other words for the same
	// thing share few runs of four.
	if hasHan(s) && shared(own, text, 2) < 0.35 || !hasHan(s) && shared(own, text, 4) < 0.5 {
		return pipeline.Text{}
	}
	return plainText(s)
}

// mostlyIn tells whether more than half of the runs of n characters of a are
// also in b. It looks no longer than it has to: most summaries are all of
// other words, or all the article's own.
func mostlyIn(a, b string, n int) bool {
	all, in, out := utf8.RuneCountInString(a)-n+1, 0, 0
	for run := range runs(a, n) {
		if strings.Contains(b, run) {
			in++
		} else {
			out++
		}
		if 2*in > all || 2*out >= all {
			break
		}
	}
	return 2*in > all
}

// shared returns which share of the runs of n characters of a is also in b.
func shared(a, b string, n int) float64 {
	all, in := 0, 0
	for run := range runs(a, n) {
		all++
		if strings.Contains(b, run) {
			in++
		}
	}
	return float64(in) / float64(max(all, 1))
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
