package export_test

import (
	"fmt"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/wordferry/wordferry/pipeline"
)

// labels answers in English, in Arabic for what it knows there.
type labels struct{}

var arabic = map[string]string{
	"HeldBack": "مؤجَّل النشر", "DraftNotice": "مسودة لم تُراجع بعد.", "Contents": "المحتويات", "SourceChanged": "تغيّر النص الأصلي بعد ترجمته.",
}

func (labels) Text(chain []language.Tag, id string, data map[string]any) (string, language.Tag) {
	if s, ok := arabic[id]; ok && chain[0] == language.Arabic {
		return s, language.Arabic
	}
	english := map[string]string{
		"By": "By %s", "Published": "Published %s", "Updated": "Updated %s", "OriginalLanguage": "Original language: %s",
		"NotTranslated": "Not translated: shown in %s", "Contents": "Contents",
		"DraftNotice": "Draft, not yet reviewed.", "MachineTranslated": "Machine translated, not yet reviewed.",
		"SourceChanged": "The original has changed since.", "Figure": "Figure %d",
		"HeldBack": "Held back", "StatusReviewed": "Reviewed", "CoverageRelated": "%d with fallback", "HeldNothingTranslated": "Nothing is translated yet",
	}
	if id == "HeldReviewed" {
		return fmt.Sprintf("%d%% is reviewed, %d%% is needed", data["Percent"], data["Wanted"]), language.English
	}
	s := english[id]
	for _, name := range []string{"Name", "Date", "Language", "Number", "Done"} {
		if v, ok := data[name]; ok {
			return fmt.Sprintf(s, v), language.English
		}
	}
	return s, language.English
}

func (labels) Plural(_ []language.Tag, id string, n int, data map[string]any) (string, language.Tag) {
	switch id {
	case "MinutesToRead":
		return fmt.Sprintf("%d min read", n), language.English
	case "ArticlesIn":
		return fmt.Sprintf("%d articles in %s", n, data["Language"]), language.English
	}
	if id == "Coverage" {
		return fmt.Sprintf("%d of %d sentences", data["Done"], n), language.English
	}
	return fmt.Sprintf("%d sentences reviewed", n), language.English
}

func (labels) Date(_ language.Tag, t time.Time, _ bool) string {
	return t.UTC().Format("2 January 2006")
}

func (labels) LanguageName(of, in language.Tag) string {
	if n := display.Tags(in); n != nil {
		return n.Name(of)
	}
	return of.String()
}

// builder makes documents of segments with keys k0000001, k0000002, …
type builder struct{ n int }

func (b *builder) segs(texts ...any) []pipeline.Segment {
	var out []pipeline.Segment
	for _, t := range texts {
		b.n++
		s := pipeline.Segment{Key: pipeline.SegmentKey(fmt.Sprintf("k%07d", b.n)), After: " "}
		switch t := t.(type) {
		case string:
			s.Text = pipeline.Text{Coded: t}
		case pipeline.Text:
			s.Text = t
		}
		out = append(out, s)
	}
	out[len(out)-1].After = ""
	return out
}

func (b *builder) block(k pipeline.BlockKind, texts ...any) pipeline.Block {
	blk := pipeline.Block{Kind: k}
	if len(texts) > 0 {
		blk.Segments = b.segs(texts...)
	}
	return blk
}

func (b *builder) item(depth int, ordered, start bool, number int, texts ...any) pipeline.Block {
	blk := b.block(pipeline.ListItem, texts...)
	blk.Depth, blk.Ordered, blk.Start, blk.Number = depth, ordered, start, number
	return blk
}

func (b *builder) cell(row, col int, head bool, texts ...any) pipeline.Block {
	blk := b.block(pipeline.Cell, texts...)
	blk.Row, blk.Col, blk.Head, blk.Start = row, col, head, row == 0 && col == 0
	return blk
}

func code(name string, kind pipeline.CodeKind, attrs ...string) pipeline.Code {
	c := pipeline.Code{Name: name, Kind: kind}
	for i := 0; i+1 < len(attrs); i += 2 {
		c.Attr = append(c.Attr, pipeline.Attr{Name: attrs[i], Value: attrs[i+1]})
	}
	return c
}

func data(name, d string) pipeline.Code {
	return pipeline.Code{Name: name, Kind: pipeline.Placeholder, Data: d}
}

func coded(s string, codes ...pipeline.Code) pipeline.Text {
	for i := range codes {
		codes[i].N = i + 1
	}
	return pipeline.Text{Coded: s, Codes: codes}
}

// tide is an article with everything that an article can hold.
func tide() *pipeline.Document {
	b := &builder{}
	d := &pipeline.Document{
		ID: "harbour/tide-clock", URI: "sources/harbour/tide-clock.html", Lang: language.English,
		Meta: pipeline.Meta{
			Byline: "Ada <Quay> & Sons", Canonical: "https://harbour.example/tide?a=1&b=2",
			Published: time.Date(2026, 3, 4, 5, 6, 7, 800, time.FixedZone("", 3*3600)), Tags: []string{"tides", "clocks"},
		},
		Title:   b.block(pipeline.TitleBlock, "Building a tide clock: \"one hand\" & 12 h 25 min"),
		Summary: b.block(pipeline.SummaryBlock, "A clock with one hand.", "It turns once in a tide."),
		Source:  pipeline.DigestOf([]byte("tide")),
	}
	intro := pipeline.Section{Level: 1, Blocks: []pipeline.Block{
		b.block(pipeline.Paragraph,
			coded("Read <a1>the <b2>guide</b2></a1> first.", code("a", pipeline.Paired, "href", "https://a.example/x_(y)?q={{z}}&copy=1"), code("b", pipeline.Paired)),
			coded("<b1>This runs on", code("b", pipeline.Opening)),
			coded("and ends</b1> here.", code("b", pipeline.Closing)),
			"Text with {{ 7 | times: 6 }}, {{< x >}}, {% raw %}, {evil}, <script>alert(1)</script> and a # b."),
		b.block(pipeline.Paragraph, "import is how this line begins -- don't \"fix\" it... see www.a.example or :smile:."),
	}}
	img := b.block(pipeline.Image, "A hand on a dial")
	img.Src = "images/dial one.png"
	parts := pipeline.Section{Level: 1, Heading: b.block(pipeline.Heading, "Parts #1 {#id}"), Blocks: []pipeline.Block{
		b.item(1, false, true, 0, "A movement"),
		b.item(2, true, true, 3, "with a shaft"), b.item(2, true, false, 4, "- and a nut"),
		b.item(1, false, false, 0, "1. A dial"),
		b.item(1, false, true, 0, "another list"),
		img, b.block(pipeline.Caption, "The dial, at low water."),
		b.cell(0, 0, true, "Part"), b.cell(0, 1, true, "Cost | each"),
		b.cell(1, 0, true, "Shaft"), b.cell(1, 1, false, coded("3<br1/>or <code2/>", code("br", pipeline.Placeholder), data("code", "a|b"))),
	}}
	list := pipeline.Block{Kind: pipeline.Listing, Lang: "go", Raw: "x := []string{\"```\"}\n\tif a < b && c {\n\t}"}
	liquid := pipeline.Block{Kind: pipeline.Listing, Raw: "{{ page.title }}\n  {% end %}"}
	quote := b.block(pipeline.Quote, coded("H<sub1>2</sub1>O is <i2>wet</i2>, <kbd3/> says.", code("sub", pipeline.Paired), code("i", pipeline.Paired), data("kbd", "Ctrl")))
	quote.Depth = 1
	deep := pipeline.Section{Level: 3, Heading: b.block(pipeline.Heading, "Deeper"), Blocks: []pipeline.Block{
		quote, list, liquid, {Kind: pipeline.Rule},
		b.block(pipeline.Paragraph, coded("A <lit1/> is text; <code2/> is code<br3/>after a break.", data("lit", "<b1>"), data("code", "x := {a}"), code("br", pipeline.Placeholder))),
	}}
	d.Sections = []pipeline.Section{intro, parts, deep}
	return d
}

// original is a document in its own language, as the flow serves it.
func original(d *pipeline.Document) pipeline.Localized {
	l := pipeline.Localized{Document: d, To: d.Lang, Chain: []language.Tag{d.Lang}, Targets: map[pipeline.SegmentKey]pipeline.Target{}}
	for _, s := range d.Segments() {
		l.Coverage.Segments++
		l.Coverage.Done++
		l.Targets[s.Key] = pipeline.Target{
			Key: s.Key, Lang: d.Lang, Text: s.Text.Coded, State: pipeline.Final, Origin: pipeline.Origin{Kind: pipeline.FromSource},
		}
	}
	return l
}

// into serves what texts gives, the source for the rest.
func into(d *pipeline.Document, to language.Tag, texts map[pipeline.SegmentKey]string) pipeline.Localized {
	l := original(d)
	l.To, l.Chain = to, []language.Tag{to, d.Lang}
	l.Coverage.Done = 0
	l.Coverage.States = map[string]int{}
	for _, s := range d.Segments() {
		t, ok := texts[s.Key]
		if !ok {
			l.Coverage.States["untranslated"]++
			continue
		}
		l.Coverage.Done++
		l.Coverage.States["reviewed"]++
		l.Targets[s.Key] = pipeline.Target{
			Key: s.Key, Lang: to, Text: t, State: pipeline.Reviewed, Origin: pipeline.Origin{Kind: pipeline.FromHuman, By: "lina"},
		}
	}
	return l
}
