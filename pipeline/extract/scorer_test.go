package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// counts is a multiset of strings.
type counts map[string]int

func (c counts) total() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// precisionRecall compares what was found with what is right. Nothing found
// where nothing is right is right.
func precisionRecall(right, found counts) (p, r float64) {
	both := 0
	for s, n := range right {
		both += min(n, found[s])
	}
	a, b := right.total(), found.total()
	if a == 0 && b == 0 {
		return 1, 1
	}
	return ratio(both, b), ratio(both, a)
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// wordRune is what \w means to those who defined the measures: letters, all
// that counts, and the underscore, but no marks.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

// aloneRune tells the scripts that are cut into characters, not words.
func aloneRune(r rune) bool {
	return r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x4dbf || r >= 0x4e00 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xac00 && r <= 0xd7af || r >= 0x0e00 && r <= 0x0e7f || r >= 0x1000 && r <= 0x109f
}

func scoredWords(s string) []string {
	var out []string
	word := strings.Builder{}
	end := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	for _, r := range strings.ToLower(norm.NFKC.String(s)) {
		switch {
		case aloneRune(r):
			end()
			out = append(out, string(r))
		case wordRune(r):
			word.WriteRune(r)
		default:
			end()
		}
	}
	end()
	return out
}

// shingles are the runs of four words of a text.
func shingles(s string) counts {
	words := scoredWords(s)
	c := counts{}
	for i := 0; i < max(1, len(words)-3); i++ {
		if run := words[i:min(i+4, len(words))]; len(run) > 0 {
			c[strings.Join(run, "\x00")]++
		}
	}
	return c
}

// bare leaves the letters and figures of a text, in one case and width.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	}, strings.ToLower(norm.NFKC.String(s)))
}

func bareLines(s string) counts {
	c := counts{}
	for l := range strings.SplitSeq(s, "\n") {
		if b := bare(l); len([]rune(b)) > 1 {
			c[b]++
		}
	}
	return c
}

var headingNumber = regexp.MustCompile(`(?i)^\s*(?:第[0-9一二三四五六七八九十百]+[章节節回部分篇]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?[0-9]+(?:\.[0-9]+)*[）).、．:：]?|(?:chapter|section|part|step)\s+[0-9]+[:.]?|[QAＱＡ问問答][:：.、])\s*`)

// bareHeading is a heading without its number.
func bareHeading(s string) string {
	s = norm.NFKC.String(s)
	if b := bare(headingNumber.ReplaceAllString(s, "")); b != "" {
		return b
	}
	return bare(s)
}

// outlineScores returns the F1 of heading texts, and of texts with their
// relative level. Headings that the page left real, and its title, count
// neither way.
func outlineScores(p *benchPage, found []Entry) (texts, levels float64) {
	right, rightLevels := counts{}, counts{}
	ranks := levelRank(p.Gold, func(h benchHeading) int { return h.level })
	for _, h := range p.Gold {
		b := bareHeading(h.text)
		right[b]++
		rightLevels[strconv.Itoa(ranks[h.level])+b]++
	}
	found = slices.DeleteFunc(slices.Clone(found), func(e Entry) bool {
		b := bareHeading(e.Text)
		return right[b] == 0 && (slices.Contains(p.Ignore, bare(e.Text)) || slices.Contains(p.Ignore, b))
	})
	hits := slices.DeleteFunc(slices.Clone(found), func(e Entry) bool { return right[bareHeading(e.Text)] == 0 })
	ranks = levelRank(hits, func(e Entry) int { return e.Level })
	got, gotLevels := counts{}, counts{}
	for _, e := range found {
		b := bareHeading(e.Text)
		got[b]++
		rank, ok := ranks[e.Level]
		if !ok {
			rank = 9
		}
		gotLevels[strconv.Itoa(rank)+b]++
	}
	return harmonic(precisionRecall(right, got)), harmonic(precisionRecall(rightLevels, gotLevels))
}

// levelRank numbers the levels that occur from 0.
func levelRank[T any](all []T, level func(T) int) map[int]int {
	var levels []int
	for _, x := range all {
		levels = append(levels, level(x))
	}
	slices.Sort(levels)
	ranks := map[int]int{}
	for i, l := range slices.Compact(levels) {
		ranks[l] = i
	}
	return ranks
}

func sameTitle(a, b string) bool {
	a, b = bare(a), bare(b)
	return a != "" && a == b
}

var labelWords = regexp.MustCompile(`\b(by|von|par|por|di)\b|作者[:：]?|记者[:：]?|责任编辑[:：]?|来源[:：]?`)

// sameAuthor compares the words of two names.
func sameAuthor(a, b string) bool {
	words := func(s string) map[string]bool {
		set := map[string]bool{}
		for _, w := range scoredWords(labelWords.ReplaceAllString(strings.ToLower(norm.NFKC.String(s)), " ")) {
			if w != "and" && w != "und" && w != "et" && w != "y" {
				set[w] = true
			}
		}
		return set
	}
	x, y := words(a), words(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return both > 0 && 2*float64(both)/float64(len(x)+len(y)) >= 0.66
}

var dayNumbers = regexp.MustCompile(`([0-9]{4})[^0-9]{1,2}([0-9]{1,2})(?:[^0-9]{1,2}([0-9]{1,2}))?`)

// sameDay compares two dates by day, or by month where the right one has none.
func sameDay(right, found string) bool {
	a, b := dayNumbers.FindStringSubmatch(norm.NFKC.String(right)), dayNumbers.FindStringSubmatch(norm.NFKC.String(found))
	if a == nil || b == nil {
		return false
	}
	for i := 1; i <= 3; i++ {
		x, _ := atoi(a[i])
		y, _ := atoi(b[i])
		if x != y && (i < 3 || a[i] != "") {
			return false
		}
	}
	return true
}
