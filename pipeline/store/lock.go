package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// RunLock keeps a second run off the same workspace. It dies with the
// process, so that a killed run leaves nothing to clean up.
type RunLock struct{ file *os.File }

// Holder is who has the lock.
type Holder struct {
	PID   int       `json:"pid"`
	Since time.Time `json:"since"`
}

func (h Holder) String() string {
	if h.PID == 0 {
		return "it has not said which"
	}
	return fmt.Sprintf("process %d, since %s", h.PID, h.Since.Local().Format("2006-01-02 15:04:05"))
}

var errHeld = errors.New("the lock is held")

// Lock takes the lock that stands beside the database at path. If another
// run has it, the fault is a Conflict that says which.
func Lock(path string) (*RunLock, error) {
	name := lockName(path)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, fault(name, "make the folder of the database", err)
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fault(name, "open the lock", err)
	}
	err = lockFile(f)
	if errors.Is(err, errHeld) {
		holder := readHolder(f)
		f.Close()
		return nil, &pipeline.Fault{
			Code: pipeline.Conflict, Where: name,
			Msg:  "another run is going on in this workspace: " + holder.String(),
			Hint: "wait for it to end, or stop it; what it has done so far is kept",
		}
	}
	if err == nil {
		err = writeHolder(f, Holder{PID: os.Getpid(), Since: time.Now()})
	}
	if err != nil {
		f.Close()
		return nil, fault(name, "take the lock", err)
	}
	return &RunLock{f}, nil
}

// Unlock lets the next run in.
func (l *RunLock) Unlock() error { return l.file.Close() }

// holderOf tells whether some process has the lock of the database at path.
func holderOf(path string) (Holder, bool) {
	f, err := os.OpenFile(lockName(path), os.O_RDWR, 0)
	if err != nil {
		return Holder{}, false
	}
	defer f.Close()
	if !errors.Is(lockFile(f), errHeld) {
		return Holder{}, false
	}
	return readHolder(f), true
}

// The file is never removed: another process may be about to lock it.
func lockName(path string) string { return path + ".lock" }

func readHolder(f *os.File) (h Holder) {
	b, err := io.ReadAll(io.LimitReader(io.NewSectionReader(f, 0, 1<<10), 1<<10))
	if err == nil {
		_ = json.Unmarshal(b, &h) // half written: an unnamed holder
	}
	return h
}

func writeHolder(f *os.File, h Holder) error {
	b, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err = f.WriteAt(append(b, '\n'), 0)
	return err
}
