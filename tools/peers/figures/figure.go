// Package figures is what measurements are kept and shown in: a figure a line
// of JSON for machines, tables for people.
package figures

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Figure is one cell of a table.
type Figure struct {
	Table  string  `json:"table"`
	Row    string  `json:"row"`
	Column string  `json:"column"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit,omitempty"` // "s" is shown as µs, ms or s; "x" as a ratio
	Text   string  `json:"text,omitempty"` // instead of a value; in a row without a column, a note below the table
}

// Read reads figures, a line each.
func Read(r io.Reader) ([]Figure, error) {
	var out []Figure
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		var f Figure
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, f)
	}
	return out, lines.Err()
}

// String is the cell as people read it: three digits, and the unit where the
// column does not say it.
func (f Figure) String() string {
	switch {
	case f.Text != "":
		return f.Text
	case f.Unit == "s":
		return duration(f.Value)
	case f.Unit == "%":
		return percent(f.Value)
	case f.Unit == "x":
		return digits(f.Value) + "×"
	case f.Unit == "":
		return digits(f.Value)
	}
	return digits(f.Value) + " " + f.Unit
}

func duration(seconds float64) string {
	switch {
	case seconds < 1e-6:
		return digits(seconds*1e9) + " ns"
	case seconds < 1e-3:
		return digits(seconds*1e6) + " µs"
	case seconds < 1:
		return digits(seconds*1e3) + " ms"
	}
	return digits(seconds) + " s"
}

// percent never rounds to 100 or to 0 what is not.
func percent(v float64) string {
	if v > 99.9 && v < 100 {
		return strconv.FormatFloat(math.Floor(v*1000)/1000, 'f', 3, 64) + " %"
	}
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0") + " %"
}

// digits shows three significant digits, whole numbers from 100 on, and groups
// of thousands.
func digits(v float64) string {
	if v == 0 {
		return "0"
	}
	places := 2 - int(math.Floor(math.Log10(math.Abs(v))))
	if places > 0 {
		s := strconv.FormatFloat(v, 'f', places, 64)
		return strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	unit := math.Pow10(-places)
	s := strconv.FormatFloat(math.Round(v/unit)*unit, 'f', 0, 64)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
