package pipeline

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// Text is running text with inline codes. Coded is what people read and edit:
//
//	Read <a1>the <b2>guide</b2></a1>.<br3/>
//
// and Codes says what <a1>, <b2> and <br3/> stand for. A code is written as
// its name and its number, so that a CAT tool sees well-formed markup and a
// person sees what it is. Text of the article that only looks like a code is
// itself kept as a code named "lit", so no escape syntax is needed.
type Text struct {
	Coded string
	Codes []Code // in the order of their numbers: Codes[i].N == i+1
}

// CodeKind says how a code stands in the text.
type CodeKind uint8

const (
	Paired      CodeKind = iota // <b1>…</b1>
	Placeholder                 // <br1/>
	Opening                     // <b1> whose end is in a later segment
	Closing                     // </b1> whose start is in an earlier segment
)

// Code is one piece of inline markup.
type Code struct {
	N    int    // from 1, in source order within one Text; one number a pair
	Name string // the HTML element: "b", "a", "img", "br", "code"; "lit" for text that looks like a code
	Kind CodeKind
	Attr []Attr // what the element carried: href, title, src, alt, lang, dir; nothing else passes extraction
	Data string // text that stands in place of the code and is not translated (code, kbd, lit)
}

// Attr is an attribute of a code or an embed.
type Attr struct{ Name, Value string }

// Get returns the value of the named attribute, or "".
func (c Code) Get(name string) string {
	for _, a := range c.Attr {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Tag returns how the code is written at its start: "<b1>", "<br2/>", "</b3>".
func (c Code) Tag() string {
	name := c.Name + strconv.Itoa(c.N)
	switch c.Kind {
	case Placeholder:
		return "<" + name + "/>"
	case Closing:
		return "</" + name + ">"
	default:
		return "<" + name + ">"
	}
}

// Token is a piece of coded text: a run of plain text, or one code.
type Token struct {
	Text  string // as it stands in the coded text
	Start int    // byte offset of Text in the coded text
	Name  string // of a code; "" for plain text
	N     int    // of a code
	Open  bool   // <b1>
	Close bool   // </b1>; neither Open nor Close: <b1/>
}

// IsCode tells a code from plain text.
func (t Token) IsCode() bool { return t.Name != "" }

// codeAt reads the code at the start of a text that begins with "<":
// </?[a-z]+[0-9]{1,4}/?>. With both strokes it is none, and only looks like one.
func codeAt(s string) (t Token, alike bool) {
	at := 1
	if at < len(s) && s[at] == '/' {
		t.Close = true
		at++
	}
	name := at
	for at < len(s) && 'a' <= s[at] && s[at] <= 'z' {
		at++
	}
	digits := at
	for at < len(s) && at < digits+4 && '0' <= s[at] && s[at] <= '9' {
		t.N = 10*t.N + int(s[at]-'0')
		at++
	}
	if digits == name || at == digits {
		return t, false
	}
	t.Name, t.Open = s[name:digits], !t.Close
	if at < len(s) && s[at] == '/' {
		t.Open = false
		at++
		if t.Close {
			t.Name = ""
		}
	}
	if at == len(s) || s[at] != '>' {
		return t, false
	}
	t.Text = s[:at+1]
	return t, true
}

// nextAlike finds the first piece of a text from a place on that is or looks
// like a code.
func nextAlike(s string, at int) (t Token, ok bool) {
	for ; ; at++ {
		next := strings.IndexByte(s[at:], '<')
		if next < 0 {
			return t, false
		}
		at += next
		if t, ok = codeAt(s[at:]); ok {
			t.Start = at
			return t, true
		}
	}
}

// Tokens cuts coded text into plain runs and codes. Joined, the tokens give
// the input back. Something like <B1>, < b1 > or </b1/> is plain text here;
// the checks find it.
func Tokens(coded string) []Token {
	var out []Token
	from := 0 // of what is not in out
	for at := 0; ; {
		code, ok := nextAlike(coded, at)
		if !ok {
			break
		}
		at = code.Start + len(code.Text)
		if !code.IsCode() {
			continue
		}
		if code.Start > from {
			out = append(out, Token{Text: coded[from:code.Start], Start: from})
		}
		out = append(out, code)
		from = at
	}
	if from < len(coded) {
		out = append(out, Token{Text: coded[from:], Start: from})
	}
	return out
}

// LooksLikeCode tells whether plain text holds something that Tokens would
// take for a code; such a piece has to become a code named "lit".
func LooksLikeCode(plain string) bool { _, ok := nextAlike(plain, 0); return ok }

// Plain returns the text without its codes; codes with Data give their data,
// an image gives its alt text, a line break a newline.
func (t Text) Plain() string {
	if len(t.Codes) == 0 {
		return t.Coded
	}
	var b strings.Builder
	for _, tok := range Tokens(t.Coded) {
		if !tok.IsCode() {
			b.WriteString(tok.Text)
			continue
		}
		c, ok := t.Code(tok.N)
		if !ok || c.Kind != Placeholder {
			continue
		}
		switch c.Name {
		case "br":
			b.WriteByte('\n')
		case "img":
			b.WriteString(c.Get("alt"))
		default:
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// Code returns the code with number n.
func (t Text) Code(n int) (Code, bool) {
	if n < 1 || n > len(t.Codes) {
		return Code{}, false
	}
	return t.Codes[n-1], true
}

// Empty tells whether there is nothing to read in the text: white space and
// codes without data at most.
func (t Text) Empty() bool { return strings.TrimSpace(t.Plain()) == "" }

// Cut cuts the text at the given rising byte offsets of Coded, none of them
// inside a code, and numbers the codes of each part from 1 again. A pair that
// a cut divides becomes an Opening code in one part and a Closing code in a
// later one.
func (t Text) Cut(at []int) []Text {
	bounds := append(append([]int{0}, at...), len(t.Coded))
	parts := make([]Text, 0, len(bounds)-1)
	for i := 1; i < len(bounds); i++ {
		parts = append(parts, t.part(bounds[i-1], bounds[i]))
	}
	return parts
}

func (t Text) part(from, to int) Text {
	if len(t.Codes) == 0 {
		return Text{Coded: t.Coded[from:to]}
	}
	toks := Tokens(t.Coded[from:to])
	opened, closed := map[int]bool{}, map[int]bool{}
	for _, k := range toks {
		opened[k.N] = opened[k.N] || k.Open
		closed[k.N] = closed[k.N] || k.Close
	}
	var p Text
	var b strings.Builder
	renumbered := map[int]int{}
	for _, k := range toks {
		c, ok := t.Code(k.N)
		if !k.IsCode() || !ok {
			b.WriteString(k.Text)
			continue
		}
		n, seen := renumbered[k.N]
		if !seen {
			n = len(p.Codes) + 1
			renumbered[k.N] = n
			c.N = n
			switch {
			case c.Kind == Paired && !closed[k.N]:
				c.Kind = Opening
			case c.Kind == Paired && !opened[k.N]:
				c.Kind = Closing
			}
			p.Codes = append(p.Codes, c)
		}
		b.WriteString(retag(k, n))
	}
	p.Coded = b.String()
	return p
}

func retag(k Token, n int) string {
	name := k.Name + strconv.Itoa(n)
	switch {
	case k.Open:
		return "<" + name + ">"
	case k.Close:
		return "</" + name + ">"
	default:
		return "<" + name + "/>"
	}
}

// Trim removes white space around the text and returns what it took from the
// end.
func (t Text) Trim() (trimmed Text, after string) {
	lead := strings.TrimLeft(t.Coded, " \t\r\n\f\u00a0\u3000")
	body := strings.TrimRight(lead, " \t\r\n\f\u00a0\u3000")
	return Text{Coded: body, Codes: t.Codes}, lead[len(body):]
}

// Between returns the white space that stands between two sentences of one
// block: none where both sides are written without spaces, else one space.
func Between(left, right language.Tag) string {
	if spaceless(left) && spaceless(right) {
		return ""
	}
	return " "
}

func spaceless(t language.Tag) bool {
	base, _ := t.Base()
	switch base.String() {
	case "zh", "ja", "yue": // Thai, Lao, Khmer and Burmese have no spaces in a sentence, but one after it
		return true
	}
	return false
}
