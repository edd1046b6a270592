package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzNumbering(f *testing.F) {
	for _, s := range []string{"第一章 甲", "제1장 가", "Chapter IV: x", "الفصل الأول: ب", "أولاً: ج", "1.2.3 d", "（一）e", "2️⃣ f", "aa) g", "方法①：h", "Q1. i", "§ 3 j", "첫 번째: k", "ア．l", "百二十三、m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		n, rest := numbering(s)
		if !strings.HasSuffix(s, rest) || n.value < 0 || n.sub < 0 || !utf8.ValidString(rest) {
			t.Fatalf("%q: %+v, rest %q", s, n, rest)
		}
		if n.kind == noNumber && rest != s {
			t.Fatalf("%q has no number and loses %q", s, rest)
		}
		entryText(s)
		mark(s)
		contentsTitle(s)
	})
}

func FuzzNextPage(f *testing.F) {
	for _, s := range [][2]string{{"https://a.example/n/a.html", "https://a.example/n/a_2.html"}, {"https://a.example/a?id=1", "https://a.example/a?id=1&page=2"}, {"https://a.example/a/page/2/", "https://a.example/a/page/3/"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, self, other string) {
		a, b := webAddress(self), webAddress(other)
		if a == nil || b == nil {
			return
		}
		if _, ok := follows(a, b); ok {
			if _, back := follows(b, a); back {
				t.Fatalf("%s and %s follow each other", a, b)
			}
			if a.Host != b.Host {
				t.Fatalf("%s follows %s", b, a)
			}
		}
		if believable(b, a) && !sameSite(a, b) {
			t.Fatalf("%s names %s", a, b)
		}
	})
}
