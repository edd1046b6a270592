package extract

import (
	"strings"
	"unicode/utf8"
)

// The characters of the systems that count by a fixed row.
const (
	hanDigits   = "〇一二三四五六七八九十"
	formalRow   = "零壹贰叁肆伍陆柒捌玖拾"
	formalRow2  = "零壹貳參肆伍陸柒捌玖拾"
	formalRow3  = "零壱弐参肆伍陸漆捌玖拾"
	stemRow     = "甲乙丙丁戊己庚辛壬癸"
	hangulRow   = "가나다라마바사아자차카타파하"
	kanaRow     = "アイウエオカキクケコサシスセソ"
	abjadRow    = "أبجدهوزحطيكلمن"
	cyrillicRow = "абвгдежзиклмн"
)

// inRow returns where a character stands in a row, counted from 1; 0 if it
// does not.
func inRow(row string, r rune) int {
	n := 0
	for _, c := range row {
		n++
		if c == r {
			return n
		}
	}
	return 0
}

// zeros are the first digits of the decimal systems that number headings.
var zeros = [...]rune{'0', '０', '٠', '۰', '०', '০', '๐'}

// digitOf returns what a decimal digit of any script is worth, -1 if it is
// none.
func digitOf(r rune) int {
	for _, z := range zeros {
		if r >= z && r <= z+9 {
			return int(r - z)
		}
	}
	return -1
}

// arabic reads up to 4 digits of one script.
func arabic(s string) (value, size int) {
	for digits := 0; digits < 4; digits++ {
		r, n := utf8.DecodeRuneInString(s[size:])
		d := digitOf(r)
		if d < 0 {
			break
		}
		value = 10*value + d
		size += n
	}
	return value, size
}

// hanNumber reads a Chinese number up to 999, also in the characters used for
// sums of money.
func hanNumber(s string) (value, size int) {
	total, units := 0, 0
	for i, r := range s {
		if i > 18 {
			break
		}
		d := 0
		for _, row := range [...]string{hanDigits, formalRow, formalRow2, formalRow3} {
			if d = inRow(row, r); d > 0 {
				break
			}
		}
		switch {
		case r == '百' || r == '佰':
			total, units = total+max(units, 1)*100, 0
		case d == 11:
			total, units = total+max(units, 1)*10, 0
		case d > 0:
			units = d - 1
		default:
			return total + units, size
		}
		size = i + utf8.RuneLen(r)
	}
	return total + units, size
}

func hanOrArabic(s string) (value, size int) {
	if value, size = hanNumber(s); size > 0 {
		return value, size
	}
	spaces := len(s) - len(strings.TrimLeft(s, " "))
	if value, size = arabic(s[spaces:]); size > 0 {
		size += spaces
	}
	return value, size
}

// roman reads a Roman number in capitals; 0 if it is none as one would write
// it.
func roman(s string) int {
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		case 'L':
			v = 50
		case 'C':
			v = 100
		default:
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

// circledNumber reads a number that is one character with its frame, or a
// key of a telephone.
func circledNumber(s string) (value, size int) {
	r, n := utf8.DecodeRuneInString(s)
	for _, row := range [...]struct {
		from, to rune
		first    int
	}{{'①', '⑳', 1}, {'⑴', '⒇', 1}, {'⒈', '⒛', 1}, {'❶', '❿', 1}, {'➀', '➉', 1}, {'➊', '➓', 1}, {'㉑', '㉟', 21}, {'㈠', '㈩', 1}, {'㊀', '㊉', 1}, {'⓵', '⓾', 1}} {
		if r >= row.from && r <= row.to {
			return int(r-row.from) + row.first, n
		}
	}
	if d := digitOf(r); d > 0 && r < 0x80 {
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(s[n:], "\ufe0f"), "\u20e3"); ok {
			return d, len(s) - len(rest)
		}
	}
	return 0, 0
}

// ordinals are words that count, each row from 1 on.
var ordinals = [...]struct {
	form string
	row  []string
}{
	{"ar", []string{"اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"}},
	{"ko", []string{"첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째", "여덟째", "아홉째", "열째"}},
	{"ko번째", []string{"첫 번째", "두 번째", "세 번째", "네 번째", "다섯 번째", "여섯 번째", "일곱 번째", "여덟 번째", "아홉 번째", "열 번째"}},
	{"de", []string{"erstens", "zweitens", "drittens", "viertens", "fünftens", "sechstens", "siebtens", "achtens", "neuntens", "zehntens"}},
	{"en", []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}},
	{"enly", []string{"firstly", "secondly", "thirdly", "fourthly", "fifthly"}},
}

// arabicOrdinals follow a word such as chapter; masculine and feminine.
var arabicOrdinals = [...][]string{
	{"الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الحادي عشر", "الثاني عشر"},
	{"الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه", "التاسعه", "العاشره", "الحاديه عشره", "الثانيه عشره"},
}

// plainArabic takes vowel signs away and writes the letters that are written
// in several ways in one.
func plainArabic(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x064b && r <= 0x0652 || r == 0x0640:
			return -1
		case r == 'أ' || r == 'إ' || r == 'آ':
			return 'ا'
		case r == 'ى':
			return 'ي'
		case r == 'ة':
			return 'ه'
		}
		return r
	}, s)
}
