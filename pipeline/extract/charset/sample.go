package charset

import "bytes"

// Statistics look at so many bytes.
const sampleSize = 8 << 10

// sample is what statistics look at: the words with bytes beyond ASCII, and
// two words either side of each, a space between words.
type sample struct {
	text   []byte
	counts [256]int
	high   int // bytes beyond ASCII
}

// sampleOf takes the sample of a body. Words are cut at ASCII bytes that no
// multi-byte encoding uses inside a character, so none is torn.
func sampleOf(body []byte, isHTML bool) sample {
	s := denseWords(body, isHTML)
	if s.high == 0 && isHTML {
		s = denseWords(body, false) // all of it inside tags or scripts
	}
	return s
}

func denseWords(body []byte, isHTML bool) sample {
	const around = 2
	var s sample
	var before [][]byte // words not taken that stand before the next
	after := 0          // words still to take after the last
	w := words{rest: body, html: isHTML}
	for word := w.next(); word != nil && len(s.text) < sampleSize; word = w.next() {
		switch {
		case highBytes(word) > 0:
			for _, b := range before {
				s.add(b)
			}
			before, after = before[:0], around
			s.add(word[:min(len(word), sampleSize)])
		case after > 0:
			after--
			s.add(word)
		default:
			if len(before) == around {
				before = append(before[:0], before[1:]...)
			}
			before = append(before, word)
		}
	}
	return s
}

func (s *sample) add(word []byte) {
	s.text = append(append(s.text, word...), ' ')
	for _, b := range word {
		s.counts[b]++
		if b >= 0x80 {
			s.high++
		}
	}
}

func highBytes(b []byte) (n int) {
	for _, c := range b {
		if c >= 0x80 {
			n++
		}
	}
	return n
}

// words cuts a body at white space and, in HTML, leaves out tags, comments,
// scripts and styles.
type words struct {
	rest []byte
	html bool
}

func (w *words) next() []byte {
	for len(w.rest) > 0 {
		switch c := w.rest[0]; {
		case c <= ' ':
			w.rest = w.rest[1:]
		case c == '<' && w.html:
			w.skipTag()
		default:
			end := bytes.IndexFunc(w.rest, func(r rune) bool { return r <= ' ' || r == '<' && w.html })
			if end < 0 {
				end = len(w.rest)
			}
			if end == 0 {
				end = 1
			}
			word := w.rest[:end]
			w.rest = w.rest[end:]
			return word
		}
	}
	return nil
}

func (w *words) skipTag() {
	for _, element := range []struct{ open, shut string }{{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}} {
		if len(w.rest) >= len(element.open) && bytes.EqualFold(w.rest[:len(element.open)], []byte(element.open)) {
			w.rest = w.rest[len(element.open):]
			if end := indexFold(w.rest, element.shut); end >= 0 {
				w.rest = w.rest[end:]
				break
			}
		}
	}
	if end := bytes.IndexByte(w.rest, '>'); end >= 0 {
		w.rest = w.rest[end+1:]
		return
	}
	w.rest = nil
}

// indexFold is bytes.Index without regard to the case of ASCII letters.
func indexFold(b []byte, lower string) int {
	for i := 0; ; i++ {
		at := bytes.IndexByte(b[i:], lower[0])
		if at < 0 {
			return -1
		}
		i += at
		if len(b)-i < len(lower) {
			return -1
		}
		if bytes.EqualFold(b[i:i+len(lower)], []byte(lower)) {
			return i
		}
	}
}
