package memory

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

func build(t testing.TB, units ...pipeline.Unit) *Index {
	t.Helper()
	x, err := Build(each(units))
	if err != nil {
		t.Fatal(err)
	}
	return x
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

func unit(from, to, source, target string) pipeline.Unit {
	return pipeline.Unit{
		From: language.MustParse(from), To: language.MustParse(to),
		Source: source, Target: target, State: pipeline.Translated,
	}
}

func query(from, to, text string) Query {
	return Query{Text: text, From: language.MustParse(from), To: language.MustParse(to), Min: 50}
}

func TestLookup_ScoreAndWhy(t *testing.T) {
	cases := []struct{ name, lang, unit, query, why string }{
		{"same", "en", "Read the guide.", "Read the guide.", "same text"},
		{"same but for spaces and code numbers", "en", "Read <b2>the</b2>  guide.", "Read\u00a0<b1>the</b1> guide. ", "same text"},
		{"decomposed", "fr", "Un été.", "Un e\u0301te\u0301.", "same text"},
		{"a word of four", "en", "Read the guide.", "Read the book.", "75 = 75"},
		{"a case", "en", "Read the guide.", "read the guide.", "99 = 100 - 1 case"},
		{"many cases", "en", "read the big red guide now", "READ THE BIG RED GUIDE NOW", "97 = 100 - 3 case"},
		{"a number", "en", "Take 10 of the tablets.", "Take 20 of the tablets.", "99 = 100 - 0.5 number"},
		{"a number that the target does not show", "en", "Take 2 of the tablets, 2 a day.", "Take 3 of the tablets, 2 a day.", "98 = 100 - 2 number"},
		{"a word and a number", "en", "All of the 12 red cars went by us.", "All of the 20 blue cars went by us.", "88 = 90 - 2 number"},
		{"code missing", "en", "Read <b1>the</b1> guide.", "Read the guide.", "99 = 100 - 1 code"},
		{"another code", "en", "Read <b1>the</b1> guide.", "Read <a1>the</a1> guide.", "99 = 100 - 1 code"},
		{"code elsewhere", "en", "Read <b1>the</b1> guide.", "Read the <b1>guide</b1>.", "99 = 100 - 1 code place"},
		{"a placeholder is read as a word", "en", "Now open <code1/> and wait.", "Now open and wait.", "82 = 83.3 - 1 code"},
		{"full width", "zh", "干细胞(MSC)的作用", "干细胞（MSC）的作用", "99 = 100 - 1 form"},
		{"full-width capitals", "en", "Read the ABC", "Read the ａｂｃ", "98 = 100 - 1 case - 1 form"},
		{"punctuation", "zh", "他说:“好”。", "他说：\"好\"。", "99 = 100 - 1 form"},
		{"space", "zh", "使用MSC治疗", "使用 MSC 治疗", "99 = 100 - 1 form"},
		{"Han by characters", "zh", "干细胞可以治疗", "干细胞可以修复", "71 = 71.4"},
		{"kana by characters", "ja", "ガイドを読む", "ｶﾞｲﾄﾞを書く", "65 = 66.6 - 1 form"},
		{"Hangul by words", "ko", "안내서를 지금 읽어 주세요", "안내서를 나중에 읽어 주세요", "75 = 75"},
		{"Thai by characters", "th", "อ่านคู่มือ", "อ่านคู่มือ1", "85 = 85.7"},
		{"marks", "ar", "اقرأ الدليل الآن", "اقرأ الكتاب الآن", "66 = 66.6"},
		{"address", "en", "See https://a.example/x for more.", "See https://b.example/y?z=1 for more.", "98 = 100 - 2 number"},
		{"negation", "en", "You should take it with a meal and with water every single morning when you get up.", "You should not take it with a meal and with water every single morning when you get up.", "94 = 94.7, at most 94; another negation"},
		{"negation zh", "zh", "这种方法在治疗以后的一年内是可以再次使用的吗", "这种方法在治疗以后的一年内是不可以再次使用的吗", "94 = 95.6, at most 94; another negation"},
		{"contraction", "en", "It does work with all of these and it did so for many years before we came here again.", "It doesn't work with all of these and it did so for many years before we came here again.", "94 = 95, at most 94; another negation"},
		{"unit", "en", "Take 5 mg of this with some water in the morning and then again at night before you go to sleep at home.", "Take 5 µg of this with some water in the morning and then again at night before you go to sleep at home.", "94 = 95.8, at most 94; another unit"},
		{"negation far below", "en", "Do not go there now.", "Do go there.", "66 = 66.6; another negation"},
		{"unit zh", "zh", "每次在早上和晚上饭后各服用5毫克，用温水送服，不要咀嚼", "每次在早上和晚上饭后各服用5微克，用温水送服，不要咀嚼", "94 = 96.2, at most 94; another unit"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			x := build(t, unit(c.lang, "de", c.unit, "10 <b2>Ziel</b2>"))
			got := x.Lookup(query(c.lang, "de", c.query))
			if len(got) != 1 || got[0].Why != c.why {
				t.Fatalf("got %+v", got)
			}
			if score := got[0].Score; score != 100 && !strings.HasPrefix(c.why, fmt.Sprint(score, " = ")) {
				t.Errorf("the score is %d", score)
			}
		})
	}
}

func TestLookup_Proposal(t *testing.T) {
	cases := []struct{ name, source, target, query, want string }{
		{"same", "a <b1>b</b1>", "x <b1>y</b1>", "a <b1>b</b1>", "x <b1>y</b1>"},
		{"renumbered", "a <b4>b</b4>", "x <b4>y</b4>", "a <b1>b</b1>", "x <b1>y</b1>"},
		{"by type in another order", "<a1>one</a1> and <b2>two</b2>", "<b2>zwei</b2> und <a1>eins</a1>", "<b1>one</b1> and <a2>two</a2>", "<b1>zwei</b1> und <a2>eins</a2>"},
		{"second of a type", "<b1>one</b1> <b2>two</b2>", "<b2>zwei</b2> <b1>eins</b1>", "<b3>one</b3> <b5>two</b5>", "<b5>zwei</b5> <b3>eins</b3>"},
		{"another pair", "the <b1>guide</b1> here", "der <b1>Führer</b1> hier", "the <a1>guide</a1> here", "der <a1>Führer</a1> hier"},
		{"pair gone", "the <b1>guide</b1> here", "der <b1>Führer</b1> hier", "the guide here", "der Führer hier"},
		{"placeholder gone", "wait <br1/> for the next one", "warte <br1/> auf den nächsten", "wait for the next one", "warte auf den nächsten"},
		{"code that the unit's source has not", "the guide here", "der <b1>Führer</b1> hier", "the guide there", "der Führer hier"},
		{"number", "Take 10 of these", "Nimm 10 davon", "Take 25 of these", "Nimm 25 davon"},
		{"two numbers", "From 10 to 20 of these", "20 bis 10 davon", "From 20 to 10 of these", "10 bis 20 davon"},
		{"number twice in the target", "Take 10 of these", "Nimm 10 von 10", "Take 25 of these", "Nimm 10 von 10"},
		{"number inside another", "Take 10 of these", "Nimm 100 davon", "Take 25 of these", "Nimm 100 davon"},
		{"written otherwise", "Take 10 of these", "Nimm 10 davon", "Take 2.5 of these", "Nimm 10 davon"},
		{"number beside a code", "Take <b1>10</b1> of these", "Nimm <b1>10</b1> davon", "Take <i1>25</i1> of these", "Nimm <i1>25</i1> davon"},
		{"outer spaces", "  Read this ", " Lies das\n", "Read this", "Lies das"},
		{"the query's outer spaces", "Read this", "Lies das", " Read this\n", " Lies das\n"},
		{"broken and indented", "Read\n   this", "Lies\n   das\t jetzt", "Read this", "Lies das jetzt"},
		{"broken between Han", "Read this\nnow", "现在\n  读吧。\n ok", "Read this now", "现在读吧。 ok"},
		{"lines that the query has too", "Read\nthis", "Lies\ndas", "Read\nthis", "Lies\ndas"},
		{"number between Han", "Take 10 of these", "取10个", "Take 25 of these", "取25个"},
		{"full-width digits", "Take １０ of these", "Nimm 10 davon", "Take ２５ of these", "Nimm 25 davon"},
		{"groups by locale", "About 1,000 people", "Etwa 1.000 Menschen", "About 25,500 people", "Etwa 25.500 Menschen"},
		{"decimals by locale", "Take 1.5 of these", "Nimm 1,5 davon", "Take 2.25 of these", "Nimm 2,25 davon"},
		{"groups and decimals", "It cost 1,234.50 then", "Es kostete 1.234,50 damals", "It cost 12,999.95 then", "Es kostete 12.999,95 damals"},
		{"a group is new", "About 900 people", "Etwa 900 Menschen", "About 1,200 people", "Etwa 1.200 Menschen"},
		{"a group is gone", "About 1,200 people", "Etwa 1.200 Menschen", "About 900 people", "Etwa 900 Menschen"},
		{"a year", "Since 2019 it grows", "Seit 2019 wächst es", "Since 2024 it grows", "Seit 2024 wächst es"},
		{"a year is no quantity", "Since 2019 it grows", "Seit 2019 wächst es", "Since 1,200 it grows", "Seit 2019 wächst es"},
		{"percent", "It rose by 5% a year", "Es stieg um 5 % im Jahr", "It rose by 12% a year", "Es stieg um 12 % im Jahr"},
		{"written as the other language would", "Take 1.234 of these", "Nimm 1.234 davon", "Take 2.345 of these", "Nimm 1.234 davon"},
		{"left in the foreign form", "Take 1.5 of these", "Nimm 1.5 davon", "Take 2.5 of these", "Nimm 1.5 davon"},
		{"a date", "On 10/11/2026 of these", "Am 10.11.2026 davon", "On 12/11/2026 of these", "Am 10.11.2026 davon"},
		{"a version", "Use 1.2.3 of these", "Nimm 1.2.3 davon", "Use 2.0.1 of these", "Nimm 2.0.1 davon"},
		{"the same value twice", "From 1,000 to 1000 of these", "1.000 bis 1000 davon", "From 2,000 to 1000 of these", "1.000 bis 1000 davon"},
		{"address", "See https://a.example/x. now", "Siehe https://a.example/x. Jetzt", "See https://b.example/. now", "Siehe https://b.example/. Jetzt"},
		{"mail", "Write to a.b@c.example now", "An a.b@c.example schreiben", "Write to d@e.example now", "An d@e.example schreiben"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := build(t, unit("en", "de", c.source, c.target)).Lookup(query("en", "de", c.query))
			if len(got) != 1 || got[0].Proposal != c.want {
				t.Fatalf("got %+v", got)
			}
			if got[0].Target != c.target || got[0].Source != c.source {
				t.Error("the unit is not what it was")
			}
		})
	}
}

func TestLookup_ProposalInOtherLanguages(t *testing.T) {
	cases := []struct{ from, to, source, target, query, want string }{
		{"zh", "en", "共有１０００名患者参加", "A total of 1000 patients", "共有2500名患者参加", "A total of 2500 patients"},
		{"en", "fr", "About 1,000 people came", "Environ 1\u202f000 personnes", "About 25,500 people came", "Environ 25\u202f500 personnes"},
		{"en", "fr", "About 900 people came", "Environ 900 personnes", "About 1,200 people came", "Environ 1\u00a0200 personnes"},
		{"fr", "en", "Environ 1 000 personnes en un an", "About 1,000 people in 1 year", "Environ 2 000 personnes en un an", "About 1,000 people in 1 year"},
		{"en", "ar", "Take 10 of these", "خذ ١٠ منها", "Take 25 of these", "خذ ٢٥ منها"},
		{"en", "ja", "Take 10 of these", "１０個を取る", "Take 25 of these", "２５個を取る"},
		{"de", "en", "Etwa 1.500 Menschen", "About 1,500 people", "Etwa 2.750 Menschen", "About 2,750 people"},
		{"en", "es-MX", "About 1,500.5 people", "Unas 1,500.5 personas", "About 2,750.5 people", "Unas 2,750.5 personas"},
		{"en", "sw", "Take 10 of these", "Chukua 10 kati", "Take 25 of these", "Chukua 25 kati"},
		{"en", "sw", "Take 1,000 of these", "Chukua 1,000 kati", "Take 2,000 of these", "Chukua 1,000 kati"},
		{"en", "tr", "It rose by 5% now", "Şimdi %5 arttı", "It rose by 12% now", "Şimdi %12 arttı"},
	}
	for _, c := range cases {
		got := build(t, unit(c.from, c.to, c.source, c.target)).Lookup(query(c.from, c.to, c.query))
		if len(got) != 1 || got[0].Proposal != c.want {
			t.Errorf("%s: %q: got %+v", c.to, c.query, got)
		}
	}
}

func TestLookup_ContextDecides(t *testing.T) {
	with := func(prev, next, target, key string, state pipeline.State) pipeline.Unit {
		u := unit("en", "de", "Open", target)
		u.Prev, u.Next, u.Key, u.State = prev, next, key, state
		return u
	}
	x := build(t,
		with("", "", "offen", "c#1", pipeline.Translated),
		with("The <b1>door</b1>", "now", "Öffnen", "c#2", pipeline.Translated),
		with("The door", "later", "Aufmachen", "c#3", pipeline.Translated),
		with("", "", "offen", "c#0", pipeline.Reviewed),
		with("The door", "now", "Auf", "c#4", pipeline.Draft),
	)
	q := query("en", "de", "Open")
	q.Prev, q.Next = "The door", "now"
	var got []string
	for _, m := range x.Lookup(q) {
		got = append(got, fmt.Sprint(m.Score, " ", m.Kind, " ", m.Target, " ", m.Key))
	}
	want := []string{"102 context Öffnen c#2", "101 context Aufmachen c#3", "100 exact offen c#0", "95 fuzzy Auf c#4"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	q.Prev, q.Next = "", ""
	ms := x.Lookup(q)
	if len(ms) != 4 || ms[0].Target != "offen" || ms[0].Why != "same text, one of several targets" {
		t.Errorf("got %+v", ms)
	}
	q.Prev, q.Next, q.Min = "The door", "now", 101
	if ms := x.Lookup(q); len(ms) != 2 {
		t.Errorf("got %+v", ms)
	}
}

func TestLookup_Languages(t *testing.T) {
	cases := []struct {
		unitFrom, unitTo, from, to string
		score                      int
	}{
		{"en", "de", "en", "de", 100},
		{"en", "de", "de", "en", 0},
		{"en-GB", "de", "en", "de", 99},
		{"en", "de", "en-GB", "de-AT", 98},
		{"en-US", "de", "en", "de", 100},
		{"zh-CN", "en", "zh-Hans", "en", 100},
		{"zh", "en", "zh-Hans", "en", 100},
		{"zh-TW", "en", "zh-Hans", "en", 0},
		{"zh-HK", "en", "zh-Hant", "en", 99},
		{"sr-Latn", "en", "sr", "en", 0},
		{"pt-BR", "en", "pt-PT", "en", 99},
		{"pt", "en", "pt-BR", "en", 100},
	}
	for _, c := range cases {
		got := build(t, unit(c.unitFrom, c.unitTo, "text", "x")).Lookup(query(c.from, c.to, "text"))
		score := 0
		if len(got) > 0 {
			score = got[0].Score
		}
		if score != c.score {
			t.Errorf("%s→%s for %s→%s: %d, want %d (%+v)", c.unitFrom, c.unitTo, c.from, c.to, score, c.score, got)
		}
	}
}

func TestLookup_NothingToFind(t *testing.T) {
	x := build(t, unit("en", "de", "text", ""), unit("en", "de", "<br1/>", "<br1/>"))
	for _, text := range []string{"", "text", " ", "<b1></b1>"} {
		if got := x.Lookup(query("en", "de", text)); len(got) != 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
	if _, err := Build(func(yield func(pipeline.Unit, error) bool) { yield(pipeline.Unit{}, fmt.Errorf("torn")) }); err == nil {
		t.Error("the error of the units is lost")
	}
}

func TestLookup_ManyAtOnce(t *testing.T) {
	x := build(t, unit("en", "de", "Read the guide.", "x"), unit("en", "de", "Read <b1>the</b1> book 10.", "y"))
	want := x.Lookup(query("en", "de", "Read the guide 11."))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				if got := x.Lookup(query("en", "de", "Read the guide 11.")); !slices.Equal(got, want) {
					t.Errorf("got %+v", got)
				}
			}
		})
	}
	wg.Wait()
}
