package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"os"

	"github.com/rogpeppe/go-internal/testscript"
)

type siteKey struct{}

// site is a web server that a story starts: it serves a folder, remembers
// what it was asked, and holds requests for /slow/… until it is told.
type site struct {
	server *httptest.Server

	mu       sync.Mutex
	log      []string
	asked    chan string
	released chan struct{}
}

func siteCommands() map[string]func(ts *testscript.TestScript, neg bool, args []string) {
	return map[string]func(ts *testscript.TestScript, neg bool, args []string){"site": siteCommand}
}

// site start FOLDER   serves a folder; $SITE is its address
// site log            prints what was asked and answered since the last time
// site await PATH     waits until PATH is asked for
// site release        answers what waits under /slow/
// site stop           is gone from then on
func siteCommand(ts *testscript.TestScript, _ bool, args []string) {
	s := ts.Value(siteKey{}).(*site)
	switch args[0] {
	case "start":
		s.asked, s.released = make(chan string, 1000), make(chan struct{})
		s.server = httptest.NewServer(s.handler(ts.MkAbs(args[1])))
		ts.Defer(s.stop)
		ts.Setenv("SITE", s.server.URL)
	case "log":
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, l := range s.log {
			fmt.Fprintln(ts.Stdout(), l)
		}
		s.log = nil
	case "await":
		for {
			select {
			case path := <-s.asked:
				if path == args[1] {
					return
				}
			case <-time.After(20 * time.Second):
				ts.Fatalf("nobody asks for %s", args[1])
			}
		}
	case "release":
		close(s.released)
	case "stop":
		s.stop()
	default:
		ts.Fatalf("usage: site start|log|await|release|stop")
	}
}

func (s *site) stop() {
	if s.server != nil {
		s.server.CloseClientConnections()
		s.server.Close()
		s.server = nil
	}
}

func (s *site) handler(folder string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked <- r.URL.Path
		status := &reply{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			s.mu.Lock()
			s.log = append(s.log, fmt.Sprintf("%s %d", r.URL.Path, status.status))
			s.mu.Unlock()
		}()
		switch {
		case filepath.Dir(r.URL.Path) == "/slow":
			select {
			case <-s.released:
			case <-r.Context().Done():
				return
			}
		case r.URL.Path == "/endless.html":
			piece := bytes.Repeat([]byte("<p>On and on it goes. "), 5000)
			for r.Context().Err() == nil {
				if _, err := status.Write(piece); err != nil {
					return
				}
			}
			return
		}
		path := filepath.Join(folder, filepath.FromSlash(r.URL.Path))
		b, err := os.ReadFile(path)
		if err != nil {
			http.NotFound(status, r)
			return
		}
		etag := fmt.Sprintf(`"%.8x"`, sha256.Sum256(b))
		status.Header().Set("Etag", etag)
		media := mime.TypeByExtension(filepath.Ext(path))
		if media == "" || strings.HasPrefix(media, "text/html") {
			media = "text/html; charset=utf-8"
		}
		status.Header().Set("Content-Type", media)
		if r.Header.Get("If-None-Match") == etag {
			status.WriteHeader(http.StatusNotModified)
			return
		}
		status.Write(b)
	})
}

// reply notes the status that was sent.
type reply struct {
	http.ResponseWriter
	status int
}

func (a *reply) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}
