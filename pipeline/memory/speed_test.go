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

// task is something whose time is measured.
type task struct {
	name  string
	times int // that each call counts for
	call  func()
	took  []time.Duration
}

func (t *task) median() time.Duration {
	slices.Sort(t.took)
	return t.took[len(t.took)/2]
}

// inTurns takes the CPU time of tasks, in turns, so that what else the machine
// does meets all of them.
func inTurns(rounds int, tasks ...*task) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for range rounds {
		for _, t := range tasks {
			began, times, spent := cpu(), 0, time.Duration(0)
			for spent < 20*time.Millisecond {
				t.call()
				times += t.times
				spent = cpu() - began
			}
			t.took = append(t.took, spent/time.Duration(times))
		}
	}
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
	scan := &task{name: "scan without index", times: len(sample), call: func() {
		for _, q := range sample {
			y.query.set(q, lang)
			yard.nearest(&y, 70)
		}
	}}
	r := rand.New(rand.NewPCG(1, 1))
	var exact []string
	for range 50_000 {
		exact = append(exact, c.sources[r.IntN(len(c.sources))])
	}
	c.sources, c.targets = nil, nil

	var w scratch
	hits, found := 0, 0
	search := func(q string) {
		found += len(v.nearestTo(&w, lang, q, 70))
		hits += len(w.searches[0].hits)
	}
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
	var article, batch []Query
	for _, q := range c.queries {
		article = append(article, Query{Text: q, From: from, To: to, Min: 70, Limit: 10})
	}
	for _, q := range exact {
		batch = append(batch, Query{Text: q, From: from, To: to, Min: 100, Limit: 1})
	}
	ask := func(name string, queries []Query) *task {
		return &task{name: name, times: len(queries), call: func() {
			for _, q := range queries {
				x.Lookup(q)
			}
		}}
	}
	askAll := func(name string, queries []Query) *task {
		return &task{name: name, times: len(queries), call: func() { x.LookupAll(queries) }}
	}
	table := &task{name: "exact, hash table alone", times: len(batch), call: func() {
		for i := range batch {
			form := normalForm(batch[i].Text)
			if _, ok := v.find(form, hash64(form)); !ok {
				t.Fatal("lost")
			}
		}
	}}
	tasks := []*task{
		scan,
		{name: "search", times: len(c.queries), call: func() {
			for _, q := range c.queries {
				search(q)
			}
		}},
		ask("lookup, top 10 explained", article), askAll("lookups of an article", article),
		ask("exact lookup", batch), askAll("exact lookups of an article", batch), table,
	}
	runtime.GC()
	inTurns(9, tasks...)
	for _, k := range tasks {
		fmt.Printf("   %-28s %12.0f q/s %8.0fx   best %12.0f %8.0fx\n", k.name, 1/k.median().Seconds(), scan.median().Seconds()/k.median().Seconds(), 1/k.took[0].Seconds(), scan.took[0].Seconds()/k.took[0].Seconds())
	}
	if *speedProfile != "" {
		f, err := os.Create(*speedProfile + "." + lang)
		if err != nil {
			t.Fatal(err)
		}
		pprof.StartCPUProfile(f)
		inTurns(200, askAll("", article))
		pprof.StopCPUProfile()
		f.Close()
	}
	fmt.Printf("   p50 %v p99 %v; hits %.1f, found %.1f a query\n", each[len(each)/2], each[len(each)*99/100],
		float64(hits)/float64(5*len(c.queries)), float64(found)/float64(5*len(c.queries)))
	sideFile(t, nameOf(from, to), kept, c.queries[0])
}

// sideFile measures a side file and the inserts beside it.
func sideFile(t *testing.T, name pairName, path, text string) {
	var open, first, insert []time.Duration
	var check, cold time.Duration
	for i := range 6 {
		if i == 5 { // nothing of the file is in memory
			dropFromCache(t, path)
		}
		began := time.Now()
		v, verify, err := openVolume(path, name, Threshold)
		if err != nil {
			t.Fatal(err)
		}
		if i < 5 {
			open = append(open, time.Since(began))
		}
		m := &Memory{name: name}
		m.idle.L = &m.mu
		m.pool.New = func() any { return new(scratch) }
		m.adopt(v)
		from, to := language.MustParse(name.from.base.String()), language.MustParse(name.to.base.String())
		if _, err := m.Lookup(Query{Text: text, From: from, To: to}); err != nil {
			t.Fatal(err)
		}
		if i == 5 {
			cold = time.Since(began)
			break
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
	fmt.Printf("   open %v, first answer %v, cold %v, check in the background %v; insert p50 %v p98 %v\n",
		open[2], first[2], cold, check, insert[len(insert)/2], insert[len(insert)*98/100])
}

func dropFromCache(t *testing.T, path string) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
		t.Fatal(err)
	}
}
