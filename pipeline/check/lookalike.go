package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// Letters of Cyrillic and Greek that look like Latin ones, and those.
const (
	looksLatin = "авеіѕјкмнорстухАВЕІЅЈКМНОРСТУХԁһԛԝοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
	asLatin    = "abeisjkmhopctyxABEISJKMHOPCTYXdhqwoABEZHIKMNOPTYX"
)

// latinFor returns the Latin letter that r looks like, or 0.
func latinFor(r rune) rune {
	at := 0
	for _, like := range looksLatin {
		if like == r {
			return rune(asLatin[at])
		}
		at++
	}
	return 0
}

// sourceLookalike finds characters that look like what was meant and are
// something else: Cyrillic letters in Latin words, radicals and compatibility
// forms for Chinese characters, 一 for ー.
func sourceLookalike(s *sentence) []pipeline.Finding {
	var found []pipeline.Finding
	for _, w := range s.words() {
		if f, ok := s.mixedWord(w); ok {
			found = append(found, f)
		}
	}
	for i, r := range s.runes {
		switch {
		case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF && norm.NFC.String(string(r)) != string(r):
			fix := norm.NFKC.String(string(r))
			if fix == string(r) {
				fix = ""
			}
			found = append(found, s.mark(pipeline.Warning, i, i+1, fmt.Sprintf("U+%04X looks like a Chinese character and is none that people type", r), fix))
		case s.article.base == "ja" && isKatakana(s.peek(i-1)) && isKatakana(s.peek(i+1)):
			if at := strings.IndexRune("一二工卜夕", r); at >= 0 {
				fix := string([]rune("ーニエトタ")[utf8.RuneCountInString("一二工卜夕"[:at])])
				found = append(found, s.mark(pipeline.Warning, i, i+1, fmt.Sprintf("%c among katakana: was %s meant?", r, fix), fix))
			}
		}
	}
	return found
}

func isKatakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }

// mixedWord judges a word of letters of several scripts.
func (s *sentence) mixedWord(w word) (pipeline.Finding, bool) {
	latin, alike, foreign := 0, 0, 0
	for _, r := range w.text {
		switch {
		case r < 0x80 || unicode.Is(unicode.Latin, r):
			if unicode.IsLetter(r) {
				latin++
			}
		case latinFor(r) != 0:
			alike++
		case unicode.In(r, unicode.Cyrillic):
			foreign++
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return pipeline.Finding{}, false // Greek in TGFβ, kana in Tシャツ
		}
	}
	switch {
	case latin == 0 || alike+foreign == 0:
		return pipeline.Finding{}, false
	case foreign > 0: // a Cyrillic word with a Latin letter, or a name of two scripts
		if latin > 2 || foreign+alike < 3 {
			return pipeline.Finding{}, false
		}
		return s.finding(pipeline.Warning, w.start, w.end, fmt.Sprintf("%s mixes Cyrillic and Latin letters", w.text)), true
	case alike == 1 && latin <= 1: // "Xб", "kΩ"
		return pipeline.Finding{}, false
	}
	f := s.finding(pipeline.Warning, w.start, w.end, fmt.Sprintf("%s holds letters that only look Latin", w.text))
	if s.replaceable(w.start, w.end) {
		f.Fix = strings.Map(func(r rune) rune {
			if l := latinFor(r); l != 0 {
				return l
			}
			return r
		}, w.text)
	}
	return f, true
}

// sourceSpelled finds syllables of pinyin that stand for characters inside
// Chinese words, so that a filter passes them: 治liao, gan细胞.
func sourceSpelled(s *sentence) []pipeline.Finding {
	if s.article.base != "zh" || s.article.technical {
		return nil
	}
	var found []pipeline.Finding
	for i := 0; i < len(s.runes); i++ {
		j := i
		for s.peek(j) >= 'a' && s.peek(j) <= 'z' {
			j++
		}
		if j == i {
			continue
		}
		syllable := string(s.runes[i:j])
		left, right := isHan(s.peek(i-1)), isHan(s.peek(j))
		if (left && right || (left || right) && isEnd(s.peek(i-1), s.peek(j))) && isPinyin(syllable) && !strings.Contains(notSpelled, " "+syllable+" ") {
			found = append(found, s.mark(pipeline.Warning, i, j, fmt.Sprintf("%s is spelled out: which character was it?", syllable), ""))
		}
		i = j
	}
	return found
}

// isEnd tells whether of the two neighbours one is Chinese and the other a
// mark or an end, so that no Latin word goes on.
func isEnd(a, b rune) bool {
	stands := func(r rune) bool {
		return r == 0 || isHan(r) || strings.ContainsRune("，。、；：！？（）“”《》", r)
	}
	return stands(a) && stands(b)
}

// notSpelled are syllables that stand among Chinese characters as words or
// abbreviations of other languages.
const notSpelled = " a o e an ai ban bang bin bo can cha chi cin da dan de den di die ding do dong du en er fa fan fang fen ga gang ge ha hang he hen ho hu " +
	"ji ju ka kai kang ke ku la lan lang le len li ling long lu ma man mao me men mi min mo mu na nan ne nu nun ou pa pan pang pi pin ping po pu " +
	"ran re run sa san sang se sen sha shang she shun si sin so song su sun ta tan tang tao te ten ti to tong tu tun wan yang yen yo you yu za zen zi "

// isPinyin tells whether the letters are one syllable of pinyin.
func isPinyin(s string) bool {
	rest := s
	for _, initial := range []string{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"} {
		if strings.HasPrefix(s, initial) {
			rest = s[len(initial):]
			break
		}
	}
	return strings.Contains(" a o e i u ai ei ui ao ou iu ie ue er an en in un ang eng ing ong ia iao ian iang iong ua uo uai uan uang ", " "+rest+" ") && rest != s
}
