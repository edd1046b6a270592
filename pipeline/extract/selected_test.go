package extract

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func selected(t *testing.T, r Rules, page string) *pipeline.Document {
	t.Helper()
	e, err := New(r)
	if err != nil {
		t.Fatal(err)
	}
	d, err := e.Extract(context.Background(), pipeline.Item{ID: "a/b", URI: "https://a.example/b", MediaType: "text/html", Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const underByline = `<html><head><title>Night cranes</title></head><body><header><h1>Night cranes</h1>
<p class="meta">By Nora Arden, 4 October 2026</p></header><div class="text"><p>The harbour has two new cranes, and they work at night.</p>
<p>Ships wait less than before, because there is always a berth that is free.</p></div></body></html>`

func TestSelectors_AuthorAndDateMayStandOutsideTheBody(t *testing.T) {
	d := selected(t, Rules{Body: ".text"}, underByline)
	if d.Meta.Byline != "Nora Arden" || !d.Meta.Published.Equal(time.Date(2026, 10, 4, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%q %v", d.Meta.Byline, d.Meta.Published)
	}
	if text := PlainText(d); strings.Contains(text, "Nora") || !strings.Contains(text, "a berth that is free") {
		t.Errorf("the text is %q", text)
	}
}

func TestSelectors_WhoNamesHiddenTextMeansIt(t *testing.T) {
	hidden := strings.Replace(underByline, `class="text"`, `class="text" style="display:none"`, 1)
	if text := PlainText(selected(t, Rules{Body: ".text"}, hidden)); !strings.Contains(text, "two new cranes") {
		t.Errorf("the text is %q", text)
	}
	partly := strings.Replace(underByline, `<p>Ships`, `<p hidden>Ships`, 1)
	if text := PlainText(selected(t, Rules{Body: ".text"}, partly)); strings.Contains(text, "Ships") {
		t.Errorf("the text is %q", text)
	}
}
