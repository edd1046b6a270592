package segment

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/segment/srx"
)

// ownFile is a rule file with these rules, one a line: "+before~after" ends a
// segment, "-before~after" keeps it together.
func ownFile(t testing.TB, header string, rules ...string) *srx.File {
	t.Helper()
	var b strings.Builder
	b.WriteString("<srx version='2.0'><header cascade='yes'>" + header + "</header><body><languagerules><languagerule languagerulename='mine'>\n")
	for _, r := range rules {
		before, after, _ := strings.Cut(r[1:], "~")
		b.WriteString("<rule break='" + map[byte]string{'+': "yes", '-': "no"}[r[0]] + "'><beforebreak>" + before + "</beforebreak><afterbreak>" + after + "</afterbreak></rule>\n")
	}
	b.WriteString("</languagerule></languagerules><maprules><languagemap languagepattern='en.*' languagerulename='mine'/></maprules></body></srx>")
	f, err := srx.Read("my.srx", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestNewSRX_RulesStandAlone(t *testing.T) {
	f := ownFile(t, "", `-Capt\.~\s`, `+[.:]~\s`)
	s := NewSRX(f, "en-GB", Options{}, Replace)
	if got, want := marked(s, "One: two.  Capt. Three? Four\nfive."), "One:| two.|  Capt. Three? Four\nfive."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if s.Rules() != 2 || NewSRX(f, "ko", Options{}, Replace).Rules() != 0 {
		t.Error("wrong number of rules")
	}
	if got := marked(NewSRX(f, "ko", Options{}, Replace), "One. Two."); got != "One. Two." {
		t.Errorf("got %q", got)
	}
}

func TestNewSRX_RulesCorrectTheHouseRules(t *testing.T) {
	f := ownFile(t, "", `-\bCapt\.~\s`, `-\bTwo\.\s+~`, `+:~\s`, `+Mr\.\s~`)
	s := NewSRX(f, "en", Options{}, OnBase)
	for _, want := range []string{
		"One. |Capt. Hook. |He was: |a pirate! |Yes",
		"One. |Two.  Three. |Four",
		"See Mr. |Smith and Dr. Wu.",
		"Capt.\n|Hook: ",
	} {
		if got := marked(s, strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNewSRX_ExplainNamesTheRuleAndItsLine(t *testing.T) {
	f := ownFile(t, "", `-Capt\.~\s`, `+:~\s`)
	var got []string
	for _, d := range NewSRX(f, "en", Options{}, OnBase).Explain("Capt. A: b. C") {
		got = append(got, d.Rule)
	}
	if g, want := strings.Join(got, " "), "my.srx:2 my.srx:3 initial end"; g != want {
		t.Errorf("got %s, want %s", g, want)
	}
}

func TestNewSRX_IDChangesWithTheFile(t *testing.T) {
	a, b := ownFile(t, "", `+:~\s`), ownFile(t, "", `+;~\s`)
	ids := map[string]bool{}
	for _, s := range []*Splitter{
		NewSRX(a, "en", Options{}, Replace), NewSRX(b, "en", Options{}, Replace), NewSRX(a, "en", Options{}, OnBase), NewSRX(a, "de", Options{}, Replace),
		NewSRX(a, "en", Options{Semicolon: true}, OnBase), New(language.English, Options{}),
	} {
		ids[s.ID()] = true
	}
	if len(ids) != 6 {
		t.Errorf("got %v", ids)
	}
	if id := NewSRX(a, "en_two", Options{}, OnBase).ID(); !strings.HasSuffix(id, ":en_two+"+rules+":en") {
		t.Errorf("got %s", id)
	}
}

func TestNewSRX_HandlesCodesAsTheFileSays(t *testing.T) {
	handle := func(start, end, isolated string) string {
		return "<formathandle type='start' include='" + start + "'/><formathandle type='end' include='" + end + "'/><formathandle type='isolated' include='" + isolated + "'/>"
	}
	for _, c := range []struct{ header, text, want string }{
		{"", "<b1>One.</b1><i2> Two.</i2>", "<b1>One.</b1>|<i1> Two.</i1>"},
		{handle("no", "yes", "no"), "One.<b1> Two.</b1>", "One.|<b1> Two.</b1>"},
		{handle("yes", "yes", "no"), "One.<b1> Two.</b1>", "One.<b1>| Two.</b1>"},
		{handle("no", "no", "no"), "<b1>One.</b1> Two.", "<b1>One.|</b1> Two."},
		{handle("no", "yes", "no"), "One.<img1/> Two.", "One.|<img1/> Two."},
		{handle("no", "yes", "yes"), "One.<img1/> Two.", "One.<img1/>|Two."},
	} {
		s := NewSRX(ownFile(t, c.header, `+\.~\s`), "en", Options{}, Replace)
		doc := &pipeline.Document{Title: pipeline.Block{Text: coded(c.text)}}
		s.Document(doc)
		var got []string
		for _, seg := range doc.Title.Segments {
			got = append(got, seg.Text.Coded)
		}
		strip := strings.NewReplacer("1", "", "2", "", " ", "")
		if g := strings.Join(got, "|"); strip.Replace(g) != strip.Replace(c.want) {
			t.Errorf("%s %s\n got %s\nwant %s", c.header, c.text, g, c.want)
		}
	}
}

func TestNewSRX_LosesNothing(t *testing.T) {
	f := ownFile(t, "", `-\b[A-Z]~\.`, `+[.!?。]+~`, `-\s~\s`, `+~;`)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(alphabet)).Draw(t, "text"), "")
		mode := rapid.SampledFrom([]Mode{Replace, OnBase}).Draw(t, "mode")
		checkLossless(t, NewSRX(f, "en", rapid.SampledFrom(options).Draw(t, "options"), mode), text)
	})
}

func TestCompare_ShowsWhatIsCutInAnotherWay(t *testing.T) {
	doc := &pipeline.Document{
		Title: pipeline.Block{Kind: pipeline.TitleBlock, Text: coded("One title")},
		Sections: []pipeline.Section{{Blocks: []pipeline.Block{
			{Text: coded("First. Then this; and that; and more. Last. A; b.")},
			{Text: coded("Nothing. Changes.")},
			{Kind: pipeline.Listing, Text: coded("a; b; c")},
		}}},
	}
	before := New(language.English, Options{})
	before.Document(doc)
	after := New(language.English, Options{Semicolon: true})
	var got []string
	for _, c := range Compare(doc, before, after) {
		var parts []string
		for _, list := range [][]pipeline.Segment{c.Before, c.After} {
			var texts []string
			for _, s := range list {
				texts = append(texts, s.Text.Coded)
			}
			parts = append(parts, strings.Join(texts, "|"))
		}
		got = append(got, strings.Join(parts, " > "))
	}
	want := "Then this; and that; and more. > Then this;|and that;|and more. + A; b. > A;|b."
	if g := strings.Join(got, " + "); g != want {
		t.Errorf("got %s\nwant %s", g, want)
	}
	if n := len(doc.Sections[0].Blocks[0].Segments); n != 4 {
		t.Errorf("the document has changed: %d segments", n)
	}
	if c := Compare(doc, before, before); c != nil {
		t.Errorf("got %v", c)
	}
	if c := Compare(doc, after, before); len(c) != 2 || len(c[0].Before) != 3 || len(c[0].After) != 1 {
		t.Errorf("got %v", c)
	}
}
