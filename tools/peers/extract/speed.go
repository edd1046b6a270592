package main

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"time"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

// speed is how many pages a second of one core an extractor reads: of all
// articles, and of those of each set.
type speed struct {
	all float64
	of  map[string]float64
}

// race measures the time of the process on the processor, the garbage
// collector's included, with one core to run on. The first is html.Parse
// alone; all take turns, and the middle of all rounds counts.
func (c *collection) race(engines []*engine, rounds int) ([]speed, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	sets := map[string][]*page{}
	for _, p := range c.articles {
		sets[p.Set] = append(sets[p.Set], p)
	}
	took := make([]map[string][]time.Duration, len(engines)+1)
	for i := range took {
		took[i] = map[string][]time.Duration{}
	}
	for range rounds {
		for _, set := range slices.Sorted(maps.Keys(sets)) {
			for i := range took {
				t, err := pass(sets[set], engines, i)
				if err != nil {
					return nil, err
				}
				took[i][set] = append(took[i][set], t)
			}
		}
	}
	var speeds []speed
	for _, t := range took {
		s := speed{of: map[string]float64{}}
		whole := 0.0
		for set, times := range t {
			slices.Sort(times)
			middle := times[len(times)/2].Seconds()
			s.of[set] = float64(len(sets[set])) / middle
			whole += middle
		}
		s.all = float64(len(c.articles)) / whole
		speeds = append(speeds, s)
	}
	return speeds, nil
}

// pass reads pages once, and clears up.
func pass(pages []*page, engines []*engine, i int) (time.Duration, error) {
	runtime.GC()
	began := figures.ProcessorTime()
	for _, p := range pages {
		var err error
		if i == 0 {
			_, err = html.Parse(bytes.NewReader(p.body))
		} else {
			_, err = engines[i-1].extract(p)
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", p.ID, err)
		}
	}
	runtime.GC()
	return figures.ProcessorTime() - began, nil
}
