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
	fProse
	fStop // ends as a sentence does
	fCommas
	fLinked
	fAllLinked
	fHeading
	fItem
	fCell
	fCaption
	fQuote
	fListing
	fImage
	fNav
	fFooter
	fHeader
	fAside
	fArticle
	fMain
	fForm
	fComment
	fRelated
	fShare
	fPromo
	fMeta
	fBody
	fLinkList
	fCrumb
	fParent // share of the page's prose that its container holds
	fGrand  // the same of that container's container
	fBest   // stands in the container that holds the most prose and the least else
	fPlace  // from 0 at the top of the page to 1 at its end
	fAfterTitle
	fShort
	fBars // strokes and dots that divide links
	fDate
	fRight // rights and contact words
	fAgree // readability kept it and it stands in the best container
	fNeither
	numFeatures
)

// score gives every piece the odds that it is part of the article: the
// logarithm of them, above 0 for more likely than not. Two passes: the second
// also looks at the scores of the neighbours.
func score(ps []*piece) []float64 {
	fs := measureAll(ps)
	raw := make([]float64, len(ps))
	for i := range ps {
		raw[i] = dot(&firstWeights, &fs[i])
	}
	out := make([]float64, len(ps))
	for i := range ps {
		c := around(ps, raw, i)
		s := 0.0
		for k := range c {
			s += secondWeights[k] * c[k]
		}
		out[i] = s
	}
	return out
}

func dot(w *[numFeatures]float64, f *features) float64 {
	s := 0.0
	for k := range f {
		s += w[k] * f[k]
	}
	return s
}

// neighbourhood is what the second pass looks at: a constant, the first score
// of the piece, those of the text right before and after it, the means of six
// texts before and after, the latter again for headings, and the lower mean
// for short pieces.
type neighbourhood [8]float64

// farthest is how many pieces away a neighbour may stand.
const farthest = 60

func around(ps []*piece, raw []float64, i int) neighbourhood {
	clamp := func(v float64) float64 { return math.Max(-4, math.Min(4, v)) }
	side := func(step int) (near, far float64) {
		sum, total := 0.0, 0.0
		seen := 0
		for j := i + step; j >= 0 && j < len(ps) && seen < 6 && j-i < farthest && i-j < farthest; j += step {
			if ps[j].hidden || ps[j].weight == 0 {
				continue
			}
			if seen == 0 {
				near = clamp(raw[j])
			}
			w := math.Min(float64(ps[j].weight), 300) + 10
			sum += w * clamp(raw[j])
			total += w
			seen++
		}
		if total > 0 {
			far = sum / total
		} else {
			near, far = -2, -2
		}
		return near, far
	}
	before, beforeFar := side(-1)
	after, afterFar := side(1)
	p := ps[i]
	heading := 0.0
	if p.kind == pipeline.Heading {
		heading = afterFar
	}
	short := 0.0
	if p.weight < 60 {
		short = math.Min(beforeFar, afterFar)
	}
	return neighbourhood{1, clamp(raw[i]), before, after, beforeFar, afterFar, heading, short}
}

// measureAll fills in the features of all pieces of a page.
func measureAll(ps []*piece) []features {
	fs := make([]features, len(ps))
	held := holdings(ps)
	best := held.best()
	like := likeness(ps)
	first, last, title := landmarks(ps)
	before, after := readableAround(ps)
	for i, p := range ps {
		f := &fs[i]
		h := p.scope.hints
		f[fBias] = 1
		f[fReadable] = p.readable
		f[fReadableBefore], f[fReadableAfter] = before[i], after[i]
		f[fReadableSpan] = flag(first >= 0 && i >= first && i <= last)
		f[fSameKept] = like[signature(p)]
		f[fLong] = math.Min(math.Log(float64(p.weight+1))/7, 1.2)
		f[fProse] = flag(p.prose())
		f[fStop] = flag(endsSentence(p.text))
		f[fCommas] = math.Min(float64(commas(p.text))/6, 1)
		if p.weight > 0 {
			f[fLinked] = float64(p.linked) / float64(p.weight)
		}
		f[fAllLinked] = flag(p.weight > 0 && p.linked*10 > p.weight*9)
		switch p.kind {
		case pipeline.Heading:
			f[fHeading] = 1
		case pipeline.ListItem:
			f[fItem] = 1
		case pipeline.Cell:
			f[fCell] = 1
		case pipeline.Caption:
			f[fCaption] = 1
		case pipeline.Quote:
			f[fQuote] = 1
		case pipeline.Listing:
			f[fListing] = 1
		case pipeline.Image, pipeline.Embed, pipeline.Rule:
			f[fImage] = 1
		}
		f[fNav] = flag(h&(hintNav|hintMenu) != 0)
		f[fFooter] = flag(h&hintFooter != 0)
		f[fHeader] = flag(h&hintHeader != 0)
		f[fAside] = flag(h&(hintAside|hintDialog) != 0)
		f[fArticle] = flag(h&hintArticle != 0)
		f[fMain] = flag(h&hintMain != 0)
		f[fForm] = flag(h&hintForm != 0)
		f[fComment] = flag(h&hintComment != 0)
		f[fRelated] = flag(h&hintRelated != 0)
		f[fShare] = flag(h&hintShare != 0)
		f[fPromo] = flag(h&hintPromo != 0)
		f[fMeta] = flag(h&hintMeta != 0)
		f[fBody] = flag(h&hintBody != 0)
		f[fLinkList] = flag(h&hintLinks != 0)
		f[fCrumb] = flag(h&hintCrumb != 0)
		f[fParent] = held.share(p.scope)
		if p.scope.up != nil {
			f[fGrand] = held.share(p.scope.up)
		}
		in := best != nil && within(p.scope, best)
		f[fBest] = flag(in)
		f[fPlace] = float64(i) / float64(len(ps))
		f[fAfterTitle] = flag(title >= 0 && i > title)
		f[fShort] = flag(p.weight < 25)
		f[fBars] = flag(strings.ContainsAny(p.text, "|｜·•»") && p.weight < 150)
		if p.weight < 90 {
			_, dated := findDate(p.text)
			f[fDate] = flag(dated)
		}
		f[fRight] = flag(p.weight < 300 && containsAny(p.text, "©", "Copyright", "版权", "ICP", "All rights", "Privacy", "Cookie", "Terms of", "Datenschutz", "Impressum", "Sign up", "Log in", "Subscribe", "登录", "注册"))
		f[fAgree] = p.readable * flag(in)
		f[fNeither] = (1 - p.readable) * flag(!in)
	}
	return fs
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func commas(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ',', '，', '、', '،', ';', '；':
			n++
		}
	}
	return n
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

// holding is the text that a container holds.
type holding struct{ prose, other float64 }

type holds struct {
	of    map[*scope]*holding
	order []*scope
	total float64
}

// holdings sums up the text of every container.
func holdings(ps []*piece) *holds {
	h := &holds{of: map[*scope]*holding{}}
	for _, p := range ps {
		if p.hidden || p.weight == 0 {
			continue
		}
		var prose, other float64
		if p.prose() {
			prose = float64(min(p.weight, 1500))
		} else {
			other = float64(min(p.weight, 300))
			if p.linked*2 > p.weight {
				other *= 2
			}
		}
		if p.scope.hints&hintAway != 0 {
			prose /= 2
		}
		h.total += prose
		for s := p.scope; s != nil; s = s.up {
			t := h.of[s]
			if t == nil {
				t = &holding{}
				h.of[s] = t
				h.order = append(h.order, s)
			}
			t.prose += prose
			t.other += other
		}
	}
	return h
}

func (h *holds) share(s *scope) float64 {
	t := h.of[s]
	if t == nil || h.total == 0 {
		return 0
	}
	return t.prose / h.total
}

// best returns the container with the most prose for the least else; of
// equals the innermost.
func (h *holds) best() *scope {
	var best *scope
	top := 0.0
	for _, s := range h.order {
		t := h.of[s]
		v := t.prose - 0.6*t.other
		if v > top || v == top && best != nil && s.depth > best.depth {
			best, top = s, v
		}
	}
	return best
}

// within tells whether a scope stands inside another or is it.
func within(s, in *scope) bool {
	for ; s != nil; s = s.up {
		if s == in {
			return true
		}
	}
	return false
}
