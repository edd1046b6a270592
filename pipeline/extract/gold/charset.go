package gold

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// ReadRight tells whether bytes of a known encoding are read right under the
// name that was found for it: nearly all characters beyond ASCII.
func ReadRight(body []byte, right, found string) (bool, error) {
	want, err := beyondASCII(body, right)
	if err != nil {
		return false, err
	}
	got, err := beyondASCII(body, found)
	if err != nil {
		return false, nil
	}
	delete(want, "\uFFFD")
	both := 0
	for s, n := range want {
		both += min(n, got[s])
	}
	n := float64(want.Total())
	return float64(both) >= 0.995*n && float64(got.Total()-both) <= 0.005*n+2, nil
}

// Decode reads bytes of a known encoding.
func Decode(body []byte, label string) (string, error) {
	switch label {
	case "gbk", "gb2312":
		label = "gb18030"
	case "utf-8-sig":
		label = "utf-8"
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return "", fmt.Errorf("encoding %q: %w", label, err)
	}
	text, err := enc.NewDecoder().Bytes(body)
	return string(text), err
}

func beyondASCII(body []byte, label string) (Counts, error) {
	text, err := Decode(body, label)
	if err != nil {
		return nil, err
	}
	c := Counts{}
	for _, r := range text {
		if r >= utf8.RuneSelf {
			c[string(r)]++
		}
	}
	return c, nil
}
