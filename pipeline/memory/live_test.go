package memory

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// shelfRows are rows in a map.
type shelfRows struct {
	mu    sync.Mutex
	files map[string][]pipeline.Unit
	reads int // of all units
	fail  error
}

func (r *shelfRows) set(file string, units []pipeline.Unit) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(units) == 0 {
		delete(r.files, file)
		return
	}
	r.files[file] = units
}

func (r *shelfRows) all() (out []pipeline.Unit) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		out = append(out, r.files[name]...)
	}
	return out
}

func digestOf(units []pipeline.Unit) pipeline.Digest {
	return pipeline.DigestOf([]byte(fmt.Sprint(units)))
}

func (r *shelfRows) UnitContents(context.Context) (map[string]pipeline.Digest, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := map[string]pipeline.Digest{}
	for name, units := range r.files {
		out[name] = digestOf(units)
	}
	return out, r.fail
}

func (r *shelfRows) FiledUnits(_ context.Context, _, _ language.Tag, each func(string, pipeline.Unit) error) error {
	r.mu.Lock()
	files := maps.Clone(r.files)
	r.reads++
	r.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, u := range files[name] {
			if err := each(name, u); err != nil {
				return err
			}
		}
	}
	return r.fail
}

func (r *shelfRows) FileUnits(_ context.Context, file string) iter.Seq2[pipeline.Unit, error] {
	r.mu.Lock()
	defer r.mu.Unlock()
	return each(r.files[file])
}

func (r *shelfRows) open(t testing.TB, path string) *Memory {
	t.Helper()
	m, err := Open(t.Context(), r, language.English, language.German, Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// generatedRows are files of units of some generated words.
func generatedRows(files, units int) (*generator, *shelfRows) {
	g := newGenerator(rand.New(rand.NewPCG(5, 5)), 200)
	r := &shelfRows{files: map[string][]pipeline.Unit{}}
	for f := range files {
		name := fmt.Sprintf("f%03d", f)
		r.files[name] = g.units(name, units)
	}
	return g, r
}

func (g *generator) units(file string, n int) []pipeline.Unit {
	var out []pipeline.Unit
	for i := range n {
		u := unit("en", "de", g.sentence(3+g.r.IntN(12)), fmt.Sprintf("Ziel %d", g.r.IntN(50)))
		u.Key = fmt.Sprintf("%s#%d", file, i)
		if i > 0 {
			u.Prev = out[i-1].Source
			out[i-1].Next = u.Source
		}
		out = append(out, u)
	}
	if n > 3 {
		out[2].From, out[1].Target = language.MustParse("en-GB"), ""
		out[3].To = language.French
	}
	return out
}

// same compares a memory with one made of the rows alone.
func (r *shelfRows) same(t testing.TB, g *generator, m *Memory) {
	t.Helper()
	units := r.all()
	x := build(t, units...)
	var queries []Query
	for i := range 40 {
		text := g.sentence(4)
		if len(units) > 0 && i%8 != 0 {
			text = units[g.r.IntN(len(units))].Source
			if i%4 != 0 {
				text = g.edit(text, 1+g.r.IntN(4))
			}
		}
		q := query("en", "de", text)
		q.Min, q.Limit = 50+g.r.IntN(51), 1+g.r.IntN(10)
		queries = append(queries, q)
	}
	got, err := m.LookupAll(queries)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range queries {
		if want := x.Lookup(q); !reflect.DeepEqual(got[i], want) {
			t.Fatalf("%+v\ngot  %+v\nwant %+v", q, got[i], want)
		}
	}
}

func TestMemory_OpensItsSideFileInsteadOfReadingTheRows(t *testing.T) {
	g, rows := generatedRows(20, 60)
	path := filepath.Join(t.TempDir(), "deep", "en-de.index")
	for i := range 3 {
		m := rows.open(t, path)
		rows.same(t, g, m)
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		rows.same(t, g, m)
		if rows.reads != 1 {
			t.Fatalf("opened %d times: the rows were read %d times", i+1, rows.reads)
		}
	}
	rows.set("f003", nil)
	rows.set("f004", g.units("f004", 5))
	rows.set("new", g.units("new", 30))
	m := rows.open(t, path)
	rows.same(t, g, m)
	if rows.reads != 1 {
		t.Error("a small change had all rows read")
	}
	for i := range 15 {
		rows.set(fmt.Sprint("more", i), g.units("more", 300))
	}
	if err := m.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	rows.same(t, g, m)
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	rows.same(t, g, m)
}

func TestMemory_ShowsWhatIsReplacedAtOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g, rows := generatedRows(rapid.IntRange(0, 6).Draw(rt, "files"), 30)
		m := rows.open(t, "")
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			name := fmt.Sprintf("f%03d", rapid.IntRange(0, 12).Draw(rt, "file"))
			units := g.units(name, rapid.SampledFrom([]int{0, 1, 2, 5, 40, 200}).Draw(rt, "units"))
			rows.set(name, units)
			m.Replace(name, digestOf(units), units)
			rows.same(t, g, m)
		}
		if err := m.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		rows.same(t, g, m)
		if n := len(m.now.Load().shelves); n > 12 {
			t.Fatalf("%d volumes stand side by side", n)
		}
	})
}

func TestMemory_AnswersWhileItIsReplacedAndMerged(t *testing.T) {
	g, rows := generatedRows(10, 50)
	m := rows.open(t, filepath.Join(t.TempDir(), "x"))
	keep := unit("en", "de", "This one stays where it is.", "Das bleibt.")
	rows.set("keep", []pipeline.Unit{keep})
	m.Replace("keep", digestOf([]pipeline.Unit{keep}), []pipeline.Unit{keep})
	stop := make(chan bool)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				ms, err := m.Lookup(query("en", "de", "This one stays where it was."))
				if err != nil || len(ms) != 1 || ms[0].Target != "Das bleibt." {
					t.Errorf("%v %+v", err, ms)
					return
				}
			}
		})
	}
	for i := range 150 {
		name := fmt.Sprintf("f%03d", i%40)
		units := g.units(name, []int{1, 7, 60, 400}[i%4])
		rows.set(name, units)
		m.Replace(name, digestOf(units), units)
		if i%50 == 49 {
			if err := m.Refresh(t.Context()); err != nil {
				t.Error(err)
			}
		}
	}
	close(stop)
	wg.Wait()
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	rows.same(t, g, m)
}

// TestMemory_SurvivesWhateverIsLeftOfItsFile cuts and damages the side file at
// every kind of place: what is found must be the same.
func TestMemory_SurvivesWhateverIsLeftOfItsFile(t *testing.T) {
	g, rows := generatedRows(12, 60)
	path := filepath.Join(t.TempDir(), "en-de.index")
	if err := rows.open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	h, start, err := readHeader(f)
	f.Close()
	if err != nil {
		t.Fatal(err)
	}
	var places []int
	for _, s := range h.Sections {
		places = append(places, int(start+s.Offset), int(start+s.Offset+s.Length/2), int(start+s.Offset+s.Length-1))
	}
	for i := range 15 {
		places = append(places, i, int(start)*i/15, g.r.IntN(len(whole)))
	}
	write := func(b []byte) {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check := func(what string, b []byte) {
		write(b)
		m := rows.open(t, path)
		if _, err := m.LookupAll([]Query{query("en", "de", rows.files["f002"][0].Source)}); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if err := m.Close(); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		rows.same(t, g, m)
		again := rows.open(t, path)
		rows.same(t, g, again)
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || !reflect.DeepEqual(b, whole) {
			t.Fatalf("%s: the side file was not made again: %v", what, err)
		}
	}
	for _, at := range places {
		at = min(max(at, 0), len(whole)-1)
		check(fmt.Sprint("cut at ", at), whole[:at])
		damaged := slices.Clone(whole)
		damaged[at] ^= 0x55
		if padding := at >= int(start) && !slices.ContainsFunc(h.Sections, func(s fileSection) bool {
			return int64(at)-start >= s.Offset && int64(at)-start < s.Offset+s.Length
		}); padding {
			continue
		}
		if at >= len(fileMagic)+8+int(headerLength(whole)) && at < int(start) {
			continue
		}
		check(fmt.Sprint("changed at ", at), damaged)
	}
	other := slices.Clone(whole)
	i := slices.Index(other, '{') + len(`{"Format":`)
	other[i]++
	check("another format", other)
}

func headerLength(b []byte) uint32 {
	return uint32(b[8]) | uint32(b[9])<<8 | uint32(b[10])<<16 | uint32(b[11])<<24
}

func TestMemory_ReadOnlyWritesNothing(t *testing.T) {
	g, rows := generatedRows(12, 60)
	path := filepath.Join(t.TempDir(), "x")
	m, err := Open(t.Context(), rows, language.English, language.German, Options{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	rows.same(t, g, m)
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was written: %v", err)
	}
}

func TestMemory_PassesOnWhatTheRowsSay(t *testing.T) {
	torn := errors.New("torn")
	rows := &shelfRows{files: map[string][]pipeline.Unit{}, fail: torn}
	if _, err := Open(t.Context(), rows, language.English, language.German, Options{}); !errors.Is(err, torn) {
		t.Errorf("got %v", err)
	}
}

func TestBeside_SubtractsAndPrefers(t *testing.T) {
	memoryOf := func(r Rating, units ...pipeline.Unit) *Memory {
		rows := &shelfRows{files: map[string][]pipeline.Unit{}}
		rows.set("a", units)
		m, err := Open(t.Context(), rows, language.English, language.German, Options{Rate: func(string) Rating { return r }})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	guide := func(target string) pipeline.Unit { return unit("en", "de", "Read the guide.", target) }
	ours := memoryOf(Rating{}, guide("Lies es."), unit("en", "de", "All of the 12 red cars went by us.", "12 rote"))
	theirs := memoryOf(Rating{Name: "vendor", Penalty: 5.5}, guide("Lesen."), guide("Lies es."), unit("en", "de", "Read the book.", "Buch."))
	house := memoryOf(Rating{Name: "house", Priority: 1}, guide("Bitte lesen."))
	machine := memoryOf(Rating{Name: "mt", Machine: true, Penalty: 1}, guide("Gelesen."))
	got := shown(t, Beside{ours, theirs, house, machine}, query("en", "de", "Read the guide."))
	want := []string{
		"100 Bitte lesen. house: same text",
		"100 Lies es. : same text",
		"94 Lesen. vendor: 94 = 100 - 5.5 memory vendor",
		"94 Gelesen. mt: 94 = 100 - 5 machine - 1 memory mt",
		"69 Buch. vendor: 69 = 75 - 5.5 memory vendor",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

type asker interface {
	Lookup(Query) ([]pipeline.Match, error)
}

func shown(t *testing.T, m asker, q Query) []string {
	t.Helper()
	ms, err := m.Lookup(q)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range ms {
		out = append(out, fmt.Sprint(m.Score, " ", m.Target, " ", m.Memory, ": ", m.Why))
	}
	return out
}

// The files of one memory may count differently, also after they were merged
// and replaced.
func TestMemory_RatesItsFiles(t *testing.T) {
	rows := &shelfRows{files: map[string][]pipeline.Unit{}}
	rows.set("locales/a", []pipeline.Unit{unit("en", "de", "Read the guide.", "ours")})
	rows.set("vendor.tmx", []pipeline.Unit{unit("en", "de", "Read the guide.", "theirs")})
	rate := func(file string) Rating {
		if file == "vendor.tmx" {
			return Rating{Name: "vendor", Penalty: 3}
		}
		return Rating{}
	}
	m, err := Open(t.Context(), rows, language.English, language.German, Options{Rate: rate})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"100 ours : same text", "97 theirs vendor: 97 = 100 - 3 memory vendor"}
	q := query("en", "de", "Read the guide.")
	for i := range 20 {
		if got := shown(t, m, q); !slices.Equal(got, want) {
			t.Fatalf("after %d changes: %q", i, got)
		}
		rows.set(fmt.Sprint("locales/b", i), []pipeline.Unit{unit("en", "de", "Something else.", "x")})
		if err := m.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	rows.set("vendor.tmx", []pipeline.Unit{unit("en", "de", "Read the guide.", "new")})
	if err := m.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	want[1] = "97 new vendor: 97 = 100 - 3 memory vendor"
	if got := shown(t, m, q); !slices.Equal(got, want) {
		t.Errorf("after the vendor changed: %q", got)
	}
}

// FuzzSideFile looks up in whatever a file may hold. Nothing may hang or end
// the program.
func FuzzSideFile(f *testing.F) {
	_, rows := generatedRows(2, 30)
	path := filepath.Join(f.TempDir(), "x")
	v := volumeOf("en", []string{"Read the guide.", "Read the book of the guide.", rows.files["f000"][5].Source})
	if err := v.save(path, nameOf(language.English, language.German)); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	h, start, err := readHeader(bytes.NewReader(whole))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole[start:], "Read the guide.")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		// The sections as they are, with checksums that fit.
		h := h
		h.Sections = slices.Clone(h.Sections)
		for i := range h.Sections {
			s := &h.Sections[i]
			s.Offset = min(s.Offset, int64(len(data))/sectionAlign*sectionAlign)
			s.Length = min(s.Length, int64(len(data))-s.Offset)
			s.Sum = crc32.Checksum(data[s.Offset:s.Offset+s.Length], castagnoli)
		}
		aligned := make([]byte, len(data)+1<<16) // as long as memory that is aligned
		copy(aligned, data)
		v, err := volumeFrom(h, aligned[:len(data)])
		if err != nil {
			return
		}
		s := &snapshot{shelves: []shelf{{volume: v}}}
		_ = quietly(func() error {
			s.lookup(new(scratch), Query{Text: text, From: language.English, To: language.German, Min: 70})
			return nil
		})
	})
}
