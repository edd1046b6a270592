package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/wordferry/wordferry/pipeline"
)

// relics are what text looks like after it was read in a wrong encoding and
// saved again, or was never written at all.
var relics = []struct{ text, why string }{
	{"锟斤拷", "replacement characters that were read as GBK"},
	{"烫烫烫", "memory that was never written, read as GBK"},
	{"屯屯屯", "memory that was never written, read as GBK"},
	{"ï¿½", "a replacement character that was read as Latin-1"},
	{"ï»¿", "a byte-order mark that was read as Latin-1"},
	{"\uFFFD", "a replacement character: bytes that could not be read"},
}

// corrupt finds in a target what a wrong encoding left behind.
func corrupt(t Target) []pipeline.Finding {
	v := t.view()
	source := t.sourceView().text
	var found []pipeline.Finding
	for _, m := range mojibake(v.text) {
		if !strings.Contains(source, v.text[m.start:m.end]) {
			found = append(found, v.finding(pipeline.Blocker, m.start, m.end, m.why))
		}
	}
	return found
}

type misreading struct {
	span
	why   string
	fix   string // what it was, where that can be computed
	minor bool   // a mark or sign that says nothing: Â°
}

// mojibake finds what a wrong encoding left behind, in rising order.
func mojibake(text string) []misreading {
	if isASCII(text) {
		return lostToMarks(text)
	}
	var out []misreading
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r < 0x80 {
			i++
			continue
		}
		if m, ok := relicAt(text, i); ok {
			out = append(out, m)
			i = m.end
			continue
		}
		if m, ok := latinRun(text, i); ok {
			if m.why != "" {
				out = append(out, m)
			}
			i = m.end
			continue
		}
		i += n
	}
	for _, r := range misreaders {
		if m, ok := readAs(text, r); ok {
			out = slices.DeleteFunc(out, func(o misreading) bool { return o.start >= m.start && o.end <= m.end })
			out = append(out, m)
			break
		}
	}
	if m, ok := shiftJIS(text); ok {
		out = append(out, m)
	}
	return append(out, lostToMarks(text)...)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func relicAt(text string, i int) (misreading, bool) {
	for _, relic := range relics {
		end := i
		for strings.HasPrefix(text[end:], relic.text) {
			end += len(relic.text)
		}
		if end > i {
			return misreading{span: span{i, end}, why: relic.why}, true
		}
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
		return misreading{span: span{i, i + 1}, why: "a byte that is not UTF-8"}, true
	}
	return misreading{}, false
}

// latinRun reads a run of characters that windows-1252 has above ASCII. If
// their bytes are UTF-8, the run is UTF-8 that was read as windows-1252; if
// they are the commonest characters of a legacy encoding of Chinese or
// Japanese, it is that.
func latinRun(text string, i int) (misreading, bool) {
	raw, end := asWindows1252(text, i)
	if end == i {
		return misreading{}, false
	}
	m := misreading{span: span{i, end}}
	if n, fix := misreadUTF8(raw); n > 0 {
		m.why, m.fix, m.minor = "UTF-8 that was read as Latin-1", fix, n == 1 && raw[0] == 0xC2 && raw[1] != 0xAD
		for range 3 { // it may have happened more than once
			again, whole := asWindows1252(m.fix, 0)
			n, fix := misreadUTF8(again)
			if n == 0 || whole != len(m.fix) {
				break
			}
			m.fix = fix
		}
	} else if doubleBytes(raw) {
		m.why = "Chinese, Japanese or Korean that was read as Latin-1"
	}
	return m, true
}

// asWindows1252 gives the bytes that the run of characters above ASCII at i
// has in windows-1252, and where the run ends.
func asWindows1252(text string, i int) (raw []byte, end int) {
	for end = i; end < len(text); {
		r, n := utf8.DecodeRuneInString(text[end:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r >= 0x80 && r < 0xA0 {
			b, ok = byte(r), true
		}
		if !ok || b < 0x80 {
			break
		}
		raw = append(raw, b)
		end += n
	}
	return raw, end
}

// misreadUTF8 counts the characters that the bytes are in UTF-8. It asks for
// sequences that no language writes: "Ã©" and "â€™", never "É»", which ends a
// French quotation. Two letters of Cyrillic, Greek, Hebrew or Arabic in a row
// are such too.
func misreadUTF8(raw []byte) (chars int, text string) {
	others := 0
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError:
			return 0, ""
		case n == 2 && (raw[i] == 0xC2 || raw[i] == 0xC3) && (raw[i+1] == 0xBB || raw[i+1] == 0xAB):
			return 0, ""
		case n == 2 && raw[i] > 0xC3:
			others++
		}
		chars++
		i += n
	}
	if others > 0 && (others < 2 || others < chars) {
		return 0, ""
	}
	return chars, string(raw)
}

// doubleBytes tells whether the bytes are pairs that the legacy encodings of
// Chinese, Japanese and Korean keep for their commonest characters: no word of
// a European language has eight letters with accents in a row.
func doubleBytes(raw []byte) bool {
	if len(raw) < 8 || len(raw)%2 != 0 {
		return false
	}
	rising := true
	for i := 0; i < len(raw); i += 2 {
		common := raw[i] >= 0xB0 && raw[i] <= 0xD7 || raw[i] >= 0xA1 && raw[i] <= 0xA5
		if !common || raw[i+1] < 0xA1 {
			return false
		}
		rising = rising && raw[i+1] > raw[i] // "ÀÁÂÃÄÅ" is a list of letters
	}
	return !rising
}

// misreaders are the encodings that UTF-8 is read in by mistake, each with
// characters that hardly any text holds but what becomes of it there.
var misreaders = []struct {
	name, traces string
	encoding     encoding.Encoding
}{
	{"GBK", "锛銆鈥鐨鏄涓鍦浜鏈鍙浠鍜鍒绗闂鎴璇", simplifiedchinese.GBK},
	{"Shift_JIS", "縺繧繝", japanese.ShiftJIS},
	{"Big5", "嚗銝撖甇餈", traditionalchinese.Big5},
}

// readAs finds UTF-8 that was read in another encoding: written in it again,
// the text is UTF-8.
func readAs(text string, by struct {
	name, traces string
	encoding     encoding.Encoding
}) (misreading, bool) {
	if !strings.ContainsAny(text, by.traces) {
		return misreading{}, false
	}
	count, first, last := 0, -1, 0
	var fixed strings.Builder
	whole := true
	for i, n := 0, 0; i < len(text); i += max(n, 1) {
		if n = nonASCII(text[i:]); n == 0 {
			continue
		}
		raw, err := by.encoding.NewEncoder().Bytes([]byte(text[i : i+n]))
		if err != nil { // lost bytes: leave out what cannot be written
			raw, err = encoding.ReplaceUnsupported(by.encoding.NewEncoder()).Bytes([]byte(text[i : i+n]))
			whole = false
		}
		chars, covered := wideUTF8(raw)
		if err != nil || chars < 2 || covered*10 < len(raw)*6 {
			continue
		}
		whole = whole && covered == len(raw)
		if first < 0 {
			first = i
		} else {
			fixed.WriteString(text[last:i])
		}
		fixed.Write(raw)
		count, last = count+chars, i+n
	}
	if count < 3 {
		return misreading{}, false
	}
	m := misreading{span: span{first, last}, why: "UTF-8 that was read as " + by.name}
	if whole {
		m.fix = fixed.String()
	}
	return m, true
}

// nonASCII gives the length of the run of characters above ASCII that s begins
// with.
func nonASCII(s string) int {
	for i := range len(s) {
		if s[i] < 0x80 {
			return i
		}
	}
	return len(s)
}

// wideUTF8 counts the characters of three bytes in what is meant to be UTF-8,
// and the bytes they take.
func wideUTF8(raw []byte) (chars, covered int) {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if n == 3 && r != utf8.RuneError {
			chars++
			covered += n
		}
		i += n
	}
	return chars, covered
}

// shiftJIS finds kana in Shift_JIS that was read as windows-1252: every other
// character is ‚ or ƒ.
func shiftJIS(text string) (misreading, bool) {
	count, all, first, last := 0, 0, -1, 0
	for i, r := range text {
		all++
		if r == '‚' || r == 'ƒ' {
			count++
			if first < 0 {
				first = i
			}
			last = i + utf8.RuneLen(r)
		}
	}
	if count < 5 || count*5 < all {
		return misreading{}, false
	}
	return misreading{span: span{first, last}, why: "Shift_JIS that was read as Latin-1"}, true
}

// lostToMarks finds text whose characters were all replaced by question marks,
// in an encoding that did not have them.
func lostToMarks(text string) []misreading {
	marks, letters, groups, run := 0, 0, 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '?':
			marks++
			if run++; run == 2 {
				groups++
			}
			continue
		case c >= 0x80 || c|0x20 >= 'a' && c|0x20 <= 'z':
			letters++
		}
		run = 0
	}
	if marks < 8 || groups < 2 || marks < 2*letters {
		return nil
	}
	start, end := strings.IndexByte(text, '?'), strings.LastIndexByte(text, '?')+1
	return []misreading{{span: span{start, end}, why: "question marks where characters were lost"}}
}
