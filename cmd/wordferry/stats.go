package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/config"
	"github.com/wordferry/wordferry/pipeline/store"
)

func memoryStats(a *app, dir *string) *cobra.Command {
	var from, to string
	c := &cobra.Command{
		Use:   "stats",
		Short: "Count what the memory holds",
		Long: `Stats counts units by pair of languages, by where they came from, by state,
author, year of their last change and the rules that cut their sources, and
the sources that have several targets.`,
		Example: `  wordferry memory stats
  wordferry memory stats --from zh-Hans --to en --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			pair, err := onlyPair(from, to)
			if err != nil {
				return err
			}
			m, done, err := a.openMemory(cmd.Context(), *dir)
			if err != nil {
				return err
			}
			st, err := takeStats(cmd.Context(), m, pair)
			if err = errors.Join(err, done()); err != nil {
				return err
			}
			if a.json {
				return writeJSONLine(a.out, st)
			}
			st.print(screenOf(a.out))
			return nil
		},
	}
	c.Flags().StringVar(&from, "from", "", "only from this language")
	c.Flags().StringVar(&to, "to", "", "only to this language")
	return a.jsonFlag(c)
}

// stats are the figures of a memory.
type stats struct {
	Units     int            `json:"units"`
	Memories  []memoryCount  `json:"memories"` // the workspace's own first, then as configured
	Pairs     []pairCount    `json:"pairs"`
	Origins   map[string]int `json:"origins"` // by TMX file; "locale files"
	States    map[string]int `json:"states"`
	Authors   map[string]int `json:"authors"` // "" where nobody is named
	Years     map[string]int `json:"years"`   // of the last change; "" where it is unknown
	Rules     map[string]int `json:"rules"`   // that cut the sources; "" where they are unknown
	Ambiguous ambiguous      `json:"ambiguous"`
}

// memoryCount is a memory among several.
type memoryCount struct {
	Name     string `json:"name"` // "" for the workspace's own
	Units    int    `json:"units"`
	Penalty  int    `json:"penalty"`
	Priority int    `json:"priority"`
	Machine  bool   `json:"machine,omitempty"`
	ReadOnly bool   `json:"read_only,omitempty"`
	Folder   string `json:"folder,omitempty"`
}

type pairCount struct {
	From  language.Tag `json:"from"`
	To    language.Tag `json:"to"`
	Units int          `json:"units"`
}

// ambiguous counts the sources that have more than one target in a language.
type ambiguous struct {
	Sources  int         `json:"sources"`
	Units    int         `json:"units"` // that have them
	Examples []ambiguity `json:"examples"`
}

type ambiguity struct {
	From    language.Tag `json:"from"`
	To      language.Tag `json:"to"`
	Source  string       `json:"source"`
	Targets []string     `json:"targets"`
}

// mostExamples is how many ambiguous sources are shown.
const mostExamples = 20

// localeOrigin stands for all locale files, of which there are thousands.
const localeOrigin = "locale files"

// takeStats goes through the memory twice: to count, and to find the texts of
// what it found ambiguous. What it holds in between is a few bytes a unit.
func takeStats(ctx context.Context, m *memories, pair [2]language.Tag) (*stats, error) {
	st := &stats{Origins: map[string]int{}, States: map[string]int{}, Authors: map[string]int{}, Years: map[string]int{}, Rules: map[string]int{}}
	st.Memories = []memoryCount{{}}
	for _, n := range m.named {
		st.Memories = append(st.Memories, memoryCount{Name: n.Name, Penalty: n.Penalty, Priority: n.Priority, Machine: n.Machine, ReadOnly: n.ReadOnly, Folder: n.Folder})
	}
	pairs := map[[2]language.Tag]int{}
	same := newVariants()
	count := func(s *store.Store, prefix string, of func(file string) int) error {
		files, err := s.UnitFiles(ctx)
		if err != nil {
			return err
		}
		for _, file := range slices.Sorted(maps.Keys(files)) {
			origin := prefix + file
			if !isTMX(file) {
				origin = prefix + localeOrigin
			}
			at := of(file) + 1
			for u, err := range s.FileUnits(ctx, file) {
				if err != nil {
					return err
				}
				if !inPair(pair, &u) {
					continue
				}
				st.Units++
				st.Memories[at].Units++
				pairs[[2]language.Tag{u.From, u.To}]++
				st.Origins[origin]++
				st.States[u.State.String()]++
				st.Authors[u.By]++
				year := ""
				if !u.Changed.IsZero() {
					year = strconv.Itoa(u.Changed.Year())
				}
				st.Years[year]++
				st.Rules[u.Rules]++
				same.count(&u)
			}
		}
		return nil
	}
	err := count(m.store, "", m.of)
	for _, a := range m.apart {
		at := slices.IndexFunc(m.named, func(n config.NamedMemory) bool { return n.Name == a.Name })
		err = cmp.Or(err, count(a.store, a.Name+": ", func(string) int { return at }))
	}
	if err != nil {
		return nil, err
	}
	for p, n := range pairs {
		st.Pairs = append(st.Pairs, pairCount{p[0], p[1], n})
	}
	slices.SortFunc(st.Pairs, func(a, b pairCount) int {
		return cmp.Or(strings.Compare(a.From.String(), b.From.String()), strings.Compare(a.To.String(), b.To.String()))
	})
	st.Pairs = orEmpty(st.Pairs)
	st.Ambiguous, err = same.ambiguous(m.units(ctx, language.Und, language.Und), pair)
	return st, err
}

func inPair(pair [2]language.Tag, u *pipeline.Unit) bool {
	return (pair[0] == language.Und || pair[0] == u.From) && (pair[1] == language.Und || pair[1] == u.To)
}

// variants finds the sources with several targets, by hashes of the texts.
type variants struct {
	seed  maphash.Seed
	first map[uint64]uint64 // source and languages → target
	more  map[uint64]int    // those with another target → units
	units map[uint64]int
}

func newVariants() *variants {
	return &variants{maphash.MakeSeed(), map[uint64]uint64{}, map[uint64]int{}, map[uint64]int{}}
}

func (v *variants) hash(texts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(v.seed)
	for _, t := range texts {
		h.WriteString(t)
		h.WriteByte(0)
	}
	return h.Sum64()
}

func (v *variants) source(u *pipeline.Unit) uint64 {
	return v.hash(u.From.String(), u.To.String(), strings.Join(strings.Fields(u.Source), " "))
}

func (v *variants) count(u *pipeline.Unit) {
	source, target := v.source(u), v.hash(u.Target)
	v.units[source]++
	if first, ok := v.first[source]; !ok {
		v.first[source] = target
	} else if first != target {
		v.more[source] = 0
	}
}

func (v *variants) ambiguous(units func(func(pipeline.Unit, error) bool), pair [2]language.Tag) (ambiguous, error) {
	a := ambiguous{Sources: len(v.more), Examples: []ambiguity{}}
	if a.Sources == 0 {
		return a, nil
	}
	for source := range v.more {
		a.Units += v.units[source]
	}
	at := map[uint64]int{}
	for u, err := range units {
		if err != nil {
			return a, err
		}
		source := v.source(&u)
		if _, several := v.more[source]; !several || !inPair(pair, &u) {
			continue
		}
		i, known := at[source]
		if !known {
			if len(a.Examples) == mostExamples {
				continue
			}
			i = len(a.Examples)
			at[source] = i
			a.Examples = append(a.Examples, ambiguity{From: u.From, To: u.To, Source: u.Source})
		}
		if e := &a.Examples[i]; !slices.Contains(e.Targets, u.Target) {
			e.Targets = append(e.Targets, u.Target)
		}
	}
	return a, nil
}

func (st *stats) printMemories(s screen) {
	if len(st.Memories) == 1 {
		return
	}
	t := table{{{text: "memory", style: dim}, {text: "units", style: dim, right: true}, {text: "penalty", style: dim, right: true}, {text: "priority", style: dim, right: true}, {}}}
	for _, m := range st.Memories {
		var notes []string
		switch {
		case m.Name == "":
			notes = append(notes, "this workspace")
		case m.Folder != "":
			notes = append(notes, m.Folder)
		}
		if m.Machine {
			notes = append(notes, "machine")
		}
		if m.ReadOnly {
			notes = append(notes, "read-only")
		}
		penalty := "–"
		if m.Penalty > 0 {
			penalty = fmt.Sprintf("%d%%", m.Penalty)
		}
		t = append(t, []cell{
			{text: cmp.Or(m.Name, "own"), style: bold}, {text: thousands(m.Units), right: true}, {text: penalty, right: true},
			{text: strconv.Itoa(m.Priority), right: true}, {text: strings.Join(notes, ", "), style: dim},
		})
	}
	fmt.Fprintln(s.w)
	s.print(t)
}

func (st *stats) print(s screen) {
	t := table{{{text: "from", style: dim}, {text: "to", style: dim}, {text: "units", style: dim, right: true}}}
	for _, p := range st.Pairs {
		t = append(t, []cell{{text: p.From.String()}, {text: p.To.String()}, {text: thousands(p.Units), right: true}})
	}
	s.print(t)
	st.printMemories(s)
	for _, g := range []struct {
		title  string
		counts map[string]int
		none   string
	}{
		{"origin", st.Origins, ""}, {"state", st.States, ""}, {"author", st.Authors, "(nobody named)"}, {"last change", st.Years, "(unknown)"}, {"segmentation", st.Rules, "(unknown)"},
	} {
		if len(g.counts) == 0 {
			continue
		}
		fmt.Fprintln(s.w)
		t := table{{{text: g.title, style: dim}, {text: "units", style: dim, right: true}}}
		names := slices.Collect(maps.Keys(g.counts))
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(g.counts[b]-g.counts[a], strings.Compare(a, b)) })
		for i, name := range names {
			if i == mostExamples {
				t = append(t, []cell{{text: fmt.Sprintf("and %s more; --json lists all", thousands(len(names)-i)), style: dim}, {}})
				break
			}
			shown := name
			if shown == "" {
				shown = g.none
			}
			t = append(t, []cell{{text: clip(shown, 60)}, {text: thousands(g.counts[name]), right: true}})
		}
		s.print(t)
	}
	if st.Ambiguous.Sources == 0 {
		return
	}
	fmt.Fprintf(s.w, "\n%s with several targets, in %s\n", plural(st.Ambiguous.Sources, "source"), plural(st.Ambiguous.Units, "unit"))
	for _, e := range st.Ambiguous.Examples {
		fmt.Fprintf(s.w, "  %s %s\n", s.paint(dim, e.From.String()+" → "+e.To.String()), clip(e.Source, 100))
		for _, target := range e.Targets {
			fmt.Fprintf(s.w, "    %s\n", s.paint(bold, clip(target, 100)))
		}
	}
}
