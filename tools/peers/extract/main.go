// Extract measures extraction beside the extractors that are known as the best
// in Go, on pages whose article is known: the same pages, the same measures, in
// one run. It is a module of its own, so that none of them is ever linked into
// the program. docs/reference/extraction.md says what the figures mean.
//
//	EXTRACT_BENCH=folder go run ./extract [-program BINARY] [-rounds N] [-predictions FOLDER]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
	"github.com/wordferry/wordferry/tools/peers/figures"
)

func main() {
	dir := flag.String("pages", os.Getenv("EXTRACT_BENCH"), "folder of pages whose article is known; package extract says what is in it")
	program := flag.String("program", "", "a wordferry binary: check that `extract --jsonl` says the same")
	rounds := flag.Int("rounds", 5, "how often speed is measured")
	predictions := flag.String("predictions", "", "folder to write what each extractor said to, in lines of JSON")
	flag.Parse()
	if *dir == "" {
		fmt.Println("extraction is not compared: EXTRACT_BENCH names no folder of pages")
		return
	}
	if _, err := os.Stat(filepath.Join(*dir, gold.Articles)); errors.Is(err, os.ErrNotExist) {
		fmt.Printf("extraction is not compared: %s has no %s\n", *dir, gold.Articles)
		return
	}
	if err := run(os.Stdout, *dir, *program, *predictions, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, dir, program, predictions string, rounds int) error {
	c, err := load(dir)
	if err != nil {
		return err
	}
	detect := detector()
	engines := []*engine{house(), selectors(), readable(detect), trafilated("go-trafilatura", false, detect), trafilated("+ fallback", true, detect)}
	for _, e := range engines {
		if e.marks, err = c.judge(e); err != nil {
			return err
		}
		if predictions != "" {
			if err := e.marks.write(predictions, e.file); err != nil {
				return err
			}
		}
	}
	speeds, err := c.race(engines, rounds)
	if err != nil {
		return err
	}
	printTable(w, c, engines, speeds)
	if program != "" {
		same, all, err := c.throughLines(program, engines[0].marks)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\nextract --jsonl gives the same text, title, byline, date and outline on %d of %d pages\n", same, all)
	}
	fmt.Fprintf(w, "\n%s\n", figures.Name())
	return nil
}
