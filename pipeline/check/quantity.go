package check

import (
	"fmt"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// about are words of Chinese and Japanese that a number must follow, where a
// unit comes next.
const about = "约約达達逾近超至为為过過满滿"

// units are units that are no words, nor parts of words, of Chinese and
// Japanese. Longer ones first.
var units = []string{
	"毫克", "微克", "千克", "公斤", "毫升", "厘米", "毫米", "微米", "纳米", "千米", "公里", "平方米", "立方米", "公顷", "摄氏度", "美元", "万元", "亿元", "千瓦时",
	"毫米汞柱", "万人", "亿人", "万吨", "亿吨", "公噸", "公頃", "攝氏度", "萬元", "億元", "萬人", "億人", "萬噸", "公釐", "釐米", "奈米",
	"キロ", "グラム", "ミリ", "センチ", "メートル", "リットル", "パーセント", "万円", "億円",
	"mg", "kg", "km", "cm", "mm", "ml", "mL", "℃", "°C", "％", "%",
}

// counted are what 第 and a number stand before.
const counted = "章节節届屆条條款页頁回番次期"

// sourceNumber finds a unit that has lost its number: 约毫克, 第章, "about %".
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
		k := i + 1
		if s.peek(k) == ' ' {
			k++
		}
		switch {
		case r == '第' && isCJK(s.peek(i+1)) && strings.ContainsRune(counted, s.peek(i+1)) && !strings.ContainsRune("及次门門府宅等落科品尔爾波弟", s.peek(i-1)) && s.peek(i-1) != '“' && s.peek(i+1) != s.peek(i-1):
			found = append(found, s.mark(pipeline.Warning, i, i+2, fmt.Sprintf("%c has no number: was it deleted?", r), ""))
		case strings.ContainsRune(about, r) && isHan(r):
			for _, u := range units {
				if !s.at(k, u) || isLatin(firstRune(u)) && isLatin(s.peek(k+len(u))) {
					continue
				}
				if u == "%" && (isLatin(s.peek(k+1)) || s.peek(k+1) == '%') || strings.ContainsRune("为為", r) && !strings.Contains("mg kg km cm mm ml mL ℃ °C ％ %", u) || u == "美元" && r != '约' && r != '達' && r != '达' && r != '逾' || k > i+1 && strings.ContainsRune("为為", r) && isLatin(firstRune(u)) || strings.ContainsRune("为為", r) && isLatin(firstRune(u)) {
					break
				}
				found = append(found, s.mark(pipeline.Warning, i, k+len([]rune(u)), fmt.Sprintf("%s has no number: was it deleted?", u), ""))
				break
			}
		}
	}
	return found
}

// approximate are words of English that a number follows, where a unit comes
// next.
var approximate = sync.OnceValue(func() map[string]bool {
	return set("about approximately around nearly almost roughly over under than exceed exceeds exceeding least most to by of reached reach")
})

func (s *sentence) bareEnglishUnits() []pipeline.Finding {
	var found []pipeline.Finding
	for _, w := range s.words() {
		rest := s.text[w.end:]
		trimmed := strings.TrimLeft(rest, " ")
		at := w.end + len(rest) - len(trimmed)
		if at == w.end {
			continue
		}
		if approximate()[w.low] {
			for _, u := range []string{"percent", "per cent", "mg", "kg", "km", "ml", "°C", "°F", "million", "billion"} {
				if !strings.HasPrefix(trimmed, u) || len(trimmed) > len(u) && !strings.Contains(" .,;)", trimmed[len(u):len(u)+1]) {
					continue
				}
				if (u == "million" || u == "billion" || u[0] == 'p' || len(u) == 2 && isLatin(rune(u[0]))) && strings.Contains(" to by of over under most around ", " "+w.low+" ") {
					break
				}
				found = append(found, s.finding(pipeline.Warning, w.start, at+len(u), fmt.Sprintf("%s has no number: was it deleted?", u)))
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
