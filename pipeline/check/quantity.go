package check

import (
	"fmt"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// about are characters of Chinese and Japanese that a number follows, where a
// unit comes next. 为 does so for symbols only: 成为公里 is a mistake, but 为 ends
// many words.
const about = "约約达達逾近超至为為过過满滿占"

// units are units that are no words, nor parts of words, of Chinese and
// Japanese. Longer ones stand before what they begin with.
var units = []string{
	"毫米汞柱", "毫克", "微克", "千克", "公斤", "毫升", "厘米", "毫米", "微米", "纳米", "千米", "公里", "平方米", "立方米", "公顷", "摄氏度", "万元", "亿元", "千瓦时",
	"万人", "亿人", "万吨", "亿吨", "公噸", "公頃", "攝氏度", "萬元", "億元", "萬人", "億人", "萬噸", "公釐", "釐米", "奈米",
	"キロ", "グラム", "ミリ", "センチ", "メートル", "リットル", "パーセント", "万円", "億円",
}

// symbols are units that any of the characters above may precede.
var symbols = []string{"mg", "kg", "km", "cm", "mm", "ml", "mL", "℃", "°C", "％", "%"}

// counted are what 第 and a number stand before.
const counted = "章节節届屆条條款页頁回番次期"

// sourceNumber finds a unit that has lost its number: 约毫克, 第章, "about mg".
func sourceNumber(s *sentence) []pipeline.Finding {
	switch s.article.base {
	case "zh", "ja":
		return s.bareUnits()
	case "en":
		return s.bareEnglishUnits()
	}
	return nil
}

func (s *sentence) bareUnits() []pipeline.Finding {
	var found []pipeline.Finding
	for i, r := range s.runes {
		if r == '第' && s.bareOrdinal(i) {
			found = append(found, s.mark(pipeline.Warning, i, i+2, "第 has no number: was it deleted?", ""))
			continue
		}
		if !strings.ContainsRune(about, r) {
			continue
		}
		k := i + 1
		if s.peek(k) == ' ' {
			k++
		}
		if u := s.unitAt(k, r); u != "" {
			found = append(found, s.mark(pipeline.Warning, i, k+len([]rune(u)), fmt.Sprintf("%s has no number: was it deleted?", u), ""))
		}
	}
	return found
}

// bareOrdinal tells whether the 第 at i stands before what is counted. 及第 and
// 次第 are words, and so are names that end in it.
func (s *sentence) bareOrdinal(i int) bool {
	before, next := s.peek(i-1), s.peek(i+1)
	return next != 0 && strings.ContainsRune(counted, next) && before != next && (before == 0 || !strings.ContainsRune("及次门門府宅等落科品尔爾波弟“「", before))
}

// unitAt returns the unit at k that the character r before it wants a number
// for; "" if there is none.
func (s *sentence) unitAt(k int, r rune) string {
	for _, u := range symbols {
		if s.at(k, u) {
			after := s.peek(k + len([]rune(u)))
			if (isLatin(firstRune(u)) || u == "%") && (isLatin(after) || after == '%' || after == '(') {
				return "" // a word, a directive
			}
			return u
		}
	}
	if strings.ContainsRune("为為占", r) {
		return ""
	}
	for _, u := range units {
		if s.at(k, u) {
			return u
		}
	}
	return ""
}

// approximate are words of English that a number follows, where a unit comes
// next.
var approximate = sync.OnceValue(func() map[string]bool {
	return set("about approximately nearly almost roughly than exceed exceeds exceeding least reached reach")
})

func (s *sentence) bareEnglishUnits() []pipeline.Finding {
	var found []pipeline.Finding
	for _, w := range s.words() {
		if !approximate()[w.low] || w.after != ' ' {
			continue
		}
		rest := strings.TrimLeft(s.text[w.end:], " ")
		for _, u := range []string{"percent", "per cent", "mg", "kg", "km", "ml", "°C", "°F", "million", "billion"} {
			if after, ok := strings.CutPrefix(rest, u); ok && (after == "" || strings.Contains(" .,;)", after[:1])) {
				found = append(found, s.finding(pipeline.Warning, w.start, len(s.text)-len(after), fmt.Sprintf("%s has no number: was it deleted?", u)))
				break
			}
		}
	}
	return found
}

// sourceDigits finds numbers that a scanner or a hasty hand has mixed:
// full-width digits among half-width ones, letters that look like digits.
func sourceDigits(s *sentence) []pipeline.Finding {
	var found []pipeline.Finding
	for i := 0; i < len(s.runes); {
		j := i
		for isNumeric(s.peek(j)) {
			j++
		}
		if j == i {
			i++
			continue
		}
		if f, ok := s.mixedDigits(i, j); ok {
			found = append(found, f)
		}
		i = j
	}
	return found
}

func isFullDigit(r rune) bool { return r >= '０' && r <= '９' }

func isNumeric(r rune) bool {
	return r >= '0' && r <= '9' || isFullDigit(r) || r == 'O' || r == 'o' || r == 'l' || r == 'I'
}

// mixedDigits judges the run of digits from i up to j.
func (s *sentence) mixedDigits(i, j int) (pipeline.Finding, bool) {
	var full, half, letters, kinds int
	fixed := make([]rune, 0, j-i)
	last := rune(0)
	for _, r := range s.runes[i:j] {
		switch {
		case isFullDigit(r):
			full++
			r -= '０' - '0'
		case r <= '9':
			half++
		default:
			if last != r && last != 0 {
				kinds++
			}
			last = r
			letters++
			if r == 'o' || r == 'O' {
				r = '0'
			} else {
				r = '1'
			}
		}
		fixed = append(fixed, r)
	}
	switch {
	case full > 0 && half > 0 && letters == 0:
		return s.mark(pipeline.Warning, i, j, "full-width and half-width digits in one number", string(fixed)), true
	case letters == 0 || s.runes[i] == '0' && letters == 1 && s.runes[i+1] > '9' || half < 2 || full > 0 || kinds > 0 || letters > half,
		inName(s.peek(i - 1)), inName(s.peek(j)):
		return pipeline.Finding{}, false
	case s.runes[i] > '9' || s.runes[j-1] > '9' && !strings.ContainsRune("%％年月日", s.peek(j)): // "O2", "10l" may be names
		return pipeline.Finding{}, false
	}
	return s.mark(pipeline.Warning, i, j, "a letter among digits: was a digit meant?", string(fixed)), true
}

// inName tells of what makes a row of digits a name or a part of one.
func inName(r rune) bool {
	return isLatin(r) || isDigit(r) || r != 0 && strings.ContainsRune("-_/#\\.:", r)
}
