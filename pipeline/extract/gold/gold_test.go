package gold

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.0005 }

// The figures of this test were worked out by hand.
func TestCompare_CountsRunsOfFourWords(t *testing.T) {
	p := &Page{Text: "Ships wait less at night.\nThe town sleeps on."}
	for _, c := range []struct {
		text                    string
		precision, recall, line float64
	}{
		{p.Text, 1, 1, 1},
		{"SHIPS wait — less, at night\nthe Town sleeps on", 1, 1, 1},
		{"Ships wait less at night.", 1, 2.0 / 6, 2.0 / 3},
		{"Home\nShips wait less at night.", 2.0 / 3, 2.0 / 6, 0.5},
		{"", 0, 0, 0},
	} {
		x := p.Compare(c.text)
		if !near(x.Precision, c.precision) || !near(x.Recall, c.recall) || !near(x.Line, c.line) || x.Found != (c.text != "") {
			t.Errorf("%q: %+v", c.text, x)
		}
	}
	if got := len(Shingles("船の待ち時間")); got != 3 {
		t.Errorf("six characters have %d runs of four", got)
	}
}

func TestScore_IsTheHarmonicMeanOfMeans(t *testing.T) {
	var s Score
	s.Each = []Text{{Precision: 1, Recall: 0.5, Found: true}, {Precision: 0.5, Recall: 1, Found: true}, {}}
	if p, r := s.Precision(), s.Recall(); !near(p, 0.75) || !near(r, 0.5) || !near(s.F1(), 0.6) {
		t.Errorf("P %v R %v F1 %v", p, r, s.F1())
	}
	if s.Bad() != 1 || s.Empty() != 1 {
		t.Errorf("bad %d, empty %d", s.Bad(), s.Empty())
	}
	if mean, low, high := Interval(&s, &s); mean != 0 || low != 0 || high != 0 {
		t.Errorf("a score differs from itself: %v %v %v", mean, low, high)
	}
}

func TestOutlineF1_RanksLevelsAndLeavesNumbersOut(t *testing.T) {
	p := &Page{Gold: []Heading{{2, "一、Berths"}, {3, "1. North"}, {2, "二、Cranes"}}, Ignore: []string{"harbour"}}
	for _, c := range []struct {
		found         []Heading
		texts, levels float64
	}{
		{[]Heading{{1, "Harbour"}, {1, "Berths"}, {4, "North"}, {1, "Cranes"}}, 1, 1},
		{[]Heading{{1, "Berths"}, {1, "North"}, {1, "Cranes"}}, 1, 2.0 / 3},
		{[]Heading{{1, "Berths"}, {1, "Share"}}, 0.4, 0.4},
		{nil, 0, 0},
	} {
		texts, levels := p.OutlineF1(c.found)
		if !near(texts, c.texts) || !near(levels, c.levels) {
			t.Errorf("%v: %v %v", c.found, texts, levels)
		}
	}
}

func TestFacts_AreComparedAsPeopleWould(t *testing.T) {
	for _, c := range []struct {
		what  string
		same  bool
		again func(a, b string) bool
		a, b  string
	}{
		{"title", true, sameTitle, "Night cranes!", "night  Cranes"},
		{"title", false, sameTitle, "Night cranes", "Night cranes | Harbour"},
		{"near title", true, nearTitle, "Night cranes are here", "Night cranes are here | Port"},
		{"near title", false, nearTitle, "Cranes", "Cranes of the whole harbour"},
		{"author", true, sameAuthor, "Mia Okafor", "By Mia Okafor"},
		{"author", false, sameAuthor, "Mia Okafor", "Harbour staff"},
		{"day", true, sameDay, "2026-10-04", "2026年10月4日"},
		{"day", true, sameDay, "2026-10", "2026-10-04"},
		{"day", false, sameDay, "2026-10-04", "2026-10-05"},
	} {
		if c.again(c.a, c.b) != c.same {
			t.Errorf("%s: %q and %q", c.what, c.a, c.b)
		}
	}
}

func TestReadRight_TakesNearlyAllCharacters(t *testing.T) {
	gbk := []byte{0xb8, 0xdb, 0xbf, 0xda} // 港口
	for label, want := range map[string]bool{"gb18030": true, "gbk": true, "big5": false, "no-such": false} {
		if got, err := ReadRight(gbk, "gbk", label); err != nil || got != want {
			t.Errorf("%s: %v %v", label, got, err)
		}
	}
}

func TestPages_HaveTheirGold(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"pages.jsonl": `{"id":"a","set":"x","type":"article","lang":"en"}` + "\n" + `{"id":"b"}`,
		"gold.jsonl":  `{"id":"a","text":"Ships wait.","author":["Mia","Lin"],"date":null}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all, err := Pages(dir, Articles)
	if err != nil || len(all) != 2 || all[0].Text != "Ships wait." || all[0].Author != (Value{"Mia, Lin", true}) || all[0].Date != (Value{"", true}) || all[0].Title.Given {
		t.Fatalf("%+v %v", all, err)
	}
	if none, err := Pages(dir, Chrome); err != nil || none != nil {
		t.Errorf("a list that is not there: %v %v", none, err)
	}
}
