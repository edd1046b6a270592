package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The manners that the imports below are configured with.
const (
	importPace     = 2 * time.Millisecond
	importParallel = 6
)

func importWorkspace(t *testing.T, s *webSite) string {
	t.Helper()
	dir := t.TempDir()
	text := fmt.Sprintf(`
formats: [json]
locales: [{tag: fr}]
sources:
  - {name: press, kind: sitemap, sitemaps: [%s/], snapshots: snapshots/press, %[4]s}
  - {name: journal, kind: feed, feeds: [%[2]s/feed.rss, %[2]s/feed.atom, %[2]s/feed.json], snapshots: snapshots/journal, %[4]s}
  - {name: archive, kind: page, lists: [%[3]s/archive/], snapshots: snapshots/archive, %[4]s}
`, s.base[press], s.base[journal], s.base[archive],
		fmt.Sprintf("allow_private: true, select: {remove: [.byline]}, fetch: {pace: %s, parallel: %d, retries: 2}", importPace, importParallel))
	if err := os.WriteFile(filepath.Join(dir, "config.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// runImport runs the program, and returns what it says at its end.
func runImport(t *testing.T, dir string) (summary, string) {
	t.Helper()
	began := time.Now()
	out, errs, code := wordferry(t, dir, "run", "--json")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	var last summary
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil || last.Event != "run-finished" {
		t.Fatalf("exit code %d, no summary: %v\n%s", code, err, errs)
	}
	c := last.Counts
	t.Logf("%.1f s: %d articles, %d worked on, %d unchanged, %d left out, %d duplicates, %d withdrawn", time.Since(began).Seconds(),
		c.Seen, c.Done, c.Unchanged, c.Failed, c.Duplicates, c.Withdrawn)
	return last, errs
}

// A site of 2,000 pages comes in whole, politely, and only once.
func TestImport_OfASite(t *testing.T) {
	if testing.Short() {
		t.Skip("imports a site of 2,000 pages three times")
	}
	s := startWebSite(t)
	dir := importWorkspace(t, s)

	began := time.Now()
	run, errs := runImport(t, dir)
	took := time.Since(began)
	log := s.visits()
	checkComplete(t, s, dir, run)
	checkManners(t, s, log)
	checkLog(t, s, log)
	if t.Failed() {
		t.Logf("stderr:\n%.3000s", errs)
	}

	before := below(t, dir, "snapshots", "out", "locales")
	run, _ = runImport(t, dir)
	checkOnlyAsked(t, s, s.visits())
	wantSame(t, "a second import", before, below(t, dir, "snapshots", "out", "locales"))
	if run.Counts.Done != 0 || run.Counts.Releases != 0 {
		t.Errorf("a second import works on %d articles and publishes %d packs", run.Counts.Done, run.Counts.Releases)
	}

	s.reset()
	again := importWorkspace(t, s)
	killedImport(t, again, took)
	runImport(t, again)
	checkTwiceAtMost(t, s.visits())
	after := below(t, again, "snapshots", "out", "locales")
	wantSame(t, "an import that was killed ten times", withoutTimes(before), withoutTimes(after))

	n := s.change()
	run, _ = runImport(t, again)
	checkComplete(t, s, again, run)
	checkNews(t, s, n, s.visits(), again, run)
}

// checkManners reads in the log whether each host was asked as configured: not
// faster than its pace, not by more requests at once, and left alone when it
// asked for it. What is measured here is when requests arrive, so a moment
// more or less is nobody's fault.
func checkManners(t *testing.T, s *webSite, log []visit) {
	t.Helper()
	const moment = 150 * time.Millisecond
	for host := range hosts {
		var visits []visit
		for _, v := range log {
			if v.host == host {
				visits = append(visits, v)
			}
		}
		pace := importPace
		if host == archive {
			pace = crawlDelay
		}
		const run = 250
		for i := 0; i+run < len(visits); i += run / 5 {
			if took := visits[i+run].began.Sub(visits[i].began); took < run*pace-moment {
				t.Errorf("host %d was asked %d times in %v: not at a pace of %v", host, run, took, pace)
				break
			}
		}
		most, at := 0, visit{}
		for i, v := range visits {
			n := 1
			for _, before := range visits[max(0, i-200):i] {
				if before.ended.After(v.began) {
					n++
				}
			}
			if n > most {
				most, at = n, v
			}
		}
		if most > importParallel {
			t.Errorf("host %d was asked %d things at once: %v", host, most, at)
		}
		for _, v := range visits {
			if v.trouble != hurried && v.trouble != busy {
				continue
			}
			for _, next := range visits {
				if d := next.began.Sub(v.ended); d > moment && d < retryAfter*time.Second-moment {
					t.Errorf("host %d asked to be left alone for %d s, and was asked after %v: %v", host, retryAfter, d, next)
					break
				}
			}
		}
		t.Logf("host %d: %d requests in %.1f s, %d at once at most", host, len(visits), visits[len(visits)-1].began.Sub(visits[0].began).Seconds(), most)
	}
}

// checkLog reads in the log of a first import what it asked for.
func checkLog(t *testing.T, s *webSite, log []visit) {
	t.Helper()
	full := map[string]int{}
	robots := map[int]bool{}
	for _, v := range log {
		if v.full {
			full[s.base[v.host]+v.address]++
		}
		if v.address == "/robots.txt" {
			robots[v.host] = true
		} else if !robots[v.host] {
			t.Errorf("host %d was asked for %s before its robots.txt", v.host, v.address)
		}
		if strings.HasPrefix(v.address, "/private/") {
			t.Errorf("robots.txt was not obeyed: %v", v)
		}
		if !strings.Contains(v.agent, "Wordferry") {
			t.Errorf("user agent %q", v.agent)
		}
	}
	for address, n := range full {
		if n > 1 {
			t.Errorf("%s was sent %d times", address, n)
		}
	}
	for address, w := range s.wanted {
		for _, path := range w.images {
			if u, err := url.Parse(address); err != nil || full["http://"+u.Host+path] != 1 {
				t.Errorf("%s shows %s, which was not asked for", address, path)
				return
			}
		}
	}
}

// checkOnlyAsked holds that an import of what has not changed asks whether it
// has, and takes nothing again.
func checkOnlyAsked(t *testing.T, s *webSite, log []visit) {
	t.Helper()
	asked := 0
	for _, v := range log {
		address := s.base[v.host] + v.address
		// Nothing can be asked on condition where there is no copy.
		if s.refused[address] != "" || v.address == "/robots.txt" || v.status == http.StatusNotFound || v.status == http.StatusGone {
			continue
		}
		asked++
		if !v.conditional && v.status/100 != 3 || v.status == http.StatusOK {
			t.Errorf("a second import takes again: %v", v)
		}
	}
	t.Logf("a second import asks %d times", asked)
}

// killedImport starts an import ten times and kills it, each time after a
// moment of its own, so that together they take about as long as one.
func killedImport(t *testing.T, dir string, whole time.Duration) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const times = 10
	for range times {
		cmd := exec.Command(self, "run")
		cmd.Args[0] = "wordferry" // what TestMain goes by
		cmd.Dir = dir
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(2 * whole / times))
		cmd.Process.Kill()
		cmd.Wait()
	}
}

func checkTwiceAtMost(t *testing.T, log []visit) {
	t.Helper()
	full := map[string]int{}
	for _, v := range log {
		if v.full && v.address != "/robots.txt" {
			full[fmt.Sprintf("host %d %s", v.host, v.address)]++
		}
	}
	twice := 0
	for _, address := range slices.SortedFunc(maps.Keys(full), func(a, b string) int { return cmp.Or(cmp.Compare(full[b], full[a]), cmp.Compare(a, b)) }) {
		if full[address] > 2 {
			t.Errorf("%s was sent %d times", address, full[address])
		} else if full[address] == 2 {
			twice++
		}
	}
	t.Logf("%d addresses, %d of them sent twice", len(full), twice)
}

var fetchedAt = regexp.MustCompile(`"(fetched|time|Date)": *("[^"]*"|\[[^\]]*\])`)

// withoutTimes leaves out when pages were fetched.
func withoutTimes(files map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	for path, b := range files {
		if strings.HasPrefix(path, "snapshots/") && filepath.Ext(path) == ".json" {
			b = fetchedAt.ReplaceAll(b, []byte(`"$1": ""`))
		}
		out[path] = bytes.Clone(b)
	}
	return out
}
