//go:build linux

package memory

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/sys/unix"
	"golang.org/x/text/language"
)

const (
	rounds    = 5
	together  = 50   // sentences of an article
	inAFile   = 1000 // units of a file
	neighbour = 10   // of so many units one has neighbours
)

func processTime() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchRows keep a corpus as a store does: in files, whose content is known by
// a digest.
type benchRows struct {
	*corpus
	from, to language.Tag
}

func (r *benchRows) unit(i int) pipeline.Unit {
	u := pipeline.Unit{From: r.from, To: r.to, Source: r.sources[i], Target: r.targets[i], Key: fmt.Sprint("m#", i), State: pipeline.Translated}
	if i%neighbour == 1 && i+1 < len(r.sources) {
		u.Prev, u.Next = r.sources[i-1], r.sources[i+1]
	}
	return u
}

func (r *benchRows) all() iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		for i := range r.sources {
			if !yield(r.unit(i), nil) {
				return
			}
		}
	}
}

func fileOf(i int) string { return fmt.Sprintf("memory/%05d.tmx", i/inAFile) }

func (r *benchRows) UnitContents(context.Context) (map[string]pipeline.Digest, error) {
	out := map[string]pipeline.Digest{}
	for i := 0; i < len(r.sources); i += inAFile {
		out[fileOf(i)] = pipeline.DigestOf([]byte(fileOf(i)))
	}
	return out, nil
}

func (r *benchRows) FiledUnits(_ context.Context, _, _ language.Tag, each func(string, pipeline.Unit) error) error {
	for i := range r.sources {
		if err := each(fileOf(i), r.unit(i)); err != nil {
			return err
		}
	}
	return nil
}

func (r *benchRows) FileUnits(context.Context, string) iter.Seq2[pipeline.Unit, error] {
	return func(func(pipeline.Unit, error) bool) {}
}

// way is something to be measured: n questions a pass.
type way struct {
	name string
	n    int
	pass func()
	took []time.Duration // CPU time of a question, by round
}

// race lets all ways work by turns, each until it can be measured.
func race(ways []*way) {
	runtime.GC()
	runtime.LockOSThread() // the clock is that of the thread
	defer runtime.UnlockOSThread()
	for range rounds {
		for _, w := range ways {
			began, n, spent := cpu(), 0, time.Duration(0)
			for spent < 50*time.Millisecond {
				w.pass()
				n += w.n
				spent = cpu() - began
			}
			w.took = append(w.took, spent/time.Duration(n))
		}
	}
}

// speed measures lookups, the scan, and lookups of the same text.
func (b *bench) speed(x *Index, rows *benchRows, path string) {
	m := b.open(rows, path)
	defer m.Close()
	v := x.pairs[nameOf(b.from, b.to)].shelves[0].volume
	var w scratch
	var y yardScratch
	var all, same, near []Query
	for _, q := range b.questions {
		all = append(all, b.query(q))
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		u := rows.unit(r.IntN(len(rows.sources)/neighbour)*neighbour + 1)
		q := Query{Text: u.Source, From: b.from, To: b.to, Min: 100, Limit: 1}
		same = append(same, q)
		q.Prev, q.Next, q.Min = u.Prev, u.Next, 101
		near = append(near, q)
	}
	each := func(name string, queries []Query) *way {
		return &way{name: name, n: len(queries), pass: func() {
			for i := range queries {
				x.Lookup(queries[i])
			}
		}}
	}
	articles := func(queries []Query) *way {
		return &way{name: "  an article of 50 at a time", n: len(queries), pass: func() {
			for some := range slices.Chunk(queries, together) {
				x.LookupAll(some)
			}
		}}
	}
	mapped := &way{name: "  from its file, mapped", n: len(all), pass: func() {
		for i := range all {
			if _, err := m.Lookup(all[i]); err != nil {
				b.Fatal(err)
			}
		}
	}}
	search := &way{name: "  its search alone", n: len(all), pass: func() {
		for _, q := range b.questions {
			v.nearestTo(&w, b.lang, q, 70)
		}
	}}
	scan := &way{name: "signature scan, no index", n: len(all), pass: func() {
		for _, q := range b.questions {
			y.query.set(q, b.lang)
			b.yard.nearest(&y, 70)
		}
	}}
	lookup, batch, exact, exactBatch, context, contextBatch := each("wordferry", all), articles(all), each("", same), articles(same), each("", near), articles(near)
	race([]*way{lookup, batch, mapped, search, scan, exact, exactBatch, context, contextBatch})

	b.lines[0].cpu, b.lines[0].wall = middle(lookup.took), b.eachOf(x)
	for i, w := range []*way{batch, mapped, search, scan} {
		b.lines = slices.Insert(b.lines, i+1, &row{name: w.name, asked: w.n, cpu: middle(w.took), any: -1, top: -1})
	}
	b.lines[4].any, b.lines[4].top = 100, 100
	rate := func(w *way) float64 { return 1 / middle(w.took).Seconds() }
	b.toReach("lookups against the scan", "≥ 85× en, ≥ 28× zh", rate(lookup)/rate(scan), "x")
	b.toReach("search alone against the scan", "–", rate(search)/rate(scan), "x")
	b.toReach("p99 of lookups", "≤ 20 µs en, ≤ 100 µs zh", percentile(slices.Sorted(slices.Values(b.lines[0].wall)), 99), "s")
	b.toReach("exact lookups a second", "≥ 3,000,000", rate(exact), "")
	b.toReach("exact lookups a second, by article", "≥ 3,000,000", rate(exactBatch), "")
	b.toReach("context lookups a second", "≥ 3,000,000", rate(context), "")
	b.toReach("context lookups a second, by article", "≥ 3,000,000", rate(contextBatch), "")
}

// eachOf is the time of each lookup on the clock: the middle of some rounds,
// with all other questions in between.
func (b *bench) eachOf(x *Index) (out []time.Duration) {
	took := make([][]time.Duration, len(b.questions))
	for range rounds {
		for i, q := range b.questions {
			began := time.Now()
			x.Lookup(b.query(q))
			took[i] = append(took[i], time.Since(began))
		}
	}
	for _, t := range took {
		slices.Sort(t)
		out = append(out, t[len(t)/2])
	}
	return out
}

// sideFile measures how a memory opens from its file, as the program does at
// every start, and how soon an insert and a delete are seen.
func (b *bench) sideFile(rows *benchRows) (path string) {
	path = filepath.Join(b.TempDir(), "index")
	open := func() *Memory { return b.open(rows, path) }
	ask := func(m *Memory, text string) []pipeline.Match {
		found, err := m.Lookup(b.query(text))
		if err != nil {
			b.Fatal(err)
		}
		return found
	}
	if err := open().Close(); err != nil { // makes it
		b.Fatal(err)
	}
	var opened, warm, cold, insert, remove []time.Duration
	for range rounds {
		began := time.Now()
		m := open()
		opened = append(opened, time.Since(began))
		ask(m, b.questions[0])
		warm = append(warm, time.Since(began))
		if err := m.Close(); err != nil {
			b.Fatal(err)
		}
		for i := range 20 {
			u := rows.unit(0)
			u.Source = fmt.Sprint(b.questions[i], " ", i)
			began = time.Now()
			m.Replace("new", pipeline.Digest{1}, []pipeline.Unit{u})
			found := ask(m, u.Source)
			insert = append(insert, time.Since(began))
			if len(found) == 0 || found[0].Score != 100 {
				b.Errorf("%q was put in and is not found", u.Source)
			}
			began = time.Now()
			m.Replace("new", pipeline.Digest{}, nil)
			found = ask(m, u.Source)
			remove = append(remove, time.Since(began))
			if len(found) > 0 && found[0].Source == u.Source {
				b.Errorf("%q was taken out and is found", u.Source)
			}
		}
	}
	for range 3 {
		// What is mapped stays in memory: first let go of it.
		for range 3 {
			runtime.GC()
			time.Sleep(10 * time.Millisecond)
		}
		forget(b, path)
		began := time.Now()
		m := open()
		ask(m, b.questions[0])
		cold = append(cold, time.Since(began))
		if err := m.Close(); err != nil {
			b.Fatal(err)
		}
	}
	for _, t := range [][]time.Duration{opened, warm, cold, insert, remove} {
		slices.Sort(t)
	}
	b.toReach("open", "–", percentile(opened, 50), "s")
	b.toReach("open and first answer, warm", "≤ 5 ms", percentile(warm, 50), "s")
	b.toReach("open and first answer, nothing cached", "≤ 500 ms", percentile(cold, 50), "s")
	b.toReach("insert and find it, p50", "≤ 1 ms", percentile(insert, 50), "s")
	b.toReach("insert and find it, slowest of 100", "≤ 1 ms", percentile(insert, 99), "s")
	b.toReach("delete and miss it, slowest of 100", "≤ 1 ms", percentile(remove, 99), "s")
	return path
}

func (b *bench) open(rows *benchRows, path string) *Memory {
	m, err := Open(b.Context(), rows, b.from, b.to, Options{Path: path})
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// forget asks the system to drop what it has cached of a file.
func forget(b *bench, path string) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
		b.notes = append(b.notes, "The file could not be dropped from the system's cache.")
	}
}

// program asks a built program for the same, as other programs do, with what
// the memory knows of each unit: the time is what lines take beyond the
// start.
func (b *bench) program(rows *benchRows) {
	if *tablesProgram == "" {
		return
	}
	dir := b.TempDir()
	tmx := filepath.Join(dir, "units.tmx")
	b.writeTMX(tmx, rows)
	took := b.exec(nil, "memory", "import", "--memory", dir, tmx)
	b.toReach("memory import of TMX, CPU time", "–", took.Seconds(), "s")
	var once, often bytes.Buffer
	const repeats = 20
	for i := range repeats {
		for _, q := range b.questions {
			line, err := json.Marshal(map[string]string{"text": q})
			if err != nil {
				b.Fatal(err)
			}
			if i == 0 {
				once.Write(append(line, '\n'))
			}
			often.Write(append(line, '\n'))
		}
	}
	lookup := []string{"memory", "lookup", "--jsonl", "--memory", dir, "--from", b.from.String(), "--to", b.to.String(), "--min", "70", "--limit", "10"}
	b.exec(once.Bytes(), lookup...) // makes the index
	r := &row{name: "wordferry memory lookup --jsonl", asked: len(b.questions), any: -1, top: -1}
	var each []time.Duration
	for range rounds {
		start := b.exec(once.Bytes(), lookup...)
		each = append(each, (b.exec(often.Bytes(), lookup...)-start)/time.Duration((repeats-1)*len(b.questions)))
	}
	r.cpu = middle(each)
	b.lines = slices.Insert(b.lines, 4, r)
	b.toReach("lookup --jsonl against the library", "≥ 0.5", float64(b.lines[0].cpu)/float64(r.cpu), "x")
}

// exec runs the program and returns what CPU time it took.
func (b *bench) exec(in []byte, args ...string) time.Duration {
	c := exec.Command(*tablesProgram, args...)
	var errs bytes.Buffer
	c.Stdin, c.Stderr = bytes.NewReader(in), &errs
	if err := c.Run(); err != nil {
		b.Fatalf("wordferry %v: %v\n%s", args, err, errs.String())
	}
	u := c.ProcessState.SysUsage().(*syscall.Rusage)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func (b *bench) writeTMX(path string, rows *benchRows) {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="%s" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>`, b.from)
	for u := range rows.all() {
		out.WriteString("\n<tu>")
		for _, side := range [2]struct{ lang, text string }{{b.from.String(), u.Source}, {b.to.String(), u.Target}} {
			fmt.Fprintf(&out, `<tuv xml:lang="%s"><seg>`, side.lang)
			if err := xml.EscapeText(&out, []byte(side.text)); err != nil {
				b.Fatal(err)
			}
			out.WriteString("</seg></tuv>")
		}
		out.WriteString("</tu>")
	}
	out.WriteString("</body></tmx>")
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
}
