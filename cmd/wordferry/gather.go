package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/pack"
)

// maxAsset is the largest image that goes into a pack, in bytes.
const maxAsset = 20 << 20

// gather keeps the images and files of an article for its pack.
func (p *parts) gather(ctx context.Context, src pipeline.Source, doc *pipeline.Document) ([]pipeline.Asset, []pipeline.Finding, error) {
	if c := p.configured(src.Name); c.Web() {
		return p.importer(c).gather(ctx, doc)
	}
	return p.gatherFiles(ctx, doc)
}

// gatherFiles keeps the images that lie beside an article of a folder of files.
// What an article names is not trusted: only images, only below the article's
// own folder, only inside the workspace. Whatever else it names stays a link.
func (p *parts) gatherFiles(ctx context.Context, doc *pipeline.Document) (assets []pipeline.Asset, missing []pipeline.Finding, err error) {
	root, err := os.OpenRoot(p.cfg.Root)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	for _, name := range imagesOf(doc) {
		file := path.Join(path.Dir(doc.URI), name)
		data, err := readImage(root, file)
		if err != nil {
			missing = append(missing, notGathered(doc, "the image "+name, err.Error()))
			continue
		}
		d, err := p.depot.Put(ctx, data)
		if err != nil {
			return nil, nil, err
		}
		assets = append(assets, pipeline.Asset{Path: name, File: file, Digest: d, Size: int64(len(data))})
	}
	return assets, missing, nil
}

// notGathered says that something of an article is missing in its pack.
func notGathered(doc *pipeline.Document, what, why string) pipeline.Finding {
	return pipeline.Finding{
		Article: doc.ID, Lang: doc.Lang, Check: "image", Severity: pipeline.Warning,
		Message: fmt.Sprintf("%s does not go into the pack: %s", what, why),
	}
}

// imagesOf lists the images that an article names relative to itself, sorted.
func imagesOf(doc *pipeline.Document) []string {
	var out []string
	add := func(src string) {
		u, err := url.Parse(src)
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
			return
		}
		name := norm.NFC.String(path.Clean(u.Path))
		if pack.CheckAsset(name) == nil && isImage(name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for b := range doc.Blocks() {
		if b.Kind == pipeline.Image {
			add(b.Src)
		}
		for _, c := range b.Text.Codes {
			if c.Name == "img" {
				add(c.Get("src"))
			}
		}
	}
	slices.Sort(out)
	return out
}

func isImage(name string) bool {
	return slices.Contains([]string{".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}, strings.ToLower(path.Ext(name)))
}

func readImage(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("there is no such file")
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxAsset+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) == 0:
		return nil, errors.New("the file is empty")
	case len(data) > maxAsset:
		return nil, fmt.Errorf("it is larger than %d MB", maxAsset>>20)
	}
	return data, nil
}
