package check

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// number is a number as it stands in a text, with the values it may have.
type number struct {
	span
	text      string
	values    []string // canonical: no leading or closing zeros, "." before decimals, "-" if negative
	parts     []string // values of its pieces, where it may be more than one number: "3.11.2", "1, 2"
	soft      bool     // need not be in the other text: words, single Chinese numerals
	named     bool     // part of a name: "IL-10", "C4996"
	minusWord bool     // a word for "minus"; no number itself
}

func (n number) collect(have map[string]bool) {
	for _, v := range n.values {
		have[v] = true
	}
	for _, v := range n.parts {
		have[v] = true
	}
}

// in tells whether the values are there: one of the whole, or all of the
// parts. A sign may be a word.
func (n number) in(have map[string]bool, minus bool) bool {
	for _, v := range n.values {
		if have[v] || minus && (have["-"+v] || have[strings.TrimPrefix(v, "-")]) {
			return true
		}
	}
	for _, v := range n.parts {
		if !have[v] {
			return false
		}
	}
	return len(n.parts) > 0
}

// numberReader goes through a text once.
type numberReader struct {
	text  string
	lang  string
	tag   language.Tag
	runes []rune
	at    []int // byte offset of each rune, and the length at the end
	out   []number
}

// readNumbers reads all numbers of a text in the language.
func readNumbers(text string, tag language.Tag) []number {
	r := numberReader{text: text, lang: baseOf(tag), tag: tag}
	r.runes = make([]rune, 0, len(text))
	for i, c := range text {
		r.runes = append(r.runes, plainDigit(c))
		r.at = append(r.at, i)
	}
	r.at = append(r.at, len(text))
	for i := 0; i < len(r.runes); {
		i = r.next(i)
	}
	return r.out
}

// peek returns the rune at i, or 0 beyond the ends.
func (r *numberReader) peek(i int) rune {
	if i < 0 || i >= len(r.runes) {
		return 0
	}
	return r.runes[i]
}

func (r *numberReader) add(from, to int, n number) {
	n.span = span{r.at[from], r.at[to]}
	n.text = r.text[n.start:n.end]
	r.out = append(r.out, n)
}

// next reads what begins at i and returns where to go on.
func (r *numberReader) next(i int) int {
	c := r.runes[i]
	switch {
	case isDigit(c):
		return r.digits(i)
	case c == '零' && r.peek(i+1) == '下', c == '负', c == '負', c == 'マ' && r.peek(i+1) == 'イ' && r.peek(i+2) == 'ナ':
		r.add(i, i+1, number{soft: true, minusWord: true})
		return i + 1
	case isHanNumeral(c):
		return r.hanNumber(i)
	case c < 0x80 && !isLetter(c) && c != '_':
		return i + 1
	case isLetter(c) || c == '_':
		return r.word(i)
	default:
		r.special(i)
		return i + 1
	}
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func isLetter(c rune) bool { return unicode.IsLetter(c) && !isSpaceless(c) && !isHangul(c) }

// plainDigit turns digits and separators of all scripts and widths to ASCII.
func plainDigit(c rune) rune {
	switch {
	case c < 0x80:
		return c
	case c >= 0xFF01 && c <= 0xFF5E && !(c >= 0xFF21 && c <= 0xFF5A):
		return c - 0xFEE0
	case c == '٫':
		return '.'
	case c == '٬':
		return '\''
	case c == '−':
		return '-'
	case c == 0x00A0, c == 0x202F, c == 0x2009, c == 0x2007:
		return ' '
	case c == '’':
		return '\''
	case unicode.Is(unicode.Nd, c):
		for _, t := range unicode.Nd.R16 {
			if c >= rune(t.Lo) && c <= rune(t.Hi) {
				return '0' + (c-rune(t.Lo))%10
			}
		}
		for _, t := range unicode.Nd.R32 {
			if c >= rune(t.Lo) && c <= rune(t.Hi) {
				return '0' + (c-rune(t.Lo))%10
			}
		}
	}
	return c
}

// digits reads a number that begins with a digit at i.
func (r *numberReader) digits(i int) int {
	from := i
	var groups []string
	var seps []rune
	for {
		j := i
		for isDigit(r.peek(j)) {
			j++
		}
		groups = append(groups, string(r.runes[i:j]))
		i = j
		if sep := r.peek(i); isDigit(r.peek(i+1)) && r.joins(sep, groups, seps, i+1) {
			seps = append(seps, sep)
			i++
			continue
		}
		break
	}
	n := number{named: r.attached(from)}
	n.values, n.parts = interpret(groups, seps, r.tag)
	negative := r.peek(from-1) == '-' && r.signAt(from-1)
	switch {
	case negative:
		for k, v := range n.values {
			n.values[k] = "-" + v
		}
		from--
	case r.peek(from-1) == ' ' && r.peek(from-2) == '-': // "count - 1"
		n.values = append(n.values, "-"+n.values[0])
	}
	if c := r.peek(i); c == '成' || c == '割' { // 3成, 3割: 30 %
		n.values = append(n.values, shift(n.values[0], 1))
	}
	end := r.suffix(i, &n)
	if r.peek(end) == '世' && isDigit(r.peek(end+2)) { // 20世纪90年代: the 1990s
		n.soft = true
	}
	r.add(from, end, n)
	return end
}

// joins tells whether digits after a separator belong to the number before.
func (r *numberReader) joins(sep rune, groups []string, seps []rune, next int) bool {
	switch sep {
	case '.', ',':
		return true
	case '\'':
		return r.groupOfThree(next)
	case ' ':
		first := len(groups[0]) <= 3 && groups[0] != "0"
		return first && r.groupOfThree(next) && (len(seps) == 0 || seps[len(seps)-1] == ' ')
	}
	return false
}

func (r *numberReader) groupOfThree(i int) bool {
	return isDigit(r.peek(i)) && isDigit(r.peek(i+1)) && isDigit(r.peek(i+2)) && !isDigit(r.peek(i+3))
}

// attached tells whether the number at i continues a name: "IL-10", "β1".
func (r *numberReader) attached(i int) bool {
	p := r.peek(i - 1)
	if p == '-' || p == '.' || p == '_' || p == '+' {
		p = r.peek(i - 2)
	}
	return isLetter(p)
}

// signAt tells whether the hyphen at i is a minus: nothing before it that it
// could join to the number.
func (r *numberReader) signAt(i int) bool {
	switch p := r.peek(i - 1); p {
	case 0, '(', '[', '=', '<', '>', '≤', '≥', ':':
		return true
	case ' ':
		q := r.peek(i - 2)
		return q != 0 && !isDigit(q)
	default:
		return isCJK(p) && !isHanNumeral(p)
	}
}

// suffix reads what follows a number: ordinal endings, units, thousands and
// millions. It returns where the number ends.
func (r *numberReader) suffix(i int, n *number) int {
	c := r.peek(i)
	if isLetter(c) || c == '_' {
		j := i
		more := false
		for isLetter(r.peek(j)) || isDigit(r.peek(j)) || r.peek(j) == '_' {
			more = more || isDigit(r.peek(j))
			j++
		}
		word := strings.ToLower(string(r.runes[i:j]))
		switch {
		case more: // "0x1F", "2b3"
			n.named = true
			n.parts = append(append([]string(nil), n.values...), runsOfDigits(word)...)
			n.values = []string{strings.ToLower(string(r.runes[i-1 : j]))}
			return j
		case word == "s" && len(n.values) > 0 && len(n.values[0]) == 4: // "1990s"
			n.values = append(n.values, n.values[0][2:])
		case word == "k":
			n.values = append(n.values, shift(n.values[0], 3))
		case word == "m" || word == "mio":
			n.values = append(n.values, shift(n.values[0], 6))
		case word == "bn" || word == "b" || word == "mrd":
			n.values = append(n.values, shift(n.values[0], 9))
		case word == "am" || word == "pm" || word == "p":
			r.afternoon(n)
		}
		return j
	}
	if zeros, used := r.hanScale(i); used > 0 {
		r.scale(n, zeros)
		return i + used
	}
	j := i
	if r.peek(j) == ' ' || r.peek(j) == '-' {
		j++
	}
	if !isLetter(r.peek(j)) {
		return i
	}
	k := j
	for isLetter(r.peek(k)) {
		k++
	}
	word := strings.ToLower(string(r.runes[j:k]))
	if zeros := scaleOf(word, r.lang); zeros > 0 {
		r.scale(n, zeros)
		if rest := k + 1; zeros == 3 && r.peek(k) == ' ' { // "3 mil millones"
			e := rest
			for isLetter(r.peek(e)) {
				e++
			}
			if more := scaleOf(strings.ToLower(string(r.runes[rest:e])), r.lang); more > 3 {
				r.scale(n, more)
				return e
			}
		}
		return k
	}
	if word == "pm" || word == "p" {
		r.afternoon(n)
	}
	return i
}

func (r *numberReader) scale(n *number, zeros int) {
	for i, v := range n.values {
		n.values[i] = shift(v, zeros)
	}
	n.parts = nil
}

// afternoon lets "3 pm" be 15 as well.
func (r *numberReader) afternoon(n *number) {
	if len(n.values) == 0 {
		return
	}
	if h, err := strconv.Atoi(n.values[0]); err == nil && h < 12 {
		n.values = append(n.values, strconv.Itoa(h+12))
	}
}

// word reads a run of letters and digits that begins with a letter: a number
// in words, a Roman numeral, a month, or a name with digits in it.
func (r *numberReader) word(i int) int {
	j := i
	hasDigit := false
	for isLetter(r.peek(j)) || isDigit(r.peek(j)) || r.peek(j) == '_' || unicode.IsMark(r.peek(j)) {
		hasDigit = hasDigit || isDigit(r.peek(j))
		j++
	}
	word := string(r.runes[i:j])
	if addressAt(word, r.runes[j:]) {
		for j < len(r.runes) && !unicode.IsSpace(r.runes[j]) && !isCJK(r.runes[j]) {
			j++
		}
		return j
	}
	lower := strings.ToLower(word)
	switch {
	case hasDigit:
		r.add(i, j, number{values: []string{lower}, parts: runsOfDigits(lower), named: true})
	case isMinus(lower):
		r.add(i, j, number{soft: true, minusWord: true})
	default:
		if values := wordValues(lower, r.lang); len(values) > 0 {
			r.add(i, j, number{values: values, soft: true})
		} else if v := roman(word); v > 0 {
			r.add(i, j, number{values: []string{strconv.Itoa(v)}, soft: true})
		}
	}
	return j
}

// addressAt tells whether a word begins a web address.
func addressAt(word string, rest []rune) bool {
	return word == "www" && len(rest) > 0 && rest[0] == '.' || len(rest) > 2 && rest[0] == ':' && rest[1] == '/' && rest[2] == '/'
}

// special reads single characters that are numbers: "①", "Ⅱ", "½".
func (r *numberReader) special(i int) {
	c := r.runes[i]
	switch {
	case c >= '①' && c <= '⑳':
		r.add(i, i+1, number{values: []string{strconv.Itoa(int(c-'①') + 1)}, soft: true})
	case c >= 'Ⅰ' && c <= 'Ⅻ':
		r.add(i, i+1, number{values: []string{strconv.Itoa(int(c-'Ⅰ') + 1)}, soft: true})
	case c == '½':
		r.add(i, i+1, number{values: []string{"0.5"}, parts: []string{"1", "2"}, soft: r.attachedDigit(i)})
	case c == '¼':
		r.add(i, i+1, number{values: []string{"0.25"}, parts: []string{"1", "4"}, soft: r.attachedDigit(i)})
	case c == '¾':
		r.add(i, i+1, number{values: []string{"0.75"}, parts: []string{"3", "4"}, soft: r.attachedDigit(i)})
	case c == '⅓':
		r.add(i, i+1, number{values: []string{"1/3"}, parts: []string{"1", "3"}})
	case c == '⅔':
		r.add(i, i+1, number{values: []string{"2/3"}, parts: []string{"2", "3"}})
	}
}

func (r *numberReader) attachedDigit(i int) bool { return isDigit(r.peek(i - 1)) }
