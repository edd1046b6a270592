package extract

import (
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// headingText tells whether a line could be a heading by its words alone.
func headingText(s string, num number) bool {
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return false
	}
	for _, end := range []string{"。", "；", "，", "、", ",", ";", "…", "．", "،", "؛", " -"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && (num.kind == noNumber || weigh(s) > 60) {
		return false
	}
	if strings.HasSuffix(s, "”") || strings.HasSuffix(s, "\"") && num.kind == noNumber {
		return !strings.HasPrefix(s, "“") && !strings.HasPrefix(s, "\"")
	}
	if strings.Count(s, "。")+strings.Count(s, ". ") > 1 {
		return false
	}
	return true
}

// besideItself tells a line that the one before or after it says again: the
// name of a picture or a product.
func besideItself(ps []*piece, i int) bool {
	s := squeeze(ps[i].text)
	if i == 0 {
		return false
	}
	_, rest := numbering(ps[i-1].text)
	return bareHead(ps[i-1].text, rest) == s || i+1 < len(ps) && strings.HasPrefix(squeeze(ps[i+1].text), s)
}

// onlyDated tells a short line that gives a date.
func onlyDated(p *piece) bool {
	_, dated := findDate(p.text)
	return dated && p.weight < 90
}

// leadsIn tells a sentence that introduces what follows from a heading with a
// colon.
func leadsIn(p *piece) bool {
	return p.weight > 75 && (strings.HasSuffix(p.text, ":") || strings.HasSuffix(p.text, "："))
}

// creditWords stand in the lines that say where a picture is from, or who
// wrote what follows.
var creditWords = []string{"image credit", "image copyright", "image caption", "image source", "(image:", "(photo", "photo:", "photo by", "photograph by", "picture:", "credit:", "courtesy of", "getty images", "图片来源", "图源", "资料图", "供图", "摄影：", "图/", "写真：", "写真＝", "写真提供", "撮影：", "画像：", "출처", "사진=", "사진:", "foto:", "bild:", "bildquelle", "quelle:", "fuente:", "crédit photo", "本报记者", "本刊记者", "本报讯"}

// credit tells a line that belongs to a picture or is a byline.
func credit(s string) bool {
	low := strings.ToLower(s)
	if containsAny(low, creditWords...) {
		return true
	}
	rest, ok := strings.CutPrefix(low, "image ")
	if _, n := arabic(rest); ok && n > 0 {
		return strings.HasPrefix(rest[n:], " of ")
	}
	return false
}

// bareHeadings finds headings that nothing marks, in an article that has no
// other: three or more short lines, each alone between paragraphs of prose,
// where hardly any other short line stands.
func bareHeadings(ps []*piece) []candidate {
	const longest = 75
	var out []candidate
	others, proses := 0, 0
	seen := map[string]bool{}
	for i, p := range ps {
		switch {
		case p.prose():
			proses++
			continue
		case p.kind != pipeline.Paragraph || p.text == "" || p.weight > longest || endsSentence(p.text) && !strings.HasSuffix(p.text, "？") && !strings.HasSuffix(p.text, "?"):
			if p.kind == pipeline.Paragraph && p.text != "" && p.weight <= longest*2 {
				others++
			}
			continue
		}
		alone := i > 0 && i+1 < len(ps) && ps[i+1].prose() && ps[i-1].prose()
		num, _ := numbering(p.text)
		if alone && p.weight >= 6 && p.linked == 0 && num.kind == noNumber && headingText(p.text, num) && !credit(p.text) && !fact(p.text) && !seen[p.text] {
			seen[p.text] = true
			out = append(out, candidate{at: i})
		} else {
			others++
		}
	}
	if len(out) < 3 || others*4 > len(out) || proses < len(out) {
		return nil
	}
	return out
}
