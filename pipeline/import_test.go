package pipeline_test

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wordferry/wordferry/pipeline"
)

// page is what a site has at an address.
type page struct{ name, canonical, text, gone string }

// web is a trade whose articles come from a site.
type web struct {
	*trade
	pages   []page
	flaw    string // a sentence that a check calls a blocker
	blocked bool
}

func (w *web) run(t *testing.T) *pipeline.Run {
	t.Helper()
	f := w.flow()
	f.List = func(context.Context, pipeline.Source) iter.Seq2[pipeline.Item, error] {
		return func(yield func(pipeline.Item, error) bool) {
			for _, p := range w.pages {
				body := []byte(p.text)
				it := pipeline.Item{
					ID: pipeline.ArticleID("news/" + p.name), URI: "https://a.example/" + p.name, Canonical: p.canonical,
					Digest: pipeline.DigestOf(body), Text: pipeline.DigestOf(body), Load: func() ([]byte, error) { return body, nil },
				}
				var err error
				if p.gone != "" {
					err = &pipeline.Fault{Code: pipeline.Gone, Where: it.URI, Msg: p.gone}
				}
				if !yield(it, err) {
					return
				}
			}
		}
	}
	whole := f.Extract
	f.Extract = func(ctx context.Context, src pipeline.Source, it pipeline.Item) (*pipeline.Document, error) {
		doc, err := whole(ctx, src, it)
		if err != nil {
			return nil, err
		}
		var blocks []pipeline.Block
		for line := range strings.SplitSeq(string(it.Body), "\n") {
			blocks = append(blocks, pipeline.Block{Text: pipeline.Text{Coded: line}})
		}
		doc.Sections[0].Blocks = blocks
		return doc, nil
	}
	f.Inspect = func(doc *pipeline.Document) (out []pipeline.Finding) {
		for _, s := range doc.Segments() {
			if w.flaw != "" && s.Text.Coded == w.flaw {
				out = append(out, pipeline.Finding{Key: s.Key, Check: "mojibake", Severity: pipeline.Blocker, Message: "is garbled"})
			}
		}
		return out
	}
	src := pipeline.Source{Name: "news", Kind: "sitemap", Pack: "news", Locales: []pipeline.Locale{{Tag: de}}, Blocked: w.blocked}
	run, err := f.Run(context.Background(), []pipeline.Source{src})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func ids(rs []pipeline.Report) (out []string) {
	for _, r := range rs {
		out = append(out, string(r.Article))
	}
	return out
}

func TestRun_TellsWithdrawnArticlesOnce(t *testing.T) {
	w := &web{trade: newTrade(nil), pages: []page{{name: "a", text: "One."}, {name: "b", text: "Two."}, {name: "c", text: "Three."}}}
	w.run(t)
	w.pages = []page{{name: "a", text: "One."}, {name: "b", gone: "the site answered 410 Gone"}}
	run := w.run(t)
	want := []pipeline.Withdrawal{
		{Article: "news/b", URI: "https://a.example/b", Reason: "the site answered 410 Gone"},
		{Article: "news/c", URI: "https://a.example/c", Reason: "the source has it no more"},
	}
	if d := cmp.Diff(want, run.Withdrawn); d != "" {
		t.Error(d)
	}
	if len(run.Failures) != 0 || run.Counts.Withdrawn != 2 || run.Counts.Seen != 1 {
		t.Errorf("%v %+v", run.Failures, run.Counts)
	}
	if again := w.run(t); len(again.Withdrawn) != 0 {
		t.Errorf("the next run says it again: %v", again.Withdrawn)
	}
}

func TestRun_LeavesTwinsAside(t *testing.T) {
	for name, c := range map[string]struct {
		pages []page
		stay  []string
		twins []pipeline.Duplicate
	}{
		"the one at its own address stays": {
			[]page{{"a-print", "https://a.example/a", "One, printed.", ""}, {"a", "https://a.example/a", "One.", ""}},
			[]string{"news/a"},
			[]pipeline.Duplicate{{Article: "news/a-print", URI: "https://a.example/a-print", Of: "news/a", Why: "address"}},
		},
		"the same text": {
			[]page{{name: "b", text: "One."}, {name: "a", text: "One."}},
			[]string{"news/a"},
			[]pipeline.Duplicate{{Article: "news/b", URI: "https://a.example/b", Of: "news/a", Why: "text"}},
		},
		"an address that many different pages name means nothing": {
			[]page{{"a", "https://a.example/", "1.", ""}, {"b", "https://a.example/", "2.", ""}, {"c", "https://a.example/", "3.", ""}, {"d", "https://a.example/", "4.", ""}, {"e", "https://a.example/", "5.", ""}},
			[]string{"news/a", "news/b", "news/c", "news/d", "news/e"}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := &web{trade: newTrade(nil), pages: c.pages}
			run := w.run(t)
			if !slices.Equal(ids(run.Reports), c.stay) {
				t.Errorf("stay %v", ids(run.Reports))
			}
			if d := cmp.Diff(c.twins, run.Duplicates); d != "" {
				t.Error(d)
			}
			slices.Reverse(w.pages)
			if d := cmp.Diff(c.twins, w.run(t).Duplicates); d != "" {
				t.Errorf("in another order: %s", d)
			}
		})
	}
}

func TestRun_HoldsABrokenSourceFromTranslation(t *testing.T) {
	w := &web{trade: newTrade(nil), pages: []page{{name: "a", text: "Fine."}, {name: "b", text: "Ã¤h."}}, flaw: "Ã¤h."}
	w.memory = map[string]string{"Fine.": "Fein.", "Ã¤h.": "Äh."}
	for range 2 {
		run := w.run(t)
		if len(run.Failures) != 1 || run.Failures[0].Article != "news/b" || run.Failures[0].Stage != "inspect" {
			t.Fatalf("failures: %v", run.Failures)
		}
		if msg := run.Failures[0].Err.Error(); !strings.Contains(msg, "is held from translation: is garbled (mojibake)") {
			t.Error(msg)
		}
		if run.Counts.Seen != 2 || run.Counts.Failed != 1 || len(run.Reports) != 2 || run.Reports[1].Held == "" || len(run.Reports[1].Entries) != 0 {
			t.Errorf("%+v", run.Counts)
		}
	}
	for _, line := range w.wrote {
		if strings.HasPrefix(line, "news/b ") {
			t.Errorf("a draft was written: %s", line)
		}
	}
	w.blocked = true
	w.known = map[pipeline.ArticleID]pipeline.Done{}
	if run := w.run(t); len(run.Failures) != 0 || run.Reports[1].Held != "" || len(run.Reports[1].Entries) == 0 {
		t.Errorf("with leave: %v", run.Failures)
	}
}

// words gives a text of n different words in sentences that no other text has.
func words(about string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s%d says much that nobody else could say in so many words as are needed here to be no short line at all, so that it counts as text.\n", about, i)
	}
	return strings.TrimSpace(b.String())
}

func TestRun_RaisesAnAlarmWhenALayoutChanged(t *testing.T) {
	w := &web{trade: newTrade(nil)}
	for i := range 6 {
		w.pages = append(w.pages, page{name: fmt.Sprint(i), text: words(fmt.Sprint("a", i), 10)})
	}
	titled := func(run *pipeline.Run) (out []string) { // these articles never had titles
		for _, a := range run.Alarms {
			if a.Kind != pipeline.Untitled {
				out = append(out, fmt.Sprintf("%s %s %s", a.Host, a.Kind, a.Message))
			}
		}
		return out
	}
	if got := titled(w.run(t)); got != nil {
		t.Errorf("at first: %q", got)
	}
	for i := range w.pages {
		w.pages[i].text = words(fmt.Sprint("b", i), 3) + "\nShare this page"
	}
	want := []string{
		`a.example chrome 6 of 6 articles hold the line "Share this page"`,
		`a.example shrunk 6 of 6 changed pages lost more than 40 % of their words`,
	}
	if d := cmp.Diff(want, titled(w.run(t))); d != "" {
		t.Error(d)
	}
	if got := titled(w.run(t)); got != nil {
		t.Errorf("when nothing changed: %q", got)
	}
	for i := range w.pages {
		w.pages[i].text = fmt.Sprint("bad", i)
		if i > 3 {
			w.pages[i].text = words(fmt.Sprint("c", i), 4)
		}
	}
	if d := cmp.Diff([]string{"a.example shrunk 4 of 6 changed pages lost more than 40 % of their words"}, titled(w.run(t))); d != "" {
		t.Error(d)
	}
}
