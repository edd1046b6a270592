// Package depot keeps published packs in a bucket: blobs by digest, the
// pointers of channels with the history of each, and the plain files of the
// current release for people to look at. out/ is such a bucket.
//
//	blobs/sha256/ab/<64 hex>            immutable
//	PACK/channels/CHANNEL.json          the only file of a pack that changes
//	PACK/history/CHANNEL/00000042.json  every pointer there was, written once
//	schema/NAME/MAJOR.schema.json
//	site/…                              plain files
//
// A reader never sees half of anything: every file gets its name only when it
// is whole and on the disk, and a pointer only when everything under it is.
// Whatever moment a publisher is killed at, the old pointer stands and the
// next run goes on; what it left half-written is swept away then.
//
// The bucket is gocloud.dev's. Its file bucket renames but never syncs, which
// after a loss of power can leave an empty file under a final name, and it
// leaves its temporary files where a killed process had them. This package
// syncs and sweeps around it, and holds a lock on the folder, so that one
// process writes at a time.
package depot

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/gcerrors"

	"github.com/wordferry/wordferry/pipeline"
)

// Depot is a bucket of packs. It is safe for many goroutines.
type Depot struct {
	dir    string
	bucket *blob.Bucket
	step   func(name string) error // asked before each step of a write; tests cut the power or fill the disk here

	mu    sync.Mutex
	lock  *os.File            // the folder, locked; nil until something is written
	dirty map[string]struct{} // folders with new names in them that are not yet synced

	held     sync.Mutex
	contents map[pipeline.Digest]struct{} // the blobs there are; nil until somebody asks what is missing
}

// Open opens the depot in a folder and makes the folder if there is none.
// Nothing in it is changed before the first write. Close it after use.
func Open(_ context.Context, dir string) (*Depot, error) {
	abs, err := filepath.Abs(dir)
	if err == nil {
		err = os.MkdirAll(abs, 0o777)
	}
	if err != nil {
		return nil, fault(dir, "cannot be made", err)
	}
	bucket, err := fileblob.OpenBucket(abs, &fileblob.Options{NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	if err != nil {
		return nil, fault(dir, "cannot be opened", err)
	}
	return &Depot{dir: abs, bucket: bucket, step: func(string) error { return nil }, dirty: map[string]struct{}{}}, nil
}

// Close makes what was written durable and lets other processes write. A
// second Close does nothing.
func (d *Depot) Close() error {
	err := d.sync()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.lock != nil {
		err = errors.Join(err, d.lock.Close())
		d.lock = nil
	}
	if closed := d.bucket.Close(); gcerrors.Code(closed) != gcerrors.FailedPrecondition {
		err = errors.Join(err, closed)
	}
	return err
}

func blobKey(d pipeline.Digest) string {
	s := d.String()
	return "blobs/sha256/" + s[:2] + "/" + s
}

// Put keeps data and returns its digest. What is there already is left alone.
func (d *Depot) Put(ctx context.Context, data []byte) (pipeline.Digest, error) {
	digest := pipeline.DigestOf(data)
	key := blobKey(digest)
	// A blob of another size is what a disk that lied about a sync left behind.
	if a, err := d.bucket.Attributes(ctx, key); err != nil || a.Size != int64(len(data)) {
		if err := d.write(ctx, key, data, false); err != nil {
			return digest, err
		}
	}
	d.held.Lock()
	defer d.held.Unlock()
	if d.contents != nil {
		d.contents[digest] = struct{}{}
	}
	return digest, nil
}

// Has tells whether a blob is there. It does not read it.
func (d *Depot) Has(ctx context.Context, digest pipeline.Digest) (bool, error) {
	ok, err := d.bucket.Exists(ctx, blobKey(digest))
	if err != nil {
		return false, d.fault(blobKey(digest), "cannot be read", err)
	}
	return ok, nil
}

// Get reads a blob and checks it against its digest.
func (d *Depot) Get(ctx context.Context, digest pipeline.Digest) ([]byte, error) {
	key := blobKey(digest)
	data, err := d.bucket.ReadAll(ctx, key)
	if err != nil {
		return nil, d.fault(key, "cannot be read", err)
	}
	if pipeline.DigestOf(data) != digest {
		return nil, &pipeline.Fault{
			Code: pipeline.Invalid, Where: d.path(key), Msg: "is damaged: its bytes do not have the digest in its name",
			Hint: "delete the file and run again; it is made anew",
		}
	}
	return data, nil
}

// Missing gives those of the digests that have no blob, each once, in the
// order they came. The first call lists all blobs, which costs a tenth of
// asking for each of them; later calls go by that list and by what was Put
// since. Has asks again.
func (d *Depot) Missing(_ context.Context, digests []pipeline.Digest) ([]pipeline.Digest, error) {
	d.held.Lock()
	defer d.held.Unlock()
	if d.contents == nil {
		contents, err := d.list()
		if err != nil {
			return nil, err
		}
		d.contents = contents
	}
	var missing []pipeline.Digest
	for _, g := range digests {
		if _, ok := d.contents[g]; !ok && !slices.Contains(missing, g) {
			missing = append(missing, g)
		}
	}
	return missing, nil
}

// list reads the names of all blobs.
func (d *Depot) list() (map[pipeline.Digest]struct{}, error) {
	all := map[pipeline.Digest]struct{}{}
	for b := range 256 {
		folder := fmt.Sprintf("blobs/sha256/%02x", b)
		names, err := namesIn(d.path(folder))
		if err != nil {
			return nil, d.fault(folder, "cannot be read", err)
		}
		for _, name := range names {
			var g pipeline.Digest
			if g.UnmarshalText([]byte(name)) == nil && int(g[0]) == b {
				all[g] = struct{}{}
			}
		}
	}
	return all, nil
}

// namesIn lists a folder; nothing when it is not there.
func namesIn(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// Schemas keeps JSON Schemas by the name of their document, "article/1".
func (d *Depot) Schemas(ctx context.Context, schemas map[string][]byte) error {
	for _, name := range sortedKeys(schemas) {
		if err := d.replace(ctx, "schema/"+name+".schema.json", schemas[name]); err != nil {
			return err
		}
	}
	return d.sync()
}

// path is how people see a key.
func (d *Depot) path(key string) string { return filepath.Join(d.dir, filepath.FromSlash(key)) }

func (d *Depot) fault(key, msg string, err error) error { return fault(d.path(key), msg, err) }

func fault(where, msg string, err error) error {
	f := &pipeline.Fault{Code: pipeline.Internal, Where: where, Msg: msg, Err: err}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		f.Err = errno // the bucket and the system both name the file again around it
	}
	switch {
	case noSpace(err):
		f.Code, f.Msg, f.Hint = pipeline.Temporary, msg+": the disk is full", "make room and run again; what was published before is untouched"
	case errors.Is(err, os.ErrPermission) || readOnly(err):
		f.Code, f.Hint = pipeline.Denied, "check that you may write there; what was published before is untouched"
	case gcerrors.Code(err) == gcerrors.NotFound || errors.Is(err, os.ErrNotExist):
		f.Code, f.Msg, f.Hint, f.Err = pipeline.NotFound, "is not there", "run again; what is missing is made anew", nil
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %w", where, err)
	}
	return f
}
