package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Limits on what a file may ask of us, in bytes.
const (
	maxUnit    = 1 << 20
	maxTag     = 64 << 10
	maxDoctype = 1 << 20
)

// vocabulary names the elements that a file of one format is cut at.
type vocabulary struct {
	roots   []string
	headers []string // of which the start tag is handed on
	units   []string
	stops   []string // end tags that no unit lives beyond
}

// pieceScanner cuts an XML file into its header and its units without looking
// inside, so that what is wrong in one unit is that unit's affair and memory
// does not grow with the file. '<' cannot stand in an attribute, so every tag
// is found by it.
type pieceScanner struct {
	vocabulary
	r    *bufio.Reader
	line int
	kept bytes.Buffer // what is read goes here too
	max  int          // bytes that may be kept; 0 while nothing is
	over bool         // there were more
	left bool         // the '<' of a tag has been read and the tag has not
}

type pieceKind uint8

const (
	rootPiece   pieceKind = iota // the start tag of the root
	headerPiece                  // the start tag of the header
	unitPiece                    // a whole unit
	endPiece                     // the end tag of the root
)

type piece struct {
	kind pieceKind
	line int    // where it begins
	text []byte // until the next piece is read
	bad  string // why a unit cannot be read; "" if it may
}

// errFile is what is wrong with the file as a whole.
type errFile string

func (e errFile) Error() string { return string(e) }

func newPieceScanner(r io.Reader, v vocabulary) (*pieceScanner, error) {
	utf8, err := decoded(r)
	if err != nil {
		return nil, err
	}
	return &pieceScanner{vocabulary: v, r: bufio.NewReaderSize(utf8, 64<<10), line: 1}, nil
}

// decoded returns the text in UTF-8: by its byte order mark, by the zero bytes
// around its first character, or as its XML declaration says.
func decoded(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	head, _ := b.Peek(256)
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(head, []byte{'<', 0}):
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(head, []byte{0, '<'}):
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		_, err := b.Discard(3)
		return b, err
	default:
		label := strings.ToLower(declaredEncoding(head))
		if label == "" || label == "utf-8" || strings.HasPrefix(label, "utf-16") || strings.HasPrefix(label, "ucs-2") || strings.HasPrefix(label, "iso-10646") {
			return b, nil // the declaration could be read, so it is not in two bytes a character
		}
		var err error
		if e, err = htmlindex.Get(label); err != nil {
			return nil, errFile("its encoding " + label + " is unknown")
		}
	}
	return transform.NewReader(b, e.NewDecoder()), nil
}

func declaredEncoding(head []byte) string {
	declaration, _, ok := bytes.Cut(head, []byte("?>"))
	if !ok || !bytes.HasPrefix(declaration, []byte("<?xml")) {
		return ""
	}
	_, after, ok := bytes.Cut(declaration, []byte("encoding"))
	if !ok {
		return ""
	}
	after = bytes.TrimLeft(after, " \t\r\n=")
	if len(after) < 2 {
		return ""
	}
	label, _, _ := bytes.Cut(after[1:], after[:1])
	return string(label)
}

// until reads through the next occurrence of an ending, which must not be
// longer than three bytes.
func (s *pieceScanner) until(ending string) error {
	var tail [3]byte
	seen := 0
	last := ending[len(ending)-1]
	for {
		b, err := s.r.ReadSlice(last)
		s.line += bytes.Count(b, []byte{'\n'})
		s.keep(b)
		for _, c := range b[max(0, len(b)-3):] {
			tail[0], tail[1], tail[2] = tail[1], tail[2], c
		}
		seen += len(b)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil:
			return err
		case seen >= len(ending) && string(tail[3-len(ending):]) == ending:
			return nil
		}
	}
}

func (s *pieceScanner) keep(b []byte) {
	if s.kept.Len()+len(b) > s.max {
		s.over = s.over || s.max > 0
		return
	}
	s.kept.Write(b)
}

// startKeeping keeps what is read from here on; the '<' that was read before
// belongs to it.
func (s *pieceScanner) startKeeping(limit int) {
	s.kept.Reset()
	s.over, s.max = false, limit
	s.kept.WriteByte('<')
}

func (s *pieceScanner) stopKeeping() { s.max = 0 }

// at tells whether a tag of one of these names comes next, and which.
func (s *pieceScanner) at(slash string, names []string) (string, bool) {
	for _, name := range names {
		b, _ := s.r.Peek(len(slash) + len(name) + 1)
		if len(b) <= len(slash)+len(name) {
			continue
		}
		rest, ok := bytes.CutPrefix(b, []byte(slash))
		if ok && string(rest[:len(name)]) == name && strings.IndexByte(" \t\r\n/>", rest[len(name)]) >= 0 {
			return name, true
		}
	}
	return "", false
}

func (s *pieceScanner) atText(text string) bool {
	b, _ := s.r.Peek(len(text))
	return string(b) == text
}

// next returns the next piece. io.EOF is the end of the input wherever it
// comes.
func (s *pieceScanner) next() (piece, error) {
	s.stopKeeping()
	for {
		if !s.left {
			if err := s.until("<"); err != nil {
				return piece{}, err
			}
		}
		s.left = false
		line := s.line
		if s.atText("!DOCTYPE") {
			if err := s.doctype(); err != nil {
				return piece{}, err
			}
			continue
		}
		if s.atText("!") || s.atText("?") {
			if err := s.skipNoTag(); err != nil {
				return piece{}, err
			}
			continue
		}
		if name, ok := s.at("", s.units); ok {
			return s.unit(name, line)
		}
		if _, ok := s.at("", s.headers); ok {
			return s.startTag(headerPiece, line)
		}
		if _, ok := s.at("", s.roots); ok {
			return s.startTag(rootPiece, line)
		}
		if _, ok := s.at("/", s.roots); ok {
			return piece{kind: endPiece, line: line}, nil
		}
	}
}

func (s *pieceScanner) startTag(kind pieceKind, line int) (piece, error) {
	s.startKeeping(maxTag)
	if err := s.until(">"); err != nil {
		return piece{}, err
	}
	if s.over {
		return piece{}, errFile("a tag is too long")
	}
	return piece{kind: kind, line: line, text: s.kept.Bytes()}, nil
}

// skipNoTag reads through a comment, a CDATA section or an instruction, whose
// '<' has been read.
func (s *pieceScanner) skipNoTag() error {
	for _, m := range [...]struct{ start, end string }{{"!--", "-->"}, {"![CDATA[", "]]>"}, {"?", "?>"}} {
		if !s.atText(m.start) {
			continue
		}
		s.keep([]byte(m.start))
		if _, err := s.r.Discard(len(m.start)); err != nil {
			return err
		}
		return s.until(m.end)
	}
	return nil
}

// doctype reads through a document type. What it declares is not looked at:
// nobody's memory needs entities, and they can be made to grow without bound.
// A unit that uses one is refused.
func (s *pieceScanner) doctype() error {
	var quote byte
	inside, read := false, 0 // inside: between [ and ]
	for {
		c, err := s.r.ReadByte()
		if err != nil {
			return err
		}
		if c == '\n' {
			s.line++
		}
		if read++; read > maxDoctype {
			return errFile("its document type is too long")
		}
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '<' && (s.atText("!--") || s.atText("?")):
			if err := s.skipNoTag(); err != nil {
				return err
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case c == '>' && !inside:
			return nil
		}
	}
}

// unit reads a unit to its end tag. When another unit begins before, or the
// file ends, this one is bad and the others are not.
func (s *pieceScanner) unit(name string, line int) (piece, error) {
	s.startKeeping(maxUnit)
	own := []string{name}
	p := piece{kind: unitPiece, line: line}
	for {
		err := s.until("<")
		_, ends := s.at("/", own)
		_, another := s.at("", own)
		_, stops := s.at("/", s.stops)
		switch {
		case err != nil:
		case ends:
			if err = s.until(">"); err == nil {
				p.text = s.kept.Bytes()
				if s.over {
					p.bad = "it has more than 1 MiB"
				}
				return p, nil
			}
		case another || stops:
			s.left = true
			p.bad = "it has no end"
			return p, nil
		default:
			err = s.skipNoTag()
		}
		if err == io.EOF {
			p.bad = "it has no end"
			return p, nil
		}
		if err != nil {
			return p, err
		}
	}
}
