package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// dropLead cuts what stands between title and text: slogans of the site and
// runs of questions that only tease.
func dropLead(ps []*piece) {
	first := -1
	for i, p := range ps {
		if p.keep && p.prose() {
			first = i
			break
		}
	}
	if first < 0 {
		return
	}
	var lead []*piece
	for _, p := range ps[:first] {
		if p.keep && p.text != "" && p.kind != pipeline.Image && p.kind != pipeline.Caption {
			lead = append(lead, p)
		}
	}
	for i := 0; i < len(lead); {
		j, asks := i, 0
		for j < len(lead) && teaser(lead[j]) {
			if asksOrLinks(lead[j]) {
				asks++
			}
			j++
		}
		if j-i >= 3 && asks*2 >= j-i {
			for _, p := range lead[i:j] {
				p.drop("teaser", "one of several questions in a row before the text")
			}
		}
		i = max(j, i+1)
	}
	for _, p := range lead {
		if p.keep && call(p) {
			p.drop("consultation", "leads away, or asks to call, before the text")
		}
	}
	for _, p := range lead {
		if p.keep && datedLine(p) {
			p.drop("byline", "little more than a date before the text")
		}
	}
	called := false // the site speaks to its readers somewhere in the lead
	for _, p := range ps[:first] {
		called = called || p.reason == "consultation" || p.reason == "teaser"
	}
	for _, p := range lead {
		if p.keep && slogan(p, called) {
			p.drop("site line", "slogans before the text")
		}
	}
}

// datedLine tells a short line that names a day and says little else.
func datedLine(p *piece) bool {
	if p.weight > 80 || p.kind != pipeline.Paragraph || strings.HasSuffix(p.text, "。") || strings.HasSuffix(p.text, ".") {
		return false
	}
	_, dated := findDate(p.text)
	return dated
}

// teaser tells whether a line before the text may be one of a run of teasers.
func teaser(p *piece) bool {
	linked := p.linked*10 > p.weight*8
	if p.weight > 150 || !linked && p.weight > 90 || p.kind == pipeline.Heading {
		return false
	}
	if num, _ := numbering(p.text); num.kind != noNumber {
		return false
	}
	return asksOrLinks(p) || !endsSentence(p.text)
}

func asksOrLinks(p *piece) bool {
	return strings.HasSuffix(p.text, "？") || strings.HasSuffix(p.text, "?") || p.linked*10 > p.weight*8
}

// call tells a short line that is a link and nothing else, that ends in an
// arrow, or that names a number to call.
func call(p *piece) bool {
	if p.weight > 150 || p.kind == pipeline.Heading || strings.HasSuffix(p.text, "。") {
		return false
	}
	if num, _ := numbering(p.text); num.kind != noNumber {
		return false
	}
	arrow := strings.TrimRight(p.text, " ") != strings.TrimRight(p.text, " >＞»›→<《")
	return arrow || p.linked*10 > p.weight*8 || phoneNumber(p.text)
}

// phoneNumber tells whether a text has ten or more figures in a row, but for
// the strokes and spaces that divide a number to call.
func phoneNumber(s string) bool {
	n, strokes := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if n++; n >= 10 {
				return true
			}
			strokes = 0
		case (r == '-' || r == ' ' || r == '\u2013') && n > 0 && strokes == 0:
			strokes++
		default:
			n = 0
		}
	}
	return false
}

// slogan tells a line such as "name, phrase, phrase" in a script that does
// not use spaces: three or more short phrases with nothing but spaces between;
// two are enough where the site calls its readers beside it.
func slogan(p *piece, called bool) bool {
	if p.kind == pipeline.Heading && p.level > 0 || p.weight > 150 || !hasHan(p.text) || strings.ContainsAny(p.text, "。，、；：？！") {
		return false
	}
	words := strings.Fields(p.text)
	if len(words) < 2 || len(words) == 2 && !called {
		return false
	}
	for _, w := range words {
		if n := utf8.RuneCountInString(w); n < 2 || n > 12 || !hasHan(w) {
			return false
		}
	}
	return true
}
