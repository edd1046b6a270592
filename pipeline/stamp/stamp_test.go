package stamp

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

func TestIndex_NoticesEveryChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.html")
	x := New(nil)
	for i, text := range []string{"one", "two", "six", "one"} { // same length on purpose
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := x.Digest(path)
		if err != nil {
			t.Fatal(err)
		}
		if want := pipeline.DigestOf([]byte(text)); got != want {
			t.Fatalf("write %d: digest of %q is not seen", i, text)
		}
	}
}

func TestIndex_TrustsASettledFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.html")
	if err := os.WriteFile(path, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * settle)
	x := New(nil)
	d, err := x.Digest(path)
	if err != nil {
		t.Fatal(err)
	}
	again := New(x.Changed())
	if err := os.Chmod(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	got, err := again.Digest(path)
	if err != nil || got != d {
		t.Fatalf("got %v, %v", got, err)
	}
	if len(again.Changed()) != 0 {
		t.Error("an unchanged file was read again")
	}
}

func TestIndex_NamesAMissingFile(t *testing.T) {
	_, err := New(nil).Digest(filepath.Join(t.TempDir(), "gone"))
	if !os.IsNotExist(err) {
		t.Fatalf("got %v", err)
	}
}

func TestIndex_ForgetsFilesThatAreGone(t *testing.T) {
	dir := t.TempDir()
	kept, gone := filepath.Join(dir, "kept"), filepath.Join(dir, "gone")
	for _, f := range []string{kept, gone} {
		if err := os.WriteFile(f, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	x := New(nil)
	for _, f := range []string{kept, gone} {
		if _, err := x.Digest(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	if got := New(x.Changed()).Gone(); len(got) != 1 || got[0] != gone {
		t.Errorf("got %q", got)
	}
}
