package segment

import (
	"unicode"
	"unicode/utf8"
)

// spaceRule cuts scripts that have no full stop, Thai and Lao, and Khmer and
// Burmese where a paragraph uses none, at a space after enough letters.
type spaceRule struct {
	at, bound, letters int
	off                bool
}

// minLetters is how many letters a sentence has before a space may end it.
const minLetters = 30

func (s *spaceRule) begin(w *walker, at int) {
	*s = spaceRule{at: at, bound: w.bound, off: !w.spaceless}
	for _, e := range w.events {
		if e.kind == final {
			s.off = true
			return
		}
	}
}

// upTo rules on the spaces before offset end.
func (s *spaceRule) upTo(w *walker, end int) {
	if s.off {
		return
	}
	var prev rune
	for s.at < end {
		if s.bound != w.bound {
			s.bound, s.letters = w.bound, 0
		}
		r, n := utf8.DecodeRuneInString(w.text[s.at:])
		if !unicode.IsSpace(r) {
			if isSpaceless(r) && unicode.IsLetter(r) {
				s.letters++
			}
			prev = r
			s.at += n
			continue
		}
		next := w.skipSpace(s.at, w.end)
		if next < end && isSpaceless(prev) && isSpaceless(w.at(next)) && next >= w.shield {
			rest := w.text[next:w.end]
			switch {
			case s.letters < minLetters || prev == 'ๆ' || prev == 'ฯ', endsWith(w.text[max(w.bound, s.at-30):s.at], danglers), w.shortForm(next):
			case hasPrefix(rest, conjunctions):
				w.decide(next, false, ruleSpace)
			default:
				w.decide(next, true, ruleSpace)
			}
		}
		s.at = next
	}
}

// isSpaceless tells the scripts written without spaces between words, other
// than Chinese and Japanese.
func isSpaceless(r rune) bool {
	return isThai(r) || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17DD
}

// shortForm tells whether an abbreviation of one or two letters stands at
// offset i: อ. เมือง, พ.ศ.
func (w *walker) shortForm(i int) bool {
	for n := 0; n < 3 && i < w.end; n++ {
		r, size := utf8.DecodeRuneInString(w.text[i:])
		if r == '.' {
			return n > 0
		}
		i += size
	}
	return w.at(i) == '.'
}

// danglers want something after them: titles, that, at, of.
var danglers = []string{
	"นาย", "นาง", "นางสาว", "น.ส.", "ด.ช.", "ด.ญ.", "ที่", "ว่า", "ของ", "และ", "หรือ", "คือ", "กับ", "ใน", "จาก", "โดย",
	"ທ້າວ", "ນາງ", "ທີ່", "ວ່າ", "ຂອງ", "ແລະ",
}

// conjunctions go on with the sentence before the space.
var conjunctions = []string{
	"และ", "หรือ", "แต่", "ที่", "ซึ่ง", "โดย", "เพื่อ", "เช่น", "ได้แก่", "คือ", "ว่า", "รวมทั้ง", "รวมถึง", "ตลอดจน", "กับ", "จึง", "ของ",
	"ແລະ", "ຫຼື", "ແຕ່", "ທີ່", "ເຊິ່ງ", "ຊຶ່ງ", "ໂດຍ", "ເພື່ອ", "ເຊັ່ນ",
	"និង", "ឬ", "ដែល", "ដើម្បី", "នៃ", "ដោយ",
}
