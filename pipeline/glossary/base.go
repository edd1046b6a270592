// Package glossary tells which terms of a termbase a text holds.
//
// A termbase is a CSV file that people keep (locales/terms.csv). What is to
// be done with a term that a text holds, others decide: checks hold the
// target to it, editors and engines show it.
package glossary

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Base is a termbase. The zero Base is empty. It does not change once it is
// made and may be used by many goroutines.
type Base struct {
	terms []pipeline.Term
	index map[string]*side // by base language of Source: "zh"
}

// New makes a termbase of terms, in their order. Terms without a source are
// left out.
func New(terms []pipeline.Term) *Base {
	b := &Base{index: map[string]*side{}}
	for _, t := range terms {
		t.Source, t.Target = norm.NFC.String(t.Source), norm.NFC.String(t.Target)
		words := wordsOf(t.Source)
		if len(words) == 0 {
			continue
		}
		lang := baseOf(t.From)
		s := b.index[lang]
		if s == nil {
			s = &side{lang: lang, first: map[string][]int{}}
			b.index[lang] = s
		}
		s.add(t.Source, t.Exact, words, len(b.terms))
		b.terms = append(b.terms, t)
	}
	return b
}

// Len counts the entries.
func (b *Base) Len() int { return len(b.terms) }

// Terms returns the entries in the order of the file.
func (b *Base) Terms() []pipeline.Term { return slices.Clone(b.terms) }

// Hit is a term in a text.
type Hit struct {
	Term       pipeline.Term
	Start, End int // byte offsets in the text
}

// In finds the terms that a text holds for a pair of languages, in the order
// of their places. Longer terms win over the ones inside them; several
// targets of one source stand together, in the order of the file. The text is
// plain, without codes.
func (b *Base) In(text string, from, to language.Tag) []Hit {
	s := b.index[baseOf(from)]
	if s == nil {
		return nil
	}
	var hits []Hit
	for _, m := range s.match(text, func(i int) bool { return Serves(b.terms[i].From, from) && Serves(b.terms[i].To, to) }) {
		hits = append(hits, b.nearest(m, to)...)
	}
	return hits
}

// nearest turns a match into hits. Where a term has an approved target for
// just this locale (en-GB), those for the whole language (en) step back.
func (b *Base) nearest(m match, to language.Tag) []Hit {
	best := 0
	for _, i := range m.entries {
		if t := b.terms[i]; t.Status == pipeline.Approved {
			best = max(best, detail(t.To))
		}
	}
	var hits []Hit
	for _, i := range m.entries {
		if t := b.terms[i]; t.Status != pipeline.Approved || detail(t.To) == best {
			hits = append(hits, Hit{Term: t, Start: m.start, End: m.end})
		}
	}
	return hits
}

// Places returns where a term of a language stands in a text, in the forms
// that In finds it in, as start and end in bytes.
func Places(text, term string, lang language.Tag) [][2]int {
	var out [][2]int
	for _, h := range New([]pipeline.Term{{Source: term, From: lang}}).In(text, lang, language.Und) {
		out = append(out, [2]int{h.Start, h.End})
	}
	return out
}

// Lookup returns the entries whose source or target holds the query, in any
// case: those that are the query first, then those that begin with it. An
// undetermined language stands for all.
func (b *Base) Lookup(query string, from, to language.Tag) []pipeline.Term {
	q := strings.ToLower(norm.NFC.String(strings.TrimSpace(query)))
	type ranked struct{ rank, i int }
	var found []ranked
	for i, t := range b.terms {
		if from != language.Und && !Serves(t.From, from) || to != language.Und && !Serves(t.To, to) {
			continue
		}
		if r := min(rank(t.Source, q), rank(t.Target, q)); r < 3 {
			found = append(found, ranked{r, i})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	var out []pipeline.Term
	for _, f := range found {
		out = append(out, b.terms[f.i])
	}
	return out
}

func rank(text, query string) int {
	text = strings.ToLower(text)
	switch {
	case text == query:
		return 0
	case strings.HasPrefix(text, query):
		return 1
	case strings.Contains(text, query):
		return 2
	default:
		return 3
	}
}

func baseOf(t language.Tag) string {
	b, _ := t.Base()
	return b.String()
}

// Serves tells whether an entry in the language `have` is for texts in the
// language `want`: zh for zh-Hans and zh-Hant, en for en-GB, zh-Hans for zh,
// and an undetermined language for all. en-GB is not for en, nor zh-Hans for
// zh-Hant.
func Serves(have, want language.Tag) bool {
	if have == language.Und || have == want {
		return true
	}
	if baseOf(have) != baseOf(want) {
		return false
	}
	_, script, region := have.Raw()
	if region != (language.Region{}) {
		_, _, r := want.Raw()
		if r != region {
			return false
		}
	}
	if script != (language.Script{}) {
		s, _ := want.Script()
		return s == script
	}
	return true
}

// detail tells how narrow a tag is: 0 for und, 1 for a language, more with
// script and region.
func detail(t language.Tag) int {
	if t == language.Und {
		return 0
	}
	_, script, region := t.Raw()
	d := 1
	if script != (language.Script{}) {
		d++
	}
	if region != (language.Region{}) {
		d += 2
	}
	return d
}
