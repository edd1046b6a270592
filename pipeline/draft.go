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

// drafted is the memory's best proposal for each of the segments; an
// untranslated target where it has none.
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
		if ms := found[s.Key]; len(ms) > 0 {
			drafts[s.Key] = draftOf(s, to, &ms[0])
		}
	}
	for _, key := range missing {
		if _, has := drafts[key]; !has {
			drafts[key] = Target{Key: key, Lang: to} // a draft that stands is taken back
		}
	}
	return drafts, nil
}

func draftOf(s *Segment, to language.Tag, m *Match) Target {
	t := Target{
		Key: s.Key, Lang: to, Text: m.Proposal, State: Draft, Source: s.Text.Coded, Match: m.Source,
		Origin: Origin{Kind: FromMemory, By: m.Memory, Score: m.Score, Unit: m.Key, Caution: m.Caution},
	}
	if m.Ambiguous {
		t.Origin.Caution = Ambiguous
	}
	return t
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
