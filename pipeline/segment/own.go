package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline/segment/srx"
)

// Mode says what rules that people brought do to the house rules.
type Mode uint8

const (
	Replace Mode = iota // they stand alone
	OnBase              // they correct the house rules: where one of them matches, it decides
)

// ownRules are the rules of a file for one language.
type ownRules struct {
	file  *srx.File
	rules *srx.Rules
	code  string
	mode  Mode
}

// NewSRX returns a splitter that goes by the rules of a file. code is what the
// file's language maps are asked for: a language tag, or whatever else they
// know, such as LanguageTool's en_two.
//
// In the mode Replace, where no rule of the file matches nothing ends, and
// options have no effect. In the mode OnBase a rule of the file that matches
// around the white space after a sentence decides whether the sentence ends;
// line breaks end it all the same.
func NewSRX(f *srx.File, code string, o Options, m Mode) *Splitter {
	s := New(tagOf(code), o)
	s.own = &ownRules{file: f, rules: f.For(code, m == OnBase), code: code, mode: m}
	s.handle = f.Handle
	return s
}

// Rules returns how many rules of the file hold for the language of a
// splitter of NewSRX: none means that the file does not know the language. It
// is 0 for a splitter of New.
func (s *Splitter) Rules() int {
	if s.own == nil {
		return 0
	}
	return s.own.rules.Len()
}

// tagOf returns the language of a code, past what LanguageTool adds to it.
func tagOf(code string) language.Tag {
	code = strings.TrimSuffix(strings.TrimSuffix(code, "_one"), "_two")
	if tag, err := language.Parse(code); err == nil {
		return tag
	}
	base, _, _ := strings.Cut(strings.ReplaceAll(code, "_", "-"), "-")
	tag, _ := language.Parse(base)
	return tag
}

func (o *ownRules) id(house string) string {
	id := "srx/" + o.file.Digest.Short() + ":" + o.code
	if o.mode == OnBase {
		id += "+" + house
	}
	return id
}

// alone lets the rules of the file decide everything.
func (s *Splitter) alone(text string, yield func(Decision)) {
	last := 0
	s.own.rules.Judge(text, func(v srx.Verdict) {
		at := v.At
		if !s.handle.Isolated {
			for strings.HasSuffix(text[last:at], string(object)) {
				at -= utf8.RuneLen(object)
			}
		}
		if at > last {
			yield(Decision{At: at, Break: v.Rule.Break, Rule: v.Rule.Place})
			last = at
		}
	})
	if text != "" {
		yield(Decision{At: len(text), Break: true, Rule: ruleEnd})
	}
}

// corrected lets the rules of the file decide where they match, and the house
// rules elsewhere. A rule matches before, in or behind the white space that
// follows a sentence; of several the first of the file counts.
func (s *Splitter) corrected(text string, yield func(Decision)) {
	var own []srx.Verdict
	from, to := 0, -1 // white space that is known
	s.own.rules.Judge(text, func(v srx.Verdict) {
		if v.At < from || v.At > to {
			from, to = v.At, spaceEnd(text, v.At)
		}
		v.At = to
		if k := len(own); k == 0 || own[k-1].At != to {
			own = append(own, v)
		} else if v.Rank < own[k-1].Rank {
			own[k-1] = v
		}
	})
	bound := 0
	decide := func(d Decision) {
		if d.Break {
			bound = d.At
		}
		yield(d)
	}
	apply := func(v srx.Verdict) {
		if v.At < len(text) && strings.ContainsFunc(text[bound:v.At], func(r rune) bool { return !unicode.IsSpace(r) }) {
			decide(Decision{At: v.At, Break: v.Rule.Break, Rule: v.Rule.Place})
		}
	}
	s.walk(text, func(d Decision) {
		for len(own) > 0 && own[0].At < d.At {
			apply(own[0])
			own = own[1:]
		}
		if len(own) > 0 && own[0].At == d.At {
			v := own[0]
			own = own[1:]
			if d.Rule != ruleLine && d.Rule != ruleEnd {
				apply(v)
				return
			}
		}
		decide(d)
	})
}

func spaceEnd(text string, i int) int {
	rest := strings.TrimLeftFunc(text[i:], unicode.IsSpace)
	return len(text) - len(rest)
}
