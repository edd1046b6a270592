package segment

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline/segment/srx"
)

// What is exported can be read again, and cuts nearly every text as the house
// rules do.
func TestExportSRX_CutsAsTheHouseRulesDo(t *testing.T) {
	var b bytes.Buffer
	if err := ExportSRX(&b, Languages()...); err != nil {
		t.Fatal(err)
	}
	f, err := srx.Read("house.srx", bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{"zh": chineseCases, "ja": japaneseCases, "ko": koreanCases}
	for tag, cases := range casesOf {
		all[tag] = cases
	}
	n, same := 0, 0
	for tag, cases := range all {
		s := NewSRX(f, tag, Options{}, Replace)
		for _, want := range cases {
			n++
			if marked(s, strings.ReplaceAll(want, "|", "")) == want {
				same++
			}
		}
	}
	if 100*same < 70*n {
		t.Errorf("%d of %d texts are cut in the same way", same, n)
	}
	t.Logf("%d of %d texts are cut in the same way", same, n)
	var again bytes.Buffer
	if err := ExportSRX(&again, Languages()...); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("two exports differ")
	}
}
