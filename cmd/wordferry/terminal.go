package main

import (
	"io"
	"os"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
)

// screen is where a person reads: it knows how wide it is and whether it
// shows colours.
type screen struct {
	w     io.Writer
	tty   bool
	color bool
	width int // in columns; 0: not a terminal, as wide as it takes
}

func screenOf(w io.Writer) screen {
	s := screen{w: w}
	f, ok := w.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return s
	}
	s.tty = os.Getenv("TERM") != "dumb"
	s.color = s.tty && os.Getenv("NO_COLOR") == ""
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		s.width = width
	}
	return s
}

// style is an SGR sequence; the zero style changes nothing.
type style string

const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	cyan   style = "36"
)

func (s screen) paint(st style, text string) string {
	if !s.color || st == plain || text == "" {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}

// cell is one field of a table.
type cell struct {
	text  string
	style style
	right bool
}

// table is rows of cells in aligned columns; a row of one cell spans them all.
type table [][]cell

// widths is the width of every column in terminal columns. Ambiguous-width
// characters count as narrow, as in nearly every terminal outside East Asia.
func (t table) widths() []int {
	var out []int
	for _, row := range t {
		if len(row) == 1 {
			continue
		}
		for i, c := range row {
			if i == len(out) {
				out = append(out, 0)
			}
			out[i] = max(out[i], runewidth.StringWidth(c.text))
		}
	}
	return out
}

// gap stands between two columns.
const gap = "  "

// fit cuts a table that is wider than the screen into several that are not:
// the first keeps the leading columns, each of the others begins with the
// first column again.
func (s screen) fit(t table, leading int) []table {
	widths := t.widths()
	if s.width == 0 || len(widths) <= leading {
		return []table{t}
	}
	var out []table
	from, lead := leading, leading
	for from < len(widths) {
		room := s.width
		for _, w := range widths[:lead] {
			room -= w + len(gap)
		}
		to := from
		for to < len(widths) && (to == from || room >= widths[to]) {
			room -= widths[to] + len(gap)
			to++
		}
		var part table
		for _, row := range t {
			part = append(part, append(slices.Clone(row[:lead]), row[from:to]...))
		}
		out = append(out, part)
		from, lead = to, 1
	}
	return out
}

func (s screen) print(t table) {
	widths := t.widths()
	var b strings.Builder
	for _, row := range t {
		line := ""
		for i, c := range row {
			pad := ""
			if len(row) > 1 {
				pad = strings.Repeat(" ", widths[i]-runewidth.StringWidth(c.text))
			}
			if c.right {
				line += pad + s.paint(c.style, c.text)
			} else {
				line += s.paint(c.style, c.text) + pad
			}
			if i < len(row)-1 {
				line += gap
			}
		}
		b.WriteString(strings.TrimRight(line, " "))
		b.WriteByte('\n')
	}
	io.WriteString(s.w, b.String())
}

// clip shortens text to n terminal columns.
func clip(text string, n int) string {
	if runewidth.StringWidth(text) <= n {
		return text
	}
	return runewidth.Truncate(text, n, "…")
}
