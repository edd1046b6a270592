package config

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

var update = flag.Bool("update", false, "write golden files")

// workspace writes files (path → content) to a new folder, makes it the
// current one and returns it.
func workspace(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if t, ok := t.(*testing.T); ok {
		t.Chdir(dir)
	}
	return dir
}

// faults are the messages of an error, each with its hint after " | ".
func faults(err error) []string {
	if err == nil {
		return nil
	}
	all := []error{err}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		all = many.Unwrap()
	}
	var out []string
	for _, e := range all {
		s := e.Error()
		var f *pipeline.Fault
		if errors.As(e, &f) && f.Hint != "" {
			s += " | " + f.Hint
		}
		out = append(out, s)
	}
	return out
}

const good = `
author: Translation desk
out: public
workers: 3
formats: [md, json]
locales:
  - {tag: en, publish: reviewed, min_coverage: 0.9, fallback: []}
  - {tag: zh-hant-hk}
  - tag: zh-Hant
    fallback: [zh-Hans]
sources:
  - name: clinic
    kind: files
    paths: ["sources/clinic/**/*.html"]
    lang: zh-Hans
    semicolon: true
    quotes: keep
    line_breaks: soft
    srx: rules/house.srx
    srx_base: true
    select: {title: h1, remove: [.related, "#ads"]}
  - name: news
    kind: page
    pages: [https://news.example/1.html]
    pack: headlines
    locales: [en]
    refresh: missing
    allow_private: true
  - name: posts
    kind: feed
    feeds: [https://posts.example/atom.xml]
    locales: [en]
    include: ["/2026/**"]
    exclude: ["https://posts.example/2026/ads/*"]
    limit: 20
    withdrawn: keep
    assets: files
    blockers: translate
    sites:
      - host: "*.Posts.example"
        select: {body: .post}
    fetch:
      pace: 250ms
      parallel: 2
      retries: 0
      timeout: 5s
      max_mb: 2
      robots: ignore
      proxy: http://${WF_TEST_PROXY}:3128
      headers: ["Authorization:  Bearer ${WF_TEST_TOKEN}"]
      cookies: [consent=yes]
memory:
  threshold: 80
  variant_penalty: 0
  memories:
    - {name: vendor, files: [locales/memory/vendor.tmx], penalty: 5, priority: -10, read_only: true}
    - {name: mt, files: ["mt/**/*.tmx"], machine: true}
    - {name: house, folder: ../house, priority: 10}
`

func pointer[T any](v T) *T { return &v }

func TestLoad_Everything(t *testing.T) {
	dir := workspace(t, map[string]string{"config.yaml": good, "sources/clinic/a/b.html": "x", "locales/terms.csv": "x", "rules/house.srx": "x", "locales/memory/vendor.tmx": "x"})
	house := filepath.Join(filepath.Dir(dir), "house")
	if err := os.MkdirAll(house, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(house, MemoryDatabase), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "sources", "clinic"))
	t.Setenv("WF_TEST_PROXY", "proxy.example")
	t.Setenv("WF_TEST_TOKEN", "secret")
	got, err := Load("", nil)
	if err != nil {
		t.Fatal(faults(err))
	}
	en, hk, hant, hans := language.English, language.MustParse("zh-Hant-HK"), language.TraditionalChinese, language.SimplifiedChinese
	want := &Config{
		Root: got.Root, File: filepath.Join(got.Root, "config.yaml"),
		Author: "Translation desk", Out: "public", Workers: 3, Formats: []string{"md", "json"},
		Locales: []Locale{
			{Tag: en, Publish: "reviewed", MinCoverage: 0.9, Fallback: []language.Tag{}},
			{Tag: hk, Publish: "translated", Fallback: []language.Tag{hant}},
			{Tag: hant, Publish: "translated", Fallback: []language.Tag{hans}},
		},
		Sources: []Source{
			{
				Name: "clinic", Kind: "files", Paths: []string{"sources/clinic/**/*.html"}, Lang: hans, Pack: "clinic",
				Locales: []language.Tag{en, hk, hant}, Semicolon: true, Select: Select{Title: "h1", Remove: []string{".related", "#ads"}}, Blockers: "hold",
				Quotes: "keep", LineBreaks: "soft", SRX: "rules/house.srx", SRXBase: true,
			},
			{
				Name: "news", Kind: "page", Pages: []string{"https://news.example/1.html"}, Pack: "headlines", Locales: []language.Tag{en},
				Snapshots: ".wordferry/snapshots/news", Refresh: "missing", Withdrawn: "remove", Assets: "images", AllowPrivate: true, Blockers: "hold", LineBreaks: "hard",
				Fetch: Fetch{Pace: pointer(time.Second), Parallel: 1, Retries: pointer(3), Timeout: time.Minute, MaxMB: 16, Robots: "obey"},
			},
			{
				Name: "posts", Kind: "feed", Feeds: []string{"https://posts.example/atom.xml"}, Pack: "posts", Locales: []language.Tag{en},
				Include: []string{"/2026/**"}, Exclude: []string{"https://posts.example/2026/ads/*"}, Limit: 20,
				Snapshots: ".wordferry/snapshots/posts", Refresh: "always", Withdrawn: "keep", Assets: "files", Blockers: "translate", LineBreaks: "hard",
				Sites: []Site{{Host: "*.posts.example", Select: Select{Body: ".post"}}},
				Fetch: Fetch{
					Pace: pointer(250 * time.Millisecond), Parallel: 2, Retries: pointer(0), Timeout: 5 * time.Second, MaxMB: 2, Robots: "ignore",
					Proxy: "http://proxy.example:3128", Headers: []string{"Authorization: Bearer secret"}, Cookies: []string{"consent=yes"},
				},
			},
		},
		Memory: Memory{
			Files: []string{"locales/memory/*.tmx"}, Threshold: 80, Limit: 5,
			Memories: []NamedMemory{
				{Name: "vendor", Files: []string{"locales/memory/vendor.tmx"}, Penalty: 5, Priority: -10, ReadOnly: true},
				{Name: "mt", Files: []string{"mt/**/*.tmx"}, Machine: true},
				{Name: "house", Folder: "../house", Priority: 10, ReadOnly: true},
			},
		},
		Terms: "locales/terms.csv",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if real, _ := filepath.EvalSymlinks(dir); got.Root != dir && got.Root != real {
		t.Errorf("got root %s", got.Root)
	}
	if got.Path("out") != filepath.Join(got.Root, "out") || got.Path("/srv/out") != filepath.FromSlash("/srv/out") {
		t.Errorf("got paths %s, %s", got.Path("out"), got.Path("/srv/out"))
	}
}

func TestLoad_EmptyFileIsAllDefaults(t *testing.T) {
	for _, content := range []string{"", "# nothing\n", "---\n", "out:\nlocales:\nmemory:\n"} {
		workspace(t, map[string]string{"config.yaml": content})
		c, err := Load("config.yaml", nil)
		if err != nil {
			t.Fatalf("%q: %v", content, faults(err))
		}
		if c.Out != "out" || len(c.Formats) != 3 || c.Memory.Threshold != 75 || c.Terms != "" || c.Locales != nil {
			t.Errorf("%q: got %+v", content, c)
		}
	}
}

func TestLoad_SaysWhatIsWrong(t *testing.T) {
	const source = "sources:\n  - name: clinic\n    kind: files\n    paths: [a.html]\n"
	for _, c := range []struct {
		name, config string
		want         []string
	}{
		{"unknown key", source + "    selctor: {}\n", []string{`config.yaml:5:5: unknown key "selctor" in source "clinic" | did you mean "select"?`}},
		{"unknown key far from all", "zzzzzzzz: 1\n", []string{`config.yaml:1:1: unknown key "zzzzzzzz" | it can be contact, author, out, workers, formats, locales, sources, memory, terms or suspects`}},
		{"unknown key deep inside", source + "    select:\n      titel: h1\n", []string{`config.yaml:6:7: unknown key "titel" in "select" of source "clinic" | did you mean "title"?`}},
		{"a key that is meant is not missed too", "sources:\n  - name: clinic\n    kind: files\n    path: [a.html]\n", []string{`config.yaml:4:5: unknown key "path" in source "clinic" | did you mean "paths"?`}},
		{"capital letters", "Out: x\n", []string{`config.yaml:1:1: unknown key "Out" | did you mean "out"?`}},
		{"twice", "out: a\nout: b\n", []string{`config.yaml:2:1: "out" stands twice | the first stands in line 1`}},
		{"wrong types", "workers: many\nauthor: [a]\nlocales: en\nmemory: 75\nformats: json\n", []string{
			`config.yaml:1:10: "workers" must be a whole number from 0 to 1024, not "many"`,
			`config.yaml:2:9: "author" must be a text, not a list`,
			`config.yaml:3:10: "locales" must be a list, not "en" | begin each with a dash: - tag: …`,
			`config.yaml:4:9: "memory" must hold keys, not "75" | it can be files, memories, threshold, limit or variant_penalty`,
			`config.yaml:5:10: "formats" must be a list, not "json" | write it as formats: [json]`,
		}},
		{"quoted number", "workers: \"3\"\n", []string{`config.yaml:1:10: "workers" must be a whole number from 0 to 1024, not "3" | leave out the quotation marks`}},
		{"yes is no truth value", source + "    semicolon: yes\n", []string{`config.yaml:5:16: "semicolon" must be true or false in source "clinic", not "yes"`}},
		{"segmentation", source + "    quotes: splitt\n    line_breaks: yes\n    srx_base: true\n  - {name: b, kind: files, paths: [a.html], srx: rules/hous.srx, line_break: soft}\n  - {name: c, kind: files, paths: [a.html], srx: ../my.srx}\n  - {name: d, kind: files, paths: [a.html], srx: rules}\n", []string{
			`config.yaml:5:13: unknown quotes "splitt" in source "clinic" | did you mean "split"?`,
			`config.yaml:6:18: unknown line_breaks "yes" in source "clinic" | it can be hard or soft`,
			`config.yaml:7:15: "srx_base" of source "clinic" says how the rules of a file are used, but there is no "srx" | name the file: srx: my.srx`,
			`config.yaml:8:50: the rules "rules/hous.srx" of source "b" are no file | did you mean "house.srx"?`,
			`config.yaml:8:66: unknown key "line_break" in source "b" | did you mean "line_breaks"?`,
			`config.yaml:9:50: "srx" leaves the workspace: "../my.srx" | write an absolute path if you mean it`,
			`config.yaml:10:50: the rules "rules" of source "d" are no file | paths are relative to ROOT`,
		}},
		{"list of wrong things", "formats: [json, [md], htm, json]\n", []string{
			`config.yaml:1:17: "formats" must list texts, not a list`,
			`config.yaml:1:23: unknown value "htm" in "formats" | did you mean "html"?`,
			`config.yaml:1:28: "json" stands twice in "formats"`,
		}},
		{"no formats", "formats: []\n", []string{`config.yaml:1:10: "formats" must name at least one | leave the key out for all of them`}},
		{"a locale that is a word", "locales: [en, {tag: de}]\n", []string{`config.yaml:1:11: each locale must hold keys, not be "en" | write - tag: en`}},
		{"not keys", "- a\n", []string{`config.yaml:1:1: the file must hold keys, not a list`}},
		{"bad tags", "locales:\n  - tag: zh_CN\n  - tag: iw\n  - tag: xx\n  - tag: de-u-co-phonebk\n  - tag: und\n  - tag: '?'\n  - publish: drafts\n", []string{
			`config.yaml:2:10: "tag" must be a valid language tag in locale "zh_CN", not "zh_CN" | write zh-CN`,
			`config.yaml:3:10: "tag" must be a valid language tag in locale "iw", not "iw" | write he`,
			`config.yaml:4:10: "tag" must be a valid language tag in locale "xx", not "xx" | the subtag "xx" is not registered`,
			`config.yaml:5:10: "tag" must be a valid language tag in locale "de-u-co-phonebk", not "de-u-co-phonebk" | leave out the extension: de`,
			`config.yaml:6:10: "tag" must be a valid language tag in locale "und", not "und" | it must name a language`,
			`config.yaml:7:10: "tag" must be a valid language tag in locale "?", not "?" | tags look like en, pt-BR or zh-Hant`,
			`config.yaml:8:5: locale 7 has no "tag" | add a tag, as in - tag: de`,
		}},
		{"the same locale in two spellings", "locales:\n  - tag: pt-BR\n  - tag: pt-br\n", []string{`config.yaml:3:10: the locale "pt-BR" stands twice | the first stands in line 2`}},
		{"unknown publish", "locales:\n  - {tag: en, publish: revewed}\n", []string{`config.yaml:2:24: unknown publish "revewed" in locale "en" | did you mean "reviewed"?`}},
		{"coverage in percent", "locales:\n  - {tag: en, min_coverage: 90}\n  - {tag: de, min_coverage: .nan}\n", []string{
			`config.yaml:2:29: "min_coverage" must be a number from 0 to 1 in locale "en", not "90" | 90 percent is 0.9`,
			`config.yaml:3:29: "min_coverage" must be a number from 0 to 1 in locale "de", not ".nan"`,
		}},
		{"fallback", "locales:\n  - {tag: pt-BR, fallback: [pt, en, pt]}\n  - {tag: pt, fallback: [pt]}\n  - {tag: es, fallback: [em]}\n  - tag: en\n", []string{
			`config.yaml:2:37: the fallback chain of "pt-BR" loops: "pt" comes again | a chain names each locale once, and not its own`,
			`config.yaml:3:26: the fallback chain of "pt" loops: "pt" comes again | a chain names each locale once, and not its own`,
			`config.yaml:4:26: unknown value "em" in "fallback" in locale "es" | the subtag "em" is not registered`,
		}},
		{"fallback to nobody", "locales:\n  - {tag: pt-BR, fallback: [fr]}\n  - tag: pt\n", []string{
			`config.yaml:2:29: the fallback "fr" of "pt-BR" is neither a locale nor the language of a source | it can be pt or pt-BR`,
		}},
		{"source without anything", "sources:\n  - pack: x\n", []string{
			`config.yaml:2:5: source 1 has no "name" | add a name, as in - name: news`,
			`config.yaml:2:5: source 1 has no "kind" | it can be files, page, feed or sitemap`,
		}},
		{"source names", "sources:\n  - {name: My Site, kind: files, paths: [a.html]}\n  - {name: ui, kind: files, paths: [a.html]}\n  - {name: a, kind: files, paths: [a.html], pack: A/B}\n  - {name: a, kind: files, paths: [a.html]}\n", []string{
			`config.yaml:2:12: the name "My Site" of a source must be made of a-z, 0-9 and - | letters a to z, digits and -, as in my-site`,
			`config.yaml:3:12: a source cannot be called "ui" | locales/ui is used for something else`,
			`config.yaml:4:51: the name "A/B" of a pack must be made of a-z, 0-9 and - | letters a to z, digits and -, as in my-site`,
			`config.yaml:5:12: the source "a" stands twice | the first stands in line 4`,
		}},
		{"unknown kind", "sources:\n  - {name: a, kind: file}\n", []string{`config.yaml:2:21: unknown kind "file" in source "a" | did you mean "files"?`}},
		{"unknown refresh", "sources:\n  - {name: a, kind: page, pages: [http://a.example], refresh: newer}\n", []string{`config.yaml:2:63: unknown refresh "newer" in source "a" | did you mean "never"?`}},
		{"files without paths", "sources:\n  - {name: a, kind: files}\n", []string{`config.yaml:2:5: source "a" has no "paths" | add paths: [sources/a/*.html]`}},
		{"keys of the other kind", source + "    refresh: always\n    select: {next: .next}\n  - {name: b, kind: page, pages: [http://b.example/], paths: [a.html]}\n", []string{
			`config.yaml:5:14: "refresh" is for sources of the web, and source "clinic" is of kind files`,
			`config.yaml:6:20: "next" is for sources of the web, and source "clinic" is of kind files`,
			`config.yaml:7:62: "paths" is not for sources of kind page, and source "b" is one | it has pages and lists`,
		}},
		{"patterns", "sources:\n  - {name: a, kind: files, paths: [b.html, ../a.html, /a.html, '[a', '**/*.md', a.html]}\n", []string{
			`config.yaml:2:36: no file fits "b.html" in source "a" | paths are relative to ROOT`,
			`config.yaml:2:44: the pattern "../a.html" in source "a" leaves the workspace | patterns are relative to the folder of the configuration`,
			`config.yaml:2:55: the pattern "/a.html" in source "a" leaves the workspace | patterns are relative to the folder of the configuration`,
			`config.yaml:2:64: "[a" in source "a" is no pattern | a bracket is not closed, or a \ stands at the end`,
			`config.yaml:2:70: no file fits "**/*.md" in source "a" | paths are relative to ROOT`,
		}},
		{"feeds and sitemaps", "sources:\n  - {name: a, kind: feed, sitemaps: [https://a.example/], limit: -1}\n  - {name: b, kind: sitemap, sitemaps: ['https://u:p@b.example/'], include: [news/*, '/[a'], sites: [{host: 'b.example/x'}, {select: {body: p}}]}\n", []string{
			`config.yaml:2:5: source "a" has no "feeds" | add feeds: [https://…]`,
			`config.yaml:2:37: "sitemaps" is not for sources of kind feed, and source "a" is one | it has feeds`,
			`config.yaml:2:66: "limit" must be a whole number from 0 to 1000000 in source "a", not "-1"`,
			`config.yaml:3:41: an address in source "b" holds a user name or password | write it under fetch: headers, as Authorization`,
			`config.yaml:3:78: "news/*" in source "b" begins neither with / nor with a scheme | as in /news/** or https://*.example.com/**`,
			`config.yaml:3:86: "/[a" in source "b" is no pattern | a bracket is not closed, or a \ stands at the end`,
			`config.yaml:3:109: "b.example/x" in source "b" is no host | as in www.example.com or *.example.com`,
			`config.yaml:3:125: site 2 of source "b" has no "host" | add a host, as in - host: www.example.com`,
		}},
		{"how a site is asked", "sources:\n  - name: a\n    kind: page\n    pages: [https://a.example/x]\n    fetch:\n      pace: 2\n      timeout: 0s\n      parallel: 0\n      robots: obeyed\n      headers: [Accept, 'Host: b', 'X: ${WF_NOT_SET}']\n      cookies: [x]\n      proxy: proxy.example\n", []string{
			`config.yaml:6:13: "pace" must be a time such as 500ms or 2s, from 0 to 1h in "fetch" of source "a", not "2" | with a unit: 2s, 2ms`,
			`config.yaml:7:16: "timeout" must be a time such as 500ms or 2s, from 1s to 1h in "fetch" of source "a", not "0s"`,
			`config.yaml:8:17: "parallel" must be a whole number from 1 to 64 in "fetch" of source "a", not "0"`,
			`config.yaml:9:15: unknown robots "obeyed" in "fetch" of source "a" | did you mean "obey"?`,
			`config.yaml:10:17: a header of source "a" must be written with a name and a colon | as in Accept-Language: de`,
			`config.yaml:10:25: the header "Host" in source "a" is set by Wordferry itself`,
			`config.yaml:10:36: the variable WF_NOT_SET that source "a" names is not set | export WF_NOT_SET=…`,
			`config.yaml:11:17: a cookie of source "a" must be written with a name and an equals sign | as in consent=yes`,
			`config.yaml:12:14: the "proxy" of source "a" is no address | as in http://proxy.example.com:3128`,
		}},
		{"addresses", "sources:\n  - {name: a, kind: page, pages: [ftp://a.example/x, news.html, 'https://', https://a.example/x, https://a.example/x]}\n", []string{
			`config.yaml:2:35: "ftp://a.example/x" in source "a" is no address of a page | addresses begin with https:// or http://`,
			`config.yaml:2:54: "news.html" in source "a" is no address of a page | addresses begin with https:// or http://`,
			`config.yaml:2:65: "https://" in source "a" is no address of a page | addresses begin with https:// or http://`,
			`config.yaml:2:98: "https://a.example/x" stands twice in source "a"`,
		}},
		{"locales of a source", "locales: [{tag: en}, {tag: de}]\nsources:\n  - {name: a, kind: files, paths: [a.html], lang: en, locales: [en, fr, de, de]}\n", []string{
			`config.yaml:3:65: the locale "en" is the language of source "a" itself`,
			`config.yaml:3:69: the locale "fr" of source "a" is not configured | it can be de or en`,
			`config.yaml:3:77: the locale "de" stands twice in source "a"`,
		}},
		{"paths that leave", "out: ../x\nterms: ../../t.csv\nmemory: {files: [../x.tmx, absent.tmx, '*.tmx']}\n", []string{
			`config.yaml:1:6: "out" leaves the workspace: "../x" | write an absolute path if you mean it`,
			`config.yaml:2:8: "terms" leaves the workspace: "../../t.csv" | write an absolute path if you mean it`,
			`config.yaml:3:18: the pattern "../x.tmx" in "memory" leaves the workspace | patterns are relative to the folder of the configuration`,
			`config.yaml:3:28: absent.tmx does not exist`,
		}},
		{"out", "out: locales/out\n", []string{`config.yaml:1:6: "out" must be a folder of its own, not "locales/out" | out is the usual one`}},
		{"out is the workspace", "out: ./\n", []string{`config.yaml:1:6: "out" must be a folder of its own, not "./" | out is the usual one`}},
		{"out is an address", "out: s3://bucket\n", []string{`config.yaml:1:6: "out" must be a folder, not the address "s3://bucket"`}},
		{"named files that are not there", "terms: t.csv\nsuspects: locales/suspects.csv\n", []string{
			`config.yaml:1:8: t.csv does not exist`, `config.yaml:2:11: locales/suspects.csv does not exist`,
		}},
		{"memory", "memory: {threshold: 20, limit: 0}\n", []string{
			`config.yaml:1:21: "threshold" must be a whole number from 50 to 100 in "memory", not "20"`,
			`config.yaml:1:32: "limit" must be a whole number from 1 to 100 in "memory", not "0"`,
		}},
		{"author", "author: |\n  two\n  lines\n", []string{`config.yaml:1:9: "author" must be one line`}},
		{"an alias to itself", "locales: &a [*a]\n", []string{`config.yaml:1:14: each locale must hold keys, not be a list`}},
		{"everything at once, in order", "workers: x\nlocales:\n  - tag: en\n    publish: never\nout: ../y\nbad: 1\n", []string{
			`config.yaml:1:10: "workers" must be a whole number from 0 to 1024, not "x"`,
			`config.yaml:4:14: unknown publish "never" in locale "en" | it can be reviewed, translated or drafts`,
			`config.yaml:5:6: "out" leaves the workspace: "../y" | write an absolute path if you mean it`,
			`config.yaml:6:1: unknown key "bad" | it can be contact, author, out, workers, formats, locales, sources, memory, terms or suspects`,
		}},

		{"tab", "locales:\n  - tag: en\n\tpublish: drafts\n", []string{`config.yaml:3:1: not YAML: found a tab character that violates indentation: "publish: drafts" | YAML is indented with spaces, never with tabs`}},
		{"two colons", "out: x\nauthor: desk: me\n", []string{`config.yaml:2:13: not YAML: mapping values are not allowed in this context: "author: desk: me" | a text with a colon and a space in it needs quotation marks`}},
		{"indentation", "sources:\n  - name: a\n   kind: files\nout: x\n", []string{`config.yaml:3:4: not YAML: did not find expected '-' indicator: "kind: files"`}},
		{"open bracket", "out: x\nformats: [json\nauthor: a\n", []string{`config.yaml:2:1: not YAML: did not find expected ',' or ']': "formats: [json"`}},
		{"open quotation", "out: \"x\nauthor: a\n", []string{`config.yaml:1:1: not YAML: found unexpected end of stream: "out: \"x"`}},
		{"unknown anchor", "out: x\nauthor: *a\n", []string{`config.yaml:2:1: not YAML: unknown anchor 'a' referenced: "author: *a"`}},
		{"binary", "out: x\nauthor: a\x00b\n", []string{`config.yaml:2:10: not YAML: a character that text does not have; save the file as UTF-8: "author: a\x00b"`}},
		{"latin-1", "author: Ren\xe9\n", []string{"config.yaml:1:12: not YAML: a character that text does not have; save the file as UTF-8: \"author: Ren\uFFFD\""}},
		{"two documents", "out: x\n---\nout: y\n", []string{`config.yaml:2:1: not YAML: a second document; a configuration is one: "---"`}},
		{"too large", "# " + strings.Repeat("x", maxSize), []string{`config.yaml: cannot be read: it is larger than 1024 KiB`}},
		{"memories", "memory:\n  memories:\n    - files: [a.html]\n    - {name: Old Vendor, files: [gone.tmx], penalty: 60}\n    - {name: x}\n    - {name: x, folder: nowhere, read_only: false}\n    - {name: y, folder: nowhere}\n    - {name: z, folder: rules, priority: high}\n    - {name: a, folder: ., files: [m.tmx]}\n    - {name: b, folder: .}\n", []string{
			`config.yaml:3:7: memory 1 has no "name" | add a name, as in - name: vendor`,
			`config.yaml:3:15: "a.html" in memory 1 names no TMX files | memories are exchanged as TMX: *.tmx`,
			`config.yaml:4:14: the name "Old Vendor" of a memory must be made of a-z, 0-9 and - | letters a to z, digits and -, as in old-vendor`,
			`config.yaml:4:34: gone.tmx does not exist`,
			`config.yaml:4:54: "penalty" must be a whole number from 0 to 50 in memory "Old Vendor", not "60"`,
			`config.yaml:5:7: memory "x" has no "files" and no "folder" | add files: [locales/memory/x-*.tmx], or folder: ../other-workspace`,
			`config.yaml:6:14: the memory "x" stands twice | the first stands in line 5`,
			`config.yaml:6:45: memory "x" stands in another folder, and that is only read | leave the key out`,
			`config.yaml:7:25: nowhere does not exist`,
			`config.yaml:8:25: rules holds no memory yet | wordferry memory stats in that workspace, or wordferry memory import --memory FOLDER FILE.tmx, makes one`,
			`config.yaml:8:42: "priority" must be a whole number from -100 to 100 in memory "z", not "high"`,
			`config.yaml:9:25: memory "a" has "files" and a "folder"; it is one of them | make two memories of it`,
			`config.yaml:9:36: m.tmx does not exist`,
			`config.yaml:10:25: memory "b" is this workspace itself | what people write here needs no name`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			workspace(t, map[string]string{"config.yaml": c.config, "a.html": "x", "rules/house.srx": "x"})
			conf, err := Load("config.yaml", nil)
			got := faults(err)
			for i := range got {
				if here, err := os.Getwd(); err == nil {
					got[i] = strings.ReplaceAll(got[i], here, "ROOT")
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if conf != nil {
				t.Error("a configuration came with the error")
			}
			if pipeline.CodeOf(err) != pipeline.Invalid {
				t.Errorf("got code %d", pipeline.CodeOf(err))
			}
		})
	}
}

func TestLoad_NoFile(t *testing.T) {
	workspace(t, nil)
	for path, want := range map[string]string{
		"":            "there is no config.yaml here or in a folder above | wordferry init FOLDER writes a workspace to start from",
		"absent.yaml": "absent.yaml: there is no such file | wordferry init FOLDER writes a workspace to start from",
	} {
		_, err := Load(path, nil)
		if got := faults(err); len(got) != 1 || got[0] != want || pipeline.CodeOf(err) != pipeline.NotFound {
			t.Errorf("%q: got %q", path, got)
		}
	}
}

func TestLoad_PlacesAreShownAsTyped(t *testing.T) {
	dir := workspace(t, map[string]string{"config.yaml": "bad: 1\n", "a/b/x": ""})
	t.Chdir(filepath.Join(dir, "a", "b"))
	_, err := Load("", nil)
	if got := faults(err); len(got) != 1 || !strings.HasPrefix(got[0], "../../config.yaml:1:1: ") {
		t.Errorf("got %q", got)
	}
	t.Setenv("WORDFERRY_CONFIG", filepath.Join("..", "..", "config.yaml"))
	if _, again := Load("", nil); again == nil || again.Error() != err.Error() {
		t.Errorf("got %v", again)
	}
}
