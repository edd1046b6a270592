package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberKind is how a heading is numbered.
type numberKind uint8

const (
	noNumber       numberKind = iota
	numChapter                // 第一章, Chapter 1, Part II
	numSection                // 第一节, Section 1
	numHan                    // 一、
	numHanParen               // （一）
	numArabic                 // 1. 1、 1)
	numDecimal                // 1.1, 1.1.1; sub counts the dots
	numArabicParen            // (1) ①
	numRoman                  // IV.
	numLetter                 // A.
	numQuestion               // Q:
	numAnswer                 // A: 答：
	numStep                   // Step 1, 步骤一
)

// number is the number at the head of a line.
type number struct {
	kind  numberKind
	value int // 0 if it has none
	sub   int // numDecimal: how many dots divide it
}

const hanDigits = "〇一二三四五六七八九十"

// numbering reads the number at the head of a line and returns the rest of
// the line after it.
func numbering(s string) (number, string) {
	none := func() (number, string) { return number{}, s }
	if s == "" {
		return none()
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '第':
		v, n := hanOrArabic(s[size:])
		if n == 0 {
			return none()
		}
		rest := s[size+n:]
		u, usize := utf8.DecodeRuneInString(rest)
		switch u {
		case '章', '篇', '编', '編', '部', '卷', '讲', '講':
			return number{numChapter, v, 0}, trimNumber(rest[usize:])
		case '节', '節', '回', '条', '條', '步', '点', '點', '招', '个', '個', '種', '种', '话', '話':
			if u == '个' || u == '個' || u == '种' || u == '種' || u == '点' || u == '點' || u == '步' || u == '招' || u == '条' || u == '條' {
				if next, _ := utf8.DecodeRuneInString(rest[usize:]); !strings.ContainsRune("、：:.， 　", next) {
					return none()
				}
			}
			return number{numSection, v, 0}, trimNumber(rest[usize:])
		}
		return none()
	case strings.ContainsRune(hanDigits, r):
		v, n := hanNumber(s)
		rest := s[n:]
		c, csize := utf8.DecodeRuneInString(rest)
		if v > 0 && v < 100 && (c == '、' || c == '．' || c == '.' || c == '：' || c == ':' || c == ')' || c == '）') {
			return number{numHan, v, 0}, trimNumber(rest[csize:])
		}
		return none()
	case r == '（' || r == '(' || r == '【' || r == '［':
		v, n := hanNumber(s[size:])
		kind := numHanParen
		if n == 0 {
			v, n = arabic(s[size:])
			kind = numArabicParen
		}
		if n == 0 || v == 0 || v > 99 {
			return none()
		}
		rest := s[size+n:]
		c, csize := utf8.DecodeRuneInString(rest)
		if c == '）' || c == ')' || c == '】' || c == '］' {
			return number{kind, v, 0}, trimNumber(rest[csize:])
		}
		return none()
	case r >= '①' && r <= '⑳':
		return number{numArabicParen, int(r-'①') + 1, 0}, trimNumber(s[size:])
	case r >= '0' && r <= '9' || r >= '０' && r <= '９':
		return arabicNumber(s)
	case r == 'Q' || r == 'Ｑ' || r == '问' || r == '問' || r == 'A' || r == '答' || r == 'Ａ':
		if num, rest := question(r, s, size); num.kind != noNumber {
			return num, rest
		}
	}
	return latinNumber(s)
}

// question reads "Q:", "Q1.", "问：", and their answers.
func question(r rune, s string, size int) (number, string) {
	kind := numQuestion
	if r == 'A' || r == '答' || r == 'Ａ' {
		kind = numAnswer
	}
	rest := s[size:]
	v, n := arabic(rest)
	rest = rest[n:]
	c, csize := utf8.DecodeRuneInString(rest)
	if c == ':' || c == '：' || n > 0 && kind == numQuestion && (c == '.' || c == '、' || c == '．') {
		return number{kind, v, 0}, trimNumber(rest[csize:])
	}
	return number{}, s
}

func arabicNumber(s string) (number, string) {
	v, n := arabic(s)
	if v > 999 || n == 0 {
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
	c, csize := utf8.DecodeRuneInString(rest)
	if dots > 0 {
		switch {
		case c == ' ' || c == '、' || c == '．' || c == '.' || c == ')' || c == '）':
			return number{numDecimal, v, dots}, trimNumber(rest[csize:])
		case unicode.In(c, unicode.Han) && !strings.ContainsRune("年月日万亿元倍个個米公克岁度", c):
			return number{numDecimal, v, dots}, rest
		}
		return number{}, s
	}
	switch c {
	case '、', '．', ')', '）', '.', '：', ':':
		tail := rest[csize:]
		if next, _ := utf8.DecodeRuneInString(tail); c == ':' && next >= '0' && next <= '9' || tail == "" {
			return number{}, s
		}
		if c == '.' && tail != "" {
			if next, _ := utf8.DecodeRuneInString(tail); next < 0x80 && next != ' ' && !unicode.IsUpper(next) {
				return number{}, s
			}
		}
		return number{numArabic, v, 0}, trimNumber(tail)
	}
	return number{}, s
}

// latinNumber reads "Chapter 1:", "Part II", "Step 3.", "IV. ", "B. ".
func latinNumber(s string) (number, string) {
	word := 0
	for word < len(s) && word < 12 && (s[word] >= 'a' && s[word] <= 'z' || s[word] >= 'A' && s[word] <= 'Z') {
		word++
	}
	if word == 0 || word == len(s) {
		return number{}, s
	}
	rest := s[word:]
	switch strings.ToLower(s[:word]) {
	case "chapter", "part", "kapitel", "teil", "chapitre", "partie", "parte", "capitolo":
		return latinWord(numChapter, rest, s)
	case "section", "abschnitt", "sezione":
		return latinWord(numSection, rest, s)
	case "step", "tip", "schritt", "étape", "paso", "lesson", "rule", "day", "reason", "myth":
		return latinWord(numStep, rest, s)
	}
	if (rest[0] == '.' || rest[0] == ')') && len(rest) > 2 && rest[1] == ' ' {
		if v := roman(s[:word]); v > 0 && word > 1 || s[:word] == "I" || s[:word] == "V" || s[:word] == "X" {
			return number{numRoman, max(v, 1), 0}, trimNumber(rest[1:])
		}
		if word == 1 && s[0] >= 'A' && s[0] <= 'Z' {
			return number{numLetter, int(s[0]-'A') + 1, 0}, trimNumber(rest[1:])
		}
	}
	return number{}, s
}

func latinWord(kind numberKind, rest, s string) (number, string) {
	t := strings.TrimLeft(rest, " #")
	if len(t) == len(rest) {
		return number{}, s
	}
	v, n := arabic(t)
	if n == 0 {
		for n < len(t) && strings.IndexByte("IVXLC", t[n]) >= 0 {
			n++
		}
		v = roman(t[:n])
	}
	if n == 0 || v == 0 || v > 999 {
		return number{}, s
	}
	t = t[n:]
	if t != "" && t[0] != ':' && t[0] != '.' && t[0] != ' ' && t[0] != ')' && !strings.HasPrefix(t, "：") && !strings.HasPrefix(t, "–") && !strings.HasPrefix(t, "—") {
		return number{}, s
	}
	if t != "" && t[0] == ' ' {
		// "Part 1 of the trail is closed" runs on; "Chapter 1 The Fair" does not.
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(t, " "))
		if unicode.IsLower(next) {
			return number{}, s
		}
	}
	return number{kind, v, 0}, trimNumber(t)
}

func trimNumber(s string) string {
	return strings.TrimLeft(s, " \u3000、.．:：)）-–—")
}

// arabic reads up to 4 digits, also full-width ones.
func arabic(s string) (value, size int) {
	for digits := 0; digits < 4; digits++ {
		r, n := utf8.DecodeRuneInString(s[size:])
		switch {
		case r >= '0' && r <= '9':
			value = 10*value + int(r-'0')
		case r >= '０' && r <= '９':
			value = 10*value + int(r-'０')
		default:
			return value, size
		}
		size += n
	}
	return value, size
}

// hanNumber reads a Chinese number up to 99.
func hanNumber(s string) (value, size int) {
	tens, units := 0, 0
	seen := false
	for i, r := range s {
		at := strings.IndexRune(hanDigits, r)
		if at < 0 || i > 12 {
			break
		}
		d := len([]rune(hanDigits[:at]))
		if d == 10 {
			if units == 0 {
				units = 1
			}
			tens, units = units*10, 0
		} else {
			units = d
		}
		seen = true
		size = i + utf8.RuneLen(r)
	}
	if !seen {
		return 0, 0
	}
	return tens + units, size
}

func hanOrArabic(s string) (value, size int) {
	if value, size = hanNumber(s); size > 0 {
		return value, size
	}
	return arabic(strings.TrimLeft(s, " "))
}

func roman(s string) int {
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}[s[i]]
		if v == 0 {
			return 0
		}
		if v < last {
			total -= v
		} else {
			total += v
			last = v
		}
	}
	return total
}
