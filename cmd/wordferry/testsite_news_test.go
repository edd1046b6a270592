package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// news is what became of a site: addresses of articles.
type news struct{ edited, withdrawn, fresh []string }

// change has the press edit some articles, withdraw others in every way there
// is, and publish new ones.
func (s *webSite) change() (n news) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := &builder{webSite: s, day: siteDay.AddDate(0, 0, 1), images: map[int]map[string]bool{press: {}}}
	for k, address := range s.plain[:20] {
		path, st := strings.TrimPrefix(address, s.base[press]), s.wanted[address].story
		r := s.pages[press][path]
		if k < 12 {
			st.parts[0].paragraphs = append(st.parts[0].paragraphs, st.tongue.sentence(rand.New(rand.NewPCG(uint64(k), 13))))
			delete(s.pages[press], path)
			s.put(press, path, r.media, st.encoded(st.page(s.base[press], "", "", st.parts)), b.day).coding = r.coding
			n.edited = append(n.edited, address)
			continue
		}
		switch k {
		case 12, 13, 14:
			r.status, r.body, r.etag, r.modified = http.StatusGone, nil, "", time.Time{}
		case 15, 16:
			r.status, r.body, r.etag, r.modified = http.StatusNotFound, nil, "", time.Time{}
		case 17, 18: // nothing else is new
			r.header.Set("X-Robots-Tag", "noindex")
		case 19:
			r.status, r.body = http.StatusFound, nil
			r.header.Set("Location", "/")
		}
		delete(s.wanted, address)
		n.withdrawn = append(n.withdrawn, address)
	}
	for range 12 {
		st := b.story()
		st.images = nil
		path := fmt.Sprintf("/reports/%d.html", st.number)
		b.show(press, path, st, "", 1)
		s.list = append(s.list, siteEntry{s.base[press] + path, b.day, st.title})
		n.fresh = append(n.fresh, s.base[press]+path)
	}
	b.sitemaps()
	return n
}

// checkNews reads in the log that an import takes what is new and nothing else,
// and holds that it withdraws what is gone.
func checkNews(t *testing.T, s *webSite, n news, log []visit, dir string, run summary) {
	t.Helper()
	due := map[string]bool{}
	for _, address := range slices.Concat(n.edited, n.fresh) {
		due[address] = true
	}
	taken := map[string]int{}
	for _, v := range log {
		if v.full && !strings.HasPrefix(v.address, "/sitemaps/") && v.address != "/robots.txt" && v.address != "/" {
			taken[s.base[v.host]+v.address]++
		}
	}
	for address := range due {
		if taken[address] != 1 {
			t.Errorf("%s is new and was sent %d times", address, taken[address])
		}
	}
	for address := range taken {
		if !due[address] {
			t.Errorf("%s is as it was and was sent again", address)
		}
	}
	if run.Counts.Withdrawn != len(n.withdrawn) || run.Counts.Done != len(due) {
		t.Errorf("%d articles were withdrawn and %d worked on, want %d and %d", run.Counts.Withdrawn, run.Counts.Done, len(n.withdrawn), len(due))
	}
	there := map[string]bool{}
	for _, a := range published(t, dir) {
		there[a.Source.URI] = true
	}
	for _, address := range n.withdrawn {
		if there[address] {
			t.Errorf("%s was withdrawn and is still published", address)
		}
	}
}
