// Package config reads what people configure: config.yaml, environment
// variables and flags become one checked struct.
//
// Everything that is wrong is reported at once, each with its place in the
// file and, where a name is nearly right, the right one.
package config

import (
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// Config is a checked configuration: names are unique, tags canonical,
// values in range, files that it names are there.
type Config struct {
	Root string `mapstructure:"-"` // folder of the file, absolute: the workspace
	File string `mapstructure:"-"` // the file, absolute

	Contact  string   `mapstructure:"contact"`  // stands in the user agent; default none
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
	Kind         string         `mapstructure:"kind"`          // one of Kinds
	Paths        []string       `mapstructure:"paths"`         // files: patterns, relative to Root, ** for any folders
	Pages        []string       `mapstructure:"pages"`         // page: http(s) addresses of articles
	Lists        []string       `mapstructure:"lists"`         // page: http(s) addresses of pages that link to articles
	Feeds        []string       `mapstructure:"feeds"`         // feed: http(s) addresses
	Sitemaps     []string       `mapstructure:"sitemaps"`      // sitemap: http(s) addresses, of sitemaps or sites
	Include      []string       `mapstructure:"include"`       // patterns of addresses or their paths; default all
	Exclude      []string       `mapstructure:"exclude"`       // the same; wins over Include
	Limit        int            `mapstructure:"limit"`         // new articles a run, 0 to 1,000,000; default 0: all
	Lang         language.Tag   `mapstructure:"lang"`          // of the articles; default und: as declared or detected
	Pack         string         `mapstructure:"pack"`          // default the source's name
	Locales      []language.Tag `mapstructure:"locales"`       // default all configured but Lang
	Select       Select         `mapstructure:"select"`        // where the parts of a page stand
	Sites        []Site         `mapstructure:"sites"`         // in place of Select for the pages of one host
	Snapshots    string         `mapstructure:"snapshots"`     // folder; default ".wordferry/snapshots/<name>"; "" for files
	Refresh      string         `mapstructure:"refresh"`       // "always", "changed", "missing" or "never"; default "always"; "" for files
	Withdrawn    string         `mapstructure:"withdrawn"`     // "remove" or "keep"; default "remove"; "" for files
	Assets       string         `mapstructure:"assets"`        // "images", "files" or "link"; default "images"; "" for files
	AllowPrivate bool           `mapstructure:"allow_private"` // addresses in private networks may be fetched; default false
	Fetch        Fetch          `mapstructure:"fetch"`         // how the site is asked
	Blockers     string         `mapstructure:"blockers"`      // "hold" or "translate"; default "hold"
	Semicolon    bool           `mapstructure:"semicolon"`     // a semicolon ends a segment; default false
	Quotes       string         `mapstructure:"quotes"`        // "keep" or "split" what stands in quotes; default "": by the language
	LineBreaks   string         `mapstructure:"line_breaks"`   // "hard": a line break ends a segment, or "soft"; default "hard"
	SRX          string         `mapstructure:"srx"`           // file of segmentation rules; default none
	SRXBase      bool           `mapstructure:"srx_base"`      // the house rules decide where no rule of SRX matches; default false
}

// Select says by CSS selectors where the parts of a page stand; an empty one
// is left to automatic extraction.
type Select struct {
	Title  string   `mapstructure:"title"`
	Body   string   `mapstructure:"body"`
	Author string   `mapstructure:"author"`
	Date   string   `mapstructure:"date"`
	Next   string   `mapstructure:"next"`   // the link to the article's next page
	Links  string   `mapstructure:"links"`  // page: the links to articles on a page of Lists
	Remove []string `mapstructure:"remove"` // what is no part of the article
	Keep   []string `mapstructure:"keep"`   // what is part of it although it looks like none
}

// Site is what is configured for the pages of one host.
type Site struct {
	Host   string `mapstructure:"host"` // "www.example.com", "*.example.com" for all below; lower case
	Select Select `mapstructure:"select"`
}

// Fetch is how the hosts of a source are asked.
type Fetch struct {
	Pace     *time.Duration `mapstructure:"pace"`     // between two starts, 0 to 1 h; default 1 s
	Parallel int            `mapstructure:"parallel"` // requests to one host at a time, 1 to 64; default 1
	Retries  *int           `mapstructure:"retries"`  // 0 to 10; default 3
	Timeout  time.Duration  `mapstructure:"timeout"`  // of a request with its body, 1 s to 1 h; default 60 s
	MaxMB    int            `mapstructure:"max_mb"`   // of a page after decompression, 1 to 16; default 16
	Robots   string         `mapstructure:"robots"`   // "obey" or "ignore"; default "obey"
	Proxy    string         `mapstructure:"proxy"`    // address; default none
	Headers  []string       `mapstructure:"headers"`  // "Name: value"
	Cookies  []string       `mapstructure:"cookies"`  // "name=value"
}

// Selectors are those for a page: of the first of Sites that its host fits,
// else Select. Site is the host as configured; "" for Select.
func (s *Source) Selectors(host string) (sel Select, site string) {
	for _, site := range s.Sites {
		below, wild := strings.CutPrefix(site.Host, "*.")
		if host == site.Host || wild && (host == below || strings.HasSuffix(host, "."+below)) {
			return site.Select, site.Host
		}
	}
	return s.Select, ""
}

// Web tells whether the articles come over the network.
func (s *Source) Web() bool { return s.Kind != "files" }

// Memory is how the translation memory is filled and asked.
type Memory struct {
	Files          []string      `mapstructure:"files"`           // TMX files, patterns relative to Root; default "locales/memory/*.tmx"
	Memories       []NamedMemory `mapstructure:"memories"`        // units that count otherwise than those of Files
	Threshold      int           `mapstructure:"threshold"`       // percent, 50 to 100; a fuzzy match from there on becomes a draft; default 75
	Limit          int           `mapstructure:"limit"`           // matches shown for a segment, 1 to 100; default 5
	VariantPenalty int           `mapstructure:"variant_penalty"` // percent, 0 to 20, for another region; default 1
}

// NamedMemory is a memory that counts otherwise than the workspace's own: TMX
// files, or what another workspace or folder holds.
type NamedMemory struct {
	Name     string   `mapstructure:"name"`      // [a-z0-9-]+, unique
	Files    []string `mapstructure:"files"`     // TMX files, patterns relative to Root; one of Files and Folder is set
	Folder   string   `mapstructure:"folder"`    // of another workspace, or one that `memory import --memory` made
	Penalty  int      `mapstructure:"penalty"`   // percent that its matches lose, 0 to 50; default 0
	Priority int      `mapstructure:"priority"`  // of equal matches, those of the greater come first, -100 to 100; default 0, as the workspace's own
	Machine  bool     `mapstructure:"machine"`   // a machine made its units; default false
	ReadOnly bool     `mapstructure:"read_only"` // no purge touches it; default false, with Folder true
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
