//go:build unix

package figures

import (
	"syscall"
	"time"
)

// ProcessorTime is what this process has had of the processors so far.
func ProcessorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // asked for this process, with a place to write to: cannot fail
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
