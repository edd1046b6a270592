//go:build linux

package memory

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
)

var (
	tablesTo      = flag.String("figures", "", "TestTables: the file for figures, in lines of JSON; scripts/memory.sh names it")
	tablesSizes   = flag.String("sizes", "100000 1000000", "TestTables: how many segments")
	tablesBudget  = flag.Duration("budget", 5*time.Second, "TestTables: when no more questions are put to a slow peer")
	tablesLeast   = flag.Int("least", 20, "TestTables: how many questions a peer is asked whatever it takes; a tenth of it by brute force")
	tablesPeers   = flag.String("peers", "", "TestTables: the program that tools/peers/memory builds")
	tablesProgram = flag.String("program", "", "TestTables: a wordferry binary")
)

// TestTables measures the memory beside brute force, the search without an
// index and the search engines that others use, on the corpus of MEMORY_BENCH
// or on sentences made here, and writes down what it found. It fails when a
// match is missing, or in another place than brute force has it.
func TestTables(t *testing.T) {
	if *tablesTo == "" {
		t.Skip("run scripts/memory.sh")
	}
	f, err := os.Create(*tablesTo)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := json.NewEncoder(f)
	var reach []figure
	for _, size := range strings.Fields(*tablesSizes) {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range []string{"en", "zh", "ja"} {
			t.Run(lang+size, func(t *testing.T) { reach = append(reach, measureMemory(t, out, lang, n)...) })
		}
	}
	for _, f := range reach {
		if err := out.Encode(f); err != nil {
			t.Fatal(err)
		}
	}
}

// bench measures a memory of one language and size.
type bench struct {
	*testing.T
	out  *json.Encoder
	lang string
	size int

	from, to  language.Tag
	questions []string
	yard      *yardIndex
	truth     [][]yardNear // by question: what is similar enough, the most similar first

	lines []*row
	notes []string
	reach []figure
}

// row is what one way to find matches is told by.
type row struct {
	name  string
	asked int
	cpu   time.Duration   // of a question
	wall  []time.Duration // by question
	any   float64         // percent of the questions with a match for which one is found; -1 is unknown
	top   float64         // percent of the questions whose best ten are those of brute force; -1 is unknown
	build time.Duration   // CPU time
	bytes float64         // a segment
}

// add counts one more question, which all have their share of the CPU time.
func (r *row) add(cpu, wall time.Duration) {
	r.cpu = (r.cpu*time.Duration(r.asked) + cpu) / time.Duration(r.asked+1)
	r.wall = append(r.wall, wall)
	r.asked++
}

// measureMemory writes a table and returns what goes into that of all memories.
func measureMemory(t *testing.T, out *json.Encoder, lang string, size int) []figure {
	fmt.Fprintf(os.Stderr, "measuring a memory of %s segments in %s\n", thousands(size), lang)
	c, origin, real := corpusFor(t, lang, size)
	b := &bench{T: t, out: out, lang: lang, size: size, from: language.MustParse(lang), to: language.French, questions: c.queries, notes: []string{origin}}
	rand.New(rand.NewPCG(3, 3)).Shuffle(len(b.questions), func(i, j int) {
		b.questions[i], b.questions[j] = b.questions[j], b.questions[i]
	})
	rows := &benchRows{c, b.from, b.to}
	b.yard = yardstickOf(lang, c.sources)
	began := processTime()
	x, err := Build(rows.all())
	if err != nil {
		t.Fatal(err)
	}
	build := processTime() - began
	v := x.pairs[nameOf(b.from, b.to)].shelves[0].volume
	index, texts := float64(v.size().index)/float64(v.entries()), float64(v.size().texts)/float64(v.entries())
	b.toReach("build, CPU time with the collector's", "≤ 4 s en, ≤ 5 s zh", build.Seconds(), "s")
	b.toReach("index, bytes a segment", "≤ 220 en, ≤ 300 zh", index, "B")
	b.toReach("texts beside it, bytes a segment", "–", texts, "B")

	b.recall(x, rows)
	b.lines[0].build, b.lines[0].bytes = build, index
	path := b.sideFile(rows)
	b.speed(x, rows, path)
	x, v = nil, nil
	if real || size <= mostMade {
		b.program(rows)
		b.others()
	} else {
		b.notes = append(b.notes, "The program and the peers are asked in the smaller memory only, since this one is not real text.")
	}
	b.print()
	return b.reach
}

// figure is as package figures of tools/peers reads it.
type figure struct {
	Table  string  `json:"table"`
	Row    string  `json:"row"`
	Column string  `json:"column"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit,omitempty"`
	Text   string  `json:"text,omitempty"`
}

const reachTable = "memory: what there is to reach"

// toReach keeps a cell of the table that has a column for each memory.
func (b *bench) toReach(what, reach string, value float64, unit string) {
	b.reach = append(b.reach,
		figure{Table: reachTable, Row: what, Column: "at 1,000,000", Text: reach},
		figure{Table: reachTable, Row: what, Column: b.lang + " " + thousands(b.size), Value: value, Unit: unit})
}

// print writes down what was found, with the ratios to our lookups.
func (b *bench) print() {
	table := fmt.Sprintf("memory: %s, %s segments, matches from 70 %%, the best 10", b.lang, thousands(b.size))
	write := func(f figure) {
		if err := b.out.Encode(f); err != nil {
			b.Fatal(err)
		}
	}
	for _, r := range b.lines {
		cell := func(column string, value float64, unit string, known bool) {
			f := figure{Table: table, Row: r.name, Column: column, Value: value, Unit: unit}
			if !known {
				f.Text = "–"
			}
			write(f)
		}
		cell("queries/s", 1/r.cpu.Seconds(), "", true)
		cell("ours to it", float64(r.cpu)/float64(b.lines[0].cpu), "x", true)
		slices.Sort(r.wall)
		n := len(r.wall)
		cell("p50", percentile(r.wall, 50), "s", n > 0)
		cell("p99", percentile(r.wall, 99), "s", n > 0)
		cell("finds any", r.any, "%", r.any >= 0)
		cell("finds the top 10", r.top, "%", r.top >= 0)
		cell("build", r.build.Seconds(), "s", r.build > 0)
		cell("bytes/segment", r.bytes, "", r.bytes > 0)
		cell("asked", float64(r.asked), "", true)
	}
	for _, n := range b.notes {
		write(figure{Table: table, Text: n})
	}
}

func middle(all []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(all))[len(all)/2]
}

func percentile(sorted []time.Duration, p int) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[len(sorted)*p/100].Seconds()
}

func (b *bench) query(text string) Query {
	return Query{Text: text, From: b.from, To: b.to, Min: 70, Limit: 10}
}

// enough tells whether a slow way has been asked enough questions. All are
// asked the same first ones.
func (r *row) enough(least int) bool {
	return r.asked >= max(least, 2) && r.cpu*time.Duration(r.asked) > *tablesBudget
}

// recall compares the best ten of every question with those of brute force
// among all that the scan finds, and of some questions with those of brute
// force among everything.
func (b *bench) recall(x *Index, rows *benchRows) {
	byForm := map[string][]pipeline.Unit{}
	var all []pipeline.Unit
	for u := range rows.all() {
		all = append(all, u)
		byForm[normalForm(u.Source)] = append(byForm[normalForm(u.Source)], u)
	}
	var y yardScratch
	same, matched, found := 0, 0, 0
	for _, text := range b.questions {
		y.query.set(text, b.lang)
		b.yard.nearest(&y, 70)
		b.truth = append(b.truth, slices.Clone(y.found))
		similar := slices.Clone(byForm[normalForm(text)])
		for _, n := range y.found {
			if form := normalForm(b.yard.sources[n.entry]); form != normalForm(text) {
				similar = append(similar, byForm[form]...)
			}
		}
		got, want := x.Lookup(b.query(text)), bruteForce(similar, b.query(text))
		same += count(reflect.DeepEqual(got, want))
		if len(want) > 0 {
			matched++
			found += count(len(got) > 0)
		}
	}
	b.lines = append(b.lines, &row{name: "wordferry", asked: len(b.questions), any: share100(found, matched), top: share100(same, len(b.questions))})
	similar := 0
	for _, found := range b.truth {
		similar += len(found)
	}
	b.notes = append(b.notes,
		fmt.Sprintf("Of the %d questions %d have a match, %.1f on average.", len(b.questions), matched, float64(similar)/float64(max(1, matched))),
		"The top 10 of wordferry equal those of brute force in text, score, reason and order; those of others in their distances.")

	oracle := &row{name: "brute force, our oracle", any: 100, top: 100}
	runtime.LockOSThread() // the clock is that of the thread
	defer runtime.UnlockOSThread()
	for _, text := range b.questions {
		if oracle.enough(*tablesLeast / 10) {
			break
		}
		began := cpu()
		want := bruteForce(all, b.query(text))
		took := cpu() - began
		oracle.add(took, took)
		if got := x.Lookup(b.query(text)); !reflect.DeepEqual(got, want) {
			b.Errorf("%q\ngot  %+v\nwant %+v", text, got, want)
		}
	}
	if same < len(b.questions) {
		b.Errorf("%d of %d questions are not answered as by brute force", len(b.questions)-same, len(b.questions))
	}
	b.lines = append(b.lines, oracle)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func share100(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}
