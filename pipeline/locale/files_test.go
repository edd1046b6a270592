package locale

import (
	"errors"
	"maps"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

const sample = "Stem cells are cells.\n# Sources\nMarrow is a source.\nFat is a source too.\n"

// translated is a bench with sample in German, every text written by a person.
func translated(t testing.TB) (*bench, map[string]string) {
	b := newBench(t)
	b.from = language.English
	doc := compose(b.from, sample)
	b.run(doc, language.German, "2026-11-01", nil)
	texts := []string{"Stammzellen sind Zellen.", "Quellen", "Mark ist eine Quelle.", "Auch Fett ist eine Quelle."}
	keys := map[string]string{}
	text := b.get("de.toml")
	i := 0
	for _, seg := range doc.Segments() {
		text = strings.Replace(text, string(seg.Key)+` = ""`, string(seg.Key)+` = "`+texts[i]+`"`, 1)
		keys[seg.Text.Coded] = string(seg.Key)
		i++
	}
	b.put("de.toml", text)
	b.run(compose(b.from, sample), language.German, "2026-11-02", nil)
	return b, keys
}

func (b *bench) read(source string, to language.Tag) (pipeline.Edition, error) {
	b.t.Helper()
	doc := compose(b.from, source)
	if err := b.store.Align(doc); err != nil {
		b.t.Fatal(err)
	}
	return b.store.Read(doc, to)
}

func TestRead_FileThatCannotBeUsed(t *testing.T) {
	cases := map[string]struct{ text, where, msg, hint string }{
		"no closing quote": {"# c\nkaaaaaaaa = \"Der Himmel\nkbbbbbbbb = \"\"\n", "de.toml:2:24:", "new lines", `write the text as "…"`},
		"quote inside":     {"kaaaaaaaa = \"a \"b\" c\"\n", "de.toml:1:17:", "expected newline", `\" for a quotation mark`},
		"key twice":        {"kaaaaaaaa = \"a\"\nkbbbbbbbb = \"b\"\n  kaaaaaaaa = \"c\"\n", "de.toml:3:3:", "already been defined", "keep the right one"},
		"merge left":       {"kaaaaaaaa = \"a\"\n<<<<<<< HEAD\nkbbbbbbbb = \"b\"\n", "de.toml:2:1:", "invalid character", "keep one side"},
		"table":            {"kaaaaaaaa = \"a\"\n[kbbbbbbbb]\nother = \"b\"\n", "de.toml:2:2:", "a table", `key = "text"`},
		"number":           {"kaaaaaaaa = 12\n", "de.toml:1:1:", "not a text", "double quotes"},
		"deep array":       {"kaaaaaaaa = " + strings.Repeat("[", 200000), "de.toml:1:", "nest", ""},
		"dotted":           {"kaaaaaaaa.other = \"a\"\n", "de.toml:1:1:", "dot", ""},
		"reserved":         {"kaaaaaaaa = \"a\"\nOther = \"a\"\n", "de.toml:2:1:", "go-i18n", "another name"},
		"latin-1":          {"kaaaaaaaa = \"\xe4\"\n", "de.toml:1:14:", "not UTF-8", "save it"},
		"control":          {"# \x01\nkaaaaaaaa = \"a\"\n", "de.toml:1:3:", "control", ""},
		"base file":        {"# article: clinic/stem-cells   source: de\nkaaaaaaaa = \"a\"\n", "de.toml", "base file", "target: de"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.from = language.English
			b.put("de.toml", c.text)
			ed, err := b.read(sample, language.German)
			var f *pipeline.Fault
			if !errors.As(err, &f) || f.Code != pipeline.Invalid {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(f.Error(), "locales/clinic/stem-cells/"+c.where) || !strings.Contains(f.Msg, c.msg) || !strings.Contains(f.Hint, c.hint) {
				t.Errorf("got %v\nhint: %s", f, f.Hint)
			}
			doc := compose(b.from, sample)
			if err := b.store.Align(doc); err != nil {
				t.Fatal(err)
			}
			if changed, err := b.store.Write(doc, language.German, ed, nil, ""); changed || err == nil || b.get("de.toml") != c.text {
				t.Errorf("written: %v, %v", changed, err)
			}
		})
	}
}

func TestRead_WrittenOtherwise(t *testing.T) {
	b, keys := translated(t)
	text := b.get("de.toml")
	b.put("de.toml", bom+strings.TrimRight(strings.ReplaceAll(text, "\n", "\r\n"), "\r\n"))
	ed, changed := b.run(compose(b.from, sample), language.German, "2026-11-03", nil)
	if changed || len(ed.Bundle.Targets) != 4 || len(ed.Issues) != 0 {
		t.Fatalf("changed %v, %d targets, %v", changed, len(ed.Bundle.Targets), ed.Issues)
	}
	b.run(compose(b.from, sample+"A new one.\n"), language.German, "2026-11-03", nil)
	got := b.get("de.toml")
	if !strings.HasPrefix(got, bom) || strings.Count(got, "\n") != strings.Count(got, "\r\n") || strings.Count(got, "\n") != strings.Count(text, "\n")+2 {
		t.Errorf("%q", got)
	}
	if ed, _ := b.read(sample, language.German); ed.Bundle.Targets[pipeline.SegmentKey(keys["Fat is a source too."])].Text != "Auch Fett ist eine Quelle." {
		t.Error("text lost")
	}
}

func TestRead_MisnamedFile(t *testing.T) {
	b, _ := translated(t)
	if err := os.Rename(b.path("de.toml"), b.path("DE.toml")); err != nil {
		t.Fatal(err)
	}
	if _, err := b.read(sample, language.German); err == nil || !strings.Contains(err.Error(), "DE.toml") {
		t.Errorf("got %v", err)
	}
}

func TestRead_FileGone(t *testing.T) {
	b, _ := translated(t)
	if err := os.Remove(b.path("de.toml")); err != nil {
		t.Fatal(err)
	}
	ed, _ := b.run(compose(b.from, sample), language.German, "2026-11-03", nil)
	if len(ed.Issues) != 1 || ed.Issues[0].Check != "file-missing" {
		t.Errorf("got %v", ed.Issues)
	}
}

func TestRead_StateLostOrBroken(t *testing.T) {
	b, _ := translated(t)
	state := b.get(stateFile)
	b.put(stateFile, "<<<<<<< HEAD\n"+state)
	ed, err := b.read(sample, language.German)
	if err != nil || len(ed.Bundle.Targets) != 4 || len(ed.Issues) != 1 || ed.Issues[0].Check != "state-unreadable" {
		t.Fatalf("%v %v", ed.Issues, err)
	}
	doc := compose(b.from, sample)
	if err := b.store.Align(doc); err != nil {
		t.Fatal(err)
	}
	if _, err := b.store.WriteState(doc, []pipeline.Edition{ed}, "2026-11-03"); err == nil || !strings.Contains(err.Error(), "state.jsonl:1") {
		t.Errorf("got %v", err)
	}
	if err := os.Remove(b.path(stateFile)); err != nil {
		t.Fatal(err)
	}
	b.run(compose(b.from, sample), language.German, "2026-11-02", nil)
	if b.get(stateFile) != state {
		t.Errorf("made anew:\n%s", b.get(stateFile))
	}
}

// A CAT tool that rewrites the file drops all comments. What is stale and what
// is a draft stays so.
func TestRead_CommentsStripped(t *testing.T) {
	b, keys := translated(t)
	offer := func(seg *pipeline.Segment) (pipeline.Target, bool) {
		return pipeline.Target{Text: "Ein Entwurf.", Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: 80}}, true
	}
	longer := sample + "A new one.\n"
	b.run(compose(b.from, longer), language.German, "2026-11-03", offer)
	var bare strings.Builder
	for l := range strings.Lines(b.get("de.toml")) {
		if !strings.HasPrefix(l, "#") {
			bare.WriteString(l)
		}
	}
	b.put("de.toml", bare.String())
	changed := strings.Replace(longer, "Marrow is", "Bone marrow is", 1)
	for _, run := range []string{"first", "second"} {
		ed, _ := b.run(compose(b.from, changed), language.German, "2026-11-04", nil)
		drafts, stale := 0, 0
		for _, x := range ed.Bundle.Targets {
			switch x.State {
			case pipeline.Draft:
				drafts++
			case pipeline.Stale:
				stale++
				if string(x.Key) != keys["Marrow is a source."] || x.Source != "Marrow is a source." {
					t.Errorf("stale: %+v", x)
				}
			}
		}
		if drafts != 1 || stale != 1 {
			t.Errorf("%s run: %d drafts, %d stale\n%s", run, drafts, stale, b.get("de.toml"))
		}
	}
	if strings.Contains(b.get(stateFile), "2026-11-04") {
		t.Errorf("a person's act was seen where there was none:\n%s", b.get(stateFile))
	}
}

// A draft that no record vouches for stays a draft, and stays.
func TestWrite_DraftWithoutRecord(t *testing.T) {
	b := newBench(t)
	b.from = language.English
	offer := func(score int, text string) func(*pipeline.Segment) (pipeline.Target, bool) {
		return func(*pipeline.Segment) (pipeline.Target, bool) {
			return pipeline.Target{Text: text, Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: score}}, true
		}
	}
	b.run(compose(b.from, "One.\n"), language.German, "", offer(80, "Eins?"))
	b.put("de.toml", strings.Replace(b.get("de.toml"), "Eins?", "Eins!", 1))
	if err := os.Remove(b.path(stateFile)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		ed, changed := b.run(compose(b.from, "One.\n"), language.German, "", offer(99, "Einer."))
		if changed || !strings.Contains(b.get("de.toml"), "Eins!") {
			t.Errorf("overwritten:\n%s", b.get("de.toml"))
		}
		for _, x := range ed.Bundle.Targets {
			if x.State != pipeline.Draft {
				t.Errorf("got %+v", x)
			}
		}
	}
}

// A run was killed between a locale file and the state file: the next one puts
// the record of the draft right.
func TestWrite_DraftOfAKilledRun(t *testing.T) {
	b := newBench(t)
	b.from = language.English
	offer := func(*pipeline.Segment) (pipeline.Target, bool) {
		return pipeline.Target{Text: "Eins.", Match: "Once.", Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: 80, Unit: "x#1"}}, true
	}
	b.run(compose(b.from, "One.\n"), language.German, "", offer)
	whole := b.snapshot()
	if err := os.Remove(b.path(stateFile)); err != nil {
		t.Fatal(err)
	}
	b.run(compose(b.from, "One.\n"), language.German, "", offer)
	if b.snapshot() != whole {
		t.Error(b.snapshot())
	}
}

func TestWrite_FileChangedMeanwhile(t *testing.T) {
	b, _ := translated(t)
	doc := compose(b.from, sample+"A new one.\n")
	if err := b.store.Align(doc); err != nil {
		t.Fatal(err)
	}
	ed, err := b.store.Read(doc, language.German)
	if err != nil {
		t.Fatal(err)
	}
	theirs := strings.Replace(b.get("de.toml"), "Quellen", "Woher", 1)
	b.put("de.toml", theirs)
	changed, err := b.store.Write(doc, language.German, ed, nil, "2026-11-03")
	if changed || pipeline.CodeOf(err) != pipeline.Conflict || b.get("de.toml") != theirs {
		t.Errorf("changed %v: %v", changed, err)
	}
	if names, _ := os.ReadDir(b.path(".")); len(names) != 3 {
		t.Errorf("left behind: %v", names)
	}
}

func TestWrite_KeepsPermissionsAndTouchesNothingElse(t *testing.T) {
	b, _ := translated(t)
	if err := os.Chmod(b.path("de.toml"), 0o640); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(b.path("de.toml"))
	b.run(compose(b.from, sample), language.German, "2026-11-03", nil)
	if after, _ := os.Stat(b.path("de.toml")); !os.SameFile(before, after) {
		t.Error("a file without changes was replaced")
	}
	b.run(compose(b.from, sample+"A new one.\n"), language.German, "2026-11-03", nil)
	if after, _ := os.Stat(b.path("de.toml")); after.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", after.Mode())
	}
}

func TestWrite_OtherLanguagesKeepTheirState(t *testing.T) {
	b, _ := translated(t)
	state := b.get(stateFile)
	b.run(compose(b.from, sample), language.Japanese, "2026-11-03", nil)
	b.run(compose(b.from, "Before.\n"+sample), language.Japanese, "2026-11-03", nil)
	if b.get(stateFile) != state {
		t.Errorf("got\n%s", b.get(stateFile))
	}
	files, err := b.store.Files(testArticle)
	if err != nil || len(files) != 4 || files[3] != "clinic/stem-cells/state.jsonl" {
		t.Errorf("%v %v", files, err)
	}
	if ids, err := b.store.Articles(); err != nil || len(ids) != 1 || len(ids[testArticle]) == 0 {
		t.Errorf("%v %v", ids, err)
	}
}

func TestAlign_WithoutBaseFile(t *testing.T) {
	b, keys := translated(t)
	shorter := strings.Replace(sample, "Fat is a source too.\n", "", 1)
	b.run(compose(b.from, shorter), language.German, "2026-11-03", nil)
	if err := os.Remove(b.path("en.toml")); err != nil {
		t.Fatal(err)
	}
	doc := compose(b.from, strings.Replace(sample, "Marrow is", "Bone marrow is", 1))
	ed, _ := b.run(doc, language.German, "2026-11-03", nil)
	for old, now := range map[string]string{"Marrow is a source.": "Bone marrow is a source.", "Fat is a source too.": "Fat is a source too.", "Sources": "Sources"} {
		for _, seg := range doc.Segments() {
			if seg.Text.Coded == now && string(seg.Key) != keys[old] {
				t.Errorf("%q has the key %s, had %s", now, seg.Key, keys[old])
			}
		}
	}
	if x := ed.Bundle.Targets[pipeline.SegmentKey(keys["Marrow is a source."])]; x.State != pipeline.Stale || x.Source != "Marrow is a source." {
		t.Errorf("%+v", x)
	}
}

// The language of an article is told better than before: keys, texts and states
// stay, the first line and the source lines follow.
func TestAlign_OtherSourceLanguage(t *testing.T) {
	b, keys := translated(t)
	b.from = language.MustParse("en-GB")
	ed, _ := b.run(compose(b.from, sample), language.German, "2026-11-03", nil)
	if len(ed.Bundle.Targets) != 4 || len(ed.Issues) != 0 {
		t.Errorf("%v", ed.Issues)
	}
	if x := ed.Bundle.Targets[pipeline.SegmentKey(keys["Sources"])]; x.State != pipeline.Translated {
		t.Errorf("%+v", x)
	}
	text := b.get("de.toml")
	if !strings.HasPrefix(text, "# article: clinic/stem-cells   source: en-GB   target: de\n") || strings.Contains(text, "# en: ") || strings.Count(text, "# en-GB: ") != 4 {
		t.Errorf("%s", text)
	}
	if _, err := os.Stat(b.path("en.toml")); err == nil {
		t.Error("the old base file is still there")
	}
	if strings.Contains(b.get(stateFile), "2026-11-03") {
		t.Errorf("%s", b.get(stateFile))
	}
	// A file of people's is never taken for a base file.
	b.from = language.German
	doc := compose(b.from, sample)
	if err := b.store.Align(doc); err != nil {
		t.Fatal(err)
	}
	if _, err := b.store.WriteSource(doc); pipeline.CodeOf(err) != pipeline.Conflict || b.get("de.toml") != text {
		t.Errorf("got %v", err)
	}
}

func TestReview(t *testing.T) {
	b, keys := translated(t)
	key := pipeline.SegmentKey(keys["Sources"])
	if n, err := b.store.Review(testArticle, language.German, []pipeline.SegmentKey{key}, pipeline.Reviewed, "bert", "2026-11-05"); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	state := func(source string) pipeline.Target {
		ed, err := b.read(source, language.German)
		if err != nil {
			t.Fatal(err)
		}
		return ed.Bundle.Targets[key]
	}
	if x := state(sample); x.State != pipeline.Reviewed || x.Origin.By != "anna" {
		t.Errorf("%+v", x)
	}
	if n, err := b.store.Review(testArticle, language.German, nil, pipeline.Reviewed, "bert", "2026-11-06"); n != 3 || err != nil {
		t.Errorf("the rest: %d, %v", n, err)
	}
	changed := strings.Replace(sample, "# Sources", "# Their Sources", 1)
	b.run(compose(b.from, changed), language.German, "2026-11-07", nil)
	if x := state(changed); x.State != pipeline.Stale {
		t.Errorf("%+v", x)
	}
	if _, err := b.store.Review(testArticle, language.German, []pipeline.SegmentKey{key}, pipeline.Final, "bert", "2026-11-06"); pipeline.CodeOf(err) != pipeline.Invalid {
		t.Errorf("a stale target was reviewed: %v", err)
	}
	b.run(compose(b.from, sample), language.German, "2026-11-08", nil)
	if x := state(sample); x.State != pipeline.Reviewed {
		t.Errorf("the review did not come back: %+v", x)
	}
	b.put("de.toml", strings.Replace(b.get("de.toml"), "Quellen", "Woher", 1))
	if x := state(sample); x.State != pipeline.Translated || x.Origin.By != "anna" {
		t.Errorf("an edit after the review: %+v", x)
	}
}

func TestUnits(t *testing.T) {
	b, keys := translated(t)
	b.store.Review(testArticle, language.German, []pipeline.SegmentKey{pipeline.SegmentKey(keys["Fat is a source too."])}, pipeline.Reviewed, "bert", "2026-11-05")
	now := "Stem cells are special cells.\n# Sources\nMarrow is a source.\nBlood.\n"
	b.run(compose(b.from, now), language.German, "2026-11-07", func(seg *pipeline.Segment) (pipeline.Target, bool) {
		return pipeline.Target{Text: "Blut?", Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: 80}}, seg.Text.Coded == "Blood."
	})
	units, err := b.store.Units(testArticle)
	if err != nil {
		t.Fatal(err)
	}
	want := []pipeline.Unit{
		{Source: "Stem cells are cells.", Target: "Stammzellen sind Zellen.", Next: "Sources", State: pipeline.Translated, By: "anna"},
		{Source: "Sources", Target: "Quellen", Prev: "Stem cells are special cells.", Next: "Marrow is a source.", State: pipeline.Translated, By: "anna"},
		{Source: "Marrow is a source.", Target: "Mark ist eine Quelle.", Prev: "Sources", Next: "Blood.", State: pipeline.Translated, By: "anna"},
		{Source: "Fat is a source too.", Target: "Auch Fett ist eine Quelle.", State: pipeline.Reviewed, By: "anna"},
	}
	if len(units) != len(want) {
		t.Fatalf("%d units: %+v", len(units), units)
	}
	for i, u := range units {
		w := want[i]
		w.From, w.To, w.Key = language.English, language.German, "clinic/stem-cells#"+keys[w.Source]
		w.Changed = time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
		if w.State == pipeline.Reviewed {
			w.Changed = w.Changed.AddDate(0, 0, 3)
		}
		if u != w {
			t.Errorf("unit %d\n%+v, want\n%+v", i, u, w)
		}
	}
	b.put("ja.toml", "x")
	if units, err := b.store.Units(testArticle); len(units) != 4 || err == nil {
		t.Errorf("%d units, %v", len(units), err)
	}
}

func TestUnits_KnowByWhoseRulesTheirSourceWasCut(t *testing.T) {
	b, keys := translated(t)
	translators := b.get("de.toml")
	rules := func() map[string]string {
		units, err := b.store.Units(testArticle)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, u := range units {
			out[u.Source] = u.Rules
		}
		return out
	}
	run := func(text, by string) {
		doc := compose(b.from, text)
		doc.Rules, doc.URI = by, "https://a.example/"
		b.run(doc, language.German, "2026-11-07", nil)
	}
	check := func(want map[string]string) {
		t.Helper()
		if got := rules(); !maps.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	const cells, sources, marrow, fat = "Stem cells are cells.", "Sources", "Marrow is a source.", "Fat is a source too."
	check(map[string]string{cells: "", sources: "", marrow: "", fat: ""})
	state := b.get("state.jsonl")
	run(sample, "house/1:en")
	run(sample, "house/1:en+semicolon") // which cuts nothing otherwise
	check(map[string]string{cells: "house/1:en", sources: "house/1:en", marrow: "house/1:en", fat: "house/1:en"})
	if b.get("de.toml") != translators || b.get("state.jsonl") != state {
		t.Errorf("other rules that cut nothing otherwise changed more than the base file")
	}
	if want := "# article: clinic/stem-cells   source: en   rules: house/1:en   from: https://a.example/\n"; !strings.HasPrefix(b.get("en.toml"), want) {
		t.Errorf("%.100s", b.get("en.toml"))
	}

	// One source is edited, two are cut as one: what they were is the work of the old rules.
	run("Stem cells are special cells.\n# Sources\nMarrow is a source. Fat is a source too.\n", "house/2:en")
	check(map[string]string{cells: "house/1:en", sources: "house/2:en", marrow: "house/1:en", fat: "house/1:en", marrow + " " + fat: "house/2:en"})
	run("Stem cells are special cells.\n# Sources\nMarrow is a source. Fat is a source too.\n", "house/3:en")
	b.store.Review(testArticle, language.German, []pipeline.SegmentKey{pipeline.SegmentKey(keys[sources])}, pipeline.Reviewed, "bert", "2026-11-05")
	check(map[string]string{cells: "house/1:en", sources: "house/2:en", marrow: "house/1:en", fat: "house/1:en", marrow + " " + fat: "house/2:en"})

	// As it was, everything is there again, and nothing is noted of it.
	run(sample, "house/4:en")
	check(map[string]string{cells: "house/4:en", sources: "house/4:en", marrow: "house/4:en", fat: "house/4:en", marrow + " " + fat: "house/2:en"})
	if !strings.HasPrefix(b.get("de.toml"), translators) || strings.Count(b.get("de.toml"), "#~") != 2 {
		t.Errorf("%s", diff(translators, b.get("de.toml")))
	}
}

// Sentences that are cut as one keep what people wrote of them, in the file and
// for readers, when people wrote all of it.
func TestRead_CarriesTranslationsIntoSentencesMadeOfSeveral(t *testing.T) {
	const apart = "One is <b1>here</b1>.\nTwo <i1>is</i1> <b2>there</b2>.\nThree.\nFour.\n"
	for _, c := range []struct {
		name, now  string
		to         language.Tag
		targets    []string
		text, code string // wanted of the first sentence, and its state
	}{
		{"two of them", "One is <b1>here</b1>. Two <i2>is</i2> <b3>there</b3>.\nThree.\nFour.\n", language.German,
			[]string{"Eins ist <b1>hier</b1>.", "Zwei <b2>dort</b2> <i1>ist</i1>.", "Drei.", "Vier."}, "Eins ist <b1>hier</b1>. Zwei <b3>dort</b3> <i2>ist</i2>.", "translated"},
		{"all, in a language without spaces", "One is <b1>here</b1>. Two <i2>is</i2> <b3>there</b3>. Three. Four.\n", language.Japanese,
			[]string{"一は<b1>ここ</b1>。", "二<i1>は</i1><b2>そこ</b2>。", "三。", "四。"}, "一は<b1>ここ</b1>。二<i2>は</i2><b3>そこ</b3>。三。四。", "translated"},
		{"one is not translated", "One is <b1>here</b1>. Two <i2>is</i2> <b3>there</b3>.\nThree.\nFour.\n", language.German,
			[]string{"Eins ist <b1>hier</b1>.", "", "Drei.", "Vier."}, "", "untranslated"},
		{"one says the other too", "One is <b1>here</b1>. Two <i2>is</i2> <b3>there</b3>.\nThree.\nFour.\n", language.German,
			[]string{"Eins und zwei <b1>hier</b1>.", "<join/>", "Drei.", "Vier."}, "", "untranslated"},
		{"the text is another one", "One is <b1>here</b1>. Two <i2>was</i2> <b3>there</b3>.\nThree.\nFour.\n", language.German,
			[]string{"Eins ist <b1>hier</b1>.", "Zwei <i1>ist</i1> <b2>dort</b2>.", "Drei.", "Vier."}, "Zwei <i1>ist</i1> <b2>dort</b2>.", "stale"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			b.from = language.English
			file := c.to.String() + ".toml"
			doc := compose(b.from, apart)
			b.run(doc, c.to, "2026-11-01", nil)
			text := b.get(file)
			i := 0
			for _, seg := range doc.Segments() {
				text = strings.Replace(text, string(seg.Key)+` = ""`, string(seg.Key)+` = "`+c.targets[i]+`"`, 1)
				i++
			}
			b.put(file, text)
			b.run(compose(b.from, apart), c.to, "2026-11-02", nil)
			was, _ := b.read(apart, c.to)

			b.run(compose(b.from, c.now), c.to, "2026-11-03", nil)
			for _, again := range []bool{false, true} {
				doc := compose(b.from, c.now)
				ed, changed := b.run(doc, c.to, "2026-11-04", nil)
				if got := ed.Targets[doc.Sections[0].Blocks[0].Segments[0].Key]; got.Text != c.text || got.State.String() != c.code || changed {
					t.Errorf("again %t: %+v, changed %t", again, got, changed)
				}
			}
			for _, target := range c.targets {
				if !strings.Contains(b.get(file), `"`+target+`"`) {
					t.Errorf("%s is gone:\n%s", target, b.get(file))
				}
			}

			b.run(compose(b.from, apart), c.to, "2026-11-05", nil)
			is, _ := b.read(apart, c.to)
			for key, target := range was.Targets {
				if is.Targets[key] != target {
					t.Errorf("back again: %+v, was %+v", is.Targets[key], target)
				}
			}
		})
	}
}

func TestStore_RefusesIdsThatAreNoPaths(t *testing.T) {
	b := newBench(t)
	for _, id := range []pipeline.ArticleID{"", "a", "a/b/c", "../a", "a/..", "ui/x", "a/.b", "a/b c", "a/b\x00", "a\\b/c", "/a"} {
		doc := compose(b.from, sample)
		doc.ID = id
		if err := b.store.Align(doc); pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestStore_FollowsNoLinkOutside(t *testing.T) {
	b := newBench(t)
	outside := t.TempDir()
	if err := os.MkdirAll(b.root+"/clinic", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, b.root+"/clinic/stem-cells"); err != nil {
		t.Skip(err)
	}
	doc := compose(b.from, sample)
	if err := b.store.Align(doc); err == nil {
		if _, err = b.store.WriteSource(doc); err == nil {
			t.Error("written through a link")
		}
	}
	if names, _ := os.ReadDir(outside); len(names) != 0 {
		t.Error("something was written outside")
	}
}
