package export

import (
	"unicode"

	"github.com/wordferry/wordferry/pipeline"
)

// groups cuts the blocks of a section into pieces that are written together:
// the items of lists that follow each other, the paragraphs of a quotation,
// the cells of one table with its caption, an image or a listing with its
// caption. All others stand alone.
func groups(blocks []pipeline.Block) [][]pipeline.Block {
	var out [][]pipeline.Block
	for i := 0; i < len(blocks); {
		n := i + 1
		switch k := blocks[i].Kind; k {
		case pipeline.ListItem, pipeline.Quote:
			for n < len(blocks) && blocks[n].Kind == k {
				n++
			}
		case pipeline.Cell:
			for n < len(blocks) && blocks[n].Kind == k && !blocks[n].Start {
				n++
			}
		case pipeline.Image, pipeline.Embed:
			for n < len(blocks) && blocks[n].Kind == pipeline.Caption {
				n++
			}
		}
		out = append(out, blocks[i:n])
		i = n
	}
	return out
}

// table is the cells of a table in rows of equal width; nil where no cell is.
type table struct {
	rows    [][]*pipeline.Block
	width   int
	headRow bool   // the first row is all headings
	numbers []bool // by column: there are numbers in it and no words
}

// maxGaps is how many empty places a table may have for each of its cells, so
// that a page cannot make a huge table out of two far-off cells.
const maxGaps = 16

// tableOf lays cells out. Cells that share a place, or that would leave the
// table mostly empty, go to the next free place in their row.
func tableOf(cells []pipeline.Block) table {
	var t table
	last, gaps := -1, maxGaps*len(cells)
	for i := range cells {
		c := &cells[i]
		if len(t.rows) == 0 || c.Row != last {
			t.rows = append(t.rows, nil)
			last = c.Row
		}
		row := &t.rows[len(t.rows)-1]
		for ; len(*row) < c.Col && gaps > 0; gaps-- {
			*row = append(*row, nil)
		}
		*row = append(*row, c)
		t.width = max(t.width, len(*row))
	}
	for i, r := range t.rows {
		for ; len(r) < t.width && gaps > 0; gaps-- {
			r = append(r, nil)
		}
		t.rows[i] = r
	}
	t.headRow = len(t.rows) > 0
	for _, c := range t.rows[0] {
		t.headRow = t.headRow && (c == nil || c.Head)
	}
	return t
}

// align finds the columns of numbers, given the text of a cell. Headings do
// not count.
func (t *table) align(text func(*pipeline.Block) string) {
	t.numbers = make([]bool, t.width)
	for col := range t.numbers {
		cells, words := 0, false
		for _, r := range t.rows {
			if col >= len(r) || r[col] == nil || r[col].Head {
				continue
			}
			if s := text(r[col]); s != "" {
				cells++
				words = words || !isNumber(s)
			}
		}
		t.numbers[col] = cells > 0 && !words
	}
}

// isNumber tells a quantity from other text: digits with signs, marks and a
// currency or percent sign, and no letter.
func isNumber(s string) bool {
	digits := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Nd, r):
			digits = true
		case unicode.IsLetter(r):
			return false
		}
	}
	return digits
}
