package check

import (
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// sourceMask finds characters that stand for others inside words: 处*药, 干□胞,
// d*ctor. Signs with a meaning of their own are let through: formulas,
// footnotes, emphasis, boxes of a form.
func sourceMask(s *sentence) []pipeline.Finding {
	if s.article.technical && s.article.base != "zh" || !s.article.writtenIn("zh", "ja", "en") {
		return nil
	}
	letter := isHan
	switch s.article.base {
	case "ja":
		letter = isCJK
	case "en":
		letter = isSmall
	}
	c := &s.cluster
	runs := c.maskRuns()
	if len(runs) > maxMasks {
		return nil
	}
	var found []pipeline.Finding
	for _, run := range runs {
		if letter(c.peek(run.i-1)) && letter(c.peek(run.j)) && c.masks(run, runs) {
			found = append(found, c.mark(pipeline.Warning, run.i, run.j, "a masked character: what is the word?", ""))
		} else if s.article.base == "en" && run.r == '*' && run.j-run.i > 1 && c.peek(run.i-1) == ' ' && c.peek(run.j) == ' ' && isSmall(c.peek(run.i-2)) && isSmall(c.peek(run.j+1)) {
			found = append(found, c.mark(pipeline.Warning, run.i, run.j, "a masked word: what is it?", ""))
		}
	}
	return found
}

func isSmall(r rune) bool { return r >= 'a' && r <= 'z' }

// maxMasks is how many signs a text may have and still be masked: beyond, it
// is a drawing.
const maxMasks = 200

// maskRun is a row of the same sign, the runes from i up to j.
type maskRun struct {
	r    rune
	i, j int
}

func (c *cluster) maskRuns() []maskRun {
	var runs []maskRun
	for i := 0; i < len(c.runes) && len(runs) <= maxMasks; {
		j := i + 1
		if r := c.runes[i]; isMask(r) {
			for c.peek(j) == r {
				j++
			}
			runs = append(runs, maskRun{r, i, j})
		}
		i = j
	}
	return runs
}

func isMask(r rune) bool { return r != 0 && strings.ContainsRune("*＊×□■_＿✕✖╳", r) }

// measures are words that are multiplied with one another.
const measures = "长宽高深厚径边底顶面积数量值率价倍次寸米元个件人天月年行列乘積長寬邊數量價"

// masks tells whether the run masks something, and means nothing else.
func (c *cluster) masks(run maskRun, all []maskRun) bool {
	n, alone, twins := run.j-run.i, true, 0
	for _, other := range all {
		if other.r == run.r {
			alone = alone && other == run
			if other.j-other.i == n {
				twins++
			}
		}
	}
	switch run.r {
	case '*', '＊': // an even number of them marks up what is between: **重点**
		return n <= 4 && twins%2 == 1 && !c.between(measures, run.i, run.j) && !strings.ContainsRune("符号用型號", c.peek(run.i-1))
	case '_', '＿':
		return n == 1 && alone && isHan(c.peek(run.i-1)) && isHan(c.peek(run.j))
	case '□', '■':
		return n <= 4 && alone
	default:
		return n <= 3 && alone && !c.between(measures, run.i, run.j) && c.near(run.i, 2) && c.near(run.j, 2)
	}
}

// between tells whether one of the two neighbours is among the characters.
func (c *cluster) between(chars string, i, j int) bool {
	return strings.ContainsRune(chars, c.peek(i-1)) || strings.ContainsRune(chars, c.peek(j))
}

// near tells whether the characters around i are Chinese, n of them.
func (c *cluster) near(i, n int) bool {
	for k := i - n; k < i; k++ {
		if r := c.peek(k); r != 0 && !isHan(r) && !isMask(r) && r < 0x3000 {
			return false
		}
	}
	return true
}
