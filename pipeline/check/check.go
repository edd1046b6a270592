// Package check says what is wrong with a text: findings on the targets that
// people, memories and engines gave, and on source texts before anybody
// translates them.
//
// Every check is a pure function: it reads no file, keeps no state and gives
// the same findings for the same text. A check prefers silence to a false
// alarm; what blocks a segment is measured against clean parallel text
// (docs/reference/checks.md). A repair is only ever proposed.
package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// Target is a translation with all that its checks need to know.
type Target struct {
	Segment  *pipeline.Segment
	Block    pipeline.BlockKind // that the segment stands in
	Number   int                // of that block in its document, as Finding.Block counts; 0 where it is not known
	Target   pipeline.Target
	From, To language.Tag
	Terms    []pipeline.Term // that the source segment holds
	// Places finds a term in a text, declined as its language does, as start
	// and end in bytes; nil leaves it at the endings of plurals.
	Places func(text, term string, lang language.Tag) [][2]int

	views *views // set by RunTargets, so that no check makes them again
}

type views struct{ source, target view }

// sourceView is the source text without its codes.
func (t Target) sourceView() view {
	if t.views != nil {
		return t.views.source
	}
	return viewOf(t.Segment.Text.Coded)
}

// view is the target text without its codes.
func (t Target) view() view {
	if t.views != nil {
		return t.views.target
	}
	return viewOf(t.Target.Text)
}

// TargetCheck is one check on targets.
type TargetCheck struct {
	Name     string            // stable: people configure and ignore checks by it
	Severity pipeline.Severity // the highest it reports
	Doc      string            // what it finds, in one sentence
	Run      func(Target) []pipeline.Finding
}

// Targets returns the built-in checks on targets, what blocks first.
func Targets() []TargetCheck {
	return []TargetCheck{
		{"empty", pipeline.Blocker, "A target that holds white space and codes only.", empty},
		{"codes", pipeline.Blocker, "A code that is missing, unknown, doubled, misspelt or wrongly nested.", codes},
		{"markup", pipeline.Blocker, "HTML in a target that the source does not have.", markup},
		{"corrupt", pipeline.Blocker, "Characters that a wrong encoding left behind.", corrupt},
		{"script", pipeline.Blocker, "A target written in the script of another language.", script},
		{"untranslated", pipeline.Blocker, "A target that repeats the source though it has words to translate.", untranslated},
		{"caution", pipeline.Blocker, "A draft made from a sentence that differs in a negation or in a unit of measure.", caution},
		{"numbers", pipeline.Warning, "A number of the source whose value is not in the target, or the other way round.", numbers},
		{"terms", pipeline.Warning, "An approved term that is missing, a forbidden one that is used, a name that was changed.", terms},
		{"end-punctuation", pipeline.Warning, "A target that ends with another kind of punctuation than its source.", endPunctuation},
		{"whitespace", pipeline.Advice, "White space at the ends, or doubled inside.", whitespace},
		{"doubled-word", pipeline.Advice, "The same word twice in a row.", doubledWord},
		{"length", pipeline.Advice, "A target much shorter or longer than such a source usually gets.", length},
	}
}

// RunTargets runs the checks over one target. The findings are in the order
// of the checks, then of their places. A segment that nobody has begun to
// translate has no findings.
func RunTargets(article pipeline.ArticleID, t Target, checks []TargetCheck) []pipeline.Finding {
	if t.Segment == nil || t.Target.Text == "" && t.Target.State == pipeline.Untranslated {
		return nil
	}
	t.views = &views{t.sourceView(), t.view()}
	var all []pipeline.Finding
	for _, c := range checks {
		found := c.Run(t)
		for i := range found {
			f := &found[i]
			f.Article, f.Lang, f.Key, f.Check = article, t.To, t.Segment.Key, c.Name
			f.Block, f.Kind = t.Number, t.Block.String()
			quote(f, t.Target.Text)
		}
		all = append(all, inPlace(found)...)
	}
	return all
}

// quote cites the text around the place of the finding.
func quote(f *pipeline.Finding, text string) {
	f.Quote, f.Excerpt = text[f.Start:f.End], excerpt(text, f.Start, f.End)
}

func inPlace(found []pipeline.Finding) []pipeline.Finding {
	slices.SortStableFunc(found, func(a, b pipeline.Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.Message, b.Message))
	})
	return found
}

// around is how many characters an excerpt shows on either side of its place.
const around = 12

// excerpt cuts out the place with some text around it.
func excerpt(text string, start, end int) string {
	if start == end {
		return text[:forward(text, 0, 2*around)]
	}
	return text[back(text, start, around):forward(text, end, around)]
}

func back(s string, at, runes int) int {
	for ; at > 0 && runes > 0; runes-- {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		at -= n
	}
	return at
}

func forward(s string, at, runes int) int {
	for ; at < len(s) && runes > 0; runes-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}
