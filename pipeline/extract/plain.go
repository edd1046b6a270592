package extract

import (
	"context"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// plain extracts a text file. Paragraphs end at empty lines, or at every line
// where lines are not wrapped. The first line is the title if it looks like
// one.
func (e *Extractor) plain(ctx context.Context, it pipeline.Item) (*pipeline.Document, error) {
	text, pg, err := decode(it, false)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d := newDocument(it, pg)
	ps := plainPieces(text)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	title := pg.settleTitle("", ps)
	dropChrome(ps)
	toc := dropContents(ps)
	pg.bylineIn(ps, &d.Meta)
	return e.finish(&sheet{pg: pg, d: d, cuts: []cut{{pg, ps, toc}}, title: title})
}

// plainPieces makes a piece of each paragraph of a text.
func plainPieces(text string) []*piece {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	wrapped := isWrapped(lines)
	scope := &scope{}
	var ps []*piece
	var para []string
	flush := func() {
		if len(para) == 0 {
			return
		}
		p := &piece{scope: scope, keep: true}
		p.toks = trimTokens([]token{{typ: tokText, text: clean(strings.Join(para, "\n"))}})
		p.measure()
		if p.text != "" {
			ps = append(ps, p)
		}
		para = nil
	}
	for _, l := range lines {
		switch {
		case strings.TrimFunc(scrub(l), isSpace) == "":
			flush()
		case !wrapped || indented(l):
			flush()
			para = []string{l}
			if !wrapped {
				flush()
			}
		default:
			para = append(para, l)
		}
	}
	flush()
	return ps
}

func indented(l string) bool {
	return strings.HasPrefix(l, "\u3000") || strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t")
}

// isWrapped tells whether the lines of a text were broken at a width: most
// lines that another follows are about as long as the longest.
func isWrapped(lines []string) bool {
	longest, pairs, full := 0, 0, 0
	for _, l := range lines {
		if w := columns(l); w > longest {
			longest = w
		}
	}
	if longest > 140 || longest < 30 {
		return false
	}
	for i, l := range lines[:max(len(lines)-1, 0)] {
		next := strings.TrimSpace(lines[i+1])
		if strings.TrimSpace(l) == "" || next == "" {
			continue
		}
		pairs++
		if columns(l)*4 >= longest*3 {
			full++
		}
	}
	return pairs > 0 && full*3 >= pairs*2
}

// columns counts the columns a line takes in a terminal.
func columns(l string) int {
	n := 0
	for _, r := range l {
		n++
		if spaceless(r) && r >= 0x2e80 || r >= 0xac00 && r <= 0xd7a3 {
			n++
		}
	}
	return n
}
