package srx

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/wordferry/wordferry/pipeline"
)

const version2 = `<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" xmlns:okpsrx="http://okapi.sf.net/srx-extensions" version="2.0">
<header segmentsubflows="yes" cascade="yes">
<formathandle type="start" include="yes"></formathandle>
<formathandle type="end" include="no"></formathandle>
<formathandle type="isolated" include="yes"></formathandle>
<okpsrx:options oneSegmentIncludesAll="no" useIcu4jBreakRules="yes"></okpsrx:options>
<okpsrx:maskRule></okpsrx:maskRule>
</header>
<body>
<languagerules>
<languagerule languagerulename="Lines">
<rule break="yes"><beforebreak>\n</beforebreak><afterbreak></afterbreak></rule>
</languagerule>
<languagerule languagerulename="English">
<!-- titles -->
<rule break="no"><beforebreak>\b[DM]r\.\s</beforebreak></rule>
<rule break="no">
<beforebreak>[A-Z]\.\s</beforebreak>
<afterbreak>[A-Z]\.</afterbreak>
</rule>
<rule><beforebreak>[.!?]\s</beforebreak><afterbreak></afterbreak></rule>
</languagerule>
<languagerule languagerulename="Any">
<rule break="yes"><beforebreak>;\s</beforebreak><afterbreak><![CDATA[[^<&]]]></afterbreak></rule>
</languagerule>
</languagerules>
<maprules>
<languagemap languagepattern=".*_one" languagerulename="Lines"/>
<languagemap languagepattern="[eE][nN].*" languagerulename="English"/>
<languagemap languagepattern=".*" languagerulename="Any"/>
</maprules>
</body>
</srx>`

const version1 = `<srx version="1.0">
<header segmentsubflows="yes"><formathandle type="start" include="no"/></header>
<body>
<languagerules>
<languagerule languagerulename="Default">
<rule break="no"><beforebreak>etc\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="Other"><rule break="yes"><beforebreak>,</beforebreak><afterbreak>\s</afterbreak></rule></languagerule>
</languagerules>
<maprules>
<maprule maprulename="Default"><languagemap languagepattern="EN_.*" languagerulename="Default"/></maprule>
<maprule maprulename="All"><languagemap languagepattern=".*" languagerulename="Other"/></maprule>
</maprules>
</body>
</srx>`

func open(t testing.TB, text string) *File {
	t.Helper()
	f, err := Read("my.srx", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// cut returns the text with | where a segment ends.
func cut(f *File, code, text string) string {
	var b strings.Builder
	from := 0
	f.For(code, false).Judge(text, func(v Verdict) {
		if v.Rule.Break {
			b.WriteString(text[from:v.At] + "|")
			from = v.At
		}
	})
	return b.String() + text[from:]
}

func TestFile_CutsByTheFirstRuleThatMatches(t *testing.T) {
	for _, c := range []struct{ file, code, want string }{
		{version2, "en", "One. |Dr. Two; |three! |Four"},
		{version2, "en-GB", "By J. R. |Ewing. |Yes"},
		{version2, "EN_one", "One\n|two. |Three"},
		{version2, "en", "One\ntwo. |Three"},
		{version2, "de", "Eins. Zwei; |drei; & vier"},
		{version1, "en-US", "One etc. two.| Three, four"},
		{version1, "de", "Eins. Zwei,| drei"},
	} {
		if got := cut(open(t, c.file), c.code, strings.ReplaceAll(c.want, "|", "")); got != c.want {
			t.Errorf("%s: got %q, want %q", c.code, got, c.want)
		}
	}
}

func TestFile_TakesTheFirstMapAloneWithoutCascade(t *testing.T) {
	f := open(t, strings.Replace(version2, `cascade="yes"`, `cascade="no"`, 1))
	if got := cut(f, "en_one", "One\ntwo. Three; four"); got != "One\n|two. Three; four" {
		t.Errorf("got %q", got)
	}
	if n := f.For("en", false).Len(); n != 3 {
		t.Errorf("%d rules for en, want 3", n)
	}
}

func TestFile_KnowsWhatItsHeaderSays(t *testing.T) {
	f := open(t, version2)
	if want := (Handle{Start: true, Isolated: true}); f.Handle != want || !f.Base || !f.Cascade || f.Version != "2.0" {
		t.Errorf("got %+v", f)
	}
	f = open(t, version1)
	if want := (Handle{End: true}); f.Handle != want || f.Base || f.Cascade || f.Version != "1.0" {
		t.Errorf("got %+v", f)
	}
}

func TestFile_HasNoRulesWhereNoMapMatches(t *testing.T) {
	f := open(t, strings.Replace(version2, `languagepattern=".*"`, `languagepattern="de"`, 1))
	if n := f.For("ko", false).Len(); n != 0 {
		t.Errorf("%d rules", n)
	}
	if got := cut(f, "ko", "하나. 둘; 셋"); got != "하나. 둘; 셋" {
		t.Errorf("got %q", got)
	}
}

func TestJudge_NamesTheRuleAndItsLine(t *testing.T) {
	f := open(t, version2)
	var got []string
	f.For("en", true).Judge("Mr. X. Y. Z. No", func(v Verdict) {
		got = append(got, v.Rule.Name+"/"+map[bool]string{true: "yes", false: "no"}[v.Rule.Break]+"/"+v.Rule.Before)
		if v.At == 4 && v.Rule.Line != 17 {
			t.Errorf("line %d, want 17", v.Rule.Line)
		}
	})
	want := `English/no/\b[DM]r\.\s English/no/[A-Z]\.\s English/no/[A-Z]\.\s English/yes/[.!?]\s`
	if g := strings.Join(got, " "); g != want {
		t.Errorf("got %s", g)
	}
}

func TestJudge_DoesNotSeeInlineCodes(t *testing.T) {
	f := open(t, version2)
	if got, want := cut(f, "en", "One.\uFFFC \uFFFCTwo D\uFFFCr. Three."), "One.\uFFFC \uFFFC|Two D\uFFFCr. Three."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRead_TakesUTF16(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for _, mark := range []string{"\uFEFF", ""} {
			var raw []byte
			for _, u := range utf16.Encode([]rune(mark + strings.Replace(version2, "UTF-8", "UTF-16", 1))) {
				raw = order.AppendUint16(raw, u)
			}
			if got := cut(open(t, string(raw)), "en", "One. Two"); got != "One. |Two" {
				t.Errorf("got %q", got)
			}
		}
	}
	if got := cut(open(t, "\uFEFF"+version2), "en", "One. Two"); got != "One. |Two" {
		t.Errorf("got %q", got)
	}
}

func TestRead_NamesThePlaceOfWhatIsWrong(t *testing.T) {
	edit := func(old, new string) string {
		out := strings.Replace(version2, old, new, 1)
		if out == version2 {
			t.Fatal("nothing replaced:", old)
		}
		return out
	}
	for _, c := range []struct{ file, want string }{
		{"", "my.srx:1: is no SRX file"},
		{"<html/>", "my.srx:1: is no SRX file"},
		{"<srx version='3.0'/>", `my.srx:1: SRX "3.0" is not supported`},
		{edit("</body>", ""), "my.srx:34: is no proper XML"},
		{edit(`<rule break="no"><beforebreak>\b[DM]r`, `<rule break="no"><beforebreak>(.)\1\b[DM]r`), "my.srx:17: rule 1 of \"English\" (break=\"no\"): the beforebreak “(.)\\1\\b[DM]r\\.\\s” cannot be honoured: a reference to a group"},
		{edit(`<afterbreak>[A-Z]\.`, `<afterbreak>[A-Z`), "my.srx:20: rule 2 of \"English\" (break=\"no\"): the afterbreak"},
		{edit(`"[eE][nN].*"`, `"[eE"`), `my.srx:30: the language pattern "[eE" cannot be used`},
		{edit(`".*" languagerulename="Any"`, `".*" languagerulename="Some"`), `my.srx:31: there is no language rule "Some"`},
		{edit("<!-- titles -->", "&nbsp;"), "my.srx:16: is no proper XML"},
		{edit("<okpsrx:maskRule>", "<okpsrx:maskRule>a+"), "my.srx:8: a mask rule"},
		{edit("UTF-8", "KOI8-R"), `"KOI8-R" is not supported`},
		{edit("titles", "titl\xe9"), "neither UTF-8 nor UTF-16"},
		{"<srx>" + strings.Repeat("<a>", 100), "elements in each other"},
		{`<!DOCTYPE srx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><srx><body>&b;</body></srx>`, "is no proper XML"},
	} {
		_, err := Read("my.srx", strings.NewReader(c.file))
		var fault *pipeline.Fault
		if !errors.As(err, &fault) || fault.Code != pipeline.Invalid || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}

func TestJudge_IsSafeForConcurrentUse(t *testing.T) {
	rules := open(t, version2).For("en", false)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				n := 0
				rules.Judge("One. Dr. Two! Three", func(v Verdict) { n++ })
				if n != 3 {
					t.Errorf("%d places", n)
				}
			}
		})
	}
	wg.Wait()
}

// A text that no two places of are alike makes states without end; they are
// forgotten in time, and what is found stays the same.
func TestMachine_ForgetsStatesWhenTheyAreTooMany(t *testing.T) {
	n, err := parse(`a.{14}b`, flags{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, 150_000)
	for i := range text {
		text[i] = "ab"[r.IntN(2)]
	}
	var want []int
	for i := 16; i <= len(text); i++ {
		if text[i-16] == 'a' && text[i-1] == 'b' {
			want = append(want, i)
		}
	}
	b := newBuilder(false)
	b.add(n)
	p := b.program()
	a := alphabetOf(p)
	a.fill()
	m := newMachine(p, a).ready()
	k, most := 0, 0
	m.forward(string(text), nil, func(p place) {
		if k < len(want) && want[k] == p.at {
			k++
		}
		most = max(most, m.size)
	})
	if k != len(want) {
		t.Errorf("%d of %d found", k, len(want))
	}
	if most > 2*maxMachine {
		t.Errorf("%d bytes", most)
	}
}

func FuzzSRX(f *testing.F) {
	for _, file := range []string{version1, version2, largeFile("en", 12)} {
		f.Add(file, "One. Dr. Two; (Three! Four.)\nFünf. “六。”")
	}
	for _, pattern := range []string{`(?<!ab+)c(?=d*e)`, `[a-z&&[^b]]++\b`, `(?iu)\p{Lu}{2,3}$`, `\Qa\E\u00e9`} {
		f.Add(`<srx><languagerule languagerulename="a"><rule><beforebreak>`+pattern+`</beforebreak></rule></languagerule><languagemap languagepattern=".*" languagerulename="a"/></srx>`, "abc abbc éé AB")
	}
	f.Fuzz(func(t *testing.T, file, text string) {
		if len(file) > 4096 || len(text) > 256 {
			return
		}
		x, err := Read("fuzz.srx", strings.NewReader(file))
		if err != nil {
			return
		}
		last := 0
		x.For("en", true).Judge(text, func(v Verdict) {
			if v.At <= last || v.At >= len(text) || v.Rule == nil {
				t.Fatalf("%+v after %d of %d", v, last, len(text))
			}
			last = v.At
		})
	})
}
