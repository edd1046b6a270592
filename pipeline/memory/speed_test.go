//go:build linux

package memory

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/sys/unix"
	"golang.org/x/text/language"
)

var (
	speedSize    = flag.Int("segments", 100_000, "TestSpeed: segments of the memory")
	speedProfile = flag.String("profile", "", "TestSpeed: where to write a profile of the lookups")
)

// cpu is the time that this thread has worked.
func cpu() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		return 0
	}
	return time.Duration(t.Nano())
}

// perQuery is the median CPU time of a query over several rounds through all.
func perQuery(rounds int, queries []string, ask func(string)) time.Duration {
	var took []time.Duration
	runtime.GC()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for range rounds {
		began, asked, spent := cpu(), 0, time.Duration(0)
		for spent < 20*time.Millisecond {
			for _, q := range queries {
				ask(q)
			}
			asked += len(queries)
			spent = cpu() - began
		}
		took = append(took, spent/time.Duration(asked))
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// TestSpeed prints what lookups cost on the corpus of MEMORY_BENCH, grown to
// -segments, beside the search without an index and the textbook's search.
func TestSpeed(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		t.Run(lang, func(t *testing.T) { speed(t, lang) })
	}
}

func speed(t *testing.T, lang string) {
	c := readCorpus(t, lang)
	c.grow(lang, *speedSize)
	runtime.GC()
	from, to := language.MustParse(lang), language.MustParse("fr")
	units := func(yield func(pipeline.Unit, error) bool) {
		for i, s := range c.sources {
			if !yield(pipeline.Unit{From: from, To: to, Source: s, Target: c.targets[i], State: pipeline.Translated}, nil) {
				return
			}
		}
	}
	runtime.LockOSThread()
	began := cpu()
	x, err := Build(units)
	if err != nil {
		t.Fatal(err)
	}
	build := cpu() - began
	runtime.UnlockOSThread()
	v := x.pairs[nameOf(from, to)].shelves[0].volume
	n := float64(v.entries())
	size := v.size()
	fmt.Printf("%s %d segments: build %.2f CPU s; %.0f bytes a segment and %.0f of text\n", lang, v.entries(), build.Seconds(), float64(size.index)/n, float64(size.texts)/n)
	fmt.Printf("   postings %.1f a segment, features 2^%d, signatures %d, tokens %d\n", float64(len(v.postings))/n, v.bits, len(v.signatures), len(v.tokens))

	yard := yardstickOf(lang, c.sources)
	var y yardScratch
	sample := c.queries[:min(100, len(c.queries))]
	yardTook := perQuery(3, sample, func(q string) {
		y.query.set(q, lang)
		yard.nearest(&y, 70)
	})
	r := rand.New(rand.NewPCG(1, 1))
	var exact []string
	for range 50_000 {
		exact = append(exact, c.sources[r.IntN(len(c.sources))])
	}
	yard, c.sources, c.targets = nil, nil, nil

	var w scratch
	hits, found := 0, 0
	search := func(q string) {
		w.query.set(q, lang)
		w.prepare()
		v.nearest(&w, 0, 70)
		hits += len(w.hits)
		found += len(w.found)
	}
	searchTook := perQuery(9, c.queries, search)
	hits, found = 0, 0
	each := make([]time.Duration, len(c.queries)) // the medians of 5, with all other queries in between
	runs := make([][]time.Duration, len(c.queries))
	for range 5 {
		for i, q := range c.queries {
			began := time.Now()
			search(q)
			runs[i] = append(runs[i], time.Since(began))
		}
	}
	for i, r := range runs {
		slices.Sort(r)
		each[i] = r[len(r)/2]
	}
	slices.Sort(each)
	lookup := func(q string) { x.Lookup(Query{Text: q, From: from, To: to, Min: 70, Limit: 10}) }
	if *speedProfile != "" {
		f, err := os.Create(*speedProfile + "." + lang)
		if err != nil {
			t.Fatal(err)
		}
		pprof.StartCPUProfile(f)
		perQuery(100, c.queries, lookup)
		pprof.StopCPUProfile()
		f.Close()
	}
	lookupTook := perQuery(5, c.queries, lookup)
	exactTook := perQuery(3, exact, func(q string) { x.Lookup(Query{Text: q, From: from, To: to, Min: 100, Limit: 1}) })
	row := func(name string, d time.Duration) {
		fmt.Printf("   %-26s %12.0f q/s %8.0fx\n", name, 1/d.Seconds(), yardTook.Seconds()/d.Seconds())
	}
	row("scan without index", yardTook)
	row("search", searchTook)
	row("lookup, top 10 explained", lookupTook)
	row("exact lookup", exactTook)
	fmt.Printf("   p50 %v p99 %v; hits %.1f, found %.1f a query\n", each[len(each)/2], each[len(each)*99/100],
		float64(hits)/float64(5*len(c.queries)), float64(found)/float64(5*len(c.queries)))
}
