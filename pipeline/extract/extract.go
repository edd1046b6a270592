package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// MaxBody is the size from which on a page is refused, in bytes.
const MaxBody = 16 << 20

// version of the rules in this package: raised when the same page may give
// another document.
const version = "house/11"

// Rules are the CSS selectors of one source. The zero value finds everything
// by itself.
type Rules struct {
	Title  string   // the article's title
	Body   string   // the elements that hold the article; several are taken in reading order
	Author string   // the byline
	Date   string   // the day of publication: text, or datetime or content attribute
	Next   string   // the link to the article's next page
	Links  string   // on a list: the links to articles, or what holds them
	Remove []string // what is taken out before anything else is looked at
	Keep   []string // what belongs to the article whatever it looks like

	Lang language.Tag // of the text; the zero value detects it
}

// Extractor extracts the pages of one source. It holds no state of its own
// and may be used by many goroutines.
type Extractor struct {
	rules                           Rules
	id                              string
	title, body, author, date, next cascadia.SelectorGroup
	links                           cascadia.SelectorGroup
	remove                          []cascadia.SelectorGroup
	keep                            cascadia.SelectorGroup
	model                           *model
}

// New compiles the rules. A selector that is no CSS is a fault of code
// Invalid that names it.
func New(r Rules) (*Extractor, error) {
	r.Remove, r.Keep = written(r.Remove), written(r.Keep)
	e := &Extractor{rules: r, model: &learnt}
	for _, s := range []struct {
		name, css string
		to        *cascadia.SelectorGroup
	}{
		{"title", r.Title, &e.title}, {"body", r.Body, &e.body}, {"author", r.Author, &e.author},
		{"date", r.Date, &e.date}, {"next", r.Next, &e.next}, {"links", r.Links, &e.links},
	} {
		sel, err := compile(s.name, s.css)
		if err != nil {
			return nil, err
		}
		*s.to = sel
	}
	for i, css := range r.Remove {
		sel, err := compile(fmt.Sprintf("remove[%d]", i), css)
		if err != nil {
			return nil, err
		}
		e.remove = append(e.remove, sel)
	}
	for i, css := range r.Keep {
		sel, err := compile(fmt.Sprintf("keep[%d]", i), css)
		if err != nil {
			return nil, err
		}
		e.keep = append(e.keep, sel...)
	}
	r.Next, r.Links = "", "" // they lead to other pages
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("name the rules: %w", err)
	}
	sum := sha256.Sum256(text)
	e.id = version + ":" + hex.EncodeToString(sum[:4])
	return e, nil
}

// written leaves out selectors that are empty.
func written(css []string) []string {
	return slices.DeleteFunc(slices.Clone(css), func(s string) bool { return strings.TrimSpace(s) == "" })
}

func compile(name, css string) (cascadia.SelectorGroup, error) {
	if strings.TrimSpace(css) == "" {
		return nil, nil
	}
	sel, err := cascadia.ParseGroup(css)
	if err != nil {
		return nil, &pipeline.Fault{
			Code: pipeline.Invalid, Where: name, Msg: fmt.Sprintf("selector %q is no CSS selector", css),
			Hint: `write it as in a style sheet, for example "div.article > h1"`, Err: err,
		}
	}
	return sel, nil
}

// ID names what decides the result besides the item. When it changes, so may
// the documents.
func (e *Extractor) ID() string { return e.id }

// Extract makes a document of an item. It sets everything but segments and
// keys. An item that is too large, empty, or not to be read is a fault of
// code Invalid.
func (e *Extractor) Extract(ctx context.Context, it pipeline.Item) (*pipeline.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := tooLarge(it); err != nil {
		return nil, err
	}
	switch mediaType(it) {
	case "text/markdown":
		return e.markdown(ctx, it)
	case "text/plain":
		return e.plain(ctx, it)
	default:
		return e.html(ctx, it)
	}
}

func tooLarge(it pipeline.Item) error {
	if n := len(it.Body); n > MaxBody {
		return fault(it, fmt.Sprintf("page has %d MB, the limit is %d MB", (n+1<<20-1)>>20, MaxBody>>20),
			"cut it into several files, or leave it out of the source", nil)
	}
	return nil
}

func mediaType(it pipeline.Item) string {
	mt, _, _ := strings.Cut(strings.ToLower(it.MediaType), ";")
	switch mt = strings.TrimSpace(mt); mt {
	case "text/markdown", "text/x-markdown":
		return "text/markdown"
	case "text/plain", "text/html":
		return mt
	default:
		return "text/html"
	}
}

func fault(it pipeline.Item, msg, hint string, err error) *pipeline.Fault {
	return &pipeline.Fault{Code: pipeline.Invalid, Where: it.URI, Msg: msg, Hint: hint, Err: err}
}
