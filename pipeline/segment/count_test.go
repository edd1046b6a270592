package segment

import (
	"math"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
)

func TestCount(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       Counts
	}{
		{"en", "", Counts{}},
		{"en", "Hello, big world!", Counts{Words: 3, Chars: 15, GMX: 3}},
		{"en", "It's 3.5 - or https://a.com/b?c=d — (IL-10)…", Counts{Words: 5, Chars: 38, GMX: 5}},
		{"en", "one—two…three", Counts{Words: 3, Chars: 13, GMX: 3}},
		{"zh", "你好，世界！", Counts{Words: 4, Chars: 6, GMX: 1}},
		{"zh", "IL-10和TGF-β下降了3.5倍。", Counts{Words: 8, Chars: 19, GMX: 5}},
		{"zh-Hant", "細胞A，B、C", Counts{Words: 5, Chars: 7, GMX: 2}},
		{"zh", "一二三四五六七", Counts{Words: 7, Chars: 7, GMX: 3}}, // 2.5 is 3
		{"ja", "スーパーでリンゴを買う。", Counts{Words: 11, Chars: 12, GMX: 4}},
		{"ja", "ジョン・スミス", Counts{Words: 6, Chars: 7, GMX: 2}},
		{"ko", "나는 학교에 갔다.", Counts{Words: 3, Chars: 8, GMX: 2}},
		{"ko", "韓國의 집", Counts{Words: 4, Chars: 4, GMX: 1}},
		{"th", "สวัสดีครับ ผมชื่อสมชาย", Counts{Words: 2, Chars: 21, GMX: 4}},
		{"ar", "نعم، أنا بخير.", Counts{Words: 3, Chars: 12, GMX: 3}},
		{"und", "￼ *** !", Counts{Words: 1, Chars: 5, GMX: 1}},
		{"en", "a\xffb", Counts{Words: 1, Chars: 3, GMX: 1}},
	} {
		if got := Count(language.Make(c.lang), c.text); got != c.want {
			t.Errorf("%s %q: got %+v, want %+v", c.lang, c.text, got, c.want)
		}
	}
}

// Words as they are defined: a Han or kana character is one; so is each of the
// runs between them, white space and CJK punctuation that holds a letter or a
// digit.
var (
	ideograph = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}ー々]`)
	between   = regexp.MustCompile(`[\s\x{3000}-\x{303F}\x{FE10}-\x{FE4F}\x{30FB}—―…⋯！＂＃％＆＇（）＊，－．／：；？＠［＼］＿｛｝｡-･]+`)
	counted   = regexp.MustCompile(`[\p{L}\p{Nd}\x{FFFC}]`)
)

func wordsIn(text string) int {
	n := len(ideograph.FindAllString(text, -1))
	for _, run := range between.Split(ideograph.ReplaceAllString(text, " "), -1) {
		if counted.MatchString(run) {
			n++
		}
	}
	return n
}

func TestCount_IsWhatItsDefinitionSays(t *testing.T) {
	for tag, cases := range map[string][]string{"zh": chineseCases, "ja": japaneseCases, "ko": koreanCases, "en": casesOf["en"], "th": moreCases["th"]} {
		for _, text := range cases {
			text = strings.ReplaceAll(text, "|", "")
			want := wordsIn(text)
			chars, marks := 0, 0
			for _, r := range text {
				if !unicode.IsSpace(r) {
					chars++
					if !unicode.IsPunct(r) {
						marks++
					}
				}
			}
			gmx := want
			if per, ok := map[string]float64{"zh": 2.8, "ja": 3.0, "ko": 3.3, "th": 6.0}[tag]; ok {
				gmx = int(math.Floor(float64(marks)/per + 0.5))
			}
			if got := Count(language.Make(tag), text); got != (Counts{want, chars, gmx}) {
				t.Errorf("%s %q: got %+v, want %+v", tag, text, got, Counts{want, chars, gmx})
			}
		}
	}
}
