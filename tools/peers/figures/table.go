package figures

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// table is the figures of one name, rows and columns in the order in which
// they first came.
type table struct {
	name          string
	rows, columns []string
	cells         map[[2]string]Figure
	notes         []string
}

func tables(all []Figure) []*table {
	var out []*table
	for _, f := range all {
		i := slices.IndexFunc(out, func(t *table) bool { return t.name == f.Table })
		if i < 0 {
			i = len(out)
			out = append(out, &table{name: f.Table, cells: map[[2]string]Figure{}})
		}
		t := out[i]
		if f.Column == "" {
			t.notes = append(t.notes, f.Text)
			continue
		}
		if !slices.Contains(t.rows, f.Row) {
			t.rows = append(t.rows, f.Row)
		}
		if !slices.Contains(t.columns, f.Column) {
			t.columns = append(t.columns, f.Column)
		}
		t.cells[[2]string{f.Row, f.Column}] = f
	}
	return out
}

// Print prints tables with aligned columns.
func Print(w io.Writer, all []Figure) error {
	for _, t := range tables(all) {
		grid := t.grid()
		var b strings.Builder
		fmt.Fprintf(&b, "\n%s\n", t.name)
		widths := make([]int, len(grid[0]))
		for _, row := range grid {
			for i, cell := range row {
				widths[i] = max(widths[i], utf8.RuneCountInString(cell))
			}
		}
		if len(t.rows) == 0 {
			grid = nil
		}
		for _, row := range grid {
			line := "  "
			for i, cell := range row {
				pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
				if i == 0 {
					line += cell + pad
				} else {
					line += "  " + pad + cell
				}
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		for _, n := range t.notes {
			fmt.Fprintf(&b, "  %s\n", n)
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// Markdown prints tables as documentation has them.
func Markdown(w io.Writer, all []Figure) error {
	for _, t := range tables(all) {
		grid := t.grid()
		var b strings.Builder
		if len(t.rows) > 0 {
			fmt.Fprintf(&b, "\n**%s**\n\n", t.name)
			line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
			line(grid[0])
			fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("---:|", len(t.columns)))
			for _, row := range grid[1:] {
				line(row)
			}
		}
		for _, n := range t.notes {
			fmt.Fprintf(&b, "\n%s\n", n)
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// grid is the table as text, its heads included.
func (t *table) grid() [][]string {
	grid := [][]string{append([]string{""}, t.columns...)}
	for _, r := range t.rows {
		row := []string{r}
		for _, c := range t.columns {
			cell := ""
			if f, ok := t.cells[[2]string{r, c}]; ok {
				cell = f.String()
			}
			row = append(row, cell)
		}
		grid = append(grid, row)
	}
	return grid
}
