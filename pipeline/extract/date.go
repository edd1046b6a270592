package extract

import (
	"strings"
	"time"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// findDate reads the first date of a text: ISO 8601 with or without a time,
// 2026年10月5日, 2026-10-05 10:26, 2026/10/5, 05.10.2026, October 5, 2026,
// 5 October 2026. A date without a zone is taken as UTC.
func findDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 2000 || !hasYear(s) {
		return time.Time{}, false
	}
	if len(s) >= 10 && s[4] == '-' {
		for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00"} {
			if t, err := time.Parse(layout, s); err == nil {
				return plausible(t)
			}
		}
	}
	toks := dateTokens(s)
	for i := range toks {
		if t, used := yearFirst(toks[i:]); used > 0 {
			return withClock(t, toks[i+used:])
		}
		if t, used := yearLast(toks[i:]); used > 0 {
			return withClock(t, toks[i+used:])
		}
	}
	return time.Time{}, false
}

// hasYear tells whether four digits in a row could be a year.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && (s[i+1] == '0' || s[i+1] == '1')) && s[i+2] >= '0' && s[i+2] <= '9' && s[i+3] >= '0' && s[i+3] <= '9' {
			return true
		}
	}
	return false
}

func plausible(t time.Time) (time.Time, bool) {
	if t.Year() < 1990 || t.Year() > 2100 {
		return time.Time{}, false
	}
	return t, true
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
// 2026년 10월 5일 and 20261005.
func yearFirst(t []dateToken) (time.Time, int) {
	if len(t) > 0 && t[0].len == 8 {
		y, m, d := t[0].num/10000, t[0].num/100%100, t[0].num%100
		if y >= 1990 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			return day(y, m, d), 1
		}
	}
	// Spaces may stand around the marks.
	var k []dateToken
	var at []int
	for i := 0; i < len(t) && len(k) < 6; i++ {
		if t[i].text != " " {
			k, at = append(k, t[i]), append(at, i)
		}
	}
	if len(k) < 5 || !isYear(k[0]) || !isMonth(k[2]) || !isDay(k[4]) {
		return time.Time{}, 0
	}
	switch sep := k[1].text; {
	case (sep == "-" || sep == "/" || sep == ".") && k[3].text == sep:
		return day(k[0].num, k[2].num, k[4].num), at[4] + 1
	case sep == "年" && k[3].text == "月" || strings.HasPrefix(sep, "년") && strings.HasPrefix(k[3].text, "월"):
		return day(k[0].num, k[2].num, k[4].num), at[4] + 1
	}
	return time.Time{}, 0
}

// yearLast reads October 5, 2026, 5 October 2026, 5. Oktober 2026,
// 5 de octubre de 2026, 05.10.2026 and 10/05/2026.
func yearLast(t []dateToken) (time.Time, int) {
	var k []dateToken
	var at []int
	for i := 0; i < len(t) && len(k) < 8; i++ {
		switch t[i].text {
		case " ", ",", "th", "st", "nd", "rd", "de", "of", "er":
			continue
		}
		k, at = append(k, t[i]), append(at, i)
	}
	if len(k) >= 3 {
		if m := monthName(k[0].text); m > 0 {
			rest := k[1:]
			i := 1
			if rest[0].text == "." && len(rest) > 2 {
				rest, i = rest[1:], 2
			}
			if len(rest) >= 2 && isDay(rest[0]) && isYear(rest[1]) {
				return day(rest[1].num, m, rest[0].num), at[i+1] + 1
			}
		}
		if isDay(k[0]) {
			rest, i := k[1:], 1
			if rest[0].text == "." && len(rest) > 2 || rest[0].text == "-" && len(rest) > 2 {
				rest, i = rest[1:], 2
			}
			if m := monthName(rest[0].text); m > 0 && len(rest) > 1 {
				if (rest[1].text == "." || rest[1].text == "-") && len(rest) > 2 {
					rest = append([]dateToken{rest[0]}, rest[2:]...)
					i++
				}
				if isYear(rest[1]) {
					return day(rest[1].num, m, k[0].num), at[min(i+1, len(at)-1)] + 1
				}
			}
		}
	}
	if len(k) >= 5 && k[1].text == k[3].text && isYear(k[4]) {
		switch {
		case (k[1].text == "." || k[1].text == "-" || k[1].text == "/" && k[0].num > 12) && isDay(k[0]) && isMonth(k[2]):
			return day(k[4].num, k[2].num, k[0].num), at[4] + 1
		case k[1].text == "/" && isMonth(k[0]) && isDay(k[2]):
			return day(k[4].num, k[0].num, k[2].num), at[4] + 1
		}
	}
	return time.Time{}, 0
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// withClock adds a time of day that follows a date straight away.
func withClock(t time.Time, rest []dateToken) (time.Time, bool) {
	i := 0
	for i < len(rest) && i < 3 && rest[i].num < 0 && (rest[i].text == " " || rest[i].text == "t" || rest[i].text == "日" || rest[i].text == "," || strings.HasPrefix(rest[i].text, "일")) {
		i++
	}
	if len(rest) >= i+3 && rest[i].len > 0 && rest[i].len <= 2 && rest[i].num < 24 && rest[i+1].text == ":" && rest[i+2].len == 2 && rest[i+2].num < 60 {
		t = t.Add(time.Duration(rest[i].num)*time.Hour + time.Duration(rest[i+2].num)*time.Minute)
		if len(rest) >= i+5 && rest[i+3].text == ":" && rest[i+4].len == 2 && rest[i+4].num < 60 {
			t = t.Add(time.Duration(rest[i+4].num) * time.Second)
		}
	}
	return plausible(t)
}

// monthName reads a month in English, German, French, Spanish, Italian,
// Portuguese, Dutch or Russian by its first letters.
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
	"jan ene gen янв", "feb fév fev фев", "mar mär maa мар", "apr avr abr апр", "may mai mei mag май мая",
	"jun juin giu июн", "jul juil lug июл", "aug aoû ago авг", "sep set сен", "oct okt ott out окт", "nov нояб", "dec dez déc dic дек",
}

// dateMarks introduce the day of publication in running text, modifiedMarks
// that of the last change.
var (
	dateMarks     = []string{"发布时间", "发布日期", "发表时间", "发布于", "發佈時間", "發布日期", "发稿时间", "公開日", "掲載日", "投稿日", "작성일", "입력", "등록", "Published", "Posted", "Veröffentlicht", "时间：", "日期：", "时间:", "日期:", "更新时间", "更新日", "Updated"}
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
	return dateInAddress(pg.item.URI)
}

// dateInAddress reads /2026/10/05/ and /20261005/ in an address.
func dateInAddress(uri string) (time.Time, bool) {
	_, path, ok := strings.Cut(uri, "://")
	if !ok {
		return time.Time{}, false
	}
	toks := dateTokens(path)
	for i := range toks {
		if t, used := yearFirst(toks[i:]); used > 0 {
			return plausible(t)
		}
		// /2026-10/05/ and /2026/1005/
		if i+2 < len(toks) && isYear(toks[i]) && toks[i+1].text == "/" && toks[i+2].len == 4 {
			m, d := toks[i+2].num/100, toks[i+2].num%100
			if m >= 1 && m <= 12 && d >= 1 && d <= 31 {
				return day(toks[i].num, m, d), true
			}
		}
		if i+4 < len(toks) && isYear(toks[i]) && toks[i+1].text == "-" && isMonth(toks[i+2]) && toks[i+3].text == "/" && toks[i+4].len == 2 && isDay(toks[i+4]) {
			return day(toks[i].num, toks[i+2].num, toks[i+4].num), true
		}
	}
	return time.Time{}, false
}

// markedDate finds a date right after one of the marks.
func markedDate(near []*piece, marks []string) (time.Time, bool) {
	for _, mark := range marks {
		for _, p := range near {
			if len(p.text) > 600 {
				continue
			}
			if i := strings.Index(p.text, mark); i >= 0 {
				rest := p.text[i+len(mark):]
				if len(rest) > 60 {
					rest = strings.ToValidUTF8(rest[:60], "")
				}
				if t, ok := findDate(rest); ok {
					return t, true
				}
			}
		}
	}
	return time.Time{}, false
}
