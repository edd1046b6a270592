package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/renameio/v2"

	"github.com/wordferry/wordferry/pipeline"
)

// Snapshot is what is kept beside the bytes of a page as fetched, so that the
// article can be extracted again without the network. It says what was found
// when the bytes were fetched, so it is written again only when they are.
type Snapshot struct {
	Address   string            `json:"address"`
	Fetched   time.Time         `json:"fetched"`
	Status    int               `json:"status"`
	Header    map[string]string `json:"header"`              // those of keptHeaders that the site gave; several values on a line each
	Redirects []Redirect        `json:"redirects,omitempty"` // on the way to the page
	Listed    *Listed           `json:"listed,omitempty"`    // what the list said that led to it
	Gone      *Gone             `json:"gone,omitempty"`      // the page was withdrawn since
	Digest    pipeline.Digest   `json:"sha256"`
	Size      int64             `json:"size"`
}

// Listed is what a list said of an article when it was fetched.
type Listed struct {
	In        string    `json:"in"` // address of the list
	Title     string    `json:"title,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Modified  time.Time `json:"modified,omitzero"`
}

// Gone says how a page was withdrawn.
type Gone struct {
	Time   time.Time `json:"time"`
	Status int       `json:"status,omitempty"` // as the site answered; 0 if it is not known
	Why    string    `json:"why,omitempty"`    // "noindex", "front page"; "" for 404 and 410
}

const (
	whyNoIndex = "noindex"
	whyFront   = "front page" // the address leads to the front page of the site now
)

// keptHeaders are the headers that a snapshot keeps, each with the most bytes
// of it.
var keptHeaders = [...]struct {
	name string
	most int
}{
	{"Content-Type", 256}, {"Content-Language", 256}, {"Etag", 1024}, {"Last-Modified", 128}, {"X-Robots-Tag", 1024}, {"Link", 4096},
}

func newSnapshot(address string, a *Answer) *Snapshot {
	s := &Snapshot{
		Address: address, Fetched: a.at(), Status: a.Status, Header: map[string]string{}, Redirects: a.Redirects,
		Digest: pipeline.DigestOf(a.Body), Size: int64(len(a.Body)),
	}
	if len(s.Redirects) == 0 && a.Address != "" && keyOfAddress(a.Address) != keyOfAddress(address) {
		s.Redirects = []Redirect{{To: a.Address}}
	}
	for _, k := range keptHeaders {
		if v := strings.Join(a.header(k.name), "\n"); v != "" && len(v) <= k.most {
			s.Header[k.name] = v
		}
	}
	return s
}

// at is the time of an answer as it is kept.
func (a *Answer) at() time.Time {
	if a == nil || a.Time.IsZero() {
		return time.Now().UTC().Truncate(time.Second)
	}
	return a.Time.UTC().Truncate(time.Second)
}

func (a *Answer) header(name string) []string {
	if a == nil || a.Header == nil {
		return nil
	}
	return a.Header(name)
}

// same tells whether two snapshots say the same of a page but for when it was
// fetched, with which validators, and whether it was withdrawn since.
func (s *Snapshot) same(t *Snapshot) bool {
	if s.Digest != t.Digest || keyOfAddress(s.final()) != keyOfAddress(t.final()) {
		return false
	}
	for _, k := range []string{"Content-Type", "Content-Language", "X-Robots-Tag"} {
		if s.Header[k] != t.Header[k] {
			return false
		}
	}
	return true
}

// final is the address that the page came from, after redirects.
func (s *Snapshot) final() string {
	if n := len(s.Redirects); n > 0 {
		if u, err := resolve(nil, s.Redirects[n-1].To); err == nil {
			return u.String()
		}
	}
	return s.Address
}

func (s *Snapshot) robots() []string {
	return strings.Split(s.Header["X-Robots-Tag"], "\n")
}

// atFront tells whether a site answered with its front page although another
// page was asked for: what many sites do with pages that they took away.
func atFront(address string, a *Answer) bool {
	asked, err := url.Parse(address)
	if err != nil || front(asked) || asked.RawQuery != "" {
		return false
	}
	got, err := url.Parse(newSnapshot(address, a).final())
	if err != nil || !front(got) {
		return false
	}
	last := path.Base(asked.Path)
	switch strings.ToLower(strings.TrimSuffix(last, path.Ext(last))) {
	case "index", "default", "home", "main":
		return false
	}
	return true
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
	if err := writeFile(filepath.Join(folder, name+s.ending()), body); err != nil {
		return err
	}
	for _, other := range endings {
		if other != s.ending() {
			os.Remove(filepath.Join(folder, name+other)) // of an earlier snapshot that was of another type
		}
	}
	return s.describe(folder, name)
}

// describe writes what is known of a page whose bytes are kept already.
func (s *Snapshot) describe(folder, name string) error {
	return writeJSON(filepath.Join(folder, name+".json"), s)
}

func writeJSON(file string, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return writeFile(file, b.Bytes())
}

// writeFile writes a file whole or not at all. What an interruption leaves
// stands beside it, where sweep finds it.
func writeFile(file string, b []byte) error {
	if err := renameio.WriteFile(file, b, 0o644, renameio.WithTempDir(filepath.Dir(file))); err != nil {
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

// endings are those of the bytes of snapshots.
var endings = [...]string{".html", ".md", ".txt"}

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

// pageName names the n-th page of an article.
func pageName(name string, n int) string {
	return fmt.Sprintf("%s.p%d", name, n)
}
