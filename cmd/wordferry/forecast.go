package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment"
)

// Bands of a forecast: what stands between a segment and its translation, from
// nothing to everything.
const (
	bandTranslated = "translated"        // by people; also what is stale
	bandContext    = "context"           // the memory has it between a same neighbour
	bandExact      = "exact"             // the memory has the same text
	bandRepeated   = "repeated"          // stands before in the same article
	bandAcross     = "repeated-articles" // stands in an earlier article
	bandNew        = "new"
)

// fuzzyBands hold what the memory has something similar to, by the least score.
var fuzzyBands = []struct {
	min  int
	name string
}{{95, "95-99"}, {85, "85-94"}, {75, "75-84"}, {50, "50-74"}}

// bandNames lists them in the order in which they are shown.
func bandNames() []string {
	names := []string{bandTranslated, bandContext, bandExact, bandRepeated, bandAcross}
	for _, b := range fuzzyBands {
		names = append(names, b.name)
	}
	return append(names, bandNew)
}

// leastForeseen is the lowest score that a forecast looks for.
const leastForeseen = 50

// work is what one article asks for in one locale.
type work struct {
	article         pipeline.ArticleID
	to              language.Tag
	segments, words int           // of the article
	open            []openSegment // in reading order
}

type openSegment struct {
	text  string // coded
	words int
	score int // of the best match; 0 for none
}

// forecast is how the words of a run in one locale are spread over the bands.
type forecast struct {
	Locale   language.Tag `json:"locale"`
	Articles int          `json:"articles"`
	Segments int          `json:"segments"`
	Words    int          `json:"words"`
	Bands    []bandCount  `json:"bands"` // all of them, in order; they add up
}

type bandCount struct {
	Band     string `json:"band"`
	Segments int    `json:"segments"`
	Words    int    `json:"words"`
}

// foresee spreads the words of articles over the bands, a forecast for each
// locale. A segment that the memory has no exact match for counts in full
// where it stands first, and as repeated from then on: whoever translates the
// first finds it in the memory at the others.
func foresee(all []work) []forecast {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b work) int {
		return cmp.Or(strings.Compare(a.to.String(), b.to.String()), strings.Compare(string(a.article), string(b.article)))
	})
	names := bandNames()
	out := []forecast{}
	var seen map[string]pipeline.ArticleID // text → the article where it stands first
	for _, w := range all {
		if len(out) == 0 || out[len(out)-1].Locale != w.to {
			f := forecast{Locale: w.to, Bands: make([]bandCount, len(names))}
			for i, name := range names {
				f.Bands[i].Band = name
			}
			out, seen = append(out, f), map[string]pipeline.ArticleID{}
		}
		f := &out[len(out)-1]
		f.Articles, f.Segments, f.Words = f.Articles+1, f.Segments+w.segments, f.Words+w.words
		add := func(band string, segments, words int) {
			b := &f.Bands[slices.Index(names, band)]
			b.Segments, b.Words = b.Segments+segments, b.Words+words
		}
		segments, words := w.segments, w.words
		for _, s := range w.open {
			segments, words = segments-1, words-s.words
			add(bandOf(s, w.article, seen), 1, s.words)
		}
		add(bandTranslated, segments, words)
	}
	return out
}

func bandOf(s openSegment, article pipeline.ArticleID, seen map[string]pipeline.ArticleID) string {
	switch {
	case s.score > 100:
		return bandContext
	case s.score == 100:
		return bandExact
	}
	text := strings.Join(strings.Fields(s.text), " ")
	first, known := seen[text]
	switch {
	case known && first == article:
		return bandRepeated
	case known:
		return bandAcross
	}
	seen[text] = article
	for _, b := range fuzzyBands {
		if s.score >= b.min {
			return b.name
		}
	}
	return bandNew
}

// foresight gathers what a dry run asks the memory for.
type foresight struct {
	recuts recuts
	mu     sync.Mutex
	asks   map[pipeline.ArticleID]map[language.Tag][]openSegment
}

// recalls is what a flow asks the memory.
type recalls func(doc *pipeline.Document, to language.Tag, missing []pipeline.SegmentKey) (map[pipeline.SegmentKey][]pipeline.Match, error)

// watch notes what a flow asks and is answered, and hands on the matches from
// a score on.
func (f *foresight) watch(ask recalls, min int) recalls {
	return func(doc *pipeline.Document, to language.Tag, missing []pipeline.SegmentKey) (map[pipeline.SegmentKey][]pipeline.Match, error) {
		found, err := ask(doc, to, missing)
		if err != nil {
			return nil, err
		}
		want := make(map[pipeline.SegmentKey]bool, len(missing))
		for _, key := range missing {
			want[key] = true
		}
		var open []openSegment
		for _, s := range doc.Segments() {
			if !want[s.Key] {
				continue
			}
			o := openSegment{text: s.Text.Coded, words: segment.Count(doc.Lang, s.Text.Plain()).Words}
			if ms := found[s.Key]; len(ms) > 0 {
				o.score = ms[0].Score
				if at := slices.IndexFunc(ms, func(m pipeline.Match) bool { return m.Score < min }); at >= 0 {
					found[s.Key] = ms[:at]
				}
			}
			open = append(open, o)
		}
		f.note(doc.ID, to, open)
		return found, nil
	}
}

func (f *foresight) note(article pipeline.ArticleID, to language.Tag, open []openSegment) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.asks == nil {
		f.asks = map[pipeline.ArticleID]map[language.Tag][]openSegment{}
	}
	if f.asks[article] == nil {
		f.asks[article] = map[language.Tag][]openSegment{}
	}
	f.asks[article][to] = open
}

// of makes the forecast of a run. An article that has not changed was not
// asked about; what it still wants the ledger knows, and the memory is asked
// now.
func (f *foresight) of(run *pipeline.Run, only []language.Tag, wanted func(pipeline.ArticleID) ([]pipeline.OpenSegment, error), best func(from, to language.Tag, o pipeline.OpenSegment) (int, error)) ([]forecast, error) {
	var all []work
	for _, r := range run.Reports {
		if r.Held != "" {
			continue
		}
		asked, worked := f.asks[r.Article]
		if !worked && r.Open {
			open, err := wanted(r.Article)
			if err != nil {
				return nil, err
			}
			asked = map[language.Tag][]openSegment{}
			for _, o := range open {
				s := openSegment{text: o.Text, words: segment.Count(r.Lang, plainText(o.Text)).Words}
				for _, to := range o.To {
					if s.score, err = best(r.Lang, to, o); err != nil {
						return nil, err
					}
					asked[to] = append(asked[to], s)
				}
			}
		}
		for _, l := range r.Locales {
			if l.Locale != r.Lang && (len(only) == 0 || slices.Contains(only, l.Locale)) {
				all = append(all, work{r.Article, l.Locale, r.Segments, r.Words, asked[l.Locale]})
			}
		}
	}
	return foresee(all), nil
}

// plainText is a coded text without its codes.
func plainText(coded string) string {
	var b strings.Builder
	for _, t := range pipeline.Tokens(coded) {
		if !t.IsCode() {
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

// printForecast shows the words by band, a row for each locale.
func printForecast(s screen, fs []forecast) {
	if len(fs) == 0 {
		return
	}
	t := table{{{text: "forecast", style: dim}, {text: "words", style: dim, right: true}}}
	for _, name := range bandNames() {
		t[0] = append(t[0], cell{text: strings.Replace(name, "repeated-articles", "across", 1), style: dim, right: true})
	}
	for _, f := range fs {
		row := []cell{{text: f.Locale.String(), style: bold}, {text: thousands(f.Words), right: true}}
		for _, b := range f.Bands {
			c := cell{text: thousands(b.Words), right: true}
			switch {
			case b.Words == 0:
				c.text, c.style = "–", dim
			case b.Band == bandNew:
				c.style = yellow
			}
			row = append(row, c)
		}
		t = append(t, row)
	}
	for i, part := range s.fit(t, 2) {
		if i > 0 {
			fmt.Fprintln(s.w)
		}
		s.print(part)
	}
	fmt.Fprintf(s.w, "%s\n\n", s.paint(dim, "words of the source by the best match of the memory; repeated: in the article, across: in an earlier one"))
}
