package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Declarations further down are not looked for, bytes.
const head = 16 << 10

// oddLabels are labels that pages use and the WHATWG list does not have.
// Keys have neither '-' nor '_' nor spaces.
var oddLabels = map[string]string{
	"gb18030": "gb18030", "xgb18030": "gb18030", "gb180302000": "gb18030", "gb180302005": "gb18030", "gb180302022": "gb18030",
	"gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030", "windows936": "gb18030", "gb2312": "gb18030", "gb231280": "gb18030",
	"euccn": "gb18030", "xeuccn": "gb18030", "gbk2312": "gb18030", "gb": "gb18030",
	"hzgb2312": "hz-gb-2312", "hz": "hz-gb-2312",
	"utf8": "utf-8", "utf8mb4": "utf-8", "utf": "utf-8", "xutf8": "utf-8", "unicode": "utf-16le",
	"utf16": "utf-16le", "utf16le": "utf-16le", "utf16be": "utf-16be", "ucs2": "utf-16le",
	"utf32": "utf-32le", "utf32le": "utf-32le", "utf32be": "utf-32be", "ucs4": "utf-32le",
	"big5": "big5", "big5eten": "big5", "cp950": "big5", "ms950": "big5", "windows950": "big5", "big5hkscs": "big5",
	"sjis": "shift_jis", "shiftjis": "shift_jis", "cp932": "shift_jis", "ms932": "shift_jis", "windows932": "shift_jis", "shiftjisx0213": "shift_jis",
	"eucjp": "euc-jp", "ujis": "euc-jp", "eucjpms": "euc-jp", "jis": "iso-2022-jp", "iso2022jp": "iso-2022-jp",
	"euckr": "euc-kr", "cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr", "xwindows949": "euc-kr",
	"ansi": "windows-1252", "cp874": "windows-874", "tis620": "windows-874", "latin1": "windows-1252", "88591": "windows-1252",
}

// labelOf takes the label out of what a transport declares: a label, or a
// media type with a charset parameter.
func labelOf(declared string) string {
	if _, after, ok := strings.Cut(strings.ToLower(declared), "charset="); ok {
		declared = after
	} else if strings.Contains(declared, "/") {
		return ""
	}
	declared, _, _ = strings.Cut(declared, ";")
	return strings.Trim(declared, " \t\r\n\"'")
}

// canonical turns a label into the name that [Result] uses; "" if nobody
// knows it. GB2312 and GBK are read as GB18030, which contains them.
func canonical(label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "utf-8" || label == "" {
		return label
	}
	plain := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, label)
	if name, ok := oddLabels[plain]; ok {
		return name
	}
	for _, try := range []string{label, strings.Replace(plain, "cp12", "windows-12", 1), strings.Replace(plain, "iso8859", "iso-8859-", 1), strings.Replace(plain, "koi8", "koi8-", 1)} {
		if e, err := htmlindex.Get(try); err == nil {
			name, err := htmlindex.Name(e)
			switch {
			case err != nil || name == "replacement" || name == "x-user-defined":
				return ""
			case name == "gbk":
				return "gb18030"
			}
			return name
		}
	}
	return ""
}

func isMultiByte(name string) bool {
	switch name {
	case "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr":
		return true
	}
	return false
}

// encodingOf returns the encoding of a canonical name; nil for one that
// nobody knows.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case "hz-gb-2312":
		return simplifiedchinese.HZGB2312
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return e
}

// decode reads body as name and counts the places it could not read.
func decode(body []byte, name string) (text string, replaced int) {
	if name == "utf-8" && utf8.Valid(body) {
		return string(body), 0
	}
	e := encodingOf(name)
	if e == nil || name == "utf-8" {
		text = strings.ToValidUTF8(string(body), "\uFFFD")
	} else if b, err := e.NewDecoder().Bytes(body); err == nil {
		text = string(b)
	} else {
		// A decoder replaces what it cannot read, so this is a surprise; the
		// ASCII of the page is still worth having.
		text = strings.ToValidUTF8(string(body), "\uFFFD")
	}
	replaced = strings.Count(text, "\uFFFD") - alreadyReplaced(body, name)
	return text, max(replaced, 0)
}

// alreadyReplaced counts the U+FFFD that the body itself holds: somebody
// else lost those.
func alreadyReplaced(body []byte, name string) int {
	switch name {
	case "utf-8":
		return bytes.Count(body, []byte("\uFFFD"))
	case "gb18030":
		return bytes.Count(body, []byte{0x84, 0x31, 0xA4, 0x37})
	}
	return 0
}

// declaredInside returns the label that a page gives itself, in the XML
// declaration or a meta element of its first 16 KiB; "" if there is none.
func declaredInside(body []byte) string {
	b := body[:min(len(body), head)]
	if start := bytes.TrimLeft(b, " \t\r\n"); hasPrefixFold(start, "<?xml") {
		if end := bytes.Index(start, []byte("?>")); end > 0 {
			if label := attribute(bytes.ToLower(start[:end]), "encoding"); label != "" {
				return notUTF16(label)
			}
		}
	}
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return ""
		}
		b = b[i:]
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			end := bytes.Index(b, []byte("-->"))
			if end < 0 {
				return ""
			}
			b = b[end:]
		case hasPrefixFold(b, "<meta"):
			end := bytes.IndexByte(b, '>')
			if end < 0 {
				end = len(b)
			}
			if label := attribute(bytes.ToLower(b[len("<meta"):end]), "charset"); label != "" {
				return notUTF16(label)
			}
			b = b[end:]
		default:
			b = b[1:]
		}
	}
}

// hasPrefixFold is bytes.HasPrefix without regard to the case of ASCII letters.
func hasPrefixFold(b []byte, lower string) bool {
	return len(b) >= len(lower) && b[1]|0x20 == lower[1]|0x20 && bytes.EqualFold(b[:len(lower)], []byte(lower))
}

// notUTF16 follows the HTML standard: a page whose ASCII could be read to
// find the label is not in UTF-16, whatever it says.
func notUTF16(label string) string {
	if strings.HasPrefix(canonical(label), "utf-16") || strings.HasPrefix(canonical(label), "utf-32") {
		return "utf-8"
	}
	return label
}

// attribute returns what stands after name= in a tag, quoted or not; it may
// stand inside another attribute, as in content="text/html; charset=gbk".
func attribute(tag []byte, name string) string {
	for {
		i := bytes.Index(tag, []byte(name))
		if i < 0 {
			return ""
		}
		tag = bytes.TrimLeft(tag[i+len(name):], " \t\r\n")
		if len(tag) == 0 || tag[0] != '=' {
			continue
		}
		value := bytes.TrimLeft(tag[1:], " \t\r\n\"'")
		if end := bytes.IndexAny(value, " \t\r\n\"';>/"); end >= 0 {
			value = value[:end]
		}
		if len(value) > 0 && len(value) < 40 {
			return string(value)
		}
	}
}
