package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestOpenCopy_ChangesNothingOfTheDatabase(t *testing.T) {
	ctx, path := context.Background(), dbPath(t)
	s := openTest(t, path)
	if err := s.SaveStamps(ctx, []FileStamp{{Path: "a", Size: 1}}, nil); err != nil {
		t.Fatal(err)
	}
	c, err := OpenCopy(ctx, path) // while the other is at work
	if err != nil {
		t.Fatal(err)
	}
	if err := c.SaveStamps(ctx, []FileStamp{{Path: "b", Size: 1}}, nil); err != nil {
		t.Fatal(err)
	}
	if stamps, err := c.LoadStamps(ctx); len(stamps) != 2 || err != nil {
		t.Errorf("the copy has %v, %v", stamps, err)
	}
	if stamps, err := s.LoadStamps(ctx); len(stamps) != 1 || err != nil {
		t.Errorf("the database has %v, %v", stamps, err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(c.Path())); !os.IsNotExist(err) {
		t.Errorf("the copy is still there: %v", err)
	}
}

func TestOpenCopy_IsEmptyWhereThereIsNothingToCopy(t *testing.T) {
	ctx := context.Background()
	damaged := filepath.Join(t.TempDir(), "x.db")
	if err := os.WriteFile(damaged, []byte("no database, and no short text either"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{damaged, filepath.Join(t.TempDir(), "nowhere", "x.db")} {
		c, err := OpenCopy(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		if stamps, err := c.LoadStamps(ctx); len(stamps) != 0 || err != nil || c.Aside() != (Aside{}) {
			t.Errorf("%v, %v, %v", stamps, err, c.Aside())
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	if b, err := os.ReadFile(damaged); len(b) != 37 || err != nil {
		t.Errorf("the damaged file has %d bytes, %v", len(b), err)
	}
	if _, err := os.Stat(damaged + "-wal"); !os.IsNotExist(err) {
		t.Error("there is a log beside it now")
	}
}
