package memory

import "unicode/utf8"

// likeness compares texts by their characters. It decides between matches
// whose tokens are worth the same.
type likeness struct {
	ready   bool
	runes   map[rune]uint16 // of the query, numbered from 1 on
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
	l.hashes = l.hashes[:0]
	for _, r := range query {
		n, known := l.runes[r]
		if !known {
			n = uint16(min(len(l.runes)+1, patternSlots-1)) // beyond them, characters are taken for the same
			l.runes[r] = n
		}
		l.hashes = append(l.hashes, uint32(n))
	}
	l.pattern.set(l.hashes)
	l.ready = true
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
		l.text = append(l.text, l.runes[r])
	}
	return 1_000_000 * (longer - l.pattern.distance(l.text, longer)) / longer
}
