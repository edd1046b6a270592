// Package pack says what a published pack is: a pointer that names a manifest,
// the manifest one index for each locale, each index the files of its
// articles. Every link is a SHA-256 and a size, so whoever trusts the pointer
// can trust everything under it.
//
//	channel/1   pack, channel, seq → manifest
//	manifest/1  locales → index
//	index/1     articles → files; what is held back; what was withdrawn
//
// All documents are in canonical form (RFC 8785; text in NFC; whole numbers
// only), so the same content gives the same bytes everywhere. There is no
// clock and no host in them. The functions here are pure: where bytes lie is
// the caller's business.
package pack

import (
	"github.com/wordferry/wordferry/pipeline"
)

// The schema members of the documents.
const (
	PointerSchema  = "channel/1"
	ManifestSchema = "manifest/1"
	IndexSchema    = "index/1"
)

// Ref is a link to a blob.
type Ref struct {
	SHA256 pipeline.Digest `json:"sha256"`
	Size   int64           `json:"size"`
}

// RefOf returns the link to data.
func RefOf(data []byte) Ref {
	return Ref{SHA256: pipeline.DigestOf(data), Size: int64(len(data))}
}

// Pointer says which manifest a channel of a pack stands at. Seq rises with
// every release; a pointer with a lower one than a reader has seen is old.
type Pointer struct {
	Schema   string `json:"schema"`
	Pack     string `json:"pack"`
	Channel  string `json:"channel"`
	Seq      int64  `json:"seq"` // from 1
	Manifest Ref    `json:"manifest"`
}

// Manifest lists the locales of a release. It holds no sequence, so that a
// roll back can point at an old one again.
type Manifest struct {
	Schema  string            `json:"schema"`
	Pack    string            `json:"pack"`
	Locales map[string]Locale `json:"locales"` // by canonical BCP 47 tag
}

// Locale is one locale in a manifest.
type Locale struct {
	Dir      string   `json:"dir"`      // "ltr" or "rtl"
	Articles int      `json:"articles"` // published
	Fallback []string `json:"fallback"` // where text comes from that the locale lacks, best first
	Index    Ref      `json:"index"`
}

// Index lists the articles of one locale.
type Index struct {
	Schema    string      `json:"schema"`
	Pack      string      `json:"pack"`
	Locale    string      `json:"locale"`
	Articles  []Article   `json:"articles"`  // by id
	Held      []Held      `json:"held"`      // known, but not published in this locale; by id
	Withdrawn []Withdrawn `json:"withdrawn"` // published before, and taken back; by id
}

// Article is one article in an index.
type Article struct {
	ID       pipeline.ArticleID `json:"id"`
	Slug     string             `json:"slug"`
	Title    string             `json:"title"`
	Status   string             `json:"status"` // as pipeline.Localized.Status gives it
	Source   pipeline.Digest    `json:"source_sha256"`
	Stale    bool               `json:"stale"`
	Coverage Coverage           `json:"coverage"`
	Files    map[string]Ref     `json:"files"`  // by format: "json", "md", "html"
	Assets   map[string]Ref     `json:"assets"` // images and the like, by the path that the article names them by
}

// Coverage counts the segments of an article.
type Coverage struct {
	Segments int `json:"segments"`
	Done     int `json:"done"`    // of the locale itself
	Related  int `json:"related"` // in another variant of its language, along the fallback chain
	Words    int `json:"words"`
}

// Held is an article that is not published in a locale, and why.
type Held struct {
	ID     pipeline.ArticleID `json:"id"`
	Reason string             `json:"reason"`
}

// Withdrawn is an article that was published once and is no more. Readers
// delete what they have of it.
type Withdrawn struct {
	ID     pipeline.ArticleID `json:"id"`
	Slug   string             `json:"slug"`
	Reason string             `json:"reason"`
}
