// Package export writes a localized document in the formats that sites and
// readers take: JSON, Markdown, HTML. It also writes the index pages that let
// a person look through a pack.
//
// An export is a function of the document alone: the same document gives the
// same bytes, whatever the clock, the host and the other articles of its pack.
// Nothing of a source's markup passes through; every tag is ours.
package export

import (
	"encoding/hex"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Labels gives what a page says itself, in a reader's language. Each answer
// comes with the language it is in, which is the first of the chain that has
// the message.
type Labels interface {
	Text(chain []language.Tag, id string, data map[string]any) (string, language.Tag)
	Plural(chain []language.Tag, id string, n int, data map[string]any) (string, language.Tag)
	Date(to language.Tag, t time.Time, long bool) string
	LanguageName(of, in language.Tag) string
}

// Exporter is one format.
type Exporter struct {
	Format    string // also the ending of its files
	MediaType string
	Export    func(pipeline.Localized, Labels) (pipeline.File, error)
}

// Formats lists the built-in formats in the order in which they are made.
func Formats() []Exporter {
	return []Exporter{
		{"json", "application/json", JSON},
		{"md", "text/markdown; charset=utf-8", Markdown},
		{"html", "text/html; charset=utf-8", HTML},
	}
}

var slugRule = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,127}$`)
})

// Slug is the name of an article in addresses and file names, made from its
// own name. A name that had to be changed gets six digits of its digest, so
// that two names never become one.
func Slug(id pipeline.ArticleID) string {
	name := norm.NFC.String(string(id))
	name = name[strings.LastIndexByte(name, '/')+1:]
	if slugRule().MatchString(name) && !taken(name) {
		return name
	}
	sum := pipeline.DigestOf([]byte(id))
	var b strings.Builder
	for _, r := range name {
		switch {
		case b.Len() >= 96:
		case unicode.In(r, unicode.L, unicode.N) || b.Len() > 0 && (unicode.Is(unicode.M, r) || r == '-'):
			b.WriteRune(r)
		case b.Len() > 0:
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String()+"-"+hex.EncodeToString(sum[:3]), "-")
}

// taken tells names that Windows keeps for devices, and the name of the index
// page beside the articles.
func taken(s string) bool {
	s = strings.ToLower(s)
	switch s {
	case "con", "prn", "aux", "nul", "index":
		return true
	}
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && s[3] >= '0' && s[3] <= '9'
}
