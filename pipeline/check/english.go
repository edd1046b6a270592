package check

import (
	"fmt"
	"strings"
	"sync"

	"github.com/wordferry/wordferry/pipeline"
)

// grammar says which words of English never follow which.
type grammar struct {
	never map[string]map[string]bool
	// named are words that come after a word that is spoken of: "the with
	// statement", "the in crowd".
	named map[string]bool
}

// english is built from classes of words, not from lists of pairs: a
// determiner asks for a noun and has none before a verb, a conjunction, a
// preposition or another determiner.
var english = sync.OnceValue(func() grammar {
	g := grammar{never: map[string]map[string]bool{}}
	forbid := func(first, next string) {
		for a := range strings.FieldsSeq(first) {
			if g.never[a] == nil {
				g.never[a] = map[string]bool{}
			}
			for b := range strings.FieldsSeq(next) {
				g.never[a][b] = true
			}
		}
	}
	const determiners = "the a an your its our their my every"
	forbid(determiners, "of to in on at by for from with without into onto between among because although that which whose "+
		"and or but nor than as is are was were be been being has had have does did they we he she "+
		"the a an this these those your my our their its his also will+ can+ could+ would+ should+ must+ may+ might+")
	forbid("of", "of and")
	forbid("to for in by with at on", "of")
	forbid("to for and or at by with from as are be this", "=")
	forbid("is are was were be", "than")
	forbid("if", "is are was were has have will+ can+")
	forbid("whether", "is are was were has")
	forbid("they we he she I", "to of the a an your it you this these those my our their them him us me")
	forbid("because although while unless", "is are was were has")
	forbid("been being", "by of")
	forbid("can could will would must may might should", "the- a- an- this- your- these- those-")
	forbid("very", "and or but is are was to that")
	forbid("between", "and of to or")
	forbid("from", "to of")
	forbid("during despite whose", "of to and or was by")
	g.named = set("each statement statements loop loops block blocks clause clauses keyword keywords operator operators expression expressions parameter " +
		"pointer directive instruction construct form argument condition method function class module command element tag attribute value key " +
		"part prefix suffix word words phrase sign signs switch branch test check option field button position state crowd thing joke group " +
		"game people do operation operations type member object reference variable")
	return g
})

// auxiliaries that are nouns too, as in "the will to live", and what tells
// that they are verbs.
const verbSigns = " be have not also never always only "

// sourceSequence finds words in a row that never follow one another, because
// what stood between them was deleted: "the of", "a an", をが, 的的.
func sourceSequence(s *sentence) []pipeline.Finding {
	switch s.article.base {
	case "en":
		return s.englishSequence()
	case "ja":
		return s.japaneseSequence()
	case "zh":
		return s.chineseSequence()
	}
	return nil
}

func (s *sentence) englishSequence() []pipeline.Finding {
	g := english()
	words := s.words()
	var found []pipeline.Finding
	for i, w := range words {
		next, known := g.never[w.low]
		if w.text == "I" {
			next, known = g.never["I"]
		}
		if !known || !w.free() || w.text == "A" && i > 0 || len(w.text) > 1 && strings.ToUpper(w.text) == w.text || w.text == "i" {
			continue
		}
		if i+1 == len(words) || !s.spaces(w.end, words[i+1].start) {
			if f, ok := s.determinerEnds(w); ok {
				found = append(found, f)
			}
			continue
		}
		n := words[i+1]
		third := ""
		if i+2 < len(words) && s.spaces(n.end, words[i+2].start) {
			third = words[i+2].low
		}
		bad := next[n.text] || next["="] && n.low == w.low ||
			next[n.text+"+"] && strings.Contains(verbSigns, " "+third+" ") || next[n.text+"-"] && i > 0 && !s.inverts(words[:i])
		if !bad || !n.free() || g.named[third] || len(third) == 1 && third != "a" {
			continue
		}
		if w.low == "a" && (s.article.technical || i > 0 && len(words[i-1].low) == 1) {
			continue
		}
		found = append(found, s.finding(pipeline.Warning, w.start, n.end, fmt.Sprintf("%q: were words deleted between the two?", s.text[w.start:n.end])))
	}
	return found
}

// inverts tells whether the verb after the words may stand before its subject:
// in a question, after "only" and the like.
func (s *sentence) inverts(before []word) bool {
	if strings.ContainsAny(s.text, "?？") {
		return true
	}
	if p := before[len(before)-1]; p.after != ' ' || !p.lower() || p.low == "i" {
		return true
	}
	for _, w := range before[max(0, len(before)-12):] {
		if strings.Contains(" only nor neither never rarely seldom so not no hardly little how what when where why who which whom than as can could will would must may might should ", " "+w.low+" ") {
			return true
		}
	}
	return false
}

// spaces tells whether nothing but spaces stands between two places.
func (s *sentence) spaces(from, to int) bool {
	return from < to && strings.Trim(s.text[from:to], " ") == ""
}

// determinerEnds finds a determiner right before a mark or the end.
func (s *sentence) determinerEnds(w word) (pipeline.Finding, bool) {
	if !strings.Contains(" the an your our their every whose ", " "+w.text+" ") {
		return pipeline.Finding{}, false
	}
	rest := strings.TrimLeft(s.text[w.end:], " ")
	if rest == "" && !(s.last() && s.block.Kind == pipeline.Paragraph) {
		return pipeline.Finding{}, false
	}
	if rest != "" && (!strings.Contains(",.;)", rest[:1]) || len(rest) > 1 && rest[1] != ' ' || w.text == "every" && rest[0] == ')') {
		return pipeline.Finding{}, false
	}
	return s.finding(pipeline.Warning, w.start, w.end, fmt.Sprintf("nothing follows %q: were words deleted after it?", w.text)), true
}

// sourceArticle finds "a" before a vowel and "an" before a consonant: what
// stood between the two is gone, or the word was swapped.
func sourceArticle(s *sentence) []pipeline.Finding {
	if s.article.base != "en" || s.article.technical {
		return nil
	}
	words := s.words()
	var found []pipeline.Finding
	for i := 0; i+1 < len(words); i++ {
		w, n := words[i], words[i+1]
		if w.text != "a" && w.text != "an" || !w.free() || !n.lower() || len(n.text) < 3 || !s.spaces(w.end, n.start) || n.after == '.' && n.end+1 < len(s.text) && s.text[n.end+1] != ' ' {
			continue
		}
		vowel, known := vowelSound(n.text)
		if !known || vowel == (w.text == "an") {
			continue
		}
		fix := "an"
		if !vowel {
			fix = "a"
		}
		f := s.finding(pipeline.Warning, w.start, n.end, fmt.Sprintf("%q: was a word deleted between the two?", s.text[w.start:n.end]))
		if s.replaceable(w.start, n.end) {
			f.Fix = fix + " " + n.text
		}
		found = append(found, f)
	}
	return found
}

// vowelSound tells whether an English word begins with the sound of a vowel,
// and whether its spelling tells.
func vowelSound(w string) (vowel, known bool) {
	starts := func(prefixes string) bool {
		for p := range strings.FieldsSeq(prefixes) {
			if strings.HasPrefix(w, p) {
				return true
			}
		}
		return false
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false, false
		}
	}
	if strings.Contains(" the and are all any in into is if it as at of off on or our us else elif int enum ", " "+w+" ") || !strings.ContainsAny(w, "aeiouy") {
		return false, false
	}
	second := strings.IndexByte("aeiouy", w[1]) >= 0
	switch w[0] {
	case 'a', 'i':
		return true, w[1] != 'a' && w[1] != 'i'
	case 'e':
		return !starts("eu ew"), !starts("ein")
	case 'o':
		return w != "one" && w != "once" && w != "oneself", !starts("oui")
	case 'u':
		return !starts("unit unif uniq univ unio unic unis unil uniax unip unidir unan unary usa use usi usu uti ute uto ura uri uro ure ubi uku uvu uy"),
			len(w) > 3 && !starts("ur ug uf")
	case 'h':
		return false, second && !starts("hour hones honor honou heir herb hom hist hot hab hyst hum hal hil her har")
	case 'y':
		return false, second
	case 'f', 'l', 'm', 'n', 'r', 's', 'x': // their names begin with a vowel: an FBI agent, an rvalue
		return false, second || starts("fl fr sc sh sk sl sm sn sp st sw")
	}
	return false, true
}
