package segment

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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

func compared(before, after []string) string {
	var out []string
	for _, c := range Compare(before, after) {
		out = append(out, strings.Join(before[c.Before[0]:c.Before[1]], "|")+" > "+strings.Join(after[c.After[0]:c.After[1]], "|"))
	}
	return strings.Join(out, " + ")
}

func TestCompare_ShowsWhatIsCutInAnotherWay(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"One title|First.|Then this; and that; and more.|Last.|A; b.", "One title|First.|Then this;|and that;|and more.|Last.|A;|b.", "Then this; and that; and more. > Then this;|and that;|and more. + A; b. > A;|b."},
		{"a|b c|d", "a b|c|d", "a|b c > a b|c"},
		{"a|b|c|d", "a b|c d", "a|b > a b + c|d > c d"},
		{"<b1>a</b1>|<b1>b</b1>", "<b1>a</b1> <b2>b</b2>", "<b1>a</b1>|<b1>b</b1> > <b1>a</b1> <b2>b</b2>"},
		// The text is another one as well.
		{"a|x|b|c", "a|y|b c", "b|c > b c"},
		{"a|b|c", "new|a|b c", "b|c > b c"},
		{"gone|a|b|c", "a|b c", "b|c > b c"},
		{"a|b", "c|d", ""},
		{"a|b|c", "a b", "a|b > a b"},
		{"a b", "a|b|c", "a b > a|b"},
		{"a b", "a", ""},
		{"a|a|a|x", "a a|a|x", "a|a > a a"},
	} {
		split := func(s string) []string {
			if s == "" {
				return nil
			}
			return strings.Split(s, "|")
		}
		if got := compared(split(c.before), split(c.after)); got != c.want {
			t.Errorf("%s and %s: got %s, want %s", c.before, c.after, got, c.want)
		}
	}
}

// Whatever the rules, what is not named was cut alike, and what is named holds
// the same text.
func TestCompare_NamesEverythingThatDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(alphabet)).Draw(t, "text"), "")
		pieces := func(name string) []string {
			at := rapid.SliceOfDistinct(rapid.IntRange(0, len(text)), rapid.ID[int]).Draw(t, name)
			slices.Sort(at)
			var out []string
			from := 0
			for _, to := range append(at, len(text)) {
				if strings.TrimSpace(text[from:to]) != "" && (to == len(text) || utf8.RuneStart(text[to])) {
					out = append(out, text[from:to])
					from = to
				}
			}
			return out
		}
		before, after := pieces("before"), pieces("after")
		i, k := 0, 0
		for _, c := range append(Compare(before, after), Change{[2]int{len(before), 0}, [2]int{len(after), 0}}) {
			if c.Before[0]-i != c.After[0]-k {
				t.Fatalf("%q %q: %v", before, after, c)
			}
			for ; i < c.Before[0]; i, k = i+1, k+1 {
				if bare := bareTexts([]string{before[i], after[k]}); bare[0] != bare[1] {
					t.Fatalf("%q is %q", before[i], after[k])
				}
			}
			i, k = c.Before[1], c.After[1]
		}
	})
}
