package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/renameio/v2"

	"github.com/wordferry/wordferry/pipeline"
)

// Snapshot is what is kept beside the bytes of a page as fetched, so that the
// article can be extracted again without the network.
type Snapshot struct {
	Address string            `json:"address"`
	Fetched time.Time         `json:"fetched"`
	Status  int               `json:"status"`
	Header  map[string]string `json:"header"` // Content-Type, ETag, Last-Modified as the site gave them
	Digest  pipeline.Digest   `json:"sha256"`
	Size    int64             `json:"size"`
}

// NewSnapshot describes a page just fetched.
func NewSnapshot(address string, status int, header func(name string) string, body []byte, now time.Time) *Snapshot {
	s := &Snapshot{
		Address: address, Fetched: now.UTC().Truncate(time.Second), Status: status, Header: map[string]string{},
		Digest: pipeline.DigestOf(body), Size: int64(len(body)),
	}
	for _, k := range []string{"Content-Type", "Content-Language", "Etag", "Last-Modified"} {
		if v := header(k); v != "" {
			s.Header[k] = v
		}
	}
	return s
}

func readSnapshot(folder, name string) (*Snapshot, error) {
	file := filepath.Join(folder, name+".json")
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var s Snapshot
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return nil, &pipeline.Fault{
			Code: pipeline.Invalid, Where: file, Msg: "is no description of a snapshot", Err: err,
			Hint: "delete it to fetch the page again",
		}
	}
	return &s, nil
}

// write keeps the page: the bytes first, then what is known of them, each
// whole or not at all.
func (s *Snapshot) write(folder, name string, body []byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("keep a snapshot: %w", err)
	}
	if err := renameio.WriteFile(filepath.Join(folder, name+s.ending()), body, 0o644); err != nil {
		return fmt.Errorf("keep a snapshot: %w", err)
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := renameio.WriteFile(filepath.Join(folder, name+".json"), append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("keep a snapshot: %w", err)
	}
	return nil
}

func (s *Snapshot) mediaType() (media, charset string) {
	media, params, err := mime.ParseMediaType(s.Header["Content-Type"])
	if err != nil {
		return "text/html", ""
	}
	switch media {
	case "text/markdown", "text/x-markdown":
		media = "text/markdown"
	case "text/plain":
	default:
		media = "text/html"
	}
	return media, params["charset"]
}

func (s *Snapshot) ending() string {
	media, _ := s.mediaType()
	switch media {
	case "text/markdown":
		return ".md"
	case "text/plain":
		return ".txt"
	}
	return ".html"
}

func pageName(name string, n int) string {
	return fmt.Sprintf("%s.p%d", strings.TrimSuffix(name, "."), n)
}
