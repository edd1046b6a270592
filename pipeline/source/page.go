package source

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"mime"
	"os"
	"path/filepath"
	"time"

	"github.com/wordferry/wordferry/pipeline"
)

// maxPages is how many pages one article may be spread over.
const maxPages = 50

// pageAsk is one page that is wanted.
type pageAsk struct {
	address, key, name string
	snap               *Snapshot // at hand
	listed             *Listed
	wanted             bool // ask the site
	fresh              bool // of an article that was not known before this round
}

// pageGot is what came of it.
type pageGot struct {
	snap     *Snapshot
	asked    bool // the site was asked for it in this round
	answered bool // and the page is there
	noIndex  bool // a header that came without the page asked not to index it
	time     time.Time
}

// page brings in one page: from the site if that is wanted and was not done
// before the round was cut off, else from its snapshot. A page that cannot be
// fetched is read from its snapshot, too. gone says that it was withdrawn;
// the snapshot, if there is one, comes along.
func (s *session) page(ctx context.Context, p pageAsk) (got pageGot, gone *Gone, err error) {
	snap := p.snap
	if snap != nil && s.Refresh != Never && !s.intact(snap, p.name) {
		snap = nil // cut off while it was kept: fetch it
	}
	got = pageGot{snap: snap}
	mark, done := s.answered(pageKey(p.key))
	switch {
	case done && (snap != nil || mark.Msg != ""):
		err = mark.fault(p.address)
	case p.wanted || snap == nil && s.Refresh != Never:
		got.snap, mark, err = s.fetch(ctx, p, snap)
		if ctx.Err() != nil || errors.As(err, new(brokenRound)) {
			return got, nil, err
		}
	case snap == nil:
		return got, nil, &pipeline.Fault{
			Code: pipeline.NotFound, Where: p.address, Msg: "there is no snapshot of this page, and its source has refresh: never",
			Hint: "set refresh: missing and run once with the network, or put the page into " + s.Folder,
		}
	default:
		return got, nil, nil
	}
	got.asked, got.answered, got.noIndex, got.time = true, err == nil, mark.NoIndex, mark.Time
	switch {
	case err == nil:
		return got, nil, nil
	case mark.Code == pipeline.Gone:
		gone = &Gone{Time: mark.Time, Status: mark.Status}
		if mark.Status == 200 {
			gone.Why = whyFront
		}
		return got, gone, err
	case got.snap == nil:
		return got, nil, err
	}
	s.tell(notAsked, p.address, &pipeline.Fault{Code: mark.Code, Msg: notAsked + ": " + mark.Msg, Hint: mark.Hint})
	return got, nil, nil
}

// fetch asks the site for a page and keeps what comes.
func (s *session) fetch(ctx context.Context, p pageAsk, snap *Snapshot) (*Snapshot, Mark, error) {
	key := pageKey(p.key)
	mark := Mark{New: p.fresh}
	ask := Ask{Address: p.address, Kind: AskPage, MaxBytes: maxFile}
	whole := ask
	s.validators(&ask, key, snap)
	got, err := s.ask(ctx, key, ask, mark)
	if err == nil && got.Unchanged && snap != nil && snap.Gone != nil && noIndex(snap.robots()) && !noIndex(got.header("X-Robots-Tag")) {
		// The header that withdrew the page is not repeated: only a whole answer
		// tells whether it is gone.
		got, err = s.ask(ctx, key, whole, mark)
	}
	if ctx.Err() != nil || errors.As(err, new(brokenRound)) {
		return snap, mark, err
	}
	switch {
	case err != nil || got.Unchanged:
	case atFront(p.address, got):
		err = &pipeline.Fault{Code: pipeline.Gone, Where: p.address, Msg: "the page now leads to the front page of its site"}
	default:
		err = acceptable(p.address, got)
	}
	mark = markOf(mark, got, err)
	if err == nil && !got.Unchanged {
		now := newSnapshot(p.address, got)
		if now.Listed = p.listed; now.Listed == nil && p.snap != nil {
			now.Listed = p.snap.Listed
		}
		if snap == nil || !snap.same(now) {
			if err := now.write(s.Folder, p.name, got.Body); err != nil {
				return snap, mark, err
			}
			snap = now
		}
	}
	if noteErr := s.note(key, mark); noteErr != nil {
		return snap, mark, brokenRound{noteErr}
	}
	return snap, mark, err
}

// acceptable refuses answers that are no page.
func acceptable(address string, a *Answer) error {
	if len(bytes.TrimSpace(a.Body)) == 0 {
		return &pipeline.Fault{Code: pipeline.Temporary, Where: address, Msg: "the site answered with an empty page", Hint: "try again later"}
	}
	declared := first(a.header("Content-Type"))
	media, _, err := mime.ParseMediaType(declared)
	if err != nil {
		media = ""
	}
	switch media {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "application/xml", "text/xml":
		if bytes.HasPrefix(a.Body, []byte("%PDF-")) {
			media = "application/pdf"
			break
		}
		return nil
	case "application/octet-stream", "binary/octet-stream":
		if bytes.HasPrefix(bytes.TrimSpace(a.Body[:min(len(a.Body), 512)]), []byte("<")) {
			return nil
		}
	}
	return &pipeline.Fault{
		Code: pipeline.Invalid, Where: address, Msg: "is " + media + ", no page that an article can be read from",
		Hint: "leave such addresses out with a pattern under exclude",
	}
}

// intact tells whether the bytes of a snapshot are those that were fetched.
func (s *session) intact(snap *Snapshot, name string) bool {
	d, err := s.Digests.Digest(filepath.Join(s.Folder, name+snap.ending()))
	return err == nil && d == snap.Digest
}

// read makes an item of a snapshot and lets the page say what it says of
// itself.
func (s *session) read(ctx context.Context, key string, it pipeline.Item, snap *Snapshot, name string) (page, error) {
	it, err := s.item(it, snap, name)
	if err != nil || s.Read == nil {
		return page{key: key, item: it}, err
	}
	// A page that cannot be read says nothing of itself: extraction will say
	// what is wrong with it.
	reading, err := s.Read(ctx, it)
	if err != nil {
		reading = Reading{}
	}
	it.Canonical, it.Text = reading.Canonical, reading.Text
	if it.Canonical == "" && len(snap.Redirects) > 0 {
		it.Canonical = it.URI
	}
	return page{key: key, item: it, reading: reading}, ctx.Err()
}

func (s *session) item(it pipeline.Item, snap *Snapshot, name string) (pipeline.Item, error) {
	file := filepath.Join(s.Folder, name+snap.ending())
	it.URI = withoutVisitor(snap.final())
	it.MediaType, it.Charset = snap.mediaType()
	it.Modified = snap.Fetched
	it.Load = func() ([]byte, error) { return readFile(file, file) }
	d, err := s.Digests.Digest(file)
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

// dropPages removes the pages of an article from the n-th on, which it once
// went on to.
func (sh *shelf) dropPages(folder, name string, n int) {
	for ; n <= maxPages; n++ {
		base := filepath.Join(folder, pageName(name, n))
		if err := os.Remove(base + ".json"); errors.Is(err, fs.ErrNotExist) {
			return
		}
		for _, e := range endings {
			os.Remove(base + e)
		}
	}
}
