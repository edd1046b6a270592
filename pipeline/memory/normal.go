package memory

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/unicode/norm"
)

// code is a piece of inline markup as its text shows it.
type code struct {
	n    int // its number in the text
	name string
	form form
}

type form uint8

const (
	single  form = iota // <br1/>
	pair                // <b1>…</b1>
	opening             // <b1> alone
	closing             // </b1> alone
)

// codeType is what two codes share that may stand for each other.
type codeType struct {
	name string
	form form
}

func (c code) typ() codeType { return codeType{c.name, c.form} }

// split takes the codes out of a coded text. In the plain text a marker stands
// for each placeholder, because people read it as a word; pairs leave no trace,
// because they are form only.
func split(coded string) (plain string, codes []code, names []string) {
	if strings.IndexByte(coded, '<') < 0 {
		return clean(coded), nil, nil
	}
	var b strings.Builder
	at := map[int]int{}
	for _, k := range pipeline.Tokens(coded) {
		if !k.IsCode() {
			b.WriteString(clean(k.Text))
			continue
		}
		f := single
		switch {
		case k.Open:
			f = opening
		case k.Close:
			f = closing
		default:
			b.WriteByte(marker)
			names = append(names, k.Name)
		}
		if i, seen := at[k.N]; seen {
			if codes[i].form == opening && f == closing {
				codes[i].form = pair
			}
			continue
		}
		at[k.N] = len(codes)
		codes = append(codes, code{k.N, k.Name, f})
	}
	return b.String(), codes, names
}

// clean takes out what would be mistaken for a marker.
func clean(s string) string {
	if strings.IndexByte(s, marker) < 0 {
		return s
	}
	return strings.ReplaceAll(s, string(marker), "")
}

// normalForm is what two coded texts have in common that are the same: NFC,
// white space collapsed, codes numbered in the order they stand in.
func normalForm(coded string) string {
	if inert(coded) {
		return coded
	}
	if strings.IndexByte(coded, '<') >= 0 {
		coded = renumber(coded)
	}
	return collapse(norm.NFC.String(coded))
}

// neighbourForm is what neighbours are compared by: without codes.
func neighbourForm(coded string) string {
	if inert(coded) {
		return coded
	}
	plain, _, _ := split(coded)
	return collapse(norm.NFC.String(clean(plain)))
}

func renumber(coded string) string {
	var b strings.Builder
	numbers := map[int]int{}
	for _, k := range pipeline.Tokens(coded) {
		if !k.IsCode() {
			b.WriteString(k.Text)
			continue
		}
		n, seen := numbers[k.N]
		if !seen {
			n = len(numbers) + 1
			numbers[k.N] = n
		}
		b.WriteString(tag(k, k.Name, n))
	}
	return b.String()
}

// tag writes a code with another name and number.
func tag(k pipeline.Token, name string, n int) string {
	s := name + strconv.Itoa(n)
	switch {
	case k.Open:
		return "<" + s + ">"
	case k.Close:
		return "</" + s + ">"
	default:
		return "<" + s + "/>"
	}
}

// collapse makes every run of white space one space and takes it from the ends.
func collapse(s string) string {
	space, clean := true, true
	for _, r := range s {
		if is := unicode.IsSpace(r); is && (space || r != ' ') {
			clean = false
			break
		} else {
			space = is
		}
	}
	if clean && (!space || s == "") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
