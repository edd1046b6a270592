package figures

import (
	"strings"
	"testing"
)

func TestPrint_AlignsWhatCameInAnyOrder(t *testing.T) {
	all, err := Read(strings.NewReader(`{"table":"a","row":"ours","column":"q/s","value":58116.2}
{"table":"b","row":"x","column":"y","value":99.96,"unit":"%"}
{"table":"a","row":"a peer","column":"p50","value":0.0123,"unit":"s"}
{"table":"a","row":"a peer","column":"q/s","value":2.66}
{"table":"a","row":"ours","column":"p50","value":5.6e-6,"unit":"s"}
{"table":"a","row":"","column":"","text":"note"}
`))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Print(&b, all); err != nil {
		t.Fatal(err)
	}
	want := `
a
             q/s      p50
  ours    58,100   5.6 µs
  a peer    2.66  12.3 ms
  note

b
            y
  x  99.960 %
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestDigits(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1234567: "1,230,000", 99.96: "100", 0.0123456: "0.0123", 100: "100", 999.6: "1,000", 12: "12"} {
		if got := digits(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}
