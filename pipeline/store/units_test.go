package store

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

func collect(t testing.TB, s *Store, from, to string) []pipeline.Unit {
	t.Helper()
	var units []pipeline.Unit
	for u, err := range s.Units(context.Background(), language.MustParse(from), language.MustParse(to)) {
		check(t, err)
		units = append(units, u)
	}
	return units
}

func unit(from, to, source, target, key string) pipeline.Unit {
	return pipeline.Unit{From: language.MustParse(from), To: language.MustParse(to), Source: source, Target: target, Key: key}
}

func TestUnits_ComeBackAsTheyWereByLanguage(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	full := pipeline.Unit{
		From: language.MustParse("zh-Hans"), To: language.English, Source: "<b1>干细胞</b1>", Target: "<b1>Stem cells</b1>",
		Prev: "前", Next: "后", Key: "clinic/a#k1", State: pipeline.Reviewed, By: "anna", Rules: "house/2:zh",
		Changed: time.Date(2026, 11, 22, 20, 9, 10, 0, time.UTC),
	}
	hant := unit("zh-Hant", "en-GB", "幹細胞", "stem cell", "clinic/a#k2")
	japanese := unit("zh-Hans", "ja", "干细胞", "幹細胞", "b.tmx#1")
	check(t, s.ReplaceUnits(ctx, "b.tmx", pipeline.DigestOf([]byte("b")), []pipeline.Unit{japanese}))
	check(t, s.ReplaceUnits(ctx, "a", pipeline.DigestOf([]byte("old")), []pipeline.Unit{hant, hant, hant}))
	check(t, s.ReplaceUnits(ctx, "a", pipeline.DigestOf([]byte("a")), []pipeline.Unit{full, hant}))

	for _, c := range []struct {
		from, to string
		want     []pipeline.Unit
	}{
		{"und", "und", []pipeline.Unit{full, hant, japanese}},
		{"zh-Hans", "en", []pipeline.Unit{full, hant}},
		{"zh", "und", []pipeline.Unit{full, hant, japanese}},
		{"und", "ja", []pipeline.Unit{japanese}},
		{"en", "zh", nil},
	} {
		if got := collect(t, s, c.from, c.to); !slices.Equal(got, c.want) {
			t.Errorf("%s to %s: %v", c.from, c.to, got)
		}
	}

	files, err := s.UnitFiles(ctx)
	check(t, err)
	if len(files) != 2 || files["a"] != pipeline.DigestOf([]byte("a")) {
		t.Errorf("files: %v", files)
	}
	pairs, err := s.Pairs(ctx)
	check(t, err)
	if fmt.Sprint(pairs) != "[{zh-Hans en 1} {zh-Hans ja 1} {zh-Hant en-GB 1}]" {
		t.Errorf("pairs: %v", pairs)
	}

	check(t, s.DropUnits(ctx, "a"))
	if got := collect(t, s, "und", "und"); !slices.Equal(got, []pipeline.Unit{japanese}) {
		t.Errorf("after the drop: %v", got)
	}
}

func TestUnits_MayBeWrittenWhileTheyAreRead(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	many := make([]pipeline.Unit, 3*unitBatch+1)
	for i := range many {
		many[i] = unit("en", "de", fmt.Sprint("source ", i), "x", fmt.Sprint(i))
	}
	check(t, s.ReplaceUnits(ctx, "a", pipeline.Digest{}, many))
	seen := 0
	for _, err := range s.Units(ctx, language.English, language.German) {
		check(t, err)
		if seen++; seen == 1 {
			check(t, s.ReplaceUnits(ctx, "b", pipeline.Digest{}, many))
		}
	}
	if seen != len(many) {
		t.Errorf("read %d units of %d", seen, len(many))
	}
}

// The digest of the memory has to be the same after everything was built
// anew, in whatever order the files came, and no other content may have it.
func TestFiledUnits_ComeWithTheirFilesAndContents(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	one := unit("en", "de", "one", "eins", "a#1")
	two := unit("en", "de", "two", "zwei", "b#1")
	check(t, s.ReplaceUnits(ctx, "b", pipeline.DigestOf([]byte("b")), []pipeline.Unit{two}))
	check(t, s.ReplaceUnits(ctx, "a", pipeline.DigestOf([]byte("a")), []pipeline.Unit{one, unit("en", "fr", "one", "un", "a#2"), one}))
	check(t, s.ReplaceUnits(ctx, "empty", pipeline.DigestOf([]byte("c")), nil))
	var got []string
	check(t, s.FiledUnits(ctx, language.English, language.German, func(file string, u pipeline.Unit) error {
		got = append(got, file+" "+u.Target)
		return nil
	}))
	if !slices.Equal(got, []string{"a eins", "a eins", "b zwei"}) {
		t.Errorf("got %q", got)
	}
	enough := fmt.Errorf("enough")
	if err := s.FiledUnits(ctx, language.English, language.German, func(string, pipeline.Unit) error { return enough }); err != enough {
		t.Errorf("got %v", err)
	}
	before, err := s.UnitContents(ctx)
	check(t, err)
	check(t, s.ReplaceUnits(ctx, "a", pipeline.DigestOf([]byte("a2")), []pipeline.Unit{one}))
	after, err := s.UnitContents(ctx)
	check(t, err)
	if len(before) != 2 || before["a"] == after["a"] || before["b"] != after["b"] {
		t.Errorf("before %v, after %v", before, after)
	}
}

func TestUnitsDigest_DependsOnContentOnly(t *testing.T) {
	ctx := context.Background()
	one, other := openTest(t, dbPath(t)), openTest(t, dbPath(t))
	rapid.Check(t, func(rt *rapid.T) {
		files := rapid.MapOf(rapid.StringMatching(`[a-c]`), rapid.SliceOfN(rapid.StringMatching(`[a-c]{0,2}`), 0, 3)).Draw(rt, "files")
		names := make([]string, 0, len(files))
		for name := range files {
			names = append(names, name)
		}
		slices.Sort(names)
		digest := func(s *Store, order []string) pipeline.Digest {
			for _, name := range []string{"a", "b", "c"} {
				check(t, s.DropUnits(ctx, name))
			}
			for _, name := range order {
				var units []pipeline.Unit
				for _, text := range files[name] {
					units = append(units, unit("en", "de", text, text, text))
				}
				check(t, s.ReplaceUnits(ctx, name, pipeline.Digest{}, units))
			}
			d, err := s.UnitsDigest(ctx)
			check(t, err)
			return d
		}
		want := digest(one, names)
		if got := digest(other, rapid.Permutation(names).Draw(rt, "order")); got != want {
			rt.Fatal("the digest depends on the order")
		}
		if len(names) > 0 {
			files[names[0]] = append(files[names[0]], "new")
			if digest(other, names) == want {
				rt.Fatal("another memory has the same digest")
			}
		}
	})
}

func BenchmarkReplaceUnits(b *testing.B) {
	s := openTest(b, dbPath(b))
	units := make([]pipeline.Unit, 100_000)
	for i := range units {
		units[i] = unit("en", "zh-Hans", fmt.Sprintf("Sentence number %d is of a middling length, as most of them are.", i),
			fmt.Sprintf("第%d句的长度中等，大多数句子都是这样。", i), fmt.Sprintf("big.tmx#%d", i))
	}
	for b.Loop() {
		check(b, s.ReplaceUnits(context.Background(), "big.tmx", pipeline.Digest{}, units))
	}
	b.ReportMetric(float64(len(units))*float64(b.N)/b.Elapsed().Seconds(), "units/s")
}

func BenchmarkUnits(b *testing.B) {
	s := openTest(b, dbPath(b))
	units := make([]pipeline.Unit, 100_000)
	for i := range units {
		units[i] = unit("en", "zh-Hans", fmt.Sprintf("Sentence number %d is of a middling length, as most of them are.", i),
			fmt.Sprintf("第%d句的长度中等，大多数句子都是这样。", i), fmt.Sprintf("big.tmx#%d", i))
	}
	check(b, s.ReplaceUnits(context.Background(), "big.tmx", pipeline.Digest{}, units))
	for b.Loop() {
		for _, err := range s.Units(context.Background(), language.English, language.Chinese) {
			check(b, err)
		}
	}
	b.ReportMetric(float64(len(units))*float64(b.N)/b.Elapsed().Seconds(), "units/s")
}

func BenchmarkSaveArticle(b *testing.B) {
	s := openTest(b, dbPath(b))
	ctx := context.Background()
	check(b, s.BeginRun(ctx, Run{ID: "r"}))
	report := make([]byte, 2000)
	i := 0
	for b.Loop() {
		i++
		id := pipeline.ArticleID(fmt.Sprint("clinic/", i))
		check(b, s.SetJob(ctx, "r", id, "run", "running", ""))
		check(b, s.SaveArticle(ctx, Article{ID: id, Source: "clinic", Report: report, Wanted: report}))
		check(b, s.SetJob(ctx, "r", id, "run", "done", ""))
	}
}
