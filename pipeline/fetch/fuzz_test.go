package fetch

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// What a site sends as an address is refused or comes into one form, with no
// password in it.
func FuzzAddress(f *testing.F) {
	f.Add("http://a.example/b?c#d", "../x")
	f.Add("https://MÜLLER.example:443/%61", "//b.example:80/ä?b c")
	f.Add("http://[::ffff:127.0.0.1]:8080/", "http://u:p@h/")
	f.Fuzz(func(t *testing.T, address, location string) {
		u, err := parse(address)
		if err != nil {
			return
		}
		if again, err := parse(u.String()); err != nil || again.String() != u.String() {
			t.Errorf("%q becomes %q, then %v (%v)", address, u, again, err)
		}
		next, err := follow(u, &answer{header: http.Header{"Location": {location}}})
		if err != nil {
			return
		}
		if next.Scheme != "http" && next.Scheme != "https" || next.User != nil || next.Host == "" || strings.Contains(next.Host, "@") {
			t.Errorf("%q leads to %q", location, next)
		}
		if again, err := parse(next.String()); err != nil || again.String() != next.String() {
			t.Errorf("%q becomes %q, then %v (%v)", location, next, again, err)
		}
	})
}

func FuzzBody(f *testing.F) {
	codings := []string{"gzip", "deflate", "br", "zstd", "gzip, br", "zstd, deflate"}
	for i, c := range codings {
		first, second, twice := strings.Cut(c, ", ")
		b := pack(f, first, []byte("hello, hello, hello"))
		if twice {
			b = pack(f, second, b)
		}
		f.Add(uint8(i), b)
	}
	f.Fuzz(func(t *testing.T, coding uint8, data []byte) {
		const limit = 1000
		resp := &http.Response{
			Header: http.Header{"Content-Encoding": {codings[int(coding)%len(codings)]}}, ContentLength: -1,
			Body: io.NopCloser(bytes.NewReader(data)),
		}
		b := newBody(resp, drip{1, time.Hour}, func(error) {})
		defer b.stop()
		if out, err := b.read(limit, false); err == nil && len(out) > limit || err != nil && out != nil {
			t.Errorf("%d bytes, %v", len(out), err)
		}
	})
}
