package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

// holdLockElsewhere has another process take the lock, until the returned
// function kills it.
func holdLockElsewhere(t *testing.T, path string) (pid int, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestHoldLock$")
	cmd.Env = append(os.Environ(), "HOLD_LOCK="+path)
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	kill = func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
	t.Cleanup(kill)
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the other process said %q", line)
	}
	return cmd.Process.Pid, kill
}

func TestHoldLock(t *testing.T) {
	path := os.Getenv("HOLD_LOCK")
	if path == "" {
		t.Skip("the other process of the lock tests")
	}
	l, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Unlock() // a lock that nobody knows any more is closed with its file by the collector
	fmt.Println("held")
	select {}
}

func TestLock_SecondRunIsToldWhoTheFirstIs(t *testing.T) {
	path := dbPath(t)
	l, err := Lock(path)
	check(t, err)
	_, err = Lock(path)
	if pipeline.CodeOf(err) != pipeline.Conflict || !strings.Contains(err.Error(), fmt.Sprintf("process %d, since 20", os.Getpid())) {
		t.Fatalf("got %v", err)
	}
	check(t, l.Unlock())
	l, err = Lock(path)
	check(t, err)
	check(t, l.Unlock())
}

func TestLock_DiesWithItsProcess(t *testing.T) {
	path := dbPath(t)
	check(t, os.MkdirAll(folderOf(path), 0o755))
	pid, kill := holdLockElsewhere(t, path)
	_, err := Lock(path)
	if pipeline.CodeOf(err) != pipeline.Conflict || !strings.Contains(err.Error(), fmt.Sprintf("process %d,", pid)) {
		t.Fatalf("got %v", err)
	}
	kill()
	l, err := Lock(path)
	check(t, err)
	check(t, l.Unlock())
}
