package robots

import "strings"

// pattern is the path of a rule, ready to be compared: * stands for any
// bytes, $ at its end for the end of the address.
type pattern struct {
	pieces []string // normal, between the wildcards; the first stands at the beginning
	ends   bool     // $ closes it
	length int      // in bytes of its normal form: the longer, the more it says
}

func compile(s string) pattern {
	var p pattern
	s, p.ends = strings.CutSuffix(s, "$")
	query := false
	for piece := range strings.SplitSeq(s, "*") {
		n := normal(piece, query)
		query = query || strings.Contains(n, "?")
		p.pieces = append(p.pieces, n)
		p.length += len(n)
	}
	p.length += len(p.pieces) - 1
	if p.ends {
		p.length++
	}
	return p
}

// fits tells whether the pattern matches a normal path from its beginning.
// Each piece is taken at the first place it fits, which is enough as a
// wildcard follows; so the work is linear but for the search of one piece.
func (p pattern) fits(path string) bool {
	rest, ok := strings.CutPrefix(path, p.pieces[0])
	if !ok {
		return false
	}
	last := len(p.pieces) - 1
	if last == 0 {
		return !p.ends || rest == ""
	}
	for _, piece := range p.pieces[1:last] {
		i := strings.Index(rest, piece)
		if i < 0 {
			return false
		}
		rest = rest[i+len(piece):]
	}
	if p.ends {
		return strings.HasSuffix(rest, p.pieces[last])
	}
	return strings.Contains(rest, p.pieces[last])
}

func normalPath(path string) string {
	if path == "" || path[0] != '/' {
		path = "/" + path
	}
	return normal(path, false)
}

// normal brings a path or a piece of a pattern into the one form that is
// compared (RFC 9309 §2.2.2): what needs no percent-encoding has none, what
// needs it has it in upper case, and * and $ that mean themselves are
// encoded, as a pattern has no other way to name them. In the query, where
// : / ? @ mean the same either way (RFC 3986 §3.4), they stand plain.
func normal(s string, query bool) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); i++ {
		c, encoded := s[i], false
		if c == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi < 16 && lo < 16 {
				c, encoded = hi<<4|lo, true
				i += 2
			}
		}
		switch {
		case unreserved(c), query && strings.IndexByte(":/?@", c) >= 0, !encoded && ordinary(c):
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
		query = query || c == '?' && !encoded
	}
	return b.String()
}

const hex = "0123456789ABCDEF"

// plain tells whether a text is in normal form as it stands.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; !unreserved(c) && !ordinary(c) {
			return false
		}
	}
	return true
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// ordinary are the other characters that stand for themselves in an address.
func ordinary(c byte) bool { return strings.IndexByte("!&'()+,;=:@/?#[]", c) >= 0 }

func unhex(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 16
}
