package exchange

import (
	"fmt"
	"strings"
	"time"
)

// Properties that mean something here: the neighbours' source texts, how far a
// translation had come, for which TMX has no word, and where a segment stands.
const (
	prevProp  = "x-context-pre"
	nextProp  = "x-context-post"
	stateProp = "x-state"
	rulesProp = "x-segmentation"
	keyProp   = "x-segment-key"
)

// tmxUnit is a <tu>.
type tmxUnit struct {
	id, srclang          string
	createdBy, changedBy string
	changed              time.Time
	props                map[string]string
	variants             []tmxVariant
}

// tmxUnitParser walks through one unit.
type tmxUnitParser struct {
	r    xmlReader
	unit tmxUnit
}

// parse reads the bytes of one <tu>. What it returns is good until the next.
func (p *tmxUnitParser) parse(text []byte) (*tmxUnit, error) {
	p.r = xmlReader{data: text, open: p.r.open[:0], attrs: p.r.attrs[:0]}
	variants := p.unit.variants[:0]
	start, err := p.r.next()
	if err != nil {
		return nil, err
	}
	p.unit = tmxUnit{
		id: start.attr("tuid"), srclang: start.attr("srclang"), changed: dateOf(start),
		createdBy: start.attr("creationid"), changedBy: start.attr("changeid"), variants: variants,
	}
	err = p.children(func(e xmlToken) error {
		switch string(e.name) {
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

// tmxDates are the ways in which tools write a date: as TMX recommends, then
// as ISO 8601 has it otherwise. Without a zone it is UTC.
var tmxDates = [...]string{
	"20060102T150405Z", "20060102T150405", "20060102T150405Z0700", "20060102T1504Z", "20060102",
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02",
}

// dateOf is when a unit or a text was last changed, or else made.
func dateOf(e xmlToken) time.Time {
	for _, value := range [...]string{e.attr("changedate"), e.attr("creationdate")} {
		if value == "" {
			continue
		}
		for _, layout := range tmxDates {
			if t, err := time.Parse(layout, value); err == nil && t.Year() > 0 {
				return t.UTC().Truncate(time.Second)
			}
		}
	}
	return time.Time{}
}

// children calls each for every child of the element whose start was read,
// and reads its end.
func (p *tmxUnitParser) children(each func(xmlToken) error) error {
	for {
		t, err := p.r.next()
		if err != nil {
			return err
		}
		switch t.kind {
		case xmlStart:
			if err := each(t); err != nil {
				return err
			}
		case xmlEnd:
			return nil
		}
	}
}

// content reads through an element and calls text for the text in it, at
// whatever depth.
func (p *tmxUnitParser) content(text func([]byte)) error {
	for depth := 1; depth > 0; {
		t, err := p.r.next()
		if err != nil {
			return err
		}
		switch t.kind {
		case xmlStart:
			depth++
		case xmlEnd:
			depth--
		case xmlText:
			text(t.text)
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

// propName says which properties are kept, and as what. OmegaT and memoQ have
// names of their own for the neighbours, Trados for how far a unit had come.
func propName(name string) string {
	switch name {
	case prevProp, "prev":
		return prevProp
	case nextProp, "next":
		return nextProp
	case stateProp, keyProp, rulesProp, confirmationProp:
		return name
	case originProp, "x-Origin":
		return originProp
	}
	return ""
}

const (
	confirmationProp = "x-ConfirmationLevel"
	originProp       = "x-origin"
)

// prop keeps the properties that mean something here.
func (p *tmxUnitParser) prop(e xmlToken, to *map[string]string) error {
	name := propName(e.attr("type"))
	if name == "" {
		return p.skip()
	}
	text, err := p.text()
	if err != nil {
		return err
	}
	if name == prevProp || name == nextProp {
		if seg, ok := strings.CutPrefix(text, "<seg>"); ok && strings.HasSuffix(seg, "</seg>") { // as memoQ has it
			text = strings.TrimSuffix(seg, "</seg>")
		}
	}
	if *to == nil {
		*to = map[string]string{}
	}
	(*to)[name] = text
	return nil
}

func (p *tmxUnitParser) variant(e xmlToken) error {
	var runs []run // of the unit before
	if n := len(p.unit.variants); n < cap(p.unit.variants) {
		runs = p.unit.variants[:n+1][n].runs[:0]
	}
	v := tmxVariant{runs: runs, lang: e.attr("lang"), changed: dateOf(e), createdBy: e.attr("creationid"), changedBy: e.attr("changeid")}
	err := p.children(func(e xmlToken) error {
		switch string(e.name) {
		case "prop":
			return p.prop(e, &v.props)
		case "seg":
			return p.segment(&v)
		default:
			return p.skip()
		}
	})
	p.unit.variants = append(p.unit.variants, v)
	return err
}

// segment reads the text and the codes of a <seg>, or of a <hi> in it.
func (p *tmxUnitParser) segment(v *tmxVariant) error {
	for {
		t, err := p.r.next()
		if err != nil {
			return err
		}
		switch t.kind {
		case xmlText:
			v.runs = append(v.runs, run{text: string(t.text)})
		case xmlEnd:
			return nil
		case xmlStart:
			if err := p.code(v, t); err != nil {
				return err
			}
		}
	}
}

// code reads an element within a text.
func (p *tmxUnitParser) code(v *tmxVariant, t xmlToken) (err error) {
	if v.codes++; v.codes > maxCodes {
		return fmt.Errorf("it has more than %d codes", maxCodes)
	}
	r := run{element: string(t.name), kind: t.attr("type"), i: t.attr("i"), x: t.attr("x"), end: t.attr("pos") == "end"}
	switch r.element {
	case "hi":
		v.runs = append(v.runs, r)
		if err := p.segment(v); err != nil {
			return err
		}
		r.end = true
		v.runs = append(v.runs, r)
		return nil
	case "ept":
		r.end = true
	case "bpt", "ph", "it", "ut":
	default:
		return fmt.Errorf("there is a <%s> in its text", clip(r.element))
	}
	r.text, err = p.text()
	v.runs = append(v.runs, r)
	return err
}
