package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

func TestOpenReadOnly_ReadsWhatOthersWriteAndWritesNothing(t *testing.T) {
	ctx := context.Background()
	path := dbPath(t)
	owner := openTest(t, path)
	check(t, owner.ReplaceUnits(ctx, "a.tmx", pipeline.Digest{}, []pipeline.Unit{unit("en", "de", "one", "eins", "a.tmx#1")}))
	guest, err := OpenReadOnly(ctx, path)
	check(t, err)
	count := func() (n int) {
		for _, err := range guest.Units(ctx, language.English, language.German) {
			check(t, err)
			n++
		}
		return n
	}
	if n := count(); n != 1 {
		t.Errorf("%d units", n)
	}
	check(t, owner.ReplaceUnits(ctx, "b.tmx", pipeline.Digest{}, []pipeline.Unit{unit("en", "de", "two", "zwei", "b.tmx#1")}))
	if n := count(); n != 2 {
		t.Errorf("%d units after another came", n)
	}
	if err := guest.DropUnits(ctx, "a.tmx"); err == nil {
		t.Error("a unit was dropped")
	}
	check(t, guest.Close())
	check(t, owner.Close())
	before, err := os.ReadFile(path)
	check(t, err)
	guest, err = OpenReadOnly(ctx, path)
	check(t, err)
	if n := count(); n != 2 {
		t.Errorf("%d units when nobody is at work", n)
	}
	check(t, guest.Close())
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the database has changed (%v)", err)
	}
}

func TestOpenReadOnly_MendsNothing(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	if _, err := OpenReadOnly(ctx, filepath.Join(dir, "none.db")); pipeline.CodeOf(err) != pipeline.NotFound {
		t.Errorf("no file: %v", err)
	}
	for name, content := range map[string]string{"text.db": "This is a text of some length and no database at all, whoever made it.", "empty.db": ""} {
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, []byte(content), 0o644))
		if _, err := OpenReadOnly(ctx, path); pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		if b, err := os.ReadFile(path); err != nil || string(b) != content {
			t.Errorf("%s was changed: %v", name, err)
		}
	}
	if names, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(names) != 2 {
		t.Errorf("left behind: %v", names)
	}
}

func TestNotes(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, dbPath(t))
	for _, text := range []string{"", "one", "two"} {
		if text != "" {
			check(t, s.SetNote(ctx, "memories", text))
		}
		if got, err := s.Note(ctx, "memories"); err != nil || got != text {
			t.Errorf("got %q, %v", got, err)
		}
	}
}
