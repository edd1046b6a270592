package charset

import (
	"math"
	"sync"
	"unicode"
)

// hypothesis is an encoding (and, for alphabets, a language) with the log
// likelihood, in nats, of the sample's letters under it.
//
// Every hypothesis explains the same bytes: P(bytes) is the product of the
// probabilities of the characters it reads in them. Letters of an alphabet
// have the frequencies of a language; ideographs those of the frequency
// classes that the national standards themselves are sorted by. ASCII letters
// count too, since they tell Polish from French.
type hypothesis struct {
	name  string
	score float64
	latin bool    // an alphabet that mixes with ASCII letters
	cost  float64 // nats for each byte that it reads as more than ASCII
}

// A reading that costs more nats a byte than this is no text in that encoding.
// Text costs about 3 in an alphabet of its own and 4 in a set of ideographs;
// bytes by chance cost more than 6.
const fits = 5.0

// English words, names and code stand in pages of every language, so ASCII
// letters say less about the language than their number would.
const asciiWeight = 0.6

// guess returns the likeliest hypothesis; its name is "" when none fits.
func guess(s sample) hypothesis {
	if s.high == 0 {
		return hypothesis{}
	}
	best := hypothesis{score: math.Inf(-1)}
	for _, h := range hypotheses(s, "") {
		if h.score > best.score {
			best = h
		}
	}
	if !best.latin && best.cost > fits {
		return hypothesis{}
	}
	return best
}

// scoreOf returns the score of the likeliest language in one encoding.
func scoreOf(name string, s sample) (score float64, known bool) {
	score = math.Inf(-1)
	for _, h := range hypotheses(s, name) {
		score, known = max(score, h.score), true
	}
	return score, known
}

// hypotheses scores all encodings that statistics know, or only one, in a
// fixed order; among equals the first is the more usual.
func hypotheses(s sample, only string) []hypothesis {
	var hs []hypothesis
	ascii := tables().english.score(s.counts[:0x80])
	for _, m := range multiBytes {
		if only == "" || only == m.name {
			score, bytes := m.score(s.text, common()[m.name])
			hs = append(hs, hypothesis{name: m.name, score: score + ascii, cost: -score / float64(bytes)})
		}
	}
	for _, t := range tables().sets {
		if only != "" && only != t.name {
			continue
		}
		context := t.context(s.text)
		for _, l := range t.languages {
			score := l.score(s.counts[:]) + context - t.handicap
			hs = append(hs, hypothesis{name: t.name, score: score, latin: t.latin, cost: (ascii - score) / float64(s.high)})
		}
	}
	return hs
}

// costs holds the log probability of each byte as a letter of a language.
type costs [256]float64

func (c *costs) score(counts []int) (sum float64) {
	for b, n := range counts {
		if n > 0 {
			sum += float64(n) * c[b]
		}
	}
	return sum
}

// kind of a character, as far as its neighbours care.
type kind uint8

const (
	other kind = iota
	symbol
	asciiLower
	asciiUpper
	lower
	upper
	mark // joins the letter before it, or has no case
)

// set is a single-byte encoding with the languages written in it.
type set struct {
	name      string
	handicap  float64 // nats: rare encodings have to be surer
	latin     bool
	kinds     [256]kind
	languages []*costs
}

// context scores what stands beside what: a capital after a small letter, a
// symbol inside a word, two alphabets in one word are signs of a misreading.
func (t *set) context(text []byte) (sum float64) {
	prev, before := other, other
	for _, b := range text {
		k := t.kinds[b]
		switch {
		case k == upper && (prev == lower || prev == asciiLower):
			sum -= 4
		case k == asciiUpper && prev == lower:
			sum -= 3
		case k == upper && (prev == upper || prev == asciiUpper):
			sum += 1
		}
		if !t.latin && (k >= lower && (prev == asciiLower || prev == asciiUpper) || prev >= lower && (k == asciiLower || k == asciiUpper)) {
			sum -= 8
		}
		if prev == symbol && before > symbol && k > symbol {
			sum -= 4
		}
		before, prev = prev, k
	}
	return sum
}

type allTables struct {
	english *costs
	sets    []set
}

// tables builds the costs of all single-byte hypotheses, once.
var tables = sync.OnceValue(func() allTables {
	all := allTables{english: &costs{}}
	english := alphabets["en"].frequencies()
	for b := range 0x80 {
		all.english[b] = costOf(rune(b), english)
	}
	for _, d := range singleBytes {
		t := set{name: d.name, handicap: d.handicap, latin: d.latin}
		runes := decodeTable(d.name)
		for b, r := range runes {
			t.kinds[b] = kindOf(r)
		}
		for _, lang := range d.languages {
			f := alphabets[lang].frequencies()
			if !d.latin {
				for r, p := range english {
					f[r] = p
				}
			}
			c := &costs{}
			for b, r := range runes {
				c[b] = costOf(r, f)
			}
			t.languages = append(t.languages, c)
		}
		all.sets = append(all.sets, t)
	}
	return all
})

// decodeTable returns the character of every byte, U+FFFD for none.
func decodeTable(name string) (runes [256]rune) {
	d := encodingOf(name).NewDecoder()
	for b := range runes {
		runes[b] = unicode.ReplacementChar
		if out, err := d.Bytes([]byte{byte(b)}); err == nil {
			if r := []rune(string(out)); len(r) == 1 {
				runes[b] = r[0]
			}
		}
	}
	return runes
}

func kindOf(r rune) kind {
	switch {
	case r >= 'a' && r <= 'z':
		return asciiLower
	case r >= 'A' && r <= 'Z':
		return asciiUpper
	case r < 0x80 || joins(r):
		return other
	case r == 'ª' || r == 'º':
		return symbol
	case unicode.IsUpper(r):
		return upper
	case unicode.IsLower(r):
		return lower
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return mark
	}
	return symbol
}

// joins reports whether a sign may stand inside a word.
func joins(r rune) bool {
	return r == '’' || r == '‘' || r == '·' || r == '–' || r == '—' || r == '\u00a0' || r == '\u00ad' || r == '\u200c' || r == '\u200d'
}

// costOf is the log probability of a character, among the letters of its
// kind, where f are the frequencies of a language's small letters.
func costOf(r rune, f map[rune]float64) float64 {
	small := unicode.ToLower(r)
	p := f[small]
	if r == 'İ' {
		p = f['i'] / 4
	}
	switch {
	case r < 0x80 && p == 0:
		return 0 // digits, spaces, punctuation: the same for all
	case r < 0x80 && small != r:
		return asciiWeight * math.Log(p*0.08)
	case r < 0x80:
		return asciiWeight * math.Log(p)
	case p > 0 && small != r:
		return math.Log(p * 0.08)
	case p > 0:
		return math.Log(p)
	case r == unicode.ReplacementChar, unicode.IsControl(r):
		return -15
	case r == '\u00a0', r == '\u00ad', r == '’', r == '“', r == '”', r == '–', r == '«', r == '»', r == '„':
		return -6
	case r == '—', r == '‘', r == '…', r == '•', r == '·', r == '©', r == '€', r == '£', r == '®', r == '°', r == '™', r == '§', r == '№', r == '›', r == '‹':
		return -7
	case unicode.IsLetter(r) && r < 0x250:
		return -11
	}
	return -12
}
