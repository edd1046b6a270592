package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

var tags = []string{
	"und", "en", "de", "fr", "es", "it", "pt-BR", "ru", "pl", "tr", "ar", "hi", "ja", "zh", "zh-Hant", "zh-Hant-HK", "ko", "th", "lo", "km",
	"my", "el", "he", "cs", "ur", "yue", "xx", "x-private", "und-Thai", "sr-Latn",
}

var options = []Options{{}, {Semicolon: true}, {KeepLineBreaks: true}, {Semicolon: true, KeepLineBreaks: true}}

func checkLossless(t interface{ Fatalf(string, ...any) }, s *Splitter, text string) {
	from := 0
	bounds := s.Split(text)
	for _, b := range bounds {
		if b.End <= from || b.End > len(text) || b.Rule == "" {
			t.Fatalf("%s: boundary %+v after %d of %d", s.ID(), b, from, len(text))
		}
		if b.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[b.End]) {
			t.Fatalf("%s: boundary %+v inside a character", s.ID(), b)
		}
		from = b.End
	}
	if from != len(text) {
		t.Fatalf("%s: ends at %d of %d", s.ID(), from, len(text))
	}
	last, k := 0, 0
	for _, d := range s.Explain(text) {
		if d.At < last {
			t.Fatalf("%s: decision %+v after %d", s.ID(), d, last)
		}
		last = d.At
		if d.Break {
			if bounds[k] != (Boundary{d.At, d.Rule}) {
				t.Fatalf("%s: decision %+v is not boundary %+v", s.ID(), d, bounds[k])
			}
			k++
		}
	}
}

// alphabet holds what rules look at, so that chance meets it.
var alphabet = []string{
	". ", ".", "!", "?", "。", "！", "？", "…", "...", ". . ", ";", "；", ":", "，", "\"", "'", "“", "”", "‘", "’", "„", "«", "»", "(", ")", "（", "）",
	"「", "」", "《", "》", "[1]", "¹", "🎉", " ", "\u00a0", "\u3000", "\n", "\r\n", "\u2028", "—", "-", "A", "b", "Dr", "z", "B", "No", "The", "said", "3", "2024",
	"中文", "说", "他", "です", "と", "다", "라고", "สวัสดีครับ", "سلام", "؟", "।", "¿", "iPhone", "https://a.b/c", "@", "\uFFFC", "\xff", "XIV",
}

func TestSplit_SegmentsJoinedAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := New(language.Make(rapid.SampledFrom(tags).Draw(t, "tag")), rapid.SampledFrom(options).Draw(t, "options"))
		text := rapid.OneOf(
			rapid.String(),
			rapid.Map(rapid.SliceOf(rapid.SampledFrom(alphabet)), func(p []string) string { return strings.Join(p, "") }),
		).Draw(t, "text")
		checkLossless(t, s, text)
	})
}

func FuzzSplit(f *testing.F) {
	for tag, cases := range casesOf {
		for _, c := range cases {
			f.Add(tag, c)
		}
	}
	for _, c := range chineseCases {
		f.Add("zh", c)
	}
	f.Fuzz(func(t *testing.T, tag, text string) {
		checkLossless(t, New(language.Make(tag), Options{Semicolon: len(text)%2 == 0}), text)
	})
}

// hostile texts make a rule that looks far ahead or back quadratic.
var hostile = []string{
	"(a. b: c. ", ". ", "a.", "a. ", ")", ".)", ". )", "(", "（。", "“。", "\"a. ", ".\"", "...", "Dr. ", "A. ", "3. ", "2024. ", ".[1", "a.b.", "。他", "”。", "! ", "？」の",
	".     ", "\u3000", ". \u00a0", "🎉", ".🎉 ", "สวัส ", "สวัส. ", "'a", "\n", ".\n", "\n ", "!—", ".a@", "他说", "！”他说", "¹", "z. B. ", "«a. » ", "\uFFFC. ",
	"a", "字", "กขค", "1.2", "「『（", "「a。", "([{", "((a.) ", "\"", "'", "e\u0301", ".\u0301", "\u200b", ".\u200b ", "\U0001F469\u200D", "...... ", "I. ", "§. ", "\xff. ", "• a ", "1. a 2. b ",
}

// The time is not checked; quadratic work would make this test take very long.
func TestSplit_HostileTextTakesLinearTime(t *testing.T) {
	for _, unit := range hostile {
		for _, tag := range []string{"en", "de", "zh", "ko", "th"} {
			for _, head := range []string{"", "a. ", "(a"} {
				text := head + strings.Repeat(unit, 40_000/len(unit))
				New(language.Make(tag), Options{}).Split(text)
			}
		}
	}
}
