package check

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// textOf makes the text of a source segment from its coded form, as
// extraction would.
func textOf(coded string) pipeline.Text {
	t := pipeline.Text{Coded: coded}
	for _, k := range pipeline.Tokens(coded) {
		if !k.IsCode() || k.N < 1 || k.N > 99 {
			continue
		}
		for len(t.Codes) < k.N {
			t.Codes = append(t.Codes, pipeline.Code{N: len(t.Codes) + 1})
		}
		c := &t.Codes[k.N-1]
		switch {
		case k.Open:
			c.Name, c.Kind = k.Name, pipeline.Opening
		case k.Close && c.Name != "":
			c.Kind = pipeline.Paired
		case k.Close:
			c.Name, c.Kind = k.Name, pipeline.Closing
		default:
			c.Name, c.Kind = k.Name, pipeline.Placeholder
		}
	}
	return t
}

// pair makes a target for the checks. Langs is "en-zh".
func pair(langs, source, target string) Target {
	from, to, _ := strings.Cut(langs, ">")
	seg := &pipeline.Segment{Key: "ktest0001", Text: textOf(source)}
	lang := language.MustParse(to)
	return Target{
		Segment: seg, From: language.MustParse(from), To: lang,
		Target: pipeline.Target{Key: seg.Key, Lang: lang, Text: target, State: pipeline.Translated},
	}
}

// only runs one check by its name.
func only(name string, t Target) []pipeline.Finding {
	for _, c := range Targets() {
		if c.Name == name {
			return RunTargets("test/article", t, []TargetCheck{c})
		}
	}
	panic("no check " + name)
}

func TestTargets_CleanTranslationHasNoFindings(t *testing.T) {
	for _, c := range []struct{ langs, source, target string }{
		{"zh-Hans>en", "间充质干细胞（MSC）可分化为骨、软骨和脂肪。", "Mesenchymal stem cells (MSCs) can become bone, cartilage and fat."},
		{"en>zh-Hans", "Read <a1>the guide</a1> before 5 October 2026.", "请在2026年10月5日之前阅读<a1>指南</a1>。"},
		{"en>ja", "Is it safe?", "安全ですか？"},
		{"en>ar", "Is it safe?", "هل هو آمن؟"},
		{"de>fr", "Es kostet 1.234,50 €.", "Cela coûte 1 234,50 €."},
	} {
		if found := RunTargets("test/article", pair(c.langs, c.source, c.target), Targets()); len(found) > 0 {
			t.Errorf("%s %q: %+v", c.langs, c.target, found)
		}
	}
}

func TestRunTargets_FillsInWhatEveryFindingHas(t *testing.T) {
	tr := pair("en>de", "It takes 15 minutes and no longer than that.", "Es dauert 51 Minuten und nicht länger als das.")
	found := only("numbers", tr)
	if len(found) != 1 {
		t.Fatalf("found %+v", found)
	}
	f := found[0]
	want := pipeline.Finding{
		Article: "test/article", Lang: language.German, Key: "ktest0001", Check: "numbers", Severity: pipeline.Warning,
		Kind: "paragraph", Message: "the source has 15, here stands 51", Start: 10, End: 12, Quote: "51", Excerpt: "Es dauert 51 Minuten und",
	}
	if f != want {
		t.Errorf("got  %+v\nwant %+v", f, want)
	}
}

func TestRunTargets_LeavesUntouchedSegmentsAlone(t *testing.T) {
	tr := pair("en>de", "Hello.", "")
	tr.Target.State = pipeline.Untranslated
	if found := RunTargets("a/b", tr, Targets()); found != nil {
		t.Errorf("found %+v", found)
	}
	tr.Target.State = pipeline.Translated
	if found := RunTargets("a/b", tr, Targets()); len(found) == 0 || found[0].Check != "empty" {
		t.Errorf("found %+v, want an empty target", found)
	}
}
