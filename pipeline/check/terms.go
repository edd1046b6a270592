package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// terms holds the target to the termbase: the entries whose source words the
// segment holds. Of several approved targets of one term any will do.
func terms(t Target) []pipeline.Finding {
	if len(t.Terms) == 0 {
		return nil
	}
	v := t.view()
	source := t.sourceView().text // a name may stand in a code only
	words := newWording(v.text)
	approved := map[string][]string{}
	shown := map[string]string{} // as the termbase writes it
	var order []string
	for _, term := range t.Terms {
		if term.Status == pipeline.Approved && term.Target != "" {
			key := strings.ToLower(term.Source)
			if approved[key] == nil {
				order, shown[key] = append(order, key), term.Source
			}
			approved[key] = append(approved[key], term.Target)
		}
	}
	var found []pipeline.Finding
	missing := map[string]bool{}
	for _, key := range order {
		used := false
		for _, target := range approved[key] {
			used = used || words.has(target)
		}
		if !used {
			missing[key] = true
			found = append(found, pipeline.Finding{Severity: pipeline.Warning,
				Message: fmt.Sprintf("%s of the source should be %s", shown[key], quoteAny(approved[key]))})
		}
	}
	for _, term := range t.Terms {
		switch term.Status {
		case pipeline.DoNotTranslate:
			if containsName(source, term.Source) && !containsName(v.text, term.Source) {
				found = append(found, pipeline.Finding{Severity: pipeline.Warning,
					Message: fmt.Sprintf("%s is never translated and should stand here as it is", term.Source)})
			}
		case pipeline.Forbidden, pipeline.Deprecated:
			if f, ok := t.banned(term, approved[strings.ToLower(term.Source)], v); ok {
				found = append(found, f)
			}
		}
	}
	return found
}

// banned finds a forbidden or deprecated target, unless it only stands inside
// an approved one: "cell" in "stem cell".
func (t Target) banned(term pipeline.Term, approved []string, v view) (pipeline.Finding, bool) {
	var allowed []span
	for i, s := range t.places(v.text, term.Target) {
		if i == 0 {
			for _, a := range approved {
				allowed = append(allowed, t.places(v.text, a)...)
			}
		}
		if slices.ContainsFunc(allowed, func(a span) bool { return a.start <= s.start && s.end <= a.end }) {
			continue
		}
		f := v.finding(pipeline.Warning, s.start, s.end, fmt.Sprintf("%s is a %s term for %s", v.text[s.start:s.end], term.Status, term.Source))
		if len(approved) > 0 {
			f.Message += "; write " + quoteAny(approved)
			if v.replaceable(s.start, s.end) {
				f.Fix = approved[0]
			}
		}
		return f, true
	}
	return pipeline.Finding{}, false
}

// places returns where a term stands in a text, in whatever form, in order.
func (t Target) places(text, term string) []span {
	var out []span
	for at := 0; ; {
		s, ok := findTerm(text, term, at)
		if !ok {
			break
		}
		out, at = append(out, s), s.end
	}
	if t.Places == nil || term == "" {
		return out
	}
	for _, p := range t.Places(text, term, t.To) {
		if s := (span{p[0], p[1]}); !slices.ContainsFunc(out, func(o span) bool { return o.start < s.end && s.start < o.end }) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b span) int { return a.start - b.start })
	return out
}

func quoteAny(list []string) string { return strings.Join(list, " or ") }

// containsName tells whether a name stands in the text as it is, and not
// inside a longer word.
func containsName(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		if standsAlone(text, at+i, at+i+len(name)) {
			return true
		}
		at += i + 1
	}
}

// standsAlone tells whether text[start:end] is not part of a longer word. In
// scripts without spaces everything may be next to everything.
func standsAlone(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	joined := func(a, b rune) bool { return isWordRune(a) && isWordRune(b) }
	return !(start > 0 && joined(before, first)) && !(end < len(text) && joined(last, after))
}

func isWordRune(r rune) bool { return isDigit(r) || isLetter(r) }

// findTerm finds a term from offset at on, in any case, with a plural's
// ending at most.
func findTerm(text, term string, at int) (span, bool) {
	if term == "" {
		return span{}, false
	}
	lower, want := foldInPlace(text), foldInPlace(term)
	for at <= len(lower)-len(want) {
		i := strings.Index(lower[at:], want)
		if i < 0 {
			return span{}, false
		}
		start, end := at+i, at+i+len(want)
		for _, ending := range []string{"", "s", "es", "n", "en", "e"} {
			if strings.HasPrefix(lower[end:], ending) && standsAlone(text, start, end+len(ending)) {
				return span{start, end + len(ending)}, true
			}
		}
		_, n := utf8.DecodeRuneInString(lower[start:])
		at = start + n
	}
	return span{}, false
}

// foldInPlace is lower case that keeps every byte offset of the text.
func foldInPlace(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == n {
			utf8.EncodeRune(b[i:], l)
		}
		i += n
	}
	return string(b)
}

// wording is a text prepared for the question whether a term is used in it,
// in whatever form.
type wording struct {
	text  string // in lower case
	words []string
}

func newWording(text string) wording {
	w := wording{text: strings.ToLower(text)}
	for _, s := range wordsOf(w.text) {
		w.words = append(w.words, w.text[s.start:s.end])
	}
	return w
}

// has tells whether the term is there: as it is, or each of its words in some
// form. A missed use is a false alarm, so that compounds ("Stammzelltherapie"
// for "Stammzelle") and other endings count as uses.
func (w wording) has(term string) bool {
	term = strings.ToLower(term)
	if strings.Contains(w.text, term) {
		return true
	}
	parts := wordsOf(term)
	for _, p := range parts {
		if !w.hasWord(stem(term[p.start:p.end])) {
			return false
		}
	}
	return len(parts) > 0 && !isSpaceless(firstRune(term))
}

func (w wording) hasWord(stem string) bool {
	for _, word := range w.words {
		if strings.Contains(word, stem) {
			return true
		}
	}
	return false
}

// stem cuts off what inflection may change.
func stem(word string) string {
	r := []rune(word)
	switch {
	case len(r) >= 6:
		return string(r[:len(r)-2])
	case len(r) >= 4:
		return string(r[:len(r)-1])
	default:
		return word
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
