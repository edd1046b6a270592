package source

import (
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/wordferry/wordferry/pipeline"
)

const (
	maxAsset     = 10 << 20 // bytes of one file, unless Assets says otherwise
	assetsAtOnce = 8
)

// Assets keeps images and other files of articles beside the snapshots: the
// bytes once per digest as files/<sha256><ending>, and what is known of each
// address as files/from/<digest of the address>.json. Each is written whole or
// not at all, so that what was fetched before an interruption is at hand
// afterwards. It is safe for concurrent use, and asks for an address once in
// its life.
type Assets struct {
	Folder   string   // of the snapshots
	Refresh  Refresh  // Always asks whether a file at hand has changed, Changed and Missing do not, Never asks for none
	MaxBytes int64    // of one file; default 10 MB
	Types    []string // media types that are kept besides those of images: "application/pdf", "audio/*"
	Get      Getter
	Digests  Digester

	mu    sync.Mutex
	under map[string]*keeping
}

// Asset is a file that is kept.
type Asset struct {
	Address      string          `json:"address"` // as Keep was asked for it; in the file, as it was fetched
	Fetched      time.Time       `json:"fetched"`
	MediaType    string          `json:"type"` // as its bytes say
	ETag         string          `json:"etag,omitempty"`
	LastModified string          `json:"last_modified,omitempty"`
	Digest       pipeline.Digest `json:"sha256"`
	Size         int64           `json:"size"`
	File         string          `json:"-"` // the path of its bytes
}

// keeping is one address being looked after.
type keeping struct {
	done  chan struct{}
	asset Asset
	err   error
}

// Keep returns the files at the addresses, fetching those that are not at
// hand, in the order of the addresses, each address once. A file that cannot be asked
// for again is the one at hand. What cannot be kept is left out and has an
// error, a fault that names the address. When ctx ends both are incomplete.
func (a *Assets) Keep(ctx context.Context, addresses []string) ([]Asset, []error) {
	var unique []string
	for _, address := range addresses {
		if !slices.Contains(unique, address) {
			unique = append(unique, address)
		}
	}
	kept, errs := make([]Asset, len(unique)), make([]error, len(unique))
	var g errgroup.Group
	g.SetLimit(assetsAtOnce)
	for i, address := range unique {
		g.Go(func() error {
			kept[i], errs[i] = a.once(ctx, address)
			kept[i].Address = address
			return nil
		})
	}
	g.Wait()
	out := kept[:0]
	for i := range unique {
		if errs[i] == nil {
			out = append(out, kept[i])
		}
	}
	return out, slices.DeleteFunc(errs, func(err error) bool { return err == nil })
}

// assetKey is what addresses of one file have in common; unlike with pages the
// scheme is kept, as a file has no words to tell it by.
func assetKey(address string) string {
	u, err := resolve(nil, address)
	if err != nil {
		return address
	}
	return u.Scheme + ":" + keyOf(u)
}

// once looks after an address unless that was done or is under way.
func (a *Assets) once(ctx context.Context, address string) (Asset, error) {
	key := assetKey(address)
	a.mu.Lock()
	k, begun := a.under[key]
	if !begun {
		k = &keeping{done: make(chan struct{})}
		if a.under == nil {
			a.under = map[string]*keeping{}
		}
		a.under[key] = k
	}
	a.mu.Unlock()
	if begun {
		select {
		case <-k.done:
			return k.asset, k.err
		case <-ctx.Done():
			return Asset{}, ctx.Err()
		}
	}
	k.asset, k.err = a.keep(ctx, address, key)
	if ctx.Err() != nil { // another context may go on
		a.mu.Lock()
		delete(a.under, key)
		a.mu.Unlock()
	}
	close(k.done)
	return k.asset, k.err
}

func (a *Assets) keep(ctx context.Context, address, key string) (Asset, error) {
	u, err := resolve(nil, address)
	if err != nil {
		return Asset{}, &pipeline.Fault{Code: pipeline.Invalid, Where: cut(address, 200), Msg: "cannot be kept: " + err.Error()}
	}
	folder := filepath.Join(a.Folder, "files")
	about := filepath.Join(folder, "from", pipeline.DigestOf([]byte(key)).String()[:32]+".json")
	old := a.atHand(folder, about)
	switch {
	case old != nil && a.Refresh != Always:
		return *old, nil
	case a.Refresh == Never:
		return Asset{}, &pipeline.Fault{
			Code: pipeline.NotFound, Where: address, Msg: "there is no copy of this file, and its source has refresh: never",
			Hint: "run once with refresh: missing and the network",
		}
	}
	most := a.MaxBytes
	if most <= 0 {
		most = maxAsset
	}
	u.Fragment, u.RawFragment = "", ""
	ask := Ask{Address: u.String(), Kind: AskFile, MaxBytes: most}
	if old != nil {
		ask.ETag, ask.LastModified = old.ETag, old.LastModified
	}
	got, err := a.Get(ctx, ask)
	switch {
	case ctx.Err() != nil:
		return Asset{}, ctx.Err()
	case err == nil && got.Unchanged && old != nil:
		return *old, nil
	case err == nil && got.Unchanged:
		err = &pipeline.Fault{Code: pipeline.Temporary, Where: address, Msg: "the site answered that the file is unchanged, but no copy is at hand"}
	case err == nil && int64(len(got.Body)) > most:
		err = &pipeline.Fault{Code: pipeline.Invalid, Where: address, Msg: sizeMessage(int64(len(got.Body)), most)}
	}
	var media string
	if err == nil {
		media, err = a.check(address, got)
	}
	if err != nil {
		if old != nil && pipeline.CodeOf(err) != pipeline.Invalid { // a file that is gone is still the article's
			return *old, nil
		}
		return Asset{}, err
	}
	now := Asset{
		Address: address, Fetched: got.at(), MediaType: media, Digest: pipeline.DigestOf(got.Body), Size: int64(len(got.Body)),
		ETag: cut(first(got.header("Etag")), 1024), LastModified: cut(first(got.header("Last-Modified")), 128),
	}
	now.File = filepath.Join(folder, now.Digest.String()+endingOf(media))
	if old != nil && old.Digest == now.Digest {
		return *old, nil
	}
	return now, a.write(now, about, got.Body)
}

func (a *Assets) write(now Asset, about string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(about), 0o755); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	if d, err := a.Digests.Digest(now.File); err != nil || d != now.Digest {
		if err := writeFile(now.File, body); err != nil {
			return err
		}
	}
	return writeJSON(about, now)
}

// atHand is the file that is kept of an address, if it is whole.
func (a *Assets) atHand(folder, about string) *Asset {
	b, err := os.ReadFile(about)
	if err != nil {
		return nil
	}
	var old Asset
	if json.Unmarshal(b, &old) != nil {
		return nil
	}
	old.File = filepath.Join(folder, old.Digest.String()+endingOf(old.MediaType))
	if d, err := a.Digests.Digest(old.File); err != nil || d != old.Digest {
		return nil
	}
	return &old
}

// check tells the media type of a file by its bytes, and refuses what the
// policy does not want, what is something else than the site says, and what
// could act.
func (a *Assets) check(address string, got *Answer) (string, error) {
	refuse := func(format string, args ...any) (string, error) {
		return "", &pipeline.Fault{
			Code: pipeline.Invalid, Where: address, Msg: fmt.Sprintf(format, args...), Hint: "the article links to it instead",
		}
	}
	media := sniff(got.Body)
	said, _, err := mime.ParseMediaType(first(got.header("Content-Type")))
	if err != nil || said == "application/octet-stream" || said == "binary/octet-stream" || isZip(said) && sniffedZip(media) {
		said = ""
	}
	switch {
	case len(got.Body) == 0:
		return refuse("is empty")
	case media == "":
		return refuse("is of a type that is not known%s", as(said))
	case !a.wants(media):
		return refuse("is %s, which is not kept", media)
	case said != "" && family(said) != family(media):
		return refuse("is %s, but its site says that it is %s", media, said)
	case media == "image/svg+xml":
		if what := activeSVG(got.Body); what != "" {
			return refuse("is a drawing that could act: it holds %s", what)
		}
	}
	return media, nil
}

func isZip(said string) bool {
	return said == "application/zip" || said == "application/x-zip-compressed" || said == "application/x-zip"
}

// sniffedZip tells whether documents of a media type are archives inside.
func sniffedZip(media string) bool {
	return media == "application/zip" || media == "application/epub+zip" || strings.HasPrefix(media, odf) || strings.HasPrefix(media, ooxml)
}

func as(said string) string {
	if said == "" {
		return ""
	}
	return ", its site says " + cut(said, 80)
}

// wants tells whether files of a media type are kept.
func (a *Assets) wants(media string) bool {
	return strings.HasPrefix(media, "image/") || slices.ContainsFunc(a.Types, func(t string) bool {
		return t == media || strings.HasSuffix(t, "/*") && strings.HasPrefix(media, t[:len(t)-1])
	})
}

// family is what a site and the bytes of a file have to agree on: sites often
// take one format of images for another.
func family(media string) string {
	kind, _, _ := strings.Cut(media, "/")
	switch {
	case kind == "image" || kind == "audio" || kind == "video":
		if media == "audio/mp4" || media == "video/mp4" || media == "audio/webm" || media == "video/webm" || media == "audio/ogg" || media == "video/ogg" {
			return "recording"
		}
		return kind
	case media == "application/x-pdf":
		return "application/pdf"
	case media == "application/ogg":
		return "recording"
	case media == "text/xml", media == "application/xml":
		return "image" // drawings are XML
	}
	return media
}
