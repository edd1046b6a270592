package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gowebpki/jcs"
	"golang.org/x/text/unicode/norm"

	"github.com/wordferry/wordferry/pipeline"
)

// article is the document "article/1"; its schema is schema/article-1.schema.json.
type article struct {
	Schema      string            `json:"schema"`
	ID          string            `json:"id"`
	Locale      string            `json:"locale"`
	Dir         string            `json:"dir"`
	Slug        string            `json:"slug"`
	Title       string            `json:"title"`
	Description string            `json:"description,omitempty"`
	Status      string            `json:"status"`
	Source      articleSource     `json:"source"`
	Meta        articleMeta       `json:"meta"`
	Coverage    pipeline.Coverage `json:"coverage"`
	Head        []articleBlock    `json:"head"`
	Sections    []articleSection  `json:"sections"`
}

type articleSource struct {
	URI    string `json:"uri"`
	Locale string `json:"locale"`
	SHA256 string `json:"sha256"`
}

type articleMeta struct {
	Byline    string   `json:"byline,omitempty"`
	Site      string   `json:"site,omitempty"`
	Canonical string   `json:"canonical,omitempty"`
	Published string   `json:"published,omitempty"`
	Modified  string   `json:"modified,omitempty"`
	Tags      []string `json:"tags,omitempty"`
}

type articleSection struct {
	ID      string         `json:"id"`
	Level   int            `json:"level"`
	Heading *articleBlock  `json:"heading,omitempty"`
	Blocks  []articleBlock `json:"blocks"`
}

type articleBlock struct {
	ID       string           `json:"id,omitempty"`
	Type     string           `json:"type"`
	Depth    int              `json:"depth,omitempty"`
	Ordered  bool             `json:"ordered,omitempty"`
	Start    bool             `json:"start,omitempty"`
	Number   int              `json:"number,omitempty"`
	Row      *int             `json:"row,omitempty"`
	Col      *int             `json:"col,omitempty"`
	Head     bool             `json:"head,omitempty"`
	Src      string           `json:"src,omitempty"`
	Raw      string           `json:"raw,omitempty"`
	Lang     string           `json:"lang,omitempty"`
	Segments []articleSegment `json:"segments"`
}

type articleSegment struct {
	ID     string          `json:"id,omitempty"`
	Src    string          `json:"src"`
	Text   string          `json:"text"`
	Marks  []articleMark   `json:"marks,omitempty"`
	State  string          `json:"state"`
	Origin pipeline.Origin `json:"origin"`
	Lang   string          `json:"lang,omitempty"`
	Joined bool            `json:"joined,omitempty"`
	After  string          `json:"after,omitempty"`
}

type articleMark struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Href  string `json:"href,omitempty"`
	Title string `json:"title,omitempty"`
	Src   string `json:"src,omitempty"`
	Alt   string `json:"alt,omitempty"`
	Lang  string `json:"lang,omitempty"`
	Dir   string `json:"dir,omitempty"`
}

// JSON writes the document "article/1" in canonical form: RFC 8785, text in
// NFC, whole numbers, times in UTC to the second. Text is plain; its inline
// elements are marks beside it, counted in Unicode code points.
func JSON(l pipeline.Localized, _ Labels) (pipeline.File, error) {
	a := article{
		Schema: "article/1",
		ID:     norm.NFC.String(string(l.ID)), Locale: l.To.String(), Dir: pipeline.Direction(l.To), Slug: Slug(l.ID),
		Title:       blockText(sentences(l, &l.Title)),
		Description: blockText(own(l, &l.Summary)),
		Status:      l.Status(),
		Source:      articleSource{URI: cleanText(l.URI), Locale: l.Lang.String(), SHA256: l.Source.String()},
		Meta: articleMeta{
			Byline: cleanText(l.Meta.Byline), Site: cleanText(l.Meta.Site),
			Published: pipeline.Stamp(l.Meta.Published.UTC()), Modified: pipeline.Stamp(l.Meta.Modified.UTC()),
		},
		Coverage: l.Coverage,
		Head:     []articleBlock{},
		Sections: []articleSection{},
	}
	if a.Coverage.States == nil {
		a.Coverage.States = map[string]int{}
	}
	if href, ok := safeSrc(l.Meta.Canonical); ok {
		a.Meta.Canonical = href
	}
	for _, t := range l.Meta.Tags {
		a.Meta.Tags = append(a.Meta.Tags, cleanText(t))
	}
	for _, b := range []*pipeline.Block{&l.Title, &l.Summary} {
		if jb := jsonBlock(l, b); len(jb.Segments) > 0 {
			a.Head = append(a.Head, jb)
		}
	}
	for i := range l.Sections {
		s := &l.Sections[i]
		js := articleSection{ID: sectionID(s, i), Level: clamp(s.Level, 1, 99), Blocks: []articleBlock{}}
		if h := jsonBlock(l, &s.Heading); len(h.Segments) > 0 {
			h.Type = pipeline.Heading.String()
			js.Heading = &h
		}
		for j := range s.Blocks {
			js.Blocks = append(js.Blocks, jsonBlock(l, &s.Blocks[j]))
		}
		a.Sections = append(a.Sections, js)
	}
	data, err := canonical(a)
	if err != nil {
		return pipeline.File{}, fmt.Errorf("%s in %s as JSON: %w", l.ID, l.To, err)
	}
	return pipeline.File{Format: "json", MediaType: "application/json", Data: data}, nil
}

// canonical writes v as RFC 8785 has it. v holds no floating point.
func canonical(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return jcs.Transform(b)
}

func jsonBlock(l pipeline.Localized, b *pipeline.Block) articleBlock {
	jb := articleBlock{
		ID: blockID(b), Type: b.Kind.String(), Depth: clamp(b.Depth, 0, 1e9), Ordered: b.Ordered, Start: b.Start, Number: clamp(b.Number, -1e9, 1e9),
		Head: b.Head, Raw: cleanCode(b.Raw), Segments: []articleSegment{},
	}
	if b.Kind == pipeline.Listing {
		jb.Lang = cleanText(b.Lang)
	}
	if b.Kind == pipeline.Cell {
		jb.Row, jb.Col = new(clamp(b.Row, 0, 1e9)), new(clamp(b.Col, 0, 1e9))
	}
	if src, ok := safeSrc(b.Src); ok {
		jb.Src = src
	}
	for _, s := range sentences(l, b) {
		jb.Segments = append(jb.Segments, jsonSegment(l, s))
	}
	return jb
}

func jsonSegment(l pipeline.Localized, s sentence) articleSegment {
	source, _ := nest(s.segment.Text.Coded, s.segment.Text, nil)
	src, _ := plainWithMarks(source)
	js := articleSegment{
		ID: string(s.segment.Key), Src: src, State: servedState(l, s), Origin: s.target.Origin,
		Joined: s.joined, After: s.after,
	}
	js.Origin.By, js.Origin.Unit = cleanText(js.Origin.By), cleanText(js.Origin.Unit)
	js.Text, js.Marks = plainWithMarks(s.pieces)
	if s.lang != l.To {
		js.Lang = s.lang.String()
	}
	return js
}

// servedState is the state of what is served: "source" in an article's own
// language, "untranslated" where the source stands in for a translation.
func servedState(l pipeline.Localized, s sentence) string {
	switch {
	case s.target.Origin.Kind != pipeline.FromSource:
		return s.target.State.String()
	case l.To == l.Lang:
		return "source"
	default:
		return pipeline.Untranslated.String()
	}
}

// plainWithMarks gives the text of a sentence in NFC and the elements in it,
// outermost first.
func plainWithMarks(pieces []piece) (string, []articleMark) {
	var (
		buf   []byte
		count int
		open  []int // of marks
		marks []articleMark
	)
	add := func(s string) {
		if s == "" {
			return
		}
		if norm.NFC.PropertiesString(s).BoundaryBefore() {
			buf = append(buf, s...)
			count += utf8.RuneCountInString(s)
			return
		}
		buf = norm.NFC.AppendString(buf, s) // a combining character after a code joins what stands before it
		count = utf8.RuneCount(buf)
	}
	for _, p := range pieces {
		switch p.kind {
		case text:
			add(p.text)
		case begin:
			open = append(open, len(marks))
			marks = append(marks, mark(p.code, count))
		case end:
			marks[open[len(open)-1]].End = count
			open = open[:len(open)-1]
		case void:
			m := mark(p.code, count)
			add(p.text)
			m.End = count
			marks = append(marks, m)
		}
	}
	for i := range marks {
		marks[i].Start, marks[i].End = min(marks[i].Start, count), min(marks[i].End, count)
	}
	return string(buf), marks
}

func mark(c pipeline.Code, at int) articleMark {
	m := articleMark{Type: c.Name, Start: at, End: at}
	switch c.Name {
	case "a":
		m.Href, _ = safeHref(c.Get("href"))
	case "img":
		m.Src, _ = safeSrc(c.Get("src"))
		m.Alt = cleanText(c.Get("alt"))
	}
	m.Title, m.Lang, m.Dir = cleanText(c.Get("title")), langAttr(c), dirAttr(c)
	return m
}

// sectionID names a section after its first segment, which lives as long as
// the sentence does; a section without text has its place for a name.
func sectionID(s *pipeline.Section, i int) string {
	if id := blockID(&s.Heading); id != "" {
		return id
	}
	for j := range s.Blocks {
		if id := blockID(&s.Blocks[j]); id != "" {
			return id
		}
	}
	return fmt.Sprintf("s%d", i+1)
}

func blockID(b *pipeline.Block) string {
	if len(b.Segments) == 0 {
		return ""
	}
	return string(b.Segments[0].Key)
}

func clamp(n, low, high int) int { return min(max(n, low), high) }

func dirAttr(c pipeline.Code) string {
	if d := strings.ToLower(c.Get("dir")); slices.Contains([]string{"ltr", "rtl", "auto"}, d) {
		return d
	}
	return ""
}
