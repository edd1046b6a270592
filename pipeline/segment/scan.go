package segment

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// kind says what a character can do for the end of a sentence.
type kind uint8

const (
	plain    kind = iota
	dot           // may end a sentence, or an abbreviation, or stand in a number
	bang          // ends a sentence by its meaning: ! ? and their kin
	final         // ends a sentence and does nothing else: 。 । ۔
	ellipsis      // …
	semi          // a boundary only by option
	opening       // brackets and quotes
	closing       //
	quote         // opens or closes: " and the quotes that languages use either way
	newline       //
)

// event is a character that a decision may hang on.
type event struct {
	at   int
	r    rune
	size int8
	kind kind
	role kind // of brackets and quotes, once they are paired: opening, closing or plain
	mate int32
}

// lead tells, by the first byte of a character, whether it can be anything
// but plain: 0 no, 1 an ASCII character of ours, 2 look at the character.
var lead = [256]uint8{
	'\n': 1, '\r': 1, '\v': 1, '\f': 1,
	'.': 1, '!': 1, '?': 1, ';': 1, ':': 1, '(': 1, ')': 1, '[': 1, ']': 1, '{': 1, '}': 1, '"': 1, '\'': 1, '`': 1,
	0xC2: 2, 0xCD: 2, 0xD6: 2, 0xD8: 2, 0xDB: 2, 0xDC: 2, 0xDF: 2,
	0xE0: 2, 0xE1: 2, 0xE2: 2, 0xE3: 2, 0xEA: 2, 0xEF: 2, 0xF0: 2,
}

// paragraph collects the events from offset a up to the next line break, and
// returns the offset of that break, or the length of the text.
func (w *walker) paragraph(a int) int {
	w.events = w.events[:0]
	w.spaceless, w.wide = false, false
	t := w.text
	for i := a; i < len(t); {
		switch lead[t[i]] {
		case 0:
			i++
			continue
		case 2:
			if n := w.skippable(i); n > 0 {
				i += n
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		k := kindOf(r)
		if r == ':' && w.profile.colon {
			k = final
		}
		if k == semi && w.profile.greek && r != '；' && r != '؛' {
			k = bang
		}
		switch {
		case k == newline && w.opt.KeepLineBreaks, k == plain:
		case k == newline:
			return i
		case r == '\'' && w.letterAt(i+1) && w.letterBefore(i), r == '’' && w.letterAt(i+n) && w.letterBefore(i):
			// an apostrophe
		default:
			w.wide = w.wide || k != plain && isWide(r)
			if len(w.events) == cap(w.events) {
				w.events = slices.Grow(w.events, max(32, len(w.events))) // append alone grows a long one by a quarter
			}
			w.events = append(w.events, event{at: i, r: r, size: int8(n), kind: k, mate: -1})
		}
		i += n
	}
	return len(t)
}

// skippable returns the size of the character at i if its first two bytes
// tell that it is a letter of a script written in bulk; 0 if one has to look.
func (w *walker) skippable(i int) int {
	t := w.text
	if i+2 >= len(t) {
		return 0
	}
	second := t[i+1]
	switch t[i] {
	case 0xE3:
		if second != 0x80 {
			return 3
		}
	case 0xE0:
		if second >= 0xB8 && second <= 0xBB {
			w.spaceless = true
		}
		if second != 0xA5 && second != 0xA0 {
			return 3
		}
	case 0xE1:
		if second >= 0x80 && second <= 0x82 || second == 0x9E || second == 0x9F {
			w.spaceless = true
		}
	case 0xD8:
		if second >= 0xA0 {
			return 2
		}
	case 0xDB:
		if second != 0x94 {
			return 2
		}
	case 0xEA:
		if second >= 0xB0 {
			return 3
		}
	case 0xC2:
		if second != 0x85 && second != 0xAB && second != 0xBB {
			return 2
		}
	}
	return 0
}

func kindOf(r rune) kind {
	switch r {
	case '.', 0x2024, 0xFE52, 0xFF0E:
		return dot
	case '!', '?', '！', '？', '؟', 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0xFE15, 0xFE16, 0xFE56, 0xFE57:
		return bang
	case '。', '｡', '।', '॥', '។', '៕', 0xFE12,
		0x1B4E, 0x1B4F, 0x1B7F, 0x2CF9, 0x2CFA, 0x2CFB, 0x113D4, 0x113D5, 0x16D6E, 0x16D6F: // after Unicode 15
		return final
	case '…', '⋯':
		return ellipsis
	case ';', '；', '؛', 0x037E:
		return semi
	case '(', '[', '{', '（', '［', '｛', '【', '〔', '〖', '〘', '「', '『', '｢', '《', '〈':
		return opening
	case ')', ']', '}', '）', '］', '｝', '】', '〕', '〗', '〙', '」', '』', '｣', '》', '〉':
		return closing
	case '"', '\'', '`', '“', '”', '‘', '’', '„', '‚', '«', '»', '‹', '›', '‟', '〝', '〞', '〟', '＂':
		return quote
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return newline
	}
	if r > 0x0588 && r != utf8.RuneError && unicode.Is(unicode.Sentence_Terminal, r) {
		return final
	}
	return plain
}

// closerOf returns the character that closes what an opening bracket opens;
// 0 if it is none.
func closerOf(r rune) rune {
	switch r {
	case '(', '（':
		return r + 1
	case '[', '{', '［', '｛':
		return r + 2
	case '【', '〔', '〖', '〘', '「', '『', '《', '〈', '｢':
		return r + 1
	}
	return 0
}

// closes tells whether quote q can end what quote o began.
func closes(o, q rune) bool {
	switch o {
	case '“', '‟':
		return q == '”'
	case '‘':
		return q == '’'
	case '„':
		return q == '“' || q == '”'
	case '‚':
		return q == '‘' || q == '’'
	case '«':
		return q == '»'
	case '»':
		return q == '«'
	case '‹':
		return q == '›'
	case '›':
		return q == '‹'
	case '”':
		return q == '”'
	case '〝':
		return q == '〞' || q == '〟'
	}
	return false
}

// closesByNature tells a quote that closes when nothing around it says
// otherwise.
func closesByNature(r rune) bool {
	switch r {
	case '”', '’', '»', '›', '〞', '〟':
		return true
	}
	return false
}

func isWide(r rune) bool {
	switch r {
	case '。', '｡', '！', '？', '．':
		return true
	}
	return false
}

// isCJK tells the letters of Chinese, Japanese and Korean.
func isCJK(r rune) bool { return r >= 0x1100 && (isHan(r) || isKana(r) || isHangul(r)) }

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x2E80 && r <= 0x2FDF || r == '々' || r == '〇' || r >= 0x3021 && r <= 0x3029 || r == '〆'
}

func isKana(r rune) bool {
	return r >= 0x3041 && r <= 0x3096 || r >= 0x309D && r <= 0x309F || r >= 0x30A1 && r <= 0x30FA ||
		r >= 0x30FC && r <= 0x30FF || r >= 0x31F0 && r <= 0x31FF || r >= 0xFF66 && r <= 0xFF9D
}

func isHangul(r rune) bool {
	return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && r <= 0x11FF || r >= 0x3130 && r <= 0x318F
}

// object stands in for something that is not text.
const object = '\uFFFC'

func isEmoji(r rune) bool {
	return r >= 0x1F300 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r >= 0x1F1E6 && r <= 0x1F1FF
}

// attaches tells what belongs to the character before it, whatever that is.
func attaches(r rune) bool {
	switch {
	case r < 0x0300:
		return r == 0x00AD || r == '¹' || r == '²' || r == '³'
	case r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF:
		return true
	case r == 0x2070 || r >= 0x2074 && r <= 0x2079:
		return true
	}
	return unicode.Is(unicode.M, r)
}
