package main

import (
	"errors"
	"iter"
	"os"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/exchange"
)

// tmxFile is a memory that somebody brought.
type tmxFile struct {
	path, name string
	count      int  // of the units that were read
	large      bool // there are more of them than were asked for
}

// units yields the units of the file that drop does not want dropped, and
// calls refused for each that cannot be used. The error is for the file.
func (t *tmxFile) units(drop func(name string, u *pipeline.Unit) bool, refused func(error)) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		f, err := os.Open(t.path)
		if err != nil {
			yield(pipeline.Unit{}, &pipeline.Fault{Code: pipeline.Invalid, Where: t.name, Msg: "cannot be read", Err: err})
			return
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			yield(pipeline.Unit{}, &pipeline.Fault{Code: pipeline.Invalid, Where: t.name, Msg: "is a folder", Hint: "name the TMX files in it"})
			return
		}
		for u, err := range exchange.ReadTMX(f, t.name) {
			var r *exchange.Refused
			switch {
			case errors.As(err, &r):
				refused(err)
			case err != nil:
				yield(pipeline.Unit{}, err) // it names the file and the line
				return
			case !drop(t.name, &u) && !yield(u, nil):
				return
			}
		}
	}
}

// read goes through the whole file and returns its units, if there are not
// more than most; count and large say how many there are.
func (t *tmxFile) read(most int, drop func(string, *pipeline.Unit) bool, refused func(error)) ([]pipeline.Unit, error) {
	var units []pipeline.Unit
	t.count, t.large = 0, false
	for u, err := range t.units(drop, refused) {
		if err != nil {
			return nil, err
		}
		if t.count++; t.count > most {
			t.large, units = true, nil
			continue
		}
		units = append(units, u)
	}
	return units, nil
}
