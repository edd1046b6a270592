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
	maxHeader  = 64 << 10
	maxDoctype = 64 << 10
)

// tmxScanner cuts a TMX file into its header and its units without looking
// inside, so that what is wrong in one unit is that unit's affair and memory
// does not grow with the file. '<' cannot stand in an attribute, so every tag
// is found by it.
type tmxScanner struct {
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

func newTMXScanner(r io.Reader) (*tmxScanner, error) {
	utf8, err := decoded(r)
	if err != nil {
		return nil, err
	}
	return &tmxScanner{r: bufio.NewReaderSize(utf8, 64<<10), line: 1}, nil
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
		label := declaredEncoding(head)
		if label == "" || strings.EqualFold(label, "utf-8") {
			return b, nil
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
func (s *tmxScanner) until(ending string) error {
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

func (s *tmxScanner) keep(b []byte) {
	if s.kept.Len()+len(b) > s.max {
		s.over = s.over || s.max > 0
		return
	}
	s.kept.Write(b)
}

// startKeeping keeps what is read from here on; the '<' that was read before
// belongs to it.
func (s *tmxScanner) startKeeping(limit int) {
	s.kept.Reset()
	s.over, s.max = false, limit
	s.kept.WriteByte('<')
}

func (s *tmxScanner) stopKeeping() { s.max = 0 }

// at tells whether a tag of that name comes next.
func (s *tmxScanner) at(name string) bool {
	b, _ := s.r.Peek(len(name) + 1)
	if len(b) <= len(name) {
		return false
	}
	return string(b[:len(name)]) == name && strings.IndexByte(" \t\r\n/>", b[len(name)]) >= 0
}

func (s *tmxScanner) atText(text string) bool {
	b, _ := s.r.Peek(len(text))
	return string(b) == text
}

// next returns the next piece. io.EOF is the end of the input wherever it
// comes.
func (s *tmxScanner) next() (piece, error) {
	s.stopKeeping()
	for {
		if !s.left {
			if err := s.until("<"); err != nil {
				return piece{}, err
			}
		}
		s.left = false
		line := s.line
		switch {
		case s.atText("!DOCTYPE"):
			if err := s.doctype(); err != nil {
				return piece{}, err
			}
		case s.atText("!") || s.atText("?"):
			if err := s.skipNoTag(); err != nil {
				return piece{}, err
			}
		case s.at("tu"):
			return s.unit(line)
		case s.at("header"):
			return s.startTag(headerPiece, line)
		case s.at("tmx"):
			return s.startTag(rootPiece, line)
		case s.at("/tmx"):
			return piece{kind: endPiece, line: line}, nil
		}
	}
}

func (s *tmxScanner) startTag(kind pieceKind, line int) (piece, error) {
	s.startKeeping(maxHeader)
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
func (s *tmxScanner) skipNoTag() error {
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

// doctype lets a document type pass that only names one. Nobody's memory needs
// entities, and they can be made to grow without bound.
func (s *tmxScanner) doctype() error {
	s.startKeeping(maxDoctype)
	defer s.stopKeeping()
	if err := s.until(">"); err != nil {
		return err
	}
	for bytes.Count(s.kept.Bytes(), []byte{'['}) > bytes.Count(s.kept.Bytes(), []byte{']'}) && !s.over {
		if err := s.until(">"); err != nil {
			return err
		}
	}
	if s.over {
		return errFile("its document type is too long")
	}
	if bytes.Contains(s.kept.Bytes(), []byte("<!ENTITY")) {
		return errFile("its document type declares entities, which are refused")
	}
	return nil
}

// unit reads a unit to its end tag. When another unit begins before, or the
// file ends, this one is bad and the others are not.
func (s *tmxScanner) unit(line int) (piece, error) {
	s.startKeeping(maxUnit)
	p := piece{kind: unitPiece, line: line}
	for {
		err := s.until("<")
		switch {
		case err != nil:
		case s.at("/tu"):
			if err = s.until(">"); err == nil {
				p.text = s.kept.Bytes()
				if s.over {
					p.bad = "it has more than 1 MiB"
				}
				return p, nil
			}
		case s.at("tu") || s.at("/body") || s.at("/tmx"):
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
