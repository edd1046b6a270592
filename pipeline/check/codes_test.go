package check

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func TestCodes(t *testing.T) {
	for _, c := range []struct {
		name, source, target string
		want                 string // messages, "; " between; "" for none
		fix                  string // of the first
	}{
		{"all there", "Read <a1>the <b2>guide</b2></a1>.<br3/>", "<br3/><a1>阅读<b2>指南</b2></a1>。", "", ""},
		{"pairs side by side in another order", "<b1>a</b1> <i2>b</i2>", "<i2>b</i2> <b1>a</b1>", "", ""},
		{"missing pair", "Read <a1>this</a1>.", "Lies das.", "<a1>…</a1> is missing", ""},
		{"missing end", "Read <a1>this</a1>.", "Lies <a1>das.", "</a1> is missing after <a1>", ""},
		{"missing start", "Read <a1>this</a1>.", "Lies das</a1>.", "<a1> is missing before </a1>", ""},
		{"missing placeholder", "One<br1/>two", "Eins zwei", "<br1/> is missing", ""},
		{"unknown number", "Read <a1>this</a1>.", "Lies <a1>das</a1> <b2>jetzt</b2>.", "<b2> is not in the source, whose codes are numbered 1 to 1; </b2> is not in the source, whose codes are numbered 1 to 1", ""},
		{"codes out of nowhere", "Read this.", "Lies <b1>das</b1>.", "<b1> is not in the source, which has no codes; </b1> is not in the source, which has no codes", ""},
		{"another name", "Read <a1>this</a1>.", "Lies <b1>das</b1>.", "<b1> has another name than code 1 of the source, <a1>…</a1>; </b1> has another name than code 1 of the source, <a1>…</a1>", "<a1>"},
		{"twice", "One<br1/>two", "Eins<br1/><br1/>zwei", "<br1/> is there twice; the source has it once", ""},
		{"close before open", "Read <a1>this</a1>.", "Lies </a1>das<a1>.", "</a1> stands before <a1>", "Lies <a1>das</a1>."},
		{"crossing", "<a1>x <b2>y</b2></a1>", "<a1>x <b2>y</a1></b2>", "</a1> crosses another pair of codes", "<a1>x <b2>y</b2></a1>"},
		{"empty pair", "<b1>Now</b1> read.", "Jetzt <b1></b1>lesen.", "nothing stands between <b1> and </b1>", ""},
		{"pair empty in the source too", "<span1></span1>Read.", "<span1></span1>Lies.", "", ""},
		{"pair around a placeholder", "<a1><img2/></a1>", "<a1><img2/></a1>", "", ""},
		{"entities", "<b1>Now</b1>", "&lt;b1&gt;Jetzt</b1>", "&lt;b1&gt; is not a code; write <b1>", "<b1>"},
		{"spaces", "<b1>Now</b1>", "< b1 >Jetzt</ b1>", "< b1 > is not a code; write <b1>; </ b1> is not a code; write </b1>", "<b1>"},
		{"capitals", "<b1>Now</b1>", "<B1>Jetzt</B1>", "<B1> is not a code; write <b1>; </B1> is not a code; write </b1>", "<b1>"},
		{"full width", "<b1>Now</b1>", "＜ｂ１＞现在＜／ｂ１＞", "＜ｂ１＞ is not a code; write <b1>; ＜／ｂ１＞ is not a code; write </b1>", "<b1>"},
		{"full-width placeholder", "a<br1/>b", "甲＜br1/＞乙", "＜br1/＞ is not a code; write <br1/>", "<br1/>"},
		{"placeholder as a start", "a<br1/>b", "a<br1>b", "<br1> should be <br1/>", "<br1/>"},
		{"close as a placeholder", "<b1>Now</b1>", "<b1>Jetzt<b1/>", "<b1/> should be one end of <b1>…</b1>", "</b1>"},
		{"something about templates", "List of T1.", "Liste von <T1>.", "", ""},
		{"end that lies in an earlier segment", "end</b1> and on", "Ende</b1> und weiter", "", ""},
		{"start alone missing", "<b1>begin", "Anfang", "<b1> is missing", ""},
		{"less and more", "a < b and c > d", "a < b und c > d", "", ""},
	} {
		var got []string
		fix := ""
		for i, f := range only("codes", pair("en>de", c.source, c.target)) {
			got = append(got, f.Message)
			if i == 0 {
				fix = f.Fix
			}
		}
		if g := strings.Join(got, "; "); g != c.want || fix != c.fix {
			t.Errorf("%s:\n got %s, fix %q\nwant %s, fix %q", c.name, g, fix, c.want, c.fix)
		}
	}
}

func TestCodes_AFixOfTheOrderHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := "<a1>x</a1><b2>y<i3>z</i3></b2><u4>w</u4>"
		toks := rapid.Permutation(codeTokens(source)).Draw(t, "codes")
		var target strings.Builder
		for _, k := range toks {
			target.WriteString("t" + k.Text)
		}
		for _, f := range only("codes", pair("en>de", source, target.String())) {
			if f.Fix == "" || f.Start != f.End {
				continue
			}
			for _, again := range only("codes", pair("en>de", source, f.Fix)) {
				if !strings.Contains(again.Message, "nothing stands") {
					t.Fatalf("%s fixed to %s: %s", target.String(), f.Fix, again.Message)
				}
			}
		}
	})
}

func TestCodes_PlaceIsTheCode(t *testing.T) {
	tr := pair("en>de", "One<br1/>two", "Eins<br1/>und<br1/>zwei")
	f := only("codes", tr)[0]
	if got := tr.Target.Text[f.Start:f.End]; got != "<br1/>" || f.Start != 13 || f.Severity != pipeline.Blocker {
		t.Errorf("place %d..%d %q, %v", f.Start, f.End, got, f.Severity)
	}
}
