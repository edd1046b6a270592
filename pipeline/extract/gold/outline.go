package gold

import (
	"regexp"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/text/unicode/norm"
)

var headingNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(?:第[0-9一二三四五六七八九十百]+[章节節回部分篇]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?[0-9]+(?:\.[0-9]+)*[）).、．:：]?|(?:chapter|section|part|step)\s+[0-9]+[:.]?|[QAＱＡ问問答][:：.、])\s*`)
})

// bareHeading is a heading without its number.
func bareHeading(s string) string {
	s = norm.NFKC.String(s)
	if b := bare(headingNumber().ReplaceAllString(s, "")); b != "" {
		return b
	}
	return bare(s)
}

// OutlineF1 returns the F1 of heading texts, and of texts with their relative
// level. Headings that the page left real, and its title, count neither way.
func (p *Page) OutlineF1(found []Heading) (texts, levels float64) {
	right, rightLevels := Counts{}, Counts{}
	ranks := levelRank(p.Gold)
	for _, h := range p.Gold {
		b := bareHeading(h.Text)
		right[b]++
		rightLevels[strconv.Itoa(ranks[h.Level])+b]++
	}
	found = slices.DeleteFunc(slices.Clone(found), func(h Heading) bool {
		b := bareHeading(h.Text)
		return right[b] == 0 && (slices.Contains(p.Ignore, bare(h.Text)) || slices.Contains(p.Ignore, b))
	})
	ranks = levelRank(slices.DeleteFunc(slices.Clone(found), func(h Heading) bool { return right[bareHeading(h.Text)] == 0 }))
	got, gotLevels := Counts{}, Counts{}
	for _, h := range found {
		b := bareHeading(h.Text)
		got[b]++
		rank, ok := ranks[h.Level]
		if !ok {
			rank = 9
		}
		gotLevels[strconv.Itoa(rank)+b]++
	}
	return Harmonic(PrecisionRecall(right, got)), Harmonic(PrecisionRecall(rightLevels, gotLevels))
}

// levelRank numbers the levels that occur from 0.
func levelRank(all []Heading) map[int]int {
	var levels []int
	for _, h := range all {
		levels = append(levels, h.Level)
	}
	slices.Sort(levels)
	ranks := map[int]int{}
	for i, l := range slices.Compact(levels) {
		ranks[l] = i
	}
	return ranks
}
