package gold

import (
	"regexp"
	"strings"
	"sync"
)

var (
	markdownHeading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$`) })
	markdownItem    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\s*(?:[-*+]|\d{1,2}[.)])\s+(.+)$`) })
	markdownLink    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`) })
)

// Parts sums up the F1 of parts of pages.
type Parts struct {
	Pages int // that have such parts
	sum   float64
}

// F1 is the mean over the pages.
func (s *Parts) F1() float64 { return s.sum / float64(max(s.Pages, 1)) }

func (s *Parts) add(right, found Counts) {
	if len(right) > 0 {
		s.Pages++
		s.sum += Harmonic(PrecisionRecall(right, found))
	}
}

// AddHeadings compares headings, without the page's title, with those of the
// page's Markdown.
func (s *Parts) AddHeadings(p *Page, found []string) { s.addLines(p, found, markdownHeading()) }

// AddItems compares the items of lists with those of the page's Markdown.
func (s *Parts) AddItems(p *Page, found []string) { s.addLines(p, found, markdownItem()) }

func (s *Parts) addLines(p *Page, found []string, line *regexp.Regexp) {
	right, got := Counts{}, Counts{}
	count := func(c Counts, text string) {
		if b := bare(text); b != "" && b != bare(p.Title.Text) {
			c[b]++
		}
	}
	for _, m := range line.FindAllStringSubmatch(p.MD, -1) {
		count(right, strings.ReplaceAll(markdownLink().ReplaceAllString(m[1], "$1"), "_", ""))
	}
	for _, f := range found {
		count(got, strings.ReplaceAll(f, "_", ""))
	}
	s.add(right, got)
}

// AddSnippets counts the texts that must and must not be in an article.
func (f *Fact) AddSnippets(p *Page, text string) {
	text = folded(text)
	for _, w := range p.With {
		f.Known++
		if strings.Contains(text, folded(w)) {
			f.Found++
			f.Right++
		}
	}
	f.Found += p.Leaks(text)
}
