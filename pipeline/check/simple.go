package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// empty finds a target without anything to read in it, where the source has
// something.
func empty(t Target) []pipeline.Finding {
	if isBlank(t.view().text) && !isBlank(t.sourceView().text) {
		return []pipeline.Finding{{Severity: pipeline.Blocker, Message: "the target holds white space and codes only"}}
	}
	return nil
}

// isBlank tells whether text holds white space and holes only.
func isBlank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && !isInvisible(r) && r != '\uFFFC' {
			return false
		}
	}
	return true
}

// isInvisible tells of characters without width: zero-width space and
// joiners, direction marks, soft hyphen, byte-order mark.
func isInvisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069 || r == 0xAD || r == 0xFEFF
}

// whitespace finds white space at the ends of a target and runs of spaces
// inside it. The space between segments belongs to the source document.
func whitespace(t Target) []pipeline.Finding {
	text, source := t.Target.Text, t.Segment.Text.Coded
	var found []pipeline.Finding
	report := func(start, end int, fix, message string) {
		found = append(found, pipeline.Finding{Severity: pipeline.Advice, Start: start, End: end, Fix: fix, Message: message})
	}
	body := strings.TrimLeftFunc(text, unicode.IsSpace)
	if body == "" {
		return nil
	}
	lead := len(text) - len(body)
	body = strings.TrimRightFunc(body, unicode.IsSpace)
	if lead > 0 && !startsWithSpace(source) {
		report(0, lead, "", "white space at the start")
	}
	for i := 0; i < len(body); {
		n := len(body[i:]) - len(strings.TrimLeft(body[i:], " "))
		if n > 1 && !strings.Contains(source, "  ") {
			report(lead+i, lead+i+n, " ", fmt.Sprintf("%d spaces in a row", n))
		}
		i += max(n, 1)
	}
	if end := lead + len(body); end < len(text) && !endsWithSpace(source) {
		report(end, len(text), "", "white space at the end")
	}
	return found
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

func endsWithSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// mayDouble holds, for each language, words that stand twice in a row in
// good prose.
var mayDouble = map[string]string{
	"en": " that had so very ",
	"de": " die das der sie dass ihr den dem ",
	"fr": " nous vous ",
	"nl": " die dat ",
	"it": " via piano così ",
	"pt": " que ",
	"es": " que ",
}

// doubles names the languages that double words as a matter of grammar, or
// write no spaces between words.
const doubles = " zh ja th lo km my vi id ms jv su tl sw haw tr hi ur bn ta te "

// doubledWord finds "the the".
func doubledWord(t Target) []pipeline.Finding {
	lang := baseOf(t.To)
	if strings.Contains(doubles, " "+lang+" ") {
		return nil
	}
	v := t.view()
	source := strings.ToLower(t.sourceView().text) // may double it itself: "Duran Duran"
	var found []pipeline.Finding
	prev, prevEnd := "", -1
	for _, w := range wordsOf(v.text) {
		word := strings.ToLower(v.text[w.start:w.end])
		if word == prev && v.text[prevEnd:w.start] == " " && utf8.RuneCountInString(word) > 1 && onlyLetters(word) &&
			!strings.Contains(mayDouble[lang], " "+word+" ") && !strings.Contains(source, word+" "+word) {
			f := v.finding(pipeline.Advice, prevEnd, w.end, fmt.Sprintf("%q stands twice in a row", v.text[w.start:w.end]))
			if !v.replaceable(prevEnd, w.end) {
				f.Start, f.End = v.place(w.start, w.end)
			}
			found = append(found, f)
		}
		prev, prevEnd = word, w.end
	}
	return found
}

func onlyLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return true
}

// span is a place in a text, in bytes.
type span struct{ start, end int }

// wordsOf cuts text into words: runs of letters, marks and digits with
// apostrophes inside. Characters of scripts without spaces between words are
// words of their own.
func wordsOf(text string) []span {
	var out []span
	start := -1
	shut := func(i int) {
		if start >= 0 {
			out = append(out, span{start, i})
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case isSpaceless(r):
			shut(i)
			out = append(out, span{i, i + utf8.RuneLen(r)})
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
			if start < 0 {
				start = i
			}
		case (r == '\'' || r == '’') && start >= 0:
			if next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):]); !unicode.IsLetter(next) {
				shut(i)
			}
		default:
			shut(i)
		}
	}
	shut(len(text))
	return out
}
