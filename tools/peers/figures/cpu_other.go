//go:build !unix

package figures

import "time"

var began = time.Now()

// ProcessorTime is the time on the clock where the system does not tell more.
func ProcessorTime() time.Duration { return time.Since(began) }
