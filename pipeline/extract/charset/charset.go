// Package charset turns the bytes of a page into text.
//
// Pages say too often nothing, or the wrong thing, about their encoding. So a
// declaration is one witness of several: a byte order mark and valid UTF-8
// beat it, escape sequences beat it, and where the bytes read as plainly
// better text in another encoding, that one wins.
package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// Result says how bytes were read.
type Result struct {
	Name     string // of the encoding, as WHATWG names it, in lower case: "utf-8", "gb18030", "windows-1252"
	Why      string // what decided: "bom", "ascii", "utf-8", "zero bytes", "escape sequences", "declared", "statistics", "nothing fits"
	Declared string // label given by the transport, else by the page; "" if neither said anything
	Wrong    bool   // Declared names another encoding than the text is in
	Replaced int    // places that could not be read; each is a U+FFFD in the text
}

// A declaration is overruled only by statistics that are this much surer,
// in nats, and this much more for every byte of the sample beyond ASCII.
const (
	doubt        = 4.0
	doubtPerByte = 0.35
)

// Decode reads body. declared is the encoding label of the transport, or a
// whole Content-Type, or "". With isHTML, declarations inside the page count
// too and markup is left out of the statistics. A byte order mark is not part
// of the text. Decode reads anything; see [Unreadable] for what it should not
// be asked to.
func Decode(body []byte, declared string, isHTML bool) (string, Result) {
	r := Result{Declared: labelOf(declared)}
	if r.Declared == "" && isHTML {
		r.Declared = declaredInside(body)
	}
	if name, n := byteOrderMark(body); name != "" {
		return read(body[n:], name, "bom", r)
	}
	if name := byZeroBytes(body); name != "" {
		return read(body, name, "zero bytes", r)
	}
	good, broken, long := countUTF8(body)
	if good+broken == 0 {
		switch {
		case hasJapaneseEscapes(body):
			return read(body, "iso-2022-jp", "escape sequences", r)
		case canonical(r.Declared) == "hz-gb-2312" && bytes.Contains(body, []byte("~{")):
			return read(body, "hz-gb-2312", "declared", r)
		}
		r.Name, r.Why = "utf-8", "ascii"
		return string(body), r
	}
	// Two Chinese characters can pass for two of UTF-8 ("联通" in GBK is the
	// known case); so few short sequences do not outweigh a declaration.
	convincing := long > 0 || good >= 8
	if broken*50 <= good+broken && (convincing || !isMultiByte(canonical(r.Declared))) {
		return read(body, "utf-8", "utf-8", r)
	}

	s := sampleOf(body, isHTML)
	best := guess(s)
	labels := []string{r.Declared}
	if isHTML {
		labels = append(labels, declaredInside(body))
	}
	for _, label := range labels {
		name := canonical(label)
		if name == "utf-8" && good > 10*broken {
			return read(body, name, "declared", r)
		}
		if name != "" && name != "utf-8" && believable(body, name, s, best) {
			return read(body, name, "declared", r)
		}
	}
	if best.name == "" {
		return read(body, "windows-1252", "nothing fits", r)
	}
	return read(body, best.name, "statistics", r)
}

// believable reports whether a declaration stands: the bytes can be read with
// it (at most one error in 200), and no other encoding makes plainly better
// text of them.
func believable(body []byte, name string, s sample, best hypothesis) bool {
	if _, replaced := decode(body, name); replaced*200 > s.high {
		return false
	}
	if best.name == "" || best.name == name {
		return true
	}
	score, known := scoreOf(name, s)
	if !known {
		return best.latin // no table for it, and no other script stands out
	}
	return best.score-score < doubt+doubtPerByte*float64(s.high)
}

func read(body []byte, name, why string, r Result) (string, Result) {
	var text string
	text, r.Replaced = decode(body, name)
	r.Name, r.Why = name, why
	declared := canonical(r.Declared)
	r.Wrong = declared != "" && declared != name && !(declared == "utf-16le" && strings.HasPrefix(name, "utf-16"))
	return text, r
}

// countUTF8 counts the sequences beyond ASCII: whole ones, broken ones, and
// how many of the whole ones are three bytes or longer. A sequence that the
// end of the body cuts after others is not counted.
func countUTF8(body []byte) (good, broken, long int) {
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			// Most of a page is ASCII: eight bytes at a time.
			for i+8 <= len(body) && binary.LittleEndian.Uint64(body[i:])&0x8080808080808080 == 0 {
				i += 8
			}
			for i < len(body) && body[i] < utf8.RuneSelf {
				i++
			}
			continue
		}
		c, n := utf8.DecodeRune(body[i:])
		switch {
		case c != utf8.RuneError || n == 3:
			good++
			if n >= 3 {
				long++
			}
		case good > 0 && !utf8.FullRune(body[i:]):
			return good, broken, long
		default:
			broken++
		}
		i += n
	}
	return good, broken, long
}
