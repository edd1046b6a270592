package gold

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Answer is what an extractor makes of a page.
type Answer struct {
	Text                string // the article without its title, a block a line
	Title, Author, Date string
	Lang                string // BCP 47
	Outline             []Heading
}

// Text is what the text found on one page is worth.
type Text struct {
	Precision, Recall, Line float64
	Found                   bool // there is a text at all
}

// F1 of one page.
func (x Text) F1() float64 { return Harmonic(x.Precision, x.Recall) }

// Compare measures a text against the page's article.
func (p *Page) Compare(text string) Text {
	found := Shingles(text)
	x := Text{Found: found.Total() > 0}
	x.Precision, x.Recall = PrecisionRecall(Shingles(p.Text), found)
	x.Line = Harmonic(PrecisionRecall(Lines(p.Text), Lines(text)))
	return x
}

// Score sums up what is found on pages with a known article.
type Score struct {
	Each                []Text // in the order of the pages
	Title, Author, Date Fact
}

// Add takes a page with what was found on it.
func (s *Score) Add(p *Page, a Answer) {
	s.Each = append(s.Each, p.Compare(a.Text))
	s.AddFacts(p, a)
}

// AddFacts takes a page's facts alone. Where a collection gives facts at all, a
// missing one is known to be none.
func (s *Score) AddFacts(p *Page, a Answer) {
	all := p.Set == "wcxb" || p.Set == "traf" || p.Set == "plight" || p.Set == "zhwce"
	if all || p.Title.Given {
		s.Title.add(p.Title.Text, a.Title, sameTitle)
		if nearTitle(p.Title.Text, a.Title) {
			s.Title.Near++
		}
	}
	if all || p.Author.Given {
		s.Author.add(p.Author.Text, a.Author, sameAuthor)
	}
	if all || p.Date.Given {
		s.Date.add(p.Date.Text, a.Date, sameDay)
	}
}

// F1 is the harmonic mean of the means of precision, over pages where a text
// was found, and recall, over all: the definition of Zyte's benchmark.
func (s *Score) F1() float64 { return f1(s.Each) }

func f1(each []Text) float64 { return Harmonic(means(each)) }

func means(each []Text) (precision, recall float64) {
	found := 0
	for _, x := range each {
		if x.Found {
			found++
			precision += x.Precision
		}
		recall += x.Recall
	}
	return precision / float64(max(found, 1)), recall / float64(max(len(each), 1))
}

// Precision is the mean over the pages where a text was found.
func (s *Score) Precision() float64 { p, _ := means(s.Each); return p }

// Recall is the mean over all pages.
func (s *Score) Recall() float64 { _, r := means(s.Each); return r }

// Line is the mean F1 of whole lines: the paragraphs that a translation memory
// has to find again.
func (s *Score) Line() float64 { return s.mean(func(x Text) float64 { return x.Line }) }

// MeanF1 is the mean of the pages' F1.
func (s *Score) MeanF1() float64 { return s.mean(Text.F1) }

func (s *Score) mean(of func(Text) float64) (sum float64) {
	for _, x := range s.Each {
		sum += of(x)
	}
	return sum / float64(max(len(s.Each), 1))
}

// Bad counts the pages with an F1 under one half.
func (s *Score) Bad() int { return s.count(func(x Text) bool { return x.F1() < 0.5 }) }

// Empty counts the pages where no text was found.
func (s *Score) Empty() int { return s.count(func(x Text) bool { return !x.Found }) }

// Faults counts the pages with an F1 under 0.9: those with too much text, with
// too little, and with another text altogether.
func (s *Score) Faults() (much, little, other int) {
	for _, x := range s.Each {
		switch {
		case x.F1() >= 0.9:
		case x.Recall < 0.2:
			other++
		case x.Precision < x.Recall:
			much++
		default:
			little++
		}
	}
	return much, little, other
}

func (s *Score) count(is func(Text) bool) (n int) {
	for _, x := range s.Each {
		if is(x) {
			n++
		}
	}
	return n
}

func (s *Score) String() string {
	much, little, other := s.Faults()
	return fmt.Sprintf("%4d pages  P %.3f  R %.3f  F1 %.3f  mean of pages %.3f  bad %2d  empty %d  line F1 %.3f  under .9: %d too much, %d too little, %d other",
		len(s.Each), s.Precision(), s.Recall(), s.F1(), s.MeanF1(), s.Bad(), s.Empty(), s.Line(), much, little, other)
}

// Interval is the paired bootstrap of a difference in F1: the mean, and between
// low and high 95 % of the draws. Both scores must be of the same pages in the
// same order.
func Interval(a, b *Score) (mean, low, high float64) {
	const draws = 2000
	r := rand.New(rand.NewPCG(7, 11))
	n := len(a.Each)
	all := make([]float64, draws)
	x, y := make([]Text, n), make([]Text, n)
	for k := range all {
		for i := range n {
			j := r.IntN(n)
			x[i], y[i] = a.Each[j], b.Each[j]
		}
		all[k] = f1(x) - f1(y)
		mean += all[k] / draws
	}
	slices.Sort(all)
	return mean, all[draws/40], all[draws-draws/40-1]
}
