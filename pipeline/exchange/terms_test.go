package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

// tbxTerms reads a whole TBX file into entries, and errors as text.
func tbxTerms(r io.Reader, from language.Tag, to ...language.Tag) (terms []pipeline.Term, refused []string, fatal error) {
	for c, err := range ReadTBX(r, "t.tbx") {
		var some []pipeline.Term
		if err == nil {
			some, err = c.Pairs(from, to)
		}
		var one *Refused
		switch {
		case errors.As(err, &one):
			refused = append(refused, one.Error())
		case err != nil:
			fatal = err
		default:
			terms = append(terms, some...)
		}
	}
	return terms, refused, fatal
}

func show(terms []pipeline.Term) string {
	var b strings.Builder
	for _, t := range terms {
		fmt.Fprintf(&b, "%s>%s %s=%s %s", t.From, t.To, t.Source, t.Target, t.Status)
		if t.Note != "" {
			fmt.Fprintf(&b, " (%s)", t.Note)
		}
		if t.Exact {
			b.WriteString(" in this case")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestReadTBX_Conformance(t *testing.T) {
	v2 := func(body string) string {
		return `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>
` + body + `
</body></text></martif>`
	}
	for _, c := range []struct{ name, file, want string }{
		{"version 2 with tig", v2(`<termEntry id="1"><descrip type="subjectField">biology</descrip><langSet xml:lang="en"><tig><term>cell</term></tig></langSet>
			<langSet xml:lang="de-DE"><tig><term>Zelle</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>f.</note></tig>
			<tig><term>Zellchen</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>`),
			"en>de-DE cell=Zelle approved (biology; f.)\nen>de-DE cell=Zellchen deprecated (biology)\n"},
		{"version 2 with ntig, word by word", v2(`<termEntry><langSet xml:lang="en"><ntig><termGrp><term>stem
			cell</term><termNoteGrp><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termNoteGrp><termCompList type="word"><termComp>stem</termComp></termCompList></termGrp></ntig></langSet>
			<langSet xml:lang="cs"><ntig><termGrp><term>kmenová buňka </term></termGrp></ntig></langSet><langSet xml:lang="cs"><ntig><termGrp><term>mateřská buňka</term></termGrp></ntig></langSet></termEntry>`),
			"en>cs stem cell=kmenová buňka approved\nen>cs stem cell=mateřská buňka approved\n"},
		{"notes around terms", v2(`<termEntry><descripGrp><descrip type="definition">what lives</descrip><admin type="source">x</admin></descripGrp><langSet xml:lang="en"><descrip type="definition">of life</descrip><tig><term>cell</term></tig></langSet><langSet xml:lang="fr"><tig><term>cellule</term><descrip type="context">une cellule</descrip><transacGrp><transac type="x">y</transac></transacGrp></tig></langSet></termEntry>`),
			"en>fr cell=cellule approved (what lives; of life; une cellule)\n"},
		{"words of other tools", v2(`<termEntry><descrip type="Translation needed">No</descrip><langSet xml:lang="en"><tig><term>SYS_1</term></tig></langSet><langSet xml:lang="fr"><tig><term>SYS_1</term></tig></langSet></termEntry>
			<termEntry><langSet xml:lang="en"><tig><term>bus</term><termNote type="administrativeStatus">obsolete</termNote></tig></langSet><langSet xml:lang="fr"><tig><term>bus</term><termNote type="administrativeStatus">obsolete</termNote></tig><tig><term>car</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet></termEntry>`),
			"en>und SYS_1= do-not-translate\nen>fr bus=bus deprecated\nen>fr bus=car forbidden\n"},
		{"version 3, categories as attributes", `<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
			<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>cell</term></termSec></langSec><langSec xml:lang="ja"><termSec><term>細胞</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>`,
			"en>ja cell=細胞 deprecated\n"},
		{"version 3, categories as elements", `<tbx style="dct" type="TBX-Basic" xml:lang="de" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/><text><body>
			<conceptEntry id="c1"><min:subjectField>biology</min:subjectField><langSec xml:lang="en"><basic:definition>of life</basic:definition><termSec><term>cell</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec><langSec xml:lang="de"><termSec><term>Zelle</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`,
			"de>en Zelle=cell approved (biology; of life)\n"},
		{"TBX-Min of its own vocabulary", `<?xml version="1.0"?>
			<TBX dialect="TBX-Min"><header><id>x</id><languages source="de" target="en"/></header><body>
			<entry id="c1"><subjectField>biology</subjectField><langGroup xml:lang="en"><termGroup><term>cell</term><note>of life</note><termStatus>preferred</termStatus></termGroup><termGroup><term>cella</term><termStatus>obsolete</termStatus></termGroup></langGroup><langGroup xml:lang="de"><termGroup><term>Zelle</term><partOfSpeech>noun</partOfSpeech></termGroup></langGroup></entry></body></TBX>`,
			"de>en Zelle=cell approved (biology; of life)\nde>en Zelle=cella deprecated (biology)\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms, refused, err := tbxTerms(strings.NewReader(c.file), language.Und)
			if got := show(terms); got != c.want || refused != nil || err != nil {
				t.Errorf("got  %swant %s%v %v", got, c.want, refused, err)
			}
		})
	}
}

func TestReadTBX_OneBadConceptLeavesTheOthers(t *testing.T) {
	file := `<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="a"><langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>
<termEntry id="b"><langSet xml:lang="en"><tig><term>b</term></langSet></termEntry>
<termEntry id="c"><langSet xml:lang="xx-??"><tig><term>c</term></tig></langSet></termEntry>
<termEntry id="d"><langSet xml:lang="fr"><tig><term>d</term></tig></langSet><langSet xml:lang="de"><tig><term>d</term></tig></langSet></termEntry>
<termEntry id="e"></termEntry>
<termEntry id="f"><langSet xml:lang="en">` + strings.Repeat("<tig><term>f</term></tig>", 201) + `</langSet></termEntry>
<termEntry id="g"><langSet xml:lang="en"><tig><term>g</term></tig></langSet><langSet xml:lang="de"><tig><term>G</term></tig></langSet><langSet xml:lang="fr"><tig><term>H</term></tig></langSet></termEntry>
</body></text></martif>`
	terms, refused, err := tbxTerms(strings.NewReader(file), language.English, language.German)
	want := []string{
		"t.tbx:2: concept a was left out: it has no translation",
		"t.tbx:3: concept b was left out: its XML is broken: </langSet> ends what is not open there",
		`t.tbx:4: concept c was left out: "xx-??" is no language`,
		"t.tbx:5: concept d was left out: it has no term in en",
		"t.tbx:6: concept e was left out: it has no term",
		"t.tbx:7: concept f was left out: it has more than 200 terms",
	}
	if show(terms) != "en>de g=G approved\n" || !slices.Equal(refused, want) || err != nil {
		t.Errorf("%s%s\n%v", show(terms), strings.Join(refused, "\n"), err)
	}
	if _, _, err := tbxTerms(strings.NewReader("<html/>"), language.Und); err == nil || !strings.Contains(err.Error(), "it is no TBX file") {
		t.Errorf("got %v", err)
	}
}

func glossary(seq func(func(pipeline.Term, error) bool)) (terms []pipeline.Term, problems []string) {
	for t, err := range seq {
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		terms = append(terms, t)
	}
	return terms, problems
}

func TestReadGlossaries(t *testing.T) {
	enDe := GlossaryOptions{From: language.English, To: language.German}
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("cell\t细胞\t生物\r\n")
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("cell\tZelle")
	for _, c := range []struct {
		name, text string
		csv        bool
		o          GlossaryOptions
		want       string
	}{
		{"OmegaT", "# comment\ncell\tZelle\tBiologie\textra\n\n \"quoted\"\tx\n", false, enDe, "en>de cell=Zelle approved (Biologie; extra)\nen>de \"quoted\"=x approved\n"},
		{"OmegaT in the charset of the system", gb, false, GlossaryOptions{From: language.English, To: language.Chinese}, "en>zh cell=细胞 approved (生物)\n"},
		{"OmegaT in a charset that is named", "cell\tZ\xe9\n", false, GlossaryOptions{From: language.English, To: language.German, Charset: "iso-8859-1"}, "en>de cell=Zé approved\n"},
		{"OmegaT in Windows' western charset", "cell\tZ\xe9\n", false, enDe, "en>de cell=Zé approved\n"},
		{"UTF-16", utf16, false, enDe, "en>de cell=Zelle approved\n"},
		{"CSV of OmegaT", "\ufeffcell,Zelle,\"a, b\"\n\"the \"\"c\"\"\",x\n", true, enDe, "en>de cell=Zelle approved (a, b)\nen>de the \"c\"=x approved\n"},
		{"DeepL with languages", "cell,Zelle,EN,de\ncell,cellule,en,fr\n", true, GlossaryOptions{}, "en>de cell=Zelle approved\nen>fr cell=cellule approved\n"},
		{"semicolons and a comma", "cell;Zelle;of life, not of bars\n", true, enDe, "en>de cell=Zelle approved (of life, not of bars)\n"},
		{"semicolons", "cell;Zelle\n", true, enDe, "en>de cell=Zelle approved\n"},
	} {
		read := ReadTabGlossary
		if c.csv {
			read = ReadCSVGlossary
		}
		terms, problems := glossary(read(strings.NewReader(c.text), "g.txt", c.o))
		if show(terms) != c.want || problems != nil {
			t.Errorf("%s: got %swant %s%v", c.name, show(terms), c.want, problems)
		}
	}
	_, problems := glossary(ReadTabGlossary(strings.NewReader("a\tb\nalone\n\tc\nd\t\n"), "g.txt", enDe))
	want := []string{"g.txt:2: line 2 was left out: it has no translation", "g.txt:3: line 3 was left out: it has no term", "g.txt:4: line 4 was left out: it has no translation"}
	if !slices.Equal(problems, want) {
		t.Errorf("%q", problems)
	}
	if _, problems := glossary(ReadTabGlossary(strings.NewReader("a\tb"), "g.txt", GlossaryOptions{})); len(problems) != 1 || !strings.Contains(problems[0], "does not say its languages") {
		t.Errorf("%q", problems)
	}
}

func TestSniffTerms(t *testing.T) {
	for text, want := range map[string]TermFormat{
		"\ufeff<?xml version='1.0'?><martif>": TermsTBX,
		"\xff\xfe<\x00m\x00":                  TermsTBX,
		"# ours\nsource,from,target,to\n":     TermsCSV,
		"note;to;target;from;source\n":        TermsCSV,
		"# a\ncell\tZelle, f.\n":              TermsTab,
		"cell,Zelle\n":                        DeepLCSV,
		"":                                    TermsTab,
	} {
		if got := SniffTerms([]byte(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWriteTerms_Bytes(t *testing.T) {
	en, de := language.English, language.German
	terms := []pipeline.Term{
		{Source: "cell", Target: "Zelle", From: en, To: de, Status: pipeline.Approved, Note: "a\tb"},
		{Source: "cell", Target: "Zellchen", From: en, To: de, Status: pipeline.Forbidden},
		{Source: "IL-10", From: en, Status: pipeline.DoNotTranslate},
		{Source: "#1, a", Target: "x \"y\"", From: en, To: de, Status: pipeline.Approved},
	}
	var b bytes.Buffer
	if left, err := WriteTabGlossary(&b, terms); left != 1 || err != nil || b.String() != "cell\tZelle\ta b\nIL-10\tIL-10\n #1, a\tx \"y\"\n" {
		t.Errorf("%d %v %q", left, err, b.String())
	}
	b.Reset()
	if left, err := WriteDeepL(&b, append(terms, terms[0]), ','); left != 2 || err != nil || b.String() != "cell,Zelle\nIL-10,IL-10\n\"#1, a\",\"x \"\"y\"\"\"\n" {
		t.Errorf("%d %v %q", left, err, b.String())
	}
	b.Reset()
	if err := WriteTBX(&b, terms[:3], 2); err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>Wordferry</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1">
<langSet xml:lang="en"><tig><term>cell</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Zelle</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>a	b</note></tig><tig><term>Zellchen</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
</termEntry>
<termEntry id="c2">
<descrip type="Translation needed">No</descrip>
<langSet xml:lang="en"><tig><term>IL-10</term></tig></langSet>
</termEntry>
</body></text>
</martif>
`
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

func TestTBX_ComesBackAsItWas(t *testing.T) {
	text := rapid.StringMatching(`[a-zé字&<>"']{1,6}`)
	rapid.Check(t, func(t *rapid.T) {
		version := TBXVersion(rapid.IntRange(2, 3).Draw(t, "version"))
		var terms []pipeline.Term
		for range rapid.IntRange(1, 6).Draw(t, "n") {
			term := pipeline.Term{Source: text.Draw(t, "source"), Target: text.Draw(t, "target"), From: language.English,
				To:     rapid.SampledFrom([]language.Tag{language.German, language.Japanese, language.BrazilianPortuguese}).Draw(t, "to"),
				Status: rapid.SampledFrom([]pipeline.TermStatus{pipeline.Approved, pipeline.Deprecated, pipeline.Forbidden, pipeline.DoNotTranslate}).Draw(t, "status")}
			if term.Status == pipeline.DoNotTranslate {
				term.Target, term.To = "", language.Und
			}
			term.Exact = rapid.Bool().Draw(t, "exact")
			if rapid.IntRange(0, 3).Draw(t, "back") == 0 && term.To != language.Und {
				term.From, term.To = term.To, term.From
			}
			terms = append(terms, term)
		}
		var b bytes.Buffer
		if err := WriteTBX(&b, terms, version); err != nil {
			t.Fatal(err)
		}
		got, refused, err := tbxTerms(bytes.NewReader(b.Bytes()), language.Und)
		sorted := func(terms []pipeline.Term) string {
			lines := strings.Split(show(terms), "\n")
			slices.Sort(lines)
			return strings.Join(slices.Compact(lines), "\n")
		}
		if sorted(got) != sorted(terms) || refused != nil || err != nil {
			t.Fatalf("%s\nwrote %s\nread %s\n%v %v", b.String(), sorted(terms), sorted(got), refused, err)
		}
	})
}

func FuzzReadTBX(f *testing.F) {
	f.Add([]byte(`<martif xml:lang="en"><text><body><termEntry id="1"><descrip type="definition">d</descrip><langSet xml:lang="en"><tig><term>a</term></tig></langSet><langSet xml:lang="de"><ntig><termGrp><term>b</term><termNote type="administrativeStatus">forbidden</termNote></termGrp></ntig></langSet></termEntry>`))
	f.Add([]byte(`<tbx style="dct"><conceptEntry><langSec xml:lang="en"><termSec><term>a</term><x:administrativeStatus>deprecatedTerm-admn-sts</x:administrativeStatus></termSec></langSec><langSec xml:lang="fr"><termSec><term/></termSec></langSec></conceptEntry></tbx>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		terms, _, _ := tbxTerms(bytes.NewReader(b), language.Und)
		var out bytes.Buffer
		if err := WriteTBX(&out, terms, 2); err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(&out)
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("what was read is written as broken XML: %v", err)
			}
		}
	})
}

func FuzzReadGlossary(f *testing.F) {
	f.Add("# c\na\tb\tc\n", false)
	f.Add("a,\"b\",en,de\n", true)
	f.Add("\xff\xfea\x00\t\x00b\x00", false)
	f.Fuzz(func(t *testing.T, text string, csv bool) {
		SniffTerms([]byte(text))
		o := GlossaryOptions{From: language.English, To: language.Chinese}
		read, again := ReadTabGlossary, bytes.Buffer{}
		if csv {
			read = ReadCSVGlossary
		}
		terms, _ := glossary(read(strings.NewReader(text), "g", o))
		left, err := WriteTabGlossary(&again, terms)
		if err != nil || left != 0 {
			t.Fatal(left, err)
		}
		for _, term := range terms {
			if inTab(term.Source) == "" || inTab(term.Target) == "" {
				t.Fatalf("an empty term of %q", text)
			}
		}
		if back, problems := glossary(ReadTabGlossary(&again, "g", o)); len(back) != len(terms) {
			t.Fatalf("%d terms of %q, %d came back: %q", len(terms), text, len(back), problems)
		}
	})
}
