package segment

import (
	"strings"
	"sync"
)

// class says when a dot after an abbreviation ends a sentence.
type class uint8

const (
	ordinary class = iota // not an abbreviation
	never                 // something always follows: Dr. Wu, e.g. this
	maybe                 // only if a word that begins sentences follows: Inc. The
	loose                 // unless a capital follows: etc.
	numbered              // an abbreviation only before a number: No. 5
)

// data is what a language file says. Lists are words separated by white
// space, without the last dot. A word in small letters stands for any
// case; one with a capital only for itself.
type data struct {
	never, maybe, loose, numbered string
	starters                      string   // words that begin sentences and are no names, in small letters
	months                        string   // in small letters
	lettered                      string   // words before a single letter that is no initial: vitamin C
	reporting                     string   // verbs after a name, behind a quote: "…!" Ann said
	pronoun                       string   // a single letter that is a word: I
	suffixes                      []string // ends of words that are abbreviations before a number: Hauptstr. 5
	ordinals                      bool     // 3. is "third"
	cjk                           bool     // the rules of Chinese, Japanese and Korean typography
	greek                         bool     // ; is the question mark
	inverted                      bool     // quotes may stand »so«
	latin                         bool     // English abbreviations hold as well
	tongue                        *tongue
}

// profile is data made ready for looking up.
type profile struct {
	name                                  string
	words                                 map[string]class
	starters, months, lettered, reporting map[string]bool
	pronoun                               string
	ordinals, cjk, greek, inverted        bool
	suffixes                              []string
	tongue                                *tongue
}

func compile(name string, d data) *profile {
	p := &profile{
		name: name, words: map[string]class{}, starters: set(d.starters), months: set(d.months),
		lettered: set(d.lettered), reporting: set(d.reporting), pronoun: d.pronoun, suffixes: d.suffixes,
		ordinals: d.ordinals, cjk: d.cjk, greek: d.greek, inverted: d.inverted, tongue: d.tongue,
	}
	add := func(list string, c class) {
		for w := range strings.FieldsSeq(list) {
			p.words[w] = c
		}
	}
	add(international, never)
	if d.latin {
		add(englishData.numbered, numbered)
		add(englishData.loose, loose)
		add(englishData.maybe, maybe)
		add(englishData.never, never)
		for w := range set(englishData.starters) {
			p.starters[w] = true
		}
	}
	add(d.numbered, numbered)
	add(d.loose, loose)
	add(d.maybe, maybe)
	add(d.never, never)
	return p
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

func (p *profile) class(word string) class {
	if c, ok := p.words[word]; ok || letters(word) < 2 {
		return c
	}
	if c := p.words[strings.ToLower(word)]; c != ordinary || p.suffixes == nil || !endsWith(word, p.suffixes) {
		return c
	}
	return numbered
}

// international abbreviations hold in every language.
const international = `e.g i.e cf vs viz dr prof mr mrs ms mme mlle`

// known are the languages that have data of their own.
const known = "ar cs da de el en es fi fr hi hu id it ja km ko lo my nb nl pl pt ro ru sk sv th tr uk vi zh"

// profileOf returns the profile of a language, made on first use.
func profileOf(name string) *profile {
	switch name {
	case "en":
		return english()
	case "de":
		return german()
	case "fr":
		return french()
	case "es":
		return spanish()
	case "it":
		return italian()
	case "pt":
		return portuguese()
	case "ru":
		return russian()
	case "pl":
		return polish()
	case "tr":
		return turkish()
	case "ar":
		return arabic()
	case "zh":
		return chinese()
	case "ja":
		return japanese()
	case "ko":
		return korean()
	case "hi":
		return hindi()
	case "el":
		return greek()
	case "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "et", "lv", "sl", "hr", "sr", "bs", "is", "fo", "lb", "gsw", "nds":
		return ordinal()
	default:
		return other()
	}
}

var (
	greek   = sync.OnceValue(func() *profile { return compile("el", data{greek: true, latin: true}) })
	ordinal = sync.OnceValue(func() *profile {
		return compile("ordinal", data{ordinals: true, inverted: true, latin: true})
	})
	other = sync.OnceValue(func() *profile { return compile("und", data{latin: true}) })
)
