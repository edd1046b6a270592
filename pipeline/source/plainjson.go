package source

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/wordferry/wordferry/pipeline"
)

// plainJSON makes a JSON Feed of what tells what it lists, and nothing else:
// at most maxFeedEntries entries of short values.
func plainJSON(body []byte) ([]byte, error) {
	feed := struct {
		Version json.RawMessage `json:"version"`
		NextURL json.RawMessage `json:"next_url,omitempty"`
		Items   []plainItem     `json:"items"`
	}{Version: json.RawMessage(`"1.1"`), Items: []plainItem{}}
	dec := json.NewDecoder(bytes.NewReader(body))
	listed := false
	err := members(dec, func(key string) (err error) {
		switch key {
		case "next_url":
			err = dec.Decode(&feed.NextURL)
			feed.NextURL = scalar(feed.NextURL)
		case "items":
			listed = true
			feed.Items, err = plainItems(dec, feed.Items)
		default:
			var skipped json.RawMessage
			err = dec.Decode(&skipped)
		}
		return err
	})
	switch {
	case err != nil && len(feed.Items) == 0: // else what came before the damage counts
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the feed is broken", Err: err}
	case !listed:
		return nil, &pipeline.Fault{Code: pipeline.Invalid, Msg: "is no feed: it is JSON without a list of items"}
	}
	return json.Marshal(feed)
}

// plainItem is an entry of a JSON Feed.
type plainItem struct {
	ID            json.RawMessage `json:"id,omitempty"`
	URL           json.RawMessage `json:"url,omitempty"`
	Title         json.RawMessage `json:"title,omitempty"`
	DatePublished json.RawMessage `json:"date_published,omitempty"`
	DateModified  json.RawMessage `json:"date_modified,omitempty"`
}

var errEnough = errors.New("there are more entries than are read")

// plainItems reads the list of items that comes next.
func plainItems(dec *json.Decoder, out []plainItem) ([]plainItem, error) {
	if tok, err := dec.Token(); err != nil || tok != json.Delim('[') {
		return out, errors.Join(errors.New("items is no list"), err)
	}
	for dec.More() {
		if len(out) == maxFeedEntries {
			return out, errEnough
		}
		var it plainItem
		if err := dec.Decode(&it); err != nil {
			if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
				continue // something else than an object
			}
			return out, err
		}
		for _, v := range []*json.RawMessage{&it.ID, &it.URL, &it.Title, &it.DatePublished, &it.DateModified} {
			*v = scalar(*v)
		}
		out = append(out, it)
	}
	_, err := dec.Token()
	return out, err
}

// members calls read for every member of the object that comes next, with the
// decoder before its value.
func members(dec *json.Decoder, read func(key string) error) error {
	if tok, err := dec.Token(); err != nil || tok != json.Delim('{') {
		return errors.Join(errors.New("it is no object"), err)
	}
	for dec.More() {
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		key, _ := tok.(string)
		if err := read(key); err != nil {
			return err
		}
	}
	_, err := dec.Token()
	return err
}

// scalar is a short text or a number; nil for everything else.
func scalar(v json.RawMessage) json.RawMessage {
	if len(v) == 0 || len(v) > maxField || v[0] != '"' && v[0] != '-' && (v[0] < '0' || v[0] > '9') {
		return nil
	}
	return v
}
