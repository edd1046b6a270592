package extract

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
)

// html extracts a web page.
func (e *Extractor) html(ctx context.Context, it pipeline.Item) (*pipeline.Document, error) {
	pg, err := parse(it)
	if err != nil {
		return nil, err
	}
	s, err := e.sheet(ctx, it, pg)
	if err != nil {
		return nil, err
	}
	return e.finish(s)
}

// sheet is a page on its way to a document: cut into pieces, and each of them
// marked.
type sheet struct {
	pg    *page
	d     *pipeline.Document // its metadata
	cuts  []cut              // the page, and those that follow it
	title string
}

// cut is a page cut into pieces.
type cut struct {
	pg  *page
	ps  []*piece
	toc map[string]int // what dropContents found in it
}

func (e *Extractor) sheet(ctx context.Context, it pipeline.Item, pg *page) (*sheet, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d := newDocument(it, pg)
	d.Meta = pg.meta()
	title := pg.title()
	e.configuredTitle(pg, &title)

	ps, err := e.article(pg, d)
	if err != nil {
		return nil, err
	}
	title = pg.settleTitle(title, ps)
	dropChrome(ps)
	toc := dropContents(ps)
	dropTemplate(ps, it.Repeated, title)
	e.restore(pg, ps)
	pg.bylineIn(e.around(pg, ps, &d.Meta), &d.Meta)
	e.configuredFacts(pg, &d.Meta)
	s := &sheet{pg: pg, d: d, cuts: []cut{{pg, ps, toc}}, title: title}
	for _, next := range it.Next {
		more, err := e.furtherPage(ctx, next, d, title)
		if err != nil {
			return nil, err
		}
		s.cuts = append(s.cuts, more)
		ps = append(ps, more.ps...)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d.Summary.Text = pg.summary(ps)
	return s, nil
}

// article cuts a page into pieces and marks those of the article. What the
// rules remove is listed in the document.
func (e *Extractor) article(pg *page, d *pipeline.Document) ([]*piece, error) {
	if e.body == nil {
		skip := e.removed([]*html.Node{pg.root}, d)
		ps := pg.pieces([]*html.Node{pg.body}, skip)
		pg.choose(ps, e.model)
		return e.elsewhere(pg, ps, skip), nil
	}
	from := outermost(pg.root, e.body, nil)
	if len(from) == 0 {
		return nil, fault(pg.item, "no article text found", "no element matches the body selector "+e.rules.Body+"; look at the page and change the selector", nil)
	}
	if e.keep != nil {
		from = outermost(pg.root, slices.Concat(e.body, e.keep), nil)
	}
	ps := pg.pieces(from, e.removed(from, d))
	shown := slices.ContainsFunc(ps, func(p *piece) bool { return !p.hidden && p.text != "" })
	for _, p := range ps {
		p.keep = !p.hidden || !shown // who names hidden text means it
	}
	return ps, nil
}

// around returns the pieces among which author and date are looked for. Where
// a selector names the body they mostly stand above it; the page is cut once
// more for them, if nothing has said them so far.
func (e *Extractor) around(pg *page, ps []*piece, m *pipeline.Meta) []*piece {
	dated := e.date != nil || !m.Published.IsZero()
	signed := e.author != nil || m.Byline != "" && spaced(m.Byline)
	if e.body == nil || dated && signed {
		return ps
	}
	kept := map[*html.Node]bool{}
	for _, p := range ps {
		if p.keep {
			kept[p.at()] = true
		}
	}
	all := pg.pieces([]*html.Node{pg.body}, nil)
	for _, p := range all {
		p.keep = kept[p.at()]
	}
	return all
}

// furtherPage takes the text of one of the further pages of an article.
func (e *Extractor) furtherPage(ctx context.Context, it pipeline.Item, d *pipeline.Document, title string) (cut, error) {
	if err := ctx.Err(); err != nil {
		return cut{}, err
	}
	if err := tooLarge(it); err != nil {
		return cut{}, err
	}
	pg, err := parse(it)
	if err != nil {
		return cut{}, err
	}
	ps, err := e.article(pg, d)
	if err != nil {
		return cut{}, err
	}
	pg.titleFixed = true
	pg.settleTitle(title, ps)
	dropChrome(ps)
	toc := dropContents(ps)
	dropTemplate(ps, it.Repeated, title)
	e.restore(pg, ps)
	return cut{pg, ps, toc}, nil
}

// finish makes sections of the pieces that are kept and lists the others.
func (e *Extractor) finish(s *sheet) (*pipeline.Document, error) {
	pg, d, title := s.pg, s.d, s.title
	var kept []*piece
	text := 0
	toc := map[string]int{}
	for _, c := range s.cuts {
		maps.Copy(toc, c.toc)
		d.Dropped = append(d.Dropped, c.dropped()...)
		for _, p := range c.ps {
			if p.keep {
				kept = append(kept, p)
				text += p.weight
			}
		}
	}
	if text == 0 {
		hint := "nothing on it looks like an article; name the place with the source's selectors: body, and title, if need be"
		if e.rules.Body != "" {
			hint = "what the body selector " + e.rules.Body + " matches holds no text; look at the page and change the selector"
		}
		return nil, fault(pg.item, "no article text found", hint, nil)
	}
	if title == "" {
		title = firstLine(kept)
	}
	kept = joinItems(kept)
	outline(kept, toc)
	d.Title = pipeline.Block{Kind: pipeline.TitleBlock, Text: plainText(title)}
	d.Sections = sections(kept)
	e.settleLanguage(d, pg)
	if pg.unread > 0 {
		d.Findings = append(d.Findings, unreadFinding(d, pg))
	}
	return d, nil
}

func newDocument(it pipeline.Item, pg *page) *pipeline.Document {
	d := &pipeline.Document{ID: it.ID, URI: it.URI, Charset: pg.charset, Source: it.Digest}
	if d.Source.IsZero() {
		d.Source = pipeline.DigestOf(it.Body)
	}
	d.Summary.Kind = pipeline.SummaryBlock
	return d
}

// configuredTitle reads the title where its selector says.
func (e *Extractor) configuredTitle(pg *page, title *string) {
	if e.title != nil {
		if n := cascadia.Query(pg.root, e.title); n != nil {
			if t := contentOf(n); t != "" {
				*title = t
				pg.titleFixed = true
			}
		}
	}
}

// configuredFacts reads author and date where selectors say, whatever else the
// page declares or prints.
func (e *Extractor) configuredFacts(pg *page, m *pipeline.Meta) {
	if e.author != nil {
		if n := cascadia.Query(pg.root, e.author); n != nil {
			if a := bylineOf(contentOf(n)); a != "" {
				m.Byline = a
			}
		}
	}
	if e.date != nil {
		if n := cascadia.Query(pg.root, e.date); n != nil {
			if t, ok := momentIn(n); ok {
				m.Published = t
			}
		}
	}
}

// momentIn reads the date that an element gives.
func momentIn(n *html.Node) (time.Time, bool) {
	for _, s := range []string{attr(n, "datetime"), attr(n, "content"), innerText(n, 400)} {
		if t, ok := findDate(s); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

func contentOf(n *html.Node) string {
	if c := attr(n, "content"); c != "" {
		return clean(c)
	}
	return innerText(n, 4000)
}

// outermost returns the elements under and including n that match, in
// reading order, without those that stand in others of them or in what is
// skipped.
func outermost(n *html.Node, sel cascadia.Matcher, skip map[*html.Node]bool) []*html.Node {
	var out []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if skip[n] {
			return
		}
		if n.Type == html.ElementNode && sel.Match(n) {
			out = append(out, n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return out
}

func plainText(s string) pipeline.Text {
	return coded([]token{{typ: tokText, text: s}}, false)
}

func firstLine(ps []*piece) string {
	for _, p := range ps {
		if p.text != "" && p.kind != pipeline.Image {
			return clip(p.text, 120)
		}
	}
	return ""
}

// sections makes the document's sections of the pieces of the article.
func sections(ps []*piece) []pipeline.Section {
	var out []pipeline.Section
	ranks := levelRanks(ps)
	for _, p := range ps {
		b := p.block()
		if p.kind == pipeline.Heading {
			out = append(out, pipeline.Section{Level: ranks[p.level], Heading: b})
			continue
		}
		if len(out) == 0 {
			out = append(out, pipeline.Section{Level: 1, Heading: pipeline.Block{Kind: pipeline.Heading}})
		}
		s := &out[len(out)-1]
		s.Blocks = append(s.Blocks, b)
	}
	return out
}

// levelRanks closes gaps in the levels: h2 and h4 become 1 and 2.
func levelRanks(ps []*piece) map[int]int {
	var used []int
	for _, p := range ps {
		if p.kind == pipeline.Heading {
			used = append(used, p.level)
		}
	}
	slices.Sort(used)
	ranks := map[int]int{}
	for i, l := range slices.Compact(used) {
		ranks[l] = i + 1
	}
	return ranks
}

func (p *piece) block() pipeline.Block {
	b := pipeline.Block{
		Kind: p.kind, Depth: p.depth, Ordered: p.ordered, Start: p.start, Number: p.number,
		Row: p.row, Col: p.col, Head: p.head, Lang: p.lang, Src: p.src, Raw: p.raw,
	}
	switch p.kind {
	case pipeline.Image:
		b.Src = p.toks[0].text
		b.Text = plainText(p.text)
	case pipeline.Listing, pipeline.Embed, pipeline.Rule:
	default:
		b.Text = coded(p.toks, p.kind == pipeline.Heading)
	}
	return b
}

// unreadFinding says that some characters of the page could not be read.
func unreadFinding(d *pipeline.Document, pg *page) pipeline.Finding {
	return pipeline.Finding{
		Article: d.ID, Lang: d.Lang, Check: "source-undecodable", Severity: pipeline.Warning,
		Message: strings.TrimSpace(plural(pg.unread, "place", "places") + " of the page could not be read as " + pg.charset),
		Excerpt: "\uFFFD",
	}
}
