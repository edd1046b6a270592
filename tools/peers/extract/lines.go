package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// throughLines asks a built program for the articles, as other programs do, and
// counts the answers that are those of the library.
func (c *collection) throughLines(program string, m *marks) (same, all int, err error) {
	dir, err := os.MkdirTemp("", "peers")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(dir)
	var in bytes.Buffer
	questions := json.NewEncoder(&in)
	for i, p := range c.articles {
		name := filepath.Join(dir, strconv.Itoa(i)+".html")
		if err := os.WriteFile(name, p.body, 0o644); err != nil {
			return 0, 0, err
		}
		if err := questions.Encode(map[string]string{"id": p.ID, "path": name, "url": p.URL}); err != nil {
			return 0, 0, err
		}
	}
	cmd := exec.Command(program, "extract", "--jsonl")
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, &in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	for line := range bytes.Lines(out) {
		all++
		var a struct {
			ID, Text, Title, Byline, Published, Error string
			Outline                                   []struct {
				Level int
				Text  string
			}
		}
		if err := json.Unmarshal(line, &a); err != nil {
			return 0, 0, err
		}
		said := gold.Answer{Text: a.Text, Title: a.Title, Author: a.Byline, Lang: m.said[a.ID].Lang}
		said.Date, _, _ = strings.Cut(a.Published, "T")
		for _, h := range a.Outline {
			said.Outline = append(said.Outline, gold.Heading(h))
		}
		if reflect.DeepEqual(said, m.said[a.ID].Answer) {
			same++
		} else {
			fmt.Fprintf(os.Stderr, "peers: %s: extract --jsonl says something else %s\n", a.ID, a.Error)
		}
	}
	return same, all, nil
}
