package main

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/wordferry/wordferry/pipeline"
)

// hit is a unit in which words were found: the whole query as it is, or all
// of its words in any order.
type hit struct {
	pipeline.Unit
	Whole          bool
	Source, Target []span // where, in the coded texts
}

// span is a place in a text, in bytes.
type span struct{ Start, End int }

// jsonHit is a hit as `memory lookup --concordance --json` shows it.
type jsonHit struct {
	Source  string   `json:"source"`
	Target  string   `json:"target"`
	Origin  string   `json:"origin"`
	Whole   bool     `json:"whole"`         // the words stand as they are
	Sources [][2]int `json:"source_places"` // start and end, in bytes
	Targets [][2]int `json:"target_places"`
}

func jsonHits(hits []hit) []jsonHit {
	places := func(at []span) [][2]int {
		out := [][2]int{}
		for _, s := range at {
			out = append(out, [2]int{s.Start, s.End})
		}
		return out
	}
	out := []jsonHit{}
	for _, h := range hits {
		out = append(out, jsonHit{h.Unit.Source, h.Unit.Target, h.Key, h.Whole, places(h.Source), places(h.Target)})
	}
	return out
}

// concordance finds words in texts, whatever their case and width and the
// codes between them. A query without accents finds words with and without;
// one with accents wants them.
type concordance struct {
	query string   // folded
	words []string // of it
	text  folded   // of the text at hand, to be used again
}

func newConcordance(query string) *concordance {
	var strict folded
	strict.set(query)
	c := &concordance{query: strings.TrimSpace(string(strict.text))}
	c.text.loose = true
	c.text.set(query)
	c.text.loose = bytes.Equal(c.text.text, strict.text)
	c.words = strings.Fields(c.query)
	slices.SortFunc(c.words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	c.words = slices.Compact(c.words)
	return c
}

// search returns the units that hold the query, in the source or the target:
// those that hold it whole first, shorter texts before longer ones.
func (c *concordance) search(units iter.Seq2[pipeline.Unit, error], limit int) ([]hit, error) {
	var best []hit
	if c.query == "" {
		return nil, nil
	}
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		h := hit{Unit: u}
		var inSource, inTarget bool
		h.Source, inSource = c.find(u.Source)
		h.Target, inTarget = c.find(u.Target)
		if h.Source == nil && h.Target == nil {
			continue
		}
		h.Whole = inSource || inTarget
		at, _ := slices.BinarySearchFunc(best, h, func(a, b hit) int {
			if order := compareHits(a, b); order != 0 {
				return order
			}
			return -1 // after those that are as good
		})
		if at < limit {
			best = slices.Insert(best[:min(len(best), limit-1)], at, h)
		}
	}
	return best, nil
}

func compareHits(a, b hit) int {
	rank := func(h hit) int {
		if h.Whole {
			return 0
		}
		return 1
	}
	return cmp.Or(rank(a)-rank(b), len(a.Unit.Source)-len(b.Unit.Source))
}

// find returns where the query stands in a text, or where its words do.
func (c *concordance) find(coded string) (at []span, whole bool) {
	c.text.set(coded)
	if at = c.text.find(c.query); at != nil || len(c.words) < 2 {
		return at, at != nil
	}
	for _, w := range c.words {
		found := c.text.find(w)
		if found == nil {
			return nil, false
		}
		at = append(at, found...)
	}
	slices.SortFunc(at, func(a, b span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	kept := at[:1] // none within another
	for _, s := range at[1:] {
		if s.Start >= kept[len(kept)-1].End {
			kept = append(kept, s)
		}
	}
	return kept, false
}

// folded is a text without codes, case and width, each byte with its place in
// the text it was made of.
type folded struct {
	text  []byte
	from  []int32 // by byte: where its character begins
	end   []int32 // by byte: where it ends
	loose bool    // accents and points do not count
}

func (f *folded) set(coded string) {
	f.text, f.from, f.end = f.text[:0], f.from[:0], f.end[:0]
	if strings.IndexByte(coded, '<') < 0 { // nearly all
		f.add(coded, 0)
		return
	}
	for _, t := range pipeline.Tokens(coded) {
		if !t.IsCode() {
			f.add(t.Text, t.Start)
		}
	}
}

func (f *folded) add(text string, at int) {
	var buf [utf8.UTFMax]byte
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf) { // no mark follows
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			f.put([]byte{c}, at+i, at+i+1)
			i++
			continue
		}
		n := norm.NFC.NextBoundaryInString(text[i:], true)
		if n <= 0 {
			n = len(text) - i
		}
		for _, r := range norm.NFC.String(width.Fold.String(text[i : i+n])) {
			r = unicode.ToLower(r)
			if f.loose {
				if r == 'ß' {
					f.put([]byte("ss"), at+i, at+i+n)
					continue
				}
				if r = unmarked(r); r < 0 {
					continue
				}
			}
			f.put(buf[:utf8.EncodeRune(buf[:], r)], at+i, at+i+n)
		}
		i += n
	}
}

// unmarked is a letter without accents and points; -1 for one of these alone.
// Marks that make another letter of one stay: those of kana and of India's
// scripts, й and their like.
func unmarked(r rune) rune {
	switch {
	case r < 0x80 || r >= 0x2000:
		return r
	case r >= 0x300 && r <= 0x36f, r >= 0x591 && r <= 0x5c7, r == 0x640, r >= 0x64b && r <= 0x652, r == 0x670:
		return -1
	}
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	case 'ё':
		return 'е'
	}
	if !unicode.In(r, unicode.Latin, unicode.Greek) {
		return r
	}
	var buf [utf8.UTFMax]byte
	if d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition(); d != nil {
		r, _ = utf8.DecodeRune(d)
	}
	return r
}

// put adds a character; white space counts once.
func (f *folded) put(b []byte, from, to int) {
	if r, _ := utf8.DecodeRune(b); unicode.IsSpace(r) {
		if n := len(f.text); n > 0 && f.text[n-1] == ' ' {
			return
		}
		b = []byte{' '}
	}
	for _, c := range b {
		f.text = append(f.text, c)
		f.from, f.end = append(f.from, int32(from)), append(f.end, int32(to))
	}
}

// find returns every place of a folded query; none of an empty one.
func (f *folded) find(query string) []span {
	if query == "" {
		return nil
	}
	var at []span
	for from := 0; ; {
		i := bytes.Index(f.text[from:], []byte(query))
		if i < 0 {
			return at
		}
		start, last := from+i, from+i+len(query)-1
		at = append(at, span{int(f.from[start]), int(f.end[last])})
		from = last + 1
	}
}

// mark paints the spans of a text, or puts brackets around them where there
// are no colours.
func (s screen) mark(text string, at []span, rest style) string {
	var b strings.Builder
	done := 0
	for _, p := range at {
		if p.Start < done {
			continue
		}
		b.WriteString(s.paint(rest, text[done:p.Start]))
		if hit := text[p.Start:p.End]; s.color {
			b.WriteString(s.paint(yellow, hit))
		} else {
			b.WriteString("[" + hit + "]")
		}
		done = p.End
	}
	b.WriteString(s.paint(rest, text[done:]))
	return b.String()
}
