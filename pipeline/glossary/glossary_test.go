package glossary

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

func mustParse(t testing.TB, csv string) *Base {
	t.Helper()
	b, err := Parse(strings.NewReader(csv), "terms.csv")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const medical = `source,from,target,to,status,note
干细胞,zh,stem cell,en,approved,
间充质干细胞,zh,mesenchymal stem cell,en,approved,
间充质干细胞,zh,mesenchymal stromal cell,en,approved,
间充质干细胞,zh,MSC cell,en,forbidden,
细胞,zh,cell,en,approved,
軟骨,zh-Hant,cartilage,en,approved,
stem cell,en,Stammzelle,de,approved,
colour,en-GB,Farbe,de,approved,
Zelle,de,cell,en,approved,
klinische Studie,de,clinical trial,en,approved,
セル,ja,cell,en,approved,
幹細胞,ja,stem cell,en,approved,
줄기세포,ko,stem cell,en,approved,
خلية,ar,cell,en,approved,
MSC,en,,,do-not-translate,
IT,en,IT,,do-not-translate,
therapy,en,Therapie,de,approved,
behaviour,en,Verhalten,de,approved,
behaviour,en,Benehmen,de-AT,approved,
`

func TestIn_FindsTermsAsLanguagesWriteThem(t *testing.T) {
	b := mustParse(t, medical)
	for _, c := range []struct {
		from, to, text string
		want           string // hits: text=target, …
	}{
		{"zh-Hans", "en", "人脐带间充质干细胞与干细胞治疗。", "间充质干细胞=mesenchymal stem cell 间充质干细胞=mesenchymal stromal cell 间充质干细胞=MSC cell 干细胞=stem cell"},
		{"zh-Hant", "en", "細胞與軟骨", "軟骨=cartilage"},
		{"zh-Hans", "en", "軟骨", ""},
		{"zh-Hans", "en-GB", "细胞", "细胞=cell"},
		{"zh-Hans", "de", "细胞", ""},
		{"en", "de", "Stem cells and STEM-CELL therapies.", "Stem cells=Stammzelle STEM-CELL=Stammzelle therapies=Therapie"},
		{"en", "de", "The system cells, a stem. Cell.", ""},
		{"en-GB", "de", "colours", "colours=Farbe"},
		{"en", "de", "colours", ""},
		{"en", "de", "MSCs, the MSC and msc; what IT is, it is not.", "MSCs= MSC= IT=IT"},
		{"de", "en", "Zellen der klinischen Studien, eine Zelle, Zellhaufen", "Zellen=cell klinischen Studien=clinical trial Zelle=cell"},
		{"ja", "en", "幹細胞はセルとセルロースです", "幹細胞=stem cell セル=cell"},
		{"ko", "en", "줄기세포는 조혈줄기세포", "줄기세포=stem cell"},
		{"ar", "en", "الخلية خلية", "الخلية=cell خلية=cell"},
		{"en", "de-AT", "behaviour", "behaviour=Benehmen"},
		{"en", "de", "behaviour", "behaviour=Verhalten"},
		{"fr", "en", "cellule", ""},
	} {
		var got []string
		for _, h := range b.In(c.text, language.MustParse(c.from), language.MustParse(c.to)) {
			got = append(got, c.text[h.Start:h.End]+"="+h.Term.Target)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s>%s %q:\n got %s\nwant %s", c.from, c.to, c.text, g, c.want)
		}
	}
}

func TestIn_WhatIsNoLetterBelongsToTheTermToo(t *testing.T) {
	b := mustParse(t, "source,from,target,to\n"+strings.Join([]string{"Crohn's disease", "R&D", "AT&T", "f(x)", "p.o.", "St. John", "E. coli", "C++", "C#", ".NET", "100%", "50% solution", "Yahoo!", "“so-called”", "l’hépatite C", "stem cell", ""}, ",en,x,fr\n"))
	for _, c := range []struct{ text, want string }{
		{"Crohn's disease, Crohn’s  disease, Crohn s disease", "Crohn's disease|Crohn’s  disease"},
		{"R&D, R & D, R D; AT&T", "R&D|R & D|AT&T"},
		{"f(x) is f x", "f(x"},
		{"p.o. or p. o. or po", "p.o|p. o"},
		{"St. John, St John, the st. John.", "St. John|St John|st. John"},
		{"E. coli, E.coli, E coli", "E. coli|E.coli|E coli"},
		{"C, C++, C#, C+", "C++|C#"},
		{"the .NET of a net, net.", ".NET"},
		{"100% of 100, a 50% solution, 50 solution", "100%|50% solution"},
		{"Yahoo and Yahoo!", "Yahoo|Yahoo"},
		{"so-called, “so called”", "so-called|so called"},
		{"l'hépatite C", "l'hépatite C"},
		{"The stem. Cell is a stem, cell. Stem’cell", ""},
	} {
		var got []string
		for _, h := range b.In(c.text, language.English, language.French) {
			got = append(got, c.text[h.Start:h.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestIn_EmptyBaseHoldsNothing(t *testing.T) {
	var b Base
	if hits := b.In("text", language.English, language.German); hits != nil || b.Len() != 0 {
		t.Errorf("hits %v, len %d", hits, b.Len())
	}
}

func TestParse_TakesWhatSpreadsheetsWrite(t *testing.T) {
	for name, csv := range map[string]string{
		"order, BOM, quotes": "\uFEFFnote,status,to,target,from,source\r\n\"a, \"\"b\"\"\",Approved,de,Zelle,en,cell\r\n",
		"semicolons":         "source;from;target;to\ncell;en;Zelle;de\n",
		"tabs":               "source\tfrom\ttarget\tto\ncell\ten\tZelle\tde\n",
		"formula-like":       "source,from,target,to\n=cell,en,+Zelle,de\n",
		"blank rows, twice":  "source,from,target,to\n\n,,,\ncell,en,Zelle,de\ncell,en,Zelle,de\n",
		"line break in cell": "source,from,target,to,note\ncell,en,Zelle,de,\"two\nlines\"\n",
	} {
		b, err := Parse(strings.NewReader(csv), "terms.csv")
		if err != nil || b.Len() != 1 {
			t.Errorf("%s: %v, %v", name, b, err)
		}
	}
	b := mustParse(t, "source,from,target,to\n=cell,en,+Zelle,de\n")
	if term := b.Terms()[0]; term.Source != "=cell" || term.Target != "+Zelle" || term.Status != pipeline.Approved {
		t.Errorf("term %+v", term)
	}
}

func TestParse_NamesEveryBadLine(t *testing.T) {
	for _, c := range []struct{ csv, want string }{
		{"source,from,target,too\n", `terms.csv:1: unknown column "too"`},
		{"source,from,target\n", `terms.csv:1: there is no column "to"`},
		{"source,from,target,to,to\n", `terms.csv:1: column "to" is there twice`},
		{"source,from,target,to\ncell,xx-yy-zz,Zelle,de\n", `terms.csv:2: "xx-yy-zz" in column from is no language`},
		{"source,from,target,to\ncell,en,Zelle,\n", `terms.csv:2: "" in column to is no language`},
		{"source,from,target,to\ncell,en,,de\n", "terms.csv:2: the cell target is empty"},
		{"source,from,target,to\n,en,Zelle,de\n", "terms.csv:2: the cell source is empty"},
		{"source,from,target,to\n—,en,Zelle,de\n", `terms.csv:2: "—" is no word`},
		{"source,from,target,to,status\ncell,en,Zelle,de,ok\n", `terms.csv:2: unknown status "ok"`},
		{"source,from,target,to,status\ncell,en,Zelle,,do-not-translate\n", "terms.csv:2: cell is never translated, but has the target Zelle"},
		{"source,from,target,to\ncell,en,Zelle,de,more\n", "terms.csv:2: 5 cells, the header has 4"},
		{"source,from,target,to,status\ncell,en,Zelle,de,\ncell,en,Zelle,de,forbidden\n", "terms.csv:3: cell is forbidden here and approved in line 2"},
		{"source,from,target,to\ncell,en,\"Zelle,de\n", "terms.csv:2: is not CSV"},
		{"source,from,target,to\ncell,en,\xff,de\n", "terms.csv:2: is not UTF-8"},
		{"source,from,target,to\n,en,a,de\nb,en,,de\n", "terms.csv:3: the cell target is empty"},
	} {
		_, err := Parse(strings.NewReader(c.csv), "terms.csv")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q:\n got %v\nwant %s", c.csv, err, c.want)
		}
		if pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%q: code %v", c.csv, pipeline.CodeOf(err))
		}
	}
}

func TestLookup_PutsTheQueryItselfFirst(t *testing.T) {
	b := mustParse(t, medical)
	var got []string
	for _, term := range b.Lookup("CELL", language.Und, language.English) {
		got = append(got, term.Source)
	}
	want := "细胞 Zelle セル خلية 干细胞 间充质干细胞 间充质干细胞 间充质干细胞 幹細胞 줄기세포"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

func TestIn_HitsLieInTheTextInOrderAndApart(t *testing.T) {
	b := mustParse(t, medical)
	piece := rapid.SampledFrom([]string{"干", "细", "胞", "间充质", "stem", "cells", " ", "-", "MSC", "セ", "ル", "줄기", "세포", "é", "\u0301", "الخلية", "Zellen", ".", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
		from := language.MustParse(rapid.SampledFrom([]string{"zh-Hans", "en", "de", "ja", "ko", "ar"}).Draw(t, "from"))
		end, start := 0, 0
		for _, h := range b.In(text, from, language.English) {
			if h.Start < end && h.Start != start || h.Start >= h.End || h.End > len(text) {
				t.Fatalf("%q: hit %d..%d after %d..%d", text, h.Start, h.End, start, end)
			}
			if !utf8.ValidString(text[h.Start:h.End]) {
				t.Fatalf("%q: hit %q", text, text[h.Start:h.End])
			}
			start, end = h.Start, h.End
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(medical))
	f.Add([]byte("source;from;target;to\n\"a;en;b;de"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Parse(strings.NewReader(string(data)), "terms.csv")
		if (b == nil) == (err == nil) {
			t.Fatalf("base %v, error %v", b, err)
		}
		if b != nil {
			b.In(string(data), language.English, language.German)
		}
	})
}

func BenchmarkIn(b *testing.B) {
	terms := make([]pipeline.Term, 10_000)
	for i := range terms {
		terms[i] = pipeline.Term{Source: fmt.Sprintf("%c%c%c", 0x4E00+i%500, 0x4E00+i%331, 0x4E00+i%4999), Target: "x", From: language.Chinese, To: language.English, Status: pipeline.Approved}
	}
	base := New(terms)
	var text strings.Builder
	for i := range 60 {
		text.WriteRune(rune(0x4E00 + i*7%500))
	}
	zh := language.MustParse("zh-Hans")
	b.ReportAllocs()
	for b.Loop() {
		base.In(text.String(), zh, language.English)
	}
}

func FuzzMerge(f *testing.F) {
	f.Add(medical, "a", "b", "n")
	f.Add("# c\r\nsource;from;target;to\r\n\"a;en;b;de", "#a", "=b", "")
	f.Fuzz(func(t *testing.T, data, source, target, note string) {
		terms := []pipeline.Term{{Source: source, Target: target, From: language.English, To: language.German, Note: note}}
		out, m, err := Merge([]byte(data), "terms.csv", terms)
		if err != nil {
			return
		}
		if again, m2, err := Merge(out, "terms.csv", terms); err != nil || string(again) != string(out) || len(m2.Added) > 0 {
			t.Fatalf("%q with %q=%q became %q, then %q: %+v %+v %v", data, source, target, out, again, m, m2, err)
		}
	})
}

func TestIn_CaseWidthAndForms(t *testing.T) {
	b := mustParse(t, `source,from,target,to,status,case
Polish,en,polnisch,de,approved,exact
polish,en,Politur,de,approved,exact
organ,en,Organ,de,approved,
analysis,en,Analyse,de,approved,
ＭＳＣ細胞,ja,MSC,en,approved,
ガス,ja,gas,en,approved,
龍,ja,dragon,en,approved,
한국,ko,Korea,en,approved,
клетка,ru,cell,en,approved,
стволовая клетка,ru,stem cell,en,approved,
célula madre,es,stem cell,en,approved,
caso,es,case,en,approved,
buňka,cs,cell,en,approved,
komórka,pl,cell,en,approved,
Satz,de,sentence,en,approved,
animal,fr,animal,en,approved,
solu,fi,cell,en,approved,
hücre,tr,cell,en,approved,
ยา,th,drug,en,approved,
child,en,Kind,de,approved,
vertebra,en,Wirbel,de,approved,
bacterium,en,Bakterium,de,approved,
infección,es,infection,en,approved,
corazón,es,heart,en,approved,
imagen,es,image,en,approved,
luz,es,light,en,approved,
malattia cronica,it,chronic disease,en,approved,
travail,fr,work,en,approved,
imagem,pt,image,en,approved,
animal,pt,animal,en,approved,
apteka,pl,pharmacy,en,approved,
pacjent,pl,patient,en,approved,
чёрный,ru,black,en,approved,
`)
	for _, c := range []struct{ from, text, want string }{
		{"en", "Polish men polish shoes, POLISH.", "Polish polish"},
		{"en", "The organs of an organization need analyses.", "organs analyses"},
		{"ja", "MSC細胞とｶﾞｽ、カ\u3099ス、龍\U000E0100。", "MSC細胞 ｶﾞｽ カ\u3099ス 龍\U000E0100"},
		{"ko", "\u1112\u1161\u11ab\u1100\u116e\u11a8은 한국의", "\u1112\u1161\u11ab\u1100\u116e\u11a8 한국"},
		{"ru", "Из стволовых клеток и клетками, клеточный", "стволовых клеток клетками"},
		{"es", "las células madre en casa, casos", "células madre casos"},
		{"cs", "buňky, buněk, buňkami", "buňky buňkami"},
		{"pl", "komórek i komórkami", "komórek komórkami"},
		{"de", "Sätze und satzes, satt", "Sätze satzes"},
		{"fr", "les animaux", "animaux"},
		{"fi", "soluissa soluja", "soluissa soluja"},
		{"tr", "hücreler hücrelerin", "hücreler hücrelerin"},
		{"en", "Children have 33 vertebrae and many bacteria; childish.", "Children vertebrae bacteria"},
		{"es", "infecciones de los corazones, imágenes, luces; lucha", "infecciones corazones imágenes luces"},
		{"it", "malattie croniche", "malattie croniche"},
		{"fr", "les travaux", "travaux"},
		{"pt", "as imagens dos animais", "imagens animais"},
		{"pl", "w aptece pacjenci i pacjentów", "aptece pacjenci pacjentów"},
		{"ru", "черный и чёрных", "черный чёрных"},
		{"th", "ยาและยาง", "ยา ยา"},
	} {
		var got []string
		to := language.English
		if c.from == "en" {
			to = language.German
		}
		for _, h := range b.In(c.text, language.MustParse(c.from), to) {
			got = append(got, c.text[h.Start:h.End])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.from, c.text, g, c.want)
		}
	}
}
