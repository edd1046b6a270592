package main

import (
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/extract"
)

// explained is an explanation as `extract --explain --json` answers it.
type explained struct {
	Found  []explainedPart  `json:"found"`
	Pieces []explainedPiece `json:"pieces"`
}

type explainedPart struct {
	Part     string `json:"part"` // "title", "author", "date", "body"
	Text     string `json:"text"`
	Selector string `json:"selector"`
	Config   string `json:"config"`
}

type explainedPiece struct {
	Kind     string   `json:"kind"`
	Level    int      `json:"level,omitempty"`
	Kept     bool     `json:"kept"`
	Reason   string   `json:"reason"`
	Rule     string   `json:"rule"`
	Odds     *float64 `json:"odds,omitempty"`
	Selector string   `json:"selector"`
	Config   string   `json:"config"`
	Text     string   `json:"text"`
}

// foundParts names what extraction looks for, in the order of a configuration.
func foundParts(x *extract.Explanation) []explainedPart {
	var out []explainedPart
	for _, f := range []struct {
		part string
		extract.Found
	}{{"title", x.Title}, {"author", x.Author}, {"date", x.Date}, {"body", x.Body}} {
		out = append(out, explainedPart{f.part, f.Text, f.Selector, f.Config})
	}
	return out
}

func newExplained(x *extract.Explanation) *explained {
	if x == nil {
		return nil
	}
	e := &explained{Found: foundParts(x), Pieces: []explainedPiece{}}
	for _, p := range x.Pieces {
		piece := explainedPiece{
			Kind: p.Kind.String(), Level: p.Level, Kept: p.Kept, Reason: p.Reason, Rule: p.Rule, Selector: p.Selector, Config: p.Config, Text: p.Text,
		}
		if p.Scored {
			piece.Odds = &p.Odds
		}
		e.Pieces = append(e.Pieces, piece)
	}
	return e
}

// printExplanation shows the page piece by piece, then what can be written
// into the configuration.
func printExplanation(s screen, x *extract.Explanation) {
	fmt.Fprintf(s.w, "\n%s\n", s.paint(bold, "the page, piece by piece"))
	t := table{}
	for _, p := range x.Pieces {
		kind := p.Kind.String()
		if p.Kept && p.Level > 0 {
			kind = fmt.Sprintf("%s %d", kind, p.Level)
		}
		mark, st, why := "+", green, p.Rule
		if !p.Kept {
			mark, st, why = "−", yellow, p.Reason+": "+p.Rule
		}
		text := strings.Join(strings.Fields(p.Text), " ")
		if text == "" && p.Kind == pipeline.Image {
			text = "(image)"
		}
		t = append(t, []cell{{text: mark, style: st}, {text: kind, style: dim}, {text: clip(text, 44)}, {text: clip(why, 46), style: dim}, {text: clip(p.Config, 48), style: cyan}})
	}
	s.print(t)
	fmt.Fprintf(s.w, "\n%s\n", s.paint(dim, "+ kept · − left out · last column: the line under `select:` that turns it round"))
	t = table{}
	for _, f := range foundParts(x) {
		switch {
		case f.Config != "":
			t = append(t, []cell{{text: "  " + f.Config, style: cyan}, {text: clip(strings.Join(strings.Fields(f.Text), " "), 60), style: dim}})
		case f.Text != "" && f.Selector == "":
			t = append(t, []cell{{text: "  # " + f.Part + ": no lasting selector", style: dim}, {text: clip(strings.Join(strings.Fields(f.Text), " "), 60), style: dim}})
		}
	}
	if len(t) > 0 {
		fmt.Fprintf(s.w, "\n%s\n", s.paint(bold, "to take the same by selectors, write into the source"))
		fmt.Fprintln(s.w, "  "+s.paint(cyan, "select:"))
		for i := range t {
			t[i][0].text = "  " + t[i][0].text
		}
		s.print(t)
	}
}
