package srx

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// op says what a node of an expression is.
type op uint8

const (
	opEmpty  op = iota
	opSet       // one character of set
	opCat       // sub in order
	opAlt       // one of sub
	opRepeat    // sub[0], min to max times; max -1: any number
	opWhen      // nothing, where cond holds
	opLook      // nothing, where sub[0] matches (or does not) ahead or behind
)

type node struct {
	op       op
	set      runeSet
	sub      []*node
	min, max int
	when     cond
	behind   bool
	not      bool
}

// cond is a condition on the characters on both sides of a place.
type cond struct {
	kind condKind
	not  bool
	all  bool    // condWord: letters as (?U) has them
	set  runeSet // condLeft, condRight
}

type condKind uint8

const (
	condBegin condKind = iota
	condEnd
	condLineBegin
	condLineEnd
	condWord  // a word begins or ends
	condLeft  // the character on the left is of the set
	condRight // the one on the right
)

// The most that a pattern may be: groups in each other, characters, and
// states once its counted repeats are written out.
const (
	maxGroups = 100
	maxLength = 64 << 10
	maxStates = 20_000
)

// flags of an expression, as (?imsuxdU) sets them.
type flags struct{ fold, foldAll, multi, dotAll, unixLines, comments, all bool }

type parser struct {
	src    []rune
	at     int
	f      flags
	groups int
	known  map[string]runeSet // properties by name
}

// parse reads an expression of the dialect of java.util.regex. known holds the
// properties that other patterns have used; it can be nil.
func parse(pattern string, f flags, known map[string]runeSet) (n *node, err error) {
	if len(pattern) > maxLength {
		return nil, fmt.Errorf("the pattern is longer than %d bytes", maxLength)
	}
	p := &parser{src: unquote(pattern), f: f, known: known}
	defer func() {
		if r := recover(); r != nil {
			refusal, ok := r.(refusal)
			if !ok {
				panic(r)
			}
			n, err = nil, fmt.Errorf("%s, at character %d", string(refusal), p.at+1)
		}
	}()
	n = p.alternatives()
	if p.at < len(p.src) {
		p.refuse("a ) without a (")
	}
	if n.states() > maxStates {
		return nil, fmt.Errorf("its repeats written out have more than %d states", maxStates)
	}
	return n, nil
}

// refusal is why a pattern cannot be honoured; it unwinds the parser and
// never leaves parse.
type refusal string

func (p *parser) refuse(format string, a ...any) { panic(refusal(fmt.Sprintf(format, a...))) }

// unquote writes \Q…\E with a backslash before every sign.
func unquote(s string) []rune {
	var out []rune
	for s != "" {
		i := strings.Index(s, `\`)
		switch {
		case i < 0 || i+1 == len(s):
			return append(out, []rune(s)...)
		case s[i+1] != 'Q':
			r := []rune(s[:i+1] + firstRune(s[i+1:]))
			out = append(out, r...)
			s = s[i+1+len(firstRune(s[i+1:])):]
			continue
		}
		out = append(out, []rune(s[:i])...)
		quoted, rest, _ := strings.Cut(s[i+2:], `\E`)
		for _, r := range quoted {
			if r < 0x80 && !asciiWord.has(r) {
				out = append(out, '\\')
			}
			out = append(out, r)
		}
		s = rest
	}
	return out
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

func (p *parser) peek(s string) bool {
	i := p.at
	for _, r := range s {
		if i >= len(p.src) || p.src[i] != r {
			return false
		}
		i++
	}
	return true
}

func (p *parser) accept(s string) bool {
	if !p.peek(s) {
		return false
	}
	p.at += len(s)
	return true
}

// alternatives reads up to the end or to a closing parenthesis.
func (p *parser) alternatives() *node {
	var branches, items []*node
	branch := func() {
		branches = append(branches, cat(items))
		items = nil
	}
	for p.at < len(p.src) {
		switch r := p.src[p.at]; {
		case r == ')':
			branch()
			return alt(branches)
		case r == '|':
			p.at++
			branch()
		case p.f.comments && (asciiSpace.has(r) || r == '#'):
			p.comment(r)
		default:
			if n := p.repeated(p.atom()); n != nil {
				items = append(items, n)
			}
		}
	}
	branch()
	return alt(branches)
}

func (p *parser) comment(r rune) {
	p.at++
	for r == '#' && p.at < len(p.src) && !lineEnds.has(p.src[p.at]) {
		p.at++
	}
}

// atom reads one thing that a quantifier can follow; nil for flags.
func (p *parser) atom() *node {
	r := p.src[p.at]
	p.at++
	switch r {
	case '(':
		return p.group()
	case '[':
		return set(p.class())
	case '.':
		switch {
		case p.f.dotAll:
			return set(anyRune)
		case p.f.unixLines:
			return set(single('\n').not())
		}
		return set(lineEnds.not())
	case '^':
		if p.f.multi {
			return &node{op: opWhen, when: cond{kind: condLineBegin}}
		}
		return &node{op: opWhen, when: cond{kind: condBegin}}
	case '$':
		if p.f.multi {
			return &node{op: opWhen, when: cond{kind: condLineEnd}}
		}
		return lastLine()
	case '*', '+', '?', '{':
		p.at--
		p.refuse("%c has nothing to repeat", r)
	case '\\':
		return p.escape()
	}
	return p.literal(r)
}

func (p *parser) literal(r rune) *node {
	s := single(r)
	if p.f.fold {
		s = s.fold(p.f.foldAll)
	}
	return set(s)
}

// lastLine is $ and \Z: the end, or a line break before it.
func lastLine() *node {
	end := &node{op: opWhen, when: cond{kind: condEnd}}
	split := &node{op: opWhen, when: cond{kind: condLeft, set: single('\r'), not: true}}
	breaks := alt([]*node{cat([]*node{set(single('\r')), set(single('\n'))}), cat([]*node{split, set(single('\n'))}), set(lineEnds.and(single('\n').not()))})
	return alt([]*node{end, {op: opLook, sub: []*node{cat([]*node{breaks, end})}}})
}

// group reads what follows an opening parenthesis.
func (p *parser) group() *node {
	if p.groups++; p.groups > maxGroups {
		p.refuse("more than %d groups in each other", maxGroups)
	}
	defer func() { p.groups-- }()
	before := p.f
	inner := func() *node {
		n := p.alternatives()
		if !p.accept(")") {
			p.refuse("a ( without a )")
		}
		p.f = before
		return n
	}
	look := func(behind, not bool) *node { return lookAt(inner(), behind, not) }
	switch {
	case !p.accept("?"):
		return inner()
	case p.accept(":"):
		return inner()
	case p.accept("="):
		return look(false, false)
	case p.accept("!"):
		return look(false, true)
	case p.accept("<="):
		return look(true, false)
	case p.accept("<!"):
		return look(true, true)
	case p.accept(">"):
		return p.atomic(inner())
	case p.accept("#"):
		for p.at < len(p.src) && p.src[p.at] != ')' {
			p.at++
		}
		if !p.accept(")") {
			p.refuse("a comment without a )")
		}
		return nil
	case p.accept("<"):
		for p.at < len(p.src) && asciiWord.has(p.src[p.at]) {
			p.at++
		}
		if !p.accept(">") {
			p.refuse("the name of a group does not end")
		}
		return inner()
	}
	return p.flagged(inner)
}

// flagged reads (?i-s) and (?i-s:…).
func (p *parser) flagged(inner func() *node) *node {
	for on := true; p.at < len(p.src); {
		r := p.src[p.at]
		p.at++
		switch r {
		case '-':
			on = false
		case 'i':
			p.f.fold = on
		case 'u':
			p.f.foldAll = on
		case 'U':
			p.f.all, p.f.foldAll = on, on
		case 'm':
			p.f.multi = on
		case 's':
			p.f.dotAll = on
		case 'd':
			p.f.unixLines = on
		case 'x':
			p.f.comments = on
		case 'w': // of ICU: words as people see them
			p.f.all = on
		case ':':
			return inner()
		case ')':
			return nil
		default:
			p.at--
			p.refuse("(?%c is not known", r)
		}
	}
	p.refuse("a (? without a )")
	return nil
}

// repeated reads the quantifiers after n.
func (p *parser) repeated(n *node) *node {
	for p.at < len(p.src) {
		min, max := 0, -1
		switch {
		case p.accept("*"):
		case p.accept("+"):
			min = 1
		case p.accept("?"):
			max = 1
		case p.accept("{"):
			min, max = p.bounds()
		default:
			return n
		}
		if n == nil {
			p.refuse("a quantifier has nothing to repeat")
		}
		possessive := p.accept("+")
		if !possessive {
			p.accept("?") // which match is preferred does not matter
		}
		r := &node{op: opRepeat, sub: []*node{n}, min: min, max: max}
		if possessive {
			r = p.atomic(r)
		}
		n = r
	}
	return n
}

func (p *parser) bounds() (min, max int) {
	number := func() int {
		n, start := 0, p.at
		for p.at < len(p.src) && asciiDigit.has(p.src[p.at]) && n < maxStates {
			n = 10*n + int(p.src[p.at]-'0')
			p.at++
		}
		if p.at == start {
			return -1
		}
		return n
	}
	min = number()
	max = min
	if p.accept(",") {
		max = number()
	}
	if min < 0 || !p.accept("}") || max >= 0 && max < min {
		p.refuse("a { that begins no number of repeats")
	}
	return min, max
}

// escape reads what follows a backslash outside a class.
func (p *parser) escape() *node {
	if p.at == len(p.src) {
		p.refuse("a backslash at the end")
	}
	r := p.src[p.at]
	switch r {
	case 'b', 'B':
		p.at++
		if p.accept("{") {
			p.refuse(`\b{…} is not supported`)
		}
		return &node{op: opWhen, when: cond{kind: condWord, not: r == 'B', all: p.f.all}}
	case 'A':
		p.at++
		return &node{op: opWhen, when: cond{kind: condBegin}}
	case 'z':
		p.at++
		return &node{op: opWhen, when: cond{kind: condEnd}}
	case 'Z':
		p.at++
		return lastLine()
	case 'R':
		p.at++
		return alt([]*node{cat([]*node{set(single('\r')), set(single('\n'))}), set(vertical)})
	case 'G', 'X', 'N':
		p.refuse(`\%c is not supported`, r)
	case 'k', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		p.refuse("a reference to a group, which no automaton can follow")
	}
	if s, ok := p.shorthand(); ok {
		return set(s)
	}
	return p.literal(p.character())
}

// character reads the rest of an escape that stands for one character.
func (p *parser) character() rune {
	r := p.src[p.at]
	p.at++
	switch r {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 'f':
		return '\f'
	case 'a':
		return 0x07
	case 'e':
		return 0x1B
	case 'c':
		if p.at == len(p.src) {
			p.refuse(`\c is cut off`)
		}
		p.at++
		return p.src[p.at-1] ^ 64
	case '0':
		n, digits := rune(0), 0
		for digits < 3 && p.at < len(p.src) && p.src[p.at] >= '0' && p.src[p.at] <= '7' && 8*n+p.src[p.at]-'0' <= 0o377 {
			n = 8*n + p.src[p.at] - '0'
			p.at++
			digits++
		}
		if digits == 0 {
			p.refuse(`\0 without a digit`)
		}
		return n
	case 'x':
		if p.accept("{") {
			n := rune(0)
			for !p.accept("}") {
				n = 16*n + p.hex(1)
				if n > maxRune {
					p.refuse("no such character")
				}
			}
			return n
		}
		return p.hex(2)
	case 'u':
		hi := p.hex(4)
		if utf16.IsSurrogate(hi) && p.peek(`\u`) {
			p.at += 2
			return utf16.DecodeRune(hi, p.hex(4))
		}
		return hi
	case 'U':
		n := p.hex(8)
		if n < 0 || n > maxRune {
			p.refuse("no such character")
		}
		return n
	}
	if r < 0x80 && asciiWord.has(r) && r != '_' {
		p.at--
		p.refuse(`\%c is not known`, r)
	}
	return r
}

func (p *parser) hex(digits int) rune {
	n := rune(0)
	for range digits {
		if p.at == len(p.src) {
			p.refuse("the number of a character is cut off")
		}
		r := p.src[p.at]
		switch {
		case r >= '0' && r <= '9':
			n = 16*n + r - '0'
		case r|0x20 >= 'a' && r|0x20 <= 'f':
			n = 16*n + (r | 0x20) - 'a' + 10
		default:
			p.refuse("%c is no hexadecimal digit", r)
		}
		p.at++
	}
	return n
}
