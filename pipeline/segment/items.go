package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// items finds the list that a paragraph was made of when its line breaks were
// lost: "1. Wash the cells 2. Count them", "a) … b) …", "• … • …". The
// paragraph begins with the first marker, and each further one has the same
// form and is the next in the row. It sets the offsets of all but the first.
func (w *walker) items(a int) {
	w.rows = w.rows[:0]
	a = w.skipSpace(a, w.end)
	first, n := w.itemAt(a)
	if n == 0 || w.profile.ordinals && first.bullet == 0 && first.form == "." && !first.letter && first.number != 1 {
		return
	}
	next := first
	for i := a + n; i < w.end; {
		k := strings.IndexAny(w.text[i:w.end], " \t\u00a0")
		if k < 0 {
			break
		}
		i = w.skipSpace(i+k, w.end)
		m, size := w.itemAt(i)
		if size == 0 || m.form != next.form || m.letter != next.letter || m.number != next.number+1 && m.bullet == 0 || m.bullet != next.bullet {
			continue
		}
		if m.form == "." && m.bullet == 0 && !w.beginsItem(i+size) {
			continue
		}
		w.rows = append(w.rows, i)
		next = m
		i += size
	}
	if len(w.rows) > 0 && first.form == "." && first.bullet == 0 && !w.beginsItem(a+n) {
		w.rows = w.rows[:0]
	}
}

// item is the marker of a list item.
type item struct {
	bullet rune // 0 for a number or letter alone
	number int
	letter bool
	form   string // what follows the number: ".", ")", ".)"
}

// itemAt reads the marker at offset i, and returns its size; 0 if there is
// none.
func (w *walker) itemAt(i int) (item, int) {
	var m item
	p := i
	if r, size := utf8.DecodeRuneInString(w.text[p:w.end]); strings.ContainsRune("•⁃‣◦▪●■", r) {
		m.bullet = r
		p = w.skipSpace(p+size, w.end)
		if p == w.end || !isDigit(w.at(p)) {
			return m, p - i
		}
	}
	from := p
	for p < w.end && p < from+3 && w.text[p] >= '0' && w.text[p] <= '9' {
		m.number = 10*m.number + int(w.text[p]-'0')
		p++
	}
	if p == from && p < w.end && (w.text[p] >= 'a' && w.text[p] <= 'z' || w.text[p] >= 'A' && w.text[p] <= 'Z') {
		m.letter, m.number = true, int(w.text[p])
		p++
	}
	if p == from {
		return m, 0
	}
	end := p
	for p < w.end && p < end+2 && (w.text[p] == '.' || w.text[p] == ')') {
		p++
	}
	m.form = w.text[end:p]
	if m.form != "." && m.form != ")" && m.form != ".)" || p < w.end && !unicode.IsSpace(w.at(p)) {
		return m, 0
	}
	if m.letter && !m.first() && m.form == "." && i == from && w.bound == i {
		return m, 0 // J. Smith begins no list; a. does
	}
	return m, p - i
}

// first tells the marker that a list of letters begins with.
func (m item) first() bool { return m.number == 'a' || m.number == 'A' }

// beginsItem tells whether what stands at offset i, past white space, is how
// an item begins: not 1. FC or 2. bis.
func (w *walker) beginsItem(i int) bool {
	u := w.upcoming(w.skipSpace(i, w.end))
	return u.capital && letters(u.word) > 1 && strings.ToUpper(u.word) != u.word || u.uncased
}
