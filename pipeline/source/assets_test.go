package source

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/stamp"
)

const (
	png  = "\x89PNG\r\n\x1a\n and more"
	jpeg = "\xff\xd8\xff\xe0 and more"
	plan = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><style>a{fill:url(#b)}</style><a href="https://a.example/"><use xlink:href="#b"/></a></svg>`
)

func newAssets(t *testing.T) *Assets {
	return &Assets{Folder: t.TempDir(), Refresh: Always, Get: get, Digests: stamp.New(nil)}
}

func TestAssets_AreKeptOnceAndByWhatTheyAre(t *testing.T) {
	site := newSite(t, map[string]served{
		"/a.png": {body: png, media: "image/png"}, "/copy": {body: png, media: "application/octet-stream"}, "/b.png": {body: jpeg, media: "image/png"}, "/c.svg": {body: plan, media: "image/svg+xml"},
		"/page": {body: "<html>", media: "image/png"}, "/lie": {body: png, media: "text/html"}, "/d.pdf": {body: "%PDF-1.7", media: "application/pdf"}, "/empty": {media: "image/png"},
		"/big": {body: png + strings.Repeat("x", 2000), media: "image/png"}, "/moved": {to: "/a.png"},
	})
	a := newAssets(t)
	a.MaxBytes = 1000
	var addresses []string
	for _, p := range []string{"/a.png", "/copy", "/b.png", "/c.svg", "/page", "/lie", "/d.pdf", "/empty", "/big", "/none", "/moved", "/a.png", "/a.png#x"} {
		addresses = append(addresses, site.URL+p)
	}
	addresses = append(addresses, "data:image/png;base64,AAAA", "javascript:alert(1)", "file:///etc/passwd", "http://me:pw@a.example/x.png")
	kept, errs := a.Keep(ctx, addresses)
	var got []string
	for _, k := range kept {
		got = append(got, strings.TrimPrefix(k.Address, site.URL)+" "+k.MediaType+" "+filepath.Ext(k.File))
		if b, err := os.ReadFile(k.File); err != nil || pipeline.DigestOf(b) != k.Digest || int64(len(b)) != k.Size {
			t.Errorf("%+v: %v", k, err)
		}
	}
	wantLines(t, "kept", got, "/a.png image/png .png", "/copy image/png .png", "/b.png image/jpeg .jpg", "/c.svg image/svg+xml .svg", "/moved image/png .png", "/a.png#x image/png .png")
	var wrong []string
	for _, err := range errs {
		wrong = append(wrong, strings.TrimPrefix(err.Error(), site.URL))
	}
	wantLines(t, "refused", wrong, "/page: is of a type that is not known, its site says image/png", "/lie: is image/png, but its site says that it is text/html", "/d.pdf: is application/pdf, which is not kept",
		"/empty: is empty", "/big: is larger", "/none: the site answered 404", "data:image/png;base64,AAAA: cannot be kept", "javascript:alert(1): cannot be kept", "file:///etc/passwd: cannot", "http://me:pw@a.example/x.png: cannot be kept: the address holds a user name")
	if files, err := filepath.Glob(filepath.Join(a.Folder, "files", "*.*")); err != nil || len(files) != 3 {
		t.Errorf("%v", files)
	}
}

func TestAssets_AreAskedForAgainAsTheSourceSays(t *testing.T) {
	site := newSite(t, map[string]served{"/a.png": {body: png, media: "image/png"}, "/b.pdf": {body: "%PDF-1.7", media: "application/pdf"}})
	a := newAssets(t)
	addresses := []string{site.URL + "/a.png", site.URL + "/b.pdf"}
	again := func(r Refresh) ([]Asset, []error) {
		site.forget()
		return (&Assets{Folder: a.Folder, Refresh: r, Types: []string{"application/*"}, Get: get, Digests: a.Digests}).Keep(ctx, addresses)
	}
	again(Always)
	before := tree(t, a.Folder)
	if kept, errs := again(Always); len(kept) != 2 || len(errs) != 0 {
		t.Errorf("%v %v", kept, errs)
	}
	if paths, bodies := site.counts(); len(paths) != 2 || bodies != 0 || !maps.Equal(before, tree(t, a.Folder)) {
		t.Errorf("asked for %v, %d bodies", paths, bodies)
	}
	for _, r := range []Refresh{Missing, Changed, Never} {
		if kept, _ := again(r); len(kept) != 2 {
			t.Errorf("%s: %v", r, kept)
		}
		if paths, _ := site.counts(); len(paths) != 0 {
			t.Errorf("%s: asked for %v", r, paths)
		}
	}
	clear(site.pages)
	if kept, errs := again(Always); len(kept) != 2 || len(errs) != 0 {
		t.Errorf("what is gone from the site is still at hand: %v %v", kept, errs)
	}
	site.pages["/a.png"] = served{body: png + "new", media: "image/png"}
	if kept, _ := again(Always); kept[0].Size != int64(len(png)+3) {
		t.Errorf("%+v", kept[0])
	}
	write(t, a.Folder, "files/"+pipeline.DigestOf([]byte(png+"new")).String()+".png", "half")
	if kept, errs := again(Missing); len(errs) != 0 || len(kept) != 2 {
		t.Errorf("what is not whole is fetched: %v", errs)
	}
	if kept, errs := (&Assets{Folder: t.TempDir(), Refresh: Never, Digests: a.Digests}).Keep(ctx, addresses); len(kept) != 0 || len(errs) != 2 {
		t.Errorf("%v %v", kept, errs)
	}
}

func TestAssets_OneFileOfManyArticlesIsAskedForOnce(t *testing.T) {
	site := newSite(t, map[string]served{"/a.png": {body: png, media: "image/png"}, "/b.png": {body: png, media: "image/png"}})
	a := newAssets(t)
	done := make(chan bool)
	for i := range 8 {
		go func() {
			kept, errs := a.Keep(ctx, []string{site.URL + "/a.png", site.URL + "/b.png#" + fmt.Sprint(i)})
			done <- len(kept) == 2 && len(errs) == 0
		}()
	}
	for range 8 {
		if !<-done {
			t.Error("a file is missing")
		}
	}
	if paths, _ := site.counts(); !slices.Equal(paths, []string{"/a.png×1", "/b.png×1"}) {
		t.Errorf("%v", paths)
	}
	ended, stop := context.WithCancel(ctx)
	stop()
	b := newAssets(t)
	if kept, _ := b.Keep(ended, []string{site.URL + "/a.png"}); len(kept) != 0 {
		t.Error(kept)
	}
	if kept, errs := b.Keep(ctx, []string{site.URL + "/a.png"}); len(kept) != 1 {
		t.Error(errs)
	}
}

func TestActiveSVG(t *testing.T) {
	for _, inner := range []string{
		`<script>alert(1)</script>`, `<g onload="x"/>`, `<foreignObject/>`, `<a href="javascript:x"/>`, `<a xlink:href="java&#10;script:x"/>`, `<use href="https://a.example/x.svg#a"/>`,
		`<image href="http://a.example/track.png"/>`, `<image href="data:image/svg+xml;base64,AA"/>`, `<set attributeName="href" to="x"/>`, `<animate attributeName="xlink:href" to="x"/>`, `<style>@import "x"</style>`,
		`<rect style="fill:url(https://a.example)"/>`, `<rect fill="url( 'https://a.example' )"/>`, `<style>a{background:u\72l(//a.example)}</style>`, `<SCRIPT/>`, `<x:script/>`, `<rect`, `&x;`, `<?xml-stylesheet href="x"?>`,
	} {
		if activeSVG([]byte(`<svg>`+inner+`</svg>`)) == "" {
			t.Errorf("%s could act", inner)
		}
	}
	for _, doc := range []string{plan, `<svg><image href="data:image/png;base64,AA"/><rect filter="url(#f)" style="fill:red"/></svg>`, `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg/>`} {
		if what := activeSVG([]byte(doc)); what != "" {
			t.Errorf("%s: %s", doc, what)
		}
	}
	if activeSVG([]byte(`<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`)) == "" {
		t.Error("entities of its own")
	}
}

func FuzzSniff(f *testing.F) {
	for _, s := range []string{png, jpeg, plan, "GIF89a", "RIFF....WEBP", "%PDF-", "\x00\x00\x00\x20ftypavif", "PK\x03\x04"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		media := sniff(b)
		if media != "" && endingOf(media) == ".bin" {
			t.Errorf("%s has no ending", media)
		}
		if media == "image/svg+xml" {
			if what := activeSVG(b); what == "" && strings.Contains(strings.ToLower(string(b)), "<script") && !strings.Contains(string(b), "<!") && !strings.Contains(string(b), "<?") {
				t.Errorf("%q could act", b)
			}
		}
	})
}

func TestSniff_DocumentsByWhatIsInThem(t *testing.T) {
	for head, want := range map[string]string{
		"PK\x03\x04" + strings.Repeat("\x00", 22) + "\x08\x00\x00\x00mimetypeapplication/epub+zipPK":                "application/epub+zip",
		"PK\x03\x04" + strings.Repeat("\x00", 22) + "\x08\x00\x00\x00mimetype" + odf + "textPK":                     odf + "text",
		"PK\x03\x04" + strings.Repeat("\x00", 26) + "[Content_Types].xml … word/document.xml":                       ooxml + "wordprocessingml.document",
		"PK\x03\x04" + strings.Repeat("\x00", 26) + "[Content_Types].xml … word/document.xml … word/vbaProject.bin": "application/zip",
		"PK\x03\x04" + strings.Repeat("\x00", 26) + "evil.exe":                                                      "application/zip",
	} {
		if got := sniff([]byte(head)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
