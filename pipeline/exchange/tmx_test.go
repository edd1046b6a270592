package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// readAll returns the units of a TMX file, and its errors as text.
func readAll(r io.Reader) (units []pipeline.Unit, refused []string, fatal error) {
	for u, err := range ReadTMX(r, "m.tmx") {
		var one *Refused
		switch {
		case errors.As(err, &one):
			refused = append(refused, one.Error())
		case err != nil:
			fatal = err
		default:
			units = append(units, u)
		}
	}
	return units, refused, fatal
}

func file(header, body string) string {
	return `<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="x" ` + header + `/>
<body>
` + body + `
</body>
</tmx>
`
}

func brief(units []pipeline.Unit) string {
	var b strings.Builder
	for _, u := range units {
		fmt.Fprintf(&b, "%s>%s %s = %s\n", u.From, u.To, u.Source, u.Target)
	}
	return b.String()
}

func TestReadTMX_Languages(t *testing.T) {
	three := `<tu><tuv xml:lang="EN-US"><seg>one</seg></tuv><tuv lang="de"><seg>eins</seg></tuv><tuv xml:lang="zh_CN"><seg>一</seg></tuv></tu>`
	cases := []struct{ name, header, body, want string }{
		{"by the header", `srclang="de"`, three, "de>en-US eins = one\nde>zh-CN eins = 一\n"},
		{"a region apart", `srclang="en"`, three, "en-US>de one = eins\nen-US>zh-CN one = 一\n"},
		{"all", `srclang="*all*"`, three, "en-US>de one = eins\nen-US>zh-CN one = 一\nde>en-US eins = one\nde>zh-CN eins = 一\nzh-CN>en-US 一 = one\nzh-CN>de 一 = eins\n"},
		{"by the unit", `srclang="de"`, strings.Replace(three, "<tu>", `<tu srclang="zh-CN">`, 1), "zh-CN>en-US 一 = one\nzh-CN>de 一 = eins\n"},
		{"two targets of a language", `srclang="en"`, `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv><tuv xml:lang="de"><seg>c</seg></tuv></tu>`, "en>de a = b\nen>de a = c\n"},
		{"an empty target", `srclang="en"`, `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg/></tuv><tuv xml:lang="fr"><seg>c</seg></tuv></tu>`, "en>fr a = c\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			units, refused, err := readAll(strings.NewReader(file(c.header, c.body)))
			if brief(units) != c.want || refused != nil || err != nil {
				t.Errorf("got %s%v %v", brief(units), refused, err)
			}
		})
	}
}

func TestReadTMX_Codes(t *testing.T) {
	cases := []struct{ name, source, target, want string }{
		{
			"our own", `<bpt i="2" x="2" type="bold">&lt;b2&gt;</bpt>a<ept i="2">&lt;/b2&gt;</ept><ph x="1">&lt;br1/&gt;</ph>`, `<ph x="1">&lt;br1/&gt;</ph>A`,
			"<b2>a</b2><br1/> = <br1/>A",
		},
		{
			"by x", `<bpt i="1" x="1" type="bold">{b}</bpt>a<ept i="1">{/b}</ept> <bpt i="2" x="2" type="bold">{b}</bpt>c<ept i="2">{/b}</ept>`,
			`<bpt i="1" x="2" type="bold">{b}</bpt>C<ept i="1">{/b}</ept> <bpt i="2" x="1" type="bold">{b}</bpt>A<ept i="2">{/b}</ept>`,
			"<b1>a</b1> <b2>c</b2> = <b2>C</b2> <b1>A</b1>",
		},
		{
			"by name without x", `<bpt i="1">&lt;em class="x"&gt;</bpt>a<ept i="1">&lt;/em&gt;</ept><ph>&lt;img src="y"/&gt;</ph>`, `<ph>&lt;img src="y"/&gt;</ph><bpt i="7">&lt;em&gt;</bpt>A<ept i="7">&lt;/em&gt;</ept>`,
			"<em1>a</em1><img2/> = <img2/><em1>A</em1>",
		},
		{"nobody knows what", `<bpt i="1">{1}</bpt>a<ept i="1">{2}</ept><ut>\par</ut>`, `<ut>\par</ut><bpt i="1">{1}</bpt>A<ept i="1">{2}</ept>`, "<g1>a</g1><x2/> = <x2/><g1>A</g1>"},
		{"highlighted text", `<hi type="italic">a <hi type="link">b</hi></hi>`, `<hi type="link">B</hi> <hi type="italic">A</hi>`, "<i1>a <a2>b</a2></i1> = <a2>B</a2> <i1>A</i1>"},
		{"isolated", `<it pos="begin" type="bold">{b}</it>a`, `A<it pos="end" type="bold">{/b}</it>`, "<b1>a = A</b2>"},
		{"nested pairs with their ends crossed", `<bpt i="1" type="bold"/><bpt i="2" type="italic"/>a<ept i="1"/><ept i="2"/>`, `A`, "<b1><i2>a</b1></i2> = A"},
		{"a sub-flow is not text", `a<ph type="x-code">&lt;code&gt;<sub>title</sub></ph>`, `A`, "a<code1/> = A"},
		{"OmegaT level 1", `&lt;b1&gt;a&lt;/b1&gt;`, `&lt;b1&gt;A&lt;/b1&gt;`, "<b1>a</b1> = <b1>A</b1>"},
		{"references and CDATA", `a &amp; &#x4e00; <![CDATA[<x> </tu>]]> <!-- </tu> -->b`, `A`, "a & 一 <x> </tu> b = A"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			body := `<tu><tuv xml:lang="en"><seg>` + c.source + `</seg></tuv><tuv xml:lang="de"><seg>` + c.target + `</seg></tuv></tu>`
			units, refused, err := readAll(strings.NewReader(file(`srclang="en"`, body)))
			if len(units) != 1 || units[0].Source+" = "+units[0].Target != c.want || refused != nil || err != nil {
				t.Errorf("got %s%v %v", brief(units), refused, err)
			}
		})
	}
}

func TestReadTMX_KeyContextAndAuthor(t *testing.T) {
	body := `<tu tuid="clinic/a#k1" creationid="ann" changeid="bob"><prop type="x-context-pre">before &amp; all</prop><prop type="x-state">final</prop><prop type="other">x</prop>
<tuv xml:lang="en"><prop type="x-context-post">after</prop><seg>a</seg></tuv><tuv xml:lang="de" creationid="eve"><seg>b</seg></tuv></tu>
<tu tuid="7"><tuv xml:lang="en"><seg>c</seg></tuv><tuv xml:lang="de"><seg>d</seg></tuv></tu>
<tu creationid="ann"><tuv xml:lang="en"><seg>e</seg></tuv><tuv xml:lang="de"><seg>f</seg></tuv></tu>`
	units, _, err := readAll(strings.NewReader(file(`srclang="en"`, body)))
	pair := pipeline.Unit{From: language.English, To: language.German, State: pipeline.Translated}
	want := []pipeline.Unit{pair, pair, pair}
	want[0].Source, want[0].Target, want[0].Key, want[0].By, want[0].State = "a", "b", "clinic/a#k1", "eve", pipeline.Final
	want[0].Prev, want[0].Next = "before & all", "after"
	want[1].Source, want[1].Target, want[1].Key = "c", "d", "m.tmx#7"
	want[2].Source, want[2].Target, want[2].Key, want[2].By = "e", "f", "m.tmx#3", "ann"
	if !slices.Equal(units, want) || err != nil {
		t.Errorf("got %+v, %v", units, err)
	}
}

func TestReadTMX_RefusedUnitsDoNotStopTheOthers(t *testing.T) {
	good := `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>` + "\n"
	deep := strings.Repeat("<x>", 100_000) + strings.Repeat("</x>", 100_000)
	cases := []struct{ name, bad, why string }{
		{"no source", `<tu><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "no text in its source language en"},
		{"no translation", `<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>`, "no translation"},
		{"empty source", `<tu><tuv xml:lang="en"><seg> </seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "source text is empty"},
		{"no language", `<tu><tuv><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "does not say its language"},
		{"not a language", `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="???"><seg>b</seg></tuv></tu>`, `"???" is no language`},
		{"broken XML", `<tu><tuv xml:lang="en"><seg>a < b & c</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "XML is broken"},
		{"a control character", `<tu><tuv xml:lang="en"><seg>a&#x1f;</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "XML is broken"},
		{"an entity nobody declared", `<tu><tuv xml:lang="en"><seg>&lol9;</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "XML is broken"},
		{"no end", `<tu><tuv xml:lang="en"><seg>a</seg></tuv>`, "has no end"},
		{"tags crossed", `<tu><tuv xml:lang="en"><seg>a</tuv></seg></tu>`, "XML is broken"},
		{"too long", `<tu><tuv xml:lang="en"><seg>` + strings.Repeat("long ", maxUnit/5) + `</seg></tuv></tu>`, "more than 1 MiB"},
		{"too deep", `<tu>` + deep + `</tu>`, "nested more than 256 deep"},
		{"highlighted too deep", `<tu><tuv xml:lang="en"><seg>` + strings.Repeat("<hi>", 300) + strings.Repeat("</hi>", 300) + `</seg></tuv></tu>`, "nested more than 256 deep"},
		{"an unknown tag in a text", `<tu><tuv xml:lang="en"><seg>a<b>c</b></seg></tuv></tu>`, "a <b> in its text"},
		{"too many languages", `<tu>` + strings.Repeat(`<tuv xml:lang="en"><seg>a</seg></tuv>`, 65) + `</tu>`, "more than 64 languages"},
		{"too many codes", `<tu><tuv xml:lang="en"><seg>` + strings.Repeat(`<ph>x</ph>`, 1001) + `</seg></tuv></tu>`, "more than 1000 codes"},
		{"unknown state", `<tu><prop type="x-state">odd</prop><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`, "unknown state"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			units, refused, err := readAll(strings.NewReader(file(`srclang="en"`, good+"<!-- a comment\n<tu> -->"+good+c.bad+"\n"+good)))
			if brief(units) != strings.Repeat("en>de a = b\n", 3) || err != nil {
				t.Errorf("units %d, %v", len(units), err)
			}
			if len(refused) != 1 || !strings.Contains(refused[0], c.why) || !strings.HasPrefix(refused[0], "m.tmx:9: unit 3 was left out: ") {
				t.Errorf("refused: %.300q", refused)
			}
		})
	}
}

func TestReadTMX_ASourceLanguageThatNobodySays(t *testing.T) {
	_, refused, err := readAll(strings.NewReader(file("", `<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>`)))
	if len(refused) != 1 || !strings.Contains(refused[0], "source language (srclang)") || err != nil {
		t.Errorf("%q, %v", refused, err)
	}
}

func TestReadTMX_UnreadableFiles(t *testing.T) {
	cases := []struct{ name, text, where, why string }{
		{"empty", "", "m.tmx:1", "no <tmx>"},
		{"something else", "<html>\n<tu>x</tu></html>", "m.tmx:2", "does not begin with <tmx>"},
		{"no markup", strings.Repeat("nothing\n", 9), "m.tmx:10", "no <tmx>"},
		{"no header", "<tmx>\n<body><tu></tu></body></tmx>", "m.tmx:2", "no header"},
		{"broken header", "<tmx><header srclang=en/><body></body></tmx>", "m.tmx:1", "header cannot be read"},
		{"cut off", "<tmx><header srclang='en'/>\n<body><tu></tu>\n", "m.tmx:3", "cut off"},
		{"a document type without end", "<!DOCTYPE tmx [" + strings.Repeat("<!ELEMENT a ANY>", 100_000), "m.tmx:1", "too long"},
		{"unknown encoding", `<?xml version="1.0" encoding="klingon"?><tmx/>`, "m.tmx:1", "encoding klingon is unknown"},
		{"a header without end", "<tmx><header " + strings.Repeat("a='b' ", 100_000) + "/>", "m.tmx:1", "too long"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := readAll(strings.NewReader(c.text))
			var f *pipeline.Fault
			if !errors.As(err, &f) || f.Where != c.where || f.Code != pipeline.Invalid || !strings.Contains(f.Msg, c.why) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestReadTMX_Encodings(t *testing.T) {
	text := file(`srclang="en"`, `<tu><tuv xml:lang="en"><seg>naïve</seg></tuv><tuv xml:lang="de"><seg>naïv</seg></tuv></tu>`)
	named := func(name string) string { return strings.Replace(text, `"1.0"`, `"1.0" encoding="`+name+`"`, 1) }
	cases := []struct {
		name, text string
		e          encoding.Encoding
	}{
		{"UTF-8", text, encoding.Nop},
		{"UTF-8 with mark", text, unicode.UTF8BOM},
		{"UTF-16 little", named("UTF-16"), unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16 big", named("utf-16"), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 little without mark", named("UTF-16"), unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"UTF-16 big without mark", named("UTF-16BE"), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"Latin 1", named("ISO-8859-1"), charmap.ISO8859_1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b, err := c.e.NewEncoder().String(c.text)
			if err != nil {
				t.Fatal(err)
			}
			units, refused, err := readAll(strings.NewReader(b))
			if brief(units) != "en>de naïve = naïv\n" || refused != nil || err != nil {
				t.Errorf("got %s%v %v", brief(units), refused, err)
			}
		})
	}
}

// endless gives the same unit again and again.
type endless struct {
	head, unit string
	times      int
	left       string
}

func (e *endless) Read(b []byte) (int, error) {
	if e.left == "" {
		if e.head != "" {
			e.left, e.head = e.head, ""
		} else if e.times > 0 {
			e.left, e.times = e.unit, e.times-1
		} else {
			return 0, io.EOF
		}
	}
	n := copy(b, e.left)
	e.left = e.left[n:]
	return n, nil
}

// A file of 300 MB needs 8.
func TestReadTMX_MemoryDoesNotGrowWithTheFile(t *testing.T) {
	unit := "<tu tuid='1'><tuv xml:lang='en'><seg>" + strings.Repeat("some words ", 90) + "<ph>x</ph></seg></tuv><tuv xml:lang='de'><seg>" + strings.Repeat("einige Wörter ", 60) + "</seg></tuv></tu>\n"
	times := 300<<20/len(unit) + 1
	r := &endless{head: "<tmx><header srclang='en'/><body>\n", times: times, unit: unit}
	count, most := 0, uint64(0)
	for range ReadTMX(r, "m.tmx") {
		if count++; count%10_000 == 0 {
			runtime.GC() // what is no longer used does not count
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if count < times || most > 8<<20 {
		t.Errorf("%d units, %d MB in use", count, most>>20)
	}
}

func TestTMX_ComesBackAsItWas(t *testing.T) {
	words := []string{"a", "Wort", "字", "é", " ", "  ", "\n", "\r", "\t", "&", "<", ">", "\"", "'", "<b1>", "</b1>", "<b1>", "<a2>", "</a2>", "<br3/>", "</i4>", "<i4>", "]]>", "<!--", "<x", "{1}", "😀"}
	text := rapid.Custom(func(t *rapid.T) string {
		return "x" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "words"), "")
	})
	maybe := rapid.OneOf(rapid.Just(""), text)
	tags := rapid.SampledFrom([]language.Tag{language.English, language.German, language.MustParse("zh-Hant-HK"), language.Arabic, language.BrazilianPortuguese})
	unit := rapid.Custom(func(t *rapid.T) pipeline.Unit {
		u := pipeline.Unit{
			From: tags.Draw(t, "from"), To: tags.Draw(t, "to"), Source: text.Draw(t, "source"), Target: text.Draw(t, "target"),
			Prev: maybe.Draw(t, "prev"), Next: maybe.Draw(t, "next"), Key: text.Draw(t, "key") + "#1", By: maybe.Draw(t, "by"), Rules: maybe.Draw(t, "rules"),
			State:   pipeline.State(rapid.IntRange(0, 5).Draw(t, "state")),
			Changed: time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "changed"), 0).UTC(),
		}
		if u.From == u.To {
			u.To = language.Japanese
		}
		return u
	})
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SliceOfN(unit, 0, 5).Draw(t, "units")
		header := TMXHeader{Profile: rapid.SampledFrom(Profiles).Draw(t, "profile")}
		if len(units) > 0 && rapid.Bool().Draw(t, "one source") {
			header.Source = units[0].From
		}
		var b bytes.Buffer
		if err := WriteTMX(&b, each(units), header); err != nil {
			t.Fatal(err)
		}
		got, refused, err := readAll(bytes.NewReader(b.Bytes()))
		if !slices.Equal(got, units) || refused != nil || err != nil {
			t.Fatalf("%s\nwrote %+v\nread  %+v\n%v %v", b.String(), units, got, refused, err)
		}
	})
}

func each(units []pipeline.Unit) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

func TestWriteTMX_Bytes(t *testing.T) {
	u := pipeline.Unit{
		From: language.English, To: language.German, Key: `c/"a"#k1`, By: "anna", State: pipeline.Reviewed, Prev: "Before",
		Changed: time.Date(2026, 11, 22, 20, 9, 10, 0, time.UTC),
		Source:  "Read <b1>this\x01 & <br2/>that</b1></i3>", Target: "<b1>Lies</b1>",
	}
	var b bytes.Buffer
	if err := WriteTMX(&b, each([]pipeline.Unit{u}), TMXHeader{Source: language.English, Version: "1.2"}); err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Wordferry" creationtoolversion="1.2" segtype="sentence" o-tmf="Wordferry" adminlang="en" srclang="en" datatype="html"/>
<body>
<tu tuid="c/&quot;a&quot;#k1">
<prop type="x-context-pre">Before</prop>
<prop type="x-segment-key">c/"a"#k1</prop>
<prop type="x-state">reviewed</prop>
<tuv xml:lang="en"><seg>Read <bpt i="1" x="1" type="bold">&lt;b1&gt;</bpt>this &amp; <ph x="2" type="lb">&lt;br2/&gt;</ph>that<ept i="1">&lt;/b1&gt;</ept><it pos="end" x="3" type="italic">&lt;/i3&gt;</it></seg></tuv>
<tuv xml:lang="de" changedate="20261122T200910Z" changeid="anna"><seg><bpt i="1" x="1" type="bold">&lt;b1&gt;</bpt>Lies<ept i="1">&lt;/b1&gt;</ept></seg></tuv>
</tu>
</body>
</tmx>
`
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

func TestWriteTMX_HandsErrorsOn(t *testing.T) {
	torn := errors.New("torn")
	err := WriteTMX(io.Discard, func(yield func(pipeline.Unit, error) bool) { yield(pipeline.Unit{}, torn) }, TMXHeader{})
	if !errors.Is(err, torn) {
		t.Errorf("got %v", err)
	}
}

func FuzzReadTMX(f *testing.F) {
	f.Add([]byte(file(`srclang="en"`, `<tu tuid="1"><prop type="x-state">final</prop><tuv xml:lang="en"><seg>a<bpt i="1">x</bpt>b<ept i="1"/></seg></tuv><tuv lang="de"><seg>b<hi>c</hi></seg></tuv></tu>`)))
	f.Add([]byte(file(`srclang="*all*"`, `<!-- x --><tu><tuv xml:lang="en"><seg><![CDATA[a]]></seg></tuv><tu>`)))
	f.Add([]byte("\xff\xfe<\x00t\x00m\x00x\x00"))
	f.Add([]byte("<!DOCTYPE tmx [<!ENTITY x 'y'>]><tmx>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		units, _, _ := readAll(bytes.NewReader(b))
		var out bytes.Buffer
		if err := WriteTMX(&out, each(units), TMXHeader{}); err != nil {
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

func BenchmarkReadTMX(b *testing.B) {
	unit := "<tu tuid='1'><tuv xml:lang='en'><seg>Read <bpt i='1'>{b}</bpt>the guide<ept i='1'>{/b}</ept> before you begin with the work.</seg></tuv><tuv xml:lang='zh-CN'><seg>开始工作之前请先阅读<bpt i='1'>{b}</bpt>指南<ept i='1'>{/b}</ept>。</seg></tuv></tu>\n"
	text := file(`srclang="en"`, strings.Repeat(unit, 2000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, err := range ReadTMX(strings.NewReader(text), "m.tmx") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
