//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cost is what one process, or one piece of work in ours, took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // resident memory, bytes
}

// child runs the program and measures it. Exit codes other than those allowed
// end the measurement.
func child(t *testing.T, dir, program string, args ...string) (cost, string) {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command(program, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &errs
	began := time.Now()
	err := c.Run()
	took := cost{wall: time.Since(began)}
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(program), strings.Join(args, " "), err, errs.String())
	}
	took.cpu = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		took.peak = int64(u.Maxrss) << 10
		if runtime.GOOS == "darwin" {
			took.peak = int64(u.Maxrss) // bytes there, kilobytes elsewhere
		}
	}
	return took, out.String()
}

// hashing is what the quiet run is held against: reading and hashing files
// three times over, one after the other, in a process that runs already.
func hashing(t *testing.T, files []string) cost {
	t.Helper()
	began := time.Now()
	h := sha256.New()
	for range 3 {
		for _, name := range files {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			h.Reset()
			_, err = io.Copy(h, f)
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			h.Sum(nil)
		}
	}
	return cost{wall: time.Since(began)}
}

func filesUnder(t *testing.T, dirs ...string) (files []string, size int64) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			files, size = append(files, path), size+info.Size()
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files, size
}

// median is what a list of costs is told by: the middle of each of its
// figures, the highest peak.
func median(costs []cost) cost {
	of := func(get func(cost) int64) int64 {
		var all []int64
		for _, c := range costs {
			all = append(all, get(c))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	m := cost{
		wall: time.Duration(of(func(c cost) int64 { return int64(c.wall) })),
		cpu:  time.Duration(of(func(c cost) int64 { return int64(c.cpu) })),
	}
	for _, c := range costs {
		m.peak = max(m.peak, c.peak)
	}
	return m
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

func mb(bytes int64) string { return fmt.Sprintf("%.0f MB", float64(bytes)/1e6) }

func ratio(a, b time.Duration) string { return fmt.Sprintf("%.2f", float64(a)/float64(b)) }

func rate(n int, d time.Duration) string {
	return thousands(int(float64(n) / d.Seconds()))
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
