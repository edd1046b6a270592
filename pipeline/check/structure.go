package check

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// leadIns are words that announce what follows the colon at the end.
var leadIns = map[string][]string{
	"zh": {"如下", "以下", "下列", "下面", "包括"},
	"ja": {"次のとおり", "次の通り", "以下のとおり", "以下の通り", "下記の", "次のよう", "以下のよう"},
	"en": {"as follows", "the following", "following are", "such as", "include", "includes", "including", "are", "these"},
}

// sourceLeadIn finds a text that ends with a colon and introduces nothing:
// the article ends there, or the next section begins.
func sourceLeadIn(a *article) []note {
	if len(a.sentences) < enoughSentences { // a piece of an article
		return nil
	}
	var notes []note
	level := 0
	for i := range a.blocks {
		b := &a.blocks[i]
		if b.Kind == pipeline.Heading && len(b.sentences) > 0 {
			level = b.level
		}
		if b.Kind != pipeline.Paragraph && b.Kind != pipeline.ListItem || len(b.sentences) == 0 {
			continue
		}
		s := b.sentences[len(b.sentences)-1]
		r := s.peek(len(s.runes) - 1)
		if r != '：' && r != ':' || !a.nothingAfter(i, level) {
			continue
		}
		severity := pipeline.Advice
		body := strings.TrimRight(strings.ToLower(s.text), "：: ")
		for _, w := range leadIns[a.base] {
			if a.base == "en" && (strings.HasSuffix(body, " "+w) || strings.Contains(body, "the following ")) || a.base != "en" && strings.Contains(body, w) {
				severity = pipeline.Warning
			}
		}
		if severity == pipeline.Advice && utf8.RuneCountInString(body) < 12 { // a label: "来源："
			continue
		}
		notes = append(notes, note{s, s.mark(severity, len(s.runes)-1, len(s.runes), "nothing follows the colon: was a list deleted?", "")})
	}
	return notes
}

// nothingAfter tells whether after block i no block of its section follows,
// nor a section below the level.
func (a *article) nothingAfter(i, level int) bool {
	for _, b := range a.blocks[i+1:] {
		switch {
		case b.Kind == pipeline.Heading && len(b.sentences) > 0:
			return b.level <= level
		case len(b.sentences) > 0 || b.isObject():
			return false
		}
	}
	return true
}

// sourceEmptySection finds headings that nothing stands under.
func sourceEmptySection(a *article) []note {
	if len(a.sentences) < enoughSentences {
		return nil
	}
	var notes []note
	for i := range a.blocks {
		b := &a.blocks[i]
		if b.Kind == pipeline.Heading && len(b.sentences) > 0 && a.nothingAfter(i, b.level) {
			s := b.sentences[0]
			notes = append(notes, note{s, s.finding(pipeline.Advice, 0, len(s.text), "nothing stands under this heading")})
		}
	}
	return notes
}

// figures match a reference to a numbered figure or table.
var figures = sync.OnceValue(func() map[string]*regexp.Regexp {
	cjk := regexp.MustCompile(`(?:见|見|如|由|从|從|据|據|参照|參照|は|を|に|、|。|，|（|\(|^)(图|圖|図|表)\s?([0-9]{1,2})`)
	return map[string]*regexp.Regexp{
		"zh": cjk, "ja": cjk,
		"en": regexp.MustCompile(`\b([Ff]igure|Fig\.|[Tt]able)\s([0-9]{1,2})\b`),
	}
})

// sourceReference finds a reference to a figure or table where the article has
// no picture and no table.
func sourceReference(a *article) []note {
	re := figures()[a.base]
	if re == nil {
		return nil
	}
	for i := range a.blocks {
		if k := a.blocks[i].Kind; k == pipeline.Image || k == pipeline.Cell || k == pipeline.Caption || k == pipeline.Embed || k == pipeline.Listing {
			return nil
		}
	}
	for _, s := range a.sentences {
		for _, c := range s.segment.Text.Codes {
			if c.Name == "img" {
				return nil
			}
		}
	}
	for _, s := range a.sentences {
		if s.block.Kind != pipeline.Paragraph && s.block.Kind != pipeline.ListItem {
			continue
		}
		if m := re.FindStringSubmatchIndex(s.text); m != nil {
			return []note{{s, s.finding(pipeline.Advice, m[2], m[5], fmt.Sprintf("%s is not in the article, nor any other", s.text[m[2]:m[5]]))}}
		}
	}
	return nil
}

// How long a paragraph is, in characters, for its last sentence to be expected
// to end with a mark. Chinese and Japanese say as much in a third.
const longText = 75

// sourceUnfinished finds paragraphs that break off, in an article whose
// paragraphs end with a stop.
func sourceUnfinished(a *article) []note {
	scale := 1
	if a.writtenIn("zh", "ja") {
		scale = 3
	}
	if !a.writtenIn("zh", "ja", "en") {
		return nil
	}
	var open []int
	all := 0
	for i := range a.blocks {
		b := &a.blocks[i]
		if b.Kind != pipeline.Paragraph || len(b.sentences) == 0 || utf8.RuneCountInString(b.plain()) < longText/scale {
			continue
		}
		all++
		if s := b.sentences[len(b.sentences)-1]; s.breaksOff() && !(i+1 < len(a.blocks) && a.blocks[i+1].continues()) {
			open = append(open, i)
		}
	}
	if all < 3 || len(open)*5 > all+4 {
		return nil
	}
	var notes []note
	for _, i := range open {
		b := &a.blocks[i]
		s := b.sentences[len(b.sentences)-1]
		severity, message := pipeline.Advice, "the paragraph ends without a mark: was its end cut off?"
		last := s.peek(len(s.runes) - 1)
		if last == ',' || last == '，' || last == '、' {
			severity, message = pipeline.Warning, "the paragraph ends with a comma: was its end cut off?"
		}
		notes = append(notes, note{s, s.mark(severity, len(s.runes)-1, len(s.runes), message, "")})
	}
	return notes
}

// breaksOff tells whether a sentence ends without a mark that ends sentences.
func (s *sentence) breaksOff() bool {
	kind, at := endingOf(s.text, s.article.base)
	if kind == comma {
		return true
	}
	if kind != openEnd || at.end == 0 {
		return false
	}
	for _, r := range s.text[at.end:] { // a bracket may hold what needs no stop
		if unicode.In(r, unicode.Pe, unicode.Pf) || r == '\uFFFC' || r == '"' {
			return false
		}
	}
	last := runeBefore(s.text, at.end)
	return unicode.IsLetter(last)
}

// continues tells of blocks that a text without a mark may lead on to.
func (b *block) continues() bool {
	return b.isObject() || b.Kind == pipeline.ListItem || b.Kind == pipeline.Cell || b.Kind == pipeline.Quote || b.Kind == pipeline.Caption
}
