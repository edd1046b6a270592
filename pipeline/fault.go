package pipeline

import (
	"errors"
	"strings"
)

// Code of a fault says what kind of thing went wrong; one table in
// cmd/wordferry turns it into an exit code.
type FaultCode uint8

const (
	Internal  FaultCode = iota // our own mistake, or the machine's
	Invalid                    // what a person or a site gave us is wrong
	NotFound                   // what was asked for is not there
	Conflict                   // somebody else has it, or changed it
	Denied                     // not allowed
	Temporary                  // may well work later
	Gone                       // was there and has been withdrawn where it came from
)

// Fault is an error for people: where, what, and what to do.
type Fault struct {
	Code  FaultCode
	Where string // "config.yaml:12:3", "locales/clinic/stem-cells/de.toml:40"
	Msg   string // lower case, no full stop
	Hint  string // what to do; "" if there is nothing to say
	Err   error
}

func (f *Fault) Error() string {
	var b strings.Builder
	if f.Where != "" {
		b.WriteString(f.Where)
		b.WriteString(": ")
	}
	b.WriteString(f.Msg)
	if f.Err != nil {
		if f.Msg != "" {
			b.WriteString(": ")
		}
		b.WriteString(f.Err.Error())
	}
	return b.String()
}

func (f *Fault) Unwrap() error { return f.Err }

// CodeOf returns the code of the first fault in err's chain; Internal if
// there is none.
func CodeOf(err error) FaultCode {
	var f *Fault
	if errors.As(err, &f) {
		return f.Code
	}
	return Internal
}
