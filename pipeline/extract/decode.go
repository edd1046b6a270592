package extract

import (
	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract/charset"
)

// decode reads the bytes of an item as text, or says that they are none: a
// picture or an archive with the name of a page.
func decode(it pipeline.Item, markup bool) (string, *page, error) {
	text, how := charset.Decode(it.Body, it.Charset, markup)
	if binary(text) {
		return "", nil, fault(it, "holds no text", "it looks like a picture, an archive or another binary file; leave it out of the source, or name it after what it is", nil)
	}
	return text, &page{item: it, charset: how.Name, unread: how.Replaced}, nil
}

// binary tells whether more than one in 50 of the first characters is a
// control character that text does not have. In random bytes one in ten is.
func binary(text string) bool {
	const enough = 1 << 14
	seen, odd := 0, 0
	for _, r := range text {
		if seen++; seen > enough {
			break
		}
		if r >= ' ' && r < 0x7F || r >= 0xA0 {
			continue
		}
		switch r {
		case '\t', '\n', '\v', '\f', '\r', 0x1B, 0x85:
		default:
			odd++
		}
	}
	return odd > 8 && odd > seen/50
}
