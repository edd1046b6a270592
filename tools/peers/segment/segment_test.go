package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMade_IsOfTheSizeAndNeverTheSame(t *testing.T) {
	texts, err := made(20_000)
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) < 15 {
		t.Errorf("%d languages", len(texts))
	}
	for lang, paragraphs := range texts {
		if n := len(strings.Join(paragraphs, "")); n < 20_000 || n > 30_000 {
			t.Errorf("%s: %d bytes", lang, n)
		}
		if sorted := slices.Sorted(slices.Values(paragraphs)); len(slices.Compact(sorted)) < len(paragraphs)*9/10 {
			t.Errorf("%s: many paragraphs are the same", lang)
		}
	}
}

func TestReadTexts_TakesFilesAndFoldersOfLanguages(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("en.txt", "One.\n\nTwo.\n")
	write("zh-Hans/a.txt", "一。")
	write("zh-Hans/b.txt", "二。")
	write("notes for people.txt", "no")
	texts, err := readTexts(dir, 10)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(texts["en"], "|"); got != "One.|Two.|One." {
		t.Errorf("en: %q", got)
	}
	if got := strings.Join(texts["zh-Hans"], "|"); got != "一。|二。" || len(texts) != 2 {
		t.Errorf("zh: %q of %d", got, len(texts))
	}
}

func TestRun_MeasuresAndKeepsFigures(t *testing.T) {
	own, err := readRules("")
	if err != nil {
		t.Fatal(err)
	}
	cells := languages(map[string][]string{"en": {"It rains. It pours."}}, own, 1)
	if f := cells[0]; f.Row != "en" || f.Column != "wordferry" || f.Value <= 0 {
		t.Errorf("%+v", f)
	}
	for _, f := range hostile(own, 1, 2_000) {
		if f.Column == "wordferry" && f.Value <= 0 {
			t.Errorf("%+v", f)
		}
	}
}
