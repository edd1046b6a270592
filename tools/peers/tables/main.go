// Tables prints figures, which it reads from stdin in lines of JSON, as tables.
//
//	go run ./tables [-markdown] < FIGURES.jsonl
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

func main() {
	markdown := flag.Bool("markdown", false, "print what goes into documentation")
	flag.Parse()
	if err := run(*markdown); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

func run(markdown bool) error {
	all, err := figures.Read(os.Stdin)
	if err != nil {
		return err
	}
	if markdown {
		return figures.Markdown(os.Stdout, all)
	}
	return figures.Print(os.Stdout, all)
}
