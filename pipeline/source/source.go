// Package source knows how places that articles come from list their items:
// folders of files, and sites of the web, by addresses, list pages, feeds and
// sitemaps, with the snapshots kept of their pages.
//
// A list only adds: an article that was imported stays until its own page is
// withdrawn. What is asked for, when, and what is kept of it is decided here;
// how a site is asked and what a page says is given by the caller, as a Getter
// and a Reader.
package source

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// maxName is the longest name of an article, in runes. It leaves room for a
// locale and an ending within the 255 bytes of a file name, also in Chinese.
const maxName = 64

// Digester gives the digest of a file, reading it only when it may have
// changed.
type Digester interface {
	Digest(path string) (pipeline.Digest, error)
}

// nameOfPath names an article after its file: the path below the folder that
// the pattern names, without its ending; a file called "index" is named after
// its folder.
func nameOfPath(rel string) string {
	rel = filepath.ToSlash(rel)
	rel = strings.TrimSuffix(rel, path.Ext(rel))
	if dir := path.Dir(rel); path.Base(rel) == "index" && dir != "." {
		rel = dir
	}
	return name(rel)
}

// nameOfAddress names an article after the path of its address.
func nameOfAddress(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", &pipeline.Fault{Code: pipeline.Invalid, Where: address, Msg: "is no address of a page"}
	}
	p := strings.Trim(withoutDots(u.Path), "/")
	if ext := path.Ext(p); len(ext) <= 6 {
		p = strings.TrimSuffix(p, ext)
	}
	if p == "" {
		p = u.Host
	}
	n := name(p)
	if q := withoutTracking(u.RawQuery); q != "" {
		n += "-" + pipeline.DigestOf([]byte(q)).Short()[:6]
	}
	return n, nil
}

// name turns any text into the name of an article: NFC, lower case, letters
// and digits of any script, everything else a hyphen. A name that had to be
// cut ends in a piece of its digest, so that two of them stay apart.
func name(s string) string {
	var b strings.Builder
	hyphen := false
	n := 0
	for _, r := range strings.ToLower(norm.NFC.String(s)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' {
			if hyphen && n > 0 {
				b.WriteByte('-')
				n++
			}
			hyphen = false
			b.WriteRune(r)
			n++
			continue
		}
		hyphen = true
	}
	if n == 0 {
		return "article-" + pipeline.DigestOf([]byte(s)).Short()[:6]
	}
	if n > maxName {
		r := []rune(b.String())
		return strings.TrimRight(string(r[:maxName-7]), "-") + "-" + pipeline.DigestOf([]byte(s)).Short()[:6]
	}
	return b.String()
}

func articleID(source, name string) pipeline.ArticleID {
	return pipeline.ArticleID(source + "/" + name)
}

// MediaType tells what a file holds by its ending; "" for one that no
// article can be read from.
func MediaType(file string) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".html", ".htm", ".xhtml":
		return "text/html"
	case ".md", ".markdown":
		return "text/markdown"
	case ".txt", ".text":
		return "text/plain"
	}
	return ""
}

func unreadable(where string, err error) error {
	return &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: "cannot be read", Hint: "check that the file exists and that you may read it", Err: err}
}

func unknownKind(where string) error {
	return &pipeline.Fault{
		Code: pipeline.Invalid, Where: where, Msg: fmt.Sprintf("files that end in %q are no articles", filepath.Ext(where)),
		Hint: "use .html, .htm, .xhtml, .md, .markdown or .txt, or narrow the pattern",
	}
}

func tooLarge(where string, size int64) error {
	return &pipeline.Fault{
		Code: pipeline.Invalid, Where: where, Msg: fmt.Sprintf("is %d MB; an article may have %d MB", size>>20, maxFile>>20),
		Hint: "split the file, or take it out of the source",
	}
}

func sizeMessage(size, most int64) string {
	return fmt.Sprintf("is larger than it may be: %d bytes of at most %d", size, most)
}
