package locale

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

//go:embed ui/active.en.toml
var defaults []byte

// Messages is what packs and pages say themselves. It is read once and then
// safe for any number of goroutines.
type Messages struct {
	tongues map[language.Tag]*tongue
}

// tongue is the messages of one language. Each has a bundle of its own, so that
// go-i18n never picks a language: the chain of the caller does.
type tongue struct {
	localizer *i18n.Localizer
	bundle    *i18n.Bundle
	ids       map[string]bool
}

// OpenMessages reads active.<locale>.toml of a folder of go-i18n messages
// (locales/ui). A folder that is not there is no error: English is built in,
// and an English file of the folder changes only what it holds. Every file that
// cannot be used is named in the error.
func OpenMessages(fsys fs.FS) (*Messages, error) {
	m := &Messages{tongues: map[language.Tag]*tongue{}}
	faults := []error{m.add("active.en.toml", defaults)}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &pipeline.Fault{Code: pipeline.Internal, Where: "locales/ui", Err: err}
	}
	for _, e := range entries {
		if e.IsDir() || !strings.HasPrefix(e.Name(), "active.") || !strings.HasSuffix(e.Name(), ".toml") {
			continue
		}
		data, err := readCapped(fsys, e.Name())
		if err == nil {
			err = m.add(e.Name(), data)
		}
		faults = append(faults, err)
	}
	return m, errors.Join(faults...)
}

func readCapped(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Internal, Where: "locales/ui/" + name, Err: err}
	}
	if info.Size() > maxFile {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: "locales/ui/" + name, Msg: fmt.Sprintf("larger than %d MB", maxFile>>20)}
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Internal, Where: "locales/ui/" + name, Err: err}
	}
	return data, nil
}

// add reads one message file.
func (m *Messages) add(name string, data []byte) error {
	where := "locales/ui/" + name
	stem := strings.TrimSuffix(strings.TrimPrefix(name, "active."), ".toml")
	tag, err := language.Parse(stem)
	if err != nil || tag.String() != stem {
		hint := "name the file active.<locale>.toml, as active.pt-BR.toml"
		if err == nil {
			hint = "rename the file to active." + tag.String() + ".toml"
		}
		return &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: fmt.Sprintf("%q is not how a language is written", stem), Hint: hint}
	}
	if at := invalidUTF8(data); at >= 0 {
		return fault(where, data, at, "the file is not UTF-8", "save it as UTF-8")
	}
	g := m.tongues[tag]
	if g == nil {
		b := i18n.NewBundle(tag)
		b.RegisterUnmarshalFunc("toml", toml.Unmarshal)
		g = &tongue{localizer: i18n.NewLocalizer(b, tag.String()), bundle: b, ids: map[string]bool{}}
	}
	file, err := g.bundle.ParseMessageFileBytes(data, name)
	var pe toml.ParseError
	switch {
	case errors.As(err, &pe):
		return fault(where, data, pe.Position.Start, pe.Message, "")
	case err != nil:
		return &pipeline.Fault{Code: pipeline.Invalid, Where: where, Err: err, Hint: "this is a go-i18n message file: [Id] with other = \"…\" and the plural forms of the language"}
	}
	var faults []error
	for _, msg := range file.Messages {
		g.ids[msg.ID] = true
		for _, form := range []string{msg.Zero, msg.One, msg.Two, msg.Few, msg.Many, msg.Other} {
			if _, err := template.New("").Delims(msg.LeftDelim, msg.RightDelim).Parse(form); err != nil {
				faults = append(faults, &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: fmt.Sprintf("the message %s cannot be filled in: %v", msg.ID, err),
					Hint: "a place for a value is written {{.Name}}"})
				break
			}
		}
	}
	if len(faults) == 0 {
		m.tongues[tag] = g
	}
	return errors.Join(faults...)
}

// Text gives a message in the first language of the chain that has it, and that
// language. English is the last resort; a message that nobody has is its id, in
// no language. Whole numbers among the data are written as the language does.
func (m *Messages) Text(chain []language.Tag, id string, data map[string]any) (text string, served language.Tag) {
	return m.localize(chain, id, nil, data)
}

// Plural is Text for a message that depends on a number, which it can show as
// {{.Count}}.
func (m *Messages) Plural(chain []language.Tag, id string, count int, data map[string]any) (text string, served language.Tag) {
	with := map[string]any{"Count": count}
	maps.Copy(with, data)
	return m.localize(chain, id, count, with)
}

func (m *Messages) localize(chain []language.Tag, id string, count any, data map[string]any) (string, language.Tag) {
	for i := range len(chain) + 1 {
		tag := language.English
		if i < len(chain) {
			tag = chain[i]
		}
		g := m.tongues[tag]
		if g == nil || !g.ids[id] {
			continue
		}
		shown := make(map[string]any, len(data))
		for name, v := range data {
			if n, ok := v.(int); ok {
				v = m.Number(tag, n)
			}
			shown[name] = v
		}
		// An error with a text means that a plural form is missing and "other"
		// stands in for it.
		if text, _ := g.localizer.Localize(&i18n.LocalizeConfig{MessageID: id, PluralCount: count, TemplateData: shown}); text != "" {
			return text, tag
		}
	}
	return id, language.Und
}
