package segment

import (
	"testing"

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
