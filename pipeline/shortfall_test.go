package pipeline_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func TestShortfall_IsReadBackFromItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := pipeline.Shortfall{Policy: rapid.SampledFrom([]pipeline.Policy{pipeline.PublishDrafts, pipeline.PublishTranslated, pipeline.PublishReviewed}).Draw(t, "policy")}
		if want.Nothing = rapid.Bool().Draw(t, "nothing"); !want.Nothing {
			want.Percent, want.Wanted = rapid.IntRange(0, 99).Draw(t, "percent"), rapid.IntRange(1, 100).Draw(t, "wanted")
		}
		if got, ok := pipeline.ParseShortfall(want.String()); !ok || got != want {
			t.Fatalf("%q is read as %+v", want, got)
		}
	})
	for _, text := range []string{"", "nothing is done yet", "40% is reviewed", "40% is reviewed, the policy asks for 80% or so", "040% is reviewed, the policy asks for 80%"} {
		if s, ok := pipeline.ParseShortfall(text); ok {
			t.Errorf("%q is read as %+v", text, s)
		}
	}
}
