package memory

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// sideFileOf names the side file for a process that a test has started.
const sideFileOf = "WORDFERRY_TEST_SIDE_FILE"

// TestProcess_OpensASideFile is what such a process does: it opens the memory
// and compares it with one that has no file. With a second argument it makes
// the file anew until it is killed.
func TestProcess_OpensASideFile(t *testing.T) {
	path := os.Getenv(sideFileOf)
	if path == "" {
		t.Skip("runs in processes that other tests start")
	}
	g, rows := generatedRows(12, 60)
	for {
		m := rows.open(t, path)
		rows.same(t, g, m)
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		if os.Getenv(sideFileOf+"_AGAIN") == "" {
			return
		}
		v := m.now.Load().shelves[0].volume
		if err := v.save(path, nameOf(language.English, language.German)); err != nil {
			t.Fatal(err)
		}
	}
}

func process(t *testing.T, path string, env ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestProcess_OpensASideFile$")
	c.Env = append(append(os.Environ(), sideFileOf+"="+path), env...)
	return c
}

func TestMemory_IsSharedByProcessesThatStartTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "en-de.index")
	for range 2 { // without the file and with it
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if out, err := process(t, path).CombinedOutput(); err != nil {
					t.Errorf("%v\n%s", err, out)
				}
			})
		}
		wg.Wait()
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestMemory_SurvivesBeingKilledWhileItsFileIsWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "en-de.index")
	g, rows := generatedRows(12, 60)
	for i := range 8 {
		c := process(t, path, sideFileOf+"_AGAIN=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for wait := time.Now(); time.Since(wait) < 10*time.Second; time.Sleep(time.Millisecond) {
			if _, err := os.Stat(path); err == nil {
				break
			}
		}
		time.Sleep(time.Duration(g.r.IntN(30)) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
		m := rows.open(t, path)
		rows.same(t, g, m)
		if err := m.Close(); err != nil {
			t.Fatal(fmt.Sprint(i, ": ", err))
		}
		if rows.reads > 0 {
			t.Fatalf("killed %d times: the file that was whole is of no use any more", i+1)
		}
	}
}
