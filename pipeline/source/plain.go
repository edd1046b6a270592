package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// Limits of a feed's markup.
const (
	maxDepth = 256  // elements in each other
	maxField = 8192 // bytes of one value
	maxAttrs = 64   // of one element
)

// plainXML makes a feed of the elements of a feed that tell what it lists,
// and nothing else: in UTF-8, without document type, entities and processing
// instructions, at most maxFeedEntries entries of short values, addresses
// resolved by xml:base.
func plainXML(body []byte, charset string, home *url.URL) ([]byte, error) {
	p := plainer{dec: xml.NewDecoder(bytes.NewReader(utf8XML(body, charset))), html: body}
	p.dec.Strict = false
	p.dec.Entity = xml.HTMLEntity
	if err := p.root(home); err != nil {
		return nil, err
	}
	err := p.container(0)
	if err != nil && !errors.Is(err, io.EOF) {
		if p.entries == 0 {
			return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the feed is broken", Err: err}
		}
		err = nil // what came before the damage counts
	}
	p.closeAll(0)
	return p.out.Bytes(), nil
}

// plainer is a feed being rewritten.
type plainer struct {
	dec     *xml.Decoder
	html    []byte
	out     bytes.Buffer
	open    []openElement
	entries int
}

type openElement struct {
	name xml.Name
	base *url.URL // nil: none was given
}

// root finds the outermost element and refuses what is no feed.
func (p *plainer) root(home *url.URL) error {
	for {
		tok, err := p.dec.RawToken()
		if err != nil {
			if looksLikeHTML(p.html) {
				return notAFeed("html", p.html, home)
			}
			return &pipeline.Fault{Code: pipeline.Invalid, Msg: "is no feed: there is no RSS, Atom or JSON Feed in it"}
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch local := strings.ToLower(start.Name.Local); local {
		case "feed":
			p.start(start, home)
			return nil
		case "rss", "rdf":
			p.start(start, nil)
			return nil
		default:
			return notAFeed(local, p.html, home)
		}
	}
}

// role is what an element of a feed is for.
type role int

const (
	other     role = iota
	channel        // holds entries
	item           // an entry
	value          // says something of the entry or feed that it is in
	reference      // the same, and it is an address
)

func roleOf(name xml.Name, inEntry bool) role {
	local := strings.ToLower(name.Local)
	switch local {
	case "channel":
		if !inEntry {
			return channel
		}
	case "item", "entry":
		if !inEntry {
			return item
		}
	case "link":
		return reference
	case "guid", "origlink":
		if inEntry {
			return reference
		}
	case "title", "pubdate", "published", "updated", "modified", "issued", "created", "date":
		if inEntry {
			return value
		}
	}
	return other
}

// container rewrites what is in the element that was opened last, up to its
// end. depth is that of the element in the feed.
func (p *plainer) container(depth int) error {
	inEntry := depth > 0 && roleOf(p.open[len(p.open)-1].name, false) == item
	for {
		tok, err := p.dec.RawToken()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			if len(p.open) > depth && strings.EqualFold(t.Name.Local, p.open[len(p.open)-1].name.Local) {
				p.end()
				return nil
			}
		case xml.StartElement:
			switch r := roleOf(t.Name, inEntry); {
			case r == item && p.entries == maxFeedEntries:
				return io.EOF
			case r == item || r == channel && depth < 4:
				if r == item {
					p.entries++
				}
				p.start(t, p.base())
				if err := p.container(len(p.open) - 1); err != nil {
					return err
				}
			case r == value || r == reference:
				if err := p.value(t, r); err != nil {
					return err
				}
			default:
				if _, err := p.text(t, false); err != nil {
					return err
				}
			}
		}
	}
}

// value rewrites an element that holds text alone.
func (p *plainer) value(t xml.StartElement, r role) error {
	base := baseOf(t, p.base())
	text, err := p.text(t, true)
	if err != nil {
		return err
	}
	if r == reference && base != nil && strings.TrimSpace(text) != "" {
		if u, err := base.Parse(strings.TrimSpace(text)); err == nil {
			text = u.String()
		}
	}
	if r == value {
		t.Attr = slices.DeleteFunc(t.Attr, func(a xml.Attr) bool { return a.Name.Local == "type" || a.Name.Local == "mode" }) // it is plain text now
	}
	p.start(t, base)
	xml.EscapeText(&p.out, []byte(text))
	p.end()
	return nil
}

// text reads an element to its end and returns the text in it, if that is
// wanted, up to maxField bytes. Markup that is not balanced, as where an
// article stands in a feed without being escaped, ends with the element.
func (p *plainer) text(t xml.StartElement, wanted bool) (string, error) {
	var text strings.Builder
	for open := []string{t.Name.Local}; len(open) > 0; {
		tok, err := p.dec.RawToken()
		if err != nil {
			return "", err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if !void(t.Name.Local) {
				open = append(open, t.Name.Local)
			}
			if len(open) > maxDepth {
				return "", fmt.Errorf("more than %d elements in each other", maxDepth)
			}
		case xml.EndElement:
			for i := len(open) - 1; i >= 0; i-- {
				if open[i] == t.Name.Local {
					open = open[:i]
					break
				}
			}
		case xml.CharData:
			if wanted && text.Len() < maxField {
				text.WriteString(cut(string(t[:min(len(t), maxField)]), maxField-text.Len()))
			}
		}
	}
	return text.String(), nil
}

// void tells whether an element of HTML has no end tag.
func void(name string) bool {
	switch strings.ToLower(name) {
	case "area", "br", "col", "embed", "hr", "img", "input", "param", "source", "track", "wbr":
		return true
	}
	return false
}

func (p *plainer) base() *url.URL {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1].base
}

// baseOf is the xml:base that holds in an element.
func baseOf(t xml.StartElement, outer *url.URL) *url.URL {
	for _, a := range t.Attr {
		if a.Name.Space == "xml" && a.Name.Local == "base" && len(a.Value) <= maxAddress {
			u, err := url.Parse(strings.TrimSpace(a.Value))
			switch {
			case err != nil:
			case outer != nil:
				return outer.ResolveReference(u)
			case u.IsAbs():
				return u
			}
		}
	}
	return outer
}

func (p *plainer) start(t xml.StartElement, outer *url.URL) {
	base := baseOf(t, outer)
	p.open = append(p.open, openElement{t.Name, base})
	p.out.WriteString("<" + rawName(t.Name))
	for i, a := range t.Attr {
		if i == maxAttrs || len(a.Value) > maxField {
			break
		}
		if a.Name.Space == "xml" && a.Name.Local == "base" || !plainName(a.Name) {
			continue
		}
		v := a.Value
		if a.Name.Space == "" && a.Name.Local == "href" && base != nil {
			if u, err := base.Parse(strings.TrimSpace(v)); err == nil {
				v = u.String()
			}
		}
		p.out.WriteString(" " + rawName(a.Name) + `="`)
		xml.EscapeText(&p.out, []byte(v))
		p.out.WriteString(`"`)
	}
	p.out.WriteString(">")
}

func (p *plainer) end() {
	last := len(p.open) - 1
	p.out.WriteString("</" + rawName(p.open[last].name) + ">\n")
	p.open = p.open[:last]
}

func (p *plainer) closeAll(depth int) {
	for len(p.open) > depth {
		p.end()
	}
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// plainName tells whether an attribute may be written again as it was read:
// in a lenient reading, anything can be a name.
func plainName(n xml.Name) bool {
	return n.Local != "" && len(n.Local)+len(n.Space) <= 100 && !strings.ContainsAny(n.Space+n.Local, ":<>&\"'=/ \t\r\n")
}

// utf8XML is an XML document in UTF-8, without byte order mark, XML
// declaration and characters that XML cannot hold. What is valid UTF-8 is
// UTF-8, whatever it declares.
func utf8XML(body []byte, charset string) []byte {
	enc, bom := encodingOf(body, charset)
	if enc != nil {
		if b, err := enc.NewDecoder().Bytes(body); err == nil {
			body = b
		}
	} else {
		body = bytes.ToValidUTF8(body[bom:], []byte("\uFFFD"))
	}
	body = bytes.TrimPrefix(body, []byte("\uFEFF"))
	if decl := trimStart(body); bytes.HasPrefix(decl, []byte("<?xml")) {
		if end := bytes.Index(decl, []byte("?>")); end >= 0 {
			body = decl[end+2:]
		}
	}
	return bytes.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, body)
}

// encodingOf tells what an XML document is encoded in; nil: UTF-8, after a
// byte order mark of so many bytes.
func encodingOf(body []byte, charset string) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")):
		return nil, 3
	case bytes.HasPrefix(body, []byte("\xFE\xFF")), bytes.HasPrefix(body, []byte("\x00<")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), 0
	case bytes.HasPrefix(body, []byte("\xFF\xFE")), bytes.HasPrefix(body, []byte("<\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), 0
	case validUTF8(body):
		return nil, 0
	}
	for _, label := range []string{declared(body), charset} {
		if enc, err := htmlindex.Get(label); err == nil {
			if name, _ := htmlindex.Name(enc); name == "utf-8" || name == "utf-16le" || name == "utf-16be" {
				return nil, 0
			}
			return enc, 0
		}
	}
	return charmap.Windows1252, 0
}

// declared is the encoding that an XML declaration names.
func declared(body []byte) string {
	head := body[:min(len(body), 512)]
	end := bytes.Index(head, []byte("?>"))
	_, rest, ok := bytes.Cut(head[:max(end, 0)], []byte("encoding"))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if len(rest) < 2 {
		return ""
	}
	label, _, _ := bytes.Cut(rest[1:], rest[:1])
	return string(label)
}

// validUTF8 tells whether a document is UTF-8; one that was cut in the middle
// of a character still is.
func validUTF8(b []byte) bool {
	for i := 0; i < 4 && i < len(b); i++ {
		if utf8.Valid(b[:len(b)-i]) {
			return true
		}
	}
	return len(b) == 0
}

func trimStart(b []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\uFEFF")), " \t\r\n")
}
