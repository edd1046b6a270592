package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/htmlindex"
)

// The site that imports are tested with must itself do what it says.
func TestWebSite_DoesWhatItSays(t *testing.T) {
	t.Parallel()
	s := startWebSite(t)
	if want := pressPages + journalPages + archivePages; s.html != want {
		t.Errorf("%d addresses of pages, want %d", s.html, want)
	}
	client := &http.Client{
		Transport:     &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	get := func(address string, header ...string) (*http.Response, string, error) {
		t.Helper()
		req, err := http.NewRequest(http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		resp, err := client.Do(req)
		if err != nil {
			return nil, "", err
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		return resp, string(b), err
	}
	seen := map[trouble]bool{}
	charsets := map[string]bool{}
	for address, w := range s.wanted {
		host := 0
		for i, base := range s.base {
			if strings.HasPrefix(address, base) {
				host = i
			}
		}
		p := s.pages[host][withoutSource(strings.TrimPrefix(address, s.base[host]))]
		if p == nil {
			t.Fatalf("%s is wanted and not there", address)
		}
		if p.status != http.StatusOK {
			continue
		}
		for _, trouble := range append([]trouble{none}, p.troubles...) {
			seen[trouble] = true
		}
		if len(p.troubles) > 0 || charsets[w.charset] {
			continue
		}
		charsets[w.charset] = true
		resp, body, err := get(address)
		if err != nil {
			t.Fatal(err)
		}
		label := w.charset
		if label == "" {
			label = "utf-8"
		}
		enc, err := htmlindex.Get(label)
		if err != nil {
			t.Fatal(err)
		}
		text, err := enc.NewDecoder().String(body)
		if err != nil || !strings.Contains(text, w.parts[0].paragraphs[0]) {
			t.Errorf("%s is not in %s: %v", address, label, err)
		}
		if strings.Contains(resp.Header.Get("Content-Type")+text, "charset") != (w.charset == "") {
			t.Errorf("%s declares an encoding, or none: %s", address, resp.Header)
		}
		for _, validator := range []string{"Etag", "Last-Modified"} {
			value := resp.Header.Get(validator)
			if value == "" {
				continue
			}
			again, _, err := get(address, map[string]string{"Etag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator], value)
			if err != nil || again.StatusCode != http.StatusNotModified {
				t.Errorf("%s: asked again with its %s: %v %v", address, validator, again, err)
			}
		}
	}
	for _, trouble := range []trouble{error5, busy, hurried, cut, chopped, reset} {
		if !seen[trouble] {
			t.Errorf("no page has trouble %d", trouble)
		}
	}
	if len(charsets) != 4 {
		t.Errorf("encodings: %v", charsets)
	}
	for _, host := range s.pages {
		for path, p := range host {
			if len(p.troubles) > 0 && (p.troubles[0] == cut || p.troubles[0] == chopped || p.troubles[0] == reset) {
				base := s.base[press]
				if _, _, err := get(base + path); err == nil {
					t.Errorf("%s comes whole at the first attempt", path)
				}
				if _, _, err := get(base + path); err != nil {
					t.Errorf("%s does not heal: %v", path, err)
				}
			}
		}
	}
	log := s.visits()
	if len(log) == 0 || log[0].began.After(time.Now()) || !log[0].full {
		t.Errorf("the log begins with %v", log[0])
	}
	for _, v := range log {
		if v.conditional != (v.status == http.StatusNotModified) || v.full && v.trouble != none {
			t.Errorf("logged: %v", v)
		}
	}
	s.reset()
	if log := s.visits(); len(log) != 0 {
		t.Errorf("after a reset there are %d requests", len(log))
	}
}
