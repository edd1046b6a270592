package source

import (
	"context"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// Mark is what a round remembers of one address. All of it survives as JSON.
type Mark struct {
	Answered bool `json:"answered"`      // false: the request went out, and no answer to it was kept
	New      bool `json:"new,omitempty"` // an article that was not known when the round began

	// Of an answer that was no page:
	Code   pipeline.FaultCode `json:"code,omitempty"`
	Msg    string             `json:"msg,omitempty"` // "": all went well
	Hint   string             `json:"hint,omitempty"`
	Status int                `json:"status,omitempty"`

	// Of an answer that left the copy at hand as it is:
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	NoIndex      bool      `json:"noindex,omitempty"` // a header asked not to index
	Time         time.Time `json:"time,omitzero"`
}

// Round is what an import remembers of itself for the case that it is cut
// off: nothing that was answered in it is asked for again when it goes on. It
// is of one source and used by one Items at a time, Note from many goroutines.
type Round interface {
	// Begin opens the round and returns the marks of the last one if that was
	// cut off less than 24 hours ago; nil for a new one.
	Begin(ctx context.Context, source string) (map[string]Mark, error)
	// Note keeps a mark, in the place of an earlier one of the same key. It has
	// outlived the process when it returns.
	Note(key string, m Mark) error
	// End says that the source has been asked for everything. The round should
	// be kept until what came of it is safe (the run has ended), so that a run
	// that is cut off later does not ask again either.
	End() error
}
