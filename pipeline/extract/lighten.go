package extract

import (
	"io"
	"strings"
)

// light is a page without the contents of its scripts and style sheets and
// without its comments, two fifths of what pages are made of: the parts that
// are left, one after the other.
type light struct {
	parts []string
	// hostile says that the page holds so many unclosed elements that the
	// standard's parsing rules, which open formatting again in every paragraph,
	// would multiply it.
	hostile bool
}

// maxOpen is how many formatting elements may be open in each other.
const maxOpen = 100

// lighten takes out of a page what no reader sees. The elements themselves
// stay, so that selectors that count them still match; data in JSON-LD stays
// too, and so does the rest of a page from where a plain scan cannot tell what
// is what: that is left to the parser.
func lighten(text string) light {
	l := light{}
	open, done, i := 0, 0, 0
	cut := func(from, to int) {
		if to > from {
			l.parts = append(l.parts, text[done:from])
			done = to
		}
	}
scan:
	for i < len(text) {
		j := strings.IndexByte(text[i:], '<')
		if j < 0 || i+j+1 >= len(text) {
			break
		}
		i += j
		switch c := text[i+1]; {
		case c == '!' && strings.HasPrefix(text[i:], "<!--"):
			body := text[i+4:]
			end := strings.Index(body, "-->")
			if end < 0 || body[0] == '>' || strings.HasPrefix(body, "->") || strings.Contains(body[:end], "--!>") {
				break scan
			}
			cut(i, i+4+end+3)
			i += 4 + end + 3
		case c == '/' || c == '!' || c == '?':
			if c == '/' && open > 0 && formatting(text[i+2:]) {
				open--
			}
			end := strings.IndexByte(text[i:], '>')
			if end < 0 {
				break scan
			}
			i += end + 1
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			if formatting(text[i+1:]) {
				open++
				l.hostile = l.hostile || open > maxOpen
			}
			end := tagEnd(text, i)
			if end < 0 {
				break scan
			}
			tag := text[i:end]
			name := rawName(tag)
			if name == "" {
				i = end
				if n := drawing(tag, text[end:]); n > 0 {
					cut(end, end+n)
					i = end + n
				}
				continue
			}
			shut := closing(text[end:], name)
			if shut < 0 || strings.HasSuffix(tag, "/>") { // that closes it within SVG, and nowhere else
				break scan
			}
			content := text[end : end+shut]
			switch {
			case name != "style" && name != "script" || data(tag):
			case !strings.Contains(content, "<!--"):
				cut(end, end+shut)
			case strings.Contains(strings.ToLower(content), "<script"):
				break scan // a script that writes scripts may end elsewhere
			}
			i = end + shut
		default:
			i++
		}
	}
	l.parts = append(l.parts, text[done:])
	l.hostile = l.hostile || tooOpen(text[min(i, len(text)):], open)
	return l
}

// text returns the parts as one.
func (l *light) text() string { return strings.Join(l.parts, "") }

// reader reads the parts.
func (l *light) reader() io.Reader {
	parts := make([]io.Reader, len(l.parts))
	for i, p := range l.parts {
		parts[i] = strings.NewReader(p)
	}
	return io.MultiReader(parts...)
}

// tooOpen tells whether a text opens too many formatting elements, on top of
// those that are open already.
func tooOpen(text string, open int) bool {
	for i := strings.IndexByte(text, '<'); i >= 0 && i+2 < len(text); {
		switch c := text[i+1]; {
		case c == '/':
			if formatting(text[i+2:]) && open > 0 {
				open--
			}
		case formatting(text[i+1:]):
			if open++; open > maxOpen {
				return true
			}
		}
		j := strings.IndexByte(text[i+1:], '<')
		if j < 0 {
			break
		}
		i += 1 + j
	}
	return false
}

// formatting tells whether a tag's name is one of the formatting elements.
func formatting(s string) bool {
	n := 0
	for n < len(s) && n < 8 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	switch n {
	case 0, 7, 8:
		return false
	case 1:
		return strings.IndexByte("abisu", s[0]|0x20) >= 0
	}
	switch strings.ToLower(s[:n]) {
	case "big", "code", "em", "font", "nobr", "small", "strike", "strong", "tt":
		return true
	}
	return false
}

// data tells whether the start tag of a script says that it holds JSON-LD,
// however it writes application/ld+json.
func data(tag string) bool {
	tag = strings.ToLower(tag)
	return strings.Contains(tag, "ld") && strings.Contains(tag, "json")
}

// drawing returns the length of what an svg element holds, if the tag begins
// one that holds nothing but shapes; 0 for any other.
func drawing(tag, text string) int {
	if len(tag) < 5 || !strings.EqualFold(tag[1:4], "svg") || tag[4] != '>' && !space(tag[4]) || strings.HasSuffix(tag, "/>") {
		return 0
	}
	for i := 0; ; {
		j := strings.IndexByte(text[i:], '<')
		if j < 0 {
			return 0
		}
		i += j + 1
		rest := strings.TrimPrefix(text[i:], "/")
		n := 0
		for n < len(rest) && n < 20 && (rest[n]|0x20 >= 'a' && rest[n]|0x20 <= 'z') {
			n++
		}
		switch strings.ToLower(rest[:n]) {
		case "svg":
			if len(rest) < len(text)-i {
				return i - 1
			}
			return 0
		case "path", "g", "use", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "symbol", "lineargradient", "radialgradient", "stop", "clippath", "mask":
		default:
			return 0
		}
		end := tagEnd(text, i-1)
		if end < 0 {
			return 0
		}
		i = end
	}
}

// tagEnd returns where the start tag at i ends, after its '>', or -1. A '>'
// in a quoted value does not end it.
func tagEnd(text string, i int) int {
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '>':
			return j + 1
		case '=':
			for j+1 < len(text) && space(text[j+1]) {
				j++
			}
			if j+1 < len(text) && (text[j+1] == '"' || text[j+1] == '\'') {
				end := strings.IndexByte(text[j+2:], text[j+1])
				if end < 0 {
					return -1
				}
				j += 2 + end
			}
		}
	}
	return -1
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// rawName returns the name of a start tag whose element holds raw text, in
// lower case; "" for any other.
func rawName(tag string) string {
	n := 1
	for n < len(tag) && n < 12 && (tag[n]|0x20 >= 'a' && tag[n]|0x20 <= 'z') {
		n++
	}
	if n < 4 || strings.IndexByte("stinxp", tag[1]|0x20) < 0 || tag[n] != '>' && tag[n] != '/' && !space(tag[n]) {
		return ""
	}
	switch name := strings.ToLower(tag[1:n]); name {
	case "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext":
		return name
	}
	return ""
}

// closing returns where the end tag of a raw element begins, or -1.
func closing(text, name string) int {
	for i := 0; ; {
		j := strings.Index(text[i:], "</")
		if j < 0 {
			return -1
		}
		i += j
		end := i + 2 + len(name)
		if end < len(text) && strings.EqualFold(text[i+2:end], name) && (text[end] == '>' || text[end] == '/' || space(text[end])) {
			return i
		}
		i += 2
	}
}
