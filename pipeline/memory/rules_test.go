package memory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// ranked looks up in an index of units, each with a state, an age and so on,
// whatever order they come in.
func ranked(t *testing.T, q Query, units ...pipeline.Unit) []string {
	t.Helper()
	show := func(units []pipeline.Unit) (out []string) {
		for _, m := range build(t, units...).Lookup(q) {
			out = append(out, fmt.Sprint(m.Score, " ", m.Kind, " ", m.Target))
		}
		return out
	}
	got := show(units)
	slices.Reverse(units)
	if other := show(units); !slices.Equal(got, other) {
		t.Errorf("the order of the units decides: %q or %q", got, other)
	}
	return got
}

func TestTies_AreDecidedByCharactersThenStateThenAge(t *testing.T) {
	made := func(source, target string, state pipeline.State, day int) pipeline.Unit {
		u := unit("en", "de", source, target)
		u.State, u.Key = state, "a#"+target
		if day > 0 {
			u.Changed = time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC)
		}
		return u
	}
	got := ranked(t, query("en", "de", "The big treatment is over."),
		made("The new treatment is over.", "a", pipeline.Final, 30),
		made("The bag treatment is over.", "b", pipeline.Translated, 1),
		made("The bug treatment is over.", "c", pipeline.Translated, 2),
		made("The bog treatment is over.", "d", pipeline.Reviewed, 1),
		made("The beg treatment is over.", "e", pipeline.Translated, 0),
	)
	want := []string{"83 fuzzy d", "83 fuzzy c", "83 fuzzy b", "83 fuzzy e", "83 fuzzy a"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAge_IsKeptToTheSecond(t *testing.T) {
	u := unit("en", "de", "text", "Text")
	u.Changed = time.Date(2026, 11, 22, 20, 9, 10, 0, time.UTC)
	if ms := build(t, u).Lookup(query("en", "de", "text")); len(ms) != 1 || !ms[0].Changed.Equal(u.Changed) {
		t.Errorf("got %+v", ms)
	}
}

func TestContext_ThatDecidesNothingIsNotCounted(t *testing.T) {
	open := func(prev, next, target string) pipeline.Unit {
		u := unit("en", "de", "Open", target)
		u.Prev, u.Next = prev, next
		return u
	}
	q := query("en", "de", "Open")
	q.Prev, q.Next = "The door", "Now"
	for _, c := range []struct {
		name  string
		units []pipeline.Unit
		want  []string
	}{
		{"one neighbour each", []pipeline.Unit{open("The door", "", "auf"), open("", "Now", "offen"), open("", "", "da")}, []string{"100 exact auf", "100 exact offen", "100 exact da"}},
		{"both neighbours each", []pipeline.Unit{open("The door", "Now", "auf"), open("The door", "Now", "offen"), open("The door", "", "da")}, []string{"100 exact auf", "100 exact offen", "100 exact da"}},
		{"one has more", []pipeline.Unit{open("The door", "Now", "auf"), open("The door", "", "offen"), open("", "Now", "da")}, []string{"102 context auf", "101 context da", "101 context offen"}},
		{"the same target twice", []pipeline.Unit{open("The door", "Now", "auf"), open("The door", "Now", "auf")}, []string{"102 context auf"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := build(t, c.units...)
			q := q
			var got []string
			for _, m := range x.Lookup(q) {
				got = append(got, fmt.Sprint(m.Score, " ", m.Kind, " ", m.Target))
				if m.Ambiguous != (m.Score == 100) {
					t.Errorf("%+v", m)
				}
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			best := x.Lookup(q)[0]
			q.Limit = 1
			if ms := x.Lookup(q); len(ms) != 1 || ms[0] != best {
				t.Errorf("of one alone: %+v, want %+v", ms, best)
			}
			q.Min, q.Limit = 101, 5
			if ms := x.Lookup(q); (len(ms) > 0) != (best.Score > 100) {
				t.Errorf("from 101 on: %+v", ms)
			}
		})
	}
}

func TestPlace_IsTheBestContext(t *testing.T) {
	u := unit("en", "de", "Open", "auf")
	u.Key = "clinic/doors#k1"
	other := unit("en", "de", "Open", "offen")
	other.Prev, other.Next, other.Key = "The door", "Now", "clinic/doors#k2"
	q := query("en", "de", "Open")
	q.Key = u.Key
	ms := build(t, u, other).Lookup(q)
	if len(ms) != 2 || ms[0].Score != 102 || ms[0].Target != "auf" || ms[0].Why != "same text in the same place" || ms[1].Score != 100 {
		t.Errorf("got %+v", ms)
	}
}

func TestVariant_CostsWhatIsConfigured(t *testing.T) {
	x := build(t, unit("en-GB", "de-CH", "text", "Text"))
	for variant, want := range map[int]string{0: "98 = 100 - 2 language", 1: "98 = 100 - 2 language", 4: "92 = 100 - 8 language", -1: "same text"} {
		q := query("en", "de", "text")
		q.Variant = variant
		if ms := x.Lookup(q); len(ms) != 1 || ms[0].Why != want {
			t.Errorf("variant %d: %+v", variant, ms)
		}
	}
}

// Each penalty of the score, at its least and at its cap.
func TestPenalties_AreAsDocumented(t *testing.T) {
	cases := []struct {
		name, unit, query string
		state             pipeline.State
		why               string
	}{
		{"case 1", "Read the guide.", "Read the Guide.", pipeline.Translated, "99 = 100 - 1 case"},
		{"case at most 3", "one two three four five", "ONE TWO THREE FOUR FIVE", pipeline.Translated, "97 = 100 - 3 case"},
		{"number 2", "Take 5 or 5.", "Take 6 or 5.", pipeline.Translated, "98 = 100 - 2 number"},
		{"replaceable number 0.5", "Take 7 now.", "Take 8 now.", pipeline.Translated, "99 = 100 - 0.5 number"},
		{"code 1", "Read <b1>the</b1> guide.", "Read the guide.", pipeline.Translated, "99 = 100 - 1 code"},
		{"code at most 5", "<b1>a</b1> <b2>b</b2> <b3>c</b3> <b4>d</b4> <b5>e</b5> <b6>f</b6> <b7>g</b7>", "a b c d e f g", pipeline.Translated, "95 = 100 - 5 code"},
		{"width 1", "Read (the) guide", "Read （the） guide", pipeline.Translated, "99 = 100 - 1 form"},
		{"draft 5", "Read the guide.", "Read the guide.", pipeline.Draft, "95 = 100 - 5 draft"},
		{"stale 5", "Read the guide.", "Read the guide.", pipeline.Stale, "95 = 100 - 5 stale"},
		{"several", "Read <b1>the</b1> guide.", "read the guide", pipeline.Draft, "68 = 75 - 1 case - 1 code - 5 draft"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			u := unit("en", "de", c.unit, "7 Ziel")
			u.State = c.state
			if ms := build(t, u).Lookup(query("en", "de", c.query)); len(ms) != 1 || ms[0].Why != c.why {
				t.Errorf("got %+v", ms)
			}
		})
	}
}
