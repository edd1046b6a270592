package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unitWords are words for parts of a text that stand before their number, in
// lower case, by what they are.
var unitWords = []struct{ form, words string }{
	{"volume", "volume|book|band|buch|tome|livre|libro|volumen|том|книга|المجلد|الكتاب"},
	{"part", "part|teil|partie|parte|deel|del|część|часть|kısım|phần|bagian|ภาค|ตอนที่|भाग|الباب|الجزء"},
	{"chapter", "chapter|kapitel|chapitre|capítulo|capitolo|hoofdstuk|rozdział|глава|bölüm|chương|bab|บทที่|अध्याय|الفصل"},
	{"section", "section|abschnitt|sección|sezione|seção|sectie|sekcja|раздел|mục|pasal|القسم|المبحث"},
	{"article", "article|art.|artikel|artículo|articolo|artigo|§|§§|paragraph|статья|المادة|المطلب"},
	{"step", "step|schritt|étape|paso|passo|stap|krok|шаг|adım|bước|langkah|ขั้นตอนที่|चरण|الخطوة|المرحلة|الفرع"},
}

// wordUnit reads "Chapter 1: …", "Part II", "§ 3 …", "الفصل الأول: …".
func wordUnit(s string) (number, string) {
	for _, u := range unitWords {
		for w := range strings.SplitSeq(u.words, "|") {
			if len(s) <= len(w) || !strings.EqualFold(s[:len(w)], w) {
				continue
			}
			rest := strings.TrimLeft(s[len(w):], " #.\u00a0")
			if rest == s[len(w):] && w[len(w)-1] < utf8.RuneSelf && digitOf(firstRune(rest)) < 0 {
				continue
			}
			v, n := arabic(rest)
			if n == 0 {
				for n < len(rest) && n < 8 && strings.IndexByte("IVXLC", rest[n]) >= 0 {
					n++
				}
				if v = roman(rest[:n]); n > 0 && n < len(rest) && letter(rest[n]) {
					v = 0
				}
			}
			if v == 0 {
				v, n = wordValue(rest, u.form)
			}
			if n == 0 || v == 0 || v > 999 {
				continue
			}
			if tail, ok := afterWord(rest[n:]); ok {
				return number{numUnit, v, 0, u.form}, tail
			}
		}
	}
	return number{}, s
}

// wordValue reads a number that is a word: One, الأول.
func wordValue(s, form string) (value, size int) {
	if r := firstRune(s); r >= 0x600 && r < 0x700 {
		for _, row := range arabicOrdinals {
			for i := len(row) - 1; i >= 0; i-- {
				if n := prefixArabic(s, row[i]); n > 0 {
					return i + 1, n
				}
			}
		}
		return 0, 0
	}
	for i, w := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) && (len(s) == len(w) || !letter(s[len(w)])) {
			return i + 1, len(w)
		}
	}
	return hanNumber(s)
}

// prefixArabic returns how long the beginning of s is that is the word, with
// whatever signs; 0 if s begins otherwise. The word is as plainArabic writes
// it, and must end there.
func prefixArabic(s, word string) int {
	for i, r := range s {
		if i > 0 && !unicode.IsLetter(r) && !unicode.IsMark(r) && plainArabic(s[:i]) == word {
			return i
		}
		if i > 60 {
			return 0
		}
	}
	if plainArabic(s) == word {
		return len(s)
	}
	return 0
}

// afterWord returns what follows the number of a unit. "Part 1 of the trail is
// closed" runs on, and is no heading; "Chapter 1 The Fair" is one.
func afterWord(t string) (rest string, ok bool) {
	if t == "" {
		return "", true
	}
	r, _ := utf8.DecodeRuneInString(t)
	if !strings.ContainsRune(":. )：、．。–—-|｜　", r) {
		return "", false
	}
	rest = trimNumber(t)
	if r == ' ' {
		if next := firstRune(strings.TrimLeft(t, " ")); unicode.IsLower(next) {
			return "", false
		}
	}
	return rest, true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// ordinalNumber reads words that count: أولاً: …, 첫째, …, Erstens: ….
func ordinalNumber(s string) (number, string) {
	r := firstRune(s)
	arabicText := r >= 0x600 && r < 0x700
	for _, o := range ordinals {
		if arabicText != (o.form == "ar") {
			continue
		}
		for i, w := range o.row {
			n := 0
			switch {
			case arabicText:
				n = prefixArabic(s, w)
			case len(s) > len(w) && strings.EqualFold(s[:len(w)], w):
				n = len(w)
			}
			if n == 0 || n == len(s) {
				continue
			}
			c, size := utf8.DecodeRuneInString(s[n:])
			if c == ':' || c == '：' || c == '.' || c == '-' || c == '–' || c == '—' || c == '/' || c == ',' && o.form == "ko" || c == ' ' && strings.ContainsRune(":-–—", firstRune(strings.TrimLeft(s[n+size:], " "))) {
				return number{numOrdinal, i + 1, 0, o.form}, trimNumber(strings.TrimLeft(s[n:], " /,"))
			}
		}
	}
	return number{}, s
}

// labelNumber reads a word with a number and what ends it: "Tip 1: …",
// "Myth #2", "方法一：…", "ポイント1", "ステップ①". Any short word will do; only a
// row of them makes headings.
func labelNumber(s string) (number, string) {
	size, runes := 0, 0
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != 'ー' || inRow(hanDigits, r) > 0 && i > 0 {
			break
		}
		size = i + utf8.RuneLen(r)
		if runes++; runes > 14 {
			return number{}, s
		}
	}
	word := s[:size]
	han := hasHan(word) || startsWord(word)
	if runes < 2 || han && runes > 8 || !han && !unicode.IsUpper(firstRune(word)) {
		return number{}, s
	}
	rest := s[size:]
	v, n := 0, 0
	if han {
		rest = strings.TrimLeft(rest, " ")
		if v, n = circledNumber(rest); n == 0 {
			v, n = hanOrArabic(rest)
		}
	} else {
		spaced := strings.TrimLeft(rest, " #№.")
		if len(spaced) == len(rest) && firstRune(rest) >= 0x80 {
			return number{}, s
		}
		v, n = arabic(spaced)
		rest = spaced
	}
	if n == 0 || v == 0 || v > 99 {
		return number{}, s
	}
	tail := rest[n:]
	if tail != "" {
		c, _ := utf8.DecodeRuneInString(tail)
		spaced := c == ' ' || c == '　'
		next := firstRune(strings.TrimLeft(tail, " 　"))
		switch {
		case strings.ContainsRune(":：、.．|｜", c), spaced && strings.ContainsRune(":–—-|｜", next):
		case han && spaced && inRow(hanDigits, firstRune(rest)) == 0 && unicode.IsLetter(next):
		default:
			return number{}, s
		}
		if c == '.' && digitOf(firstRune(tail[1:])) >= 0 {
			return number{}, s // Version 1.2
		}
	}
	return number{numLabel, v, 0, strings.ToLower(word)}, trimNumber(tail)
}
