package charset

import (
	"bytes"

	"github.com/wordferry/wordferry/pipeline"
)

// Unreadable returns a fault when body is no text: a PDF, an image, an
// archive, bytes by chance, or text in an encoding that none of ours reads.
// It returns nil for what [Decode] can read, also with a few broken places.
func Unreadable(body []byte) error {
	if kind := signature(body); kind != "" {
		return &pipeline.Fault{
			Code: pipeline.Invalid,
			Msg:  "this is " + kind + ", not a page of text",
			Hint: "save the article as HTML, Markdown or plain text, in UTF-8",
		}
	}
	if name, _ := byteOrderMark(body); name != "" || byZeroBytes(body) != "" {
		return nil
	}
	if controls(body)*50 > min(len(body), head) {
		return &pipeline.Fault{
			Code: pipeline.Invalid,
			Msg:  "this is binary data, not a page of text",
			Hint: "save the article as HTML, Markdown or plain text, in UTF-8",
		}
	}
	good, broken, _ := countUTF8(body)
	if broken*50 <= good+broken {
		return nil
	}
	// Little text beyond ASCII is worth reading even where the rest is lost.
	if s := sampleOf(body, false); s.high*10 > len(s.text) && guess(s).name == "" {
		return &pipeline.Fault{
			Code: pipeline.Invalid,
			Msg:  "this is in an unknown encoding",
			Hint: "save it in UTF-8",
		}
	}
	return nil
}

// signature names the kind of file that body begins as; "" for text. Marks
// that a text may begin with ("BM", "ID3") are left to the control characters.
func signature(body []byte) string {
	for _, s := range []struct{ mark, kind string }{
		{"%PDF-", "a PDF"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"},
		{"{\\rtf", "an RTF document"},
		{"\x89PNG\r\n\x1A\n", "an image"},
		{"\xFF\xD8\xFF", "an image"},
		{"GIF87a", "an image"},
		{"GIF89a", "an image"},
		{"II*\x00", "an image"},
		{"MM\x00*", "an image"},
		{"OggS\x00", "a sound recording"},
		{"\x1A\x45\xDF\xA3", "a video"},
		{"wOFF", "a font"},
		{"wOF2", "a font"},
		{"\x7FELF", "a program"},
		{"SQLite format 3\x00", "a database"},
		{"\x1F\x8B\x08", "an archive"},
		{"7z\xBC\xAF\x27\x1C", "an archive"},
		{"\xFD7zXZ\x00", "an archive"},
		{"\x28\xB5\x2F\xFD", "an archive"},
		{"Rar!\x1A\x07", "an archive"},
	} {
		if bytes.HasPrefix(body, []byte(s.mark)) {
			return s.kind
		}
	}
	first := body[:min(len(body), head)]
	switch {
	case bytes.HasPrefix(body, []byte("PK\x03\x04")):
		switch {
		case bytes.Contains(first, []byte("application/epub+zip")):
			return "an EPUB"
		case bytes.Contains(first, []byte("[Content_Types].xml")), bytes.Contains(first, []byte("_rels/.rels")):
			return "an Office document"
		}
		return "an archive"
	case len(body) >= 12 && string(body[:4]) == "RIFF" && string(body[8:12]) == "WEBP":
		return "an image"
	case len(body) >= 12 && string(body[4:8]) == "ftyp":
		if brand := string(body[8:11]); brand == "avi" || brand == "hei" || brand == "mif" {
			return "an image"
		}
		return "a video"
	}
	return ""
}

// controls counts the control characters that no text has, in the first
// 16 KiB.
func controls(body []byte) (n int) {
	for _, b := range body[:min(len(body), head)] {
		if b < 0x20 && (b < '\t' || b > '\r') && b != 0x1B {
			n++
		}
	}
	return n
}
