package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// stateProp keeps how far a translation had come; TMX has no word for it.
const stateProp = "x-state"

// tmxUnit is a <tu>.
type tmxUnit struct {
	id, srclang          string
	createdBy, changedBy string
	props                map[string]string
	variants             []tmxVariant
}

// tmxUnitParser walks through one unit.
type tmxUnitParser struct {
	d    *xml.Decoder
	unit tmxUnit
}

// parseTU reads the bytes of one <tu>.
func parseTU(text []byte) (*tmxUnit, error) {
	p := tmxUnitParser{d: xml.NewDecoder(bytes.NewReader(text))}
	start, err := p.start()
	if err != nil {
		return nil, err
	}
	p.unit = tmxUnit{
		id: attr(start, "tuid"), srclang: attr(start, "srclang"),
		createdBy: attr(start, "creationid"), changedBy: attr(start, "changeid"),
	}
	err = p.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "prop":
			return p.prop(e, &p.unit.props)
		case "tuv":
			return p.variant(e)
		default:
			return p.skip()
		}
	})
	return &p.unit, err
}

func (p *tmxUnitParser) start() (xml.StartElement, error) {
	token, err := p.token()
	if err != nil {
		return xml.StartElement{}, err
	}
	start, ok := token.(xml.StartElement)
	if !ok {
		return start, errors.New("it does not begin with a tag")
	}
	return start, nil
}

// token returns the next token. The decoder's own places are of the unit, so
// its message is told without.
func (p *tmxUnitParser) token() (xml.Token, error) {
	t, err := p.d.Token()
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, errors.New("its XML is broken: " + syntax.Msg)
	case errors.Is(err, io.EOF):
		return nil, errors.New("it has no end")
	}
	return t, err
}

// children calls each for every child of the element whose start was read,
// and reads its end.
func (p *tmxUnitParser) children(each func(xml.StartElement) error) error {
	for {
		t, err := p.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := each(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// content reads through an element and calls text for the text in it, at
// whatever depth.
func (p *tmxUnitParser) content(text func([]byte)) error {
	for depth := 1; depth > 0; {
		t, err := p.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errTooDeep
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			text(t)
		}
	}
	return nil
}

var errTooDeep = fmt.Errorf("its tags are nested more than %d deep", maxDepth)

func (p *tmxUnitParser) skip() error { return p.content(func([]byte) {}) }

func (p *tmxUnitParser) text() (string, error) {
	var b strings.Builder
	err := p.content(func(t []byte) { b.Write(t) })
	return b.String(), err
}

// prop keeps the properties that mean something here.
func (p *tmxUnitParser) prop(e xml.StartElement, to *map[string]string) error {
	text, err := p.text()
	if err != nil {
		return err
	}
	switch name := attr(e, "type"); name {
	case "x-context-pre", "x-context-post", stateProp:
		if *to == nil {
			*to = map[string]string{}
		}
		(*to)[name] = text
	}
	return nil
}

func (p *tmxUnitParser) variant(e xml.StartElement) error {
	v := tmxVariant{lang: attr(e, "lang"), createdBy: attr(e, "creationid"), changedBy: attr(e, "changeid")}
	err := p.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "prop":
			return p.prop(e, &v.props)
		case "seg":
			return p.segment(&v, 1)
		default:
			return p.skip()
		}
	})
	p.unit.variants = append(p.unit.variants, v)
	return err
}

// segment reads the text and the codes of a <seg>, or of a <hi> in it.
func (p *tmxUnitParser) segment(v *tmxVariant, depth int) error {
	if depth > maxDepth {
		return errTooDeep
	}
	for {
		t, err := p.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			v.runs = append(v.runs, run{text: string(t)})
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if v.codes++; v.codes > maxCodes {
				return fmt.Errorf("it has more than %d codes", maxCodes)
			}
			if t.Name.Local == "hi" {
				open := run{element: "hi", kind: attr(t, "type"), x: attr(t, "x")}
				v.runs = append(v.runs, open)
				if err := p.segment(v, depth+1); err != nil {
					return err
				}
				open.end = true
				v.runs = append(v.runs, open)
				continue
			}
			r := run{element: t.Name.Local, kind: attr(t, "type"), i: attr(t, "i"), x: attr(t, "x"), end: attr(t, "pos") == "end"}
			switch r.element {
			case "bpt", "ph", "it", "ut":
			case "ept":
				r.end = true
			default:
				return fmt.Errorf("there is a <%s> in its text", clip(r.element))
			}
			if r.text, err = p.text(); err != nil {
				return err
			}
			v.runs = append(v.runs, r)
		}
	}
}
