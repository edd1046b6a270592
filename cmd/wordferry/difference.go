package main

import (
	"context"
	"iter"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/memory"
	"github.com/wordferry/wordferry/pipeline/store"
)

// difference is the units that came into the memory or went out of it while
// it learned. It tells which open articles that could matter to, so that an
// edit costs about what it changes and not what is open.
type difference struct {
	mu    sync.Mutex
	units []pipeline.Unit
	large bool // too much is different to look it up: it could matter to every article
	index func() (*memory.Index, error)
}

// largest is how many units a difference may hold. Beyond it, working on all
// that is open costs no more than finding out.
const largest = 20_000

// note compares what a file had with what it has. Where a unit stands, who
// wrote it and when makes no match of it, so that does not count.
func (d *difference) note(ctx context.Context, st *store.Store, file string, now []pipeline.Unit) error {
	d.mu.Lock()
	large := d.large
	d.mu.Unlock()
	if large {
		return nil
	}
	count := map[pipeline.Unit]int{}
	for u, err := range st.FileUnits(ctx, file) {
		if err != nil {
			return err
		}
		count[matching(u)]--
	}
	for _, u := range now {
		count[matching(u)]++
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for u, n := range count {
		if n != 0 {
			d.units = append(d.units, u)
		}
	}
	if len(d.units) > largest {
		d.large, d.units = true, nil
	}
	return nil
}

// noteAll notes units that count otherwise than before.
func (d *difference) noteAll(units iter.Seq2[pipeline.Unit, error]) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.large {
		return nil
	}
	for u, err := range units {
		if err != nil {
			return err
		}
		if d.units = append(d.units, matching(u)); len(d.units) > largest {
			d.large, d.units = true, nil
			return nil
		}
	}
	return nil
}

// matching is a unit with no more than what makes a match of it.
func matching(u pipeline.Unit) pipeline.Unit {
	u.Key, u.By, u.Rules, u.Changed = "", "", "", time.Time{}
	return u
}

// tooMuch notes that a file too large to be compared has changed.
func (d *difference) tooMuch() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.large, d.units = true, nil
}

// touches tells whether one of the units is a match for one of the segments.
func (d *difference) touches(from language.Tag, open []pipeline.OpenSegment, min int) (bool, error) {
	d.mu.Lock()
	if d.large {
		d.mu.Unlock()
		return true, nil
	}
	if d.index == nil {
		d.index = sync.OnceValues(func() (*memory.Index, error) {
			return memory.Build(func(yield func(pipeline.Unit, error) bool) {
				for _, u := range d.units {
					if !yield(u, nil) {
						return
					}
				}
			})
		})
	}
	build := d.index
	d.mu.Unlock()
	idx, err := build()
	if err != nil {
		return false, err
	}
	for _, o := range open {
		for _, to := range o.To {
			if len(idx.Lookup(memory.Query{Text: o.Text, From: from, To: to, Prev: o.Prev, Next: o.Next, Min: min, Limit: 1, Variant: -1})) > 0 {
				return true, nil
			}
		}
	}
	return false, nil
}
