package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/transform"

	"github.com/wordferry/wordferry/pipeline"
)

// Limits of a sitemap; the first two are those of the protocol
// (sitemaps.org/protocol.html).
const (
	maxSitemap = 50 << 20 // bytes, after decompression
	maxRecords = 50_000
	maxRatio   = 300     // of decompressed to compressed bytes, from maxFree on
	maxFree    = 4 << 20 // bytes that any sitemap may have decompressed
	maxToken   = 1 << 20 // bytes of one piece of markup or text
)

// record is one page, or one sitemap of an index.
type record struct {
	loc, title          string
	published, modified *time.Time
}

type sitemapRead struct {
	index   bool // the records are sitemaps
	records []record
	more    bool // there are more than maxRecords
}

// errFeed says that a document is a feed, which sitemaps may be.
var errFeed = errors.New("is a feed")

// parseSitemap reads a sitemap of any form. With an error it returns what came
// before the damage.
func parseSitemap(body []byte, charset string) (sitemapRead, error) {
	var in io.Reader = bytes.NewReader(body)
	if bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return sitemapRead{}, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the sitemap is not compressed as it says", Err: err}
		}
		in = &inflated{in: z, most: min(maxSitemap, max(maxFree, int64(len(body))*maxRatio))}
	}
	head := bufio.NewReaderSize(in, 64<<10)
	peek, err := head.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return sitemapRead{}, damaged(err)
	}
	in = head
	enc, bom := encodingOf(peek, charset)
	if enc != nil {
		in = transform.NewReader(head, enc.NewDecoder())
	} else if _, err := head.Discard(bom); err != nil {
		return sitemapRead{}, damaged(err)
	}
	text := bufio.NewReaderSize(in, 64<<10)
	peek, err = text.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return sitemapRead{}, damaged(err)
	}
	if trimmed := trimStart(peek); len(trimmed) == 0 || trimmed[0] != '<' {
		return textSitemap(text)
	}
	return xmlSitemap(text, peek)
}

func damaged(err error) error {
	return &pipeline.Fault{Code: pipeline.Invalid, Msg: "the sitemap cannot be read", Err: err}
}

// inflated gives up on what grows beyond measure when it is decompressed.
type inflated struct {
	in   io.Reader
	read int64
	most int64
}

func (r *inflated) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if r.read += int64(n); r.read > r.most {
		return 0, fmt.Errorf("it is larger than %d bytes when decompressed, which no sitemap should be", r.most)
	}
	return n, err
}

// textSitemap reads a sitemap that is a list of addresses, one a line. The
// first line tells whether it is one; later ones that are no address are passed
// over.
func textSitemap(in *bufio.Reader) (read sitemapRead, err error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<10)
	for n := 0; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\uFEFF"))
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case len(read.records) > 0 && !strings.Contains(line, ":"):
		case len(read.records) == 0 && !strings.HasPrefix(line, "http://") && !strings.HasPrefix(line, "https://"):
			return read, &pipeline.Fault{
				Code: pipeline.Invalid, Msg: fmt.Sprintf("is no sitemap: line %d is neither markup nor an address", n+1), Hint: "check the address",
			}
		case len(read.records) == maxRecords:
			read.more = true
			return read, nil
		default:
			read.records = append(read.records, record{loc: line})
		}
	}
	if lines.Err() != nil {
		return read, damaged(lines.Err())
	}
	if len(read.records) == 0 {
		return read, &pipeline.Fault{Code: pipeline.Invalid, Msg: "the sitemap is empty"}
	}
	return read, nil
}

// tokenLimit stops a piece of markup that has no end.
type tokenLimit struct {
	*bufio.Reader
	used int
}

func (r *tokenLimit) ReadByte() (byte, error) {
	if r.used++; r.used > maxToken {
		return 0, fmt.Errorf("a piece of it is longer than %d bytes", maxToken)
	}
	return r.Reader.ReadByte()
}

// xmlSitemap reads a sitemap or an index of sitemaps. Names count without
// their prefixes, and only where they stand matters: image:loc is no page.
func xmlSitemap(in *bufio.Reader, head []byte) (read sitemapRead, err error) {
	limit := &tokenLimit{Reader: in}
	dec := xml.NewDecoder(limit)
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // converted already
	root, depth, at := "", 0, 0                                                            // at: the depth of the record that is open
	var path [4]string                                                                     // names in the record, from depth at on
	var r record
	var text strings.Builder
	for {
		limit.used = 0
		tok, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			if root == "" || depth > 0 {
				return read, damaged(errors.New("it ends before its end"))
			}
			return read, nil
		}
		if err != nil {
			if root == "" && looksLikeHTML(head) {
				return read, notASitemap("html")
			}
			return read, damaged(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			local := strings.ToLower(t.Name.Local)
			depth++
			text.Reset()
			switch {
			case depth > maxDepth:
				return read, damaged(fmt.Errorf("more than %d elements in each other", maxDepth))
			case root == "":
				root = local
				if err := sitemapRoot(root); err != nil {
					return read, err
				}
				read.index = root == "sitemapindex"
			case at == 0 && (local == "url" || local == "sitemap"):
				if len(read.records) == maxRecords {
					read.more = true
					return read, nil
				}
				at, r = depth, record{}
			}
			if i := depth - at; at > 0 && i < len(path) {
				path[i] = local
			}
		case xml.CharData:
			if at > 0 && text.Len() < maxField {
				text.WriteString(cut(string(t[:min(len(t), maxField)]), maxField-text.Len()))
			}
		case xml.EndElement:
			if local := strings.ToLower(t.Name.Local); at > 0 && (local == "url" || local == "sitemap") {
				depth = at // whatever was left open in it
			}
			if at > 0 && depth > at {
				r.take(path[:min(depth-at+1, len(path))], depth-at, strings.TrimSpace(text.String()))
			}
			text.Reset()
			if depth == at {
				at = 0
				if r.loc != "" {
					read.records = append(read.records, r)
				}
			}
			if depth--; depth == 0 {
				return read, nil
			}
		}
	}
}

// take notes what an element of a record says. path are the names from the
// record to the element, which stands depth below it.
func (r *record) take(path []string, depth int, text string) {
	switch {
	case depth == 1 && path[1] == "loc" && r.loc == "":
		r.loc = text
	case depth == 1 && path[1] == "lastmod":
		r.modified = w3cTime(text)
	case depth == 2 && path[1] == "news" && path[2] == "publication_date":
		r.published = w3cTime(text)
	case depth == 2 && path[1] == "news" && path[2] == "title":
		r.title = text
	}
}

func sitemapRoot(root string) error {
	switch root {
	case "urlset", "sitemapindex":
		return nil
	case "rss", "rdf", "feed":
		return errFeed
	}
	return notASitemap(root)
}

func notASitemap(root string) error {
	f := &pipeline.Fault{Code: pipeline.Invalid, Msg: "is no sitemap: its outermost element is <" + cut(root, 40) + ">"}
	if root == "html" || root == "head" || root == "body" {
		f.Msg, f.Hint = "is an HTML page, no sitemap", "give the site's address without a path to use what its robots.txt names, or list the page with kind: page"
	}
	return f
}

// w3cTime reads the forms of ISO 8601 that sitemaps use (w3.org/TR/NOTE-datetime)
// and what is common besides; nil for everything else. What names no zone is
// in UTC.
func w3cTime(s string) *time.Time {
	s = strings.ToUpper(strings.TrimSpace(s))
	if len(s) > 40 {
		return nil
	}
	for _, layout := range []string{
		time.RFC3339, "2006-01-02", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01", "2006",
		"2006/01/02", "20060102", "MON, 02 JAN 2006 15:04:05 MST", "MON, 02 JAN 2006 15:04:05 -0700",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return &t
		}
	}
	return nil
}
