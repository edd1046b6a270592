package memory

import "unicode/utf8"

// likeness compares texts by their characters. It decides between matches
// whose tokens are worth the same.
type likeness struct {
	ready   bool
	ascii   [utf8.RuneSelf]uint16 // the characters of the query, numbered from 1 on
	runes   map[rune]uint16       // those beyond ASCII
	known   uint16
	hashes  []uint32
	text    []uint16
	pattern pattern
	places  [utf8.RuneSelf]uint64 // of the ASCII characters of what is measured; clear in between
}

// between is how much a text is like the query, from 0 to 1,000,000: one minus
// the edit distance in characters over the length of the longer. The query
// stays the same until ready is false.
func (l *likeness) between(query, text string) int {
	head := commonStart(query, text)
	for head > 0 && (!startsRune(query, head) || !startsRune(text, head)) {
		head--
	}
	a, b := query[head:], text[head:]
	tail := commonEnd(a, b)
	for tail > 0 && (!startsRune(a, len(a)-tail) || !startsRune(b, len(b)-tail)) {
		tail--
	}
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	if len(a) > 64 || !isASCII(a) || !isASCII(b) {
		if !l.ready {
			l.set(query)
		}
		return l.to(text)
	}
	longer := utf8.RuneCountInString(query) + max(0, len(b)-len(a))
	if longer == 0 {
		return 0
	}
	return 1_000_000 * (longer - l.short(a, b)) / longer
}

// startsRune tells whether a place is no middle of a character.
func startsRune(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

func isASCII(s string) bool {
	for len(s) >= 8 {
		if eightBytes(s)&eachHigh != 0 {
			return false
		}
		s = s[8:]
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// short is the edit distance of two texts of ASCII, the first of at most 64
// characters, as pattern.distance computes it.
func (l *likeness) short(a, b string) int {
	if len(a) == 0 {
		return len(b)
	}
	for i := range len(a) {
		l.places[a[i]&0x7f] |= 1 << i
	}
	pv, mv := ^uint64(0), uint64(0)
	last := uint(len(a)-1) & 63
	score := len(a)
	for i := range len(b) {
		eq := l.places[b[i]&0x7f]
		xv := eq | mv
		xh := (((eq & pv) + pv) ^ pv) | eq
		ph := mv | ^(xh | pv)
		mh := pv & xh
		score += int(ph>>last&1) - int(mh>>last&1)
		ph = ph<<1 | 1
		pv = mh<<1 | ^(xv | ph)
		mv = ph & xv
	}
	for i := range len(a) {
		l.places[a[i]&0x7f] = 0
	}
	return score
}

// set takes the text that others are compared with.
func (l *likeness) set(query string) {
	if l.runes == nil {
		l.runes = map[rune]uint16{}
	}
	clear(l.runes)
	clear(l.ascii[:])
	l.known = 0
	l.hashes = l.hashes[:0]
	for _, r := range query {
		n := l.number(r)
		if n == 0 {
			l.known = min(l.known+1, patternSlots-1) // beyond them, characters are taken for the same
			if n = l.known; r < utf8.RuneSelf {
				l.ascii[r] = n
			} else {
				l.runes[r] = n
			}
		}
		l.hashes = append(l.hashes, uint32(n))
	}
	l.pattern.set(l.hashes)
	l.ready = true
}

// number is that of a character, 0 if the query has none such.
func (l *likeness) number(r rune) uint16 {
	if r < utf8.RuneSelf {
		return l.ascii[r]
	}
	return l.runes[r]
}

// to is how much a text is like the query, from 0 to 1,000,000: one minus the
// edit distance in characters over the length of the longer.
func (l *likeness) to(text string) int {
	longer := max(len(l.hashes), utf8.RuneCountInString(text))
	if longer == 0 || len(l.hashes) == 0 {
		return 0
	}
	l.text = l.text[:0]
	for _, r := range text {
		l.text = append(l.text, l.number(r))
	}
	return 1_000_000 * (longer - l.pattern.distance(l.text, longer)) / longer
}
