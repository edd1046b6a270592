package config

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/language"
)

// complete fills in what follows from other values.
func (c *Config) complete() {
	for i := range c.Locales {
		l := &c.Locales[i]
		if l.Publish == "" {
			l.Publish = "translated"
		}
		if l.Fallback == nil {
			l.Fallback = c.parents(l.Tag)
		}
	}
	for i := range c.Sources {
		s := &c.Sources[i]
		if s.Pack == "" {
			s.Pack = s.Name
		}
		if s.Locales == nil {
			for _, l := range c.Locales {
				if l.Tag != s.Lang && !slices.Contains(s.Locales, l.Tag) {
					s.Locales = append(s.Locales, l.Tag)
				}
			}
		}
		s.Blockers = cmp.Or(s.Blockers, "hold")
		s.LineBreaks = cmp.Or(s.LineBreaks, "hard")
		if s.Web() {
			s.completeWeb()
		}
	}
}

func (s *Source) completeWeb() {
	s.Snapshots = cmp.Or(s.Snapshots, ".wordferry/snapshots/"+s.Name)
	s.Refresh = cmp.Or(s.Refresh, "always")
	s.Withdrawn = cmp.Or(s.Withdrawn, "remove")
	s.Assets = cmp.Or(s.Assets, "images")
	for i := range s.Sites {
		s.Sites[i].Host = strings.ToLower(s.Sites[i].Host)
	}
	f := &s.Fetch
	if f.Pace == nil {
		pace := time.Second
		f.Pace = &pace
	}
	if f.Retries == nil {
		retries := 3
		f.Retries = &retries
	}
	f.Parallel = cmp.Or(f.Parallel, 1)
	f.Timeout = cmp.Or(f.Timeout, time.Minute)
	f.MaxMB = cmp.Or(f.MaxMB, 16)
	f.Robots = cmp.Or(f.Robots, "obey")
}

// parents are the configured locales above a tag: pt for pt-BR, zh-Hant for
// zh-Hant-HK; but not zh-Hans for zh-Hant.
func (c *Config) parents(t language.Tag) []language.Tag {
	var out []language.Tag
	for t = t.Parent(); t != language.Und; t = t.Parent() {
		if c.locale(t) {
			out = append(out, t)
		}
	}
	return out
}

func (c *Config) locale(t language.Tag) bool {
	return slices.ContainsFunc(c.Locales, func(l Locale) bool { return l.Tag == t })
}

// check reports what is wrong between values, and with the files they name.
func (c *Config) check(r *report) {
	c.checkOut(r)
	c.checkLocales(r)
	for i := range c.Sources {
		c.checkSource(r, i)
	}
	if len(c.Formats) == 0 {
		r.add("formats", "leave the key out for all of them", "\"formats\" must name at least one")
	}
	for i, f := range c.Formats {
		if slices.Index(c.Formats, f) < i {
			r.add("formats/"+strconv.Itoa(i), "", "%q stands twice in \"formats\"", f)
		}
	}
	if strings.ContainsAny(c.Author, "\n\r\t") {
		r.add("author", "", "\"author\" must be one line")
	}
	for i, p := range c.Memory.Files {
		at := "memory/files/" + strconv.Itoa(i)
		if r.pattern(at, p, `in "memory"`) && !strings.ContainsAny(p, `*?[{\`) && !exists(c.Path(p)) {
			r.add(at, "", "%s does not exist", p)
		}
	}
	for i := range c.Memory.Memories {
		c.checkMemory(r, i)
	}
	c.Terms = c.optional(r, "terms", c.Terms, "locales/terms.csv")
	c.Suspects = c.optional(r, "suspects", c.Suspects, "locales/suspects.csv")
}

// optional checks a file that is used when it exists; one that is named must.
func (c *Config) optional(r *report, name, value, usual string) string {
	_, said := r.lines[name]
	switch {
	case said || r.outside[name] != "":
		if value != "" && r.inside(name, name, value) && !exists(c.Path(value)) {
			r.add(name, "", "%s does not exist", value)
		}
		return value
	case exists(c.Path(usual)):
		return usual
	}
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (c *Config) checkOut(r *report) {
	switch first, _, _ := strings.Cut(filepath.ToSlash(filepath.Clean(c.Out)), "/"); {
	case strings.Contains(c.Out, "://"):
		r.add("out", "", "\"out\" must be a folder, not the address %q", cut(c.Out))
	case c.Out == "" || first == "." || first == "locales" || first == ".wordferry":
		r.add("out", "out is the usual one", "\"out\" must be a folder of its own, not %q", c.Out)
	default:
		r.inside("out", "out", c.Out)
	}
}

// inside reports a path that leaves the workspace. An absolute one was meant.
func (r *report) inside(at, name, p string) bool {
	if filepath.IsAbs(filepath.FromSlash(p)) || filepath.IsLocal(filepath.FromSlash(p)) {
		return true
	}
	r.add(at, "write an absolute path if you mean it", "%q leaves the workspace: %q", name, cut(p))
	return false
}

// pattern reports a pattern that leaves the workspace or is none.
func (r *report) pattern(at, p, in string) bool {
	switch {
	case p == "" || !filepath.IsLocal(filepath.FromSlash(p)):
		r.add(at, "patterns are relative to the folder of the configuration", "the pattern %q %s leaves the workspace", cut(p), in)
		return false
	case !doublestar.ValidatePattern(p):
		r.add(at, `a bracket is not closed, or a \ stands at the end`, "%q %s is no pattern", cut(p), in)
		return false
	}
	return true
}

var errFound = errors.New("found")

// matches reports whether any file fits a pattern.
func (c *Config) matches(p string) bool {
	err := doublestar.GlobWalk(os.DirFS(c.Root), filepath.ToSlash(filepath.Clean(filepath.FromSlash(p))),
		func(string, os.DirEntry) error { return errFound }, doublestar.WithFilesOnly())
	return errors.Is(err, errFound)
}

func (c *Config) checkLocales(r *report) {
	known := map[language.Tag]bool{}
	for _, s := range c.Sources {
		known[s.Lang] = true
	}
	for _, l := range c.Locales {
		known[l.Tag] = true
	}
	first := map[language.Tag]int{}
	for i, l := range c.Locales {
		at := "locales/" + strconv.Itoa(i)
		if l.Tag == language.Und {
			r.add(at+"/tag", "add a tag, as in - tag: de", "locale %d has no \"tag\"", i+1)
			continue
		}
		if j, twice := first[l.Tag]; twice {
			r.add(at+"/tag", "the first stands in "+r.shownAt("locales/"+strconv.Itoa(j)+"/tag"), "the locale %q stands twice", l.Tag)
		} else {
			first[l.Tag] = i
		}
		chain := map[language.Tag]bool{l.Tag: true}
		for j, t := range l.Fallback {
			here := fmt.Sprintf("%s/fallback/%d", at, j)
			switch {
			case chain[t]:
				r.add(here, "a chain names each locale once, and not its own", "the fallback chain of %q loops: %q comes again", l.Tag, t)
			case !known[t]:
				r.add(here, didYouMean(t.String(), tagNames(known)), "the fallback %q of %q is neither a locale nor the language of a source", t, l.Tag)
			}
			chain[t] = true
		}
	}
}

func (r *report) shownAt(path string) string {
	return fmt.Sprintf("line %d", r.placeOf(path).line)
}

func tagNames(tags map[language.Tag]bool) []string {
	var out []string
	for t := range tags {
		if t != language.Und {
			out = append(out, t.String())
		}
	}
	slices.Sort(out)
	return out
}

func (c *Config) checkSource(r *report, i int) {
	s := &c.Sources[i]
	at := "sources/" + strconv.Itoa(i)
	in := fmt.Sprintf("source %q", s.Name)
	switch {
	case s.Name == "":
		in = fmt.Sprintf("source %d", i+1)
		r.add(at+"/name", "add a name, as in - name: news", "%s has no \"name\"", in)
	case !isName(s.Name):
		r.add(at+"/name", "letters a to z, digits and -, as in my-site", "the name %q of a source must be made of a-z, 0-9 and -", cut(s.Name))
	case s.Name == "ui" || s.Name == "memory":
		r.add(at+"/name", "locales/"+s.Name+" is used for something else", "a source cannot be called %q", s.Name)
	default:
		if j := slices.IndexFunc(c.Sources, func(o Source) bool { return o.Name == s.Name }); j < i {
			r.add(at+"/name", "the first stands in "+r.shownAt(fmt.Sprintf("sources/%d/name", j)), "the source %q stands twice", s.Name)
		}
	}
	if s.Pack != s.Name && !isName(s.Pack) {
		r.add(at+"/pack", "letters a to z, digits and -, as in my-site", "the name %q of a pack must be made of a-z, 0-9 and -", cut(s.Pack))
	}
	for j, t := range s.Locales {
		here := fmt.Sprintf("%s/locales/%d", at, j)
		switch {
		case !c.locale(t):
			known := map[language.Tag]bool{}
			for _, l := range c.Locales {
				known[l.Tag] = true
			}
			r.add(here, didYouMean(t.String(), tagNames(known)), "the locale %q of %s is not configured", t, in)
		case slices.Index(s.Locales, t) < j:
			r.add(here, "", "the locale %q stands twice in %s", t, in)
		case t == s.Lang:
			r.add(here, "", "the locale %q is the language of %s itself", t, in)
		}
	}
	c.checkRules(r, s, at, in)
	switch {
	case s.Kind == "":
		r.add(at+"/kind", oneOf(Kinds()), "%s has no \"kind\"", in)
	case s.Web():
		c.checkWeb(r, s, at, in)
	default:
		c.checkFiles(r, s, at, in)
	}
}

// checkRules checks that the segmentation rules of a source are there. What is
// in them is for whoever reads them to say.
func (c *Config) checkRules(r *report, s *Source, at, in string) {
	switch {
	case s.SRX == "" && s.SRXBase:
		r.add(at+"/srx_base", "name the file: srx: my.srx", "\"srx_base\" of %s says how the rules of a file are used, but there is no \"srx\"", in)
	case s.SRX == "" || !r.inside(at+"/srx", "srx", s.SRX):
	case !isFile(c.Path(s.SRX)):
		there, _ := filepath.Glob(filepath.Join(filepath.Dir(c.Path(s.SRX)), "*.[sS][rR][xX]"))
		hint := "paths are relative to " + c.Root
		for i, path := range there {
			there[i] = filepath.Base(path)
		}
		if meant := nearest(filepath.Base(c.Path(s.SRX)), there); meant != "" {
			hint = didYouMean(filepath.Base(c.Path(s.SRX)), there)
		}
		r.add(at+"/srx", hint, "the rules %q of %s are no file", cut(s.SRX), in)
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func (c *Config) checkFiles(r *report, s *Source, at, in string) {
	for _, name := range []string{"lists", "feeds", "sitemaps", "pages", "include", "exclude", "limit", "sites", "snapshots", "refresh", "withdrawn", "assets", "allow_private", "fetch", "select/next", "select/links"} {
		if _, said := r.lines[at+"/"+name]; said {
			r.add(at+"/"+name, "", "%q is for sources of the web, and %s is of kind files", filepath.Base(name), in)
		}
	}
	if len(s.Paths) == 0 {
		r.add(at+"/paths", fmt.Sprintf("add paths: [sources/%s/*.html]", s.Name), "%s has no \"paths\"", in)
	}
	for j, p := range s.Paths {
		here := fmt.Sprintf("%s/paths/%d", at, j)
		if r.pattern(here, p, "in "+in) && !c.matches(p) {
			r.add(here, "paths are relative to "+c.Root, "no file fits %q in %s", cut(p), in)
		}
	}
}

// isName reports whether s can name a source or a pack: it becomes a folder.
func isName(s string) bool {
	for _, b := range []byte(s) {
		if (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 64 && s[0] != '-'
}
