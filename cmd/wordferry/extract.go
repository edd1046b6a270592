package main

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/url"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/check"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/extract"
	"github.com/wordferry/wordferry/pipeline/fetch"
	"github.com/wordferry/wordferry/pipeline/segment"
	"github.com/wordferry/wordferry/pipeline/source"
)

func extractCommand(a *app) *cobra.Command {
	var o extractOptions
	c := &cobra.Command{
		Use:   "extract FILE|ADDRESS…",
		Short: "Show what would be taken from a page",
		Long: `Extract reads pages as a run would and shows what it makes of them: title,
metadata, outline, and where the text is broken. Nothing is kept.

With --jsonl it reads lines {"id","path","url"} from stdin and answers each
with one line.`,
		Example: `  wordferry extract sources/clinic/stem-cells.html
  wordferry extract --explain sources/clinic/stem-cells.html`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.jsonl == (len(args) > 0) {
				return usageError{fmt.Errorf("name the pages to extract, or use --jsonl and no names")}
			}
			return a.runExtract(cmd.Context(), args, o)
		},
	}
	c.Flags().StringVar(&o.source, "source", "", "use the selectors of this configured source")
	c.Flags().BoolVar(&o.explain, "explain", false, "list every piece of the page: kept or not, by which rule, and the selector to write next")
	c.Flags().BoolVar(&o.jsonl, "jsonl", false, "read lines of JSON from stdin, answer in lines of JSON")
	return a.jsonFlag(c)
}

type extractOptions struct {
	source         string
	explain, jsonl bool
}

func (a *app) runExtract(ctx context.Context, args []string, o extractOptions) error {
	x, err := a.newExtraction(o)
	if err != nil {
		return err
	}
	if o.jsonl {
		return x.lines(ctx, a.in, a.out)
	}
	failed := false
	for _, arg := range args {
		it, err := x.item(ctx, arg, "")
		var doc *pipeline.Document
		var why *extract.Explanation
		if err == nil {
			doc, err = x.document(ctx, it)
			if o.explain {
				why = x.explain(ctx, it)
			}
		}
		if ctx.Err() != nil {
			return pipeline.ErrInterrupted
		}
		switch {
		case err != nil:
			failed = true
			printError(a.errs, err)
			if why != nil && !a.json {
				printExplanation(screenOf(a.out), why)
			}
		case a.json:
			line := newExtracted(arg, doc)
			line.Explanation = newExplained(why)
			if err := writeJSONLine(a.out, line); err != nil {
				return err
			}
		default:
			s := screenOf(a.out)
			printDocument(s, doc, o.explain)
			if why != nil {
				printExplanation(s, why)
			}
		}
	}
	if failed {
		return outcome(exitFailed)
	}
	return nil
}

// extraction extracts single pages outside of a run.
type extraction struct {
	extractors extractors
	fetcher    *fetch.Fetcher
	checks     []check.SourceCheck
}

func (a *app) newExtraction(o extractOptions) (*extraction, error) {
	x := &extraction{}
	var src config.Source
	contact := ""
	if o.source != "" {
		cfg, err := a.loadConfig(nil)
		if err != nil {
			return nil, err
		}
		p := &parts{workspace: &workspace{cfg: cfg}}
		if !p.hasSource(o.source) {
			return nil, p.noSource(o.source)
		}
		src, contact = p.configured(o.source), cfg.Contact
	}
	var err error
	if x.extractors, err = newExtractors(src); err != nil {
		return nil, err
	}
	if x.fetcher, err = fetch.New(fetch.Options{Version: version()}).For(settings(src, contact)); err != nil {
		return nil, err
	}
	// The lexicon of the workspace helps if there is one; none is needed.
	var lexicon check.Lexicon
	if cfg, err := a.loadConfig(nil); err == nil {
		if lexicon, err = (&workspace{cfg: cfg}).suspects(); err != nil {
			return nil, err
		}
	}
	x.checks = check.Sources(lexicon)
	return x, nil
}

// item reads a file or fetches an address; shown is the address that links in
// a file are relative to, "" for the file itself.
func (x *extraction) item(ctx context.Context, arg, shown string) (pipeline.Item, error) {
	it := pipeline.Item{ID: "extract/page", URI: arg}
	if u, err := url.Parse(arg); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		resp, err := x.fetcher.Get(ctx, fetch.Request{Address: arg})
		if err != nil {
			return it, err
		}
		it.URI, it.Body = resp.Address, resp.Body
		media, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
		if err == nil {
			it.Charset = params["charset"]
		}
		it.MediaType = "text/html"
		if media == "text/markdown" || media == "text/plain" {
			it.MediaType = media
		}
		return it, nil
	}
	body, err := readLimited(arg)
	if err != nil {
		return it, err
	}
	it.Body = body
	if it.MediaType = source.MediaType(arg); it.MediaType == "" {
		it.MediaType = "text/html"
	}
	it.URI = filepath.ToSlash(arg)
	if shown != "" {
		it.URI = shown
	}
	return it, nil
}

func readLimited(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.NotFound, Where: path, Msg: "cannot be read", Err: err}
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, extract.MaxBody+1))
	if err == nil && len(b) > extract.MaxBody {
		err = fmt.Errorf("it is larger than %d MB", extract.MaxBody>>20)
	}
	if err != nil {
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Where: path, Msg: "cannot be read", Err: err}
	}
	return b, nil
}

func (x *extraction) document(ctx context.Context, it pipeline.Item) (*pipeline.Document, error) {
	it.Digest = pipeline.DigestOf(it.Body)
	doc, err := x.extractors.of(it.URI).Extract(ctx, it)
	if err != nil {
		return nil, err
	}
	segment.New(doc.Lang, segment.Options{}).Document(doc)
	doc.Findings = append(doc.Findings, check.RunSource(doc, x.checks)...)
	return doc, nil
}

// explain tells what became of every piece of a page; nil for what is no page.
func (x *extraction) explain(ctx context.Context, it pipeline.Item) *extract.Explanation {
	it.Digest = pipeline.DigestOf(it.Body)
	why, err := x.extractors.of(it.URI).Explain(ctx, it)
	if err != nil && len(why.Pieces) == 0 {
		return nil
	}
	return &why
}

// extracted is a line of `extract --json`; docs/reference/extract.md has it.
type extracted struct {
	ID        string             `json:"id"`
	Title     string             `json:"title"`
	Byline    string             `json:"byline"`
	Published string             `json:"published"`
	Lang      string             `json:"lang"`
	Charset   string             `json:"charset"`
	Canonical string             `json:"canonical"`
	Text      string             `json:"text"`
	HTML      string             `json:"html"`
	Outline   []outlineEntry     `json:"outline"`
	Images    []extractedImage   `json:"images"`
	Findings  []pipeline.Finding `json:"findings"`
	Error     string             `json:"error"`

	Explanation *explained `json:"explanation,omitempty"`
}

type outlineEntry struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

type extractedImage struct {
	Src string `json:"src"`
	Alt string `json:"alt"`
}

func newExtracted(id string, doc *pipeline.Document) extracted {
	e := extracted{
		ID: id, Title: doc.Title.Text.Plain(), Byline: doc.Meta.Byline, Lang: doc.Lang.String(), Charset: doc.Charset,
		Canonical: doc.Meta.Canonical, Published: pipeline.Stamp(doc.Meta.Published), Text: extract.PlainText(doc), HTML: extract.HTML(doc),
		Outline: []outlineEntry{}, Images: []extractedImage{}, Findings: doc.Findings,
	}
	for _, o := range extract.Outline(doc) {
		e.Outline = append(e.Outline, outlineEntry{o.Level, o.Text})
	}
	for b := range doc.Blocks() {
		if b.Kind == pipeline.Image {
			e.Images = append(e.Images, extractedImage{b.Src, b.Text.Plain()})
		}
	}
	if e.Findings == nil {
		e.Findings = []pipeline.Finding{}
	}
	return e
}

// extractQuestion is a line of `extract --jsonl`.
type extractQuestion struct{ ID, Path, URL string }

// lines answers lines of questions; a page that fails is a line with its
// error.
func (x *extraction) lines(ctx context.Context, in io.Reader, out io.Writer) error {
	return answerLines(ctx, in, out, func(q extractQuestion) (any, error) {
		return x.answer(ctx, q.ID, q.Path, q.URL), nil
	})
}

func (x *extraction) answer(ctx context.Context, id, path, address string) extracted {
	arg, shown := path, address
	if path == "" {
		arg, shown = address, ""
	}
	it, err := x.item(ctx, arg, shown)
	if err == nil {
		var doc *pipeline.Document
		if doc, err = x.document(ctx, it); err == nil {
			return newExtracted(id, doc)
		}
	}
	return extracted{ID: id, Outline: []outlineEntry{}, Images: []extractedImage{}, Findings: []pipeline.Finding{}, Error: err.Error()}
}
