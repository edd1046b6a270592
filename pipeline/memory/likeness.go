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
