package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unitOf names the part of a text that a word stands for which comes before
// its number: the word in lower case, Arabic as plainArabic writes it.
func unitOf(word string) string {
	switch word {
	case "volume", "book", "band", "buch", "tome", "livre", "libro", "volumen", "том", "книга", "المجلد", "الكتاب":
		return "volume"
	case "part", "teil", "partie", "parte", "deel", "del", "część", "часть", "kısım", "phần", "bagian", "ภาค", "ตอนที่", "भाग", "الباب", "الجزء":
		return "part"
	case "chapter", "kapitel", "chapitre", "capítulo", "capitolo", "hoofdstuk", "rozdział", "глава", "bölüm", "chương", "bab", "บทที่", "अध्याय", "الفصل":
		return "chapter"
	case "section", "abschnitt", "sección", "sezione", "seção", "sectie", "sekcja", "раздел", "mục", "pasal", "القسم", "المبحث":
		return "section"
	case "article", "art", "artikel", "artículo", "articolo", "artigo", "§", "§§", "paragraph", "статья", "الماده", "المطلب":
		return "article"
	case "step", "schritt", "étape", "paso", "passo", "stap", "krok", "шаг", "adım", "bước", "langkah", "ขั้นตอนที่", "चरण", "الخطوه", "المرحله", "الفرع":
		return "step"
	}
	return ""
}

// firstWord returns the letters that a line begins with, and how long they
// are; longer ones than any word that counts are none.
func firstWord(s string) (word string, size int) {
	const longest = 36
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '§' {
			break
		}
		if size = i + utf8.RuneLen(r); size > longest {
			return "", 0
		}
	}
	word = strings.ToLower(s[:size])
	if r := firstRune(word); r >= 0x600 && r < 0x700 {
		word = plainArabic(word)
	}
	return word, size
}

// wordUnit reads "Chapter 1: …", "Part II", "§ 3 …", "الفصل الأول: …".
func wordUnit(s string) (number, string) {
	word, size := firstWord(s)
	form := unitOf(word)
	if form == "" {
		return number{}, s
	}
	rest := strings.TrimLeft(s[size:], " #.\u00a0")
	if rest == s[size:] && digitOf(firstRune(rest)) < 0 {
		return number{}, s
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
		v, n = wordValue(rest)
	}
	if n == 0 || v == 0 || v > 999 {
		return number{}, s
	}
	if tail, ok := afterWord(rest[n:]); ok {
		return number{numUnit, v, 0, form}, tail
	}
	return number{}, s
}

// wordValue reads a number that is a word: One, الأول.
func wordValue(s string) (value, size int) {
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
	word, size := firstWord(s)
	if tail, ok := strings.CutPrefix(s[size:], " 번째"); ok {
		word, size = word+" 번째", len(s)-len(tail)
	}
	if word == "" || size == len(s) {
		return number{}, s
	}
	for _, o := range ordinals {
		i := slices.Index(o.row, word)
		if i < 0 {
			continue
		}
		c, n := utf8.DecodeRuneInString(s[size:])
		if strings.ContainsRune(":：.-–—/", c) || c == ',' && strings.HasPrefix(o.form, "ko") || c == ' ' && strings.ContainsRune(":-–—", firstRune(s[size+n:])) {
			return number{numOrdinal, i + 1, 0, o.form}, trimNumber(strings.TrimLeft(s[size:], " /,"))
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
