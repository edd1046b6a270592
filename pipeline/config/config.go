// Package config reads what people configure: config.yaml, environment
// variables and flags become one checked struct.
//
// Everything that is wrong is reported at once, each with its place in the
// file and, where a name is nearly right, the right one.
package config

import (
	"path/filepath"

	"golang.org/x/text/language"
)

// Config is a checked configuration: names are unique, tags canonical,
// values in range, files that it names are there.
type Config struct {
	Root string `mapstructure:"-"` // folder of the file, absolute: the workspace
	File string `mapstructure:"-"` // the file, absolute

	Author   string   `mapstructure:"author"`   // beside human edits that carry no other name; default none
	Out      string   `mapstructure:"out"`      // the depot folder; default "out"
	Workers  int      `mapstructure:"workers"`  // articles at a time, 0 to 1024; default 0: one for each processor
	Formats  []string `mapstructure:"formats"`  // of "json", "md", "html"; default all
	Locales  []Locale `mapstructure:"locales"`  // the target locales
	Sources  []Source `mapstructure:"sources"`  // where articles come from
	Memory   Memory   `mapstructure:"memory"`   // the translation memory
	Terms    string   `mapstructure:"terms"`    // the termbase; default "locales/terms.csv" if it exists; "": none
	Suspects string   `mapstructure:"suspects"` // the lexicon of suspect swaps; default "locales/suspects.csv" if it exists; "": none
}

// Locale is a language to translate into.
type Locale struct {
	Tag         language.Tag   `mapstructure:"tag"`
	Publish     string         `mapstructure:"publish"`      // "reviewed", "translated" or "drafts"; default "translated"
	MinCoverage float64        `mapstructure:"min_coverage"` // 0 to 1; an article with less is held back; default 0
	Fallback    []language.Tag `mapstructure:"fallback"`     // after the locale itself, best first; default its configured parents
}

// Source is a place that articles come from.
type Source struct {
	Name         string         `mapstructure:"name"`          // [a-z0-9-]+, unique
	Kind         string         `mapstructure:"kind"`          // "files" or "page"
	Paths        []string       `mapstructure:"paths"`         // files: patterns, relative to Root, ** for any folders
	Pages        []string       `mapstructure:"pages"`         // page: http(s) addresses
	Lang         language.Tag   `mapstructure:"lang"`          // of the articles; default und: as declared or detected
	Pack         string         `mapstructure:"pack"`          // default the source's name
	Locales      []language.Tag `mapstructure:"locales"`       // default all configured but Lang
	Select       Select         `mapstructure:"select"`        // where the parts of a page stand
	Snapshots    string         `mapstructure:"snapshots"`     // page: folder; default ".wordferry/snapshots/<name>"
	Refresh      string         `mapstructure:"refresh"`       // page: "always", "missing" or "never"; default "always"
	AllowPrivate bool           `mapstructure:"allow_private"` // page: addresses in private networks may be fetched; default false
	Semicolon    bool           `mapstructure:"semicolon"`     // a semicolon ends a segment; default false
}

// Select says by CSS selectors where the parts of a page stand; an empty one
// is left to automatic extraction.
type Select struct {
	Title  string   `mapstructure:"title"`
	Body   string   `mapstructure:"body"`
	Author string   `mapstructure:"author"`
	Date   string   `mapstructure:"date"`
	Next   string   `mapstructure:"next"`   // page: the link to the article's next page
	Remove []string `mapstructure:"remove"` // what is no part of the article
}

// Memory is how the translation memory is filled and asked.
type Memory struct {
	Files     []string `mapstructure:"files"`     // TMX files, patterns relative to Root; default "locales/memory/*.tmx"
	Threshold int      `mapstructure:"threshold"` // percent, 50 to 100; a fuzzy match from there on becomes a draft; default 75
	Limit     int      `mapstructure:"limit"`     // matches shown for a segment, 1 to 100; default 5
}

// Path returns a configured path as the system knows it: what is not absolute
// is relative to the workspace.
func (c *Config) Path(p string) string {
	p = filepath.FromSlash(p)
	if filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(c.Root, p)
}

// Load reads the configuration at path, or with "" the config.yaml of the
// current folder or the nearest one above. WORDFERRY_… variables win over the
// file, flags over both; flags are named by key, with a dot between levels
// ("memory.threshold"), and only those that were given are passed.
//
// The error joins a *pipeline.Fault for everything that is wrong, in the order
// of the file.
func Load(path string, flags map[string]any) (*Config, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	r := &report{shown: f.shown, lines: map[string]place{}, spoilt: map[string]bool{}}
	settings := r.settings(f.root)
	c, err := merge(settings, flags, r)
	if err != nil {
		return nil, err
	}
	c.File, c.Root = f.path, filepath.Dir(f.path)
	c.complete()
	c.check(r)
	if err := r.err(); err != nil {
		return nil, err
	}
	return c, nil
}
