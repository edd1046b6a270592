package segment

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Languages are those that have data of their own.
func Languages() []language.Tag {
	var out []language.Tag
	for _, name := range strings.Fields(known) {
		out = append(out, language.MustParse(name))
	}
	return out
}

// ExportSRX writes the house rules for some languages as SRX 2.0, for tools
// that know nothing better, in expressions that Java and ICU understand. Comments
// in it say what such rules cannot say. Any other language gets the English
// rules.
func ExportSRX(w io.Writer, tags ...language.Tag) error {
	x := &exporter{}
	x.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	x.line(`<!-- The segmentation rules %s of Wordferry, as far as SRX can say them. It cannot say:
     which brackets and quotes belong together, so that no sentence ends inside a pair (H3);
     that nothing ends without a letter or digit on both sides;
     that a dot in an address, a file name or a list marker ends nothing, where white space follows;
     after how many letters a space ends a sentence in Thai, Lao, Khmer and Burmese;
     that an object or an emoji stays with the sentence before. -->`, rules)
	x.line(`<srx xmlns="http://www.lisa.org/srx20" version="2.0">`)
	x.line(`<header segmentsubflows="yes" cascade="no">`)
	x.line(`<formathandle type="start" include="no"/>`)
	x.line(`<formathandle type="end" include="yes"/>`)
	x.line(`<formathandle type="isolated" include="no"/>`)
	x.line("</header>\n<body>\n<languagerules>")
	var maps []string
	seen := map[string]bool{}
	for _, tag := range tags {
		name := baseOf(tag)
		if seen[name] {
			continue
		}
		seen[name] = true
		x.language(name, profileOf(name))
		if name != "und" {
			maps = append(maps, fmt.Sprintf(`<languagemap languagepattern="%s([-_].*)?" languagerulename="%s"/>`, name, name))
		}
	}
	if !seen["und"] {
		x.language("und", profileOf("und"))
	}
	x.line("</languagerules>\n<maprules>")
	for _, m := range append(maps, `<languagemap languagepattern=".*" languagerulename="und"/>`) {
		x.line("%s", m)
	}
	x.line("</maprules>\n</body>\n</srx>")
	_, err := io.WriteString(w, x.b.String())
	return err
}

type exporter struct{ b strings.Builder }

func (x *exporter) line(format string, a ...any) {
	fmt.Fprintf(&x.b, format, a...)
	x.b.WriteByte('\n')
}

var escapeXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (x *exporter) rule(ends bool, before, after string) {
	yes := "no"
	if ends {
		yes = "yes"
	}
	x.line(`<rule break="%s"><beforebreak>%s</beforebreak><afterbreak>%s</afterbreak></rule>`, yes, escapeXML.Replace(before), escapeXML.Replace(after))
}

// Pieces of expressions.
const (
	exportClosers = `["'”’»›“‘\)\]\}）］】〕」』》〉]*`
	exportOpeners = `["'“‘„«»‹›¿¡\(\[（「『《【—–-]*`
	exportSpace   = `[\s\u00A0\u3000]`
	exportCJK     = `[\u3005\u3007\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3]`
	edge          = `(?<![\p{L}\p{N}])` // not \b, which sees no edge between 如 and Fig
)

func (x *exporter) language(name string, p *profile) {
	x.line(`<languagerule languagerulename="%s">`, name)
	x.rule(true, `[\n\r\u2028\u2029]\s*`, `\S`)
	stop := exportSpace + `+`
	starters := strings.Join(capitalized(p.starters), "|")
	for _, c := range []class{never, maybe, loose, numbered} {
		after := ""
		switch c {
		case maybe:
			if starters != "" {
				after = exportOpeners + `(?!(?:` + starters + `)(?![\p{L}]))\S`
			}
		case loose:
			after = `[^\p{Lu}\p{Lo}]`
		case numbered:
			after = exportOpeners + `(?:\p{N}|\p{Ll}|\p{L}(?!\p{L}))`
		}
		for part := range slices.Chunk(p.abbreviations(c), 40) {
			x.rule(false, edge+`(?:`+strings.Join(part, "|")+`)\.`+exportSpace+"*", after)
		}
	}
	x.rule(false, edge+`\p{Lu}\.`+stop, `\p{Lu}`)
	if p.ordinals {
		x.rule(false, edge+`\d{1,2}\.`+stop, `[^"“„«]`)
	}
	x.rule(false, `[.!?…]`+exportClosers+stop, exportOpeners+`\p{Ll}`)
	x.rule(false, `[.!?…。！？]`+exportClosers+exportSpace+"*", `[,;:，、；：،؛]`)
	if p.cjk {
		x.rule(false, `…`+exportSpace+"*", "")
		x.tongues(p.tongue)
	}
	x.rule(true, `[。！？｡]+`+exportClosers+exportSpace+"*", `[^。！？｡…”’」』》〉）］】\s]`)
	x.rule(true, `(?:(?<=`+exportCJK+`)\.+|[!?]+)`+exportClosers, exportCJK)
	x.rule(true, `[।॥؟۔።።՜։៕။]+`+exportClosers+exportSpace+"*", `\S`)
	if p.greek {
		x.rule(true, `[;\u037E]`+exportClosers+stop, `\S`)
	}
	x.rule(true, `[.!?…]+`+exportClosers+stop, `\S`)
	x.line(`</languagerule>`)
}

// tongues keep a closed quote together with what takes it on.
func (x *exporter) tongues(t *tongue) {
	if t == nil {
		return
	}
	heads := make([]string, 0, len(t.starts))
	for _, s := range t.starts {
		heads = append(heads, quoteMeta(s))
	}
	not := ""
	if len(heads) > 0 {
		not = `(?!` + strings.Join(heads, "|") + `)`
	}
	var joins []string
	for _, list := range [][]string{t.joins, t.glued} {
		for _, s := range list {
			joins = append(joins, quoteMeta(s))
		}
	}
	if len(joins) > 0 {
		x.rule(false, `[。！？.!?…][”’」』"]`, not+`(?:`+strings.Join(joins, "|")+`)`)
	}
	if len(t.verbs) > 0 {
		var verbs []string
		for _, s := range t.verbs {
			if len(s) > len("说") {
				verbs = append(verbs, quoteMeta(s))
			}
		}
		x.rule(false, `[。！？.!?…][”’」』"]`, `\p{IsHan}{0,4}(?:`+strings.Join(verbs, "|")+`|(?:说|說|问|問|喊)[，。：])`)
	}
}

// abbreviations returns the expressions of the abbreviations of a class,
// sorted.
func (p *profile) abbreviations(c class) []string {
	var out []string
	for w, k := range p.words {
		if k != c {
			continue
		}
		parts := strings.Split(w, ".")
		for i := range parts {
			parts[i] = quoteMeta(parts[i])
		}
		e := strings.Join(parts, `\.`+exportSpace+`?`)
		if w == strings.ToLower(w) && letters(w) > 1 {
			e = "(?iu:" + e + ")"
		}
		out = append(out, e)
	}
	slices.Sort(out)
	return out
}

// capitalized returns words as they stand at the beginning of a sentence,
// sorted.
func capitalized(words map[string]bool) []string {
	var out []string
	for w := range words {
		r := []rune(w)
		out = append(out, quoteMeta(strings.ToUpper(string(r[:1]))+string(r[1:])))
	}
	slices.Sort(out)
	return out
}

func quoteMeta(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 && strings.ContainsRune(`\.+*?()|[]{}^$-&/#`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
