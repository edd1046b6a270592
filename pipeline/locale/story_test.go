package locale

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/tools/txtar"

	"github.com/wordferry/wordferry/pipeline"
)

var update = flag.Bool("update", false, "write the wanted files of the stories anew")

const testArticle = pipeline.ArticleID("clinic/stem-cells")

// compose makes a document of lines: "# " begins a section, another line is a
// paragraph of one segment; <b1> and the like become codes.
func compose(from language.Tag, text string) *pipeline.Document {
	doc := &pipeline.Document{ID: testArticle, Lang: from}
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if heading, ok := strings.CutPrefix(l, "# "); ok {
			doc.Sections = append(doc.Sections, pipeline.Section{Level: 1, Heading: pipeline.Block{Kind: pipeline.Heading, Segments: []pipeline.Segment{segment(heading)}}})
			continue
		}
		if len(doc.Sections) == 0 {
			doc.Sections = append(doc.Sections, pipeline.Section{Level: 1})
		}
		sec := &doc.Sections[len(doc.Sections)-1]
		sec.Blocks = append(sec.Blocks, pipeline.Block{Segments: []pipeline.Segment{segment(l)}})
	}
	return doc
}

func segment(coded string) pipeline.Segment {
	t := pipeline.Text{Coded: strings.ReplaceAll(coded, "⏎", "\n")}
	for _, tok := range pipeline.Tokens(coded) {
		switch {
		case tok.Open && tok.Name == "a":
			t.Codes = append(t.Codes, pipeline.Code{N: tok.N, Name: tok.Name, Attr: []pipeline.Attr{{Name: "href", Value: "https://example.org/" + strconv.Itoa(tok.N)}}})
		case tok.Open:
			t.Codes = append(t.Codes, pipeline.Code{N: tok.N, Name: tok.Name})
		case tok.IsCode() && !tok.Close:
			t.Codes = append(t.Codes, pipeline.Code{N: tok.N, Name: tok.Name, Kind: pipeline.Placeholder})
		}
	}
	return pipeline.Segment{Text: t}
}

// bench is a folder of locale files to work in.
type bench struct {
	t     testing.TB
	root  string
	store *Store
	from  language.Tag
}

func newBench(t testing.TB) *bench {
	root := filepath.Join(t.TempDir(), "locales")
	store := Open(root, "anna")
	store.hasty = true
	return &bench{t: t, root: root, store: store, from: language.MustParse("zh-Hans")}
}

func (b *bench) path(name string) string {
	return filepath.Join(b.root, filepath.FromSlash(string(testArticle)), name)
}

func (b *bench) get(name string) string {
	data, err := os.ReadFile(b.path(name))
	if err != nil {
		b.t.Fatal(err)
	}
	return string(data)
}

// file is get for a file that may be missing.
func (b *bench) file(name string) string {
	data, _ := os.ReadFile(b.path(name))
	return string(data)
}

// diff lists the lines that differ.
func diff(a, b string) string {
	old, now := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	var out strings.Builder
	put := func(mark, l string) {
		if l != "" {
			out.WriteString(mark + strings.TrimSuffix(l, "\n") + "\n")
		}
	}
	i := 0
	for j, k := range inOrder(old, now) {
		for ; k >= 0 && i < k; i++ {
			put("- ", old[i])
		}
		if k < 0 {
			put("+ ", now[j])
		} else {
			i = k + 1
		}
	}
	for ; i < len(old); i++ {
		put("- ", old[i])
	}
	return out.String()
}

func (b *bench) put(name, text string) {
	b.t.Helper()
	if err := os.MkdirAll(filepath.Dir(b.path(name)), 0o777); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(b.path(name), []byte(text), 0o666); err != nil {
		b.t.Fatal(err)
	}
}

// run does what a run does for one language and returns what was read before
// anything was written.
func (b *bench) run(doc *pipeline.Document, to language.Tag, day string, draft func(*pipeline.Segment) (pipeline.Target, bool)) (ed pipeline.Edition, changed bool) {
	b.t.Helper()
	if err := b.store.Align(doc); err != nil {
		b.t.Fatal(err)
	}
	ed, err := b.store.Read(doc, to)
	if err != nil {
		b.t.Fatal(err)
	}
	drafts := map[pipeline.SegmentKey]pipeline.Target{}
	if draft != nil {
		for _, seg := range doc.Segments() {
			if d, ok := draft(seg); ok {
				drafts[seg.Key] = d
			}
		}
	}
	wrote, err := b.store.Write(doc, to, ed, drafts, day)
	if err != nil {
		b.t.Fatal(err)
	}
	state, err := b.store.WriteState(doc, []pipeline.Edition{ed}, day)
	if err != nil {
		b.t.Fatal(err)
	}
	source, err := b.store.WriteSource(doc)
	if err != nil {
		b.t.Fatal(err)
	}
	b.loads(to.String() + ".toml")
	b.loads(b.from.String() + ".toml")
	return ed, wrote || state || source
}

// loads fails if go-i18n cannot load a file as any other program would.
func (b *bench) loads(name string) {
	b.t.Helper()
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	if _, err := bundle.LoadMessageFile(b.path(name)); err != nil {
		b.t.Errorf("go-i18n: %v\n%s", err, b.get(name))
	}
}

// TestStories plays testdata/*.txtar: source.N is the article, edit.N what a
// person does to en.toml before run N ("old => new" a line, ⏎ for a line end),
// draft.N what the memory offers ("source => score => source of the unit =>
// text"). Run.N is what is wanted: the lines that the run changed in en.toml and
// in the state file, how targets are read that are read in another way than
// before, and the issues.
func TestStories(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no stories", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { playStory(t, name) })
	}
}

func playStory(t *testing.T, name string) {
	story, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range story.Files {
		files[f.Name] = string(f.Data)
	}
	b := newBench(t)
	source, state, targets := "", "", ""
	for n := 1; ; n++ {
		num := "." + strconv.Itoa(n)
		if text, ok := files["source"+num]; ok {
			source = text
		} else if _, ok := files["edit"+num]; !ok {
			break
		}
		for l := range strings.Lines(files["edit"+num]) {
			old, new, _ := strings.Cut(strings.TrimRight(l, "\n"), "=>")
			old, new = strings.ReplaceAll(strings.TrimSpace(old), "⏎", "\n"), strings.ReplaceAll(strings.TrimSpace(new), "⏎", "\n")
			text := b.get("en.toml")
			if strings.Count(text, old) != 1 {
				t.Fatalf("edit %d: %q stands %d times in\n%s", n, old, strings.Count(text, old), text)
			}
			b.put("en.toml", strings.Replace(text, old, new, 1))
		}
		before := b.file("en.toml")
		ed, _ := b.run(compose(b.from, source), language.English, fmt.Sprintf("2026-11-%02d", n), offered(files["draft"+num]))
		var now, got strings.Builder
		for _, key := range sortedKeys(heldOf(ed, testArticle).verdicts) {
			if x, ok := ed.Bundle.Targets[pipeline.SegmentKey(key)]; ok {
				fmt.Fprintf(&now, "%s %s %s %q from %q\n", key, x.State, originOf(x.Origin), x.Text, x.Source)
			}
		}
		for _, part := range []string{diff(before, b.file("en.toml")), diff(state, b.file(stateFile)), diff(targets, now.String())} {
			got.WriteString(part + "\n")
		}
		for _, i := range ed.Issues {
			fmt.Fprintf(&got, "%s %s: %s\n", i.Severity, i.Check, i.Message)
		}
		state, targets = b.file(stateFile), now.String()
		for i := range story.Files {
			if f := &story.Files[i]; f.Name != "run"+num {
				continue
			} else if *update {
				f.Data = []byte(got.String())
			} else if got.String() != string(f.Data) {
				t.Errorf("run %d:\n%s\nwant:\n%s", n, got.String(), f.Data)
			}
		}
		whole := b.snapshot()
		if _, changed := b.run(compose(b.from, source), language.English, "2026-12-31", offered(files["draft"+num])); changed || b.snapshot() != whole {
			t.Errorf("run %d twice changes something:\n%s\nbefore:\n%s", n, b.snapshot(), whole)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(story), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func offered(text string) func(*pipeline.Segment) (pipeline.Target, bool) {
	return func(seg *pipeline.Segment) (pipeline.Target, bool) {
		for l := range strings.Lines(text) {
			p := strings.Split(strings.TrimSpace(l), " => ")
			if len(p) == 4 && p[0] == seg.Text.Coded {
				score, _ := strconv.Atoi(p[1])
				return pipeline.Target{Text: p[3], State: pipeline.Draft, Match: p[2], Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: score, Unit: "health.tmx#12"}}, true
			}
		}
		return pipeline.Target{}, false
	}
}

// snapshot is every file of the article.
func (b *bench) snapshot() string {
	files, err := b.store.Files(testArticle)
	if err != nil {
		b.t.Fatal(err)
	}
	var out bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&out, "== %s\n%s", f, b.get(filepath.Base(f)))
	}
	return out.String()
}
