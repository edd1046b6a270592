package extract_test

import (
	"context"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func TestBadSelectorIsNamed(t *testing.T) {
	_, err := extract.New(extract.Rules{Title: "h1", Remove: []string{".ad", "div["}})
	if err == nil || pipeline.CodeOf(err) != pipeline.Invalid {
		t.Fatalf("got %v, want a fault of code Invalid", err)
	}
	if got, want := err.Error(), `remove[1]: selector "div[" is no CSS selector`; len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
}

func TestEmptyPageIsAFault(t *testing.T) {
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	for _, mt := range []string{"text/html", "text/plain", "text/markdown"} {
		_, err = e.Extract(context.Background(), pipeline.Item{URI: "a", MediaType: mt})
		if pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%s: got %v, want a fault of code Invalid", mt, err)
		}
	}
}
