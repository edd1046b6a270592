package check

import (
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// elements are the elements of HTML that turn up in pasted text.
const elements = " a abbr article aside audio b base big blockquote body br button center cite code dd del details div dl dt em embed " +
	"fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link " +
	"main map mark math meta nav object ol option p pre q rp rt ruby s samp script section select small source span strike strong style sub " +
	"summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr "

// entities are character references that stand in text by mistake.
var entities = []string{"&nbsp;", "&lt;", "&gt;", "&amp;", "&quot;", "&#39;", "&apos;"}

// markup finds HTML in a target. Inline markup is written as codes, so that
// anything else would be shown to readers as it stands.
func markup(t Target) []pipeline.Finding {
	text := t.Target.Text
	if !strings.ContainsAny(text, "<&") {
		return nil
	}
	source := strings.ToLower(t.Segment.Text.Plain())
	var found []pipeline.Finding
	for _, tok := range pipeline.Tokens(text) {
		if tok.IsCode() {
			continue
		}
		for i := 0; i < len(tok.Text); i++ {
			if tok.Text[i] != '<' {
				continue
			}
			tag, name := tagAt(tok.Text[i:])
			if tag == "" || strings.Contains(source, "<"+name) || strings.Contains(source, "</"+name) {
				continue
			}
			start := tok.Start + i
			found = append(found, pipeline.Finding{Severity: pipeline.Blocker, Start: start, End: start + len(tag),
				Message: fmt.Sprintf("%s is HTML; readers would see it as it stands", tag)})
			i += len(tag) - 1
		}
	}
	for _, e := range entities {
		if i := strings.Index(text, e); i >= 0 && !strings.Contains(source, e) {
			found = append(found, pipeline.Finding{Severity: pipeline.Warning, Start: i, End: i + len(e),
				Message: fmt.Sprintf("%s is written as an entity; write the character itself", e)})
		}
	}
	return found
}

// tagAt returns the tag of HTML that s begins with, and the name of its
// element in lower case; "" if s begins with none.
func tagAt(s string) (tag, name string) {
	if strings.HasPrefix(s, "<!--") {
		if i := strings.Index(s, "-->"); i >= 0 {
			return s[:i+3], "!--"
		}
		return "", ""
	}
	end := strings.IndexByte(s, '>')
	if end < 0 {
		return "", ""
	}
	inner := strings.TrimPrefix(s[1:end], "/")
	name, rest := inner, ""
	if i := strings.IndexAny(inner, " \t\n/"); i >= 0 {
		name, rest = inner[:i], inner[i:]
	}
	name = strings.ToLower(name)
	if name == "" || !strings.Contains(elements, " "+name+" ") || strings.ContainsRune(rest, '<') {
		return "", ""
	}
	if a := strings.Trim(rest, " \t\n/"); a != "" && !strings.Contains(a, "=") {
		return "", "" // "<a in b>" is prose
	}
	return s[:end+1], name
}
