package depot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"github.com/wordferry/wordferry/pipeline"
)

// Pointer reads the pointer of a channel. Its code is NotFound when nothing
// was published there.
func (d *Depot) Pointer(ctx context.Context, pack, channel string) ([]byte, error) {
	key, err := channelKey(pack, channel)
	if err != nil {
		return nil, err
	}
	data, err := d.bucket.ReadAll(ctx, key)
	if err != nil {
		return nil, d.fault(key, "cannot be read", err)
	}
	return data, nil
}

// Publish moves a channel to a new release. Build gives the pointer for a
// sequence number, always the same one for the same number; it is asked first
// for the number that the channel stands at, and if that is the pointer that
// is there, nothing is done. All blobs must have been Put before.
//
// The order makes it safe: names of blobs to the disk, then the record in the
// history, which is only ever written once and so settles who was first, then
// the pointer. A record without its pointer is what a killed publisher left;
// it is taken up if it says the same, and its number is skipped if not.
func (d *Depot) Publish(ctx context.Context, pack, channel string, build func(seq int64) ([]byte, error)) (seq int64, changed bool, err error) {
	key, err := channelKey(pack, channel)
	if err != nil {
		return 0, false, err
	}
	current, err := d.Pointer(ctx, pack, channel)
	if err != nil && pipeline.CodeOf(err) != pipeline.NotFound {
		return 0, false, err
	}
	at, err := d.seqOf(key, current)
	if err != nil {
		return 0, false, err
	}
	if at > 0 {
		same, err := build(at)
		if err != nil {
			return 0, false, err
		}
		if bytes.Equal(same, current) {
			if err = d.record(ctx, pack, channel, at, current); errors.Is(err, errExists) {
				err = &pipeline.Fault{
					Code: pipeline.Conflict, Where: d.path(historyKey(pack, channel, at)), Msg: "says another thing than the channel's pointer",
					Hint: "one of them was changed by hand; delete the wrong one and run again",
				}
			}
			return at, false, err
		}
	}
	last, err := d.lastSeq(ctx, pack, channel)
	if err != nil {
		return 0, false, err
	}
	for seq = max(last, at+1, 1); ; seq++ {
		pointer, err := build(seq)
		if err != nil {
			return 0, false, err
		}
		if err := d.sync(); err != nil {
			return 0, false, err
		}
		err = d.record(ctx, pack, channel, seq, pointer)
		if errors.Is(err, errExists) {
			continue
		}
		if err == nil {
			err = d.sync()
		}
		if err == nil {
			err = d.write(ctx, key, pointer, false)
		}
		if err == nil {
			err = d.sync()
		}
		return seq, err == nil, err
	}
}

// record writes a pointer into the history. It is no error if it stands there
// already; errExists if another one does.
func (d *Depot) record(ctx context.Context, pack, channel string, seq int64, pointer []byte) error {
	key := historyKey(pack, channel, seq)
	old, err := d.bucket.ReadAll(ctx, key)
	switch {
	case err == nil && bytes.Equal(old, pointer):
		return nil
	case err == nil:
		return errExists
	case gcerrors.Code(err) != gcerrors.NotFound:
		return d.fault(key, "cannot be read", err)
	}
	return d.write(ctx, key, pointer, true)
}

// seqOf reads the sequence out of a pointer, which is all that a depot
// understands of one; 0 without a pointer.
func (d *Depot) seqOf(key string, pointer []byte) (int64, error) {
	if pointer == nil {
		return 0, nil
	}
	var p struct {
		Seq int64 `json:"seq"`
	}
	if err := json.Unmarshal(pointer, &p); err != nil || p.Seq < 1 {
		return 0, &pipeline.Fault{
			Code: pipeline.Invalid, Where: d.path(key), Msg: "is no pointer that can be read", Err: err,
			Hint: "delete the file and run again; the history beside it tells where the channel stood",
		}
	}
	return p.Seq, nil
}

// lastSeq is the highest number in the history of a channel.
func (d *Depot) lastSeq(ctx context.Context, pack, channel string) (int64, error) {
	prefix := pack + "/history/" + channel + "/"
	var last int64
	it := d.bucket.List(&blob.ListOptions{Prefix: prefix})
	for {
		o, err := it.Next(ctx)
		if err == io.EOF {
			return last, nil
		}
		if err != nil {
			return 0, d.fault(prefix, "cannot be read", err)
		}
		name, ok := strings.CutSuffix(path.Base(o.Key), ".json")
		if n, err := strconv.ParseInt(name, 10, 64); ok && err == nil && o.Key == historyKey(pack, channel, n) {
			last = max(last, n)
		}
	}
}

func historyKey(pack, channel string, seq int64) string {
	return fmt.Sprintf("%s/history/%s/%08d.json", pack, channel, seq)
}

// channelKey is where the pointer of a channel lies. Names were checked by
// whoever made the pointer; here they must only stay in their place.
func channelKey(pack, channel string) (string, error) {
	for _, name := range []string{pack, channel} {
		if err := checkElement(name); err != nil {
			return "", &pipeline.Fault{Code: pipeline.Invalid, Where: pack + " " + channel, Msg: "cannot be the names of a pack and a channel", Err: err}
		}
	}
	switch pack {
	case "blobs", "schema", "site", "keys":
		return "", &pipeline.Fault{Code: pipeline.Invalid, Where: pack, Msg: "cannot be the name of a pack: it is a folder of the depot", Hint: "give the pack another name"}
	}
	return pack + "/channels/" + channel + ".json", nil
}

// checkElement tells what keeps a name from being one element of a path.
func checkElement(name string) error {
	switch {
	case name == "" || name[0] == '.' || len(name) > 255:
		return fmt.Errorf("%q is empty, hidden or too long", name)
	case strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) }):
		return fmt.Errorf("%q has a character that cannot stand in a file name everywhere", name)
	case leftover().MatchString(name):
		return fmt.Errorf("%q ends as a file does that is not whole yet", name)
	}
	return nil
}
