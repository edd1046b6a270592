package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/htmlindex"
)

func troubleCommands() map[string]func(ts *testscript.TestScript, neg bool, args []string) {
	return map[string]func(ts *testscript.TestScript, neg bool, args []string){
		"make-huge":   makeHuge,
		"make-nested": makeNested,
		"make-image":  makeImage,
		"encode":      encode,
		"flip":        flip,
		"small-disk":  smallDisk,
		"copies":      copies,
		"interrupt":   interrupt,
		"killed":      killed,
		"verbose":     verbose,
		"lean":        lean,
	}
}

// make-huge FILE MEGABYTES: a page that goes on and on; it takes no room on
// the disk.
func makeHuge(ts *testscript.TestScript, _ bool, args []string) {
	mb, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = f.WriteString("<html><body><h1>Much</h1><p>")
	ts.Check(err)
	ts.Check(f.Truncate(int64(mb) << 20))
	ts.Check(f.Close())
}

// make-nested FILE DEPTH: a page of tags within tags.
func makeNested(ts *testscript.TestScript, _ bool, args []string) {
	depth, err := strconv.Atoi(args[1])
	ts.Check(err)
	page := "<html><body><h1>Deep</h1>" + strings.Repeat("<div><b>", depth/2) + "<p>At the bottom.</p>"
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(page), 0o644))
}

// make-image FILE: a PNG of one pixel with some noise behind it.
func makeImage(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		binary.Write(&b, binary.BigEndian, uint32(len(data)))
		body := append([]byte(kind), data...)
		b.Write(body)
		binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	chunk("IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0})
	noise := make([]byte, 4000)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	chunk("IDAT", noise)
	chunk("IEND", nil)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// encode CHARSET FROM TO: writes a UTF-8 file in another encoding.
func encode(ts *testscript.TestScript, _ bool, args []string) {
	enc, err := htmlindex.Get(args[0])
	ts.Check(err)
	text, err := enc.NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o644))
}

// flip PATTERN TEXT: turns one bit in the middle of a file that matches and
// holds a text.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, path := range found {
		b, err := os.ReadFile(path)
		ts.Check(err)
		if !bytes.Contains(b, []byte(args[1])) {
			continue
		}
		b[len(b)/2] ^= 1
		ts.Check(os.Chmod(path, 0o644))
		ts.Check(os.WriteFile(path, b, 0o644))
		return
	}
	ts.Fatalf("no file that matches %s holds %q", args[0], args[1])
}

// small-disk FOLDER KILOBYTES: the folder stands on a disk of its own.
func smallDisk(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+args[1]+"k", "tmpfs", dir).CombinedOutput(); err != nil {
		ts.Fatalf("%v: %s", err, out)
	}
	ts.Defer(func() { exec.Command("umount", dir).Run() })
}

// mountable tells whether this process may mount a disk.
var mountable = sync.OnceValue(func() bool {
	dir, err := os.MkdirTemp("", "wordferry-disk")
	if err != nil {
		return false
	}
	defer os.Remove(dir)
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).Run() != nil {
		return false
	}
	return exec.Command("umount", dir).Run() == nil
})

// killed TIMES WITHIN COMMAND…: starts the command that many times and kills
// it, as `kill -9` does, at a moment drawn from the duration: from the
// beginning of it at first, so that also a fast machine is caught at work.
func killed(ts *testscript.TestScript, _ bool, args []string) {
	times, err := strconv.Atoi(args[0])
	ts.Check(err)
	within, err := time.ParseDuration(args[1])
	ts.Check(err)
	stopped := 0
	for i := range times {
		cmd := command(ts, args[2:])
		ts.Check(cmd.Start())
		time.Sleep(rand.N(within * time.Duration(i+1) / time.Duration(times)))
		cmd.Process.Kill()
		if cmd.Wait() != nil {
			stopped++
		}
	}
	ts.Logf("%d of %d runs were killed before their end", stopped, times)
	if stopped == 0 {
		ts.Fatalf("no run was killed before its end")
	}
}

// copies N FILE FOLDER: writes a text N times, each time with another title.
func copies(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := ts.ReadFile(args[1])
	ts.Check(os.MkdirAll(ts.MkAbs(args[2]), 0o755))
	for i := range n {
		name := filepath.Join(args[2], strconv.Itoa(i)+filepath.Ext(args[1]))
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(strings.Replace(text, "# ", "# "+strconv.Itoa(i)+" ", 1)), 0o644))
	}
}

// verbose FILE N: writes an article of N sentences.
func verbose(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	b.WriteString("# At length\n")
	for i := range n {
		fmt.Fprintf(&b, "\nHere stands sentence number %d of many that say next to nothing.\n", i)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o644))
}

// interrupt CODE PATH COMMAND…: runs the command, presses Ctrl-C when it asks
// the site for PATH, and wants this exit code.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := command(ts, args[2:])
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	ts.Check(cmd.Start())
	ts.Defer(func() { cmd.Process.Kill() })
	siteCommand(ts, false, []string{"await", args[1]})
	ts.Check(cmd.Process.Signal(os.Interrupt))
	got := exitOf(ts, cmd.Wait())
	ts.Stdout().Write(out.Bytes())
	ts.Stderr().Write(errs.Bytes())
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// leanest is what a run may take of memory in a `lean` command, in bytes.
const leanest = 600 << 20

// lean CODE COMMAND…: as exits, and the command must not take much memory.
func lean(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := command(ts, args[1:])
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	got := exitOf(ts, cmd.Run())
	ts.Stdout().Write(out.Bytes())
	ts.Stderr().Write(errs.Bytes())
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
	if most, ok := peak(cmd.ProcessState); ok && most > leanest {
		ts.Fatalf("it took %d MB of memory, more than %d", most>>20, leanest>>20)
	}
}

func command(ts *testscript.TestScript, args []string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(filepath.SplitList(ts.Getenv("PATH"))[0], args[0]), args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = []string{"HOME=" + ts.Getenv("HOME"), "PATH=" + ts.Getenv("PATH"), "TMPDIR=" + ts.Getenv("TMPDIR")}
	return cmd
}
