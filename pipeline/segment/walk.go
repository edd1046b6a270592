package segment

import (
	"unicode"
	"unicode/utf8"
)

// walker takes one text from end to end.
type walker struct {
	*Splitter
	text      string
	yield     func(Decision)
	events    []event // of the paragraph
	stack     []int   // for pair
	end       int     // of the paragraph
	bound     int     // where the current sentence began
	shield    int     // no sentence ends before this offset
	inside    int     // what stands before this offset is in a pair that shields nothing
	spaceless bool    // the paragraph holds a script that is written without spaces and stops
	wide      bool    // the paragraph holds a full-width terminator
	spaces    spaceRule
	rows      []int // where list items begin: see items

	first, firstFor int // see firstWordly
	last, lastFor   int // see lastWordly
}

func (s *Splitter) walk(text string, yield func(Decision)) {
	w := &walker{Splitter: s, text: text, yield: yield, firstFor: -1, lastFor: -1}
	for a := 0; a < len(text); {
		w.end = w.paragraph(a)
		w.firstFor, w.lastFor = -1, -1
		if len(w.events) > 0 || w.spaceless || w.bulleted(a) {
			w.pair()
			w.sentences(a)
		}
		a = w.skipSpace(w.end, len(text))
		switch {
		case a == len(text):
			w.decide(a, true, ruleEnd)
		case w.skipSpace(w.bound, w.end) < w.end:
			w.decide(a, true, ruleLine)
		}
	}
}

// bulleted tells whether a paragraph begins with a bullet.
func (w *walker) bulleted(a int) bool { m, _ := w.itemAt(w.skipSpace(a, w.end)); return m.bullet != 0 }

// sentences rules on every site of the paragraph that begins at a.
func (w *walker) sentences(a int) {
	w.shield, w.inside = 0, 0
	w.spaces.begin(w, a)
	w.items(a)
	for k := 0; k < len(w.events); {
		e := w.events[k]
		w.beginItems(e.at)
		switch e.kind {
		case dot, bang, final, ellipsis:
			var st site
			st, k = w.site(k)
			w.spaces.upTo(w, st.start)
			if st.next < w.end {
				ok, rule := w.rule(st)
				w.decide(st.next, ok, rule)
			}
			continue
		case semi:
			w.spaces.upTo(w, e.at)
			w.semicolon(e)
		case opening, quote:
			w.spaces.upTo(w, e.at)
			if e.role == opening && e.mate >= 0 {
				m := w.events[e.mate]
				if w.shields(e) {
					w.shield = max(w.shield, m.at+int(m.size))
				} else {
					w.inside = max(w.inside, m.at)
				}
			}
		}
		k++
	}
	w.beginItems(w.end)
	w.spaces.upTo(w, w.end)
}

// beginItems rules on the list items that begin before offset end.
func (w *walker) beginItems(end int) {
	for len(w.rows) > 0 && w.rows[0] < end {
		if at := w.rows[0]; at > w.bound && at >= w.shield {
			w.decide(at, true, ruleItem)
		}
		w.rows = w.rows[1:]
	}
}

func (w *walker) decide(at int, ok bool, rule string) {
	w.yield(Decision{At: at, Break: ok, Rule: rule})
	if ok {
		w.bound = at
	}
}

// cjk tells whether the paragraph follows the rules of Chinese, Japanese and
// Korean typography.
func (w *walker) cjk() bool { return w.profile.cjk || w.wide }

// shields tells whether no sentence may end inside the pair that e opens.
func (w *walker) shields(e event) bool {
	if e.kind == quote || e.r == '「' || e.r == '『' || e.r == '｢' {
		switch w.opt.Quotes {
		case QuotesKeep:
			return true
		case QuotesSplit:
			return false
		}
	}
	if w.cjk() || e.r >= 0x3000 {
		return true
	}
	return e.kind == opening && w.midSentence(e.at)
}

// midSentence tells whether something of the current sentence, apart from
// opening marks, stands before offset at.
func (w *walker) midSentence(at int) bool {
	for n := 0; n < 4; n++ {
		r, i := w.before(w.trimSpace(at))
		if i < w.bound {
			return false
		}
		if k := kindOf(r); k != opening && k != quote {
			return true
		}
		at = i
	}
	return true
}

func (w *walker) semicolon(e event) {
	next := w.skipSpace(e.at+int(e.size), w.end)
	if next == w.end {
		return
	}
	switch {
	case !w.opt.Semicolon:
		if e.r != ';' {
			w.decide(next, false, ruleSemicolon)
		}
	case e.at < w.shield:
		w.decide(next, false, rulePair)
	case e.r == ';' && next == e.at+1 && !isCJK(w.at(next)):
		w.decide(next, false, ruleAttached)
	default:
		w.decide(next, true, ruleSemicolon)
	}
}

// at returns the character at offset i; utf8.RuneError past the end.
func (w *walker) at(i int) rune {
	if i >= len(w.text) {
		return utf8.RuneError
	}
	if c := w.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(w.text[i:])
	return r
}

// before returns the character before offset i and where it stands; -1 if
// there is none.
func (w *walker) before(i int) (rune, int) {
	if i <= 0 {
		return utf8.RuneError, -1
	}
	r, n := utf8.DecodeLastRuneInString(w.text[:i])
	return r, i - n
}

func (w *walker) letterAt(i int) bool { return isWordly(w.at(i)) }

func (w *walker) letterBefore(i int) bool {
	r, at := w.before(i)
	return at >= 0 && isWordly(r)
}

// skipSpace returns the offset of the first character from i on that is not
// white space, at most end.
func (w *walker) skipSpace(i, end int) int {
	for i < end {
		c := w.text[i]
		if c < utf8.RuneSelf {
			if c != ' ' && (c < '\t' || c > '\r') {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(w.text[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

// trimSpace returns the offset after the last character before i that is not
// white space.
func (w *walker) trimSpace(i int) int {
	for {
		r, at := w.before(i)
		if at < w.bound || !unicode.IsSpace(r) {
			return i
		}
		i = at
	}
}

func isWordly(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r == object || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
