package source

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline/stamp"
)

// mortal is a Getter and a Round that die at the n-th step, as a killed process
// does: what was noted before stays, and nothing comes after.
type mortal struct {
	journal
	mu    sync.Mutex
	left  int // steps; below 0: it does not die
	dead  bool
	stop  context.CancelFunc
	under map[string]bool // addresses being asked for
	lost  map[string]int  // how often each was under way at a death
}

var errKilled = errors.New("killed")

// step tells whether the process is still alive.
func (c *mortal) step() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left == 0 {
		c.dead = true
		c.stop()
		for a := range c.under {
			c.lost[a]++
			delete(c.under, a)
		}
		return false
	}
	if c.left > 0 {
		c.left--
	}
	return true
}

func (c *mortal) get(ctx context.Context, ask Ask) (*Answer, error) {
	c.mu.Lock()
	c.under[ask.Address] = true
	c.mu.Unlock()
	if !c.step() {
		return nil, errKilled
	}
	got, err := get(context.Background(), ask)
	if !c.step() {
		return nil, errKilled
	}
	return got, err
}

func (c *mortal) Note(key string, m Mark) error {
	if !c.step() {
		return errKilled
	}
	if err := c.journal.Note(key, m); err != nil {
		return err
	}
	if m.Answered {
		c.mu.Lock()
		for a := range c.under {
			if strings.HasSuffix(key, keyOfAddress(a)) {
				delete(c.under, a)
			}
		}
		c.mu.Unlock()
	}
	return nil
}

// TestWeb_GoesOnWhereItWasCutOff kills imports at random moments. They end
// with the files of one that was not killed, and ask again only for what was
// under way when one died.
func TestWeb_GoesOnWhereItWasCutOff(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(rt *rapid.T) {
		if runs++; runs > 40 { // each is a dozen imports
			return
		}
		n := rapid.IntRange(1, 6).Draw(rt, "articles")
		pages := map[string]served{"/1.xml": rssOf("/extra", "/p0"), "/extra": {body: "extra"}}
		var urls strings.Builder
		for i := range n {
			p := fmt.Sprintf("/p%d", i)
			fmt.Fprintf(&urls, "<url><loc>SITE%s</loc></url>", p)
			pages[p] = served{body: p}
			switch rapid.IntRange(0, 6).Draw(rt, "kind") {
			case 0:
				pages[p] = served{body: p + "\nnext SITE" + p + "/2"}
				pages[p+"/2"] = served{body: p + " second"}
			case 1:
				pages[p] = served{status: 404}
			case 2:
				pages[p] = served{status: 503}
			case 3:
				pages[p] = served{body: p + "\nnoindex"}
			}
		}
		pages["/s.xml"] = served{body: "<sitemapindex><sitemap><loc>SITE/1.xml</loc></sitemap><sitemap><loc>SITE/2.xml</loc></sitemap></sitemapindex>"}
		pages["/2.xml"] = served{body: "<urlset>" + urls.String() + "</urlset>"}
		site := newSite(t, pages)
		defer site.Close()
		source := func(name string, c *mortal) (Sitemap, Web) {
			folder := filepath.Join(dir, fmt.Sprint(runs), name)
			w := Web{
				Name: "news", Folder: filepath.Join(folder, "snapshots"), State: filepath.Join(folder, "state"),
				Limit: 20, Get: c.get, Read: read, Round: c, Digests: stamp.New(nil),
			}
			return Sitemap{Web: w, Addresses: []string{site.URL + "/s.xml"}}, w
		}
		newMortal := func(name string) *mortal {
			return &mortal{journal: journal{file: filepath.Join(dir, fmt.Sprint(runs, name))}, left: -1, stop: func() {}, under: map[string]bool{}, lost: map[string]int{}}
		}
		m, whole := source("whole", newMortal("whole"))
		want := outcome(m.Items(ctx))

		site.forget()
		c := newMortal("cut")
		m, w := source("cut", c)
		for range rapid.IntRange(1, 10).Draw(rt, "kills") {
			ctx, stop := context.WithCancel(ctx)
			c.left, c.stop = rapid.IntRange(0, 4*n+12).Draw(rt, "steps"), stop
			c.dead = false
			outcome(m.Items(ctx))
			stop()
			if !c.dead {
				return // it came to its end first
			}
		}
		c.left = -1
		wantLines(t, "items", outcome(m.Items(ctx)), want...)
		if a, b := tree(t, whole.Folder), tree(t, w.Folder); !maps.Equal(a, b) {
			rt.Fatalf("the snapshots are not the same:\n%v\n%v", a, b)
		}
		site.mu.Lock()
		defer site.mu.Unlock()
		for path, asked := range site.asked {
			if most := 1 + c.lost[site.URL+path]; asked > most {
				rt.Fatalf("%s was asked for %d times, and under way at %d deaths", path, asked, c.lost[site.URL+path])
			}
		}
	})
}

func TestWeb_WhatWasUnderWayIsAskedLastWhenTheRoundGoesOn(t *testing.T) {
	pages := map[string]served{}
	var paths []string
	for i := range 40 {
		paths = append(paths, fmt.Sprintf("/p%02d", i))
		pages[paths[i]] = served{body: paths[i]}
	}
	site := newSite(t, pages)
	site.pages["/feed"] = rssOf(paths...)
	w, _ := newWeb(t)
	j := &journal{file: filepath.Join(t.TempDir(), "round")}
	if _, err := j.Begin(ctx, "news"); err != nil {
		t.Fatal(err)
	}
	if err := j.Note(pageKey(keyOfAddress(site.URL+"/p00")), Mark{New: true}); err != nil {
		t.Fatal(err)
	}
	var order []string
	var mu sync.Mutex
	w.Round = j
	w.Get = func(ctx context.Context, a Ask) (*Answer, error) {
		mu.Lock()
		order = append(order, strings.TrimPrefix(a.Address, site.URL))
		mu.Unlock()
		return get(ctx, a)
	}
	if got := outcome(Feed{Web: w, Addresses: []string{site.URL + "/feed"}}.Items(ctx)); len(got) != 40 || got[0] != "news/p00" {
		t.Errorf("%v", got)
	}
	for i, p := range order {
		if p == "/p00" && i < 20 {
			t.Errorf("it was asked for as number %d", i)
		}
	}
}

func TestWeb_ALimitHoldsOverAnInterruption(t *testing.T) {
	site := newSite(t, map[string]served{"/feed": rssOf("/1", "/2", "/3", "/4"), "/1": {body: "1"}, "/2": {body: "2"}, "/3": {body: "3"}, "/4": {body: "4"}})
	w, _ := newWeb(t)
	c := &mortal{journal: journal{file: filepath.Join(t.TempDir(), "round")}, left: 9, under: map[string]bool{}, lost: map[string]int{}}
	w.Round, w.Get, w.Limit = c, c.get, 2
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	ctx, stop := context.WithCancel(ctx)
	c.stop = stop
	outcome(f.Items(ctx))
	c.left = -1
	wantLines(t, "items", outcome(f.Items(context.Background())), "news/1", "news/2")
}

func TestWeb_AFailureIsRememberedUntilTheRoundEnds(t *testing.T) {
	site := newSite(t, map[string]served{"/feed": rssOf("/1"), "/1": {status: 503}})
	w, _ := newWeb(t)
	j := &journal{file: filepath.Join(t.TempDir(), "round")}
	kept := &keptOpen{journal: j}
	w.Round = kept
	f := Feed{Web: w, Addresses: []string{site.URL + "/feed"}}
	first := outcome(f.Items(ctx))
	site.forget()
	wantLines(t, "the round goes on", outcome(f.Items(ctx)), first...)
	if paths, _ := site.counts(); len(paths) != 0 {
		t.Errorf("asked for %v", paths)
	}
	w.Round = j
	f.Web = w
	outcome(f.Items(ctx))
	site.pages["/1"] = served{body: "1"}
	wantLines(t, "the next round", outcome(f.Items(ctx)), "news/1")
}

// keptOpen is a Round that its owner keeps after its end.
type keptOpen struct{ *journal }

func (k *keptOpen) End() error { return k.open.Close() }
