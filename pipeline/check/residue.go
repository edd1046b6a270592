package check

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// entity matches a character reference of HTML that readers see as it stands.
var entity = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,10}|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});`)
})

// shortcodes match markup that is not HTML and that an exporter left in the
// text: of WordPress, forums and Markdown.
var shortcodes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\[/?(?:caption|gallery|embed|vc_[a-z_]+|et_pb_[a-z_]+|fusion_[a-z_]+|contact-form-7|shortcode|spoiler)(?:[ =][^\[\]]*)?\]` +
		`|\[(?:url|size|color|font|align|quote|img)=[^\[\]]+\]|\[/(?:url|size|color|font|align|quote|img|[biu])\]` +
		`|\*{2,}[^\s*][^*。]*\*{2,}|^#{2,6} |!?\[[^\[\]]+\]\((?:https?://|/)[^()\s]+\)`)
})

// longShortcode is the length beyond which a match is no shortcode, in bytes.
const longShortcode = 300

// sourceMarkup finds tags and entities of HTML that readers see as they stand.
// What an article about markup shows stands there on purpose.
func sourceMarkup(s *sentence) []pipeline.Finding {
	text := s.text
	severity := pipeline.Warning
	if s.article.technical {
		severity = pipeline.Advice
	}
	var found []pipeline.Finding
	if strings.Contains(text, "&") {
		for _, m := range entity().FindAllStringIndex(text, -1) {
			name := text[m[0]:m[1]]
			meant := html.UnescapeString(strings.ReplaceAll(name, "amp;", ""))
			if n := strings.Count(name, "amp;"); n > 0 && strings.HasPrefix(meant, "&") && len(meant) == 1 || meant == name {
				meant = html.UnescapeString(html.UnescapeString(html.UnescapeString(name)))
			}
			if meant == name || strings.Contains(meant, ";") {
				continue
			}
			f := s.finding(severity, m[0], m[1], fmt.Sprintf("%s is written as an entity", name))
			if s.replaceable(m[0], m[1]) && !strings.ContainsAny(meant, "<>") {
				f.Fix = meant
			}
			found = append(found, f)
		}
	}
	if strings.Contains(text, "<") {
		for i := 0; i < len(text); i++ {
			if text[i] != '<' {
				continue
			}
			tag, _ := tagAt(text[i:min(len(text), i+500)])
			if tag == "" {
				continue
			}
			found = append(found, s.finding(severity, i, i+len(tag), fmt.Sprintf("%s is HTML; readers see it as it stands", tag)))
			i += len(tag) - 1
		}
	}
	return found
}

// sourceShortcodes finds markup that is not HTML. A page that was never
// rendered has it in every line, and is told of once.
func sourceShortcodes(a *article) []note {
	var first *note
	count := 0
	for _, s := range a.sentences {
		if !strings.ContainsAny(s.text, "[*#") {
			continue
		}
		for _, m := range shortcodes().FindAllStringIndex(s.text, -1) {
			code := s.text[m[0]:m[1]]
			if len(code) > longShortcode || code[0] == '*' && (strings.HasPrefix(code, "***") || code[len(code)-3] == '*' || !strings.ContainsFunc(code, unicode.IsLetter)) {
				continue
			}
			if count++; first == nil {
				severity := pipeline.Warning
				if a.technical {
					severity = pipeline.Advice
				}
				first = &note{s, s.finding(severity, m[0], m[1], fmt.Sprintf("%s is markup; readers see it as it stands", code))}
			}
		}
	}
	if first == nil {
		return nil
	}
	if count > 1 {
		first.Message += fmt.Sprintf("; %d more pieces in this article", count-1)
	}
	return []note{*first}
}
