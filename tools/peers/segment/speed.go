package main

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/rivo/uniseg"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

// cutter is a way to cut text: it counts the sentences. It is nil where it
// does not know the language.
type cutter func(text string) int

func uax29(text string) (n int) {
	for it := sentences.FromString(text); it.Next(); n++ {
	}
	return n
}

func byUniseg(text string) (n int) {
	for rest, state := text, -1; rest != ""; n++ {
		_, rest, state = uniseg.FirstSentenceInString(rest, state)
	}
	return n
}

// race lets all cut the same paragraphs by turns and returns the bytes a
// second of each, of the time on the processor: the middle of all rounds.
func race(paragraphs []string, rounds int, all []cutter) []float64 {
	size := 0
	for _, p := range paragraphs {
		size += len(p)
	}
	took := make([][]time.Duration, len(all))
	for range rounds {
		for i, cut := range all {
			if cut == nil {
				continue
			}
			runtime.GC()
			began := figures.ProcessorTime()
			for _, p := range paragraphs {
				cut(p)
			}
			took[i] = append(took[i], figures.ProcessorTime()-began)
		}
	}
	speeds := make([]float64, len(all))
	for i, t := range took {
		if len(t) > 0 {
			slices.Sort(t)
			speeds[i] = float64(size) / max(t[len(t)/2], time.Microsecond).Seconds()
		}
	}
	return speeds
}

// table collects the figures of one.
type table struct {
	name string
	out  []figures.Figure
}

func (t *table) cell(row, column string, value float64, unit string) {
	f := figures.Figure{Table: t.name, Row: row, Column: column, Value: value, Unit: unit}
	if value == 0 {
		f.Text = "–"
	}
	t.out = append(t.out, f)
}

// languages is a row a language and the middle of them.
func languages(texts map[string][]string, own *ownRules, rounds int) []figures.Figure {
	t := &table{name: "segmentation: MB/s of CPU time"}
	columns := []string{"wordferry", "rivo/uniseg", "clipperhouse/uax29", own.name}
	var toUniseg, toUAX29, ownToUniseg []float64
	row := func(name string, speeds []float64, ratios [3]float64) {
		for i, c := range columns {
			t.cell(name, c, speeds[i]/1e6, "")
		}
		for i, c := range []string{"ours : uniseg", "ours : uax29", "SRX : uniseg"} {
			t.cell(name, c, ratios[i], "x")
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		s := race(texts[lang], rounds, []cutter{house(lang), byUniseg, uax29, own.splitter(lang)})
		row(lang, s, [3]float64{s[0] / s[1], s[0] / s[2], s[3] / s[1]})
		toUniseg, toUAX29 = append(toUniseg, s[0]/s[1]), append(toUAX29, s[0]/s[2])
		if s[3] > 0 {
			ownToUniseg = append(ownToUniseg, s[3]/s[1])
		}
	}
	none := make([]float64, len(columns))
	row("median", none, [3]float64{middle(toUniseg), middle(toUAX29), middle(ownToUniseg)})
	row("least", none, [3]float64{least(toUniseg), least(toUAX29), least(ownToUniseg)})
	return t.out
}

func middle(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

func least(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	return slices.Min(all)
}

// patterns are what takes those that look back or ahead the longest.
var patterns = []struct{ lang, text string }{
	{"en", "(a. b: c. "}, {"en", ". "}, {"en", "A. "}, {"en", "a.b."}, {"en", ".1"}, {"en", "e.g. "}, {"en", "\" "}, {"en", "(("}, {"en", ".) "}, {"en", "a. (\"'"},
	{"de", "z. B. "}, {"de", "3. "}, {"fr", "« a. » "}, {"zh", "。”"}, {"zh", "“。"}, {"zh", "……"}, {"ja", "「。と"}, {"th", "ก "}, {"en", "a.\u0301"}, {"und", "\u200b."},
}

// hostile is a row a pattern, repeated to one text of the size. Growth is the
// time that four times as much takes, over four times the time: 1 is linear.
func hostile(own *ownRules, rounds, size int) []figures.Figure {
	t := &table{name: fmt.Sprintf("segmentation: MB/s of CPU time, %d kB of hostile text without a line break", size/1000)}
	var slowest, growths []float64
	for _, p := range patterns {
		text := strings.Repeat(p.text, size/len(p.text))
		row := fmt.Sprintf("%s %q", p.lang, p.text)
		all := []cutter{house(p.lang), byUniseg, uax29, own.splitter(p.lang)}
		whole := race([]string{text}, min(rounds, 3), all)
		fourfold := race([]string{strings.Repeat(text, 4)}, min(rounds, 3), all[:1])
		for i, c := range []string{"wordferry", "rivo/uniseg", "clipperhouse/uax29", own.name} {
			t.cell(row, c, whole[i]/1e6, "")
		}
		t.cell(row, "growth", whole[0]/fourfold[0], "x")
		slowest, growths = append(slowest, whole[0]/1e6), append(growths, whole[0]/fourfold[0])
	}
	t.cell("least", "wordferry", least(slowest), "")
	t.cell("greatest", "growth", slices.Max(growths), "x")
	return t.out
}
