package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// sniff tells the media type of a file by its first bytes; "" if it is none of
// those that articles bring along.
func sniff(b []byte) string {
	at := func(i int, magic string) bool { return len(b) >= i+len(magic) && string(b[i:i+len(magic)]) == magic }
	switch {
	case at(0, "\x89PNG\r\n\x1a\n"):
		return "image/png"
	case at(0, "\xff\xd8\xff"):
		return "image/jpeg"
	case at(0, "GIF87a"), at(0, "GIF89a"):
		return "image/gif"
	case at(0, "RIFF") && at(8, "WEBP"):
		return "image/webp"
	case at(0, "BM") && len(b) > 26 && b[15] == 0 && b[16] == 0 && b[17] == 0:
		return "image/bmp"
	case at(0, "\x00\x00\x01\x00") && len(b) > 22:
		return "image/vnd.microsoft.icon"
	case at(0, "II*\x00"), at(0, "MM\x00*"):
		return "image/tiff"
	case at(0, "\xff\x0a"), at(0, "\x00\x00\x00\x0cJXL \r\n\x87\n"):
		return "image/jxl"
	case at(0, "%PDF-"):
		return "application/pdf"
	case at(0, "PK\x03\x04"):
		return sniffZip(b)
	case at(4, "ftyp"):
		return sniffMP4(b)
	case at(0, "ID3"), at(0, "\xff\xfb"), at(0, "\xff\xf3"), at(0, "\xff\xf2"):
		return "audio/mpeg"
	case at(0, "RIFF") && at(8, "WAVE"):
		return "audio/wav"
	case at(0, "fLaC"):
		return "audio/flac"
	case at(0, "OggS"):
		return "audio/ogg"
	case at(0, "\x1aE\xdf\xa3"):
		return "video/webm"
	case svg(b):
		return "image/svg+xml"
	}
	return ""
}

// sniffMP4 tells the files in MPEG-4 boxes apart by their major brand.
func sniffMP4(b []byte) string {
	if len(b) < 12 {
		return ""
	}
	switch brand := string(b[8:12]); brand {
	case "avif", "avis":
		return "image/avif"
	case "heic", "heix", "mif1", "msf1", "hevc":
		if bytes.Contains(b[:min(len(b), 64)], []byte("avif")) {
			return "image/avif"
		}
		return "image/heic"
	case "M4A ", "M4B ":
		return "audio/mp4"
	}
	return "video/mp4"
}

// sniffZip tells archives apart: those that begin with their own media type,
// as EPUB and OpenDocument do (OpenDocument 1.3, part 2, 3.3), and Office Open
// XML by its main part.
func sniffZip(b []byte) string {
	if len(b) > 38 && string(b[26:30]) == "\x08\x00\x00\x00" && string(b[30:38]) == "mimetype" {
		for _, media := range []string{"application/epub+zip", odf + "text", odf + "spreadsheet", odf + "presentation"} {
			if rest, ok := bytes.CutPrefix(b[38:], []byte(media)); ok && (len(rest) == 0 || rest[0] == 'P' || rest[0] == '\r' || rest[0] == '\n') {
				return media
			}
		}
	}
	if !bytes.Contains(b, []byte("[Content_Types].xml")) || bytes.Contains(b, []byte("vbaProject.bin")) {
		return "application/zip"
	}
	switch {
	case bytes.Contains(b, []byte("word/document.xml")):
		return ooxml + "wordprocessingml.document"
	case bytes.Contains(b, []byte("xl/workbook.xml")):
		return ooxml + "spreadsheetml.sheet"
	case bytes.Contains(b, []byte("ppt/presentation.xml")):
		return ooxml + "presentationml.presentation"
	}
	return "application/zip"
}

const (
	odf   = "application/vnd.oasis.opendocument."
	ooxml = "application/vnd.openxmlformats-officedocument."
)

// svg tells whether the outermost element of a file is svg.
func svg(b []byte) bool {
	if head := trimStart(b); len(head) == 0 || head[0] != '<' {
		return false
	}
	dec := plainDecoder(b)
	for range 100 {
		tok, err := dec.RawToken()
		if err != nil {
			return false
		}
		if t, ok := tok.(xml.StartElement); ok {
			return t.Name.Local == "svg"
		}
	}
	return false
}

func plainDecoder(b []byte) *xml.Decoder {
	return xml.NewDecoder(bytes.NewReader(utf8XML(b, "")))
}

// activeSVG says what in a drawing could act, or load something from
// elsewhere, where it is shown; "" if there is nothing. A drawing that is no
// well-formed XML counts, as browsers may read it otherwise than we do.
func activeSVG(b []byte) string {
	dec := plainDecoder(b)
	for {
		tok, err := dec.RawToken()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return ""
			}
			return "what is no well-formed XML"
		}
		switch t := tok.(type) {
		case xml.ProcInst:
			if t.Target != "xml" {
				return "a processing instruction"
			}
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(t), []byte("<!ENTITY")) || bytes.ContainsRune(t, '[') {
				return "entities of its own"
			}
		case xml.CharData:
			if styleLoads(string(t)) {
				return "a style that loads something"
			}
		case xml.StartElement:
			if what := activeElement(t); what != "" {
				return what
			}
		}
	}
}

func activeElement(t xml.StartElement) string {
	local := strings.ToLower(t.Name.Local)
	switch local {
	case "script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set", "audio", "video", "meta", "link":
		return "<" + local + ">"
	}
	for _, a := range t.Attr {
		name, v := strings.ToLower(a.Name.Local), strings.ToLower(strings.Join(strings.Fields(a.Value), ""))
		switch {
		case strings.HasPrefix(name, "on"):
			return name
		case name == "attributename" && (strings.HasPrefix(v, "on") || strings.HasSuffix(v, "href")):
			return "an animation of " + cut(v, 40)
		case local == "a" && name == "href":
			if !strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "#") {
				return "a link to " + cut(v, 40)
			}
		case (name == "href" || name == "src") && !strings.HasPrefix(v, "#") && !inlineImage(v):
			return "a reference to " + cut(v, 40)
		case styleLoads(v):
			return "a style that loads something"
		}
	}
	return ""
}

// inlineImage tells whether a reference is an image that stands in the file
// itself.
func inlineImage(v string) bool {
	for _, kind := range []string{"png", "jpeg", "jpg", "gif", "webp"} {
		if strings.HasPrefix(v, "data:image/"+kind) {
			return true
		}
	}
	return false
}

// styleLoads tells whether a style names something outside of its file.
func styleLoads(style string) bool {
	s := strings.ToLower(strings.Join(strings.Fields(style), ""))
	if strings.Contains(s, "@import") || strings.Contains(s, "expression(") || strings.Contains(s, "javascript:") || strings.Contains(s, "image-set(") || strings.Contains(s, "\\") {
		return true
	}
	for rest := s; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return false
		}
		rest = after
		if ref := strings.TrimLeft(after, `"'`); !strings.HasPrefix(ref, "#") && !inlineImage(ref) {
			return true
		}
	}
}

// endingOf is the ending of files of a media type that is kept.
func endingOf(media string) string {
	switch media {
	case "image/png", "image/gif", "image/webp", "image/bmp", "image/avif", "image/heic", "image/tiff", "image/jxl",
		"audio/wav", "audio/flac", "audio/ogg", "video/mp4", "video/webm", "application/pdf", "application/zip":
		return "." + media[strings.IndexByte(media, '/')+1:]
	case "image/jpeg":
		return ".jpg"
	case "image/svg+xml":
		return ".svg"
	case "image/vnd.microsoft.icon":
		return ".ico"
	case "audio/mpeg":
		return ".mp3"
	case "audio/mp4":
		return ".m4a"
	case "application/epub+zip":
		return ".epub"
	case odf + "text":
		return ".odt"
	case odf + "spreadsheet":
		return ".ods"
	case odf + "presentation":
		return ".odp"
	case ooxml + "wordprocessingml.document":
		return ".docx"
	case ooxml + "spreadsheetml.sheet":
		return ".xlsx"
	case ooxml + "presentationml.presentation":
		return ".pptx"
	}
	return ".bin"
}
