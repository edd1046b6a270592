package extract

import (
	"github.com/wordferry/wordferry/pipeline"
)

// choose decides which pieces of a page are the article.
func (pg *page) choose(ps []*piece) {
	pg.markReadable(ps, false)
	for _, p := range ps {
		p.keep = p.readable >= 0.5 && !p.hidden
		if !p.keep {
			p.reason, p.rule = awayReason(p)
		}
	}
}

// awayReason names why a piece outside the article is outside.
func awayReason(p *piece) (reason, rule string) {
	h := p.scope.hints
	switch {
	case p.hidden:
		return "hidden", "the page does not show it"
	case h&(hintNav|hintMenu) != 0:
		return "navigation", "stands in navigation"
	case h&hintCrumb != 0:
		return "breadcrumb", "stands in a trail of links"
	case h&hintComment != 0:
		return "comments", "stands among comments"
	case h&hintShare != 0:
		return "share", "stands in a share bar"
	case h&hintRelated != 0:
		return "related", "stands among other articles"
	case h&hintPromo != 0:
		return "promotion", "stands in an advertisement or a notice"
	case h&(hintFooter) != 0:
		return "footer", "stands in the foot of the page"
	case h&(hintAside|hintDialog) != 0:
		return "aside", "stands beside the article"
	case h&hintHeader != 0:
		return "header", "stands in the head of the page"
	case p.weight > 0 && p.linked*2 > p.weight:
		return "links", "is mostly links"
	case p.kind == pipeline.Heading && p.level == 1:
		return "title", "is the title"
	default:
		return "outside", "is not part of the main text"
	}
}
