package check

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

func TestCaution_HoldsDraftsThatSayAnotherThing(t *testing.T) {
	for _, c := range []struct {
		state    pipeline.State
		caution  string
		found    bool
		severity pipeline.Severity
	}{
		{pipeline.Draft, "negation", true, pipeline.Blocker},
		{pipeline.Draft, "unit", true, pipeline.Blocker},
		{pipeline.Draft, pipeline.Ambiguous, true, pipeline.Advice},
		{pipeline.Draft, "", false, 0},
		{pipeline.Translated, "negation", false, 0},
	} {
		tr := Target{
			Segment: &pipeline.Segment{Key: "k1", Text: pipeline.Text{Coded: "Do not take it."}}, From: language.English, To: language.German,
			Target: pipeline.Target{Text: "Nehmen Sie es.", State: c.state, Origin: pipeline.Origin{Kind: pipeline.FromMemory, Score: 80, Caution: c.caution}},
		}
		var got []pipeline.Finding
		for _, f := range RunTargets("a/b", tr, Targets()) {
			if f.Check == "caution" {
				got = append(got, f)
			}
		}
		if (len(got) == 1) != c.found || c.found && got[0].Severity != c.severity {
			t.Errorf("%s, %q: %+v", c.state, c.caution, got)
		}
	}
}
