package config

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestReference_IsCurrent(t *testing.T) {
	const path = "../../docs/reference/config.md"
	want := []byte(Reference())
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/reference/config.md is not what the schema says (%v); run go test ./pipeline/config -update", err)
	}
}

func TestSchema_IsTheStruct(t *testing.T) {
	var compare func(where string, keys []key, s reflect.Type)
	compare = func(where string, keys []key, s reflect.Type) {
		have := map[string]reflect.Type{}
		for f := range s.Fields() {
			if name := f.Tag.Get("mapstructure"); name != "-" {
				have[name] = f.Type
			}
		}
		for _, k := range keys {
			field, ok := have[k.name]
			delete(have, k.name)
			switch {
			case !ok:
				t.Errorf("%s%s is in the schema alone", where, k.name)
			case k.kind == objects:
				compare(where+k.name+"[].", k.keys, field.Elem())
			case k.kind == object:
				compare(where+k.name+".", k.keys, field)
			}
			if k.doc == "" {
				t.Errorf("%s%s says nothing of itself", where, k.name)
			}
		}
		for name := range have {
			t.Errorf("%s%s is in the struct alone", where, name)
		}
	}
	compare("", schema(), reflect.TypeFor[Config]())
}

func TestStarter_Loads(t *testing.T) {
	dir := t.TempDir()
	for name, content := range Starter() {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Load(filepath.Join(dir, Name), nil)
	if err != nil {
		t.Fatal(faults(err))
	}
	if len(c.Sources) != 1 || len(c.Sources[0].Locales) != 2 || c.Root != dir {
		t.Errorf("got %+v", c)
	}
	if string(Starter()[".gitignore"]) != "/out/\n/.wordferry/\n" {
		t.Error("what is made is not left out of git")
	}
}
