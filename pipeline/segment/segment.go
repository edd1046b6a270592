package segment

import (
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline/segment/srx"
)

// rules is the version of the house rules. It goes up whenever some text is
// cut in another way than before: keys and memory matches hang on it.
const rules = "house/3"

// Options bend the house rules. The zero value is the house rules as they
// stand.
type Options struct {
	Semicolon      bool   // a semicolon ends a sentence
	KeepLineBreaks bool   // a line break is white space, not a boundary (for hard-wrapped text)
	Quotes         Quotes // whether sentences end inside a pair of quotes
}

// Quotes says whether sentences end inside a pair of quotes.
type Quotes uint8

const (
	QuotesByLanguage Quotes = iota // not in Chinese, Japanese and Korean (H3), but elsewhere
	QuotesKeep                     // never
	QuotesSplit                    // always
)

// Splitter finds where the sentences of one language end. It is safe for
// concurrent use.
type Splitter struct {
	profile *profile
	name    string
	opt     Options
	own     *ownRules // what people brought; nil: the house rules alone
	handle  srx.Handle
}

// New returns a splitter for a language. Any tag will do: a language without
// data of its own, and "und", get the rules that hold everywhere.
func New(lang language.Tag, o Options) *Splitter {
	name := baseOf(lang)
	return &Splitter{profile: profileOf(name), name: name, opt: o, handle: srx.Handle{End: true}}
}

// ID names the rules a text was cut by: their version, the language, and the
// options that are on, as in "house/3:zh" or "house/3:de+semicolon"; for rules
// that people brought also their digest.
func (s *Splitter) ID() string {
	id := rules + ":" + s.name
	if s.opt.Semicolon {
		id += "+semicolon"
	}
	if s.opt.KeepLineBreaks {
		id += "+keep-line-breaks"
	}
	switch s.opt.Quotes {
	case QuotesKeep:
		id += "+keep-quotes"
	case QuotesSplit:
		id += "+split-quotes"
	}
	if s.own != nil {
		return s.own.id(id)
	}
	return id
}

// Boundary is the end of a sentence.
type Boundary struct {
	End  int    // byte offset of what comes next; white space belongs to the sentence before it
	Rule string // the rule that decided: see the package documentation
}

// Decision is what a rule said of a place where a sentence could end.
type Decision struct {
	At    int // byte offset
	Break bool
	Rule  string
}

// Split returns the ends of the sentences of a plain text, rising. The last
// End is len(text), so the sentences joined are the text again; an empty text
// has none.
func (s *Splitter) Split(text string) []Boundary {
	var out []Boundary
	s.decide(text, func(d Decision) {
		if d.Break {
			out = append(out, Boundary{End: d.At, Rule: d.Rule})
		}
	})
	return out
}

// Explain returns every place where a sentence could end, in order, with the
// rule that made it a boundary or kept the sentence together.
func (s *Splitter) Explain(text string) []Decision {
	var out []Decision
	s.decide(text, func(d Decision) { out = append(out, d) })
	return out
}

func (s *Splitter) decide(text string, yield func(Decision)) {
	switch {
	case s.own == nil:
		s.walk(text, yield)
	case s.own.mode == OnBase:
		s.corrected(text, yield)
	default:
		s.alone(text, yield)
	}
}

// baseOf returns the language whose rules a tag gets: the primary language
// subtag, with the Chinese languages as one.
func baseOf(lang language.Tag) string {
	base, _, _ := lang.Raw()
	switch name := base.String(); name {
	case "cmn", "yue", "wuu", "hak", "nan", "lzh":
		return "zh"
	default:
		return name
	}
}
