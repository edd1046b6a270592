// Package langid tells the language of a text, and what to make of the
// language that a page declares.
//
// The script decides first. Languages that share a script are told apart by
// the letters and the small words that only some of them have; simplified
// from traditional Chinese by the characters that only one of them writes.
package langid

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// Only so much of a text is looked at, bytes: enough to be sure.
const enough = 64 << 10

// chineseLanguages are written with the same characters as Mandarin.
var chineseLanguages = map[string]bool{"yue": true, "wuu": true, "nan": true, "hak": true, "gan": true, "lzh": true}

// Best returns the language of a text that declares itself as declared, which
// may be und. A declaration that fits is kept with its region ("en-US"); one
// in the wrong script or plainly of another language is overruled; Chinese
// gets its script ("zh-CN" and "zh" become "zh-Hans" when the text is
// simplified).
func Best(declared language.Tag, text string) language.Tag {
	g := guess(text)
	if g.tag == language.Und {
		return chinese(declared, language.Script{})
	}
	if declared == language.Und {
		return g.tag
	}
	base, _ := declared.Base()
	found, _ := g.tag.Base()
	script, _ := g.tag.Script()
	switch {
	case base == found && base.String() == "zh":
		if _, known := scriptOf(g.tag); !known {
			return chinese(declared, language.Script{})
		}
		return chinese(declared, script)
	case base == found, g.close[base.String()]:
		return declared
	case found.String() == "zh" && chineseLanguages[base.String()]:
		return declared
	case writtenIn(declared, g.script) && g.plain < needed(base.String(), g.script):
		return declared
	}
	return g.tag
}

// Detect returns the language of text and how sure that is, from 0 to 1. A
// text without letters, or with too few words to say, is und. Chinese always
// has its script, unless no character of the text tells.
func Detect(text string) (language.Tag, float64) {
	g := guess(text)
	return g.tag, g.confidence
}

// Declared returns what a page says of its language: its html lang attribute,
// else the first language of its Content-Language. Common slips ("zh_CN",
// "jp", "zh-cht", "en_US.UTF-8") are understood; nonsense is und.
func Declared(htmlLang, contentLanguage string) language.Tag {
	if tag := parse(htmlLang); tag != language.Und {
		return tag
	}
	first, _, _ := strings.Cut(contentLanguage, ",")
	return parse(first)
}

// slips are codes of countries and of old systems that pages use as codes of
// languages, where no language has that code or nobody means it.
var slips = map[string]string{
	"cn": "zh", "tw": "zh-Hant", "hk": "zh-Hant-HK", "jp": "ja", "kr": "ko", "cz": "cs", "gr": "el", "dk": "da", "ua": "uk", "vn": "vi",
	"chs": "zh-Hans", "cht": "zh-Hant", "zh-chs": "zh-Hans", "zh-cht": "zh-Hant", "en-uk": "en-GB", "english": "en", "chinese": "zh",
	"japanese": "ja", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es", "russian": "ru", "in": "id", "iw": "he",
}

func parse(s string) language.Tag {
	s = strings.TrimSpace(s)
	s, _, _ = strings.Cut(s, ".")
	s, _, _ = strings.Cut(s, ";")
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if after, ok := strings.CutPrefix(strings.ToLower(s), "cmn"); ok {
		s = "zh" + after
	}
	if slip, ok := slips[strings.ToLower(s)]; ok {
		s = slip
	}
	if s == "" || len(s) > 35 {
		return language.Und
	}
	// Of a tag with an unknown part, the known part is returned.
	tag, _ := language.Parse(s)
	switch base, sure := tag.Base(); {
	case sure == language.No, base.String() == "und", base.String() == "mul", base.String() == "zxx":
		return language.Und
	}
	return withoutExtras(tag)
}

// withoutExtras keeps language, script and region.
func withoutExtras(tag language.Tag) language.Tag {
	base, script, region := tag.Raw()
	t, err := language.Compose(base, script, region)
	if err != nil {
		return tag
	}
	return t
}

// chinese gives a declaration of Chinese its script: the one found, or the
// one its region writes. Mainland China and Taiwan are what the scripts stand
// for and need not be named.
func chinese(declared language.Tag, found language.Script) language.Tag {
	base, script, region := declared.Raw()
	if base.String() != "zh" {
		return declared
	}
	none := language.Script{}
	if found != none {
		if script != none && script != found {
			region = language.Region{} // neither can be believed
		}
		if likely, ok := scriptOf(language.Make("zh-" + region.String())); ok && script == none && likely != found {
			region = language.Region{}
		}
		script = found
	}
	if script == none {
		likely, ok := scriptOf(declared)
		if !ok {
			return declared
		}
		script = likely
	}
	if r := region.String(); r == "CN" && script.String() == "Hans" || r == "TW" && script.String() == "Hant" {
		region = language.Region{}
	}
	tag, err := language.Compose(base, script, region)
	if err != nil {
		return declared
	}
	return tag
}

// scriptOf returns the script of a Chinese tag: named, or that of its region.
func scriptOf(tag language.Tag) (language.Script, bool) {
	_, script, region := tag.Raw()
	switch {
	case script != language.Script{}:
		return script, true
	case region == language.Region{} || region.String() == "ZZ":
		return language.Script{}, false
	}
	script, _ = tag.Script()
	return script, true
}

// writtenIn reports whether a language is usually written in the script that
// the text is in.
func writtenIn(tag language.Tag, script string) bool {
	s, _ := tag.Script()
	name := s.String()
	switch name {
	case "Hans", "Hant", "Jpan", "Kore", "Hira", "Kana", "Hang":
		// All of them have Han characters; but only one of them has kana, or Hangul.
		return script == "Hani" && name != "Kore" || script == name
	}
	return name == script
}

// needed is the confidence that overrules a declaration in the right script:
// more for a language that is not known here and may resemble one that is.
func needed(base, script string) float64 {
	if slices.ContainsFunc(profiles().byScript[script], func(i int) bool { return languages[i].lang == base }) {
		return 0.4
	}
	return 0.8
}

// letters counts the letters of a text by script. An ideograph says as much
// as two or three letters and is counted so.
func letters(text string) (counts map[string]int, total int) {
	counts = map[string]int{}
	ascii := 0
	for _, r := range text {
		if r < 0x80 {
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				ascii++
			}
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			continue
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[s.name] += s.weight
				total += s.weight
				break
			}
		}
	}
	if ascii > 0 {
		counts["Latn"] += 2 * ascii
	}
	return counts, total + 2*ascii
}

// scripts in the order in which most pages use them; weight is in halves of a
// letter.
var scripts = []struct {
	name   string
	weight int
	table  *unicode.RangeTable
}{
	{"Latn", 2, unicode.Latin}, {"Hani", 5, unicode.Han}, {"Hira", 3, unicode.Hiragana}, {"Kana", 3, unicode.Katakana}, {"Hang", 5, unicode.Hangul},
	{"Cyrl", 2, unicode.Cyrillic}, {"Arab", 2, unicode.Arabic}, {"Grek", 2, unicode.Greek}, {"Hebr", 2, unicode.Hebrew}, {"Thai", 2, unicode.Thai},
	{"Deva", 2, unicode.Devanagari}, {"Beng", 2, unicode.Bengali}, {"Taml", 2, unicode.Tamil}, {"Telu", 2, unicode.Telugu}, {"Gujr", 2, unicode.Gujarati},
	{"Knda", 2, unicode.Kannada}, {"Mlym", 2, unicode.Malayalam}, {"Guru", 2, unicode.Gurmukhi}, {"Orya", 2, unicode.Oriya}, {"Sinh", 2, unicode.Sinhala},
	{"Mymr", 2, unicode.Myanmar}, {"Khmr", 2, unicode.Khmer}, {"Laoo", 2, unicode.Lao}, {"Geor", 2, unicode.Georgian}, {"Armn", 2, unicode.Armenian},
	{"Ethi", 2, unicode.Ethiopic}, {"Tibt", 2, unicode.Tibetan}, {"Mong", 2, unicode.Mongolian},
}

// ofScript names the only language of a script that pages are found in.
var ofScript = map[string]string{
	"Grek": "el", "Thai": "th", "Taml": "ta", "Telu": "te", "Gujr": "gu", "Knda": "kn", "Mlym": "ml", "Guru": "pa", "Orya": "or", "Sinh": "si",
	"Mymr": "my", "Khmr": "km", "Laoo": "lo", "Geor": "ka", "Armn": "hy", "Tibt": "bo", "Mong": "mn", "Hang": "ko",
}
