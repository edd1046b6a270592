package extract

import (
	"math"
	"strings"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// features are what the score of a piece is made of, each about 0 to 1. Their
// weights stand in weights.go under the same names.
type features [numFeatures]float64

const (
	fBias = iota
	fReadable
	fReadableBefore // of the text before it on the page, nearest first
	fReadableAfter
	fReadableSpan // stands between the first and the last text that readability kept
	fSameKept     // readability's share in what stands in like elements
	fLong         // weight, on a scale of logarithms
	fStop         // ends as a sentence does
	fLinked       // share of its text that is links
	fMain         // stands in the page's main element
	fAround       // share of the page's prose that the container around its own holds
	fPlace        // from 0 at the top of the page to 1 at its end
	fAfterTitle
	fBars // strokes and dots that divide links
	fDate
	fRight // rights and contact words
	numFeatures
)

// model is the weights of a logistic regression on the features.
type model [numFeatures]float64

// odds gives every piece the odds that it is part of the article: the
// logarithm of them, above 0 for more likely than not.
func (m *model) odds(ps []*piece) []float64 {
	out := make([]float64, len(ps))
	for i, f := range measureAll(ps) {
		for k, v := range f {
			out[i] += m[k] * v
		}
	}
	return out
}

// measureAll fills in the features of all pieces of a page.
func measureAll(ps []*piece) []features {
	fs := make([]features, len(ps))
	prose := proseIn(ps)
	like := likeness(ps)
	first, last, title := landmarks(ps)
	before, after := readableAround(ps)
	for i, p := range ps {
		f := &fs[i]
		f[fBias] = 1
		f[fReadable] = p.readable
		f[fReadableBefore], f[fReadableAfter] = before[i], after[i]
		f[fReadableSpan] = indicator(first >= 0 && i >= first && i <= last)
		f[fSameKept] = like[signature(p)]
		f[fLong] = math.Min(math.Log(float64(p.weight+1))/7, 1.2)
		f[fStop] = indicator(endsSentence(p.text))
		if p.weight > 0 {
			f[fLinked] = float64(p.linked) / float64(p.weight)
		}
		f[fMain] = indicator(p.scope.hints&hintMain != 0)
		if p.scope.up != nil && prose[nil] > 0 {
			f[fAround] = prose[p.scope.up] / prose[nil]
		}
		f[fPlace] = float64(i) / float64(len(ps))
		f[fAfterTitle] = indicator(title >= 0 && i > title)
		f[fBars] = indicator(p.weight < 150 && strings.ContainsAny(p.text, "|｜·•»"))
		if p.weight < 90 {
			_, dated := findDate(p.text)
			f[fDate] = indicator(dated)
		}
		f[fRight] = indicator(p.weight < 300 && containsAny(p.text, "©", "Copyright", "版权", "ICP", "All rights", "Privacy", "Cookie", "Terms of", "Datenschutz", "Impressum", "Sign up", "Log in", "Subscribe", "登录", "注册"))
	}
	return fs
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// landmarks returns the first and last piece that readability kept and the place
// of the first heading of level 1 before the last of them.
func landmarks(ps []*piece) (first, last, title int) {
	first, last, title = -1, -1, -1
	for i, p := range ps {
		if p.readable >= 0.5 && p.weight > 60 {
			if first < 0 {
				first = i
			}
			last = i
		}
		if p.kind == pipeline.Heading && p.level == 1 && title < 0 && !p.hidden {
			title = i
		}
	}
	return first, last, title
}

// readableAround returns for each piece what share readability kept of the
// text before and after it, near text counting more.
func readableAround(ps []*piece) (before, after []float64) {
	before, after = make([]float64, len(ps)), make([]float64, len(ps))
	in, all := 0.0, 0.0
	for i, p := range ps {
		if all > 0 {
			before[i] = in / all
		}
		w := math.Min(float64(p.weight), 300)
		in, all = in*0.7+w*p.readable, all*0.7+w
	}
	in, all = 0, 0
	for i := len(ps) - 1; i >= 0; i-- {
		p := ps[i]
		if all > 0 {
			after[i] = in / all
		}
		w := math.Min(float64(p.weight), 300)
		in, all = in*0.7+w*p.readable, all*0.7+w
	}
	return before, after
}

// signature names the kind of element a piece stands in.
func signature(p *piece) string {
	el := p.scope.el
	if el == nil {
		return ""
	}
	s := el.Data + "." + attr(el, "class")
	if up := el.Parent; up != nil && up.Type == html.ElementNode {
		s = up.Data + "." + attr(up, "class") + ">" + s
	}
	return s
}

// likeness returns for every kind of element what share of its text
// readability kept.
func likeness(ps []*piece) map[string]float64 {
	type tally struct{ in, all float64 }
	sums := map[string]*tally{}
	for _, p := range ps {
		k := signature(p)
		t := sums[k]
		if t == nil {
			t = &tally{}
			sums[k] = t
		}
		w := float64(min(p.weight, 400))
		t.in += w * p.readable
		t.all += w
	}
	out := make(map[string]float64, len(sums))
	for k, t := range sums {
		if t.all > 0 {
			out[k] = t.in / t.all
		}
	}
	return out
}

// proseIn sums up the prose of every container, and of the page under nil.
// Prose of what is named as something other than an article counts half.
func proseIn(ps []*piece) map[*scope]float64 {
	sums := map[*scope]float64{}
	for _, p := range ps {
		if p.hidden || !p.prose() {
			continue
		}
		n := float64(min(p.weight, 1500))
		if p.scope.hints&hintAway != 0 {
			n /= 2
		}
		sums[nil] += n
		for s := p.scope; s != nil; s = s.up {
			sums[s] += n
		}
	}
	return sums
}
