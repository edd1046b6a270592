package pipeline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCut_DividesAPair(t *testing.T) {
	link := Code{N: 2, Name: "a", Attr: []Attr{{"href", "/x"}}}
	text := Text{
		Coded: "One <b1>two. Three</b1> <a2>four</a2>.<br3/>",
		Codes: []Code{{N: 1, Name: "b"}, link, {N: 3, Name: "br", Kind: Placeholder}},
	}
	parts := text.Cut([]int{strings.Index(text.Coded, "Three")})
	want := []Text{
		{Coded: "One <b1>two. ", Codes: []Code{{N: 1, Name: "b", Kind: Opening}}},
		{Coded: "Three</b1> <a2>four</a2>.<br3/>", Codes: []Code{{N: 1, Name: "b", Kind: Closing}, link, {N: 3, Name: "br", Kind: Placeholder}}},
	}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Error(diff)
	}
}

func TestPlain_GivesWhatStandsInPlaceOfCodes(t *testing.T) {
	text := Text{
		Coded: "Run <code1/> now<br2/><img3/>, not <lit4/>.",
		Codes: []Code{
			{N: 1, Name: "code", Kind: Placeholder, Data: "go <b1>"}, {N: 2, Name: "br", Kind: Placeholder},
			{N: 3, Name: "img", Kind: Placeholder, Attr: []Attr{{"alt", "a boat"}}}, {N: 4, Name: "lit", Kind: Placeholder, Data: "<b1>"},
		},
	}
	if got, want := text.Plain(), "Run go <b1> now\na boat, not <b1>."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTokens_JoinToTheInput(t *testing.T) {
	pieces := rapid.SliceOf(rapid.SampledFrom([]string{"<b1>", "</b1>", "<br2/>", "</br2/>", "<B1>", "< b1>", "<", ">", "text", "文", "<b12345>", "\n"}))
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(pieces.Draw(t, "pieces"), "")
		var b strings.Builder
		for _, k := range Tokens(in) {
			if k.Start != b.Len() {
				t.Fatalf("token %q says it begins at %d, it begins at %d", k.Text, k.Start, b.Len())
			}
			b.WriteString(k.Text)
		}
		if b.String() != in {
			t.Fatalf("got %q, want %q", b.String(), in)
		}
	})
}

// TestCut_KeepsEveryCharacter cuts random coded texts at random places: the
// plain texts of the parts join to the plain text of the whole, and every code
// of a part is numbered from 1 and known.
// The pattern says what a code is; Tokens reads it without.
func TestTokens_AreThoseOfThePattern(t *testing.T) {
	pattern := regexp.MustCompile(`<(/?)([a-z]+)([0-9]{1,4})(/?)>`)
	byPattern := func(coded string) (out []Token) {
		at := 0
		for _, m := range pattern.FindAllStringSubmatchIndex(coded, -1) {
			shut, self := m[3] > m[2], m[9] > m[8]
			if shut && self {
				continue
			}
			if m[0] > at {
				out = append(out, Token{Text: coded[at:m[0]], Start: at})
			}
			n, _ := strconv.Atoi(coded[m[6]:m[7]])
			out = append(out, Token{Text: coded[m[0]:m[1]], Start: m[0], Name: coded[m[4]:m[5]], N: n, Open: !shut && !self, Close: shut})
			at = m[1]
		}
		if at < len(coded) {
			out = append(out, Token{Text: coded[at:], Start: at})
		}
		return out
	}
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"<", "</", ">", "/>", "/", "b", "lit", "B", "1", "12", "0", "9999", "12345", " ", "é", "\xff", "<b1>", "</b1>", "<br2/>", "</b1/>"}),
		rapid.StringN(0, 3, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		coded := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
		if diff := cmp.Diff(byPattern(coded), Tokens(coded)); diff != "" {
			t.Fatalf("%q: %s", coded, diff)
		}
		if got, want := LooksLikeCode(coded), pattern.MatchString(coded); got != want {
			t.Fatalf("%q: LooksLikeCode is %v", coded, got)
		}
	})
}

func TestCut_KeepsEveryCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text Text
		var b strings.Builder
		var cuts []int
		for i := range rapid.IntRange(1, 8).Draw(t, "runs") {
			b.WriteString(rapid.StringMatching(`[a-c文 .]{0,5}`).Draw(t, "run"))
			n := i + 1
			if rapid.Bool().Draw(t, "paired") {
				text.Codes = append(text.Codes, Code{N: n, Name: "b"})
				fmt.Fprintf(&b, "<b%d>", n)
				if rapid.Bool().Draw(t, "cut inside") {
					cuts = append(cuts, b.Len())
				}
				fmt.Fprintf(&b, "x</b%d>", n)
			} else {
				text.Codes = append(text.Codes, Code{N: n, Name: "code", Kind: Placeholder, Data: "d"})
				fmt.Fprintf(&b, "<code%d/>", n)
			}
		}
		text.Coded = b.String()
		joined := ""
		for _, p := range text.Cut(cuts) {
			joined += p.Plain()
			for i, c := range p.Codes {
				if c.N != i+1 {
					t.Fatalf("codes of %q are numbered %v", p.Coded, p.Codes)
				}
			}
			for _, k := range Tokens(p.Coded) {
				if _, ok := p.Code(k.N); k.IsCode() && !ok {
					t.Fatalf("%q has no code %d", p.Coded, k.N)
				}
			}
		}
		if joined != text.Plain() {
			t.Fatalf("got %q, want %q", joined, text.Plain())
		}
	})
}
