package segment

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
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
	dated                         string   // after a year, of the class maybe: 1900 r. Late in a sentence they end it before any capital
	lettered                      string   // words before a single letter that is no initial: vitamin C
	reporting                     string   // verbs after a name, behind a quote: "…!" Ann said
	units                         string   // measures of the class maybe, which after a number end a sentence before any capital: 5 km. Town
	longest                       int      // how many letters an abbreviation has that the lists forgot; 0: any number
	pronoun                       string   // a single letter that is a word: I
	suffixes                      []string // ends of words that are abbreviations before a number: Hauptstr. 5
	ordinals                      bool     // 3. is "third"
	small                         bool     // nouns are written small: a capital after 3. late in a sentence begins the next
	cjk                           bool     // the rules of Chinese, Japanese and Korean typography
	greek                         bool     // ; is the question mark
	colon                         bool     // : is written for the full stop
	inverted                      bool     // quotes may stand »so«
	latin                         bool     // English abbreviations hold as well
	tongue                        *tongue
}

// profile is data made ready for looking up.
type profile struct {
	name                                         string
	words                                        map[string]class
	starters, months, dated, lettered, reporting map[string]bool
	units                                        map[string]bool
	longest                                      int
	pronoun                                      string
	ordinals, small, cjk, greek, colon, inverted bool
	suffixes                                     []string
	tongue                                       *tongue
	known, beginning                             sieve // of words and starters
}

func compile(name string, d data) *profile {
	p := &profile{
		name: name, words: map[string]class{}, starters: set(d.starters), months: set(d.months), dated: set(d.dated),
		lettered: set(d.lettered), units: set(d.units), longest: d.longest, reporting: set(d.reporting), pronoun: d.pronoun, suffixes: d.suffixes,
		ordinals: d.ordinals, small: d.small, cjk: d.cjk, greek: d.greek, colon: d.colon, inverted: d.inverted, tongue: d.tongue,
	}
	add := func(list string, c class) {
		for w := range strings.FieldsSeq(list) {
			p.words[w] = c
		}
	}
	add(companies, maybe)
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
	add(d.units, maybe)
	add(d.maybe, maybe)
	add(d.never, never)
	for w := range p.words {
		p.known.add(w)
	}
	for w := range p.starters {
		p.beginning.add(w)
	}
	return p
}

// sieve tells fast of most words that they are not in a list.
type sieve [64]uint32

func grain[T string | []byte](w T) (cell int, bit uint32) {
	n := len(w)
	h := uint(w[0])*37 + uint(w[n/2])*11 + uint(w[n-1])*101 + uint(n)*7
	return int(h >> 5 & 63), 1 << (h & 31)
}

func (s *sieve) add(w string) {
	cell, bit := grain(w)
	s[cell] |= bit
}

// passes tells whether a word can be in the list.
func passes[T string | []byte](s *sieve, w T) bool {
	if len(w) == 0 {
		return false
	}
	cell, bit := grain(w)
	return s[cell]&bit != 0
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

func (p *profile) class(word string) class {
	if passes(&p.known, word) {
		if c, ok := p.words[word]; ok {
			return c
		}
	}
	if letters(word) < 2 {
		return ordinary
	}
	if low := lowered(make([]byte, 0, maxWord), word); passes(&p.known, low) {
		if c := p.words[string(low)]; c != ordinary {
			return c
		}
	}
	if p.suffixes == nil || !endsWith(word, p.suffixes) {
		return ordinary
	}
	return numbered
}

// classOf is class of a word of one letter a part, as in "z.B".
func (p *profile) classOf(word []byte) class {
	if passes(&p.known, word) {
		if c, ok := p.words[string(word)]; ok {
			return c
		}
	}
	if low := lowered(make([]byte, 0, 4*maxWord), string(word)); passes(&p.known, low) {
		return p.words[string(low)]
	}
	return ordinary
}

// lowered appends s in small letters.
func lowered(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			for _, r := range s[i:] {
				b = utf8.AppendRune(b, unicode.ToLower(r))
			}
			break
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

// international abbreviations hold in every language.
const international = `e.g i.e cf vs viz dr prof mr mrs ms mme mlle`

// companies are named alike in every language.
const companies = `inc ltd corp llc llp plc gmbh bros jr u.s u.k u.s.a ph.d m.d d.c`

// known are the languages that have data of their own.
const known = "ar bg ca cs da de el en es et fa fi fr he hi hr hu hy id it ja kk km ko lo lt lv my nb nl pl pt ro ru sk sl sr sv th tr uk vi zh"

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
	case "nl", "af", "fy":
		return dutch()
	case "da", "fo":
		return danish()
	case "sv":
		return swedish()
	case "nb", "nn", "no":
		return norwegian()
	case "fi":
		return finnish()
	case "cs":
		return czech()
	case "sk":
		return slovak()
	case "hu":
		return hungarian()
	case "el":
		return greekProfile()
	case "uk", "be":
		return ukrainian()
	case "bg", "mk":
		return bulgarian()
	case "ro", "mo":
		return romanian()
	case "vi":
		return vietnamese()
	case "id", "ms":
		return indonesian()
	case "kk", "ky":
		return kazakh()
	case "hy":
		return armenian()
	case "ca":
		return catalan()
	case "hr", "sr", "bs", "sh", "cnr":
		return serboCroatian()
	case "sl":
		return slovenian()
	case "lt":
		return lithuanian()
	case "lv":
		return latvian()
	case "et":
		return estonian()
	case "fa":
		return persian()
	case "he":
		return hebrew()
	case "lb", "gsw", "nds":
		return german()
	case "is":
		return ordinal()
	default:
		return other()
	}
}

var (
	armenian = sync.OnceValue(func() *profile { return compile("hy", data{colon: true, latin: true}) })
	kazakh   = sync.OnceValue(func() *profile {
		return compile("kk", data{
			never: `мыс т.ж б.з.б б.з к.м.н акад проф доц обл ауд қ`, loose: `т.б т.с.с т.с`, maybe: `ж жж ғ ғғ млн млрд мың тг см км кг`, numbered: `б бет сур кесте № т`,
			starters: `бұл ол олар біз сіз мен сен осы сол және бірақ немесе егер өйткені сондықтан сонымен содан қазір бүгін кеше ертең бар жоқ не кім қалай қашан`,
		})
	})
	ordinal = sync.OnceValue(func() *profile {
		return compile("ordinal", data{ordinals: true, small: true, inverted: true, latin: true})
	})
	other = sync.OnceValue(func() *profile { return compile("und", data{latin: true}) })
)
