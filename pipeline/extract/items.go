package extract

import (
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// Bounds of what becomes one list item: paragraphs of it and units of weigh.
const (
	maxItemParts  = 6
	maxItemWeight = 2000
)

// joinItems makes one block of a list item that has several paragraphs, or
// one whose first line is set off as a heading would be: an item stays whole,
// with line breaks where its paragraphs end. Lists that only lay a page out
// hold more than that and stay as they are.
func joinItems(ps []*piece) []*piece {
	out := make([]*piece, 0, len(ps))
	for i := 0; i < len(ps); {
		p := ps[i]
		j, weight := i+1, p.weight
		if item := p.item(); item != nil && p.kind == pipeline.ListItem {
			for j < len(ps) && ps[j].kind == pipeline.Paragraph && ps[j].item() == item {
				weight += ps[j].weight
				j++
			}
			if j-i > 1 && j-i <= maxItemParts && weight <= maxItemWeight {
				out = append(out, p.join(ps[i+1:j]))
				i = j
				continue
			}
		}
		out = append(out, ps[i:j]...)
		i = j
	}
	return out
}

// item returns the list item that a piece stands in, or nil.
func (p *piece) item() *scope {
	if p.scope == nil || p.scope.el == nil {
		return nil
	}
	return p.scope.listItem()
}

// join returns the piece with others as further lines of it.
func (p *piece) join(others []*piece) *piece {
	whole := *p
	whole.toks = slices.Clone(p.toks)
	for _, o := range others {
		whole.toks = append(append(whole.toks, token{typ: tokBreak}), o.toks...)
	}
	whole.text, whole.weight, whole.linked, whole.links = "", 0, 0, 0
	whole.measure()
	return &whole
}
