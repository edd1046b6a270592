package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

// A table that is wider than the screen is cut between columns; every part
// begins with the names, and no line is wider than the screen.
func TestFit_CutsWideTables(t *testing.T) {
	wide := table{{{text: "article"}, {text: "words"}}, {{text: "诊所/干细胞"}, {text: "12"}}}
	for i := range 12 {
		wide[0] = append(wide[0], cell{text: fmt.Sprint("locale", i)})
		wide[1] = append(wide[1], cell{text: "100%"})
	}
	for _, width := range []int{0, 30, 60, 500} {
		var out bytes.Buffer
		s := screen{w: &out, width: width}
		parts := s.fit(wide, 2)
		for _, p := range parts {
			s.print(p)
		}
		for line := range strings.Lines(out.String()) {
			if n := runewidth.StringWidth(strings.TrimRight(line, "\n")); width > 0 && n > width {
				t.Errorf("at %d columns a line has %d: %s", width, n, line)
			}
		}
		if got := strings.Count(out.String(), "locale"); got != 12 {
			t.Errorf("at %d columns %d locales are shown", width, got)
		}
		if got := strings.Count(out.String(), "诊所/干细胞"); got != len(parts) || (len(parts) > 1) != (width == 30 || width == 60) {
			t.Errorf("at %d columns there are %d parts, %d with the name", width, len(parts), got)
		}
	}
}
