package check

import (
	"strconv"
	"strings"
)

func isHanNumeral(c rune) bool {
	return c >= 0x3007 && strings.ContainsRune("〇零一二两兩三四五六七八九十百千万萬亿億半双雙壹贰叁廿", c)
}

// hanDigit returns the value of a Chinese digit; -1 if it is none.
func hanDigit(c rune) int {
	switch c {
	case '〇', '零':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '兩', '贰', '双', '雙':
		return 2
	case '三', '叁':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// hanUnit returns the value of a Chinese unit; 0 if it is none.
func hanUnit(c rune) int {
	switch c {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万', '萬':
		return 10_000
	case '亿', '億':
		return 100_000_000
	}
	return 0
}

// hanScale reads units after a number in digits, as in "3.5万" and "2千万":
// how many zeros they add, and how many characters they are. 千克, 百分 and
// their like are units of measure.
func (r *numberReader) hanScale(i int) (zeros, used int) {
	if r.peek(i) == ' ' && (hanUnit(r.peek(i+1)) >= 10_000) {
		i++
		used++
	}
	for ; ; i++ {
		u := hanUnit(r.peek(i))
		if u == 0 {
			return zeros, used
		}
		if (u == 1000 || u == 100) && strings.ContainsRune("克米瓦卡伏字赫帕焦分公吨", r.peek(i+1)) {
			return zeros, used
		}
		zeros += len(strconv.Itoa(u)) - 1
		used++
	}
}

// hanNumber reads a run of Chinese numerals. Only what is a number beyond
// doubt has to be in the other text: 二十, 2026 as 二〇二六, 百分之五; a single
// 一 or 三 is too often part of a word.
func (r *numberReader) hanNumber(i int) int {
	j := i
	for isHanNumeral(r.peek(j)) {
		j++
	}
	if r.peek(j) == '分' && r.peek(j+1) == '之' { // 百分之五, 三分之二
		if string(r.runes[i:j]) == "百" {
			return r.percent(j + 2)
		}
	}
	run := r.runes[i:j]
	if len(run) == 1 && run[0] == '半' {
		r.add(i, j, number{values: []string{"0.5"}, parts: []string{"1", "2", "30"}, soft: true})
		return j
	}
	n := number{soft: true}
	switch value, ok := hanValue(run); {
	case yearLike(run):
		n.values = []string{canonical(digitsOf(run), "")}
		n.soft = len(run) != 4
	case ok:
		n.values = []string{strconv.Itoa(value)}
		n.soft = !plainCompound(run, value) || strings.ContainsRune("指分足字余多来几數数进進", r.peek(j)) || r.peek(j) == '之' ||
			strings.ContainsRune("几数數第", r.peek(i-1)) && value > 20
	}
	for _, c := range run {
		if d := hanDigit(c); d >= 0 {
			n.parts = append(n.parts, strconv.Itoa(d))
		} else if u := hanUnit(c); u > 0 {
			n.parts = append(n.parts, strconv.Itoa(u))
		}
	}
	if c := r.peek(j); (c == '成' || c == '割') && len(n.values) > 0 { // 三成, 三割: 30 %
		n.values = append(n.values, shift(n.values[0], 1))
	}
	r.add(i, j, n)
	return j
}

// percent reads the number after 百分之.
func (r *numberReader) percent(i int) int {
	if isDigit(r.peek(i)) {
		return r.digits(i)
	}
	j := i
	for isHanNumeral(r.peek(j)) {
		j++
	}
	value, ok := hanValue(r.runes[i:j])
	if !ok || j == i {
		return max(j, i)
	}
	text := strconv.Itoa(value)
	if r.peek(j) == '点' || r.peek(j) == '點' {
		k := j + 1
		decimals := ""
		for d := hanDigit(r.peek(k)); d >= 0; d = hanDigit(r.peek(k)) {
			decimals += strconv.Itoa(d)
			k++
		}
		if decimals != "" {
			text, j = canonical(text, decimals), k
		}
	}
	r.add(i, j, number{values: []string{text}})
	return j
}

// hanValue reads 三百二十一 as 321. Runs of digits without units and what
// would pass 10^12 are no such number.
func hanValue(run []rune) (int, bool) {
	total, section, digit := 0, 0, -1
	for _, c := range run {
		switch d, u := hanDigit(c), hanUnit(c); {
		case d == 0:
			digit = -1
		case d > 0 && digit >= 0:
			return 0, false
		case d > 0:
			digit = d
		case u == 0:
			return 0, false
		case u < 10_000:
			section += max(digit, 1) * u
			digit = -1
		default:
			if digit > 0 {
				section += digit
			}
			if u == 10_000 {
				total += max(section, 1) * u
			} else {
				total = max(total+section, 1) * u
			}
			section, digit = 0, -1
		}
		if total > 1e12 || section > 1e8 {
			return 0, false
		}
	}
	if digit > 0 {
		section += digit
	}
	return total + section, len(run) > 0
}

// yearLike tells of digits without units, as in 二〇二六.
func yearLike(run []rune) bool {
	for _, c := range run {
		if hanDigit(c) < 0 {
			return false
		}
	}
	return len(run) > 1
}

func digitsOf(run []rune) string {
	var b strings.Builder
	for _, c := range run {
		b.WriteString(strconv.Itoa(hanDigit(c)))
	}
	return b.String()
}

// plainCompound tells whether a compound such as 二十 is a number that other
// languages write in digits or in a word this package knows.
func plainCompound(run []rune, value int) bool {
	return len(run) > 1 && hanDigit(run[0]) != 0 && (value <= 20 || value < 100 && value%10 == 0)
}
