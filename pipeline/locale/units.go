package locale

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// base is the base file of an article.
type base struct {
	lang      language.Tag
	file      *file
	sentences []sentence
}

// findBase finds the base file of an article without knowing its language, and
// the languages of its other files. The base is nil if there is none.
func (s *Store) findBase(id pipeline.ArticleID) (*base, []language.Tag, error) {
	names, err := s.Files(id)
	if err != nil {
		return nil, nil, err
	}
	var found *base
	var others []language.Tag
	for _, name := range names {
		tag, ok := tagOf(name)
		if !ok {
			continue
		}
		data, err := s.load(name)
		if err != nil {
			return nil, nil, err
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(string(data), bom), "\n")
		probe := newFile()
		probe.classify(&line{raw: first}, "")
		if !probe.base || probe.from != tag.String() {
			others = append(others, tag)
			continue
		}
		f, err := parse(s.where(name), data, "")
		if err != nil {
			return nil, nil, remade(err)
		}
		found = &base{lang: tag, file: f, sentences: f.sentences()}
	}
	return found, others, nil
}

// Source gives the segments of an article as the last run left them, their keys
// and coded texts, with the rules that cut them; none if no run knew it.
func (s *Store) Source(article pipeline.ArticleID) (segments []pipeline.Segment, rules string, err error) {
	b, _, err := s.findBase(article)
	if err != nil || b == nil {
		return nil, "", err
	}
	for _, sent := range b.sentences {
		segments = append(segments, pipeline.Segment{Key: pipeline.SegmentKey(sent.key), Text: pipeline.Text{Coded: sent.source}})
	}
	return segments, b.file.rules, nil
}

// Units gives what a memory learns from the files of an article: every target
// that a person made, with the source it was made from, also those of segments
// that left the source. The neighbours are those of the base file. Units of
// the files that could be read come with the faults of those that could not.
func (s *Store) Units(article pipeline.ArticleID) ([]pipeline.Unit, error) {
	b, others, err := s.findBase(article)
	if err != nil || b == nil {
		return nil, err
	}
	var units []pipeline.Unit
	var faults []error
	for _, to := range others {
		us, err := s.unitsOf(article, b, to)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		units = append(units, us...)
	}
	return units, errors.Join(faults...)
}

func (s *Store) unitsOf(article pipeline.ArticleID, b *base, to language.Tag) ([]pipeline.Unit, error) {
	ed, err := s.read(article, b.lang, b.sentences, b.file, to)
	if err != nil {
		return nil, err
	}
	var units []pipeline.Unit
	records := heldOf(ed, article).records
	add := func(t pipeline.Target, state pipeline.State, rules, prev, next string) {
		units = append(units, pipeline.Unit{From: b.lang, To: to, Source: t.Source, Target: t.Text, Prev: prev, Next: next,
			Key: string(article) + "#" + string(t.Key), State: state, By: t.Origin.By, Rules: rules, Changed: records[string(t.Key)].day()})
	}
	for i, sent := range b.sentences {
		t, ok := ed.Targets[pipeline.SegmentKey(sent.key)]
		if !ok || t.State == pipeline.Draft || t.Source == "" || t.Text == "" {
			continue
		}
		var prev, next string
		if i > 0 {
			prev = b.sentences[i-1].source
		}
		if i+1 < len(b.sentences) {
			next = b.sentences[i+1].source
			if joined(ed, b.sentences[i+1].key) {
				continue // its target says the next sentence too
			}
		}
		state, rules := t.State, b.file.rules
		if state == pipeline.Stale {
			r := heldOf(ed, article).verdicts[sent.key].record
			state, rules = r.State, r.Rules
		}
		add(t, state, rules, prev, next)
	}
	return append(units, s.goneUnits(article, b, to, ed)...), nil
}

// joined tells whether the segment was merged into its neighbour.
func joined(ed pipeline.Edition, key string) bool {
	t, ok := ed.Targets[pipeline.SegmentKey(key)]
	return ok && t.State != pipeline.Draft && t.Text == ""
}

// goneUnits gives the units of segments that left the source.
func (s *Store) goneUnits(article pipeline.ArticleID, b *base, to language.Tag, ed pipeline.Edition) []pipeline.Unit {
	h := heldOf(ed, article)
	f, err := parse(s.where(h.name), h.data, b.lang.String())
	if err != nil {
		return nil // read has parsed the same bytes
	}
	var units []pipeline.Unit
	for _, key := range sortedKeys(f.gone) {
		g := f.gone[key]
		if slices.ContainsFunc(b.sentences, func(st sentence) bool { return st.key == key }) || g.marks[draftLine] != nil {
			continue
		}
		source, ok := g.says(wasLine)
		if !ok {
			source, ok = g.says(sourceLine)
		}
		text := strings.TrimSpace(g.text)
		if !ok || source == unknownSource || text == "" || text == Join {
			continue
		}
		u := pipeline.Unit{From: b.lang, To: to, Source: source, Target: g.text, Key: string(article) + "#" + key, State: pipeline.Translated}
		if r := h.records[key]; r != nil && r.byHuman() && r.Tgt == hash(g.text) && r.Src == hash(source) {
			u.State, u.By, u.Rules, u.Changed = r.State, r.By, r.Rules, r.day()
		}
		units = append(units, u)
	}
	return units
}

// Language returns the language of an article, as the last run took it. It is
// NotFound if no run has seen the article.
func (s *Store) Language(article pipeline.ArticleID) (language.Tag, error) {
	b, _, err := s.findBase(article)
	if err == nil && b == nil {
		err = &pipeline.Fault{Code: pipeline.NotFound, Msg: "there is no article " + string(article) + " under locales/", Hint: "articles are named source/name, and have their files after the first run: wordferry run"}
	}
	if err != nil {
		return language.Und, err
	}
	return b.lang, nil
}
