package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlReader reads the XML of one unit token by token. It takes what XML 1.0
// calls well-formed, but for document types and declared entities, which no
// unit has. encoding/xml does the same in ten times the time, which is what an
// import of a million units waits for.
type xmlReader struct {
	data  []byte
	at    int
	open  [][]byte // names of the elements that are open
	attrs []xmlAttr
	empty bool // the start that was read was an empty element, its end comes next
}

type xmlKind uint8

const (
	xmlStart xmlKind = iota
	xmlEnd
	xmlText
)

// xmlToken is a tag or a piece of text. Its bytes and its attributes are good
// until the next token is read.
type xmlToken struct {
	kind  xmlKind
	name  []byte // local: without a prefix
	text  []byte
	attrs []xmlAttr
}

type xmlAttr struct {
	name  []byte // local
	value []byte // with its references resolved
}

// attr returns an attribute by its local name, so that lang and xml:lang are
// one; "" if there is none.
func (t xmlToken) attr(name string) string {
	for _, a := range t.attrs {
		if strings.EqualFold(string(a.name), name) {
			return string(a.value)
		}
	}
	return ""
}

// maxAttrs in one tag.
const maxAttrs = 100

var errEnds = errors.New("it has no end")

func broken(format string, args ...any) error {
	return fmt.Errorf("its XML is broken: "+format, args...)
}

// next returns the next token; errEnds where the text ends.
func (r *xmlReader) next() (xmlToken, error) {
	if r.empty {
		r.empty = false
		return r.close(), nil
	}
	for r.at < len(r.data) {
		if r.data[r.at] != '<' {
			return r.text()
		}
		rest := r.data[r.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("</")):
			return r.end()
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := r.skip("<!--", "-->"); err != nil {
				return xmlToken{}, err
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := r.skip("<?", "?>"); err != nil {
				return xmlToken{}, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			from := r.at + len("<![CDATA[")
			if err := r.skip("<![CDATA[", "]]>"); err != nil {
				return xmlToken{}, err
			}
			return checkedText(newlines(r.data[from : r.at-3]))
		default:
			return r.start()
		}
	}
	return xmlToken{}, errEnds
}

// skip reads through a construct.
func (r *xmlReader) skip(start, end string) error {
	i := bytes.Index(r.data[r.at+len(start):], []byte(end))
	if i < 0 {
		return errEnds
	}
	r.at += len(start) + i + len(end)
	return nil
}

func (r *xmlReader) text() (xmlToken, error) {
	rest := r.data[r.at:]
	if i := bytes.IndexByte(rest, '<'); i >= 0 {
		rest = rest[:i]
	}
	r.at += len(rest)
	text, err := unescaped(newlines(rest))
	if err != nil {
		return xmlToken{}, err
	}
	return checkedText(text)
}

// newlines makes \n of every end of a line, as XML wants.
func newlines(raw []byte) []byte {
	if bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

// checkedText is a token of text that XML can hold.
func checkedText(text []byte) (xmlToken, error) {
	for i := 0; i < len(text); {
		c := text[i]
		if c >= 0x20 && c < utf8.RuneSelf || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		n, size := utf8.DecodeRune(text[i:])
		switch {
		case n == utf8.RuneError && size == 1:
			return xmlToken{}, broken("it is not UTF-8")
		case !inXML(n):
			return xmlToken{}, broken("the character U+%04X may not stand in it", n)
		}
		i += size
	}
	return xmlToken{kind: xmlText, text: text}, nil
}

func (r *xmlReader) end() (xmlToken, error) {
	i := bytes.IndexByte(r.data[r.at:], '>')
	if i < 0 {
		return xmlToken{}, errEnds
	}
	name := bytes.TrimRight(r.data[r.at+2:r.at+i], " \t\r\n")
	r.at += i + 1
	if len(r.open) == 0 || !bytes.Equal(r.open[len(r.open)-1], name) {
		return xmlToken{}, broken("</%s> ends what is not open there", clip(string(name)))
	}
	return r.close(), nil
}

func (r *xmlReader) close() xmlToken {
	name := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	return xmlToken{kind: xmlEnd, name: local(name)}
}

func (r *xmlReader) start() (xmlToken, error) {
	r.at++ // <
	name := r.name()
	if len(name) == 0 {
		return xmlToken{}, broken("a < that begins no tag")
	}
	r.attrs = r.attrs[:0]
	for {
		spaced := r.space()
		if r.at >= len(r.data) {
			return xmlToken{}, errEnds
		}
		switch c := r.data[r.at]; {
		case c == '>':
			r.at++
		case c == '/' && bytes.HasPrefix(r.data[r.at:], []byte("/>")):
			r.at += 2
			r.empty = true
		case !spaced:
			return xmlToken{}, broken("<%s> is no tag", clip(string(name)))
		default:
			if err := r.attr(); err != nil {
				return xmlToken{}, err
			}
			continue
		}
		if len(r.open) >= maxDepth {
			return xmlToken{}, errTooDeep
		}
		r.open = append(r.open, name)
		return xmlToken{kind: xmlStart, name: local(name), attrs: r.attrs}, nil
	}
}

func (r *xmlReader) attr() error {
	name := r.name()
	if len(name) == 0 {
		return broken("there is no attribute where one should be")
	}
	r.space()
	if r.at >= len(r.data) {
		return errEnds
	}
	if r.data[r.at] != '=' {
		return broken("the attribute %s has no value", clip(string(name)))
	}
	r.at++
	r.space()
	if r.at >= len(r.data) {
		return errEnds
	}
	quote := r.data[r.at]
	if quote != '"' && quote != '\'' {
		return broken("the value of %s is not between quotes", clip(string(name)))
	}
	i := bytes.IndexByte(r.data[r.at+1:], quote)
	if i < 0 {
		return errEnds
	}
	raw := r.data[r.at+1 : r.at+1+i]
	r.at += i + 2
	if bytes.IndexByte(raw, '<') >= 0 {
		return broken("there is a < in the value of %s", clip(string(name)))
	}
	value, err := unescaped(newlines(raw))
	if err != nil {
		return err
	}
	t, err := checkedText(value)
	if err != nil {
		return err
	}
	if len(r.attrs) == maxAttrs {
		return broken("a tag has more than %d attributes", maxAttrs)
	}
	r.attrs = append(r.attrs, xmlAttr{local(name), t.text})
	return nil
}

// space reads white space and tells whether there was any.
func (r *xmlReader) space() bool {
	from := r.at
	for r.at < len(r.data) && strings.IndexByte(" \t\r\n", r.data[r.at]) >= 0 {
		r.at++
	}
	return r.at > from
}

// name reads a name; none is an empty one. Of what XML forbids in names only
// what would end one is looked at.
func (r *xmlReader) name() []byte {
	from := r.at
	for r.at < len(r.data) && strings.IndexByte(" \t\r\n/>=<'\"&", r.data[r.at]) < 0 && r.data[r.at] >= 0x20 {
		r.at++
	}
	return r.data[from:r.at]
}

// local is a name without its prefix.
func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// unescaped resolves the references of a text.
func unescaped(raw []byte) ([]byte, error) {
	i := bytes.IndexByte(raw, '&')
	if i < 0 {
		return raw, nil
	}
	out := append(make([]byte, 0, len(raw)), raw[:i]...)
	for raw = raw[i:]; len(raw) > 0; {
		if raw[0] != '&' {
			next := bytes.IndexByte(raw, '&')
			if next < 0 {
				next = len(raw)
			}
			out, raw = append(out, raw[:next]...), raw[next:]
			continue
		}
		end := bytes.IndexByte(raw[:min(len(raw), 64)], ';')
		if end < 0 {
			return nil, broken("an & that begins no reference")
		}
		c, ok := reference(string(raw[1:end]))
		if !ok {
			return nil, broken("&%s; stands for nothing here", clip(string(raw[1:end])))
		}
		out, raw = utf8.AppendRune(out, c), raw[end+1:]
	}
	return out, nil
}

func reference(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok || digits == "" || strings.ContainsAny(digits, "+-_") {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !inXML(rune(n)) {
		return 0, false
	}
	return rune(n), true
}
