package segment

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord is how far, in bytes, the rules look for the end of a word.
const maxWord = 48

// upcoming is what begins after a site, past opening marks.
type upcoming struct {
	at      int
	first   rune
	word    string
	lower   bool
	mixed   bool // a small letter with a capital next to it: iPhone, pH, mRNA
	capital bool
	uncased bool // a letter of a script without capitals, or an object
	digit   bool
	object  bool
	none    bool // neither letter nor digit
}

func (w *walker) upcoming(i int) upcoming {
	for n := 0; n < 6 && i < w.end; n++ {
		r, size := utf8.DecodeRuneInString(w.text[i:])
		k := kindOf(r)
		if k != opening && k != quote && r != '¿' && r != '¡' && !isDash(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Sc, r) {
			break
		}
		i += size
	}
	u := upcoming{at: i, first: w.at(i)}
	if i >= w.end {
		u.none = true
		return u
	}
	end := i
	for end < w.end && end < i+maxWord {
		r, size := utf8.DecodeRuneInString(w.text[end:])
		if !isWordly(r) && !unicode.Is(unicode.M, r) && !(isApostrophe(r) && w.letterAt(end+size)) || isCJK(r) != isCJK(u.first) {
			break
		}
		end += size
	}
	u.word = w.text[i:end]
	switch r := u.first; {
	case r == object:
		u.uncased, u.object = true, true
	case unicode.IsDigit(r):
		u.digit = true
	case unicode.IsUpper(r), unicode.IsTitle(r):
		u.capital = true
	case unicode.IsLower(r):
		u.lower = true
		_, size := utf8.DecodeRuneInString(u.word)
		second, size2 := utf8.DecodeRuneInString(u.word[size:])
		third, _ := utf8.DecodeRuneInString(u.word[size+size2:])
		u.mixed = unicode.IsUpper(second) || unicode.IsUpper(third) && unicode.IsLetter(second)
	case unicode.IsLetter(r):
		u.uncased = true
	default:
		u.none = true
	}
	return u
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// word returns the word that ends at offset end, with dots, hyphens and
// apostrophes inside it: "U.S", "Dipl.-Ing".
func (w *walker) word(end int) string {
	i := end
	cjk := false
	for i > w.bound && i > end-maxWord {
		if c := w.text[i-1]; !cjk && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || i < end && (c == '.' || c == '-')) {
			i--
			continue
		}
		r, at := w.before(i)
		if i == end {
			cjk = isCJK(r)
		}
		inner := i < end && (r == '.' || r == '-' || isApostrophe(r))
		if !inner && !isWordly(r) && !unicode.Is(unicode.M, r) || isCJK(r) != cjk || r == object {
			break
		}
		i = at
	}
	word := w.text[i:end]
	if word == "" || word[0] != '.' && word[0] != '-' && word[0] != '\'' && word[0] < utf8.RuneSelf {
		return word
	}
	return strings.TrimLeft(word, ".-'’")
}

// wordBefore returns the word before offset i, past white space and the dot
// of an abbreviation.
func (w *walker) wordBefore(i int) string {
	for n := 0; n < 4; n++ {
		r, at := w.before(i)
		if at < w.bound || !unicode.IsSpace(r) {
			if r == '.' && n > 0 && at > w.bound {
				i = at // of an abbreviation: Hauptstr. 5
			}
			break
		}
		i = at
	}
	return w.word(i)
}

// classOf looks a word up as it stands, spelled over several dots ("z. B."),
// and by its last part ("l'art", "Dipl.-Ing").
func (w *walker) classOf(word string, end int) class {
	p := w.profile
	if letters(word) == 1 && len(word) <= 4 {
		var spelled [4 * maxWord]byte // from its end
		from := len(spelled) - copy(spelled[len(spelled)-len(word):], word)
		for i, n := end-len(word), 0; n < 3; n++ {
			r, at := w.before(i)
			if at < w.bound || !unicode.IsSpace(r) {
				break
			}
			r, at = w.before(at)
			if at < w.bound || r != '.' {
				break
			}
			part := w.word(at)
			if l := letters(part); l == 0 || l > 2 || strings.ContainsRune(part, '.') {
				break
			}
			from--
			spelled[from] = '.'
			from -= len(part)
			copy(spelled[from:], part)
			i = at - len(part)
			if c := p.classOf(spelled[from:]); c != ordinary && (c != loose || startsUpper(word) == startsUpper(part)) {
				return c // but κ. Α. Λύκος is not κ.α.
			}
		}
	}
	if c := p.class(word); c != ordinary {
		return c
	}
	if tail := tailOf(word, true); len(tail) < len(word) {
		if word[len(word)-len(tail)-1] == '-' && !startsUpper(tail) {
			return ordinary // -doc, e-mail
		}
		if c := p.class(tail); c != ordinary {
			return c
		}
	}
	if isDottedInitials(word) {
		return maybe
	}
	return ordinary
}

// isDottedInitials tells words such as U.S, p.m, Ph.D.
func isDottedInitials(word string) bool {
	if !strings.ContainsRune(word, '.') {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		n := 0
		part = strings.TrimPrefix(part, "-") // J.-P
		for _, r := range part {
			if unicode.Is(unicode.M, r) {
				continue
			}
			if !unicode.IsLetter(r) {
				return false
			}
			n++
		}
		if n == 0 || n > 2 {
			return false
		}
	}
	return true
}

// starts tells whether what comes is a word that begins sentences: a
// capitalized word of the profile's list.
func (w *walker) starts(u upcoming) bool {
	if u.word == "" || !u.capital && !u.uncased || w.isInitialAt(u) {
		return false
	}
	word := lowered(make([]byte, 0, maxWord+8), u.word)
	if passes(&w.profile.beginning, word) && w.profile.starters[string(word)] {
		return true
	}
	if k := bytes.IndexAny(word, "'’"); k > 0 {
		_, size := utf8.DecodeRune(word[k:])
		if word[k-1] == 'n' && string(word[k+size:]) == "t" {
			k-- // isn't
			return w.profile.starters[string(word[:k])]
		}
		return w.profile.starters[string(word[:k])] || w.profile.starters[string(word[:k+size])]
	}
	return false
}

// isDoubled tells one half of an abbreviation in the plural: EE. UU., AA. VV.
func isDoubled(s string) bool { return len(s) == 2 && s[0] == s[1] && s[0] >= 'A' && s[0] <= 'Z' }

// tailOf returns what stands behind the last apostrophe of a word, or hyphen;
// the word if it has none.
func tailOf(word string, hyphens bool) string {
	for i := len(word); i > 0; i-- {
		c := word[i-1]
		if c == '\'' || hyphens && c == '-' || c == 0x99 && strings.HasSuffix(word[:i], "’") {
			return word[i:]
		}
	}
	return word
}

// isAcronym tells a word of two or more capitals.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// isIndic tells the scripts from Devanagari to Sinhala, whose initials and
// short titles are a syllable each: കെ. പി., डॉ.
func isIndic(r rune) bool { return r >= 0x0900 && r <= 0x0DFF }

// syllables counts the syllables of a word in an Indic script.
func syllables(s string) int {
	n := 0
	joined := false
	for _, r := range s {
		if unicode.IsLetter(r) && !joined {
			n++
		}
		joined = r < 0x0E00 && r&0x7F == 0x4D || r == 0x0DCA || joined && r == 0x200D
	}
	return n
}

// indicVerbs are words of one syllable that end sentences.
const indicVerbs = ` है हैं हूँ हूं था थे थी थीं हो गा छ छे छन् थ्यो हे का ना जा दो লা না নয় কি কী নি છે છો નથી ਹੈ ਹਨ ਸੀ ਸਨ ନା କି വാ போ வா லை లే రా `

// signed tells whether offset i begins a note on who wrote what stands in
// brackets before it: (… – Ed.), (… – Прим. ред.).
func (w *walker) signed(i int) bool {
	for end := min(w.end, i+maxWord); i < end; {
		r, n := utf8.DecodeRuneInString(w.text[i:])
		switch {
		case r == ')' || r == ']':
			return w.text[i-1] == '.'
		case r != '.' && r != ' ' && !unicode.IsLetter(r):
			return false
		}
		i += n
	}
	return false
}

// reportedBy tells whether a name and a verb of saying come: "…!" Ann said.
func (w *walker) reportedBy(u upcoming) bool {
	if !u.capital || w.starts(u) || len(w.profile.reporting) == 0 {
		return false
	}
	i := u.at + len(u.word)
	for range 2 {
		next := w.upcoming(w.skipSpace(i, w.end))
		if next.none || next.at > i+2 {
			return false
		}
		if w.profile.reporting[next.word] {
			return true
		}
		if !next.capital {
			return false
		}
		i = next.at + len(next.word)
	}
	return false
}

// firstWordly returns the offset of the first letter, digit or object of the
// current sentence.
func (w *walker) firstWordly() int {
	if w.firstFor != w.bound {
		w.firstFor, w.first = w.bound, w.end
		for i := w.bound; i < w.end; {
			r, n := utf8.DecodeRuneInString(w.text[i:])
			if isWordly(r) {
				w.first = i
				break
			}
			i += n
		}
	}
	return w.first
}

// lastWordly returns the offset of the last letter, digit or object of the
// paragraph; -1 if it has none.
func (w *walker) lastWordly() int {
	if w.lastFor != w.end {
		w.lastFor, w.last = w.end, -1
		for i := w.end; i > w.bound; {
			r, at := w.before(i)
			if isWordly(r) {
				w.last = at
				break
			}
			i = at
		}
	}
	return w.last
}

// isMarker tells whether nothing but the number or letter of a list item
// stands before the dot: "1.", "2.1.", "a.", "IV.", "가.", "一．".
func (w *walker) isMarker(st site) bool {
	first := w.firstWordly()
	if st.start-first > 12 || st.start <= first {
		return false
	}
	s := w.text[first:st.start]
	if isRoman(s) {
		return true
	}
	digits, other := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case r == '.':
			digits = 0
		case strings.ContainsRune("一二三四五六七八九十百", r):
			digits++
		case unicode.IsLetter(r):
			if isCJK(r) && !strings.ContainsRune("가나다라마바사아자차카타파하", r) {
				return false
			}
			other++
		default:
			return false
		}
	}
	return digits <= 3 && other == 0 || other == 1 && digits == 0
}

// digitsBefore returns how many ASCII digits stand before offset i, at most 9;
// 0 if they are part of something longer.
func (w *walker) digitsBefore(i int) int {
	n := 0
	for n < 9 && i-n > w.bound && w.text[i-n-1] >= '0' && w.text[i-n-1] <= '9' {
		n++
	}
	if r, at := w.before(i - n); at >= w.bound && (r == '.' || r == ',' || r == ':' || isWordly(r)) {
		return 0
	}
	return n
}

func (w *walker) isName(st site) bool {
	if st.end != st.start+1 || w.text[st.start] != '!' {
		return false
	}
	switch w.word(st.start) {
	case "Yahoo", "Jeopardy", "Joomla", "Yum", "Panic", "Wham", "Kahoot", "Chips Ahoy", "Airplane", "Oklahoma":
		return true
	}
	return false
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isRoman tells a Roman number up to 89, in capitals or small letters.
func isRoman(s string) bool {
	if s == "" || len(s) > 8 {
		return false
	}
	set := "IVXL"
	if s[0] >= 'a' {
		set = "ivxl"
	}
	i, v, x, l := set[0], set[1], set[2], set[3]
	tens := 0
	switch {
	case len(s) > 1 && s[0] == x && s[1] == l:
		s = s[2:]
	default:
		if s[0] == l {
			s = s[1:]
		}
		for tens < 3 && s != "" && s[0] == x {
			s, tens = s[1:], tens+1
		}
	}
	switch {
	case len(s) == 2 && s[0] == i && (s[1] == v || s[1] == x):
		return true
	case s != "" && s[0] == v:
		s = s[1:]
	}
	for n := 0; s != ""; n++ {
		if n == 3 || s[0] != i {
			return false
		}
		s = s[1:]
	}
	return true
}

func isThai(r rune) bool { return r >= 0x0E00 && r <= 0x0EFF }
