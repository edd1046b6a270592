package extract_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

// together extracts the pages of one host with what repeats among them.
func together(t *testing.T, items []pipeline.Item) []*pipeline.Document {
	t.Helper()
	e, err := extract.New(extract.Rules{})
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]pipeline.LineHash
	for _, it := range items {
		r, err := e.Read(context.Background(), it)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(r.Lines) {
			t.Fatal("lines do not ascend")
		}
		lines = append(lines, r.Lines)
	}
	template := extract.Template(lines)
	var out []*pipeline.Document
	for i, it := range items {
		for _, l := range lines[i] {
			if slices.Contains(template, l) {
				it.Repeated = append(it.Repeated, l)
			}
		}
		d, err := e.Extract(context.Background(), it)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// sentences is prose of the n-th page, unlike that of any other.
func sentences(n int, what string) string {
	return fmt.Sprintf("<p>On page %d the %s is told at some length, as nobody else would tell it on day %d, with names, with places, and with a full stop that ends it all at last.</p>", n, what, n*7)
}

func TestWhatASiteRepeatsIsDropped(t *testing.T) {
	var items []pipeline.Item
	for n := 1; n <= 5; n++ {
		items = append(items, item(fmt.Sprintf("https://a.example/%d", n), fmt.Sprintf("<title>Story %d of many</title><body><article><h1>Story %d of many</h1>", n, n)+
			"<p>Sweet Harbour, the house where guests feel at home</p>"+sentences(n, "arrival")+
			"<h2>Symptoms</h2>"+sentences(n, "first sign")+"<p><b>What to bring</b></p><ul><li>a coat</li><li>a lamp</li><li>good shoes</li></ul>"+
			"<p>Serves: 4</p><p>Time: 20 minutes</p>"+sentences(n, "second sign")+"<p>As we always say.</p>"+sentences(n, "third sign")+
			`<p>Rooms are going fast this week</p><p>Ask the house about a stay with breakfast</p>`+sentences(n, "fourth sign")+
			"<h2>Treatment</h2>"+sentences(n, "way home")+"<h2>About the house</h2><p>Sweet Harbour has stood at the pier since the old days.</p><p>Come and see us soon</p></article>"))
	}
	for i, d := range together(t, items) {
		text := extract.PlainText(d)
		for _, out := range []string{"guests feel at home", "going fast", "with breakfast", "About the house", "at the pier", "see us soon"} {
			if strings.Contains(text, out) {
				t.Errorf("page %d still has %q", i+1, out)
			}
		}
		for _, in := range []string{"Symptoms", "What to bring", "a lamp", "Serves: 4", "Time: 20", "As we always say.", "Treatment", "arrival", "fourth sign", "way home"} {
			if !strings.Contains(text, in) {
				t.Errorf("page %d has lost %q", i+1, in)
			}
		}
		if !slices.ContainsFunc(d.Dropped, func(x pipeline.Dropped) bool { return x.Reason == "template" }) {
			t.Errorf("page %d: nothing was dropped as template: %+v", i+1, d.Dropped)
		}
	}
}

func TestCopiesOfOnePageAreNoTemplate(t *testing.T) {
	var items []pipeline.Item
	for _, u := range []string{"https://a.example/1", "https://a.example/1?print", "https://a.example/1/amp"} {
		items = append(items, item(u, "<title>One story</title><body><article><h1>One story</h1><p>A short beginning.</p>"+sentences(1, "arrival")+sentences(1, "stay")+"<p>A short end.</p></article>"))
	}
	for _, d := range together(t, items) {
		if text := extract.PlainText(d); !strings.Contains(text, "A short beginning.") || !strings.Contains(text, "A short end.") {
			t.Errorf("text is\n%s", text)
		}
	}
}

func TestRepeatedLinesOfOtherPagesMakeNoDifference(t *testing.T) {
	page := "<title>One story</title><article><h1>One story</h1>" + sentences(1, "arrival") + "<p>A short end.</p></article>"
	a := mustExtract(t, extract.Rules{}, item("https://a.example/1", page))
	it := item("https://a.example/1", page)
	it.Repeated = []pipeline.LineHash{1, 2, 3}
	if b := mustExtract(t, extract.Rules{}, it); extract.PlainText(a) != extract.PlainText(b) {
		t.Error("lines that the page does not have changed it")
	}
}

func TestTemplate_DoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pages := rapid.SliceOfN(rapid.SliceOf(rapid.Map(rapid.Uint64Range(0, 12), func(n uint64) pipeline.LineHash { return pipeline.LineHash(n) })), 0, 8).Draw(t, "pages")
		a := extract.Template(pages)
		if !slices.IsSorted(a) || len(slices.Compact(slices.Clone(a))) != len(a) {
			t.Fatalf("%v is not ascending", a)
		}
		other := rapid.Permutation(pages).Draw(t, "other order")
		if b := extract.Template(other); !slices.Equal(a, b) {
			t.Fatalf("%v in one order, %v in another", a, b)
		}
		for _, l := range a {
			n := 0
			for _, p := range pages {
				if slices.Contains(p, l) {
					n++
				}
			}
			if n < 2 || len(pages) >= 5 && n < 3 {
				t.Fatalf("%d stands in %d of %d articles", l, n, len(pages))
			}
		}
	})
}
