// Command wordferry turns source articles into localized article packs.
//
// Terminal rules, kept by every command: the answer and nothing else on
// stdout; progress and what went wrong on stderr; errors in lower case,
// without a full stop, as "wordferry: error: …" then "wordferry: hint: …".
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/wordferry/wordferry/pipeline"
)

// Exit codes, listed in the help of the commands that use them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartial     = 3
	exitTryLater    = 75
	exitInterrupted = 130
)

func main() {
	log.SetOutput(io.Discard) // net/http reports there what strange servers send; nothing of ours does
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends at once: the signals are ours only until the first.
	context.AfterFunc(ctx, stop)
	out := &answer{file: os.Stdout}
	code := execute(ctx, os.Args[1:], os.Stdin, out, os.Stderr)
	if out.err != nil && code == exitDone {
		printError(os.Stderr, out.err)
		code = exitFailed
	}
	os.Exit(code)
}

// answer is stdout; it remembers that what was written did not get there.
type answer struct {
	file *os.File
	err  error
}

// Fd lets a screen ask whether this is a terminal.
func (a *answer) Fd() uintptr { return a.file.Fd() }

func (a *answer) Write(b []byte) (int, error) {
	n, err := a.file.Write(b)
	if a.err == nil {
		a.err = err
	}
	return n, err
}

// execute runs one command line and returns its exit code.
func execute(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, errs: errs}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	var done outcome
	if errors.As(err, &done) {
		return int(done)
	}
	if errors.Is(err, pipeline.ErrInterrupted) || errors.Is(err, context.Canceled) {
		fmt.Fprintln(errs, "wordferry: interrupted; what was finished is kept, run again to go on")
		return exitInterrupted
	}
	printError(errs, err)
	return exitCode(err)
}

// outcome is an exit code of a command that has said all it had to say.
type outcome int

func (o outcome) Error() string { return fmt.Sprintf("exit code %d", int(o)) }

// usageError is a wrong command line.
type usageError struct{ err error }

func (u usageError) Error() string { return u.err.Error() }
func (u usageError) Unwrap() error { return u.err }

func exitCode(err error) int {
	var u usageError
	if errors.As(err, &u) {
		return exitUsage
	}
	switch pipeline.CodeOf(err) {
	case pipeline.Invalid:
		return exitUsage
	case pipeline.Temporary, pipeline.Conflict:
		return exitTryLater
	default:
		return exitFailed
	}
}

// printError shows an error, or each of several joined ones, with its hint.
func printError(w io.Writer, err error) {
	if u, ok := err.(usageError); ok {
		err = u.err
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			printError(w, e)
		}
		return
	}
	fmt.Fprintf(w, "wordferry: error: %s\n", err)
	var f *pipeline.Fault
	if errors.As(err, &f) && f.Hint != "" {
		fmt.Fprintf(w, "wordferry: hint: %s\n", f.Hint)
	}
}
