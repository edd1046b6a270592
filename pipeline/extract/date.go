package extract

import (
	"strings"
	"time"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// findDate reads the first date of a text: ISO 8601, RFC 1123, 2026年10月5日,
// 2026-10-05 10:26, 2026/10/5, 05.10.2026, October 5, 2026, 5 October 2026.
// Only a time with its zone is a moment; of any other the day is all that is
// known, as midnight in UTC.
func findDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 2000 || !hasYear(s) {
		return time.Time{}, false
	}
	if len(s) >= 10 && len(s) < 40 && (s[4] == '-' || s[3] == ',') {
		for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 GMT"} {
			if t, err := time.Parse(layout, s); err == nil {
				return t, t.Year() >= 1990 && t.Year() <= 2100
			}
		}
	}
	toks := dateTokens(s)
	for i := range toks {
		if t, ok := yearFirst(toks[i:]); ok {
			return t, true
		}
		if t, ok := yearLast(toks[i:]); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// onlyDay tells whether of a date no more than the day is known.
func onlyDay(t time.Time) bool { return t.Equal(t.UTC().Truncate(24 * time.Hour)) }

// hasYear tells whether four digits in a row could be a year.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && (s[i+1] == '0' || s[i+1] == '1')) && s[i+2] >= '0' && s[i+2] <= '9' && s[i+3] >= '0' && s[i+3] <= '9' {
			return true
		}
	}
	return false
}

// dateToken is a number, a word, or what stands between.
type dateToken struct {
	num  int // -1 if it is no number
	len  int // digits of the number
	text string
}

func dateTokens(s string) []dateToken {
	var out []dateToken
	for i := 0; i < len(s) && len(out) < 400; {
		c := s[i]
		j := i
		switch {
		case c >= '0' && c <= '9':
			n := 0
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				if j-i < 9 {
					n = 10*n + int(s[j]-'0')
				}
				j++
			}
			out = append(out, dateToken{n, j - i, s[i:j]})
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
			for j < len(s) && (s[j] >= 'a' && s[j] <= 'z' || s[j] >= 'A' && s[j] <= 'Z' || s[j] >= 0x80) {
				j++
			}
			out = append(out, dateToken{-1, 0, strings.ToLower(s[i:j])})
		case c == ' ' || c == '\t' || c == '\n':
			for j < len(s) && (s[j] == ' ' || s[j] == '\t' || s[j] == '\n') {
				j++
			}
			out = append(out, dateToken{-1, 0, " "})
		default:
			j++
			out = append(out, dateToken{-1, 0, s[i:j]})
		}
		i = j
	}
	return out
}

func isYear(t dateToken) bool  { return t.len == 4 && t.num >= 1990 && t.num <= 2100 }
func isMonth(t dateToken) bool { return (t.len == 1 || t.len == 2) && t.num >= 1 && t.num <= 12 }
func isDay(t dateToken) bool   { return (t.len == 1 || t.len == 2) && t.num >= 1 && t.num <= 31 }

// yearFirst reads 2026-10-05, 2026/10/5, 2026.10.5, 2026年10月5日,
// 2026년 10월 5일 and 20261005 at the beginning of t.
func yearFirst(t []dateToken) (time.Time, bool) {
	if t[0].len == 8 {
		return day(t[0].num/10000, t[0].num/100%100, t[0].num%100)
	}
	// Spaces may stand around the marks.
	var k []dateToken
	for i := 0; i < len(t) && len(k) < 5; i++ {
		if t[i].text != " " {
			k = append(k, t[i])
		}
	}
	if len(k) < 5 || !isYear(k[0]) || !isMonth(k[2]) || !isDay(k[4]) {
		return time.Time{}, false
	}
	sep := k[1].text
	if (sep == "-" || sep == "/" || sep == ".") && k[3].text == sep ||
		sep == "年" && k[3].text == "月" || strings.HasPrefix(sep, "년") && strings.HasPrefix(k[3].text, "월") {
		return day(k[0].num, k[2].num, k[4].num)
	}
	return time.Time{}, false
}

// yearLast reads October 5, 2026, 5 October 2026, 5. Oktober 2026,
// 5 de octubre de 2026, 05.10.2026 and 10/05/2026 at the beginning of t.
func yearLast(t []dateToken) (time.Time, bool) {
	var k []dateToken
	for i := 0; i < len(t) && len(k) < 7; i++ {
		switch t[i].text {
		case " ", ",", "th", "st", "nd", "rd", "de", "of", "er":
			continue
		}
		k = append(k, t[i])
	}
	if len(k) >= 5 && k[1].text == k[3].text && isYear(k[4]) {
		switch sep := k[1].text; {
		case (sep == "." || sep == "-" || sep == "/" && k[0].num > 12) && isDay(k[0]) && isMonth(k[2]):
			return day(k[4].num, k[2].num, k[0].num)
		case sep == "/" && isMonth(k[0]) && isDay(k[2]):
			return day(k[4].num, k[0].num, k[2].num)
		}
	}
	// What is left may have a stop or a hyphen after its day and month.
	var w []dateToken
	for i, x := range k {
		if i == 0 || x.text != "." && x.text != "-" {
			w = append(w, x)
		}
	}
	// Arabic pages give a month both its names: 28 آب/أغسطس 2013.
	if len(w) > 4 && w[2].text == "/" && monthName(w[1].text) > 0 && monthName(w[1].text) == monthName(w[3].text) {
		w = append(w[:2:2], w[4:]...)
	}
	if len(w) < 3 || !isYear(w[2]) {
		return time.Time{}, false
	}
	if m := monthName(w[0].text); m > 0 && isDay(w[1]) {
		return day(w[2].num, m, w[1].num)
	}
	if m := monthName(w[1].text); m > 0 && isDay(w[0]) {
		return day(w[2].num, m, w[0].num)
	}
	return time.Time{}, false
}

// day returns a day as midnight in UTC; false if the calendar has none such.
func day(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, y >= 1990 && y <= 2100 && t.Month() == time.Month(m) && t.Day() == d
}

// monthName reads a month in English, German, French, Spanish, Italian,
// Portuguese, Dutch, Nordic languages, Polish, Czech, Turkish, Indonesian,
// Russian, Ukrainian, Greek or Arabic by its first letters.
func monthName(s string) int {
	if len(s) < 3 || len(s) > 24 || s[0] < 0x80 && !unicode.IsLetter(rune(s[0])) {
		return 0
	}
	for m, starts := range monthStarts {
		for _, p := range strings.Fields(starts) {
			if strings.HasPrefix(s, p) && (len(s) == len(p) || len(s) <= len(p)+8) {
				return m + 1
			}
		}
	}
	return 0
}

var monthStarts = [12]string{
	"jan ene gen янв січ styc led oca ιαν يناير جانفي", "feb fév fev фев лют luty lute úno unor şub φεβ فبراير شباط فيفري", "mar mär maa мар бер břez mart μαρ μάρ مارس آذار",
	"apr avr abr апр квіт kwie dub nis απρ أبريل ابريل نيسان أفريل", "may mai mei mag май мая трав maj květ mayı μαΐ μάι مايو أيار ماي", "jun juin giu июн черв czer červn haz ιουν يونيو حزيران جوان",
	"jul juil lug июл лип lip červe tem ιουλ يوليو تموز جويلية", "aug aoû ago авг серп sier srp ağu agu αυγ αύγ أغسطس اغسطس آب أوت", "sep set сен вер wrze zář eyl σεπ سبتمبر أيلول", "oct okt ott out окт жовт paźd říj eki οκτ أكتوبر اكتوبر", "nov нояб лист listo kas νοε نوفمبر", "dec dez déc dic дек груд grud pros ara des δεκ ديسمبر",
}

// dateMarks introduce the day of publication in running text, modifiedMarks
// that of the last change.
var (
	dateMarks     = []string{"发布时间", "发布日期", "发表时间", "发布于", "發佈時間", "發布日期", "发稿时间", "公開日", "掲載日", "投稿日", "작성일", "입력", "등록", "Published", "Posted", "Veröffentlicht", "时间：", "日期：", "时间:", "日期:", "更新时间", "更新日", "Updated", "Last updated", "Last Updated", "Stand:", "Publié", "Publicado", "Pubblicato", "Geplaatst", "Опубликовано", "نشر"}
	modifiedMarks = []string{"更新时间", "更新日期", "最后更新", "更新於", "更新于", "最終更新", "更新日", "수정", "Updated", "Last updated", "Last modified", "Aktualisiert"}
)

// dateNear finds the day of publication in the lines around the title: first
// in a line that names it, then in a line that is hardly more than a date.
func (pg *page) dateNear(near []*piece) (time.Time, bool) {
	if t, ok := markedDate(near, dateMarks); ok {
		return t, true
	}
	for _, p := range near {
		if len(p.text) <= 160 && p.kind != pipeline.Heading {
			if t, ok := findDate(p.text); ok {
				return t, true
			}
		}
	}
	if t := pg.date([]string{"time:first"}, ""); !t.IsZero() {
		return t, true
	}
	for _, address := range []string{pg.item.URI, pg.facts.canon, pg.facts.meta["og:url"]} {
		if t, ok := dateInAddress(address); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// momentOf returns the moment on a day that a time element of the page gives,
// or the day if none does.
func (pg *page) momentOf(t time.Time) time.Time {
	if t.IsZero() || !onlyDay(t) {
		return t
	}
	for _, name := range []string{"time:published", "time:first"} {
		if m, ok := findDate(pg.facts.meta[name]); ok && m.Format(time.DateOnly) == t.Format(time.DateOnly) {
			return m
		}
	}
	return t
}

// dateInAddress reads /2026/10/05/ and /20261005/ in an address.
func dateInAddress(uri string) (time.Time, bool) {
	_, path, ok := strings.Cut(uri, "://")
	if !ok {
		return time.Time{}, false
	}
	toks := dateTokens(path)
	for i := range toks {
		if t, ok := yearFirst(toks[i:]); ok {
			return t, true
		}
		// /2026-10/05/ and /2026/1005/
		if i+2 < len(toks) && isYear(toks[i]) && toks[i+1].text == "/" && toks[i+2].len == 4 {
			if t, ok := day(toks[i].num, toks[i+2].num/100, toks[i+2].num%100); ok {
				return t, true
			}
		}
		if i+4 < len(toks) && isYear(toks[i]) && toks[i+1].text == "-" && isMonth(toks[i+2]) && toks[i+3].text == "/" && toks[i+4].len == 2 && isDay(toks[i+4]) {
			return day(toks[i].num, toks[i+2].num, toks[i+4].num)
		}
	}
	return time.Time{}, false
}

// markedDate finds a date right after one of the marks, or in the line below
// a line that is no more than the mark.
func markedDate(near []*piece, marks []string) (time.Time, bool) {
	for _, mark := range marks {
		for i, p := range near {
			if len(p.text) > 600 {
				continue
			}
			at := strings.Index(p.text, mark)
			if at < 0 {
				continue
			}
			rest := p.text[at+len(mark):]
			if len(rest) > 60 {
				rest = strings.ToValidUTF8(rest[:60], "")
			}
			if t, ok := findDate(rest); ok {
				return t, true
			}
			if strings.ContainsFunc(rest, unicode.IsLetter) {
				continue
			}
			for _, k := range [...]int{i - 1, i + 1} { // what is near goes up the page, then down
				if k >= 0 && k < len(near) && near[k].weight < 60 {
					if t, ok := findDate(near[k].text); ok {
						return t, true
					}
				}
			}
		}
	}
	return time.Time{}, false
}
