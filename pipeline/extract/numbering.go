package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberKind is how a line is numbered.
type numberKind uint8

const (
	noNumber        numberKind = iota
	numUnit                    // 第一章, 제1장, Chapter 1, § 1, الفصل الأول; form names the unit
	numHan                     // 一、, also 壹、
	numStem                    // 甲、
	numHanParen                // （一）
	numArabic                  // 1. 1、 1- ١.
	numDecimal                 // 1.1, 1.1.1; sub counts the dots
	numHalfParen               // 1)
	numArabicParen             // (1)
	numCircled                 // ①
	numRoman                   // IV.
	numRomanLower              // iv)
	numLetter                  // A.
	numLetterLower             // a)
	numLetterDouble            // aa)
	numHangul                  // 가.
	numKana                    // ア.
	numAbjad                   // أ.
	numCyrillic                // а)
	numOrdinal                 // أولاً:, 첫째, Erstens:
	numLabel                   // Tip 1:, 方法一：; form is the word
	numQuestion                // Q:
	numAnswer                  // A: 答：
)

// number is the number at the head of a line.
type number struct {
	kind  numberKind
	value int    // 0 if it has none
	sub   int    // numDecimal: how many dots divide it
	form  string // what tells it from others of its kind
}

// numbering reads the number at the head of a line and returns the rest of
// the line after it.
func numbering(s string) (number, string) {
	if s == "" {
		return number{}, s
	}
	r, _ := utf8.DecodeRuneInString(s)
	if r < 0x80 && !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '(' || r == '[') {
		return number{}, s
	}
	for _, read := range [...]func(string) (number, string){unitNumber, circledLine, questionNumber, bracketed, decimalNumber, plainNumber, wordUnit, ordinalNumber, labelNumber} {
		if n, rest := read(s); n.kind != noNumber {
			return n, rest
		}
	}
	return number{}, s
}

// hanUnits are what 第 counts, by what they are as parts of a text.
var hanUnits = []struct{ words, form string }{
	{"卷 册 冊", "volume"}, {"部分 篇 编 編 部 辑", "part"}, {"章", "chapter"}, {"节 節 讲 講 课 課 回", "section"}, {"条 條", "article"},
	{"步 点 點 招 个 個 种 種 话 話 问 問 类 類 式 大 位 名 天 日 周 週 期 集 幕 场 場", "item"},
}

// unitNumber reads 第一章 and 제1장.
func unitNumber(s string) (number, string) {
	if rest, ok := strings.CutPrefix(s, "제"); ok {
		v, n := arabic(strings.TrimLeft(rest, " "))
		if n == 0 {
			return number{}, s
		}
		rest = strings.TrimLeft(strings.TrimLeft(rest, " ")[n:], " ")
		for _, u := range [...]struct{ word, form string }{{"권", "volume"}, {"편", "part"}, {"부", "part"}, {"장", "chapter"}, {"절", "section"}, {"조", "article"}, {"항", "paragraph"}} {
			if tail, ok := strings.CutPrefix(rest, u.word); ok && !startsWord(tail) {
				return number{numUnit, v, 0, u.form}, trimNumber(tail)
			}
		}
		return number{}, s
	}
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return number{}, s
	}
	v, n := hanOrArabic(rest)
	if n == 0 {
		return number{}, s
	}
	rest = strings.TrimLeft(rest[n:], " ")
	for _, u := range hanUnits {
		for w := range strings.FieldsSeq(u.words) {
			tail, ok := strings.CutPrefix(rest, w)
			if !ok {
				continue
			}
			if u.form == "item" || u.form == "article" || w == "部" || w == "回" || w == "讲" || w == "课" || w == "篇" {
				// 第三天我们去了 runs on; 第三天：海边 does not.
				if next, _ := utf8.DecodeRuneInString(tail); tail != "" && !strings.ContainsRune("、：:.，,． 　-—–|｜", next) {
					return number{}, s
				}
			}
			form := u.form
			if form == "item" {
				form = w
			}
			return number{numUnit, v, 0, form}, trimNumber(tail)
		}
	}
	return number{}, s
}

// startsWord tells whether Hangul goes on without a break.
func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0xac00 && r <= 0xd7a3
}

func circledLine(s string) (number, string) {
	if v, n := circledNumber(s); n > 0 && v > 0 {
		return number{numCircled, v, 0, ""}, trimNumber(s[n:])
	}
	return number{}, s
}

// questionNumber reads "Q:", "Q1.", "问：", "س:", and their answers.
func questionNumber(s string) (number, string) {
	r, size := utf8.DecodeRuneInString(s)
	kind := numQuestion
	switch r {
	case 'Q', 'Ｑ', '问', '問', 'س':
	case 'A', 'Ａ', '答', 'ج':
		kind = numAnswer
	default:
		return number{}, s
	}
	rest := s[size:]
	v, n := arabic(rest)
	rest = rest[n:]
	c, csize := utf8.DecodeRuneInString(rest)
	switch {
	case c == ':' || c == '：':
	case n > 0 && kind == numQuestion && (c == '.' || c == '、' || c == '．' || (c == ' ' || c == '　') && r >= 0x80 && r != 'Ｑ'):
	default:
		return number{}, s
	}
	return number{kind, v, 0, ""}, trimNumber(rest[csize:])
}

// bracketed reads what stands between brackets: （一）, (1), (a), (ア).
func bracketed(s string) (number, string) {
	r, size := utf8.DecodeRuneInString(s)
	if r != '（' && r != '(' && r != '【' && r != '［' && r != '〔' && r != '[' {
		return number{}, s
	}
	inner := s[size:]
	kind, v, n := counter(inner)
	if n == 0 || v > 99 {
		return number{}, s
	}
	c, csize := utf8.DecodeRuneInString(inner[n:])
	if c != '）' && c != ')' && c != '】' && c != '］' && c != '〕' || r == '[' {
		return number{}, s
	}
	rest := trimNumber(inner[n+csize:])
	switch kind {
	case numHan:
		return number{numHanParen, v, 0, ""}, rest
	case numArabic:
		return number{numArabicParen, v, 0, ""}, rest
	case numLetter, numLetterLower, numKana, numHangul, numRomanLower, numAbjad, numStem, numCyrillic, numLetterDouble:
		return number{kind, v, 0, "()"}, rest
	}
	return number{}, s
}

// counter reads a number in any system, as the kind it would have before a
// full stop.
func counter(s string) (kind numberKind, value, size int) {
	r, n := utf8.DecodeRuneInString(s)
	if v, m := hanNumber(s); m > 0 && v > 0 {
		return numHan, v, m
	}
	if v, m := arabic(s); m > 0 && v > 0 {
		return numArabic, v, m
	}
	for _, row := range [...]struct {
		kind numberKind
		row  string
	}{{numStem, stemRow}, {numHangul, hangulRow}, {numKana, kanaRow}, {numAbjad, abjadRow}, {numCyrillic, cyrillicRow}} {
		if v := inRow(row.row, r); v > 0 {
			return row.kind, v, n
		}
	}
	m := 0
	for m < len(s) && m < 6 && letter(s[m]) {
		m++
	}
	word := s[:m]
	upper := strings.ToUpper(word)
	switch {
	case m == 0:
	case m == 1 && word == upper && word != "I" && word != "V" && word != "X":
		return numLetter, int(word[0]-'A') + 1, 1
	case m == 1 && word != upper && word != "i" && word != "v" && word != "x":
		return numLetterLower, int(upper[0]-'A') + 1, 1
	case m == 2 && word[0] == word[1] && word != upper && word != "ii" && word != "xx":
		return numLetterDouble, int(upper[0]-'A') + 1, 2
	case roman(upper) > 0 && word == upper:
		return numRoman, roman(upper), m
	case roman(upper) > 0 && word == strings.ToLower(word):
		return numRomanLower, roman(upper), m
	}
	return noNumber, 0, 0
}

// decimalNumber reads 1.1 and 2.3.4.
func decimalNumber(s string) (number, string) {
	v, n := arabic(s)
	if n == 0 || v > 999 {
		return number{}, s
	}
	rest := s[n:]
	dots := 0
	for {
		c, csize := utf8.DecodeRuneInString(rest)
		if c != '.' && c != '．' {
			break
		}
		w, m := arabic(rest[csize:])
		if m == 0 || m > 2 || w > 99 {
			break
		}
		dots++
		v = w
		rest = rest[csize+m:]
	}
	if dots == 0 {
		return number{}, s
	}
	c, csize := utf8.DecodeRuneInString(rest)
	switch {
	case c == ' ' || c == '、' || c == '．' || c == '.' || c == ')' || c == '）' || c == '　':
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " .")); unicode.IsLower(next) {
			return number{}, s // 1.5 litres
		}
		return number{numDecimal, v, dots, ""}, trimNumber(rest[csize:])
	case (unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) || c >= 0xac00 && c <= 0xd7a3) && !strings.ContainsRune("年月日万亿億元円원倍个個米公克岁歲歳度兆層层％", c):
		return number{numDecimal, v, dots, ""}, rest
	}
	return number{}, s
}

// plainNumber reads a number in any system with what ends it: 1. 一、 a) 가.
func plainNumber(s string) (number, string) {
	kind, v, n := counter(s)
	if n == 0 {
		return number{}, s
	}
	rest := s[n:]
	c, csize := utf8.DecodeRuneInString(rest)
	tail := rest[csize:]
	next, _ := utf8.DecodeRuneInString(tail)
	spaced := next == ' ' || next == '　'
	paren := c == ')' || c == '）'
	switch kind {
	case numHan:
		if v < 100 && (strings.ContainsRune("、．.：:)）", c) || c == ' ' || c == '　') {
			if (c == ' ' || c == '　') && n > 3 && strings.ContainsFunc(s[:n], func(r rune) bool { return r == '百' }) {
				return number{}, s
			}
			return number{numHan, v, 0, ""}, trimNumber(tail)
		}
	case numArabic:
		if v > 999 || tail == "" {
			return number{}, s
		}
		switch {
		case c == '、' || c == '．' || c == '：':
		case paren:
			return number{numHalfParen, v, 0, ""}, trimNumber(tail)
		case c == ':':
			if next >= '0' && next <= '9' {
				return number{}, s
			}
		case c == '.':
			if next < 0x80 && next != ' ' && !unicode.IsUpper(next) {
				return number{}, s
			}
		case (c == '-' || c == '–' || c == '—') && (spaced || next >= 0x590 && next < 0x780):
			if low, _ := utf8.DecodeRuneInString(strings.TrimLeft(tail, " ")); digitOf(low) >= 0 {
				return number{}, s
			}
			return number{numArabic, v, 0, "-"}, trimNumber(tail)
		default:
			return number{}, s
		}
		return number{numArabic, v, 0, ""}, trimNumber(tail)
	case numStem:
		if strings.ContainsRune("、．.：:)）", c) {
			return number{numStem, v, 0, ""}, trimNumber(tail)
		}
	case numHangul, numKana:
		if paren || c == '.' || c == '．' || c == '、' && kind == numKana {
			form := ""
			if paren {
				form = ")"
			}
			return number{kind, v, 0, form}, trimNumber(tail)
		}
	case numAbjad, numCyrillic:
		if (paren || c == '.' || c == '-') && spaced || paren {
			return number{kind, v, 0, ""}, trimNumber(tail)
		}
	default: // Latin letters and Roman numbers
		if (paren || c == '.') && spaced || (kind == numRoman || kind == numLetter) && (c == '、' || c == '．' || c == '：') {
			if kind != numRoman && kind != numLetter && !paren && kind != numRomanLower && kind != numLetterLower {
				return number{}, s
			}
			form := ""
			if paren {
				form = ")"
			}
			return number{kind, v, 0, form}, trimNumber(tail)
		}
	}
	return number{}, s
}

// nakedNumber reads a number that nothing but a space divides from the words:
// "2 Methods". Only a row of them means anything.
func nakedNumber(s string) (number, string) {
	v, n := arabic(s)
	if n == 0 || v == 0 || v > 99 || n > 6 {
		return number{}, s
	}
	rest := strings.TrimLeft(s[n:], " 　")
	r := firstRune(rest)
	if len(rest) == len(s)-n || !unicode.IsLetter(r) || unicode.IsLower(r) {
		return number{}, s
	}
	return number{numArabic, v, 0, " "}, rest
}

// trimNumber takes away what stands between a number and the words.
func trimNumber(s string) string {
	return strings.TrimLeft(s, " \u3000、.．:：)）-–—|｜")
}
