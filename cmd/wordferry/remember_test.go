package main

import (
	"reflect"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// filled returns a value with something in every field, so that a field that
// is new and not carried over is noticed.
func filled(t *testing.T, v reflect.Value, n int) {
	switch x := v.Addr().Interface().(type) {
	case *language.Tag:
		*x = language.MustParse([]string{"de", "zh-Hans", "pt-BR"}[n%3])
		return
	case *time.Time:
		*x = time.Date(2026, 8, 28, 9, n, 0, 0, time.UTC)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			filled(t, v.Field(i), n+i)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			filled(t, v.Index(i), n+i)
		}
	case reflect.Array:
		for i := range v.Len() {
			filled(t, v.Index(i), n+i)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range []string{"draft", "stale"} {
			v.SetMapIndex(reflect.ValueOf(key), reflect.ValueOf(n+len(key)))
		}
	case reflect.String:
		v.SetString("文 " + string(rune('a'+n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(n - 3))
		if n == 3 {
			v.SetInt(1 << 40)
		}
	case reflect.Uint8:
		v.SetUint(uint64(n%2 + 1))
	default:
		t.Fatalf("a report holds a %s now: teach filled what to put there", v.Type())
	}
}

func TestRemembered_CarriesEveryFieldOver(t *testing.T) {
	for n := range 5 {
		var r pipeline.Report
		filled(t, reflect.ValueOf(&r).Elem(), n)
		got, err := recalled(remembered(&r))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, r) {
			t.Fatalf("\n got %+v\nwant %+v", got, r)
		}
	}
}

func TestRemembered_CarriesNothingOver(t *testing.T) {
	got, err := recalled(remembered(&pipeline.Report{}))
	if err != nil || !reflect.DeepEqual(got, pipeline.Report{}) {
		t.Fatalf("%+v, %v", got, err)
	}
}

func FuzzRecalled(f *testing.F) {
	var r pipeline.Report
	f.Add(remembered(&r))
	r = pipeline.Report{Article: "a/b", Lang: language.German, Findings: make([]pipeline.Finding, 3), Published: time.Unix(0, 0)}
	r.Locales = []pipeline.LocaleReport{{Coverage: pipeline.Coverage{States: map[string]int{"draft": 1}}}}
	f.Add(remembered(&r))
	f.Add([]byte(`{"article":"a/b"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := recalled(b)
		if err != nil {
			return
		}
		again, err := recalled(remembered(&got))
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Fatalf("%+v\n%+v\n%v", got, again, err)
		}
	})
}
