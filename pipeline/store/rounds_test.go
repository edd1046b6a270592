package store

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func opened(t *testing.T) *Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "w.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestRound_GoesOnWhereItWasCutOff(t *testing.T) {
	ctx, s := context.Background(), opened(t)
	now := time.Unix(1_800_000_000, 0)
	begin := func(at time.Time) map[string]string {
		t.Helper()
		taken, err := s.BeginRound(ctx, "news", at, 24*time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for step, mark := range taken {
			out[step] = string(mark)
		}
		return out
	}
	if len(begin(now)) != 0 {
		t.Error("a first round has taken steps")
	}
	for i, step := range []string{"a", "b", "a"} {
		if err := s.TakeStep(ctx, "news", step, fmt.Append(nil, i)); err != nil {
			t.Fatal(err)
		}
	}
	if got := begin(now.Add(time.Hour)); !maps.Equal(got, map[string]string{"a": "2", "b": "1"}) {
		t.Errorf("it goes on with %v", got)
	}
	if got := begin(now.Add(25 * time.Hour)); len(got) != 0 {
		t.Errorf("a day later it goes on with %v", got)
	}
	if err := s.TakeStep(ctx, "news", "c", []byte("3")); err != nil {
		t.Fatal(err)
	}
	if err := s.EndRound(ctx, "news"); err != nil {
		t.Fatal(err)
	}
	if got := begin(now.Add(25 * time.Hour)); len(got) != 0 {
		t.Errorf("after its end it goes on with %v", got)
	}
}

func TestReadings_ThatOfTheLastPageStands(t *testing.T) {
	ctx, s := context.Background(), opened(t)
	for _, content := range []string{"first", "second"} {
		r := Reading{Digest: pipeline.DigestOf([]byte(content)), Reader: "house/1", Content: []byte(content)}
		if err := s.SaveReading(ctx, "news", "https://a.example/", r); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Readings(ctx, "news")
	if r := got["https://a.example/"]; err != nil || len(got) != 1 || string(r.Content) != "second" || r.Digest != pipeline.DigestOf([]byte("second")) || r.Reader != "house/1" {
		t.Errorf("%v %v", got, err)
	}
	if other, err := s.Readings(ctx, "blog"); err != nil || len(other) != 0 {
		t.Errorf("another source: %v %v", other, err)
	}
}
