// Segment measures segmentation beside the packages that cut text by UAX #29,
// on the same text in one run: a table of languages and one of hostile text.
//
//	go run ./segment [-texts FOLDER] [-srx FILE] [-figures FILE]
//
// Without a folder the text is made of the sentences in texts/. A folder has a
// file a language, named en.txt, or a folder en with files in it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline/segment"
	"github.com/wordferry/wordferry/pipeline/segment/srx"
	"github.com/wordferry/wordferry/tools/peers/figures"
)

func main() {
	texts := flag.String("texts", os.Getenv("SEGMENT_BENCH"), "folder of texts; SEGMENT_BENCH")
	rules := flag.String("srx", os.Getenv("SEGMENT_SRX"), "rules of people's own to measure too; SEGMENT_SRX")
	rounds := flag.Int("rounds", 5, "how often speed is measured")
	size := flag.Int("size", 1_000_000, "bytes of text a language")
	to := flag.String("figures", "", "file for the figures, in lines of JSON")
	flag.Parse()
	if err := run(*texts, *rules, *rounds, *size, *to); err != nil {
		fmt.Fprintln(os.Stderr, "segment:", err)
		os.Exit(1)
	}
}

func run(folder, rules string, rounds, size int, to string) error {
	texts, err := readTexts(folder, size)
	if err != nil {
		return err
	}
	own, err := readRules(rules)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	all := append([]figures.Figure{figures.Machine()}, languages(texts, own, rounds)...)
	if folder == "" {
		all = append(all, figures.Figure{Table: all[1].Table, Text: "Paragraphs are made of the sentences in tools/peers/segment/texts; SEGMENT_BENCH names no folder of others."})
	}
	all = append(all, hostile(own, rounds, size)...)
	if to != "" {
		var b bytes.Buffer
		out := json.NewEncoder(&b)
		for _, f := range all {
			if err := out.Encode(f); err != nil {
				return err
			}
		}
		if err := os.WriteFile(to, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return figures.Print(os.Stdout, all)
}

// ownRules are rules of people's own, or ours as they are exported.
type ownRules struct {
	*srx.File
	name string
}

func readRules(path string) (*ownRules, error) {
	if path == "" {
		var b bytes.Buffer
		if err := segment.ExportSRX(&b, segment.Languages()...); err != nil {
			return nil, err
		}
		f, err := srx.Read("house.srx", &b)
		return &ownRules{f, "SRX: ours, exported"}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	file, err := srx.Read(path, f)
	return &ownRules{file, "SRX: " + filepath.Base(path)}, err
}

// splitter is nil for a language that the file does not know.
func (o *ownRules) splitter(lang string) func(string) int {
	s := segment.NewSRX(o.File, lang, segment.Options{}, segment.Replace)
	if s.Rules() == 0 {
		return nil
	}
	return func(text string) int { return len(s.Split(text)) }
}

func house(lang string) func(string) int {
	s := segment.New(language.Make(lang), segment.Options{})
	return func(text string) int { return len(s.Split(text)) }
}

// readTexts reads a folder, or takes what is built in.
func readTexts(folder string, size int) (map[string][]string, error) {
	if folder == "" {
		return made(size)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	texts := map[string][]string{}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		files := []string{path}
		if e.IsDir() {
			if files, err = filepath.Glob(filepath.Join(path, "*")); err != nil {
				return nil, err
			}
		}
		name, _, _ := strings.Cut(e.Name(), ".")
		if _, err := language.Parse(name); err != nil {
			continue
		}
		slices.Sort(files)
		var all []byte
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			all = append(append(all, b...), '\n')
		}
		texts[name] = repeated(paragraphsOf(string(all)), size)
	}
	if len(texts) == 0 {
		return nil, errors.New(folder + " has no file that is named after a language")
	}
	return texts, nil
}
