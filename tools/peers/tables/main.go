// Tables prints figures, which it reads from stdin in lines of JSON, as tables.
//
//	go run ./tables [-markdown] < FIGURES.jsonl
//	go run ./tables -machine >> FIGURES.jsonl
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"github.com/wordferry/wordferry/tools/peers/figures"
)

func main() {
	markdown := flag.Bool("markdown", false, "print what goes into documentation")
	machine := flag.Bool("machine", false, "say in a line of JSON what machine this is, and how much it has to do now")
	flag.Parse()
	var err error
	if *machine {
		err = json.NewEncoder(os.Stdout).Encode(figures.Machine())
	} else {
		err = run(*markdown)
	}
	if err != nil {
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
