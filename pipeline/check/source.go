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
		{"source-failed", pipeline.Blocker, "A page that is no article: an error, a gate against robots, a log-in or consent page.", sourceFailed},
		{"source-cut-off", pipeline.Blocker, "An article that the site did not give whole: a paywall, a button that unfolds the rest.", sourceCutOff},
		{"source-masked", pipeline.Blocker, "A text that is masked as a whole.", sourceMasked},
		{"source-encoding", pipeline.Blocker, "Characters that a wrong encoding left behind.", each(sourceEncoding)},
		{"source-mask", pipeline.Warning, "A character masked inside a word, as in 处*药.", each(sourceMask)},
		{"source-connective", pipeline.Warning, "A connective with nothing after it: 或 before a closing bracket or full stop.", each(sourceConnective)},
		{"source-particle", pipeline.Warning, "的 right before 、, its noun lost.", each(sourceParticle)},
		{"source-sequence", pipeline.Warning, "Words in a row that never follow one another: the of, をが, 由于，.", each(sourceSequence)},
		{"source-article", pipeline.Warning, "a before a vowel, an before a consonant: a word between them was lost.", each(sourceArticle)},
		{"source-opening", pipeline.Warning, "A text or clause that begins with what can only go on: a comma, 的, を.", each(sourceOpening)},
		{"source-number", pipeline.Warning, "A unit or 第 without its number: 约毫克, 第章, about %.", each(sourceNumber)},
		{"source-digits", pipeline.Warning, "Full-width and half-width digits, or letters and digits, in one number.", each(sourceDigits)},
		{"source-fragment", pipeline.Warning, "A number or date that lost a part: 3.%, 10-岁, the th century.", each(sourceFragment)},
		{"source-small-start", pipeline.Warning, "A sentence of English that begins with a small letter.", sourceSmallStart},
		{"source-empty-brackets", pipeline.Warning, "Brackets or quotes with nothing between them.", each(sourceEmptyBrackets)},
		{"source-doubled-punctuation", pipeline.Warning, "Two marks in a row where something between them was lost.", each(sourceDoubled)},
		{"source-placeholder", pipeline.Warning, "What was to be filled in and was not: [name], {{title}}, 【待补充】, lorem ipsum.", each(sourcePlaceholder)},
		{"source-anonymous", pipeline.Advice, "A name blotted out with letters or signs: XX医院.", each(sourceAnonymous)},
		{"source-markup", pipeline.Warning, "HTML that readers see as it stands: &nbsp;, <br>.", each(sourceMarkup)},
		{"source-shortcode", pipeline.Warning, "Markup of WordPress, forums or Markdown that readers see as it stands: [caption], **bold**.", sourceShortcodes},
		{"source-lookalike", pipeline.Warning, "Characters that look like what was meant: Cyrillic а in a Latin word, 一 for ー, radicals.", each(sourceLookalike)},
		{"source-spelled", pipeline.Warning, "A syllable of pinyin for a character: 治liao.", each(sourceSpelled)},
		{"source-orthography", pipeline.Warning, "The odd traditional character in a simplified text, and the other way round.", sourceOrthography},
		{"source-invisible", pipeline.Warning, "Characters that nobody sees, or only the page's own font knows.", each(sourceInvisible)},
		{"source-swap", pipeline.Warning, "A word of the lexicon of suspect swaps.", each(lex.check)},
		{"source-space", pipeline.Warning, "A space where a word was: before a mark, between Chinese characters.", sourceSpace},
		{"source-repeated", pipeline.Warning, "A sentence twice in a row, a paragraph twice in the article.", sourceRepeated},
		{"source-half", pipeline.Advice, "One half of a fixed pair: 不但 without 而且, neither without nor.", each(sourceHalves)},
		{"source-numbering", pipeline.Warning, "A number left out of a row that the text counts: 1. 2. 4., 第一 第二 第四.", sourceNumbering},
		{"source-count", pipeline.Warning, "A list with fewer or more items than the text announces.", sourceCount},
		{"source-lead-in", pipeline.Warning, "A colon that introduces nothing.", sourceLeadIn},
		{"source-unfinished", pipeline.Warning, "A paragraph that breaks off.", sourceUnfinished},
		{"source-empty-section", pipeline.Advice, "A heading that nothing stands under.", sourceEmptySection},
		{"source-reference", pipeline.Advice, "A reference to a figure or table in an article without any.", sourceReference},
		{"source-language", pipeline.Warning, "Text in another language than the article's.", sourceLanguage},
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
