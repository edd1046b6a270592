package config

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// report collects what is wrong and knows where in the file each key stands.
type report struct {
	shown    string // the file
	lines    map[string]place
	outside  map[string]string // keys that the environment or a flag sets, and which
	spoilt   map[string]bool   // keys that something was already said about
	problems []problem
}

type place struct{ line, col int }

type problem struct {
	at    place
	fault *pipeline.Fault
}

// add reports something about the value at path ("sources/0/kind"). Only the
// first problem of a value and what is inside it is kept: the others follow
// from it.
func (r *report) add(path, hint, format string, args ...any) {
	for p := path; p != ""; p = p[:max(strings.LastIndexByte(p, '/'), 0)] {
		if r.spoilt[p] {
			return
		}
	}
	r.spoilt[path] = true
	if name := r.outside[path]; name != "" {
		// After everything in the file, in the order found.
		r.problems = append(r.problems, problem{place{line: 1 << 30}, &pipeline.Fault{Code: pipeline.Invalid, Where: name, Msg: fmt.Sprintf(format, args...), Hint: hint}})
		return
	}
	r.addAt(r.placeOf(path), hint, format, args...)
}

func (r *report) addAt(at place, hint, format string, args ...any) {
	where := r.shown
	if at.line > 0 {
		where = fmt.Sprintf("%s:%d:%d", r.shown, at.line, at.col)
	}
	r.problems = append(r.problems, problem{at, &pipeline.Fault{Code: pipeline.Invalid, Where: where, Msg: fmt.Sprintf(format, args...), Hint: hint}})
}

// placeOf finds path or the nearest thing around it.
func (r *report) placeOf(path string) place {
	for {
		if at, ok := r.lines[path]; ok {
			return at
		}
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			return place{}
		}
		path = path[:i]
	}
}

// err joins the faults, sorted by place; nil if there are none.
func (r *report) err() error {
	slices.SortStableFunc(r.problems, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.at.line, b.at.line), cmp.Compare(a.at.col, b.at.col))
	})
	var errs []error
	for _, p := range r.problems {
		errs = append(errs, p.fault)
	}
	return errors.Join(errs...)
}
