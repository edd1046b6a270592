package extract

import (
	"context"

	"github.com/wordferry/wordferry/pipeline"
)

// Reading is what a page says of itself and of other pages: what an importer
// has to know before, and instead of, a document. All addresses are absolute,
// http or https, without fragment; "" where there is none to be believed.
type Reading struct {
	Next      string // the next page of the same article
	Canonical string // the page's own address, as it names it itself
	AMP       string // the same article on a page that needs no scripts
	NoIndex   bool   // the page asks not to be kept by machines
	Links     []Link // of a list: what leads on from its main area, in document order
	Older     string // the next page of a list

	// Text is the digest of the article's text, zero where there is none, or
	// too little of it to tell articles apart. Title and markup do not count.
	Text pipeline.Digest

	// Lines are the short lines of the page, in the article and around it,
	// ascending. Template finds what repeats among those of a host.
	Lines []pipeline.LineHash
}

// Link is a link to another page.
type Link struct {
	Address string
	Text    string // the longest that leads there, at most 300 characters; may be empty
}

// enoughToTell is the weight of text from which on two articles that have the
// same are one.
const enoughToTell = 200

// Read reads what an importer has to know of a page. A page that holds no
// article has a reading as well. Markdown and plain text have their text, and
// the address that front matter names, and nothing else. What cannot be read
// at all is a fault of code Invalid, as it is for Extract.
func (e *Extractor) Read(ctx context.Context, it pipeline.Item) (Reading, error) {
	if err := ctx.Err(); err != nil {
		return Reading{}, err
	}
	if err := tooLarge(it); err != nil {
		return Reading{}, err
	}
	if mediaType(it) != "text/html" {
		d, err := e.Extract(ctx, it)
		if err != nil {
			return Reading{}, err
		}
		return Reading{Canonical: d.Meta.Canonical, Text: textDigest(d)}, nil
	}
	pg, err := parse(it)
	if err != nil {
		return Reading{}, err
	}
	var r Reading
	head := pg.headSays()
	r.NoIndex = head.noIndex
	if self := pg.self(); self != nil {
		links := pg.anchors(pg.body)
		r.Canonical = pg.canonical(self)
		r.AMP = head.amp(self)
		r.Next = nextPage(self, head, links, r.Canonical)
		r.Older = olderPage(self, head, links)
		r.Links = e.listed(pg, self)
	}
	if e.next != nil {
		r.Next = e.selectedNext(pg)
	}
	s, err := e.sheet(ctx, it, pg)
	if err != nil {
		return r, ctx.Err() // no article: the rest stands
	}
	r.Lines = lineHashes(s.cuts[0].ps, s.title)
	if d, err := e.finish(s); err == nil {
		r.Text = textDigest(d)
	}
	return r, ctx.Err()
}

func textDigest(d *pipeline.Document) pipeline.Digest {
	text := PlainText(d)
	if weigh(text) < enoughToTell {
		return pipeline.Digest{}
	}
	return pipeline.DigestOf([]byte(text))
}
