package langid

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// guessed is a language with what speaks for it.
type guessed struct {
	tag        language.Tag
	confidence float64
	script     string
	plain      float64         // confidence that it is this language or a close one
	close      map[string]bool // languages that fit nearly as well
}

// Below this confidence the words of a text say nothing.
const faint = 0.15

func guess(text string) guessed {
	if len(text) > enough {
		cut := enough
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	counts, total := letters(text)
	if total == 0 {
		return guessed{}
	}
	script := mostUsed(counts, "")
	g := inScript(text, script, counts, total)
	// Product names and code in Latin letters make no Latin text: another
	// script with a good share of the letters is what the text is in.
	if script == "Latn" && g.confidence < 2*faint {
		if other := mostUsed(counts, "Latn"); other != "" && shareOf(other, counts, total) > 0.15 {
			return inScript(text, other, counts, total)
		}
	}
	return g
}

// mostUsed returns the script with the most letters, without one of them.
// Kana are counted with the Han characters they are mixed with.
func mostUsed(counts map[string]int, without string) string {
	script, most := "", 0
	for _, s := range scripts {
		n := counts[s.name]
		if s.name == "Hani" {
			n += counts["Hira"] + counts["Kana"]
		}
		if n > most && s.name != without && s.name != "Hira" && s.name != "Kana" {
			script, most = s.name, n
		}
	}
	return script
}

func shareOf(script string, counts map[string]int, total int) float64 {
	n := counts[script]
	if script == "Hani" {
		n += counts["Hira"] + counts["Kana"]
	}
	return float64(n) / float64(total)
}

// inScript tells the language of a text in a script; its confidence is no
// more than the script's share of the letters.
func inScript(text, script string, counts map[string]int, total int) guessed {
	g := guessed{script: script}
	switch script {
	case "":
	case "Hani":
		kana := counts["Hira"] + counts["Kana"]
		g.tag, g.confidence = ideographs(text, float64(kana)/float64(counts["Hani"]+kana))
		if g.tag == language.Japanese {
			g.script = "Jpan"
		}
	case "Hang":
		g.tag, g.confidence, g.script = language.Korean, 1, "Kore"
	default:
		if only, ok := ofScript[script]; ok {
			g.tag, g.confidence = language.Make(only), 1
		} else {
			g = rank(text, script)
		}
	}
	share := shareOf(script, counts, total)
	g.plain = max(g.plain, g.confidence) * share
	g.confidence *= share
	return g
}

// ideographs tells Japanese by its kana, and where a headline has none by the
// characters that only Japan writes; and the two scripts of Chinese.
func ideographs(text string, kana float64) (language.Tag, float64) {
	hans, hant, japan := 0, 0, 0
	marks := characters()
	for _, r := range text {
		switch marks[r] {
		case simplified:
			hans++
		case traditional:
			hant++
		case japanese:
			japan++
		}
	}
	switch {
	case kana > 0.12:
		return language.Japanese, min(1, 0.5+2*kana)
	case kana > 0.03 && (japan > 0 || hans > 0 && hant > 0):
		return language.Japanese, 0.6
	case japan > 0 && japan*3 >= hans+hant:
		return language.Japanese, 0.6
	case hans == hant:
		return language.Chinese, 0.5
	}
	confidence := math.Abs(float64(hans-hant)) / float64(hans+hant)
	if hans > hant {
		return language.SimplifiedChinese, confidence
	}
	return language.TraditionalChinese, confidence
}

// rank compares the languages of one script. Each word of the text counts for
// the languages that have it among their small words, the more the fewer
// languages have it; each letter counts against the languages that do not
// write it, and for the few that do.
func rank(text, script string) guessed {
	p := profiles()
	known := p.byScript[script]
	scores := make([]float64, len(languages))
	words := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), noLetter) {
		words++
		if owners := p.words[word]; len(owners) > 0 {
			share := 1 / math.Sqrt(float64(len(owners)))
			for _, lang := range owners {
				scores[lang] += share
			}
		}
	}
	if words == 0 {
		return guessed{script: script}
	}
	for _, l := range p.count(text) {
		owners := p.letters[l.letter]
		for _, lang := range known {
			if owners[lang] {
				scores[lang] += float64(l.n) / float64(len(owners))
			} else {
				scores[lang] -= 0.7 * float64(l.n)
			}
		}
	}
	return verdict(known, scores, words, script)
}

func noLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 < 'a' || r|0x20 > 'z'
	}
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\u200c'
}

type counted struct {
	letter rune
	n      int
}

// count counts the letters of text that tell languages apart, in the order of
// the letters: sums of floating point depend on it.
func (t table) count(text string) []counted {
	n := map[rune]int{}
	for _, r := range text {
		if r >= 0x80 {
			if r = unicode.ToLower(r); t.letters[r] != nil {
				n[r]++
			}
		}
	}
	var all []counted
	for r := range n {
		all = append(all, counted{r, n[r]})
	}
	slices.SortFunc(all, func(a, b counted) int { return int(a.letter - b.letter) })
	return all
}

// verdict turns scores into a language and its confidence: how much of the
// text is small words of it, and how far the next language is behind.
func verdict(known []int, scores []float64, words int, script string) guessed {
	g := guessed{script: script}
	best, second := -1, -1
	for _, lang := range known {
		switch s := scores[lang]; {
		case s <= 0:
		case best < 0 || s > scores[best]:
			best, second = lang, best
		case second < 0 || s > scores[second]:
			second = lang
		}
	}
	if best < 0 {
		if script != "Latn" {
			g.tag, g.confidence = language.Make(languages[known[0]].lang), 0.3 // the script alone
		}
		return g
	}
	g.plain = min(1, scores[best]/float64(words)/0.2) * min(1, float64(words)/8) // running text has more than one in five
	margin := 1.0
	if second >= 0 {
		margin = min(1, 2*(scores[best]-scores[second])/scores[best])
	}
	g.confidence = g.plain * (0.4 + 0.6*margin)
	if script == "Latn" && g.confidence < faint {
		return guessed{script: script}
	}
	g.tag = language.Make(languages[best].lang)
	g.close = map[string]bool{}
	for _, lang := range known {
		if scores[lang] > 0.7*scores[best] {
			g.close[languages[lang].lang] = true
		}
	}
	for lang, same := range map[string][]string{"nb": {"no", "nn"}, "hr": {"bs", "sr", "sh", "cnr"}} {
		for _, other := range same {
			g.close[other] = g.close[other] || g.close[lang]
		}
	}
	return g
}
