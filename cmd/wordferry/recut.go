package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment"
)

// recut is what other rules of segmentation would do to a source: sentences
// that are cut otherwise are no exact match of what was translated any more.
type recut struct {
	Source   string         `json:"source"`
	Before   []string       `json:"before"`   // the profiles that cut the articles, sorted; "" for one that nobody noted
	After    []string       `json:"after"`    // those that do now
	Articles int            `json:"articles"` // with something that is cut otherwise
	Was      int            `json:"segments_before"`
	Is       int            `json:"segments_after"`
	Loss     []recutLoss    `json:"loss"` // by locale, in the order of tags
	Examples []recutExample `json:"examples"`
}

// recutLoss is the work of people that no text of the articles matches exactly
// any more.
type recutLoss struct {
	Locale   language.Tag `json:"locale"`
	Segments int          `json:"segments"`
	Words    int          `json:"words"`    // of the source
	Reviewed int          `json:"reviewed"` // words of those that a second person had seen
}

type recutExample struct {
	Article pipeline.ArticleID `json:"article"`
	Before  []string           `json:"before"`
	After   []string           `json:"after"`
}

// maxRecutExamples is how many examples of a source are kept.
const maxRecutExamples = 20

// recuts gathers the articles of a dry run that other rules cut than in the
// last run.
type recuts struct {
	mu  sync.Mutex
	all []recutArticle
}

type recutArticle struct {
	source, rules, now string
	id                 pipeline.ArticleID
	lang               language.Tag
	was                []pipeline.Segment
	is                 []string
	changes            []segment.Change
}

// note compares how an article was cut with how it is cut now. Files that
// cannot be read are for the run to name.
func (r *recuts) note(src pipeline.Source, doc *pipeline.Document, last func(pipeline.ArticleID) ([]pipeline.Segment, string, error)) {
	was, rules, err := last(doc.ID)
	if err != nil || was == nil || rules == doc.Rules {
		return
	}
	a := recutArticle{source: src.Name, rules: rules, now: doc.Rules, id: doc.ID, lang: doc.Lang, was: was}
	before := make([]string, len(was))
	for i, s := range was {
		before[i] = s.Text.Coded
	}
	for _, s := range doc.Segments() {
		a.is = append(a.is, s.Text.Coded)
	}
	a.changes = segment.Compare(before, a.is)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, a)
}

// report sums up by source. units are what people translated of an article, and
// best is the score of the best match of the memory.
func (r *recuts) report(only []language.Tag, units func(pipeline.ArticleID) ([]pipeline.Unit, error), best func(from, to language.Tag, o pipeline.OpenSegment) (int, error)) ([]recut, error) {
	slices.SortFunc(r.all, func(a, b recutArticle) int {
		return cmp.Or(strings.Compare(a.source, b.source), strings.Compare(string(a.id), string(b.id)))
	})
	var out []recut
	losses := map[language.Tag]*recutLoss{}
	flush := func() {
		if len(out) == 0 {
			return
		}
		c := &out[len(out)-1]
		for _, to := range slices.SortedFunc(maps.Keys(losses), func(a, b language.Tag) int { return strings.Compare(a.String(), b.String()) }) {
			c.Loss = append(c.Loss, *losses[to])
		}
		clear(losses)
	}
	for i := range r.all {
		a := &r.all[i]
		if len(out) == 0 || out[len(out)-1].Source != a.source {
			flush()
			out = append(out, recut{Source: a.source, Loss: []recutLoss{}, Examples: []recutExample{}})
		}
		c := &out[len(out)-1]
		c.Before, c.After = among(c.Before, a.rules), among(c.After, a.now)
		if len(a.changes) == 0 {
			continue
		}
		c.Articles++
		for _, ch := range a.changes {
			c.Was, c.Is = c.Was+ch.Before[1]-ch.Before[0], c.Is+ch.After[1]-ch.After[0]
			if len(c.Examples) < maxRecutExamples {
				c.Examples = append(c.Examples, a.example(ch))
			}
		}
		us, err := units(a.id)
		if err != nil {
			continue // the run names the file and what is wrong with it
		}
		if err := a.losses(us, only, best, losses); err != nil {
			return nil, err
		}
	}
	flush()
	return out, nil
}

// among adds a name to a sorted list that may have it.
func among(names []string, name string) []string {
	if at, there := slices.BinarySearch(names, name); !there {
		return slices.Insert(names, at, name)
	}
	return names
}

func (a *recutArticle) example(c segment.Change) recutExample {
	e := recutExample{Article: a.id, After: a.is[c.After[0]:c.After[1]]}
	for _, s := range a.was[c.Before[0]:c.Before[1]] {
		e.Before = append(e.Before, s.Text.Coded)
	}
	return e
}

// losses adds the words of an article that people translated and that have no
// exact match any more. What the memory has of the new segments is no loss, nor
// are sentences that are one now and were all translated.
func (a *recutArticle) losses(units []pipeline.Unit, only []language.Tag, best func(from, to language.Tag, o pipeline.OpenSegment) (int, error), to map[language.Tag]*recutLoss) error {
	done := map[language.Tag]map[string]pipeline.Unit{} // by the place of the segment
	for _, u := range units {
		if len(only) > 0 && !slices.Contains(only, u.To) {
			continue
		}
		if done[u.To] == nil {
			done[u.To] = map[string]pipeline.Unit{}
		}
		done[u.To][u.Key] = u
	}
	words := func(coded string) int { return segment.Count(a.lang, plainText(coded)).Words }
	for lang, made := range done {
		for _, c := range a.changes {
			var lost recutLoss
			for _, s := range a.was[c.Before[0]:c.Before[1]] {
				u, ok := made[string(a.id)+"#"+string(s.Key)]
				if !ok || u.Source != s.Text.Coded {
					continue
				}
				n := words(s.Text.Coded)
				lost.Segments, lost.Words = lost.Segments+1, lost.Words+n
				if u.State >= pipeline.Reviewed {
					lost.Reviewed += n
				}
			}
			if whole := c.After[1]-c.After[0] == 1; lost.Segments == 0 || whole && lost.Segments == c.Before[1]-c.Before[0] {
				continue // a sentence that was several keeps their translations
			}
			for _, text := range a.is[c.After[0]:c.After[1]] {
				score, err := best(a.lang, lang, pipeline.OpenSegment{Text: text})
				if err != nil {
					return err
				}
				if score >= 100 {
					lost.Words -= words(text)
				}
			}
			if lost.Words <= 0 {
				continue
			}
			sum := to[lang]
			if sum == nil {
				sum = &recutLoss{Locale: lang}
				to[lang] = sum
			}
			sum.Segments, sum.Words, sum.Reviewed = sum.Segments+lost.Segments, sum.Words+lost.Words, sum.Reviewed+min(lost.Reviewed, lost.Words)
		}
	}
	return nil
}

// shownRecuts is how many examples of a source are shown on a screen.
const shownRecuts = 5

// printRecuts shows what other rules cost, a source after the other.
func printRecuts(s screen, all []recut) {
	for _, c := range all {
		fmt.Fprintf(s.w, "%s %s → %s: ", s.paint(bold, "segmentation of "+c.Source), profiles(c.Before), profiles(c.After))
		if c.Articles == 0 {
			fmt.Fprintf(s.w, "nothing is cut otherwise\n\n")
			continue
		}
		fmt.Fprintf(s.w, "%s in %s become %s\n", plural(c.Was, "segment"), plural(c.Articles, "article"), thousands(c.Is))
		if len(c.Loss) > 0 {
			t := table{{{text: "lose their exact match", style: dim}, {text: "segments", style: dim, right: true}, {text: "words", style: dim, right: true}, {text: "reviewed", style: dim, right: true}}}
			for _, l := range c.Loss {
				t = append(t, []cell{{text: l.Locale.String(), style: bold}, {text: thousands(l.Segments), right: true}, {text: thousands(l.Words), right: true, style: yellow}, {text: thousands(l.Reviewed), right: true}})
			}
			s.print(t)
		} else {
			fmt.Fprintf(s.w, "%s\n", s.paint(dim, "no translation loses its exact match"))
		}
		for _, e := range c.Examples[:min(len(c.Examples), shownRecuts)] {
			fmt.Fprintf(s.w, "  %s\n", s.paint(dim, string(e.Article)))
			for _, side := range []struct {
				mark  string
				style style
				texts []string
			}{{"−", red, e.Before}, {"+", green, e.After}} {
				for _, text := range side.texts {
					fmt.Fprintf(s.w, "  %s %s\n", s.paint(side.style, side.mark), clip(strings.Join(strings.Fields(text), " "), 100))
				}
			}
		}
		fmt.Fprintln(s.w)
	}
}

// profiles names rules, "unknown" for those that nobody noted.
func profiles(names []string) string {
	shown := slices.Clone(names)
	for i, name := range shown {
		shown[i] = cmp.Or(name, "unknown rules")
	}
	return strings.Join(shown, ", ")
}
