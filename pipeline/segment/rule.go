package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rule decides whether a sentence ends at a site, and says why.
func (w *walker) rule(st site) (bool, string) {
	r := w.at(st.next)
	switch {
	case st.closed < w.shield:
		return false, rulePair
	case continues(r) && !(r == ':' && st.attached() && w.letterAt(st.next+1)), isOperator(r) && w.joins(st):
		return false, ruleContinue
	case w.firstWordly() >= st.start || st.next > w.lastWordly():
		return false, ruleBare
	case isDash(r):
		u := w.upcoming(st.next)
		switch {
		case st.closed < w.inside, w.signed(u.at):
			return false, ruleContinue // « – Да. – Он ушёл. – Нет.», (Yes. – Ed.)
		case st.finals && r == '-' && !u.none && u.at == st.next+1:
			return w.fullStop(st) // an option: -help
		case w.cjk() || st.attached() || !u.capital:
			return false, ruleContinue
		}
		return true, ruleStop
	case st.titled:
		return false, ruleTitle
	case st.suspends():
		return w.suspended(st)
	case st.finals, st.wide:
		return w.fullStop(st)
	case st.bangs:
		return w.exclaimed(st)
	default:
		return w.dotted(st)
	}
}

// continues tells what never begins a sentence.
func continues(r rune) bool {
	switch r {
	case ',', ';', ':', '，', '、', '；', '：', '،', '؛', '､', '﹐':
		return true
	}
	return false
}

func isOperator(r rune) bool { return r == '&' || r == '=' || r == '%' || r == '+' || r == '/' }

// joins tells whether an operator after a site joins what stands around it,
// and does not begin a name such as /help.
func (w *walker) joins(st site) bool {
	return !st.finals && !st.wide && (st.attached() || !w.letterAt(st.next+1))
}

func isDash(r rune) bool { return r == '—' || r == '–' || r == '―' || r == '-' || r == '─' }

// suspended: an ellipsis ends a sentence when a capital follows. In Chinese,
// Japanese and Korean it never does so alone.
func (w *walker) suspended(st site) (bool, string) {
	u := w.upcoming(st.next)
	switch {
	case w.cjk() || isCJK(u.first):
		return !st.attached() && endsWith(w.text[w.bound:st.start], politeEnds), ruleEllipsis
	case st.bracketed && w.leavesOut(st), st.attached() && w.profile.colon:
		return false, ruleEllipsis
	case w.profile.pronoun != "" && u.word == w.profile.pronoun:
		return false, ruleEllipsis
	case u.capital || u.mixed:
		return true, ruleStop
	case st.attached() || u.lower || u.digit, u.uncased && !u.object && !w.starts(u):
		return false, ruleEllipsis
	default:
		return true, ruleStop
	}
}

// leavesOut tells an ellipsis in brackets of its own: […].
func (w *walker) leavesOut(st site) bool {
	r, _ := w.before(st.start)
	return kindOf(r) == opening
}

// exclaimed rules on ! and ?.
func (w *walker) exclaimed(st site) (bool, string) {
	u := w.upcoming(st.next)
	prev, _ := w.before(st.start)
	if !st.quoted && w.isName(st) && !w.starts(u) {
		return false, ruleName
	}
	if st.bracketed && w.leavesOut(st) {
		return false, ruleBare // a mark of doubt: (!), (??)
	}
	if isCJK(u.first) || isCJK(prev) || w.cjk() && !st.attached() {
		return w.fullStop(st)
	}
	if st.attached() {
		switch {
		case w.beginsMail(st.next):
			return false, ruleAttached
		case u.capital && (st.closed > st.end || unicode.IsLower(prev) && !w.inAddress(st.start)):
			return true, ruleStop
		case u.capital, u.lower, u.digit, u.none:
			return false, ruleAttached
		default:
			return true, ruleStop
		}
	}
	switch {
	case u.lower && !u.mixed:
		if r := w.at(u.at + len(u.word)); r == '?' && w.at(st.end-1) == '?' {
			return true, ruleStop // Who? why? when?
		}
		return false, ruleLower
	case st.quoted && w.reportedBy(u):
		return false, ruleReport
	default:
		return true, ruleStop
	}
}

// dotted rules on a full stop that may be part of something else.
func (w *walker) dotted(st site) (bool, string) {
	u := w.upcoming(st.next)
	prev, _ := w.before(st.start)
	if st.dots == 1 && (st.closed == st.end || w.text[st.end:st.closed] == ")") && (!st.attached() || isCJK(w.at(st.next))) && w.isMarker(st) {
		return false, ruleMarker
	}
	if st.attached() && (st.closed == st.end || !u.capital) {
		return w.glued(st, u, prev)
	}
	if isCJK(prev) || isCJK(w.core(st)) {
		return w.fullStop(st)
	}
	if st.dots == 1 {
		if w.at(st.next) == '№' {
			return false, ruleAbbrev
		}
		if join, rule := w.abbreviated(st, u, prev); join {
			return false, rule
		}
	}
	switch {
	case u.lower && !u.mixed && !w.surelyEnds(st, prev):
		return false, ruleLower
	case st.quoted && w.cjk():
		return w.fullStop(st)
	default:
		return true, ruleStop
	}
}

// surelyEnds tells whether a full stop belongs to no abbreviation that the
// lists forgot, so that a sentence may begin with a small letter, as one on
// grep or iptables does: words are cut short after a consonant, and not after
// a bracket.
func (w *walker) surelyEnds(st site, prev rune) bool {
	if st.dots != 1 || st.closed > st.end || st.attached() {
		return false
	}
	if prev == ')' || prev == ']' {
		return true
	}
	word := w.word(st.start)
	n := letters(word)
	if !strings.ContainsRune("aeiouyáéíóúàèìòùâêîôûäöüãõåæøąęěýаеёиоуыэюяіїєαεηιουωάέήίόύώ", prev) &&
		(w.profile.longest == 0 || n <= w.profile.longest) {
		return false
	}
	return n > 3 && !startsUpper(word) && !strings.ContainsAny(word, ".-") && w.profile.class(word) == ordinary
}

// glued rules on a full stop with no white space after it.
func (w *walker) glued(st site, u upcoming, prev rune) (bool, string) {
	core := w.core(st)
	if unicode.IsDigit(prev) && u.digit && st.closed == st.end {
		return false, ruleNumber
	}
	word := w.word(st.start)
	switch {
	case isCJK(u.first) || isCJK(core) && (w.at(st.next) > 0x7F || kindOf(w.at(st.next)) == opening || kindOf(w.at(st.next)) == quote):
		return w.gluedCJK(st, prev, core, word)
	case u.capital:
		if st.closed == st.end && w.at(st.next) == u.first && !strings.ContainsRune(word, '.') &&
			w.startsUnspaced(u, prev) && !w.inAddress(st.start) && w.profile.class(word) != never {
			return true, ruleStop
		}
	case u.uncased && !isThai(u.first) && w.at(st.next) == u.first && !u.object:
		if letters(word) > 2 && !w.inAddress(st.start) && w.profile.class(word) == ordinary && prev > 0x7F {
			return true, ruleStop
		}
	}
	return false, ruleAttached
}

// startsUnspaced tells whether what comes right after a stop begins a sentence,
// the space having been forgotten.
func (w *walker) startsUnspaced(u upcoming, prev rune) bool {
	switch {
	case !unicode.IsLetter(prev) && !unicode.IsDigit(prev), isAcronym(u.word):
		return prev > 0x370 && unicode.IsLower(prev) && isRoman(u.word)
	case unicode.IsUpper(prev):
		return letters(u.word) > 1 && w.starts(u)
	default:
		return w.starts(u) || w.at(u.at+len(u.word)) == '.' && letters(u.word) > 1 && w.profile.class(u.word) == never
	}
}

// gluedCJK rules on a dot with a Chinese, Japanese or Korean letter right
// after it.
func (w *walker) gluedCJK(st site, prev, core rune, word string) (bool, string) {
	switch {
	case isCJK(core), !isWordly(prev):
		return w.fullStop(st)
	case unicode.IsDigit(prev) && letters(word) == 0 && (len(word) < 4 || w.firstWordly() >= st.start-len(word)):
		return false, ruleNumber
	case w.profile.class(word) != ordinary && !(unicode.IsLower(prev) && len(word) < 4 && w.digitBefore(st.start-len(word))):
		return false, ruleAbbrev
	case letters(word) > 0 && strings.ContainsRune(word, '.') || len(word) < 2 || w.inAddress(st.start):
		return false, ruleAttached
	}
	return w.fullStop(st)
}

// core returns the character that a site ends: the one before the run, and
// before closing brackets in front of it.
func (w *walker) core(st site) rune {
	at := st.start
	for range 3 {
		r, i := w.before(at)
		if i < w.bound {
			return r
		}
		if k := kindOf(r); k != closing && k != quote {
			return r
		}
		at = i
	}
	return 0
}

// inAddress tells whether offset i stands in something like a web or mail
// address or the name of a file.
func (w *walker) inAddress(i int) bool {
	from := max(w.bound, i-80)
	s := w.text[from:i]
	if k := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r > 0x2E7F }); k >= 0 {
		s = s[k:]
	}
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.ContainsAny(s, "@=\\")
}

// abbreviated rules on a dot after a number, an initial or a known
// abbreviation; false: it does not hold the sentence together.
func (w *walker) abbreviated(st site, u upcoming, prev rune) (bool, string) {
	if unicode.IsDigit(prev) {
		return w.numbered(st, u)
	}
	word := w.word(st.start)
	if tail := tailOf(word, false); len(tail) < len(word) && letters(tail) == 1 && startsUpper(tail) {
		word = tail // d'A. Dumas
	}
	if word == "" {
		return u.digit && (prev == '°' || prev == 'º' || prev == 'ª' || prev == '№' || prev == '§'), ruleAbbrev
	}
	if w.at(u.at+len(u.word)) == '.' {
		both := append(append(append(make([]byte, 0, 3*maxWord), word...), '.'), u.word...)
		if w.profile.classOf(both) != ordinary || isDoubled(word) && isDoubled(u.word) {
			return true, ruleAbbrev
		}
	}
	c := w.classOf(word, st.start)
	switch at := st.start - len(word); {
	case at > w.bound && w.text[at-1] == '.' && !w.letterBefore(at-1):
		return false, "" // the ending of a file's name: .d, .no
	case c != ordinary && isAcronym(tailOf(word, true)) && !isAcronym(u.word) && !u.digit:
		if w.profile.words[word] == ordinary {
			return false, "" // CA, not ca.
		}
	case c != ordinary && st.bracketed && !w.starts(u) && st.opener >= 0 && w.midSentence(w.events[st.opener].at):
		return true, ruleAbbrev // (tea, jam, etc.) The dot ends no sentence
	}
	switch c {
	case never:
		return true, ruleAbbrev
	case maybe:
		if w.profile.dated[word] && u.capital && w.digitBefore(st.start-len(word)) {
			return w.sofar(st.start) < fronted && !w.starts(u), ruleAbbrev
		}
		if w.profile.units[word] && u.capital && letters(u.word) > 1 && !isAcronym(u.word) && w.measures(st.start-len(word)) {
			return false, ""
		}
		if !w.starts(u) || w.profile.class(u.word) == never && w.sofar(st.start) < fronted && strings.Count(w.text[w.bound:st.start], " ") < 3 {
			return true, ruleAbbrev // At 5 a.m. Mr. Hill left
		}
		return false, ""
	case loose:
		return !u.capital, ruleAbbrev
	case numbered:
		label := (isRoman(u.word) || letters(u.word) == 1) && !w.starts(u)
		return label || !u.capital && (!u.uncased || u.object || isCJK(u.first)), ruleAbbrev
	}
	if isIndic(prev) && u.uncased && !w.starts(u) && syllables(word) == 1 && !strings.Contains(indicVerbs, " "+word+" ") {
		return true, ruleInitial
	}
	if letters(word) == 1 && len(word) == utf8.RuneLen(prev) && !isCJK(prev) {
		return w.initial(word, st, u, prev)
	}
	if w.profile.ordinals && isRoman(word) && !w.starts(u) {
		return true, ruleOrdinal
	}
	return false, ""
}

// fronted is how many characters a time has that stands before its sentence:
// "At 5 a.m.", "W dniu 5 maja 1900 r.".
const fronted = 24

// sofar returns how many characters of the current sentence stand before
// offset i, at most fronted.
func (w *walker) sofar(i int) int {
	n := 0
	for at := i; n < fronted; n++ {
		if _, at = w.before(at); at < w.bound {
			break
		}
	}
	return n
}

// digitBefore tells whether a digit stands before offset i, past a space.
func (w *walker) digitBefore(i int) bool {
	r, _ := w.before(w.trimSpace(i))
	return unicode.IsDigit(r)
}

// initial rules on a single letter: J. Smith, but vitamin C. It.
func (w *walker) initial(word string, st site, u upcoming, prev rune) (bool, string) {
	before := w.wordBefore(st.start - len(word))
	switch {
	case w.starts(u):
		return false, ""
	case w.isUnit(prev, st.start):
		return !u.capital || w.isInitialAt(u), ruleAbbrev
	case unicode.IsLower(prev):
		return letters(u.word) == 1, ruleInitial
	case w.profile.lettered[string(lowered(make([]byte, 0, maxWord+8), before))]:
		return false, ""
	case w.profile.pronoun == word && before != "" && !startsUpper(before):
		return false, ""
	case unicode.IsUpper(prev), isThai(prev):
		return !u.uncased || u.object || isThai(prev) || isInitial(before), ruleInitial
	default:
		return unicode.Is(unicode.Arabic, prev) || unicode.Is(unicode.Hebrew, prev), ruleInitial
	}
}

// measures tells whether a number stands before offset i, or another measure:
// 5 m, 5 m/s, 5 cu. m.
func (w *walker) measures(i int) bool {
	if w.digitBefore(i) {
		return true
	}
	if r, _ := w.before(i); r == '/' {
		return true
	}
	before := w.wordBefore(i)
	return letters(before) > 1 && w.profile.class(before) == maybe
}

func isInitial(word string) bool { return letters(word) == 1 && startsUpper(word) }

// isUnit tells whether a letter that ends at offset end stands for what a
// number before it counts: 37 °C, 273 K, 12 V.
func (w *walker) isUnit(letter rune, end int) bool {
	if !strings.ContainsRune("CFKVAWNJTHСВ", letter) {
		return false
	}
	_, at := w.before(end)
	if r, _ := w.before(at); r == '°' {
		return true
	}
	return letter != 'H' && letter != 'T' && w.digitBefore(at)
}

// counted tells whether a plain number stands before offset i.
func (w *walker) counted(i int) bool {
	r, _ := w.before(w.trimSpace(i))
	return i > w.bound && unicode.IsDigit(r)
}

// isInitialAt tells whether what comes is itself a letter with a dot.
func (w *walker) isInitialAt(u upcoming) bool {
	return letters(u.word) == 1 && w.at(u.at+len(u.word)) == '.'
}

// numbered rules on a dot after a number: dates and ordinals go on.
func (w *walker) numbered(st site, u upcoming) (bool, string) {
	if st.closed > st.end {
		return false, ""
	}
	digits := w.digitsBefore(st.start)
	if (w.cjk() || w.profile.ordinals && u.digit && len(u.word) == 4) && w.isDate(st.start, u) {
		return true, ruleDate
	}
	if !w.profile.ordinals || digits > 2 || digits == 0 || w.text[st.start-digits:st.start] == "0" {
		return false, ""
	}
	before := w.wordBefore(st.start - digits)
	switch {
	case w.profile.months[string(lowered(make([]byte, 0, maxWord+8), u.word))]:
		return true, ruleDate
	case u.digit:
		return true, ruleDate
	case w.starts(u):
		return false, ""
	case w.profile.class(before) == numbered, w.profile.class(before) == loose:
		return false, ""
	case w.profile.lettered[string(lowered(make([]byte, 0, maxWord+8), before))]:
		return false, ""
	case w.counted(w.trimSpace(st.start-digits) - len(before)):
		return false, "" // 3 to 5.
	case w.profile.small && u.capital && !isRoman(u.word) && !isAcronym(u.word) && w.sofar(st.start) == fronted:
		return false, ""
	case before != "" && startsUpper(before) && w.firstWordly() < st.start-digits-len(before)-1:
		return false, ""
	default:
		return true, ruleOrdinal
	}
}

// beginsMail tells whether a mail address goes on at offset i: who?me@here.org.
func (w *walker) beginsMail(i int) bool {
	for end := min(w.end, i+maxWord); i < end; i++ {
		switch c := w.text[i]; {
		case c == '@':
			return true
		case c <= ' ' || c >= utf8.RuneSelf:
			return false
		}
	}
	return false
}
