package srx

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// largeFile is a rule file of the size and the shapes of those in use:
// hundreds of abbreviations, a rule each, with a few words of the text among
// them; brackets, dates, initials; at the end the rules that end segments.
func largeFile(lang string, rules int) string {
	r := rand.New(rand.NewPCG(1, uint64(rules)))
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="yes">
<formathandle type="start" include="no"/><formathandle type="end" include="yes"/><formathandle type="isolated" include="no"/>
</header>
<body><languagerules>
<languagerule languagerulename="Breaks">
`)
	rule := func(ends, before, after string) {
		esc := strings.NewReplacer("&", "&amp;", "<", "&lt;")
		fmt.Fprintf(&b, "<rule break=%q><beforebreak>%s</beforebreak><afterbreak>%s</afterbreak></rule>\n", ends, esc.Replace(before), esc.Replace(after))
	}
	letters := "abcdefghijklmnopqrstuvwxyz"
	switch lang {
	case "ru":
		letters = "абвгдежзиклмнопрстуфхцчшыэюя"
	case "de":
		letters += "äöüß"
	case "fr":
		letters += "éèàçù"
	}
	alphabet := []rune(letters)
	word := func() string {
		n := 2 + r.IntN(5)
		w := make([]rune, n)
		for i := range w {
			w[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(w)
	}
	for i := range rules {
		w := word()
		first := []rune(w)[0]
		switch i % 12 {
		case 0, 1, 2, 3:
			rule("no", `\b`+w+`\.\s`, "")
		case 4, 5:
			rule("no", fmt.Sprintf(`\b[%c%c]%s\.\s`, first, []rune(strings.ToUpper(string(first)))[0], string([]rune(w)[1:])), "")
		case 6:
			rule("no", `(?iu)\b(?:`+w+"|"+word()+"|"+word()+`)\.\h?`, `\p{L}`)
		case 7:
			rule("no", `[\u0022\s\u00A0(\[]`+w+`\.[\s\u00A0]+`, `[\p{Ll}\d]`)
		case 8:
			rule("no", `\b\d{1,2}\.\s`+w, `\b`)
		case 9:
			rule("no", `(?U)\b`+w+`\.\s\w+\.\s`, `[a-zа-яéä]`)
		case 10:
			rule("no", w+`[.!?…]+["'”»)\]]*\s`, `\p{Ll}`)
		case 11:
			rule("no", `[^\p{L}]`+w+`\.`, `[,;:\-–]`)
		}
	}
	rule("no", `\([^)]*[.!?]\s`, `[^)]*\)`)
	rule("no", `\b\p{Lu}\.\s`, `\p{Lu}`)
	rule("no", `(?<!\p{L}{3})\d+\.\s`, `\d`)
	rule("yes", `[.!?…]+['"\p{Pe}\p{Pf}\u00BB\u201D]*\s`, `[\p{Ps}\p{Pi}\u00AB\u201C"'¿¡]*[\p{Lu}\p{Lo}\d]`)
	rule("yes", `[.!?…]+\s+`, `\p{Lu}[^\p{Lu}.]`)
	rule("yes", `[。！？]+[」』”]?`, `[^」』”。！？]`)
	rule("yes", `[।॥؟۔]\s*`, "")
	b.WriteString(`</languagerule>
<languagerule languagerulename="Lines"><rule break="yes"><beforebreak>\n</beforebreak><afterbreak></afterbreak></rule></languagerule>
</languagerules>
<maprules>
<languagemap languagepattern=".*_one" languagerulename="Lines"/>
<languagemap languagepattern=".*" languagerulename="Breaks"/>
</maprules></body></srx>
`)
	return b.String()
}
