//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// roomBench is a benchmark of one package, and how its figure is told.
type roomBench struct {
	pkg, pattern string // "" for the package is this one
	does         string
	unit         string  // as the benchmark reports it; "" to count per from nanoseconds
	per          float64 // things in one operation, when the benchmark does not report them
	things       string
}

var roomBenches = []roomBench{
	{"", "^BenchmarkParse$", "html.Parse alone", "pages/s", 0, ""},
	{"", "^BenchmarkExtract$", "extract a page", "pages/s", 0, ""},
	{"pipeline/segment", "^BenchmarkSplit$/^(en|zh)$/^house$", "cut text into sentences", "MB/s", 0, ""},
	{"pipeline/memory", "^BenchmarkBuild$", "index a memory of 100,000 units", "units/s", 0, ""},
	{"pipeline/memory", "^BenchmarkLookup$", "look up in it", "queries/s", 0, ""},
	{"pipeline/check", "^BenchmarkRunTargets$", "check a target", "", 1, "segments/s"},
	{"pipeline/glossary", "^BenchmarkIn$", "find terms", "", 1, "segments/s"},
	{"pipeline/locale", "^BenchmarkRun_Quiet$", "read a locale file and write it back", "", 500, "segments/s"},
	{"pipeline/export", "^BenchmarkExport$", "write an article", "", 1, "files/s"},
	{"pipeline/exchange", "^BenchmarkReadTMX$", "read TMX", "MB/s", 0, ""},
	{"pipeline/depot", "^BenchmarkPut_Parallel$", "put a blob on the disk", "", 1, "blobs/s"},
	{"pipeline/store", "^BenchmarkUnits$", "read the memory from the database", "units/s", 0, ""},
}

const roomRuns = 5

// rooms runs the benchmarks of the packages, each a few times, and shows the
// median of each.
func (b *bench) rooms() {
	b.row("room", "work", "median", "lowest to highest", "allocated", "against html.Parse")
	parse := 0.0
	for _, r := range roomBenches {
		for _, m := range b.measure(r) {
			last := ""
			switch m.name {
			case "Parse":
				parse = m.median
			case "Extract":
				last = fmt.Sprintf("%.2f", m.median/parse)
			}
			_, variant, _ := strings.Cut(m.name, "/")
			b.row(r.room(), strings.TrimSpace(r.does+" "+strings.TrimSuffix(variant, "/house")),
				figure(m.median)+" "+m.unit, figure(m.low)+" – "+figure(m.high), m.bytes, last)
		}
	}
	b.flush()
}

func (r roomBench) room() string {
	if r.pkg == "" {
		return "extract"
	}
	return strings.TrimPrefix(r.pkg, "pipeline/")
}

type measured struct {
	name, unit, bytes string
	low, median, high float64
}

var benchLine = regexp.MustCompile(`(?m)^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+([0-9.]+) ns/op(.*)$`)

func (b *bench) measure(r roomBench) []measured {
	b.t.Helper()
	flags := []string{"-test.run=^$", "-test.bench=" + r.pattern, "-test.benchtime=100ms", "-test.benchmem", fmt.Sprintf("-test.count=%d", roomRuns)}
	c := exec.Command(os.Args[0], flags...)
	if r.pkg != "" {
		args := []string{"test", "./" + r.pkg}
		for _, f := range flags {
			args = append(args, strings.Replace(f, "-test.", "-", 1))
		}
		c = exec.Command("go", args...)
		c.Dir = "../.."
	}
	out, err := c.CombinedOutput()
	if err != nil {
		b.t.Fatalf("%v: %v\n%s", c.Args, err, out)
	}
	var names []string
	figures, bytes := map[string][]float64{}, map[string]string{}
	unit := r.unit
	for _, m := range benchLine.FindAllStringSubmatch(string(out), -1) {
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			b.t.Fatal(err)
		}
		value := r.per * 1e9 / ns
		if unit == "" {
			unit = r.things
		}
		fields := strings.Fields(m[3])
		for i := 1; i < len(fields); i += 2 {
			switch fields[i] {
			case r.unit:
				if value, err = strconv.ParseFloat(fields[i-1], 64); err != nil {
					b.t.Fatal(err)
				}
			case "B/op":
				n, err := strconv.ParseInt(fields[i-1], 10, 64)
				if err != nil {
					b.t.Fatal(err)
				}
				bytes[m[1]] = fmt.Sprintf("%.1f kB", float64(n)/1000)
			}
		}
		if figures[m[1]] == nil {
			names = append(names, m[1])
		}
		figures[m[1]] = append(figures[m[1]], value)
	}
	var all []measured
	for _, name := range names {
		f := figures[name]
		slices.Sort(f)
		all = append(all, measured{name: name, unit: unit, bytes: bytes[name], low: f[0], median: f[len(f)/2], high: f[len(f)-1]})
	}
	return all
}

func figure(x float64) string {
	if x < 1000 {
		return fmt.Sprintf("%.1f", x)
	}
	return thousands(int(x))
}
