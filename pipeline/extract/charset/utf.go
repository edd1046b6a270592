package charset

import "bytes"

// byteOrderMark returns the encoding that a byte order mark names, and the
// length of the mark.
func byteOrderMark(body []byte) (name string, n int) {
	for _, m := range []struct{ mark, name string }{
		{"\xEF\xBB\xBF", "utf-8"},
		{"\xFF\xFE\x00\x00", "utf-32le"}, // before UTF-16, whose mark it begins with
		{"\x00\x00\xFE\xFF", "utf-32be"},
		{"\xFF\xFE", "utf-16le"},
		{"\xFE\xFF", "utf-16be"},
		{"\x84\x31\x95\x33", "gb18030"},
	} {
		if bytes.HasPrefix(body, []byte(m.mark)) {
			return m.name, len(m.mark)
		}
	}
	return "", 0
}

// byZeroBytes tells UTF-16 and UTF-32 without a mark: their ASCII (markup,
// spaces, line ends) and their full stops stand at even or odd places only,
// and leave bytes that no other text has.
func byZeroBytes(body []byte) string {
	b := body[:min(len(body), head)]
	b = b[:len(b)&^3]
	if len(b) < 8 {
		return ""
	}
	// They leave many zeros and other controls; few mean neither.
	controls := 0
	for _, c := range b {
		if c < 0x20 && (c < 0x09 || 0x0D < c && c != 0x1B) {
			controls++
		}
	}
	units := len(b) / 2
	if controls*100 < units {
		return ""
	}
	var big32, little32, wide int
	for i := 0; i < len(b); i += 4 {
		wide++
		if b[i] == 0 && b[i+1] <= 0x10 && (b[i+2] != 0 || b[i+3] != 0) {
			big32++
		}
		if b[i+3] == 0 && b[i+2] <= 0x10 && (b[i] != 0 || b[i+1] != 0) {
			little32++
		}
	}
	// A quad of UTF-16 ends in two zeros only for a NUL character.
	if big32 == wide && zeroAt(b, 1)*10 > wide*9 {
		return "utf-32be"
	}
	if little32 == wide && zeroAt(b, 2)*10 > wide*9 {
		return "utf-32le"
	}
	// The wrong order finds some too: "一" is U+4E00.
	var little, big int
	for i := 0; i+1 < len(b); i += 2 {
		little += plain(b[i], b[i+1])
		big += plain(b[i+1], b[i])
	}
	switch {
	case max(little, big)*50 < units:
		return ""
	case little > 4*big && validUTF16(b, 1):
		return "utf-16le"
	case big > 4*little && validUTF16(b, 0):
		return "utf-16be"
	}
	return ""
}

func zeroAt(b []byte, at int) (n int) {
	for i := at; i < len(b); i += 4 {
		if b[i] == 0 {
			n++
		}
	}
	return n
}

// plain is 1 for a UTF-16 unit that text is full of: printable ASCII, a line
// end, an ideographic comma or stop, a full-width comma.
func plain(low, high byte) int {
	switch {
	case high == 0 && (low >= 0x20 && low < 0x7F || low == '\n' || low == '\r' || low == '\t'),
		high == 0x30 && (low == 0x01 || low == 0x02),
		high == 0xFF && low == 0x0C:
		return 1
	}
	return 0
}

// validUTF16 reports whether surrogates come in pairs and no character is
// NUL; high is the offset of a unit's high byte.
func validUTF16(b []byte, high int) bool {
	lead := false
	for i := 0; i+1 < len(b); i += 2 {
		h := b[i+high]
		trail := h >= 0xDC && h <= 0xDF
		if trail != lead || b[i] == 0 && b[i+1] == 0 {
			return false
		}
		lead = h >= 0xD8 && h <= 0xDB
	}
	return true
}

// hasJapaneseEscapes reports whether 7-bit bytes switch to a Japanese
// character set and back, as ISO-2022-JP does.
func hasJapaneseEscapes(body []byte) bool {
	for _, in := range []string{"\x1b$B", "\x1b$@", "\x1b(I"} {
		if bytes.Contains(body, []byte(in)) {
			return true
		}
	}
	return false
}
