package main

import (
	"errors"
	"io/fs"
	"os"
	"sync"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/segment"
	"github.com/wordferry/wordferry/pipeline/segment/srx"
)

// cutter holds the splitters of a source or a command line, one a language.
type cutter struct {
	o      segment.Options
	file   *srx.File // nil: the house rules
	mode   segment.Mode
	notice func(format string, args ...any)

	mu    sync.Mutex
	known map[string]*segment.Splitter
}

var quoteOptions = map[string]segment.Quotes{"": segment.QuotesByLanguage, "keep": segment.QuotesKeep, "split": segment.QuotesSplit}

// rulesIn reads a file of rules; shown is what faults call it. A rule that
// cannot be honoured is a fault: no text is ever cut by half of the rules.
func rulesIn(path, shown string) (*srx.File, error) {
	f, err := os.Open(path)
	if err != nil {
		code := pipeline.Internal
		if errors.Is(err, fs.ErrNotExist) {
			code = pipeline.NotFound
		}
		return nil, usageError{&pipeline.Fault{Code: code, Where: shown, Msg: "the rules cannot be read", Err: err}}
	}
	defer f.Close()
	file, err := srx.Read(shown, f)
	if err != nil {
		return nil, usageError{err}
	}
	return file, nil
}

// bring lets the rules of a file decide.
func (k *cutter) bring(f *srx.File, onBase bool) {
	k.file = f
	if onBase || f.Base {
		k.mode = segment.OnBase
	}
}

// of returns the splitter for a language, which for the rules of a file is
// whatever its language maps know.
func (k *cutter) of(lang string) (*segment.Splitter, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if s := k.known[lang]; s != nil {
		return s, nil
	}
	var s *segment.Splitter
	if k.file != nil {
		s = segment.NewSRX(k.file, lang, k.o, k.mode)
		if s.Rules() == 0 && k.mode == segment.Replace {
			k.notice("%s has no rules for %q: its texts stay as they are", k.file.Name, lang)
		}
	} else {
		tag, err := parseTag(lang)
		if err != nil {
			return nil, err
		}
		s = segment.New(tag, k.o)
	}
	if k.known == nil {
		k.known = map[string]*segment.Splitter{}
	}
	k.known[lang] = s
	return s, nil
}

// id names the rules for a language that the program knows of.
func (k *cutter) id(lang language.Tag) string {
	if k.file != nil {
		return segment.NewSRX(k.file, lang.String(), k.o, k.mode).ID()
	}
	return segment.New(lang, k.o).ID()
}

// document cuts the text of an article.
func (k *cutter) document(doc *pipeline.Document) {
	s, err := k.of(doc.Lang.String())
	if err != nil { // a tag is one
		s = segment.New(doc.Lang, k.o)
	}
	s.Document(doc)
}

// newCutters makes the cutters of sources. A file of rules that several of
// them name is read once.
func (p *parts) newCutters(sources []config.Source) (map[string]*cutter, error) {
	out, files := map[string]*cutter{}, map[string]*srx.File{}
	var wrong []error
	for _, src := range sources {
		k := &cutter{
			o:      segment.Options{Semicolon: src.Semicolon, KeepLineBreaks: src.LineBreaks == "soft", Quotes: quoteOptions[src.Quotes]},
			notice: p.notice,
		}
		out[src.Name] = k
		if src.SRX == "" {
			continue
		}
		f, read := files[src.SRX]
		if !read {
			var err error
			if f, err = rulesIn(p.cfg.Path(src.SRX), src.SRX); err != nil {
				wrong = append(wrong, err)
			}
			files[src.SRX] = f
		}
		if f != nil {
			k.bring(f, src.SRXBase)
		}
	}
	return out, errors.Join(wrong...)
}
