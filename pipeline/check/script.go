package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// script finds targets that are written in another language's script: Latin
// prose for a Chinese reader, Chinese for an English one, traditional
// characters for a reader of simplified ones. Names, code and what brackets
// explain may be in any script.
func script(t Target) []pipeline.Finding {
	to := scriptOf(t.To)
	own := alphabet(to)
	if own == nil || t.From == t.To {
		return nil
	}
	v := t.view()
	c := countLetters(v.text, own, t)
	switch {
	case c.foreign >= 3 && c.own == 0, c.foreign >= 12 && c.own*2 < c.foreign:
		if collapse(t.Target.Text) == collapse(t.Segment.Text.Coded) && !sharesHan(t) {
			return nil // told by the check "untranslated"
		}
		return []pipeline.Finding{{Severity: pipeline.Blocker,
			Message: fmt.Sprintf("hardly any of the text is in the script of %s", t.To)}}
	}
	switch to {
	case "Hans", "Hant":
		return chinese(t, v, to)
	case "Jpan":
		return japaneseOrChinese(t, v)
	}
	return leftovers(t, v, own)
}

// sharesHan tells whether both languages write Chinese characters, so that
// the check "untranslated" can say little.
func sharesHan(t Target) bool {
	return unicode.In('中', alphabet(scriptOf(t.From))...) && unicode.In('中', alphabet(scriptOf(t.To))...)
}

// letterCount counts words, and single characters of scripts without spaces.
type letterCount struct{ own, foreign int }

// countLetters counts what is in the scripts and what is foreign to them.
// Latin words in a text of another script count as foreign only if they are
// prose: lower case, and not kept from the source.
func countLetters(text string, own []*unicode.RangeTable, t Target) letterCount {
	var c letterCount
	latin := unicode.In('a', own...)
	kept := map[string]bool{}
	if !latin {
		source := t.sourceView().text
		for _, w := range wordsOf(source) {
			kept[strings.ToLower(source[w.start:w.end])] = true
		}
	}
	for _, w := range translatable(text, t.Terms) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.In(r, own...):
			c.own++
		case !isLatin(r):
			c.foreign++
		case w == strings.ToLower(w) && len(w) > 1 && !kept[w]:
			c.foreign++
		}
	}
	return c
}

// chinese tells simplified from traditional characters, and Chinese from
// Japanese.
func chinese(t Target, v view, to string) []pipeline.Finding {
	text := withoutNames(v.text, t.Terms)
	kana, han := 0, 0
	for _, r := range text {
		switch {
		case isKana(r) && r != 'の' && r != 'ー':
			kana++
		case isHan(r):
			han++
		}
	}
	if kana >= 4 && kana*5 > han {
		return []pipeline.Finding{{Severity: pipeline.Blocker, Message: "this is Japanese, not Chinese"}}
	}
	simplified, traditional := orthography(text)
	wrong, right, name := traditional, simplified, "traditional"
	if to == "Hant" {
		wrong, right, name = simplified, traditional, "simplified"
	}
	if wrong.count == 0 || quoted(v.text, wrong.first) {
		return nil
	}
	message := fmt.Sprintf("%d %s characters: %s", wrong.count, name, wrong.sample)
	if wrong.count == 1 {
		message = fmt.Sprintf("%s is a %s character", wrong.sample, name)
	}
	if wrong.count >= 2 && len(wrong.sample) > len("字") && wrong.count > 3*right.count {
		return []pipeline.Finding{{Severity: pipeline.Blocker, Message: message}}
	}
	return []pipeline.Finding{v.finding(pipeline.Warning, wrong.first, wrong.first+utf8.RuneLen([]rune(wrong.sample)[0]), message)}
}

// japaneseOrChinese finds Chinese that passes for Japanese: no kana in a text too long
// to be a compound of characters, or characters that only Chinese has.
func japaneseOrChinese(t Target, v view) []pipeline.Finding {
	text := withoutNames(v.text, t.Terms)
	kana, han := 0, 0
	for _, r := range text {
		switch {
		case isKana(r):
			kana++
		case isHan(r):
			han++
		}
	}
	only := chineseOnly(text)
	switch {
	case only >= 2 && kana == 0, only >= 4 && only > kana:
		return []pipeline.Finding{{Severity: pipeline.Blocker, Message: "this is Chinese, not Japanese"}}
	case kana > 0 || han < 12:
		return nil
	case han >= 30 && t.Block == pipeline.Paragraph:
		return []pipeline.Finding{{Severity: pipeline.Blocker, Message: "no kana: this is hardly Japanese"}}
	default:
		return []pipeline.Finding{{Severity: pipeline.Warning, Message: "no kana: is this Japanese?"}}
	}
}

// leftovers finds words of the source's script in a text that is otherwise
// translated.
func leftovers(t Target, v view, own []*unicode.RangeTable) []pipeline.Finding {
	from := alphabet(scriptOf(t.From))
	if from == nil || scriptOf(t.From) == "Latn" {
		return nil
	}
	masked := v.text
	for _, term := range t.Terms {
		if term.Status == pipeline.DoNotTranslate && term.Source != "" {
			masked = strings.ReplaceAll(masked, term.Source, strings.Repeat(" ", len(term.Source)))
		}
	}
	start, count := -1, 0
	for i, r := range masked + " " {
		switch foreign := unicode.IsLetter(r) && unicode.In(r, from...) && !unicode.In(r, own...); {
		case foreign && start < 0:
			start, count = i, 1
		case foreign:
			count++
		case start >= 0:
			if count >= 2 && !quoted(v.text, start) {
				return []pipeline.Finding{v.finding(pipeline.Warning, start, i, v.text[start:i]+" is left over from the source")}
			}
			start = -1
		}
	}
	return nil
}

// quoted tells whether a place stands in brackets or quotes, where another
// script is a gloss or an example.
func quoted(text string, at int) bool {
	depth := 0
	for _, r := range text[:at] {
		switch {
		case unicode.In(r, unicode.Ps, unicode.Pi):
			depth++
		case unicode.In(r, unicode.Pe, unicode.Pf) && r != '’' && depth > 0:
			depth--
		}
	}
	return depth > 0 || strings.Count(text[:at], `"`)%2 == 1
}
