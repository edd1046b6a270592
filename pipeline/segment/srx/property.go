package srx

import (
	"strings"
	"sync"
	"unicode"
)

// Sets that several names stand for.
var (
	asciiDigit = runeSet{{'0', '9'}}
	asciiWord  = runeSet{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	asciiSpace = runeSet{{'\t', '\r'}, {' ', ' '}}
	horizontal = runeSet{{'\t', '\t'}, {' ', ' '}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}}
	vertical   = runeSet{{'\n', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}
	lineEnds   = runeSet{{'\n', '\n'}, {'\r', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}
	asciiPunct = runeSet{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}
)

var (
	unicodeWord = sync.OnceValue(func() runeSet {
		return alphabetic().union(tableSet(unicode.M, unicode.Nd, unicode.Pc)).union(runeSet{{0x200C, 0x200D}})
	})
	alphabetic = sync.OnceValue(func() runeSet { return tableSet(unicode.L, unicode.Nl, unicode.Other_Alphabetic) })
	unassigned = sync.OnceValue(func() runeSet {
		return tableSet(unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C).not()
	})
)

func unicodeSpace() runeSet { return tableSet(unicode.White_Space) }

// posix holds the POSIX-like classes: in ASCII and, under (?U), in Unicode.
func posix(name string, all bool) (runeSet, bool) {
	switch strings.ToLower(name) {
	case "lower":
		return pick(all, runeSet{{'a', 'z'}}, func() runeSet { return tableSet(unicode.Ll, unicode.Other_Lowercase) }), true
	case "upper":
		return pick(all, runeSet{{'A', 'Z'}}, func() runeSet { return tableSet(unicode.Lu, unicode.Other_Uppercase) }), true
	case "ascii":
		return runeSet{{0, 0x7F}}, true
	case "alpha":
		return pick(all, runeSet{{'A', 'Z'}, {'a', 'z'}}, alphabetic), true
	case "digit":
		return pick(all, asciiDigit, func() runeSet { return tableSet(unicode.Nd) }), true
	case "alnum":
		return pick(all, runeSet{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}, func() runeSet { return alphabetic().union(tableSet(unicode.Nd)) }), true
	case "punct":
		return pick(all, asciiPunct, func() runeSet { return tableSet(unicode.P) }), true
	case "graph":
		return pick(all, runeSet{{'!', '~'}}, graphic), true
	case "print":
		return pick(all, runeSet{{' ', '~'}}, func() runeSet {
			return graphic().union(blank()).and(tableSet(unicode.Cc).not())
		}), true
	case "blank":
		return pick(all, runeSet{{'\t', '\t'}, {' ', ' '}}, blank), true
	case "cntrl":
		return pick(all, runeSet{{0, 0x1F}, {0x7F, 0x7F}}, func() runeSet { return tableSet(unicode.Cc) }), true
	case "xdigit":
		return pick(all, runeSet{{'0', '9'}, {'A', 'F'}, {'a', 'f'}}, func() runeSet { return tableSet(unicode.Nd, unicode.Hex_Digit) }), true
	case "space":
		return pick(all, asciiSpace, unicodeSpace), true
	case "word":
		return pick(all, asciiWord, unicodeWord), true
	}
	return nil, false
}

func pick(all bool, ascii runeSet, full func() runeSet) runeSet {
	if all {
		return full()
	}
	return ascii
}

func blank() runeSet { return tableSet(unicode.Zs).union(single('\t')) }

func graphic() runeSet {
	return tableSet(unicode.White_Space, unicode.Cc, unicode.Cs).union(unassigned()).not()
}

// property returns what \p{name} stands for.
func property(name string, all bool) (runeSet, bool) {
	if rest, ok := strings.CutPrefix(name, "^"); ok {
		s, ok := property(rest, all)
		return s.not(), ok
	}
	if key, value, ok := strings.Cut(name, "="); ok {
		switch plainName(key) {
		case "script", "sc":
			return script(value)
		case "block", "blk":
			return block(value)
		case "generalcategory", "gc":
			return category(value)
		}
		return nil, false
	}
	if s, ok := category(name); ok {
		return s, true
	}
	if s, ok := posix(name, all); ok {
		return s, true
	}
	if rest, ok := cutFold(name, "java"); ok {
		return javaProperty(rest)
	}
	if rest, ok := cutFold(name, "Is"); ok {
		if s, ok := binaryProperty(rest); ok {
			return s, true
		}
		if s, ok := category(rest); ok {
			return s, true
		}
		return script(rest)
	}
	if rest, ok := cutFold(name, "In"); ok {
		if s, ok := block(rest); ok {
			return s, true
		}
	}
	if s, ok := binaryProperty(name); ok {
		return s, true
	}
	return script(name)
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return "", false
}

func plainName(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "_", "", "-", "").Replace(s))
}

func category(name string) (runeSet, bool) {
	switch name {
	case "LC":
		return tableSet(unicode.Lu, unicode.Ll, unicode.Lt), true
	case "L1":
		return runeSet{{0, 0xFF}}, true
	case "all", "Any", "any":
		return anyRune, true
	case "Cn":
		return unassigned(), true
	case "C":
		return tableSet(unicode.C).union(unassigned()), true
	}
	if t, ok := unicode.Categories[name]; ok {
		return tableSet(t), true
	}
	long := plainName(name)
	for short, alias := range categoryNames {
		if alias == long {
			return category(short)
		}
	}
	return nil, false
}

// categoryNames are the long names of general categories.
var categoryNames = map[string]string{
	"L": "letter", "Lu": "uppercaseletter", "Ll": "lowercaseletter", "Lt": "titlecaseletter", "Lm": "modifierletter", "Lo": "otherletter",
	"M": "mark", "Mn": "nonspacingmark", "Mc": "spacingmark", "Me": "enclosingmark",
	"N": "number", "Nd": "decimalnumber", "Nl": "letternumber", "No": "othernumber",
	"P": "punctuation", "Pc": "connectorpunctuation", "Pd": "dashpunctuation", "Ps": "openpunctuation", "Pe": "closepunctuation",
	"Pi": "initialpunctuation", "Pf": "finalpunctuation", "Po": "otherpunctuation",
	"S": "symbol", "Sm": "mathsymbol", "Sc": "currencysymbol", "Sk": "modifiersymbol", "So": "othersymbol",
	"Z": "separator", "Zs": "spaceseparator", "Zl": "lineseparator", "Zp": "paragraphseparator",
	"Cc": "control", "Cf": "format", "Co": "privateuse", "Cs": "surrogate",
}

func binaryProperty(name string) (runeSet, bool) {
	switch plainName(name) {
	case "alphabetic", "alpha":
		return alphabetic(), true
	case "letter":
		return tableSet(unicode.L), true
	case "digit":
		return tableSet(unicode.Nd), true
	case "lowercase", "lower":
		return tableSet(unicode.Ll, unicode.Other_Lowercase), true
	case "uppercase", "upper":
		return tableSet(unicode.Lu, unicode.Other_Uppercase), true
	case "titlecase":
		return tableSet(unicode.Lt), true
	case "punctuation", "punct":
		return tableSet(unicode.P), true
	case "control":
		return tableSet(unicode.Cc), true
	case "whitespace", "space":
		return unicodeSpace(), true
	case "word":
		return unicodeWord(), true
	case "alnum":
		return alphabetic().union(tableSet(unicode.Nd)), true
	case "assigned":
		return unassigned().not(), true
	case "ideographic":
		return tableSet(unicode.Ideographic), true
	}
	long := plainName(name)
	for key, t := range unicode.Properties {
		if plainName(key) == long {
			return tableSet(t), true
		}
	}
	return nil, false
}

func javaProperty(name string) (runeSet, bool) {
	switch plainName(name) {
	case "lowercase":
		return tableSet(unicode.Ll, unicode.Other_Lowercase), true
	case "uppercase":
		return tableSet(unicode.Lu, unicode.Other_Uppercase), true
	case "titlecase":
		return tableSet(unicode.Lt), true
	case "alphabetic":
		return alphabetic(), true
	case "ideographic":
		return tableSet(unicode.Ideographic), true
	case "digit":
		return tableSet(unicode.Nd), true
	case "letter":
		return tableSet(unicode.L), true
	case "letterordigit":
		return tableSet(unicode.L, unicode.Nd), true
	case "whitespace":
		return tableSet(unicode.Z).union(runeSet{{'\t', '\r'}, {0x1C, 0x1F}}).and(runesOf("\u00a0\u2007\u202f").not()), true
	case "spacechar":
		return tableSet(unicode.Z), true
	case "isocontrol":
		return runeSet{{0, 0x1F}, {0x7F, 0x9F}}, true
	case "defined":
		return unassigned().not(), true
	}
	return nil, false
}

func script(name string) (runeSet, bool) {
	long := plainName(name)
	if full, ok := scriptCodes[long]; ok {
		long = full
	}
	for key, t := range unicode.Scripts {
		if plainName(key) == long {
			return tableSet(t), true
		}
	}
	return nil, false
}

// scriptCodes are the ISO 15924 codes of the scripts in wide use.
var scriptCodes = map[string]string{
	"latn": "latin", "cyrl": "cyrillic", "grek": "greek", "arab": "arabic", "hebr": "hebrew", "deva": "devanagari", "hani": "han",
	"hira": "hiragana", "kana": "katakana", "hang": "hangul", "thai": "thai", "laoo": "lao", "khmr": "khmer", "mymr": "myanmar",
	"armn": "armenian", "geor": "georgian", "ethi": "ethiopic", "beng": "bengali", "guru": "gurmukhi", "gujr": "gujarati",
	"taml": "tamil", "telu": "telugu", "knda": "kannada", "mlym": "malayalam", "sinh": "sinhala", "tibt": "tibetan",
	"mong": "mongolian", "bopo": "bopomofo", "zyyy": "common", "zinh": "inherited", "syrc": "syriac", "thaa": "thaana", "orya": "oriya",
}

func block(name string) (runeSet, bool) {
	if s, ok := blocks[plainName(name)]; ok {
		return runeSet{s}, true
	}
	return nil, false
}

// blocks are the Unicode blocks of scripts and punctuation in wide use.
var blocks = map[string]span{
	"basiclatin": {0, 0x7F}, "latin1supplement": {0x80, 0xFF}, "latinextendeda": {0x100, 0x17F}, "latinextendedb": {0x180, 0x24F},
	"ipaextensions": {0x250, 0x2AF}, "spacingmodifierletters": {0x2B0, 0x2FF}, "combiningdiacriticalmarks": {0x300, 0x36F},
	"greek": {0x370, 0x3FF}, "greekandcoptic": {0x370, 0x3FF}, "cyrillic": {0x400, 0x4FF}, "cyrillicsupplement": {0x500, 0x52F},
	"cyrillicsupplementary": {0x500, 0x52F}, "armenian": {0x530, 0x58F}, "hebrew": {0x590, 0x5FF}, "arabic": {0x600, 0x6FF},
	"syriac": {0x700, 0x74F}, "arabicsupplement": {0x750, 0x77F}, "thaana": {0x780, 0x7BF}, "devanagari": {0x900, 0x97F},
	"bengali": {0x980, 0x9FF}, "gurmukhi": {0xA00, 0xA7F}, "gujarati": {0xA80, 0xAFF}, "oriya": {0xB00, 0xB7F}, "tamil": {0xB80, 0xBFF},
	"telugu": {0xC00, 0xC7F}, "kannada": {0xC80, 0xCFF}, "malayalam": {0xD00, 0xD7F}, "sinhala": {0xD80, 0xDFF}, "thai": {0xE00, 0xE7F},
	"lao": {0xE80, 0xEFF}, "tibetan": {0xF00, 0xFFF}, "myanmar": {0x1000, 0x109F}, "georgian": {0x10A0, 0x10FF},
	"hanguljamo": {0x1100, 0x11FF}, "ethiopic": {0x1200, 0x137F}, "cherokee": {0x13A0, 0x13FF}, "khmer": {0x1780, 0x17FF},
	"mongolian": {0x1800, 0x18AF}, "latinextendedadditional": {0x1E00, 0x1EFF}, "greekextended": {0x1F00, 0x1FFF},
	"generalpunctuation": {0x2000, 0x206F}, "superscriptsandsubscripts": {0x2070, 0x209F}, "currencysymbols": {0x20A0, 0x20CF},
	"letterlikesymbols": {0x2100, 0x214F}, "numberforms": {0x2150, 0x218F}, "arrows": {0x2190, 0x21FF}, "mathematicaloperators": {0x2200, 0x22FF},
	"miscellaneoustechnical": {0x2300, 0x23FF}, "enclosedalphanumerics": {0x2460, 0x24FF}, "boxdrawing": {0x2500, 0x257F},
	"blockelements": {0x2580, 0x259F}, "geometricshapes": {0x25A0, 0x25FF}, "miscellaneoussymbols": {0x2600, 0x26FF}, "dingbats": {0x2700, 0x27BF},
	"cjkradicalssupplement": {0x2E80, 0x2EFF}, "kangxiradicals": {0x2F00, 0x2FDF}, "cjksymbolsandpunctuation": {0x3000, 0x303F},
	"hiragana": {0x3040, 0x309F}, "katakana": {0x30A0, 0x30FF}, "bopomofo": {0x3100, 0x312F}, "hangulcompatibilityjamo": {0x3130, 0x318F},
	"kanbun": {0x3190, 0x319F}, "katakanaphoneticextensions": {0x31F0, 0x31FF}, "enclosedcjklettersandmonths": {0x3200, 0x32FF},
	"cjkcompatibility": {0x3300, 0x33FF}, "cjkunifiedideographsextensiona": {0x3400, 0x4DBF}, "cjkunifiedideographs": {0x4E00, 0x9FFF},
	"hangulsyllables": {0xAC00, 0xD7AF}, "privateusearea": {0xE000, 0xF8FF}, "cjkcompatibilityideographs": {0xF900, 0xFAFF},
	"alphabeticpresentationforms": {0xFB00, 0xFB4F}, "arabicpresentationformsa": {0xFB50, 0xFDFF}, "combininghalfmarks": {0xFE20, 0xFE2F},
	"cjkcompatibilityforms": {0xFE30, 0xFE4F}, "smallformvariants": {0xFE50, 0xFE6F}, "arabicpresentationformsb": {0xFE70, 0xFEFF},
	"halfwidthandfullwidthforms": {0xFF00, 0xFFEF}, "specials": {0xFFF0, 0xFFFF}, "emoticons": {0x1F600, 0x1F64F},
	"miscellaneoussymbolsandpictographs": {0x1F300, 0x1F5FF}, "transportandmapsymbols": {0x1F680, 0x1F6FF},
	"cjkunifiedideographsextensionb": {0x20000, 0x2A6DF},
}
