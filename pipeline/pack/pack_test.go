package pack_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/pack"
)

// shelf is blobs in memory.
type shelf map[pipeline.Digest][]byte

func (s shelf) put(data []byte) pack.Ref {
	r := pack.RefOf(data)
	s[r.SHA256] = data
	return r
}

func (s shelf) open(d pipeline.Digest) ([]byte, error) {
	b, ok := s[d]
	if !ok {
		return nil, errors.New("not there")
	}
	return b, nil
}

// article puts the files of an article on the shelf and gives its entry.
func (s shelf) article(t fatal, locale, id, slug, text string) pack.Article {
	doc, err := pack.Canonical(map[string]any{"schema": "article/1", "id": id, "locale": locale, "slug": slug, "text": norm.NFC.String(text)})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return pack.Article{
		ID: pipeline.ArticleID(id), Slug: slug, Title: text, Status: "reviewed", Source: pipeline.DigestOf([]byte(id)),
		Coverage: pack.Coverage{Segments: 3, Done: 3, Words: 20},
		Files:    map[string]pack.Ref{"json": s.put(doc), "html": s.put([]byte("<p>" + text))},
	}
}

type fatal interface{ Fatalf(string, ...any) }

// release builds a pack of two locales and gives its pointer.
func (s shelf) release(t fatal, texts ...string) []byte {
	var ls []pack.LocaleContent
	for _, tag := range []language.Tag{language.MustParse("ar"), language.English} {
		l := pack.LocaleContent{Locale: tag, Fallback: []language.Tag{language.Chinese}}
		for i, text := range texts {
			l.Articles = append(l.Articles, s.article(t, tag.String(), fmt.Sprintf("clinic/a%d", i), fmt.Sprintf("a%d", i), text+" in "+tag.String()))
		}
		l.Held = []pack.Held{{ID: "clinic/zz", Reason: "40% is reviewed, the policy asks for 80%"}}
		ls = append(ls, l)
	}
	return s.publish(t, ls)
}

func (s shelf) publish(t fatal, ls []pack.LocaleContent) []byte {
	m, xs, err := pack.Build("clinic", ls)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, b := range append(xs, m) {
		s.put(b.Data)
	}
	p, err := pack.BuildPointer("clinic", "stable", 1, m.Ref)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return p
}

func TestVerify_AcceptsWhatBuildMakes(t *testing.T) {
	s := shelf{}
	p := s.release(t, "Tide", "Ebb")
	if err := pack.Verify(s.open, p); err != nil {
		t.Fatal(err)
	}
}

func TestBuild_OrderOfInputDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := shelf{}
		var as []pack.Article
		for i := range rapid.IntRange(0, 6).Draw(t, "articles") {
			as = append(as, s.article(t, "en", fmt.Sprintf("s/a%d", i), fmt.Sprintf("a%d", i), rapid.String().Draw(t, "title")))
		}
		a, _, err := pack.Build("p", []pack.LocaleContent{{Locale: language.English, Articles: as}, {Locale: language.German}})
		if err != nil {
			t.Fatal(err)
		}
		b, _, err := pack.Build("p", []pack.LocaleContent{{Locale: language.German}, {Locale: language.English, Articles: rapid.Permutation(as).Draw(t, "order")}})
		if err != nil {
			t.Fatal(err)
		}
		if a.Ref != b.Ref {
			t.Fatalf("%s\n%s", a.Data, b.Data)
		}
	})
}

func TestBuild_RefusesNamesThatCannotBeFiles(t *testing.T) {
	for _, c := range []struct{ name, slug, other string }{
		{"parent", "../../x", ""}, {"absolute", "/x", ""}, {"nul", "a\x00b", ""}, {"bidi override", "a\u202eb", ""},
		{"device", "CON", ""}, {"com port", "com1", ""}, {"dot", ".git", ""}, {"space", "a b", ""}, {"empty", "", ""},
		{"long", strings.Repeat("a", 129), ""}, {"not NFC", "e\u0301", ""}, {"backslash", `a\b`, ""}, {"stream", "a:b", ""},
		{"case twins", "Tide", "tide"}, {"sharp s", "strasse", "straße"}, {"width twins", "ａ", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := shelf{}
			as := []pack.Article{s.article(t, "en", "s/one", "fine", "x")}
			as[0].Slug = c.slug
			if c.other != "" {
				b := s.article(t, "en", "s/two", "fine", "x")
				b.Slug = c.other
				as = append(as, b)
			}
			if _, _, err := pack.Build("p", []pack.LocaleContent{{Locale: language.English, Articles: as}}); err == nil {
				t.Fatal("was taken")
			}
		})
	}
	for _, name := range []string{"", "blobs", "Schema", "site", "a/b", "..", "a..b", "a.", "nul.x", "a b"} {
		if _, _, err := pack.Build(name, nil); err == nil {
			t.Errorf("pack named %q was taken", name)
		}
	}
	for _, name := range []string{"clinic", "诊所", "v1.2_x"} {
		if _, _, err := pack.Build(name, nil); err != nil {
			t.Error(err)
		}
	}
}

// TestVerify_RefusesWhatWasTamperedWith re-signs, so to say: every link above
// the damage is made right again, so that only the rules can find it.
func TestVerify_RefusesWhatWasTamperedWith(t *testing.T) {
	index := func(change func(map[string]any)) func(*testing.T, shelf) []byte {
		return func(t *testing.T, s shelf) []byte {
			p := s.release(t, "Tide", "Ebb")
			return s.reindex(t, p, func(data []byte) []byte { return edit(t, data, change) })
		}
	}
	articles := func(m map[string]any) []any { return m["articles"].([]any) }
	first := func(m map[string]any) map[string]any { return articles(m)[0].(map[string]any) }
	files := func(m map[string]any) map[string]any { return first(m)["files"].(map[string]any) }
	raw := func(change func([]byte) []byte) func(*testing.T, shelf) []byte {
		return func(t *testing.T, s shelf) []byte { return s.reindex(t, s.release(t, "Tide"), change) }
	}
	pointer := func(from, to string) func(*testing.T, shelf) []byte {
		return func(t *testing.T, s shelf) []byte {
			p := string(s.release(t, "Tide"))
			if !strings.Contains(p, from) {
				t.Fatalf("%s has no %s", p, from)
			}
			return []byte(strings.Replace(p, from, to, 1))
		}
	}
	for name, make := range map[string]func(*testing.T, shelf) []byte{
		"pointer cut":              func(t *testing.T, s shelf) []byte { p := s.release(t, "x"); return p[:len(p)-2] },
		"pointer empty":            func(t *testing.T, s shelf) []byte { s.release(t, "x"); return nil },
		"pointer with space":       func(t *testing.T, s shelf) []byte { return append(s.release(t, "x"), '\n') },
		"pointer with mark":        func(t *testing.T, s shelf) []byte { return append([]byte("\ufeff"), s.release(t, "x")...) },
		"pointer of another":       pointer(`"pack":"clinic"`, `"pack":"other"`),
		"pointer, seq 0":           pointer(`"seq":1`, `"seq":0`),
		"pointer, seq negative":    pointer(`"seq":1`, `"seq":-1`),
		"pointer, seq 2^53":        pointer(`"seq":1`, `"seq":9007199254740992`),
		"pointer, seq a fraction":  pointer(`"seq":1`, `"seq":1.5`),
		"pointer, seq an exponent": pointer(`"seq":1`, `"seq":1e0`),
		"pointer, Seq": func(t *testing.T, s shelf) []byte {
			return []byte(strings.Replace(strings.Replace(string(s.release(t, "x")), `,"seq":1`, ``, 1), `"channel"`, `"Seq":1,"channel"`, 1))
		},
		"pointer, seq twice":      pointer(`"seq":1`, `"seq":1,"seq":1`),
		"pointer, channel a path": pointer(`"stable"`, `"../stable"`),
		"pointer, size":           pointer(`"size":`, `"size":1`),
		"pointer, other schema":   pointer(`channel/1`, `channel/2`),
		"flipped byte":            func(t *testing.T, s shelf) []byte { p := s.release(t, "Tide"); s.flip("<p>Tide in en"); return p },
		"blob missing": func(t *testing.T, s shelf) []byte {
			p := s.release(t, "Tide")
			delete(s, pipeline.DigestOf([]byte("<p>Tide in en")))
			return p
		},
		"blob cut": func(t *testing.T, s shelf) []byte {
			p := s.release(t, "Tide")
			d := pipeline.DigestOf([]byte("<p>Tide in en"))
			s[d] = s[d][:3]
			return p
		},
		"slug a path":       index(func(m map[string]any) { first(m)["slug"] = "../x" }),
		"slugs twice":       index(func(m map[string]any) { articles(m)[1].(map[string]any)["slug"] = "A0" }),
		"article twice":     index(func(m map[string]any) { articles(m)[1] = articles(m)[0] }),
		"article also held": index(func(m map[string]any) { m["held"].([]any)[0].(map[string]any)["id"] = "clinic/a0" }),
		"not sorted":        index(func(m map[string]any) { a := articles(m); a[0], a[1] = a[1], a[0] }),
		"article left out":  index(func(m map[string]any) { m["articles"] = articles(m)[:1] }),
		"other locale":      index(func(m map[string]any) { m["locale"] = "fr" }),
		"other pack":        index(func(m map[string]any) { m["pack"] = "other" }),
		"no files":          index(func(m map[string]any) { first(m)["files"] = map[string]any{} }),
		"unknown format":    index(func(m map[string]any) { files(m)["exe"] = files(m)["json"] }),
		"files swapped": index(func(m map[string]any) {
			a, b := first(m), articles(m)[1].(map[string]any)
			a["files"], b["files"] = b["files"], a["files"]
		}),
		"size wrong":          index(func(m map[string]any) { files(m)["json"].(map[string]any)["size"] = json.Number("3") }),
		"held left out":       index(func(m map[string]any) { delete(m, "held") }),
		"articles null":       index(func(m map[string]any) { m["articles"] = nil }),
		"id a path":           index(func(m map[string]any) { first(m)["id"] = "../a0" }),
		"index not canonical": raw(func(b []byte) []byte { return append(b, ' ') }),
		"index not UTF-8":     raw(func(b []byte) []byte { return []byte(strings.Replace(string(b), "Tide", "Ti\xffe", 1)) }),
		"index too deep": raw(func(b []byte) []byte {
			return []byte(`{"a":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + string(b[len(`{"articles"`)-len(`"articles"`):]))
		}),
	} {
		t.Run(name, func(t *testing.T) {
			s := shelf{}
			err := pack.Verify(s.open, make(t, s))
			if err == nil {
				t.Fatal("verifies")
			}
			if pipeline.CodeOf(err) != pipeline.Invalid {
				var f *pipeline.Fault
				if !errors.As(err, &f) {
					t.Fatalf("no fault for people: %v", err)
				}
			}
		})
	}
}

// reindex changes the first index of a release and makes the links above it
// right again.
func (s shelf) reindex(t *testing.T, pointer []byte, change func([]byte) []byte) []byte {
	t.Helper()
	p, err := pack.ReadPointer(pointer)
	if err != nil {
		t.Fatal(err)
	}
	manifest := edit(t, s[p.Manifest.SHA256], func(m map[string]any) {
		ar := m["locales"].(map[string]any)["ar"].(map[string]any)["index"].(map[string]any)
		var d pipeline.Digest
		if err := d.UnmarshalText([]byte(ar["sha256"].(string))); err != nil {
			t.Fatal(err)
		}
		r := s.put(change(append([]byte(nil), s[d]...)))
		ar["sha256"], ar["size"] = r.SHA256.String(), json.Number(fmt.Sprint(r.Size))
	})
	out, err := pack.BuildPointer("clinic", "stable", 1, s.put(manifest))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (s shelf) flip(content string) {
	d := pipeline.DigestOf([]byte(content))
	b := append([]byte(nil), s[d]...)
	b[len(b)/2] ^= 1
	s[d] = b
}

func edit(t *testing.T, data []byte, change func(map[string]any)) []byte {
	t.Helper()
	var m map[string]any
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	if err := d.Decode(&m); err != nil {
		t.Fatal(err)
	}
	change(m)
	out, err := pack.Canonical(m)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestStrict_RefusesWhatReadersDisagreeAbout(t *testing.T) {
	for name, doc := range map[string]string{
		"mark": "\ufeff{}", "not UTF-8": "{\"a\":\"\xff\"}", "duplicate": `{"a":1,"a":2}`, "escaped duplicate": `{"a":1,"\u0061":2}`,
		"deep": strings.Repeat("[", 65) + strings.Repeat("]", 65), "very deep": strings.Repeat("[", 1e6), "big": `[9007199254740992]`, "huge": `[1e400]`,
		"fraction": `[1.0]`, "minus zero": `[-0]`, "after": `{} {}`, "empty": ``, "cut": `{"a":`, "not NFC": "[\"e\u0301\"]", "NaN": `[NaN]`, "comma": `[1,]`,
	} {
		if err := pack.Strict([]byte(doc)); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	for _, doc := range []string{`{}`, `[9007199254740991,-9007199254740991]`, `{"a":{"a":"é"}}`, "[\"\\n\u0300\"]", strings.Repeat("[", 64) + strings.Repeat("]", 64)} {
		if err := pack.Strict([]byte(doc)); err != nil {
			t.Errorf("%.30s: %v", doc, err)
		}
	}
}

func TestDiff_NamesWhatAReaderHasToDo(t *testing.T) {
	read := func(s shelf, p []byte) pack.Release {
		rel, err := pack.VerifyRelease(s.open, p)
		if err != nil {
			t.Fatal(err)
		}
		return rel
	}
	s := shelf{}
	old := read(s, s.release(t, "Tide", "Ebb", "Flood"))
	en := pack.LocaleContent{Locale: language.English, Withdrawn: []pack.Withdrawn{{ID: "clinic/a2", Slug: "a2", Reason: "licence ended"}}}
	en.Articles = append(en.Articles, s.article(t, "en", "clinic/a0", "a0", "Tide in en"), s.article(t, "en", "clinic/a1", "ebb", "Ebb, again"))
	now := read(s, s.publish(t, []pack.LocaleContent{en, {Locale: language.MustParse("ar"), Articles: old.Indexes["ar"].Articles}}))
	got := pack.Diff(old, now)
	if len(got) != 2 || got[0].Op != pack.Put || got[0].ID != "clinic/a1" || got[0].Old != "a1" || len(got[0].Files) != 2 ||
		got[1].Op != pack.Delete || got[1].ID != "clinic/a2" || got[1].Reason != "licence ended" || got[1].Slug != "a2" {
		t.Fatalf("%+v", got)
	}
	if d := pack.Diff(old, old); len(d) != 0 {
		t.Fatalf("%+v", d)
	}
	if d := pack.Diff(pack.Release{}, old); len(d) != 6 {
		t.Fatalf("%d changes from nothing", len(d))
	}
}

// FuzzVerify puts what it is given in the place of a pointer, of a manifest
// and of an index, each with the right links above it. Whatever it is, it is
// refused or read; what verifies is canonical.
func FuzzVerify(f *testing.F) {
	s := shelf{}
	p := s.release(f, "Tide")
	f.Add(p)
	for _, b := range s {
		f.Add(b)
	}
	f.Add([]byte(`{"articles":[],"held":[],"locale":"en","pack":"clinic","schema":"index/1","withdrawn":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if pack.Verify(s.open, data) == nil && pack.CheckCanonical(data) != nil {
			t.Fatal("a pointer verifies that is not canonical")
		}
		if len(data) == 0 {
			return
		}
		s[pack.RefOf(data).SHA256] = data
		manifest, err := pack.Canonical(pack.Manifest{Schema: pack.ManifestSchema, Pack: "clinic", Locales: map[string]pack.Locale{
			"en": {Dir: "ltr", Fallback: []string{}, Index: pack.RefOf(data)},
		}})
		if err != nil {
			t.Fatal(err)
		}
		s[pack.RefOf(manifest).SHA256] = manifest
		for _, m := range []pack.Ref{pack.RefOf(data), pack.RefOf(manifest)} {
			p, err := pack.BuildPointer("clinic", "stable", 1, m)
			if err != nil {
				t.Fatal(err)
			}
			if pack.Verify(s.open, p) == nil && pack.CheckCanonical(data) != nil {
				t.Fatal("a document verifies that is not canonical")
			}
		}
	})
}

func TestDocuments_FollowTheirSchemas(t *testing.T) {
	s := shelf{}
	pointer := s.release(t, "Tide", "Ebb")
	p, err := pack.ReadPointer(pointer)
	if err != nil {
		t.Fatal(err)
	}
	rel, err := pack.Read(s.open, p.Pack, p.Manifest)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string][]byte{
		"channel/1": pointer, "manifest/1": s[p.Manifest.SHA256], "index/1": s[rel.Manifest.Locales["ar"].Index.SHA256],
	}
	for name, data := range pack.Schemas() {
		file := strings.Replace(name, "/", "-", 1) + ".schema.json"
		if public, err := os.ReadFile("../../docs/reference/schema/" + file); err != nil || string(public) != string(data) {
			t.Errorf("docs/reference/schema/%s is not the schema in use (%v); copy it there", file, err)
		}
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(file, schema); err != nil {
			t.Fatal(err)
		}
		compiled, err := c.Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(docs[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := compiled.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		delete(v.(map[string]any), "pack")
		if compiled.Validate(v) == nil {
			t.Errorf("%s: the schema lets anything through", name)
		}
	}
}
