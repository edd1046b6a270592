package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// SourceCheck is one check on source texts.
type SourceCheck struct {
	Name     string            // stable, begins with "source-"
	Severity pipeline.Severity // the highest it reports
	Doc      string            // what it finds, in one sentence

	run func(*article) []note
}

// Sources returns the built-in checks on source texts. They find what filters,
// wrong encodings, importers and hasty editors have done to a text: words
// deleted, masked or swapped, without a trace but in the grammar around them.
// What a filter took away is for people to find out. A blocker says that the
// text is not fit to be translated.
func Sources(lex Lexicon) []SourceCheck {
	return []SourceCheck{
		{"source-encoding", pipeline.Blocker, "Characters that a wrong encoding left behind.", each(sourceEncoding)},
		{"source-mask", pipeline.Warning, "A character masked inside a word, as in 处*药.", each(sourceMask)},
		{"source-connective", pipeline.Warning, "A connective with nothing after it: 或 before a closing bracket or full stop.", each(sourceConnective)},
		{"source-particle", pipeline.Warning, "的 right before 、, its noun lost.", each(sourceParticle)},
		{"source-empty-brackets", pipeline.Warning, "Brackets or quotes with nothing between them.", each(sourceEmptyBrackets)},
		{"source-doubled-punctuation", pipeline.Warning, "Two marks in a row where something between them was lost.", each(sourceDoubled)},
		{"source-swap", pipeline.Warning, "A word of the lexicon of suspect swaps.", each(lex.check)},
		{"source-balance", pipeline.Advice, "A bracket or quote without its counterpart.", sourceBalance},
	}
}

// note is a finding and the sentence that it is about.
type note struct {
	at *sentence
	pipeline.Finding
}

// each makes a check of an article from one that looks at its sentences one by
// one.
func each(check func(*sentence) []pipeline.Finding) func(*article) []note {
	return func(a *article) []note {
		var notes []note
		for _, s := range a.sentences {
			for _, f := range check(s) {
				notes = append(notes, note{s, f})
			}
		}
		return notes
	}
}

// RunSource runs the checks over a document whose blocks have been split. The
// findings are in reading order, then in the order of the checks and of their
// places.
func RunSource(doc *pipeline.Document, checks []SourceCheck) []pipeline.Finding {
	a := articleOf(doc)
	type ranked struct {
		sentence, check int
		pipeline.Finding
	}
	var all []ranked
	for i, c := range checks {
		for _, n := range c.run(a) {
			f := n.Finding
			f.Article, f.Lang, f.Check = doc.ID, doc.Lang, c.Name
			f.Key, f.Block, f.Kind = n.at.segment.Key, n.at.block.number, n.at.block.Kind.String()
			quote(&f, n.at.segment.Text.Coded)
			all = append(all, ranked{n.at.index, i, f})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(a.sentence-b.sentence, a.check-b.check, a.Start-b.Start, a.End-b.End, strings.Compare(a.Message, b.Message))
	})
	var found []pipeline.Finding
	for _, r := range all {
		found = append(found, r.Finding)
	}
	return found
}
