package gold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Counts is a multiset of strings.
type Counts map[string]int

// Total is how many strings there are, each as often as it stands.
func (c Counts) Total() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// PrecisionRecall compares what was found with what is right. Nothing found
// where nothing is right is right.
func PrecisionRecall(right, found Counts) (p, r float64) {
	both := 0
	for s, n := range right {
		both += min(n, found[s])
	}
	a, b := right.Total(), found.Total()
	if a == 0 && b == 0 {
		return 1, 1
	}
	return Ratio(both, b), Ratio(both, a)
}

// Ratio is 0 of nothing.
func Ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Harmonic is F1: the harmonic mean of precision and recall.
func Harmonic(p, r float64) float64 {
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

func words(s string) []string {
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

// Shingles are the runs of four words of a text, as the benchmark of article
// extraction by Zyte (scrapinghub/article-extraction-benchmark) counts them;
// characters count as words in scripts that put no spaces between words.
func Shingles(s string) Counts {
	words := words(s)
	c := Counts{}
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

// Lines are the lines of a text, bare of everything but letters and figures.
func Lines(s string) Counts {
	c := Counts{}
	for l := range strings.SplitSeq(s, "\n") {
		if b := bare(l); len([]rune(b)) > 1 {
			c[b]++
		}
	}
	return c
}

// Leaks counts the texts that should not be in an article and are.
func (p *Page) Leaks(text string) (n int) {
	text = folded(text)
	for _, w := range p.Without {
		if strings.Contains(text, folded(w)) {
			n++
		}
	}
	return n
}

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
