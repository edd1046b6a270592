package exchange

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// Refused is the error for one unit of a file that could not be taken; its
// fault says where and why. The units after it follow.
type Refused struct{ Fault *pipeline.Fault }

func (r *Refused) Error() string { return r.Fault.Error() }
func (r *Refused) Unwrap() error { return r.Fault }

// fileReader names the places of a file in errors.
type fileReader struct {
	name  string
	kind  string // "TMX"
	unit  string // what it is made of: "unit"
	hint  string // what it has to be
	count int    // of units so far
}

// refused is the error for the unit at hand.
func (f *fileReader) refused(line int, why string) error {
	return &Refused{&pipeline.Fault{
		Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", f.name, line),
		Msg: fmt.Sprintf("%s %d was left out: %s", f.unit, f.count, why),
	}}
}

// fault is the error that ends a file.
func (f *fileReader) fault(line int, err error) error {
	out := &pipeline.Fault{Code: pipeline.Invalid, Where: fmt.Sprintf("%s:%d", f.name, line)}
	var file errFile
	switch {
	case errors.Is(err, io.EOF):
		out.Msg = "the file is cut off: it ends before its last tag"
		out.Hint = "export it again from the tool it comes from; nothing is taken of a file that is not whole"
	case errors.As(err, &file):
		out.Msg = "cannot read the file: " + string(file)
		out.Hint = f.hint
	default:
		out.Code, out.Msg, out.Err = pipeline.CodeOf(err), "cannot read the file", err
	}
	return out
}

// tagReader reads languages as tools write them: EN-US, zh_CN.
type tagReader struct{ known map[string]language.Tag }

// parse reads a language. A region that nobody knows is no reason to lose it.
func (t *tagReader) parse(s string) (language.Tag, error) {
	if tag, ok := t.known[s]; ok {
		return tag, nil
	}
	if s == "" {
		return language.Und, errors.New("a text does not say its language")
	}
	tag, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	var unknown language.ValueError
	if err != nil && !errors.As(err, &unknown) || tag == language.Und {
		return language.Und, fmt.Errorf("%q is no language", clip(s))
	}
	if base, confidence := tag.Base(); confidence == language.No || base.String() == "und" {
		return language.Und, fmt.Errorf("%q is no language", clip(s))
	}
	if t.known == nil {
		t.known = map[string]language.Tag{}
	}
	if len(t.known) < 1000 {
		t.known[s] = tag
	}
	return tag, nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
