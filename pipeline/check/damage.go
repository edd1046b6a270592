package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// What ends a phrase: closing brackets and quotes, and stops.
const (
	closers = "）)】〕］]》〉」』}"
	stops   = "。！？；!?;"
)

const shortLine = 16 // characters of a paragraph that may be a heading

// endsWith holds, for each connective of Chinese, the characters that make it
// the end of a word: 饱和, 参与, 普及.
var endsWith = map[rune]string{
	'和': "验的驗总饱温平共缓柔调附中祥谦随暖晴讲说失唱拌应求议谐大昭之人亲宽协违醇衬不加融清宥淑元义永泰太雍政仁贞景绥顺致冲凑搀掺搅羼" +
		"總飽溫緩調謙隨講說應議諧親寬協違醇襯義順",
	'与': "参赋给赠授施付相干寄予参赐容何参",
	'與': "參賦給贈授施付相干寄予賜何",
	'及': "普涉触危波提顾埃不论旁累企遍述殃惠推比能可尚未何莫追料达又力齐难所有企言无见渡触以觸顧論達難無見",
	'或': "间抑容间倘设間設",
}

// sourceConnective finds 和, 与, 及, 或 and 、 with nothing after them, what
// they joined having been deleted.
func sourceConnective(s *sentence) []pipeline.Finding {
	switch s.article.base {
	case "zh":
		return chineseConnective(s)
	case "ja":
		return wordConnective(s, "または", "および", "ならびに", "もしくは", "あるいは", "又は", "及び", "並びに", "若しくは")
	case "en":
		return englishConnective(s)
	}
	return nil
}

func chineseConnective(s *sentence) []pipeline.Finding {
	c := &s.cluster
	var found []pipeline.Finding
	for i, r := range c.runes {
		if !strings.ContainsRune("和与與及或、", r) || !c.phraseEnds(i+1, s) {
			continue
		}
		before := c.peek(i - 1)
		switch {
		case r == '、':
			if next := c.peek(i + 1); before == 0 || strings.ContainsRune("（(“‘「『《【", before) || next < 0x80 {
				continue
			}
		case !isHan(before) && !isLatin(before) && !isDigit(before) && !strings.ContainsRune("）)》”」", before),
			strings.ContainsRune(endsWith[r], before), isLatin(before) && c.peek(i+1) == 0:
			continue
		case c.operator(i):
			continue
		}
		found = append(found, c.mark(pipeline.Warning, i, i+1,
			fmt.Sprintf("nothing follows %c: were words deleted after it?", r), ""))
	}
	return found
}

// operator tells whether the connective at i is spoken of, as in 逻辑或 and
// 按位与.
func (c *cluster) operator(i int) bool {
	before, second := c.peek(i-1), c.peek(i-2)
	return before == '位' || before == '尔' || before == '爾' || before == '辑' || before == '輯' || before == '异' || before == '異' || before == '同' && second == '位' ||
		before == '词' || before == '字' || before == '非' || before == '是'
}

// phraseEnds tells whether a closing bracket, a stop or the end of the block
// is at i. A long line of a paragraph may end anywhere, where a page breaks
// its lines itself.
func (c *cluster) phraseEnds(i int, s *sentence) bool {
	r := c.peek(i)
	if r == 0 {
		return i >= len(c.runes) && s.last() && (s.block.Kind != pipeline.Paragraph || len(c.runes) <= shortLine)
	}
	return strings.ContainsRune(closers, r) || strings.ContainsRune(stops, r)
}

// wordConnective finds a connective of several characters with nothing after
// it.
func wordConnective(s *sentence, words ...string) []pipeline.Finding {
	c := &s.cluster
	var found []pipeline.Finding
	for i := range c.runes {
		if c.runes[i] == '、' && i > 0 && i+1 < len(c.runes) && strings.ContainsRune("。）」』】", c.runes[i+1]) && !strings.ContainsRune("（「『【", c.runes[i-1]) {
			found = append(found, c.mark(pipeline.Warning, i, i+1, "nothing follows 、: were words deleted after it?", ""))
		}
		rest := c.text[c.off[i]:]
		for _, w := range words {
			n := len([]rune(w))
			if strings.HasPrefix(rest, w) && i > 0 && isCJK(c.runes[i-1]) && i+n < len(c.runes) && strings.ContainsRune("。）」』】", c.runes[i+n]) {
				found = append(found, c.mark(pipeline.Warning, i, i+n, fmt.Sprintf("nothing follows %s: were words deleted after it?", w), ""))
			}
		}
	}
	return found
}

// englishConnective finds "and" and "or" right before a full stop or closing
// bracket. After a comma they may be spoken of: "(not, and, or)".
func englishConnective(s *sentence) []pipeline.Finding {
	c := &s.cluster
	var found []pipeline.Finding
	for _, w := range wordsOf(c.text) {
		word := c.text[w.start:w.end]
		if word != "and" && word != "or" {
			continue
		}
		rest := strings.TrimLeft(c.text[w.end:], " ")
		ends := strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, ".") && (len(rest) == 1 || rest[1] == ' ')
		before := strings.TrimRight(c.text[:w.start], " ")
		if !ends || len(before) == w.start || before == "" || !unicode.IsLower(runeBefore(before, len(before))) {
			continue
		}
		if prev := before[strings.LastIndexAny(before, " ")+1:]; strings.Contains(" bitwise exclusive operators operator keyword keywords word words and or logical boolean either whether if ", " "+prev+" ") {
			continue
		}
		found = append(found, c.finding(pipeline.Warning, w.start, w.end, fmt.Sprintf("nothing follows %q: were words deleted after it?", word)))
	}
	return found
}

// sourceParticle finds 的、: the noun between the two was deleted. A row of
// adjectives (强大的、灵活的语言) and things named by their colour (红的、绿的)
// have another 的 further on in the clause; 目的 and 标的 are words.
func sourceParticle(s *sentence) []pipeline.Finding {
	if !s.article.writtenIn("zh") {
		return nil
	}
	c := &s.cluster
	var found []pipeline.Finding
	for i, r := range c.runes {
		if r != '的' || c.peek(i+1) != '、' || strings.ContainsRune("目标標端中有之", c.peek(i-1)) || c.peek(i-1) == 0 || c.inRow(i) || c.adjectivesFollow(i+2) {
			continue
		}
		found = append(found, c.mark(pipeline.Warning, i, i+2, "的 right before 、: was its noun deleted?", ""))
	}
	return found
}

// inRow tells whether the 的、 at i continues a row: 可移动的、固定的、光盘.
func (c *cluster) inRow(i int) bool {
	for i--; i > 0 && !strings.ContainsRune("，。；：！？,;:!?", c.runes[i]); i-- {
		if c.runes[i] == '、' && c.runes[i-1] == '的' {
			return true
		}
	}
	return false
}

// adjectivesFollow tells whether the clause from i on has another 的, 地 or
// 之, or begins with a negation.
func (c *cluster) adjectivesFollow(i int) bool {
	if c.peek(i) == ' ' {
		i++
	}
	if strings.ContainsRune("非无不無", c.peek(i)) {
		return true
	}
	for ; i < len(c.runes); i++ {
		switch r := c.runes[i]; {
		case strings.ContainsRune("的地之得", r):
			return true
		case strings.ContainsRune("，。；：！？,;:!?", r):
			return false
		}
	}
	return false
}

// sourceEmptyBrackets finds brackets and quotes with nothing between them. In
// half-width letters they are often code: foo(), [].
func sourceEmptyBrackets(s *sentence) []pipeline.Finding {
	if !s.article.writtenIn("zh", "ja", "en") {
		return nil
	}
	c := &s.cluster
	var found []pipeline.Finding
	for i := range c.runes {
		open, shut := c.runes[i], c.peek(i+1)
		if shut == 0 || counterparts[shut] != narrow(open) || shut == ']' || shut == '］' || c.blank(i) {
			continue
		}
		if s.article.base == "en" && (s.article.technical || c.peek(i-1) != ' ' && shut != '”' || !isSmall(c.peek(i-2))) {
			continue
		}
		if open != '(' || shut != ')' || s.article.base == "en" || isHan(c.peek(i-1)) && !strings.ContainsRune("用数法符号數號", c.peek(i-1)) {
			found = append(found, c.mark(pipeline.Warning, i, i+2, "nothing stands between the brackets: were words deleted?", ""))
		}
	}
	return found
}

// blank tells whether empty brackets at i are meant: after a name of a
// function, or as the blank of a question (下列正确的是（）。).
func (c *cluster) blank(i int) bool {
	before := c.peek(i - 1)
	if before == ' ' {
		if isSmall(c.peek(i - 2)) {
			return false
		}
		before = c.peek(i - 2)
	}
	if isLatin(before) || isDigit(before) || before != 0 && strings.ContainsRune("_)）\"“'", before) {
		return true
	}
	after := c.peek(i + 2)
	return strings.ContainsRune("是为有于在指属称叫", before) && before != 0 && (after == 0 || strings.ContainsRune("。．.，,？?；个", after))
}

// sourceDoubled finds two marks in a row that never stand together, as what a
// deleted word leaves behind: ，， 、， ，。. Rows of three and more are style.
func sourceDoubled(s *sentence) []pipeline.Finding {
	if !s.article.writtenIn("zh", "ja", "en") {
		return nil
	}
	c := &s.cluster
	var found []pipeline.Finding
	for i := 0; i < len(c.runes); {
		j := i
		for isPause(c.peek(j)) {
			j++
		}
		if j == i {
			i++
			continue
		}
		if j-i == 2 && c.lost(i, s.article.writtenIn("en")) {
			kept := c.runes[i+1]
			if strings.ContainsRune("。.", c.runes[i]) {
				kept = c.runes[i]
			}
			severity := pipeline.Warning
			if c.runes[i] == '。' && c.runes[i+1] == '。' { // some write an ellipsis so
				severity = pipeline.Advice
			}
			found = append(found, c.mark(severity, i, j, "two marks in a row: were words deleted between them?", string(kept)))
		}
		i = j
	}
	return found
}

// isPause tells of the marks that separate clauses and sentences.
func isPause(r rune) bool { return r != 0 && strings.ContainsRune("，。、；：,;:.", r) }

// lost tells whether the two marks at i never stand together.
func (c *cluster) lost(i int, english bool) bool {
	a, b := c.runes[i], c.runes[i+1]
	if english {
		return a == ',' && (b == ',' || b == '.') && c.peek(i+2) != '"' && unicode.IsLower(c.peek(i-1)) && (c.peek(i+2) == ' ' || c.peek(i+2) == 0)
	}
	if a < 0x80 && b < 0x80 {
		return a == ',' && b == ',' && isCJK(c.peek(i-1)) && isCJK(c.peek(i+2))
	}
	if a == '、' && b == '。' || // the check "source-connective" tells that
		a == '.' || b == '.' || narrow(a) == ':' && narrow(b) == ':' {
		return false
	}
	return isCJK(c.peek(i-1)) || strings.ContainsRune("）)”」』》%", c.peek(i-1))
}

// sourceEncoding finds what a wrong encoding left behind.
func sourceEncoding(s *sentence) []pipeline.Finding {
	v := s.view
	var found []pipeline.Finding
	for _, m := range mojibake(v.text) {
		severity := pipeline.Blocker
		if m.minor {
			severity = pipeline.Warning
		}
		f := v.finding(severity, m.start, m.end, m.why)
		if m.fix != "" && v.replaceable(m.start, m.end) {
			f.Fix = m.fix
		}
		found = append(found, f)
	}
	return found
}
