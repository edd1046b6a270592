package main

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/source"
)

// documents are the files besides images that go into packs when a source
// asks for that, by the ending of their addresses.
var documents = map[string]string{
	".pdf":  "application/pdf",
	".epub": "application/epub+zip",
	".odt":  "application/vnd.oasis.opendocument.text",
	".ods":  "application/vnd.oasis.opendocument.spreadsheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

// gather fetches what an article of the web shows, and what it links to if
// the source asks for that, and lets the article name the copies instead.
// What cannot be had stays the address that it was.
func (m *importer) gather(ctx context.Context, doc *pipeline.Document) (assets []pipeline.Asset, missing []pipeline.Finding, err error) {
	if m.src.Assets == "link" {
		return nil, nil, nil
	}
	addresses := remotes(doc, m.src.Assets == "files")
	if len(addresses) == 0 {
		return nil, nil, nil
	}
	kept, problems := m.files().Keep(ctx, addresses)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	for _, problem := range problems {
		var f *pipeline.Fault
		if !errors.As(problem, &f) {
			return nil, nil, problem
		}
		what := f.Where
		missing = append(missing, notGathered(doc, what, strings.TrimPrefix(f.Error(), f.Where+": ")))
	}
	names := map[string]string{}
	for _, a := range kept {
		data, err := os.ReadFile(a.File)
		if err != nil {
			return nil, nil, err
		}
		if _, err := m.p.depot.Put(ctx, data); err != nil {
			return nil, nil, err
		}
		name := "files/" + a.Digest.Short() + strings.ToLower(filepath.Ext(a.File))
		names[a.Address] = name
		one := pipeline.Asset{Path: name, File: filepath.ToSlash(m.p.shown(a.File)), Digest: a.Digest, Size: a.Size}
		if !slices.Contains(assets, one) { // one picture under two addresses
			assets = append(assets, one)
		}
	}
	readdress(doc, names)
	return assets, missing, nil
}

// assets keeps the files of all articles of the source: one that several show
// is asked for once.
func (m *importer) assets() *source.Assets {
	a := &source.Assets{Folder: m.p.cfg.Path(m.src.Snapshots), Refresh: m.p.refresh(m.src), Get: m.get, Digests: m.p.stamps, MaxBytes: maxAsset}
	if m.src.Assets == "files" {
		for _, ext := range []string{".pdf", ".epub", ".odt", ".ods", ".docx", ".xlsx", ".pptx"} {
			a.Types = append(a.Types, documents[ext])
		}
	}
	return a
}

// remotes lists the addresses of an article's images, and of the documents
// that it links to, sorted.
func remotes(doc *pipeline.Document, files bool) []string {
	var out []string
	eachAddress(doc, func(address string, link bool) string {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" {
			return address
		}
		if !link || files && documents[strings.ToLower(path.Ext(u.Path))] != "" {
			out = append(out, address)
		}
		return address
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// readdress lets an article name the files of its pack.
func readdress(doc *pipeline.Document, names map[string]string) {
	eachAddress(doc, func(address string, _ bool) string {
		if name, ok := names[address]; ok {
			return name
		}
		return address
	})
}

// eachAddress calls do for the address of every image, and of every link, and
// puts in its place what it returns.
func eachAddress(doc *pipeline.Document, do func(address string, link bool) string) {
	for b := range doc.Blocks() {
		if b.Kind == pipeline.Image {
			b.Src = do(b.Src, false)
		}
		eachCode(&b.Text, do)
		for i := range b.Segments {
			eachCode(&b.Segments[i].Text, do)
		}
	}
}

func eachCode(t *pipeline.Text, do func(address string, link bool) string) {
	for i, c := range t.Codes {
		name, link := "src", false
		switch c.Name {
		case "img":
		case "a":
			name, link = "href", true
		default:
			continue
		}
		for j, a := range c.Attr {
			if a.Name != name {
				continue
			}
			if now := do(a.Value, link); now != a.Value {
				// The text that was split shares its codes with the segments.
				t.Codes[i].Attr = slices.Clone(c.Attr)
				t.Codes[i].Attr[j].Value = now
			}
		}
	}
}
