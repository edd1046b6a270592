package check

import (
	"unicode"

	"golang.org/x/text/language"
)

func baseOf(tag language.Tag) string {
	b, _ := tag.Base()
	return b.String()
}

// scriptOf returns the ISO 15924 code of the script that texts of the
// language are written in; "" for an undetermined language.
func scriptOf(tag language.Tag) string {
	if tag == language.Und {
		return ""
	}
	s, _ := tag.Script()
	return s.String()
}

// alphabet returns the Unicode scripts that make up a script of ISO 15924;
// nil for one that is not known here, which no check then judges.
func alphabet(script string) []*unicode.RangeTable {
	switch script {
	case "Hans", "Hant", "Hani":
		return []*unicode.RangeTable{unicode.Han, unicode.Bopomofo}
	case "Jpan":
		return []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}
	case "Kore":
		return []*unicode.RangeTable{unicode.Hangul, unicode.Han}
	case "Latn":
		return []*unicode.RangeTable{unicode.Latin}
	case "Cyrl":
		return []*unicode.RangeTable{unicode.Cyrillic}
	case "Arab":
		return []*unicode.RangeTable{unicode.Arabic}
	case "Hebr":
		return []*unicode.RangeTable{unicode.Hebrew}
	case "Grek":
		return []*unicode.RangeTable{unicode.Greek}
	case "Deva":
		return []*unicode.RangeTable{unicode.Devanagari}
	case "Beng":
		return []*unicode.RangeTable{unicode.Bengali}
	case "Taml":
		return []*unicode.RangeTable{unicode.Tamil}
	case "Telu":
		return []*unicode.RangeTable{unicode.Telugu}
	case "Thai":
		return []*unicode.RangeTable{unicode.Thai}
	case "Laoo":
		return []*unicode.RangeTable{unicode.Lao}
	case "Khmr":
		return []*unicode.RangeTable{unicode.Khmer}
	case "Mymr":
		return []*unicode.RangeTable{unicode.Myanmar}
	case "Geor":
		return []*unicode.RangeTable{unicode.Georgian}
	case "Armn":
		return []*unicode.RangeTable{unicode.Armenian}
	case "Ethi":
		return []*unicode.RangeTable{unicode.Ethiopic}
	default:
		return nil
	}
}

// isHan tells of Chinese characters, the iteration mark among them.
func isHan(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) }

func isKana(r rune) bool {
	return r >= 0x3041 && r <= 0x30FF && r != '・' || r >= 0xFF66 && r <= 0xFF9F
}

// isCJK tells of Chinese characters and kana.
func isCJK(r rune) bool { return isHan(r) || isKana(r) }

func isHangul(r rune) bool { return r >= 0x1100 && unicode.Is(unicode.Hangul, r) }

// isSpaceless tells of letters of scripts that put no spaces between words.
func isSpaceless(r rune) bool {
	return r >= 0x0E00 && (isCJK(r) || r <= 0x0EFF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF)
}

func isLatin(r rune) bool {
	return r < 0x80 && (r|0x20 >= 'a' && r|0x20 <= 'z') || r >= 0xAA && unicode.Is(unicode.Latin, r)
}
