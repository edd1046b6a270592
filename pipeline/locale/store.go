// Package locale keeps an article's translations in go-i18n message files that
// translators edit by hand, reads them back, and tells what is stale.
//
//	locales/<source>/<article>/<locale>.toml   one article in one language
//	locales/<source>/<article>/state.jsonl     who, when, from what, reviewed or not
//
// The file named for the article's own language is the base file: it is made
// by the program and remembers which key stands for which sentence. The
// others belong to people. What a person wrote is never lost and never
// overwritten: files are changed by splicing lines, and only those lines that
// belong to the program or hold no person's text.
//
// One run over an article is
//
//	store.Align(doc)                    // every segment gets its key
//	ed, err := store.Read(doc, to)      // for every locale
//	store.Write(doc, to, ed, drafts, today)
//	store.WriteState(doc, eds, today)
//	store.WriteSource(doc)              // after every Write: it says what they are measured against
package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Store is the folder of locale files. It keeps nothing in memory, so one
// value may serve any number of goroutines that work on different articles.
type Store struct {
	root   string
	author string
	terms  func(text string, from, to language.Tag) []pipeline.Term
	hasty  bool // tests do not wait for the disk
}

// Open returns the store of the folder root, which need not exist yet. Author
// is who is noted for edits found in the files; "" if nobody should be named.
func Open(root, author string) *Store { return &Store{root: root, author: author} }

// Show makes the store say above each target which terms its source text
// holds; without, it leaves what is said there alone. Call it before the store
// is used.
func (s *Store) Show(terms func(text string, from, to language.Tag) []pipeline.Term) { s.terms = terms }

// Join is the target of a segment that the translator merged into its
// neighbour. Read gives it as translated with an empty text.
const Join = "<join/>"

// stateFile is the name of an article's state file.
const stateFile = "state.jsonl"

// maxFile is the size from which a locale file is refused, in bytes.
const maxFile = 64 << 20

// folder returns the path of an article below the root, or why its id may not
// be used as one.
func folder(id pipeline.ArticleID) (string, error) {
	source, name, ok := strings.Cut(string(id), "/")
	if !ok || !plainName(source) || !plainName(name) || source == "ui" || source == "memory" {
		return "", &pipeline.Fault{Code: pipeline.Invalid, Where: string(id), Msg: "this article id cannot name a folder",
			Hint: "an id is source/article, of letters, digits, '-', '_' and '.'; the sources \"ui\" and \"memory\" are taken"}
	}
	return path.Join(source, name), nil
}

func plainName(s string) bool {
	if s == "" || len(s) > 200 || s[0] == '.' || !norm.NFC.IsNormalString(s) {
		return false
	}
	for _, r := range s {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !strings.ContainsRune("-_.", r) {
			return false
		}
	}
	return true
}

// localeFile returns the path of one language of an article below the root.
func localeFile(id pipeline.ArticleID, lang language.Tag) (string, error) {
	dir, err := folder(id)
	if err != nil {
		return "", err
	}
	name := lang.String()
	if lang.IsRoot() || !plainName(name) {
		return "", &pipeline.Fault{Code: pipeline.Invalid, Where: string(id), Msg: fmt.Sprintf("%q is no language a file can be named for", name)}
	}
	return path.Join(dir, name+".toml"), nil
}

// tagOf returns the language a file is named for; false if its name is not a
// canonical tag and ".toml".
func tagOf(file string) (language.Tag, bool) {
	stem, ok := strings.CutSuffix(path.Base(file), ".toml")
	if !ok {
		return language.Und, false
	}
	tag, err := language.Parse(stem)
	return tag, err == nil && !tag.IsRoot() && tag.String() == stem
}

// Articles lists the articles that have locale files, each with the files that
// Files lists of it.
func (s *Store) Articles() (map[pipeline.ArticleID][]string, error) {
	sources, err := s.list(".")
	if err != nil {
		return nil, err
	}
	all := map[pipeline.ArticleID][]string{}
	for _, source := range sources {
		if !source.IsDir() || source.Name() == "ui" || source.Name() == "memory" {
			continue
		}
		articles, err := s.list(source.Name())
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			id := pipeline.ArticleID(source.Name() + "/" + a.Name())
			if _, bad := folder(id); bad != nil || !a.IsDir() {
				continue
			}
			files, err := s.Files(id)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(files, func(name string) bool { return path.Base(name) != stateFile }) {
				all[id] = files
			}
		}
	}
	return all, nil
}

// Files lists the files that make up an article, as paths below the root with
// slashes, sorted: the locale files and the state file.
func (s *Store) Files(id pipeline.ArticleID) ([]string, error) {
	dir, err := folder(id)
	if err != nil {
		return nil, err
	}
	entries, err := s.list(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if _, ok := tagOf(e.Name()); !e.IsDir() && (ok || e.Name() == stateFile) {
			files = append(files, path.Join(dir, e.Name()))
		}
	}
	return files, nil
}

// list reads the names in a folder below the root, sorted; none if it is not
// there. Nothing is opened by them here, so they need no os.Root, which would
// have to look at every single one.
func (s *Store) list(dir string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(filepath.Join(s.root, filepath.FromSlash(dir)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return entries, s.wrap(dir, err)
}
