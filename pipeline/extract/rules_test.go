package extract_test

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

func TestRulesOverrideWhatIsFound(t *testing.T) {
	page := `<html lang="de"><title>Wrong</title><div class="hl">The right title</div><div class="who">Author: Eve</div><span class="when" content="2026-05-06">lately</span>` +
		`<div class="text"><p>Short.</p><div class="ad">Buy!</div><p>Also short.</p></div><div class="other">` + prose + prose + `</div><div class="text"><p>More.</p></div><p class="next"><a href="2.html">next</a></p>`
	r := extract.Rules{Title: ".hl", Body: "div.text, .more", Author: ".who", Date: ".when", Next: "p.next", Remove: []string{".ad"}, Lang: language.French}
	it := item("https://a.example/b/1.html", page)
	d := mustExtract(t, r, it)
	if got, want := extract.PlainText(d), "Short.\nAlso short.\nMore.\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if d.Title.Text.Coded != "The right title" || !d.Meta.Published.Equal(day(2026, 5, 6)) || d.Lang != language.French || !strings.Contains(d.Meta.Byline, "Eve") {
		t.Errorf("title %q, meta %+v, language %v", d.Title.Text.Coded, d.Meta, d.Lang)
	}
	if len(d.Dropped) != 1 || d.Dropped[0].Reason != "selector" || d.Dropped[0].Rule != "remove: .ad" || d.Dropped[0].Text != "Buy!" {
		t.Errorf("dropped %+v", d.Dropped)
	}
}

func TestEachSelectorWorksWithoutTheOthers(t *testing.T) {
	page := `<html lang="en"><title>The declared title | Site</title><meta name="author" content="Declared Name"><meta name="date" content="2026-01-01">` +
		`<div class="hl">The marked title</div><p class="who">By Marked Name</p><time class="when" datetime="2026-02-02T10:00:00+02:00">yesterday</time>` +
		`<div class="text"><p>Kept one.</p><p class="ad">Buy this.</p><p>Kept two.</p></div><div class="rest">` + prose + prose + prose + `</div>`
	for _, c := range []struct {
		name                string
		rules               extract.Rules
		title, author, date string
		in, out             string
	}{
		{"none", extract.Rules{}, "The declared title", "Declared Name", "2026-01-01", "A paragraph of the article", ""},
		{"title", extract.Rules{Title: ".hl"}, "The marked title", "Declared Name", "2026-01-01", "A paragraph of the article", "The marked title"},
		{"author", extract.Rules{Author: ".who"}, "The declared title", "Marked Name", "2026-01-01", "A paragraph of the article", ""},
		{"date", extract.Rules{Date: ".when"}, "The declared title", "Declared Name", "2026-02-02T10:00:00+02:00", "A paragraph of the article", ""},
		{"remove", extract.Rules{Remove: []string{".rest p:first-child"}}, "The declared title", "Declared Name", "2026-01-01", "A paragraph of the article", ""},
		{"body", extract.Rules{Body: ".text"}, "The declared title", "Declared Name", "2026-01-01", "Kept one.\nBuy this.\nKept two.\n", "A paragraph"},
		{"body and remove", extract.Rules{Body: ".text", Remove: []string{".ad"}}, "The declared title", "Declared Name", "2026-01-01", "Kept one.\nKept two.\n", "Buy"},
		{"body around the removed and the title", extract.Rules{Body: "body", Title: ".hl", Remove: []string{".ad", ".rest", ".who", ".when"}}, "The marked title", "Declared Name", "2026-01-01", "Kept one.\nKept two.\n", "The marked title"},
		{"a title inside what is removed", extract.Rules{Title: ".hl", Body: ".text", Remove: []string{".hl"}}, "The marked title", "Declared Name", "2026-01-01", "Kept one.", "The marked title"},
		{"title, author and date that match nothing", extract.Rules{Title: ".x", Author: ".x", Date: ".x"}, "The declared title", "Declared Name", "2026-01-01", "A paragraph of the article", ""},
		{"nested matches of body", extract.Rules{Body: ".text, .text p"}, "The declared title", "Declared Name", "2026-01-01", "Kept one.\nBuy this.\nKept two.\n", "A paragraph"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, c.rules, item("https://a.example/1", page))
			if got := d.Title.Text.Coded; got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			if d.Meta.Byline != c.author || pipeline.Stamp(d.Meta.Published) != c.date {
				t.Errorf("by %q on %s, want %q on %s", d.Meta.Byline, pipeline.Stamp(d.Meta.Published), c.author, c.date)
			}
			text := extract.PlainText(d)
			if !strings.Contains(text, c.in) || c.out != "" && strings.Contains(text, c.out) {
				t.Errorf("text %q, want %q in it and %q not", text, c.in, c.out)
			}
		})
	}
}

func TestBodySelectorThatMatchesNothingIsAFault(t *testing.T) {
	e, err := extract.New(extract.Rules{Body: ".x"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = e.Extract(context.Background(), item("https://a.example/1", prose)); pipeline.CodeOf(err) != pipeline.Invalid || !strings.Contains(err.Error(), "no article text") {
		t.Errorf("got %v", err)
	}
}

func TestIDChangesWithTheRules(t *testing.T) {
	a, _ := extract.New(extract.Rules{})
	b, _ := extract.New(extract.Rules{Remove: []string{".ad"}})
	c, _ := extract.New(extract.Rules{Remove: []string{".ad"}})
	if a.ID() == b.ID() || b.ID() != c.ID() || !strings.HasPrefix(a.ID(), "house/") {
		t.Errorf("%s %s %s", a.ID(), b.ID(), c.ID())
	}
}

func TestBadSelectorIsNamed(t *testing.T) {
	_, err := extract.New(extract.Rules{Title: "h1", Remove: []string{".ad", "div["}})
	if err == nil || pipeline.CodeOf(err) != pipeline.Invalid {
		t.Fatalf("got %v, want a fault of code Invalid", err)
	}
	if got, want := err.Error(), `remove[1]: selector "div[" is no CSS selector`; len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("got %q, want it to begin with %q", got, want)
	}
}

func TestAConfiguredAuthorIsNotOverruledByThePage(t *testing.T) {
	page := `<html lang="zh"><title>河边</title><h1>河边</h1><p class="who">王小明</p><p>作者：李小红</p><p>` + zhText + zhText2 + `</p>`
	if d := mustExtract(t, extract.Rules{Author: ".who"}, item("https://a.example/1", page)); d.Meta.Byline != "王小明" {
		t.Errorf("byline %q", d.Meta.Byline)
	}
}
