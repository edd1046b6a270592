//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/tabwriter"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

var (
	speedOf       = flag.String("speed", "", "measure this wordferry binary; scripts/bench.sh does")
	speedArticles = flag.Int("articles", 1000, "articles to measure with")
)

// TestSpeed measures a built program on a generated workspace and prints what
// it found. It judges nothing: figures of a busy machine say little.
func TestSpeed(t *testing.T) {
	if *speedOf == "" {
		t.Skip("run scripts/bench.sh")
	}
	b := &bench{t: t, program: *speedOf, dir: t.TempDir(), table: tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', 0)}
	if err := writeCorpus(b.dir, *speedArticles); err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%s\n\n", machine())
	b.start()
	b.full()
	b.quiet()
	b.edit()
	b.rooms()
}

type bench struct {
	t            *testing.T
	program, dir string
	table        *tabwriter.Writer
	whole        cost // a full run
}

func (b *bench) row(cells ...string) { fmt.Fprintln(b.table, strings.Join(cells, "\t")) }

func (b *bench) flush() {
	b.table.Flush()
	fmt.Println()
}

// run is one run in the workspace, with what it counted.
func (b *bench) run() (cost, pipeline.Counts) {
	took, out := child(b.t, b.dir, b.program, "run", "--json")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	var last summary
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil {
		b.t.Fatal(err)
	}
	return took, last.Counts
}

// start measures what every command pays before it does anything.
func (b *bench) start() {
	var costs []cost
	for range 21 {
		c, _ := child(b.t, b.dir, b.program, "version")
		costs = append(costs, c)
	}
	m := median(costs)
	b.row("start", "wall", "CPU", "wall against 50 ms")
	b.row("version", ms(m.wall), ms(m.cpu), fmt.Sprintf("%.2f", float64(m.wall.Microseconds())/50_000))
	b.flush()
}

// full measures runs that have everything to do: of new articles, with what
// translators wrote since, and with nothing but the files people keep. Each
// takes long enough to be measured once.
func (b *bench) full() {
	b.row("full run", "wall", "CPU", "articles/s", "segments/s", "peak", "drafts", "against the full run")
	first, counts := b.run()
	filled, err := translateHalf(b.dir)
	if err != nil {
		b.t.Fatal(err)
	}
	took, learnt := b.run()
	for _, name := range []string{stateDir, "out"} {
		if err := os.RemoveAll(filepath.Join(b.dir, name)); err != nil {
			b.t.Fatal(err)
		}
	}
	b.whole, counts = b.run()
	line := func(what string, c cost, drafts int) {
		b.row(what, ms(c.wall), ms(c.cpu), rate(counts.Done, c.wall), rate(counts.Segments, c.wall), mb(c.peak), thousands(drafts), ratio(c.wall, b.whole.wall))
	}
	line("new articles", first, 0)
	line(thousands(filled)+" targets came in", took, learnt.Drafts)
	line("only sources and locales there", b.whole, counts.Drafts)
	b.flush()
}

// quiet measures runs that have nothing to do beside reading and hashing the
// files three times over, turn by turn.
func (b *bench) quiet() {
	sources, sourceSize := filesUnder(b.t, filepath.Join(b.dir, "sources"))
	files, size := filesUnder(b.t, filepath.Join(b.dir, "sources"), filepath.Join(b.dir, "locales"))
	child(b.t, b.dir, b.program, "run", "--quiet")
	var quiet, hashSources, hashAll []cost
	for range 11 {
		c, _ := child(b.t, b.dir, b.program, "run", "--quiet")
		quiet = append(quiet, c)
		hashSources = append(hashSources, hashing(b.t, sources))
		hashAll = append(hashAll, hashing(b.t, files))
	}
	m, s, a := median(quiet), median(hashSources), median(hashAll)
	b.row("quiet run", "wall", "CPU", "peak", "quiet run against it")
	b.row(fmt.Sprintf("run --quiet, %s articles", thousands(*speedArticles)), ms(m.wall), ms(m.cpu), mb(m.peak), "")
	b.row(fmt.Sprintf("reading and hashing 3×: sources (%s files, %s)", thousands(len(sources)), mb(sourceSize)), ms(s.wall), "", "", ratio(m.wall, s.wall))
	b.row(fmt.Sprintf("reading and hashing 3×: sources and locales (%s files, %s)", thousands(len(files)), mb(size)), ms(a.wall), "", "", ratio(m.wall, a.wall))
	b.row("the full run", ms(b.whole.wall), "", "", ratio(m.wall, b.whole.wall))
	b.flush()
}

// edit measures runs after one sentence of one article was edited.
func (b *bench) edit() {
	name := filepath.Join(b.dir, "sources", "harbour", "0000.html")
	page, err := os.ReadFile(name)
	if err != nil {
		b.t.Fatal(err)
	}
	at := bytes.Index(page, []byte("</p>"))
	var costs []cost
	for n := range 3 {
		edited := fmt.Sprintf("%s The harbour has %d new lamps.%s", page[:at], n+2, page[at:])
		if err := os.WriteFile(name, []byte(edited), 0o644); err != nil {
			b.t.Fatal(err)
		}
		c, counts := b.run()
		if counts.Failed > 0 || counts.Done == 0 {
			b.t.Fatalf("an edited article: %+v", counts)
		}
		costs = append(costs, c)
	}
	m := median(costs)
	b.row("one sentence of one article edited", "wall", "CPU", "peak", "against the full run")
	b.row("run", ms(m.wall), ms(m.cpu), mb(m.peak), ratio(m.wall, b.whole.wall))
	b.flush()
}

// BenchmarkExtract reads pages of the corpus; BenchmarkParse is the floor that
// it stands on, the HTML parser alone.
func BenchmarkExtract(b *testing.B) {
	x, err := extract.New(extract.Rules{})
	if err != nil {
		b.Fatal(err)
	}
	pages := corpusPages()
	n := 0
	for b.Loop() {
		it := pipeline.Item{ID: "bench/page", URI: "sources/page.html", MediaType: "text/html", Body: []byte(pages[n%len(pages)])}
		if _, err := x.Extract(b.Context(), it); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkParse(b *testing.B) {
	pages := corpusPages()
	n := 0
	for b.Loop() {
		if _, err := html.Parse(strings.NewReader(pages[n%len(pages)])); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

func corpusPages() []string {
	var pages []string
	for n := range 20 {
		pages = append(pages, article([]string{"en", "zh"}[n%2], n))
	}
	return pages
}
