package locale

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// What the memory says now goes for what it said before: a draft that nobody
// touched is scored anew, named anew, and taken back when it is gone.
func TestDrafts_FollowTheMemory(t *testing.T) {
	b := newBench(t)
	doc := func() *pipeline.Document {
		d := &pipeline.Document{ID: testArticle, Lang: b.from}
		d.Title.Segments = []pipeline.Segment{segment("每次服用5毫克。")}
		return d
	}
	offer := func(o pipeline.Origin, text string) func(*pipeline.Segment) (pipeline.Target, bool) {
		return func(*pipeline.Segment) (pipeline.Target, bool) {
			d := pipeline.Target{Text: text, State: pipeline.Draft, Match: "每次服用5微克。", Origin: o}
			if text == "" {
				d = pipeline.Target{}
			}
			return d, true
		}
	}
	unit := pipeline.Origin{Kind: pipeline.FromMemory, Score: 94, Unit: "v.tmx#1"}
	named, cautious, lower := unit, unit, unit
	named.By = "vendor"
	cautious.By, cautious.Caution = "vendor", "unit"
	lower.By, lower.Score = "vendor", 80
	for _, c := range []struct {
		origin     pipeline.Origin
		text, line string
	}{
		{unit, "Take 5 µg.", `# draft: memory 94 from "每次服用5微克。" (v.tmx#1)`},
		{named, "Take 5 µg.", `# draft: memory 94 from "每次服用5微克。" (v.tmx#1) in vendor`},
		{cautious, "Take 5 µg.", `# draft: memory 94 from "每次服用5微克。" (v.tmx#1) in vendor; another unit`},
		{lower, "Take five.", `# draft: memory 80 from "每次服用5微克。" (v.tmx#1) in vendor`},
		{pipeline.Origin{}, "", ""},
		{cautious, "Take 5 µg.", `# draft: memory 94 from "每次服用5微克。" (v.tmx#1) in vendor; another unit`},
	} {
		b.run(doc(), language.English, "2026-11-22", offer(c.origin, c.text))
		text := b.get("en.toml")
		if c.line != "" && !strings.Contains(text, c.line+"\n") || !strings.Contains(text, ` = "`+c.text+`"`) || c.line == "" && strings.Contains(text, "draft: ") {
			t.Errorf("want %q and %q:\n%s", c.line, c.text, text)
		}
		ed, changed := b.run(doc(), language.English, "2026-11-23", offer(c.origin, c.text))
		if changed {
			t.Errorf("the same draft again changed something:\n%s", b.get("en.toml"))
		}
		for _, got := range ed.Targets {
			if got.Origin != c.origin {
				t.Errorf("read back as %+v, want %+v", got.Origin, c.origin)
			}
		}
	}

	// A tool that drops all comments does not make it publishable.
	var kept []string
	for _, l := range strings.SplitAfter(b.get("en.toml"), "\n") {
		if !strings.HasPrefix(l, "#") {
			kept = append(kept, l)
		}
	}
	b.put("en.toml", strings.Join(kept, ""))
	ed, _ := b.run(doc(), language.English, "2026-11-24", nil)
	for _, got := range ed.Targets {
		if got.State != pipeline.Draft || got.Origin.Caution != "unit" {
			t.Errorf("without comments: %+v", got)
		}
	}
}

func TestDrafts_OfOthersAreNotTakenBack(t *testing.T) {
	b := newBench(t)
	doc := func() *pipeline.Document {
		d := &pipeline.Document{ID: testArticle, Lang: b.from}
		d.Title.Segments = []pipeline.Segment{segment("每次服用5毫克。"), segment("饭后服用。"), segment("多喝水。")}
		return d
	}
	n := 0
	b.run(doc(), language.English, "2026-11-22", func(*pipeline.Segment) (pipeline.Target, bool) {
		n++
		return pipeline.Target{Text: "Draft " + string(rune('0'+n)), State: pipeline.Draft, Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: 80, Unit: "v#1"}}, true
	})
	text := b.get("en.toml")
	text = strings.Replace(text, `"Draft 1"`, `"Take 5 mg."`, 1) // a person changed it
	at := strings.Index(text, `"Draft 2"`)                       // and accepted the next
	cut := strings.LastIndex(text[:at], "# draft:")
	text = text[:cut] + text[cut+strings.Index(text[cut:], "\n")+1:]
	b.put("en.toml", text)
	b.run(doc(), language.English, "2026-11-23", func(*pipeline.Segment) (pipeline.Target, bool) { return pipeline.Target{}, true })
	text = b.get("en.toml")
	for _, want := range []string{`= "Take 5 mg."`, `= "Draft 2"`, `= ""`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing:\n%s", want, text)
		}
	}
}
