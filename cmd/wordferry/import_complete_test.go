package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

// publishedText is an article as it is published in its own language.
type publishedText struct {
	ID, Locale, Title string
	Source            struct{ URI, Locale string }
	Sections          []struct {
		Heading publishedBlock
		Blocks  []publishedBlock
	}
}

type publishedBlock struct {
	Segments []struct{ Text, After string }
}

func (b publishedBlock) String() string {
	var out strings.Builder
	for _, s := range b.Segments {
		out.WriteString(s.Text + s.After)
	}
	return strings.TrimSpace(out.String())
}

func published(t *testing.T, dir string) map[pipeline.ArticleID]publishedText {
	t.Helper()
	out := map[pipeline.ArticleID]publishedText{}
	for path, b := range below(t, dir, "out/site") {
		if filepath.Ext(path) != ".json" {
			continue
		}
		var a publishedText
		if err := json.Unmarshal(b, &a); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if a.ID != "" && a.Locale == a.Source.Locale {
			out[pipeline.ArticleID(a.ID)] = a
		}
	}
	return out
}

// checkComplete holds what was imported against what the site has.
func checkComplete(t *testing.T, s *webSite, dir string, run summary) {
	t.Helper()
	texts := published(t, dir)
	byAddress := map[string]pipeline.Report{}
	for _, r := range run.Articles {
		byAddress[r.URI] = r
	}
	complaints := 0
	complain := func(format string, args ...any) {
		if complaints++; complaints <= 20 {
			t.Errorf(format, args...)
		}
	}
	known := map[string]bool{}
	for _, address := range slices.Sorted(maps.Keys(s.wanted)) {
		w := s.wanted[address]
		var r pipeline.Report
		found := 0
		for _, at := range w.at {
			known[at] = true
			if x, ok := byAddress[at]; ok {
				r = x
				found++
			}
		}
		switch {
		case found != 1:
			complain("%s was imported %d times", address, found)
			continue
		case r.Title != w.title:
			complain("%s has the title %q, want %q", address, r.Title, w.title)
		}
		if base, _ := r.Lang.Base(); base.String() != w.tongue.lang {
			complain("%s is in %q, want %s", address, r.Lang, w.tongue.lang)
		}
		text, ok := texts[r.Article]
		if !ok {
			complain("%s is not published as %s", address, r.Article)
			continue
		}
		if d := differs(w, text); d != "" {
			complain("%s (%s): %s", address, r.Article, d)
		}
	}
	for address := range byAddress {
		if !known[address] {
			complain("%s was imported, and is no article", address)
		}
	}
	said := map[string]string{}
	for _, f := range run.Failures {
		said[f.URI] = f.Error
	}
	for address, reason := range s.refused {
		if text, ok := said[address]; !ok || !strings.Contains(text, reason) {
			complain("%s failed with %q, want something about %q", address, text, reason)
		}
		delete(said, address)
	}
	for address, text := range said {
		complain("%s failed: %s", address, text)
	}
	if complaints > 20 {
		t.Errorf("and %d more", complaints-20)
	}
}

// differs tells what of an article's text is missing or too much; "" if it is
// as it should be.
func differs(w *wanted, a publishedText) string {
	var got []string
	add := func(b publishedBlock) {
		for l := range strings.SplitSeq(b.String(), "\n") {
			if l = strings.TrimSpace(l); l != "" {
				got = append(got, l)
			}
		}
	}
	for _, s := range a.Sections {
		add(s.Heading)
		for _, b := range s.Blocks {
			add(b)
		}
	}
	want := w.lines()
	if slices.Equal(got, want) {
		return ""
	}
	for i := range max(len(got), len(want)) {
		x, y := "(nothing)", "(nothing)"
		if i < len(got) {
			x = got[i]
		}
		if i < len(want) {
			y = want[i]
		}
		if x != y {
			return fmt.Sprintf("shape %d, %d lines for %d; line %d is\n\t%q, want\n\t%q", w.shape, len(got), len(want), i+1, x, y)
		}
	}
	return ""
}
