package store

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func many(n, cut int) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		for i := range n {
			if i == cut {
				yield(pipeline.Unit{}, errors.New("cut off"))
				return
			}
			if !yield(unit("en", "de", fmt.Sprint("source ", i), fmt.Sprint("target ", i), fmt.Sprint("k", i)), nil) {
				return
			}
		}
	}
}

func TestTakeUnits_GoesOnWhereItWasCutOff(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	d := pipeline.DigestOf([]byte("file"))
	check(t, s.ReplaceUnits(ctx, "a.tmx", pipeline.DigestOf([]byte("old")), []pipeline.Unit{unit("en", "de", "old", "alt", "k")}))
	const n = 3*intakeStep + 17
	if taken, err := s.TakeUnits(ctx, "a.tmx", d, many(n, 2*intakeStep+5)); taken != 2*intakeStep || err == nil {
		t.Fatalf("took %d, %v", taken, err)
	}
	if files, _ := s.UnitFiles(ctx); files["a.tmx"] == d {
		t.Error("the file counts as taken")
	}
	if taken, err := s.TakeUnits(ctx, "a.tmx", d, many(n, -1)); taken != n-2*intakeStep || err != nil {
		t.Fatalf("took %d, %v", taken, err)
	}
	got := collect(t, s, "en", "de")
	var want []pipeline.Unit
	for u := range many(n, -1) {
		want = append(want, u)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d units, want %d", len(got), len(want))
	}
	stepwise, err := s.UnitsDigest(ctx)
	check(t, err)
	check(t, s.ReplaceUnits(ctx, "a.tmx", d, want))
	if whole, _ := s.UnitsDigest(ctx); whole != stepwise {
		t.Error("the memory has another digest than when the file is taken in one")
	}
}

func TestTakeUnits_TwoTakeAFileInTogether(t *testing.T) {
	ctx, path, d := t.Context(), dbPath(t), pipeline.DigestOf([]byte("file"))
	one, other := openTest(t, path), openTest(t, path)
	const n = 3*intakeStep + 17
	// meanwhile yields the units, and calls in between what another process does.
	meanwhile := func(at int, do func() error) iter.Seq2[pipeline.Unit, error] {
		return func(yield func(pipeline.Unit, error) bool) {
			i := 0
			for u := range many(n, -1) {
				if i == at {
					check(t, do())
				}
				if i++; !yield(u, nil) {
					return
				}
			}
		}
	}
	var second int
	first, err := one.TakeUnits(ctx, "a.tmx", d, meanwhile(intakeStep+5, func() (err error) {
		second, err = other.TakeUnits(ctx, "a.tmx", d, many(2*intakeStep+9, 2*intakeStep+8))
		if second != intakeStep {
			t.Errorf("the other took %d, %v", second, err)
		}
		return nil // it was cut off
	}))
	if err != nil || first != n-intakeStep {
		t.Errorf("%d of %d, %v", first, n, err)
	}
	if files, _ := one.UnitFiles(ctx); files["a.tmx"] != d || len(collect(t, one, "en", "de")) != n {
		t.Errorf("%d units, want %d", len(collect(t, one, "en", "de")), n)
	}
	// Where the other is done first, there is nothing left to do.
	d = pipeline.DigestOf([]byte("again"))
	if first, err = one.TakeUnits(ctx, "a.tmx", d, meanwhile(5, func() error {
		_, err := other.TakeUnits(ctx, "a.tmx", d, many(n, -1))
		return err
	})); first != 0 || err != nil || len(collect(t, one, "en", "de")) != n {
		t.Errorf("%d, %v", first, err)
	}
	// Of two files of one name the later stays.
	_, err = one.TakeUnits(ctx, "a.tmx", pipeline.DigestOf([]byte("b")), meanwhile(5, func() error {
		_, err := other.TakeUnits(ctx, "a.tmx", pipeline.DigestOf([]byte("c")), many(5, -1))
		return err
	}))
	if pipeline.CodeOf(err) != pipeline.Conflict || len(collect(t, one, "en", "de")) != 5 {
		t.Errorf("got %v", err)
	}
}

func TestTakeUnits_AnotherFileOfThatNameBeginsAnew(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	s.TakeUnits(ctx, "a.tmx", pipeline.DigestOf([]byte("first")), many(2*intakeStep, intakeStep+1))
	if taken, err := s.TakeUnits(ctx, "a.tmx", pipeline.DigestOf([]byte("second")), many(10, -1)); taken != 10 || err != nil {
		t.Fatalf("took %d, %v", taken, err)
	}
	if got := collect(t, s, "en", "de"); len(got) != 10 {
		t.Errorf("%d units", len(got))
	}
}

func TestCountUnits_CountsWhatIsMeantAlone(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	day := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
	of := func(key, by string, changed time.Time) pipeline.Unit {
		u := unit("en", "de", "source "+key, "target", key)
		u.By, u.Changed = by, changed
		return u
	}
	kept := []pipeline.Unit{of("1", "ann", day(2026)), of("2", "bob", day(2020)), of("3", "ann", time.Time{})}
	check(t, s.ReplaceUnits(ctx, "a.tmx", pipeline.DigestOf([]byte("a")), append([]pipeline.Unit{of("0", "ann", day(2020))}, kept[:2]...)))
	check(t, s.ReplaceUnits(ctx, "b.tmx", pipeline.DigestOf([]byte("b")), kept[2:]))
	sel := Selection{Author: "ann", Before: day(2025)}
	if count, err := s.CountUnits(ctx, sel); err != nil || len(count) != 1 || count["a.tmx"] != 1 {
		t.Errorf("counted %v, %v", count, err)
	}
}
