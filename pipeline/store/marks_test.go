package store

import (
	"context"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

func TestMarks(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	d, err := s.Mark(ctx, "site")
	check(t, err)
	if !d.IsZero() {
		t.Errorf("a mark nobody set: %s", d)
	}
	for _, text := range []string{"one", "two"} {
		want := pipeline.DigestOf([]byte(text))
		check(t, s.SetMark(ctx, "site", want))
		if d, err = s.Mark(ctx, "site"); err != nil || d != want {
			t.Errorf("got %s, %v", d, err)
		}
	}
}
