//go:build linux

package memory

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
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
	c.grow(*speedSize)
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

	kept := filepath.Join(t.TempDir(), "index")
	if err := v.save(kept, nameOf(from, to)); err != nil {
		t.Fatal(err)
	}
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
	var batch []Query
	for _, q := range exact {
		batch = append(batch, Query{Text: q, From: from, To: to, Min: 100, Limit: 1})
	}
	batchTook := perQuery(3, exact[:1], func(string) { x.LookupAll(batch) }) / time.Duration(len(batch))
	tableTook := perQuery(3, exact[:1], func(string) {
		for at := range batch {
			if at%block == 0 {
				x.pairs[nameOf(from, to)].aheadOfSame(&w, batch[at:])
			}
			if _, ok := v.find(normalForm(batch[at].Text)); !ok {
				t.Fatal("lost")
			}
		}
	}) / time.Duration(len(batch))
	row := func(name string, d time.Duration) {
		fmt.Printf("   %-28s %12.0f q/s %8.0fx\n", name, 1/d.Seconds(), yardTook.Seconds()/d.Seconds())
	}
	row("scan without index", yardTook)
	row("search", searchTook)
	row("lookup, top 10 explained", lookupTook)
	row("exact lookup", exactTook)
	row("exact lookups of an article", batchTook)
	row("exact, hash table alone", tableTook)
	fmt.Printf("   p50 %v p99 %v; hits %.1f, found %.1f a query\n", each[len(each)/2], each[len(each)*99/100],
		float64(hits)/float64(5*len(c.queries)), float64(found)/float64(5*len(c.queries)))
	sideFile(t, nameOf(from, to), kept, c.queries[0])
}

// sideFile measures a side file and the inserts beside it.
func sideFile(t *testing.T, name pairName, path, text string) {
	var open, first, insert []time.Duration
	var check time.Duration
	for range 5 {
		began := time.Now()
		v, verify, err := openVolume(path, name, Threshold)
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, time.Since(began))
		m := &Memory{name: name}
		m.idle.L = &m.mu
		m.pool.New = func() any { return new(scratch) }
		m.adopt(v)
		from, to := language.MustParse(name.from.base.String()), language.MustParse(name.to.base.String())
		if _, err := m.Lookup(Query{Text: text, From: from, To: to}); err != nil {
			t.Fatal(err)
		}
		first = append(first, time.Since(began))
		began = time.Now()
		if err := verify(); err != nil {
			t.Fatal(err)
		}
		check = time.Since(began)
		for i := range 50 {
			u := pipeline.Unit{From: from, To: to, Source: fmt.Sprint(text, " ", i), Target: "x", State: pipeline.Translated}
			began = time.Now()
			m.Replace(fmt.Sprint("file", i), pipeline.Digest{1}, []pipeline.Unit{u})
			insert = append(insert, time.Since(began))
		}
	}
	for _, all := range [][]time.Duration{open, first, insert} {
		slices.Sort(all)
	}
	fmt.Printf("   open %v, first answer %v, check in the background %v; insert p50 %v p98 %v\n",
		open[2], first[2], check, insert[len(insert)/2], insert[len(insert)*98/100])
}
