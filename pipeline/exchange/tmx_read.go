package exchange

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

const (
	maxDepth     = 256
	maxVariants  = 64   // languages in one unit
	maxCodes     = 1000 // in one text
	allLanguages = "*all*"
)

// ReadTMX yields the units of a TMX file, versions 1.1 to 1.4, in UTF-8,
// UTF-16 or the encoding that it declares. Document types are not looked at, and
// no entity is ever expanded. A unit with n languages gives n-1
// units from its source language; where every language may be the source
// (*all*), it gives a unit for each direction. The name is that of the file; it
// stands in keys and errors.
//
// A *Refused is about one unit and the next ones follow. Any other error is
// about the file and ends it.
func ReadTMX(r io.Reader, name string) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		t := tmxReader{file: fileReader{name: name, kind: "TMX", unit: "unit", hint: "a translation memory has to be TMX 1.1 to 1.4, in UTF-8 or UTF-16"}}
		if err := t.read(r, yield); err != nil {
			yield(pipeline.Unit{}, err)
		}
	}
}

var tmxVocabulary = vocabulary{roots: []string{"tmx"}, headers: []string{"header"}, units: []string{"tu"}, stops: []string{"body", "tmx"}}

type tmxReader struct {
	file   fileReader
	source string // srclang of the header
	tags   tagReader
	parser tmxUnitParser
}

// read returns what is wrong with the file; nil also when yield wants no more.
func (t *tmxReader) read(r io.Reader, yield func(pipeline.Unit, error) bool) error {
	s, err := newPieceScanner(r, tmxVocabulary)
	if err != nil {
		return t.file.fault(1, err)
	}
	root, header := false, false
	for {
		p, err := s.next()
		if err != nil {
			if !root && errors.Is(err, io.EOF) {
				err = errFile("it is no TMX file: there is no <tmx>")
			}
			return t.file.fault(s.line, err)
		}
		if p.kind != rootPiece && !root {
			return t.file.fault(p.line, errFile("it is no TMX file: it does not begin with <tmx>"))
		}
		switch p.kind {
		case rootPiece:
			root = true
		case headerPiece:
			if t.source, err = headerSource(p.text); err != nil {
				return t.file.fault(p.line, errFile("its header cannot be read: "+err.Error()))
			}
			header = true
		case endPiece:
			return nil
		case unitPiece:
			if !header {
				return t.file.fault(p.line, errFile("it has no header before its first unit"))
			}
			if !t.unit(p, yield) {
				return nil
			}
		}
	}
}

func headerSource(tag []byte) (string, error) {
	r := xmlReader{data: tag}
	start, err := r.next()
	if err != nil {
		return "", err
	}
	return start.attr("srclang"), nil
}

// unit yields what a unit of the file gives. It is false when no more is
// wanted.
func (t *tmxReader) unit(p piece, yield func(pipeline.Unit, error) bool) bool {
	t.file.count++
	refuse := func(why string) bool { return yield(pipeline.Unit{}, t.file.refused(p.line, why)) }
	if p.bad != "" {
		return refuse(p.bad)
	}
	tu, err := t.parser.parse(p.text)
	if err != nil {
		return refuse(err.Error())
	}
	units, err := t.pairs(tu)
	if err != nil {
		return refuse(err.Error())
	}
	for _, u := range units {
		if !yield(u, nil) {
			return false
		}
	}
	return true
}

// pairs makes units of a source and each of its translations.
func (t *tmxReader) pairs(tu *tmxUnit) ([]pipeline.Unit, error) {
	if len(tu.variants) > maxVariants {
		return nil, fmt.Errorf("it has more than %d languages", maxVariants)
	}
	for i := range tu.variants {
		v := &tu.variants[i]
		var err error
		if v.tag, err = t.tags.parse(v.lang); err != nil {
			return nil, err
		}
	}
	name := tu.srclang
	if name == "" {
		name = t.source
	}
	switch {
	case strings.EqualFold(name, allLanguages):
		return t.allPairs(tu)
	case name == "":
		return nil, errors.New("neither the unit nor the header of the file says the source language (srclang)")
	}
	from, err := t.tags.parse(name)
	if err != nil {
		return nil, err
	}
	source := sourceVariant(tu.variants, from)
	if source < 0 {
		return nil, fmt.Errorf("it has no text in its source language %s", from)
	}
	units, err := t.pairsFrom(tu, source)
	if err == nil && len(units) == 0 {
		err = errors.New("it has no translation")
	}
	return units, err
}

func (t *tmxReader) allPairs(tu *tmxUnit) ([]pipeline.Unit, error) {
	var units []pipeline.Unit
	for i := range tu.variants {
		more, err := t.pairsFrom(tu, i)
		if err != nil {
			return nil, err
		}
		units = append(units, more...)
	}
	if len(units) == 0 {
		return nil, errors.New("it has no translation")
	}
	return units, nil
}

// sourceVariant finds the text in the source language: in that tag, or in the
// first of that language.
func sourceVariant(variants []tmxVariant, from language.Tag) int {
	base, _ := from.Base()
	near := -1
	for i, v := range variants {
		if v.tag == from {
			return i
		}
		if b, _ := v.tag.Base(); b == base && near < 0 {
			near = i
		}
	}
	return near
}

func (t *tmxReader) pairsFrom(tu *tmxUnit, source int) ([]pipeline.Unit, error) {
	from := &tu.variants[source]
	if from.empty() {
		return nil, errors.New("its source text is empty")
	}
	var units []pipeline.Unit
	for i := range tu.variants {
		to := &tu.variants[i]
		if i == source || to.tag == from.tag || to.empty() {
			continue
		}
		u := pipeline.Unit{
			From: from.tag, To: to.tag, Key: t.key(firstOf(tu.id, tu.props[keyProp])),
			Prev:  firstOf(from.props[prevProp], tu.props[prevProp]),
			Next:  firstOf(from.props[nextProp], tu.props[nextProp]),
			Rules: firstOf(from.props[rulesProp], tu.props[rulesProp]),
			By:    firstOf(to.changedBy, to.createdBy, tu.changedBy, tu.createdBy),
		}
		if u.Changed = to.changed; u.Changed.IsZero() {
			u.Changed = tu.changed
		}
		var err error
		if u.State, err = stateOf(func(name string) string { return firstOf(to.props[name], tu.props[name]) }, u.By); err != nil {
			return nil, err
		}
		u.Source, u.Target = codedTexts(from.runs, to.runs)
		units = append(units, u)
	}
	return units, nil
}

// stateOf is how far a translation had come: as this program says it, as
// Trados does, or, where nobody says anything, a draft if a machine made it.
func stateOf(prop func(name string) string, by string) (state pipeline.State, err error) {
	if own := prop(stateProp); own != "" {
		err = state.UnmarshalText([]byte(own))
		return state, err
	}
	switch strings.ToLower(prop(confirmationProp)) {
	case "draft", "unspecified", "rejectedtranslation", "rejectedsignoff":
		return pipeline.Draft, nil
	case "translated":
		return pipeline.Translated, nil
	case "approvedtranslation":
		return pipeline.Reviewed, nil
	case "approvedsignoff":
		return pipeline.Final, nil
	}
	switch strings.ToLower(prop(originProp)) {
	case "mt", "nmt", "machine", "machinetranslation", "adaptivemachinetranslation", "automatictranslation":
		return pipeline.Draft, nil
	}
	switch by {
	case "MT", "MT!":
		return pipeline.Draft, nil
	}
	return pipeline.Translated, nil
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// key names the unit: by its own id when that says where it stands, else by
// the file and the id, or its number in the file.
func (t *tmxReader) key(id string) string {
	switch {
	case strings.Contains(id, "#"):
		return id
	case id != "":
		return t.file.name + "#" + id
	default:
		return fmt.Sprintf("%s#%d", t.file.name, t.file.count)
	}
}
