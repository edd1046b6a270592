package pipeline

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// resolve decides what is published for every segment: the document in its
// own language first, then one Localized a target, in order. A segment takes
// the first target along its locale's chain that the policy of that target's
// own locale allows and that no blocker stands against; the source text ends
// every chain.
func resolve(doc *Document, targets []Locale, eds []Edition, found [][]Finding, words func(language.Tag, string) int) []Localized {
	accepted := map[language.Tag]map[SegmentKey]Target{}
	for i, l := range targets {
		accepted[l.Tag] = accept(l, eds[i], found[i])
	}
	out := []Localized{original(doc, words)}
	for i, l := range targets {
		loc := Localized{Document: doc, To: l.Tag, Targets: map[SegmentKey]Target{}}
		loc.Chain = chain(l, doc.Lang)
		sourceReadable := slices.Contains(l.Fallback, doc.Lang) && related(doc.Lang, l.Tag)
		loc.Coverage.States = map[string]int{}
		for _, f := range found[i] {
			switch f.Severity {
			case Blocker:
				loc.Coverage.Blockers++
			case Warning:
				loc.Coverage.Warnings++
			}
		}
		for _, s := range doc.Segments() {
			own := eds[i].Targets[s.Key]
			loc.Coverage.Segments++
			loc.Coverage.Words += words(doc.Lang, s.Text.Plain())
			loc.Coverage.States[own.State.String()]++
			if !loc.serve(s, accepted) && sourceReadable {
				loc.Coverage.Related++
			}
		}
		out = append(out, loc)
	}
	return out
}

// chain is where text of a locale may come from: the locale itself, its
// fallbacks, and where they come to it, or in the end, the source language.
func chain(l Locale, source language.Tag) []language.Tag {
	out := []language.Tag{l.Tag}
	for _, t := range l.Fallback {
		if t == source {
			break
		}
		out = append(out, t)
	}
	return append(out, source)
}

func accept(l Locale, ed Edition, found []Finding) map[SegmentKey]Target {
	blocked := map[SegmentKey]bool{}
	for _, f := range found {
		if f.Severity == Blocker {
			blocked[f.Key] = true
		}
	}
	ok := map[SegmentKey]Target{}
	for key, t := range ed.Targets {
		if l.Publish.Allows(t.State) && !blocked[key] {
			ok[key] = t
		}
	}
	return ok
}

// serve picks what stands for segment s, and tells whether it is a target:
// false when the source text has to do.
func (loc *Localized) serve(s *Segment, accepted map[language.Tag]map[SegmentKey]Target) bool {
	for i, tag := range loc.Chain {
		t, ok := accepted[tag][s.Key]
		if !ok {
			continue
		}
		loc.Stale = loc.Stale || t.State == Stale
		loc.Drafts = loc.Drafts || t.State == Draft
		if i == 0 {
			loc.Coverage.Done++
		}
		if i > 0 && related(tag, loc.To) {
			loc.Coverage.Related++
		}
		loc.Targets[s.Key] = t
		return true
	}
	loc.Targets[s.Key] = sourceTarget(loc.Document, s)
	return false
}

// related tells whether two tags are variants of one language.
func related(a, b language.Tag) bool {
	x, _ := a.Base()
	y, _ := b.Base()
	return x == y
}

func sourceTarget(doc *Document, s *Segment) Target {
	return Target{Key: s.Key, Lang: doc.Lang, Text: s.Text.Coded, State: Final, Source: s.Text.Coded, Origin: Origin{Kind: FromSource}}
}

func original(doc *Document, words func(language.Tag, string) int) Localized {
	loc := Localized{Document: doc, To: doc.Lang, Chain: []language.Tag{doc.Lang}, Targets: map[SegmentKey]Target{}}
	for _, s := range doc.Segments() {
		loc.Coverage.Segments++
		loc.Coverage.Done++
		loc.Coverage.Words += words(doc.Lang, s.Text.Plain())
		loc.Targets[s.Key] = sourceTarget(doc, s)
	}
	loc.Coverage.States = map[string]int{FromSource.String(): loc.Coverage.Segments}
	return loc
}

func (k OriginKind) String() string { return string(k) }

// held says why an article is not published in a locale; "" if it is.
func held(l Locale, c Coverage) string {
	if s, short := shortfall(l, c); short {
		return s.String()
	}
	return ""
}

// Status says in one word what a reader of an article should know: "source"
// (the article in its own language), else the worst that holds of "draft"
// (some sentences were accepted by no person), "stale" (some are older than
// their source), "partial" (some are served in another language),
// "translated" and "reviewed" (every sentence by a second person).
func (loc Localized) Status() string {
	switch {
	case loc.To == loc.Lang:
		return "source"
	case loc.Drafts:
		return "draft"
	case loc.Stale:
		return "stale"
	}
	status := "reviewed"
	for _, s := range loc.Segments() {
		t, ok := loc.Targets[s.Key]
		switch {
		case !ok || t.Lang != loc.To:
			return "partial"
		case t.State < Reviewed:
			status = "translated"
		}
	}
	return status
}

// open tells whether more could come from the memory.
func (loc Localized) open() bool {
	return loc.Coverage.States[Untranslated.String()]+loc.Coverage.States[Draft.String()] > 0
}

func (loc Localized) title() string {
	return blockText(loc.Title, loc.To, func(s Segment) string {
		t := loc.Targets[s.Key]
		return Text{Coded: t.Text, Codes: s.Text.Codes}.Plain()
	})
}

// blockText joins what text gives for the segments of b, in one language.
func blockText(b Block, lang language.Tag, text func(Segment) string) string {
	parts := make([]string, len(b.Segments))
	for i, s := range b.Segments {
		parts[i] = text(s)
	}
	return strings.Join(parts, Between(lang, lang))
}
