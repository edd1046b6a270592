package figures

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Machine is a note of what figures were measured on, and of what else the
// machine had to do.
func Machine() Figure {
	text := Name()
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		load, _, _ := strings.Cut(string(b), " ")
		text += ", load " + load
	}
	return Figure{Table: "measured on", Text: text}
}

// Name names the machine.
func Name() string {
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
