package export

import (
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// run is consecutive sentences that are served in one language. They stand in
// one element with its language and direction: apart, each would be an island
// of its own, and sentences that run from the left would stand one after the
// other from the right in a page that runs so.
type run struct {
	lang      language.Tag
	sentences []sentence // without those that show nothing
}

// runs cuts the sentences of a block.
func runs(ss []sentence) []run {
	var out []run
	for _, s := range ss {
		if len(s.pieces) == 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].lang == s.lang {
			out[n-1].sentences = append(out[n-1].sentences, s)
			continue
		}
		out = append(out, run{s.lang, []sentence{s}})
	}
	return out
}

// after is the white space after a run.
func (r run) after() string { return r.sentences[len(r.sentences)-1].after }

// wholly is the language of a block served in one alone; und if it has several
// or shows nothing.
func wholly(ss []sentence) language.Tag {
	if rs := runs(ss); len(rs) == 1 {
		return rs[0].lang
	}
	return language.Und
}

// own are the sentences of a block served in the language asked for.
func own(l pipeline.Localized, b *pipeline.Block) []sentence {
	var out []sentence
	for _, r := range runs(sentences(l, b)) {
		if r.lang == l.To {
			out = append(out, r.sentences...)
		}
	}
	return out
}
