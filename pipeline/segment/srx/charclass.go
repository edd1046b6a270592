package srx

import "strings"

// shorthand reads an escape that stands for a set, such as \s or \p{Lu}.
func (p *parser) shorthand() (runeSet, bool) {
	r := p.src[p.at]
	var s runeSet
	switch r | 0x20 {
	case 'd':
		s, _ = posix("digit", p.f.all)
	case 's':
		s, _ = posix("space", p.f.all)
	case 'w':
		s, _ = posix("word", p.f.all)
	case 'h':
		s = horizontal
	case 'v':
		s = vertical
	case 'p':
		p.at++
		return p.propertyNamed(r == 'P'), true
	default:
		return nil, false
	}
	p.at++
	if r >= 'A' && r <= 'Z' {
		s = s.not()
	}
	return s, true
}

func (p *parser) propertyNamed(not bool) runeSet {
	if p.at == len(p.src) {
		p.refuse(`\p without a name`)
	}
	name := string(p.src[p.at])
	if p.accept("{") {
		from := p.at
		for p.at < len(p.src) && p.src[p.at] != '}' {
			p.at++
		}
		if p.at == len(p.src) {
			p.refuse(`\p{ without a }`)
		}
		name = string(p.src[from:p.at])
	}
	p.at++
	s, ok := p.property(strings.TrimSpace(name))
	if !ok {
		p.refuse("the property %q is not known", name)
	}
	if p.f.fold && isCase(name) {
		lc, _ := category("LC")
		if s[0].hi < 0x80 && s[len(s)-1].hi < 0x80 {
			lc = runeSet{{'A', 'Z'}, {'a', 'z'}} // \p{Upper} is of ASCII
		}
		s = lc
	}
	if not {
		return s.not()
	}
	return s
}

// property looks a property up, once for all patterns of a file.
func (p *parser) property(name string) (runeSet, bool) {
	key := name
	if p.f.all {
		key += "\x00"
	}
	if s, ok := p.known[key]; ok {
		return s, true
	}
	s, ok := property(name, p.f.all)
	if ok && p.known != nil {
		p.known[key] = s
	}
	return s, ok
}

// isCase tells the properties that lose their meaning when case does not
// matter.
func isCase(name string) bool {
	switch strings.TrimPrefix(plainName(name), "is") {
	case "lu", "ll", "lt", "lower", "upper", "lowercase", "uppercase", "titlecase", "javalowercase", "javauppercase", "javatitlecase":
		return true
	}
	return false
}

// class reads a class behind its opening bracket: ranges, classes in it, and
// intersections with &&, which bind less than anything else.
func (p *parser) class() runeSet {
	if p.groups++; p.groups > maxGroups {
		p.refuse("more than %d groups in each other", maxGroups)
	}
	defer func() { p.groups-- }()
	not := p.accept("^")
	var left, cur runeSet
	intersect, empty := false, true
	for first := true; ; first = false {
		if p.at == len(p.src) {
			p.refuse("a [ without a ]")
		}
		r := p.src[p.at]
		switch {
		case r == ']' && !first:
			p.at++
			cur = cur.tidy()
			if intersect && !empty {
				cur = left.and(cur)
			} else if intersect {
				cur = left
			}
			if not {
				return cur.not()
			}
			return cur
		case p.accept("&&"):
			for p.accept("&") {
			}
			cur = cur.tidy()
			switch {
			case intersect && !empty:
				left = left.and(cur)
			case !intersect:
				left = cur
			}
			cur, intersect, empty = nil, true, true
			continue
		case p.peek("[:"):
			if s, ok := p.bracketed(); ok {
				cur = append(cur, s...)
				break
			}
			p.at++
			cur = append(cur, p.class()...)
		case r == '[':
			p.at++
			cur = append(cur, p.class()...)
		case p.f.comments && (asciiSpace.has(r) || r == '#'):
			p.comment(r)
			continue
		default:
			cur = append(cur, p.ranged()...)
		}
		empty = false
	}
}

// bracketed reads [:name:], as ICU has it.
func (p *parser) bracketed() (runeSet, bool) {
	i := p.at + 2
	for i < len(p.src) && (asciiWord.has(p.src[i]) || p.src[i] == '^') {
		i++
	}
	if i+1 >= len(p.src) || p.src[i] != ':' || p.src[i+1] != ']' {
		return nil, false
	}
	s, ok := p.property(string(p.src[p.at+2 : i]))
	if ok {
		p.at = i + 2
	}
	return s, ok
}

// ranged reads a character, a range of them or an escape for a set.
func (p *parser) ranged() runeSet {
	lo, s, ok := p.member()
	if ok {
		return s
	}
	hi := lo
	if p.peek("-") && p.at+1 < len(p.src) && p.src[p.at+1] != ']' && p.src[p.at+1] != '[' {
		p.at++
		if hi, s, ok = p.member(); ok {
			return s.union(runeSet{{'-', '-'}, {lo, lo}}.tidy())
		}
		if hi < lo {
			p.refuse("a range that ends before it begins")
		}
	}
	out := runeSet{{lo, hi}}
	if p.f.fold {
		out = out.fold(p.f.foldAll)
	}
	return out
}

func (p *parser) member() (rune, runeSet, bool) {
	if p.at == len(p.src) {
		p.refuse("a [ without a ]")
	}
	if !p.accept(`\`) {
		p.at++
		return p.src[p.at-1], nil, false
	}
	if p.at == len(p.src) {
		p.refuse("a backslash at the end")
	}
	if s, ok := p.shorthand(); ok {
		return 0, s, true
	}
	return p.character(), nil, false
}
