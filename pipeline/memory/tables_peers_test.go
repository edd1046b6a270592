//go:build linux

package memory

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// others asks the peers, by turns: a question to each, then the next.
func (b *bench) others() {
	if *tablesPeers == "" {
		b.notes = append(b.notes, "No peers were asked.")
		return
	}
	corpus := filepath.Join(b.TempDir(), "corpus")
	b.writeTokens(corpus)
	all := []*peer{
		{program: "levenshtein", least: *tablesLeast / 10, row: &row{name: "brute force, agnivade/levenshtein"}},
		{program: "fts5", least: *tablesLeast, row: &row{name: "SQLite FTS5 trigram"}},
		{program: "gist", least: *tablesLeast, row: &row{name: "PostgreSQL pg_trgm, GiST <->"}},
		{program: "gin", least: *tablesLeast, row: &row{name: "PostgreSQL pg_trgm, GIN %"}},
	}
	for _, p := range all {
		p.start(b, corpus)
	}
	var peers []*peer
	for _, p := range all {
		if p.built(b) {
			peers = append(peers, p)
			b.lines = append(b.lines, p.row)
		}
	}
	for i := range b.questions {
		for _, p := range peers {
			if !p.row.enough(p.least) {
				p.ask(b, i, b.tokens(b.questions[i]))
			}
		}
	}
	for _, p := range peers {
		p.finish(b)
	}
}

// peer is a process of tools/peers/memory, which says what it does.
type peer struct {
	program string
	least   int // questions
	row     *row

	process *exec.Cmd
	to      io.WriteCloser
	from    *json.Decoder

	matched, found, whole int // questions
}

// start lets a peer build its index.
func (p *peer) start(b *bench, corpus string) {
	p.process = exec.Command(*tablesPeers, "-peer", p.program, "-corpus", corpus)
	p.process.Stderr = os.Stderr
	to, err1 := p.process.StdinPipe()
	from, err2 := p.process.StdoutPipe()
	if err := errors.Join(err1, err2, p.process.Start()); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { to.Close() }) // which ends it
	p.to, p.from = to, json.NewDecoder(bufio.NewReader(from))
}

// built waits for the index. The peer may not be there on this machine.
func (p *peer) built(b *bench) bool {
	var built struct {
		Missing    string
		CPU, Bytes int64
	}
	if err := p.from.Decode(&built); err != nil {
		b.Fatalf("%s: %v", p.program, errors.Join(err, p.process.Wait()))
	}
	if built.Missing != "" {
		b.notes = append(b.notes, p.row.name+" is left out: "+built.Missing+".")
		_ = p.process.Wait() // it has said all
		return false
	}
	if built.Bytes > 0 {
		p.row.build, p.row.bytes = time.Duration(built.CPU), float64(built.Bytes)/float64(len(b.yard.sources))
	}
	return true
}

// ask puts a question and judges the answer by what is known to be similar.
func (p *peer) ask(b *bench, question int, tokens string) {
	var answer struct {
		Entries   []int32
		CPU, Wall time.Duration
	}
	err := json.NewEncoder(p.to).Encode(map[string]string{"text": b.questions[question], "tokens": tokens})
	if err := errors.Join(err, p.from.Decode(&answer)); err != nil {
		b.Fatalf("%s: %v", p.program, err)
	}
	p.row.add(answer.CPU, answer.Wall)
	truth := b.truth[question]
	var got []yardNear
	for _, e := range answer.Entries {
		i := slices.IndexFunc(truth, func(n yardNear) bool { return n.entry == e })
		if i < 0 {
			b.Errorf("%s: %q is similar to %q by another distance only", p.program, b.yard.sources[e], b.questions[question])
			return
		}
		got = append(got, truth[i])
	}
	if len(truth) > 0 {
		p.matched++
		p.found += count(len(got) > 0)
	}
	p.whole += count(slices.EqualFunc(got, truth[:min(10, len(truth))], func(a, b yardNear) bool {
		return a.distance*b.longer == b.distance*a.longer
	}))
}

func (p *peer) finish(b *bench) {
	p.row.any, p.row.top = share100(p.found, p.matched), share100(p.whole, p.row.asked)
	p.to.Close()
	if err := p.process.Wait(); err != nil {
		b.Errorf("%s: %v", p.program, err)
	}
	if p.program == "levenshtein" && p.row.top < 100 {
		b.Errorf("another package for the distance finds other matches than the scan")
	}
}

// tokens writes the tokens of a text as characters, those that are equal as
// the same.
func (b *bench) tokens(text string) string {
	var a analysis
	a.set(text, b.lang)
	var out strings.Builder
	unknown := uint32(len(b.yard.words))
	for _, t := range a.tokens {
		id := b.yard.words[string(a.fold(t))]
		if id == 0 {
			unknown++
			id = unknown
		}
		out.WriteRune(tokenRune(b, id))
	}
	return out.String()
}

// tokenRune leaves out what is no character, or none in a line of text.
func tokenRune(b *bench, token uint32) rune {
	r := rune(token) + 0x100
	if r >= 0xd800 {
		r += 0x800
	}
	if r > 0x10ffff {
		b.Fatal("there are more words than characters")
	}
	return r
}

// writeTokens writes the texts for the peers, by entry.
func (b *bench) writeTokens(path string) {
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	tokens := make([][]uint32, len(b.yard.sources))
	for place, e := range b.yard.entries {
		tokens[e] = b.yard.texts[b.yard.starts[place]:b.yard.starts[place+1]]
	}
	w := bufio.NewWriter(f)
	for e, s := range b.yard.sources {
		for _, t := range tokens[e] {
			w.WriteRune(tokenRune(b, t))
		}
		w.WriteString("\t" + strings.NewReplacer("\t", " ", "\n", " ").Replace(s) + "\n")
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		b.Fatal(err)
	}
}
