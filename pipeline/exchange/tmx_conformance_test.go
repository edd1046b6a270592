package exchange

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// What the versions of TMX and the tools that write it have of their own.
func TestReadTMX_Conformance(t *testing.T) {
	unit := func(attrs, inner, source, target string) string {
		return `<tu ` + attrs + `>` + inner + `<tuv xml:lang="en"><seg>` + source + `</seg></tuv><tuv xml:lang="de"><seg>` + target + `</seg></tuv></tu>`
	}
	whole := func(version, doctype, body string) string {
		return `<?xml version="1.0" encoding="UTF-8" ?>` + "\n" + doctype + `<tmx version="` + version + `"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext" o-encoding="UTF-8">
<note>of the file</note><prop type="x-a">b</prop><ude name="MacRoman" base="Macintosh"><map unicode="#xF8FF" code="#xF0"/></ude></header>
<body>` + body + `</body></tmx>`
	}
	base := pipeline.Unit{From: language.English, To: language.German, Source: "a", Target: "b", Key: "m.tmx#1", State: pipeline.Translated}
	with := func(change func(*pipeline.Unit)) pipeline.Unit {
		u := base
		change(&u)
		return u
	}
	day := time.Date(2024, 2, 29, 23, 59, 58, 0, time.UTC)
	for _, c := range []struct {
		name, file string
		want       pipeline.Unit
	}{
		{"1.1: lang without a prefix", whole("1.1", "", `<tu><tuv lang="EN"><seg>a</seg></tuv><tuv lang="DE"><seg>b</seg></tuv></tu>`), base},
		{"1.2: a document type that names a file", whole("1.2", `<!DOCTYPE tmx SYSTEM "tmx12.dtd">`, unit("", "", "a", "b")), base},
		{"1.3: a public document type", whole("1.3", `<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "tmx13.dtd">`, unit("", "", "a", "b")), base},
		{"1.4: a document type within the file", whole("1.4", "<!DOCTYPE tmx [\n<!-- > ] -->\n<!ELEMENT tmx (header,body)>\n<!ENTITY lt \"&#38;#60;\">\n<!ATTLIST x y CDATA \"]>\">\n<?x ]> ?>]>\n", unit("", "", "a", "b")), base},
		{"1.4b: a type's entities are never read", whole("1.4", `<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y "z">]>`, unit("", "", "a", "b")), base},
		{"an element for each kind of code", whole("1.4", "", unit("", "",
			`<bpt i="1" x="1" type="bold">{\b </bpt>a<ept i="1">}</ept><ph x="2" type="index-mark">{<sub>an entry</sub>}</ph><it pos="begin" x="3" type="italic">{\i </it><hi x="4" type="ulined">u</hi><ut x="5">\par</ut>`,
			`<bpt i="9" x="1" type="bold">{\b </bpt>b<ept i="9">}</ept><ph x="2">{}</ph><it pos="begin" x="3">{\i </it><hi x="4">u</hi><ut x="5">\par</ut>`)),
			with(func(u *pipeline.Unit) {
				u.Source, u.Target = "<b1>a</b1><x2/><i3><u4>u</u4><x5/>", "<b1>b</b1><x2/><i3><u4>u</u4><x5/>"
			})},
		{"who and when, of the text before the unit", whole("1.4", "", `<tu tuid="7" creationdate="20200101T000000Z" creationid="ann"><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de" changedate="20240229T235958Z" changeid="bob"><seg>b</seg></tuv></tu>`),
			with(func(u *pipeline.Unit) { u.Key, u.By, u.Changed = "m.tmx#7", "bob", day })},
		{"a date of the unit alone", whole("1.4", "", unit(`creationdate="20240229T235958Z" lastusagedate="20250101T000000Z" usagecount="7"`, "<note>n</note>", "a", "b")),
			with(func(u *pipeline.Unit) { u.Changed = day })},
		{"a date without a zone", whole("1.4", "", unit(`changedate="20240229T235958"`, "", "a", "b")), with(func(u *pipeline.Unit) { u.Changed = day })},
		{"a date of another zone", whole("1.4", "", unit(`changedate="20240301T005958+0100"`, "", "a", "b")), with(func(u *pipeline.Unit) { u.Changed = day })},
		{"a date that is none", whole("1.4", "", unit(`changedate="20240231T235958Z"`, "", "a", "b")), base},
		{"memoQ's neighbours", whole("1.4", "", unit("", `<prop type="x-context-pre">&lt;seg&gt;before&lt;/seg&gt;</prop><prop type="x-context-post">&lt;seg&gt;after&lt;/seg&gt;</prop>`, "a", "b")),
			with(func(u *pipeline.Unit) { u.Prev, u.Next = "before", "after" })},
		{"OmegaT's neighbours", whole("1.1", "", unit("", `<prop type="file">a.html</prop><prop type="prev">before</prop><prop type="next">after</prop>`, "a", "b")),
			with(func(u *pipeline.Unit) { u.Prev, u.Next = "before", "after" })},
		{"Trados: signed off", whole("1.4", "", unit("", `<prop type="x-ConfirmationLevel">ApprovedSignOff</prop>`, "a", "b")), with(func(u *pipeline.Unit) { u.State = pipeline.Final })},
		{"Trados: a draft", whole("1.4", "", unit("", `<prop type="x-ConfirmationLevel">Draft</prop>`, "a", "b")), with(func(u *pipeline.Unit) { u.State = pipeline.Draft })},
		{"a machine's, accepted by a person", whole("1.4", "", unit("", `<prop type="x-Origin">MachineTranslation</prop><prop type="x-ConfirmationLevel">Translated</prop>`, "a", "b")), base},
		{"a machine's", whole("1.4", "", unit("", `<prop type="x-origin">MT</prop>`, "a", "b")), with(func(u *pipeline.Unit) { u.State = pipeline.Draft })},
		{"a machine's by its author", whole("1.4", "", unit(`creationid="MT!"`, "", "a", "b")), with(func(u *pipeline.Unit) { u.State, u.By = pipeline.Draft, "MT!" })},
		{"a key without an id", whole("1.4", "", unit("", `<prop type="x-segment-key">clinic/a#k1</prop>`, "a", "b")), with(func(u *pipeline.Unit) { u.Key = "clinic/a#k1" })},
		{"a prefix before every name", `<tmx xmlns:t="urn:x"><header srclang="en"/><body><tu><t:tuv xml:lang="en"><t:seg>a</t:seg></t:tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu></body></tmx>`, base},
		{"line ends of all systems", whole("1.4", "", unit("", "", "a\r\nb\rc", "a\nb")), with(func(u *pipeline.Unit) { u.Source, u.Target = "a\nb\nc", "a\nb" })},
		{"UTF-16 declared, UTF-8 written", strings.Replace(whole("1.4", "", unit("", "", "é", "b")), "UTF-8", "UTF-16", 1), with(func(u *pipeline.Unit) { u.Source = "é" })},
	} {
		t.Run(c.name, func(t *testing.T) {
			units, refused, err := readAll(strings.NewReader(c.file))
			if err != nil || refused != nil || !slices.Equal(units, []pipeline.Unit{c.want}) {
				t.Fatalf("got  %+v\nwant %+v\n%v %v", units, c.want, refused, err)
			}
			for _, p := range Profiles {
				var b bytes.Buffer
				if err := WriteTMX(&b, each(units), TMXHeader{Profile: p}); err != nil {
					t.Fatal(err)
				}
				again, _, err := readAll(&b)
				if err != nil || !slices.Equal(again, units) {
					t.Errorf("%s: wrote %+v, read %+v, %v", p, units, again, err)
				}
			}
		})
	}
}

func TestReadTMX_AnEntityRefusesItsUnitAlone(t *testing.T) {
	bomb := `<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + "\n" + `<tmx><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>&b;</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu></body></tmx>`
	units, refused, err := readAll(strings.NewReader(bomb))
	if err != nil || len(units) != 1 || len(refused) != 1 || !strings.Contains(refused[0], "m.tmx:3: unit 1 was left out: its XML is broken: &b; stands for nothing here") {
		t.Errorf("%+v %q %v", units, refused, err)
	}
}

func TestWriteTMX_ForOmegaT(t *testing.T) {
	u := pipeline.Unit{From: language.English, To: language.German, Source: "<b1>a</b1>", Target: "<b1>b</b1>", Key: "c/a#k1", Prev: "x"}
	var b bytes.Buffer
	if err := WriteTMX(&b, each([]pipeline.Unit{u}), TMXHeader{Source: language.English, Version: "1.2", Profile: OmegaTProfile}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`creationtool="OmegaT"`, `<bpt i="1" x="1" type="bold">&lt;b1&gt;</bpt>`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("without %s: %s", want, b.String())
		}
	}
	for _, name := range []string{"file", "id", "path", "prev", "next"} { // they would make an alternative translation of it
		if strings.Contains(b.String(), `<prop type="`+name+`">`) {
			t.Errorf("a property %s: %s", name, b.String())
		}
	}
}
