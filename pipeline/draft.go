package pipeline

import (
	"maps"
	"slices"

	"golang.org/x/text/language"
)

// translate asks people's files first, then the memory, and writes what the
// memory proposes into the file as drafts. The file has the last word on
// which drafts it takes: none over what a person wrote or threw out.
func (t *trip) translate(doc *Document, l Locale) (Edition, int, error) {
	ed, err := t.Locales.Read(doc, l.Tag)
	if err != nil {
		return Edition{}, 0, err
	}
	var missing []SegmentKey
	for _, s := range doc.Segments() {
		if st := ed.Targets[s.Key].State; t.asked(l.Tag) && (st == Untranslated || st == Draft) {
			missing = append(missing, s.Key)
		}
	}
	before := maps.Clone(ed.Targets)
	drafts, err := t.drafted(doc, l.Tag, missing)
	if err != nil {
		return Edition{}, 0, err
	}
	if t.Dry {
		for key, d := range drafts {
			if now := ed.Targets[key]; d.Origin.Score > now.Origin.Score {
				ed.Targets[key] = d
			}
		}
	} else if _, err := t.Locales.Write(doc, l.Tag, ed, drafts); err != nil {
		return Edition{}, 0, err
	}
	taken := 0
	for key := range drafts {
		if now := ed.Targets[key]; now.State == Draft && now.Text != before[key].Text {
			taken++
		}
	}
	return ed, taken, nil
}

// drafted is the memory's best proposal for each of the segments it knows.
func (t *trip) drafted(doc *Document, to language.Tag, missing []SegmentKey) (map[SegmentKey]Target, error) {
	if len(missing) == 0 {
		return nil, nil
	}
	found, err := t.Recall(doc, to, missing)
	if err != nil {
		return nil, err
	}
	drafts := map[SegmentKey]Target{}
	for _, s := range doc.Segments() {
		ms := found[s.Key]
		if len(ms) == 0 {
			continue
		}
		drafts[s.Key] = Target{
			Key: s.Key, Lang: to, Text: ms[0].Proposal, State: Draft, Source: s.Text.Coded, Match: ms[0].Source,
			Origin: Origin{Kind: FromMemory, By: ms[0].By, Score: ms[0].Score, Unit: ms[0].Key},
		}
	}
	return drafts, nil
}

// asked tells whether drafts are wanted in a locale.
func (t *trip) asked(l language.Tag) bool { return len(t.Only) == 0 || slices.Contains(t.Only, l) }

// judge runs the checks on every edition.
func (t *trip) judge(doc *Document, targets []Locale, eds []Edition) [][]Finding {
	found := make([][]Finding, len(targets))
	for i, l := range targets {
		found[i] = t.Check(doc, l.Tag, eds[i].Targets)
	}
	return found
}
