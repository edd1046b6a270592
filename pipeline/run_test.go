package pipeline_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// A report goes through the ledger as JSON; one that did not come back would
// make its article be worked on at every run.
func TestReport_ComesBackFromJSON(t *testing.T) {
	r := pipeline.Report{
		Article: "clinic/a", Source: "clinic", Lang: en, Published: time.Unix(1e9, 0).UTC(), Digest: pipeline.DigestOf(nil),
		Locales: []pipeline.LocaleReport{{Locale: ptBR, Status: "stale", Coverage: pipeline.Coverage{States: map[string]int{"stale": 1}}}},
		Findings: []pipeline.Finding{
			{Article: "clinic/a", Lang: de, Key: "k1", Check: "numbers", Severity: pipeline.Warning, Message: "m", End: 3},
			{Severity: pipeline.Blocker},
		},
		Entries: []pipeline.Entry{{Locale: de, Format: "json", Digest: pipeline.DigestOf([]byte("x")), Size: 1}},
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var got pipeline.Report
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, got, cmpopts.EquateComparable(language.Tag{})); diff != "" {
		t.Error(diff)
	}
}
