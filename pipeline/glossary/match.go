package glossary

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// side is the index of all terms whose sources are in one language.
type side struct {
	lang  string
	lines []line
	first map[string][]int // a form of the first word → lines
}

// line is one source term; entries of the same words share it.
type line struct {
	words   []form
	gaps    []string // before each word but the first, cores
	before  string   // symbols that belong to it: the . of .NET
	after   string   // the ++ of C++
	key     string
	exact   bool  // an abbreviation: its case counts
	entries []int // of Base.terms
}

// form is a word of a term with the words it may be a form of.
type form struct {
	text  string   // as written
	low   string   // in lower case
	stems []string // shorter words: "cell" for "cells"
}

func (s *side) form(text string, single bool) form {
	text = unified(text, single)
	if single {
		return form{text: text, low: text}
	}
	low := strings.ToLower(text)
	if s.lang == "ru" {
		low = strings.ReplaceAll(low, "ё", "е") // as most write it
	}
	return form{text: text, low: low, stems: stems(text, low, s.lang)}
}

// match is a place in a text where a term stands.
type match struct {
	start, end int
	words      int
	entries    []int
}

func (s *side) add(source string, exact bool, words []word, entry int) {
	l := line{exact: exact || isAbbreviation(source)}
	l.before, l.after = symbols(source[:words[0].start], source[words[len(words)-1].end:])
	l.key = l.before + l.after + " "
	for i, w := range words {
		f := s.form(source[w.start:w.end], w.single)
		l.words = append(l.words, f)
		l.key += f.low + " "
		if i > 0 {
			gap := core(source[words[i-1].end:w.start])
			l.gaps = append(l.gaps, gap)
			l.key += gap
		}
	}
	if l.exact {
		l.key = source
	}
	first := l.words[0]
	for _, i := range s.first[first.low] {
		if s.lines[i].key == l.key {
			s.lines[i].entries = append(s.lines[i].entries, entry)
			return
		}
	}
	l.entries = []int{entry}
	s.lines = append(s.lines, l)
	s.first[first.low] = append(s.first[first.low], len(s.lines)-1)
	for _, stem := range first.stems {
		s.first[stem] = append(s.first[stem], len(s.lines)-1)
	}
}

// match finds the wanted terms in a text: the longest first, none over
// another.
func (s *side) match(text string, wanted func(entry int) bool) []match {
	words := wordsOf(text)
	forms := make([]form, len(words))
	for i, w := range words {
		forms[i] = s.form(text[w.start:w.end], w.single)
	}
	var all []match
	for i := range words {
		if !words[i].begins {
			continue
		}
		for _, n := range s.candidates(forms[i]) {
			if m, ok := s.at(n, text, words, forms, i, wanted); ok {
				all = append(all, m)
			}
		}
	}
	return longest(all)
}

// candidates returns the lines that may begin with a word, each once.
func (s *side) candidates(f form) []int {
	lines := s.first[f.low]
	if len(f.stems) == 0 {
		return lines
	}
	lines = slices.Clone(lines)
	for _, stem := range f.stems {
		lines = append(lines, s.first[stem]...)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// at tells whether line n stands at word i of the text.
func (s *side) at(n int, text string, words []word, forms []form, i int, wanted func(int) bool) (match, bool) {
	l := &s.lines[n]
	last := i + len(l.words) - 1
	if last >= len(words) {
		return match{}, false
	}
	for k, w := range l.words {
		if !sameWord(w, forms[i+k], l.exact) || k > 0 && !fits(text[words[i+k-1].end:words[i+k].start], l.gaps[k-1]) {
			return match{}, false
		}
	}
	start, end := words[i].start, words[last].end
	if insideKatakana(text, start, end) || !strings.HasSuffix(text[:start], l.before) || !strings.HasPrefix(text[end:], l.after) {
		return match{}, false
	}
	m := match{start: start - len(l.before), end: end + len(l.after), words: len(l.words)}
	for _, e := range l.entries {
		if wanted(e) {
			m.entries = append(m.entries, e)
		}
	}
	return m, len(m.entries) > 0
}

// sameWord compares a word of a term with one of a text. The case of
// abbreviations counts, so that IT is not it; MSCs are still MSC.
func sameWord(term, text form, exact bool) bool {
	if exact {
		return text.text == term.text || strings.TrimSuffix(text.text, "s") == term.text
	}
	if term.low == text.low || slices.Contains(term.stems, text.low) || slices.Contains(text.stems, term.low) {
		return true
	}
	for _, stem := range text.stems {
		if slices.Contains(term.stems, stem) {
			return true
		}
	}
	return false
}

// symbols returns what of the characters around a term's words is a part of
// it and no punctuation: C++, C#, .NET, #hash, 100%.
func symbols(before, after string) (string, string) {
	const marks = "+#@$%&*°"
	start := len(before)
	for start > 0 && (strings.IndexByte(marks[:len(marks)-len("°")], before[start-1]) >= 0 || start == len(before) && before[start-1] == '.') {
		start--
	}
	end := len(after) - len(strings.TrimLeft(after, marks))
	return before[start:], after[:end]
}

// core is what stands between two words of a term, apart from the spaces and
// hyphens that writers choose: the ' of Crohn's, the & of R&D, the . of E. coli.
func core(gap string) string {
	switch gap {
	case "", " ", "-":
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || strings.ContainsRune("-‐‑/·・–", r):
			return -1
		case r == '’' || r == 'ʼ' || r == '‘' || r == '＇':
			return '\''
		}
		return r
	}, width.Fold.String(gap))
}

// fits tells whether what stands between two words of a text may stand between
// two of a term that have this core between them. A full stop may be missing,
// but none may come in: a sentence may end there.
func fits(gap, own string) bool {
	if strings.Trim(own, ".") == "" && adjoining(gap) {
		return true
	}
	return own != "" && len(gap) <= len(own)+len("\u00a0\u00a0") && core(gap) == own
}

// adjoining tells whether two words of a term may stand so far apart.
func adjoining(gap string) bool {
	switch gap {
	case "", " ", "-", "\u00a0", "‐", "‑", "/", "·", "・", "–":
		return true
	}
	return strings.TrimSpace(gap) == "" && len(gap) <= 3
}

// longest drops matches that lie over longer ones, and sorts the rest by
// place.
func longest(all []match) []match {
	slices.SortStableFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start), cmp.Compare(a.entries[0], b.entries[0]))
	})
	taken := map[int]match{} // by byte: the match that lies there
	var kept []match
	for _, m := range all {
		first, overlaps := taken[m.start]
		_, ends := taken[m.end-1]
		if overlaps && (first.start != m.start || first.end != m.end) || !overlaps && ends {
			continue
		}
		for i := m.start; i < m.end; i++ {
			taken[i] = m
		}
		kept = append(kept, m)
	}
	slices.SortStableFunc(kept, func(a, b match) int { return cmp.Compare(a.start, b.start) })
	return kept
}

// word is a word of a text, in bytes.
type word struct {
	start, end int
	begins     bool // a term may begin here
	single     bool // a character that is a word of its own
}

// wordsOf cuts a text into words: runs of letters, marks and digits. Chinese
// characters, kana, Hangul syllables and the letters of scripts without
// spaces are words of their own.
func wordsOf(text string) []word {
	var out []word
	start := -1
	prev := rune(' ')
	for i, r := range text {
		if n := len(out); start < 0 && n > 0 && out[n-1].single && out[n-1].end == i && attaches(r) {
			out[n-1].end = i + utf8.RuneLen(r)
			prev = r
			continue
		}
		single := isSingle(r)
		in := !single && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
		if !in && start >= 0 {
			out = append(out, word{start: start, end: i, begins: true})
			start = -1
		}
		switch {
		case single:
			_, n := utf8.DecodeRuneInString(text[i:])
			out = append(out, word{start: i, end: i + n, begins: !isHangul(r) || !isHangul(prev), single: true})
		case in && start < 0:
			start = i
		}
		prev = r
	}
	if start >= 0 {
		out = append(out, word{start: start, end: len(text), begins: true})
	}
	return out
}

// attaches tells of what belongs to the character before it: a mark, the
// narrow forms of the marks of kana, the later letters of a Hangul syllable.
func attaches(r rune) bool {
	return r >= 0x0300 && (unicode.IsMark(r) || r == 0xFF9E || r == 0xFF9F || r >= 0x1160 && r <= 0x11FF)
}

// isSingle tells of characters that are words of their own here.
func isSingle(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r <= 0x0EFF, r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF:
		return unicode.IsLetter(r) || unicode.IsMark(r)
	case r >= 0x1100 && r <= 0x11FF:
		return true
	case r < 0x2E80:
		return false
	default:
		return unicode.Is(unicode.Han, r) || isKana(r) || isHangul(r)
	}
}

func isKana(r rune) bool {
	return r >= 0x3041 && r <= 0x3096 || isKatakana(r)
}

func isKatakana(r rune) bool {
	return r >= 0x30A1 && r <= 0x30FA || r == 'ー' || r >= 0xFF66 && r <= 0xFF9D
}

func isHangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF }

// insideKatakana tells whether a short term in katakana lies within a longer
// word: セル in セルロース.
func insideKatakana(text string, start, end int) bool {
	term := text[start:end]
	if utf8.RuneCountInString(term) > 3 {
		return false
	}
	for _, r := range term {
		if !isKatakana(r) {
			return false
		}
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return isKatakana(before) || isKatakana(after)
}

// isAbbreviation tells of terms whose case counts: MSC, IT, IL-10.
func isAbbreviation(term string) bool {
	upper := 0
	for _, r := range term {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			return false
		}
	}
	return upper > 1 && utf8.RuneCountInString(term) <= 6
}

// unified is a word in the one form that its characters have in common: wide
// and narrow ones, composed and decomposed ones, a Han character with and
// without the mark that chooses its shape.
func unified(word string, single bool) string {
	if plainWord(word) {
		return word
	}
	word = norm.NFC.String(width.Fold.String(word))
	if !single {
		return word
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, word)
}

// plainWord tells of words that are in that form already: nearly all.
func plainWord(word string) bool {
	if r, n := utf8.DecodeRuneInString(word); n == len(word) && (r >= 0x4E00 && r <= 0x9FFF || r >= 0x3041 && r <= 0x30FF || r >= 0xAC00 && r <= 0xD7A3) {
		return true
	}
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
