package segment

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
)

// coded makes a text of a coded string, with a code for every number in it.
func coded(s string) pipeline.Text {
	t := pipeline.Text{Coded: s}
	kinds := map[int]pipeline.Code{}
	most := 0
	for _, k := range pipeline.Tokens(s) {
		if k.IsCode() {
			c := pipeline.Code{N: k.N, Name: k.Name}
			if !k.Open && !k.Close {
				c.Kind = pipeline.Placeholder
				c.Data = "x"
			}
			kinds[k.N] = c
			most = max(most, k.N)
		}
	}
	for n := 1; n <= most; n++ {
		t.Codes = append(t.Codes, kinds[n])
	}
	return t
}

func split(lang, s string, kind pipeline.BlockKind) []pipeline.Segment {
	doc := &pipeline.Document{Sections: []pipeline.Section{{Blocks: []pipeline.Block{{Kind: kind, Text: coded(s)}}}}}
	New(language.Make(lang), Options{}).Document(doc)
	return doc.Sections[0].Blocks[0].Segments
}

func TestDocument_CodesDoNotHideTheEnd(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "One. Two.", "One.|Two."},
		{"en", "  One.  Two. ", "One.|Two."},
		{"en", "Read <a1>the guide.</a1> Then go.", "Read <a1>the guide.</a1>|Then go."},
		{"en", "Read it. <b1>Then</b1> go.", "Read it.|<b1>Then</b1> go."},
		{"en", "Read it.<b1> Then</b1> go.", "Read it.|<b1> Then</b1> go."},
		{"en", "<b1>Read it. Then go.</b1>", "<b1>Read it.|Then go.</b1>"},
		{"en", "<b1>One.</b1> <i2>Two.</i2>", "<b1>One.</b1>|<i1>Two.</i1>"},
		{"en", "One.<b1></b1> Two.", "One.<b1></b1>|Two."},
		{"en", "One.<b1> </b1>Two.", "One.<b1> </b1>|Two."},
		{"en", "Use <code1/>. Then stop.", "Use <code1/>.|Then stop."},
		{"en", "Run it. <code1/> does the rest.", "Run it.|<code1/> does the rest."},
		{"en", "Files end in .<code1/> or so. Fine.", "Files end in .<code1/> or so.|Fine."},
		{"en", "See Fig. <img1/> and e.g. <lit2/>. Go.", "See Fig. <img1/> and e.g. <lit2/>.|Go."},
		{"en", "Dr. <b1>Smith</b1> came. He left.", "Dr. <b1>Smith</b1> came.|He left."},
		{"en", "Shown before.<sup1>12</sup1> Then more.", "Shown before.<sup1>12</sup1>|Then more."},
		{"en", "Shown before.<sup1><a2>[3]</a2></sup1> Then more.", "Shown before.<sup1><a2>[3]</a2></sup1>|Then more."},
		{"en", "one line<br1/>next line", "one line<br1/>|next line"},
		{"en", "One.<br1/><br2/> <b3>Two.</b3>", "One.<br1/><br2/>|<b1>Two.</b1>"},
		{"en", "One.<b1><br2/>Two.</b1>", "One.<b1><br2/>|Two.</b1>"},
		{"en", "<br1/>One.<br2/>***<br3/>Two.", "<br1/>One.<br2/>***<br3/>|Two."},
		{"en", "***<br1/>One.", "***<br1/>One."},
		{"en", "“<b1>Go!</b1>” he said. Then he left.", "“<b1>Go!</b1>” he said.|Then he left."},
		{"zh", "<b1>你好。</b1>我很好。", "<b1>你好。</b1>|我很好。"},
		{"zh", "你好。<b1>我很好。</b1>", "你好。|<b1>我很好。</b1>"},
		{"zh", "“<b1>快跑！</b1>”他喊道。大家跑了。", "“<b1>快跑！</b1>”他喊道。|大家跑了。"},
		{"zh", "体温3<b1>.</b1>5度。好。", "体温3<b1>.</b1>5度。|好。"},
		{"zh", "使用<code1/>。然后<a2>重启。</a2>", "使用<code1/>。|然后<a1>重启。</a1>"},
	} {
		var got []string
		for _, s := range split(c.lang, c.text, pipeline.Paragraph) {
			got = append(got, s.Text.Coded)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestDocument_KeepsTheSpaceBetweenSegments(t *testing.T) {
	got := split("en", " One.  Two.\u3000Three.", pipeline.Paragraph)
	after := []string{got[0].After, got[1].After, got[2].After}
	if want := []string{"  ", "\u3000", ""}; !slices.Equal(after, want) {
		t.Errorf("got %q, want %q", after, want)
	}
}

func TestDocument_LeavesOutWhatIsNotRead(t *testing.T) {
	for _, c := range []struct {
		kind pipeline.BlockKind
		text string
		want int
	}{
		{pipeline.Listing, "go run. Then stop.", 0},
		{pipeline.Paragraph, "", 0},
		{pipeline.Paragraph, "* * *", 0},
		{pipeline.Paragraph, "——", 0},
		{pipeline.Rule, "", 0},
		{pipeline.Heading, "One? Two?", 2},
		{pipeline.Cell, "3.5", 1},
		{pipeline.Caption, "Fig. 1. Cells.", 2},
		{pipeline.ListItem, "1. Wash.", 1},
		{pipeline.Image, "A cell. Magnified.", 2},
	} {
		if got := split("en", c.text, c.kind); len(got) != c.want {
			t.Errorf("%v %q: %d segments, want %d: %v", c.kind, c.text, len(got), c.want, got)
		}
	}
}

func TestDocument_CutsEveryBlockAndKeepsItsText(t *testing.T) {
	text := coded("One. Two.")
	doc := &pipeline.Document{
		Title: pipeline.Block{Kind: pipeline.TitleBlock, Text: text}, Summary: pipeline.Block{Kind: pipeline.SummaryBlock, Text: text},
		Sections: []pipeline.Section{{Heading: pipeline.Block{Kind: pipeline.Heading, Text: text}, Blocks: []pipeline.Block{{Text: text}}}},
	}
	s := New(language.English, Options{})
	s.Document(doc)
	s.Document(doc)
	n := 0
	for b := range doc.Segments() {
		n++
		if b.Text.Coded != text.Coded {
			t.Errorf("%v: text is %q", b.Kind, b.Text.Coded)
		}
	}
	if n != 8 {
		t.Errorf("%d segments, want 8", n)
	}
}

// Whatever the codes, cutting loses no text, and every piece of a text with
// letters is cut where the same text without codes is.
func TestDocument_LosesNothing(t *testing.T) {
	parts := append([]string{"<b1>", "</b1>", "<i2>", "</i2>", "<br3/>", "<code4/>", "<sup5>", "</sup5>", "<img6/>", "One.", " Two. ", "好。"}, alphabet...)
	strip := func(s string) string {
		var b strings.Builder
		for _, k := range pipeline.Tokens(s) {
			if k.IsCode() {
				k.Text = strings.Trim(k.Text, "0123456789</>") + "|"
				k.Text = strings.Map(func(r rune) rune {
					if r >= '0' && r <= '9' {
						return -1
					}
					return r
				}, k.Text)
			}
			b.WriteString(k.Text)
		}
		return b.String()
	}
	rapid.Check(t, func(t *rapid.T) {
		tag := rapid.SampledFrom(tags).Draw(t, "tag")
		in := coded(strings.Join(rapid.SliceOf(rapid.SampledFrom(parts)).Draw(t, "parts"), ""))
		doc := &pipeline.Document{Title: pipeline.Block{Text: in}}
		New(language.Make(tag), Options{}).Document(doc)
		if len(doc.Title.Segments) == 0 {
			if readable(in.Plain()) {
				t.Fatalf("no segments in %q", in.Coded)
			}
			return
		}
		var b strings.Builder
		for _, s := range doc.Title.Segments {
			b.WriteString(strip(s.Text.Coded) + s.After)
		}
		if got, want := b.String(), strings.TrimLeft(strip(in.Coded), " \t\r\n\f\u00a0\u3000"); got != want {
			t.Fatalf("%q\n got %q\nwant %q", in.Coded, got, want)
		}
	})
}
