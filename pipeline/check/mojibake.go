package check

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

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

// misread are characters that hardly any text holds, except UTF-8 that was
// read as GBK: what became of ，、。“ and of 的, 是, 不, 一.
const misread = "锛銆鈥鐨鏄涓"

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
	why string
	fix string // what it was, where that can be computed
}

// mojibake finds what a wrong encoding left behind, in rising order.
func mojibake(text string) []misreading {
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
	if m, ok := readAsGBK(text); ok {
		out = append(out, m)
	}
	return out
}

func relicAt(text string, i int) (misreading, bool) {
	for _, relic := range relics {
		end := i
		for strings.HasPrefix(text[end:], relic.text) {
			end += len(relic.text)
		}
		if end > i {
			return misreading{span{i, end}, relic.why, ""}, true
		}
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
		return misreading{span{i, i + 1}, "a byte that is not UTF-8", ""}, true
	}
	return misreading{}, false
}

// latinRun reads a run of characters that windows-1252 has above ASCII. If
// their bytes are UTF-8, the run is UTF-8 that was read as windows-1252.
func latinRun(text string, i int) (misreading, bool) {
	var raw []byte
	end := i
	for end < len(text) {
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
	if end == i {
		return misreading{}, false
	}
	m := misreading{span: span{i, end}}
	if n, fix := misreadUTF8(raw); n > 0 {
		m.why, m.fix = "UTF-8 that was read as Latin-1", fix
	}
	return m, true
}

// misreadUTF8 counts the characters that the bytes are in UTF-8. It asks for
// sequences that no language writes: "Ã©" and "â€™", never "É»", which ends a
// French quotation.
func misreadUTF8(raw []byte) (chars int, text string) {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError:
			return 0, ""
		case n == 2 && (raw[i] != 0xC2 && raw[i] != 0xC3 || raw[i+1] == 0xBB || raw[i+1] == 0xAB):
			return 0, ""
		}
		chars++
		i += n
	}
	return chars, string(raw)
}

// readAsGBK finds UTF-8 that was read as GBK: some characters that are next
// to unknown elsewhere, several times.
func readAsGBK(text string) (misreading, bool) {
	first, last, count := -1, 0, 0
	for i, r := range text {
		if r >= 0x4E00 && strings.ContainsRune(misread, r) {
			if first < 0 {
				first = i
			}
			last = i + utf8.RuneLen(r)
			count++
		}
	}
	if count < 3 {
		return misreading{}, false
	}
	return misreading{span{first, last}, "UTF-8 that was read as GBK", ""}, true
}
