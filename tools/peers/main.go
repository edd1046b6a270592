// Peers measures extraction beside the extractors that are known as the best
// in Go, on pages whose article is known: the same pages, the same measures, in
// one run. It is a module of its own, so that none of them is ever linked into
// the program. docs/reference/extraction.md says what the figures mean.
//
//	EXTRACT_BENCH=folder go run . [-program BINARY] [-rounds N] [-predictions FOLDER]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
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
	fmt.Fprintf(w, "\n%s\n", machine())
	return nil
}

// machine names what the figures were measured on.
func machine() string {
	model := runtime.GOARCH
	if b, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(b)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores, %s/%s, %s", model, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}
