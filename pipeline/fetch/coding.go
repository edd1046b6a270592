package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// accepted is what the client can unpack.
const accepted = "gzip, deflate, br, zstd"

// maxCodings is how often a body may be packed.
const maxCodings = 2

// codingError is a Content-Encoding that is not unpacked.
type codingError string

func (e codingError) Error() string { return string(e) }

// codingsOf returns how a body is packed, in the order in which it was.
func codingsOf(h http.Header) ([]string, error) {
	var out []string
	for _, line := range h.Values("Content-Encoding") {
		for c := range strings.SplitSeq(line, ",") {
			switch c = strings.ToLower(strings.TrimSpace(c)); c {
			case "", "identity", "none", "binary", "utf-8", "aws-chunked": // of no effect, or said by mistake
			case "gzip", "x-gzip":
				out = append(out, "gzip")
			case "deflate", "br", "zstd":
				out = append(out, c)
			default:
				return nil, codingError("is packed in a way that was not asked for")
			}
		}
	}
	if len(out) > maxCodings {
		return nil, codingError(fmt.Sprintf("is packed more than %d times", maxCodings))
	}
	return out, nil
}

// unpack undoes the codings, the last first, and lets no more than limit
// through between two of them. It returns nil where an empty body is said to
// be packed.
func unpack(b *body, codings []string, limit int64) (io.ReadCloser, error) {
	in := bufio.NewReader(b)
	if _, err := in.Peek(1); err == io.EOF {
		if b.resp.ContentLength == 0 {
			return nil, nil
		}
		return nil, io.ErrUnexpectedEOF
	}
	var r io.Reader = in
	var open closers
	for i := len(codings) - 1; i >= 0; i-- {
		d, err := decoder(r, codings[i])
		if err != nil {
			open.Close()
			return nil, err
		}
		open = append(open, d)
		r = d
		if i > 0 {
			r = &capped{r, limit, limit}
		}
	}
	return struct {
		io.Reader
		io.Closer
	}{r, open}, nil
}

type closers []io.Closer

func (c closers) Close() error {
	for _, d := range c {
		d.Close()
	}
	return nil
}

// capped fails after limit bytes.
type capped struct {
	r           io.Reader
	left, limit int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return n, &sizeError{c.limit}
	}
	return n, err
}

func decoder(r io.Reader, coding string) (io.ReadCloser, error) {
	in := bufio.NewReader(r)
	switch coding {
	case "gzip":
		return newMembers(in)
	case "deflate":
		// Some send what RFC 9110 asks for, zlib, and some the bare stream.
		head, err := in.Peek(2)
		if err == nil && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	case "br":
		return io.NopCloser(brotli.NewReader(in)), nil // the format's window is 16 MB at most
	}
	// RFC 9659: a window of 8 MB at most for zstd on the web.
	d, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}

// members reads a gzip stream of one or more members. What follows the last
// and is no member is passed over, as browsers do: some servers pad.
type members struct {
	in *bufio.Reader
	*gzip.Reader
}

func newMembers(in *bufio.Reader) (io.ReadCloser, error) {
	z, err := gzip.NewReader(in)
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	z.Multistream(false)
	return &members{in, z}, nil
}

func (m *members) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	if err != io.EOF {
		return n, err
	}
	head, err := m.in.Peek(2)
	if len(head) < 2 {
		if err != io.EOF {
			return n, err
		}
		return n, io.EOF
	}
	if head[0] != 0x1f || head[1] != 0x8b {
		return n, io.EOF
	}
	if err := m.Reader.Reset(m.in); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return n, err
	}
	m.Reader.Multistream(false)
	return n, nil
}
