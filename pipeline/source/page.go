package source

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"path/filepath"
	"slices"

	"github.com/wordferry/wordferry/pipeline"
)

// maxPages is how many pages one article may be spread over.
const maxPages = 50

// Pages lists pages of the web by their addresses, and by list pages whose
// links lead to them.
type Pages struct {
	Web
	Addresses []string // of articles
	Lists     []string // of pages whose links lead to articles
	MaxLists  int      // list pages read of each of Lists, over their links to older ones; default 10
}

// Items yields the pages in the order of their addresses in the
// configuration. A page that cannot be fetched is read from its snapshot;
// without one it comes with an error, and the others go on.
func (p Pages) Items(ctx context.Context) iter.Seq2[pipeline.Item, error] {
	return func(yield func(pipeline.Item, error) bool) {
		for _, address := range p.Addresses {
			if ctx.Err() != nil {
				return
			}
			it, err := p.article(ctx, address)
			if ctx.Err() != nil || !yield(it, err) {
				return
			}
		}
	}
}

// article is one address with the further pages that its article goes on to.
func (p Pages) article(ctx context.Context, address string) (pipeline.Item, error) {
	name, err := nameOfAddress(address)
	if err != nil {
		return pipeline.Item{URI: address}, err
	}
	first, err := p.page(ctx, address, name)
	if err != nil || p.Read == nil {
		return first, err
	}
	seen := []string{address}
	last := &first
	for n := 2; n <= maxPages; n++ {
		it := *last
		if it.Body, err = last.Load(); err != nil {
			return first, err
		}
		reading, err := p.Read(ctx, it)
		if err != nil {
			return first, err
		}
		next := reading.Next
		if next == "" || slices.Contains(seen, next) {
			break
		}
		seen = append(seen, next)
		page, err := p.page(ctx, next, pageName(name, n))
		if err != nil {
			return first, err
		}
		first.Next = append(first.Next, page)
		last = &first.Next[len(first.Next)-1]
	}
	all := first.Digest[:]
	for _, n := range first.Next {
		all = append(slices.Clip(all), n.Digest[:]...)
	}
	if len(first.Next) > 0 {
		first.Digest = pipeline.DigestOf(all)
	}
	return first, nil
}

func (p Pages) page(ctx context.Context, address, name string) (pipeline.Item, error) {
	it := pipeline.Item{ID: articleID(p.Name, name), URI: address}
	snap, err := readSnapshot(p.Folder, name)
	switch {
	case err == nil && (snap.Address != address || p.Refresh != Never && !p.intact(snap, name)):
		snap = nil // of another page of this name, or cut off while it was kept: fetch it
	case errors.Is(err, fs.ErrNotExist):
		snap = nil
	case err != nil:
		return it, err
	}
	if p.Refresh == Always || p.Refresh == Missing && snap == nil {
		ask := Ask{Address: address, Kind: AskPage, MaxBytes: maxFile}
		if snap != nil {
			ask.ETag, ask.LastModified = snap.Header["Etag"], snap.Header["Last-Modified"]
		}
		got, err := p.Get(ctx, ask)
		switch {
		case err == nil && !got.Unchanged:
			fresh := NewSnapshot(address, got.Status, func(n string) string {
				if v := got.Header(n); len(v) > 0 {
					return v[0]
				}
				return ""
			}, got.Body, got.Time)
			if err := fresh.write(p.Folder, name, got.Body); err != nil {
				return it, err
			}
			snap = fresh
		case err != nil && (snap == nil || ctx.Err() != nil):
			return it, err
		case err != nil:
			p.notice(address, err)
		}
	}
	if snap == nil {
		return it, &pipeline.Fault{
			Code: pipeline.NotFound, Where: address, Msg: "there is no snapshot of this page, and its source has refresh: never",
			Hint: "set refresh: missing and run once with the network, or put the page into " + p.Folder,
		}
	}
	return p.item(it, snap, name)
}

// intact tells whether the bytes of a snapshot are those that were fetched.
func (p Pages) intact(snap *Snapshot, name string) bool {
	d, err := p.Digests.Digest(filepath.Join(p.Folder, name+snap.ending()))
	return err == nil && d == snap.Digest
}

func (p Pages) item(it pipeline.Item, snap *Snapshot, name string) (pipeline.Item, error) {
	file := filepath.Join(p.Folder, name+snap.ending())
	it.MediaType, it.Charset = snap.mediaType()
	it.Modified = snap.Fetched
	it.Load = func() ([]byte, error) { return readFile(file, file) }
	d, err := p.Digests.Digest(file)
	if err != nil {
		return it, unreadable(file, err)
	}
	if d != snap.Digest {
		return it, &pipeline.Fault{
			Code: pipeline.Invalid, Where: file, Msg: "is not what was fetched: its SHA-256 differs from the one kept beside it",
			Hint: "delete it to fetch the page again, or correct sha256 in " + name + ".json if you changed it on purpose",
		}
	}
	it.Digest = d
	return it, nil
}
