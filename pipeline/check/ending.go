package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// ending is the kind of punctuation that a text ends with.
type ending uint8

const (
	openEnd ending = iota
	stop
	question
	exclamation
	colon
	semicolon
	comma
	ellipsis
)

var endings = map[ending]struct{ name, chars string }{
	stop:        {"a full stop", ".。．｡।॥۔።။។։܀"},
	question:    {"a question mark", "?？؟\u037E՞፧⁇"},
	exclamation: {"an exclamation mark", "!！՜⁈‼"},
	colon:       {"a colon", ":：︰፦"},
	semicolon:   {"a semicolon", ";；؛፤"},
	comma:       {"a comma", ",，、､،፣"},
	ellipsis:    {"an ellipsis", "…⋯"},
	openEnd:     {"no punctuation", ""},
}

// endPunctuation compares how a source and its target end. Headings, list
// items, cells and captions take a full stop or not as their language likes.
func endPunctuation(t Target) []pipeline.Finding {
	v := t.view()
	want, _ := endingOf(t.sourceView().text, baseOf(t.From))
	have, at := endingOf(v.text, baseOf(t.To))
	if want == have || at.end == 0 {
		return nil
	}
	severity, ok := weigh(want, have, t)
	if !ok {
		return nil
	}
	f := v.finding(severity, at.start, at.end, fmt.Sprintf("ends with %s, its source with %s", endings[have].name, endings[want].name))
	mark := markFor(want, baseOf(t.To))
	switch {
	case have == openEnd && mark != "":
		f.Fix = v.text[at.start:at.end] + mark
	case have != openEnd && want != openEnd:
		f.Fix = mark
	}
	return []pipeline.Finding{f}
}

// weigh tells how much a difference of endings matters, and whether it does.
func weigh(want, have ending, t Target) (pipeline.Severity, bool) {
	lenient := t.Block != pipeline.Paragraph && t.Block != pipeline.Quote
	spaceless := strings.Contains(" th lo ", " "+baseOf(t.To)+" ") || strings.Contains(" th lo ", " "+baseOf(t.From)+" ")
	is := func(a, b ending) bool { return want == a && have == b || want == b && have == a }
	switch {
	case spaceless && want != question && have != question:
		return 0, false
	case want == question || have == question:
		if is(question, exclamation) {
			return pipeline.Advice, true
		}
		return pipeline.Warning, true
	case lenient, is(stop, exclamation), is(stop, ellipsis), is(colon, comma), is(semicolon, comma), is(stop, semicolon):
		return 0, false
	default:
		return pipeline.Advice, true
	}
}

// endingOf classifies the last mark of text, closing quotes and brackets left
// away, and gives the place of it; of the last character, where there is no
// mark.
func endingOf(text, lang string) (ending, span) {
	body := strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || isInvisible(r) || r == '\uFFFC' || isCloser(r)
	})
	if body == "" {
		return openEnd, span{}
	}
	for _, dots := range []string{"...", "。。。", "．．．"} {
		if strings.HasSuffix(body, dots) {
			return ellipsis, span{len(body) - len(dots), len(body)}
		}
	}
	r, n := utf8.DecodeLastRuneInString(body)
	at := span{len(body) - n, len(body)}
	if r == ';' && lang == "el" {
		return question, at
	}
	for kind := stop; kind <= ellipsis; kind++ {
		if strings.ContainsRune(endings[kind].chars, r) {
			return kind, at
		}
	}
	return openEnd, at
}

// isCloser tells of closing quotes and brackets, and of quotes that look the
// same at both ends.
func isCloser(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || r == '"' || r == '\'' || r == '“' || r == '‘'
}

// markFor returns the mark that a language ends such a text with; "" where it
// has none.
func markFor(e ending, lang string) string {
	pick := func(others, cjk, arabic string) string {
		switch lang {
		case "zh", "ja":
			return cjk
		case "ar", "fa", "ur", "ckb", "ug", "ps":
			return arabic
		}
		return others
	}
	switch e {
	case stop:
		switch lang {
		case "hi", "ne", "mr", "bn", "sa":
			return "।"
		case "ur":
			return "۔"
		case "th", "lo":
			return ""
		}
		return pick(".", "。", ".")
	case question:
		if lang == "el" {
			return ";"
		}
		return pick("?", "？", "؟")
	case exclamation:
		return pick("!", "！", "!")
	case colon:
		return pick(":", "：", ":")
	case semicolon:
		return pick(";", "；", "؛")
	case comma:
		return pick(",", "，", "،")
	case ellipsis:
		return pick("…", "……", "…")
	}
	return ""
}
